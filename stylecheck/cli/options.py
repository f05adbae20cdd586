"""Options that several commands share, and how they, the configuration and defaults make a Checker."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from stylecheck.checker import Checker
from stylecheck.cli.files import Draft, Found, read_context, read_draft
from stylecheck.cli.walk import spec
from stylecheck.config import Config, Setting, find_config, flat, read_config
from stylecheck.errors import ConfigError, nearest
from stylecheck.frontmatter import front_layer, front_matter

if TYPE_CHECKING:
    from stylecheck.grammar import Settings as GrammarSettings

Paths = Annotated[list[str], typer.Argument(help="Files or directories; - reads stdin.", show_default=False)]
Culture = Annotated[
    str | None, typer.Option(help="The reader's culture, such as ja-JP; `stylecheck cultures` lists them.")
]
Lang = Annotated[str | None, typer.Option("--lang", help="Language of the draft; wins over detection.")]
Channel = Annotated[str | None, typer.Option(help="email (default), chat, social, phone or template.")]
To = Annotated[str | None, typer.Option("--to", help="The reader's name, as in 'Dr. Kenji Tanaka'.")]
From = Annotated[str | None, typer.Option("--from", help="The sender's name, as it should stand in the signature.")]
Subject = Annotated[str | None, typer.Option(help="The subject line, where the draft does not hold it.")]
Context = Annotated[
    str | None, typer.Option(help="File with the message that the draft answers; - reads it from stdin.")
]
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
TextKey = Annotated[
    str | None,
    typer.Option(metavar="KEY", help="An archive of JSON lines: check the text at this key of each, line by line."),
]
CultureKey = Annotated[
    str | None, typer.Option(metavar="KEY", help="With --text-key: the key of each reader's culture.")
]
IdKey = Annotated[
    str | None, typer.Option(metavar="KEY", help="With --text-key: the key of an id, which the output repeats.")
]
ConfigFile = Annotated[str | None, typer.Option("--config", help="This configuration file, instead of the nearest.")]
Isolated = Annotated[bool, typer.Option("--isolated", help="Ignore configuration files.")]
StdinFilename = Annotated[str, typer.Option(help="Name to report for stdin; its suffix picks the format.")]
Encoding = Annotated[str | None, typer.Option(help="Encoding of the drafts; default UTF-8, or what a BOM says.")]
OutputFormat = Annotated[
    str | None,
    typer.Option(
        "--output-format",
        "--format",
        help="full (default on a terminal), concise (default elsewhere), json, html, sarif, junit, checkstyle, github, "
        "gitlab, rdjson or template:FILE: see docs/reports.md.",
    ),
]
Outputs = Annotated[
    list[str] | None,
    typer.Option(
        "--output",
        metavar="FILE",
        help="Write a report to a file too: report.sarif, report.json, page.html or NAME:FILE; may be repeated.",
    ),
]
FailOn = Annotated[
    str | None, typer.Option(help="Exit 1 from this severity: suggestion, warning (default), error, never.")
]
ExitZero = Annotated[bool, typer.Option("--exit-zero", help="Exit 0 even with findings.")]
Grammar = Annotated[
    bool, typer.Option("--grammar", help="Check grammar too, with LanguageTool: see docs/grammar.md; off by default.")
]
LanguageToolUrl = Annotated[
    str | None, typer.Option("--languagetool-url", help="A LanguageTool server, such as http://localhost:8081.")
]
RequireGrammar = Annotated[
    bool, typer.Option("--require-grammar", help="Exit 3 if grammar could not be checked; implies --grammar.")
]
Jobs = Annotated[int, typer.Option(min=0, help="Processes to run; 0 for one on each core.")]
BaselineFile = Annotated[
    str | None, typer.Option("--baseline", help="Leave out the findings that this file knows; see stylecheck baseline.")
]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Check every file again, changed or not.")]
ForceExclude = Annotated[
    bool, typer.Option("--force-exclude", help="Leave excluded files out even when they are named.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Findings only: no notes, no summary.")]

OPTION_NAMES = {
    "lang": "language",
    "sender": "from",
    "fail_on": "fail-on",
    "output_format": "output-format",
    "input_format": "input-format",
    "grammar": "grammar-on",
    "languagetool_url": "languagetool-url",
    "require_grammar": "require-grammar",
}
"""Options that configuration files call by another name."""
OPTION_KEYS = (
    "culture",
    "to",
    "sender",
    "subject",
    "lang",
    "channel",
    "register",
    "address",
    "recipients",
    "audience",
    "rules",
    "locales",
    "fail_on",
    "output_format",
    "input_format",
    "grammar",
    "languagetool_url",
    "require_grammar",
    "baseline",
)
OUTSIDE_CHECKS = ("fail-on", "output-format", "baseline", "exclude")
"""Settings that change which drafts are checked or what is made of the findings, never the findings of a draft."""
FAIL_ON = ("suggestion", "warning", "error", "never")


class Settings:
    """Options of one call; configuration fills in what they leave open."""

    def __init__(self, options: dict[str, Any], config: str | None = None, isolated: bool = False) -> None:
        self.options = options
        self.config = config
        self.isolated = isolated

    def of(self, path: Path | None) -> dict[str, Any]:
        """Return the settings for one file: command line over configuration, severities rule by rule."""
        return self._merged(self._config(path).settings(path))

    def checker(self, draft: Draft, **forced: Any) -> Checker:
        """Return a checker for one draft, shared by those with the same settings; raises ConfigError or DataError.

        The command line wins over the draft's own front matter, and that over the configuration.
        """
        configured = self._config(draft.path).settings(draft.path)
        own = front_matter(draft.text, draft.name)
        if "severity" in own:
            own["severity"] = {**configured.get("severity", {}), **own["severity"]}
        settings = {**self._merged({**configured, **own}), **forced}
        try:
            return _checker(_frozen(settings))
        except ConfigError as error:
            raise self._blamed(error, draft.path) from error

    def situation(self, path: Path | None) -> tuple[tuple[str, Any], ...]:
        """Return the settings that decide what a check of one file finds."""
        return _frozen({key: value for key, value in self.of(path).items() if key not in OUTSIDE_CHECKS})

    def excluded(self, path: Path) -> bool:
        """Tell whether the configuration excludes a file or directory."""
        config = self._config(path)
        patterns = config.settings(None).get("exclude")
        if not patterns or config.root is None:
            return False
        place = path.resolve()
        root = config.root.resolve()
        if not place.is_relative_to(root):
            return False
        return spec(tuple(patterns)).match_file(place.relative_to(root).as_posix() + "/" * place.is_dir())

    def explain(self, path: Path) -> dict[str, Setting]:
        """Return what the configuration and the file's own front matter say, and where; raises ConfigError."""
        found = self._config(path).explain(path)
        if path.is_file():
            layer = front_layer(read_draft(Found(str(path), path), None, None).text, str(path))
            if layer is not None:
                for key, value in layer.values.items():
                    found.update(flat(layer, (key,), value))
        return found

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

    def _merged(self, found: dict[str, Any]) -> dict[str, Any]:
        """Return settings with the command line's over them."""
        given = {key: value for key, value in self.options.items() if value not in (None, [], {})}
        if "severity" in given:
            given["severity"] = {**found.get("severity", {}), **given["severity"]}
        return {**found, **given}

    def _config(self, path: Path | None) -> Config:
        if self.isolated:
            return Config()
        if self.config is not None:
            return read_config(Path(self.config))
        return find_config(path.parent if path is not None else Path())

    def _blamed(self, error: ConfigError, path: Path | None) -> ConfigError:
        """Say of a name that a file's path gave where it comes from."""
        for setting in self._config(path).explain(path).values():
            if setting.captured and f"“{setting.value}”" in str(error):
                return ConfigError(f"{path}: {error} ({setting})")
        return error


