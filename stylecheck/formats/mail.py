"""Mails as files (.eml) and mailboxes (.mbox): subject and text of each, with what its headers say of the reader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from stylecheck.formats import html, mime, text
from stylecheck.formats.mapped import Builder
from stylecheck.formats.mask import Mask, merged
from stylecheck.formats.segment import Comment, Options, Segment
from stylecheck.lazy import lazy
from stylecheck.span import Span

FROM_LINE = lazy(r"(?:\A|(?<=\n\n)|(?<=\r\n\r\n))From \S+ +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b[^\r\n]*\r?\n")
HEADER = lazy(r"([!-9;-~]++)[ \t]*+:[ \t]*+([^\r\n]*+(?:\r?\n[ \t][^\r\n]*+)*+)(?:\r?\n|\Z)")
PARAMETER = lazy(r";\s*([\w-]+)\*?=(?:\"([^\"]*)\"|([^;\s]*))")
BLANK = lazy(r"\r?\n")
DEEPEST = 20
"""Parts within parts; what lies deeper is skipped, as no mail program writes it."""
MOST_PARTS = 50
"""Texts in one mail."""
SIGNATURE = lazy(r"^--[ \t]*\r?$.*", re.MULTILINE | re.DOTALL)
DISCLAIMER = lazy(
    r"^[^\n]{0,80}\b(?:"
    r"(?:this|the information (?:contained )?in this) (?:e-?mail|message|communication|transmission)\b[^\n]{0,200}"
    r"\b(?:confidential|privileged|intended (?:only|solely)|addressee)"
    r"|diese (?:e-?mail|nachricht)\b[^\n]{0,200}\b(?:vertraulich|rechtlich geschützt|ausschließlich)"
    r"|ce (?:message|courriel|mail)\b[^\n]{0,200}\bconfidentiel"
    r"|este (?:mensaje|correo)\b[^\n]{0,200}\bconfidencial"
    r"|(?:esta mensagem|este e-?mail)\b[^\n]{0,200}\bconfidencia"
    r"|(?:questo messaggio|questa e-?mail)\b[^\n]{0,200}\briservat"
    r"|dit (?:bericht|e-?mail\w*)\b[^\n]{0,200}\bvertrouwelijk"
    r"|(?:ta|niniejsza) wiadomość\b[^\n]{0,200}\bpoufn"
    r"|bu (?:e-?posta|mesaj)\b[^\n]{0,200}\bgizli).*",
    re.MULTILINE | re.DOTALL | re.IGNORECASE,
)
"""From the first line of a legal notice on; it stands at the end."""
QUOTE_MARK = lazy(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)


class Part(NamedTuple):
    """One part of a mail, or the whole: header values by lower-case name, and the body."""

    headers: dict[str, Span]
    body: Span


def segments(source: str, options: Options) -> Iterator[Segment]:
    """Yield the plain and the HTML text of each mail as a draft each; attachments and forwarded mails are skipped."""
    for start, end in _mails(source, several=options.format == "mbox"):
        mail = _part(source, start, end)
        facts = _facts(source, mail)
        seen: set[str] = set()
        for part in islice(_leaves(source, mail, 0), MOST_PARTS):
            kind = _value(source, part, "content-type", "text/plain")[0]
            for segment in _drafts(source, part, kind):
                first = not segment.fragment and not seen
                drafted = _headed(source, mail, segment) if first else segment
                yield drafted._replace(**facts, quoted=_quoted(drafted), fragment=segment.fragment or kind in seen)
            seen.add(kind)


def comments(source: str) -> Iterator[Comment]:
    """Yield the X-Stylecheck headers, as whole lines."""
    for start, end in _mails(source, several=source.startswith("From ")):
        for match in _header_lines(source, start, end):
            if match[1].lower() == "x-stylecheck":
                yield Comment(Span(*match.span()), match[0].strip())


def _mails(source: str, *, several: bool) -> Iterator[tuple[int, int]]:
    """Yield where each mail of a mailbox starts and ends, its From line left out."""
    if not several:
        yield 0, len(source)
        return
    starts = list(FROM_LINE.finditer(source))
    for number, line in enumerate(starts, 1):
        yield line.end(), starts[number].start() if number < len(starts) else len(source)


def _header_lines(source: str, start: int, end: int) -> Iterator[re.Match[str]]:
    while (match := HEADER.match(source, start, end)) is not None:
        yield match
        start = match.end()


def _part(source: str, start: int, end: int) -> Part:
    headers: dict[str, Span] = {}
    for match in _header_lines(source, start, end):
        headers.setdefault(match[1].lower(), Span(*match.span(2)))
        start = match.end()
    blank = BLANK.match(source, start, end)
    return Part(headers, Span(blank.end() if blank else start, end))


def _value(source: str, part: Part, name: str, default: str = "") -> tuple[str, dict[str, str]]:
    """Return a header's value in lower case, and its parameters."""
    if name not in part.headers:
        return default, {}
    value = source[slice(*part.headers[name])]
    parameters = {match[1].lower(): match[2] or match[3] or "" for match in PARAMETER.finditer(value)}
    return value.partition(";")[0].strip().lower() or default, parameters


