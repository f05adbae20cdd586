"""The benchmark's inputs are the same on every machine, and its table keeps what was not measured again."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"


@pytest.fixture
def _importable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCHMARKS))


@pytest.mark.usefixtures("_importable")
def test_inputs_are_the_same_bytes_each_time() -> None:
    import inputs

    sentences = inputs.material()
    assert sentences.good
    assert sentences.bad
    one, other = ("".join(inputs.run_of_mails(sentences, "100kB", 5_000)) for _ in range(2))
    assert one == other
    assert 5_000 <= len(one.encode()) < 7_000
    assert one != "".join(inputs.run_of_mails(sentences, "1MB", 5_000))
    assert list(inputs.replies(sentences, 3)) == list(inputs.replies(sentences, 3))


@pytest.mark.usefixtures("_importable")
def test_a_mail_has_the_length_asked_for_and_no_slot_left() -> None:
    import inputs

    mail = inputs.Writer(inputs.material(), "mail").mail(150)
    assert mail.startswith("Dear ")
    assert 140 <= len(mail.split()) <= 200
    assert "{n" not in mail
    assert "«" not in mail


@pytest.mark.usefixtures("_importable")
def test_a_section_replaces_its_own_rows_only() -> None:
    from table import BEGIN, END, Row, replaced

    order = ["cold", "many"]
    empty = f"# Figures\n{BEGIN}{END}\nmore\n"
    first = replaced(empty, [Row("many", "10 mails", "one core", "2 s"), Row("many", "10 mails", "two", "1 s")], order)
    second = replaced(first, [Row("cold", "mail", "stylecheck", "70 ms", ratio="0.8")], order)
    third = replaced(second, [Row("many", "10 mails", "one core", "3 s")], order)
    assert third == (
        f"# Figures\n{BEGIN}"
        "| section | input | run | time | MB/s | peak MB | findings | ratio |\n"
        "|---|---|---|---|---|---|---|---|\n"
        "| cold | mail | stylecheck | 70 ms |  |  |  | 0.8 |\n"
        "| many | 10 mails | one core | 3 s |  |  |  |  |\n"
        f"{END}\nmore\n"
    )


@pytest.mark.usefixtures("_importable")
def test_a_time_that_grows_with_the_square_has_exponent_two() -> None:
    from measure import exponent, steepest

    points = [(10.0, 1.0), (100.0, 100.0), (1000.0, 10_000.0)]
    assert exponent(points) == pytest.approx(2)
    assert steepest(points) == pytest.approx(2)


@pytest.mark.usefixtures("_importable")
def test_a_run_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    from measure import Runner

    runner = Runner(tmp_path, {})
    assert runner.run([sys.executable, "-c", "import time; time.sleep(60)"], timeout=0.2).ended
    run = runner.run([sys.executable, "-c", "print('a:1:1: x'); print('b:2:1: y')"])
    assert (run.ended, run.code) == (False, 0)
    assert run.peak > 1
