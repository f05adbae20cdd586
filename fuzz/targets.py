"""What is fuzzed: each target takes bytes, feeds one part of the program, and asserts its laws."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from typing import TypeVar

from fuzz import laws
from stylecheck import Checker, config, formats, frontmatter, packs, phrase
from stylecheck.diagnostic import Severity
from stylecheck.document import Document
from stylecheck.errors import ConfigError, DataError, DataErrors, DraftError
from stylecheck.formats.decoding import decode
from stylecheck.formats.mask import blanked
from stylecheck.index import KINDS
from stylecheck.linter import lint
from stylecheck.loader import packed, profile
from stylecheck.profile import with_register
from stylecheck.program import Programs
from stylecheck.rule import Rule
from stylecheck.scene import Patterns
from stylecheck.table import Compiled, PatternTable
from stylecheck.yamlfile import RESERVED, YamlFile

T = TypeVar("T")
READERS = {
    "text": ("x.txt", "x.md"),
    "html": ("x.html",),
    "mail": ("x.eml", "x.mbox"),
    "catalogue": ("x.po", "x.pot", "x.properties", "x.xlf"),
    "data": ("x.json", "x.jsonl", "x.csv", "x.tsv"),
    "yaml": ("x.yaml",),
}
"""Target to the names of files it reads an input as; readers of small files share one, and each other's inputs."""
CHECKERS: tuple[tuple[str | None, str | None], ...] = (
    *(("ja-JP", "en"), ("en-US", "en"), ("de-DE", "de"), ("fr-FR", "fr"), ("pl-PL", "pl"), ("tr-TR", "tr")),
    *(("ja-JP", "ja"), ("zh-CN", "zh"), ("hi-IN", "hi"), ("ar-AE", "ar"), (None, None)),
)
"""Culture and language of each reader; the last is anyone, the language detected."""
FILES = ("x.txt", "x.txt", "x.md", "x.html", "x.eml", "x.json", "x.yaml", "x.po", "x.csv")
GROUP = re.compile(r"\(([^()]*)\)\??")
DRAFT = "Dear Ms Novak,\n\nWe can't do that by 03/04/2026, as synergies and we're sorry.\n\nKind regards,\nAna Lima\n"
"""What compiled rules are run over, so that none that loads fails at work."""


def reader(names: tuple[str, ...]) -> Callable[[bytes], None]:
    """Return the target that reads an input as each of some files."""

    def target(data: bytes) -> None:
        for name in names:
            source = _text(data, name)
            segments = laws.read(source, name)
            laws.segments_hold(source, name)
            if segments is not None:
                laws.comments_hold(source, name, segments)

    return target


def phrases(data: bytes) -> None:
    """Compile the last line as a phrase, those before it as a list that it may name; look for it in all of them."""
    *members, last = RESERVED.sub("", data.decode("utf-8", "ignore")).split("\n")
    lists = {"we": ["we", "our (team|firm)"], "it": members, "self": ["{self} too"]}
    language = ("en", "ja", "hi", "tr")[len(data) % 4]
    table = PatternTable(trusted=False)
    try:
        for part in phrase.alternatives(last, lists):
            pattern = phrase.phrase_pattern(part, lists, language)
            assert phrase.in_full(phrase.shortened(pattern)) == pattern
            table.add(pattern, raw=False, language=language)
    except (phrase.PhraseError, re.error):
        return
    with suppress(TimeoutError):  # a pattern that may need long takes its second, and is named
        _finds_all(table, "\n".join([*members, last, *(_said(last, choice) for choice in range(4))]), language)


def _said(text: str, choice: int) -> str:
    """Return roughly what a phrase may stand for: of each group one branch, of a list its first member."""
    while (group := GROUP.search(text)) is not None:
        branches = group[1].split("|")
        text = text[: group.start()] + branches[choice % len(branches)] + text[group.end() :]
    return re.sub(r"\{\w+\}\??|,\?", "we", text).replace("*", "s").replace("\\", "")


def _finds_all(table: PatternTable, text: str, language: str) -> None:
    """Assert that the index of words hides no match: without it just the same is found."""
    document = Document(text, language=language)
    stored = table.compiled()
    plain, searched = Patterns(stored, Programs()), Patterns(stored, Programs())
    every = {kind: tuple(index for index, own in enumerate(stored["kinds"]) if own == kind) for kind in KINDS}
    vars(plain.index)["candidates"] = lambda _, wanted: tuple(index for kind in wanted for index in every[kind])
    found = [list(patterns.find_all(range(len(stored["kinds"])), document)) for patterns in (searched, plain)]
    assert found[0] == found[1], "the index of words hides a match"
    assert all(0 <= span.start < span.end <= len(text) for span in found[0])


