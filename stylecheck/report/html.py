"""One self-contained page: the draft with the words marked, why on hover, and how far it fits each reader.

No script, no network: the page forbids both itself. Everything from the draft is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from itertools import pairwise
from pathlib import Path

from stylecheck.diagnostic import Diagnostic
from stylecheck.fit import CategoryFit
from stylecheck.lazy import lazy
from stylecheck.report.model import CheckedFile
from stylecheck.report.visible import HIDDEN

UNSEEN = lazy(rf"(?!\t|\n|\r\n){HIDDEN}")
"""What is hidden, white space left out: shown by number, never sent."""
STYLE_FILE = Path(__file__).with_name("page.css")
POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def html_report(files: Sequence[CheckedFile], color: bool) -> str:  # noqa: ARG001
    """Return the page; drafts checked for several cultures get one section with a chart for each."""
    drafts: dict[str, list[CheckedFile]] = {}
    for file in files:
        drafts.setdefault(file.path, []).append(file)
    body = "\n".join(_draft(path, checked) for path, checked in drafts.items())
    style = STYLE_FILE.read_text(encoding="utf-8")
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>stylecheck report</title>\n<style>\n{style}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _draft(path: str, checked: Sequence[CheckedFile]) -> str:
    found = {(item.rule, item.span): item for file in reversed(checked) for item in file.report.diagnostics}
    everything = sorted(found.values(), key=lambda item: item.span)
    charts = "\n".join(_chart(file) for file in checked)
    findings = "\n".join(f"<li>{_finding(item)}</li>" for item in everything) or "<li>No findings.</li>"
    text = "".join(_marked(checked[0].report.source, everything))
    return (
        f'<section>\n<h1>{_safe(path)}</h1>\n<div class="cols">\n<div><div class="draft">{text}</div></div>\n'
        f"<div>\n{charts}\n<h2>Findings</h2>\n<ol>{findings}</ol>\n</div>\n</div>\n</section>"
    )


def _marked(source: str, found: Sequence[Diagnostic]) -> Iterator[str]:
    """Yield the source, cut wherever a finding starts or ends; a piece shows all findings that cover it."""
    cuts = sorted({0, len(source), *(edge for item in found for edge in item.span)})
    for item in found:
        if item.span.start == item.span.end == 0:
            yield _mark("⚑", [item])
    for start, end in pairwise(cuts):
        covering = [item for item in found if item.span.start <= start and end <= item.span.end]
        piece = source[start:end]
        yield _mark(_safe(piece), covering) if covering else _safe(piece)


def _mark(piece: str, covering: Sequence[Diagnostic]) -> str:
    heaviest = max(item.severity for item in covering).word
    tips = "".join(_finding(item) for item in covering)
    return f'<mark class="{heaviest}" tabindex="0">{piece}<span class="tip" role="tooltip">{tips}</span></mark>'


def _finding(item: Diagnostic) -> str:
    ways = "".join(f'<p class="way">{_safe(fix.title)}</p>' for fix in item.fixes)
    source = f"{item.source.title or item.source.ref} ({item.basis}, confidence {item.source.confidence})"
    word = item.severity.word
    return (
        f'<p><span class="word {word}">{word}</span><span class="rule">{_safe(item.rule)}</span></p>'
        f'<p>{_safe(item.message)}</p><p class="why">{_safe(item.why)}</p>{ways}<p class="src">{_safe(source)}</p>'
    )


def _chart(file: CheckedFile) -> str:
    if file.report.culture is None:
        return ""
    rows = "\n".join(_row(item) for item in file.fit)
    return f"<h2>Fit for {_safe(file.report.culture)}</h2>\n<table>\n{rows}\n</table>"


def _row(item: CategoryFit) -> str:
    grade = "" if item.score == 100 else " fair" if item.score >= 60 else " poor"
    costs = "<br>".join(f"{_safe(rule)}{f' ×{count}' if count > 1 else ''} −{cost}" for rule, count, cost in item.costs)
    expects = f" <span class=cost>(expects {item.expects})</span>" if item.expects else ""
    return (
        f"<tr><td>{item.category}{expects}</td>"
        f'<td><div class="meter{grade}"><i style="width:{item.score}%"></i></div></td>'
        f'<td class="num">{item.score}</td><td class="cost">{costs}</td></tr>'
    )


def _safe(text: str) -> str:
    """Return text that can neither be markup nor turn the direction of what stands around it."""
    return UNSEEN.sub(_shown, escape(text))


def _shown(match: re.Match[str]) -> str:
    return f'<span class="unseen">U+{ord(match[0]):04X}</span>'
