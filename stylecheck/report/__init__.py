"""Output formats: each is a function from checked files to text, imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module

from stylecheck.errors import ConfigError, nearest
from stylecheck.report.model import CheckedFile

Format = Callable[[Sequence[CheckedFile], bool], str]
"""The flag asks for colours, which only ``full`` and ``concise`` have."""
FORMATS = {
    "full": "full:full",
    "concise": "concise:concise",
    "json": "json_report:json_report",
    "html": "html:html_report",
    "sarif": "sarif:sarif",
    "junit": "xml:junit",
    "checkstyle": "xml:checkstyle",
    "github": "github:github",
    "gitlab": "gitlab:gitlab",
    "rdjson": "rdjson:rdjson",
}
"""Format name to module and function."""
TEMPLATE = "template:"
"""Before the name of a template file, which is a format too."""


def formatter(name: str) -> Format:
    """Return the function of a format; raises ConfigError, or DataError for a broken template."""
    if name.startswith(TEMPLATE):
        from stylecheck.report.template import template

        return template(name.removeprefix(TEMPLATE))
    if name not in FORMATS:
        known = ", ".join([*FORMATS, f"{TEMPLATE}FILE"])
        raise ConfigError(f"unknown output-format “{name}”{nearest(name, FORMATS)} (one of {known})")
    module, _, function = FORMATS[name].partition(":")
    found: Format = getattr(import_module(f"stylecheck.report.{module}"), function)
    return found
