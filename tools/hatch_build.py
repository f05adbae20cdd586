"""Build hook: compiles the shipped packs and profiles, so that an installed stylecheck never compiles them."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileData(BuildHookInterface):  # type: ignore[misc]
    """Adds ``_data/compiled`` to the wheel; an editable install compiles into the user's cache instead."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile every unit into a temporary folder and include it."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from stylecheck import loader  # noqa: PLC0415

        target = Path(tempfile.mkdtemp(prefix="stylecheck-compiled-"))
        units = {f"rules-{name}": loader.language_unit(name) for name in ["any", *loader.languages()]}
        units |= {
            f"message-{name}": loader.message_unit(name) for name in loader.languages() if loader.has_message(name)
        }
        units["locales"] = loader.locales_unit()
        units["titles"] = loader.titles_unit()
        for name, unit in units.items():
            path = target / f"{name}.json"
            rules = {"rules": list(map(loader.unpacked, unit["rules"]))} if "rules" in unit else {}
            text = json.dumps(unit | rules, ensure_ascii=False, separators=(",", ":"), default=_hex)
            path.write_text(text, encoding="utf-8")
            build_data["force_include"][str(path)] = f"stylecheck/_data/compiled/{name}.json"


def _hex(value: bytes) -> dict[str, str]:
    return {"hex": value.hex()}
