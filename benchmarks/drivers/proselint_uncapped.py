"""Prints all that proselint finds in a file; its command stops at 1,000 findings."""

import sys
from pathlib import Path

from proselint.checks import __register__
from proselint.config import DEFAULT
from proselint.registry import CheckRegistry
from proselint.tools import LintFile

CheckRegistry().register_many(__register__)
for found in LintFile(Path(sys.argv[1])).lint({**DEFAULT, "max_errors": sys.maxsize}):
    print(f"{found.pos[0]}:{found.pos[1]} {found.check_result.check_path}: {found.check_result.message}")
