"""Whom a mail is held to be from: the person known at its address, and what our own servers found of it."""

from __future__ import annotations

from sqlalchemy import Connection, RowMapping

from heard.casework.events import PersonNumber
from heard.casework.people import Landlord
from heard.judgement.facts import Writer
from heard.judgement.same_person import named_among
from heard.judgement.writer import Claimed
from heard.mail.authenticity import refuted, vouched_for
from heard.mail.border import verdicts_at
from heard.mail.from_inside import is_from_inside
from heard.mail.message import Address, Message, RawMessage
from heard.mail.told.names import names_in
from heard.store import people as people_known


def writer_of(
    claimed: Claimed, person_known: tuple[PersonNumber, bool], message: Message, raw: RawMessage, landlord: Landlord
) -> Writer:
    """Return whom a message is to be answered as.

    person_known   the number of the person at its address, and whether heard knew them (person_at)
    """
    person, known = person_known
    sender, theirs = message.sender, claimed.address
    verdicts, by = _verdicts(message, raw, landlord), landlord.authserv_ids.get(raw.mailbox)
    # Of a form it is the form that is refuted: whoever it names has sent nothing.
    is_refuted = any(refuted(verdicts, authserv_id=by, address=each.address) for each in message.senders)
    from_inside = not is_refuted and is_from_inside(
        message,
        raw,
        counted=landlord.inside_marks.get(raw.mailbox, ()),
        domains=landlord.domains,
        border=landlord.borders.get(raw.mailbox),
    )

    def vouches(address: Address | None) -> bool:
        if address is None:
            return False
        in_person = from_inside and sender is not None and address.address == sender.address
        return in_person or vouched_for(verdicts, authserv_id=by, address=address.address)

    return Writer(
        address=claimed.address,
        role=claimed.role,
        person=person,
        known=known,
        proved=not claimed.is_form and vouches(theirs),
        sure=claimed.sure,
        because=claimed.because,
        is_form=claimed.is_form,
        said_to_be=claimed.is_form and not vouches(sender),
        refuted=is_refuted,
    )


def person_at(
    connection: Connection, found: RowMapping, claimed: Claimed, message: Message
) -> tuple[PersonNumber, bool]:
    """Return the person's number, and whether heard knew them: an unknown one gets the next number if a case opens.

    found   `last` is the largest number there is, `known` and `other` the first and the last known at the address

    Where several persons share the address, it is the one the message names, else the one known longest.
    """
    if found["known"] is None:
        return PersonNumber((found["last"] or 0) + 1), False
    if found["other"] != found["known"] and claimed.address is not None:
        told = (claimed.address.name, *names_in(message))
        if (named := named_among(told, people_known.at(connection, claimed.address.address))) is not None:
            return named.person, True
    return PersonNumber(found["known"]), True


def _verdicts(message: Message, raw: RawMessage, landlord: Landlord) -> tuple[str, ...]:
    """Return what our own servers may have found of a message: where the settings name a border, what stands there."""
    authserv_id, border = landlord.authserv_ids.get(raw.mailbox), landlord.borders.get(raw.mailbox)
    if border is None or authserv_id is None:
        return message.authentication
    return verdicts_at(border, raw.content, authserv_id=authserv_id)
