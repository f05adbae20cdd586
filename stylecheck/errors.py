"""The errors that stylecheck raises for its user; the command line prints each as one line and exits 2."""

from __future__ import annotations

from collections.abc import Iterable


class StylecheckError(Exception):
    """Bad input of any kind; its text is one line, or one line per problem."""


class ConfigError(StylecheckError):
    """An option, a configuration value or a name that does not exist."""


class DataError(StylecheckError):
    """A broken rule pack or profile: where, and what is wrong there."""

    def __init__(self, path: str, line: int, problem: str) -> None:
        super().__init__(f"{path}:{line}: {problem}")
        self.path = path
        self.line = line
        self.problem = problem

    def __reduce__(self) -> tuple[type[DataError], tuple[str, int, str]]:
        return DataError, (self.path, self.line, self.problem)


class DraftError(StylecheckError):
    """A draft that cannot be read, at a line or as a whole: others can still be checked."""

    def __init__(self, name: str, line: int | None, problem: str) -> None:
        super().__init__(f"{name}:{line}: {problem}" if line else f"{name}: {problem}")
        self.name, self.line, self.problem = name, line, problem

    def __reduce__(self) -> tuple[type[DraftError], tuple[str, int | None, str]]:
        return DraftError, (self.name, self.line, self.problem)


class DataErrors(StylecheckError):
    """Every problem found in a set of data files: one broken rule never hides the others."""

    def __init__(self, errors: Iterable[DataError]) -> None:
        self.errors = tuple(errors)
        super().__init__("\n".join(str(error) for error in self.errors))

    def __reduce__(self) -> tuple[type[DataErrors], tuple[tuple[DataError, ...]]]:
        return DataErrors, (self.errors,)


class DraftErrors(StylecheckError):
    """Every draft of a run that could not be read."""

    def __init__(self, errors: Iterable[DraftError]) -> None:
        self.errors = tuple(errors)
        super().__init__("\n".join(str(error) for error in self.errors))


def nearest(name: str, known: Iterable[str]) -> str:
    """Return “; did you mean X?” for the closest known name, or an empty string."""
    from difflib import get_close_matches

    close = get_close_matches(name, list(known), n=1, cutoff=0.5)
    return f"; did you mean “{close[0]}”?" if close else ""
