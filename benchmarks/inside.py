"""Measures inside one process, a warm checker at hand; run.py calls it where stylecheck is installed.

Usage: python benchmarks/inside.py floor|text|rules FILE…     (prints JSON lines, one for each row)
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections import deque
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from measure import timed
from peers import CULTURE

from stylecheck import Checker, DraftError, loader
from stylecheck.index import EDGE, SEPARATOR
from stylecheck.phrase import fold

TIMES = 5
"""How often what takes well under a second is repeated; the median counts."""
BETWEEN_WORDS = re.compile(r"\W+")
SHORTEST = 3
"""Code points of the shortest piece that the floor looks for: single letters would only slow it down."""
RULES = (100, 1_000, 10_000)
SEED = 20261122
PACK = """\
pack: synthetic
language: en
summary: Rules for a benchmark.
rules:
"""
RULE = """\
  - id: rule-{number}
    category: clarity
    basis: service
    message: "“{{match}}” is synthetic."
    severity: suggestion
    phrases: ["{phrase}"]
    why: It is measured.
    source: {{ref: SERVICE, confidence: low}}
    examples:
      - {{bad: "Then «{phrase}» followed."}}
"""
Row = dict[str, Any]


def floor(*files: str) -> Iterator[Row]:
    """Time a check beside one Aho–Corasick pass over the pieces of words that the English and universal rules need."""
    import ahocorasick

    automaton = ahocorasick.Automaton()
    for language in ("en", "any"):
        for piece in loader.language_unit(language)["patterns"]["pieces"][0].split(SEPARATOR):
            literal = piece.replace(EDGE, " ")  # the edge of a word
            if len(literal.strip()) >= SHORTEST:
                automaton.add_word(literal, literal)
    automaton.make_automaton()
    checker = Checker(CULTURE)
    for file in files:
        draft = Path(file).read_text(encoding="utf-8")
        spaced = f" {BETWEEN_WORDS.sub(' ', fold(draft, 'en'))} "
        yield {
            "size": len(draft.encode()),
            **_checked(checker, draft, _times(draft)),
            "floor": timed(partial(_consume, automaton, spaced), TIMES),
            "hits": sum(1 for _ in automaton.iter(spaced)),
            "words": len(automaton),
        }


def _consume(automaton: Any, draft: str) -> None:
    deque(automaton.iter(draft), maxlen=0)


def text(*files: str) -> Iterator[Row]:
    """Time checks of growing texts: the beginnings of the last file that are 1 and 10 kB long, then each file."""
    whole = Path(files[-1]).read_text(encoding="utf-8")
    checker = Checker(CULTURE)
    checker.check(whole[:100_000])
    for part in (whole[:1_000], whole[:10_000], *(Path(file).read_text(encoding="utf-8") for file in files)):
        yield {"size": len(part.encode()), **_checked(checker, part, _times(part))}


def rules(file: str) -> Iterator[Row]:
    """Time a check by 100 to 10,000 synthetic rules alone, and what it takes to compile and to load them."""
    draft = Path(file).read_text(encoding="utf-8")
    words = sorted({word for word in draft.lower().split() if word.isalpha() and len(word) > 3})
    for count in RULES:
        with TemporaryDirectory() as name:
            folder = Path(name)
            pairs = random.Random(SEED)
            pack = (RULE.format(number=number, phrase=" ".join(pairs.sample(words, 2))) for number in range(count))
            (folder / "synthetic.yaml").write_text(PACK + "".join(pack), encoding="utf-8")
            yield {"rules": count, **_with_rules(folder, draft)}


def _with_rules(folder: Path, draft: str) -> Row:
    def load() -> Checker:
        return Checker(CULTURE, "en", rules=[folder], select=["synthetic"])

    compiled = timed(load, 1)
    loaded = timed(load, TIMES)
    checker = load()
    checker.check(draft)
    return {"compiled": compiled, "loaded": loaded, **_checked(checker, draft, TIMES)}


def _checked(checker: Checker, draft: str, times: int) -> Row:
    """Return the seconds that a check takes and how many findings it has, or why it was refused."""
    found: list[int] = []
    try:
        taken = timed(lambda: found.append(len(checker.check(draft).diagnostics)), times)
    except DraftError as error:
        return {"refused": str(error)}
    return {"seconds": taken, "findings": found[-1]}


def _times(draft: str) -> int:
    """Return how often a check is repeated: the first one of a text also compiles patterns that no other asked for."""
    return TIMES if len(draft) < 200_000 else 3 if len(draft) < 2_000_000 else 1


SECTIONS: dict[str, Callable[..., Iterator[Row]]] = {"floor": floor, "text": text, "rules": rules}

if __name__ == "__main__":
    for row in SECTIONS[sys.argv[1]](*sys.argv[2:]):
        print(json.dumps(row), flush=True)
