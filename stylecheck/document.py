"""A draft as rules see it: text of equal length with everything but prose blanked, its sections and sentences."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice, pairwise
from typing import Any

from stylecheck.formats.mask import FILLER, Mask, blanked
from stylecheck.lazy import lazy
from stylecheck.phrase import MARKS, UNSPACED, fold
from stylecheck.situation import Incoming, Phrasebook, Reader, Sectioning
from stylecheck.span import LINE_BREAK, LineIndex, Span, part_at

LINE = lazy(r"[^\r\n]+")
BLANK_LINE = lazy(r"(?:\r\n|\r|\n)[^\S\r\n]*(?=\r|\n)")
SENTENCE_END = lazy(
    rf"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+(?=\s|\Z)|[。！？｡]+[」』”）]*|[।؟]+"
    rf"|(?<=[>{FILLER}])(?=\s++[A-ZÀ-ÖØ-ÞА-Я][a-zà-öø-ÿа-я' ])"
)
"""A link or markup before a capital ends a sentence too."""
LIST_ITEM = lazy(r"[^\S\r\n]*(?:[-*•·–]|\(?\d{1,2}[.)]|[a-z]\))\s+")
LETTER = rf"(?:[^\W_{MARKS}]|[{MARKS}])"
WORD = lazy(rf"{LETTER}+(?:['’-]{LETTER}+)*")
UNSPACED_CHAR = lazy(f"[{UNSPACED}]")

GREETING_LINES = 3
"""The greeting stands among the first non-blank lines: an addressee block may come before it."""
CLOSING_LINES = 8
"""The closing stands among the last non-blank lines: a signature may follow it."""
SHORT_LINE = 60
"""Code points of the longest line that is taken as a whole for a greeting or closing."""
BARE_GREETING = lazy(r"[^\W\d_][\w.'-]*+(?: [^\W\d_][\w.'-]*+){0,4}[,:!，：！]")
STOP_BEFORE_TEXT = lazy(r"[!。！]|[.,:，：](?=\s++\S++\s++\S++\s++\S)")
STOP = lazy(r"[,:!，：！。、—–]|\.(?=\s)| - ")
WORD_BEFORE, DOTTED_BEFORE = lazy(r"(?<![^\W_])[^\W_]+$"), lazy(r"(?<![\w.])[\w.]+$")
AFTER_CLOSING = lazy(r"\s*+[,!.;،，。！]?(?:\s*+[^\W\d_a-z][\w.'-]*+){0,4}\s*+[.,]?\s*+")
"""What may follow a closing formula on its line: nothing, punctuation, or the writer's name."""


