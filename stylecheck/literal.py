"""Literals that a regular expression cannot match without: the cheap test before a pattern is compiled.

Used when data is compiled. Compiling some hundred patterns costs more than a whole check, and most of them
cannot match a given draft; a substring test on the folded text says so in a microsecond.
"""

from __future__ import annotations

import re._constants as op  # type: ignore[import-not-found]
import re._parser as sre  # type: ignore[import-not-found]
from collections.abc import Iterable
from typing import Any

from stylecheck.phrase import fold

MOST = 3
"""How many tests a pattern keeps: the longest are the rarest, and more of them cost more than they save."""

Need = tuple[str, ...]


def needs(pattern: str, language: str = "") -> list[list[str]]:
    """Return tests for a pattern: of each inner list at least one literal occurs in any folded text it matches.

    Raises re.error for a pattern that does not compile.
    """
    found = {alternatives for alternatives in _walk(sre.parse(pattern), language) if alternatives}
    best = sorted(sorted(found), key=_rarity, reverse=True)
    return [list(need) for need in best[:MOST]]


def _walk(parsed: Any, language: str) -> list[Need]:
    """Collect needs of a parsed sequence."""
    result: list[Need] = []
    run = ""
    for code, value in parsed:
        if code is op.LITERAL:
            run += fold(chr(value), language)
            continue
        if run:
            result.append((run,))
            run = ""
        result += _inner(code, value, language)
    if run:
        result.append((run,))
    return result


def _inner(code: Any, value: Any, language: str) -> list[Need]:
    if code is op.SUBPATTERN:
        return _walk(value[3], language)
    if code is op.ATOMIC_GROUP:
        return _walk(value, language)
    if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT) and value[0] > 0:
        return _walk(value[2], language)
    if code is op.BRANCH:
        return _branch(value[1], language)
    if code is op.IN and all(kind is op.LITERAL for kind, _ in value):
        return [tuple(sorted({fold(chr(char), language) for _, char in value}))]
    return []


def _rarity(need: Iterable[str]) -> tuple[int, int]:
    """Longer literals are rarer, and fewer alternatives are quicker to test."""
    lengths = [len(literal) for literal in need]
    return min(lengths), -len(lengths)


def _branch(branches: Any, language: str) -> list[Need]:
    """A branch needs the best literal of each of its alternatives; one without any needs nothing."""
    union: set[str] = set()
    for branch in branches:
        options = _walk(branch, language)
        if not options:
            return []
        union.update(max(options, key=_rarity))
    return [tuple(sorted(union))]
