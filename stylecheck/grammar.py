"""Grammar and spelling from a LanguageTool server, as diagnostics like our own. Nothing is sent unless asked for.

The client speaks the public HTTP interface of LanguageTool, version 2. It keeps time limits of its own, because a
style check must not hang on a server; language-tool-python is used only to start a server on this machine.
"""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from stylecheck.diagnostic import Diagnostic, Edit, Fix, Severity, Source
from stylecheck.document import Document
from stylecheck.errors import StylecheckError
from stylecheck.formats.mask import FILLER
from stylecheck.lazy import lazy
from stylecheck.span import Span

CONNECT, READ = 2.0, 10.0
"""Seconds to wait for a connection, and for the answer to one part."""
DEADLINE = 30.0
"""Seconds for a whole run, unless `timeout` says otherwise."""
LARGEST = 20_000
"""UTF-16 units sent at once: the limit of LanguageTool's public service, and below that of its server."""
LARGEST_ANSWER = 16 * 2**20
"""Bytes read of an answer; more than a real one of the largest part."""
PAUSE = 1.0
"""Seconds to wait after the first “too many requests” that names no time; doubled each time."""
MOST_TRIES = 3
REWRITES = 3
"""Replacements kept of each finding."""
OWN_VARIANTS = {"en": "en-US", "de": "de-DE", "pt": "pt-BR", "zh": "zh-CN", "ja": "ja-JP", "ro": "ro-RO", "sl": "sl-SI",
                "pl": "pl-PL", "ru": "ru-RU"}  # fmt: skip
"""LanguageTool's name of a language where it wants more than the two letters."""
VARIANTS = {"en": {"en-GB", "en-US", "en-AU", "en-CA", "en-NZ", "en-ZA"}, "de": {"de-DE", "de-AT", "de-CH"},
            "pt": {"pt-BR", "pt-PT", "pt-AO", "pt-MZ"}}  # fmt: skip
NOTE = "grammar was not checked: "
"""How a note begins that says why LanguageTool found nothing."""
LOCAL_HOSTS = frozenset({"localhost", "127.0.0.1", "::1"})
FILLERS = lazy(f"{FILLER}+")


class Unavailable(StylecheckError):
    """The server could not be asked, or did not answer as LanguageTool does; the text says why in one line."""


class Settings(NamedTuple):
    """How grammar is checked; ``url`` None starts a server on this machine. ``timeout`` is in seconds."""

    url: str | None = None
    picky: bool = False
    mother_tongue: str | None = None
    disabled: tuple[str, ...] = ()
    timeout: float = DEADLINE


