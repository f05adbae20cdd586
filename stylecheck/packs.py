"""Compiles whole units: the packs below one directory, and all profiles with their ``extends`` resolved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from stylecheck import schema
from stylecheck.checks import CHECK_NAMES
from stylecheck.compile import LanguageContext, RuleCompiler, compiled_source, parse, read_lexicon
from stylecheck.data import LANGUAGE_FILE, MESSAGE_FILE, SOURCES_FILE, data_dir
from stylecheck.errors import DataError, DataErrors, nearest
from stylecheck.names import plain
from stylecheck.phrase import fold
from stylecheck.table import Compiled
from stylecheck.vocabulary import forms
from stylecheck.yamlfile import YamlFile, read_text


def compile_packs(files: Sequence[Path]) -> Compiled:
    """Compile every pack of a unit; raises DataErrors with all problems of all files."""
    errors: list[DataError] = []
    texts = [path for path in files if path.suffix == ".txt"]
    yamls = _load([path for path in files if path.suffix != ".txt"], errors)
    own = _language(yamls, errors)
    context = LanguageContext(
        lists=own.lists if own else {},
        lexicons={path.stem: read_lexicon(path) for path in texts},
        sources=shipped_sources(errors),
        trusted=own is not None,
    )
    rules: list[Compiled] = []
    for file in yamls:
        if Path(file.path).name != LANGUAGE_FILE:
            rules += _pack(file, context, errors, shipped=own is not None)
    _unique(rules, yamls, errors)
    language = _language_facts(own, context) if own else {}
    if errors:
        raise DataErrors(errors)
    return {"language": language, "patterns": context.table.compiled(), "rules": rules}


def _pack(file: YamlFile, context: LanguageContext, errors: list[DataError], *, shipped: bool) -> list[Compiled]:
    pack = parse(file, schema.Pack, errors)
    if pack is None:
        return []
    own = context if shipped else _with_shipped_lists(context, pack.language)
    compiler = RuleCompiler(file, pack, own, CHECK_NAMES)
    rules = compiler.rules()
    errors += compiler.errors
    return rules


def _with_shipped_lists(context: LanguageContext, language: str) -> LanguageContext:
    """A user's pack may use the shipped lists of its language."""
    path = data_dir("rules") / language / LANGUAGE_FILE
    if not path.is_file():
        return context
    shipped = schema.Language.model_validate(YamlFile(path, read_text(path)).value)
    merged = LanguageContext({**shipped.lists, **context.lists}, context.lexicons, context.sources)
    merged.table = context.table
    return merged


def _load(paths: Iterable[Path], errors: list[DataError]) -> list[YamlFile]:
    files = []
    for path in paths:
        try:
            files.append(YamlFile(path, read_text(path)))
        except DataError as error:
            errors.append(error)
    return files


def _language(files: Iterable[YamlFile], errors: list[DataError]) -> schema.Language | None:
    for file in files:
        if Path(file.path).name == LANGUAGE_FILE:
            return parse(file, schema.Language, errors)
    return None


def _language_facts(own: schema.Language, context: LanguageContext) -> Compiled:
    """Greeting and closing words as patterns, for the sections of a document."""
    pack = schema.Pack.model_construct(pack="language", language=own.language, summary="", rules=[], lists={})
    compiler = RuleCompiler(YamlFile(Path(LANGUAGE_FILE), ""), pack, context, frozenset())
    facts = {
        "code": own.language,
        "name": own.name,
        "abbreviations": own.abbreviations,
        "greetings": compiler.patterns(own.greetings, (), own.language),
        "closings": compiler.patterns(own.closings, (), own.language),
        "salutation": own.salutation.model_dump(exclude_defaults=True),
    }
    if compiler.errors:
        raise DataErrors(compiler.errors)
    return facts


def compile_message(files: Sequence[Path]) -> Compiled:
    """Compile what messages in a language are made of, with the lists of its language file; raises DataErrors."""
    errors: list[DataError] = []
    yamls = {Path(file.path).name: file for file in _load(files, errors)}
    own = _language(yamls.values(), errors)
    message = parse(yamls[MESSAGE_FILE], schema.Message, errors) if MESSAGE_FILE in yamls else None
    if errors or own is None or message is None:
        raise DataErrors(errors)
    pack = schema.Pack.model_construct(pack="message", language=own.language, summary="", rules=[], lists={})
    context = LanguageContext(own.lists, {}, {})
    compiler = RuleCompiler(yamls[MESSAGE_FILE], pack, context, frozenset())
    compiled = {
        key: {name: compiler.patterns(phrases, (key, name), own.language) for name, phrases in table.items()}
        for key, table in (("parts", message.parts), ("asks", message.asks), ("gives", message.gives))
    }
    if compiler.errors:
        raise DataErrors(compiler.errors)
    return {
        "patterns": context.table.compiled(),
        **compiled,
        "sentences": message.sentences,
        "common": sorted(_comparable(fold(word, own.language)) for word in message.common),
    }


def _comparable(word: str) -> str:
    """Return the beginning of a word as incoming.subject compares it; East Asian writing has no marks to leave out."""
    return word if word >= "\u3040" else plain(word)


