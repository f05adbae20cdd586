from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stylecheck.phrase import PhraseError, align, fold, phrase_pattern, spell_out

LISTS = {"we": ["we", "(i|our team)"], "loop": ["{loop} x"]}


def found(phrase: str, text: str, language: str = "en") -> list[str]:
    pattern = re.compile(spell_out(phrase_pattern(phrase, LISTS, language)))
    return [text[slice(*match.span())] for match in pattern.finditer(fold(text, language))]


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        (
            "{we} (can't|cannot) (really)? do (this|that)",
            "Our team can't really do\nthis.",
            ["Our team can't really do\nthis"],
        ),
        (
            "that('s| is) impossible",
            "That is impossible; that's impossible",
            ["That is impossible", "that's impossible"],
        ),
        ("(please )?wait", "Please wait. Wait", ["Please wait", "Wait"]),
        ("not (at all)?", "not at all, not", ["not at all", "not"]),
        ("apolog*", "Apologies and apologise", ["Apologies", "apologise"]),
        ("no {gap} refund", "no refund, no such big refund", ["no refund", "no such big refund"]),
        ("you can", "you can't, you candle, you can", ["you can"]),
        ("camp me", "We are camping methodically", []),
        ("we wait", "we\n\nwait", []),
        ("\\(sic\\)", "so (sic)", ["(sic)"]),
    ],
)
def test_phrases(phrase: str, text: str, expected: list[str]) -> None:
    assert found(phrase, text) == expected


def test_unspaced_scripts_have_no_word_edges_and_latin_inside_them_has() -> None:
    assert found("無理です", "それは無理です。", "ja") == ["無理です"]
    assert found("asap", "请ASAP回复，asapx", "zh") == ["ASAP"]
    assert found("안 됩니다", "환불은 안 됩니다.", "ko") == ["안 됩니다"]
    assert found("됩니다", "안됩니다", "ko") == []


def test_vowel_signs_belong_to_the_word() -> None:
    assert found("है", "वह है", "hi") == ["है"]
    assert found("है", "वे हैं", "hi") == []
    assert found("आप {gap} हैं", "आप अच्छे हैं", "hi") == ["आप अच्छे हैं"]


def test_turkish_folds_its_own_i() -> None:
    assert fold("IĞDIR İZMİR", "tr") == "ığdır izmir"
    assert found("kısa", "KISA bilgi", "tr") == ["KISA"]
    assert found("kısa", "KİSA", "tr") == []


@given(st.text(), st.sampled_from(["", "tr", "en"]))
def test_folding_keeps_the_length(text: str, language: str) -> None:
    assert len(fold(text, language)) == len(text)


@pytest.mark.parametrize(
    ("phrase", "problem"),
    [
        ("(a|b", "“(a|b”: a ( without its )"),
        ("a)", "“a)”: a ) without its ("),
        ("{zzz}", "unknown placeholder {zzz}"),
        ("{w}", "unknown placeholder {w}; did you mean “we”?"),
        ("{we", "“{we”: a { without its }"),
        ("so( very )*sorry", "“so( very )*sorry”: * is any word ending; nothing repeats"),
        ("{loop}", "the list {loop} contains itself"),
        ("(a)?", "“(a)?” matches nothing at all; something in it must be there"),
    ],
)
def test_bad_phrases_say_what_is_wrong(phrase: str, problem: str) -> None:
    with pytest.raises(PhraseError) as caught:
        phrase_pattern(phrase, LISTS, "en")
    assert str(caught.value) == problem


def test_rewrites_follow_the_group_of_the_same_size() -> None:
    assert list(align("utili(z|s)(e|ed|ing)", "us(e|ed|ing)")) == [
        ("utili(z|s)e", "use"),
        ("utili(z|s)ed", "used"),
        ("utili(z|s)ing", "using"),
    ]
    with pytest.raises(PhraseError):
        list(align("utilize", "us(e|ed)"))
