"""The commands about rules and profiles: explain, rules, cultures, test and new."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Annotated, Any

import typer

from stylecheck import loader, suppress
from stylecheck.cli import app
from stylecheck.cli import options as opt
from stylecheck.cli.options import split
from stylecheck.errors import ConfigError, nearest

Format = Annotated[str, typer.Option(help="text or json.")]


@app.command()
def explain(rule: str, lang: opt.Lang = None, rules: opt.Rules = None) -> None:
    """Explain a rule: what it flags, why, on what source, with its examples.

    stylecheck explain directness.flat-refusal
    """
    from stylecheck.catalogue import explanation, named, source_title
    from stylecheck.packs import shipped_sources

    if rule in suppress.SEVERITIES:
        print(f"# {rule}\n\n{suppress.SUMMARIES[rule]}\n{suppress.WHY[rule]} See docs/configuration.md.")
        return
    found = named(rule, _directories(rules))
    chosen = [entry for entry in found if entry.language == lang] if lang else _own_language_first(found)
    if not chosen:
        languages = ", ".join(entry.language for entry in found)
        raise ConfigError(f"“{rule}” has no rule for drafts in “{lang}” (it has {languages})")
    sources = shipped_sources([])
    for entry in chosen:
        print("\n".join(explanation(entry, source_title(entry.rule.source, entry, sources))))
    others = [entry.language for entry in found if entry not in chosen]
    if others:
        print(f"\nAlso for drafts in {', '.join(others)}: stylecheck explain {rule} --lang {others[0]}")


@app.command("rules")
def list_rules(
    language: Annotated[
        str | None, typer.Option("--language", "--lang", help="Only rules for drafts in this language.")
    ] = None,
    category: Annotated[str | None, typer.Option(help="Only rules of this category.")] = None,
    rules: opt.Rules = None,
    output_format: Format = "text",
) -> None:
    """List rules with severity, basis and source.

    stylecheck rules --language pl
    """
    from stylecheck.catalogue import entries

    found = entries(_directories(rules))
    _known("language", language, {entry.language for entry in found})
    _known("category", category, {entry.rule.category for entry in found})
    rows = [
        {
            "rule": entry.code,
            "language": entry.language,
            "category": entry.rule.category,
            "basis": entry.rule.basis,
            "severity": entry.severity,
            "source": entry.rule.source.ref,
            "confidence": entry.rule.source.confidence,
            "fix": entry.rule.fix,
            "summary": entry.summary,
        }
        for entry in found
        if language in (None, entry.language) and category in (None, entry.rule.category)
    ]
    if _format(output_format) == "json":
        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    _table(("rule", "language", "category", "basis", "severity", "source", "confidence"), rows)
    print(f"{len(rows)} rules", file=sys.stderr)


@app.command()
def cultures(
    name: Annotated[str | None, typer.Argument(help="A culture, for its whole profile.")] = None,
    locales: opt.Locales = None,
    output_format: Format = "text",
) -> None:
    """List the culture profiles, or show one with its sources.

    stylecheck cultures ja-JP
    """
    from stylecheck.catalogue import profile_page

    directories = tuple(_directories(locales))
    if name is not None:
        page = loader.profile(name, directories)
        print(
            json.dumps(page, ensure_ascii=False, indent=2)
            if _format(output_format) == "json"
            else "\n".join(profile_page(page))
        )
        return
    shown = [loader.profile(culture, directories) for culture in loader.cultures(directories)]
    if _format(output_format) == "json":
        print(json.dumps(shown, ensure_ascii=False, indent=2))
        return
    dimensions = list(shown[0]["dimensions"]) if shown else []
    rows = [
        {
            "culture": profile["culture"],
            "readers": profile["name"],
            "languages": ", ".join(profile.get("languages", [])),
        }
        | {dimension: profile["dimensions"][dimension]["level"] for dimension in dimensions}
        for profile in shown
    ]
    _table(("culture", "readers", "languages", *dimensions), rows)


@app.command()
def test(
    names: Annotated[list[str] | None, typer.Argument(help="Rules, packs or languages; default all.")] = None,
    rules: opt.Rules = None,
    quiet: opt.Quiet = False,
) -> None:
    """Run the examples of rules: bad ones must be flagged at the marked words, good ones must get silence.

    stylecheck test --rules my-rules
    """
    from stylecheck import selftest

    outcomes = list(selftest.run(_directories(rules), names or ()))
    failed = [outcome for outcome in outcomes if not outcome.passed]
    for outcome in failed:
        print(f"{outcome.path}:{outcome.line}: {outcome.word}: {outcome.code}: {outcome.detail}")
    skipped = Counter((outcome.code, outcome.detail) for outcome in outcomes if outcome.word == "Skipped")
    for (code, detail), count in skipped.items():
        examples = "1 example" if count == 1 else f"{count} examples"
        print(f"Skipped: {code}: {examples} for a trained pipeline: {detail}", file=sys.stderr)
    if not quiet:
        tried = len(outcomes) - skipped.total()
        aside = f", {skipped.total()} skipped" if skipped else ""
        print(f"{tried - len(failed)} of {tried} examples hold{aside}", file=sys.stderr)
    if failed:
        raise typer.Exit(1)


@app.command()
def new(
    kind: Annotated[str, typer.Argument(help="rule or culture.")],
    name: Annotated[str, typer.Argument(help="pack.rule-id, or a culture such as fi-FI.")],
    language: Annotated[
        str, typer.Option("--language", "--lang", help="Language of the drafts the rule is for.")
    ] = "en",
    directory: Annotated[Path | None, typer.Option(help="Where to write; default ./rules or ./locales.")] = None,
) -> None:
    """Write a commented starting point for a rule pack or a profile.

    stylecheck new rule house.brand-name, then: stylecheck test --rules rules
    """
    from stylecheck import scaffold

    makers = {"rule": scaffold.rule, "culture": scaffold.culture}
    if kind not in makers:
        raise ConfigError(f"new takes rule or culture, not “{kind}”{nearest(kind, makers)}")
    folder = directory or Path("rules" if kind == "rule" else "locales")
    filename, text = makers[kind](name, language)
    path = folder / filename
    if path.exists():
        raise ConfigError(f"{path}: this file exists already")
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    print(path)


def _directories(values: list[str] | None) -> list[Path]:
    folders = [Path(value) for value in split(values)]
    for folder in folders:
        if not folder.is_dir():
            raise ConfigError(f"{folder}: no such directory")
    return folders


def _own_language_first(found: list[Any]) -> list[Any]:
    """Return the rule for English or any language where there is one, else the first."""
    preferred = [entry for entry in found if entry.language in ("en", "any")]
    return preferred or found[:1]


def _known(option: str, value: str | None, known: set[str]) -> None:
    if value is not None and value not in known:
        raise ConfigError(f"unknown {option} “{value}”{nearest(value, known)} (one of {', '.join(sorted(known))})")


def _format(value: str) -> str:
    if value not in ("text", "json"):
        raise ConfigError(f"unknown output-format “{value}” (one of text, json)")
    return value


def _table(columns: tuple[str, ...], rows: list[dict[str, str]]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(row[column] for column in columns))
    Console(width=None if sys.stdout.isatty() else 200, highlight=False).print(table)
