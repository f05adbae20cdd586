"""What docs/security.md promises of privacy, of files and of output that no other test covers."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from stylecheck.report import FORMATS

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "security.md"
WORDS = (
    "Quarzwimpel",
    "Xylvander",
    "Wumbaba",
    "Brombeertopf",
    "Zwiebelfisch",
    "Kontextgnom",
    "Betreffmuff",
    "Absendolin",
)
DRAFT = (
    "Subject: Betreffmuff\n\nDear Xylvander,\n\nThe the Quarzwimpel is NOT my department!! See {{ Brombeertopf }} and"
    " `Brombeertopf`. Obviously your Quarzwimpel failed to arrive.\n\n> Kontextgnom wrote this?\n\nKind regards,\nAbsendolin\n"
)


# Privacy


def test_the_suite_itself_lets_nothing_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither this process nor one that it starts reaches another machine; both attempts are written down."""
    leaks = tmp_path / "leaks"
    monkeypatch.setenv("STYLECHECK_TEST_LEAKS", str(leaks))
    with pytest.raises(ConnectionRefusedError, match="let nothing out"):
        socket.create_connection(("192.0.2.1", 80), timeout=1)
    code = "import urllib.request; urllib.request.urlopen('http://example.invalid/')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "the tests let nothing out" in done.stderr
    said = leaks.read_text(encoding="utf-8").splitlines()
    assert [line.split(" by ")[0] for line in said] == [
        "socket.getaddrinfo 192.0.2.1",
        "socket.getaddrinfo example.invalid",
    ]


def test_this_machine_may_be_asked() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname(), timeout=5) as client,
    ):
        there, address = server.accept()
        there.close()
        assert address == client.getsockname()


def test_a_check_runs_without_any_network(tmp_path: Path) -> None:
    """In a network namespace of its own, without even a loopback."""
    unshare = shutil.which("unshare")
    if unshare is None or subprocess.run([unshare, "-rn", "true"], capture_output=True, check=False).returncode:
        pytest.skip("no network namespaces here")
    (tmp_path / "a.txt").write_text(DRAFT, encoding="utf-8")
    command = [sys.executable, "-m", "stylecheck", "check", "a.txt", "--culture", "ja-JP", "-q"]
    alone = subprocess.run([unshare, "-rn", *command], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert alone.returncode == 1
    there = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert alone.stdout == there.stdout


def test_no_cache_holds_a_word_of_a_draft(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not of its name, its text, its placeholders, nor of who it is from and to, nor of what it answers."""
    cache = tmp_path / "cache"
    monkeypatch.setenv("STYLECHECK_CACHE_DIR", str(cache))
    folder = tmp_path / "Zwiebelfisch"
    folder.mkdir()
    for number in range(12):
        (folder / f"Zwiebelfisch{number}.txt").write_text(f"{DRAFT}{number}\n", encoding="utf-8")
    (tmp_path / "in.txt").write_text("Hello, where is my Kontextgnom? Regards, Wumbaba", encoding="utf-8")
    options = ["--lang", "en", "--to", "Wumbaba Xylvander", "--from", "Absendolin", "--subject", "Betreffmuff"]
    for more in ([], ["--context", "in.txt"]):
        done = run("check", "Zwiebelfisch", *options, "--culture", "de-DE", *more)
        assert done.returncode == 1
        assert "“Xylvander”" in done.stdout
        assert "Brombeertopf" in done.stdout
    kept = [path for path in cache.rglob("*") if path.is_file()]
    assert any(path.parent.name == "results" for path in kept)
    for path in kept:
        content = path.read_bytes().lower()
        for word in WORDS:
            assert word.lower() not in str(path.relative_to(cache)).lower()
            assert word.lower().encode() not in content, (word, path)
            assert word.lower().encode("utf-16-le") not in content, (word, path)


# Hostile names


@pytest.mark.parametrize("name", ["pack\x1b]0;x\x07\u202e.yaml", "a\n::error::b.yaml"])
def test_errors_in_data_files_show_hostile_names(run, tmp_path: Path, name: str) -> None:
    folder = tmp_path / "packs"
    folder.mkdir()
    (folder / name).write_text("pack: [", encoding="utf-8")
    done = run("check", "-", "--rules", "packs", stdin="Hello.")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", done.stderr)


# The page


def test_each_promise_names_tests_that_exist() -> None:
    page = PAGE.read_text(encoding="utf-8")
    named = re.findall(r"`(tests/[\w./]+\.py)(?:::(\w+))?`", page)
    assert len(named) > 12
    for path, test in named:
        source = (ROOT / path).read_text(encoding="utf-8")
        assert not test or f"def {test}(" in source, f"{path}::{test}"


def test_the_page_names_every_report_format() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert [name for name in FORMATS if f"`{name}`" not in page] == []


def test_the_cache_can_be_put_elsewhere(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STYLECHECK_CACHE_DIR", str(tmp_path / "elsewhere"))
    assert run("check", "-", stdin="Hello there.").returncode in (0, 1)
    assert os.listdir(tmp_path / "elsewhere")
