"""Whole drafts with their exact findings: tests/corpus/*.yaml."""

from __future__ import annotations

from pathlib import Path

import pytest

from stylecheck import Checker, Severity
from stylecheck.yamlfile import YamlFile, read_text

DRAFTS = sorted((Path(__file__).parent / "corpus").rglob("*.yaml"))


def draft(path: Path) -> dict:
    return YamlFile(path, read_text(path)).value


def found(path: Path) -> list[list[str]]:
    given = draft(path)
    checker = Checker(
        given["culture"],
        given.get("language", "en"),
        given.get("channel", "email"),
        given.get("to"),
        register=given.get("register"),
    )
    text = given["text"]
    return [
        [item.severity.word, item.rule, " ".join(text[slice(*item.span)].split())]
        for item in checker.check(text).diagnostics
    ]


@pytest.mark.parametrize("path", DRAFTS, ids=lambda path: path.stem)
def test_a_draft_gets_exactly_these_findings(path: Path) -> None:
    assert found(path) == draft(path)["findings"]


def test_half_of_the_drafts_are_good_and_get_no_warning() -> None:
    drafts = [draft(path) for path in DRAFTS]
    good = [given for given in drafts if given["quality"] == "good"]
    assert len(drafts) >= 40
    assert len(good) * 2 >= len(drafts)
    for given in good:
        assert all(Severity.parse(word) < Severity.WARNING for word, _, _ in given["findings"])
