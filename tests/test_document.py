from __future__ import annotations

import pytest

from stylecheck.checker import Checker
from stylecheck.document import Document
from stylecheck.formats import segments
from stylecheck.formats.mask import FILLER
from stylecheck.language import detect
from stylecheck.span import LineIndex

MAIL = """\
Subject: Order 77

Dear Ms. Novak,

Thank you for your message of 3 May. Mr. Kos has checked it, e.g. the frame. We will write
to you on Monday.

1. Open the box.
2. Call us.

Kind regards,
Ana Kos
Customer Care
"""


def document(text: str, language: str = "en", filename: str = "x.txt") -> Document:
    checker = Checker("en-US", language)
    return checker._documents(segments(text, filename)[0], language)[0]


def section(doc: Document, name: str) -> str:
    return doc.source[slice(*doc.sections[name])].strip()


def test_sections_of_a_mail() -> None:
    doc = document(MAIL)
    assert section(doc, "subject") == "Order 77"
    assert section(doc, "greeting") == "Dear Ms. Novak,"
    assert section(doc, "closing") == "Kind regards,"
    assert section(doc, "signature") == "Ana Kos\nCustomer Care"
    assert section(doc, "body").startswith("Thank you")
    assert section(doc, "body").endswith("2. Call us.")


def test_sentences_know_abbreviations_and_list_items() -> None:
    doc = document(MAIL)
    assert [" ".join(doc.source[slice(*span)].split()) for span in doc.sentences] == [
        "Order 77",
        "Dear Ms. Novak,",
        "Thank you for your message of 3 May.",
        "Mr. Kos has checked it, e.g. the frame.",
        "We will write to you on Monday.",
        "1. Open the box.",
        "2. Call us.",
        "Kind regards,",
        "Ana Kos Customer Care",
    ]


def test_a_link_before_a_capital_ends_a_sentence_and_a_placeholder_does_not() -> None:
    doc = document("See https://a.example/x We will call you. Ask {name} Please")
    assert [doc.source[slice(*span)] for span in doc.sentences] == [
        "See https://a.example/x",
        "We will call you.",
        "Ask {name} Please",
    ]


@pytest.mark.parametrize(
    ("text", "greeting"),
    [
        ("Hi Kenji, how can I help you today with the order that you placed last week on our site?", "Hi Kenji,"),
        ("Kenji,\n\nThank you.", "Kenji,"),
        ("Thank you for your message.", None),
        ("Hello! We have news.", "Hello!"),
    ],
)
def test_greetings(text: str, greeting: str | None) -> None:
    doc = document(text)
    found = doc.sections.get("greeting")
    assert (doc.source[slice(*found)].strip() if found else None) == greeting


@pytest.mark.parametrize(
    "line", ["Thanks for your patience.", "Best wishes cannot mend it.", "Thank you! We will call."]
)
def test_a_last_sentence_is_no_closing(line: str) -> None:
    assert "closing" not in document(f"Dear Ms Novak,\n\nIt is done.\n\n{line}\n").sections


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Run `rm -rf` now", ["`rm -rf`"]),
        ("See https://a.example/x?y=1, or ask a@b.example.", ["https://a.example/x?y=1,", "a@b.example"]),
        ("Dear {{ customer.name }}, %(sum)s %s ${x} {0}", ["{{ customer.name }}", "%(sum)s", "%s", "${x}", "{0}"]),
        ("You wrote to us “I can't log in”.", ["“I can't log in”"]),
        ("“I can't log in.”", []),
        ("You wrote to us 'I can't log in' today", ["'I can't log in'"]),
        ("The dogs' owner and the cats' owner", []),
        ("Sie schrieben gestern: „Das geht nicht“.", ["„Das geht nicht“"]),
        ("お客様はメールで「できません」と", ["「できません」"]),
        ("100% sure, 50%s", ["%s"]),
        ("> we can't\nYes", ["> we can't"]),
        ("Yes\n\nOn Monday, 3 May, Ann wrote:\nwe can't", ["On Monday, 3 May, Ann wrote:", "we can't"]),
    ],
)
def test_what_is_not_prose_is_masked(text: str, masked: list[str]) -> None:
    doc = Document(text, segments(text, "x.txt")[0].masks)
    runs, run = [], ""
    for kept, char in zip(doc.text, doc.source, strict=True):
        run += char if kept == FILLER else ""
        if kept != FILLER and run:
            runs, run = [*runs, run], ""
    assert [*runs, *([run] if run else [])] == masked


def test_markdown_masks_front_matter_html_and_link_targets() -> None:
    text = "---\ntitle: we can't\n---\n\n<b class='x'>Hello</b> [we](https://can.t) <!-- no -->\n"
    doc = Document(text, segments(text, "x.md")[0].masks)
    assert "".join(doc.text.replace(FILLER, "").split()) == "Hello[we]"


def test_lines_and_columns_count_code_points() -> None:
    index = LineIndex("a😀b\r\nc\rd\ne")
    assert [index.line_column(offset) for offset in (0, 2, 5, 7, 9)] == [(1, 1), (1, 3), (2, 1), (3, 1), (4, 1)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Thank you for your message, we will check it.", "en"),
        ("Vielen Dank für Ihre Nachricht, wir prüfen das.", "de"),
        ("Merci pour votre message, nous vérifions cela.", "fr"),
        ("Gracias por su mensaje, lo estamos revisando.", "es"),
        ("Grazie per il suo messaggio, stiamo verificando.", "it"),
        ("Obrigado pela sua mensagem, não se preocupe com isso.", "pt"),
        ("Bedankt voor uw bericht, wij kijken het na.", "nl"),
        ("Tack för ditt meddelande, vi ska titta på det.", "sv"),
        ("Dziękujemy za wiadomość, sprawdzimy to.", "pl"),
        ("Mesajınız için teşekkür ederiz, kontrol ediyoruz.", "tr"),
        ("Vă mulțumim pentru mesaj, verificăm acum.", "ro"),
        ("Hvala za vaše sporočilo, to bomo preverili.", "sl"),
        ("Спасибо за ваше сообщение.", "ru"),
        ("感谢您的来信，我们会处理。", "zh"),
        ("感謝您的來信，我們會處理。", "zh-Hant"),
        ("お問い合わせありがとうございます。", "ja"),
        ("문의해 주셔서 감사합니다.", "ko"),
        ("आपके संदेश के लिए धन्यवाद।", "hi"),
        ("شكرًا لرسالتك.", "ar"),
        ("OK", None),
        ("No problem!", None),
        ("🙂 123", None),
        ("", None),
    ],
)
def test_language_detection(text: str, language: str | None) -> None:
    assert detect(text) == language


def test_short_text_says_so_instead_of_guessing() -> None:
    report = Checker("ja-JP").check("OK")
    assert report.language is None
    assert report.notes == ("the text is too short or too mixed to tell its language; name it with --lang",)


def test_a_mail_in_two_languages_is_judged_paragraph_by_paragraph() -> None:
    english = "Thank you for your message. We can't do that, and that is not my department, as you should have known."
    german = "Vielen Dank für Ihre Nachricht. Wir prüfen das und melden uns bis Freitag bei Ihnen mit einer Antwort."
    checker = Checker("de-DE")
    alone = {(item.rule, item.span) for item in checker.check(english).diagnostics}
    mixed = checker.check(f"{english}\n\n{german}")
    assert {rule for rule, _ in alone} <= {item.rule for item in mixed.diagnostics}
    assert all(item.span.end <= len(english) for item in mixed.diagnostics if (item.rule, item.span) in alone)
