"""What can be seen in the shape of a message: sentence length, repeated words, steps, acronyms, subject, its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from stylecheck.document import UNSPACED_CHAR, WORD, Document
from stylecheck.formats.mask import FILLER
from stylecheck.lazy import lazy
from stylecheck.span import Span, part_at

if TYPE_CHECKING:
    from stylecheck.scene import Scene

REPEATED = lazy(r"\b([^\W\d_]{2,})[ \t]+\1\b")
LISTED = lazy(r"\s*(?:\d+[.)]|[-*•])")
ACRONYM = lazy(r"(?<![\w-])[A-Z]{2,6}s?(?![\w-])")
CAPITALS_BEFORE = lazy(r"([A-Z]{2})\W+$")
CAPITALS_AFTER = lazy(r"\W+[A-Z]{2,}(?![\w])")
REPLY = lazy(r"^(?:re|fwd?|aw|wg)\s*:\s*", re.IGNORECASE)


def sentence_length(scene: Scene, options: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Report sentences longer than ``words`` words, or ``characters`` code points in unspaced scripts."""
    document = scene.document
    body = document.sections["body"]
    for span in document.sentences:
        if not span.within(body):
            continue
        sentence = document.text[span.start : span.end]
        unspaced = 0 if sentence.isascii() else len(UNSPACED_CHAR.findall(sentence))
        if unspaced * 2 > len(sentence):
            if len(sentence) > options["characters"]:
                yield span, (), f"{len(sentence)} characters"
            continue
        count = len(WORD.findall(sentence)) if len(sentence) > 2 * options["words"] else 0  # each but one has a space
        if count > options["words"]:
            yield span, (), f"{count} words"


def repeated_word(scene: Scene, options: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Report a word written twice in a row; ``allowed`` words may be."""
    allowed = frozenset(options.get("allowed", ()))
    for match in REPEATED.finditer(scene.document.folded):
        source = scene.document.source[match.start(1) : match.end(1)]
        if match[1] not in allowed and not source[:1].isupper():
            yield Span(*match.span()), (source,)


def steps_in_prose(scene: Scene, options: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Report a paragraph that runs through at least ``steps`` instructions; step words are ``step_phrases``."""
    document = scene.document
    body = document.sections["body"]
    steps: dict[Span, list[Span]] = {}
    for span in sorted(set(scene.patterns.find_all(options["step_phrases"], document))):
        if (paragraph := part_at(document.paragraphs, span.start)) is not None and span.within(paragraph):
            steps.setdefault(paragraph, []).append(span)
    for paragraph, found in steps.items():
        if len(found) < options["steps"] or not paragraph.within(body) or LISTED.match(document.text, paragraph.start):
            continue
        if "\n1" not in document.text[paragraph.start : paragraph.end]:
            yield Span(found[0].start, found[0].end), (), str(len(found)), len(found)


def undefined_acronym(scene: Scene, options: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Report the first use of an acronym that is neither ``known`` nor explained in the message."""
    document = scene.document
    known = frozenset(options["known"])
    seen: set[str] = set()
    for match in ACRONYM.finditer(document.text):
        name = match[0].removesuffix("s")
        if name in seen or name in known or _shouting(document.text, match) or _signed(document, match.end()):
            continue
        seen.add(name)
        explained = re.search(
            rf"\({re.escape(name)}\)|{re.escape(name)}s? ?[(（]|{re.escape(name)},? (?:that is|i\.e\.|which)",
            document.text,
        )
        if explained is None and not _part_of_name(document.text, match):
            yield (Span(match.start(), match.start() + len(name)),)


def _signed(document: Document, end: int) -> bool:
    """Initials that end the message are the writer's."""
    return not document.text[end:].strip(" .!\r\n\t")


def _shouting(text: str, match: re.Match[str]) -> bool:
    """A word in capitals beside another one is emphasis, not an acronym."""
    before = CAPITALS_BEFORE.search(text[max(0, match.start() - 20) : match.start()])
    after = CAPITALS_AFTER.match(text[match.end() : match.end() + 20])
    return before is not None or after is not None


def _part_of_name(text: str, match: re.Match[str]) -> bool:
    """Digits or a hyphen beside it make it a reference number; a capitalised word before it makes it a name."""
    before, after = text[max(0, match.start() - 24) : match.start()], text[match.end() : match.end() + 8]
    return bool(
        re.search(r"[\d#/&-]\s?$", before) or re.match(r"\s?[\d#/&-]", after) or FILLER in before[-2:] + after[:2]
    )


def subject(scene: Scene, options: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Report a subject line that is one of ``generic_phrases`` from end to end, empty, or all capitals."""
    document = scene.document
    span = document.sections.get("subject")
    if span is None:
        return
    line = document.text[span.start : span.end]
    bare = REPLY.sub("", line.strip()).strip(" .!?:")
    whole = Span(span.start, span.start + len(line.rstrip()))
    if not bare:
        start = document.source.rfind("\n", 0, span.start) + 1
        yield (Span(start, max(span.end, start + 1)),)
        return
    generic = list(scene.patterns.find_all(options["generic_phrases"], document, span))
    shouted = bare.isupper() and len(bare.split()) > 1
    if shouted or any(len(found_text) >= len(bare) for found_text in (document.text[s.start : s.end] for s in generic)):
        yield (whole,)


def greeting_missing(scene: Scene, options: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Report a message of at least ``words`` words without a greeting, at its first sentence."""
    document = scene.document
    if "greeting" in document.sections or document.word_count < options["words"]:
        return
    body = document.sections["body"]
    first = next((span for span in document.sentences if span.within(body)), None)
    if first is not None:
        yield (first,)


def closing_missing(scene: Scene, options: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Report a message of at least ``words`` words without a closing formula, at its last sentence."""
    document = scene.document
    if "closing" in document.sections or document.word_count < options["words"]:
        return
    if document.sentences:
        yield (document.sentences[-1],)
