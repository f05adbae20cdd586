"""Generated files are up to date, shipped YAML fits its schema, and documents say what is so."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from stylecheck.yamlfile import YamlFile, read_text

ROOT = Path(__file__).parent.parent


def test_schemas_and_pages_are_up_to_date() -> None:
    done = subprocess.run(
        [sys.executable, "tools/generate.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"run tools/generate.py; out of date:\n{done.stdout}{done.stderr}"


@pytest.mark.parametrize("path", sorted((ROOT / "locales").glob("[!_]*.yaml")), ids=lambda path: path.stem)
def test_profiles_fit_the_published_schema(path: Path) -> None:
    schema = json.loads((ROOT / "stylecheck/schemas/profile.json").read_text(encoding="utf-8"))
    jsonschema.validate(YamlFile(path, read_text(path)).value, schema)


@pytest.mark.parametrize(
    "path", sorted((ROOT / "rules").rglob("*.yaml")), ids=lambda path: f"{path.parent.name}-{path.stem}"
)
def test_packs_fit_the_published_schema_and_name_it(path: Path) -> None:
    name = path.stem.removeprefix("_") if path.name.startswith("_") else "pack"
    text = read_text(path)
    assert text.startswith(f"# yaml-language-server: $schema=../../stylecheck/schemas/{name}.json\n")
    schema = json.loads((ROOT / f"stylecheck/schemas/{name}.json").read_text(encoding="utf-8"))
    jsonschema.validate(YamlFile(path, text).value, schema)


def test_data_files_stay_short_enough_to_read() -> None:
    long = {str(path): len(read_text(path).splitlines()) for path in (ROOT / "rules").rglob("*.yaml")}
    assert {path: lines for path, lines in long.items() if lines > 450} == {}
