"""Settings that a draft carries in its own front matter: ``stylecheck: {culture: ja-JP, to: Kenji Tanaka}``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from stylecheck.config import Layer, validate
from stylecheck.formats.text import FRONT_MATTER

KEY = "stylecheck"
KEYS = (
    "culture", "language", "channel", "to", "from", "subject", "address", "register", "audience", "recipients",
    "select", "severity",
)  # fmt: skip


def front_matter(text: str, name: str) -> dict[str, Any]:
    """Return the settings in a draft's front matter; raises DataError with the draft's name and line."""
    layer = front_layer(text, name)
    return {} if layer is None else dict(layer.values)


def front_layer(text: str, name: str) -> Layer | None:
    """Return the settings in a draft's front matter with their lines, ignores left out; raises DataError."""
    match = FRONT_MATTER.match(text) if text.startswith("---") else None
    if match is None or KEY not in match[0]:
        return None
    from stylecheck.suppress import FORMS
    from stylecheck.yamlfile import YamlFile

    lines = match[0].splitlines()
    file = YamlFile(Path(name), "\n".join(["", *lines[1:-1]]))
    values = file.value.get(KEY) if isinstance(file.value, dict) else None
    if values is None:
        return None
    layer = Layer(Path(name), values, lambda loc: file.line((KEY, *loc)))
    validate(layer, (), values, (*KEYS, *FORMS))
    return layer._replace(values={key: value for key, value in values.items() if key not in FORMS})
