"""The one pipeline: run the rules that apply; then, with what the draft ignores gone, drop what is said twice, sort."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from stylecheck.diagnostic import Diagnostic, Severity
from stylecheck.document import Document
from stylecheck.profile import Profile
from stylecheck.rule import Rule
from stylecheck.scene import Match
from stylecheck.span import Span


def lint(
    document: Document,
    severities: Mapping[Rule, Severity],
    siblings_of: Iterable[Rule],
    profile: Profile,
) -> list[Diagnostic]:
    """Return the findings of the rules that have a severity; rules may ask about ``siblings_of``."""
    siblings = _Siblings(document, siblings_of, profile)
    found: list[Diagnostic] = []
    for rule, severity in severities.items():
        if rule.may_match(document) and rule.applies(document, profile):
            found += rule.diagnose(siblings.matches(rule), document, profile, severity)
    return found


SAME, LONGER = 0.8, 3
"""Two findings say one thing when they share this part of the shorter one, and the longer is at most so many times as
long: a long sentence is not the same thing as the jargon in it."""


ABSENT = "message"
"""Pack whose findings mostly mark where something is missing, not the words that stand there."""


def in_order(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return diagnostics sorted; where two of one category mark nearly the same words, the weightier stays."""
    kept: list[Diagnostic] = []
    for diagnostic in sorted(found, key=lambda item: (-item.severity, item.span.start - item.span.end, item.rule)):
        if not any(_say_the_same(diagnostic, other) for other in kept):
            kept.append(diagnostic)
    return sorted(kept, key=lambda item: (item.span, -item.severity, item.rule))


def _say_the_same(one: Diagnostic, other: Diagnostic) -> bool:
    if one.category != other.category or (one.rule == other.rule and one.span != other.span):
        return False
    if one.span != other.span and ABSENT in (one.rule.partition(".")[0], other.rule.partition(".")[0]):
        return False
    shared = min(one.span.end, other.span.end) - max(one.span.start, other.span.start)
    short, long = sorted((one.span.end - one.span.start, other.span.end - other.span.start))
    return one.span == other.span or (shared > 0 and shared >= SAME * short and long <= LONGER * short)


class _Siblings:
    """What each rule finds in one document, found once however many ask."""

    def __init__(self, document: Document, rules: Iterable[Rule], profile: Profile) -> None:
        self._document, self._profile = document, profile
        self._rules = {rule.code: rule for rule in rules}
        self._found: dict[str, list[Match]] = {}

    def matches(self, rule: Rule) -> list[Match]:
        if rule.code not in self._found:
            self._found[rule.code] = rule.find(self._document, self._profile, self.spans)
        return self._found[rule.code]

    def spans(self, code: str) -> Sequence[Span]:
        rule = self._rules.get(code)
        return [match.span for match in self.matches(rule)] if rule else []
