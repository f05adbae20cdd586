"""The one pipeline for a document: run the rules that apply, drop what is said twice, sort."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from time import perf_counter

from stylecheck import loader, pipeline
from stylecheck.diagnostic import Diagnostic, Severity
from stylecheck.document import Document
from stylecheck.profile import Profile
from stylecheck.rule import Rule
from stylecheck.scene import Match, survey
from stylecheck.span import Span

SAME, LONGER = 0.8, 3
"""Two findings say one thing when they share this part of the shorter one, and the longer is at most so many times as
long: a long sentence is not the same thing as the jargon in it."""
STALLED = "stalled"
"""Under this a document remembers the rules that took too long."""
LEFT_OUT = "its pattern took longer than 1 s, so the rule was left out"
BLOCK = 256
"""Code points: only findings in one block are compared, so that long drafts with many findings stay quick."""
ABSENT = "message"
"""Pack whose findings mostly mark where something is missing, not the words that stand there."""


def lint(
    document: Document,
    severities: Mapping[Rule, Severity],
    siblings_of: Iterable[Rule],
    profile: Profile,
    watch: Stopwatch | None = None,
) -> list[Diagnostic]:
    """Return the findings of the rules that have a severity; rules may ask about ``siblings_of``."""
    survey(document, {rule.patterns for rule in severities})
    siblings = _Siblings(document, siblings_of, profile, watch)
    found: list[Diagnostic] = []
    for rule, severity in severities.items():
        if rule.may_match(document) and rule.applies(document, profile):
            found += rule.diagnose(siblings.matches(rule), document, profile, severity)
    return found


def inactive_note(document: Document, rules: Iterable[Rule], profile: Profile) -> Iterator[str]:
    """Yield a note for each rule that took too long, and one on rules that need a spaCy pipeline that is missing.

    This names all such rules for the language, found in this draft or not, so that drafts share one note.
    """
    if stalled := document.memo.get(STALLED):
        yield from (f"{code}: {LEFT_OUT}" for code in stalled)
    silent = [rule for rule in rules if rule.needs_pipeline(document.language)]
    if any(rule.has_trigger(document) and rule.applies(document, profile) for rule in silent):
        name = loader.language_unit(document.language)["language"].get("name", document.language)
        yield pipeline.note(document.language, name, [rule.code for rule in silent])


def in_order(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return diagnostics sorted; where two of one category mark nearly the same words, the weightier stays."""
    kept: list[Diagnostic] = []
    near: dict[tuple[str, int], list[Diagnostic]] = {}
    for diagnostic in sorted(found, key=lambda item: (-item.severity, item.span.start - item.span.end, item.rule)):
        start, end = diagnostic.span
        blocks = [(diagnostic.category, block) for block in range(start // BLOCK, end // BLOCK + 1)]
        if not any(_say_the_same(diagnostic, other) for block in blocks for other in near.get(block, ())):
            kept.append(diagnostic)
            for block in blocks:
                near.setdefault(block, []).append(diagnostic)
    return sorted(kept, key=lambda item: (item.span, -item.severity, item.rule))


def _say_the_same(one: Diagnostic, other: Diagnostic) -> bool:
    if one.category != other.category or (one.rule == other.rule and one.span != other.span):
        return False
    if one.span != other.span and ABSENT in (one.rule.partition(".")[0], other.rule.partition(".")[0]):
        return False
    shared = min(one.span.end, other.span.end) - max(one.span.start, other.span.start)
    short, long = sorted((one.span.end - one.span.start, other.span.end - other.span.start))
    return one.span == other.span or (shared > 0 and shared >= SAME * short and long <= LONGER * short)


class Stopwatch:
    """How long each rule took to find its matches, less what the rules took that it asked."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.started = perf_counter()
        self._inner = [0.0]

    def timed(self, find: Callable[[Rule], list[Match]]) -> Callable[[Rule], list[Match]]:
        """Return a function that finds the matches of a rule, and takes the time."""

        def run(rule: Rule) -> list[Match]:
            self._inner.append(0.0)
            begun = perf_counter()
            try:
                return find(rule)
            finally:
                taken = perf_counter() - begun
                self.seconds[rule.code] = self.seconds.get(rule.code, 0.0) + taken - self._inner.pop()
                self._inner[-1] += taken

        return run


class _Siblings:
    """What each rule finds in one document, found once however many ask."""

    def __init__(self, document: Document, rules: Iterable[Rule], profile: Profile, watch: Stopwatch | None) -> None:
        self._document, self._profile = document, profile
        self._find = watch.timed(self._run) if watch is not None else self._run
        self._rules = {rule.code: rule for rule in rules}
        self._found: dict[str, list[Match]] = {}

    def matches(self, rule: Rule) -> list[Match]:
        if rule.code not in self._found:
            self._found[rule.code] = self._find(rule)
        return self._found[rule.code]

    def _run(self, rule: Rule) -> list[Match]:
        """Return the matches of a rule; a rule of the user's own that takes too long is left out."""
        try:
            return rule.find(self._document, self._profile, self.spans)
        except TimeoutError:
            self._document.memo.setdefault(STALLED, []).append(rule.code)
            return []

    def spans(self, code: str) -> Sequence[Span]:
        rule = self._rules.get(code)
        return [match.span for match in self.matches(rule)] if rule else []
