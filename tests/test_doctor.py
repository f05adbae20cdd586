"""What `stylecheck doctor` says of the real installation."""

from __future__ import annotations

import json
import os
import platform
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACK = """\
pack: mine
language: fr
summary: Needs a trained pipeline.
rules:
  - id: verb
    category: clarity
    basis: service
    message: "“{match}” is a verb."
    severity: suggestion
    tokens: [[{LOWER: été}, {POS: VERB}]]
    why: So that one is inactive.
    source: {ref: SERVICE, confidence: low}
    examples: [{bad: "Elles ont «été commises» hier."}]
"""


@pytest.fixture
def rules(tmp_path: Path) -> str:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "mine.yaml").write_text(PACK, encoding="utf-8")
    return str(folder)


def test_json_tells_what_is_installed_and_what_is_inactive(run, rules: str, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("STYLECHECK_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("LTP_JAR_DIR_PATH", str(tmp_path / "server"))
    done = run("doctor", "--rules", rules, "--output-format", "json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["python"] == platform.python_version()
    assert found["libraries"]["spacy"] == metadata.version("spacy")
    assert found["libraries"]["langdetect"] == metadata.version("langdetect")
    assert found["languagetool"] == str(tmp_path / "server")
    assert found["pipelines"] == []
    (french,) = [item for item in found["inactive"] if item["language"] == "fr"]
    assert "mine.verb" in french["rules"]
    assert french["command"] == "python -m spacy download fr_core_news_sm"
    compiled, reports = found["caches"]
    assert (compiled["path"], reports["path"]) == (str(tmp_path / "cache"), str(tmp_path / "cache" / "results"))
    assert compiled["files"] > 0
    assert compiled["size"] == sum(path.stat().st_size for path in (tmp_path / "cache").glob("*.bin"))
    assert set(found["first_use"]) == {"check", "langdetect", "spacy"}
    assert all(ms > 0 for ms in found["first_use"].values())


def test_text_says_the_same(run, rules: str) -> None:
    lines = run("doctor", "--rules", rules).stdout.splitlines()
    assert any(line.startswith(f"  spacy: {metadata.version('spacy')}, ") for line in lines)
    assert "Trained spaCy pipelines: none" in lines
    (french,) = [line for line in lines if line.startswith("  fr: ")]
    assert "mine.verb" in french
    assert french.endswith("; to activate: python -m spacy download fr_core_news_sm")


def test_a_missing_directory_is_one_line(run) -> None:
    done = run("doctor", "--rules", "nowhere")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "stylecheck: nowhere: no such rules directory\n"


def test_an_unknown_format_is_one_line(run) -> None:
    done = run("doctor", "--output-format", "xml")
    assert (done.returncode, done.stderr) == (2, "stylecheck: unknown output-format “xml” (one of text, json)\n")


@pytest.mark.slow
def test_an_installed_pipeline_activates_rules(run, rules: str, french: Path, monkeypatch) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), str(french)]))
    found = json.loads(run("doctor", "--rules", rules, "--output-format", "json").stdout)
    (pipeline,) = found["pipelines"]
    assert (pipeline["language"], pipeline["name"], pipeline["version"]) == ("fr", "fr_core_news_sm", "3.8.0")
    assert pipeline["ms"] > 0
    assert found["inactive"] == []
