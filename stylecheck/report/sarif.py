"""SARIF 2.1.0: for GitHub code scanning and other programs that collect findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from stylecheck.diagnostic import Diagnostic, Fix, Severity
from stylecheck.lazy import lazy
from stylecheck.report.model import CheckedFile, ways
from stylecheck.report.place import fingerprints, uri
from stylecheck.report.visible import as_json, visible
from stylecheck.span import Span

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.SUGGESTION: "note", Severity.WARNING: "warning", Severity.ERROR: "error"}
ROOT = "%SRCROOT%"
"""What relative URIs are relative to: the root of whatever repository the reader of the report knows."""
LINK = lazy(r"(?<!\\)\\*+\[(?=[^\[\]]*+\]\()")
"""The bracket that would begin a link in a plain text message (SARIF 3.11.6), with what would escape it."""


def sarif(files: Sequence[CheckedFile], color: bool) -> str:  # noqa: ARG001
    """Return one run with all findings; columns are code points."""
    from stylecheck import __version__

    found = [item for file in files for item in file.report.diagnostics]
    rules = {item.rule: item for item in sorted(found, key=lambda item: (item.rule, item.severity))}
    numbers = {code: number for number, code in enumerate(rules)}
    driver = {"name": "stylecheck", "version": __version__, "rules": [_rule(item) for item in rules.values()]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "results": [result for file in files for result in _results(file, numbers)],
    }
    return as_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(item: Diagnostic) -> dict[str, Any]:
    """Describe a rule by one of its findings, the gravest."""
    source = item.source
    name = item.rule.partition(".")[2].replace("-", " ").capitalize()
    cited = f"{source.title or source.ref} ({item.basis}, confidence {source.confidence})"
    linked = f"[{cited}]({source.url})" if source.url else cited
    page = f"stylecheck explain {item.rule}"
    rule: dict[str, Any] = {
        "id": item.rule,
        "shortDescription": {"text": f"{name}."},
        "fullDescription": {"text": item.why},
        "help": {
            "text": f"{item.why}\nSource: {cited}\nExamples: {page}",
            "markdown": f"{item.why}\n\n**Source:** {linked}\n\n**Examples:** `{page}`",
        },
        "defaultConfiguration": {"level": LEVELS[item.severity]},
        "properties": {"tags": [item.category], "basis": item.basis, "confidence": source.confidence},
    }
    return {**rule, "helpUri": source.url} if source.url else rule


def _results(file: CheckedFile, numbers: dict[str, int]) -> Iterator[dict[str, Any]]:
    artifact = _artifact(file.path)
    for item, fingerprint in zip(file.report.diagnostics, fingerprints(file), strict=True):
        fixes = [_fix(file, fix, artifact) for fix in item.fixes if fix.edits]
        result: dict[str, Any] = {
            "ruleId": item.rule,
            "ruleIndex": numbers[item.rule],
            "level": LEVELS[item.severity],
            "message": {"text": _plain("\n".join([item.message, *ways(item)]))},
            "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": _region(file, item.span)}}],
            "partialFingerprints": {"stylecheckFinding/v1": fingerprint},
        }
        yield {**result, "fixes": fixes} if fixes else result


def _artifact(path: str) -> dict[str, str]:
    place = uri(path)
    return {"uri": place} if place.startswith("file:") else {"uri": place, "uriBaseId": ROOT}


def _fix(file: CheckedFile, fix: Fix, artifact: dict[str, str]) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(file, edit.span), "insertedContent": {"text": edit.text}} for edit in fix.edits
    ]
    change = {"artifactLocation": artifact, "replacements": replacements}
    return {"description": {"text": _plain(fix.title)}, "artifactChanges": [change]}


def _region(file: CheckedFile, span: Span) -> dict[str, int]:
    (line, column), (end_line, end_column) = (file.index.line_column(offset) for offset in span)
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}


def _plain(text: str) -> str:
    """Return text as a plain text message, in which nothing is a link."""
    return LINK.sub(lambda match: "".join(f"\\{char}" for char in match[0]), "\n".join(map(visible, text.split("\n"))))
