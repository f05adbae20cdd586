"""``python -m fuzz TARGET [libFuzzer's options and corpora]``: fuzz one target with atheris.

Without a corpus the kept one in fuzz/corpus/TARGET is read, and what is new goes to a directory that is thrown away.
"""

from __future__ import annotations

import sys
import tempfile
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

HERE = Path(__file__).parent
OPTIONS = ("-timeout=10", "-max_len=4096", "-rss_limit_mb=2048", f"-dict={HERE / 'tokens.dict'}")
"""libFuzzer's, before those given: seconds for one input, bytes of one, megabytes in all."""


def main(arguments: list[str]) -> None:
    """Instrument the package, and run libFuzzer until it is told to stop or finds something."""
    import atheris

    with atheris.instrument_imports(include=["stylecheck"]):
        import stylecheck

        for module in walk_packages(stylecheck.__path__, "stylecheck."):
            if not module.name.endswith(("__main__", ".spark")):
                import_module(module.name)
    from fuzz.targets import TARGETS

    name, *given = arguments or [""]
    if name not in TARGETS:
        sys.exit(f"usage: python -m fuzz TARGET [OPTIONS] [CORPUS...]; a target is one of {', '.join(TARGETS)}")
    with tempfile.TemporaryDirectory() as new:
        corpora = [] if any(not word.startswith("-") for word in given) else [new, str(HERE / "corpus" / name)]
        atheris.Setup([sys.argv[0], *OPTIONS, *given, *corpora], TARGETS[name])
        atheris.Fuzz()


main(sys.argv[1:])
