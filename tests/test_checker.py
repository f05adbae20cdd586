"""The Python API that the command line itself uses."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

import stylecheck
from stylecheck import Checker, ConfigError, Severity

SHOUT = "tone-marks.repeated-exclamation"


def rules_of(report: stylecheck.Report) -> set[str]:
    return {item.rule for item in report.diagnostics}


def test_one_line() -> None:
    report = stylecheck.check("Dear Ms Novak, we have received it!!", culture="ja-JP")
    (item,) = [item for item in report.diagnostics if item.rule == SHOUT]
    assert (item.category, item.severity, item.basis) == ("formality", Severity.WARNING, "service")
    assert report.source[item.span.start : item.span.end] == "!!"
    assert item.message == "“!!” may read as shouting or over-excitement."
    assert item.why
    assert item.source.title
    assert [(edit.span, edit.text) for edit in item.fixes[0].edits] == [(item.span, ".")]


def test_reports_are_picklable() -> None:
    report = stylecheck.check("We have it!!", culture="ja-JP")
    assert pickle.loads(pickle.dumps(report)) == report


def test_fix_applies_safe_fixes_and_more_only_when_asked() -> None:
    checker = Checker("ja-JP", "en")
    assert checker.fix("We have the the form!!").text == "We have the form!!"
    assert checker.fix("We have it!!", unsafe=True).text == "We have it."


def test_levels_come_from_the_profile_the_register_and_the_channel() -> None:
    assert Checker("ja-JP").profile.level("formality") == "high"
    assert Checker("ja-JP", register="colleague").profile.level("formality") == "medium"
    assert Checker("en-US", channel="chat").profile.level("formality") == "low"
    assert Checker("ja-JP", channel="chat").profile.level("formality") == "medium"


def test_severity_order_is_override_then_profile_then_rule_then_cap() -> None:
    text = "Dear Ms Novak,\n\nWe have it!!"
    assert Checker("ja-JP", "en", severity={SHOUT: "error"}).check(text).diagnostics[-1].severity is Severity.ERROR
    assert SHOUT not in rules_of(Checker("ja-JP", "en", severity={SHOUT: "off"}).check(text))
    stiff = Checker("en-AU", "en", severity={"register.stiff-formula": "error"})
    found = [item for item in stiff.check("Hi Maria,\n\nWe beg to inform you.").diagnostics if "stiff" in item.rule]
    assert [item.severity for item in found] == [Severity.SUGGESTION]


def test_select_and_ignore_take_rules_packs_and_categories() -> None:
    text = "Hi Kenji,\n\nWe have it!!"
    assert rules_of(Checker("ja-JP", "en", select=[SHOUT]).check(text)) == {SHOUT}
    assert {rule.partition(".")[0] for rule in rules_of(Checker("ja-JP", "en", select=["tone-marks"]).check(text))} == {
        "tone-marks"
    }
    chosen = Checker("ja-JP", "en", select=["formality"], ignore=["tone-marks"]).check(text)
    assert {item.category for item in chosen.diagnostics} == {"formality"}
    assert SHOUT not in rules_of(chosen)


def test_without_a_culture_only_service_rules_run_unless_named() -> None:
    text = "Hi Kenji,\n\nWe have it!!"
    assert {item.basis for item in stylecheck.check(text).diagnostics} == {"service"}


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        ({"culture": "jp-JP"}, "unknown culture “jp-JP”; did you mean “ja-JP”?"),
        ({"language": "eng"}, "unknown language “eng”; did you mean “en”?"),
        ({"address": "polit"}, "unknown address “polit”; did you mean “polite”? (one of polite, familiar, either)"),
        ({"audience": "all"}, "unknown audience “all” (one of general, technical)"),
        ({"ignore": ["clarit"]}, "unknown rule “clarit”; did you mean “clarity”?"),
    ],
)
def test_unknown_names_are_errors_with_the_nearest(options: dict[str, object], problem: str) -> None:
    with pytest.raises(ConfigError) as caught:
        Checker(**options)  # type: ignore[arg-type]
    assert str(caught.value).startswith(problem)


def test_a_users_rule_replaces_a_shipped_one_of_its_name(pack: Callable[..., Path]) -> None:
    folder = pack(**{"pack: house": "pack: tone-marks", "id: synergy": "id: repeated-exclamation"})
    report = Checker("ja-JP", "en", rules=[folder], select=[SHOUT]).check("Synergy!!")
    assert [item.span for item in report.diagnostics if item.rule == SHOUT] == [(0, 7)]


def test_fixed_words_keep_the_case_of_the_sentence(pack: Callable[..., Path]) -> None:
    checker = Checker("ja-JP", "en", rules=[pack()], select=["house"])
    assert (
        checker.fix("Synergy matters, and synergies too.").text == "Working together matters, and working together too."
    )


def test_a_fix_never_reaches_into_what_is_not_prose(pack: Callable[..., Path]) -> None:
    checker = Checker("ja-JP", "en", rules=[pack()], select=["house"])
    text = "`synergy` “synergy is all” https://synergy.example {synergy}\n> synergy\n"
    assert checker.fix(text, unsafe=True).text == text
    whole = pack(**{"fix: safe": "fix: safe\n    replace: sentence"})
    sentence = "We like synergy and `code`."
    (item,) = Checker("ja-JP", "en", rules=[whole], select=["house"]).check(sentence).diagnostics
    assert item.fixes[0].edits == ()


def test_plural_readers_are_not_addressed_by_one_name() -> None:
    text = "Dear Kenji,\n\nThank you for your message."
    assert "letter.given-name" in rules_of(Checker("ja-JP", "en", recipient="Kenji Tanaka").check(text))
    assert "letter.given-name" not in rules_of(
        Checker("ja-JP", "en", recipient="Kenji Tanaka", recipients=3).check(text)
    )
