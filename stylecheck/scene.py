"""What finders and checks work with: the pattern table of a unit, a match, and the scene they look at."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from stylecheck.document import Document
from stylecheck.phrase import spell_out
from stylecheck.profile import Profile
from stylecheck.span import Span

PHRASE, PUNCTUATED, RAW = 0, 1, 2
"""Kinds of pattern: a phrase; one that may hold the end of a sentence; a regular expression for unfolded text."""


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

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._literals: Sequence[str] = table["literals"]
        self._rows: Sequence[tuple[str, Sequence[Sequence[int]], int]] = table["rows"]
        self._compiled: dict[int, re.Pattern[str]] = {}
        self._by_literal: list[list[int]] = [[] for _ in self._literals]
        self._unconditional: list[int] = []
        for index, (_, needs, _) in enumerate(self._rows):
            for literal in min(needs, key=len) if needs else ():
                self._by_literal[literal].append(index)
            if not needs:
                self._unconditional.append(index)

    def find(self, index: int, document: Document, start: int = 0, end: int | None = None) -> Iterator[Span]:
        """Yield the non-empty matches of a pattern within an offset range of a document."""
        if index not in self._candidates(document):
            return
        raw = self._rows[index][2] == RAW
        text = document.text if raw else document.folded
        for match in self.regex(index).finditer(text, start, len(text) if end is None else end):
            span = Span(*match.span("mark" if raw and "mark" in match.re.groupindex else 0))
            if span.start < span.end:
                yield span

    def find_all(self, indexes: Iterable[int], document: Document, within: Span | None = None) -> Iterator[Span]:
        """Yield the matches of several patterns, pattern by pattern."""
        start, end = within or (0, None)
        for index in indexes:
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
            source, _, kind = self._rows[index]
            self._compiled[index] = re.compile(source if kind == RAW else spell_out(source))
        return self._compiled[index]

    def _candidates(self, document: Document) -> set[int]:
        """Return the patterns that may match somewhere in a document; found once for each document."""
        if self not in document.memo:
            document.memo[self] = set(self._possible_in(document))
        candidates: set[int] = document.memo[self]
        return candidates

    def _possible_in(self, document: Document) -> Iterator[int]:
        yield from self._unconditional
        folded = document.folded
        text = _one_spaced(folded)
        sentences = [_one_spaced(folded[slice(*span)]) for span in document.sentences]
        present = {number for number, literal in enumerate(self._literals) if literal in text}
        for index in {index for number in present for index in self._by_literal[number]}:
            _, needs, kind = self._rows[index]
            if all(not present.isdisjoint(need) for need in needs):
                # only phrases without punctuation are sure to lie within one sentence
                parts = sentences if kind == PHRASE else [text]
                if any(self._in_order(needs, part) for part in parts):
                    yield index

    def _possible(self, index: int, line: str) -> bool:
        return self._in_order(self._rows[index][1], _one_spaced(line))

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
