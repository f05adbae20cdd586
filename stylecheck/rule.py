"""One rule at work: a finder, what excuses a match, severity by level, and the diagnostics that come out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from stylecheck.diagnostic import Diagnostic, Edit, Fix, Severity, Source
from stylecheck.document import Document
from stylecheck.formats.mask import FILLER
from stylecheck.lazy import lazy
from stylecheck.loader import unpacked
from stylecheck.match import MATCHERS
from stylecheck.pipeline import missing
from stylecheck.profile import Profile
from stylecheck.scene import Match, Patterns, Scene
from stylecheck.span import Span

CAPS = {"service": Severity.ERROR, "norm": Severity.ERROR, "tendency": Severity.SUGGESTION}
"""The highest severity that each basis can carry."""

ABSENCES = frozenset({
    "greeting_missing", "closing_missing", "part_missing", "part_late", "question_unanswered", "subject_unnamed",
    "signature_missing", "team_signature", "name_slot_missing",
})  # fmt: skip
"""Checks that report what a whole message lacks, as ``require`` does."""
DEFAULT_SCOPE = ("subject", "greeting", "body", "closing")
PLACEHOLDER = lazy(r"\{([a-z]+)\}")
Siblings = Callable[[str], Sequence[Span]]


class Rule:
    """A rule of a packed unit (loader.py); ``head`` is its entry there."""

    def __init__(self, head: Mapping[str, Any], patterns: Patterns) -> None:
        self.code: str = head["code"]
        self.language: str = head["language"]
        self.category: str = head["category"]
        self.basis: str = head["basis"]
        self.audience: str | None = head.get("audience")
        self.severity_data: str | dict[str, dict[str, str]] = head["severity"]
        self.patterns = patterns
        self._head = head
        self._indexes = frozenset(head["indexes"]) if head["indexes"] is not None else None

    @cached_property
    def _data(self) -> Mapping[str, Any]:
        return unpacked(self._head)

    @cached_property
    def _matcher_data(self) -> Any:
        data, kind = self._data["data"], self._data["kind"]
        if kind == "wording":
            return {**data, "words": frozenset(data["words"])}
        return dict(data) if kind == "swap" else data

    @cached_property
    def _scope(self) -> Sequence[str]:
        return self._data.get("scope") or DEFAULT_SCOPE

    @cached_property
    def _about_whole(self) -> bool:
        kind = self._head["kind"]
        return kind == "require" or (kind == "check" and self._data["data"]["name"] in ABSENCES)

    @cached_property
    def source(self) -> Source:
        """The work that the rule rests on."""
        return Source(**self._data["source"])

    @property
    def pack(self) -> str:
        """The pack part of the code."""
        return self.code.partition(".")[0]

    @property
    def summary(self) -> str:
        """One line on the rule: its summary, or its message with the placeholders shown."""
        return str(self._data.get("summary") or self._data["message"])

    @cached_property
    def _unless(self) -> frozenset[int]:
        return frozenset(self._data["unless"])

    def may_match(self, document: Document) -> bool:
        """Tell quickly whether any of the rule's patterns can match in a document at all."""
        return self._indexes is None or self.patterns.possible(self._indexes, document)

    def needs_pipeline(self, language: str) -> bool:
        """Tell whether drafts in a language would have to be read with a spaCy pipeline that is not installed."""
        return self._head["kind"] in ("tokens", "dependency") and missing(language, self._matcher_data["asked"])

    def has_trigger(self, document: Document) -> bool:
        """Tell whether a token or dependency rule would have spaCy read a sentence of a document."""
        return self.patterns.any(self._matcher_data["triggers"], document)

    def applies(self, document: Document, profile: Profile) -> bool:
        """Tell whether the rule is meant for this message, channel, register, address form and culture."""
        data = self._head
        kind = document.incoming.kind if document.incoming is not None else None
        return (
            document.channel in data.get("channels", [document.channel])
            and profile.register in data.get("registers", [profile.register])
            and kind in data.get("answers", [kind])
            and ("recipients" not in data or document.reader.recipients <= 1)
            and ("address" not in data or profile.address(document.language) == data["address"])
            and _for_culture(data.get("cultures", ()), profile.culture)
            and (document.whole or not self._about_whole)
        )

    def severity(self, profile: Profile, overrides: Mapping[str, str] | None = None) -> Severity:
        """Return the severity for a reader: override, then profile, then the rule's own; capped by the basis."""
        own = profile.data.get("severity", {})
        word = next((table[self.code] for table in (overrides or {}, own) if self.code in table), None)
        severity = Severity.parse(word) if word else self._own_severity(profile)
        return min(severity, CAPS[self.basis])

    def find(self, document: Document, profile: Profile, siblings: Siblings) -> list[Match]:
        """Return the matches that nothing excuses, in order and without overlaps."""
        scene = Scene(document, profile, self.patterns, siblings)
        finder = MATCHERS[self._data["kind"]]
        found = [match for match in finder(self._matcher_data, scene) if self._in_scope(match.span, document)]
        if found and "unless" in self._data:
            found = [match for match in found if not self.patterns.overlap(self._unless, document, match.span)]
        found = [match for match in found if self._nearby_allows(match.span, document)]
        return _without_overlaps(found)

    def diagnose(
        self, matches: Sequence[Match], document: Document, profile: Profile, severity: Severity
    ) -> Iterator[Diagnostic]:
        """Yield one diagnostic for each match."""
        for match in matches:
            yield Diagnostic(
                rule=self.code,
                category=self.category,
                severity=severity,
                message=self._message(match, document, profile),
                span=match.span,
                why=self._data["why"],
                basis=self.basis,
                source=self.source,
                fixes=tuple(self._fixes(match, document)),
            )

    def _own_severity(self, profile: Profile) -> Severity:
        if isinstance(self.severity_data, str):
            return Severity.parse(self.severity_data)
        words = (levels.get(profile.level(dimension), "off") for dimension, levels in self.severity_data.items())
        return max(map(Severity.parse, words))

    def _in_scope(self, span: Span, document: Document) -> bool:
        places = (document.place(name) for name in self._scope)
        return any(place is not None and place.start <= span.start < place.end for place in places)

    def _nearby_allows(self, span: Span, document: Document) -> bool:
        for key, wanted in (("excuse", False), ("needs", True)):
            nearby = self._data.get(key)
            if nearby is None:
                continue
            if self._stands_near(key, nearby, span, document) is not wanted:
                return False
        return True

    def _stands_near(self, key: str, nearby: Mapping[str, Any], span: Span, document: Document) -> bool:
        """Tell whether one of some patterns stands near a match; for all matches at once if anywhere will do."""
        if nearby["within"] != "message":
            return self.patterns.any(nearby["patterns"], document, document.reach(span, nearby["within"]))
        if (self, key) not in document.memo:
            document.memo[self, key] = self.patterns.any(nearby["patterns"], document, document.reach(span, "message"))
        return bool(document.memo[self, key])

    def _message(self, match: Match, document: Document, profile: Profile) -> str:
        quoted = " ".join(document.source[match.span.start : match.span.end].split())
        rewrites = match.rewrites or tuple(self._data.get("rewrite", ()))
        values = {
            "match": quoted,
            "readers": profile.readers,
            "reader": document.reader.name or "the reader",
            "rewrite": rewrites[0] if rewrites else "",
            "detail": match.detail,
            "count": str(match.number),
            "max": str(self._matcher_data.get("max", "")),
        }
        return PLACEHOLDER.sub(lambda name: values[name[1]], self._data["message"])

    def _fixes(self, match: Match, document: Document) -> Iterator[Fix]:
        kind = self._data["fix"]
        span = _replaced(self._data["replace"], match.span, document)
        editable = kind != "none" and FILLER not in document.text[span.start : span.end]
        for rewrite in match.rewrites or self._data.get("rewrite", ()):
            text = match_case(rewrite, document, span)
            edits = (Edit(span, _spaced(text, span, match.span)),) if editable else ()
            yield Fix(title=text.strip(), edits=edits, safe=editable and kind == "safe")


