"""Times archives of short replies, made from the rules' own examples: the command line, and Spark on this machine.

Usage: python benchmarks/archive.py [COUNT] [--spark]     (default 100,000 replies)

The command line runs on a tenth of the replies with one job and with two, in turn, and on all of them with one. CPU
seconds are those of all processes; peak memory is that of the command with one job, a tenth of the replies against all.
With --spark: local[1] and local[2] in turn on a tenth, and local[2] on all; the session's start is not counted.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from stylecheck.selftest import pack_files

FRAMES = {
    "en-US": ("Dear Ms Novak,", "Kind regards,\nSam Carter"),
    "de-DE": ("Sehr geehrte Frau Novak,", "Mit freundlichen Grüßen\nJana Weber"),
    "fr-FR": ("Bonjour Madame Novak,", "Cordialement,\nJulie Martin"),
    "ja-JP": ("田中様", "よろしくお願いいたします。\n佐藤"),
}
"""Culture to the greeting and the closing of its replies; their language is the culture's own."""
SHARES = (5, 2, 2, 1)
"""How often each culture comes."""
LETTERS = {"ja-JP": 170}
"""Code points that make the body of a reply of some 60 words; 330 where a word is a word."""
FAULTY = 0.2
"""The share of sentences that are a rule's bad example; the others are good ones."""
SEED = 7
MILLION = 1_000_000


class Run(NamedTuple):
    """One run: replies, wall and CPU seconds, and peak memory in bytes of its largest process, if it was measured."""

    replies: int
    seconds: float
    cpu: float
    memory: int = 0


def replies(count: int) -> Iterator[dict[str, Any]]:
    """Yield replies of 50 to 80 words, each with a number and the reader's culture; the same at every call."""
    chance = random.Random(SEED)
    for number, culture in enumerate(chance.choices(list(FRAMES), SHARES, k=count), 1):
        greeting, closing = FRAMES[culture]
        good, bad = sentences(culture.partition("-")[0])
        body = ""
        while len(body) < LETTERS.get(culture, 330):
            body += chance.choice(bad if chance.random() < FAULTY else good) + " "
        yield {"ticket": number, "locale": culture, "body": f"{greeting}\n\n{body}\n\n{closing}\n"}


@cache
def sentences(language: str) -> tuple[list[str], list[str]]:
    """Return the good and the bad examples of a language's rules that stand on one line."""
    examples = [item for file in pack_files((), [language]) for rule in file.pack.rules for item in rule.examples]
    good = [item.good for item in examples if item.good and "\n" not in item.good]
    bad = [item.bad.replace("«", "").replace("»", "") for item in examples if item.bad and "\n" not in item.bad]
    return good, bad


def make(path: Path, count: int) -> Path:
    """Write an archive and return its path."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(reply, ensure_ascii=False) + "\n" for reply in replies(count))
    return path


def run(command: Sequence[str], count: int) -> Run:
    """Run a command and return what it took; a command that fails ends the benchmark."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr is not None
    said = process.stderr.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        sys.exit(said)
    return Run(count, seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def check(archive: Path, count: int, jobs: int) -> Run:
    """Check an archive by the command line."""
    options = ["--input-format", "jsonl", "--text-key", "body", "--culture-key", "locale", "--isolated"]
    return run([sys.executable, "-m", "stylecheck", "check", *options, "--jobs", str(jobs), str(archive)], count)


def command_line(folder: Path, count: int) -> Iterator[str]:
    """Yield what the command line takes, as rows of a table."""
    tenth = make(folder / "tenth.jsonl", count // 10)
    check(tenth, 0, 1)  # compiles the packs
    runs = [(f"`check --jobs {jobs}`", check(tenth, count // 10, jobs)) for _ in range(2) for jobs in (1, 2)]
    whole = check(make(folder / "whole.jsonl", count), count, 1)
    yield from table([*runs, ("`check --jobs 1`", whole)])
    hours = MILLION / whole.replies * whole.seconds / 3600
    yield f"A million replies at the last rate: {hours:.1f} h on one core."


def spark(folder: Path, count: int) -> Iterator[str]:
    """Yield what Spark takes, as rows of a table."""
    tenth, whole = make(folder / "tenth.jsonl", count // 10), make(folder / "whole.jsonl", count)
    runs = [(f"`local[{n}]`", spark_run(tenth, count // 10, n)) for _ in range(2) for n in (1, 2)]
    yield from table([*runs, ("`local[2]`", spark_run(whole, count, 2))])


def spark_run(archive: Path, count: int, cores: int) -> Run:
    """Check an archive by Spark in a process of its own, which prints the seconds of the job."""
    command = [sys.executable, __file__, "--job", str(archive), str(cores)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stderr)
    seconds, cpu = map(float, done.stdout.split()[-2:])
    return Run(count, seconds, cpu)


def job(archive: str, cores: str) -> None:
    """Check an archive in a local session; print the seconds from reading it to the last finding, wall and CPU."""
    from pyspark.sql import SparkSession

    from stylecheck.spark import findings

    builder = SparkSession.builder.master(f"local[{cores}]").config("spark.ui.enabled", "false")
    session = builder.config("spark.driver.host", "127.0.0.1").getOrCreate()
    start, before = time.perf_counter(), cpu_below(os.getpid())
    drafts = session.read.json(archive, schema="ticket long, locale string, body string").repartition(16)
    findings(drafts, culture_column="locale", keep=["ticket"]).write.format("noop").mode("overwrite").save()
    print(time.perf_counter() - start, cpu_below(os.getpid()) - before)


def cpu_below(pid: int) -> float:
    """Return the CPU seconds of a process and of all below it, ended ones too (Linux)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    own = sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
    children = (path.read_text().split() for path in Path(f"/proc/{pid}/task").glob("*/children"))
    return own + sum(cpu_below(int(child)) for found in children for child in found)


def table(runs: Sequence[tuple[str, Run]]) -> Iterator[str]:
    """Yield runs as a table in Markdown."""
    yield "| run | replies | s | replies/s | replies per CPU second | peak memory |"
    yield "|---|---|---|---|---|---|"
    for name, (count, seconds, cpu, memory) in runs:
        peak = f"{memory / 2**20:.0f} MB" if memory else "-"
        yield f"| {name} | {count:,} | {seconds:.1f} | {count / seconds:,.0f} | {count / cpu:,.0f} | {peak} |"


def main(count: int, *, with_spark: bool) -> None:
    """Print the figures of the command line, or of Spark."""
    with tempfile.TemporaryDirectory() as folder:
        for line in (spark if with_spark else command_line)(Path(folder), count):
            print(line, flush=True)


if __name__ == "__main__":
    if "--job" in sys.argv:
        job(*sys.argv[2:])
    else:
        numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
        main(numbers[0] if numbers else 100_000, with_spark="--spark" in sys.argv)
