"""Measures language detection on real mails and single sentences: accuracy, by language and length, and time.

Usage: python benchmarks/detection.py CORPORA [--errors N]

Reads l10n_real_mails.jsonl and cocoa_formality.jsonl (JSON lines: text, lang). Only languages with packs count; a
text that is left undetermined counts as wrong in “right” and not in “wrong”.
"""

from __future__ import annotations

import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from stylecheck import language, loader
from stylecheck.formats.mask import blanked
from stylecheck.formats.text import masks

LENGTHS = (40, 80, 160, 10**9)
"""Upper bounds of the length classes, in code points."""


def rows(path: Path) -> Iterator[tuple[str, str]]:
    """Yield language and text of each row whose language has packs."""
    known = {*loader.languages(), "en"}
    for line in path.open(encoding="utf-8"):
        row = json.loads(line)
        code = row["lang"].replace("_", "-")
        name = "zh-Hant" if code.lower() in ("zh-tw", "zh-hant", "zh-hk") else code.split("-")[0].lower()
        if name in known:
            yield name, blanked(row["text"], masks(row["text"]))


def measure(path: Path, errors: int) -> None:
    """Print a line for each language and length, and the total."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    asked = 0
    statistical = language._statistical

    def counted(text: str, scores: Mapping[str, float]) -> str | None:
        nonlocal asked
        asked += 1
        return statistical(text, scores)

    language._statistical = counted
    seconds = 0.0
    for wanted, text in rows(path):
        before, start = asked, time.perf_counter()
        got = language.detect(text)
        seconds += time.perf_counter() - start
        length = next(bound for bound in LENGTHS if len(text) <= bound)
        for key in (wanted, f"up to {length}" if length < LENGTHS[-1] else "longer", "all"):
            entry = counts[key]
            entry[0] += 1
            entry[1] += got == wanted
            entry[2] += got is not None and got != wanted
            entry[3] += asked > before
        if got != wanted and errors > 0:
            errors -= 1
            print(f"  {wanted} -> {got}: {' '.join(text.split())[:100]}")
    language._statistical = statistical
    print(f"{path.stem}: {1000 * seconds / max(1, counts['all'][0]):.2f} ms a text")
    for key, (size, right, wrong, guessed) in counts.items():
        print(f"| {key} | {size} | {right / size:.3f} | {wrong / size:.3f} | {guessed / size:.3f} |")


if __name__ == "__main__":
    shown = int(sys.argv[sys.argv.index("--errors") + 1]) if "--errors" in sys.argv else 0
    for name in ("l10n_real_mails", "cocoa_formality"):
        measure(Path(sys.argv[1]) / f"{name}.jsonl", shown)