def _replaced(what: str, match: Span, document: Document) -> Span:
    """Return what a rewrite takes the place of; an empty span where it is inserted."""
    if what == "before":
        return Span(match.start, match.start)
    if what == "after":
        return Span(match.end, match.end)
    return match if what == "match" else document.sentence(match.start)


def _spaced(text: str, span: Span, match: Span) -> str:
    """Return an inserted sentence with the space that parts it from its neighbour; none after a full-width stop."""
    if span.start < span.end or text[:1].isspace():
        return text
    space = "" if text[-1:] in "。！？" else " "
    return text + space if span.start == match.start else space + text


def match_case(rewrite: str, document: Document, span: Span) -> str:
    """Return a rewrite with the case of what it replaces: a capital where a sentence begins with one."""
    original = document.source[span.start : span.end]
    sentence = document.source[slice(*document.sentence(span.start))]
    if len(original.split()) > 1 and original.isupper() and sentence.isupper():
        return rewrite.upper()
    begins = document.sentence(span.start).start == span.start
    if begins and original[:1].isupper():
        return rewrite[:1].upper() + rewrite[1:]
    return rewrite


def _for_culture(cultures: Sequence[str], culture: str) -> bool:
    excluded = {name.removeprefix("not ") for name in cultures if name.startswith("not ")}
    included = {name for name in cultures if not name.startswith("not ")}
    return culture not in excluded and (not included or culture in included)


def _without_overlaps(found: Sequence[Match]) -> list[Match]:
    """Return matches in order; of overlapping ones the longest stays, of equal ones the first that was found."""
    kept: list[Match] = []
    for match in sorted(found, key=lambda match: (match.span.start - match.span.end, match.span.start)):
        place = bisect_left(kept, match.span.start, key=lambda other: other.span.start)
        if not any(match.span.overlaps(other.span) for other in kept[max(place - 1, 0) : place + 1]):
            kept.insert(place, match)
    return kept
