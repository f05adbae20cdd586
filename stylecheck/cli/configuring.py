"""The command that explains the configuration: config."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from stylecheck.cli import app
from stylecheck.cli import options as opt
from stylecheck.cli.options import Settings
from stylecheck.config import Setting
from stylecheck.errors import ConfigError, nearest

DEFAULTS = {
    "culture": None,
    "language": None,
    "channel": "email",
    "register": "customer",
    "recipients": 1,
    "audience": "general",
    "fail-on": "warning",
}
"""What applies where no file says otherwise."""


@app.command("config")
def config_command(
    action: Annotated[str, typer.Argument(help="show.")],
    file: Annotated[str, typer.Argument(help="A draft; it need not exist.")],
    config: opt.ConfigFile = None,
    isolated: opt.Isolated = False,
    output_format: Annotated[str, typer.Option(help="text or json.")] = "text",
) -> None:
    """Show the settings for a file, and which line of which configuration file each comes from.

    stylecheck config show templates/de-DE/welcome.md
    """
    if action != "show":
        raise ConfigError(f"config takes show, not “{action}”")
    if output_format not in ("text", "json"):
        known = ("text", "json")
        raise ConfigError(f"unknown output-format “{output_format}”{nearest(output_format, known)} (one of text, json)")
    settings = Settings({}, config, isolated)
    path = Path(file)
    found = settings.explain(path)
    if output_format == "json":
        rows = {name: _row(name, found) for name in _names(found)}
        whole = {"path": file, "excluded": settings.excluded(path), "settings": rows}
        print(json.dumps(whole, ensure_ascii=False, indent=2))
        return
    for name in _names(found):
        setting = found.get(name)
        value = _written(DEFAULTS.get(name) if setting is None else setting.value)
        print(f"{name} = {value}  ({setting or 'default'})")
    if settings.excluded(path):
        print(f"{file} is excluded from directories that are walked")


def _names(found: dict[str, Setting]) -> list[str]:
    return [*DEFAULTS, *(name for name in found if name not in DEFAULTS)]


def _row(name: str, found: dict[str, Setting]) -> dict[str, Any]:
    setting = found.get(name)
    if setting is None:
        return {"value": DEFAULTS[name], "origin": "default"}
    place = {"file": str(setting.path), "line": setting.line}
    override = {"glob": setting.glob, "captured": setting.captured} if setting.glob else {}
    return {"value": setting.value, "origin": "configuration", **place, **override}


def _written(value: Any) -> str:
    if value is None:
        return "none"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
