"""Rules and profiles as a reader meets them: what explain, rules and cultures print and docs pages hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from stylecheck.errors import ConfigError, nearest
from stylecheck.schema import MATCHERS, Cite, Example, Rule
from stylecheck.selftest import PackFile, pack_files


class Entry:
    """One rule with the pack it stands in."""

    def __init__(self, loaded: PackFile, rule: Rule) -> None:
        self.pack = loaded.pack
        self.rule = rule
        self.code = f"{loaded.pack.pack}.{rule.id}"
        self.language = rule.language or loaded.pack.language
        self.matcher = "/".join(key for key in MATCHERS if getattr(rule, key))

    @property
    def severity(self) -> str:
        """The severity in words: one word, or dimension and levels."""
        given = self.rule.severity
        if isinstance(given, str):
            return given
        return "; ".join(
            f"{dimension} {', '.join(f'{level}: {word}' for level, word in levels.items())}"
            for dimension, levels in given.items()
        )

    @property
    def summary(self) -> str:
        """One line on the rule."""
        return self.rule.summary or self.rule.message


def entries(directories: Sequence[Path] = ()) -> list[Entry]:
    """Return every rule, shipped and the user's, by code and language."""
    shipped = list(pack_files())
    own = list(pack_files(directories)) if directories else []
    found = [Entry(loaded, rule) for loaded in [*shipped, *own] for rule in loaded.pack.rules]
    return sorted(found, key=lambda entry: (entry.code, entry.language))


def named(code: str, directories: Sequence[Path] = ()) -> list[Entry]:
    """Return the rules of a code, one for each language; raises ConfigError with the nearest name."""
    known = entries(directories)
    found = [entry for entry in known if entry.code == code]
    if not found:
        raise ConfigError(f"unknown rule “{code}”{nearest(code, sorted({entry.code for entry in known}))}")
    return found


def explanation(entry: Entry, source: str) -> Iterator[str]:
    """Yield the lines of a rule's page, in Markdown; ``source`` is the work that it cites."""
    rule = entry.rule
    yield f"# {entry.code} ({entry.language})"
    yield ""
    yield _shown(entry.summary)
    yield ""
    yield f"**Why:** {rule.why}"
    yield ""
    yield f"- category: {rule.category}"
    yield f"- severity: {entry.severity}"
    yield f"- basis: {rule.basis}; source: {source} (confidence {rule.source.confidence})"
    yield from _conditions(rule)
    if rule.rewrite:
        yield f"- write instead: {'; '.join(f'“{text}”' for text in rule.rewrite)}"
    if rule.swap:
        yield f"- terms: {len(rule.swap)}, each with its own rewrite"
    yield f"- fix: {rule.fix}"
    yield ""
    yield "## Examples"
    yield ""
    for example in rule.examples:
        yield from _example(example)


def _conditions(rule: Rule) -> Iterator[str]:
    for name in ("channels", "registers", "cultures", "address", "recipients", "audience"):
        value = getattr(rule, name)
        if value:
            yield f"- {name}: {', '.join(value) if isinstance(value, list) else value}"


def _example(example: Example) -> Iterator[str]:
    scene = [f"{name} {value}" for name, value in (("for", example.culture), ("to", example.to)) if value]
    scene += [example.channel] if example.channel != "email" else []
    note = f" ({', '.join(scene)})" if scene else ""
    if example.bad:
        yield f"- flagged{note}: {_one_line(example.bad)}"
        if example.good:
            yield f"  - fixed: {_one_line(example.good)}"
    elif example.good:
        yield f"- fine{note}: {_one_line(example.good)}"


def _one_line(text: str) -> str:
    return " ⏎ ".join(line for line in text.splitlines() if line.strip())


def _shown(message: str) -> str:
    return message.replace("{match}", "…").replace("{readers}", "readers").replace("{reader}", "the reader")


def profile_page(profile: dict[str, Any]) -> Iterator[str]:
    """Yield the lines of a culture's page, in Markdown."""
    yield f"# {profile['culture']}: {profile['name']} readers"
    yield ""
    if profile.get("note"):
        yield profile["note"]
        yield ""
    yield f"- languages: {', '.join(profile.get('languages', []))}"
    yield f"- form of address: {_pairs(profile.get('address', {}))}{_cited(profile.get('address_source'))}"
    if names := profile.get("names"):
        titles = "; ".join(f"{language}: {', '.join(words)}" for language, words in names.get("titles", {}).items())
        yield f"- names: {names['order']}; titles {titles}{_cited(names['source'])}"
    if dates := profile.get("dates"):
        yield (
            f"- dates: {dates['pattern']}, {dates['clock']} clock, week from {dates.get('week_start', 'mon')}, "
            f"weekend {'-'.join(dates.get('weekend', []))}{_cited(dates['source'])}"
        )
    yield ""
    yield "| what the reader may expect | level | source | confidence |"
    yield "|---|---|---|---|"
    for dimension, level in profile.get("dimensions", {}).items():
        source = level["source"]
        yield f"| {dimension} | {level['level']} | {source['title'] or source['ref']} | {source['confidence']} |"
    yield from _formulas(profile)
    yield from _topics(profile)


def _formulas(profile: dict[str, Any]) -> Iterator[str]:
    for kind in ("greeting", "closing"):
        levels = profile.get("formulas", {}).get(kind, {})
        if not levels:
            continue
        yield ""
        yield f"## {kind.capitalize()}"
        yield ""
        for level, by_language in levels.items():
            for language, texts in by_language.items():
                yield f"- {level}, {language}: {' · '.join(_one_line(text) for text in texts)}"


def _topics(profile: dict[str, Any]) -> Iterator[str]:
    if profile.get("topics"):
        yield ""
        yield "## Topics to handle with care"
        yield ""
        for topic in profile["topics"]:
            yield f"- {topic['name']}{_cited(topic['source'])}"


def _pairs(values: dict[str, str]) -> str:
    return ", ".join(f"{key} {value}" for key, value in values.items())


def _cited(source: dict[str, str] | None) -> str:
    return f" ({source['title'] or source['ref']}; confidence {source['confidence']})" if source else ""


def source_title(cite: Cite, loaded: Entry, shipped: dict[str, Any]) -> str:
    """Return the title of the work that a rule cites."""
    entry = loaded.pack.sources.get(cite.ref) or shipped.get(cite.ref)
    if entry is None:
        return cite.ref
    return ", ".join(str(part) for part in (entry.title, entry.publisher, entry.year) if part)
