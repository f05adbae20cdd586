"""Input formats: each is a module whose ``segments`` yields the drafts in a source, and ``comments`` its comments."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import PurePath
from typing import Protocol, cast

from stylecheck.errors import ConfigError, nearest
from stylecheck.formats.segment import Comment, Options, Segment

MODULES = {
    "text": "text",
    "markdown": "markdown",
    "html": "html",
    "eml": "mail",
    "mbox": "mail",
    "po": "po",
    "json": "json",
    "jsonl": "json",
    "yaml": "yaml",
    "csv": "csv",
    "tsv": "csv",
    "properties": "properties",
    "xliff": "xliff",
}
"""Name of a format to its module; a module is loaded when its format is first read."""
SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".eml": "eml",
    ".mbox": "mbox",
    ".po": "po",
    ".pot": "po",
    ".xlf": "xliff",
    ".xliff": "xliff",
    ".json": "json",
    ".arb": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".yaml": "yaml",
    ".yml": "yaml",
    ".csv": "csv",
    ".tsv": "tsv",
    ".properties": "properties",
}
"""A file that is named is always read, as text if its suffix is unknown."""
TEMPLATE_SUFFIXES = frozenset(
    {".liquid", ".j2", ".jinja", ".jinja2", ".hbs", ".handlebars", ".mustache", ".erb", ".tpl", ".tmpl", ".twig"}
)
"""Written behind the suffix of what the template makes, as in ``mail.html.erb``."""
DATA = frozenset({"json", "jsonl", "yaml", "csv", "tsv", "properties"})
"""Formats that mostly hold no prose: taken from a directory only where the path names a language or keys are given."""


class Format(Protocol):
    """What a format's module offers."""

    def segments(self, source: str, options: Options) -> Iterator[Segment]:
        """Yield the drafts in a source; raises DraftError where it is broken."""

    def comments(self, source: str) -> Iterator[Comment]:
        """Yield the comments of a source in order."""


def format_name(filename: str, input_format: str | None = None) -> str:
    """Return the name of the format asked for, else of the one that a file name speaks of; raises ConfigError."""
    if input_format is not None:
        if input_format not in MODULES:
            known = ", ".join(MODULES)
            raise ConfigError(f"unknown input-format “{input_format}”{nearest(input_format, MODULES)} (one of {known})")
        return input_format
    path = PurePath(filename)
    if is_template(filename):
        return SUFFIXES.get(PurePath(path.stem).suffix.lower(), "html")
    return SUFFIXES.get(path.suffix.lower(), "text")


def is_wanted(filename: str, *, data: bool = False) -> bool:
    """Tell whether a file of a directory is taken for drafts; ``data`` takes every file of strings at keys."""
    if is_template(filename):
        return True
    name = SUFFIXES.get(PurePath(filename).suffix.lower())
    if name not in DATA or data:
        return name is not None
    from stylecheck.formats.locale import language_of_path

    return language_of_path(filename) is not None


def is_template(filename: str) -> bool:
    """Tell whether a file name speaks of a template, whose placeholders are filled in later."""
    return PurePath(filename).suffix.lower() in TEMPLATE_SUFFIXES


def segments(source: str, filename: str, input_format: str | None = None, keys: tuple[str, ...] = ()) -> list[Segment]:
    """Return the drafts in a source; raises ConfigError for an unknown format and DraftError for a broken source."""
    name = format_name(filename, input_format)
    found = list(_module(name).segments(source, Options(filename, name, keys)))
    return [segment._replace(template=True) for segment in found] if is_template(filename) else found


def comments(source: str, filename: str, input_format: str | None = None) -> list[Comment]:
    """Return the comments in a source, in order; raises ConfigError for an unknown format."""
    return list(_module(format_name(filename, input_format)).comments(source))


def _module(name: str) -> Format:
    return cast("Format", import_module(f"stylecheck.formats.{MODULES[name]}"))
