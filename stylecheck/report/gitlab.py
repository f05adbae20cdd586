"""GitLab's code quality report: findings in the merge request widget and beside the changed lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from stylecheck.diagnostic import Severity
from stylecheck.report.model import CheckedFile
from stylecheck.report.place import fingerprints, relative
from stylecheck.report.visible import as_json, visible

LEVELS = {Severity.SUGGESTION: "info", Severity.WARNING: "minor", Severity.ERROR: "major"}


def gitlab(files: Sequence[CheckedFile], color: bool) -> str:  # noqa: ARG001
    """Return a list of issues; columns are code points."""
    return as_json([issue for file in files for issue in _issues(file)])


def _issues(file: CheckedFile) -> Iterator[dict[str, Any]]:
    for item, fingerprint in zip(file.report.diagnostics, fingerprints(file), strict=True):
        begin, end = (file.index.line_column(offset) for offset in item.span)
        yield {
            "description": visible(item.message),
            "check_name": item.rule,
            "fingerprint": fingerprint,
            "severity": LEVELS[item.severity],
            "location": {
                "path": relative(file.path),
                "positions": {
                    "begin": {"line": begin[0], "column": begin[1]},
                    "end": {"line": end[0], "column": end[1]},
                },
            },
        }
