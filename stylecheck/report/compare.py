"""One draft for several readers: a table with a row for each finding and a column for each culture."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from stylecheck.diagnostic import Severity
from stylecheck.report.bars import bar
from stylecheck.report.model import CheckedFile
from stylecheck.report.visible import visible

if TYPE_CHECKING:
    from rich.table import Table

COLORS = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.SUGGESTION: "cyan"}
Key = tuple[str, int, int, str, str]


def comparison(columns: Mapping[str, Sequence[CheckedFile]]) -> None:
    """Print the table to stdout; a dot stands where a reader gets no finding."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    cells: dict[Key, dict[str, Severity]] = {}
    for culture, files in columns.items():
        for file in files:
            for item in file.report.diagnostics:
                words = " ".join(file.report.source[slice(*item.span)].split())
                cells.setdefault((file.path, *file.position(item), item.rule, words), {})[culture] = item.severity
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("where", "words", "rule", *columns):
        table.add_column(heading, overflow="fold")
    for (path, line, column, rule, words), row in sorted(cells.items()):
        marks = [Text(row[name].word, COLORS[row[name]]) if name in row else Text("·", "dim") for name in columns]
        place = Text(f"{visible(path)}:{line}:{column}")
        table.add_row(place, Text(visible(words if len(words) <= 40 else words[:39] + "…")), rule, *marks)
    totals = [str(sum(culture in row for row in cells.values())) for culture in columns]
    table.add_row("", "", Text("findings", "bold"), *(Text(total, "bold") for total in totals))
    width = None if sys.stdout.isatty() else 160
    console = Console(width=width, highlight=False)
    console.print(table)
    for index, path in enumerate(dict.fromkeys(file.path for files in columns.values() for file in files)):
        console.print()
        console.print(_fits(path, {culture: files[index] for culture, files in columns.items()}))


def _fits(path: str, files: Mapping[str, CheckedFile]) -> Table:
    """Return a table with a row for each category and a bar for each culture."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column(Text(f"fit of {visible(path)}"))
    for culture in files:
        table.add_column(culture)
    for rows in zip(*(file.fit for file in files.values()), strict=True):
        bars = [Text.from_ansi(f"{bar(item.score, color=True)} {item.score:3}") for item in rows]
        table.add_row(rows[0].category, *bars)
    return table
