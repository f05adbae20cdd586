"""Strings of catalogues and data files: which are prose, the markup in them, and the keys they stand at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase

from stylecheck.formats import text
from stylecheck.formats.mapped import Mapped
from stylecheck.formats.segment import Segment
from stylecheck.lazy import lazy
from stylecheck.phrase import UNSPACED

TAG = lazy(
    r"</?(?:p|br|div|span|a|b|i|u|em|strong|small|li|ul|ol|h[1-6]|table|t[rdh]|tbody|html|body|code|pre|img|blockquote|hr|font)"
    r"\b[^<>]*/?>|<!--",
    re.IGNORECASE,
)
PROSE = lazy(rf"(?<![^\W\d_])[^\W\d_]{{2,}}+[’',;:.!?]*+\s++(?:\S++\s++)?[^\W\d_]{{2}}|[{UNSPACED}]{{4}}|[!?]{{2}}")
"""Two words beside each other, with at most one thing between; or four characters of a script without spaces."""
WIRE = lazy(r"[\w.+-]+:(?://|\S*$)\S*|\S*[{};]\s*$|[\w-]+(?:/[\w.-]+)+")
"""An address, a path, or one token of code."""


def drafts(prose: Mapped, key: str, language: str | None = None, *, chosen: bool = False) -> Iterator[Segment]:
    """Yield the drafts in one string: itself if it is prose, or was chosen by its key; in HTML also its attributes."""
    if not chosen and not looks_like_prose(prose.text):
        return
    if "<" in prose.text and TAG.search(prose.text):
        from stylecheck.formats import html

        for segment in html.drafts(prose.text, whole=False):
            yield segment._replace(prose=prose.inner(segment.prose), key=key, language=language or segment.language)
        return
    yield Segment(prose, text.masks(prose.text), key, language, fragment=True, template=True)


def looks_like_prose(string: str) -> bool:
    """Tell whether a string is something that people read: words beside words."""
    return PROSE.search(string) is not None and WIRE.fullmatch(string.strip()) is None


def asked_for(key: str, globs: Sequence[str]) -> bool:
    """Tell whether a dotted key matches one of the globs, by its whole path or by its end."""
    return any(fnmatchcase(key, glob) or fnmatchcase(key, f"*.{glob}") for glob in globs)
