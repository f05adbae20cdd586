"""Which patterns are worth trying where: an index from the words of a text to the patterns that need them.

Every pattern comes with pieces of words that it cannot match without (see literal.py). A text is read word by word,
each distinct word once; a pattern is tried only in the sentences that hold a piece of each of its needs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from stylecheck.lazy import lazy

EDGE = "\ue002"
"""Stands at the start or end of a piece where no letter or digit can come before or after it."""
SEPARATOR = "\ue000"
"""Between the entries of a stored column: JSON reads one long string far faster than many short ones."""
LONGEST = 24
"""Code points of a piece that are compared; a longer piece is stored by its beginning."""
MOST_WORDS = 20_000
"""Distinct words whose pieces are remembered: more than a book has, some 5 MB."""
RUN = lazy(r"\w+")
NONE: frozenset[int] = frozenset()

Lead = tuple[int, tuple[frozenset[int], ...]]


class Word(NamedTuple):
    """What is known of a word: the pieces that it holds, and the patterns that one of them leads to, by their kind."""

    pieces: frozenset[int]
    leads: Mapping[str, Sequence[Lead]]


EMPTY = Word(frozenset(), {})


class WordIndex:
    """The pieces of one pattern table, and the patterns whose rarest need each belongs to."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._numbers = {piece: number for number, piece in enumerate(table["pieces"].split(SEPARATOR))}
        self._heads: Mapping[str, int] = table["heads"]
        self._postings: Sequence[str] = table["postings"].split(SEPARATOR)
        self._needs: Sequence[str] = table["needs"].split(SEPARATOR)
        self._kinds: str = table["kinds"]
        self._words: dict[str, Word] = {}
        self._leads: dict[int, Sequence[Lead]] = {}

    def candidates(self, tokens: Iterable[str], kinds: Iterable[str]) -> frozenset[int]:
        """Return the patterns of some kinds whose needs the words of a folded text meet."""
        words = {token: self._words.get(token) or self._read(token) for token in tokens}.values()
        present = frozenset().union(*[word.pieces for word in words])
        found = set()
        for kind in kinds:
            for word in words:
                for index, needs in word.leads.get(kind, ()):
                    for need in needs:
                        if present.isdisjoint(need):
                            break
                    else:
                        found.add(index)
        return frozenset(found)

    def _read(self, token: str) -> Word:
        if len(self._words) >= MOST_WORDS:
            self._words.clear()
        pieces = frozenset(self._pieces(token))
        leads: dict[str, list[Lead]] = {}
        for lead in (lead for piece in sorted(pieces) for lead in self._leads_of(piece)):
            leads.setdefault(self._kinds[lead[0]], []).append(lead)
        word = self._words[token] = Word(pieces, leads) if pieces else EMPTY
        return word

    def _leads_of(self, piece: int) -> Sequence[Lead]:
        if piece not in self._leads:
            indexes = map(int, self._postings[piece].split())
            self._leads[piece] = [(index, self._others(index)) for index in indexes]
        return self._leads[piece]

    def _others(self, index: int) -> tuple[frozenset[int], ...]:
        """Return what a pattern needs beside its rarest need: of each set one piece."""
        stored = self._needs[index]
        return tuple(frozenset(map(int, need.split(","))) for need in stored.split(";")) if stored else ()

    def _pieces(self, token: str) -> Iterable[int]:
        """Return the numbers of the pieces that a word holds."""
        runs = [match.span() for match in RUN.finditer(token)]
        ends = {end for _, end in runs}
        return [
            self._numbers[key]
            for keys in (
                self._from_starts(token, [start for start, _ in runs], ends),
                self._to_ends(token, ends),
                self._inside(token),
            )
            for key in keys
            if key in self._numbers
        ]

    def _from_starts(self, token: str, starts: Iterable[int], ends: set[int]) -> Iterable[str]:
        for start in starts:
            for end in range(start + 1, min(len(token), start + LONGEST) + 1):
                key = EDGE + token[start:end]
                yield key
                if end in ends:
                    yield key + EDGE

    def _to_ends(self, token: str, ends: Iterable[int]) -> Iterable[str]:
        return (token[start:end] + EDGE for end in ends for start in range(max(0, end - LONGEST), end))

    def _inside(self, token: str) -> Iterable[str]:
        """Yield what may be a piece without edges: those start with few pairs of characters."""
        heads = self._heads
        for start in range(len(token)):
            longest = max(heads.get(token[start : start + 2], 0), heads.get(token[start], 0))
            yield from (token[start:end] for end in range(start + 1, start + longest + 1))
