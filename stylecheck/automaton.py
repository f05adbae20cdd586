"""A regular expression as a graph of states, for the question how its matching time grows (growth.py).

Characters are bits of a mask: each stands for all characters that the pattern cannot tell apart from it. Two bits more
stand for the start and the end of a text, so that anchors and word edges are conditions on the character before or
after, as ``(before, after)`` masks.
"""

from __future__ import annotations

import re
import re._constants as op  # type: ignore[import-not-found]
import re._parser as sre  # type: ignore[import-not-found]
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple

from stylecheck.phrase import UNSPACED

SAMPLE = (
    "azéß АжѨ09٣५_ \t\n\r\x0b\u00a0\u2028\u3000'’-–.,:;!?…/\\()[]{}<>@#%&*+=|~^$\"`"
    "。！？，、「」ーあア你ह\u093fا\u064bกא가\x00\x7f\u200b\U0001f600"
)
"""A character of every category, and those that texts are full of; a pattern adds its own."""
MOST_STATES = 30_000
"""States of a graph; a pattern whose bounded repeats make more is read as if they had no bound."""
SPELT_OUT = 8
"""Times up to which a repeat is written out; a longer one is a loop that is marked as counted."""
FEW = 3
"""Times that are counted of a repeat without end that has to be there more than once."""
SINGLE = (op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN)
REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)

Condition = tuple[int, int]


@lru_cache(2)
def parse(pattern: str, flags: int = 0) -> Any:
    """Return a parsed pattern; raises re.error."""
    return sre.parse(pattern, flags)


class Edge(NamedTuple):
    """A step without a character: where to, on which condition, and the atomic groups that it leaves, as bits."""

    target: int
    before: int
    after: int
    leaves: int = 0
    exact: bool = True
    """Whether the condition is all that the pattern asks here; else it is the part of it that a mask can say."""
    counted: bool = False
    """Whether it leads back to the start of a repeat that has an end: a way to read on, but no loop."""


