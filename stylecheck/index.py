"""Which patterns are worth trying where: an index from the words of a text to the patterns that need them.

Every pattern comes with pieces of words that it cannot match without (see literal.py). A text is read word by word,
each distinct word once; a pattern is tried only in the sentences that hold a piece of each of its needs. A digit, two
capitals or a symbol somewhere in a text count as a word of it, a feature.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from stylecheck.column import Rows
from stylecheck.lazy import lazy
from stylecheck.phrase import MARKS

PHRASE, PUNCTUATED, RAW, WHOLE = KINDS = "0123"
"""Kinds of pattern: a phrase, matched within one sentence; one that may hold the end of a sentence, within one
paragraph; a regular expression for unfolded text, within one paragraph; one that looks beyond its paragraph."""
GUARDS = "4567"
"""The same kinds of patterns that only allow or excuse the matches of others: looked for around those alone."""
UNFOLDED = RAW + WHOLE + GUARDS[2:]
EDGE = "\x1f"
"""Stands at the start or end of a piece where no letter or digit can come before or after it."""
SEPARATOR = "\x1e"
"""Between the entries of a stored column: one long string is read far faster than many short ones, and one of ASCII
faster than any other, so all signs of our own are control characters."""
LONGEST = 24
"""Code points of a piece that are compared; a longer piece is stored by its beginning."""
MOST_WORDS = 10_000
"""Distinct words whose pieces are remembered: what a book has, some 5 MB."""
TOKEN = lazy(rf"[\w'{MARKS}-]+|[^\w\s]")
"""A word, or one sign. Text is cut so, and pieces too: a piece lies within one token."""
MOST_TEXTS = 2_000
"""Sentences and short paragraphs whose candidates are remembered, by kind of pattern."""
LONGEST_TEXT = 200
"""Code points of such a text; longer ones seldom come again."""
RUN = lazy(r"\w+")
CAPITAL, SEPARATORS = "[A-ZÀ-ÖØ-Þ]", "[.,:/-]"
DIGIT, FIGURES, CAPITALS, SYMBOL = "\x1dd", "\x1df", "\x1dc", "\x1ds"
FEATURES = {
    DIGIT: lazy(r"\d"),
    FIGURES: lazy(rf"\d{SEPARATORS}\d"),
    CAPITALS: lazy(CAPITAL * 2),
    SYMBOL: lazy(r"[\u2190-\u2bff\U0001f000-\U0001faff]"),
}
"""What a text may have beside words, by the piece that stands for it; looked for in the text before it is folded."""

Lead = tuple[int, tuple[frozenset[int], ...]]
"""A pattern, and what must stand beside the piece that leads to it: of each set one piece."""
NOTHING: frozenset[int] = frozenset()
Word = tuple[frozenset[int], Sequence[Lead]]
"""What is known of a word: the pieces that it holds, and what they lead to."""
EMPTY: Word = (NOTHING, ())
Held = tuple[frozenset[int], Mapping[str, Sequence[Lead]]]
"""The pieces that a word holds, and what they lead to, by kind."""
NO_PIECES: Held = (NOTHING, {})


def words(text: str, folded: str) -> set[str]:
    """Return the distinct words of a text, taken from its folded form, and its features."""
    found = set(TOKEN.findall(folded))
    for feature, sign in FEATURES.items():
        if sign.search(text):
            found.add(feature)
    return found


class WordIndex:
    """The pieces of one pattern table, and the patterns that each leads to."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        pieces = [piece for column in table["pieces"] if column for piece in column.split(SEPARATOR)]
        self._numbers = dict(zip(pieces, range(len(pieces)), strict=True))
        self._heads: Mapping[str, int] = table["heads"]
        self._stored, self._stored_sets = Rows(table["leads"]), Rows(table["sets"])
        self._sets: dict[int, frozenset[int]] = {}
        self.kinds: str = table["kinds"]
        self.wholes = frozenset(match.start() for match in re.finditer(WHOLE, self.kinds))
        self._unconditional: Sequence[int] = table["unconditional"]
        self._words: dict[str, dict[str, Word]] = {}
        self._held: dict[str, Held] = {}
        self._texts: dict[str, dict[str, tuple[int, ...]]] = {}
        self._leads: dict[int, Sequence[Lead]] = {}

    def of_text(self, text: str, words: Callable[[], Iterable[str]], kinds: str) -> tuple[int, ...]:
        """Return the candidates of a text that has some words; people write the same sentences again and again."""
        known = self._texts.setdefault(kinds, {})
        if text not in known:
            if len(known) >= MOST_TEXTS:
                known.clear()
            known[text] = self.candidates(words(), kinds)
        return known[text]

    def candidates(self, words: Iterable[str], kinds: str) -> tuple[int, ...]:
        """Return the patterns of some kinds, in order, whose needs some words and features meet, or that have none."""
        known = self._words.setdefault(kinds, {})
        read = [known.get(word) or self._read(word, kinds) for word in words]
        present = NOTHING.union(*[pieces for pieces, _ in read])
        found = {index for index in self._unconditional if self.kinds[index] in kinds}
        for _, leads in read:
            for index, needs in leads:
                for need in needs:
                    if present.isdisjoint(need):
                        break
                else:
                    found.add(index)
        return tuple(sorted(found))

    def _read(self, token: str, kinds: str) -> Word:
        if len(self._held) >= MOST_WORDS:
            self._held.clear()
            self._words.clear()
        if token not in self._held:
            self._held[token] = self._look_up(token)
        pieces, by_kind = self._held[token]
        leads = tuple([lead for kind in kinds if kind in by_kind for lead in by_kind[kind]])
        word = self._words.setdefault(kinds, {})[token] = (pieces, leads) if pieces else EMPTY
        return word

    def _look_up(self, token: str) -> Held:
        by_kind: dict[str, list[Lead]] = {}
        pieces = frozenset(self._pieces(token))
        for piece in pieces:
            for lead in self._leads_of(piece):
                by_kind.setdefault(self.kinds[lead[0]], []).append(lead)
        return (pieces, by_kind) if pieces else NO_PIECES

    def _leads_of(self, piece: int) -> Sequence[Lead]:
        """Return the leads of a piece: stored are pattern, number of sets, and the sets, one after the other."""
        if piece not in self._leads:
            row = self._stored[piece].tolist()
            leads: list[Lead] = []
            at = 0
            while at < len(row):
                end = at + 2 + row[at + 1]
                leads.append(
                    (row[at], tuple([self._sets.get(number) or self._set(number) for number in row[at + 2 : end]]))
                )
                at = end
            self._leads[piece] = leads
        return self._leads[piece]

    def _set(self, number: int) -> frozenset[int]:
        """Return a set of pieces, read when first asked for."""
        found = self._sets[number] = frozenset(self._stored_sets[number])
        return found

    def _pieces(self, token: str) -> Iterable[int]:
        """Yield the numbers of the pieces that a token holds; a feature is one."""
        numbers, heads = self._numbers, self._heads
        if token in FEATURES:
            yield from [numbers[token]] if token in numbers else []
            return
        runs = [match.span() for match in RUN.finditer(token)]
        ends = {end for _, end in runs}
        for start, _ in runs:  # pieces at the start of a word, and whole words
            for end in range(start + 1, min(len(token), start + LONGEST) + 1):
                key = EDGE + token[start:end]
                if key in numbers:
                    yield numbers[key]
                if end in ends and (key := key + EDGE) in numbers:
                    yield numbers[key]
        for start in range(len(token)):  # pieces from elsewhere: they start with few pairs of characters
            longest = heads.get(token[start : start + 2]) or heads.get(token[start])
            for end in range(start + 1, start + longest + 1) if longest else ():
                key = token[start:end]
                if key in numbers:
                    yield numbers[key]
                if end in ends and (key := key + EDGE) in numbers:
                    yield numbers[key]
