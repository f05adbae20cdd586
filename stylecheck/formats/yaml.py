"""YAML: the string values of catalogues and other files, at their true places in every style of scalar.

PyYAML's event stream gives exact marks, expands no alias and needs no recursion; what its scalars do not tell, which
character of the source each character of a value is, is worked out here and checked against the value.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from stylecheck.errors import DraftError
from stylecheck.formats import records
from stylecheck.formats.mapped import Builder, Encode, Mapped, never, same, unescaped
from stylecheck.formats.records import Value
from stylecheck.formats.segment import Comment, Options, Segment
from stylecheck.lazy import lazy
from stylecheck.span import Span

DEEPEST = 200
"""Levels of nesting; the library needs time that grows with the square of them."""
BREAK = r"(?:(?<![ \t])[ \t]++)?(?:\r\n?+|\n)[ \t]*(?:(?:\r\n?+|\n)[ \t]*)*"
FOLD = lazy(BREAK)
SINGLE = lazy(rf"''|{BREAK}")
DOUBLE = lazy(rf"\\(?:x[0-9A-Fa-f]{{2}}|u[0-9A-Fa-f]{{4}}|U[0-9A-Fa-f]{{8}}|(?:\r\n|\r|\n)[ \t]*|.)|{BREAK}", re.DOTALL)
LINE_BREAK = lazy(r"\r\n|\r|\n")
BLOCK = lazy(r"[|>](?P<hints>[-+0-9]*)[^\r\n]*(?:\r\n|\r|\n)?")
COMMENT = lazy(r"(?:^|(?<=[ \t]))#[^\r\n]*", re.MULTILINE)
CONTROLS = {
    "0": "\0",
    "a": "\a",
    "b": "\b",
    "t": "\t",
    "n": "\n",
    "v": "\v",
    "f": "\f",
    "r": "\r",
    "e": "\x1b",
    "N": "\x85",
    "_": "\xa0",
    "L": "\u2028",
    "P": "\u2029",
}
PLAIN = lazy(r"(?![Yy]$|[Nn]$|(?i:yes|no|on|off|true|false|null)$)[^\W_](?:[\w .!?…’()/-]|,(?= ))*(?<! )|[.…]")
"""New text that is a string in plain style wherever it is put."""


def segments(source: str, options: Options) -> Iterator[Segment]:
    """Yield the string values that are drafts; raises DraftError where the source is not YAML."""
    return records.found(_values(source, options.filename), options)


def comments(source: str) -> Iterator[Comment]:
    """Yield the comments."""
    scalars = (event for event in _events(source, "") if hasattr(event, "style"))
    done = 0
    for start, end in [*((mark.start_mark.index, mark.end_mark.index) for mark in scalars), (len(source),) * 2]:
        for match in COMMENT.finditer(source, done, max(done, start)):
            yield Comment(Span(*match.span()), match[0].strip("# "))
        done = end


def _events(source: str, filename: str) -> Iterator[Any]:
    import yaml

    try:
        yield from yaml.parse(source, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise DraftError(filename, line, f"not YAML: {error.problem}") from error
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        raise DraftError(filename, 1, f"not YAML: {str(error).splitlines()[0]}") from error


class _Place:
    """Where the event stream is: the keys and indexes that lead there, and whether a key or a value comes next."""

    def __init__(self) -> None:
        self._path: list[str | int] = []
        self._key_next: list[bool] = []
        self._flow: list[bool] = []

    def begin(self) -> bool:
        """Take up a node; tell whether it is a key."""
        if not self._path:
            return False
        if isinstance(self._path[-1], int):
            self._path[-1] += 1
            return False
        self._key_next[-1] = not self._key_next[-1]
        return not self._key_next[-1]

    def open(self, *, mapping: bool, flow: bool) -> int:
        """Enter a mapping or a list; return how deep that is."""
        self._path.append("" if mapping else -1)
        self._key_next.append(True)
        self._flow.append(flow)
        return len(self._path)

    def close(self) -> None:
        """Leave the innermost mapping or list."""
        self._path.pop()
        self._key_next.pop()
        self._flow.pop()

    def name(self, key: str) -> None:
        """Note the key of the value that comes next."""
        self._path[-1] = key

    @property
    def in_flow(self) -> bool:
        """Whether brackets or braces stand around."""
        return any(self._flow)

    @property
    def path(self) -> tuple[str, ...]:
        """The keys and indexes."""
        return tuple(map(str, self._path))


def _values(source: str, filename: str) -> Iterator[Value]:
    """Yield the strings that are values, with the path of keys that leads to each."""
    place = _Place()
    for event in _events(source, filename):
        kind = type(event).__name__
        if kind in ("MappingStartEvent", "SequenceStartEvent"):
            place.begin()
            if place.open(mapping=kind[0] == "M", flow=bool(event.flow_style)) > DEEPEST:
                raise DraftError(filename, event.start_mark.line + 1, "not read: nested too deeply")
        elif kind in ("MappingEndEvent", "SequenceEndEvent"):
            place.close()
        elif kind == "AliasEvent":
            place.begin()
        elif kind == "ScalarEvent":
            if place.begin():
                place.name(event.value)
            elif event.style or event.implicit[0]:
                yield Value(place.path, _text(source, event, in_flow=place.in_flow))


def _text(source: str, event: Any, *, in_flow: bool) -> Mapped:
    """Return a scalar's text; one run for the whole where it cannot be told apart, such as indented folded lines."""
    span = Span(event.start_mark.index, event.end_mark.index)
    style = event.style
    if style in ("|", ">"):
        text = _block(source, span, folded=style == ">")
    elif style in ("'", '"'):
        pattern, decode, encode = QUOTED[style]
        text = unescaped(source, Span(span.start + 1, span.end - 1), pattern, decode, encode)
    else:
        text = unescaped(source, span, FOLD, _folded, never if in_flow else _plain)
    if text.text.rstrip("\n") == event.value.rstrip("\n"):
        return text
    builder = Builder(source, never)
    builder.put(event.value, *span)
    return builder.mapped()


