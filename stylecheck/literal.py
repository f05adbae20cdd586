"""Words that a pattern cannot match without: the cheap test before a pattern is compiled or run.

Used when data is compiled. Compiling some hundred regular expressions costs more than a whole check, and most of
them cannot match a given sentence; the words that stand in the sentence say so in a microsecond.
"""

from __future__ import annotations

import re._constants as op  # type: ignore[import-not-found]
import re._parser as sre  # type: ignore[import-not-found]
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple

from stylecheck.function_words import FUNCTION_WORDS
from stylecheck.index import EDGE, TOKEN
from stylecheck.phrase import fold

MOST = 6
"""How many tests a lead keeps: the rarest; more of them cost more than they save."""
DENSE = "\u3040"
"""From here on one character says as much as three letters."""

EVERYWHERE = 0.5
"""A need that so large a share of words meets tells nothing."""

Parsed = Sequence[tuple[Any, Any]]


class Lead(NamedTuple):
    """A piece of a word that may lead to a match, and what must stand beside it: of each set one piece."""

    piece: str
    others: tuple[frozenset[str], ...] = ()


Need = tuple[Lead, ...]
"""One of these leads occurs in any text that matches."""


def leads(pattern: str, language: str = "", *, raw: bool = False) -> list[Lead]:
    """Return the leads to a pattern: any text that it matches holds one of them, with what must stand beside it.

    A piece is a run of folded characters without white space, with an EDGE on the sides where its word is sure to
    begin or end. In a raw regular expression white space tells nothing. Raises re.error for a pattern that does not
    compile.
    """
    walk = _Walk(language, raw)
    return list(walk.best(walk.needs(sre.parse(pattern), _Sides(left=False, right=False))))


def _pieces(need: Need) -> frozenset[str]:
    return frozenset(lead.piece for lead in need)


def frequency(pieces: Iterable[str], common: frozenset[str]) -> float:
    """Return a rough share of words that hold one of the pieces: it ranks needs, no more."""
    return sum(_share(piece, common) for piece in pieces)


def _share(piece: str, common: frozenset[str]) -> float:
    word = piece.strip(EDGE)
    edges = len(piece) - len(word)
    if edges == 2 and word in common:
        return 0.04 * 0.6 ** (len(word) - 2)
    letters = sum(3 if char >= DENSE else 1 for char in word)
    if edges == 0 and letters <= 2:
        return (0.2, 0.05)[letters - 1]
    return float(0.006 * 0.6**letters * (1, 2, 4)[2 - edges])


def _common(language: str) -> frozenset[str]:
    return frozenset(FUNCTION_WORDS.get(language, FUNCTION_WORDS["en"]).split())


class _Sides(NamedTuple):
    """Whether a word at the left or right end of a sequence is sure to begin or end there."""

    left: bool
    right: bool


class _Walk:
    """Collects the needs of a parsed pattern."""

    def __init__(self, language: str, raw: bool) -> None:
        self._language, self._raw = language, raw
        self._common = _common(language)

    def needs(self, parsed: Parsed, outer: _Sides) -> list[Need]:
        """Return all needs of a parsed sequence, in order."""
        items = list(parsed)
        result: list[Need] = []
        start = 0
        while start < len(items):
            end = start
            while end < len(items) and items[end][0] is op.LITERAL:
                end += 1
            result += self._run(items, start, end, outer) if end > start else self._inner(items, start, outer)
            start = max(end, start + 1)
        return result

    def _run(self, items: Parsed, start: int, end: int, outer: _Sides) -> list[Need]:
        """Return the pieces of a run of literal characters; a space parts them, and is an edge."""
        text = "".join(chr(value) for _, value in items[start:end])
        sides = _sides(items, start, end, outer)
        pieces = [f"{EDGE}{token}{EDGE}" for token in TOKEN.findall(fold(text, self._language))]
        if pieces and not (text[0].isspace() or sides.left):
            pieces[0] = pieces[0][1:]
        if pieces and not (text[-1].isspace() or sides.right):
            pieces[-1] = pieces[-1][:-1]
        if end < len(items) and _is_choice(items[end]) and not text[-1].isspace():
            pieces = pieces[:-1]  # the beginning of each alternative's first word
        return [(Lead(_honest(piece)),) for piece in pieces]

    def _inner(self, items: Parsed, index: int, outer: _Sides) -> list[Need]:
        code, value = items[index]
        sides = _sides(items, index, index + 1, outer)
        if code is op.SUBPATTERN:
            return self.needs(value[3], sides)
        if code is op.ATOMIC_GROUP:
            return self.needs(value, sides)
        if code in REPEATS and value[0] > 0:
            return self.needs(value[2], sides if value[:2] == (1, 1) else _Sides(left=False, right=False))
        if _is_choice((code, value)):
            return self._branch(items, index, value[1] if code is op.BRANCH else [[char] for char in value], outer)
        return []

    def _branch(self, items: Parsed, index: int, branches: Iterable[Parsed], outer: _Sides) -> list[Need]:
        """A branch needs the best leads of each of its alternatives; one without any needs nothing.

        Letters before it belong to the words that it begins: the parser makes refund(s|ed) of (refunds|refunded).
        """
        start = index
        while start > 0 and items[start - 1][0] is op.LITERAL and not chr(items[start - 1][1]).isspace():
            start -= 1
        sides = _sides(items, start, index + 1, outer)
        found: list[Lead] = []
        for branch in branches:
            own = self.best(self.needs([*items[start:index], *branch], sides))
            if not own:
                return []
            found += own
        return [tuple(dict.fromkeys(found))]

    def best(self, needs: Iterable[Need]) -> Need:
        """Return the rarest of some needs, its leads with the others beside them."""
        weights = {need: frequency(_pieces(need), self._common) for need in needs}
        ranked = sorted(weights, key=lambda need: weights[need])
        others = tuple(dict.fromkeys(_pieces(need) for need in ranked[1:] if weights[need] < EVERYWHERE))
        return tuple(Lead(piece, (*own, *others)[:MOST]) for piece, own in ranked[0]) if ranked else ()