def compile_titles(files: Sequence[Path]) -> Compiled:
    """Compile the titles of all languages: for each, in every language that has it, its kind and gender."""
    errors: list[DataError] = []
    titles: dict[str, list[list[str]]] = {}
    parsed = (parse(file, schema.Language, errors) for file in _load(files, errors))
    for own in filter(None, parsed):
        for kind in ("titles", "professional", "suffixes"):
            for form in forms(getattr(own.salutation, kind).model_dump(), kind):
                key = fold(form.text, own.language).rstrip(".")
                titles.setdefault(key, []).append([own.language, kind, form.gender])
    if errors:
        raise DataErrors(errors)
    return {"titles": titles}


def _unique(rules: Iterable[Compiled], files: Iterable[YamlFile], errors: list[DataError]) -> None:
    """Within one language a code belongs to one rule."""
    seen: set[tuple[str, str]] = set()
    for rule in rules:
        key = (rule["code"], rule["language"])
        if key in seen:
            file, loc = _where(rule["code"], files)
            errors.append(file.error(loc, f"the rule “{rule['code']}” is defined twice"))
        seen.add(key)


def _where(code: str, files: Iterable[YamlFile]) -> tuple[YamlFile, tuple[str | int, ...]]:
    pack, _, rule_id = code.partition(".")
    places = [
        (file, ("rules", index, "id"))
        for file in files
        if isinstance(file.value, dict) and file.value.get("pack") == pack
        for index, rule in enumerate(file.value.get("rules", []))
        if rule.get("id") == rule_id
    ]
    return places[-1]


def shipped_sources(errors: list[DataError]) -> dict[str, schema.SourceEntry]:
    """Return the works that every pack and profile may cite."""
    path = data_dir("locales") / SOURCES_FILE
    parsed = parse(YamlFile(path, read_text(path)), schema.Sources, errors)
    return parsed.sources if parsed else {}


def compile_profiles(files: Sequence[Path]) -> Compiled:
    """Compile all profiles, each with what it extends merged in; raises DataErrors with all problems."""
    errors: list[DataError] = []
    sources = shipped_sources(errors)
    yamls = _load([path for path in files if path.name != SOURCES_FILE and path.suffix != ".txt"], errors)
    parsed: dict[str, tuple[YamlFile, schema.Profile]] = {}
    for file in yamls:
        profile = parse(file, schema.Profile, errors)
        if profile is not None:
            parsed[profile.culture] = (file, profile)
    profiles = {culture: _profile(culture, parsed, sources, errors) for culture in parsed}
    if errors:
        raise DataErrors({str(error): error for error in errors}.values())
    return {"profiles": profiles}


def _profile(
    culture: str,
    parsed: Mapping[str, tuple[YamlFile, schema.Profile]],
    shipped: Mapping[str, schema.SourceEntry],
    errors: list[DataError],
) -> Compiled:
    merged: Compiled = {}
    for file, profile in reversed(_chain(culture, parsed, errors)):
        sources = {**shipped, **profile.sources}
        said = profile.model_dump(exclude_unset=True, exclude={"extends", "sources"})
        _merge(merged, _cited(said, sources, file, (), errors))
    return merged


def _chain(
    culture: str, parsed: Mapping[str, tuple[YamlFile, schema.Profile]], errors: list[DataError]
) -> list[tuple[YamlFile, schema.Profile]]:
    """Return the profile and those it extends, nearest first."""
    chain = [parsed[culture]]
    names = [culture]
    while (parent := chain[-1][1].extends) is not None:
        file = chain[-1][0]
        if parent in names:
            errors.append(file.error(("extends",), f"extends: a circle: {' -> '.join([*names, parent])}"))
            break
        if parent not in parsed:
            errors.append(file.error(("extends",), f"extends: unknown profile “{parent}”{nearest(parent, parsed)}"))
            break
        chain.append(parsed[parent])
        names.append(parent)
    return chain


def _cited(
    value: Any,
    sources: Mapping[str, schema.SourceEntry],
    file: YamlFile,
    loc: tuple[str | int, ...],
    errors: list[DataError],
) -> Any:
    """Replace every citation by the work it names."""
    if isinstance(value, list):
        return [_cited(item, sources, file, (*loc, index), errors) for index, item in enumerate(value)]
    if not isinstance(value, dict):
        return value
    if value.keys() == {"ref", "confidence"}:
        if value["ref"] not in sources:
            problem = f"unknown source “{value['ref']}”{nearest(value['ref'], sources)}"
            errors.append(file.error((*loc, "ref"), problem))
        return compiled_source(schema.Cite(**value), sources)
    return {key: _cited(item, sources, file, (*loc, key), errors) for key, item in value.items()}


def _merge(base: Compiled, over: Compiled) -> None:
    """Merge mappings key by key; everything else, a cited level too, is replaced whole."""
    for key, value in over.items():
        if isinstance(value, dict) and isinstance(base.get(key), dict) and "ref" not in value:
            _merge(base[key], value)
        else:
            base[key] = value
