"""Findings counted by rule instead of listed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from stylecheck.diagnostic import Severity
from stylecheck.report.model import CheckedFile

Row = tuple[int, Severity, str]


def statistics(files: Iterable[CheckedFile]) -> str:
    """Return a line for each severity and rule, the most frequent first."""
    return "\n".join(f"{count:6} {severity.word:10} {rule}" for count, severity, rule in _rows(files))


def json_statistics(files: Iterable[CheckedFile]) -> str:
    """Return the same as one JSON document."""
    from stylecheck.report.json_report import VERSION
    from stylecheck.report.visible import as_json

    rows = [{"rule": rule, "severity": severity.word, "findings": count} for count, severity, rule in _rows(files)]
    return as_json({"version": VERSION, "statistics": rows})


def _rows(files: Iterable[CheckedFile]) -> list[Row]:
    counts = Counter((item.severity, item.rule) for file in files for item in file.report.diagnostics)
    ordered = sorted(counts.items(), key=lambda row: (-row[1], row[0][1]))
    return [(count, severity, rule) for (severity, rule), count in ordered]
