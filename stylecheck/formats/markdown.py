"""Markdown: plain text, less front matter, HTML and the targets of links."""

from __future__ import annotations

import re

from stylecheck.formats import text
from stylecheck.formats.mask import Mask, merged
from stylecheck.lazy import lazy
from stylecheck.span import Span

INDENTED_CODE = lazy(r"(?:\A|(?<=\n\n))(?:(?: {4}|\t)[^\n]*\n?)+")
MARKUP = lazy(
    r"<!--.*?-->|</?[A-Za-z][^<>]*>|(?<=\])\([^()\s]*(?: \"[^\"]*\")?\)|^[ \t]*\[[^\]]+\]:.*$", re.MULTILINE | re.DOTALL
)


def masks(source: str) -> list[Mask]:
    """Return what is not prose in a Markdown text, in order and without overlaps."""
    found = [Mask("code", Span(*match.span())) for match in INDENTED_CODE.finditer(source)]
    kinds = (("comment" if match[0].startswith("<!--") else "markup", match) for match in MARKUP.finditer(source))
    found += [Mask(kind, Span(*match.span())) for kind, match in kinds]
    return merged([*found, *text.masks(source)])
