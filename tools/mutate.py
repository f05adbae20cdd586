"""Tests the tests: runs mutmut over the engine's core and prints the score of each module.

    python tools/mutate.py                                  # all of [tool.mutmut] in pyproject.toml
    python tools/mutate.py "stylecheck.fix*"                # the mutants with these names, again

``mutmut show NAME`` shows a mutant that survived. mutmut passes properties over; a draft's sections and sentences are
properties, so here they are mutated like any other method.
"""

from __future__ import annotations

import sys
from collections import Counter
from typing import Any

import libcst as cst
from mutmut import __main__ as mutmut
from mutmut.mutation import file_mutation
from mutmut.mutation.data import SourceFileMutationData
from mutmut.stats import status_by_exit_code

PROPERTIES = ("property", "cached_property")
CAUGHT = ("killed", "timeout", "segfault", "suspicious")
"""How a mutant that a test notices ends; a segfault is one in spaCy."""
LEFT = ("survived", "no tests")


def mutate_properties() -> None:
    """Have mutmut switch between versions of a property's function, below its decorator."""
    skip = file_mutation.MutationVisitor._skip_node_and_children
    arrange = file_mutation.function_trampoline_arrangement

    def skip_other(self: Any, node: cst.CSTNode) -> bool:
        return not _is_property(node) and skip(self, node)

    def arrange_below(function: cst.FunctionDef, mutants: Any, class_name: str | None) -> Any:
        if not _is_property(function):
            return arrange(function, mutants, class_name)
        declared, (switch, *versions), assigned, names = arrange(
            function.with_changes(decorators=[]), mutants, class_name
        )
        switch = switch.with_changes(decorators=[*function.decorators, *switch.decorators])
        return declared, [switch, *versions], assigned, names

    file_mutation.MutationVisitor._skip_node_and_children = skip_other
    file_mutation.function_trampoline_arrangement = arrange_below


def _is_property(node: cst.CSTNode) -> bool:
    return isinstance(node, cst.FunctionDef) and any(
        isinstance(it.decorator, cst.Name) and it.decorator.value in PROPERTIES for it in node.decorators
    )


def table() -> str:
    """Return the score of each module that was mutated, as Markdown."""
    rows = ["| module | mutants | killed | survived | score |", "|---|---|---|---|---|"]
    for path in sorted(mutmut.walk_mutatable_files()):
        data = SourceFileMutationData(path=path)
        data.load()
        counts = Counter(status_by_exit_code[code] for code in data.exit_code_by_key.values())
        caught, left = (sum(counts[status] for status in statuses) for statuses in (CAUGHT, LEFT))
        if total := caught + left:
            rows.append(f"| `{path.name}` | {total} | {caught} | {left} | {caught / total:.1%} |")
    return "\n".join(rows)


if __name__ == "__main__":
    mutate_properties()
    mutmut._run(sys.argv[1:], max_children=1)
    print(table())
