"""Runs every rule's own examples, on the same path that a check takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from stylecheck import loader
from stylecheck.checker import Checker
from stylecheck.compile import parse
from stylecheck.data import data_dir
from stylecheck.diagnostic import Diagnostic, Severity
from stylecheck.errors import ConfigError, DataError, DataErrors
from stylecheck.fix import apply
from stylecheck.pipeline import remedy
from stylecheck.rule import Rule
from stylecheck.schema import Example, Pack
from stylecheck.span import Span
from stylecheck.yamlfile import YamlFile, read_text

DEFAULT_CULTURES = ("ja-JP", "de-DE", "en-US", "sv-SE", "_base")
"""Cultures tried for an example that names none: the first for which the rule is not off."""


HELD = ("Validated", "")


class Outcome(NamedTuple):
    """What an example showed: Validated, Reported (good text flagged), Missing, Noisy, Wrong fix, or Skipped."""

    word: str
    path: str
    line: int
    code: str
    detail: str = ""

    @property
    def passed(self) -> bool:
        """Whether the example holds, as far as it could be tried."""
        return self.word in ("Validated", "Skipped")


class PackFile(NamedTuple):
    """A pack as its file says it, with the lines of its examples."""

    file: YamlFile
    pack: Pack


def pack_files(directories: Sequence[Path] = (), languages: Iterable[str] = ()) -> Iterator[PackFile]:
    """Yield the packs of directories, or the shipped ones (of some languages); raises DataErrors for a broken file."""
    shipped = [data_dir("rules") / language for language in languages] or [data_dir("rules")]
    for directory in directories or shipped:
        for path in sorted(directory.rglob("*.yaml")):
            if not path.name.startswith("_"):
                yield _pack_file(path)


def _pack_file(path: Path) -> PackFile:
    errors: list[DataError] = []
    file = YamlFile(path, read_text(path))
    pack = parse(file, Pack, errors)
    if pack is None:
        raise DataErrors(errors)
    return PackFile(file, pack)


def run(directories: Sequence[Path] = (), only: Sequence[str] = ()) -> Iterator[Outcome]:
    """Yield an outcome for every example of every rule; ``only`` keeps rules, packs or languages by name."""
    found = False
    for loaded in pack_files(directories, set(only) & {"any", *loader.languages()}):
        for index, rule in enumerate(loaded.pack.rules):
            code = f"{loaded.pack.pack}.{rule.id}"
            language = rule.language or loaded.pack.language
            if only and not {code, loaded.pack.pack, language} & set(only):
                continue
            found = True
            for number, example in enumerate(rule.examples):
                line = loaded.file.line(("rules", index, "examples", number))
                yield _outcome(example, code, language, loaded.file.path, line, directories)
    if not found:
        raise ConfigError(f"no rule matches {', '.join(only)}" if only else "no rules to test")


def _outcome(example: Example, code: str, language: str, path: str, line: int, directories: Sequence[Path]) -> Outcome:
    checker = _checker(example, code, language, directories)
    rule = _rule(checker, code, language)
    skipped = rule is not None and rule.needs_pipeline(language)
    word, detail = ("Skipped", remedy(language)) if skipped else _tried(example, checker, code)
    return Outcome(word, path, line, code, detail)


def _tried(example: Example, checker: Checker, code: str) -> tuple[str, str]:
    """Return what an example showed, and the words that were flagged against it."""
    if example.bad is None:
        found = _findings(checker, code, example.good or "")
        return ("Reported", _quoted(found, example.good or "")) if found else HELD
    text, marked = unmark(example.bad)
    found = _findings(checker, code, text)
    spans = {diagnostic.span for diagnostic in found}
    if missing := marked - spans:
        got = f"; flagged: {_quoted(found, text)}" if found else ""
        return "Missing", "“" + "”, “".join(text[slice(*span)] for span in sorted(missing)) + "”" + got
    if noisy := spans - marked:
        return "Noisy", "“" + "”, “".join(text[slice(*span)] for span in sorted(noisy)) + "”"
    if example.good is not None:
        fixed = apply(text, found, unsafe=True).text
        if fixed != example.good:
            return "Wrong", f"the fix gives “{fixed}”"
        if again := _findings(checker, code, fixed):
            return "Reported", f"in the fixed text: {_quoted(again, fixed)}"
    return HELD


def unmark(marked: str) -> tuple[str, set[Span]]:
    """Return text without its «…» marks, and the marked spans."""
    text: list[str] = []
    spans: set[Span] = set()
    start = 0
    for char in marked:
        if char == "«":
            start = len(text)
        elif char == "»":
            spans.add(Span(start, len(text)))
        else:
            text.append(char)
    return "".join(text), spans


def _checker(example: Example, code: str, language: str, directories: Sequence[Path]) -> Checker:
    """Return a checker for the example's reader; without a culture, one for which the rule is on."""
    candidates = (example.culture,) if example.culture else _cultures(language)
    for culture in candidates:
        checker = _build(culture, code, language, example, directories)
        rule = _rule(checker, code, language)
        if rule is not None and rule.severity(checker.profile) is not Severity.OFF:
            return checker
    return _build(candidates[0], code, language, example, directories)


OWN_CULTURES = {
    "ar": "ar-SA",
    "de": "de-DE",
    "es": "es-ES",
    "fr": "fr-FR",
    "hi": "hi-IN",
    "it": "it-IT",
    "ja": "ja-JP",
    "ko": "ko-KR",
    "nl": "nl-NL",
    "pl": "pl-PL",
    "pt": "pt-BR",
    "ro": "ro-RO",
    "ru": "ru-RU",
    "sl": "sl-SI",
    "sv": "sv-SE",
    "tr": "tr-TR",
    "zh": "zh-CN",
    "zh-Hant": "zh-TW",
}
"""The culture whose readers a draft in a language is most often written for."""


def _cultures(language: str) -> tuple[str, ...]:
    own = OWN_CULTURES.get(language)
    return (own, *DEFAULT_CULTURES) if own else DEFAULT_CULTURES


def _build(culture: str, code: str, language: str, example: Example, directories: Sequence[Path]) -> Checker:
    return Checker(
        None if culture == "_base" else culture,
        example.language or ("en" if language == "any" else language),
        example.channel,
        example.to,
        example.address,
        select=(code,),
        context=example.context,
        sender=example.sender,
        register=example.register_,
        recipients=example.recipients,
        rules=directories,
    )


def _rule(checker: Checker, code: str, language: str) -> Rule | None:
    lang = "en" if language == "any" else language
    return next((rule for rule in checker.rules(lang) if rule.code == code), None)


def _findings(checker: Checker, code: str, text: str) -> list[Diagnostic]:
    return [diagnostic for diagnostic in checker.check(text).diagnostics if diagnostic.rule == code]


def _quoted(found: Sequence[Diagnostic], text: str) -> str:
    return ", ".join(f"“{text[slice(*diagnostic.span)]}”" for diagnostic in found)
