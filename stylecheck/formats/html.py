"""HTML mails and templates: the text that a reader sees, each block on a line of its own.

The scanner is our own: libraries either give no offsets or trip over template tags such as ``{% if a < b %}``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape, unescape

from stylecheck.formats import placeholder, text
from stylecheck.formats.mapped import Builder, Encode, Mapped, unescaped
from stylecheck.formats.mask import Mask, merged
from stylecheck.formats.segment import Comment, Options, Segment
from stylecheck.lazy import lazy
from stylecheck.span import Span

RAW = "script|style|svg|math|xmp|iframe|noembed|noframes|object|title"
"""Elements without text on the page."""
INSIDE_TAG = (
    rf"(?:[^<>=\"'{{%]++|{placeholder.MUSTACHE}|{placeholder.LIQUID}|{placeholder.ERB}"
    r"|=\s*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z))|[^>])*+"
)
"""Up to the end of a tag: a > inside a template's own tag or a quoted value does not end it."""
TOKEN = lazy(
    rf"(?P<comment><!--(?:>|->|.*?(?:--!?>|\Z)))|(?P<placeholder>{placeholder.PATTERN})"
    rf"|(?P<raw_element><(?P<name>{RAW})\b{INSIDE_TAG}(?:/>|>.*?(?:</(?P=name)\b[^>]*>|\Z)|\Z))"
    rf"|(?P<declaration><[!?][^>]*(?:>|\Z))|(?P<tag></?[A-Za-z][^\s/><]*+{INSIDE_TAG}(?:>|\Z))"
    r"|(?P<entity>&(?:#[0-9]{1,7};?|#[xX][0-9A-Fa-f]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};?))|(?P<space>[ \t\r\n\f]+)",
    re.DOTALL | re.IGNORECASE,
)
TAG_NAME = lazy(r"</?([A-Za-z][^\s/><]*)")
TITLE = lazy(r"<title\b[^>]*+>(?P<text>.*?)(?:</title|\Z)", re.DOTALL | re.IGNORECASE)
ATTRIBUTE = lazy(r"(?<![^\s=/>\"'<])(?P<name>[^\s=/>\"'<]++)\s*+=\s*+(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')")
READ = frozenset({"alt", "title"})
"""Attributes that a reader sees or hears."""
ENTITY = lazy(r"&(?:#[0-9]{1,7};?|#[xX][0-9A-Fa-f]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};?)")
COMMENT = lazy(r"<!--(.*?)(?:-->|\Z)|\{#((?:[^{#]|\{(?!#)|#(?!\}))*+)#\}", re.DOTALL)

