"""Gathering the facts for one message: everything a decision may ask, in one pass.

It asks the database only where the message gives a clue, so that an ordinary new
complaint costs a handful of look-ups.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, RowMapping, bindparam, func, select

from heard.casework.events import (
    Kind,
    LetterName,
    LetterNumber,
    MailboxName,
    MessageNumber,
    PersonNumber,
    Purpose,
    Reference,
    StageName,
)
from heard.casework.people import Landlord, Role
from heard.casework.policy import Policy
from heard.casework.working_days import Calendar
from heard.judgement.facts import Facts, SentLetter, Writer
from heard.judgement.reading import Reading
from heard.judgement.same_person import named_among
from heard.judgement.writer import Claimed, claimed_by
from heard.mail.authenticity import vouched_for
from heard.mail.message import Message, RawMessage
from heard.mail.threads.clues import Clue, ClueKind
from heard.mail.told.names import names_in
from heard.store import clues
from heard.store import people as people_known
from heard.store.inbox import Waiting, case_of
from heard.store.leads import lately, leads
from heard.store.tables import addresses, cases, letters, messages, people

_STANDS_AS = func.coalesce(people.c.same_as, people.c.id)
_AT = addresses.join(people, people.c.id == addresses.c.person)
_THERE = addresses.c.address == bindparam("address")
_LAST = select(people.c.id).order_by(people.c.id.desc())
# Who is at this address, and who was known last: one look-up, since every message asks for both.
_WHO = select(
    select(func.min(_STANDS_AS)).select_from(_AT).where(_THERE).scalar_subquery().label("known"),
    select(func.max(_STANDS_AS)).select_from(_AT).where(_THERE).scalar_subquery().label("other"),
    _LAST.limit(1).scalar_subquery().label("last"),
)
_LAST_CASE = (
    select(cases.c.number)
    .where(cases.c.prefix == bindparam("prefix"), cases.c.year == bindparam("year"))
    .order_by(cases.c.number.desc())
    .limit(1)
)
_SAME_WORDS = (
    select(messages.c.id, messages.c.reference, messages.c.kind)
    .where(messages.c.words_digest == bindparam("words"), messages.c.id != bindparam("this"))
    .order_by(messages.c.id)
    .limit(1)
)

BOUNCES_WITHIN = timedelta(days=7)
"""Mail systems give up after five days (RFC 5321, 4.5.4.1); two more for what is slow."""
_A_DATE_AT_ALL = (1990, 9000)  # years; a Date may be anything, and some leave no room to count back


@dataclass(frozen=True, slots=True)
class Given:
    """What every message is judged by; mail received before `clocks_from` is only filed."""

    landlord: Landlord
    policy: Policy
    calendar: Calendar
    clocks_from: datetime


def gather(
    connection: Connection, waiting: Waiting, reading: Reading, given: Given, now: datetime, *, secret: bytes = b""
) -> Facts:
    """Return the facts for one message; reads only.

    secret   what the marks of our letters are made with; without it no mark proves anything
    """
    number, raw, message = waiting.number, waiting.raw, reading.message
    claimed = claimed_by(message, given.landlord)
    person, known = _person(connection, claimed, message)
    writer = Writer(
        address=claimed.address,
        role=claimed.role,
        person=person,
        known=known,
        proved=_proved(message, claimed, raw, given.landlord),
        sure=claimed.sure,
        because=claimed.because,
        is_form=claimed.is_form,
    )
    led = leads(connection, reading, writer, given.landlord, secret)
    return Facts(
        message=number,
        mailbox=MailboxName(raw.mailbox),
        received_at=raw.received_at,
        now=now,
        clocks_from=given.clocks_from,
        from_sent_folder=raw.sent_folder,
        landlord=given.landlord,
        policy=given.policy,
        calendar=given.calendar,
        next_reference=next_reference(connection, given, now),
        writer=writer,
        leads=led,
        lately=lately(connection, number) if any(lead.says for lead in led) else (),
        own_letter=_own_letter(connection, raw, message, given.landlord),
        bounced=_bounced(connection, message),
        same_words=_same_words(connection, number, reading.words_digest),
        taken_up=case_of(connection, number) if waiting.again else None,
    )


def gather_unread(connection: Connection, waiting: Waiting, given: Given, now: datetime) -> Facts:
    """Return what can be known of a message that could not be read: where and when it came."""
    raw = waiting.raw
    return Facts(
        message=waiting.number,
        mailbox=MailboxName(raw.mailbox),
        received_at=raw.received_at,
        now=now,
        clocks_from=given.clocks_from,
        from_sent_folder=raw.sent_folder,
        landlord=given.landlord,
        policy=given.policy,
        calendar=given.calendar,
        next_reference=next_reference(connection, given, now),
        writer=Writer(None, Role.TENANT, PersonNumber(0), known=False, proved=False, sure=False),
        taken_up=case_of(connection, waiting.number),
    )


def _proved(message: Message, claimed: Claimed, raw: RawMessage, landlord: Landlord) -> bool:
    if claimed.address is None or claimed.is_form:
        return False
    authserv_id = landlord.authserv_ids.get(raw.mailbox)
    return vouched_for(message.authentication, authserv_id=authserv_id, address=claimed.address.address)


def _person(connection: Connection, claimed: Claimed, message: Message) -> tuple[PersonNumber, bool]:
    """Return the person's number, and whether heard knew them: an unknown one gets the next number if a case opens.

    Where several persons share the address, it is the one the message names, else the one known longest.
    """
    address = claimed.address.address if claimed.address else ""
    row = connection.execute(_WHO, {"address": address}).one()
    if row.known is None:
        return PersonNumber((row.last or 0) + 1), False
    if row.other != row.known:
        told = (claimed.address.name if claimed.address else "", *names_in(message))
        if (named := named_among(told, people_known.at(connection, address))) is not None:
            return named.person, True
    return PersonNumber(row.known), True


def next_reference(connection: Connection, given: Given, now: datetime) -> Reference:
    """Return the reference a case opened now would get; its year is that of the landlord's wall calendar."""
    year = given.calendar.local_date(now).year % 100
    prefix = given.landlord.prefix
    last = connection.execute(_LAST_CASE, {"prefix": prefix, "year": year}).scalar() or 0
    return Reference(f"{prefix}-{year:02}-{last + 1:04}")


