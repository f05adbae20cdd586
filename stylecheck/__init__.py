"""stylecheck: checks drafts for one reader's culture. ``stylecheck.check(text, culture="ja-JP")``."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stylecheck.checker import Checker, Report, check
    from stylecheck.diagnostic import Diagnostic, Edit, Fix, Severity, Source
    from stylecheck.errors import ConfigError, DataError, DataErrors, DraftError, StylecheckError
    from stylecheck.fix import FixResult
    from stylecheck.span import Span

__version__ = "0.1.0"

__all__ = [
    "Checker",
    "ConfigError",
    "DataError",
    "DataErrors",
    "Diagnostic",
    "DraftError",
    "Edit",
    "Fix",
    "FixResult",
    "Report",
    "Severity",
    "Source",
    "Span",
    "StylecheckError",
    "check",
]

MODULES = {
    "checker": ("Checker", "Report", "check"),
    "diagnostic": ("Diagnostic", "Edit", "Fix", "Severity", "Source"),
    "errors": ("ConfigError", "DataError", "DataErrors", "DraftError", "StylecheckError"),
    "fix": ("FixResult",),
    "span": ("Span",),
}
"""Module to the names that it offers here, imported when first asked for: the command line needs few of them."""


def __getattr__(name: str) -> Any:
    for module, names in MODULES.items():
        if name in names:
            return globals().setdefault(name, getattr(import_module(f"stylecheck.{module}"), name))
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
