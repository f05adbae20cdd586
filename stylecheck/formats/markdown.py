"""Markdown: plain text, less front matter, HTML and the targets of links."""

from __future__ import annotations

import re

from stylecheck.formats import text
from stylecheck.formats.mask import Mask, merged
from stylecheck.lazy import lazy
from stylecheck.span import Span

FRONT_MATTER = lazy(r"\A---\r?\n.*?^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE | re.DOTALL)
INDENTED_CODE = lazy(r"(?:\A|(?<=\n\n))(?:(?: {4}|\t)[^\n]*\n?)+")
MARKUP = lazy(
    r"<!--.*?-->|</?[A-Za-z][^<>]*>|(?<=\])\([^()\s]*(?: \"[^\"]*\")?\)|^[ \t]*\[[^\]]+\]:.*$", re.MULTILINE | re.DOTALL
)


def masks(source: str) -> list[Mask]:
    """Return what is not prose in a Markdown text, in order and without overlaps."""
    found = [Mask("front-matter", Span(*match.span())) for match in FRONT_MATTER.finditer(source)]
    found += [Mask("code", Span(*match.span())) for match in INDENTED_CODE.finditer(source)]
    for match in MARKUP.finditer(source):
        found.append(Mask("comment" if match[0].startswith("<!--") else "markup", Span(*match.span())))
    return merged([*found, *text.masks(source)])