class Client:
    """Asks one server, within one deadline that starts with the first question."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.problem: str | None = None
        """Why the server is not asked any more."""
        self._until: float | None = None

    @property
    def warnings(self) -> list[str]:
        """What the user should know of the server that text goes to."""
        from urllib.parse import urlsplit

        place = urlsplit(self.settings.url or "")
        if place.scheme == "http" and place.hostname not in LOCAL_HOSTS:
            return [f"grammar: {self.settings.url} is plain http, so drafts cross the network readable"]
        return []

    def check(self, document: Document, culture: str | None) -> list[Diagnostic]:
        """Return LanguageTool's findings in a document's prose; raises Unavailable."""
        language = _language(document.language, culture)
        found = []
        for part in parts(document.text):
            answer = self._ask(document.text[slice(*part)], language)
            found += list(_diagnostics(answer, document, part))
        return found

    def findings(
        self, document: Document, culture: str | None, own: Sequence[Diagnostic]
    ) -> tuple[list[Diagnostic], list[str]]:
        """Return what no finding of our own says already, and notes; a server that failed once is not asked again."""
        if self.problem is None:
            try:
                return without_overlaps(self.check(document, culture), own), self.warnings
            except Unavailable as error:
                self.problem = str(error)
        return [], [f"{NOTE}{self.problem}"]

    def _ask(self, text: str, language: str) -> dict[str, Any]:
        settings = self.settings
        form = {"language": language, "data": json.dumps({"annotation": list(_annotated(text))}, ensure_ascii=False)}
        if settings.picky:
            form["level"] = "picky"
        if settings.mother_tongue:
            form["motherTongue"] = settings.mother_tongue
        if settings.disabled:
            form["disabledRules"] = ",".join(settings.disabled)
        return self._post(_url(settings), form)

    def _post(self, url: str, form: dict[str, str]) -> dict[str, Any]:
        pause = PAUSE
        for _ in range(MOST_TRIES):
            status, body, retry_after = self._request(url, form)
            if status == 200:
                return _parsed(body, url)
            if status not in (426, 429):
                raise Unavailable(f"{url} answered {status}: {_one_line(body)}")
            wait = retry_after if retry_after is not None else pause
            if wait > self._left():
                break
            time.sleep(wait)
            pause *= 2
        raise Unavailable(f"{url} is too busy (429); try again later")

    def _request(self, url: str, form: dict[str, str]) -> tuple[int, bytes, float | None]:
        """Return status, body and seconds to wait; raises Unavailable for a server that cannot be talked to."""
        import http.client
        from urllib.parse import urlencode, urlsplit

        place = urlsplit(url)
        make = http.client.HTTPSConnection if place.scheme == "https" else http.client.HTTPConnection
        connection = make(place.hostname or "", place.port, timeout=min(CONNECT, self._left()))
        try:
            connection.connect()
            until = time.monotonic() + min(READ, self._left())
            connection.sock.settimeout(until - time.monotonic())
            headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
            connection.request("POST", place.path, urlencode(form), headers)
            answer = connection.getresponse()
            body = b"".join(_read(answer, until))
            after = answer.headers.get("Retry-After", "")
            return answer.status, body, float(after) if after.isdecimal() else None
        except TimeoutError as error:
            raise Unavailable(f"{url} did not answer in time") from error
        except (OSError, http.client.HTTPException) as error:
            raise Unavailable(f"{url}: {_one_line(str(error).encode()) or type(error).__name__}") from error
        finally:
            connection.close()

    def _left(self) -> float:
        """Return the seconds until the deadline; raises Unavailable after it."""
        now = time.monotonic()
        if self._until is None:
            self._until = now + self.settings.timeout
        if now >= self._until:
            raise Unavailable(f"grammar took more than {self.settings.timeout:g} s; the rest was left out")
        return self._until - now


def parts(text: str) -> Iterator[Span]:
    """Yield pieces of at most LARGEST UTF-16 units, cut at a paragraph, a line or a space where one is near."""
    start = 0
    while start < len(text):
        end = _end(text, start)
        if end < len(text):
            window = text[start:end]
            cut = max(window.rfind("\n\n"), window.rfind("\n") if "\n\n" not in window else -1)
            cut = cut if cut > 0 else window.rfind(" ")
            end = start + cut + 1 if cut > 0 else end
        yield Span(start, end)
        start = end


def _end(text: str, start: int) -> int:
    """Return the farthest end of a piece that starts here."""
    end = min(len(text), start + LARGEST)
    wide = sum(char > "\uffff" for char in text[start:end])
    return end if end - start + wide <= LARGEST else start + LARGEST // 2


def _annotated(text: str) -> Iterator[dict[str, str]]:
    """Yield prose as text and what is masked as markup that is read as a word: it is not judged."""
    done = 0
    for match in FILLERS.finditer(text):
        if done < match.start():
            yield {"text": text[done : match.start()]}
        yield {"markup": match[0], "interpretAs": "X"}
        done = match.end()
    if done < len(text):
        yield {"text": text[done:]}


def _diagnostics(answer: dict[str, Any], document: Document, part: Span) -> Iterator[Diagnostic]:
    offsets = utf16_offsets(document.text[slice(*part)])
    for match in answer["matches"]:
        start, end = match["offset"], match["offset"] + match["length"]
        if not 0 <= start < end < len(offsets):
            continue
        span = Span(part.start + offsets[start], part.start + offsets[end])
        if FILLER not in document.text[slice(*span)]:
            yield _diagnostic(match, span)


def _diagnostic(match: dict[str, Any], span: Span) -> Diagnostic:
    rule = match.get("rule", {})
    name = str(rule.get("id", "UNKNOWN"))
    kind = rule.get("issueType", "")
    title = f"LanguageTool, rule {name}"
    fixes = (str(item["value"]) for item in match.get("replacements", ())[:REWRITES])
    return Diagnostic(
        rule=f"grammar.{_kebab(name)}",
        category="grammar",
        severity=Severity.WARNING if kind in ("misspelling", "grammar") else Severity.SUGGESTION,
        message=_line(match.get("message", "")) or title,
        span=span,
        why=_line(rule.get("description", "")) or title,
        basis="norm",
        source=Source("LANGUAGETOOL", "medium", title, _first_url(rule)),
        fixes=tuple(Fix(title=text, edits=(Edit(span, text),)) for text in fixes),
    )


def utf16_offsets(text: str) -> Sequence[int]:
    """Return for each UTF-16 offset of a text, its end included, the offset in code points."""
    if text.isascii() or max(text) <= "\uffff":
        return range(len(text) + 1)
    offsets = []
    for index, char in enumerate(text):
        offsets += [index, index] if char > "\uffff" else [index]
    return [*offsets, len(text)]


def without_overlaps(grammar: Iterable[Diagnostic], own: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Return the grammar findings that no finding of our own overlaps."""
    return [item for item in grammar if not any(item.span.overlaps(other.span) for other in own)]


