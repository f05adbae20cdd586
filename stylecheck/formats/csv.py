"""Tables (CSV and TSV): the cells that are drafts, by the names in the first row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stylecheck.errors import DraftError
from stylecheck.formats import records
from stylecheck.formats.mapped import Builder, Encode, Mapped, unescaped
from stylecheck.formats.records import Value
from stylecheck.formats.segment import Comment, Options, Segment
from stylecheck.formats.strings import looks_like_prose
from stylecheck.lazy import lazy
from stylecheck.span import Span

DELIMITERS = ",;\t|"
DOUBLED = lazy('""')
FIRST_LINE = lazy(r"\ufeff?((?:\"[^\"]*\"|[^\"\r\n])*)")
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the start of a formula: no new text begins so."""
LONGEST_NAME = 60
"""Code points of a column's name; a first row with a longer cell is data."""

Row = list[tuple[Span, bool]]
"""Cells: where each stands, quotation marks left out, and whether it has them."""


def segments(source: str, options: Options) -> Iterator[Segment]:
    """Yield the cells that are drafts; raises DraftError at a quoted cell that never ends."""
    return records.found(_values(source, options), options)


def comments(source: str) -> Iterator[Comment]:  # noqa: ARG001
    """Yield nothing: tables have no comments."""
    yield from ()


def _values(source: str, options: Options) -> Iterator[Value]:
    delimiter = "\t" if options.format == "tsv" else _delimiter(source)
    names: list[str] | None = None
    for number, row in enumerate(_rows(source, delimiter, options.filename), 1):
        cells = [_text(source, span, delimiter, quoted=quoted) for span, quoted in row]
        if names is None:
            texts = [cell.text.strip() for cell in cells]
            names = texts if _is_header(texts) else []
            if names:
                continue
        for column, cell in enumerate(cells):
            name = names[column] if column < len(names) else str(column + 1)
            yield Value((str(number), name), cell)


def _delimiter(source: str) -> str:
    """Return the sign that parts the cells of the first row: the most frequent one outside quotation marks."""
    line = FIRST_LINE.match(source)
    bare = re.sub(r"\"[^\"]*\"", "", line[1] if line else "")
    return max(DELIMITERS, key=bare.count)


def _is_header(texts: list[str]) -> bool:
    """Names are short, all different, and no sentences."""
    short = all(text and len(text) <= LONGEST_NAME and not text.endswith((".", "!", "?")) for text in texts)
    return short and len(set(texts)) == len(texts) and sum(map(looks_like_prose, texts)) * 2 <= len(texts)


def _rows(source: str, delimiter: str, filename: str) -> Iterator[Row]:
    sign = re.escape(delimiter)
    cell = re.compile(
        rf"(?:\"(?P<quoted>[^\"]*+(?:\"\"[^\"]*+)*+)(?P<end>\")?|)(?P<bare>[^{sign}\r\n]*+)({sign}|\r\n|\r|\n|\Z)"
    )
    row: Row = []
    position = 1 if source.startswith("\ufeff") else 0
    while position < len(source) and (match := cell.match(source, position)) is not None:
        if match["quoted"] is not None and match["end"] is None:
            raise DraftError(filename, source.count("\n", 0, position) + 1, "not CSV: a quoted cell never ends")
        name = "quoted" if match["quoted"] is not None else "bare"
        row.append((Span(*match.span(name)), name == "quoted"))
        position = match.end()
        if match[4] != delimiter:
            yield row
            row = []
    if row:
        yield row


def _text(source: str, span: Span, delimiter: str, *, quoted: bool) -> Mapped:
    if quoted:
        return unescaped(source, span, DOUBLED, lambda _: '"', _quoted)
    builder = Builder(source, _bare(delimiter))
    builder.copy(*span)
    return builder.mapped()


def _bare(delimiter: str) -> Encode:
    """Return how text is written in a cell without quotation marks: not at all if it needs them."""
    return lambda new: (
        None if new.startswith(FORMULA) or any(sign in new for sign in (delimiter, '"', "\r", "\n")) else new
    )


def _quoted(new: str) -> str | None:
    """Return text as it stands between quotation marks; a formula is not written."""
    return None if new.startswith(FORMULA) else new.replace('"', '""')
