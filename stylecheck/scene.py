"""What finders and checks work with: the pattern table of a unit, a match, and the scene they look at."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from stylecheck.document import Document
from stylecheck.lazy import lazy
from stylecheck.phrase import in_full, spell_out
from stylecheck.profile import Profile
from stylecheck.program import Programs
from stylecheck.span import Span

PHRASE, PUNCTUATED, RAW = "012"
"""Kinds of pattern: a phrase; one that may hold the end of a sentence; a regular expression for unfolded text."""


SEPARATOR, BACKSLASH = "\ue000", "\ue001"
"""Between the entries of a stored column, and for each backslash in it: JSON reads text without escapes far faster."""
SLOT = lazy(r"\{([a-z]+)\}")
GRAM = 4
"""Code points of a literal's start that are looked up before the literal itself is searched for."""


class Match(NamedTuple):
    """A place in a document, and what the matcher alone knows about it."""

    span: Span
    rewrites: tuple[str, ...] = ()
    detail: str = ""
    number: int = 0


class Patterns:
    """The pattern table of one unit. Few patterns can match a given draft: only those are ever compiled.

    Every pattern comes with literals that it cannot match without. The literals of all patterns are looked for once
    in a document; a pattern whose literals do not all occur, and within one sentence, is out of the question.
    """

    def __init__(self, table: Mapping[str, Any], programs: Programs) -> None:
        self._programs = programs
        self._literals: Sequence[str] = table["literals"].split(SEPARATOR)
        self._grams: Mapping[str, str] = table["grams"]
        self._postings: Sequence[str] = table["postings"].split(SEPARATOR)
        self._sources: Sequence[str] = table["sources"].split(SEPARATOR)
        self._needs: Sequence[str] = table["needs"].split(SEPARATOR)
        self._kinds: str = table["kinds"]
        self._unconditional: Sequence[int] = table["unconditional"]
        self._compiled: dict[int, re.Pattern[str]] = {}
        self._numbers: dict[str, list[int]] = {}
        self._parsed: dict[int, list[list[int]]] = {}

    def possible(self, indexes: frozenset[int], document: Document) -> bool:
        """Tell whether one of the patterns may match in a document at all."""
        return not indexes.isdisjoint(self._candidates(document))

    def among(self, indexes: Iterable[int], document: Document) -> Iterator[int]:
        """Yield those patterns that may match in a document at all."""
        candidates = self._candidates(document)
        return (index for index in indexes if index in candidates)

    def find(self, index: int, document: Document, start: int = 0, end: int | None = None) -> Iterator[Span]:
        """Yield the non-empty matches of a candidate pattern within an offset range of a document."""
        raw = self._kinds[index] == RAW
        text = document.text if raw else document.folded
        regex = self.regex(index)
        last = len(text) if end is None else end
        for part in self._candidates(document)[index]:
            for match in regex.finditer(text, max(part.start, start), min(part.end, last)):
                span = Span(*match.span("mark" if raw and "mark" in match.re.groupindex else 0))
                if span.start < span.end:
                    yield span

    def find_all(self, indexes: Iterable[int], document: Document, within: Span | None = None) -> Iterator[Span]:
        """Yield the matches of several patterns, pattern by pattern."""
        start, end = within or (0, None)
        for index in self.among(indexes, document):
            yield from self.find(index, document, start, end)

    def any(self, indexes: Iterable[int], document: Document, within: Span | None = None) -> bool:
        """Tell whether one of the patterns occurs."""
        return next(self.find_all(indexes, document, within), None) is not None

    def first_at(self, indexes: Iterable[int], line: str, *, anywhere: bool) -> re.Match[str] | None:
        """Return the first pattern that matches at the start of a folded line, or anywhere in it."""
        for index in indexes:
            if self._possible(index, line):
                regex = self.regex(index)
                match = regex.search(line) if anywhere else regex.match(line)
                if match is not None:
                    return match
        return None

    def regex(self, index: int) -> re.Pattern[str]:
        """Return a compiled pattern."""
        if index not in self._compiled:
            source = in_full(self._sources[index].replace(BACKSLASH, "\\"))
            pattern = source if self._kinds[index] == RAW else spell_out(source)
            self._compiled[index] = self._programs.compile(index, pattern)
        return self._compiled[index]

    def _candidates(self, document: Document) -> dict[int, list[Span]]:
        """Return the patterns that may match, with the parts of the document where; found once for each document."""
        if self not in document.memo:
            document.memo[self] = dict(self._possible_in(document))
        candidates: dict[int, list[Span]] = document.memo[self]
        return candidates

    def _possible_in(self, document: Document) -> Iterator[tuple[int, list[Span]]]:
        folded = document.folded
        everything = [Span(0, len(folded))]
        whole = [(everything[0], _one_spaced(folded))]
        sentences = [(span, _one_spaced(folded[slice(*span)])) for span in document.sentences]
        yield from ((index, everything) for index in self._unconditional)
        present = self._present(whole[0][1])
        for index in {index for number in present for index in self._read(self._postings[number])}:
            needs = self._needs_of(index)
            if all(not present.isdisjoint(need) for need in needs):
                # only phrases without punctuation are sure to lie within one sentence
                parts = sentences if self._kinds[index] == PHRASE else whole
                if found := [span for span, text in parts if self._in_order(needs, text)]:
                    yield index, found

    def _present(self, text: str) -> set[int]:
        """Return the numbers of the literals that occur; most are ruled out by their first characters alone."""
        grams = self._grams
        starts = {text[start : start + GRAM] for start in range(len(text))} & grams.keys() | {""}
        likely = (number for start in starts for number in self._read(grams.get(start, "")))
        return {number for number in likely if self._literals[number] in text}

    def _possible(self, index: int, line: str) -> bool:
        return self._in_order(self._needs_of(index), _one_spaced(line))

    def _needs_of(self, index: int) -> list[list[int]]:
        if index not in self._parsed:
            stored = self._needs[index]
            needs = [[int(number) for number in need.split(",")] for need in stored.split(";")] if stored else []
            self._parsed[index] = needs
        return self._parsed[index]

    def _read(self, numbers: str) -> list[int]:
        """Return a stored list of numbers; many drafts ask for the same ones."""
        if numbers not in self._numbers:
            self._numbers[numbers] = [int(number) for number in numbers.split()]
        return self._numbers[numbers]

    def _in_order(self, needs: Sequence[Sequence[int]], text: str) -> bool:
        """Tell whether the text holds one literal of each need, each after the one before."""
        position = 0
        for need in needs:
            ends = []
            for number in need:
                literal = self._literals[number]
                found = text.find(literal, position)
                if found >= 0:
                    ends.append(found + len(literal))
            if not ends:
                return False
            position = min(ends)
        return True


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


def _one_spaced(text: str) -> str:
    """Return text with every run of white space as one space; a space stands at each end."""
    return f" {' '.join(text.split())} "


class Scene(NamedTuple):
    """Everything a finder may look at."""

    document: Document
    profile: Profile
    patterns: Patterns
    siblings: Callable[[str], Sequence[Span]]
    """The spans that another rule of the same language finds, by code."""