def _folded(breaks: str) -> str:
    """Return what line breaks inside a flow scalar stand for: one is a space, each further one a line break."""
    count = len(LINE_BREAK.findall(breaks))
    return " " if count == 1 else "\n" * (count - 1)


def _single(escape: str) -> str:
    return "'" if escape == "''" else _folded(escape)


def _double(escape: str) -> str:
    if escape[0] != "\\":
        return _folded(escape)
    if escape[1] in "xuU" and len(escape) > 2:
        return chr(int(escape[2:], 16))
    return "" if escape[1] in "\r\n" else CONTROLS.get(escape[1], escape[1])


def _block(source: str, span: Span, *, folded: bool) -> Mapped:
    """Return the lines of a block scalar without their indentation."""
    builder = Builder(source, _one_line)
    header = BLOCK.match(source, *span)
    position = header.end() if header else span.end
    lines = source[position : span.end].splitlines(keepends=True)
    indent = min((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), default=0)
    for line in lines:
        content = line.rstrip("\r\n")
        builder.put("", position, position + min(indent, len(content)))
        builder.copy(position + min(indent, len(content)), position + len(content))
        if len(content) < len(line):
            builder.put("\n", position + len(content), position + len(line))
        position += len(line)
    text = builder.mapped()
    end = len(text.text.rstrip())
    return text.inner(unescaped(text.text, Span(0, end), FOLD, _folded, same)) if folded else text


def _one_line(new: str) -> str | None:
    return None if "\n" in new or new[:1].isspace() else new


def _plain(new: str) -> str | None:
    return new if PLAIN.fullmatch(new) else None


def _escaped(new: str) -> str:
    return new.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")


def _doubled(new: str) -> str | None:
    return None if "\n" in new else new.replace("'", "''")


QUOTED: dict[str, tuple[re.Pattern[str], Callable[[str], str], Encode]] = {
    "'": (SINGLE, _single, _doubled),
    '"': (DOUBLE, _double, _escaped),
}
