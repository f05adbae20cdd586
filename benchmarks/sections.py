"""What run.py measures: one function for each section, from a bench to rows of the table."""

from __future__ import annotations

import hashlib
import json
import re
import statistics
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from measure import WARM_UP, Pairs, Run, Runner, exponent, median, peak, steepest
from peers import OURS, Checker, placed
from table import Row, seconds

COLD_PAIRS = 21
PAIRS = {"100kB": 7, "1MB": 3, "10MB": 1}
"""How often each pair of checkers runs on a text."""
BUDGET = 45.0
"""Seconds after which a pair that ran at least once on a text runs no more."""
LONG = 900.0
"""Seconds that a check of many files, or of many sizes, may take."""
MILLION = 1_000_000
MODULES = 12
"""How many modules the table of imports names."""
EMPTY = "interpreter, start and end"
IMPORT = re.compile(r"import time:\s+(\d+) \|\s+\d+ \|\s+(\S+)")


class Bench(NamedTuple):
    """Where everything lies, and which peers are there."""

    here: Path
    inputs: Path
    runner: Runner
    peers: Sequence[Checker]
    missing: Sequence[Checker]
    sizes: Sequence[str]
    """Which of the texts are measured: all, or the small ones for a trial."""

    @property
    def mail(self) -> Path:
        """The mail of 300 words."""
        return self.inputs / "mail.txt"

    def text(self, size: str) -> Path:
        """Return the run of mails of a size."""
        return self.inputs / f"{size}.txt"

    def python(self, script: str, *arguments: object) -> list[str]:
        """Return the command that runs a script of this folder where stylecheck is installed."""
        return [f"{self.here}/venv/bin/python", str(Path(__file__).parent / script), *map(str, arguments)]

    def ours(self, *arguments: object) -> list[str]:
        """Return the command line of a check of ours."""
        return [*placed(OURS.command[:-1], self.here), *map(str, arguments)]


def cold(bench: Bench) -> Iterator[Row]:
    """One short mail: start, check, report, exit."""
    ours = bench.ours(bench.mail)
    found = _density(bench.runner.run(ours), [bench.mail])
    runs: list[Run] = []
    rows: list[Row] = []
    for peer in [Checker("`python -c pass`", ("{here}/venv/bin/python", "-c", "pass"), OURS.mark), *bench.peers]:
        say(f"cold: {peer.name}")
        pairs = bench.runner.pairs(ours, placed(peer.command, bench.here, bench.mail), COLD_PAIRS)
        runs += pairs.ours
        rows.append(_peer_row("cold", "mail, 300 words", peer, pairs, bench.mail))
    yield _row("cold", "mail, 300 words", OURS.name, runs, found=found)
    yield from rows
    yield from (Row("cold", "mail, 300 words", peer.name, "not installed") for peer in bench.missing)


def throughput(bench: Bench) -> Iterator[Row]:
    """Long texts as one draft, start included, and the check alone beside one Aho–Corasick pass."""
    slow: set[str] = set()
    for size in bench.sizes:
        yield from _at_size(bench, size, slow)
    say("throughput: the floor")
    for size, found in zip(bench.sizes, _inside(bench, "floor", *map(bench.text, bench.sizes)), strict=False):
        yield from _floor(size, found)


def _at_size(bench: Bench, size: str, slow: set[str]) -> Iterator[Row]:
    """Yield the rows of one size; ``slow`` gathers the peers that took too long, and larger texts leave them out."""
    text = bench.text(size)
    first = bench.runner.run(bench.ours(text))
    if first.ended or first.code:
        problem = "over 60 s" if first.ended else _last_line(first)
        yield Row("throughput", size, OURS.name, problem)
        return
    runs, found = [first], _density(first, [text])
    rows = []
    for peer in bench.peers:
        say(f"throughput: {size}, {peer.name}")
        if peer.name in slow:
            rows.append(Row("throughput", size, peer.name, "not run"))
            continue
        theirs = placed(peer.command, bench.here, text)
        pairs = bench.runner.pairs(bench.ours(text), theirs, PAIRS[size], BUDGET, warm_up=0)
        runs += pairs.ours
        if any(run.ended for run in pairs.theirs):
            slow.add(peer.name)
        rows.append(_peer_row("throughput", size, peer, pairs, text))
    yield _row("throughput", size, OURS.name, runs, text, found)
    yield from rows


def _floor(size: str, found: dict[str, Any]) -> Iterator[Row]:
    if "refused" in found:
        yield Row("throughput", size, "check alone", "refused")
        return
    speed = f"{found['size'] / 1e6 / found['seconds']:.2g}"
    yield Row("throughput", size, "check alone", seconds(found["seconds"]), speed, "", f"{found['findings']:,}")
    name = f"Aho–Corasick pass, {found['words']:,} literals"
    ratio = f"{found['seconds'] / found['floor']:.3g}"
    yield Row("throughput", size, name, seconds(found["floor"]), "", "", f"{found['hits']:,} hits", ratio)


