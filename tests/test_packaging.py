"""Wheel, sdist and editable install each find their data, in an environment of their own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TRACKED = ["stylecheck", "rules", "locales", "tools", "docs", "examples", "pyproject.toml", "README.md", "LICENSE"]
PROBE = (
    "import sys, stylecheck, stylecheck.data as d, stylecheck.loader as l; "
    "print(d.data_dir('rules')); "
    "r = stylecheck.Checker('ja-JP', 'en').check('We have it!!'); "
    "print([x.rule for x in r.diagnostics if 'repeated' in x.rule], 'pydantic' in sys.modules)"
)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the repository, so that building leaves nothing behind in it."""
    folder = tmp_path_factory.mktemp("source")
    for name in TRACKED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        elif (ROOT / name).is_file():
            shutil.copy(ROOT / name, folder / name)
    return folder


@pytest.fixture(scope="module")
def built(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Wheel and sdist, built by the environment that runs the tests; the wheel comes from the sdist."""
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(source)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return out


def probe(tmp_path: Path, *install: str) -> list[str]:
    """Install into a fresh environment that borrows the dependencies of this one, and run the probe twice."""
    home = tmp_path / "env"
    venv.create(home, with_pip=False)
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    site = next(home.glob("lib/python*/site-packages"), home / "Lib" / "site-packages")
    command = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(python),
        "install",
        "--no-deps",
        "--no-build-isolation",
        "-q",
    ]
    borrowed = [entry for entry in sys.path if entry.endswith("site-packages")]
    (site / "borrowed.pth").write_text("\n".join(borrowed), encoding="utf-8")
    done = subprocess.run([*command, *install], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    environment["STYLECHECK_CACHE_DIR"] = str(tmp_path / "cache")
    lines: list[str] = []
    for _ in range(2):
        result = subprocess.run(
            [str(python), "-c", PROBE], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        assert result.returncode == 0, result.stderr
        lines += result.stdout.splitlines()
    return lines


def test_the_wheel_ships_data_compiled(built: Path, tmp_path: Path) -> None:
    (wheel,) = built.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {
        "stylecheck/_data/compiled/rules-en.json",
        "stylecheck/_data/locales/ja-JP.yaml",
        "stylecheck/py.typed",
    } <= names
    first, found, _, again = probe(tmp_path, str(wheel))
    assert first.endswith(os.path.join("stylecheck", "_data", "rules"))
    assert found == again == "['tone-marks.repeated-exclamation'] False"
    assert not (tmp_path / "cache" / "rules-en.json").exists()


def test_the_sdist_installs(built: Path, tmp_path: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    assert probe(tmp_path, str(sdist))[1] == "['tone-marks.repeated-exclamation'] False"


def test_an_editable_install_compiles_once_into_the_cache(source: Path, tmp_path: Path) -> None:
    first, found, _, again = probe(tmp_path, "--editable", str(source))
    assert Path(first) == source / "rules"
    assert found == "['tone-marks.repeated-exclamation'] True"
    assert again == "['tone-marks.repeated-exclamation'] False"
