"""The recipes of docs/integrations.md, the pre-commit hooks and the GitHub Action, run as far as they run here."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from stylecheck.cli.files import STDIN

ROOT = Path(__file__).parent.parent
TEXT = "Dear Ms Novak,\n\nWe have it!! The ticket is 3: done!!\n"
CONFIG = "culture: ja-JP\nlanguage: en\nselect: [tone-marks.repeated-exclamation]\n"
FOUND = ["reply.txt:3:11:", "reply.txt:3:35:"]


def recipe(heading: str, language: str) -> str:
    """The code block in a language under a heading of docs/integrations.md."""
    page = (ROOT / "docs/integrations.md").read_text(encoding="utf-8")
    section = page.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    (block,) = re.findall(rf"```{language}\n(.*?)```", section, re.DOTALL)
    return block


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A directory with a draft and a configuration, and this stylecheck on the PATH."""
    (tmp_path / "reply.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / ".stylecheck.yaml").write_text(CONFIG, encoding="utf-8")
    program = tmp_path / ".bin" / "stylecheck"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m stylecheck "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    python_path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    return {**os.environ, "PATH": path, "PYTHONUTF8": "1", "PYTHONPATH": python_path}


def shell(script: str, folder: Path, environment: dict[str, str], stdin: str = "") -> subprocess.CompletedProcess[str]:
    command = ["bash", "-e", "-o", "pipefail", "-c", script]
    return subprocess.run(
        command, cwd=folder, env=environment, input=stdin, capture_output=True, text=True, check=False
    )


def git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "init.defaultBranch=main"]
    done = subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def history(folder: Path) -> None:
    """A branch that adds the draft to what main has, as a pull request does."""
    git(folder, "init", "-q")
    (folder / ".gitignore").write_text("*\n!*.txt\n", encoding="utf-8")
    git(folder, "commit", "-q", "--allow-empty", "-m", "main")
    git(folder, "update-ref", "refs/remotes/origin/main", "HEAD")
    git(folder, "add", "-f", "reply.txt")
    git(folder, "commit", "-qm", "topic")


def test_the_action_checks_and_fails_on_findings(tmp_path: Path, environment: dict[str, str]) -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    steps = action["runs"]["steps"]
    assert all("description" in given and "default" in given for given in action["inputs"].values())
    used = set(re.findall(r"inputs\.([a-z-]+)", json.dumps(action)))
    assert used == set(action["inputs"])
    history(tmp_path)
    step = next(step for step in steps if step.get("id") == "check")
    environment |= {name: action["inputs"][key]["default"] for name, key in
                    (("PATHS", "paths"), ("CULTURE", "culture"), ("ARGS", "args"), ("CHANGED_SINCE", "changed-since"))}  # fmt: skip
    environment |= {
        "GITHUB_OUTPUT": str(tmp_path / "output"),
        "CHANGED_SINCE": "origin/main",
        "ARGS": "--fail-on warning",
    }
    done = shell(step["run"], tmp_path, environment)
    assert done.returncode == 0, done.stderr
    assert [line.split(" ")[0] for line in done.stdout.splitlines()] == FOUND
    upload = next(step for step in steps if "upload-sarif" in step.get("uses", ""))
    (scan,) = json.loads((tmp_path / upload["with"]["sarif_file"]).read_text(encoding="utf-8"))["runs"]
    places = [result["locations"][0]["physicalLocation"] for result in scan["results"]]
    assert [place["artifactLocation"]["uri"] for place in places] == ["reply.txt", "reply.txt"]
    assert [place["region"]["startColumn"] for place in places] == [11, 35]
    assert (tmp_path / "output").read_text(encoding="utf-8") == "code=1\n"
    assert shell(steps[-1]["run"], tmp_path, {**environment, "CODE": "1"}).returncode == 1
    assert shell(step["run"], tmp_path, {**environment, "ARGS": "--nonsense"}).returncode == 2


