"""What finders and checks work with: the pattern table of a unit, a match, and the scene they look at."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from operator import itemgetter
from typing import Any, NamedTuple, cast

from stylecheck.column import Texts
from stylecheck.document import Document
from stylecheck.index import GUARDS, PHRASE, PUNCTUATED, UNFOLDED, WordIndex, words
from stylecheck.lazy import lazy
from stylecheck.phrase import in_full, spell_out
from stylecheck.profile import Profile
from stylecheck.program import Programs
from stylecheck.span import Span
from stylecheck.survey import Candidates, search

SLOT = lazy(r"\{([a-z]+)\}")


class Match(NamedTuple):
    """A place in a document, and what the matcher alone knows about it."""

    span: Span
    rewrites: tuple[str, ...] = ()
    detail: str = ""
    number: int = 0


class Patterns:
    """The pattern table of one unit. Few patterns can match a given sentence: only those are ever compiled and run."""

    def __init__(self, table: Mapping[str, Any], programs: Programs) -> None:
        self._programs = programs
        self.index = WordIndex(table)
        self._sources = Texts(table["sources"])
        self._kinds: str = table["kinds"]
        self._slow: Sequence[int] = table["slow"]
        self._compiled: dict[int, re.Pattern[str]] = {}

    def possible(self, indexes: frozenset[int], document: Document) -> bool:
        """Tell whether one of the patterns may match in a document at all."""
        return not indexes.isdisjoint(self._candidates(document).indexes)

    def among(self, indexes: Iterable[int], document: Document) -> Iterator[int]:
        """Yield those patterns that may match in a document at all."""
        parts = self._candidates(document).parts
        return (index for index in indexes if index in parts)

    def find(self, index: int, document: Document) -> Iterator[Span]:
        """Yield the non-empty matches of a pattern in a document."""
        return self._matches(index, document, self._candidates(document).parts.get(index, ()))

    def find_all(self, indexes: Iterable[int], document: Document, within: Span | None = None) -> Iterator[Span]:
        """Yield the matches of several patterns, pattern by pattern; within an offset range, part by part."""
        if within is None:
            for index in self.among(indexes, document):
                yield from self.find(index, document)
            return
        for index, part in self._around(frozenset(indexes), document, within):
            common = Span(max(part.start, within.start), min(part.end, within.end))
            yield from self._matches(index, document, [common])

    def overlap(self, indexes: frozenset[int], document: Document, span: Span) -> bool:
        """Tell whether a match of one of the patterns shares a place with a span."""
        whole = Span(0, len(document.text))
        for index, part in self._around(indexes, document, span):
            matches = self._everywhere(index, document) if part == whole else self._matches(index, document, [part])
            if any(match.overlaps(span) for match in matches):
                return True
        return False

    def any(self, indexes: Iterable[int], document: Document, within: Span | None = None) -> bool:
        """Tell whether one of the patterns occurs."""
        return next(self.find_all(indexes, document, within), None) is not None

    def first_at(self, indexes: Iterable[int], line: str, *, anywhere: bool) -> re.Match[str] | None:
        """Return the first pattern that matches at the start of a folded line, or anywhere in it."""
        possible = frozenset(self.index.candidates(words(line, line), PHRASE + PUNCTUATED))
        for index in indexes:
            if index in possible:
                regex = self.regex(index)
                match = regex.search(line) if anywhere else regex.match(line)
                if match is not None:
                    return match
        return None

    def regex(self, index: int) -> re.Pattern[str]:
        """Return a compiled pattern."""
        if index not in self._compiled:
            source = in_full(self._sources[index])
            pattern = source if self._kinds[index] in UNFOLDED else spell_out(source)
            build = self._bounded if index in self._slow else self._programs.compile
            self._compiled[index] = build(index, pattern)
        return self._compiled[index]

    def _bounded(self, _: int, pattern: str) -> re.Pattern[str]:
        """Return a pattern that may need long; iterating over its matches may raise TimeoutError."""
        from stylecheck.bounded import Bounded

        return cast("re.Pattern[str]", Bounded(pattern))

    @cached_property
    def _guards(self) -> frozenset[int]:
        return frozenset(match.start() for match in re.finditer(f"[{GUARDS}]", self._kinds))

    def _around(self, wanted: frozenset[int], document: Document, span: Span) -> Iterator[tuple[int, Span]]:
        """Yield which of the wanted patterns are worth trying in the parts that share a place with a span."""
        guards = wanted & self._guards
        if len(guards) < len(wanted):
            for spans, held in self._candidates(document).by_part:
                for at in _overlapping(spans, span):
                    yield from ((index, spans[at]) for index in held[at] if index in wanted)
        if guards:
            yield from self._guards_around(guards, document, span)

    def _guards_around(self, guards: frozenset[int], document: Document, span: Span) -> Iterator[tuple[int, Span]]:
        of_sentence, of_block, whole = GUARDS[0], GUARDS[1:3], GUARDS[3]
        for spans, kinds in ((document.stretches, of_sentence), (document.blocks, of_block)):
            for at in _overlapping(spans, span):
                yield from ((index, spans[at]) for index in self._held(document, spans[at], kinds) if index in guards)
        everything = Span(0, len(document.text))
        yield from ((index, everything) for index in sorted(guards) if self._kinds[index] == whole)

    def _matches(self, index: int, document: Document, parts: Iterable[Span]) -> Iterator[Span]:
        regex = self.regex(index)
        raw = self._kinds[index] in UNFOLDED
        group = "mark" if raw and "mark" in regex.groupindex else 0
        text = document.text if raw else document.folded
        for start, end in parts:
            for match in regex.finditer(text, start, end):
                span = Span(*match.span(group))
                if span.start < span.end:
                    yield span

    def _everywhere(self, index: int, document: Document) -> Sequence[Span]:
        """Return the matches of a pattern in a whole document, found once however many ask."""
        key = (self, index)
        if key not in document.memo:
            document.memo[key] = list(self._matches(index, document, [Span(0, len(document.text))]))
        found: Sequence[Span] = document.memo[key]
        return found

    def _candidates(self, document: Document) -> Candidates:
        """Return where patterns may match; found once for each document, by survey or here."""
        if self not in document.memo:
            survey(document, [self])
        candidates: Candidates = document.memo[self]
        return candidates

    def _held(self, document: Document, span: Span, kinds: str) -> tuple[int, ...]:
        """Return the patterns of some kinds that may match in a part of a document."""
        start, end = span
        text = document.text[start:end]
        return self.index.of_text(text, lambda: words(text, document.folded[start:end]), kinds)


def survey(document: Document, tables: Collection[Patterns]) -> None:
    """Find where the patterns of some tables are worth trying, in one pass over the words of a document."""
    found = search(document, [table.index for table in tables])
    document.memo.update(zip(tables, found, strict=True))


def _overlapping(spans: Sequence[Span], within: Span) -> range:
    """Return which of some spans, in order and apart from each other, share a place with another span."""
    first = bisect_right(spans, within.start, key=_end)
    return range(first, max(first, bisect_left(spans, within.end, key=_start)))


_start, _end = itemgetter(0), itemgetter(1)


class MessagePhrases:
    """What messages in one language are made of, found by patterns (a situation.Phrasebook); read when first asked."""

    def __init__(self, load: Callable[[], tuple[Mapping[str, Any], Patterns]]) -> None:
        self._load = load

    @cached_property
    def _loaded(self) -> tuple[Mapping[str, Any], Patterns]:
        return self._load()

    @property
    def common(self) -> tuple[str, ...]:
        """Beginnings of words that name no subject."""
        return tuple(self._loaded[0]["common"])

    def part(self, name: str, document: Document, within: Span | None = None) -> Iterator[Span]:
        """Yield where a part of a message stands."""
        unit, patterns = self._loaded
        return patterns.find_all(unit["parts"].get(name, ()), document, within)

    def asks(self, document: Document) -> Iterator[tuple[str, Span]]:
        """Yield what the reader is asked for: item and place."""
        return self._items("asks", document)

    def gives(self, document: Document) -> Iterator[tuple[str, Span]]:
        """Yield what the writer says to give: item and place."""
        return self._items("gives", document)

    def sentence(self, name: str, known: Mapping[str, str]) -> str | None:
        """Return the first sentence of a kind all of whose slots are known."""
        for template in self._loaded[0]["sentences"].get(name, ()):
            slots = SLOT.findall(template)
            if all(known.get(slot) for slot in slots):
                return SLOT.sub(lambda slot: known[slot[1]], template)
        return None

    def _items(self, table: str, document: Document) -> Iterator[tuple[str, Span]]:
        unit, patterns = self._loaded
        for item, indexes in unit[table].items():
            yield from ((item, span) for span in patterns.find_all(indexes, document))


class Scene(NamedTuple):
    """Everything a finder may look at."""

    document: Document
    profile: Profile
    patterns: Patterns
    siblings: Callable[[str], Sequence[Span]]
    """The spans that another rule of the same language finds, by code."""
