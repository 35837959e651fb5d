"""Whether what the keys of heard.toml say of each other can all be true.

Looked for in the file as read, before its types are known to be right, so that a misspelt
key never hides that two mailboxes share one address.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from heard.errors import Mistake
from heard.settings.checks import address_in, entries, nearest
from heard.settings.exchange_online import ews_that_is_blocked, takes_tokens
from heard.settings.heartbeat import heartbeat_that_cannot_be
from heard.settings.mailbox_signs import signs_that_cannot_be
from heard.settings.oauth import oauth_that_cannot_be
from heard.settings.places import host_in, scheme_in
from heard.settings.trust import trust_that_cannot_be

FOLDERS = ("maildir", "eml")
"""The ways by which what is written is what is read; a server tells the two apart."""


def contradictions(document: Mapping[str, Any]) -> Iterator[Mistake]:
    """Yield what its entries say against each other; nothing is yet sure of the file but that it is TOML."""
    mailboxes = list(entries(document, "mailbox"))
    staff = list(entries(document, "staff"))
    yield from _twice(mailboxes)
    yield from _twice(staff)
    for where, mailbox in mailboxes:
        yield from _passwords(where, mailbox)
        yield from oauth_that_cannot_be(where, mailbox)
        yield from ews_that_is_blocked(where, mailbox)
        yield from trust_that_cannot_be(where, mailbox)
        yield from signs_that_cannot_be(where, mailbox)
        if mailbox.get("send") == mailbox.get("read") is not None and scheme_in(mailbox.get("read")) in FOLDERS:
            yield Mistake(
                f"{where}.send", "is where mail is read from", "Letters would come back as mail; name another."
            )
    own = {address_in(mailbox) for _, mailbox in mailboxes} - {None}
    everyone = {address for _, person in staff if (address := address_in(person))}
    for where, person in staff:
        if address_in(person) in own:
            yield Mistake(
                f"{where}.address", "is a mailbox heard watches", "It would write to itself; name a person's."
            )
        deputy = address_in(person, "deputy")
        if deputy and deputy not in everyone:
            yield Mistake(f"{where}.deputy", f"'{deputy}' is nobody's address under [[staff]]", _whom(deputy, everyone))
        if deputy and deputy == address_in(person):
            yield Mistake(f"{where}.deputy", "is the same person", "Name somebody else, or leave it out.")
        yield from _away(where, person)
    organisation = document.get("organisation")
    if isinstance(organisation, dict):
        yield from _closures(organisation)
        yield from _bank_holidays(organisation)
    yield from heartbeat_that_cannot_be(document)
    for where, known in entries(document, "outside"):
        if not known.get("domain") and not known.get("addresses"):
            yield Mistake(where, "has neither domain nor addresses", "One of them is needed to know its mail.")


def _twice(found: list[tuple[str, Mapping[str, Any]]]) -> Iterator[Mistake]:
    first: dict[str, str] = {}
    for where, entry in found:
        address = address_in(entry)
        if address and first.setdefault(address, where) != where:
            yield Mistake(f"{where}.address", f"'{address}' stands in {first[address]} already", "Remove one of them.")


def _passwords(where: str, mailbox: Mapping[str, Any]) -> Iterator[Mistake]:
    given = [key for key in ("password_env", "password_file") if key in mailbox]
    if len(given) == 2:
        yield Mistake(where, "has both password_env and password_file", "Keep one of them.")
    read = scheme_in(mailbox.get("read"))
    signs_in = read in ("imap", "imaps", "ews") or scheme_in(mailbox.get("send")) == "ews"
    if "oauth" in mailbox:
        signs_in = read in ("imap", "imaps") and not takes_tokens(
            read, host_in(mailbox.get("read"), read), has_password=False
        )
    if signs_in and not given and "password" not in mailbox:
        do = 'Add password_env = "HEARD_PASSWORD", or password_file = "...", or [mailbox.oauth].'
        yield Mistake(where, "says no password", do)


def _away(where: str, person: Mapping[str, Any]) -> Iterator[Mistake]:
    for number, away in entries(person, "away"):
        first, last = away.get("from"), away.get("until")
        if type(first) is date and type(last) is date and last < first:
            yield Mistake(f"{where}.{number}", f"ends on {last}, before it begins on {first}", "Exchange the two.")


def _closures(organisation: Mapping[str, Any]) -> Iterator[Mistake]:
    first: dict[date, str] = {}
    for number, closure in entries(organisation, "closures"):
        where = f"organisation.{number}"
        yield from _once(closure.get("on"), where, first)
        kind = closure.get("kind", "show")
        if kind == "half" and "closes" not in closure:
            yield Mistake(where, "is half a day and does not say when the office closes", 'Add closes = "13:00"')
        if kind in ("show", "stop") and "closes" in closure:
            yield Mistake(f"{where}.closes", f"a day of kind '{kind}' has no hours", 'Remove it, or say kind = "half"')


def _bank_holidays(organisation: Mapping[str, Any]) -> Iterator[Mistake]:
    first: dict[date, str] = {}
    for key in ("holidays_added", "holidays_removed"):
        days = organisation.get(key)
        for number, day in enumerate(days if isinstance(days, list) else []):
            yield from _once(day, f"organisation.{key}[{number}]", first)


def _once(day: object, where: str, first: dict[date, str]) -> Iterator[Mistake]:
    if type(day) is date and first.setdefault(day, where) != where:
        yield Mistake(where, f"{day} stands in {first[day]} already", "Remove one of them.")


def _whom(deputy: str, everyone: set[str]) -> str:
    close = nearest(deputy, sorted(everyone))
    return close if close.startswith("Did") else "Add them, or leave it out."
