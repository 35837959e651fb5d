"""Who wrote through a web form: what its labelled lines say.

A form's mail comes from the landlord's own address; the tenant stands in the body.  Anybody
can write such lines, so the answer is a claim.
"""

from __future__ import annotations

import re

from heard.mail.format.addresses import usable_address
from heard.mail.format.charsets import one_line
from heard.mail.message import Address, Message

_LINES = 400
_EMAIL = re.compile(
    r"[\s*>|-]{0,6}(?:(?:your|customer|tenant|resident|contact|sender'?s?|from|preferred|home) ){0,2}"
    r"(?:e-?\s?mail(?: ?address)?|e-?bost|cyfeiriad e-?bost|adres e-?mail|from e-?mail)(?: address)?"
    r"\s{0,3}\*{0,2}\s{0,3}[:=|\t]\*{0,2}\s*+(.*)",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"[\s*>|-]{0,6}(?:(?:your|customer|tenant|resident|contact|sender'?s?|full|complete) ){0,2}"
    r"(name|first ?name|forenames?|given name|last ?name|surname|family name|enw|imi. i nazwisko)"
    r"(?: in full)?\s{0,3}\*{0,2}\s{0,3}[:=|\t]\*{0,2}\s*+(.*)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"[\s*>|-]{0,6}[A-Za-z][A-Za-z '/-]{0,40}\s?[:=]")
_FIRST = ("first", "forename", "given")
_LAST = ("last", "surname", "family")
_MAILTO = re.compile(r"[<(\[]mailto:[^<>()\[\]\s]*[>)\]]", re.IGNORECASE)


def form_writer(message: Message) -> Address | None:
    """Return the name and address a form states ("Name: ...", "Email: ..."); None unless just one address is."""
    stated = _labelled(message.text.split("\n", _LINES)[:_LINES], _EMAIL)
    found = {address for (value,) in stated if (address := _address(value))}
    if len(found) != 1:
        return None
    return Address(_name(message.text.split("\n", _LINES)[:_LINES]), found.pop())


def _address(value: str) -> str | None:
    words = _MAILTO.sub(" ", value[:400]).split()
    usable = [address for word in words if "@" in word and (address := usable_address(word.strip("<>()[],;")))]
    return usable[0] if len(set(usable)) == 1 else None


def _name(lines: list[str]) -> str:
    whole, first, last = "", "", ""
    for label, value in _labelled(lines, _NAME):
        value = one_line(value)[:200].strip()
        kind = label.lower()
        if kind.startswith(_FIRST):
            first = first or value
        elif kind.startswith(_LAST):
            last = last or value
        else:
            whole = whole or value
    return whole or f"{first} {last}".strip()


def _labelled(lines: list[str], label: re.Pattern[str]) -> list[tuple[str, ...]]:
    """Return the groups of every line with this label; its value may stand on the next line."""
    found = []
    for position, line in enumerate(lines):
        match = label.match(line[:1_000])
        if match is None:
            continue
        *kinds, value = match.groups()
        following = next((later for later in lines[position + 1 : position + 3] if later.strip()), "")
        if not value.strip() and not _LABEL.match(following):
            value = following
        found.append((*kinds, value.strip()))
    return found
