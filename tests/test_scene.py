"""Patterns in a draft: the index says where to look and never hides a match; what messages consist of."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stylecheck.document import Document
from stylecheck.index import KINDS, PHRASE, WHOLE
from stylecheck.scene import Patterns
from stylecheck.shipped import phrasebook
from stylecheck.situation import Phrasebook
from stylecheck.span import Span

PHRASES = [
    "late", "very late", "(can't|cannot) (really)? do (this|that)", "apolog*", "no {gap} refund", "not (at all)?",
    "that('s| is) late", "order-number", "it is! so late", "3 (days|weeks)", "e\\. g\\.", "we", "don't", "re*",
    "über", "İstanbul", "as soon as possible", "call us", "sorry(,)? we",
]  # fmt: skip
REGEXES = [
    r"late[.]?\n+very",
    r"[A-Z]{3,}",
    r"late(?P<mark>!+)",
    r"(?m)^We\b",
    r"\d+ ?€",
    r"(?i)sorry\s+we",
    r"x?",
    r"\bNo\.\s\d",
    r"We\s[^.]*\sus",
]
PIECES = [
    "late", "very", "Very late", "can't", "cannot", "CAN’T", "do", "this", "that's", "apologies", "no", "big refund", "refund",
    "not", "at all", "order-number", "it is!", "So late", "3", "days", "e. g.", "We", "don't", "really", "re", "Über",
    "İstanbul", "as soon", "as", "possible", "call", "us", "sorry,", "we", ".", "!", "!!", "?", "\n", "\n\n", " ", "\t", "5€",
    "7 €", "No. 5", "ABC", "-", "'", "https://late", "`late`", "\ufffc", "\u200d", "e\u0301", "😀",
]  # fmt: skip


def starts(patterns: Patterns, indexes: list[int], draft: Document) -> list[tuple[int, Span]]:
    return [(index, span) for index in indexes for span in patterns.find(index, draft)]


def tried_everywhere(patterns: Patterns, indexes: list[int], draft: Document) -> list[tuple[int, Span]]:
    """Try every pattern in every sentence, in every block or in the whole text, as its kind asks."""
    everything = [Span(0, len(draft.text))]
    found = []
    for index in indexes:
        kind = patterns._kinds[index]
        for part in draft.sentences if kind == PHRASE else everything if kind == WHOLE else draft.blocks:
            found += [(index, span) for span in patterns._matches(index, draft, [part])]
    return found


@pytest.fixture
def own(rule) -> Any:
    return rule(phrases=PHRASES, regex=REGEXES)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES), max_size=16), st.sampled_from(["", " ", " "]))
def test_the_index_never_hides_a_match(own, pieces: list[str], glue: str) -> None:
    draft = Document(glue.join(pieces))
    patterns, indexes = own.patterns, own._data["data"]["patterns"]
    assert set(patterns._kinds) == set(KINDS)
    expected = tried_everywhere(patterns, indexes, draft)
    assert starts(patterns, indexes, draft) == expected
    assert list(patterns.find_all(indexes, draft)) == [span for _, span in expected]
    assert patterns.any(indexes, draft) == bool(expected)
    assert patterns.possible(frozenset(indexes), draft) >= bool(expected)
    assert {index for index, _ in expected} <= set(patterns.among(indexes, draft))
    for sentence in draft.sentences:
        within = list(patterns.find_all(indexes, draft, sentence))
        assert all(span.within(sentence) for span in within)
        assert set(within) >= {
            span for index, span in expected if span.within(sentence) and patterns._kinds[index] == PHRASE
        }
        assert patterns.any(indexes, draft, sentence) == bool(within)
        touching = any(span.overlaps(sentence) for _, span in expected)
        assert patterns.overlap(frozenset(indexes), draft, sentence) == touching


def spans(own: Any, text: str, within: tuple[int, int] | None = None) -> list[str]:
    patterns, indexes = own.patterns, own._data["data"]["patterns"]
    draft = Document(text)
    return [text[slice(*span)] for span in patterns.find_all(indexes, draft, Span(*within) if within else None)]


def test_matches_come_pattern_by_pattern(rule) -> None:
    assert spans(rule(phrases=["very", "late"]), "Late. Very late. Very.") == ["Very", "Very", "Late", "late"]


def test_a_paragraph_of_one_sentence_is_searched_for_all_kinds_of_pattern(rule) -> None:
    own = rule(phrases=["so late", "late\\. now"], regex=["Late", r"Late\.\s*\n?now"])
    assert spans(own, "So Late. now") == ["So Late", "Late. now", "Late", "Late. now"]
    assert spans(own, "So Late") == ["So Late", "Late"]
    assert spans(rule(regex=r"\ASo"), "So late. So.") == ["So"]


def test_a_regular_expression_with_a_line_break_looks_across_paragraphs(rule) -> None:
    assert spans(rule(regex=r"late\.\n\nVery"), "It is late.\n\nVery late.\n\nVery.") == ["late.\n\nVery"] * 2


@pytest.mark.parametrize("phrase", ["很", "很好", "好"])
def test_phrases_of_one_character_are_found_within_a_run(rule, phrase: str) -> None:
    own = rule(language="zh", phrases=[phrase])
    draft = Document("这很好。", language="zh")
    found = own.patterns.find_all(own._data["data"]["patterns"], draft)
    assert [draft.source[slice(*span)] for span in found] == [phrase]


def test_within_a_range_they_come_part_by_part_and_lie_wholly_in_it(rule) -> None:
    own = rule(phrases=["very", "late", "so very"])
    text = "Late. So very late. Very. Late."
    assert spans(own, text, (6, 25)) == ["very", "late", "So very", "Very"]
    assert spans(own, text, (9, 17)) == ["very"]
    assert spans(own, text, (9, 18)) == ["very", "late"]
    assert spans(own, text, (10, 20)) == ["late"]
    assert spans(own, text, (5, 6)) == []


@pytest.mark.parametrize(
    ("start", "end", "overlaps"), [(0, 6, False), (0, 7, True), (9, 10, True), (10, 12, False), (6, 6, False)]
)
def test_overlap(rule, start: int, end: int, overlaps: bool) -> None:
    own = rule(phrases=["very"])
    indexes = frozenset(own._data["data"]["patterns"])
    assert own.patterns.overlap(indexes, Document("We do very much."), Span(start, end)) is overlaps


def test_a_phrase_is_tried_only_where_its_words_stand(rule) -> None:
    own = rule(phrases=["very late", "so (early|soon)"])
    patterns, indexes = own.patterns, own._data["data"]["patterns"]
    for text, possible in {
        "It is very late.": True, "It is very. It is late.": False, "So, is it early?": True, "So it is.": False,
        "": False, "Verylate": False,
    }.items():  # fmt: skip
        assert patterns.possible(frozenset(indexes), Document(text)) is possible, text
        assert bool(list(patterns.among(indexes, Document(text)))) is possible, text


# What messages consist of


@pytest.fixture(scope="module")
def english() -> Phrasebook:
    found = phrasebook("en")
    assert found is not None
    return found


def test_parts_of_a_message(english: Phrasebook) -> None:
    draft = Document("We apologise. Thank you.\n\nWe are sorry.")
    assert {draft.sentence(span.start).start for span in english.part("apology", draft)} == {0, 26}
    assert {draft.sentence(span.start).start for span in english.part("apology", draft, Span(14, 39))} == {26}
    assert {draft.sentence(span.start).start for span in english.part("thanks", draft)} == {14}
    assert list(english.part("no-such-part", draft)) == []


def test_what_is_asked_and_given(english: Phrasebook) -> None:
    draft = Document("Please send us your order number. I have attached a photo.")
    assert {(item, draft.sentence(span.start).start) for item, span in english.asks(draft)} == {("order-number", 0)}
    assert {(item, draft.sentence(span.start).start) for item, span in english.gives(draft)} == {("photo", 34)}


def test_the_first_sentence_with_known_slots_is_offered(english: Phrasebook) -> None:
    numbered, plain = (
        "Thank you for telling us about the trouble with 77-1.",
        "Thank you for telling us about this.",
    )
    assert english.sentence("acknowledgement", {"number": "77-1", "name": "Ken"}) == numbered
    assert english.sentence("acknowledgement", {"number": ""}) == plain
    assert english.sentence("acknowledgement", {}) == plain
    assert english.sentence("no-such-kind", {}) is None


def test_common_words(english: Phrasebook) -> None:
    assert "thank" in english.common
    assert isinstance(english.common, tuple)
