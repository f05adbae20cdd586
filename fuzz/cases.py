"""Drafts made by a seeded generator: sentences of the rules' own examples, spliced with what drafts and attackers hold."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from stylecheck.data import data_dir
from stylecheck.yamlfile import YamlFile, read_text

MARKS = re.compile("[«»]")
SPLICES = (
    "Hi Kenji,", "Dear Ms Novak,", "Kind regards,\nAna", "Subject: Question\n", "> that's not my department",
    "`we can't do that`", "```\ncode we can't\n```", "https://example.org/we-can't", "ana@example.org", "$", "No. 5",
    "{{ customer.name }}", "{% if a < b %}", "{% endif %}", "%(name)s", "%s", "{0}", "{n, plural, one {a} other {b}}",
    "<b>we can't</b>", "<!-- stylecheck: ignore -->", "&nbsp;", "«quoted»", "“You people are awful”", "'quoted'",
    "😀", "👩‍👩‍👧", "İstanbul", "ı", "ß", "e\u0301", "\u202eabc\u202c", "\u200b", "\ufeff", "\x00", "\x1b[31m", "\ufffc",
    "\r\n", "\n\n", "\n", "\r", "\t", " ", "  ", "\u2028", "\x85", "\u00a0", "\u3000", "\v", "\f",
    "03/04/2026", "9:30", "5 $", "- step one", "1. Click OK", "-- \nAna", "On Monday, 3 May, Ana wrote:", "!!", "???",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "=?utf-8?q?=C3?=", "---\n", "'", '"', "(",
)  # fmt: skip
"""Greetings and closings, markup, placeholders, code, quotations, and code points that break lesser programs."""
FILES = ("x.txt",) * 8 + ("x.md", "x.html")
PARAGRAPH = (" ", " ", " ", "\n", "\n\n", "\r\n")
CULTURES = {
    "en": ("ja-JP", "en-US", "de-DE", "pl-PL"), "de": ("de-DE",), "fr": ("fr-FR",), "es": ("es-ES", "es-MX"),
    "it": ("it-IT",), "pt": ("pt-BR",), "nl": ("nl-NL",), "sv": ("sv-SE",), "pl": ("pl-PL",), "sl": ("sl-SI",),
    "ro": ("ro-RO",), "ru": ("ru-RU",), "tr": ("tr-TR",), "hi": ("hi-IN",), "ar": ("ar-AE", "ar-SA"),
    "ja": ("ja-JP",), "zh": ("zh-CN",), "zh-Hant": ("zh-TW",), "ko": ("ko-KR",),
}  # fmt: skip
"""Language of a draft to the cultures of its readers."""


class Case(NamedTuple):
    """A draft and its reader."""

    culture: str
    language: str
    filename: str
    text: str


@cache
def pieces() -> dict[str, list[str]]:
    """Return the sentences of the rules' own examples by language."""
    found: dict[str, list[str]] = {}
    for path in sorted(data_dir("rules").glob("*/[a-z]*.yaml")):
        value = YamlFile(path, read_text(path)).value
        texts = found.setdefault(value["language"], [])
        for rule in value["rules"]:
            for example in rule["examples"]:
                texts += [MARKS.sub("", example[key]) for key in ("bad", "good") if isinstance(example.get(key), str)]
    return found


def cases(seed: int, count: int) -> Iterator[Case]:
    """Yield drafts of one to four sentences, one in two of them with something spliced in."""
    chance = random.Random(seed)
    known = {language: pieces()[language] + pieces()["any"] for language in CULTURES}
    languages = sorted(CULTURES)
    for _ in range(count):
        language = chance.choice(languages)
        parts = chance.choices(known[language], k=chance.randint(1, 3))
        for _ in range(chance.choice((0, 1, 1, 2, 4))):
            parts.insert(chance.randint(0, len(parts)), chance.choice(SPLICES))
        text = "".join(part + chance.choice(PARAGRAPH) for part in parts)
        if chance.random() < 0.2:  # cut somewhere and put something there: half words, half marks
            place = chance.randint(0, len(text))
            text = text[:place] + chance.choice(SPLICES) + text[place:]
        yield Case(chance.choice(CULTURES[language]), language, chance.choice(FILES), text)
