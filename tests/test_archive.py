"""Archives: JSON lines in, JSON lines out, one by one."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from stylecheck import archive
from stylecheck.archive import Keys, Line, answer, at, entry, lines
from stylecheck.checker import Checker

SCHEMA = json.loads((Path(__file__).parent.parent / "docs" / "report.schema.json").read_text(encoding="utf-8"))
LETTER = "Dear Ms Novak,\n\nWe have it{} 🙂 You must pay at once.\n\nKind regards,\nSam"
STREAM = ("--input-format", "jsonl", "--text-key", "body")
ONE_RULE = ("--lang", "en", "--culture", "de-DE", "--select", "tone-marks.repeated-exclamation")

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def jsonl(*records: object, end: str = "\n") -> str:
    return "".join(json.dumps(record) + end for record in records)


def out(done: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_line_says_what_the_json_report_says_of_the_same_text(run: Run, tmp_path: Path) -> None:
    text = LETTER.format("!!")
    (tmp_path / "letter.txt").write_bytes(text.encode())
    (tmp_path / "archive.jsonl").write_text(jsonl({"body": text, "locale": "ja-JP"}), encoding="utf-8")
    report = run("check", "letter.txt", "--culture", "ja-JP", "--output-format", "json")
    (file,) = json.loads(report.stdout)["files"]
    done = run("check", *STREAM, "--culture-key", "locale", "archive.jsonl")
    assert out(done) == [{**file, "path": "archive.jsonl", "line": 1}]
    assert done.returncode == 1
    assert done.stderr.startswith("Found ")
    assert done.stderr.endswith(" in 1 draft.\n")


def test_lines_keep_to_the_schema_and_their_spans_to_the_drafts_own_text(run: Run) -> None:
    bodies = [LETTER.format(mark) for mark in ("!!", "", "\u202e!!", "!!\t😀 \x1b[31m", "!!\r\n\r\n！！")]
    given = "".join(json.dumps({"body": body}) + "\n" for body in bodies)
    done = run("check", *STREAM, "--culture", "en-US", "-", stdin=given)
    file = Draft202012Validator({**SCHEMA["$defs"]["file"], "$defs": SCHEMA["$defs"]})
    for number, (said, body) in enumerate(zip(out(done), bodies, strict=True), 1):
        assert (said.pop("line"), said["path"]) == (number, "stdin.txt")
        file.validate(said)
        for item in said["diagnostics"]:
            assert item["text"] == body[item["span"]["start"] : item["span"]["end"]]
    assert not {"\x1b", "\u202e"} & set(done.stdout)


def test_lines_that_cannot_be_checked_are_named_and_the_others_go_on(run: Run, tmp_path: Path) -> None:
    rows: list[str | bytes] = [
        '{"body": "We have it!!", "locale": "de-DE", "id": "a"}',
        "",
        "nope",
        "[1]",
        '{"bodi": "x", "id": {"of": 1}}',
        '{"body": 3}',
        '{"body": "Hello", "locale": "de-DF", "id": 7}',
        '{"body": "Hello"}',
        '{"body": "Hello", "locale": ["de-DE"]}',
        b'{"body": "Gr\xfc\xdfe", "locale": "de-DE"}',
        "[" * 100_000,
        '{"body": ' + "9" * 5000 + "}",
        '{"body": "' + "a" * 30_000 + '", "locale": "de-DE"}',
        '{"body": "' + "a" * (archive.MOST_BYTES + 10) + '"}',
        '{"body": "\\ud800 We have it!!", "locale": "de-DE", "id": "z"}',
    ]
    content = b"\n".join(row.encode() if isinstance(row, str) else row for row in rows)
    (tmp_path / "mixed.jsonl").write_bytes(content)
    done = run("check", *STREAM, "--culture-key", "locale", "--id-key", "id", "mixed.jsonl")
    assert done.returncode == 2
    problems = {
        3: "not JSON: Expecting value at column 1",
        4: "an array, not an object",
        5: "no text at “body”; did you mean “bodi”?",
        6: "the text is a number, not a string",
        7: "unknown culture “de-DF”; did you mean “de-DE”?",
        8: "no culture at “locale”, and no --culture for drafts without",
        9: "the culture is no name of a culture, such as ja-JP",
        10: "not utf-8: byte 0xfc",
        11: "not JSON that can be read: nested too deeply",
        12: "not JSON that can be read: a number is too long",
        13: "a line of 30,000 characters, so not checked; a draft's lines have 20,000 at most",
        14: "longer than 32 MB, so not read",
    }
    *told, total = done.stderr.splitlines()
    assert told == [f"stylecheck: mixed.jsonl:{line}: {problem}" for line, problem in problems.items()]
    assert total == "Found 2 warnings in 2 drafts."
    said = out(done)
    assert {row["line"]: row["error"] for row in said if "error" in row} == problems
    assert [row["line"] for row in said] == [1, *problems, 15]
    assert [row.get("id") for row in said] == ["a", None, None, {"of": 1}, None, 7, *[None] * 7, "z"]
    assert said[-1]["diagnostics"][0]["span"] == {"start": 12, "end": 14}


def test_a_rule_that_took_too_long_is_said_of_its_line(run: Run, tmp_path: Path, pack: Callable[..., Path]) -> None:
    slow = r"regex: '[a-z, ]+[a-z, ]+[a-z, ]+order(?=!b)'"
    folder = pack(**{"id: synergy": "id: slow", "phrases: [synerg(y|ies)]": slow})
    given = jsonl({"body": "Hello."}, {"body": "thank you " + "and some bits more " * 500 + "order!a"})
    done = run("check", *STREAM, "--lang", "en", "--rules", str(folder), "--select", "house", "-q", "-", stdin=given)
    problem = "house.slow: its pattern took longer than 1 s, so the rule was left out"
    assert (done.returncode, done.stderr) == (2, f"stylecheck: stdin.txt:2: {problem}\n")
    assert [said["notes"] for said in out(done)] == [[], [problem]]


def test_key_is_a_dotted_path_where_no_key_has_that_name() -> None:
    record = {"message": {"body": {"text": "a"}, "to": []}, "a.b": 1, "a": {"b": 2}}
    assert [at(record, key) for key in ("message.body.text", "a.b", "message.to.x", "b", "b.c")] == [
        "a",
        1,
        *[None] * 3,
    ]


def test_culture_of_the_command_line_is_for_drafts_without_one(run: Run) -> None:
    given = jsonl(*({"body": "We have it.", "locale": name} for name in ("en-US", None, "", "ja-JP")))
    done = run("check", *STREAM, "--culture-key", "locale", "--culture", "de-DE", "-", stdin=given)
    assert [said["culture"] for said in out(done)] == ["en-US", "de-DE", "de-DE", "ja-JP"]
    assert (done.returncode, done.stderr) == (0, "")


def test_options_and_configuration_hold(run: Run, tmp_path: Path, pack: Callable[..., Path]) -> None:
    pack()
    (tmp_path / ".stylecheck.yaml").write_text(
        "rules: [packs]\ninput-format: html\nkeys: [x]\noverrides:\n  - files: ['*.de.jsonl']\n    culture: de-DE\n",
        encoding="utf-8",
    )
    (tmp_path / "a.de.jsonl").write_text(jsonl({"body": "<b>We look for synergies!!"}), encoding="utf-8")
    done = run("check", *STREAM, "--ignore", "tone-marks", "--severity", "house.synergy=error", "a.de.jsonl")
    (said,) = out(done)
    assert said["culture"] == "de-DE"
    assert [(item["rule"], item["severity"]) for item in said["diagnostics"]] == [("house.synergy", "error")]
    assert done.stderr == "Found 1 error in 1 draft.\n"


@pytest.mark.parametrize(
    ("options", "code"),
    [((), 1), (("--exit-zero",), 0), (("--fail-on", "error"), 0), (("--fail-on", "never"), 0), (("--jobs", "2"), 1)],
)
def test_exit_code_is_that_of_files(run: Run, options: tuple[str, ...], code: int) -> None:
    done = run("check", *STREAM, *ONE_RULE, *options, "-", stdin=jsonl({"body": "We have it!!"}))
    assert (done.returncode, done.stderr) == (code, "Found 1 warning in 1 draft.\n")


def test_several_processes_say_the_same_in_the_same_order(run: Run) -> None:
    cultures = ("de-DE", "ja-JP", "nowhere", None)
    rows = [{"body": LETTER.format("!" * (n % 4)), "locale": cultures[n % 4], "n": n} for n in range(150)]
    options = (*STREAM, "--culture-key", "locale", "--id-key", "n", "--lang", "en", "-")
    one, two = (run("check", *options, "--jobs", jobs, stdin=jsonl(*rows) + "{\n") for jobs in ("1", "2"))
    assert one.returncode == two.returncode == 2
    assert (one.stdout, one.stderr) == (two.stdout, two.stderr)
    assert [said["line"] for said in out(one)] == list(range(1, 152))


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--culture-key", "x"), "--culture-key and --id-key are about archives of JSON lines: name the drafts by --text-key"),
        (("--text-key", "x", "--input-format", "po"), "--text-key reads JSON lines, not po; see docs/archives.md"),
        (("--text-key", "x", "--output", "x.sarif"), "--output does not go with --text-key, which writes JSON lines; see docs/archives.md"),
        (("--text-key", "x", "--baseline", "b"), "--baseline does not go with --text-key, which writes JSON lines; see docs/archives.md"),
        (("--text-key", "x", "--encoding", "klingon"), "unknown encoding “klingon”"),
        (("--text-key", "x", "--encoding", "base64"), "unknown encoding “base64”"),
        (("--text-key", "x", "--culture", "de-DF"), "unknown culture “de-DF”; did you mean “de-DE”?"),
        (("--text-key", "x", "--culture-key", "x", "--lang", "xx"), "unknown language “xx”"),
        (("--text-key", "x", "--fail-on", "warn"), "unknown fail-on “warn”; did you mean “warning”?"),
    ],
)  # fmt: skip
def test_a_wrong_option_is_no_fault_of_any_line(run: Run, options: tuple[str, ...], message: str) -> None:
    done = run("check", *options, "-", stdin=jsonl({"x": "Hello"}))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"stylecheck: {message}")
    assert done.stderr.count("\n") == 1


def test_an_archive_that_is_not_there_leaves_the_others(run: Run, tmp_path: Path) -> None:
    (tmp_path / "b.jsonl").write_text(jsonl({"body": "Hello"}), encoding="utf-8")
    done = run("check", *STREAM, *ONE_RULE, "a.jsonl", "b.jsonl", ".")
    assert done.returncode == 2
    assert [(said["path"], said["line"]) for said in out(done)] == [("b.jsonl", 1)]
    assert done.stderr == "stylecheck: a.jsonl: no such file or directory\nstylecheck: .: is a directory\n"


@contextmanager
def begun(tmp_path: Path, jobs: str) -> Iterator[subprocess.Popen[bytes]]:
    """A check of a long archive in a process group of its own, its first line read."""
    (tmp_path / "long.jsonl").write_text(jsonl({"body": LETTER.format("!!")}) * 5000, encoding="utf-8")
    command = [sys.executable, "-m", "stylecheck", "check", *STREAM, *ONE_RULE, "--jobs", jobs, "long.jsonl"]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command,
        cwd=tmp_path,
        stdout=pipe,
        stderr=pipe,
        bufsize=0,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - a shell's & ignores it
    ) as process:
        assert json.loads(process.stdout.readline())["line"] == 1
        yield process


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_reader_that_has_enough_ends_it_quietly(tmp_path: Path, jobs: str) -> None:
    with begun(tmp_path, jobs) as process:
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupted_run_says_how_far_it_came(tmp_path: Path, jobs: str) -> None:
    with begun(tmp_path, jobs) as process:
        os.killpg(process.pid, signal.SIGINT)
        written, told = process.communicate()
    (count,) = re.fullmatch(rb"\nstylecheck: interrupted after ([\d,]+) drafts\n", told).groups()
    assert int(count.replace(b",", b"")) - 1 <= 1 + written.count(b"\n") <= int(count.replace(b",", b""))
    assert process.returncode == 130


@pytest.mark.skipif(sys.platform != "linux", reason="/proc tells which processes are its workers")
def test_a_worker_that_is_killed_ends_the_run_with_a_line(tmp_path: Path) -> None:
    with begun(tmp_path, "2") as process:
        worker = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()[0]
        os.kill(int(worker), signal.SIGKILL)
        told = process.communicate()[1].decode()
    assert told == "stylecheck: a worker process was ended from outside, perhaps for want of memory\n"
    assert process.returncode == 2


def peak(tmp_path: Path, count: int) -> int:
    """Return the greatest resident memory, in bytes, of a check of so many lines of 20 kB."""
    line = json.dumps({"body": LETTER.format("!!"), "attachment": "x" * 20_000}) + "\n"
    path = tmp_path / f"{count}.jsonl"
    with path.open("w", encoding="utf-8") as file:
        file.writelines(line for _ in range(count))
    command = [sys.executable, "-m", "stylecheck", "check", *STREAM, *ONE_RULE, "--quiet", str(path)]
    process = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 1
    return usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


@pytest.mark.skipif(not hasattr(os, "wait4"), reason="this system does not say how much memory a process took")
def test_ten_times_the_lines_take_no_more_memory(tmp_path: Path) -> None:
    few, many = peak(tmp_path, 250), peak(tmp_path, 2500)
    assert many - few < 10 * 2**20, f"{few:,} and {many:,} bytes; the longer archive has 45 MB more"


def test_a_line_without_an_end_is_not_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_BYTES", 10)
    monkeypatch.setattr(archive, "SKIPPED_AT_ONCE", 4)
    stream = io.BytesIO(b"\xef\xbb\xbf{}\r\n" + b"x" * 10 + b"\n" + b"y" * 50 + b"\n \t\n" + b"z" * 11 + b"\n[]")
    assert list(lines(stream)) == [
        Line(1, b"{}"),
        Line(2, b"x" * 10),
        Line(3, None),
        Line(5, None),
        Line(6, b"[]"),
    ]


@given(st.binary(max_size=200) | st.recursive(st.none() | st.booleans() | st.floats() | st.text(), st.lists).map(
    lambda value: json.dumps({"body": value, "c": value}).encode()
))  # fmt: skip
def test_no_line_breaks_the_run(content: bytes) -> None:
    checker = Checker("de-DE", "en", select=["tone-marks"])
    for line in lines(io.BytesIO(content)):
        said = entry(line, Keys("body", "c", "body"), None, lambda culture: checker)
        assert said["line"] == line.number
        assert ("error" in said) != ("diagnostics" in said)


@given(st.text(max_size=60))
def test_an_answer_is_what_a_check_finds(text: str) -> None:
    checker = Checker("ja-JP", "en")
    said = answer(text, None, lambda culture: checker)
    found = [(item.rule, item.span.start, item.span.end) for item in checker.check(text).diagnostics]
    assert [(item["rule"], *item["span"].values()) for item in said["diagnostics"]] == found
