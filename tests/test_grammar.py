"""Grammar from LanguageTool: a real HTTP server on loopback speaks its protocol, and fails in each way a server can."""

from __future__ import annotations

import json
import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest

from stylecheck import Checker, grammar
from stylecheck.document import Document
from stylecheck.grammar import Client, Settings, Unavailable, parts, utf16_offsets

DRAFT = "Dear Ms Novak,\n\nWe has sent the parcel on Monday.\n\nKind regards,\nAna\n"


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


class LanguageTool(BaseHTTPRequestHandler):
    """Answers POST /v2/check: every “has” after “We” and every “teh” is an error, as LanguageTool would write it."""

    def do_POST(self) -> None:
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self.server.seen.append({key: values[0] for key, values in form.items()})
        text = "".join(part.get("text", part.get("markup", "")) for part in json.loads(form["data"][0])["annotation"])
        self.server.behave(self, text)

    def reply(self, body: bytes | dict[str, Any], status: int = 200, **headers: str) -> None:
        content = json.dumps(body).encode() if isinstance(body, dict) else body
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Stay quiet."""


def proofread(handler: LanguageTool, text: str) -> None:
    matches = []
    for wrong, right, name in (("We has", "We have", "HAS_HAVE"), ("teh", "the", "MORFOLOGIK_RULE_EN")):
        start = text.find(wrong)
        if start >= 0:
            matches.append(
                {
                    "message": f"Did you mean “{right}”?",
                    "offset": utf16(text[:start]),
                    "length": utf16(wrong),
                    "replacements": [{"value": right}],
                    "rule": {
                        "id": name,
                        "description": "Agreement",
                        "issueType": "grammar",
                        "urls": [{"value": "https://example.org/rule"}],
                    },
                }
            )
    handler.reply({"matches": matches})


class Server(ThreadingHTTPServer):
    daemon_threads = True
    seen: list[dict[str, str]]
    behave: Callable[[LanguageTool, str], None]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server(("127.0.0.1", 0), LanguageTool)
    made.seen, made.behave = [], proofread
    thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield made
    made.shutdown()
    thread.join()
    made.server_close()


def check(url: str, text: str, culture: str = "en-GB", **settings: Any) -> Any:
    return Checker(culture, "en", grammar=Settings(url=url, **settings)).check(text)


def test_a_finding_is_one_of_ours_in_form(server: Server) -> None:
    (item,) = check(server.url, DRAFT).diagnostics
    assert (item.rule, item.category, item.severity.word) == ("grammar.has-have", "grammar", "warning")
    assert DRAFT[slice(*item.span)] == "We has"
    assert [(fix.title, fix.safe) for fix in item.fixes] == [("We have", False)]
    assert (item.message, item.source.url) == ("Did you mean “We have”?", "https://example.org/rule")


def test_offsets_count_code_points_after_emoji_and_astral_han(server: Server) -> None:
    text = "Dear Ms 𠮷田 👩‍🔧,\n\nThe 🚚 is on its way. We has sent teh parcel.\n"
    report = Checker("en-GB", "en", select=["grammar"], grammar=Settings(url=server.url)).check(text)
    assert [text[slice(*item.span)] for item in report.diagnostics] == ["We has", "teh"]


def test_masked_text_stays_here_and_is_not_judged(server: Server) -> None:
    text = (
        "Dear {{ teh.name }},\n\nYou wrote “We has no heating”. See https://teh.example/x and `teh`.\n\n> teh quoted\n"
    )
    assert [item for item in check(server.url, text).diagnostics if item.category == "grammar"] == []
    (form,) = server.seen
    assert "teh" not in form["data"]
    assert "heating" not in form["data"]


def test_our_own_finding_wins_over_an_overlapping_one(server: Server) -> None:
    text = "Dear Ms Novak,\n\nWe has has sent the parcel.\n"
    assert [item.rule for item in check(server.url, text).diagnostics if text[slice(*item.span)] != "We has"] == [
        "structure.repeated-word"
    ]
    assert "grammar.has-have" not in [item.rule for item in check(server.url, text).diagnostics]


def test_the_readers_variety_and_the_settings_are_sent(server: Server) -> None:
    check(server.url + "/v2/", DRAFT, picky=True, mother_tongue="de-DE", disabled=("A", "B"))
    (form,) = server.seen
    assert {key: value for key, value in form.items() if key != "data"} == {
        "language": "en-GB",
        "level": "picky",
        "motherTongue": "de-DE",
        "disabledRules": "A,B",
    }


def test_long_text_goes_in_parts_at_paragraphs(server: Server) -> None:
    text = "We has sent it.\n\n" + "The parcel is here.\n\n" * 2000 + "It is teh last.\n"
    report = Checker("en-GB", "en", select=["grammar"], grammar=Settings(url=server.url)).check(text)
    assert [text[slice(*item.span)] for item in report.diagnostics] == ["We has", "teh"]
    assert len(server.seen) == 3


def test_parts_cover_the_text_and_stay_small() -> None:
    text = "ab 👩 " * 9000
    spans = list(parts(text))
    assert "".join(text[slice(*span)] for span in spans) == text
    assert max(utf16(text[slice(*span)]) for span in spans) <= grammar.LARGEST


def test_offset_table() -> None:
    assert list(utf16_offsets("a👩b")) == [0, 1, 1, 2, 3]
    assert list(utf16_offsets("añ漢")) == [0, 1, 2, 3]


def too_busy_once(handler: LanguageTool, text: str) -> None:
    if len(handler.server.seen) == 1:
        handler.reply(b"slow down", 429, Retry_After="0")
    else:
        proofread(handler, text)


def test_too_many_requests_is_tried_again(server: Server) -> None:
    server.behave = too_busy_once
    assert [item.rule for item in check(server.url, DRAFT).diagnostics] == ["grammar.has-have"]


def hang(handler: LanguageTool, text: str) -> None:
    time.sleep(2)


def trickle(handler: LanguageTool, text: str) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(40):
        handler.wfile.write(b" ")
        time.sleep(0.05)


@pytest.mark.parametrize(
    ("behave", "problem"),
    [
        (lambda handler, text: handler.reply(b"<html>Log in</html>"), "{url} did not answer as LanguageTool does: <html>Log in</html>"),
        (lambda handler, text: handler.reply({"error": 1}), "{url} did not answer as LanguageTool does: no “matches”"),
        (lambda handler, text: handler.reply(b"Internal\nerror", 500), "{url} answered 500: Internal error"),
        (lambda handler, text: handler.reply(b"too large", 413), "{url} answered 413: too large"),
        (lambda handler, text: handler.reply(b"", 302, Location="/login"), "{url} answered 302: "),
        (lambda handler, text: handler.reply(b"slow down", 429, Retry_After="60"), "{url} is too busy (429); try again later"),
        (lambda handler, text: handler.connection.shutdown(socket.SHUT_RDWR), "{url}: Remote end closed connection without response"),
        (hang, "{url} did not answer in time"),
        (trickle, "{url} did not answer in time"),
    ],
    ids=["html", "json", "500", "413", "302", "429", "closed", "hangs", "trickles"],
)  # fmt: skip
def test_a_server_that_fails_costs_one_line_and_no_style_finding(
    server: Server, monkeypatch, behave, problem: str
) -> None:
    server.behave = behave
    monkeypatch.setattr(grammar, "READ", 0.3)
    text = DRAFT.replace("We has", "We have have")
    report = check(server.url, text)
    assert [item.rule for item in report.diagnostics] == ["structure.repeated-word"]
    assert report.notes == (f"grammar was not checked: {problem.format(url=server.url + '/v2/check')}",)


def test_a_failed_server_is_not_asked_for_the_next_draft(server: Server) -> None:
    server.behave = lambda handler, text: handler.reply(b"no", 500)
    checker = Checker("en-GB", "en", grammar=Settings(url=server.url))
    assert checker.check(DRAFT).notes == checker.check(DRAFT).notes
    assert len(server.seen) == 1


def test_the_whole_run_is_bounded(server: Server) -> None:
    server.behave = lambda handler, text: (time.sleep(0.2), proofread(handler, text))
    client = Client(Settings(url=server.url, timeout=0.5))
    with pytest.raises(Unavailable):
        [client.check(Document(DRAFT), "en-GB") for _ in range(100)]
    assert len(server.seen) <= 3


def test_nobody_listens(run, tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    (tmp_path / "a.txt").write_text(DRAFT, encoding="utf-8")
    done = run("check", "a.txt", "a.txt", "--culture", "en-GB", "--languagetool-url", url)
    assert done.returncode == 0
    assert done.stderr == f"stylecheck: grammar was not checked: {url}/v2/check: [Errno 111] Connection refused\n"
    assert run("check", "a.txt", "--culture", "en-GB", "--languagetool-url", url, "--require-grammar").returncode == 3


def test_configuration_names_the_server(run, server: Server, tmp_path: Path) -> None:
    (tmp_path / ".stylecheck.yaml").write_text(f"culture: en-GB\ngrammar: {{url: '{server.url}'}}\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text(DRAFT, encoding="utf-8")
    done = run("check", "a.txt")
    assert done.stdout == "a.txt:3:1: warning grammar.has-have Did you mean “We have”?\n"
    assert run("check", "a.txt", "--ignore", "grammar").stdout == ""


def test_a_wrong_grammar_key_is_named_with_its_line(run, tmp_path: Path) -> None:
    (tmp_path / ".stylecheck.yaml").write_text("culture: en-GB\ngrammar: {ulr: x}\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text(DRAFT, encoding="utf-8")
    done = run("check", "a.txt")
    assert (done.returncode, done.stderr.partition(".stylecheck.yaml")[2]) == (
        2,
        ":2: grammar: unknown key “ulr”; did you mean “url”?\n",
    )


def test_plain_http_beyond_this_machine_warns() -> None:
    assert Client(Settings(url="http://lt.example:8081")).warnings == [
        "grammar: http://lt.example:8081 is plain http, so drafts cross the network readable"
    ]
    for safe in ("https://lt.example", "http://localhost:8081", "http://[::1]:8081"):
        assert Client(Settings(url=safe)).warnings == []


def test_nothing_is_asked_unless_told_to(run, server: Server, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(DRAFT, encoding="utf-8")
    assert run("check", "a.txt", "--culture", "en-GB").stdout == ""
    assert server.seen == []


def test_without_a_server_grammar_says_what_is_missing(run, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("LTP_PATH", str(tmp_path))
    monkeypatch.delenv("LTP_JAR_DIR_PATH", raising=False)
    (tmp_path / "a.txt").write_text(DRAFT, encoding="utf-8")
    done = run("check", "a.txt", "--culture", "en-GB", "--grammar")
    assert done.returncode == 0
    assert done.stderr.startswith("stylecheck: grammar was not checked: ")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(
    not (os.environ.get("LANGUAGETOOL_URL") or os.environ.get("LTP_JAR_DIR_PATH")),
    reason="no LanguageTool: set LANGUAGETOOL_URL to a server, or LTP_JAR_DIR_PATH to an unpacked one",
)
def test_a_real_languagetool() -> None:
    report = Checker("en-GB", "en", grammar=Settings(url=os.environ.get("LANGUAGETOOL_URL"))).check(DRAFT)
    assert "We has" in [DRAFT[slice(*item.span)] for item in report.diagnostics]
