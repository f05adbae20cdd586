"""Writes fixed drafts back: whole or not at all, encoded as they were, with the mode and owner they had."""

from __future__ import annotations

import os
from pathlib import Path
from stat import S_IMODE, S_IWGRP, S_IWOTH, S_IWUSR

from stylecheck.cli.files import Draft
from stylecheck.errors import StylecheckError

PREFIX, SUFFIX = ".stylecheck-", ".part"
"""Of a draft that is being written, in the draft's own directory; a killed run may leave one behind."""
MARKED = (
    (b"", "utf-8"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"", "utf-16-le"),
    (b"", "utf-16-be"),
    (b"\xff\xfe\0\0", "utf-32-le"),
    (b"\0\0\xfe\xff", "utf-32-be"),
)
"""Byte order marks and what follows them."""


def write(draft: Draft, text: str) -> None:
    """Replace a draft's file by its fixed text; raises StylecheckError and leaves the file as it is.

    A file that is read-only, that another program changed since it was read, or that the disk has no room for is
    left alone. A link stays a link: the file that it leads to is replaced.
    """
    assert draft.path is not None
    content = encoded(draft, text)
    try:
        _replace(Path(os.path.realpath(draft.path)), draft, content)
    except OSError as error:
        raise _left_alone(draft, (error.strerror or str(error)).lower()) from error


def encoded(draft: Draft, text: str) -> bytes:
    """Return text as bytes in the way that gives a draft's own bytes back; raises StylecheckError without one."""
    probe = "ignore" if draft.errors == "strict" else draft.errors
    for mark, codec in ((b"", draft.encoding), *MARKED):
        if mark + draft.text.encode(codec, probe) == draft.content:
            try:
                return mark + text.encode(codec, draft.errors)
            except UnicodeEncodeError as error:
                character = error.object[error.start]
                raise _left_alone(draft, f"“{character}” cannot be written in {draft.encoding}") from error
    raise _left_alone(draft, f"{draft.encoding} does not give its bytes back unchanged")


def _replace(path: Path, draft: Draft, content: bytes) -> None:
    before = path.stat()
    if not before.st_mode & (S_IWUSR | S_IWGRP | S_IWOTH) or not os.access(path, os.W_OK):
        raise _left_alone(draft, "read-only")
    part = str(path.with_name(f"{PREFIX}{os.getpid()}{SUFFIX}"))  # known before it is there: an interruption clears it
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(part, S_IMODE(before.st_mode))
        _keep_owner(part, before)
        if path.read_bytes() != draft.content:
            raise _left_alone(draft, "changed by another program meanwhile")
        os.replace(part, path)
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise


def _keep_owner(part: str, before: os.stat_result) -> None:
    now = os.stat(part)
    if (now.st_uid, now.st_gid) != (before.st_uid, before.st_gid):
        os.chown(part, before.st_uid, before.st_gid)


def _left_alone(draft: Draft, reason: str) -> StylecheckError:
    return StylecheckError(f"{draft.name}: {reason}; left alone")
