"""A module imports only modules below it: this list is the order, lowest first."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "stylecheck"
LAYERS = [
    "deferred",
    "data",
    "first",
    "program",
    "lazy",
    "span",
    "errors",
    "diagnostic",
    "fit",
    "phrase",
    "names",
    "vocabulary",
    "column",
    "index",
    "schema",
    "yamlfile",
    "formats",
    "function_words",
    "feature",
    "literal",
    "automaton",
    "growth",
    "bounded",
    "han",
    "language",
    "situation",
    "document",
    "pipeline",
    "terms",
    "incoming",
    "profile",
    "survey",
    "scene",
    "checks",
    "table",
    "compile",
    "packs",
    "loader",
    "match",
    "rule",
    "suppress",
    "linter",
    "grammar",
    "fix",
    "shipped",
    "answering",
    "placing",
    "checker",
    "results",
    "equipment",
    "baseline",
    "selftest",
    "catalogue",
    "scaffold",
    "config",
    "frontmatter",
    "report",
    "archive",
    "__init__",
    "spark",
    "cli",
    "__main__",
]


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def layer(dotted: str) -> int:
    """Rank of ``stylecheck.x.y``: that of x."""
    parts = dotted.split(".")
    return LAYERS.index(parts[1] if len(parts) > 1 else "__init__")


def imported(tree: ast.AST) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("stylecheck"):
            known = {path.stem for path in PACKAGE.glob("*")}
            own = node.module or ""
            names |= {
                f"{own}.{alias.name}" if own == "stylecheck" and alias.name in known else own for alias in node.names
            }
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names if alias.name.startswith("stylecheck")}
    return names


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_downwards(path: Path) -> None:
    relative = path.relative_to(PACKAGE)
    own = relative.parts[0].removesuffix(".py")
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for name in imported(tree):
        target = name.split(".")[1] if "." in name else "__init__"
        if target == own or (name == "stylecheck" and own in ("cli", "report")):  # for the version
            continue
        assert LAYERS.index(target) < LAYERS.index(own), f"{relative} imports {name}"


def loaded_after(code: str) -> set[str]:
    script = f"import sys; {code}; print(' '.join(sys.modules))"
    return set(
        subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    )


def test_a_plain_check_loads_no_heavy_library() -> None:
    warm = "import stylecheck; stylecheck.check('Dear Ms Novak, thank you for your message about the broken chair.', 'ja-JP')"
    loaded_after(warm)
    loaded = loaded_after(warm)
    assert "stylecheck.checker" in loaded
    assert not {"spacy", "langdetect", "pydantic", "yaml", "rich", "numpy", "typer"} & loaded


def test_a_check_on_the_command_line_runs_no_module_that_it_does_not_use(tmp_path: Path) -> None:
    draft = tmp_path / "mail.txt"
    draft.write_text("Dear Ms Novak,\n\nThank you for your message about the the broken chair.\n", encoding="utf-8")
    code = (
        "import sys; from stylecheck.__main__ import UNUSED, run\n"
        f"sys.argv = ['stylecheck', 'check', '--isolated', '--culture', 'ko-KR', {str(draft)!r}]\n"
        "try: run()\n"
        "except SystemExit: print(*(name for name in sys.modules if '__getattr__' not in vars(sys.modules[name])))\n"
        "print(*UNUSED)"
    )
    for _ in range(2):  # the first run fills the cache
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    *_, ran, unused = done.stdout.splitlines()
    heavy = {"dataclasses", "email", "hashlib", "importlib.metadata", "logging", "pydantic", "rich", "yaml"}
    own = {
        "baseline",
        "compile",
        "table",
        "fit",
        "grammar",
        "packs",
        "report.bars",
        "results",
        "schema",
        "suppress",
        "yamlfile",
    }
    assert "stylecheck.checker" in ran.split()
    assert not {*heavy, *unused.split(), *(f"stylecheck.{name}" for name in own)} & set(ran.split())


def test_the_package_alone_loads_none_of_its_parts() -> None:
    assert not {"stylecheck.checker", "pathlib", "typer"} & loaded_after("import stylecheck; stylecheck.__version__")
