"""A pattern is tried wherever it may match: the words that lead to it are never asked for in vain."""

from __future__ import annotations

import re

import pytest

from stylecheck.column import Texts
from stylecheck.index import CAPITALS, DIGIT, EDGE, FIGURES, GUARDS, KINDS, SYMBOL, UNFOLDED, WordIndex, words
from stylecheck.literal import leads
from stylecheck.loader import language_unit, languages
from stylecheck.phrase import fold, in_full, phrase_pattern, spell_out
from stylecheck.table import PatternTable

LISTS = {"refused": ["cannot", "can't", "(are|is) not able"]}


def shown(pattern: str) -> list[tuple[str, list[list[str]]]]:
    """Leads with | for an edge."""
    return [
        (piece.replace(EDGE, "|"), [sorted(other.replace(EDGE, "|") for other in others) for others in beside])
        for piece, beside in leads(pattern, "en")
    ]


def test_the_rarest_word_leads_to_a_phrase_and_the_others_must_stand_beside_it() -> None:
    assert shown(phrase_pattern("(we|i) (do )?not my department", LISTS, "en")) == [
        ("|department|", [["|not|"], ["|my|"], ["|i|", "|we|"]])
    ]


def test_each_alternative_leads_by_its_own_words() -> None:
    assert shown(phrase_pattern("we (refund it|send (a|the) replacement)", LISTS, "en")) == [
        ("|refund|", [["|it|"], ["|we|"]]),
        ("|replacement|", [["|send|"], ["|a|", "|the|"], ["|we|"]]),
    ]


def test_endings_are_part_of_their_word_and_open_ends_have_no_edge() -> None:
    assert shown(phrase_pattern("refund(s|ed)", LISTS, "en")) == [("|refunds|", []), ("|refunded|", [])]
    assert shown(phrase_pattern("refund(s)?", LISTS, "en")) == [("|refund", [])]
    assert shown(r"\bapolog\w+") == [("|apolog", [])]
    assert shown("e-mail[.!]") == [("e-mail|", [["."]]), ("e-mail|", [["!"]])]


def test_a_pattern_without_any_sure_word_leads_from_nowhere() -> None:
    assert shown(r"[A-Z]{1,} \w+") == []


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\d[\d.,]{0,30}", [(DIGIT, [])]),
        (r"[1-9][0-9]?|noon", [(DIGIT, []), ("noon", [])]),
        (r"\bv[45]\d", [("|v", [[DIGIT]])]),
        (r"[A-Z]{2,} \d+", [(CAPITALS, [[DIGIT]])]),
        (r"\b(?:NOT|NEVER)\b", [(CAPITALS, [["|not|"]]), ("|never|", [[CAPITALS]])]),
        (r"\b[Hh][Ii]\b", [("|hi|", [])]),
        (r"(?i)\bNOT\b", [("|not|", [])]),
        (r"(?i:\bNOT\b) A[BC]?D", [("|a", [[CAPITALS], ["|not|"], ["d"]])]),
        (r"(?=.{0,9}\d)\bno\b", [(DIGIT, [["|no|"]])]),
        ("[😀-🙏❤]\ufe0f?", [(SYMBOL, [])]),
        (r"[\w\d]{3}[^0-9]", []),
        (r"\d/(?:0?[1-9]|1[0-2])", [(FIGURES, [["/"]])]),
        (r"(?:\b0?[1-9]|1[0-2])(?P<sep>[.-])(?=\d)\d\d(?P=sep)", [(FIGURES, [[DIGIT], ["-", "."]])]),
        (r"\d{1,2}(?:,\d\d)+,\d{3}", [(FIGURES, [[","]])]),
        (r"\d*[.]\d", [(DIGIT, [["."]])]),
        (r"\byo(?: there)?(?=,? [A-Z]|[,!]|\s*$)", [("|yo|", [])]),
        (r"\byo(?: there)?(?=,? [A-Z]|[,!u])", [("|yo", [])]),
    ],
)
def test_a_digit_two_capitals_and_a_symbol_lead_as_words_do(pattern: str, expected: list) -> None:
    assert shown(pattern) == expected


@pytest.mark.parametrize(
    ("pattern", "texts"),
    [
        ("(?:we|i) can't", ["we can't", "i can't"]),
        ("ab?cd+", ["acd", "abcdd"]),
        ("x[yz]w|vu", ["xyw", "vu", "-vu-"]),
        (r"(?i)Hello\d", ["HELLO1", "sayhello2"]),
        ("(?<!a)bcd(?!e)", ["bcd", "xbcdx"]),
        (r"\bno\.", ["no.", "(no.)"]),
        (r"(?:non-)?refundable|e\.g\.", ["refundable", "non-refundable", "e.g."]),
        ("averyveryveryverylongwordthatisstoredbyitsbeginning", ["averyveryveryverylongwordthatisstoredbyitsbeginning!"]),
    ],
)  # fmt: skip
def test_what_a_pattern_matches_is_a_candidate(pattern: str, texts: list[str]) -> None:
    table = PatternTable()
    number = table.add(pattern, raw=True, language="en")
    index = WordIndex(table.compiled())
    for text in texts:
        assert re.search(pattern, text)
        assert index.candidates(words(text, fold(text)), KINDS) == (number,)
    assert index.candidates(words("nothing like that", "nothing like that"), KINDS) == ()


@pytest.mark.parametrize("language", ["any", *languages()])
def test_every_shipped_pattern_is_a_candidate_where_it_matches_an_example(language: str) -> None:
    """The examples of a rule are texts that its patterns match; every pattern that does must be a candidate there."""
    table = language_unit(language)["patterns"]
    index = WordIndex(table)
    unconditional = set(table["unconditional"])
    seen = 0
    for number, source in enumerate(Texts(table["sources"])):
        kind = table["kinds"][number]
        pattern = in_full(source)
        if number in unconditional:
            continue
        for text in samples(pattern, raw=kind in UNFOLDED):
            assert number in index.candidates(words(text, fold(text, language)), KINDS + GUARDS), (text, pattern)
            seen += 1
    assert seen > 30


def samples(pattern: str, *, raw: bool) -> list[str]:
    """Texts made of a pattern: the first and the last way through each of its alternatives, if it matches them."""
    from re import _constants as op  # type: ignore[attr-defined]
    from re import _parser as sre  # type: ignore[attr-defined]

    def walk(parsed, pick: int) -> str:
        text = ""
        for code, value in parsed:
            if code is op.LITERAL:
                text += chr(value)
            elif code is op.SUBPATTERN:
                text += walk(value[3], pick)
            elif code is op.ATOMIC_GROUP:
                text += walk(value, pick)
            elif code is op.BRANCH:
                text += walk(value[1][pick], pick)
            elif code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
                text += walk(value[2], pick) * max(value[0], 0 if pick else min(value[1], 1))
            elif code is op.IN:
                literal = [char for kind, char in value if kind is op.LITERAL]
                text += chr(literal[pick]) if literal and value[0][0] is not op.NEGATE else "x"
            elif code not in (op.AT, op.ASSERT, op.ASSERT_NOT):
                text += "x"
        return text

    found = {walk(sre.parse(pattern), pick) for pick in (0, -1)}
    return [text for text in sorted(found) if re.search(pattern if raw else spell_out(pattern), text)]
