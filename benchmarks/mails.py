"""Runs real localised product mails in many languages: no crash, and findings per 100 words by language.

Usage: python benchmarks/mails.py CORPORA [--sample LANGUAGE [SEED]]

Reads l10n_real_mails.jsonl (JSON lines: text, lang). With --sample it prints 30 findings of one language to judge.
"""

from __future__ import annotations

import json
import random
import sys
from collections import defaultdict
from pathlib import Path

from stylecheck import Checker, Diagnostic, loader
from stylecheck.document import Document
from stylecheck.selftest import OWN_CULTURES

CHARACTERS_PER_WORD = 2
"""Scripts without spaces: two code points count as a word, so that languages compare roughly."""


def language_of(code: str) -> str:
    """Return the pack language of a locale code such as pt_BR, zh-TW or de_Informal."""
    if code.replace("_", "-").lower() in ("zh-tw", "zh-hant", "zh-hk"):
        return "zh-Hant"
    return code.replace("_", "-").split("-")[0].lower()


def words(text: str) -> float:
    """Return the number of words of a text."""
    return sum(
        max(1.0, sum(ord(char) > 0x2E80 for char in text[slice(*span)]) / CHARACTERS_PER_WORD)
        for span in Document(text).words()
    )


def main(folder: Path, sample: str | None, seed: int) -> None:
    """Print a line for each language, or a sample of one."""
    rows = [json.loads(line) for line in (folder / "l10n_real_mails.jsonl").open(encoding="utf-8")]
    by_language = defaultdict(list)
    for row in rows:
        by_language[language_of(row["lang"])].append(row["text"])
    print(f"{len({row['lang'] for row in rows})} language codes, {len(rows)} mails")
    known = loader.languages()
    for language, texts in sorted(by_language.items()):
        culture = OWN_CULTURES.get(language, "en-US" if language == "en" else None)
        checker = Checker(culture, language if language in known else None, "template")
        found = [(item, text) for text in texts for item in checker.check(text).diagnostics]
        if sample is None:
            size = sum(map(words, texts))
            rate = 100 * len(found) / size if size else 0.0
            print(f"{language:8} {len(texts):4} mails {size:7.0f} words {rate:6.2f} findings per 100 words")
        elif sample == language:
            show(random.Random(seed).sample(found, min(30, len(found))))


def show(found: list[tuple[Diagnostic, str]]) -> None:
    """Print findings with their words in brackets."""
    for number, (item, text) in enumerate(found, 1):
        start, end = item.span
        around = f"{text[max(0, start - 80) : start]}[[{text[start:end]}]]{text[end : end + 60]}".replace("\n", " ")
        print(f"{number:3} {item.severity.word} {item.rule}: {around}")


if __name__ == "__main__":
    chosen = sys.argv.index("--sample") if "--sample" in sys.argv else 0
    main(
        Path(sys.argv[1]),
        sys.argv[chosen + 1] if chosen else None,
        int(sys.argv[chosen + 2]) if chosen and len(sys.argv) > chosen + 2 else 1,
    )