def settings_of(given: Mapping[str, Any]) -> Settings:
    """Gather a command's options under the names that configuration files use."""
    options = {OPTION_NAMES.get(key, key): given.get(key) for key in OPTION_KEYS}
    options |= {key: split(given.get(key)) for key in ("select", "ignore", "keys")}
    options["severity"] = severities(given.get("severity"))
    options["context"] = read_context(given.get("context"))
    return Settings(options, given.get("config"), bool(given.get("isolated")))


def _frozen(settings: Mapping[str, Any]) -> tuple[tuple[str, Any], ...]:
    """Return settings as a value that can be a key."""
    return tuple(sorted((key, _hashable(value)) for key, value in settings.items()))


def _hashable(value: Any) -> Any:
    if isinstance(value, dict):
        return tuple(sorted((key, _hashable(item)) for key, item in value.items()))
    return tuple(value) if isinstance(value, list) else value


@cache
def _checker(frozen: tuple[tuple[str, Any], ...]) -> Checker:
    settings = dict(frozen)
    return Checker(
        settings.get("culture"),
        settings.get("language"),
        settings.get("channel", "email"),
        settings.get("to"),
        settings.get("address"),
        settings.get("select", ()),
        settings.get("ignore", ()),
        context=settings.get("context"),
        subject=settings.get("subject"),
        sender=settings.get("from"),
        register=settings.get("register"),
        recipients=settings.get("recipients", 1),
        audience=settings.get("audience", "general"),
        grammar=_grammar(settings),
        severity=dict(settings.get("severity", ())),
        rules=settings.get("rules", ()),
        locales=settings.get("locales", ()),
        input_format=settings.get("input-format"),
        keys=settings.get("keys", ()),
    )


def _grammar(settings: dict[str, Any]) -> GrammarSettings | None:
    """Return how grammar is checked, or None: an option turns it on, or a server named in the configuration."""
    table = dict(settings.get("grammar", ()))
    url = settings.get("languagetool-url") or table.get("url")
    asked = settings.get("grammar-on") or settings.get("require-grammar")
    if not (url or asked or table.get("local")):
        return None
    from stylecheck.grammar import DEADLINE
    from stylecheck.grammar import Settings as GrammarSettings

    return GrammarSettings(
        url=url,
        picky=table.get("picky", False),
        mother_tongue=table.get("mother_tongue"),
        disabled=tuple(table.get("disabled", ())),
        timeout=float(table.get("timeout", DEADLINE)),
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
