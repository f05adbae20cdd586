"""JSON and JSON lines: catalogues, help-desk exports, and whatever else keeps texts in string values."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from stylecheck.errors import DraftError
from stylecheck.formats import records
from stylecheck.formats.mapped import Encode, Mapped, unescaped
from stylecheck.formats.records import Value
from stylecheck.formats.segment import Comment, Options, Segment
from stylecheck.lazy import lazy
from stylecheck.span import Span

TOKEN = lazy(r"\"[^\"\\]*+(?:\\.?[^\"\\]*+)*+(?:\"|\Z)|[][{}:,]|[^\s\"{}:,\[\]]+", re.DOTALL)
AFTER = lazy(r"\s*:?")
ESCAPE = lazy(r"\\u[dD][89abAB][0-9A-Fa-f]{2}\\u[dD][c-fC-F][0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\\.", re.DOTALL)


def segments(source: str, options: Options) -> Iterator[Segment]:
    """Yield the string values that are drafts; raises DraftError where the source is not JSON."""
    if options.format == "jsonl":
        for start, end in _lines(source):
            _validate(source, options.filename, start, end)
            yield from records.found(_values(source, start, end), options)
        return
    _validate(source, options.filename, 0, len(source))
    yield from records.found(_values(source, 0, len(source)), options)


def comments(source: str) -> Iterator[Comment]:  # noqa: ARG001
    """Yield nothing: JSON has no comments."""
    yield from ()


def _lines(source: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in source.split("\n"):
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1


def _validate(source: str, filename: str, start: int, end: int) -> None:
    first = source.count("\n", 0, start)
    try:
        json.loads(source[start:end].removeprefix("\ufeff"), parse_int=str)  # numbers may have any length
    except json.JSONDecodeError as error:
        raise DraftError(
            filename,
            first + error.lineno,
            f"not JSON: {error.msg[:1].lower()}{error.msg[1:].removesuffix(' starting at')}",
        ) from error
    except RecursionError as error:
        raise DraftError(filename, first + 1, "not read: nested too deeply") from error


def _values(source: str, start: int, end: int) -> Iterator[Value]:
    """Yield the strings that are values, with the path of keys that leads to each. The source is known to be JSON."""
    path: list[str | int] = []
    key = ""
    encode = _ascii if source.isascii() and "\\u" in source else _encoded
    for token in TOKEN.finditer(source, start, end):
        sign = token[0]
        if sign in "{[":
            path.append("" if sign == "{" else 0)
        elif sign in "}]":
            path.pop()
        elif sign == ",":
            if path and isinstance(path[-1], int):
                path[-1] += 1
        elif sign == ":":
            path[-1] = key
        elif sign[0] == '"':
            text = _text(source, token.start() + 1, token.end() - 1, encode)
            if path and isinstance(path[-1], str) and _is_key(source, token.end()):
                key = text.text
            else:
                yield Value(tuple(map(str, path)), text)


def _is_key(source: str, end: int) -> bool:
    after = AFTER.match(source, end)
    return after is not None and after[0].endswith(":")


def _text(source: str, start: int, end: int, encode: Encode) -> Mapped:
    return unescaped(source, Span(start, end), ESCAPE, _decoded, encode)


def _decoded(escape: str) -> str:
    return str(json.loads(f'"{escape}"'))


def _ascii(new: str) -> str:
    return json.dumps(new)[1:-1]


def _encoded(new: str) -> str:
    return json.dumps(new, ensure_ascii=False)[1:-1]
