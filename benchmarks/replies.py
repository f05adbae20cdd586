"""Runs real support replies through three profiles and prints a seeded sample of findings to judge.

Usage: python benchmarks/replies.py CORPORA [SEED] [SIZE]

Reads support_tweets.jsonl (JSON lines: text). Each finding is printed with its words in brackets, for a person to
judge right or wrong; the last lines give findings per reply. The share judged right goes to benchmarks/README.md.
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path

from stylecheck import Checker

CULTURES = ("en-US", "ja-JP", "de-DE")


def main(folder: Path, seed: int, size: int) -> None:
    """Print the sample and the counts."""
    rows = [json.loads(line) for line in (folder / "support_tweets.jsonl").open(encoding="utf-8")]
    found = []
    for culture in CULTURES:
        checker = Checker(culture, "en", "social")
        count = 0
        for row in rows:
            for item in checker.check(row["text"]).diagnostics:
                count += 1
                found.append((culture, item, row["text"]))
        print(f"{culture}: {count} findings in {len(rows)} replies, {count / len(rows):.2f} a reply")
    for number, (culture, item, text) in enumerate(random.Random(seed).sample(found, min(size, len(found))), 1):
        start, end = item.span
        marked = f"{text[:start]}[[{text[start:end]}]]{text[end:]}".replace("\n", " ")
        print(f"{number:3} {culture} {item.severity.word} {item.rule}: {marked}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *(int(value) for value in (sys.argv[2:4] + ["1", "100"][len(sys.argv[2:4]) :])))
