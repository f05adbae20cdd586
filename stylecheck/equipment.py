"""What is installed that stylecheck can use, which rules that activates, and what each part costs: for the doctor."""

from __future__ import annotations

import platform
import subprocess
import sys
from collections.abc import Iterator, Sequence
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from stylecheck import grammar, loader, pipeline
from stylecheck.data import cache_dir
from stylecheck.results import RESULTS

LIBRARIES = ("langdetect", "spacy", "spacy-lookups-data", "language-tool-python")
READ_BY_SPACY = ("tokens", "dependency")
CHECK = (
    "import stylecheck; start(); "
    "stylecheck.check('Dear Ms Novak,\\n\\nThank you for your message about the broken chair.', 'ja-JP')"
)
FIRST_USE = {
    "check": CHECK,
    "langdetect": "start(); import langdetect; langdetect.detect('Thank you for your message.')",
    "spacy": "start(); import spacy; spacy.blank('en')",
}
"""What is timed, each in an interpreter of its own; the time starts with ``start()``."""
PATIENCE = 120
"""Seconds that one measurement or command may take."""


class Trained(NamedTuple):
    """An installed trained pipeline; ``ms`` to load it, spaCy included, None when that fails."""

    language: str
    name: str
    version: str
    ms: float | None


class Inactive(NamedTuple):
    """Rules for drafts in a language that lack a trained pipeline, and the command that installs one."""

    language: str
    rules: tuple[str, ...]
    command: str


class Cache(NamedTuple):
    """A folder of the cache: files and bytes."""

    path: str
    holds: str
    files: int
    size: int


class Equipment(NamedTuple):
    """All that the doctor reports; versions are None for what is not installed, times are in ms."""

    python: str
    libraries: dict[str, str | None]
    java: str | None
    languagetool: str | None
    pipelines: tuple[Trained, ...]
    rules_read_by_spacy: int
    inactive: tuple[Inactive, ...]
    caches: tuple[Cache, ...]
    first_use: dict[str, float | None]


def equipment(directories: Sequence[Path] = ()) -> Equipment:
    """Look at everything, the user's rules in directories too; raises ConfigError or DataErrors for broken ones."""
    libraries = {name: _version(name) for name in LIBRARIES}
    timed = {name: code for name, code in FIRST_USE.items() if name == "check" or libraries[name]}
    first_use = {name: _ms(code) for name, code in timed.items()}
    rules = sorted(_read_by_spacy(directories))
    return Equipment(
        platform.python_version(),
        libraries,
        _java(),
        next(map(str, grammar.servers()), None),
        tuple(_trained()),
        len(rules),
        tuple(_inactive(rules)),
        tuple(_caches()),
        first_use,
    )


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _java() -> str | None:
    """Return the first line of what java says of itself."""
    try:
        said = subprocess.run(["java", "-version"], capture_output=True, text=True, timeout=PATIENCE, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    return next(iter(said.stderr.splitlines()), "")


def _trained() -> Iterator[Trained]:
    for language, found in pipeline.every().items():
        ms = _ms(f"start(); import spacy; spacy.load({str(found.path)!r})")
        yield Trained(language, found.name, found.version, ms)


def _read_by_spacy(directories: Sequence[Path]) -> Iterator[tuple[str, str, str]]:
    """Yield language and code of each rule that spaCy reads, and what it asks for."""
    units = [loader.language_unit(language) for language in ("any", *loader.languages())]
    for unit in (*units, *map(loader.user_unit, directories)):
        for rule in unit["rules"]:
            if rule["kind"] in READ_BY_SPACY:
                yield rule["language"], rule["code"], loader.unpacked(rule)["data"]["asked"]


def _inactive(rules: Sequence[tuple[str, str, str]]) -> Iterator[Inactive]:
    for language in sorted({language for language, _, _ in rules}):
        own = tuple(code for of, code, asked in rules if of == language and pipeline.missing(of, asked))
        if own:
            yield Inactive(language, own, pipeline.remedy(language))


def _caches() -> Iterator[Cache]:
    for folder, holds in ((cache_dir(), "compiled rules"), (cache_dir() / RESULTS, "reports on unchanged drafts")):
        sizes = [path.stat().st_size for path in folder.glob("*") if path.is_file()]
        yield Cache(str(folder), holds, len(sizes), sum(sizes))


def _ms(code: str) -> float | None:
    """Return how long code takes in an interpreter of its own; None if it fails."""
    clock = "import time\ndef start():\n global begun\n begun = time.perf_counter()\n"
    script = f"{clock}{code}\nprint((time.perf_counter() - begun) * 1000)"
    command = [sys.executable, "-P", "-W", "ignore", "-c", script]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=True)
    except subprocess.SubprocessError:
        return None
    return round(float(done.stdout.split()[-1]), 1)
