"""Prints all that Harper finds in a file."""

import sys
from pathlib import Path

import harper

text = Path(sys.argv[1]).read_text(encoding="utf-8")
for lint in harper.Linter().lint(text, language=harper.Language.PLAINTEXT):
    print(f"{lint.span.start} {lint.message}".replace("\n", " "))
