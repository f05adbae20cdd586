"""XML reports: JUnit's, where each finding is a test, and Checkstyle's, where each is an error of a file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from stylecheck.diagnostic import Diagnostic, Severity
from stylecheck.report.model import CheckedFile, severity_counts, ways
from stylecheck.report.visible import visible

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

CHECKSTYLE_VERSION = "4.3"
"""Of the format, as its readers expect it."""
CHECKSTYLE_LEVELS = {Severity.SUGGESTION: "info", Severity.WARNING: "warning", Severity.ERROR: "error"}


def junit(files: Sequence[CheckedFile], color: bool) -> str:  # noqa: ARG001
    """Return a suite for each file: warnings and errors fail, suggestions are skipped, a clean file passes."""
    from xml.etree.ElementTree import Element

    root = Element("testsuites", {"name": "stylecheck", **_counts(files)})
    for file in files:
        path = visible(file.path)
        suite = _child(root, "testsuite", {"name": path, **_counts([file])})
        for item in file.report.diagnostics:
            _test(suite, file, item)
        if not file.report.diagnostics:
            _child(suite, "testcase", {"name": "no findings", "classname": path, "file": path})
    return _text(root)


def checkstyle(files: Sequence[CheckedFile], color: bool) -> str:  # noqa: ARG001
    """Return a file element for each draft with an error element for each finding; columns are code points."""
    from xml.etree.ElementTree import Element

    root = Element("checkstyle", {"version": CHECKSTYLE_VERSION})
    for file in files:
        parent = _child(root, "file", {"name": visible(file.path)})
        for item in file.report.diagnostics:
            line, column = file.position(item)
            attributes = {
                "line": str(line),
                "column": str(column),
                "severity": CHECKSTYLE_LEVELS[item.severity],
                "message": visible(item.message),
                "source": f"stylecheck.{item.rule}",
            }
            _child(parent, "error", attributes)
    return _text(root)


def _test(suite: Element, file: CheckedFile, item: Diagnostic) -> None:
    line, column = file.position(item)
    path = visible(file.path)
    name = f"{item.rule} {line}:{column}"
    case = _child(suite, "testcase", {"name": name, "classname": path, "file": path, "line": str(line)})
    place = f"{path}:{line}:{column}"
    details = [place, item.message, f"why: {item.why}", *ways(item)]
    outcome = {"message": visible(item.message), "type": item.severity.word}
    skipped = item.severity == Severity.SUGGESTION
    _child(case, "skipped" if skipped else "failure", outcome).text = "\n".join(map(visible, details))


def _counts(files: Sequence[CheckedFile]) -> dict[str, str]:
    counts = severity_counts(files)
    clean = sum(not file.report.diagnostics for file in files)
    skipped = counts[Severity.SUGGESTION]
    total = counts.total()
    tests = {"tests": total + clean, "failures": total - skipped, "errors": 0, "skipped": skipped}
    return {name: str(count) for name, count in tests.items()}


def _child(parent: Element, tag: str, attributes: dict[str, str]) -> Element:
    from xml.etree.ElementTree import SubElement

    return SubElement(parent, tag, attributes)


def _text(root: Element) -> str:
    from xml.etree.ElementTree import indent, tostring

    indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(root, encoding="unicode")}\n'
