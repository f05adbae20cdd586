"""Which features (index.FEATURES) a text is sure to have where a parsed regular expression matches it."""

from __future__ import annotations

import re
import re._constants as op  # type: ignore[import-not-found]
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from stylecheck.index import CAPITAL, CAPITALS, DIGIT, FEATURES, FIGURES, SEPARATORS, SYMBOL

MOST_CHARACTERS = 5_000
"""Characters of a class that are looked at one by one."""
DIGITS = r"\d"
REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
WITHOUT_WIDTH = (op.AT, op.ASSERT, op.ASSERT_NOT)

Item = tuple[Any, Any]
Parsed = Sequence[Item]


def of_character(item: Item) -> str | None:
    """Return the feature that a character of a class has, whichever it is: a digit or a symbol."""
    if item[0] is not op.IN:
        return None
    if _is(item, DIGITS):
        return DIGIT
    return SYMBOL if _is(item, FEATURES[SYMBOL].pattern) else None


def of_sequence(items: Parsed, *, ignores_case: bool) -> Iterator[str]:
    """Yield the features that come of items side by side: two capitals, figures with a sign between them."""
    if not ignores_case and _two_capitals(items):
        yield CAPITALS
    if any(_joins(items, index) for index in range(1, len(items) - 1)):
        yield FIGURES


def _two_capitals(items: Parsed) -> bool:
    run = 0
    for item in items:
        single = item[0] in REPEATS and len(item[1][2]) == 1
        least, one = (item[1][0], item[1][2][0]) if single else (1, item)
        run = run + least if one[0] in (op.LITERAL, op.IN) and _is(one, CAPITAL) else 0
        if run > 1:
            return True
    return False


def _joins(items: Parsed, index: int) -> bool:
    """Tell whether an item is a sign between two digits."""
    code, value = items[index]
    item = value[3][0] if code is op.SUBPATTERN and len(value[3]) == 1 else items[index]
    sign = item[0] in (op.LITERAL, op.IN) and _is(item, SEPARATORS)
    return sign and _starts(reversed(items[:index]), -1, DIGITS) and _starts(items[index + 1 :], 1, DIGITS)


def _starts(items: Iterable[Item], step: int, characters: str) -> bool:
    """Tell whether what some items match, read forwards (1) or backwards (-1), surely starts with one of a class."""
    for item in items:
        code, value = item
        if code in WITHOUT_WIDTH:
            continue
        if code not in REPEATS:
            return _ends(item, step, characters)
        if not _starts(value[2][::step], step, characters):
            return False
        if value[0] > 0:
            return True
    return False


def _ends(item: Item, step: int, characters: str) -> bool:
    """Tell the same of one item."""
    code, value = item
    if code is op.BRANCH:
        return all(_starts(branch[::step], step, characters) for branch in value[1])
    if code is op.SUBPATTERN:
        return _starts(value[3][::step], step, characters)
    if code is op.ATOMIC_GROUP:
        return _starts(value[::step], step, characters)
    return code in (op.LITERAL, op.IN) and _is(item, characters)


def _is(item: Item, characters: str) -> bool:
    """Tell whether a literal or a class names only characters of a class."""
    code, value = item
    return all(_only(characters, *entry) for entry in (value if code is op.IN else [item]))


def _only(characters: str, kind: Any, value: Any) -> bool:
    if kind is op.CATEGORY:
        return value is op.CATEGORY_DIGIT and characters == DIGITS
    if kind is op.LITERAL:
        return _is_all(characters, value, value)
    return kind is op.RANGE and _is_all(characters, *value)


@cache
def _is_all(characters: str, low: int, high: int) -> bool:
    regex = re.compile(characters)
    few = high - low < MOST_CHARACTERS
    return few and all(regex.fullmatch(chr(code)) is not None for code in range(low, high + 1))
