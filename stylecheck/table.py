"""The patterns of one unit as they are stored: compact columns, with the words that lead to each pattern (index.py).

A space in a stored phrase pattern stands for any white space within a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from stylecheck.bounded import is_slow
from stylecheck.column import stored_rows, stored_texts
from stylecheck.index import (
    EDGE,
    FEATURES,
    GUARDS,
    KINDS,
    LONGEST,
    PHRASE,
    PUNCTUATED,
    RAW,
    SEPARATOR,
    WHOLE,
)
from stylecheck.literal import leads
from stylecheck.phrase import WITHIN_PARAGRAPH, shortened, spell_out

SENTENCE_SIGN = re.compile(r"\\[.?]|(?<!\(\?)(?<!\(\?<)!|[…。！？：]|(?<!\?):|\[\\w\.")
"""Signs in a stored pattern that may stand at the end of a sentence."""
ANY_LINE = re.compile(r"\\[nrAZ]")
"""What a regular expression has that looks beyond its paragraph, negated classes left out."""
NEGATED = re.compile(r"\[\^[^\]]*\]")
BEHIND = re.compile(r"\(\?<[=!][^()]*\)")
"""A look behind: it sees what stands before the paragraph."""
FEW = 0.02
"""Share of characters beyond ASCII up to which patterns are stored in ASCII, which is read several times as fast."""
BEYOND_ASCII = re.compile(r"(\\[\0-\x7f])|\\?([^\0-\x7f])")
Compiled = dict[str, Any]


class PatternTable:
    """Every pattern and every needed piece of a word of one unit once; rules refer to patterns by index."""

    def __init__(self, *, trusted: bool = True) -> None:
        """Make an empty table; ``trusted`` where every pattern is known to be linear, as shipped ones are."""
        self._trusted = trusted
        self._slow: list[int] = []
        self._index: dict[tuple[str, str], int] = {}
        self._leads: dict[str, list[int]] = {}
        self._sets: dict[frozenset[str], int] = {}
        self._unconditional: list[int] = []
        self._finders: set[int] = set()

    def add(self, pattern: str, *, raw: bool, language: str, guard: bool = False) -> int:
        """Return the index of a pattern, which may be for a guard only; raises re.error when it does not compile."""
        key = (pattern, kind := _kind(pattern, raw=raw))
        if key not in self._index:
            found = leads(pattern, language)
            re.compile(pattern if raw else spell_out(pattern))
            slow = not self._trusted and is_slow(pattern if raw else spell_out(pattern))
            index = self._index[key] = len(self._index)
            self._slow += [index] if slow else []
            self._unconditional += [] if found else [index]
            for piece, others in found:
                beside = () if kind == WHOLE else others  # they may stand in another paragraph
                numbers = [self._sets.setdefault(frozenset(map(_cut, other)), len(self._sets)) for other in beside]
                self._leads.setdefault(_cut(piece), []).extend([index, len(numbers), *numbers])
        if not guard:
            self._finders.add(self._index[key])
        return self._index[key]

    def compiled(self) -> Compiled:
        """Return the table as stored, in columns.

        ``leads`` holds for each piece the patterns that it leads to, each with how many of the ``sets`` of pieces must
        have one that stands beside it, and which; ``heads`` the first two characters of pieces without an edge before
        them, and the length of the longest.
        """
        pieces = dict.fromkeys([*self._leads, *sorted(piece for pieces in self._sets for piece in pieces)])
        pieces = dict.fromkeys(sorted(pieces, key=lambda piece: not piece.isascii()))
        numbers = {piece: number for number, piece in enumerate(pieces)}
        sources = shortened(_in_ascii(SEPARATOR.join(pattern for pattern, _ in self._index)))
        return {
            "pieces": [
                SEPARATOR.join(piece for piece in pieces if piece.isascii() is plain) for plain in (True, False)
            ],
            "heads": _heads(pieces),
            "leads": stored_rows([self._leads.get(piece, []) for piece in pieces]),
            "sets": stored_rows([sorted(numbers[piece] for piece in pieces) for pieces in self._sets]),
            "sources": stored_texts(sources.split(SEPARATOR) if self._index else []),
            "kinds": "".join(self._kind(index, kind) for (_, kind), index in self._index.items()),
            "unconditional": self._unconditional,
            "slow": self._slow,
        }

    def _kind(self, index: int, kind: str) -> str:
        """Return the kind of a pattern, or that of a guard where none but guards use it."""
        return kind if index in self._finders else GUARDS[KINDS.index(kind)]


def _heads(pieces: Iterable[str]) -> dict[str, int]:
    heads: dict[str, int] = {}
    for piece in pieces:
        if piece[0] != EDGE and piece not in FEATURES:
            word = piece.rstrip(EDGE)
            heads[word[:2]] = max(len(word), heads.get(word[:2], 0))
    return heads


def _in_ascii(patterns: str) -> str:
    """Return patterns with their few letters beyond ASCII escaped; as they are where they have many."""
    if sum(not char.isascii() for char in patterns) > FEW * len(patterns):
        return patterns
    return BEYOND_ASCII.sub(lambda match: match[1] or f"\\U{ord(match[2]):08x}", patterns)


def _cut(piece: str) -> str:
    """Return a piece, a long one by its beginning."""
    word = piece.strip(EDGE)
    return piece if len(word) <= LONGEST else (EDGE if piece[0] == EDGE else "") + word[:LONGEST]


def _kind(pattern: str, *, raw: bool) -> str:
    if raw:
        consumed = NEGATED.sub("", pattern.replace(WITHIN_PARAGRAPH, ""))
        consumed = (
            consumed if "$" in consumed else BEHIND.sub("", consumed)
        )  # where $ stands, it is the end of the text
        return WHOLE if ANY_LINE.search(consumed) else RAW
    return PUNCTUATED if SENTENCE_SIGN.search(pattern) else PHRASE