def growth(bench: Bench) -> Iterator[Row]:
    """Time against the length of the text, by one warm checker."""
    points = []
    for found in _inside(bench, "text", *map(bench.text, bench.sizes)):
        size = f"{found['size'] / 1000:,.0f} kB"
        if "refused" in found:
            yield Row("growth", size, "check alone", "refused")
            continue
        points.append((found["size"], found["seconds"]))
        speed = f"{found['size'] / 1e6 / found['seconds']:.2g}"
        yield Row("growth", size, "check alone", seconds(found["seconds"]), speed, "", f"{found['findings']:,}")
    yield _exponent("growth", "text", points)


def rules(bench: Bench) -> Iterator[Row]:
    """Time against the number of rules, synthetic ones alone."""
    points = []
    for found in _inside(bench, "rules", bench.text("100kB")):
        name = f"{found['rules']:,} rules"
        points.append((found["rules"], found["seconds"]))
        yield Row("rules", name, "compiled, once", seconds(found["compiled"]))
        yield Row("rules", name, "loaded", seconds(found["loaded"]))
        yield Row("rules", name, "check of 100 kB", seconds(found["seconds"]), "", "", f"{found['findings']:,}")
    yield _exponent("rules", "rules", points)


def many(bench: Bench) -> Iterator[Row]:
    """A folder of short mails: on one core and on two, and again when nothing changed."""
    folder = bench.inputs / "mails"
    mails = list(folder.rglob("*.txt"))
    count = len(mails)
    kept = {"STYLECHECK_CACHE_DIR": str(bench.here / "cache-many")}
    plans: list[tuple[str, list[str], dict[str, str]]] = [
        ("`--jobs 1`, nothing kept", ["--no-cache"], {}),
        ("`--jobs 2`, nothing kept", ["--no-cache", "--jobs", "2"], {}),
        ("first run, results kept", [], kept),
        ("second run", [], kept),
    ]
    bench.runner.run(bench.ours(bench.mail), environment=kept)  # compiles nothing new, but fills the cache of packs
    _forget(bench.here / "cache-many" / "results")
    before: Run | None = None
    outputs = set()
    for name, options, environment in plans:
        say(f"many: {name}")
        run = bench.runner.run(bench.ours(folder, *options), LONG, environment)
        with run.output.open("rb") as output:
            outputs.add(hashlib.file_digest(output, "blake2b").digest())
        found = _density(run, mails)
        ratio = f"{before.seconds / run.seconds:.3g} × faster" if before and name != plans[2][0] else ""
        time = "over 15 min" if run.ended else f"{seconds(run.seconds)}, {seconds(run.seconds / count)} a mail"
        yield Row("many", f"{count:,} mails", name, time, "", f"{run.peak:.0f}", found, ratio)
        before = run
    said = "all said the same" if len(outputs) == 1 else "**they differ**"
    yield Row("many", f"{count:,} mails", "outputs", said)


