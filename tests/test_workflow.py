"""Long and interrupted runs, several processes, kept results, changed lines, and files written back whole."""

from __future__ import annotations

import os
import pty
import re
import shutil
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stylecheck import Checker, Report, results
from stylecheck.cli.files import Draft
from stylecheck.cli.writing import encoded
from stylecheck.data import cache_dir, keep
from stylecheck.errors import StylecheckError

DOUBLED = "Dear Ms Novak,\n\nWe have the the form of order {}!!\n"
FIXED = "Dear Ms Novak,\n\nWe have the form of order {}!!\n"
OPTIONS = ("--culture", "ja-JP", "--lang", "en", "--select", "structure,tone-marks.repeated-exclamation")


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


@pytest.fixture
def mails(tmp_path: Path) -> Callable[[int], list[Path]]:
    def make(count: int) -> list[Path]:
        return [write(tmp_path, f"mails/{number:03}.txt", DOUBLED.format(number)) for number in range(count)]

    return make


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[Path]]:
    """A cache of its own, with the packs compiled already; returns the results in it."""
    folder = tmp_path / "cache"
    folder.mkdir()
    for path in cache_dir().glob("*.bin"):
        (folder / path.name).symlink_to(path)
    monkeypatch.setenv("STYLECHECK_CACHE_DIR", str(folder))
    return lambda: sorted((folder / "results").glob("*.bin"))


def start(tmp_path: Path, *arguments: str, **options) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "stylecheck", *arguments]
    options.setdefault("preexec_fn", lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))  # a shell's & ignores it
    return subprocess.Popen(command, cwd=tmp_path, env=environment, start_new_session=True, **options)


def wait_for(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.005)


# Writing


