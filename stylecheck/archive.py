"""Archives: drafts as JSON lines, read and answered one by one, so that a million take no more memory than ten.

The command line reads them from files; stylecheck.spark has its own rows and uses ``answer`` alone.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, BinaryIO, NamedTuple

from stylecheck.checker import Checker
from stylecheck.errors import ConfigError, DraftError, nearest
from stylecheck.linter import LEFT_OUT
from stylecheck.report.json_report import file_data
from stylecheck.report.model import CheckedFile

MOST_BYTES = 32 * 2**20
"""A longer line is no draft, as a larger file is none."""
SKIPPED_AT_ONCE = 2**20
"""Bytes of a line that is too long that are held while its end is looked for."""
BOM = b"\xef\xbb\xbf"
LONGEST_CULTURE = 40
"""Code points; a longer name is looked up nowhere and not repeated in a message."""
KEYS_COMPARED = 50
TYPES = {type(None): "null", bool: "a boolean", int: "a number", float: "a number", list: "an array", dict: "an object"}

Pick = Callable[[str | None], Checker]
"""Returns the checker for a culture, or for drafts that name none; raises ConfigError for one that is unknown."""


class Line(NamedTuple):
    """A line of an archive, counted from 1; without its content where that is too long to be read."""

    number: int
    content: bytes | None


class Keys(NamedTuple):
    """Where in a line's object the draft stands, the reader's culture and what the draft is known by; see ``at``."""

    text: str
    culture: str | None = None
    id: str | None = None


def lines(stream: BinaryIO) -> Iterator[Line]:
    """Yield the lines that are not blank, holding one at a time."""
    number = 0
    while content := stream.readline(MOST_BYTES + 1):
        number += 1
        if len(content) > MOST_BYTES and not content.endswith(b"\n"):
            while (content := stream.readline(SKIPPED_AT_ONCE)) and not content.endswith(b"\n"):
                pass
            yield Line(number, None)
        elif content := (content.removeprefix(BOM) if number == 1 else content).strip():
            yield Line(number, content)


def entry(line: Line, keys: Keys, encoding: str | None, pick: Pick) -> dict[str, Any]:
    """Return what is said of a line: its number, its id if a key for it is known, and the answer to its draft."""
    said: dict[str, Any] = {"line": line.number}
    try:
        record = _record(line, encoding)
    except ValueError as error:
        return {**said, "error": str(error)}
    if keys.id is not None:
        said["id"] = at(record, keys.id)
    if (text := at(record, keys.text)) is None:
        return {**said, "error": f"no text at “{keys.text}”{nearest(keys.text, list(record)[:KEYS_COMPARED])}"}
    return {**said, **answer(text, at(record, keys.culture) if keys.culture is not None else None, pick)}


def at(record: dict[str, Any], key: str) -> Any:
    """Return the value at a key, or at a dotted path through nested objects; None without one."""
    if key in record or "." not in key:
        return record.get(key)
    first, _, rest = key.partition(".")
    inner = record.get(first)
    return at(inner, rest) if isinstance(inner, dict) else None


def answer(text: object, culture: object, pick: Pick) -> dict[str, Any]:
    """Return a draft's entry in the JSON report, less its path, or why it could not be checked as ``error``."""
    if not isinstance(text, str):
        return {"error": f"the text is {TYPES[type(text)]}, not a string"}
    if not isinstance(culture, str | None) or len(culture or "") > LONGEST_CULTURE:
        return {"error": "the culture is no name of a culture, such as ja-JP"}
    try:
        report = pick(culture or None).check(text)
    except ConfigError as error:
        return {"error": str(error)}
    except DraftError as error:
        return {"error": error.problem}
    said = file_data(CheckedFile("", report))
    del said["path"]
    return said


def problem(said: Mapping[str, Any]) -> str:
    """Return why an answer is none, or not a whole one; empty for one that is whole."""
    left_out = (note for note in said.get("notes", ()) if note.endswith(LEFT_OUT))
    return str(said.get("error") or "; ".join(left_out))


def _record(line: Line, encoding: str | None) -> dict[str, Any]:
    """Return the object on a line; raises ValueError, its text the problem."""
    if line.content is None:
        raise ValueError(f"longer than {MOST_BYTES >> 20} MB, so not read")
    chosen = encoding or "utf-8"
    try:
        record = json.loads(line.content.decode(chosen))
    except UnicodeDecodeError as error:
        raise ValueError(f"not {chosen}: byte 0x{line.content[error.start]:02x}") from error
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON: {error.msg} at column {error.colno}") from error
    except RecursionError as error:
        raise ValueError("not JSON that can be read: nested too deeply") from error
    except ValueError as error:  # a number of thousands of digits
        raise ValueError("not JSON that can be read: a number is too long") from error
    if not isinstance(record, dict):
        raise ValueError(f"{TYPES.get(type(record), 'a string')}, not an object")
    return record
