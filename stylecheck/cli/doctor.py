"""The command that looks at the installation: doctor."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stylecheck import __version__
from stylecheck.cli import app
from stylecheck.cli import options as opt
from stylecheck.errors import ConfigError

if TYPE_CHECKING:
    from stylecheck.equipment import Equipment

USES = {
    "langdetect": "tells the language where script and function words leave a doubt",
    "spacy": "token rules",
    "spacy-lookups-data": "lemmas without a trained pipeline: pip install spacy-lookups-data",
    "language-tool-python": "--grammar without a server of your own: pip install 'stylecheck[languagetool]'",
}


@app.command()
def doctor(
    rules: opt.Rules = None,
    output_format: Annotated[str, typer.Option("--output-format", "--format", help="text (default) or json.")] = "text",
) -> None:
    """Show what is installed, which rules that activates, where the caches are, and what each part costs.

    stylecheck doctor
    """
    from stylecheck.equipment import equipment

    if output_format not in ("text", "json"):
        raise ConfigError(f"unknown output-format “{output_format}” (one of text, json)")
    found = equipment([Path(folder) for folder in rules or ()])
    if output_format == "json":
        print(json.dumps({"version": __version__, **_plain(found)}, ensure_ascii=False, indent=2))
    else:
        print("\n".join(_lines(found)))


def _plain(found: Equipment) -> dict[str, object]:
    nested = ("pipelines", "inactive", "caches")
    return {**found._asdict(), **{name: [item._asdict() for item in getattr(found, name)] for name in nested}}


def _lines(found: Equipment) -> Iterator[str]:
    yield f"stylecheck {__version__}, Python {found.python}; a first short check takes {_ms(found.first_use['check'])}"
    yield ""
    yield "Libraries"
    for name, version in found.libraries.items():
        cost = f", {_ms(found.first_use[name])} to load" if name in found.first_use else ""
        yield f"  {name}: {version or 'not installed'}{cost} ({USES[name]})"
    yield f"  Java: {found.java or 'not found'} (LanguageTool on this machine needs 17 or newer)"
    yield f"  LanguageTool: {found.languagetool or 'not on this machine'} (--grammar)"
    yield ""
    yield "Trained spaCy pipelines" if found.pipelines else "Trained spaCy pipelines: none"
    for item in found.pipelines:
        cost = "it cannot be loaded" if item.ms is None else f"{_ms(item.ms)} to load, spaCy included"
        yield f"  {item.language}: {item.name} {item.version}, {cost}"
    yield ""
    silent = sum(len(item.rules) for item in found.inactive)
    yield f"Rules that spaCy reads: {found.rules_read_by_spacy}, of which inactive: {silent}"
    for lacking in found.inactive:
        yield f"  {lacking.language}: {', '.join(lacking.rules)}; to activate: {lacking.command}"
    yield ""
    yield "Caches"
    for cache in found.caches:
        yield f"  {cache.path}: {cache.holds}, {cache.files} files, {cache.size / 1e6:.1f} MB"


def _ms(value: float | None) -> str:
    return "an unknown time" if value is None else f"{value:.0f} ms"
