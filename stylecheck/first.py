"""The characters that a match of a regular expression can begin with: a search need not look closer at any other.

The engine of CPython skips ahead so by itself where a pattern begins with a letter or a class. Nearly all of ours begin
with the edge of a word, or ignore case, and are tried at every character; told what to skip they run three to ten
times as fast.
"""

from __future__ import annotations

import re
import re._compiler as compiler  # type: ignore[import-not-found]
import re._constants as op  # type: ignore[import-not-found]
from collections.abc import Iterable, Sequence
from typing import Any

FOLDED = {"i": "iIıİ", "s": "sSſ", "k": "kK\u212a"}
"""Letters with more forms than two for a pattern that ignores case."""
WITHOUT_WIDTH = (op.AT, op.ASSERT, op.ASSERT_NOT)
REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)

Entry = tuple[Any, Any]
"""An item of a parsed pattern or of a class in it."""


class Unknown(Exception):
    """A match may begin with nearly any character, or with none."""


def told(code: Sequence[int], parsed: Any, flags: int) -> Sequence[int]:
    """Return the program of a pattern with its first characters in its head, if it has none and they can be told.

    The head is ``INFO, its length, mask, least and greatest width``, and the class that the mask announces.
    """
    if code[0] != op.INFO or code[2] or not code[3]:
        return code
    try:
        entries, empty = _first(parsed, flags)
    except Unknown:
        return code
    if empty:
        return code
    characters: list[int] = []
    compiler._compile_charset(compiler._optimize_charset(sorted(entries))[0], flags, characters)
    head = [int(op.INFO), 0, compiler.SRE_INFO_CHARSET, *code[3:5], *characters]
    head[1] = len(head) - 1
    return [*head, *code[code[1] + 1 :]]


def _first(items: Iterable[Entry], flags: int) -> tuple[set[Entry], bool]:
    """Return what a sequence can begin with as entries of a class, and whether it can match nothing."""
    found: set[Entry] = set()
    for code, value in items:
        if code in WITHOUT_WIDTH:
            continue
        own, empty = _of_item(code, value, flags)
        found |= own
        if not empty:
            return found, False
    return found, True


def _of_item(code: Any, value: Any, flags: int) -> tuple[set[Entry], bool]:
    if code is op.LITERAL or code is op.IN:
        entries = value if code is op.IN else [(code, value)]
        return {form for kind, own in entries for form in _forms(kind, own, flags)}, False
    if code is op.SUBPATTERN:
        return _first(value[3], (flags | value[1]) & ~value[2])
    if code is op.ATOMIC_GROUP:
        return _first(value, flags)
    if code is op.BRANCH:
        branches = [_first(branch, flags) for branch in value[1]]
        return set().union(*(entries for entries, _ in branches)), any(empty for _, empty in branches)
    if code in REPEATS:
        entries, empty = _first(value[2], flags)
        return entries, empty or value[0] == 0
    raise Unknown


def _forms(kind: Any, value: Any, flags: int) -> Iterable[Entry]:
    """Yield an entry of a class in all forms that it may have in a text; categories other than digits are too wide."""
    if kind is op.CATEGORY and value is op.CATEGORY_DIGIT:
        return [(kind, value)]
    if kind is op.LITERAL:
        low = high = value
    elif kind is op.RANGE:
        low, high = value
    else:
        raise Unknown
    if not flags & re.IGNORECASE:
        return [(kind, value)]
    if high > 127 and any(chr(code).swapcase() != chr(code) for code in range(low, min(high, low + 1000) + 1)):
        raise Unknown
    if high > 127:
        return [(kind, value)]
    return [(op.LITERAL, ord(form)) for code in range(low, high + 1) for form in _cases(chr(code))]


def _cases(char: str) -> str:
    return FOLDED.get(char.lower(), char.lower() + char.upper())
