"""Which rules took longest: --profile-rules."""

from __future__ import annotations

import re
from pathlib import Path

from stylecheck.checker import Checker
from stylecheck.linter import Stopwatch
from stylecheck.report.slowest import slowest


def test_the_slowest_rules_come_first_and_all_shares_make_the_whole_run(run, tmp_path: Path) -> None:
    draft = tmp_path / "mail.txt"
    draft.write_text("Dear Ms Novak,\n\nWe cannot refund it. That's not my department.\n", encoding="utf-8")
    plain = run("check", "--isolated", "--culture", "en-US", draft)
    profiled = run("check", "--isolated", "--culture", "en-US", "--profile-rules", draft)
    assert profiled.stdout == plain.stdout
    assert profiled.exit_code == plain.exit_code
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
    checker = Checker("en-US")
    checker.watch = watch
    checker.check("Dear Ms Novak,\n\nWe cannot refund it, and we are looking into it.\n\nKind regards,\nAnna\n")
    assert all(seconds >= 0 for seconds in watch.seconds.values())
    assert "service.no-next-step" in watch.seconds
    assert slowest(watch).count("\n") == len(watch.seconds) + 2 if len(watch.seconds) <= 20 else 22