_LINES = (
    "address article aside body caption center dd details dialog div dl dt fieldset figcaption figure footer form "
    "head header html legend li main nav option section select summary tbody td tfoot th thead tr"
)
LINES = frozenset(_LINES.split())
"""Elements that begin and end a line."""
PARAGRAPHS = frozenset({"blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "ol", "p", "pre", "table", "ul"})
"""Elements with a blank line before and after."""
CODE = frozenset({"code", "kbd", "pre", "samp", "tt", "var"})
MASKED = {**dict.fromkeys(CODE, "code"), "blockquote": "quoted-mail", "q": "quote"}
"""Elements whose text is not the writer's prose."""


def segments(source: str, options: Options) -> Iterator[Segment]:  # noqa: ARG001
    """Yield the whole text as one draft, and the texts of its images and tooltips."""
    yield from drafts(source, whole=True)


def comments(source: str) -> Iterator[Comment]:
    """Yield the comments of HTML and of templates in it."""
    for match in COMMENT.finditer(source):
        yield Comment(Span(*match.span()), (match[1] or match[2] or "").strip())


def drafts(source: str, *, whole: bool) -> Iterator[Segment]:
    """Yield the text as one draft, then each alternative text, tooltip and page title."""
    page = _Page(source)
    page.read()
    prose = page.builder.mapped()
    masks = merged([*page.masks(), *text.masks(prose.text)])
    yield Segment(prose, masks, "", page.language, fragment=not whole, template=True)
    for key, mapped in page.asides:
        yield Segment(mapped, text.masks(mapped.text), key, page.language, fragment=True, template=True)


class _Page:
    """One pass over a source, token by token."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.builder = Builder(source, encoded)
        self.language: str | None = None
        self.asides: list[tuple[str, Mapped]] = []
        self._open: dict[str, list[int]] = {}
        self._closed: list[Mask] = []
        self._due = ""
        self._in_pre = 0

    def read(self) -> None:
        """Read the whole source."""
        done = 0
        for token in TOKEN.finditer(self.source):
            self._text(done, token.start())
            kind = token.lastgroup or ""
            if kind == "tag":
                self._tag(token[0], token.start())
            elif kind == "entity":
                self._entity(token)
            elif kind == "space":
                self._space(token)
            elif kind == "placeholder":
                self._text(*token.span())
            elif kind == "raw_element" and (title := TITLE.match(token[0])) is not None:
                self._aside("title", token.start() + title.start("text"), token.start() + title.end("text"), encoded)
            done = token.end()
        self._text(done, len(self.source))

    def masks(self) -> Iterable[Mask]:
        """Return the texts of code and quotations; an element left open reaches to the end."""
        left = ((name, start) for name, starts in self._open.items() for start in starts)
        unclosed = (Mask(MASKED[name], Span(start, self.builder.length)) for name, start in left)
        return [*self._closed, *unclosed]

    def _text(self, start: int, end: int) -> None:
        if start < end:
            self._break()
            self.builder.copy(start, end)

    def _entity(self, token: re.Match[str]) -> None:
        self._break()
        decoded = unescape(token[0])
        if decoded == token[0]:
            self.builder.copy(*token.span())
        else:
            self.builder.put(decoded, *token.span())

    def _space(self, token: re.Match[str]) -> None:
        if self._in_pre:
            self._text(*token.span())
        elif not self._due and self.builder.length:
            self._due = " "
            self._space_at = token.span()

    def _break(self) -> None:
        """Write the space or line break that is due before the next text."""
        if self._due == " ":
            self.builder.put(" ", *self._space_at)
        elif self._due and self.builder.length:
            self.builder.virtual(self._due)
        self._due = ""

    def _tag(self, tag: str, start: int) -> None:
        name_match = TAG_NAME.match(tag)
        name = name_match[1].lower() if name_match else ""
        if tag[1] == "/":
            self._close(name)
        else:
            self._attributes(name, start, start + len(tag))
            if name in MASKED:
                self._begin(name)
                self._break()
                self._open.setdefault(name, []).append(self.builder.length)
                self._in_pre += name == "pre"
                return
        self._begin(name)

    def _begin(self, name: str) -> None:
        """Note that a new line or paragraph is due."""
        if name in PARAGRAPHS or (name == "br" and self._due == "\n"):
            self._due = "\n\n"
        elif (name in LINES or name == "br") and self._due != "\n\n":
            self._due = "\n"

    def _close(self, name: str) -> None:
        """Close the innermost open element of a name."""
        if starts := self._open.get(name):
            self._in_pre -= name == "pre"
            self._closed.append(Mask(MASKED[name], Span(starts.pop(), self.builder.length)))

    def _attributes(self, element: str, start: int, end: int) -> None:
        """Note the texts of images and tooltips, and the language of the page."""
        for match in ATTRIBUTE.finditer(self.source, start, end):
            name, group = match["name"].lower(), "double" if match["double"] is not None else "single"
            if name in READ:
                self._aside(name, *match.span(group), escape)
            elif name == "lang" and element == "html":
                self.language = match[group].strip() or None

    def _aside(self, key: str, start: int, end: int, encode: Encode) -> None:
        if self.source[start:end].strip():
            self.asides.append((key, unescaped(self.source, Span(start, end), ENTITY, unescape, encode)))


def encoded(new: str) -> str:
    """Return text as HTML writes it between tags."""
    return escape(new, quote=False)
