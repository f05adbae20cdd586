"""Words that a pattern cannot match without: the cheap test before a pattern is compiled or run.

Used when data is compiled. Compiling some hundred regular expressions costs more than a whole check, and most of
them cannot match a given sentence; the words that stand in the sentence say so in a microsecond.
"""

from __future__ import annotations

import re
import re._constants as op  # type: ignore[import-not-found]
import re._parser as sre  # type: ignore[import-not-found]
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, NamedTuple

from stylecheck import feature
from stylecheck.feature import REPEATS, Parsed
from stylecheck.function_words import FUNCTION_WORDS
from stylecheck.index import CAPITALS, DIGIT, EDGE, FIGURES, SYMBOL, TOKEN
from stylecheck.lazy import lazy
from stylecheck.phrase import MARKS, fold

MOST = 6
"""How many tests a lead keeps: the rarest; more of them cost more than they save."""
DENSE = "\u3040"
"""From here on one character says as much as three letters."""

EVERYWHERE = 0.5
"""A need that so large a share of words meets tells nothing."""
SHARES = {DIGIT: 0.03, FIGURES: 0.005, CAPITALS: 0.02, SYMBOL: 0.0005}
"""A rough share of words that have a feature."""
SIGN = 0.005
"""The same of a sign; full stops, commas and hyphens are USUAL."""
USUAL = 0.05

JOINED = lazy(rf"[\w'{MARKS}-]")
"""Characters that join to a token; any other is one by itself."""


class Lead(NamedTuple):
    """A piece of a word that may lead to a match, and what must stand beside it: of each set one piece."""

    piece: str
    others: tuple[frozenset[str], ...] = ()


Need = tuple[Lead, ...]
"""One of these leads occurs in any text that matches."""


DIGIT_NEED, FIGURES_NEED = (Lead(DIGIT),), (Lead(FIGURES),)


def leads(pattern: str, language: str = "") -> list[Lead]:
    """Return the leads to a pattern: any text that it matches holds one of them, with what must stand beside it.

    A piece is a run of folded characters without white space, with an EDGE on the sides where its word is sure to
    begin or end, or a feature (index.FEATURES). Raises re.error for a pattern that does not compile.
    """
    parsed = sre.parse(pattern)
    walk = _Walk(language, ignores_case=bool(parsed.state.flags & re.IGNORECASE))
    return list(walk.best(walk.needs(parsed, NOWHERE)))


def _pieces(need: Need) -> frozenset[str]:
    return frozenset(lead.piece for lead in need)


def frequency(pieces: Iterable[str], common: frozenset[str]) -> float:
    """Return a rough share of words that hold one of the pieces: it ranks needs, no more."""
    return sum(_share(piece, common) for piece in pieces)


def _share(piece: str, common: frozenset[str]) -> float:
    if piece in SHARES:
        return SHARES[piece]
    word = piece.strip(EDGE)
    edges = len(piece) - len(word)
    if edges == 2 and word in common:
        return 0.04 * 0.6 ** (len(word) - 2)
    if not is_word(word[0]):
        return USUAL if word in ".,-'" else SIGN
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


NOWHERE = _Sides(left=False, right=False)


