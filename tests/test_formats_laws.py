"""The laws of input formats, over documents that other libraries wrote: json, PyYAML, polib, csv, email, html.

A word is planted in prose and in everything else. It is found at its exact place in prose and nowhere else, and a fix
changes that word and nothing else, as the same libraries read it.
"""

from __future__ import annotations

import csv
import email
import email.policy
import html
import io
import json
import re
from collections.abc import Callable, Iterable
from email.message import EmailMessage
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree
from xml.sax.saxutils import escape

import html5lib
import polib
import pytest
import yaml
from conftest import PACK
from hypothesis import given, settings
from hypothesis import strategies as st

from stylecheck import Checker

WORD, MARK, NEW = "synergy", "\ue0f0", "working together"
PIECES = [
    "we like it",
    "it's",
    '5"',
    "a < b",
    "R&D",
    "C:\\dir",
    "Grüße",
    "😀",
    "x: y",
    "- item",
    "#1",
    "100 %",
    "a, b",
    "one; two",
    "=41",
    "&amp;",
    "tab\there",
    "e\u0301",
    "ends.",
    "\n",
    "\n\n",
]
PROSE = st.lists(st.one_of(st.sampled_from(PIECES), st.just(MARK + WORD)), max_size=12).map(
    lambda pieces: " ".join(["We would like", *pieces, "to end here"])
)
PROSES = st.lists(PROSE, min_size=1, max_size=4)


class Case(NamedTuple):
    """How a format is written and read by a library that is not ours."""

    filename: str
    write: Callable[[list[str]], str]
    read: Callable[[str], list[str]]
    mark: str = MARK
    """How the mark is written, as a pattern; what it captures is kept."""


def _json(ascii_only: bool) -> Callable[[list[str]], str]:
    def write(texts: list[str]) -> str:
        rows = [{WORD: f"https://x.example/{WORD}", "n": 1, "text": text, "list": [None, text]} for text in texts]
        return json.dumps({"rows": rows, WORD: True}, ensure_ascii=ascii_only, indent=1)

    return write


def _json_texts(source: str) -> list[str]:
    return [text for row in json.loads(source)["rows"] for text in (row["text"], row["list"][1])]


def _yaml(style: str | None, width: int = 60, *, ascii_only: bool = False) -> Callable[[list[str]], str]:
    def write(texts: list[str]) -> str:
        data = {"rows": [{WORD: 1, "url": f"https://x.example/{WORD}", "text": text, "l": [text]} for text in texts]}
        return f"# {WORD}\n" + yaml.dump(data, default_style=style, allow_unicode=not ascii_only, width=width)

    return write


def _yaml_texts(source: str) -> list[str]:
    return [text for row in yaml.safe_load(source)["rows"] for text in (row["text"], row["l"][0])]


def _po(texts: list[str]) -> str:
    catalogue = polib.POFile(wrapwidth=50)
    catalogue.metadata = {"Language": "en", "Content-Type": "text/plain; charset=UTF-8"}
    for number, text in enumerate(texts):
        comment = f"a {WORD}"
        catalogue.append(
            polib.POEntry(msgid=f"{WORD} is here {number}", msgstr=text, comment=comment, tcomment=comment)
        )
        plural = {0: text, 1: text}
        catalogue.append(polib.POEntry(msgid=f"one {WORD} {number}", msgid_plural="more of it", msgstr_plural=plural))
    catalogue.append(polib.POEntry(msgid="fuzzy", msgstr=f"this {WORD} is not read", flags=["fuzzy"]))
    catalogue.append(polib.POEntry(msgid="old", msgstr=f"this {WORD} is gone", obsolete=True))
    return str(catalogue)


def _po_texts(source: str) -> list[str]:
    return [
        text
        for entry in polib.pofile(source)
        if "fuzzy" not in entry.flags and not entry.obsolete
        for text in (entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr])
    ]


def _csv(**options: object) -> Callable[[list[str]], str]:
    def write(texts: list[str]) -> str:
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\r\n", **options)
        writer.writerow(["id", WORD, "text"])
        writer.writerows([[number, f"x-{WORD}-1", text] for number, text in enumerate(texts)])
        return out.getvalue()

    return write


