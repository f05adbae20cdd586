"""Reports that go to files beside the one on stdout: what --output says, and writing them whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from stat import S_IMODE, S_IWGRP, S_IWOTH, S_IWUSR
from typing import NamedTuple

from stylecheck.cli.files import Found
from stylecheck.cli.output import ended
from stylecheck.errors import ConfigError
from stylecheck.report import FORMATS, TEMPLATE, Format, formatter
from stylecheck.report.model import CheckedFile

SUFFIXES = {".sarif": "sarif", ".json": "json", ".rdjson": "rdjson", ".html": "html", ".htm": "html"}
"""What a file's name says of its format."""
WRITABLE = S_IWUSR | S_IWGRP | S_IWOTH


class Target(NamedTuple):
    """A file to write, and the format to write it in."""

    path: Path
    render: Format

    def write(self, files: Sequence[CheckedFile]) -> None:
        """Write the report on some files; raises StylecheckError and leaves what was there."""
        content = ended(self.render(files, False)).encode()
        try:
            _write(self.path, content)
        except OSError as error:
            raise ConfigError(f"{self.path}: {(error.strerror or str(error)).lower()}") from error


def targets(values: Iterable[str], drafts: Iterable[Found]) -> list[Target]:
    """Return what ``FILE``, ``NAME:FILE`` and ``template:TEMPLATE:FILE`` ask for; raises StylecheckError."""
    found = [_target(value) for value in values]
    places = {os.path.realpath(draft.path) for draft in drafts if draft.path is not None}
    for target in found:
        if os.path.realpath(target.path) in places:
            raise ConfigError(f"--output {target.path}: one of the drafts; a report would take its place")
    return found


def _target(value: str) -> Target:
    name, colon, path = value.partition(":")
    if not colon or len(name) == 1 or Path(name).name != name:  # C:\report.sarif names a drive, a/b:c a file
        return Target(Path(value), formatter(_named_by_suffix(value)))
    if f"{name}:" == TEMPLATE:
        template, _, path = path.rpartition(":")
        name = f"{TEMPLATE}{template}"
    if not path or name == TEMPLATE:
        raise ConfigError(f"--output takes FILE, NAME:FILE or {TEMPLATE}TEMPLATE:FILE, not “{value}”")
    return Target(Path(path), formatter(name))


def _named_by_suffix(value: str) -> str:
    suffix = Path(value).suffix.lower()
    if suffix not in SUFFIXES:
        known = f"NAME is one of {', '.join(FORMATS)}"
        raise ConfigError(f"--output {value}: “{suffix}” does not tell the format; say NAME:{value} ({known})")
    return SUFFIXES[suffix]


def _write(path: Path, content: bytes) -> None:
    """Replace the file that a path leads to; what is no file, such as a pipe, is written to."""
    if path.exists() and not path.is_file():
        path.write_bytes(content)
    else:
        _replace(Path(os.path.realpath(path)), content)


def _replace(path: Path, content: bytes) -> None:
    """Put a new file in the place of an old one, with its mode."""
    mode = path.stat().st_mode if path.exists() else None
    if mode is not None and not (mode & WRITABLE and os.access(path, os.W_OK)):
        raise PermissionError(0, "read-only")
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(content)
        if mode is not None:
            part.chmod(S_IMODE(mode))
        part.replace(path)
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
