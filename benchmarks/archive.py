"""Makes an archive of short replies from the rules' own examples; times `check --text-key` on it and its memory.

Usage: python benchmarks/archive.py [COUNT]     (default 10,000 and ten times as many, as JSON lines)
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

from stylecheck.selftest import pack_files

FRAMES = {
    "en-US": ("Dear Ms Novak,", "Kind regards,\nSam Carter"),
    "de-DE": ("Sehr geehrte Frau Novak,", "Mit freundlichen Grüßen\nJana Weber"),
    "fr-FR": ("Bonjour Madame Novak,", "Cordialement,\nJulie Martin"),
    "ja-JP": ("田中様", "よろしくお願いいたします。\n佐藤"),
}
"""Culture to the greeting and the closing of its replies; their language is the culture's own."""
SHARES = (5, 2, 2, 1)
"""How often each culture comes."""
LETTERS = {"ja-JP": 170}
"""Code points that make a reply of some 60 words; 330 where a word is a word."""
FAULTY = 0.2
"""The share of sentences that are a rule's bad example; the others are good ones."""
SEED = 7


def replies(count: int) -> Iterator[dict[str, Any]]:
    """Yield replies of 50 to 80 words, each with a number and the reader's culture; the same at every call."""
    chance = random.Random(SEED)
    pools = {culture: _sentences(culture.partition("-")[0]) for culture in FRAMES}
    for number, culture in enumerate(chance.choices(list(FRAMES), SHARES, k=count), 1):
        greeting, closing = FRAMES[culture]
        body = ""
        while len(body) < LETTERS.get(culture, 330):
            body += chance.choice(pools[culture][chance.random() < FAULTY]) + " "
        yield {"ticket": number, "locale": culture, "body": f"{greeting}\n\n{body}\n\n{closing}\n"}


def _sentences(language: str) -> tuple[list[str], list[str]]:
    """Return the good and the bad examples of a language's rules that stand on one line."""
    examples = [item for file in pack_files((), [language]) for rule in file.pack.rules for item in rule.examples]
    good = [item.good for item in examples if item.good and "\n" not in item.good]
    bad = [item.bad.replace("«", "").replace("»", "") for item in examples if item.bad and "\n" not in item.bad]
    return good, bad