def _leaves(source: str, part: Part, depth: int) -> Iterator[Part]:
    """Yield the parts that a reader sees as the text of the mail."""
    kind, parameters = _value(source, part, "content-type", "text/plain")
    if kind.startswith("multipart/") and depth < DEEPEST:
        for start, end in _between(source, part.body, parameters.get("boundary", "")):
            yield from _leaves(source, _part(source, start, end), depth + 1)
    elif kind in ("text/plain", "text/html") and _value(source, part, "content-disposition")[0] != "attachment":
        yield part


def _between(source: str, body: Span, boundary: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches between the boundary lines of a multipart body."""
    line = re.compile(rf"^--{re.escape(boundary)}(--)?[ \t]*\r?$\n?", re.MULTILINE)
    begun: int | None = None
    for match in line.finditer(source, *body) if boundary else ():
        if begun is not None:
            yield begun, match.start()
        begun = None if match[1] else match.end()
    if begun is not None:
        yield begun, body.end


def _drafts(source: str, part: Part, kind: str) -> Iterator[Segment]:
    encoding = _value(source, part, "content-transfer-encoding")[0]
    charset = _value(source, part, "content-type")[1].get("charset", "")
    body = mime.body(source, part.body, encoding, charset)
    opaque = encoding if encoding == "base64" else ""
    if kind == "text/html":
        for inside in html.drafts(body.text, whole=True):
            yield inside._replace(prose=body.inner(inside.prose), template=False, opaque=opaque, key=inside.key or kind)
    else:
        yield Segment(body, masks(body.text), key=kind, opaque=opaque)


def masks(body: str) -> list[Mask]:
    """Return what in the text of a mail is not the writer's prose; also what follows the signature mark."""
    found = text.masks(body)
    history = [mask.span.start for mask in found if mask.kind == "quoted-mail"]
    for kind, pattern in (("signature", SIGNATURE), ("disclaimer", DISCLAIMER)):
        for match in pattern.finditer(body):
            end = min((start for start in history if start >= match.start()), default=match.end())
            found.append(Mask(kind, Span(match.start(), end)))
    return merged(found)


def _headed(source: str, mail: Part, segment: Segment) -> Segment:
    """Return a draft with the mail's subject line before it."""
    if "subject" not in mail.headers:
        return segment
    span = mail.headers["subject"]
    builder = Builder(source)
    builder.virtual("Subject: ")
    name_end = builder.length
    builder.append(mime.header(source, span))
    builder.virtual("\n\n")
    shift = builder.length
    builder.append(segment.prose)
    moved = (Mask(kind, Span(place.start + shift, place.end + shift)) for kind, place in segment.masks)
    inline = text.masks(builder.mapped().text[:shift])
    return segment._replace(prose=builder.mapped(), masks=merged([Mask("subject", Span(0, name_end)), *inline, *moved]))


def _facts(source: str, mail: Part) -> dict[str, Any]:
    """Return what the headers say: subject, sender, the one reader's name, how many read it, and the language."""
    from email.utils import getaddresses

    def line(name: str) -> str:
        return mime.header(source, mail.headers[name]).text.strip() if name in mail.headers else ""

    to = [(name, address) for name, address in getaddresses([line("to")]) if address]
    return {
        "subject": line("subject"),
        "sender": next((name or address for name, address in getaddresses([line("from")])), ""),
        "reader": to[0][0] if len(to) == 1 else "",
        "recipients": max(1, len(to)),
        "language": line("content-language").split(",")[0].strip() or None,
    }


def _quoted(segment: Segment) -> str:
    """Return the message that a mail answers, without the marks of quotation."""
    parts = (segment.prose.text[slice(*mask.span)] for mask in segment.masks if mask.kind == "quoted-mail")
    return QUOTE_MARK.sub("", "\n".join(parts)).strip()
