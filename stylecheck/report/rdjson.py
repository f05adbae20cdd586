"""Reviewdog's diagnostic format: comments in any code review, with rewrites that one click takes over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from stylecheck.diagnostic import Diagnostic, Severity
from stylecheck.report.model import CheckedFile
from stylecheck.report.place import relative, utf8_position
from stylecheck.report.visible import as_json, visible
from stylecheck.span import Span

LEVELS = {Severity.SUGGESTION: "INFO", Severity.WARNING: "WARNING", Severity.ERROR: "ERROR"}


def rdjson(files: Sequence[CheckedFile], color: bool) -> str:  # noqa: ARG001
    """Return one DiagnosticResult; columns are bytes of UTF-8."""
    found = [_diagnostic(file, item) for file in files for item in file.report.diagnostics]
    return as_json({"source": {"name": "stylecheck"}, "diagnostics": found})


def _diagnostic(file: CheckedFile, item: Diagnostic) -> dict[str, Any]:
    code = {"value": item.rule, **({"url": item.source.url} if item.source.url else {})}
    return {
        "message": "\n".join(map(visible, [item.message, f"why: {item.why}"])),
        "location": {"path": relative(file.path), "range": _range(file, item.span)},
        "severity": LEVELS[item.severity],
        "code": code,
        "suggestions": _suggestions(file, item),
    }


def _suggestions(file: CheckedFile, item: Diagnostic) -> list[dict[str, Any]]:
    """Return the fixes that are one edit: a suggestion is one range and its text."""
    edits = [fix.edits[0] for fix in item.fixes if len(fix.edits) == 1]
    return [{"range": _range(file, edit.span), "text": edit.text} for edit in edits]


def _range(file: CheckedFile, span: Span) -> dict[str, dict[str, int]]:
    start, end = (utf8_position(file, offset) for offset in span)
    return {"start": {"line": start[0], "column": start[1]}, "end": {"line": end[0], "column": end[1]}}
