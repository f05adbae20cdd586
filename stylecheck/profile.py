"""A culture profile with its register and channel applied: what this reader may expect."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from stylecheck.errors import ConfigError, nearest

BASE = "_base"
LEVELS = ("low", "medium", "high")
SOFTER_CHANNELS = frozenset({"chat", "social"})
"""Channels that lower the expected formality one step, never below the profile's floor."""
DEFAULT_REGISTER = "customer"


class Profile(NamedTuple):
    """One profile; ``data`` is the compiled file with everything it extends merged in."""

    culture: str
    register: str = DEFAULT_REGISTER
    channel: str = "email"
    address_override: str | None = None
    data: Mapping[str, Any] = MappingProxyType({})

    @property
    def name(self) -> str:
        """The adjective for the readers, such as “Japanese”; empty for the base profile."""
        return str(self.data.get("name") or "")

    @property
    def languages(self) -> Sequence[str]:
        """The languages that the readers are most often written to in."""
        return tuple(self.data.get("languages", ()))

    @property
    def universal(self) -> bool:
        """Whether no culture was asked for: then only service rules apply."""
        return self.culture == BASE

    @property
    def readers(self) -> str:
        """How messages name the readers."""
        return f"{self.name} readers" if self.name else "readers"

    def level(self, dimension: str) -> str:
        """Return low, medium or high for a dimension, after register and channel."""
        own = self.data.get("dimensions", {}).get(dimension, {}).get("level", "medium")
        level = self.data.get("registers", {}).get(self.register, {}).get(dimension, own)
        if dimension == "formality" and self.channel in SOFTER_CHANNELS:
            level = LEVELS[max(0, LEVELS.index(level) - 1)]
        floor = self.data.get("floor", {}).get(dimension, "low")
        return max(str(level), str(floor), key=LEVELS.index)

    def address(self, language: str) -> str:
        """Return the form of address due in a language: polite, familiar or either."""
        if self.address_override:
            return self.address_override
        forms = self.data.get("address", {})
        return str(forms.get(language, forms.get(language.partition("-")[0], forms.get("default", "polite"))))

    def formulas(self, kind: str, language: str, level: str | None = None) -> list[str]:
        """Return greeting or closing formulas in a language for a formality level, most fitting first."""
        wanted = {"high": "formal", "medium": "neutral", "low": "informal"}[level or self.level("formality")]
        found = self.data.get("formulas", {}).get(kind, {}).get(wanted, {}).get(language, [])
        return list(found)


def with_register(
    data: Mapping[str, Any], *, register: str | None = None, channel: str = "email", address: str | None = None
) -> Profile:
    """Return a compiled profile for a situation; raises ConfigError for an unknown register."""
    registers = data.get("registers", {})
    if register is not None and register not in registers:
        raise ConfigError(f"unknown register “{register}”{nearest(register, registers)}")
    return Profile(data["culture"], register or DEFAULT_REGISTER, channel, address, data)
