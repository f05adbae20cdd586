"""How far a draft meets a reader's expectation, category by category, and what each finding costs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from stylecheck.diagnostic import Diagnostic, Severity

FULL = 100
COST = {Severity.SUGGESTION: 5, Severity.WARNING: 20, Severity.ERROR: 40}
"""Points that one finding takes off its category's hundred. A convention, not a measurement: five errors or warnings
in one category leave nothing, and no number of small remarks weighs as much as one of them unless there are four."""
DIMENSION_OF = {
    "formality": "formality",
    "titles": "titles",
    "indirectness": "indirectness",
    "clarity": "plainness",
    "empathy": "warmth",
}
"""The dimension of the profile that says how much a category matters to the reader; the others matter everywhere."""


class CategoryFit(NamedTuple):
    """One category's score, 0 to 100, with how much the reader expects and what took points off."""

    category: str
    score: int
    expects: str
    """low, medium or high; empty where no dimension says so."""
    costs: tuple[tuple[str, int, int], ...]
    """Rule, number of its findings, points they cost; dearest first."""


def fit(diagnostics: Iterable[Diagnostic], levels: Mapping[str, str], categories: Iterable[str]) -> list[CategoryFit]:
    """Return the fit of each category, in the order given."""
    found = list(diagnostics)
    return [_category(name, [item for item in found if item.category == name], levels) for name in categories]


def _category(name: str, found: list[Diagnostic], levels: Mapping[str, str]) -> CategoryFit:
    counts = Counter(item.rule for item in found)
    points = Counter[str]()
    for item in found:
        points[item.rule] += COST[item.severity]
    costs = tuple(
        (rule, counts[rule], cost) for rule, cost in sorted(points.items(), key=lambda pair: (-pair[1], pair[0]))
    )
    score = max(0, FULL - sum(points.values()))
    return CategoryFit(name, score, levels.get(DIMENSION_OF.get(name, ""), ""), costs)