def _own_letter(connection: Connection, raw: RawMessage, message: Message, landlord: Landlord) -> SentLetter | None:
    """Return the letter of ours that this message is, unchanged; None where it only bears its Message-ID.

    Whoever got a letter knows its Message-ID and can write under it.  Only our own words
    from our own address are our own letter.
    """
    sender = message.sender
    if message.message_id is None or sender is None or not landlord.is_own(sender.address):
        return None
    numbers = clues.letters_of(connection, [Clue(ClueKind.ID, message.message_id).key])
    query = select(letters).where(letters.c.id.in_(numbers))
    row = connection.execute(query).mappings().first()
    if row is None or not (raw.sent_folder or _bare(row["words"]) in _bare(message.text)):
        return None
    return _sent_letter(row)


def _bounced(connection: Connection, message: Message) -> tuple[SentLetter, ...]:
    """Return the letters of ours that this delivery report says did not arrive.

    A report that names no letter counts where only one can be meant: the only one that went to
    the address in the week before it, or the only one of the case whose reference it quotes.
    """
    if message.bounce is None or not message.bounce.recipients:
        return ()
    gone = letters.c.state.in_(("sent", "sending"))  # a report may come before its letter is recorded as sent
    if message.bounce.about:
        about = clues.letters_of(connection, [Clue(ClueKind.ID, each).key for each in message.bounce.about])
        rows = connection.execute(select(letters).where(letters.c.id.in_(about), gone)).mappings().all()
        failed = set(message.bounce.recipients)
        return tuple(_sent_letter(row) for row in rows if row["to"] in failed)
    if message.date is None or not _A_DATE_AT_ALL[0] <= message.date.year <= _A_DATE_AT_ALL[1]:
        return ()
    lately = letters.c.sent_at.between(message.date - BOUNCES_WITHIN, message.date + timedelta(days=1))
    found: list[SentLetter] = []
    for address in message.bounce.recipients:
        sent = select(letters).where(letters.c.to == address, gone, lately).order_by(letters.c.id.desc()).limit(50)
        rows = connection.execute(sent).mappings().all()
        quoted = [row for row in rows if row["reference"] and row["reference"] in message.text.upper()]
        meant = quoted or list(rows)
        found += [_sent_letter(row) for row in meant if len(meant) == 1]
    return tuple(found)


def _sent_letter(row: RowMapping) -> SentLetter:
    return SentLetter(
        number=LetterNumber(row["id"]),
        reference=Reference(row["reference"]) if row["reference"] else None,
        name=LetterName(row["name"]),
        purpose=Purpose(row["purpose"]),
        stage=StageName(row["stage"]) if row["stage"] else None,
    )


def _same_words(
    connection: Connection, number: MessageNumber, words_digest: bytes
) -> tuple[MessageNumber, Reference | None, Kind] | None:
    row = connection.execute(_SAME_WORDS, {"words": words_digest, "this": number}).first()
    return (MessageNumber(row.id), Reference(row.reference) if row.reference else None, Kind(row.kind)) if row else None


def _bare(text: str) -> str:
    return re.sub(r"[\s>]+", "", text)
