"""A baseline keeps today's findings out of tomorrow's report, and says when it knows too much."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stylecheck import Checker
from stylecheck.baseline import NAME, Baseline, fingerprint, read

OPTIONS = ("--culture", "ja-JP", "--lang", "en", "--select", "tone-marks.repeated-exclamation")
TEXT = "Dear Ms Novak,\n\nWe have it!! It is here. Is it?\n\nWe sent it!!\n"


def findings(done) -> list[str]:
    return [line.split(" ")[0] for line in done.stdout.splitlines()]


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def test_known_findings_are_left_out_and_new_ones_are_not(run, tmp_path: Path) -> None:
    write(tmp_path, "mails/a.txt", TEXT)
    made = run("baseline", "create", "mails", *OPTIONS)
    assert (made.returncode, made.stderr) == (0, f"{NAME}: 2 known findings\n")
    done = run("check", "mails", *OPTIONS, "--baseline", NAME)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == f"stylecheck: {NAME} knows 2 of the findings\n"
    moved = TEXT.replace("Novak,", "Novak,\n\nIt is new!!").replace("have it!! It", "have\nit!! It")
    write(tmp_path, "mails/a.txt", moved + "\nWe have it!!\n")
    assert findings(run("check", "mails", *OPTIONS, "--baseline", NAME)) == ["mails/a.txt:3:10:", "mails/a.txt:10:11:"]


def test_the_same_words_in_another_sentence_are_new(run, tmp_path: Path) -> None:
    write(tmp_path, "a.txt", TEXT)
    run("baseline", "create", "a.txt", *OPTIONS)
    write(tmp_path, "a.txt", TEXT.replace("We sent", "We lost"))
    assert findings(run("check", "a.txt", *OPTIONS, "--baseline", NAME)) == ["a.txt:5:11:"]


def test_the_file_is_sorted_holds_no_words_and_is_the_same_each_time(run, tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt"):
        write(tmp_path, name, TEXT + "\nWe sent it!!\n")
    run("baseline", "create", "b.txt", "a.txt", *OPTIONS)
    text = (tmp_path / NAME).read_text(encoding="utf-8")
    content = json.loads(text)
    assert content["version"] == 1
    assert list(content["files"]) == ["a.txt", "b.txt"]
    assert sorted(content["files"]["a.txt"]["tone-marks.repeated-exclamation"].values()) == [1, 2]
    assert "sent" not in text
    run("baseline", "update", "a.txt", "b.txt", *OPTIONS, "--jobs", "2")
    assert (tmp_path / NAME).read_text(encoding="utf-8") == text


def test_stale_entries_are_told_and_update_drops_them(run, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        write(tmp_path, name, TEXT)
    run("baseline", "create", ".", *OPTIONS)
    write(tmp_path, "a.txt", TEXT.replace("We sent it!!", "We sent it."))
    (tmp_path / "b.txt").unlink()
    checked = run("baseline", "check", "a.txt", *OPTIONS)
    assert checked.returncode == 1
    assert [line.rpartition(" (")[0] for line in checked.stdout.splitlines()] == [
        "a.txt: tone-marks.repeated-exclamation: once no longer found",
        "b.txt: tone-marks.repeated-exclamation: once no longer found",
        "b.txt: tone-marks.repeated-exclamation: once no longer found",
    ]
    options = [*OPTIONS[:4], "--baseline", NAME]
    told = f"stylecheck: {NAME}: 3 entries are no longer found; `stylecheck baseline update` drops them\n"
    assert told in run("check", "a.txt", *options).stderr
    assert told not in run("check", "a.txt", *options, "--select", "letter").stderr
    assert run("baseline", "update", "a.txt", *OPTIONS).stderr == f"{NAME}: 3 known findings; 3 no longer found\n"
    assert run("baseline", "check", ".", *OPTIONS).returncode == 0


def test_the_configuration_may_name_the_baseline(run, tmp_path: Path) -> None:
    write(tmp_path, ".stylecheck.yaml", "culture: ja-JP\nlanguage: en\nbaseline: known/style.json\n")
    write(tmp_path, "a.txt", TEXT)
    (tmp_path / "known").mkdir()
    assert run("baseline", "create", "a.txt").returncode == 0
    assert list(json.loads((tmp_path / "known/style.json").read_text(encoding="utf-8"))["files"]) == ["../a.txt"]
    assert run("check", "a.txt").stdout == ""


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (None, ": no such baseline; `stylecheck baseline create` makes one"),
        ("{\n", ":2: not JSON: Expecting property name enclosed in double quotes"),
        ("[]", ":1: not a baseline; create it anew"),
        ('{"version": 9}', ":2: version 9 is not 1; create it anew"),
        ('{"version": 1, "files": {"a.txt": 3}}', ":1: not a baseline; create it anew"),
    ],
)
def test_a_broken_baseline_is_one_line(run, tmp_path: Path, content: str | None, problem: str) -> None:
    write(tmp_path, "a.txt", TEXT)
    if content is not None:
        write(tmp_path, NAME, content)
    for command in (["check", "a.txt", "--baseline", NAME], ["baseline", "update", "a.txt"]):
        done = run(*command, *OPTIONS)
        assert (done.returncode, done.stdout, done.stderr) == (2, "", f"stylecheck: {NAME}{problem}\n")


def test_create_never_overwrites_and_actions_are_checked(run, tmp_path: Path) -> None:
    write(tmp_path, "a.txt", TEXT)
    run("baseline", "create", "a.txt", *OPTIONS)
    again = run("baseline", "create", "a.txt", *OPTIONS)
    assert again.stderr == f"stylecheck: {NAME}: exists already; `stylecheck baseline update` brings it up to date\n"
    wrong = run("baseline", "creat", "a.txt")
    assert wrong.stderr == "stylecheck: baseline takes create, update, check, not “creat”; did you mean “create”?\n"


@given(
    st.lists(
        st.sampled_from(["We have it!!", "It is here.", "We sent\nit!!", "Is it？\n\n", "😀 A!!", "はい！！"]),
        max_size=8,
    )
)
def test_moving_sentences_revives_nothing(parts: list[str]) -> None:
    checker = Checker("ja-JP", "en", select=["tone-marks"])
    before = checker.check("\n\n".join(parts))
    known = Baseline(Path(NAME)).updated([("a.txt", before)])
    moved = checker.check("\n\n\n".join(["Good day.", *reversed(parts)]))
    new, stale = known.new("a.txt", moved)
    assert (new.diagnostics, stale) == ((), {})


def test_what_is_written_is_what_is_read(tmp_path: Path) -> None:
    report = Checker("ja-JP", "en", select=["tone-marks"]).check(TEXT)
    made = Baseline(tmp_path / NAME).updated([(str(tmp_path / "ä b.txt"), report)])
    made.write()
    assert read(tmp_path / NAME).entries == made.entries
    assert len({fingerprint(TEXT, item) for item in report.diagnostics}) == 2
