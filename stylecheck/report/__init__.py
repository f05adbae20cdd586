"""Output formats: each is a function from checked files to text."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from stylecheck.report.concise import concise
from stylecheck.report.full import full
from stylecheck.report.html import html_report
from stylecheck.report.json_report import json_report
from stylecheck.report.model import CheckedFile

FORMATS: dict[str, Callable[[Sequence[CheckedFile], bool], str]] = {
    "full": full,
    "concise": concise,
    "json": json_report,
    "html": html_report,
}
"""Format name to function; the flag asks for colours, which only ``full`` and ``concise`` have."""