class Automaton:
    """States with steps between them; state 0 is the start. A state that reads a character leads to one other."""

    def __init__(self, pattern: str, flags: int = 0, *, bound: int) -> None:
        """Build the graph of a pattern; a repeat of more than ``bound`` times is read as one without end.

        Raises re.error for a broken pattern and OverflowError for more than MOST_STATES, never with a bound of 1.
        """
        parsed = parse(pattern, flags)
        self._flags = parsed.state.flags | flags
        self._bound = bound
        self._groups: dict[int, Any] = {}
        self.alphabet = _alphabet(parsed, self._flags)
        self._numbers = {char: number for number, char in enumerate(self.alphabet)}
        self._masks: dict[tuple[Any, str, int], int] = {}
        self.start_bit, self.end_bit = 1 << len(self.alphabet), 2 << len(self.alphabet)
        self.any = self.start_bit - 1
        self.before, self.after = self.any | self.start_bit, self.any | self.end_bit
        self.steps: list[list[Edge]] = []
        self.reads: list[tuple[int, int] | None] = []
        """For each state the characters that it reads, and where to; None for none."""
        self.atomic: list[int] = []
        """For each state the atomic groups around it, as bits."""
        self._around = 0
        self._atomic_count = 0
        self.accept = self._sequence(parsed, self._state())

    def _state(self) -> int:
        if len(self.steps) >= MOST_STATES and self._bound > 1:
            raise OverflowError
        self.steps.append([])
        self.reads.append(None)
        self.atomic.append(self._around)
        return len(self.steps) - 1

    def _step(self, source: int, target: int, condition: Condition | None = None, leaves: int = 0) -> None:
        self.steps[source].append(Edge(target, *(condition or (self.before, self.after)), leaves))

    def _next(self, state: int, leaves: int = 0) -> int:
        fresh = self._state()
        self._step(state, fresh, None, leaves)
        return fresh

    def _joined(self, ends: Iterable[int]) -> int:
        fresh = self._state()
        for end in ends:
            self._step(end, fresh)
        return fresh

    def _sequence(self, items: Iterable[Any], state: int) -> int:
        for code, value in items:
            state = self._item(code, value, state)
        return state

    def _item(self, code: Any, value: Any, state: int) -> int:
        if (mask := self._mask(code, value)) is not None:
            fresh = self._state()
            self.reads[state] = (mask, fresh)
            return fresh
        if code in REPEATS:
            return self._repeat(code, value, state)
        if code is op.AT:
            return self._conditional(self._anchor(value), state, exact=value is not op.AT_END)
        if code in (op.ASSERT, op.ASSERT_NOT):
            return self._look(value, state, wanted=code is op.ASSERT)
        return self._group(code, value, state)

    def _group(self, code: Any, value: Any, state: int) -> int:
        if code is op.SUBPATTERN:
            return self._subpattern(value, state)
        if code is op.ATOMIC_GROUP:
            return self._atomically(state, lambda begin, _: self._sequence(value, begin))
        if code is op.GROUPREF:
            return self._sequence(self._groups.get(value, ()), state)
        branches = value[1] if code is op.BRANCH else [value[1], value[2] or ()]
        return self._joined([self._sequence(branch, self._next(state)) for branch in branches])

    def _subpattern(self, value: Any, state: int) -> int:
        number, added, taken, items = value
        if number is not None:
            self._groups[number] = items
        flags = self._flags
        self._flags = (flags | added) & ~taken
        end = self._sequence(items, state)
        self._flags = flags
        return end

    def _atomically(self, state: int, build: Callable[[int, int], int]) -> int:
        """Add what ``build`` makes between a state and its end, given the state and the bit of the new group."""
        self._atomic_count += 1
        bit, outside = 1 << self._atomic_count, self._around
        self._around |= bit
        end = build(self._next(state), bit)
        self._around = outside
        return self._next(end, leaves=bit)

    def _repeat(self, code: Any, value: Any, state: int) -> int:
        least, most, body = value
        few = FEW if self._bound > 1 else 0
        for _ in range(min(least - 1, few) if most > min(self._bound, SPELT_OUT) else least):
            state = self._sequence(body, self._next(state))
        if most <= min(self._bound, SPELT_OUT):
            if code is op.POSSESSIVE_REPEAT:
                return self._atomically(state, lambda begin, _: self._optional(body, most - least, begin, final=True))
            return self._optional(body, most - least, state)
        counted = most <= self._bound
        if code is op.POSSESSIVE_REPEAT:
            return self._atomically(state, lambda begin, bit: self._round(body, least, begin, bit, counted=counted))
        return self._round(body, least, state, counted=counted)

    def _optional(self, body: Any, times: int, state: int, *, final: bool = False) -> int:
        """Add a part that may be there up to so many times; ``final`` for a possessive one."""
        fresh = self._state()
        stop = self._stop(body) if final else None
        for _ in range(times):
            self._step(state, fresh, stop)
            state = self._sequence(body, self._next(state))
        self._step(state, fresh)
        return fresh

    def _stop(self, body: Any) -> Condition | None:
        """Return what must follow the end of a possessive repeat of one character: another one."""
        single = self._mask(*body[0]) if len(body) == 1 else None
        return None if single is None else (self.before, self.after & ~single)

    def _round(self, body: Any, least: int, state: int, final: int = 0, *, counted: bool) -> int:
        """Add a loop; ``final`` is the bit of a possessive one: each time round is as final as the whole."""
        begin = self._next(state)
        end = self._sequence(body, begin)
        self.steps[end].append(Edge(begin, self.before, self.after, final, counted=counted))
        fresh = self._state()
        for source in [end] if least else [state, end]:
            self._step(source, fresh, self._stop(body) if final else None)
        return fresh

    def _anchor(self, where: Any) -> list[Condition]:
        """Return the conditions, one of which must hold."""
        line_break = self._bits("\n".__eq__)
        if where is op.AT_BEGINNING and self._flags & re.MULTILINE:
            return [(self.start_bit | line_break, self.after)]
        if where in (op.AT_BEGINNING, op.AT_BEGINNING_STRING):
            return [(self.start_bit, self.after)]
        if where in (op.AT_END, op.AT_END_STRING):
            return [(self.before, self.end_bit | (line_break if where is op.AT_END else 0))]
        word = self._bits(lambda char: char.isalnum() or char == "_")
        if where is op.AT_BOUNDARY:
            return [(word, self.after & ~word), (self.before & ~word, word)]
        return [(word, word), (self.before & ~word, self.after & ~word)]

    def _conditional(self, conditions: Iterable[Condition], state: int, *, exact: bool = True) -> int:
        fresh = self._state()
        self.steps[state] += [Edge(fresh, *condition, 0, exact) for condition in conditions]
        return fresh

    def _look(self, value: Any, state: int, *, wanted: bool) -> int:
        """Add a look ahead or behind: a condition, and where it reads more than one character a dead end."""
        direction, body = value
        mask, exact = self._seen(body, direction, wanted=wanted)
        if direction > 0 and not exact:
            self._atomically(state, lambda begin, _: self._sequence(body, begin))
        condition = (mask, self.after) if direction < 0 else (self.before, mask)
        return self._conditional([condition], state, exact=exact)

    def _seen(self, body: Any, direction: int, *, wanted: bool) -> tuple[int, bool]:
        """Return the characters that a look lets through, and whether that is all that it asks."""
        everything = self.before if direction < 0 else self.after
        ways = body[0][1][1] if len(body) == 1 and body[0][0] is op.BRANCH else [body]
        masks = [self._one(way) for way in ways]
        exact = None not in masks
        known = union(mask for mask in masks if mask is not None)
        if not wanted:
            return everything & ~known, exact
        if exact:
            return known, True
        edges = [self._one(way[-1:] if direction < 0 else way[:1]) for way in ways]
        return (everything if None in edges else union(mask or 0 for mask in edges)), False

    def _one(self, items: Any) -> int | None:
        """Return the characters that a sequence of one item reads; None where it reads more, or none."""
        if len(items) != 1:
            return None
        code, value = items[0]
        if code is op.AT and value is op.AT_END_STRING:
            return self.end_bit
        return self._one(value[3]) if code is op.SUBPATTERN else self._mask(code, value)

    def _mask(self, code: Any, value: Any) -> int | None:
        """Return the characters that an item of a pattern reads, if it reads one."""
        if code not in SINGLE:
            return None
        flags = self._flags & (re.IGNORECASE | re.DOTALL)
        if code is op.LITERAL and not flags & re.IGNORECASE:
            return 1 << self._numbers[chr(value)]
        key = (code, repr(value), flags)
        if key not in self._masks:
            self._masks[key] = self._bits(_test(*key, _Value(value)))
        return self._masks[key]

    def _bits(self, test: Callable[[str], bool]) -> int:
        return union(1 << number for number, char in enumerate(self.alphabet) if test(char))


