"""A stretch of source that is not prose, and how masks make text of equal length."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from stylecheck.lazy import lazy
from stylecheck.span import Span

FILLER = "\ufffc"
"""Stands for one masked code point: neither white space nor part of a word."""

NOT_LINE_BREAK = lazy(r"[^\r\n]")
PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "´": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u3000": " "}
)
"""One-to-one: apostrophes and spaces that differ only in shape."""


class Mask(NamedTuple):
    """A masked span; kind is code, url, mail, placeholder, markup, quote, quoted-mail, header, comment or front-matter.

    In a comment, and in front matter, the writer may speak to stylecheck: see suppress.py.
    """

    kind: str
    span: Span


def merged(masks: Iterable[Mask]) -> list[Mask]:
    """Return masks in order; one that starts inside an earlier one is cut or dropped."""
    result: list[Mask] = []
    for mask in sorted(masks, key=lambda mask: (mask.span.start, -mask.span.end)):
        start = max(mask.span.start, result[-1].span.end) if result else mask.span.start
        if start < mask.span.end:
            result.append(Mask(mask.kind, Span(start, mask.span.end)))
    return result


def blanked(source: str, masks: Iterable[Mask]) -> str:
    """Return text of the same length: masked code points become fillers, line breaks stay."""
    parts: list[str] = []
    done = 0
    for _, span in masks:
        parts.append(source[done : span.start].translate(PLAIN))
        parts.append(NOT_LINE_BREAK.sub(FILLER, source[span.start : span.end]))
        done = span.end
    parts.append(source[done:].translate(PLAIN))
    return "".join(parts)


def excerpt(source: str, masks: Iterable[Mask], length: int) -> str:
    """Return the first code points of what masks leave of a text, with one filler for each mask."""
    parts: list[str] = []
    done = size = 0
    for start, end in (*(mask.span for mask in masks), (len(source), len(source))):
        parts.append(source[done : min(start, done + length - size)])
        size += len(parts[-1]) + 1
        done = end
        if size >= length:
            break
    return FILLER.join(parts).translate(PLAIN)
