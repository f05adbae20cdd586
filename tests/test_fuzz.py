"""Some thirty seconds of fuzzing: each target from its kept corpus, as ``python -m fuzz TARGET`` runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from fuzz.cases import cases
from fuzz.many import Run
from fuzz.targets import TARGETS

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "fuzz" / "corpus"
INPUTS = 500
"""For each target, the same every time: a commit that passes here passes elsewhere, and ``python -m fuzz`` looks on."""


@pytest.mark.parametrize("target", TARGETS)
def test_a_target_finds_nothing(target: str, tmp_path: Path) -> None:
    pytest.importorskip("atheris", reason="atheris has no wheel for this platform")
    options = [f"-runs={INPUTS}", "-seed=1", f"-artifact_prefix={tmp_path}/"]
    command = [sys.executable, "-m", "fuzz", target, *options]
    same = {**os.environ, "PYTHONHASHSEED": "0"}
    done = subprocess.run(command, cwd=ROOT, env=same, capture_output=True, text=True, errors="replace", check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    assert f"{len(list((CORPUS / target).iterdir()))} files found in {CORPUS / target}" in done.stderr


@pytest.mark.parametrize("target", TARGETS)
def test_a_target_stands_its_kept_corpus_without_instruments(target: str) -> None:
    kept = sorted((CORPUS / target).iterdir())
    assert kept
    for path in kept:
        TARGETS[target](path.read_bytes())


def test_the_kept_corpora_stay_small() -> None:
    assert sum(path.stat().st_size for path in CORPUS.glob("*/*")) < 200_000


def test_the_laws_hold_for_generated_drafts() -> None:
    run = Run()
    run.batch(list(cases(seed=0, count=1000)))
    assert run.failures == []
    assert run.tally["drafts"] == 1000
    assert run.tally["findings"] > 500