def _csv_texts(delimiter: str) -> Callable[[str], list[str]]:
    return lambda source: [row[2] for row in csv.reader(io.StringIO(source, newline=""), delimiter=delimiter)][1:]


def _html(texts: list[str]) -> str:
    blocks = [
        f'<p class="{WORD}" style="x: {WORD}">{html.escape(text)}</p><!-- {WORD} --><br><code>{WORD}</code>'
        f"{{{{ {WORD} | default: '>' }}}}<a href='/{WORD}' {{% if a > b %}}id={WORD}{{% endif %}}>here</a>"
        for text in texts
    ]
    head = f"<head><style>.{WORD} {{ a: b }}</style><script>if (a < b) {{ '{WORD}' }}</script></head>"
    return f"<!DOCTYPE html>\n<html lang=en>{head}<body>{''.join(blocks)}</body></html>"


def _html_texts(source: str) -> list[str]:
    page = html5lib.parse(source, namespaceHTMLElements=False)
    return [" ".join("".join(block.itertext()).split()) for block in page.iter("p")]


def _mail(cte: str, charset: str, subtype: str = "plain") -> Callable[[list[str]], str]:
    def write(texts: list[str]) -> str:
        mail = EmailMessage()
        mail["From"], mail["To"], mail["Subject"] = f"{WORD} <a@x.example>", "b@y.example", "On our work"
        mail["X-Note"] = WORD
        text = "\n\n".join(texts)
        signed = f"{text}\n-- \n{WORD}\n" if subtype == "plain" else f"<p>{html.escape(text)}</p>"
        encodable = signed.encode(charset, "ignore").decode(charset)
        mail.set_content(encodable, subtype=subtype, charset=charset, cte=cte)
        mail.add_attachment(f"the {WORD}", filename=f"{WORD}.txt")
        return mail.as_bytes(policy=email.policy.default.clone(max_line_length=0)).decode("utf-8", "surrogateescape")

    return write


def _mail_texts(source: str) -> list[str]:
    mail = email.message_from_bytes(source.encode("utf-8", "surrogateescape"), policy=email.policy.default)
    body = mail.get_body(("plain", "html"))
    return [body.get_content(), *(str(value) for value in mail.values())]


def _properties(texts: list[str]) -> str:
    lines = [f"# {WORD}"]
    for number, text in enumerate(texts):
        written = "".join(_java(char) for char in text)
        lines.append(
            f"{WORD}.{number} = {written[:30]}\\\n      {written[30:]}"
            if _whole(written, 30)
            else f"k{number}:{written}"
        )
    return "\n".join(lines)


def _whole(written: str, at: int) -> bool:
    """No escape and no space may be cut by a continuation line."""
    return "\\" not in written[at - 6 : at] and written[at : at + 1].isalpha()


def _java(char: str) -> str:
    if char in "\n\t\\":
        return {"\n": "\\n", "\t": "\\t", "\\": "\\\\"}[char]
    units = char.encode("utf-16-be")
    return char if char.isascii() else "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))


def _properties_texts(source: str) -> list[str]:
    joined = re.sub(r"\\\n\s*", "", source)
    values = [re.split(r"\s*[:=]\s*", line, maxsplit=1)[1] for line in joined.split("\n")[1:]]
    return [json.loads('"' + value.replace('"', '\\"') + '"') for value in values]


def _xliff(texts: list[str]) -> str:
    units = "".join(
        f'<trans-unit id="{WORD}{number}"><source>{WORD} it is</source><target>{escape(text)}</target>'
        f"<note>{WORD}</note></trans-unit><!-- {WORD} -->"
        for number, text in enumerate(texts)
    )
    head = '<file source-language="de" target-language="en" datatype="plaintext" original="x">'
    return f'<?xml version="1.0"?>\n<xliff version="1.2">{head}<body>{units}</body></file></xliff>'


def _xliff_texts(source: str) -> list[str]:
    return [target.text or "" for target in ElementTree.fromstring(source).iter("target")]


def _markdown(texts: list[str]) -> str:
    blocks = [f"{text}\n\n```\n{WORD}\n```\n\n[link](/{WORD}) `{WORD}` <b id='{WORD}'>\n" for text in texts]
    return f"---\ntitle: {WORD}\n---\n\n" + "\n".join(blocks)


