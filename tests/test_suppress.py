"""Ignores in comments: what each form reaches, and what is said about those that are misspelt or idle."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stylecheck import Checker, Span
from stylecheck.suppress import ignores

MARKS = "tone-marks.repeated-exclamation"


def found(
    text: str, filename: str = "draft.md", select: tuple[str, ...] = ("tone-marks", "suppress")
) -> list[tuple[int, str]]:
    """Line and rule of each finding."""
    report = Checker("ja-JP", "en", select=select).check(text, filename)
    return [(text.count("\n", 0, item.span.start) + 1, item.rule) for item in report.diagnostics]


@pytest.mark.parametrize("names", [MARKS, "tone-marks", "formality", "all", "", f"letter {MARKS}", f"letter,{MARKS}"])
def test_an_ignore_goes_by_rule_pack_category_all_or_nothing(names: str) -> None:
    category = Checker("ja-JP", "en").check("We have it!!").diagnostics[0].category
    names = names.replace("formality", category)
    assert found(f"We have it!! <!-- stylecheck: ignore {names} -->\n\nWe sent it!!\n") == [(3, MARKS)]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("We have it!! <!-- stylecheck: ignore -->\nWe sent it!!\n", [2]),
        ("<!-- stylecheck: ignore-next -->\n\nWe have it!!\nWe sent it!!\n\nWe know it!!\n", [6]),
        ("<!-- stylecheck: ignore-next -->\n# We have it!!\nWe sent it!!\n", [3]),
        ("<!-- stylecheck: ignore-next -->\n- We have it!!\n  We sent it!!\n- We know it!!\n", [4]),
        ("<!-- stylecheck: ignore-next -->\n| We have it!! |\n| We sent it!! |\n", [3]),
        ("We have it!!\n<!-- stylecheck: ignore-start -->\nA!!\n\nB!!\n<!-- stylecheck: ignore-end -->\nC!!\n", [1, 7]),
        ("<!-- stylecheck: ignore-start -->\nA!!\n\nB!!\n", []),
        ("We have it!!\n\nWe sent it!!\n<!-- stylecheck: ignore-file tone-marks -->\n", []),
        ("We have it!!\r\n<!-- stylecheck: ignore-next -->\r\nWe sent it!!\r\n\r\nWe know it!!\r\n", [1, 5]),
        ("We have it!! <!-- stylecheck: ignore letter.given-name -->\n", [1]),
        ('We have it!! <!-- stylecheck: ignore -- the boss\'s joke, see "Tone" -->\n', []),
        ("We have it!! <!-- stylecheck:\n  ignore tone-marks\n  -- a reason -->\n", []),
        ("---\ntitle: A\nstylecheck: {ignore: [tone-marks]}\n---\nWe have it!!\n", []),
        ("---\nstylecheck:\n  ignore:\n  - tone-marks\ntitle: {{ broken\n---\nWe have it!!\n", []),
        ("`<!-- stylecheck: ignore -->` We have it!!\n", [1]),
        ("```\n<!-- stylecheck: ignore-file -->\n```\nWe have it!!\n", [4]),
        ("We have it!! <!-- see stylecheck: ignore -->\n", [1]),
    ],
)
def test_what_each_form_reaches(text: str, left: list[int]) -> None:
    assert found(text, select=("tone-marks",)) == [(line, MARKS) for line in left]


@pytest.mark.parametrize(
    "text",
    [
        "X-Stylecheck: ignore tone-marks\nDear Ms Novak,\n\nWe have it!!\n",
        "From: a@example.com\nX-Stylecheck: ignore tone-marks -- as agreed\nSubject: Order\n\nWe have it!!\n",
        "We have it!! <!-- stylecheck: ignore tone-marks -->\n",
        "{# stylecheck: ignore-next tone-marks #}\nWe have it!!\n",
    ],
)
def test_plain_text_has_mail_headers_html_and_template_comments(text: str) -> None:
    assert found(text, "draft.txt", ("tone-marks",)) == []


def test_start_and_end_pair_by_name() -> None:
    text = (
        "<!-- stylecheck: ignore-start tone-marks -->\n<!-- stylecheck: ignore-start letter -->\nA!!\n"
        "<!-- stylecheck: ignore-end tone-marks -->\nB!!\n"
    )
    assert found(text, select=("tone-marks",)) == [(5, MARKS)]


def test_other_formats_bring_their_own_comments_and_blocks() -> None:
    source = "# stylecheck: ignore-next tone-marks\ngreeting: >\n\n  We have it!!\n\n  We sent it!!\nbye: A!!\n"
    block = Span(source.index("We have"), source.index("\nbye"))
    comment = (Span(0, 36), "# stylecheck: ignore-next tone-marks")
    (ignore,) = ignores(source, [comment], [Span(len(source) - 4, len(source) - 1), block])
    assert (ignore.form, ignore.names, ignore.reach) == ("ignore-next", ("tone-marks",), block)
    assert ignores(source, [(Span(0, 36), "/* stylecheck: ignore tone-marks */")])[0].names == ("tone-marks",)


@pytest.mark.parametrize(
    ("text", "quoted", "message"),
    [
        ("ignore tone-mark", "tone-mark", "“tone-mark” is no rule, pack or category; did you mean “tone-marks”?"),
        ("ignore-nxt all", "ignore-nxt", "“ignore-nxt” is no form of ignore; did you mean “ignore-next”?"),
        ("ignore tone-marks xqz", "xqz", "“xqz” is no rule, pack or category."),
        ("ignore tone-marks.emoji", "tone-marks.emoji", "“tone-marks.emoji” silences nothing here."),
        ("ignore", "<!-- stylecheck: ignore -->", "this ignore silences nothing."),
        ("ignore-file all", "all", "“all” silences nothing here."),
        ("ignore-end", "<!-- stylecheck: ignore-end -->", "no ignore-start stands before this ignore-end."),
    ],
)
def test_misspelt_and_idle_ignores_are_findings_at_their_words(text: str, quoted: str, message: str) -> None:
    source = f"Dear Ms Novak,\n\nThank you for the photo. <!-- stylecheck: {text} -->\n"
    items = [item for item in Checker("ja-JP", "en").check(source, "a.md").diagnostics if item.category == "suppress"]
    assert message in [item.message for item in items]
    item = next(item for item in items if item.message == message)
    assert source[slice(*item.span)] == quoted
    unknown = " is no " in message
    assert (item.rule, item.severity.word) == (
        ("suppress.unknown", "warning") if unknown else ("suppress.unused", "suggestion")
    )


def test_each_idle_name_is_reported_and_rules_that_did_not_run_are_not() -> None:
    text = "A good day. <!-- stylecheck: ignore tone-marks.emoji, clarity.long-sentence, letter.marital-title -->\n"
    report = Checker("ja-JP", "en").check(text, "a.md")
    assert {text[slice(*item.span)] for item in report.diagnostics if item.rule == "suppress.unused"} >= {
        "tone-marks.emoji",
        "clarity.long-sentence",
    }
    assert found(text, select=("suppress",)) == []
    assert Checker(None, "en").check("A good day. <!-- stylecheck: ignore -->\n", "a.md").diagnostics == ()


def test_rules_of_the_grammar_server_are_known_and_never_called_idle() -> None:
    comment = "<!-- stylecheck: ignore grammar.EN_A_VS_AN, grammar -->"
    assert found(f"A good day. {comment}\n", select=("suppress",)) == []
    assert [item.rule for item in Checker("ja-JP", "en").check(f"A good day. {comment}", "a.md").diagnostics] == []


def test_names_of_other_languages_are_known() -> None:
    assert found("A good day. <!-- stylecheck: ignore refusal.keine-loesung refusal -->", select=("suppress",)) == [
        (1, "suppress.unknown")
    ]


def test_the_comment_is_not_prose_and_its_own_findings_obey_the_options(run, tmp_path: Path) -> None:
    text = "Good day.\n<!-- stylecheck: ignore tone-mark -- We have the the joke!! -->\n"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    done = run("check", "a.md", "a.txt", "--culture", "ja-JP", "--lang", "en", "--output-format", "json")
    for file in json.loads(done.stdout)["files"]:
        assert [item["rule"] for item in file["diagnostics"] if item["start"]["line"] == 2] == ["suppress.unknown"]
    assert done.returncode == 1
    options = ["check", "a.md", "--culture", "ja-JP", "--lang", "en", "-q"]
    assert run(*options, "--ignore", "suppress").stdout == ""
    assert run(*options, "--severity", "suppress.unknown=off").stdout == ""
    assert ": error suppress.unknown " in run(*options, "--severity", "suppress.unknown=error").stdout


def test_the_two_rules_explain_themselves(run) -> None:
    assert run("explain", "suppress.unused").stdout.startswith("# suppress.unused\n\nAn ignore names a rule")
    assert "misspelt" in run("explain", "suppress.unknown").stdout


def test_fixes_leave_what_is_ignored(run) -> None:
    text = "We have the the form. <!-- stylecheck: ignore -->\n\nWe have the the form.\n"
    done = run("fix", "-", "--culture", "ja-JP", "--stdin-filename", "a.md", stdin=text)
    assert done.stdout == text.removesuffix("the the form.\n") + "the form.\n"


@given(st.lists(st.sampled_from(["We have it!!", "", "<!-- stylecheck: ignore-next -->", "<!-- stylecheck: ignore-start -->",
                                 "<!-- stylecheck: ignore-end -->", "- one!!", "# two!!", "😀 İ!!", "\r"]), max_size=12))  # fmt: skip
def test_ignores_reach_only_into_the_source_and_only_silence(lines: list[str]) -> None:
    text = "\n".join(lines)
    report = Checker("ja-JP", "en", select=("tone-marks", "suppress")).check(text, "a.md")
    bare = Checker("ja-JP", "en", select=("tone-marks",)).check(text.replace("stylecheck:", "otherlint :"), "a.md")
    kept = [item for item in report.diagnostics if item.category != "suppress"]
    assert {(item.rule, item.span) for item in kept} <= {(item.rule, item.span) for item in bare.diagnostics}
    assert all(0 <= item.span.start < item.span.end <= len(text) for item in report.diagnostics)


@pytest.mark.parametrize(
    ("name", "source", "second_is_left"),
    [
        (
            "a.html",
            "<p>Hi.</p><!-- stylecheck: ignore-next tone-marks --><p>We have it!!</p><p>We have more!!</p>",
            True,
        ),
        (
            "a.po",
            'msgid ""\nmsgstr "Language: en\\n"\n\n# stylecheck: ignore-next tone-marks -- brand\nmsgid "a"\n'
            'msgstr "We have it!!"\n\nmsgid "b"\nmsgstr "We have more!!"\n',
            True,
        ),
        (
            "a.yaml",
            "# stylecheck: ignore-next tone-marks\nbody: We have it for you!!\nother: We have more for you!!\n",
            True,
        ),
        ("a.eml", "Subject: Lamp 4\nX-Stylecheck: ignore tone-marks\n\nWe have it!!\n", False),
    ],
)
def test_each_format_has_its_own_comments(name: str, source: str, second_is_left: bool) -> None:
    found = Checker("ja-JP", "en", select=["tone-marks", "suppress.unused"]).check(source, name).diagnostics
    assert [item.span.start for item in found] == ([source.rindex("!!")] if second_is_left else [])
