"""Asks whether the weighted count of findings tells impolite requests from polite ones.

Usage: python benchmarks/politeness.py CORPORA [CULTURE]

Reads tydip_politeness.jsonl (JSON lines: text, lang, label polite | mid | impolite). The score of a text is the sum
of 1, 3 and 6 for suggestions, warnings and errors of the categories indirectness, positivity and empathy.
Prints the area under the ROC curve for the score, for the number of words alone, and for both: the score added to
the log of the words, each scaled by its standard deviation.
"""

from __future__ import annotations

import json
import math
import statistics
import sys
from pathlib import Path

from stylecheck import Checker, Severity

WEIGHTS = {Severity.SUGGESTION: 1, Severity.WARNING: 3, Severity.ERROR: 6}
CATEGORIES = {"indirectness", "positivity", "empathy"}


def auc(positive: list[float], negative: list[float]) -> float:
    """Return the chance that a positive scores above a negative, ties counting half."""
    ranked = sorted([(value, 1) for value in positive] + [(value, 0) for value in negative])
    total, index = 0.0, 0
    while index < len(ranked):
        end = index
        while end < len(ranked) and ranked[end][0] == ranked[index][0]:
            end += 1
        rank = (index + 1 + end) / 2
        total += rank * sum(label for _, label in ranked[index:end])
        index = end
    return (total - len(positive) * (len(positive) + 1) / 2) / (len(positive) * len(negative))


def main(folder: Path, culture: str) -> None:
    """Print one line."""
    checker = Checker(culture, "en")
    rows = [json.loads(line) for line in (folder / "tydip_politeness.jsonl").open(encoding="utf-8")]
    rows = [row for row in rows if row["lang"] == "en" and row["label"] in ("polite", "impolite")]
    score = [_score(checker, row["text"]) for row in rows]
    words = [math.log(1 + len(row["text"].split())) for row in rows]
    spread = statistics.pstdev(score) or 1.0, statistics.pstdev(words) or 1.0
    both = [one / spread[0] - other / spread[1] for one, other in zip(score, words, strict=True)]
    impolite = [row["label"] == "impolite" for row in rows]
    for title, values in (("findings", score), ("fewer words", [-value for value in words]), ("both", both)):
        yes = [value for value, label in zip(values, impolite, strict=True) if label]
        no = [value for value, label in zip(values, impolite, strict=True) if not label]
        print(f"{culture} {title:12} AUC {auc(yes, no):.3f} ({len(yes)} impolite, {len(no)} polite)")


def _score(checker: Checker, text: str) -> float:
    found = checker.check(text).diagnostics
    return sum(WEIGHTS[item.severity] for item in found if item.category in CATEGORIES)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "ja-JP")
