"""Runs real support replies through three profiles and prints a seeded sample of findings to judge.

Usage: python benchmarks/replies.py CORPORA [SEED] [SIZE] [--context]

Reads support_tweets.jsonl (JSON lines: text, context). With --context each reply is judged as the answer that it is,
for en-US. The corpus has <url> for each link; one is put back. Each finding is printed with its words in brackets,
for a person to judge right or wrong; the share judged right goes to benchmarks/README.md.
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path

from stylecheck import Checker

CULTURES = ("en-US", "ja-JP", "de-DE")


LINK = "https://example.com/a"


def main(folder: Path, seed: int, size: int, *, context: bool) -> None:
    """Print the sample and the counts."""
    rows = [json.loads(line) for line in (folder / "support_tweets.jsonl").open(encoding="utf-8")]
    found = []
    for culture in CULTURES[:1] if context else CULTURES:
        count = about_the_exchange = 0
        for row in rows:
            text = row["text"].replace("<url>", LINK)
            checker = Checker(culture, None, "social", context=row["context"] if context else None)
            items = checker.check(text).diagnostics
            count += len(items)
            about_the_exchange += any(item.rule.startswith("message.") for item in items)
            found += [(culture, item, text) for item in items]
        print(f"{culture}: {count} findings in {len(rows)} replies, {count / len(rows):.2f} a reply")
        print(f"{culture}: {about_the_exchange} replies with a finding about the whole message")
    for number, (culture, item, text) in enumerate(random.Random(seed).sample(found, min(size, len(found))), 1):
        start, end = item.span
        marked = f"{text[:start]}[[{text[start:end]}]]{text[end:]}".replace("\n", " ")
        print(f"{number:3} {culture} {item.severity.word} {item.rule}: {marked}")


if __name__ == "__main__":
    words = [word for word in sys.argv[1:] if word != "--context"]
    numbers = [int(value) for value in words[1:3] + ["1", "100"][len(words[1:3]) :]]
    main(Path(words[0]), *numbers, context="--context" in sys.argv)
