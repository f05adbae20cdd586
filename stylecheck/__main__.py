"""``python -m stylecheck``."""

from stylecheck.cli import run

if __name__ == "__main__":  # a worker process imports this module too
    run()