def _language(language: str, culture: str | None) -> str:
    """Return LanguageTool's code: the reader's variety where it has one."""
    base = language.partition("-")[0]
    if culture in VARIANTS.get(base, ()):
        return str(culture)
    return OWN_VARIANTS.get(base, base)


def _url(settings: Settings) -> str:
    base = settings.url if settings.url is not None else local_server()
    return f"{base.rstrip('/').removesuffix('/v2')}/v2/check"


def servers() -> list[Path]:
    """Return where language-tool-python finds a LanguageTool server on this machine, the preferred one first."""
    if own := os.environ.get("LTP_JAR_DIR_PATH"):
        return [Path(own)]
    store = Path(os.environ.get("LTP_PATH", Path.home() / ".cache" / "language_tool_python"))
    return sorted(store.glob("LanguageTool-*"), reverse=True)


@cache
def local_server() -> str:
    """Start a LanguageTool server on this machine and return its address; raises Unavailable, and never downloads."""
    import shutil
    from importlib.util import find_spec

    if find_spec("language_tool_python") is None:
        raise Unavailable(
            "no server named (--languagetool-url), and no extra to start one: pip install 'stylecheck[languagetool]'"
        )
    if shutil.which("java") is None:
        raise Unavailable("LanguageTool needs Java 17 or newer, and there is no java on this machine")
    if not servers():
        raise Unavailable(
            "LanguageTool is not on this machine; language-tool-python downloads it on first use: "
            "python -c \"import language_tool_python as l; l.LanguageTool('en-US')\""
        )
    import language_tool_python

    try:
        return str(language_tool_python.LanguageTool("en-US").url)
    except Exception as error:  # the library raises errors of Java, of sockets and of its own
        raise Unavailable(f"LanguageTool did not start: {_one_line(str(error).encode())}") from error


def _read(answer: Any, until: float) -> Iterator[bytes]:
    """Yield a body in pieces, so that a server that trickles cannot outlast the limit; raises TimeoutError."""
    size = 0
    while piece := answer.read1(65_536):
        size += len(piece)
        if time.monotonic() > until or size > LARGEST_ANSWER:
            raise TimeoutError
        yield piece


def _parsed(body: bytes, url: str) -> dict[str, Any]:
    try:
        answer = json.loads(body)
    except ValueError as error:
        raise Unavailable(f"{url} did not answer as LanguageTool does: {_one_line(body)}") from error
    if not isinstance(answer, dict) or not isinstance(answer.get("matches"), list):
        raise Unavailable(f"{url} did not answer as LanguageTool does: no “matches”")
    return answer


def _one_line(body: bytes) -> str:
    return _line(body[:2000].decode("utf-8", "replace"))[:120]


def _line(text: Any) -> str:
    return " ".join(str(text).split())


def _kebab(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "unknown"


def _first_url(rule: dict[str, Any]) -> str:
    urls = rule.get("urls") or [{}]
    return str(urls[0].get("value", ""))
