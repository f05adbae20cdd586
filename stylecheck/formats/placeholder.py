"""Placeholders of templates: where they stand, which of their text is prose, and what a placeholder stands for."""

from __future__ import annotations

from collections.abc import Iterator

from stylecheck.formats.mask import Mask
from stylecheck.lazy import lazy
from stylecheck.span import Span

SIGNS = "{%[$*#"
"""Every placeholder holds one of these."""
LIQUID = r"\{%(?:(?!%\}|\{%).)*+%\}"
MUSTACHE = r"\{\{(?:[^{}]|\}(?!\})|\{(?!\{))*+\}\}"
ERB = r"<%(?:(?!%>|<%).)*+%>"
PATTERN = (
    r"\{%-?\s*(?P<raw>comment|raw|verbatim)\b(?:(?!\{%-?\s*(?P=raw)\b).){0,5000}?end(?P=raw)\s*-?%\}|\{\{!--(?:(?!--\}\}|\{\{).)*+--\}\}"
    rf"|\{{{MUSTACHE}\}}|{MUSTACHE}|{LIQUID}|{ERB}|\{{#(?:(?!#\}}|\{{#).)*+#\}}"
    r"|\[\[[^\[\]\n]{0,200}\]\]|[$%#]\{[^{}\n]{0,200}\}|\*\|[A-Za-z_:][\w:.]{0,60}\|\*"
    r"|%%[A-Za-z_][\w.]{0,60}%%|%[a-z]+\.[\w.]{1,60}%|\$t\([^()\n]{1,100}\)"
    r"|%\([A-Za-z_][\w.]*\)[-+ #0]?[\d.]{0,6}[sdiufgexrX]"
    r"|%(?:\d+\$)?[-+0#]{0,3}\d{0,4}(?:\.\d+)?(?:hh?|ll?|[Lqjzt])?[sdiufgxX@](?!\w)"
    r"|\{!?\s?\$?[A-Za-z_][\w.\[\]' -]{0,100}(?:![rsa])?(?::[^{}\n]{0,40})?\}"
    r"|\{\d{0,3}(?:![rsa])?(?::[^{}\n]{0,40})?\}|\{\s*\w+\s*,\s*(?:number|date|time|choice)\b[^{}\n]{0,100}\}"
)
"""Liquid, Jinja, Django, Handlebars, Mustache, ERB, shell, Ruby, printf, str.format, ICU, Mailchimp, Salesforce,
Mailgun and i18next. None reads past the next opening sign, or further than a bound, so that an opening sign without
its closing one costs little."""

NEXT = lazy(r"'[{}][^'\n]*'|(?P<message>\{\s*[\w.]+\s*,\s*(?:plural|select|selectordinal)\s*,(?:\s*offset:\d+)?)|\{|\}")
BRANCH = lazy(r"\s*(?:=\d+|[\w-]+)\s*\{")
END = lazy(r"\s*\}")

_PERSONS = (
    "customer client user contact requester recipient reader member subscriber attendee guest person buyer shopper "
    "patient student lead account assignee kunde cliente klant klient owner billing shipping current to friendly"
)
PERSONS = frozenset(_PERSONS.split())
"""Whose name a placeholder may hold and be the reader's; a product, a shop or an event has a name too."""
ROLES = {
    "given": "first name|fname|firstname|given name|givenname|forename|nickname|vorname|prenom|voornaam|imie",
    "surname": "last name|lname|lastname|surname|family name|familyname|nachname|nom de famille|cognome|apellido|"
    "apellidos|sobrenome|achternaam|nazwisko|efternamn|soyad",
    "title": "title|honorific|prefix|anrede|titel",
    "full": "name|full name|fullname|display name",
}
LOGIC = lazy(r"\{%-?\+?\s*\w|<%-?\s*(?:if|for|end|else|@?\w+\.each)\b")
NO_VALUE = lazy(r"\{%|\{\{\s*[#/^!]|\{#|<%(?![=-])")
IDENTIFIER = lazy(r"[A-Za-z_][\w.\- ]*")
CAMEL = lazy(r"(?<=[a-z])(?=[A-Z])|[\W_]+")


def is_template(source: str) -> bool:
    """Tell whether a text holds the logic of a template: its placeholders will be filled in later."""
    return ("{%" in source or "<%" in source) and LOGIC.search(source) is not None


def branching(text: str) -> Iterator[Mask]:
    """Yield the syntax of ICU plural and select messages; the texts of their branches are prose."""
    open_braces: list[str] = []
    start = position = 0
    while (found := _step(text, position, open_braces)) is not None:
        kind, span = found
        if kind == "message":
            start = span.start
        elif kind == "branch":
            yield Mask("placeholder", Span(start, span.end))
        elif kind == "branch ends":
            start = span.start
        elif kind == "message ends":
            yield Mask("placeholder", Span(start, span.end))
        position = span.end


def _step(text: str, position: int, open_braces: list[str]) -> tuple[str, Span] | None:
    """Return what comes next and where, and keep account of the open braces; None at the end."""
    if open_braces[-1:] == ["message"]:
        branch, end = BRANCH.match(text, position), END.match(text, position)
        if branch is not None:
            open_braces.append("branch")
            return "branch", Span(*branch.span())
        open_braces.pop()
        return "message ends", Span(position, end.end() if end else position)
    found = NEXT.search(text, position)
    if found is None:
        return None
    if found["message"] or found[0] == "{":
        open_braces.append("message" if found["message"] else "argument")
        return open_braces[-1], Span(*found.span())
    closes = found[0] == "}" and open_braces
    return f"{open_braces.pop()} ends" if closes else "text", Span(*found.span())


def role(placeholder: str) -> str:
    """Return what a placeholder stands for by its identifier: given, surname, title, full, or other."""
    if NO_VALUE.match(placeholder):
        return "other"
    path = IDENTIFIER.search(placeholder.split("|", maxsplit=1)[0] if not placeholder.startswith("*|") else placeholder)
    words = [word.lower() for word in CAMEL.split(path[0]) if word] if path else []
    for name, endings in ROLES.items():
        for ending in endings.split("|"):
            parts = ending.split()
            if words[-len(parts) :] == parts and _of_a_person(words[: -len(parts)], name):
                return name
    return "other"


def _of_a_person(owner: list[str], name: str) -> bool:
    """A first or last name is a person's; a bare name or title is one unless it belongs to a thing."""
    return name in ("given", "surname") or not owner or bool(PERSONS & set(owner))