class _Walk:
    """Collects the needs of a parsed pattern."""

    def __init__(self, language: str, *, ignores_case: bool) -> None:
        self._language, self._ignores_case = language, ignores_case
        self._common = _common(language)

    def needs(self, parsed: Parsed, outer: _Sides) -> list[Need]:
        """Return all needs of a parsed sequence, in order."""
        items = [self._plain(item) for item in parsed]
        found = feature.of_sequence(parsed, ignores_case=self._ignores_case)
        result: list[Need] = [(Lead(piece),) for piece in found]
        start = 0
        while start < len(items):
            end = start
            while end < len(items) and items[end][0] is op.LITERAL:
                end += 1
            result += self._run(items, start, end, outer) if end > start else self._inner(items, start, outer)
            start = max(end, start + 1)
        return result

    def _plain(self, item: tuple[Any, Any]) -> tuple[Any, Any]:
        """Return the one letter that an item is in lower and upper case; else the item itself."""
        letters = {fold(chr(char), self._language) for _, char in item[1]} if _is_letters(item) else set()
        return (op.LITERAL, ord(letters.pop())) if len(letters) == 1 else item

    def _run(self, items: Parsed, start: int, end: int, outer: _Sides) -> list[Need]:
        """Return the pieces of a run of literal characters; a space parts them, and is an edge."""
        text = "".join(chr(value) for _, value in items[start:end])
        sides = _sides(items, start, end, outer)
        pieces = [f"{EDGE}{token}{EDGE}" for token in TOKEN.findall(fold(text, self._language))]
        if pieces and not (text[0].isspace() or sides.left):
            pieces[0] = pieces[0][1:]
        if pieces and not (text[-1].isspace() or sides.right):
            pieces[-1] = pieces[-1][:-1]
        if end < len(items) and _is_choice(items[end]) and JOINED.fullmatch(text[-1]):
            pieces = pieces[:-1]  # the beginning of each alternative's first word
        return [(Lead(_honest(piece)),) for piece in pieces]

    def _inner(self, items: Parsed, index: int, outer: _Sides) -> list[Need]:  # noqa: PLR0911
        code, value = items[index]
        sides = _sides(items, index, index + 1, outer)
        if code is op.SUBPATTERN:
            return self._group(value, sides)
        if code is op.ATOMIC_GROUP:
            return self.needs(value, sides)
        if code is op.ASSERT and value[0] > 0:
            return self.needs(value[1], NOWHERE)
        if code in REPEATS and value[0] > 0:
            return self.needs(value[2], sides if value[:2] == (1, 1) else NOWHERE)
        if (piece := feature.of_character(items[index])) is not None:
            return [(Lead(piece),)]
        if _is_choice(items[index]):
            return self._branch(items, index, value[1] if code is op.BRANCH else [[char] for char in value], outer)
        return []

    def _group(self, value: Any, sides: _Sides) -> list[Need]:
        """Return the needs of a group, which may switch to ignoring case."""
        _, on, off, inside = value
        before = self._ignores_case
        self._ignores_case = bool((before or on & re.IGNORECASE) and not off & re.IGNORECASE)
        found = self.needs(inside, sides)
        self._ignores_case = before
        return found

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
        needs = list(needs)
        if FIGURES_NEED in needs:
            needs = [need for need in needs if need != DIGIT_NEED]
        weights = {need: frequency(_pieces(need), self._common) for need in needs}
        ranked = sorted(weights, key=lambda need: weights[need])
        others = tuple(dict.fromkeys(_pieces(need) for need in ranked[1:] if weights[need] < EVERYWHERE))
        best = ranked[0] if ranked else ()
        return tuple(
            Lead(piece, tuple(other for other in (*own, *others) if piece not in other)[:MOST]) for piece, own in best
        )


def _is_choice(item: tuple[Any, Any]) -> bool:
    """Tell whether an item is one of several texts."""
    return item[0] is op.BRANCH or (_is_letters(item) and feature.of_character(item) is None)


def _is_letters(item: tuple[Any, Any]) -> bool:
    """Tell whether an item is one of some characters that are named one by one."""
    code, value = item
    return code is op.IN and all(kind is op.LITERAL for kind, _ in value)


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
    if code is op.IN:
        return all(_is_no_word(*entry) for entry in value)

    def ends(sequence: Parsed, beyond: Callable[[], bool]) -> bool:
        return _edge(sequence, len(sequence) if step < 0 else -1, beyond(), step)

    @cache  # one look for all alternatives: else each optional group would double the looks at what lies beyond
    def beyond() -> bool:
        return _edge(items, index, outer, step)

    if code is op.ASSERT_NOT:
        return _is_word_class(value[1]) or beyond()
    if code is op.ASSERT:
        return (value[0] == step and ends(value[1], lambda: False)) or beyond()
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


def _is_no_word(kind: Any, value: Any) -> bool:
    """Tell whether an entry of a class names no word character."""
    if kind is op.LITERAL:
        return not is_word(chr(value))
    return kind is op.CATEGORY and value in (op.CATEGORY_SPACE, op.CATEGORY_NOT_WORD)


def _is_word_class(parsed: Parsed) -> bool:
    r"""Tell whether every word character is among what a look-around excludes: ``\w`` alone or as an alternative."""
    if len(parsed) != 1:
        return False
    code, value = parsed[0]
    if code is op.BRANCH:
        return any(_is_word_class(branch) for branch in value[1])
    return code is op.IN and (op.CATEGORY, op.CATEGORY_WORD) in value and (op.NEGATE, None) not in value
