"""Reads the message that a draft answers: its kind, its questions, what it gives, and who signed it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from stylecheck.document import UNSPACED_CHAR, Document
from stylecheck.lazy import lazy
from stylecheck.names import PARTICLES, plain
from stylecheck.phrase import fold
from stylecheck.situation import Incoming, Question
from stylecheck.span import Span

QUESTION_KINDS = ("when", "how-much", "why", "whether")
STEM = 5
"""Code points of a word's beginning that are compared: enough to tell words apart, short enough for most endings."""
QUESTION_WORDS = 4
"""Fewer words with a question mark are an exclamation (“Really?”) more often than a question."""
NO_LATIN = lazy("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
LONGEST_ELIDED = 4
"""Code points before the apostrophe of an article that is cut off: dell'ordine."""
SIGNED_LINES = 3
"""Lines at the end of a message without a closing, the first of which that is a name signs it."""
SHORTEST = 4
"""Code points of the shortest word that may name a subject."""
NUMBER = lazy(
    r"(?<![A-Za-z0-9_@./,:\d-])#?(?:[A-Z]{1,4}[-/ ]?\d(?:[-/]?[\dA-Z]){2,60}|\d(?:[-/]?[\dA-Z]){3,60})"
    r"(?![A-Za-z0-9_@]|[.:]\d)"
    r"(?!\s?(?:[€$£¥₹₺₽₩%]|(?:zł|kr|eur|usd|gbp|chf|pln|tl|lei|руб|元|块|塊|円|원|kg|km|cm|mm|mb|gb|ml)\b))"
)
"""An order, invoice or customer number: letters and three signs, or four signs, that no currency or unit follows."""
DATE = lazy(r"\d{1,2}[-/]\d{1,2}(?:[-/]\d{2,4})?|\d{4}[-/]\d{1,2}[-/]\d{1,2}|(?:19|20)\d\d")
PHONE = lazy(r"(?<![A-Za-z0-9_-])\+?\d(?:[ ()/.-]{0,2}\d){8,14}(?![A-Za-z0-9_-])")
EMAIL = lazy(r"(?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)++")
QUESTION_MARK = lazy(r"[?？؟][\"'”’»)]*\s*$")
NAME_LINE = lazy(r"[^\W\d_][\w.'’-]*+(?:\s[^\W\d_][\w.'’-]*+){0,4}")
BRACKETED = lazy(r"(?<!\s)\s*+[(（]([^()（）]{1,12})[)）]$")
INTRODUCED = lazy(r"(?:[A-ZÀ-ÖØ-ÞĀ-Ž][\w.'’-]*\s?){1,4}|[\u3400-\u9fff\uac00-\ud7a3\u30a0-\u30ff]{2,5}")
HAN_NAME = lazy(
    r"[\u3400-\u9fff\uac00-\ud7a3\u30a0-\u30ff]{1,5}[ \u3000]?[\u3400-\u9fff\uac00-\ud7a3\u30a0-\u30ff]{1,4}"
)


def read(document: Document) -> Incoming:
    """Return what a message says, as far as the phrases of its language tell."""
    numbers = tuple(identifiers(document.source))
    return Incoming(
        language=document.language if document.language != "und" else None,
        words=document.length,
        kind=_kind(document),
        our_fault=_has(document, "our-fault"),
        questions=tuple(_questions(document)),
        subject=subject(document) | frozenset(map(_digits, numbers)),
        given=dict(_given(document, numbers)),
        numbers=numbers,
        name=_signed(document),
    )


def subject(document: Document, within: Span | None = None) -> frozenset[str]:
    """Return the beginnings of the words that name something: of words, or pairs of characters in unspaced scripts."""
    span = within or Span(0, len(document.text))
    common = document.phrasebook.common if document.phrasebook is not None else ()
    stems: set[str] = set()
    for word in document.words():
        if word.within(span):
            stems.update(_stems(document.folded[slice(*word)]))
    return frozenset(stem for stem in stems if not stem.startswith(common))


def identifiers(text: str) -> Iterator[str]:
    """Yield order numbers and the like; dates, years and phone numbers are none."""
    phones = [Span(*match.span()) for match in PHONE.finditer(text)]
    for match in NUMBER.finditer(text):
        written = match[0].lstrip("#")
        is_date = DATE.fullmatch(written) is not None
        if not is_date and not any(phone.overlaps(Span(*match.span())) for phone in phones):
            yield written


def _stems(word: str) -> Iterator[str]:
    if UNSPACED_CHAR.match(word):
        yield from (word[start : start + 2] for start in range(len(word) - 1) if not _kana(word[start : start + 2]))
    elif "\uac00" <= word[0] <= "\ud7a3":
        yield word[:2]
    else:
        elided, _, rest = word.replace("’", "'").partition("'")
        bare = rest if rest and len(elided) <= LONGEST_ELIDED else word  # l'article, dell'ordine
        if len(bare) >= SHORTEST:
            yield plain(bare)[:STEM]


def _kana(pair: str) -> bool:
    """Hiragana is grammar: a pair of it names nothing."""
    return all("\u3040" <= char <= "\u309f" for char in pair)


def _kind(document: Document) -> str:
    found = {
        part: sum(1 for _ in _part(document, part)) for part in ("complaint", "anger", "order", "question", "praise")
    }
    asks = found["order"] or found["question"] or any(asked(document))
    if found["praise"] and found["complaint"] <= 1 and not (found["anger"] or asks):
        return "praise"  # a story that ends well may begin with what broke
    kind = next((part for part in ("complaint", "order") if found[part]), None)
    return kind or ("question" if asks else "message")


def _part(document: Document, part: str) -> Iterator[Span]:
    return document.phrasebook.part(part, document) if document.phrasebook is not None else iter(())


def _has(document: Document, part: str, within: Span | None = None) -> bool:
    return document.phrasebook is not None and any(document.phrasebook.part(part, document, within))


def _questions(document: Document) -> Iterator[Question]:
    for span in asked(document):
        found = subject(document, span)
        short_script = NO_LATIN.search(document.text, span.start, span.end) is not None
        long_enough = short_script or len(document.source[slice(*span)].split()) >= QUESTION_WORDS
        if found and long_enough and "!" not in document.text[slice(*span)]:
            kind = next((kind for kind in QUESTION_KINDS if _has(document, kind, span)), "")
            yield Question(" ".join(document.source[slice(*span)].split()), found, kind)


def asked(document: Document) -> Iterator[Span]:
    """Yield the sentences of a message that ask: with a question mark, or by a phrase."""
    phrased = list(document.phrasebook.part("question", document)) if document.phrasebook is not None else []
    for span in document.sentences:
        marked = QUESTION_MARK.search(document.text[slice(*span)])
        if marked or any(phrase.within(span) for phrase in phrased):
            yield span


def _given(document: Document, numbers: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield what the message gives, item and words; the first of each kind counts."""
    source = document.source
    if document.phrasebook is not None:
        for item, span in document.phrasebook.gives(document):
            yield item, " ".join(source[slice(*span)].split()).rstrip(".,;:!")
    for item, pattern in (("phone", PHONE), ("email", EMAIL)):
        if match := pattern.search(source):
            yield item, match[0]
    for number in numbers:
        yield "order-number", number
        break


def _signed(document: Document) -> str:
    """Return the name that the writer gives: in the signature, in an introduction, or alone on the last line."""
    closing = document.sections.get("closing")
    introduced = (document.text[span.end :].lstrip(" :,") for span in _part(document, "introduces"))
    if closing is not None:
        candidates = document.text[closing.end :].strip().splitlines()[:2]
    else:  # a message of a line or two, such as a post, is not signed
        candidates = document.text.strip().splitlines()[-SIGNED_LINES:] if len(document.lines) > SIGNED_LINES else []
    for line in candidates:
        if name := _name(line):
            return name
    return next((match[0].strip() for text in introduced if (match := INTRODUCED.match(text))), "")


def _name(line: str) -> str:
    """Return the name that a line consists of, a title in brackets put before it; empty if it is more than a name."""
    bare = line.strip(" \t,.;-–—*_")
    title = BRACKETED.search(bare)
    if title is not None:
        bare = f"{title[1]} {bare[: title.start()].strip()}"
    words = bare.split()
    named = NAME_LINE.fullmatch(bare) and all(word[:1].isupper() or word.lower() in PARTICLES for word in words)
    return bare if named or HAN_NAME.fullmatch(bare) else ""


def _digits(number: str) -> str:
    return re.sub(r"\W", "", fold(number, "en"))