def test_the_gitlab_job_checks_what_changed(tmp_path: Path, environment: dict[str, str]) -> None:
    job = yaml.safe_load(recipe("GitLab CI", "yaml"))["stylecheck"]
    assert "pip install" in job["script"][0]
    history(tmp_path)
    (tmp_path / "templates").symlink_to(".")
    environment["CI_MERGE_REQUEST_TARGET_BRANCH_NAME"] = "main"
    done = shell("\n".join(job["script"][1:]).replace("check templates", "check ."), tmp_path, environment)
    assert (done.returncode, [line.split(" ")[0] for line in done.stdout.splitlines()]) == (1, FOUND)


def test_the_github_workflow_uses_inputs_that_exist() -> None:
    workflow = yaml.safe_load(recipe("GitHub Actions", "yaml"))
    inputs = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["inputs"]
    step = workflow["jobs"]["stylecheck"]["steps"][-1]
    assert set(step["with"]) <= set(inputs)


def errorformat() -> str:
    (value,) = re.findall(r"errorformat=(.*)", recipe("Vim", "vim"))
    return value.replace("\\ ", " ")


def test_the_vim_errorformat_reads_concise_lines(run, tmp_path: Path, environment: dict[str, str]) -> None:
    parts = {
        "%f": "(?P<f>.+?)",
        "%l": r"(?P<l>\d+)",
        "%v": r"(?P<v>\d+)",
        "%t": "(?P<t>.)",
        "%*[a-z]": "[a-z]+",
        "%m": "(?P<m>.*)",
    }
    pattern = re.sub(r"%\*\[a-z\]|%[a-z]", lambda part: parts[part[0]], errorformat())
    first = re.fullmatch(pattern, run("check", "reply.txt", "-q").stdout.splitlines()[0])
    assert first is not None
    assert (first["f"], first["l"], first["v"], first["t"]) == ("reply.txt", "3", "11", "w")
    assert first["m"].startswith("tone-marks.repeated-exclamation “!!”")


@pytest.mark.skipif(shutil.which("vim") is None, reason="vim is not installed")
def test_vim_itself_fills_its_quickfix_list(tmp_path: Path, environment: dict[str, str]) -> None:
    compiler = tmp_path / "vim" / "compiler" / "stylecheck.vim"
    compiler.parent.mkdir(parents=True)
    compiler.write_text(recipe("Vim", "vim"), encoding="utf-8")
    (tmp_path / "it's.txt").write_text(TEXT, encoding="utf-8")
    script = [
        "set encoding=utf-8",
        "set rtp^=vim",
        "edit it's.txt",
        "compiler stylecheck",
        "silent make",
        "let found = map(getqflist(), {_, item -> [bufname(item.bufnr), item.lnum, item.col, item.type, item.text]})",
        "call writefile([json_encode(found)], 'found.json')",
        "qall!",
    ]
    (tmp_path / "run.vim").write_text("\n".join(script), encoding="utf-8")
    command = ["vim", "-Nes", "-u", "NONE", "-i", "NONE", "-S", "run.vim"]
    subprocess.run(
        command, cwd=tmp_path, env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=60, check=False
    )
    found = json.loads((tmp_path / "found.json").read_text(encoding="utf-8"))
    assert [row[:4] for row in found] == [["it's.txt", 3, 11, "w"], ["it's.txt", 3, 35, "w"]]
    assert found[0][4].startswith("tone-marks.repeated-exclamation “!!”")


def test_the_vs_code_matcher_reads_concise_lines(run, tmp_path: Path, environment: dict[str, str]) -> None:
    (task,) = json.loads(recipe("VS Code", "json"))["tasks"]
    pattern = task["problemMatcher"]["pattern"]
    arguments = [argument.replace("${file}", str(tmp_path / "reply.txt")) for argument in task["args"]]
    done = run(*arguments, "--severity", "tone-marks.repeated-exclamation=suggestion")
    found = [re.match(pattern["regexp"], line) for line in done.stdout.splitlines()]
    rows = [[match[pattern[key]] for key in ("file", "line", "column", "severity", "code")] for match in found if match]
    place = str(tmp_path / "reply.txt")
    rule = "tone-marks.repeated-exclamation"
    assert rows == [[place, "3", "11", "suggestion", rule], [place, "3", "35", "suggestion", rule]]


