from __future__ import annotations

import os
import runpy
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
OFFLINE = Path(__file__).parent / "offline"
LEAKS = "STYLECHECK_TEST_LEAKS"


def pytest_configure(config: pytest.Config) -> None:
    """Keep the whole suite, and each Python process that it starts, from talking to another machine."""
    if LEAKS not in os.environ:  # workers of one run share the file
        handle, name = tempfile.mkstemp(prefix="stylecheck-leaks-")
        os.close(handle)
        os.environ[LEAKS] = name
        os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(OFFLINE), os.environ.get("PYTHONPATH")]))
    runpy.run_path(str(OFFLINE / "sitecustomize.py"))


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a run in which anything tried to reach another machine, even where the program went on without."""
    leaks = Path(os.environ[LEAKS])
    if not hasattr(session.config, "workerinput") and leaks.is_file():
        if said := leaks.read_text(encoding="utf-8"):
            print(f"\nTried to reach another machine:\n{said}", file=sys.stderr)
            session.exitstatus = pytest.ExitCode.TESTS_FAILED
        leaks.unlink()


@pytest.fixture(autouse=True)
def _no_colors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run the installed command line in an empty directory."""

    def call(*arguments: str, stdin: str | bytes = "") -> subprocess.CompletedProcess[str]:
        given = stdin.encode() if isinstance(stdin, str) else stdin
        done = subprocess.run(
            [sys.executable, "-m", "stylecheck", *arguments],
            input=given,
            capture_output=True,
            cwd=tmp_path,
            env={**os.environ, "PYTHONUTF8": "1", "COLUMNS": "200"},
            check=False,
        )
        out, err = done.stdout.decode(), done.stderr.decode()
        return subprocess.CompletedProcess(done.args, done.returncode, out, err)

    return call


@pytest.fixture(scope="session")
def french(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the official French pipeline, by its hash, into a directory of its own; skip where no index has it."""
    shared = tmp_path_factory.getbasetemp().parent / f"french-{os.environ.get('PYTEST_XDIST_TESTRUNUID', 'alone')}"
    if not shared.is_dir():
        own = tmp_path_factory.mktemp("french")
        command = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--require-hashes", "--target", str(own)]
        command += ["-r", str(ROOT / "tests" / "requirements-models.txt")]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            pytest.skip(f"pip cannot install the French pipeline: {done.stderr.strip().splitlines()[-1]}")
        with suppress(OSError):  # another worker was faster
            own.rename(shared)
    return shared


PACK = """\
pack: house
language: en
summary: House rules.
rules:
  - id: synergy
    category: clarity
    basis: service
    message: "“{match}” may not be clear to {readers}."
    severity: warning
    phrases: [synerg(y|ies)]
    rewrite: [working together]
    fix: safe
    why: Nobody says so.
    source: {ref: SERVICE, confidence: high}
    examples:
      - {bad: "We look for «synergies».", good: "We look for working together."}
"""


@pytest.fixture
def pack(tmp_path: Path) -> Callable[..., Path]:
    """Write a small user pack, with replacements, and return its directory."""

    def write(**replacements: str) -> Path:
        text = PACK
        for old, new in replacements.items():
            assert old in text
            text = text.replace(old, new)
        folder = tmp_path / "packs"
        folder.mkdir(exist_ok=True)
        (folder / "house.yaml").write_text(text, encoding="utf-8")
        return folder

    return write


@pytest.fixture
def rule(tmp_path: Path) -> Callable[..., Any]:
    """Compile a rule ``own.it`` from the fields of a pack file, with defaults for those every rule needs."""

    def compiled(language: str = "en", lists: dict[str, list[str]] | None = None, **fields: object) -> Any:
        import yaml

        from stylecheck import loader
        from stylecheck.shipped import load_pack

        own = {
            "id": "it",
            "category": "clarity",
            "basis": "service",
            "message": "“{match}”",
            "severity": "warning",
            "why": "Because.",
            "source": {"ref": "SERVICE", "confidence": "low"},
            "examples": [{"good": "Nothing."}],
            **fields,
        }
        pack = {"pack": "own", "language": language, "summary": "Own rules.", "lists": lists or {}, "rules": [own]}
        (tmp_path / "own.yaml").write_text(yaml.safe_dump(pack, allow_unicode=True), encoding="utf-8")
        (only,) = load_pack(loader.user_unit(tmp_path)).rules
        return only

    return compiled


@pytest.fixture(scope="session")
def document() -> Callable[..., Any]:
    """Make a document with the salutations of its language; masks are given as (kind, start, end)."""

    def made(source: str, *masks: tuple[str, int, int], language: str = "en", **options: Any) -> Any:
        from stylecheck.document import Document
        from stylecheck.formats.mask import Mask
        from stylecheck.shipped import shipped_pack
        from stylecheck.span import Span

        spans = [Mask(kind, Span(start, end)) for kind, start, end in masks]
        options.setdefault("sectioning", shipped_pack(language).sectioning)
        return Document(source, spans, language=language, **options)

    return made
