"""Workflow commands: on GitHub Actions each finding stands beside its line."""

from __future__ import annotations

from collections.abc import Sequence

from stylecheck.diagnostic import Diagnostic, Severity
from stylecheck.report.model import CheckedFile, ways
from stylecheck.report.place import relative
from stylecheck.report.visible import visible

COMMANDS = {Severity.SUGGESTION: "notice", Severity.WARNING: "warning", Severity.ERROR: "error"}


def github(files: Sequence[CheckedFile], color: bool) -> str:  # noqa: ARG001
    """Return one command for each finding; columns are code points, the last one left out."""
    return "\n".join(_command(file, item) for file in files for item in file.report.diagnostics)


def _command(file: CheckedFile, item: Diagnostic) -> str:
    (line, column), (end_line, end_column) = (file.index.line_column(offset) for offset in item.span)
    properties: dict[str, str | int] = {"file": visible(relative(file.path)), "line": line, "endLine": end_line}
    if line == end_line:  # columns belong to one line
        properties |= {"col": column, "endColumn": end_column}
    properties["title"] = item.rule
    given = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    message = "\n".join(map(visible, [item.message, f"why: {item.why}", *ways(item)]))
    return f"::{COMMANDS[item.severity]} {given}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
