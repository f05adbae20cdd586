"""Writes what is generated from types and YAML: JSON Schemas for editors, and a page for each rule and culture.

Usage: python tools/generate.py [--check]    (--check writes nothing and exits 1 if anything is out of date)
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from stylecheck import loader, schema
from stylecheck.catalogue import Entry, entries, explanation, profile_page, source_title
from stylecheck.packs import shipped_sources

ROOT = Path(__file__).parent.parent
NOTE = "<!-- Generated from the YAML by tools/generate.py; change the rule or profile, not this page. -->\n\n"


def schemas() -> Iterator[tuple[Path, str]]:
    """Yield the JSON Schemas of packs, language files and profiles."""
    models: dict[str, type[schema.Model]] = {
        "pack": schema.Pack,
        "language": schema.Language,
        "message": schema.Message,
        "profile": schema.Profile,
    }
    for name, model in models.items():
        text = json.dumps(model.model_json_schema(), ensure_ascii=False, indent=1)
        yield ROOT / "stylecheck" / "schemas" / f"{name}.json", text + "\n"


def rule_pages() -> Iterator[tuple[Path, str]]:
    """Yield a page for each rule and an index for each language."""
    found = entries()
    sources = shipped_sources([])
    for entry in found:
        page = "\n".join(explanation(entry, source_title(entry.rule.source, entry, sources)))
        yield ROOT / "docs" / "rules" / entry.language / f"{entry.code}.md", NOTE + page + "\n"
    for language in sorted({entry.language for entry in found}):
        own = [entry for entry in found if entry.language == language]
        yield ROOT / "docs" / "rules" / language / "README.md", NOTE + "\n".join(_index(language, own)) + "\n"
    yield ROOT / "docs" / "rules" / "README.md", NOTE + "\n".join(_languages(found)) + "\n"


def _index(language: str, own: list[Entry]) -> Iterator[str]:
    yield f"# Rules for drafts in {'any language' if language == 'any' else language}"
    yield ""
    yield "| rule | category | basis | severity | fix |"
    yield "|---|---|---|---|---|"
    for entry in own:
        rule = entry.rule
        yield f"| [{entry.code}]({entry.code}.md) | {rule.category} | {rule.basis} | {entry.severity} | {rule.fix} |"


def _languages(found: list[Entry]) -> Iterator[str]:
    yield "# Rules by language of the draft"
    yield ""
    yield "| language | rules |"
    yield "|---|---|"
    for language in sorted({entry.language for entry in found}):
        yield f"| [{language}]({language}/README.md) | {sum(entry.language == language for entry in found)} |"


def culture_pages() -> Iterator[tuple[Path, str]]:
    """Yield a page for each culture and their index."""
    profiles = {name: loader.profile(name) for name in loader.cultures()}
    names = sorted(profiles)
    for name in names:
        yield ROOT / "docs" / "cultures" / f"{name}.md", NOTE + "\n".join(profile_page(profiles[name])) + "\n"
    index = ["# Culture profiles", "", *(f"- [{name}]({name}.md): {profiles[name]['name']} readers" for name in names)]
    yield ROOT / "docs" / "cultures" / "README.md", NOTE + "\n".join(index) + "\n"


def main(check: bool) -> int:
    """Write or check every generated file; return the exit code."""
    wanted = dict([*schemas(), *rule_pages(), *culture_pages()])
    present = {path for folder in ("rules", "cultures") for path in (ROOT / "docs" / folder).rglob("*.md")}
    stale = [path for path, text in wanted.items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    extra = sorted(present - set(wanted))
    for path in [*stale, *extra]:
        print(path.relative_to(ROOT))
    if check:
        return 1 if stale or extra else 0
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(wanted[path], encoding="utf-8")
    for path in extra:
        path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
