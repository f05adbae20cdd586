"""Every rule's own examples, and what must hold for all rules together."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest

from stylecheck import loader, selftest
from stylecheck.catalogue import entries
from stylecheck.data import data_dir

PACKS = sorted(
    str(path.relative_to(data_dir("rules")).with_suffix(""))
    for path in data_dir("rules").rglob("*.yaml")
    if not path.name.startswith("_")
)
ENTRIES = entries()
ABOUT_PEOPLE = re.compile(
    r"\b(?:Germans|Americans|Japanese people|the Japanese|Poles|Turks|Chinese people|the Chinese|Arabs|Indians|Italians|"
    r"Brazilians|Russians|Koreans|Swedes|the Dutch|the French|Mexicans|Spaniards)\s+(?:are|is|always|never|love|hate|like|"
    r"prefer|tend|expect|want)\b"
)


@pytest.mark.parametrize("language", sorted({pack.split("/")[0] for pack in PACKS}))
def test_examples_hold(language: str) -> None:
    failed = [outcome for outcome in selftest.run(only=[language]) if not outcome.passed]
    assert not failed, "\n".join(f"{Path(o.path).name}:{o.line}: {o.word} {o.code}: {o.detail}" for o in failed)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: f"{entry.language}:{entry.code}")
def test_each_rule_shows_what_it_flags_and_what_it_leaves_alone(entry) -> None:
    examples = entry.rule.examples
    assert any(example.bad for example in examples), "no bad example"
    assert any(example.good and not example.bad for example in examples), "no good example"
    if entry.rule.fix != "none":
        assert any(example.bad and example.good for example in examples), "no corrected example"


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: f"{entry.language}:{entry.code}")
def test_messages_speak_of_expectations_and_not_of_peoples(entry) -> None:
    for text in (entry.rule.message, entry.rule.why, entry.rule.summary):
        assert not ABOUT_PEOPLE.search(text)
        assert "\n" not in text.strip()


def test_profiles_name_only_rules_that_exist() -> None:
    codes = {entry.code for entry in ENTRIES}
    for culture in loader.cultures():
        assert set(loader.profile(culture).get("severity", {})) <= codes


def test_a_rule_means_the_same_in_every_language() -> None:
    categories = defaultdict(set)
    for entry in ENTRIES:
        categories[entry.code].add(entry.rule.category)
    assert {code: found for code, found in categories.items() if len(found) > 1} == {}
