"""What fuzzing found, with the exact behaviour since."""

from __future__ import annotations

import re

import pytest

from stylecheck import Checker, ConfigError, DataErrors, Span, formats
from stylecheck.formats.decoding import decode
from stylecheck.formats.mapped import Builder
from stylecheck.index import EDGE
from stylecheck.literal import leads
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


def test_a_word_that_shares_its_place_with_others_is_not_replaced_alone() -> None:
    head = "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
    (segment,) = formats.segments(f"{head}<p>\udcecthank you &amp; your staff</p>\n", "x.eml")
    prose = segment.prose
    assert prose.text == "\ufffdthank you & your staff"
    for word in ("you", "your staff"):  # a broken letter of UTF-8 is decoded with all that follows it
        start = prose.text.index(word)
        assert prose.source_span(Span(start, start + len(word))) == Span(len(head) + 3, len(head) + 35)
        place = prose.editable(Span(start, start + len(word)))
        assert place is None or place[1]("kind words") is None


def test_an_escaped_space_in_a_phrase_is_that_space_alone() -> None:
    pattern = re.compile(spell_out(phrase_pattern("a\\ mistake (or two)?", {}, "en")))
    assert [match[0] for match in pattern.finditer(fold("A mistake, a\tmistake, a  mistake"))] == ["a mistake"]


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ("check: address_mixed", "5: “address_mixed” needs the option “familiar”"),
        ("check: address_mixed\n    options: {familiar: a.b, polit: a.c}", "11: “address_mixed” has no option “polit”; did you mean “polite”?"),
        ("check: message_length\n    options: {words: many}", "11: words: must be a whole number"),
        ("check: repeated_word\n    options: {allowed: [1]}", "11: allowed: must be a list of strings"),
        ("check: part_untimed\n    options: {parts: [promises]}", "11: parts: must be a list of some of "),
        ("check: title_with_given\n    options: {mark: all}", "11: mark: must be one of name, line, title, words"),
        ("check: weekend\n    options: {days: {mon: monday}, after: [on]}", "11: days: must be lists of strings by name"),
        ("check: signature_missing\n    options: {words: 5}", "11: “signature_missing” has no option “words”"),
    ],
)  # fmt: skip
def test_an_option_that_a_check_cannot_use_is_an_error_of_the_pack(pack, said: str, problem: str) -> None:
    folder = pack(**{"phrases: [synerg(y|ies)]": said})
    with pytest.raises(DataErrors) as caught:
        Checker("ja-JP", "en", rules=[folder])
    assert str(caught.value).startswith(f"{folder}/house.yaml:{problem}")


def test_days_are_words_not_regular_expressions(pack) -> None:
    said = 'check: weekend\n    options: {days: {sat: ["sat("], sun: [sunday]}, after: ["on("]}'
    checker = Checker("ar-SA", "en", rules=[pack(**{"phrases: [synerg(y|ies)]": said})], select=["house"])
    assert [item.span for item in checker.check("We come on( sat( or on( sunday. ").diagnostics] == [Span(12, 16)]


def test_a_form_of_ignore_that_does_not_exist_is_quoted_as_it_is_written() -> None:
    source = "We have it. <!-- stylecheck: Ignor-Next letter -->"
    (item,) = checker().check(source, "x.md").diagnostics
    assert (item.rule, source[slice(*item.span)]) == ("suppress.unknown", "Ignor-Next")
    assert item.message == "“Ignor-Next” is no form of ignore; did you mean “ignore-next”?"
    assert found("We have it!! <!-- stylecheck: IGNORE -->", "x.md") == []


@pytest.mark.parametrize("written", ['"syn\\x1fergy"', '{a: b, "syn\\x1fergy": c}'])
def test_a_character_that_compiled_rules_keep_is_an_error_where_it_stands(pack, written: str) -> None:
    folder = pack(**{"[synerg(y|ies)]": f"[{written}]"})
    with pytest.raises(DataErrors) as caught:
        Checker("ja-JP", "en", rules=[folder])
    expected = "10: U+001F is a control character that compiled rules keep for themselves"
    assert str(caught.value) == f"{folder}/house.yaml:{expected}"


DEEP = "(" * 400 + "synergy" + ")" * 400


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        (f"phrases: ['{DEEP}']", f"“{'(' * 20}…”: groups nested more than 20 levels deep"),
        (f"phrases: ['a {DEEP}']", f"“a {'(' * 18}…”: groups nested more than 20 levels deep"),
        (f"swap: {{'{DEEP}': working}}", f"“{'(' * 20}…”: groups nested more than 20 levels deep"),
        (f"regex: '{DEEP}'", f"bad regex “{DEEP}”: groups nested too deeply"),
    ],
)
def test_groups_that_are_nested_too_deeply_are_an_error_of_the_pack(pack, said: str, problem: str) -> None:
    folder = pack(**{"phrases: [synerg(y|ies)]": said})
    with pytest.raises(DataErrors) as caught:
        Checker("ja-JP", "en", rules=[folder])
    assert str(caught.value) == f"{folder}/house.yaml:10: {problem}"


def test_a_repeat_beyond_all_bounds_is_an_error_of_the_pack(pack) -> None:
    folder = pack(**{"phrases: [synerg(y|ies)]": "regex: 'x{2333333333333333}'"})
    with pytest.raises(DataErrors) as caught:
        Checker("ja-JP", "en", rules=[folder])
    problem = "bad regex “x{2333333333333333}”: the repetition number is too large"
    assert str(caught.value) == f"{folder}/house.yaml:10: {problem}"


@pytest.mark.parametrize(
    ("line", "name"),
    [("Ana María de la Cruz", "Ana María de la Cruz"), ("Dr. J.-P. O'Neil", "Dr. J.-P. O'Neil"), ("T" * 150 + " :0:1", "")],
    ids=["name", "initials", "long"],
)  # fmt: skip
def test_a_line_is_told_from_a_name_at_once(line: str, name: str) -> None:
    quoted = f"Hello,\n\nwhen will it come?\n\nKind regards,\n{line}\n"
    incoming = Checker("de-DE", "en", context=quoted).check("Dear Ms Cruz,\n\nit comes today.\n").incoming
    assert incoming is not None
    assert incoming.name == name


def test_a_star_after_a_star_is_an_error_of_the_pack(pack) -> None:
    folder = pack(**{"[synerg(y|ies)]": "[synerg**]"})
    with pytest.raises(DataErrors, match="10: “synerg\\*\\*”: \\* is any word ending; nothing repeats"):
        Checker("ja-JP", "en", rules=[folder])


def test_many_optional_groups_in_a_row_are_compiled_at_once() -> None:
    phrase = "we " + " ".join(["(a|b|c|d|e|f|g|h)?"] * 40) + " synergy"
    assert [lead.piece.strip(EDGE) for lead in leads(phrase_pattern(phrase, {}, "en"), "en")] == ["synergy"]
