"""What fuzzing found, with the exact behaviour since."""

from __future__ import annotations

import re

import pytest

from stylecheck import Checker, ConfigError, Span, formats
from stylecheck.formats.decoding import decode
from stylecheck.formats.mapped import Builder
from stylecheck.phrase import fold, phrase_pattern, spell_out


def checker() -> Checker:
    return Checker("ja-JP", "en", select=["tone-marks", "suppress"])


def found(source: str, filename: str) -> list[tuple[str, str]]:
    return [(item.rule, source[slice(*item.span)]) for item in checker().check(source, filename).diagnostics]


MARKS = ("tone-marks.repeated-exclamation", "!!")


@pytest.mark.parametrize(
    "comment", ["stylecheck:$ignore", "stylecheck:ignore_", "stylecheck: [", "stylecheck:", "stylecheck: 5"]
)
def test_a_comment_that_only_looks_like_an_ignore_silences_nothing(comment: str) -> None:
    assert MARKS in found(f"We have it!! <!-- {comment} -->", "x.md")


@pytest.mark.parametrize("charset", ["iso\0-8859-1", "hex", "rot13", "idna", "undefined", "unicode_escape", "none"])
def test_a_mail_in_no_charset_of_texts_is_read_as_windows_1252(charset: str) -> None:
    source = f"Subject: Two\nContent-Type: text/plain; charset={charset}\n\nWe have \udce4 it!!\n"
    (segment,) = formats.segments(source, "x.eml")
    assert segment.prose.text == "Subject: Two\n\nWe have ä it!!\n"
    assert found(source, "x.eml") == [MARKS]


def test_a_page_that_states_no_charset_of_texts_is_utf_8() -> None:
    assert decode("x.html", "<meta charset=idna>é".encode(), None, None)[:2] == ("<meta charset=idna>é", "utf-8")


@pytest.mark.parametrize("encoding", ["hex", "idna", "a\0b", "undefined"])
def test_an_encoding_that_is_none_of_texts_is_unknown(encoding: str) -> None:
    with pytest.raises(ConfigError, match="unknown encoding “"):
        decode("x.txt", b"text", encoding, None)


def test_a_text_that_is_as_long_as_its_source_by_chance_is_found_as_a_whole() -> None:
    builder = Builder("Xy Zz, no")
    builder.put("We do!", 0, 6)
    builder.copy(6, 9)
    prose = builder.mapped()
    assert prose.source_span(Span(3, 5)) == Span(0, 6)
    assert prose.editable(Span(3, 5)) is None
    assert prose.source_span(Span(7, 9)) == Span(7, 9)


def test_an_escaped_space_in_a_phrase_is_that_space_alone() -> None:
    pattern = re.compile(spell_out(phrase_pattern("a\\ mistake (or two)?", {}, "en")))
    assert [match[0] for match in pattern.finditer(fold("A mistake, a\tmistake, a  mistake"))] == ["a mistake"]
