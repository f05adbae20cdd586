"""Which rules took longest: --profile-rules."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace

from stylecheck.linter import Stopwatch
from stylecheck.report.slowest import slowest


def test_the_slowest_rules_come_first_and_all_shares_make_the_whole_run(run, tmp_path: Path) -> None:
    draft = tmp_path / "mail.txt"
    draft.write_text("Dear Ms Novak,\n\nWe cannot refund it. That's not my department.\n", encoding="utf-8")
    plain = run("check", "--isolated", "--culture", "en-US", draft)
    profiled = run("check", "--isolated", "--culture", "en-US", "--profile-rules", draft)
    assert profiled.stdout == plain.stdout
    assert profiled.returncode == plain.returncode == 1
    head, *rows, others, rest, _ = profiled.stderr.splitlines()
    assert head == "        ms   share  rule"
    taken = [float(row.split()[0]) for row in rows]
    assert taken == sorted(taken, reverse=True)
    assert all(re.fullmatch(r" *\d+\.\d +\d+\.\d %  [a-z-]+\.[a-z-]+", row) for row in rows)
    assert re.fullmatch(r".* %  \d+ other rules", others)
    assert re.fullmatch(r".* %  reading, finding which rules can match, reporting", rest)
    assert abs(sum(float(row.split()[1]) for row in [*rows, others, rest]) - 100) < 2


def test_what_a_rule_asks_of_another_counts_for_the_other() -> None:
    watch = Stopwatch()
    asked, asking = SimpleNamespace(code="pack.asked"), SimpleNamespace(code="pack.asking")
    slow = watch.timed(lambda rule: sorted(range(200_000), key=lambda number: -number)[:0])
    watch.timed(lambda rule: slow(asked))(asking)
    assert set(watch.seconds) == {"pack.asked", "pack.asking"}
    assert watch.seconds["pack.asking"] < watch.seconds["pack.asked"]
    assert [row.split()[-1] for row in slowest(watch).splitlines()[1:3]] == ["pack.asked", "pack.asking"]
