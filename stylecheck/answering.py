"""Reading the incoming message with its own language's packs, and what follows from it for the reader's profile."""

from __future__ import annotations

import re
from collections.abc import Iterable

from stylecheck.document import Document
from stylecheck.formats import text as plain
from stylecheck.formats.mask import Mask, blanked
from stylecheck.incoming import read
from stylecheck.language import detect
from stylecheck.lazy import lazy
from stylecheck.profile import Profile
from stylecheck.shipped import phrasebook, shipped_pack
from stylecheck.situation import Incoming

QUOTE_SIGN = lazy(r"^[ \t]*>[ \t]?", re.MULTILINE)
FEWEST_WORDS = 5
"""A quotation shorter than this is a reminder, not the message that the draft answers."""
FORMS = ("familiar", "either", "polite")


def read_incoming(text: str, profile: Profile) -> Incoming:
    """Return what a message says, and how its writer addresses the reader; raises DataErrors."""
    masks = plain.masks(text)
    language = detect(blanked(text, masks), profile.languages) or "und"
    pack = shipped_pack(language)
    document = Document(text, masks, language=language, sectioning=pack.sectioning, phrasebook=phrasebook(language))
    return read(document)._replace(address=_address(document, profile))


def unquoted(text: str, masks: Iterable[Mask]) -> str:
    """Return the message that a draft quotes, its quotation signs taken off; empty if there is none to speak of."""
    quoted = "\n".join(text[mask.span.start : mask.span.end] for mask in masks if mask.kind == "quoted-mail")
    bare = QUOTE_SIGN.sub("", quoted)
    return bare if len(bare.split()) >= FEWEST_WORDS or len(bare) >= FEWEST_WORDS * 8 else ""


def towards(profile: Profile, incoming: Incoming | None, language: str | None) -> Profile:
    """Return the profile with the address form one step nearer to the one that the customer used.

    A customer who says *du* may be answered so, and need not be; the form asked for by --address stays.
    """
    if incoming is None or incoming.address is None or incoming.language != language or profile.address_override:
        return profile
    due = FORMS.index(profile.address(incoming.language or ""))
    used = FORMS.index(incoming.address)
    return profile._replace(address_override=FORMS[due + (used > due) - (used < due)])


def _address(document: Document, profile: Profile) -> str | None:
    """Tell by the language's own address rules which form a message uses; None when none or both show."""
    book = document.phrasebook
    found = {form: book is not None and any(book.part(form, document)) for form in ("familiar", "polite")}
    for rule in shipped_pack(document.language).rules:
        for form in found:
            if rule.code.startswith(f"address.{form}") and rule.find(document, profile, lambda _: ()):
                found[form] = True
    if found["familiar"] == found["polite"]:
        return None
    return "familiar" if found["familiar"] else "polite"
