"""What a document is made of: words, lines, sections, paragraphs, sentences, and the places that rules name."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from stylecheck.document import Document
from stylecheck.formats.mask import FILLER, Mask
from stylecheck.shipped import phrasebook, shipped_pack
from stylecheck.situation import Incoming, Reader, Sectioning
from stylecheck.span import Span

LETTER = """\
Dear Ms Novak,

We know. We are
sorry.

It is late.
Bye.

Kind regards,
Ann
"""


def texts(draft: Document, spans: Iterable[Span]) -> list[str]:
    return [draft.source[slice(*span)] for span in spans]


def sections(draft: Document) -> dict[str, str]:
    return {name: draft.source[slice(*span)] for name, span in draft.sections.items()}


def place(draft: Document, name: str) -> str | None:
    span = draft.place(name)
    return None if span is None else draft.source[slice(*span)]


# What a draft is taken for


def test_a_draft_is_an_english_mail_to_nobody_in_particular() -> None:
    draft = Document("Late.")
    assert (draft.language, draft.channel, draft.masks, draft.memo) == ("en", "email", (), {})
    assert (draft.reader, draft.incoming, draft.phrasebook) == (Reader(), None, None)
    assert (draft.fragment, draft.template, draft.whole) == (False, False, True)
    assert draft.sectioning == Sectioning()


def test_a_draft_keeps_what_it_is_told() -> None:
    mask, reader, incoming = Mask("code", Span(0, 1)), Reader("Ann"), Incoming("en")
    draft = Document(
        "x y", iter([mask]), language="de", channel="chat", reader=reader, incoming=incoming, fragment=True
    )
    assert (draft.masks, draft.language, draft.channel) == ((mask,), "de", "chat")
    assert (draft.reader, draft.incoming, draft.fragment, draft.template) == (reader, incoming, True, False)
    assert draft.text == FILLER + " y"


@pytest.mark.parametrize(
    ("channel", "template", "expected"), [("template", False, True), ("chat", True, True), ("chat", False, False)]
)
def test_templates(channel: str, template: bool, expected: bool) -> None:
    assert Document("x", channel=channel, template=template).template is expected


def test_text_is_folded_as_its_language_folds(document) -> None:
    assert document("IT’S Late").folded == "it's late"
    assert document("Iİ", language="tr").folded == "ıi"


def test_line_and_column(document) -> None:
    assert document("a\nbc").index.line_column(3) == (2, 2)


# Words and lines


def test_words_keep_hyphens_and_apostrophes(document) -> None:
    draft = document("It’s a well-known Ms. Kos - e.g. 3 x_y, don't-know 'so'")
    assert texts(draft, draft.words()) == [
        "It’s",
        "a",
        "well-known",
        "Ms",
        "Kos",
        "e",
        "g",
        "3",
        "x",
        "y",
        "don't-know",
        "so",
    ]
    assert draft.word_count == 12
    hindi = document("आपके संदेश", language="hi")
    assert texts(hindi, hindi.words()) == ["आपके", "संदेश"]


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", 0),
        ("We know it.", 3),
        ("您好世界", 2),
        ("您好世界！ 再见", 3),
        ("您好啊", 1),
        ("Hello 您好 world", 3),
        ("日本 and 日本", 3),
        ("안녕 세계", 2),
    ],
)
def test_length_counts_two_characters_of_an_unspaced_script_as_a_word(document, text: str, length: int) -> None:
    assert document(text).length == length


def test_lines_are_stripped_and_blank_ones_left_out(document) -> None:
    draft = document("  one \r\n\r\n \t\n\ttwo\rthree")
    assert draft.lines == [Span(2, 5), Span(14, 17), Span(18, 23)]
    assert texts(draft, draft.lines) == ["one", "two", "three"]


# Sections


def test_a_letter_has_greeting_body_closing_and_signature(document) -> None:
    assert sections(document(LETTER)) == {
        "greeting": "Dear Ms Novak,",
        "body": "\n\nWe know. We are\nsorry.\n\nIt is late.\nBye.\n\n",
        "closing": "Kind regards,",
        "signature": "\nAnn\n",
    }


def test_a_bare_text_is_all_body(document) -> None:
    assert sections(document("  We know.\nBye. ")) == {"body": "We know.\nBye. "}
    assert sections(document("")) == {"body": ""}
    assert sections(document(" \n ")) == {"body": " \n "}


def test_headers_and_subject_are_no_body(document) -> None:
    text = "From: Ann\nSubject: It is late\n\nHello Ken,\n\nBye."
    draft = document(text, ("header", 0, 9), ("subject", 10, 18))
    assert sections(draft) == {"subject": " It is late", "greeting": "Hello Ken,", "body": "\n\nBye."}
    assert sections(document("Subject: Late", ("subject", 0, 8))) == {"subject": " Late", "body": "Subject: Late"}


def test_a_header_behind_the_subject_is_no_body(document) -> None:
    text = "Subject: Late\nTo: Ken\n\nBye."
    draft = document(text, ("subject", 0, 8), ("header", 14, 21))
    assert sections(draft) == {"subject": " Late", "body": "Bye."}


def test_a_line_of_masked_text_alone_is_no_line_of_the_message(document) -> None:
    text = "`code` `x`\nHello Ken,\n\nBye."
    assert sections(document(text, ("code", 0, 6), ("code", 7, 10)))["greeting"] == "Hello Ken,"
    assert (
        sections(document("`x`\n`x`\n`x`\n`x`\nHello Ken,\nBye.", *(("code", 4 * n, 4 * n + 3) for n in range(4))))[
            "greeting"
        ]
        == "Hello Ken,"
    )


@pytest.mark.parametrize(
    ("text", "greeting"),
    [
        ("Hello Ken,\nBye.", "Hello Ken,"),
        ("Acme Ltd\nHello Ken,\nBye.", "Hello Ken,"),
        ("Acme Ltd\n1 High Street\nHello Ken,\nBye.", "Hello Ken,"),
        ("Acme Ltd\n1 High Street\nLondon\nHello Ken,\nBye.", None),
        ("We say hello.\nBye.", None),
        # a bare name before its comma, colon or exclamation mark
        ("Ken,\nBye.", "Ken,"),
        ("Ken Ito:\nBye.", "Ken Ito:"),
        ("Ken!\nBye.", "Ken!"),
        ("Ken,", None),
        ("Ken\nBye.", None),
        ("A B C D E,\nBye.", "A B C D E,"),
        ("A B C D E F,\nBye.", None),
        ("3 Ken,\nBye.", None),
        # a short line is all greeting, up to a sentence of three words or more
        ("Hello Ken, how are you?\nBye.", "Hello Ken,"),
        ("Hello Ken, thank you\nBye.", "Hello Ken, thank you"),
        ("Hello Ken. It is late.\nBye.", "Hello Ken."),
        ("Hello Mr. Ito and all others\nBye.", "Hello Mr. Ito and all others"),
        ("Hello! Bye.\nBye.", "Hello!"),
        ("Hello Ken and Ann and you all\nBye.", "Hello Ken and Ann and you all"),
        (f"{'Acme ' * 12}Ltd\nHello Ken, thank you\nBye.", "Hello Ken, thank you"),
        # a long line up to its first comma, colon, stop or dash
        (
            "Hello Ken and all of you who wrote to us about the late order, we know.",
            "Hello Ken and all of you who wrote to us about the late order,",
        ),
        ("Hello Ken – we know about the order that you placed on our site in May.", "Hello Ken –"),
        ("Hello Ken - we know about the order that you placed on our site in May.", "Hello Ken - "),
        ("Hello Ken. We know about the order that you placed on our site in May.", "Hello Ken."),
        (
            "Hello Ken.Ito we know about the order that you placed on our site in May!",
            "Hello Ken.Ito we know about the order that you placed on our site in May!",
        ),
        ("Hello we know about the order that you placed on our site in May", "Hello"),
        ("Hello we know about the order that you placed on our site in May\nBye!", "Hello"),
    ],
)
def test_where_a_greeting_ends(document, text: str, greeting: str | None) -> None:
    found = sections(document(text))
    assert found.get("greeting") == greeting
    if greeting is not None:
        assert found["body"] == text.split(greeting, 1)[1]


@pytest.mark.parametrize(("length", "greeting"), [(60, "Hello Ken and Ann "), (61, "Hello")])
def test_a_line_of_sixty_characters_is_still_short(document, length: int, greeting: str) -> None:
    line = "Hello Ken and Ann ".ljust(length, "n")
    found = sections(document(f"{line}\nBye."))["greeting"]
    assert found == (line if length == 60 else greeting)


def test_where_the_greeting_word_may_stand_behind_the_name_all_lines_above_belong_to_it(document) -> None:
    assert (
        sections(document("山田商事\n田中様\n\nありがとうございます。", language="ja"))["greeting"]
        == "山田商事\n田中様"
    )


@pytest.mark.parametrize(
    ("text", "closing", "signature"),
    [
        ("Bye.\n\nKind regards,\nAnn\n", "Kind regards,", "\nAnn\n"),
        ("Bye.\n\nKind regards, Ann Kos", "Kind regards, Ann Kos", ""),
        ("Bye.\n\nKind regards to all of you and to the others", None, None),
        ("Bye.\n\nKind regards\n1\n2\n3\n4\n5\n6\n7", "Kind regards", "\n1\n2\n3\n4\n5\n6\n7"),
        ("Bye.\n\nKind regards\n1\n2\n3\n4\n5\n6\n7\n8", None, None),
        ("Kind regards\nBye.\nKind regards\nAnn", "Kind regards", "\nAnn"),
        ("Bye.\n\nKind regards, Ann\n" + "n" * 61, "Kind regards, Ann", "\n" + "n" * 61),
        ("Bye.\n\nKind regards, Ann Kos " + "N" * 38, "Kind regards, Ann Kos " + "N" * 38, ""),
        ("Bye.\n\nKind regards, Ann Kos " + "N" * 39, None, None),
        ("Kind regards\nAnn", "Kind regards", "\nAnn"),
    ],
)
def test_where_a_closing_stands(document, text: str, closing: str | None, signature: str | None) -> None:
    found = sections(document(text))
    assert (found.get("closing"), found.get("signature")) == (closing, signature)
    if closing is not None:
        assert found["body"] == text.removesuffix(f"{closing}{signature}")


def test_a_greeting_is_not_the_closing_too(document) -> None:
    assert sections(document("Thank you,\nBest,\nAnn")) == {
        "greeting": "Thank you,",
        "body": "\n",
        "closing": "Best,",
        "signature": "\nAnn",
    }


def test_a_fragment_is_whole_with_greeting_and_closing(document) -> None:
    assert document(LETTER, fragment=True).whole
    assert not document("Hello Ken,\n\nBye.", fragment=True).whole
    assert not document("Bye.\n\nKind regards,\nAnn", fragment=True).whole
    assert document("Bye.").whole


# Paragraphs and sentences


def test_paragraphs_part_at_blank_lines_and_sections(document) -> None:
    draft = document(LETTER)
    assert texts(draft, draft.paragraphs) == [
        "Dear Ms Novak,", "We know. We are\nsorry.", "It is late.\nBye.", "Kind regards,", "Ann",
    ]  # fmt: skip
    assert texts(draft, draft.blocks) == [
        "Dear Ms Novak,",
        "We know. We are\nsorry.",
        "It is late.\nBye.",
        "Kind regards,\nAnn",
    ]
    mixed = document("one\r\n\r\ntwo\n \t\nthree\r\rfour\nfive")
    assert texts(mixed, mixed.paragraphs) == ["one", "two", "three", "four\nfive"]


@pytest.mark.parametrize(
    "sentences",
    [
        ["We know.", "It is late."],
        ["Really?!", "Yes…", "No."],
        ["He said “no.”", "We know."],
        ["(We know.)", "Bye."],
        ["We know", "\n\n", "Bye"],
        ["Open it", "\n", "- then close it", "\n", "* and go"],
        ["Steps:", "\n", "1. Open it.", "\n", "2) Close it.", "\n", "a) Go.", "\n", "(3) Stop."],
        ["1. It costs 5.", "We know."],
        ["Steps:", "\r", "1. Open it. ", "\r", "12. Close 3.", "Go."],
        ["1."],
        ["It is 3.5 m e.g. today."],
        ["See Mr. Kos, Dr. A. Ito and p. 5."],
        ["A. Ito knows it."],
        ["We know it. and so on."],
        ["We know it!", "and so on."],
        ["It costs 5.", "Bye."],
        ["Call 112.", "Bye."],
        ["It is a.b.", "Bye."],
        ["Wait...", "no."],
        ["We know\nit is late."],
        ["On 3.", "May we wait"],
        ["Version 1.", "2 is out."],
    ],
)
def test_sentences(document, sentences: list[str]) -> None:
    text = "".join(part if not part.strip() else f"{part} " for part in sentences).strip()
    draft = document(text)
    assert [" ".join(found.split()) for found in texts(draft, draft.sentences)] == [
        " ".join(part.split()) for part in sentences if part.strip()
    ]


@pytest.mark.parametrize(
    ("text", "language", "sentences"),
    [
        ("知道了。「好！」再见", "zh", ["知道了。", "「好！」", "再见"]),
        ("धन्यवाद। नमस्ते", "hi", ["धन्यवाद।", "नमस्ते"]),
        ("هل وصل؟ نعم", "ar", ["هل وصل؟", "نعم"]),
        ("Das ist z. B. gut. Ja", "de", ["Das ist z. B. gut.", "Ja"]),
    ],
)
def test_sentences_of_other_scripts(document, text: str, language: str, sentences: list[str]) -> None:
    draft = document(text, language=language)
    assert texts(draft, draft.sentences) == sentences


@pytest.mark.parametrize(
    ("kind", "sentences"),
    [
        ("url", ["See x", "We know."]),
        ("code", ["See x", "We know."]),
        ("placeholder", ["See x We know."]),
        ("quote", ["See x We know."]),
    ],
)
def test_after_markup_a_capital_begins_a_sentence_and_after_a_masked_word_it_does_not(
    document, kind: str, sentences: list[str]
) -> None:
    draft = document("See x We know.", (kind, 4, 5))
    assert texts(draft, draft.sentences) == sentences


@pytest.mark.parametrize("line_break", ["\n", "\r", "\r\n"])
def test_a_step_behind_the_first_line_break_keeps_its_number(document, line_break: str) -> None:
    draft = document(f"{line_break}1. Open it.")
    assert texts(draft, draft.sentences) == ["1. Open it."]


def test_a_piece_of_masked_text_alone_is_no_sentence(document) -> None:
    draft = document("We know.\n\n`code`\n\nBye.", ("code", 10, 16))
    assert texts(draft, draft.sentences) == texts(draft, draft.paragraphs) == ["We know.", "Bye."]


def test_the_sentence_at_an_offset(document) -> None:
    draft = document("  We know.  Bye. ")
    at = [draft.source[slice(*draft.sentence(offset))] for offset in range(len(draft.source))]
    assert at == ["We know."] * 12 + ["Bye."] * 5
    assert document("").sentence(0) == Span(0, 0)
    assert document("`x`", ("code", 0, 3)).sentence(1) == Span(0, 3)


# Places and what lies around


def test_places_that_rules_name(document) -> None:
    draft = document(LETTER)
    assert place(draft, "message") == LETTER
    assert place(draft, "opening") == "We know. We are\nsorry."
    assert place(draft, "ending") == "It is late.\nBye.\n\nKind regards,\nAnn\n"
    assert place(draft, "greeting") == "Dear Ms Novak,"
    assert place(draft, "subject") is None


def test_places_of_a_short_draft(document) -> None:
    one = document("We know.")
    assert (place(one, "opening"), place(one, "ending"), place(one, "body")) == ("We know.",) * 3
    none = document("Hello Ken,\n\nKind regards,\nAnn")
    assert place(none, "opening") == place(none, "ending") == place(none, "body") == "\n\n"
    assert place(document("One. Two. Three."), "opening") == "One. Two."


@pytest.mark.parametrize(
    ("word", "within", "reach"),
    [
        ("is", "sentence", "It is late."),
        ("is", "paragraph", "It is late.\nBye."),
        ("is", "message", LETTER),
        ("is", "near", "We are\nsorry.\n\nIt is late.\nBye.\n\nKind regards,"),
        ("Novak", "near", "Dear Ms Novak,\n\nWe know. We are\nsorry."),
        ("Ann", "near", "Kind regards,\nAnn"),
        ("Kind", "near", "Bye.\n\nKind regards,\nAnn"),
        ("Novak", "paragraph", "Dear Ms Novak,"),
    ],
)
def test_what_lies_around_a_word(document, word: str, within: str, reach: str) -> None:
    draft = document(LETTER)
    start = LETTER.index(word)
    assert draft.source[slice(*draft.reach(Span(start, start + len(word)), within))] == reach


def test_around_a_place_outside_of_all_prose_there_is_only_itself(document) -> None:
    between = Span(LETTER.index("\n\nWe"), LETTER.index("\n\nWe") + 1)
    assert document(LETTER).reach(between, "paragraph") == between
    assert document("`x`", ("code", 0, 3)).reach(Span(1, 2), "near") == Span(1, 2)


# One language of a draft in two


def test_the_part_in_another_language_is_masked_and_the_rest_stays_as_it_was(document) -> None:
    text = "We know `it`. Wir wissen. Bye."
    whole = document(
        text, ("code", 8, 12), channel="template", reader=Reader("Ken"), incoming=Incoming("en"), fragment=True,
    )  # fmt: skip
    sectioning, phrases = shipped_pack("de").sectioning, phrasebook("de")
    german = whole.in_language("de", [Span(14, 25)], sectioning, phrases)
    assert german.text == f"{FILLER * 14}Wir wissen.{FILLER * 5}"
    assert german.source == text
    assert german.masks == (
        Mask("foreign", Span(0, 8)),
        Mask("code", Span(8, 12)),
        Mask("foreign", Span(12, 14)),
        Mask("foreign", Span(25, 30)),
    )
    assert (german.language, german.channel, german.reader) == ("de", "template", Reader("Ken"))
    assert (german.incoming, german.fragment, german.template) == (Incoming("en"), True, True)
    assert german.sectioning is sectioning
    assert german.phrasebook is phrases is not None
    assert document(text, template=True).in_language("de", [], sectioning, phrases).template
    english = whole.in_language("en", [Span(26, 30), Span(0, 14)], whole.sectioning, None)
    assert english.masks == (Mask("code", Span(8, 12)), Mask("foreign", Span(14, 26)))
    assert english.text == f"We know {FILLER * 4}. {FILLER * 12}Bye."


def test_a_mask_across_the_border_of_two_languages_keeps_its_kind(document) -> None:
    whole = document("We know it. Wir.", ("code", 8, 14), ("quote", 14, 15))
    part = whole.in_language("en", [Span(0, 11)], whole.sectioning, None)
    assert part.masks == (Mask("code", Span(8, 14)), Mask("quote", Span(14, 15)), Mask("foreign", Span(15, 16)))
    assert len(part.text) == 16
    inside = document("To: Ann\nSubject: Late\n\nWir.", ("header", 0, 7), ("subject", 8, 16))
    german = inside.in_language("de", [Span(23, 27)], inside.sectioning, None)
    assert [mask.kind for mask in german.masks] == ["header", "foreign", "subject", "foreign"]
    assert german.sections["subject"] == Span(16, 21)
    overlapping = whole.in_language("en", [Span(2, 9), Span(0, 5)], whole.sectioning, None)
    assert overlapping.masks == part.masks
