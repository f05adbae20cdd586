"""The other checkers: how each is installed into a folder, how it is called, and what a finding looks like there."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from measure import Runner

ROOT = Path(__file__).parent.parent
PARTS = ("stylecheck", "rules", "locales", "tools")
"""Folders that a wheel is built from."""
DRIVERS = Path(__file__).parent / "drivers"
TEXTLINT = {"rules": {"write-good": True, "alex": True, "terminology": True}}
CULTURE = "ja-JP"
"""Whose readers all English and universal rules but two are for."""


class Checker(NamedTuple):
    """A command that checks the file ``{file}``; ``{here}`` stands for the folder that all is installed in."""

    name: str
    command: tuple[str, ...]
    mark: re.Pattern[str]
    """What each finding, and nothing else, has once in the output."""
    install: tuple[str, ...] = ()
    """The command that installs it; none where the system's package manager does."""


def _pip(*packages: str) -> tuple[str, ...]:
    return ("{here}/venv/bin/python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages)


def _npm(*packages: str) -> tuple[str, ...]:
    return ("npm", "install", "--no-audit", "--no-fund", "--silent", "--prefix", "{here}/node", *packages)


AT_LINE = re.compile(r"^.+?:\d+:\d+:")
AT_PLACE = re.compile(r"^\d+(:\d+)? ")
OURS = Checker(
    "stylecheck",
    ("{here}/venv/bin/stylecheck", "check", "--isolated", "--exit-zero", "--culture", CULTURE, "{file}"),
    AT_LINE,
)
PEERS = [
    Checker(
        "proselint 0.16.0, its command (at most 1,000 findings)",
        ("{here}/venv/bin/proselint", "check", "-o", "compact", "{file}"),
        AT_LINE,
        _pip("proselint==0.16.0"),
    ),
    Checker(
        "proselint 0.16.0, uncapped by a script",
        ("{here}/venv/bin/python", f"{DRIVERS}/proselint_uncapped.py", "{file}"),
        AT_PLACE,
        _pip("proselint==0.16.0"),
    ),
    Checker(
        "write-good 1.0.8",
        ("node", "{here}/node/node_modules/write-good/bin/write-good.js", "{file}", "--parse"),
        AT_LINE,
        _npm("write-good@1.0.8"),
    ),
    Checker(
        "alex 11.0.1",
        ("node", "{here}/node/node_modules/alex/cli.js", "--text", "{file}"),
        re.compile(r"^\s+\d+:\d+-\d+:\d+\s+warning\b"),
        _npm("alex@11.0.1"),
    ),
    Checker(
        "textlint 15.8.0 with write-good, alex, terminology",
        (
            "node",
            "{here}/node/node_modules/textlint/bin/textlint.js",
            "--format",
            "unix",
            "--config",
            "{here}/node/.textlintrc.json",
            "{file}",
        ),
        AT_LINE,
        _npm(
            "textlint@15.8.0",
            "textlint-rule-write-good@2.0.0",
            "textlint-rule-alex@5.0.0",
            "textlint-rule-terminology@5.2.16",
        ),
    ),
    Checker(
        "retext 9.0.0 with six plugins",
        ("node", "{here}/node/retext.mjs", "{file}"),
        AT_PLACE,
        _npm(
            "retext@9.0.0",
            "retext-english@5.0.0",
            "retext-equality@7.1.0",
            "retext-indefinite-article@5.0.0",
            "retext-intensify@7.0.0",
            "retext-passive@5.0.0",
            "retext-repeated-words@5.0.0",
            "retext-simplify@8.0.0",
        ),
    ),
    Checker(
        "harper-py 0.2.0",
        ("{here}/venv/bin/python", f"{DRIVERS}/harper_lints.py", "{file}"),
        AT_PLACE,
        _pip("harper-py==0.2.0"),
    ),
    Checker("GNU diction", ("diction", "{file}"), re.compile(r"\[")),
]
FLOOR = _pip("pyahocorasick==2.3.1")
"""The command that installs what the floor is measured with."""
BAIT = "There is is a very obvious mistake by the chairman.\nAt the end of the day he was crazy, very crazy.\n"
"""A text in which every checker finds something."""


def ready(here: Path, runner: Runner) -> tuple[list[Checker], list[Checker]]:
    """Install stylecheck as users do, and what peers can be had; return those that find something, and the others."""
    _folders(here)
    _install_ours(here)
    _install(FLOOR, here, runner)
    bait = here / "bait.txt"
    bait.write_text(BAIT, encoding="utf-8")
    there: list[Checker] = []
    missing: list[Checker] = []
    for peer in PEERS:
        if peer.install and not _works(peer, here, bait, runner):
            _install(peer.install, here, runner)
        (there if _works(peer, here, bait, runner) else missing).append(peer)
    return there, missing


def placed(command: Sequence[str], here: Path, file: Path | str = "") -> list[str]:
    """Return a command with the folder and the file that it is about."""
    return [part.format(here=here, file=file) for part in command]


def _install(command: Sequence[str], here: Path, runner: Runner) -> None:
    with suppress(OSError):  # without npm there are fewer peers
        runner.run(placed(command, here), timeout=600)


def _works(peer: Checker, here: Path, bait: Path, runner: Runner) -> bool:
    try:
        return runner.run(placed(peer.command, here, bait)).findings(peer.mark) > 0
    except OSError:
        return False


def _folders(here: Path) -> None:
    if not (here / "venv").is_dir():
        subprocess.run([sys.executable, "-m", "venv", here / "venv"], check=True)
    (here / "node").mkdir(exist_ok=True)
    (here / "node" / ".textlintrc.json").write_text(json.dumps(TEXTLINT), encoding="utf-8")
    shutil.copy(DRIVERS / "retext.mjs", here / "node")


def _install_ours(here: Path) -> None:
    """Install stylecheck from this repository, packs compiled, unless nothing in it changed since the last time."""
    digest = blake2b(digest_size=16)
    for path in [ROOT / "pyproject.toml", *(path for name in PARTS for path in sorted((ROOT / name).rglob("*.*")))]:
        if path.is_file() and path.suffix != ".pyc":
            digest.update(f"{path}\0".encode() + path.read_bytes())
    stamp = here / "stylecheck.stamp"
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != digest.hexdigest():
        subprocess.run(placed(_pip("--force-reinstall", "--no-deps", str(ROOT)), here), check=True)
        subprocess.run(placed(_pip("stylecheck"), here), check=True)  # it is there: this installs what it depends on
        stamp.write_text(digest.hexdigest(), encoding="utf-8")
