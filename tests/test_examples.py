"""The worked examples of the guides, in English: each draft is flagged, each better one gets silence."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parent.parent / "examples"
BAD = sorted(path for path in EXAMPLES.rglob("*.txt") if not path.stem.endswith("-better"))

EXPECTED = {
    "ja-JP/complaint.txt": {"formality", "titles", "indirectness"},
    "de-DE/late-order.txt": {"empathy", "clarity", "positivity"},
    "pt-BR/damaged-product.txt": {"indirectness", "positivity"},
    "en-US/refund.txt": {"positivity"},
    "en-US/slow-system.txt": {"clarity"},
    "pl-PL/bare-surname.txt": {"titles", "indirectness"},
    "zh-CN/correction.txt": {"indirectness"},
    "hi-IN/repeated-question.txt": {"indirectness"},
    "it-IT/small-talk.txt": {"risk", "clarity"},
    "ar-AE/invitation.txt": {"formality", "risk"},
}


def findings(path: Path) -> list[dict]:
    command = [sys.executable, "-m", "stylecheck", "check", str(path), "--output-format", "json", "-q"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return json.loads(done.stdout)["files"][0]["diagnostics"]


@pytest.mark.parametrize("path", BAD, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_draft_is_flagged_and_the_better_one_is_not(path: Path) -> None:
    found = {item["category"] for item in findings(path)}
    assert EXPECTED[f"{path.parent.name}/{path.name}"] <= found
    assert findings(path.with_name(f"{path.stem}-better.txt")) == []
