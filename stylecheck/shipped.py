"""The shipped packs and phrasebooks of each language, loaded once."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from stylecheck import loader
from stylecheck.program import Programs
from stylecheck.rule import Rule
from stylecheck.scene import MessagePhrases, Patterns
from stylecheck.situation import Phrasebook, Sectioning
from stylecheck.vocabulary import Vocabulary

UNSPACED_GREETINGS = frozenset({"zh", "zh-Hant", "ja", "ko"})


class Pack(NamedTuple):
    """One loaded unit: its rules, and how its language marks greetings and closings."""

    rules: tuple[Rule, ...]
    sectioning: Sectioning


@cache
def shipped_pack(language: str) -> Pack:
    """Return the rules for drafts in a language; raises DataErrors."""
    return load_pack(loader.language_unit(language))


@cache
def phrasebook(language: str) -> Phrasebook | None:
    """Return what messages in a language are made of, read when first asked; None where no file says so."""
    if not loader.has_message(language):
        return None

    def load() -> tuple[dict[str, Any], Patterns]:
        unit = loader.message_unit(language)
        return unit, Patterns(unit["patterns"], Programs(loader.programs_path(unit)))

    return MessagePhrases(load)


def load_pack(unit: dict[str, Any]) -> Pack:
    """Return a compiled unit as rules and sectioning."""
    if unit["patterns"] is None:
        return Pack((), Sectioning())
    patterns = Patterns(unit["patterns"], Programs(loader.programs_path(unit)))
    rules = tuple(Rule(data, patterns) for data in unit["rules"])
    facts = unit["language"]
    if not facts:
        return Pack(rules, Sectioning())
    anywhere = facts["code"] in UNSPACED_GREETINGS

    def greeting(line: str) -> re.Match[str] | None:
        return patterns.first_at(facts["greetings"], line, anywhere=anywhere)

    def closing(line: str) -> re.Match[str] | None:
        return patterns.first_at(facts["closings"], line, anywhere=False)

    vocabulary = Vocabulary(facts["salutation"], facts["code"])
    return Pack(rules, Sectioning(greeting, closing, frozenset(facts["abbreviations"]), anywhere, vocabulary))
