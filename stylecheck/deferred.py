"""Modules that are loaded at the first look into them, for those that a library imports but a short run never uses."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any


def defer(names: Iterable[str]) -> None:
    """Let ``import name`` cost nothing until an attribute of the module is asked for.

    For the main thread of a command, not a library: a second thread could see a module that is half filled.
    importlib's LazyLoader is no help: the next import looks at ``__spec__``, and that look already loads.
    """
    for name in names:
        if name not in sys.modules:
            _stand_in(name)


def _stand_in(name: str) -> None:
    """Put the module in its place, empty; what asks for its first attribute fills it (PEP 562)."""
    from importlib.util import find_spec, module_from_spec

    spec = find_spec(name)
    if spec is None or spec.loader is None:
        return
    module = module_from_spec(spec)
    execute = spec.loader.exec_module

    def load(attribute: str) -> Any:
        del vars(module)["__getattr__"]
        execute(module)
        return getattr(module, attribute)

    vars(module)["__getattr__"] = load
    sys.modules[name] = module
