"""Whole drafts, and replies to whole messages, with their exact findings: tests/corpus."""

from __future__ import annotations

from pathlib import Path

import pytest

from stylecheck import Checker, Report, Severity
from stylecheck.yamlfile import YamlFile, read_text

CORPUS = Path(__file__).parent / "corpus"
DRAFTS = sorted(CORPUS.glob("*.yaml"))
THREADS = sorted((CORPUS / "threads").glob("*.yaml"))


def read(path: Path) -> dict:
    return YamlFile(path, read_text(path)).value


def listed(report: Report) -> list[list[str]]:
    return [
        [item.severity.word, item.rule, " ".join(report.source[slice(*item.span)].split())]
        for item in report.diagnostics
    ]


@pytest.mark.parametrize("path", DRAFTS, ids=lambda path: path.stem)
def test_a_draft_gets_exactly_these_findings(path: Path) -> None:
    given = read(path)
    checker = Checker(
        given["culture"],
        given.get("language", "en"),
        given.get("channel", "email"),
        given.get("to"),
        register=given.get("register"),
    )
    assert listed(checker.check(given["text"])) == given["findings"]


@pytest.mark.parametrize("path", THREADS, ids=lambda path: path.stem)
def test_a_reply_gets_exactly_these_findings(path: Path) -> None:
    given = read(path)
    checker = Checker(given["culture"], None, given["channel"], context=given["context"])
    for reply in given["replies"]:
        assert listed(checker.check(reply["text"])) == reply["findings"]


def test_half_of_the_drafts_are_good_and_get_no_warning() -> None:
    drafts = [read(path) for path in DRAFTS]
    good = [given for given in drafts if given["quality"] == "good"]
    assert len(drafts) >= 40
    assert len(good) * 2 >= len(drafts)
    for given in good:
        assert all(Severity.parse(word) < Severity.WARNING for word, _, _ in given["findings"])


def test_the_threads_are_many_and_varied_and_good_replies_get_no_warning() -> None:
    threads = [read(path) for path in THREADS]
    assert len(threads) >= 60
    assert len({given["culture"] for given in threads}) >= 12
    assert len({given["language"] for given in threads}) >= 8
    assert {given["channel"] for given in threads} == {"email", "chat", "social", "phone", "template"}
    for given in threads:
        good, bad = (next(item for item in given["replies"] if item["quality"] == name) for name in ("good", "bad"))
        assert all(Severity.parse(word) < Severity.WARNING for word, _, _ in good["findings"])
        assert bad["findings"]
