"""Broken packs and profiles: one line a problem, with file and line, and none hides another."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from stylecheck import Checker, DataErrors

Pack = Callable[..., Path]


def problems(folder: Path) -> list[str]:
    with pytest.raises(DataErrors) as caught:
        Checker("ja-JP", "en", rules=[folder])
    return [line.removeprefix(f"{folder}/house.yaml:") for line in str(caught.value).splitlines()]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("severity: warning", "severity: {formality: {high: warn}}", "9: high: “warn” is not one of off, suggestion, "
         "warning, error"),
        ("severity: warning", "severity: warn", "9: severity: “warn” is not one of off, suggestion, warning, error"),
        ("severity: warning", "severity: {}", "9: severity: “{}” is not one of off, suggestion, warning, error"),
        ("severity: warning", "severty: warning", ["5: severity: this key is missing", "9: unknown key “severty”; did you mean “severity”?"]),
        ("    why: Nobody says so.\n", "", "5: why: this key is missing"),
        ("category: clarity", "category: clear", "6: category: “clear” is not one of formality, titles, indirectness, "
         "positivity, clarity, empathy, risk, grammar"),
        ("basis: service", "basis: tendency", "5: a tendency rule is a suggestion at most"),
        ("phrases: [synerg(y|ies)]", "phrases: [synerg(y|ies]", "10: “synerg(y|ies”: a ( without its )"),
        ("phrases: [synerg(y|ies)]", 'regex: "syn(erg"', "10: bad regex “syn(erg”: missing ), unterminated subpattern at position 3"),
        ("phrases: [synerg(y|ies)]", 'phrases: ["{wee} synergy"]', "10: unknown placeholder {wee}; did you mean “we”?"),
        ("phrases: [synerg(y|ies)]", 'words: "@lexicon/none"', "10: unknown word list “@lexicon/none”"),
        ("phrases: [synerg(y|ies)]", "check: sentence_lenth", "10: unknown check “sentence_lenth”; did you mean “sentence_length”?"),
        ("phrases: [synerg(y|ies)]", "order: {first: [a], then: [b]}\n    phrases: [x]", "5: matchers that do not go together: order, phrases"),
        ("“{match}”", "“{macth}”", "8: unknown placeholder {macth}; did you mean “match”?"),
        ("ref: SERVICE", "ref: SERVCE", "14: unknown source “SERVCE”; did you mean “SERVICE”?"),
        ("summary: House rules.", "summary: a\nsummary: b", "4: the key “summary” stands here twice"),
        ("summary: House rules.", "summary: [", "5: did not find expected node content"),
        ("«synergies»", "synergies", "16: a bad example marks what is flagged with «…»"),
    ],
)  # fmt: skip
def test_a_broken_pack_is_one_line_with_its_place(pack: Pack, old: str, new: str, expected: str | list[str]) -> None:
    assert problems(pack(**{old: new})) == ([expected] if isinstance(expected, str) else expected)


def test_every_problem_is_reported_at_once(pack: Pack) -> None:
    folder = pack(
        **{"severity: warning": "severity: warn", "category: clarity": "category: clear", "fix: safe": "fix: yes"}
    )
    assert [line.split(":")[0] for line in problems(folder)] == ["6", "9", "12"]


def test_yaml_1_2_words_are_words(pack: Pack) -> None:
    folder = pack(**{"severity: warning": "severity: off"})
    checker = Checker("ja-JP", "en", rules=[folder])
    assert not [item for item in checker.check("synergy").diagnostics if item.rule == "house.synergy"]


def test_a_rule_defined_twice_is_an_error(pack: Pack) -> None:
    folder = pack()
    (folder / "more.yaml").write_text((folder / "house.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(DataErrors) as caught:
        Checker("ja-JP", "en", rules=[folder])
    assert str(caught.value) == f"{folder}/more.yaml:5: the rule “house.synergy” is defined twice"


def test_not_utf_8(pack: Pack) -> None:
    folder = pack()
    (folder / "house.yaml").write_bytes(b"pack: a\nname: \xff\n")
    assert problems(folder) == ["2: not UTF-8"]


PROFILE = "culture: {name}\nname: Test\nextends: {parent}\n"


@pytest.mark.parametrize(
    ("files", "problem"),
    [
        ({"aa-AA": "bb-BB", "bb-BB": "aa-AA"}, "bb-BB.yaml:3: extends: a circle: aa-AA -> bb-BB -> aa-AA"),
        ({"aa-AA": "ja-JPN"}, "aa-AA.yaml:3: extends: unknown profile “ja-JPN”; did you mean “ja-JP”?"),
    ],
)
def test_extends_that_lead_nowhere(tmp_path: Path, files: dict[str, str], problem: str) -> None:
    for name, parent in files.items():
        (tmp_path / f"{name}.yaml").write_text(PROFILE.format(name=name, parent=parent), encoding="utf-8")
    with pytest.raises(DataErrors) as caught:
        Checker("aa-AA", locales=[tmp_path])
    assert str(caught.value).splitlines()[0] == f"{tmp_path}/{problem}"


def test_a_profile_of_ones_own_extends_a_shipped_one(tmp_path: Path) -> None:
    text = (
        "culture: ja-ACME\nname: Acme's Japanese\nextends: ja-JP\nseverity: {tone-marks.repeated-exclamation: error}\n"
    )
    (tmp_path / "acme.yaml").write_text(text, encoding="utf-8")
    checker = Checker("ja-ACME", "en", locales=[tmp_path], select=["tone-marks.repeated-exclamation"])
    assert checker.profile.level("indirectness") == "high"
    assert [item.severity.word for item in checker.check("We have it!!").diagnostics] == ["error"]
