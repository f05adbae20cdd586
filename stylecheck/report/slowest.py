"""Which rules took longest, for those who write them."""

from __future__ import annotations

from time import perf_counter

from stylecheck.linter import Stopwatch

SHOWN = 20


def slowest(watch: Stopwatch) -> str:
    """Return a table of the rules that took longest: ms, share of the whole run, rule."""
    whole = perf_counter() - watch.started
    rules = sorted(watch.seconds.items(), key=lambda row: (-row[1], row[0]))
    rows = [f"{1000 * taken:10.1f} {100 * taken / whole:5.1f} %  {rule}" for rule, taken in rules[:SHOWN]]
    others = sum(taken for _, taken in rules[SHOWN:])
    rest = whole - sum(taken for _, taken in rules)
    return "\n".join(
        [
            "        ms   share  rule",
            *rows,
            f"{1000 * others:10.1f} {100 * others / whole:5.1f} %  {max(0, len(rules) - SHOWN)} other rules",
            f"{1000 * rest:10.1f} {100 * rest / whole:5.1f} %  reading, finding which rules can match, reporting",
        ]
    )
