"""The foot of a report: a bar for each category, with what took points off."""

from __future__ import annotations

from collections.abc import Iterator

from stylecheck.fit import CategoryFit
from stylecheck.report.model import CheckedFile, paint

WIDTH = 10
"""Characters of a full bar."""
GOOD, FAIR = 100, 60
"""Scores from which a bar is green, or yellow."""


def foot(file: CheckedFile, *, color: bool) -> str:
    """Return the fit of one draft, a line for each category; empty without a culture."""
    report = file.report
    if report.culture is None:
        return ""
    lines = [paint(f"Fit for {report.culture} ({report.channel})", "bold", color=color)]
    lines += [_line(item, color=color) for item in file.fit]
    return "\n".join(lines)


def bar(score: int, *, color: bool) -> str:
    """Return a bar of ten characters for a score of 0 to 100."""
    filled = score * WIDTH // 100
    style = "green" if score >= GOOD else "warning" if score >= FAIR else "error"
    return paint("█" * filled + "░" * (WIDTH - filled), style, color=color)


def _line(item: CategoryFit, *, color: bool) -> str:
    expects = f"expects {item.expects}" if item.expects else ""
    costs = ", ".join(_costs(item))
    return f"  {item.category:12} {bar(item.score, color=color)} {item.score:3}  {expects:14}  {costs}".rstrip()


def _costs(item: CategoryFit) -> Iterator[str]:
    for rule, count, cost in item.costs:
        yield f"{rule}{f' ×{count}' if count > 1 else ''} −{cost}"