class _Value(NamedTuple):
    """The value of a parsed item; all are equal, since the text beside it names it."""

    item: Any

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 0


@cache
def _test(code: Any, text: str, flags: int, value: _Value) -> Callable[[str], bool]:  # noqa: ARG001
    """Return a test for one character, which the engine itself answers."""
    import re._compiler as compiler  # type: ignore[import-not-found]

    parsed = sre.SubPattern(sre.State(), [(code, value.item)])
    parsed.state.flags = flags | re.UNICODE
    parsed.state.str = ""
    regex: re.Pattern[str] = compiler.compile(parsed, flags | re.UNICODE)
    return cache(lambda char: regex.fullmatch(char) is not None)


def repeats_within(parsed: Iterable[Any]) -> bool:
    """Tell whether what a long repeat repeats is more than one character: only there can ways multiply."""
    bodies = [value[2] for code, value in _items(parsed) if code in REPEATS and value[1] > SPELT_OUT]
    return any(len(body) != 1 or body[0][0] not in SINGLE for body in bodies)


def _alphabet(parsed: Any, flags: int) -> str:
    """Return one character of each kind that a pattern tells apart, and some more."""
    found = {*SAMPLE, UNSPACED[0]}
    for code, value in _items(parsed):
        if code in (op.LITERAL, op.NOT_LITERAL):
            found.add(chr(value))
        elif code is op.RANGE:
            found |= {chr(code) for code in (value[0] - 1, *value, value[1] + 1) if 0 <= code < 0x110000}
    if flags & re.IGNORECASE:
        found |= {other for char in found for other in (char.lower(), char.upper()) if len(other) == 1}
    return "".join(sorted(found))


def _items(parsed: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
    """Yield every item of a parsed pattern, those inside of others too."""
    for code, value in parsed:
        yield code, value
        if code is op.SUBPATTERN:
            yield from _items(value[3])
        elif code is op.BRANCH:
            for branch in value[1]:
                yield from _items(branch)
        elif code in REPEATS:
            yield from _items(value[2])
        elif code in (op.ASSERT, op.ASSERT_NOT):
            yield from _items(value[1])
        elif code in (op.ATOMIC_GROUP, op.IN):
            yield from _items(value)
        elif code is op.GROUPREF_EXISTS:
            yield from _items(value[1])
            yield from _items(value[2] or ())


def union(masks: Iterable[int]) -> int:
    """Return the bits of all masks."""
    result = 0
    for mask in masks:
        result |= mask
    return result
