"""Markdown: plain text, less front matter, HTML and the targets of links."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from stylecheck.formats import placeholder, text
from stylecheck.formats.mapped import Builder, Mapped
from stylecheck.formats.mask import Mask, merged
from stylecheck.formats.segment import Comment, Options, Segment
from stylecheck.lazy import lazy
from stylecheck.span import Span

FENCE = lazy(
    r"^[ ]{0,3}(?P<fence>`{3,}+|~{3,}+).*?(?:^[ ]{0,3}(?P=fence)[`~]*+[ \t]*+\r?$|\Z)", re.MULTILINE | re.DOTALL
)
INDENTED_CODE = lazy(r"(?:\A|(?<=\n\n)|(?<=\r\n\r\n))(?:(?: {4}|\t)[^\n]*+\n?+)++")
CODE_SPAN = lazy(r"(?<!`)(?P<ticks>`++)[^`].{0,2000}?(?<!`)(?P=ticks)(?!`)", re.DOTALL)
MARKUP = lazy(
    r"<!--.*?(?:-->|\Z)|<(?P<raw>script|style|pre)\b.*?(?:</(?P=raw)\s*>|\Z)|</?[A-Za-z][^<>]*>"
    r"|(?<=\])\([^()\s]*+(?:\([^()\s]*+\)[^()\s]*+)*+(?:\s++(?:\"[^\"\n]*+\"|'[^'\n]*+'))?\s*+\)|(?<=\])\[[^\[\]\n]*+\]"
    r"|^[ \t]*+\[[^\[\]\n]++\]:[^\n]*$",
    re.MULTILINE | re.DOTALL | re.IGNORECASE,
)
EMPHASIS = lazy(
    r"(?<![\w*\\])\*{1,3}(?=[^\s*])|(?<=[^\s*\\])\*{1,3}(?![\w*])"
    r"|(?<![\w\\])_{1,2}(?=[^\W_])|(?<=[^\W_])_{1,2}(?!\w)"
)
COMMENT = lazy(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)


def segments(source: str, options: Options) -> Iterator[Segment]:  # noqa: ARG001
    """Yield the whole text as one draft, without the signs of emphasis: they part no phrase."""
    prose = _plain(source, masks(source))
    yield Segment(prose, masks(prose.text), template=placeholder.is_template(source))


def comments(source: str) -> Iterator[Comment]:
    """Yield the front matter and the HTML comments; one that stands in code is an example."""
    code = [mask.span for mask in masks(source) if mask.kind == "code"]
    for pattern in (text.FRONT_MATTER, COMMENT):
        for match in pattern.finditer(source):
            span = Span(*match.span())
            if not any(span.overlaps(other) for other in code):
                yield Comment(span, match[0].strip("<!->\r\n+ "))


def _plain(source: str, found: list[Mask]) -> Mapped:
    """Return the source less the asterisks and underscores of emphasis outside of masks."""
    builder = Builder(source)
    starts = [mask.span.start for mask in found]
    done = 0
    for sign in EMPHASIS.finditer(source):
        before = bisect_right(starts, sign.start())
        if not before or found[before - 1].span.end <= sign.start():
            builder.copy(done, sign.start())
            done = sign.end()
    builder.copy(done, len(source))
    return builder.mapped()


def masks(source: str) -> list[Mask]:
    """Return what is not prose in a Markdown text, in order and without overlaps."""
    found = [
        Mask("code", Span(*match.span()))
        for pattern in (FENCE, INDENTED_CODE, CODE_SPAN)
        for match in pattern.finditer(source)
    ]
    found += [Mask("markup", Span(*match.span())) for match in MARKUP.finditer(source)]
    return merged([*found, *text.masks(source)])