def _is_choice(item: tuple[Any, Any]) -> bool:
    """Tell whether an item is one of several texts."""
    code, value = item
    return code is op.BRANCH or (code is op.IN and all(kind is op.LITERAL for kind, _ in value))


REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)


def _honest(piece: str) -> str:
    """Return a piece without the edges that say nothing: those beside a sign."""
    word = piece.strip(EDGE)
    left = EDGE if piece[0] == EDGE and is_word(word[0]) else ""
    right = EDGE if piece[-1] == EDGE and is_word(word[-1]) else ""
    return f"{left}{word}{right}"


def is_word(char: str) -> bool:
    r"""Tell whether ``\w`` matches a character."""
    return char.isalnum() or char == "_"


def _sides(items: Parsed, start: int, end: int, outer: _Sides) -> _Sides:
    return _Sides(_edge(items, start, outer.left, -1), _edge(items, end - 1, outer.right, 1))


def _edge(items: Parsed, index: int, outer: bool, step: int) -> bool:  # noqa: PLR0911
    """Tell whether a word at an index of a sequence is sure to have no word character before (-1) or after it (1)."""
    index += step
    if not 0 <= index < len(items):
        return outer
    code, value = items[index]
    if code is op.LITERAL:
        return not is_word(chr(value))
    if code is op.AT:
        return value in (op.AT_BOUNDARY, op.AT_BEGINNING, op.AT_BEGINNING_STRING, op.AT_END, op.AT_END_STRING)
    if code in (op.ASSERT, op.ASSERT_NOT):
        return (code is op.ASSERT_NOT and _is_word_class(value[1])) or _edge(items, index, outer, step)
    if code is op.IN:
        return all(kind is op.LITERAL and not is_word(chr(char)) for kind, char in value)

    def ends(sequence: Parsed, beyond: Callable[[], bool]) -> bool:
        return _edge(sequence, len(sequence) if step < 0 else -1, beyond(), step)

    @cache  # one look for all alternatives: else each optional group would double the looks at what lies beyond
    def beyond() -> bool:
        return _edge(items, index, outer, step)

    if code is op.SUBPATTERN:
        return ends(value[3], beyond)
    if code is op.ATOMIC_GROUP:
        return ends(value, beyond)
    if code is op.BRANCH:
        return all(ends(branch, beyond) for branch in value[1])
    if code in REPEATS:
        inside = ends(value[2], lambda: False if value[1] != 1 else beyond())
        return inside and (value[0] > 0 or beyond())
    return False


def _is_word_class(parsed: Parsed) -> bool:
    r"""Tell whether every word character is among what a look-around excludes: ``\w`` alone or as an alternative."""
    if len(parsed) != 1:
        return False
    code, value = parsed[0]
    if code is op.BRANCH:
        return any(_is_word_class(branch) for branch in value[1])
    return code is op.IN and (op.CATEGORY, op.CATEGORY_WORD) in value and (op.NEGATE, None) not in value
