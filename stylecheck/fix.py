"""Applies fixes to a source: all edits of a fix or none, never two over the same place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from stylecheck.diagnostic import Diagnostic, Edit, Fix
from stylecheck.span import Span


class FixResult(NamedTuple):
    """The fixed text, and the diagnostics whose fix went in."""

    text: str
    applied: tuple[Diagnostic, ...]


def apply(source: str, diagnostics: Iterable[Diagnostic], *, unsafe: bool = False) -> FixResult:
    """Apply the first allowed fix of each diagnostic, weightier findings first; overlapping ones wait."""
    taken: list[Edit] = []
    applied: list[Diagnostic] = []
    for diagnostic in sorted(diagnostics, key=lambda item: (-item.severity, item.span, item.rule)):
        fix = first_fix(diagnostic, unsafe=unsafe)
        if fix is None or any(_collide(edit.span, other.span) for edit in fix.edits for other in taken):
            continue
        taken += fix.edits
        applied.append(diagnostic)
    parts: list[str] = []
    done = 0
    for edit in sorted(taken):
        parts += [source[done : edit.span.start], edit.text]
        done = edit.span.end
    parts.append(source[done:])
    return FixResult("".join(parts), tuple(sorted(applied, key=lambda item: item.span)))


def first_fix(diagnostic: Diagnostic, *, unsafe: bool) -> Fix | None:
    """Return the first fix with edits that may be applied."""
    return next((fix for fix in diagnostic.fixes if fix.edits and (fix.safe or unsafe)), None)


def _collide(one: Span, other: Span) -> bool:
    """Spans that overlap, or two insertions at the same place."""
    return one.overlaps(other) or one == other
