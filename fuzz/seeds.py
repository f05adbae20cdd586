"""``python -m fuzz.seeds TARGET DIRECTORY``: write what the fuzzer starts from, taken from our own tests and examples.

A corpus is made of it with ``python -m fuzz TARGET -merge=1 fuzz/corpus/TARGET DIRECTORY``.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from hashlib import sha1
from importlib import import_module
from pathlib import Path

from fuzz.cases import pieces
from fuzz.targets import CHECKERS, FILES, READERS

ROOT = Path(__file__).parent.parent
LONGEST = 4096
TESTS = {
    **dict.fromkeys(READERS, ("test_formats", "test_formats_laws", "test_suppress", "test_laws")),
    "phrase": ("test_phrase",),
    "pack": ("conftest", "test_tokens", "test_data_errors"),
    "settings": ("test_config", "test_data_errors", "test_workflow"),
    "check": ("test_laws", "test_message", "test_salutation", "test_document", "test_suppress"),
    "fix": ("test_laws", "test_formats", "test_rules", "test_workflow", "test_checker"),
}
"""Target to the tests whose texts it starts from."""


def seeds(target: str) -> Iterator[str]:
    """Yield texts for a target."""
    for name in TESTS[target]:
        yield from _texts(ROOT / "tests" / f"{name}.py")
    if target in READERS:
        yield from _written()
    elif target == "settings":
        yield from (path.read_text(encoding="utf-8") for path in sorted((ROOT / "locales").glob("*.yaml")))
    elif target == "phrase":
        yield from (line.strip()[2:] for line in _lines("en") if line.startswith("      - ") and "(" in line)
    elif target == "pack":
        yield from _small_packs()
    else:
        yield from (path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples").rglob("*.txt")))
        yield from (text for packs in pieces().values() for texts in packs.values() for text in texts[:2])


def _texts(path: Path) -> Iterator[str]:
    """Yield the strings that stand in a test."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) > 8:
            yield node.value


def _written() -> Iterator[str]:
    """Yield what other libraries write in each format, as the tests of formats have it."""
    sys.path.insert(0, str(ROOT / "tests"))
    for case in import_module("test_formats_laws").CASES.values():
        yield case.write(["We would like it's a < b, x: y", 'Say "yes" here, 100 % of it. Grüße 😀'])


def _lines(language: str) -> Iterator[str]:
    for path in sorted((ROOT / "rules" / language).glob("*.yaml")):
        yield from path.read_text(encoding="utf-8").splitlines()


def _small_packs() -> Iterator[str]:
    """Yield packs of one rule: of every shipped pack its first two."""
    for path in sorted((ROOT / "rules").glob("*/[a-z]*.yaml")):
        head, _, rules = path.read_text(encoding="utf-8").partition("\nrules:\n")
        for rule in rules.split("\n  - id: ")[:3]:
            yield f"{head}\nrules:\n  - id: {rule.removeprefix('  - id: ')}\n"


def _bytes(target: str) -> Iterator[bytes]:
    """Yield the seeds as bytes; of a draft behind two bytes, the reader's and the format's."""
    for number, text in enumerate(dict.fromkeys(seeds(target))):
        data = text.encode("utf-8", "surrogateescape" if "\udc80" <= max(text, default="") <= "\udcff" else "ignore")
        if target in ("check", "fix"):
            data = bytes([number % len(CHECKERS), number % len(FILES)]) + data
        if len(data) <= LONGEST:
            yield data


def main(target: str, directory: Path) -> None:
    """Write the seeds of a target, one a file."""
    directory.mkdir(parents=True, exist_ok=True)
    for data in _bytes(target):
        (directory / sha1(data).hexdigest()[:12]).write_bytes(data)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