def archives(bench: Bench) -> Iterator[Row]:
    """Short replies as JSON lines: a tenth of them on one core and on two, and all of them on one."""
    whole = bench.inputs / "replies.jsonl"
    lines = whole.read_bytes().splitlines(keepends=True)
    tenth = whole.with_name("tenth.jsonl")
    tenth.write_bytes(b"".join(lines[: len(lines) // 10]))
    keys = ("--input-format", "jsonl", "--text-key", "body", "--culture-key", "locale", "--isolated", "--exit-zero")
    before: Run | None = None
    for path, count, jobs in ((tenth, len(lines) // 10, 1), (tenth, len(lines) // 10, 2), (whole, len(lines), 1)):
        say(f"archives: {count:,} replies, --jobs {jobs}")
        command = [f"{bench.here}/venv/bin/stylecheck", "check", *keys, "--jobs", str(jobs), str(path)]
        run = bench.runner.run(command, LONG)
        time = "over 15 min" if run.ended else f"{seconds(run.seconds)}, {count / run.seconds:,.0f} replies/s"
        ratio = f"{before.seconds / run.seconds:.3g} × faster" if before and jobs > 1 else ""
        yield Row("archives", f"{count:,} replies", f"`--jobs {jobs}`", time, "", f"{run.peak:.0f}", "", ratio)
        before = run
    if not run.ended:
        hours = MILLION / count * run.seconds / 3600
        yield Row("archives", "a million replies", "`--jobs 1`, extrapolated", f"{hours:.2f} h")


def imports(bench: Bench) -> Iterator[Row]:
    """Where the milliseconds of a cold start go: by phase, and by imported module."""
    command = bench.python("phases.py", *bench.ours(bench.mail)[1:])
    runs = []
    for _ in range(WARM_UP + COLD_PAIRS):
        run = bench.runner.run(command)
        phases = _json(run)[-1]
        runs.append({"all of it": run.seconds, EMPTY: run.seconds - sum(phases.values()), **phases})
    medians = _medians(runs[WARM_UP:])
    for name, value in medians.items():
        share = f"{value / medians['all of it']:.0%}"
        yield Row("imports", "mail, 300 words", name, f"{value * 1000:.1f} ms", ratio=share)
    yield from _modules(bench)


def _modules(bench: Bench) -> Iterator[Row]:
    """Yield what importing costs: by package, and the modules that take longest by themselves."""
    command = [f"{bench.here}/venv/bin/python", "-X", "importtime", *bench.ours(bench.mail)]
    runs = []
    for _ in range(5):
        text = bench.runner.run(command).output.read_text(encoding="utf-8")
        runs.append({name: int(taken) / 1e6 for taken, name in IMPORT.findall(text)})
    modules = _medians(runs)
    packages: dict[str, list[float]] = defaultdict(list)
    for name, value in modules.items():
        packages[name.partition(".")[0]].append(value)
    for name, values in sorted(packages.items(), key=lambda item: -sum(item[1]))[:MODULES]:
        yield Row("imports", f"package, {len(values)} modules", f"`{name}`", f"{sum(values) * 1000:.1f} ms")
    for name, value in sorted(modules.items(), key=lambda item: -item[1])[:MODULES]:
        yield Row("imports", "module by itself", f"`{name}`", f"{value * 1000:.1f} ms")


SECTIONS: dict[str, Callable[[Bench], Iterator[Row]]] = {
    "cold": cold,
    "throughput": throughput,
    "growth": growth,
    "rules": rules,
    "many": many,
    "archives": archives,
    "imports": imports,
}
"""Name of a section to its function; the table has them in this order."""


def say(line: str) -> None:
    """Tell how far the run is."""
    print(line, file=sys.stderr, flush=True)


def _row(section: str, name: str, run: str, runs: Sequence[Run], text: Path | None = None, found: str = "") -> Row:
    taken = median(runs)
    speed = f"{text.stat().st_size / 1e6 / taken:.2g}" if text else ""
    return Row(section, name, run, seconds(taken), speed, f"{peak(runs):.0f}", found)


def _peer_row(section: str, name: str, peer: Checker, pairs: Pairs, text: Path) -> Row:
    """Return the row of a peer; its ratio is ours by theirs."""
    if any(run.ended for run in pairs.theirs):
        return Row(section, name, peer.name, "over 60 s", ratio=f"under {pairs.ratio:.2g}")
    size = text if section == "throughput" else None
    row = _row(section, name, peer.name, pairs.theirs, size, f"{pairs.theirs[-1].findings(peer.mark):,}")
    return row._replace(ratio=f"{pairs.ratio:.3g}")


def _density(run: Run, texts: Sequence[Path]) -> str:
    """Return how many findings a run of ours has, and how many words there are for each."""
    found = run.findings(OURS.mark)
    words = 0
    for text in texts:
        with text.open(encoding="utf-8") as lines:  # line by line: see Runner on memory
            words += sum(len(line.split()) for line in lines)
    return f"{found:,}, one in {words / found:.0f} words" if found else "0"


def _exponent(section: str, what: str, points: Sequence[tuple[float, float]]) -> Row:
    if len(points) < 2:
        return Row(section, "fitted", f"time against {what}", "too few points")
    return Row(
        section,
        "fitted",
        f"time against {what}",
        f"exponent {exponent(points):.2f}",
        ratio=f"{steepest(points):.2f} at the steepest step",
    )


def _inside(bench: Bench, *arguments: object) -> list[dict[str, Any]]:
    """Return the rows that inside.py prints, as many as it comes to within the time."""
    run = bench.runner.run(bench.python("inside.py", *arguments), LONG)
    if run.ended or run.code:
        say(f"inside.py {arguments[0]}: {'over 15 min' if run.ended else _last_line(run)}")
    return _json(run)


def _last_line(run: Run) -> str:
    return run.output.read_text(encoding="utf-8", errors="replace").rstrip().rpartition("\n")[2]


def _json(run: Run) -> list[dict[str, Any]]:
    lines = run.output.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.startswith("{")]


def _medians(runs: Sequence[dict[str, float]]) -> dict[str, float]:
    return {name: statistics.median(run.get(name, 0.0) for run in runs) for name in runs[0]}


def _forget(folder: Path) -> None:
    for path in folder.glob("*.bin"):
        path.unlink()
