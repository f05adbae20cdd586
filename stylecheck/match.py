"""Finders: from the compiled data of a rule to the places it means. One function for each kind of matcher."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from stylecheck.checks import CHECKS
from stylecheck.document import Document
from stylecheck.pipeline import Reading, missing, read
from stylecheck.scene import Match, Scene
from stylecheck.span import Span, part_at

Finder = Callable[[Any, Scene], Iterator[Match]]


def wording(data: dict[str, Any], scene: Scene) -> Iterator[Match]:
    """Find phrases, regular expressions and listed words."""
    for span in scene.patterns.find_all(data["patterns"], scene.document):
        yield Match(span)
    if data["words"]:
        folded, words = scene.document.folded, data["words"]
        yield from (Match(span) for span in scene.document.words() if folded[span.start : span.end] in words)


def swap(rewrites_of: Mapping[int, Any], scene: Scene) -> Iterator[Match]:
    """Find terms that have a rewrite of their own."""
    for index in scene.patterns.among(rewrites_of, scene.document):
        for span in scene.patterns.find(index, scene.document):
            yield Match(span, tuple(rewrites_of[index]), detail=rewrites_of[index][0])


def tokens(data: dict[str, Any], scene: Scene) -> Iterator[Match]:
    """Find spaCy token patterns."""
    for reading in _readings(data, scene):
        from spacy.matcher import Matcher

        matcher: Any = Matcher(reading.doc.vocab)
        matcher.add("rule", data["patterns"])
        spans = (reading.span(first, end - 1) for _, first, end in matcher(reading.doc) if first < end)
        yield from (Match(span) for span in spans if span is not None)


def dependency(data: dict[str, Any], scene: Scene) -> Iterator[Match]:
    """Find spaCy dependency patterns; what is marked reaches from the first of their tokens to the last."""
    for reading in _readings(data, scene):
        from spacy.matcher import DependencyMatcher

        matcher: Any = DependencyMatcher(reading.doc.vocab)
        matcher.add("rule", data["patterns"])
        spans = (reading.span(min(nodes), max(nodes)) for _, nodes in matcher(reading.doc))
        yield from (Match(span) for span in spans if span is not None)


def _readings(data: dict[str, Any], scene: Scene) -> Iterator[Reading]:
    """Yield the sentences that hold a trigger as spaCy reads them; none when the pipeline is not installed."""
    document = scene.document
    if missing(document.language, data["asked"]):
        return
    triggers = sorted(scene.patterns.find_all(data["triggers"], document))
    for sentence in dict.fromkeys(document.sentence(span.start) for span in triggers):
        yield read(document, sentence, data["asked"])


def require(data: dict[str, Any], scene: Scene) -> Iterator[Match]:
    """Report an absence: at the phrase that calls for it, or at the first sentence of the place."""
    document, patterns = scene.document, scene.patterns
    place = document.place(data["place"])
    if document.word_count < data["min_words"]:
        return
    if place is not None and patterns.any(data["patterns"], document, place):
        return
    if data["when"]:
        first = min(patterns.find_all(data["when"], document), default=None)
        if first is not None:
            yield Match(first)
        return
    body = document.sections["body"]
    target = next((part for part in document.sentences if part.within(place or body)), None)
    if target is not None:
        yield Match(target)


def limit(data: dict[str, Any], scene: Scene) -> Iterator[Match]:
    """Report every match after the first ``max`` in each sentence, paragraph or message."""
    document = scene.document
    places = [place for name in data["scope"] if (place := document.place(name)) is not None]
    found = _longest(scene.patterns.find_all(data["patterns"], document))
    if data["scope"]:  # an exclamation mark in a salutation does not count against those in the body
        found = [span for span in found if any(span.within(place) for place in places)]
    parts = _parts(document, data["per"])
    inside: dict[Span, list[Span]] = {}
    for span in found:
        part = part_at(parts, span.start)
        if part is not None and span.within(part):
            inside.setdefault(part, []).append(span)
    for spans in inside.values():
        for span in spans[data["max"] :]:
            yield Match(span, number=len(spans))


def _parts(document: Document, per: str) -> list[Span]:
    if per == "message":
        return [Span(0, len(document.text))]
    return document.sentences if per == "sentence" else document.paragraphs


def order(data: dict[str, Any], scene: Scene) -> Iterator[Match]:
    """Report the first ``then`` phrase if it stands before the first ``first`` phrase."""
    patterns, document = scene.patterns, scene.document
    first = min(patterns.find_all(data["first"], document), default=None)
    then = min(patterns.find_all(data["then"], document), default=None)
    if first is not None and then is not None and then.start < first.start:
        yield Match(then)


def check(data: dict[str, Any], scene: Scene) -> Iterator[Match]:
    """Run a named check."""
    for found in CHECKS[data["name"]](scene, data["options"]):
        yield Match(*found)


def _longest(spans: Iterable[Span]) -> list[Span]:
    """Return spans in order; of overlapping ones the first and longest stays."""
    result: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not result or span.start >= result[-1].end:
            result.append(span)
    return result


MATCHERS: dict[str, Finder] = {
    "wording": wording,
    "swap": swap,
    "tokens": tokens,
    "dependency": dependency,
    "require": require,
    "limit": limit,
    "order": order,
    "check": check,
}