@pytest.mark.parametrize(
    "raw",
    [
        DOUBLED.encode(),
        DOUBLED.encode("utf-8-sig"),
        DOUBLED.replace("\n", "\r\n").encode(),
        DOUBLED.replace("\n", "\r").encode(),
        ("\r\n" + DOUBLED + "\f\v\x1c\u2028 \n\r\n\n").encode(),
        b"\xff\xfe" + DOUBLED.encode("utf-16-le"),
        b"\xfe\xff" + DOUBLED.encode("utf-16-be"),
        DOUBLED.rstrip().encode(),
    ],
)
def test_only_the_changed_bytes_change(run, tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(raw)
    path.chmod(0o640)
    assert run("fix", "a.txt", *OPTIONS).returncode == 1
    wide = b"\0" in raw
    doubled = "the the ".encode("utf-16-be" if raw[:1] == b"\xfe" else "utf-16-le") if wide else b"the the "
    assert path.read_bytes() == raw.replace(doubled, doubled[len(doubled) // 2 :])
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.txt"]


@given(
    st.text(max_size=40),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "cp1252", "shift_jis", "gb18030"]),
)
def test_what_is_read_can_be_written_back_to_the_byte(text: str, encoding: str) -> None:
    raw = text.encode(encoding, "ignore")
    draft = Draft("a.txt", raw.decode(encoding), encoding, "strict", None, raw)
    assert encoded(draft, draft.text) == raw
    more = encoded(draft, draft.text + "A")
    assert more.startswith(raw)
    assert more.decode(encoding) == draft.text + "A"


def test_links_stay_links(run, tmp_path: Path) -> None:
    target = write(tmp_path, "real/a.txt", DOUBLED)
    (tmp_path / "a.txt").symlink_to("real/a.txt")
    run("fix", "a.txt", *OPTIONS)
    assert (tmp_path / "a.txt").is_symlink()
    assert target.read_text(encoding="utf-8") == FIXED


def test_a_character_that_the_encoding_lacks_leaves_the_file_alone() -> None:
    draft = Draft("a.txt", "Müller", "latin-1", "strict", Path("a.txt"), "Müller".encode("latin-1"))
    assert encoded(draft, "Fräulein Müller") == "Fräulein Müller".encode("latin-1")
    with pytest.raises(StylecheckError, match=r"a\.txt: “様” cannot be written in latin-1; left alone"):
        encoded(draft, "Müller様")
    odd = Draft("a.txt", "A", "utf-7", "strict", None, b"+AEE-")
    with pytest.raises(StylecheckError, match=r"a\.txt: utf-7 does not give its bytes back unchanged; left alone"):
        encoded(odd, "B")


def test_a_read_only_file_is_named_and_the_rest_goes_on(run, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        write(tmp_path, name, DOUBLED)
    (tmp_path / "b.txt").chmod(0o444)
    done = run("fix", ".", *OPTIONS, "-q")
    assert (done.returncode, done.stderr) == (2, "stylecheck: b.txt: read-only; left alone\n")
    assert [(tmp_path / name).read_text(encoding="utf-8") for name in ("a.txt", "b.txt", "c.txt")] == [
        FIXED,
        DOUBLED,
        FIXED,
    ]


def test_a_draft_that_cannot_be_read_is_named_and_the_rest_is_fixed(run, tmp_path: Path) -> None:
    for name in ("a.txt", "c.txt"):
        write(tmp_path, name, DOUBLED)
    (tmp_path / "b.txt").write_bytes(b"\0\0")
    done = run("fix", ".", *OPTIONS, "-q")
    assert (done.returncode, done.stderr) == (2, "stylecheck: b.txt: a binary file, not text\n")
    assert [(tmp_path / name).read_text(encoding="utf-8") for name in ("a.txt", "c.txt")] == [FIXED, FIXED]


def test_a_full_disk_leaves_the_file_whole_and_the_rest_goes_on(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    large = write(tmp_path, "a.txt", DOUBLED + "Thank you for your message about the chair.\n" * 4000)
    small = write(tmp_path, "b.txt", DOUBLED)
    content = large.read_bytes()
    limit = len(content) // 2
    process = start(
        tmp_path,
        *("fix", "a.txt", "b.txt", "-q", "--select", "structure.repeated-word", "--lang", "en", "--culture", "ja-JP"),
        stderr=subprocess.PIPE,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    _, said = process.communicate(timeout=120)
    assert said.decode() == "stylecheck: a.txt: file too large; left alone\n"
    assert (large.read_bytes(), small.read_text(encoding="utf-8")) == (content, FIXED)
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["a.txt", "b.txt"]


def test_a_file_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    from stylecheck.cli.writing import write as write_back

    path = write(tmp_path, "a.txt", DOUBLED)
    draft = Draft("a.txt", DOUBLED, "utf-8", "strict", path, DOUBLED.encode())
    path.write_text("Mine now.", encoding="utf-8")
    with pytest.raises(StylecheckError, match=r"a\.txt: changed by another program meanwhile; left alone"):
        write_back(draft, FIXED)
    assert path.read_text(encoding="utf-8") == "Mine now."
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.txt"]


def test_check_lists_what_fix_would_change(run, tmp_path: Path) -> None:
    write(tmp_path, "a.txt", DOUBLED)
    write(tmp_path, "b.txt", "Thank you for your message.\n")
    done = run("fix", "--check", ".", *OPTIONS)
    assert (done.returncode, done.stdout, done.stderr) == (1, "a.txt\n", "")
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == DOUBLED
    assert run("fix", "--check", "b.txt", *OPTIONS).returncode == 0


# Interruptions


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_killed_fix_leaves_every_file_whole(tmp_path: Path, mails, jobs: str) -> None:
    paths = mails(1000)
    process = start(tmp_path, "fix", "mails", *OPTIONS, "--jobs", jobs, "-q", "--no-cache", stderr=subprocess.DEVNULL)
    wait_for(lambda: b"the the" not in paths[20].read_bytes())
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    texts = [path.read_text(encoding="utf-8") for path in paths]
    whole = [text in (DOUBLED.format(number), FIXED.format(number)) for number, text in enumerate(texts)]
    assert all(whole)
    assert 20 < sum("the the" not in text for text in texts) < 1000


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupted_fix_says_what_was_done(tmp_path: Path, mails, jobs: str) -> None:
    paths = mails(600)
    process = start(tmp_path, "fix", "mails", *OPTIONS, "--jobs", jobs, "--no-cache", stderr=subprocess.PIPE)
    wait_for(lambda: b"the the" not in paths[20].read_bytes())
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)
    texts = [path.read_text(encoding="utf-8") for path in paths]
    done = sum("the the" not in text for text in texts)
    assert process.returncode == 130
    match = re.fullmatch(
        r"\nstylecheck: interrupted after (\d+) of 600 files, (\d+) of them rewritten\n", said.decode()
    )
    assert match is not None, said.decode()
    assert int(match[1]) <= done <= int(match[1]) + 1
    assert sorted(entry.name for entry in (tmp_path / "mails").iterdir()) == [path.name for path in paths]


def test_an_interrupted_check_says_how_far_it_came(tmp_path: Path, mails, kept) -> None:
    mails(600)
    process = start(tmp_path, "check", "mails", *OPTIONS, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    wait_for(lambda: len(kept()) > 5)
    os.killpg(process.pid, signal.SIGINT)
    out, said = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, b"")
    assert re.fullmatch(r"\nstylecheck: interrupted after \d+ of 600 files\n", said.decode())


# Several processes, progress


def test_several_processes_say_the_same_as_one(run, tmp_path: Path, mails) -> None:
    mails(40)
    for command in (
        ["check"],
        ["check", "--output-format", "json"],
        ["check", "--statistics"],
        ["fix", "--diff"],
        ["fix", "--check"],
    ):
        outputs = [
            (done.returncode, done.stdout, done.stderr)
            for jobs in ("1", "3", "0")
            for done in [run(*command, "mails", *OPTIONS, "--jobs", jobs, "--no-cache")]
        ]
        assert outputs[0][1] != ""
        assert outputs[0] == outputs[1] == outputs[2]
    one, several = tmp_path / "mails", tmp_path / "copy"
    shutil.copytree(one, several)
    run("fix", "mails", *OPTIONS)
    run("fix", "copy", *OPTIONS, "--jobs", "2")
    assert [path.read_bytes() for path in sorted(one.iterdir())] == [
        path.read_bytes() for path in sorted(several.iterdir())
    ]


def test_drafts_that_cannot_be_read_do_not_stop_the_others(run, tmp_path: Path, mails) -> None:
    mails(40)
    (tmp_path / "mails/020.txt").write_bytes(b"M\xfcller")
    (tmp_path / "mails/030.txt").write_bytes(b"\0\0\0")
    one, two = (run("check", "mails", *OPTIONS, "--jobs", jobs) for jobs in ("1", "2"))
    assert (one.returncode, one.stdout, one.stderr) == (two.returncode, two.stdout, two.stderr)
    assert one.returncode == 2
    assert one.stderr.splitlines()[-2:] == [
        "stylecheck: mails/020.txt:1: not utf-8: byte 0xfc; name another with --encoding, such as --encoding cp1252",
        "stylecheck: mails/030.txt: a binary file, not text",
    ]
    assert {line.split(":")[0] for line in one.stdout.splitlines()} == {
        f"mails/{number:03}.txt" for number in range(40) if number not in (20, 30)
    }


@pytest.mark.parametrize(("quiet", "shown"), [((), True), (("-q",), False)])
def test_progress_shows_on_a_terminal_only(tmp_path: Path, mails, quiet: tuple[str, ...], shown: bool) -> None:
    mails(30)
    terminal, inner = pty.openpty()
    process = start(tmp_path, "check", "mails", *OPTIONS, "--no-cache", *quiet, stdout=subprocess.PIPE, stderr=inner)
    out, _ = process.communicate(timeout=60)
    os.close(inner)
    said = os.read(terminal, 65536).decode() if shown else ""
    os.close(terminal)
    assert ("%" in said) is shown
    assert len(out.decode().splitlines()) == 60


def test_a_plain_check_loads_nothing_that_only_long_runs_need(run, tmp_path: Path) -> None:
    write(tmp_path, "a.txt", DOUBLED)
    run("check", "a.txt", *OPTIONS)
    code = (
        "import sys; sys.argv = ['stylecheck', 'check', 'a.txt', '--culture', 'ja-JP', '--lang', 'en']\n"
        "from stylecheck.cli import run\n"
        "try: run()\n"
        "except SystemExit: print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    loaded = set(done.stdout.splitlines()[-1].split())
    heavy = {"pathspec", "rich.progress", "multiprocessing", "tempfile", "yaml", "hashlib"}
    ours = {f"stylecheck.{name}" for name in ("baseline", "results", "cli.changed", "yamlfile", "selftest")}
    assert "stylecheck.cli.checking" in loaded
    assert not (heavy | ours) & loaded


# Kept results


def test_a_second_run_says_the_same_and_checks_nothing(run, tmp_path: Path, mails, kept) -> None:
    mails(20)
    first = run("check", "mails", *OPTIONS, "--output-format", "json")
    stored = {path: path.read_bytes() for path in kept()}
    assert len(stored) == 20
    for path in kept():
        results.store(path.stem, Report("", (), "en", "ja-JP", "email"))
    assert run("check", "mails", *OPTIONS).stdout == ""
    for path, content in stored.items():
        path.write_bytes(content)
    again = run("check", "mails", *OPTIONS, "--output-format", "json", "--jobs", "2")
    assert (again.stdout, again.stderr, again.returncode) == (first.stdout, first.stderr, first.returncode)
    assert {path: path.read_bytes() for path in kept()} == stored


def test_what_is_kept_holds_no_word_of_the_draft(kept) -> None:
    text = (
        "Dear Kenji,\n\nThat's not my department!! Unfortunately we cannot do that. Your card is 4111 1111 1111 1111.\n"
        "Please leverage synergies by 03/04/2026.\n\nKind regards,\nAna\n"
    )
    japanese = "田中健二さん、\n\n了解しました。ご苦労様です！！\n"
    for source, language in ((text, "en"), (japanese, "ja")):
        report = Checker("ja-JP", language, recipient="Kenji Tanaka").check(source)
        assert report.diagnostics
        results.store("k", report)
        assert results.load("k", source) == report
        content = kept()[-1].read_bytes().decode("utf-8", "replace")
        messages = "\n".join(item.rule + item.why + item.source.title for item in report.diagnostics)
        for word in set(re.findall(r"[A-Za-z]{5,}|\d{4}|[\u3040-\u9fff]{2,}", source)):
            assert content.count(word) <= messages.count(word), word


@pytest.mark.parametrize(
    "options",
    [
        ("--culture", "en-US"),
        ("--channel", "chat"),
        ("--lang", "de"),
        ("--to", "Eva Novak"),
        ("--severity", "tone-marks.repeated-exclamation=error"),
        ("--ignore", "structure"),
        ("--encoding", "utf-8-sig"),
    ],
)
def test_other_options_are_other_results(run, mails, kept, options: tuple[str, ...]) -> None:
    mails(12)
    base = ["check", "mails", "--culture", "ja-JP", "--lang", "en"]
    run(*base)
    changed = run(*base, *options)
    assert len(kept()) == 24
    assert changed.stdout == run(*base, *options, "--no-cache").stdout


def test_results_are_never_stale(run, tmp_path: Path, mails, kept, pack) -> None:
    paths = mails(12)
    pack()
    base = ["check", "mails", "--culture", "ja-JP", "--lang", "en", "--rules", "packs"]

    def agrees() -> str:
        done = run(*base)
        assert done.stdout == run(*base, "--no-cache").stdout
        return done.stdout

    before = agrees()
    seen = [before]
    old = paths[0].stat()
    paths[0].write_text(paths[0].read_text(encoding="utf-8").replace("the the", "synergy"), encoding="utf-8")
    os.utime(paths[0], ns=(old.st_atime_ns, old.st_mtime_ns))
    seen.append(agrees())
    pack(**{"severity: warning": "severity: suggestion"})
    seen.append(agrees())
    write(tmp_path, ".stylecheck.yaml", "severity: {house.synergy: error}\n")
    seen.append(agrees())
    assert len(set(seen)) == 4
    kept()[0].write_bytes(b"broken")
    assert agrees() == seen[-1]


def test_what_a_grammar_server_says_is_never_kept(run, tmp_path: Path, mails, kept) -> None:
    mails(12)
    write(tmp_path, ".stylecheck.yaml", "grammar: {url: 'http://localhost:1', disabled: [A, B]}\n")
    assert "grammar" in run("check", "mails", *OPTIONS).stderr
    assert "grammar" in run("check", "mails", *OPTIONS, "--jobs", "2").stderr
    assert kept() == []
    run("check", "mails", *OPTIONS, "--isolated")
    assert len(kept()) == 12


def test_an_answer_is_checked_anew_and_says_the_same(run, tmp_path: Path, mails, kept) -> None:
    for path in mails(12):
        path.write_text(
            "> Where is my order 4711? Kenji Tanaka\n\n" + path.read_text(encoding="utf-8"), encoding="utf-8"
        )
    options = ("--culture", "ja-JP", "--lang", "en", "--output-format", "json")
    outputs = [run("check", "mails", *options, *more).stdout for more in ((), (), ("--no-cache",), ("--jobs", "2"))]
    assert len(set(outputs)) == 1
    assert '"answers": {' in outputs[0]


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    in_the_way = write(tmp_path, "file", "")
    keep(in_the_way / "results" / "a.bin", b"")
    keep(tmp_path / "folder" / "a.bin", b"kept")
    assert (tmp_path / "folder" / "a.bin").read_bytes() == b"kept"


def test_few_files_and_no_cache_keep_nothing(run, mails, kept) -> None:
    mails(12)
    run("check", "mails", *OPTIONS, "--no-cache")
    run("check", "mails/001.txt", *OPTIONS)
    assert kept() == []


def test_a_fix_uses_and_keeps_results(run, tmp_path: Path, mails, kept) -> None:
    mails(12)
    run("fix", "mails", *OPTIONS)
    assert run("fix", "mails", *OPTIONS).stderr == run("fix", "mails", *OPTIONS, "--no-cache").stderr
    assert len(kept()) == 24


def test_old_and_surplus_cache_files_go(tmp_path: Path, kept, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "cache"
    now = time.time()
    for name, age in (
        ("rules-en-1.bin", 40),
        ("results/new.bin", 1),
        ("results/old.bin", 31),
        ("results/x.1.part", 99),
    ):
        write(folder, name, "x" * 100)
        os.utime(folder / name, (now - age * 86400, now - age * 86400))
    write(folder, "notes.md", "mine")
    for path in folder.glob("*.bin"):
        if path.is_symlink():
            path.unlink()
    results.prune(now)
    assert {path.name for path in folder.rglob("*") if path.is_file()} == {"new.bin", "notes.md", "pruned"}
    for number in range(5):
        write(folder, f"results/{number}.bin", "x" * 100)
        os.utime(folder / f"results/{number}.bin", (now - number * 3600, now - number * 3600))
    monkeypatch.setattr(results, "MAX_SIZE", 350)
    results.prune(now)
    assert len(kept()) == 6  # not twice a day
    results.prune(now + 2 * results.PRUNED_EVERY)
    assert [path.name for path in kept()] == ["0.bin", "1.bin", "2.bin"]


# Changed lines


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


def commit(folder: Path) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "state")


def lines(done: subprocess.CompletedProcess[str]) -> list[str]:
    return [":".join(line.split(":")[:2]) for line in done.stdout.splitlines()]


def test_only_changed_lines_of_changed_files_are_reported(run, tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    text = "We have it!!\n\nWe sent it!!\n\nWe know it!!\n"
    names = ["same.txt", "ä b.txt", 'quo"te.txt', "moved.txt", "sub/staged.txt", "gone.txt", "shorter.txt"]
    for name in names:
        write(tmp_path, name, text)
    commit(tmp_path)
    git(tmp_path, "tag", "v1")
    write(tmp_path, "ä b.txt", text.replace("We sent it!!", "We sent them!!\nand it!!"))
    write(tmp_path, 'quo"te.txt', text + "We are here!!\n")
    git(tmp_path, "mv", "moved.txt", "renamed.txt")
    write(tmp_path, "sub/staged.txt", text.replace("know", "see"))
    (tmp_path / "gone.txt").unlink()
    git(tmp_path, "add", "sub")
    write(tmp_path, "shorter.txt", "We have it!!\n\nWe know it!!\n")
    write(tmp_path, "new.md", "We have it!!\n")
    write(tmp_path, "ignored.txt", "We have it!!\n")
    write(tmp_path, ".gitignore", "ignored.txt\n")
    found = lines(run("check", ".", *OPTIONS, "--changed-since", "v1"))
    assert found == ["new.md:1", 'quo"te.txt:6', "sub/staged.txt:5", "ä b.txt:3", "ä b.txt:4"]
    assert lines(run("check", "same.txt", *OPTIONS, "--changed-since", "v1", "-q")) == []
    assert lines(run("check", "-", *OPTIONS, "--changed-since", "v1", stdin="We have it!!\n")) == ["stdin.txt:1"]


def test_what_others_changed_since_is_not_ours(run, tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    write(tmp_path, "a.txt", "We have it.\n")
    write(tmp_path, "b.txt", "We have it!!\n")
    commit(tmp_path)
    git(tmp_path, "checkout", "-q", "-b", "topic")
    write(tmp_path, "a.txt", "We have it!!\n")
    commit(tmp_path)
    git(tmp_path, "checkout", "-q", "main")
    write(tmp_path, "b.txt", "We have it.\n")
    commit(tmp_path)
    git(tmp_path, "checkout", "-q", "topic")
    assert lines(run("check", ".", *OPTIONS, "--changed-since", "main")) == ["a.txt:1"]


def test_changed_since_needs_a_repository_and_a_commit(run, tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    write(inside, "a.txt", "We have it!!\n")
    done = run("check", "inside", *OPTIONS, "--changed-since", "main")
    assert (done.returncode, done.stderr) == (
        2,
        f"stylecheck: --changed-since: {tmp_path} is not in a git repository\n",
    )
    git(tmp_path, "init", "-q")
    commit(tmp_path)
    done = run("check", "inside", *OPTIONS, "--changed-since", "mian")
    assert done.stderr == f"stylecheck: --changed-since: no commit “mian” in {tmp_path}; did you mean “main”?\n"
    assert run("check", "inside", *OPTIONS, "--changed-since", "--help").returncode in (0, 2)
    done = run("check", "/etc/hosts", *OPTIONS, "--changed-since", "main")
    assert done.stderr == f"stylecheck: /etc/hosts: outside the git repository {tmp_path}\n"