def test_mutt_pipes_the_draft_and_its_editor_asks(tmp_path: Path, environment: dict[str, str]) -> None:
    (piped,) = re.findall(r"<pipe-entry>(.*?)<enter>", recipe("Mutt", "muttrc"))
    assert f" {STDIN} " in piped
    done = shell(piped, tmp_path, environment, TEXT)
    assert (done.returncode, done.stdout.count("reply.txt:3:")) == (0, 2)
    editor = tmp_path / "stylecheck-edit"
    editor.write_text(recipe("Mutt", "sh"), encoding="utf-8")
    editor.chmod(0o755)
    environment["VISUAL"] = str(tmp_path / "tidy")
    (tmp_path / "tidy").write_text("#!/bin/sh\nsed -i '1,/!!/s/!!/./' \"$1\"\n", encoding="utf-8")
    (tmp_path / "tidy").chmod(0o755)
    done = shell("./stylecheck-edit reply.txt", tmp_path, environment, "e\n")
    assert (done.returncode, done.stdout.count("reply.txt:3:"), done.stdout.count("Enter to go on")) == (0, 1, 1)
    assert "!!" not in (tmp_path / "reply.txt").read_text(encoding="utf-8")


@pytest.mark.skipif(shutil.which("mutt") is None, reason="mutt is not installed")
def test_mutt_reads_its_recipe(tmp_path: Path) -> None:
    (tmp_path / "muttrc").write_text(recipe("Mutt", "muttrc"), encoding="utf-8")
    command = ["mutt", "-n", "-F", "muttrc", "-Q", "editor"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ('editor="stylecheck-edit"\n', "")


@pytest.mark.slow
def test_pre_commit_runs_the_hooks_on_a_repository(tmp_path: Path, environment: dict[str, str]) -> None:
    """The environment of the hook borrows the libraries of this one, so that nothing needs to be fetched."""
    source = tmp_path / "source"
    source.mkdir()
    for name in ("stylecheck", "rules", "locales", "tools"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml"):
        shutil.copy(ROOT / name, source / name)
    git(source, "init", "-q")
    git(source, "add", "-A")
    git(source, "commit", "-qm", "stylecheck")
    drafts = tmp_path / "drafts"
    drafts.mkdir()
    config = yaml.safe_load(recipe("pre-commit", "yaml"))
    config["repos"][0] |= {"repo": str(source), "rev": git(source, "rev-parse", "HEAD")}
    config["repos"][0]["hooks"].append({"id": "stylecheck-fix"})
    (drafts / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    (drafts / ".stylecheck.yaml").write_text(CONFIG + "exclude: [old.txt]\n", encoding="utf-8")
    for name in ("reply.txt", "old.txt", "page.md", "code.py"):
        (drafts / name).write_text(TEXT, encoding="utf-8")
    git(drafts, "init", "-q")
    git(drafts, "add", "-A")
    libraries = os.pathsep.join(entry for entry in sys.path if entry.endswith("site-packages"))
    environment |= {
        "PRE_COMMIT_HOME": str(tmp_path / "pre-commit"),
        "PIP_NO_DEPS": "1",
        "PIP_NO_BUILD_ISOLATION": "0",
        "PYTHONPATH": libraries,
    }
    command = [sys.executable, "-m", "pre_commit", "run", "--all-files", "--color", "never"]
    done = subprocess.run(command, cwd=drafts, env=environment, capture_output=True, text=True, check=False)
    found = re.findall(r"^(\S+):\d+:\d+: \S+ tone-marks\.repeated-exclamation", done.stdout, re.MULTILINE)
    assert done.returncode == 1, done.stderr
    assert sorted(found) == ["page.md"] * 4 + ["reply.txt"] * 4, done.stdout
