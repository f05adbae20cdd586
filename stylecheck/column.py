"""Columns of a stored table that are read entry by entry: one string or one run of numbers each, with its ends.

A long string, and bytes, load at once; a list of ten thousand short ones takes a millisecond.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Sequence

NUMBERS = "I"
"""Type of the numbers: four bytes each, the first one the lowest."""


def stored_texts(entries: Sequence[str]) -> list[str | bytes]:
    """Return texts as they are stored."""
    return ["".join(entries), _ends(map(len, entries))]


def stored_rows(rows: Sequence[Sequence[int]]) -> list[bytes]:
    """Return rows of numbers as they are stored."""
    return [_bytes(number for row in rows for number in row), _ends(map(len, rows))]


class Texts:
    """Stored texts."""

    def __init__(self, stored: Sequence[str | bytes]) -> None:
        text, ends = stored
        assert isinstance(text, str)
        assert isinstance(ends, bytes)
        self._text, self._ends = text, _array(ends)

    def __len__(self) -> int:
        return len(self._ends)

    def __getitem__(self, index: int) -> str:
        if not 0 <= index < len(self._ends):
            raise IndexError(index)
        return self._text[self._ends[index - 1] if index else 0 : self._ends[index]]


class Rows:
    """Stored rows of numbers."""

    def __init__(self, stored: Sequence[bytes]) -> None:
        self._numbers, self._ends = map(_array, stored)

    def __getitem__(self, index: int) -> array[int]:
        return self._numbers[self._ends[index - 1] if index else 0 : self._ends[index]]


def _ends(sizes: Iterable[int]) -> bytes:
    end = 0
    return _bytes([end := end + size for size in sizes])


def _bytes(numbers: Iterable[int]) -> bytes:
    return _little(array(NUMBERS, numbers)).tobytes()


def _array(stored: bytes) -> array[int]:
    numbers = array(NUMBERS)
    numbers.frombytes(stored)
    return _little(numbers)


def _little(numbers: array[int]) -> array[int]:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
