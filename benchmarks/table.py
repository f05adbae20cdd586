"""The table of figures in benchmarks/README.md: each section of run.py writes its own rows and leaves the others."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

BEGIN, END = "<!-- table of run.py -->\n", "<!-- end of table -->"


class Row(NamedTuple):
    """One row; what was not measured is empty."""

    section: str
    input: str
    run: str
    time: str = ""
    speed: str = ""
    peak: str = ""
    findings: str = ""
    ratio: str = ""

    def line(self) -> str:
        """Return the row as Markdown."""
        return f"| {' | '.join(self)} |"


HEAD = [Row("section", "input", "run", "time", "MB/s", "peak MB", "findings", "ratio").line(), "|---" * 8 + "|"]


def seconds(value: float) -> str:
    """Return a time with three digits, in ms below one second."""
    return f"{value * 1000:.3g} ms" if value < 0.9995 else f"{value:.3g} s" if value < 999.5 else f"{value:,.0f} s"


def replaced(text: str, rows: Iterable[Row], order: Iterable[str]) -> str:
    """Return a document with the rows of some sections in place of those that it had; sections stand in ``order``."""
    new = list(rows)
    renewed = {row.section for row in new}
    before, _, rest = text.partition(BEGIN)
    old, _, after = rest.partition(END)
    kept = [line for line in old.splitlines() if (name := _section(line)) and name not in renewed]
    places = {name: place for place, name in enumerate(order)}
    lines = sorted([*kept, *(row.line() for row in new)], key=lambda line: places.get(_section(line), -1))
    return f"{before}{BEGIN}" + "".join(f"{line}\n" for line in [*HEAD, *lines]) + f"{END}{after}"


def update(path: Path, rows: Iterable[Row], order: Iterable[str]) -> None:
    """Put rows into the table of a file."""
    path.write_text(replaced(path.read_text(encoding="utf-8"), rows, order), encoding="utf-8")


def _section(line: str) -> str:
    """Return the section that a line of the table belongs to; none for its head."""
    found = re.match(r"\| (\w+) \|", line)
    return found[1] if found and line not in HEAD else ""
