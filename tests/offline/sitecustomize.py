"""Lets no Python process of the tests talk to another machine; each attempt is refused and written down.

On PYTHONPATH for the whole suite, so that the command line's processes load it too. Only pip may reach an index.
"""

from __future__ import annotations

import os
import sys
from typing import Any

LEAKS = "STYLECHECK_TEST_LEAKS"
HERE = {"127.0.0.1", "::1", "localhost", "0.0.0.0", "::", "", None}
EVENTS = {
    "socket.connect": 1,
    "socket.sendto": 1,
    "socket.sendmsg": 1,
    "socket.getaddrinfo": 0,
    "socket.gethostbyname": 0,
}
"""Audit events that name another machine, and which argument does."""


def refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event not in EVENTS:
        return
    address = arguments[EVENTS[event]]
    host = address[0] if isinstance(address, tuple) else address if EVENTS[event] == 0 else None  # else a local path
    if host in HERE or str(host).startswith("127."):
        return
    with open(os.environ[LEAKS], "a", encoding="utf-8") as file:
        file.write(f"{event} {address} by {' '.join(sys.orig_argv)}\n")
    raise ConnectionRefusedError(f"the tests let nothing out: {event} {address}")


if LEAKS in os.environ and not any("pip" in os.path.basename(part) for part in sys.orig_argv[:4]):
    sys.addaudithook(refuse)
