"""One line for each finding: ``path:line:col: severity rule message``."""

from __future__ import annotations

from collections.abc import Sequence

from stylecheck.report.model import CheckedFile, paint, severity_word
from stylecheck.report.visible import visible


def concise(files: Sequence[CheckedFile], color: bool) -> str:
    """Return one line for each finding, in order."""
    lines = []
    for file in files:
        for item in file.report.diagnostics:
            line, column = file.position(item)
            place = paint(f"{visible(file.path)}:{line}:{column}:", "bold", color=color)
            lines.append(f"{place} {severity_word(item.severity, color=color)} {item.rule} {visible(item.message)}")
    return "\n".join(lines)
