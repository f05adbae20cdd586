"""How the time that a regular expression needs grows with the length of a text, told from the pattern alone.

A backtracking engine needs more than linear time only where two ways through a pattern read the same text again and
again: within one loop (the time doubles with each character), from one loop into another, or from the loop that every
search is, which begins anew at each character (a square). Each is looked for as two or three walks through the graph
of the pattern that read the same characters. What is not found is not there; what is found may be harmless.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import IntEnum
from functools import cache
from typing import NamedTuple

from stylecheck.automaton import Automaton, parse, repeats_within, union

COUNTED = 300
"""Times up to which a repeat is no loop: {0,300} costs so many steps more at each place, not a square."""
COUNTED_INSIDE = 8
"""The same for repeats within one another, where the ways multiply."""


class Growth(IntEnum):
    """How the time of a search grows at worst."""

    LINEAR = 0
    POLYNOMIAL = 1
    EXPONENTIAL = 2


class Verdict(NamedTuple):
    """How a pattern grows, and what may show it: a text, and one that follows it many times."""

    growth: Growth
    start: str = ""
    pump: str = ""


@cache
def growth(pattern: str, flags: int = 0, *, searched: bool = True) -> Verdict:
    """Return how a pattern's time grows, at worst; ``searched`` where it may begin anywhere in a text.

    Raises re.error for a broken pattern.
    """
    found = None
    if repeats_within(parse(pattern, flags)):
        found = next(_Walks(pattern, flags, COUNTED_INSIDE).round_in_two_ways(), None)
    found = found or next(_Walks(pattern, flags, COUNTED).into_loops(searched=searched), None)
    return found or Verdict(Growth.LINEAR)


class Read(NamedTuple):
    """A character read from a state on: where it leads, which, and which may stand before it."""

    target: int
    mask: int
    before: int


class Closure(NamedTuple):
    """What is possible from a state on without reading: characters to read, and ends as (before, after)."""

    reads: list[Read]
    ends: list[tuple[int, int]]


Places = tuple[int, ...]
Moves = Callable[[Places], Iterator[tuple[Places, "Sequence[Read]"]]]
Loop = frozenset[int]
"""The states of one loop that a character of it leads to."""


class _Walks:
    """Walks through the graph of a pattern, several at a time, that all read the same text."""

    def __init__(self, pattern: str, flags: int, bound: int) -> None:
        try:
            self._graph = Automaton(pattern, flags, bound=bound)
        except OverflowError:
            self._graph = Automaton(pattern, flags, bound=1)
        self._closures: dict[tuple[int, int], Closure] = {}
        self._loops = _loops(self._graph)
        self._loop_of = {state: loop for loop in self._loops for state in loop}
        reads = [read for read in self._graph.reads if read is not None]
        self._into = {state: mask for mask, state in reads}
        """For each state that a character leads to, which."""

    def round_in_two_ways(self) -> Iterator[Verdict]:
        """Yield each loop that can read one text in two ways."""
        for loop in self._loops:
            for state in loop:
                if pump := self._two_ways(state, loop):
                    yield Verdict(Growth.EXPONENTIAL, self._way(0, state) or "", pump)

    def into_loops(self, *, searched: bool) -> Iterator[Verdict]:
        """Yield each loop that can read what another loop, or the search itself, reads too."""
        costly = [loop for loop in self._loops if not self._never_fails(loop)]
        for loop in costly:
            if searched and (pump := self._search_into(loop)):
                yield Verdict(Growth.POLYNOMIAL, "", pump[len(pump) > 1 and pump[0] == pump[-1] :])
        for state, home in self._loop_of.items():
            for loop in self._reached(state, home) & {*costly} - {home}:
                if pump := self._loop_into(state, loop):
                    yield Verdict(Growth.POLYNOMIAL, self._way(0, state) or "", pump)

    def _reached(self, state: int, home: Loop) -> set[Loop]:
        """Return the loops that a way leads to on which a loop could read everything as well."""
        common, kept = union(self._into[member] for member in home), self._graph.atomic[state]
        queue, seen = deque([state]), {state}
        while queue:
            for read in self._closure(queue.popleft(), kept).reads:
                if read.mask & common and read.target not in seen:
                    seen.add(read.target)
                    queue.append(read.target)
        return {self._loop_of[found] for found in seen if found in self._loop_of}

    def _two_ways(self, state: int, loop: Loop) -> str:
        """Return a text that leads from a state of a loop to itself in two ways, or an empty string."""
        kept = self._graph.atomic[state]

        def moves(at: Places) -> Iterator[tuple[Places, Sequence[Read]]]:
            for number, left in enumerate(self._inside(at[0], loop, kept)):
                for right in self._inside(at[1], loop, kept)[number + 1 if at[0] == at[1] else 0 :]:
                    yield (left.target, right.target), (left, right)

        text, end = self._walk([((state, state), self._graph.before)], moves)
        back = self._way(end, state, kept) if text else None
        return "" if back is None else text + back

    def _search_into(self, loop: Loop) -> str:
        """Return a text that a loop reads, at whose end a search begun later is in that loop too."""

        def moves(at: Places) -> Iterator[tuple[Places, Sequence[Read]]]:
            for new in self._closure(at[0], 0).reads:
                for inside in self._inside(at[1], loop, 0):
                    yield (new.target, inside.target), (new, inside)

        for state in loop:
            text, end = self._walk([((0, state), self._into[state])], moves)
            if text:
                return text + (self._way(end, state) or "")
        return ""

    def _loop_into(self, state: int, loop: Loop) -> str:
        """Return a text that a loop, another one and a way from the one into the other all read."""
        home, kept = self._loop_of[state], self._graph.atomic[state]

        def moves(at: Places) -> Iterator[tuple[Places, Sequence[Read]]]:
            for middle in self._closure(at[0], kept).reads:
                for inside in self._inside(at[1], loop, 0):
                    for left in self._inside(at[2], home, 0):
                        yield (middle.target, inside.target, left.target), (middle, inside, left)

        starts = [((state, end, state), self._into[state] & self._into[end]) for end in loop]
        return self._walk(starts, moves)[0]

    def _walk(self, starts: Iterable[tuple[Places, int]], moves: Moves) -> tuple[str, int]:
        """Return a shortest text after which the first two walks are at one place, and that; or an empty text."""
        queue = deque((at, last, "") for at, last in starts if last)
        seen = {(at, last) for at, last, _ in queue}
        while queue:
            at, last, text = queue.popleft()
            for after, reads in moves(at):
                before, mask = _common(last, reads)
                if before and mask:
                    read = text + self._char(before)
                    if after[0] == after[1]:
                        return read + self._char(mask), after[0]
                    if (after, mask) not in seen:
                        seen.add((after, mask))
                        queue.append((after, mask, read))
        return "", 0

    def _way(self, state: int, goal: int, kept: int = 0) -> str | None:
        """Return a shortest text that leads from one state to another, whatever the conditions; None without one."""
        queue, seen = deque([(state, "")]), {state}
        while queue:
            at, text = queue.popleft()
            if at == goal:
                return text
            for read in self._closure(at, kept).reads:
                if read.target not in seen:
                    seen.add(read.target)
                    queue.append((read.target, text + self._char(read.mask)))
        return None

    def _inside(self, state: int, loop: Loop, kept: int) -> list[Read]:
        return [read for read in self._closure(state, kept).reads if read.target in loop]

    def _closure(self, state: int, kept: int) -> Closure:
        """Return what is possible from a state on; an atomic group among ``kept`` is not left: it gives nothing back.

        Two ways to the same character are two reads.
        """
        key = (state, kept)
        if key not in self._closures:
            self._closures[key] = found = Closure([], [])
            queue = deque([(state, self._graph.before, self._graph.after, True)])
            times = Counter(queue)
            while queue:
                at, before, after, exact = queue.popleft()
                if (read := self._graph.reads[at]) is not None and read[0] & after:
                    found.reads.append(Read(read[1], read[0] & after, before))
                if at == self._graph.accept and exact:
                    found.ends.append((before, after))
                for edge in self._graph.steps[at]:
                    step = (edge.target, before & edge.before, after & edge.after, exact and edge.exact)
                    if step[1] and step[2] and not edge.leaves & kept and times[step] < 2:
                        times[step] += 1
                        queue.append(step)
        return self._closures[key]

    def _never_fails(self, loop: Loop) -> bool:
        """Tell whether a pattern matches whenever a loop of it can go on no more, if need be with less of it."""
        from_where: dict[int, set[int]] = {state: set() for state in loop}
        for state in loop:
            for read in self._inside(state, loop, 0):
                from_where[read.target].add(state)
        falls_back = {state for state in loop if self._ends(state, self._graph.after)}
        while more := {state for state in loop - falls_back if from_where[state] and from_where[state] <= falls_back}:
            falls_back |= more
        return all(from_where[state] <= falls_back or self._ends_when_stuck(state, loop) for state in loop)

    def _ends_when_stuck(self, state: int, loop: Loop) -> bool:
        going_on = union(read.mask for read in self._inside(state, loop, 0))
        return self._ends(state, self._graph.after & ~going_on)

    def _ends(self, state: int, following: int) -> bool:
        """Tell whether a pattern can end at a state whatever of some characters follows."""
        ends = self._closure(state, 0).ends
        return any(not self._into[state] & ~before and not following & ~after for before, after in ends)

    def _char(self, mask: int) -> str:
        """Return a character of a mask: a letter rather than a sign."""
        chars = [char for number, char in enumerate(self._graph.alphabet) if mask >> number & 1]
        return min(chars, key=lambda char: (not char.isalpha(), not char.isprintable(), char), default="")


def _common(last: int, reads: Iterable[Read]) -> tuple[int, int]:
    """Return which characters may have stood last for all of some reads, and which all of them read."""
    mask = -1
    for read in reads:
        last &= read.before
        mask &= read.mask
    return last, mask


def _loops(graph: Automaton) -> list[Loop]:
    """Return the loops of a graph (Tarjan's strongly connected components, without recursion)."""
    index: dict[int, int] = {}
    low: dict[int, int] = {}
    open_states: list[int] = []
    is_open: set[int] = set()
    component: dict[int, int] = {}
    for root in range(len(graph.steps)):
        work = [(root, iter(_followers(graph, root)))] if root not in index else []
        while work:
            state, rest = work[-1]
            if state not in index:
                index[state] = low[state] = len(index)
                open_states.append(state)
                is_open.add(state)
            following = next(rest, None)
            if following is None:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[state])
                if low[state] == index[state]:
                    while True:
                        member = open_states.pop()
                        is_open.discard(member)
                        component[member] = state
                        if member == state:
                            break
            elif following not in index:
                work.append((following, iter(_followers(graph, following))))
            elif following in is_open:
                low[state] = min(low[state], index[following])
    members: dict[int, set[int]] = {}
    for state, read in enumerate(graph.reads):
        if read is not None and component[state] == component[read[1]]:
            members.setdefault(component[state], set()).add(read[1])
    return [frozenset(found) for found in members.values()]


def _followers(graph: Automaton, state: int) -> list[int]:
    read = graph.reads[state]
    steps = (edge.target for edge in graph.steps[state] if not edge.counted)
    return [*steps, *([read[1]] if read is not None else [])]
