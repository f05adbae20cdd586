"""The laws of the design, over generated text."""

from __future__ import annotations

import pickle
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stylecheck import Checker
from stylecheck.document import Document
from stylecheck.fix import apply
from stylecheck.formats import markdown, text
from stylecheck.formats.mask import FILLER, blanked

PIECES = [
    "We can't do that.",
    "Hi Kenji,",
    "Dear Ms Novak,",
    "Thank you for your message.",
    "Sorry if you feel that way!!",
    "You failed to send the form.",
    "We’re happy to help.",
    "that's not my department",
    "as soon as possible",
    "the the",
    "`we can't do that`",
    "https://example.org/we-can't",
    "{{ customer.name }}",
    "%(name)s",
    "“You people are awful”",
    "> that's not my department",
    "😀",
    "İstanbul",
    "é",
    "\u202eabc\u202c",
    "\x00",
    "\r\n",
    "\n\n",
    "\n",
    "\r",
    "\t",
    " ",
    "No. 5",
    "03/04/2026",
    "Kind regards,\nAna",
    "```\ncode we can't\n```",
    "Subject: Question\n",
    "您好",
    "ありがとう。",
    "«quoted»",
    "'single quoted'",
    "CAN'T DO THAT",
    "- step one",
    "1. Click OK",
    "$",
    "&nbsp;",
    "<b>we can't</b>",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
]
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=14).map(" ".join)
CHECKERS = {culture: Checker(culture, "en", recipient="Kenji Tanaka") for culture in ("ja-JP", "en-US")}
CHECKERS["first contact"] = Checker("de-DE", "en", register="first-contact")


@given(TEXTS, st.sampled_from([text.masks, markdown.masks]))
def test_text_has_the_length_and_line_breaks_of_its_source(source: str, masks_of) -> None:
    masks = masks_of(source)
    document = Document(source, masks)
    assert len(document.text) == len(document.folded) == len(source)
    assert [(i, c) for i, c in enumerate(document.text) if c in "\r\n"] == [
        (i, c) for i, c in enumerate(source) if c in "\r\n"
    ]


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.sampled_from(sorted(CHECKERS)))
def test_spans_lie_in_the_source_and_messages_quote_it(source: str, culture: str) -> None:
    for item in CHECKERS[culture].check(source).diagnostics:
        assert 0 <= item.span.start < item.span.end <= len(source)
        if item.message.startswith("“") and "”" in item.message:
            quoted = " ".join(source[slice(*item.span)].split())
            assert item.message.startswith(f"“{quoted}”")


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.sampled_from(sorted(CHECKERS)), st.booleans())
def test_edits_never_overlap_and_touch_only_prose(source: str, culture: str, unsafe: bool) -> None:
    checker = CHECKERS[culture]
    diagnostics = checker.check(source).diagnostics
    assert apply(source, []).text == source
    prose = blanked(source, text.masks(source))
    for item in diagnostics:
        for fix in item.fixes:
            spans = sorted(edit.span for edit in fix.edits)
            assert all(one.end <= other.start for one, other in pairwise(spans))
            assert all(FILLER not in prose[slice(*span)] for span in spans)
    result = apply(source, diagnostics, unsafe=unsafe)
    applied = sorted(edit.span for item in result.applied for edit in _edits(item, unsafe))
    assert all(one.end <= other.start for one, other in pairwise(applied))


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.sampled_from(sorted(CHECKERS)))
def test_safe_fixes_converge(source: str, culture: str) -> None:
    checker = CHECKERS[culture]
    fixed = checker.fix(source).text
    assert checker.fix(fixed).text == fixed
    assert not [item for item in checker.check(fixed).diagnostics if any(fix.safe for fix in item.fixes)]


@settings(max_examples=30, deadline=None)
@given(TEXTS)
def test_same_input_same_output(source: str) -> None:
    first = Checker("ja-JP").check(source)
    assert Checker("ja-JP").check(source) == first
    assert pickle.loads(pickle.dumps(first)) == first


@pytest.mark.parametrize("seed", ["0", "1", "4242"])
def test_output_does_not_depend_on_the_hash_seed(run, monkeypatch: pytest.MonkeyPatch, seed: str) -> None:
    text = "Hi Kenji,\n\n" + "\n".join(PIECES[:10])
    monkeypatch.setenv("PYTHONHASHSEED", "7")
    expected = run("check", "-", "--culture", "ja-JP", "--output-format", "json", stdin=text).stdout
    monkeypatch.setenv("PYTHONHASHSEED", seed)
    assert run("check", "-", "--culture", "ja-JP", "--output-format", "json", stdin=text).stdout == expected


def _edits(item, unsafe: bool):
    return next(fix.edits for fix in item.fixes if fix.edits and (fix.safe or unsafe))
