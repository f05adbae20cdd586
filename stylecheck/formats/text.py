"""Plain text and mail bodies: code, addresses, placeholders, quotations and quoted mail are not the writer's prose."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from stylecheck.formats import placeholder
from stylecheck.formats.mapped import Mapped
from stylecheck.formats.mask import Mask, merged
from stylecheck.formats.segment import SPOKEN_TO, Comment, Options, Segment
from stylecheck.lazy import compiled, lazy
from stylecheck.span import Span

INLINE: dict[str, tuple[Sequence[str], str]] = {
    "comment": (("stylecheck:",), r"<!--\s*stylecheck:.*?-->|\{#-?\s*stylecheck:.*?#\}"),
    "code": ("`", r"```.*?(?:```|\Z)|(?<!`)`[^`\n]+`(?!`)"),
    "url": ("/w", r"\b(?:https?://|ftp://|www\.)[^\s<>\"”»）」]+"),
    "mail": ("@", r"(?<![\w.+-])[\w.+-]{1,200}+@[\w-]+(?:\.[\w-]+)+"),
    "placeholder": (placeholder.SIGNS, placeholder.PATTERN),
    "quote": (
        "“„\"«»「『'‘’",
        r"“[^“”\n]{2,400}”|„[^„“”\"\n]{2,400}[“”\"]|(?<!\w)\"(?=\S)[^\"\n]{2,400}(?<=\S)\"(?!\w)"
        r"|«[^«»\n]{2,400}»|»[^«»\n]{2,400}«|「[^「」\n]{1,400}」|『[^『』\n]{1,400}』"
        r"|(?<!\w)['‘](?=\w)(?:[^'‘’\n]|(?<=\w)['’](?=\w)){2,400}(?<=[\w.!?,])['’](?!\w)",
    ),
}
"""Kind: the signs one of which it needs, and its pattern. 400 code points: longer quotations are quoted mail."""
STARTS = "[`<{\\[$%*#hfw“„\"«»「『'‘]"
"""What each of them but a mail address starts with: other characters need no closer look."""


@cache
def _inline(kinds: tuple[str, ...]) -> re.Pattern[str]:
    """Return one pattern for several kinds: read in one pass, so that a quotation mark inside code is code."""
    named = {kind: f"(?P<{kind}>{INLINE[kind][1]})" for kind in kinds}
    anywhere = [named.pop("mail")] if "mail" in named else []
    signed = [f"(?={STARTS})(?:{'|'.join(named.values())})"] if named else []
    return compiled("|".join(signed + anywhere), re.DOTALL)


FRONT_MATTER = lazy(r"\A(?:---\r?\n.*?^(?:---|\.\.\.)|\+\+\+\r?\n.*?^\+\+\+)[ \t]*\r?$", re.MULTILINE | re.DOTALL)
COMMENT_HEADER = lazy(r"x-stylecheck[ \t]*:[^\r\n]*", re.IGNORECASE)
COMMENTS = frozenset({"comment", "front-matter"})
"""Kinds of mask in which the writer may speak to stylecheck."""
QUOTED_LINE = lazy(r"^[ \t]*>.*$", re.MULTILINE)
HISTORY = lazy(
    r"^(?:-{2,} ?(?:Original Message|Forwarded message|Ursprüngliche Nachricht|Message d'origine|Mensaje original)"
    r" ?-{2,}|On [^\n]{6,80} wrote:|Am [^\n]{6,80} schrieb [^\n]{2,60}:|Le [^\n]{6,80} a écrit ?:)[ \t]*\r?$.*",
    re.MULTILINE | re.DOTALL,
)
HEADER = lazy(r"(?:from|to|cc|bcc|date|sent|reply-to|von|an|od|do|de|para|da|a)[ \t]*[:：][^\n]*", re.IGNORECASE)
SUBJECT = lazy(
    r"(?:subject|betreff|objet|asunto|oggetto|assunto|onderwerp|ämne|temat|konu|subiect|zadeva|тема|主题|主旨|主題|"
    r"件名|제목|विषय|الموضوع)[ \t]*[:：][ \t]*",
    re.IGNORECASE,
)


def segments(source: str, options: Options) -> Iterator[Segment]:  # noqa: ARG001
    """Yield the whole text as one draft; with the logic of a template in it, it is one."""
    yield Segment(Mapped.whole(source), masks(source), template=placeholder.is_template(source))


def comments(source: str) -> Iterator[Comment]:
    """Yield what speaks to stylecheck in a plain text; every other line is for its reader."""
    if SPOKEN_TO.search(source):
        for kind, span in masks(source):
            if kind in COMMENTS:
                yield Comment(span, source[slice(*span)])


def masks(source: str) -> list[Mask]:
    """Return what is not prose in a plain text, in order and without overlaps."""
    found = [Mask("front-matter", Span(*match.span())) for match in FRONT_MATTER.finditer(source)]
    found += [Mask("quoted-mail", Span(*match.span())) for match in HISTORY.finditer(source)]
    if ">" in source:
        found += [Mask("quoted-mail", Span(*match.span())) for match in QUOTED_LINE.finditer(source)]
    kinds = tuple(kind for kind, (signs, _) in INLINE.items() if any(sign in source for sign in signs))
    if kinds:
        inline = [Mask(match.lastgroup or "", Span(*match.span())) for match in _inline(kinds).finditer(source)]
        found += inline if _quotes_little(source, inline) else [mask for mask in inline if mask.kind != "quote"]
    branches = list(placeholder.branching(source)) if "{" in source else []
    return merged([*_apart_from(branches, found), *branches, *headers(source)])


def _apart_from(branches: list[Mask], found: list[Mask]) -> list[Mask]:
    """Return masks less those that take the braces of a branching message for their own."""
    starts = [mask.span.start for mask in branches]
    return [mask for mask in found if bisect_left(starts, mask.span.start) == bisect_left(starts, mask.span.end)]


def _quotes_little(source: str, inline: list[Mask]) -> bool:
    """Tell whether there is more than quotation: a text that is nearly all quotation is not a draft that quotes."""
    quoted = sum(mask.span.end - mask.span.start for mask in inline if mask.kind == "quote")
    return quoted * 5 <= len(source.strip()) * 4


def headers(source: str) -> list[Mask]:
    """Return the mail header lines at the top; of a subject line only its name."""
    found: list[Mask] = []
    position = 0
    while position < len(source):
        subject = SUBJECT.match(source, position)
        comment = COMMENT_HEADER.match(source, position)
        header = subject or comment or (HEADER.match(source, position) if found or _has_subject(source) else None)
        if header is None:
            break
        found.append(Mask("subject" if subject else "comment" if comment else "header", Span(*header.span())))
        line_end = source.find("\n", position)
        position = len(source) if line_end < 0 else line_end + 1
    return found


def _has_subject(source: str) -> bool:
    """A block of header lines counts only when one of its first lines is a subject."""
    return any(SUBJECT.match(line) for line in source[:600].split("\n")[:6])