def pack(data: bytes) -> None:
    """Compile a rule pack and run its rules over a draft; the shipped files that it may refer to are parsed once."""
    vars(packs)["YamlFile"] = _parsed
    unit = _compiled(packs.compile_packs, data, "pack.yaml")
    if unit is None:
        return
    patterns = Patterns(unit["patterns"], Programs())
    rules = {Rule(rule, patterns): Severity.WARNING for rule in packed(unit)["rules"]}
    document = Document(DRAFT, formats.segments(DRAFT, "x.txt")[0].masks)
    found = lint(document, rules, rules, with_register(profile("ja-JP")))
    assert all(0 <= item.span.start <= item.span.end <= len(DRAFT) for item in found)


def settings(data: bytes) -> None:
    """Read a profile, a configuration file in YAML and in TOML, and front matter; then plain YAML, twice."""
    text = data.decode("utf-8", "ignore")
    unit = _compiled(packs.compile_profiles, data, "profile.yaml")
    for compiled in unit["profiles"].values() if unit else ():
        with_register(compiled).level("formality")
    for name in (config.YAML_NAME, config.TOML_NAME):
        config.read_config.cache_clear()
        path = _folder() / name
        path.write_bytes(data)
        _expected(partial(_configured, path))
    _expected(lambda: frontmatter.front_matter(f"---\n{text}\n---\n{DRAFT}", "x.md"))
    assert _expected(lambda: repr(YamlFile(Path("x"), text).value)) == _expected(
        lambda: repr(YamlFile(Path("x"), text).value)
    )


def _configured(path: Path) -> object:
    return config.read_config(path).settings(path.parent / "de-DE" / "mail.txt")


def check(data: bytes) -> None:
    """Check a draft; the first two bytes choose the reader and the format."""
    checker, name, source = _given(data)
    report = _expected(lambda: checker.check(source, name))
    if report is None:
        return
    laws.report_holds(source, report)
    if name == "x.txt":
        laws.quotes_hold(source, report.diagnostics)
    assert checker.check(source, name) == report, "not the same twice"


def fix(data: bytes) -> None:
    """Fix a draft; the first two bytes choose the reader and the format."""
    checker, name, source = _given(data)
    report = _expected(lambda: checker.check(source, name))
    if report is None:
        return
    prose = blanked(source, formats.segments(source, name)[0].masks) if name == "x.txt" else None
    laws.edits_hold(source, report.diagnostics, prose)
    laws.fix_holds(checker, name, checker.fix(source, filename=name))
    checker.fix(source, unsafe=True, filename=name)


TARGETS: dict[str, Callable[[bytes], None]] = {
    **{name: reader(names) for name, names in READERS.items()},
    "phrase": phrases,
    "pack": pack,
    "settings": settings,
    "check": check,
    "fix": fix,
}


def _text(data: bytes, name: str) -> str:
    """Return an input as the text of a file: as it is decoded, else what of it can be."""
    try:
        return decode(name, data, None, None)[0]
    except (DraftError, ConfigError):
        return data.decode("utf-8", "ignore")


def _given(data: bytes) -> tuple[Checker, str, str]:
    reader, kind = (*data[:2], 0, 0)[:2]
    name = FILES[kind % len(FILES)]
    return _checker(reader % len(CHECKERS)), name, _text(data[2:], name)


@cache
def _checker(number: int) -> Checker:
    culture, language = CHECKERS[number]
    return Checker(culture, language, recipient="Kenji Tanaka" if number % 2 else None)


def _compiled(compiler: Callable[[list[Path]], Compiled], data: bytes, name: str) -> Compiled | None:
    path = _folder() / name
    path.write_bytes(data)
    return _expected(lambda: compiler([path]))


def _expected(call: Callable[[], T]) -> T | None:
    """Return what a call returns; None where it raises what is meant for the user."""
    try:
        return call()
    except (ConfigError, DataError, DataErrors, DraftError):
        return None


def _parsed(path: Path, source: str) -> YamlFile:
    return _parsed_once(path, source) if path.name.startswith("_") else YamlFile(path, source)


@cache
def _parsed_once(path: Path, source: str) -> YamlFile:
    return YamlFile(path, source)


@cache
def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="fuzz-", dir="/dev/shm" if Path("/dev/shm").is_dir() else None))
