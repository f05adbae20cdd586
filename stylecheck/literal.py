"""Literals that a pattern cannot match without, in order: the cheap test before a pattern is compiled.

Used when data is compiled. Compiling some hundred regular expressions costs more than a whole check, and most of
them cannot match a given draft; looking for a few literals in a sentence says so in a microsecond.
"""

from __future__ import annotations

import re._constants as op  # type: ignore[import-not-found]
import re._parser as sre  # type: ignore[import-not-found]
from collections.abc import Iterable
from typing import Any

from stylecheck.phrase import fold

MOST = 6
"""How many tests a pattern keeps: the rarest; more of them cost more than they save."""

Need = tuple[str, ...]


def needs(pattern: str, language: str = "", *, raw: bool = False) -> list[list[str]]:
    """Return tests for a pattern: of each inner list, one literal after the other occurs in any text it matches.

    The text is folded and each run of white space in it is one space. A space in a phrase pattern stands for such a
    run; in a raw regular expression white space tells nothing. Raises re.error for a pattern that does not compile.
    """
    found = _walk(sre.parse(pattern), language, raw)
    rarest = sorted(range(len(found)), key=lambda index: rarity(found[index]), reverse=True)[:MOST]
    return [list(found[index]) for index in sorted(rarest)]


def _walk(parsed: Any, language: str, raw: bool) -> list[Need]:
    """Collect needs of a parsed sequence, in order."""
    result: list[Need] = []
    run = ""
    for code, value in parsed:
        if code is op.LITERAL and not (raw and chr(value).isspace()):
            run += fold(chr(value), language)
            continue
        if run.strip():
            result.append((run,))
        run = ""
        result += [need for need in _inner(code, value, language, raw) if all(literal.strip() for literal in need)]
    if run.strip():
        result.append((run,))
    return result


def _inner(code: Any, value: Any, language: str, raw: bool) -> list[Need]:
    if code is op.SUBPATTERN:
        return _walk(value[3], language, raw)
    if code is op.ATOMIC_GROUP:
        return _walk(value, language, raw)
    if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT) and value[0] > 0:
        return _walk(value[2], language, raw)
    if code is op.BRANCH:
        return _branch(value[1], language, raw)
    if code is op.IN and all(kind is op.LITERAL for kind, _ in value):
        return [tuple(sorted({fold(chr(char), language) for _, char in value}))]
    return []


def _branch(branches: Any, language: str, raw: bool) -> list[Need]:
    """A branch needs the best literal of each of its alternatives; one without any needs nothing."""
    union: set[str] = set()
    for branch in branches:
        options = _walk(branch, language, raw)
        if not options:
            return []
        union.update(max(options, key=rarity))
    return [tuple(sorted(union))]


def rarity(need: Iterable[str]) -> tuple[int, int]:
    """Return a sort key: longer literals are rarer, and fewer alternatives are quicker to test."""
    lengths = [len(literal) for literal in need]
    return min(lengths), -len(lengths)
