"""For programs: the versioned wire schema that docs/json.md describes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from stylecheck.diagnostic import Diagnostic, Fix
from stylecheck.fit import CategoryFit
from stylecheck.report.model import CheckedFile
from stylecheck.report.visible import as_json
from stylecheck.situation import Incoming

VERSION = 1
"""Raised when a key changes its meaning or goes; new keys may come without a change."""


def json_report(files: Sequence[CheckedFile], color: bool) -> str:  # noqa: ARG001
    """Return one JSON document for all files."""
    return as_json(report_data(files))


def report_data(files: Sequence[CheckedFile]) -> dict[str, Any]:
    """Return what the document says, as plain dictionaries and lists."""
    return {"version": VERSION, "files": [file_data(file) for file in files]}


def file_data(file: CheckedFile) -> dict[str, Any]:
    """Return what the document says of one file."""
    report = file.report
    return {
        "path": file.path,
        "language": report.language,
        "culture": report.culture,
        "channel": report.channel,
        "notes": list(report.notes),
        "answers": _answers(report.incoming),
        "fit": [_fit(item) for item in file.fit] if report.culture is not None else [],
        "diagnostics": [_diagnostic(file, item) for item in report.diagnostics],
    }


def _answers(incoming: Incoming | None) -> dict[str, Any] | None:
    if incoming is None:
        return None
    return {
        "kind": incoming.kind,
        "language": incoming.language,
        "name": incoming.name,
        "address": incoming.address,
        "questions": [question.text for question in incoming.questions],
        "numbers": list(incoming.numbers),
    }


def _fit(item: CategoryFit) -> dict[str, Any]:
    costs = [{"rule": rule, "findings": count, "points": points} for rule, count, points in item.costs]
    return {"category": item.category, "score": item.score, "expects": item.expects or None, "costs": costs}


def _diagnostic(file: CheckedFile, item: Diagnostic) -> dict[str, Any]:
    start, end = (file.index.line_column(offset) for offset in item.span)
    return {
        "rule": item.rule,
        "category": item.category,
        "severity": item.severity.word,
        "basis": item.basis,
        "message": item.message,
        "why": item.why,
        "source": {
            "ref": item.source.ref,
            "title": item.source.title,
            "url": item.source.url,
            "confidence": item.source.confidence,
        },
        "text": file.report.source[item.span.start : item.span.end],
        "span": {"start": item.span.start, "end": item.span.end},
        "start": {"line": start[0], "column": start[1]},
        "end": {"line": end[0], "column": end[1]},
        "fixes": [_fix(fix) for fix in item.fixes],
    }


def _fix(fix: Fix) -> dict[str, Any]:
    edits = [{"start": edit.span.start, "end": edit.span.end, "text": edit.text} for edit in fix.edits]
    return {"title": fix.title, "safe": fix.safe, "edits": edits}
