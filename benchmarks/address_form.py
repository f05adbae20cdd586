"""Measures the address-form rules on labelled corpora and prints one table.

Usage: python benchmarks/address_form.py CORPORA [LANGUAGE ...] [--errors N]

CORPORA is a folder with cocoa_formality.jsonl, l10n_tv_pairs.jsonl, ud_second_person.jsonl and keico_keigo.jsonl
(JSON lines: uid, text, lang, label, pair_id). A row counts as flagged when an ``address.*`` rule for familiar
or plain forms fires for a reader to whom the polite form is due. ``--errors N`` shows N misses and N false alarms.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from functools import cache
from pathlib import Path

from stylecheck import Checker
from stylecheck.selftest import OWN_CULTURES

CORPORA = {
    "cocoa_formality": ({"informal"}, {"formal", "neutral"}),
    "l10n_tv_pairs": ({"informal"}, {"formal", "neutral"}),
    "ud_second_person": ({"T"}, {"V_or_plural", "none"}),
    "keico_keigo": ({"level4"}, {"level1", "level2", "level3"}),
}
FAMILIAR = ("address.familiar", "address.plain")


@cache
def checker(language: str) -> Checker:
    """Return a checker for a reader to whom the polite form is due."""
    return Checker(OWN_CULTURES[language], language, address="polite", select=("address",))


def flagged(text: str, language: str) -> bool:
    """Tell whether a familiar form was found."""
    return any(item.rule.startswith(FAMILIAR) for item in checker(language).check(text).diagnostics)


def main(arguments: list[str]) -> None:
    """Print one line for each corpus and language."""
    folder, errors = Path(arguments[0]), 0
    if "--errors" in arguments:
        errors = int(arguments[arguments.index("--errors") + 1])
    wanted = {word for word in arguments[1:] if word in OWN_CULTURES}
    print(f"{'corpus':18} {'lang':5} {'recall':>16} {'false alarms':>16} {'pairs':>16}")
    for corpus, (positive, negative) in CORPORA.items():
        rows = [json.loads(line) for line in (folder / f"{corpus}.jsonl").open(encoding="utf-8")]
        for language in sorted({row["lang"] for row in rows} & set(OWN_CULTURES)):
            if not wanted or language in wanted:
                own = [row for row in rows if row["lang"] == language and row["label"] in positive | negative]
                report(corpus, language, own, positive, errors)


def report(corpus: str, language: str, rows: list[dict[str, str]], positive: set[str], errors: int) -> None:
    """Print the figures of one corpus and language, and some errors if asked."""
    result = {row["uid"]: flagged(row["text"], language) for row in rows}
    pairs: dict[str, dict[bool, bool]] = defaultdict(dict)
    for row in rows:
        if row.get("pair_id"):
            pairs[row["pair_id"]][row["label"] in positive] = result[row["uid"]]
    whole = [pair for pair in pairs.values() if len(pair) == 2]
    hits = [row for row in rows if row["label"] in positive]
    rest = [row for row in rows if row["label"] not in positive]
    found = sum(result[row["uid"]] for row in hits)
    alarms = sum(result[row["uid"]] for row in rest)
    right = sum(pair[True] and not pair[False] for pair in whole)
    cells = share(found, len(hits)), share(alarms, len(rest)), share(right, len(whole))
    print(f"{corpus:18} {language:5} {cells[0]:>16} {cells[1]:>16} {cells[2]:>16}")
    for title, wrong in (
        ("missed", [row for row in hits if not result[row["uid"]]]),
        ("false", [row for row in rest if result[row["uid"]]]),
    ):
        for row in wrong[:errors]:
            print(f"  {title}: {row['text']}")


def share(part: int, whole: int) -> str:
    """Return a share with its counts."""
    return f"{part / whole:.3f} ({part}/{whole})" if whole else "-"


if __name__ == "__main__":
    main(sys.argv[1:])
