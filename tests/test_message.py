"""Replies against the message they answer: --context, quoted mail, --from, --subject and front matter."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from stylecheck import Checker

COMPLAINT = """\
Hello,

I bought the Nordic desk lamp on 4 May (order 48213). It arrived with a cracked shade, photo attached.
When will you send a replacement? And do I have to return the broken one?

Anna Weber
"""
GOOD = """\
Dear Ms Weber,

I am sorry that the shade of your lamp arrived cracked. A new lamp leaves our warehouse today and reaches you by \
Thursday, 8 May. You need not return the broken one; please recycle the glass.

If anything else is wrong, please reply to this message and it will reach me directly.

Kind regards,
Milo Novak
"""


def found(text: str, context: str | None = COMPLAINT, culture: str = "en-GB", **options: object) -> list[tuple]:
    report = Checker(culture, options.pop("language", "en"), context=context, **options).check(text)
    return [(item.rule, text[slice(*item.span)]) for item in report.diagnostics if item.rule.startswith("message.")]


def test_a_good_answer_gets_silence() -> None:
    assert Checker("en-GB", context=COMPLAINT).check(GOOD).diagnostics == ()


def test_without_a_context_nothing_is_said_about_it() -> None:
    assert found("Hello,\n\nPlease send us your order number.\n\nCheers,\nMilo\n", context=None) == []


def test_asking_for_what_was_given() -> None:
    text = GOOD.replace("please recycle", "please send us your order number and recycle")
    assert found(text) == [("message.asks-again", "send us your order number")]


def test_the_second_question_left_open_is_named() -> None:
    text = GOOD.replace("You need not return the broken one; please recycle the glass.", "It is insured.")
    report = Checker("en-GB", context=COMPLAINT).check(text)
    assert [item.message for item in report.diagnostics if item.rule == "message.question-unanswered"] == [
        "The question “And do I have to return the broken one?” seems to stay unanswered."
    ]


def test_a_misprinted_order_number_is_mended_safely_only_when_asked() -> None:
    text = GOOD.replace("your lamp", "your lamp (order 48231)")
    assert found(text) == [("message.other-number", "48231")]
    checker = Checker("en-GB", context=COMPLAINT)
    assert checker.fix(text).text == text
    assert checker.fix(text, unsafe=True).text == text.replace("48231", "48213")


def test_a_missing_apology_is_inserted_where_it_belongs() -> None:
    text = "Dear Ms Weber,\n\nThank you for the photo. A new lamp leaves us today.\n\nKind regards,\nMilo\n"
    fixed = Checker("en-GB", context=COMPLAINT, select=["message.apology-missing"]).fix(text, unsafe=True).text
    assert fixed == text.replace(
        "Thank you for the photo.", "I am sorry for the trouble this has caused you. Thank you for the photo."
    )


def test_the_one_who_signed_is_the_reader() -> None:
    report = Checker("de-DE", "en", context=COMPLAINT).check(GOOD.replace("Weber", "Becker"))
    assert [item.rule for item in report.diagnostics] == ["letter.name-mismatch"]
    assert report.incoming is not None
    assert (report.incoming.name, report.incoming.kind, report.incoming.numbers) == (
        "Anna Weber",
        "complaint",
        ("48213",),
    )


@pytest.mark.parametrize(
    ("context", "expected"),
    [
        ("Hallo, kannst du mir sagen, wann meine Lampe kommt? Danke dir!\nAnna", []),
        ("Guten Tag, können Sie mir sagen, wann meine Lampe kommt? Vielen Dank.\nAnna Weber", ["dir"]),
    ],
)
def test_the_form_that_the_customer_uses_is_due(context: str, expected: list[str]) -> None:
    text = "Hallo Frau Weber,\n\nwir schicken dir die Lampe am Montag.\n\nMit freundlichen Grüßen\nMilo Novak\n"
    report = Checker("de-DE", "de", context=context, select=["address.familiar"]).check(text)
    assert [text[slice(*item.span)] for item in report.diagnostics] == expected


def test_address_given_wins_over_the_customers() -> None:
    context = "Hallo, kannst du mir sagen, wann meine Lampe kommt? Danke dir!\nAnna"
    text = "Hallo Anna,\n\nwir schicken dir die Lampe am Montag.\n"
    checker = Checker("de-DE", "de", context=context, address="polite", select=["address.familiar"])
    assert [text[slice(*item.span)] for item in checker.check(text).diagnostics] == ["dir"]


def test_a_thread_quotes_the_message_it_answers() -> None:
    quoted = "".join(f"> {line}\n" for line in COMPLAINT.splitlines())
    text = f"Hello Anna,\n\nPlease send us your order number. I am sorry.\n\n{quoted}"
    assert ("message.asks-again", "send us your order number") in found(text, context=None)


def test_another_language_is_named() -> None:
    context = "Guten Tag, ist die Lampe noch auf Lager und wann wird sie geliefert? Vielen Dank."
    text = "Hello,\n\nThe lamp is in stock and leaves our warehouse on Tuesday.\n\nKind regards,\nMilo\n"
    assert found(text, context) == [
        ("message.other-language", "The lamp is in stock and leaves our warehouse on Tuesday.")
    ]


def test_a_subject_given_apart_is_judged_at_the_very_start() -> None:
    report = Checker("en-GB", "en", subject="Hello").check("Dear Ms Weber,\n\nThe lamp is here.\n")
    assert [(item.rule, tuple(item.span)) for item in report.diagnostics] == [("letter.vague-subject", (0, 0))]


def test_sender_goes_under_the_closing() -> None:
    text = "Dear Ms Weber,\n\nThe lamp is here.\n\nKind regards"
    assert Checker("en-GB", sender="Milo Novak").fix(text, unsafe=True).text == text + "\nMilo Novak"
    assert found(text + "\nMilo", context=None, sender="Milo Novak") == []


def test_front_matter_sets_the_scene(run, tmp_path: Path) -> None:
    draft = "---\nstylecheck: {culture: ja-JP, to: Kenji Tanaka}\n---\nHi Kenji,\n\nThe lamp is here.\n"
    (tmp_path / "a.txt").write_text(draft, encoding="utf-8")
    lines = run("check", "a.txt", "--select", "titles").stdout.splitlines()
    assert [line.split(" ", 3)[:3] for line in lines] == [["a.txt:4:4:", "warning", "letter.given-name"]]
    assert "en-US" in run("check", "a.txt", "--culture", "en-US", "--output-format", "json").stdout


def test_a_wrong_key_in_front_matter_is_named_with_its_line(run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "---\nstylecheck:\n  culture: ja-JP\n  too: Kenji\n---\nHi Kenji,\n", encoding="utf-8"
    )
    done = run("check", "a.md")
    assert done.stderr == "stylecheck: a.md:4: unknown setting “too”; did you mean “to”?\n"
    assert done.returncode == 2


def test_context_from_the_command_line_is_told_in_json(run, tmp_path: Path) -> None:
    (tmp_path / "in.txt").write_text(COMPLAINT, encoding="utf-8")
    (tmp_path / "out.txt").write_text(GOOD, encoding="utf-8")
    done = run("check", "out.txt", "--context", "in.txt", "--culture", "en-GB", "--output-format", "json")
    (file,) = json.loads(done.stdout)["files"]
    assert file["diagnostics"] == []
    assert file["answers"] == {
        "kind": "complaint",
        "language": "en",
        "name": "Anna Weber",
        "address": None,
        "questions": ["When will you send a replacement?", "And do I have to return the broken one?"],
        "numbers": ["48213"],
    }


def test_a_context_that_is_not_there_is_an_error(run, tmp_path: Path) -> None:
    (tmp_path / "out.txt").write_text(GOOD, encoding="utf-8")
    done = run("check", "out.txt", "--context", "no.txt")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "stylecheck: no.txt: no such file or directory\n"
