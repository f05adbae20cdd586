"""Options that several commands share, and how they, the configuration and defaults make a Checker."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from stylecheck.checker import Checker
from stylecheck.config import Config, find_config, read_config
from stylecheck.errors import ConfigError, nearest

Paths = Annotated[list[str], typer.Argument(help="Files or directories; - reads stdin.", show_default=False)]
Culture = Annotated[
    str | None, typer.Option(help="The reader's culture, such as ja-JP; `stylecheck cultures` lists them.")
]
Lang = Annotated[str | None, typer.Option("--lang", help="Language of the draft; wins over detection.")]
Channel = Annotated[str | None, typer.Option(help="email (default), chat, social, phone or template.")]
To = Annotated[str | None, typer.Option("--to", help="The reader's name, as in 'Dr. Kenji Tanaka'.")]
Recipients = Annotated[
    int | None, typer.Option(min=1, help="How many people read it; plural forms are fine for several.")
]
Address = Annotated[str | None, typer.Option(help="Form of address due: polite, familiar or either.")]
Register = Annotated[str | None, typer.Option(help="first-contact, customer (default) or colleague.")]
Audience = Annotated[str | None, typer.Option(help="general (default) or technical: technical terms are fine.")]
Select = Annotated[list[str] | None, typer.Option(help="Only these rules, packs or categories; comma-separated.")]
Ignore = Annotated[list[str] | None, typer.Option(help="Not these rules, packs or categories; comma-separated.")]
SeverityOption = Annotated[
    list[str] | None, typer.Option("--severity", metavar="RULE=LEVEL", help="Severity of one rule: off … error.")
]
Rules = Annotated[list[str] | None, typer.Option(help="Directory of your own rule packs.")]
Locales = Annotated[list[str] | None, typer.Option(help="Directory of your own profiles.")]
InputFormat = Annotated[
    str | None, typer.Option(help="Read the drafts as text, markdown, html, eml, po, json …, whatever their suffix.")
]
Keys = Annotated[
    list[str] | None, typer.Option(help="JSON, YAML, CSV …: only texts at these keys, such as body,*.text.")
]
ConfigFile = Annotated[str | None, typer.Option("--config", help="This configuration file, instead of the nearest.")]
Isolated = Annotated[bool, typer.Option("--isolated", help="Ignore configuration files.")]
StdinFilename = Annotated[str, typer.Option(help="Name to report for stdin; its suffix picks the format.")]
Encoding = Annotated[str | None, typer.Option(help="Encoding of the drafts; default UTF-8, or what a BOM says.")]
OutputFormat = Annotated[
    str | None, typer.Option(help="full (default on a terminal), concise (default elsewhere) or json.")
]
FailOn = Annotated[
    str | None, typer.Option(help="Exit 1 from this severity: suggestion, warning (default), error, never.")
]
ExitZero = Annotated[bool, typer.Option("--exit-zero", help="Exit 0 even with findings.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Findings only: no notes, no summary.")]

FAIL_ON = ("suggestion", "warning", "error", "never")


class Settings:
    """Options of one call; configuration fills in what they leave open."""

    def __init__(self, options: dict[str, Any], config: str | None = None, isolated: bool = False) -> None:
        self.options = options
        self.config = config
        self.isolated = isolated
        self._checkers: dict[str, Checker] = {}

    def of(self, path: Path | None) -> dict[str, Any]:
        """Return the settings for one file: command line over configuration."""
        given = {key: value for key, value in self.options.items() if value not in (None, [], {})}
        config = self._config(path)
        return {**config.settings(path), **given}

    def checker(self, path: Path | None, **forced: Any) -> Checker:
        """Return a checker for one file, shared by files with the same settings; raises ConfigError."""
        settings = {**self.of(path), **forced}
        key = repr(sorted(settings.items()))
        if key not in self._checkers:
            self._checkers[key] = _checker(settings)
        return self._checkers[key]

    @property
    def reads_data(self) -> bool:
        """Whether all files of data in a directory are meant: their keys or their format were given."""
        return bool(self.options.get("keys") or self.options.get("input-format"))

    def input_format(self, path: Path | None) -> str | None:
        """Return the format that a file is read as, if one was asked for."""
        return self.of(path).get("input-format")

    def choice(self, key: str, path: Path | None, allowed: tuple[str, ...], default: str) -> str:
        """Return a one-word setting; raises ConfigError for a word that is not allowed."""
        value = str(self.of(path).get(key, default))
        if value not in allowed:
            raise ConfigError(f"unknown {key} “{value}”{nearest(value, allowed)} (one of {', '.join(allowed)})")
        return value

    def _config(self, path: Path | None) -> Config:
        if self.isolated:
            return Config()
        if self.config is not None:
            return read_config(Path(self.config))
        return find_config(path.parent if path is not None else Path())


def _checker(settings: dict[str, Any]) -> Checker:
    return Checker(
        settings.get("culture"),
        settings.get("language"),
        settings.get("channel", "email"),
        settings.get("to"),
        settings.get("address"),
        settings.get("select", ()),
        settings.get("ignore", ()),
        register=settings.get("register"),
        recipients=settings.get("recipients", 1),
        audience=settings.get("audience", "general"),
        severity=settings.get("severity"),
        rules=settings.get("rules", ()),
        locales=settings.get("locales", ()),
        input_format=settings.get("input-format"),
        keys=settings.get("keys", ()),
    )


def split(values: list[str] | None) -> list[str]:
    """Return the parts of repeated, comma-separated options."""
    return [part.strip() for value in values or [] for part in value.split(",") if part.strip()]


def severities(values: list[str] | None) -> dict[str, str]:
    """Return RULE=LEVEL options as a mapping; raises ConfigError for one without =."""
    pairs = {}
    for value in split(values):
        rule, equals, level = value.partition("=")
        if not equals:
            raise ConfigError(f"--severity takes RULE=LEVEL, not “{value}”")
        pairs[rule] = level
    return pairs


def wants_color() -> bool:
    """Tell whether stdout is a terminal that may get colours (see no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
