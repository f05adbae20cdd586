"""The laws of formats, checks and fixes as assertions; the targets and the run over many drafts call them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from stylecheck import Checker, DraftError, formats, suppress
from stylecheck.checker import Report
from stylecheck.diagnostic import Diagnostic, Edit
from stylecheck.document import Document
from stylecheck.fix import FixResult, apply, first_fix
from stylecheck.formats.mapped import Run
from stylecheck.formats.mask import FILLER, Mask, blanked
from stylecheck.formats.segment import Segment
from stylecheck.placing import source_blocks
from stylecheck.span import Span

PLAIN_WORD = re.compile(r"(?<=[a-z] )[a-z]{2,}(?= [a-z])")
"""A word between words: what stands for it can change nothing but the text."""
NEW = "kind words"
QUOTED = re.compile(r"“(.*?)”", re.DOTALL)


def read(source: str, filename: str) -> list[Segment] | None:
    """Return the drafts in a source; None where it is not what its format asks for."""
    try:
        return formats.segments(source, filename)
    except DraftError:
        return None


def segments_hold(source: str, filename: str) -> None:
    """Assert what holds for every reader: segments lie in the source and are true, and an edit changes only them."""
    segments = read(source, filename)
    again = read(source, filename)
    if segments is None or again is None:
        assert segments is again
        return
    assert list(map(_plain, segments)) == list(map(_plain, again)), "not the same twice"
    for segment in segments:
        runs_hold(source, segment.prose.runs, segment.prose.text)
        masks_hold(segment.masks, segment.prose.text)
        document_holds(segment.prose.text, segment.masks)
        for span in source_blocks(segment):
            assert 0 <= span.start <= span.end <= len(source)
    for number, segment in enumerate(segments):
        an_edit_holds(source, filename, segments, number, segment)


def comments_hold(source: str, filename: str, segments: Sequence[Segment]) -> None:
    """Assert that comments lie in the source, and that what they silence does."""
    comments = formats.comments(source, filename)
    assert all(0 <= comment.span.start <= comment.span.end <= len(source) for comment in comments)
    blocks = [block for segment in segments for block in source_blocks(segment)]
    for chosen in (None, blocks):
        for ignore in suppress.ignores(source, comments, chosen):
            assert 0 <= ignore.reach.start <= ignore.reach.end <= len(source), ignore


def runs_hold(source: str, runs: Sequence[Run], text: str) -> None:
    """Assert that runs are in order, do not overlap, lie in text and source, and that plain ones are the source."""
    assert all(one.end <= other.start for one, other in pairwise(runs))
    assert all(one.source.start <= other.source.start for one, other in pairwise(runs))
    for run in runs:
        assert 0 <= run.start <= run.end <= len(text)
        assert 0 <= run.source.start <= run.source.end <= len(source)
        if run.straight and run.end - run.start > 1 and text[run.start : run.end].isascii():
            assert text[run.start : run.end] == source[slice(*run.source)], run


def masks_hold(masks: Sequence[Mask], text: str) -> None:
    """Assert that masks are in order, do not overlap and lie in the text."""
    assert all(one.span.end <= other.span.start for one, other in pairwise(masks))
    assert all(0 <= mask.span.start < mask.span.end <= len(text) for mask in masks)


def document_holds(text: str, masks: Sequence[Mask]) -> None:
    """Assert the first law: the text that rules see has the length and the line breaks of its source."""
    document = Document(text, masks)
    assert len(document.text) == len(document.folded) == len(text)
    breaks = [(place, char) for place, char in enumerate(text) if char in "\r\n"]
    assert [(place, char) for place, char in enumerate(document.text) if char in "\r\n"] == breaks
    for span in (*document.sentences, *document.paragraphs, *document.sections.values()):
        assert 0 <= span.start <= span.end <= len(text)


def an_edit_holds(source: str, filename: str, segments: Sequence[Segment], number: int, segment: Segment) -> None:
    """Assert that a word replaced in one draft is replaced there, and that all other drafts stay as they are."""
    word = PLAIN_WORD.search(blanked(segment.prose.text, segment.masks))
    place = segment.prose.editable(Span(*word.span())) if word else None
    written = place[1](NEW) if place else None
    if word is None or place is None or written is None:
        return
    edited = read(source[: place[0].start] + written + source[place[0].end :], filename)
    expected = [other.prose.text for other in segments]
    expected[number] = f"{segment.prose.text[: word.start()]}{NEW}{segment.prose.text[word.end() :]}"
    assert edited is not None, "an edit breaks the file"
    assert [other.prose.text for other in edited] == expected, "an edit changes more than its word"


def report_holds(source: str, report: Report) -> None:
    """Assert the second law: findings lie in the source, in order, and quote what stands there."""
    spans = [item.span for item in report.diagnostics]
    assert spans == sorted(spans)
    for item in report.diagnostics:
        assert 0 <= item.span.start <= item.span.end <= len(source), item
    assert report.source == source


def quotes_hold(source: str, found: Iterable[Diagnostic]) -> None:
    """Assert that what a message quotes first stands at its span; for formats whose prose is their source."""
    for item in found:
        if item.message.startswith("“") and (quoted := QUOTED.match(item.message)) and "”" not in source:
            words = " ".join(source[slice(*item.span)].split())
            assert item.message.startswith(f"“{words}”"), (quoted[1], words, item.rule)


def edits_hold(source: str, found: Sequence[Diagnostic], prose: str | None = None) -> None:
    """Assert the third law: no fix overlaps itself, none that go in overlap, and none touches what is not prose."""
    assert apply(source, []).text == source
    for item in found:
        for fix in item.fixes:
            spans = sorted(edit.span for edit in fix.edits)
            assert all(0 <= span.start <= span.end <= len(source) for span in spans), item
            assert all(one.end <= other.start for one, other in pairwise(spans)), item
            if prose is not None:
                assert all(FILLER not in prose[slice(*span)] for span in spans), item
    for unsafe in (False, True):
        taken = sorted(
            edit.span for item in apply(source, found, unsafe=unsafe).applied for edit in _edits(item, unsafe)
        )
        assert all(one.end <= other.start for one, other in pairwise(taken))


def fix_holds(checker: Checker, filename: str, fixed: FixResult) -> None:
    """Assert the fourth law: a fixed text stays as it is, and no safe fix is left in it."""
    left = checker.check(fixed.text, filename).diagnostics
    assert apply(fixed.text, left).text == fixed.text, "fixes do not converge"
    open_still = [item.rule for item in left if first_fix(item, unsafe=False)]
    assert not open_still, f"safe fixes are left: {open_still}"


def _edits(item: Diagnostic, unsafe: bool) -> Iterable[Edit]:
    fix = first_fix(item, unsafe=unsafe)
    return fix.edits if fix else ()


def _plain(segment: Segment) -> tuple[object, ...]:
    """Return all that can be compared: an encoder is a new function each time."""
    return (segment.prose.text, [run[:3] for run in segment.prose.runs], list(segment.masks), *segment[2:])
