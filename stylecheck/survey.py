"""Where in a document the patterns of some tables are worth trying: one pass over its words for all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from stylecheck.document import Document
from stylecheck.index import LONGEST_TEXT, PHRASE, PUNCTUATED, RAW, WHOLE, WordIndex, words
from stylecheck.span import Span

OF_BLOCK = PUNCTUATED + RAW + WHOLE
Held = list[tuple[int, ...]]
"""For each of some parts of a document the patterns that are worth trying in it."""


class Candidates(NamedTuple):
    """Where in one document which patterns of a table are worth trying; guards are left out."""

    parts: Mapping[int, Sequence[Span]]
    """Pattern to the sentences, paragraphs or whole text where it may match, in order."""
    by_part: tuple[tuple[Sequence[Span], Held], ...]
    """The same the other way round: sentences, paragraphs and whole text, each kind in order."""
    indexes: frozenset[int]
    """All the patterns."""


def search(document: Document, indexes: Sequence[WordIndex]) -> list[Candidates]:
    """Try phrases in sentences, what may hold the end of one in paragraphs, and the rest in the whole text.

    Every sentence lies in one paragraph, whose words are those of its sentences.
    """
    text, folded = document.text, document.folded
    sentences = iter(document.stretches)
    sentence = next(sentences, None)
    with_phrases = [PHRASE in index.kinds for index in indexes]
    of_sentences: list[Held] = [[] for _ in indexes]
    of_blocks: list[Held] = [[] for _ in indexes]
    for start, end in document.blocks:
        found: set[str] = set()
        while sentence is not None and sentence.start < end:
            written = text[slice(*sentence)]
            own = words(written, folded[slice(*sentence)])
            found |= own
            for index, held, has_any in zip(indexes, of_sentences, with_phrases, strict=True):
                held.append(index.of_text(written, own.copy, PHRASE) if has_any else ())
            sentence = next(sentences, None)
        for index, held in zip(indexes, of_blocks, strict=True):
            short = end - start <= LONGEST_TEXT
            tried = index.of_text(text[start:end], found.copy, OF_BLOCK) if short else index.candidates(found, OF_BLOCK)
            held.append(tried)
    return [_candidates(document, index, *held) for index, *held in zip(indexes, of_sentences, of_blocks, strict=True)]


def _candidates(document: Document, index: WordIndex, sentences: Held, blocks: Held) -> Candidates:
    """Return the candidates of one table, those for the whole text put apart from those for paragraphs."""
    everything = Span(0, len(document.text))
    whole = set(index.candidates((), WHOLE))
    for at, held in enumerate(blocks):
        if not index.wholes.isdisjoint(held):
            whole |= index.wholes.intersection(held)
            blocks[at] = tuple([number for number in held if number not in index.wholes])
    by_part = ((document.stretches, sentences), (document.blocks, blocks), ([everything], [tuple(sorted(whole))]))
    parts: dict[int, list[Span]] = {}
    for spans, all_held in by_part:
        for span, held in zip(spans, all_held, strict=True):
            for number in held:
                parts.setdefault(number, []).append(span)
    return Candidates(parts, by_part, frozenset(parts))
