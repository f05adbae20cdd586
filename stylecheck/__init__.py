"""stylecheck: checks drafts for one reader's culture. ``stylecheck.check(text, culture="ja-JP")``."""

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