def _text(texts: list[str]) -> str:
    return "\n\n".join(texts) + f"\n\nSee `{WORD}` and https://x.example/{WORD} {{{{ {WORD} }}}}\n> {WORD}\n"


QP = r"=EE(=\n)?=83(=\n)?=B0(=\n)?"
CASES = {
    "text": Case("x.txt", _text, lambda source: [source]),
    "markdown": Case("x.md", _markdown, lambda source: [source]),
    "html": Case("x.html", _html, _html_texts),
    "json": Case("x.json", _json(False), _json_texts),
    "json in ASCII": Case("x.json", _json(True), _json_texts, r"\\ue0f0"),
    "yaml plain": Case("x.yaml", _yaml(None), _yaml_texts),
    "yaml double": Case("x.yaml", _yaml('"', 30, ascii_only=True), _yaml_texts, r"(?i:\\ue0f0)(\\\n *)?"),
    "yaml single": Case("x.yaml", _yaml("'"), _yaml_texts),
    "yaml literal": Case("x.yaml", _yaml("|"), _yaml_texts),
    "yaml folded": Case("x.yaml", _yaml(">", 40), _yaml_texts),
    "po": Case("x.po", _po, _po_texts),
    "csv": Case("x.csv", _csv(), _csv_texts(",")),
    "csv with semicolons": Case("x.csv", _csv(delimiter=";", quoting=csv.QUOTE_ALL), _csv_texts(";")),
    "tsv": Case("x.tsv", _csv(delimiter="\t"), _csv_texts("\t")),
    "mail, 8 bit": Case("x.eml", _mail("8bit", "utf-8"), _mail_texts),
    "mail, quoted-printable": Case("x.eml", _mail("quoted-printable", "utf-8"), _mail_texts, QP),
    "HTML mail": Case("x.eml", _mail("quoted-printable", "utf-8", "html"), _mail_texts, QP),
    "properties": Case("x_en.properties", _properties, _properties_texts, r"\\ue0f0"),
    "xliff": Case("x.xlf", _xliff, _xliff_texts),
}


@pytest.fixture(scope="module")
def checker(tmp_path_factory: pytest.TempPathFactory) -> Checker:
    folder = tmp_path_factory.mktemp("packs")
    (folder / "house.yaml").write_text(PACK.replace("synerg(y|ies)", WORD), encoding="utf-8")
    return Checker("ja-JP", "en", rules=[Path(folder)], select=["house"])


def unmarked(source: str, mark: str) -> tuple[str, list[int]]:
    """Return a source without its marks, and where the words after them start."""
    parts, starts, done = [], [], 0
    for match in re.finditer(mark, source):
        parts += [source[done : match.start()], *(match.groups(default="") or [""])]
        starts.append(sum(map(len, parts)))
        done = match.end()
    return "".join([*parts, source[done:]]), starts


def values(texts: Iterable[str]) -> list[str]:
    return [" ".join(text.split()) for text in texts]


@pytest.mark.parametrize("name", CASES)
@settings(max_examples=60, deadline=None)
@given(texts=PROSES)
def test_what_is_planted_in_prose_is_found_there_and_nowhere_else(
    checker: Checker, name: str, texts: list[str]
) -> None:
    case = CASES[name]
    source, starts = unmarked(case.write(texts), case.mark)
    report = checker.check(source, case.filename)
    assert [item.span.start for item in report.diagnostics] == starts
    assert all(item.message.startswith(f"“{WORD}”") for item in report.diagnostics)


@pytest.mark.parametrize("name", CASES)
@settings(max_examples=60, deadline=None)
@given(texts=PROSES)
def test_a_fix_changes_what_it_found_and_nothing_else(checker: Checker, name: str, texts: list[str]) -> None:
    case = CASES[name]
    marked = case.write(texts)
    source, _ = unmarked(marked, case.mark)
    expected = [text.replace(MARK + WORD, NEW) for text in values(case.read(marked))]
    fixed = checker.fix(source, filename=case.filename).text
    assert values(case.read(fixed)) == expected
    assert checker.check(fixed, case.filename).diagnostics == ()
