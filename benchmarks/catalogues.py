"""Checks catalogues and mail templates of products that others wrote: no crash, and what it takes.

Usage: python benchmarks/catalogues.py [--languages de,ja] [PACKAGE ...]

Downloads each package's wheel with pip into a temporary directory and reads its gettext catalogues (in the languages
asked for, by default all that have rule packs) and its mail templates (HTML and text, files of a path with “mail”).
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from stylecheck import Checker, DraftError, formats, loader
from stylecheck.formats.decoding import decode
from stylecheck.formats.locale import language_of_path
from stylecheck.language import normal
from stylecheck.selftest import OWN_CULTURES

PACKAGES = ["django-allauth", "django-oscar", "pretix"]


def files(package: str, folder: Path, languages: set[str]) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of the catalogues and mail templates in a package's wheel."""
    command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary", ":all:", "-d", str(folder)]
    subprocess.run([*command, package], check=True)
    for wheel in folder.glob("*.whl"):
        with ZipFile(wheel) as archive:
            for name in sorted(archive.namelist()):
                catalogue = name.endswith(".po") and normal(language_of_path(name) or "") in languages
                if catalogue or ("mail" in name.lower() and name.endswith((".html", ".txt"))):
                    yield name, archive.read(name)


def checked(name: str, content: bytes, checkers: dict[str, Checker]) -> tuple[int, int]:
    """Return how many drafts a file holds and how many findings there are in them."""
    text, _, _ = decode(name, content, None, None)
    language = normal(language_of_path(name) or "en")
    culture = OWN_CULTURES.get(language, "en-US")
    checker = checkers.setdefault(culture, Checker(culture))
    return len(formats.segments(text, name)), len(checker.check(text, name).diagnostics)


def main(packages: list[str], languages: set[str]) -> None:
    """Print a line for each package and format."""
    checkers: dict[str, Checker] = {}
    print(
        f"{'package':16} {'format':7} {'files':>6} {'drafts':>8} {'findings':>9} {'seconds':>8} {'ms/draft':>9} unread"
    )
    for package in packages:
        totals: dict[str, Counter[str]] = {}
        with TemporaryDirectory() as folder:
            for name, content in files(package, Path(folder), languages):
                total = totals.setdefault(formats.format_name(name), Counter())
                start = time.perf_counter()
                try:
                    drafts, findings = checked(name, content, checkers)
                except DraftError as error:
                    print(error, file=sys.stderr)
                    drafts, findings = 0, 0
                    total["unread"] += 1
                total.update(files=1, drafts=drafts, findings=findings)
                total["ms"] += round(1000 * (time.perf_counter() - start))
        for kind, total in sorted(totals.items()):
            each = total["ms"] / max(1, total["drafts"])
            print(
                f"{package:16} {kind:7} {total['files']:6} {total['drafts']:8} {total['findings']:9} "
                f"{total['ms'] / 1000:8.1f} {each:9.1f} {total['unread']}"
            )
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    arguments = sys.argv[1:]
    chosen = set(loader.languages())
    if "--languages" in arguments:
        at = arguments.index("--languages")
        chosen = set(arguments[at + 1].split(","))
        del arguments[at : at + 2]
    main(arguments or PACKAGES, chosen)