class Document:
    """One draft; ``text`` and ``folded`` have the length of ``source`` and the same line breaks."""

    def __init__(
        self,
        source: str,
        masks: Iterable[Mask] = (),
        *,
        language: str = "en",
        channel: str = "email",
        reader: Reader | None = None,
        sectioning: Sectioning | None = None,
        phrasebook: Phrasebook | None = None,
        incoming: Incoming | None = None,
        fragment: bool = False,
        template: bool = False,
    ) -> None:
        self.source = source
        self.masks = tuple(masks)
        self.language = language
        self.channel = channel
        self.reader = reader or Reader()
        self.sectioning = sectioning or Sectioning()
        self.phrasebook = phrasebook
        self.incoming = incoming
        self.fragment = fragment
        self.template = template or channel == "template"
        self.text = blanked(source, self.masks)
        self.memo: dict[object, Any] = {}
        """What finders remember about this document, by finder."""

    @cached_property
    def folded(self) -> str:
        """The text in lower case, one code point for one."""
        return fold(self.text, self.language)

    @cached_property
    def index(self) -> LineIndex:
        """Line and column of every offset."""
        return LineIndex(self.source)

    @cached_property
    def lines(self) -> list[Span]:
        """Lines that hold prose, their outer white space left out."""
        spans = (self._stripped(match.start(), match.end()) for match in LINE.finditer(self.text))
        return [span for span in spans if span.start < span.end]

    def words(self) -> Iterator[Span]:
        """Yield words, hyphenated and apostrophed ones whole; in unspaced scripts whole runs."""
        return (Span(*match.span()) for match in WORD.finditer(self.text))

    @cached_property
    def word_count(self) -> int:
        """The number of words; in unspaced scripts that of whole runs."""
        return sum(1 for _ in WORD.finditer(self.text))

    @cached_property
    def length(self) -> int:
        """The number of words; in unspaced scripts two characters count as one."""
        unspaced = len(UNSPACED_CHAR.findall(self.text))
        if not unspaced:
            return self.word_count
        runs = sum(1 for word in self.words() if UNSPACED_CHAR.match(self.text, word.start) is not None)
        return self.word_count - runs + unspaced // 2

    @cached_property
    def sections(self) -> dict[str, Span]:
        """Subject, greeting, body, closing and signature, as far as present; body always is."""
        found: dict[str, Span] = {}
        lines = self._body_lines(found)
        start = lines[0].start if lines else 0
        end = len(self.text)
        greeting = self._greeting(lines)
        if greeting is not None:
            found["greeting"] = greeting
            start = greeting.end
        closing = self._closing([line for line in lines if line.start >= start])
        if closing is not None:
            found["closing"] = closing
            found["signature"] = Span(closing.end, end)
            end = closing.start
        found["body"] = Span(start, max(start, end))
        return found

    @property
    def whole(self) -> bool:
        """Whether something can be missing: a whole message, or a string with a greeting and a closing of its own."""
        return not self.fragment or {"greeting", "closing"} <= self.sections.keys()

    @cached_property
    def paragraphs(self) -> list[Span]:
        """Blocks between blank lines, with greeting and closing apart."""
        return list(self._apart(self.blocks))

    @cached_property
    def blocks(self) -> list[Span]:
        """What stands between blank lines, greeting and closing not apart from what follows or precedes them."""
        return list(self._pieces([match.start() for match in BLANK_LINE.finditer(self.text)]))

    @cached_property
    def sentences(self) -> list[Span]:
        """Sentences, list items and single lines of greeting and closing, in order."""
        return list(self._apart(self.stretches))

    @cached_property
    def stretches(self) -> list[Span]:
        """Sentences and list items, greeting and closing not apart from what stands on their line."""
        return list(self._pieces(sorted(self._stops)))

    @cached_property
    def _stops(self) -> set[int]:
        """Where a blank line, the end of a sentence or the start of a list item parts the text."""
        cuts = {match.start() for match in BLANK_LINE.finditer(self.text)}
        cuts |= {match.end() for match in SENTENCE_END.finditer(self.text) if self._ends_sentence(match)}
        cuts |= {match.end() for match in LINE_BREAK.finditer(self.text) if self._breaks_sentence(match.end())}
        return cuts

    def sentence(self, offset: int) -> Span:
        """Return the sentence at an offset."""
        return self.sentences[self._sentence_index(offset)] if self.sentences else Span(0, len(self.text))

    def reach(self, span: Span, within: str) -> Span:
        """Return the part of the text that counts as around a span: sentence, near, paragraph or message."""
        if within == "message":
            return Span(0, len(self.text))
        if within == "paragraph":
            return part_at(self.paragraphs, span.start) or span
        if within == "sentence":
            return self.sentence(span.start)
        index = self._sentence_index(span.start)
        first, last = max(index - 1, 0), min(index + 2, len(self.sentences) - 1)
        return Span(self.sentences[first].start, self.sentences[last].end) if self.sentences else span

    def place(self, name: str) -> Span | None:
        """Return the span of a section, or of opening (first two sentences), ending (last paragraph) or message."""
        if name == "message":
            return Span(0, len(self.text))
        if name == "opening":
            return self._opening
        return self._ending if name == "ending" else self.sections.get(name)

    @cached_property
    def _opening(self) -> Span:
        body = self.sections["body"]
        first = list(islice((part for part in self.sentences if part.within(body)), 2))
        return Span(first[0].start, first[-1].end) if first else body

    @cached_property
    def _ending(self) -> Span:
        body = self.sections["body"]
        last = next((part for part in reversed(self.paragraphs) if part.within(body)), None)
        return Span(last.start, len(self.text)) if last else body

    def in_language(
        self, language: str, keep: Iterable[Span], sectioning: Sectioning, phrasebook: Phrasebook | None
    ) -> Document:
        """Return the same draft with all prose outside the kept spans masked."""
        kept = [*keep, *(mask.span for mask in self.masks)]  # what the writer masked keeps its kind
        foreign = (Mask("foreign", gap) for gap in _gaps(kept, len(self.source)))
        return Document(
            self.source,
            sorted([*self.masks, *foreign], key=lambda mask: mask.span),
            language=language,
            channel=self.channel,
            reader=self.reader,
            sectioning=sectioning,
            phrasebook=phrasebook,
            incoming=self.incoming,
            fragment=self.fragment,
            template=self.template,
        )

    def _body_lines(self, found: dict[str, Span]) -> list[Span]:
        """Return the lines after the header; notes the subject on the way."""
        for mask in self.masks:
            if mask.kind == "subject":
                line_end = LINE_BREAK.search(self.text, mask.span.end)
                found["subject"] = Span(mask.span.end, line_end.start() if line_end else len(self.text))
        last = found["subject"].end if "subject" in found else 0
        return [
            line for line in self.lines if line.start >= last and self.text[line.start : line.end].strip(FILLER + " ")
        ]

    def _greeting(self, lines: list[Span]) -> Span | None:
        for line in lines[:GREETING_LINES]:
            match = self.sectioning.greeting(self.folded[line.start : line.end])
            if match is not None:
                first = lines[0].start if self.sectioning.anywhere else line.start
                return Span(first, self._formula_end(line, line.start + match.end()))
        if lines and len(lines) > 1:
            first_line = lines[0]
            bare = BARE_GREETING.fullmatch(self.text, first_line.start, first_line.end)
            return first_line if bare else None
        return None

    def _formula_end(self, line: Span, matched: int) -> int:
        """A short line is all greeting; a long one up to its first comma, colon or stop after the greeting word."""
        if line.end - line.start <= SHORT_LINE:
            stop = STOP_BEFORE_TEXT.search(self.text, matched, line.end)
            text_follows = stop is not None and self._is_sentence_stop(stop.start())
            return stop.end() if stop is not None and text_follows else line.end
        stop = STOP.search(self.text, matched, line.end)
        return stop.end() if stop is not None else min(matched, line.end)

    def _is_sentence_stop(self, offset: int) -> bool:
        before = WORD_BEFORE.search(self.folded, max(0, offset - 40), offset)
        return before is None or before[0] not in self.sectioning.abbreviations

    def _closing(self, lines: list[Span]) -> Span | None:
        for line in reversed(lines[-CLOSING_LINES:]):
            if line.end - line.start > SHORT_LINE:
                continue
            match = self.sectioning.closing(self.folded[line.start : line.end])
            if match is not None and AFTER_CLOSING.fullmatch(self.text, line.start + match.end(), line.end):
                return line
        return None

    def _section_edges(self) -> Iterator[int]:
        for span in self.sections.values():
            yield span.start
            yield span.end

    def _ends_sentence(self, match: re.Match[str]) -> bool:
        if match[0] != ".":
            return not (match[0] == "" and self._filled(match.start()))
        before = DOTTED_BEFORE.search(self.folded, max(0, match.start() - 20), match.start())
        word = before[0] if before else ""
        if word.isdigit() and self._numbers_item(match.end()):
            return False
        if word in self.sectioning.abbreviations or (len(word) == 1 and word.isalpha()):
            return False
        after = self.text[match.end() : match.end() + 40].lstrip()
        return not after[:1].islower()

    def _numbers_item(self, offset: int) -> bool:
        """Tell whether what ends at an offset is the number of a list item, alone at the start of its line."""
        start = self.text.rfind("\n", 0, offset) + 1
        start = max(start, self.text.rfind("\r", start, offset) + 1)
        return LIST_ITEM.fullmatch(self.text, start, offset + 1) is not None

    def _filled(self, offset: int) -> bool:
        """Tell whether the mask that ends at an offset stands for a word: a placeholder or a quotation."""
        return offset in self._word_ends

    @cached_property
    def _word_ends(self) -> frozenset[int]:
        """Where the masks end that stand for words."""
        return frozenset(mask.span.end for mask in self.masks if mask.kind in ("placeholder", "quote"))

    def _breaks_sentence(self, offset: int) -> bool:
        return LIST_ITEM.match(self.text, offset) is not None

    def _apart(self, spans: Iterable[Span]) -> Iterator[Span]:
        """Yield some spans, cut where a section begins or ends: few are, and the others stay the same objects."""
        edges = sorted(set(self._section_edges()))
        for span in spans:
            first, last = bisect_right(edges, span.start), bisect_left(edges, span.end)
            if first < last:
                yield from self._pieces(edges[first:last], *span)
            else:
                yield span

    def _pieces(self, cuts: Sequence[int], start: int = 0, end: int | None = None) -> Iterator[Span]:
        """Yield the pieces between cuts that hold prose, stripped."""
        for left, right in pairwise([start, *cuts, len(self.text) if end is None else end]):
            span = self._stripped(left, right)
            if self.text[span.start : span.end].strip(FILLER):
                yield span

    def _stripped(self, start: int, end: int) -> Span:
        piece = self.text[start:end]
        left = len(piece) - len(piece.lstrip())
        return Span(start + left, max(start + left, start + len(piece.rstrip())))

    def _sentence_index(self, offset: int) -> int:
        return max(0, bisect_right(self.sentences, offset, key=lambda span: span.start) - 1)


def _gaps(keep: Iterable[Span], length: int) -> Iterator[Span]:
    done = 0
    for span in sorted(keep):
        if done < span.start:
            yield Span(done, span.start)
        done = max(done, span.end)
    if done < length:
        yield Span(done, length)
