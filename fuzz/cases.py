"""Drafts made by a seeded generator: sentences of the rules' own examples, spliced with what else drafts hold."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from stylecheck.data import data_dir
from stylecheck.yamlfile import YamlFile, read_text

MARKS = re.compile("[«»]")
SPLICES = (
    *("Hi Kenji,", "Dear Ms Novak,", "Kind regards,\nAna", "Subject: Question\n", "> that's not my department", "$"),
    *("`we can't do that`", "```\ncode we can't\n```", "https://example.org/we-can't", "ana@example.org", "No. 5"),
    *(
        "{{ customer.name }}",
        "{% if a < b %}",
        "{% endif %}",
        "%(name)s",
        "%s",
        "{0}",
        "{n, plural, one {a} other {b}}",
    ),
    *("<b>we can't</b>", "<!-- stylecheck: ignore -->", "&nbsp;", "«quoted»", "“You people are awful”", "'quoted'"),
    *("😀", "👩‍👩‍👧", "İstanbul", "ı", "ß", "e\u0301", "\u202eabc\u202c", "\u200b", "\ufeff", "\x00", "\x1b[31m"),
    *("\ufffc", "\r\n", "\n\n", "\n", "\r", "\t", " ", "  ", "\u2028", "\x85", "\u00a0", "\u3000", "\v", "\f"),
    *(
        "03/04/2026",
        "9:30",
        "5 $",
        "- step one",
        "1. Click OK",
        "-- \nAna",
        "On Monday, 3 May, Ana wrote:",
        "!!",
        "???",
    ),
    *("a" * 72, "=?utf-8?q?=C3?=", "---\n", "'", '"', "("),
)
"""Greetings and closings, markup, placeholders, code, quotations, and code points that break lesser programs."""
FILES = ("x.txt",) * 8 + ("x.md", "x.html")
BETWEEN = (" ", " ", " ", "\n", "\n\n", "\r\n")
CULTURES = {
    "en": ("ja-JP", "en-US", "de-DE", "pl-PL"),
    "de": ("de-DE",),
    "fr": ("fr-FR",),
    "es": ("es-ES", "es-MX"),
    "it": ("it-IT",),
    "pt": ("pt-BR",),
    "nl": ("nl-NL",),
    "sv": ("sv-SE",),
    "pl": ("pl-PL",),
    "sl": ("sl-SI",),
    "ro": ("ro-RO",),
    "ru": ("ru-RU",),
    "tr": ("tr-TR",),
    "hi": ("hi-IN",),
    "ar": ("ar-AE", "ar-SA"),
    "ja": ("ja-JP",),
    "ko": ("ko-KR",),
    "zh": ("zh-CN",),
    "zh-Hant": ("zh-TW",),
}
"""Language of a draft to the cultures of its readers."""
SITTING = 500
"""Drafts in a row for one reader and one choice of rules."""
CHOSEN = 4
"""Packs chosen for nine sittings of ten, in the tenth all: a check with all of them takes three times as long."""
FIXING = frozenset({"salutation", "address", "register", "structure"})
"""Packs with rules whose fixes are safe: one of them is among the chosen ones, or the fourth law has little to do."""


class Reader(NamedTuple):
    """Who reads, in which language, and the packs that are chosen; none chosen is all."""

    culture: str
    language: str
    select: tuple[str, ...] = ()


class Case(NamedTuple):
    """A draft and its reader."""

    reader: Reader
    filename: str
    text: str


@cache
def pieces() -> Mapping[str, Mapping[str, list[str]]]:
    """Return the sentences of the rules' own examples by language and pack."""
    found: dict[str, dict[str, list[str]]] = {}
    for path in sorted(data_dir("rules").glob("*/[a-z]*.yaml")):
        value: Any = YamlFile(path, read_text(path)).value
        texts = found.setdefault(value["language"], {}).setdefault(value["pack"], [])
        for rule in value["rules"]:
            for example in rule["examples"]:
                texts += [MARKS.sub("", example[key]) for key in ("bad", "good") if isinstance(example.get(key), str)]
    return found


def cases(seed: int, count: int) -> Iterator[Case]:
    """Yield drafts of one to three sentences, most of them with something spliced in, for one reader after another."""
    chance = random.Random(seed)
    for number in range(count):
        if number % SITTING == 0:
            reader, texts = _sitting(chance)
        yield Case(reader, chance.choice(FILES), _draft(chance, texts))


def _sitting(chance: random.Random) -> tuple[Reader, list[str]]:
    """Return a reader and the sentences that drafts for them are made of: those of the chosen packs."""
    language = chance.choice(sorted(CULTURES))
    packs = {**pieces()["any"], **pieces()[language]}
    culture = chance.choice(CULTURES[language])
    if chance.random() < 0.1:
        return Reader(culture, language), [text for texts in packs.values() for text in texts]
    chosen = {*chance.sample(sorted(packs), CHOSEN - 1), chance.choice(sorted(FIXING & packs.keys()))}
    return Reader(culture, language, tuple(sorted(chosen))), [text for pack in sorted(chosen) for text in packs[pack]]


def _draft(chance: random.Random, texts: list[str]) -> str:
    parts = chance.choices(texts, k=chance.choice((1, 1, 1, 2, 3)))
    for _ in range(chance.choice((0, 1, 1, 2, 4))):
        parts.insert(chance.randint(0, len(parts)), chance.choice(SPLICES))
    text = "".join(part + chance.choice(BETWEEN) for part in parts)
    if chance.random() < 0.2:  # cut somewhere and put something there: half words, half marks
        place = chance.randint(0, len(text))
        text = text[:place] + chance.choice(SPLICES) + text[place:]
    return text
