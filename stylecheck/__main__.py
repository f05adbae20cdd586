"""``python -m stylecheck``."""

from stylecheck.cli import run

run()
