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
from heard.mail.message import Address, Message, RawMessage
from heard.mail.threads.clues import Clue, ClueKind
from heard.mail.told.names import names_in
from heard.store import clues
from heard.store import people as people_known
from heard.store.inbox import Waiting, case_of
from heard.store.leads import lately, leads
from heard.store.moving import stands_as
from heard.store.our_words import our_words
from heard.store.tables import addresses, cases, letters, messages, people

_AT = addresses.join(people, people.c.id == addresses.c.person)
_THERE = addresses.c.address == bindparam("address")
_LAST = select(people.c.id).order_by(people.c.id.desc())
_LAST_CASE = (
    select(cases.c.number)
    .where(cases.c.prefix == bindparam("prefix"), cases.c.year == bindparam("year"))
    .order_by(cases.c.number.desc())
    .limit(1)
)
_SAME_WORDS = (
    select(messages.c.id)
    .where(messages.c.words_digest == bindparam("words"), messages.c.id != bindparam("this"))
    .order_by(messages.c.id)
    .limit(1)
)
# Who is at this address, who was known last, which case is the last, and which message says the same: one look-up,
# since every message asks for all of them.
_FIRST_OF_ALL = select(
    select(func.min(people_known.STANDS_AS)).select_from(_AT).where(_THERE).scalar_subquery().label("known"),
    select(func.max(people_known.STANDS_AS)).select_from(_AT).where(_THERE).scalar_subquery().label("other"),
    _LAST.limit(1).scalar_subquery().label("last"),
    _LAST_CASE.scalar_subquery().label("last_case"),
    _SAME_WORDS.scalar_subquery().label("same_words"),
)
_FILED = select(messages.c.reference, messages.c.kind).where(messages.c.id == bindparam("this"))

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
    connection: Connection,
    waiting: Waiting,
    reading: Reading,
    given: Given,
    now: datetime,
    *,
    secret: bytes = b"",
    which_case: bool = True,
) -> Facts:
    """Return the facts for one message; reads only.

    secret       what the marks of our letters are made with; without it no mark proves anything
    which_case   whether it is to be known which case it may belong to
    """
    number, raw, message = waiting.number, waiting.raw, reading.message
    claimed = claimed_by(message, given.landlord)
    address = claimed.address.address if claimed.address else ""
    asked: dict[str, object] = {"address": address, "words": reading.words_digest}
    asked |= {"this": number, "prefix": given.landlord.prefix, "year": _year(given, now)}
    found = connection.execute(_FIRST_OF_ALL, asked).mappings().one()
    writer = _writer(claimed, _person(connection, found, claimed, message), message, raw, given.landlord)
    led, told_before = leads(connection, reading, writer, given.landlord, secret) if which_case else ((), True)
    taken_up = case_of(connection, number) if waiting.again else None
    led = tuple(lead for lead in led if lead.reference != taken_up)  # that one is this message itself
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
        next_reference=_after(found["last_case"], given, now),
        writer=writer,
        leads=led,
        told_before=told_before,
        lately=lately(connection, number) if any(lead.says for lead in led) else (),
        own_letter=_own_letter(connection, raw, message, given.landlord),
        our_words=our_words(connection, message, writer, led),
        bounced=_bounced(connection, message),
        perhaps_bounced=_perhaps_bounced(connection, message),
        same_words=_filed(connection, found["same_words"]) if found["same_words"] is not None else None,
        taken_up=taken_up,
    )


def _writer(
    claimed: Claimed, person_known: tuple[PersonNumber, bool], message: Message, raw: RawMessage, landlord: Landlord
) -> Writer:
    person, known = person_known
    return Writer(
        address=claimed.address,
        role=claimed.role,
        person=person,
        known=known,
        proved=not claimed.is_form and _vouched(message, claimed.address, raw, landlord),
        sure=claimed.sure,
        because=claimed.because,
        is_form=claimed.is_form,
        said_to_be=claimed.is_form and not _vouched(message, message.sender, raw, landlord),
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


def _vouched(message: Message, address: Address | None, raw: RawMessage, landlord: Landlord) -> bool:
    """Say whether our own server vouches for an address; where the settings name no server, none is vouched for."""
    if address is None:
        return False
    authserv_id = landlord.authserv_ids.get(raw.mailbox)
    return vouched_for(message.authentication, authserv_id=authserv_id, address=address.address)


def _person(connection: Connection, found: RowMapping, claimed: Claimed, message: Message) -> tuple[PersonNumber, bool]:
    """Return the person's number, and whether heard knew them: an unknown one gets the next number if a case opens.

    Where several persons share the address, it is the one the message names, else the one known longest.
    """
    if found["known"] is None:
        return PersonNumber((found["last"] or 0) + 1), False
    if found["other"] != found["known"] and claimed.address is not None:
        told = (claimed.address.name, *names_in(message))
        if (named := named_among(told, people_known.at(connection, claimed.address.address))) is not None:
            return named.person, True
    return PersonNumber(found["known"]), True


def next_reference(connection: Connection, given: Given, now: datetime) -> Reference:
    """Return the reference a case opened now would get; its year is that of the landlord's wall calendar."""
    asked = {"prefix": given.landlord.prefix, "year": _year(given, now)}
    return _after(connection.execute(_LAST_CASE, asked).scalar(), given, now)


def _after(last_case: int | None, given: Given, now: datetime) -> Reference:
    return Reference(f"{given.landlord.prefix}-{_year(given, now):02}-{(last_case or 0) + 1:04}")


def _year(given: Given, now: datetime) -> int:
    return given.calendar.local_date(now).year % 100


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
    return _sent_letter(connection, row)


_GONE = letters.c.state.in_(("sent", "sending"))  # a report may come before its letter is recorded as sent


def _bounced(connection: Connection, message: Message) -> tuple[SentLetter, ...]:
    """Return the letters of ours that a delivery report names by Message-ID, which only who was sent one knows."""
    if message.bounce is None or not message.bounce.recipients or not message.bounce.about:
        return ()
    about = clues.letters_of(connection, [Clue(ClueKind.ID, each).key for each in message.bounce.about])
    rows = connection.execute(select(letters).where(letters.c.id.in_(about), _GONE)).mappings().all()
    failed = set(message.bounce.recipients)
    return tuple(_sent_letter(connection, row) for row in rows if row["to"] in failed)


def _perhaps_bounced(connection: Connection, message: Message) -> tuple[SentLetter, ...]:
    """Return the letters that a report may mean which names none: anybody who knows the address can have written it.

    Each is the only one that went to an address in the week before, or the only one of the case whose
    reference is quoted.
    """
    bounce, at = message.bounce, message.date
    if bounce is None or bounce.about or at is None or not _A_DATE_AT_ALL[0] <= at.year <= _A_DATE_AT_ALL[1]:
        return ()
    lately = letters.c.sent_at.between(at - BOUNCES_WITHIN, at + timedelta(days=1))
    found: list[SentLetter] = []
    for address in bounce.recipients:
        sent = select(letters).where(letters.c.to == address, _GONE, lately).order_by(letters.c.id.desc()).limit(50)
        rows = connection.execute(sent).mappings().all()
        quoted = [row for row in rows if row["reference"] and row["reference"] in message.text.upper()]
        meant = quoted or list(rows)
        found += [_sent_letter(connection, row) for row in meant if len(meant) == 1]
    return tuple(found)


def _sent_letter(connection: Connection, row: RowMapping) -> SentLetter:
    reference = Reference(row["reference"]) if row["reference"] else None
    return SentLetter(
        number=LetterNumber(row["id"]),
        reference=reference,
        name=LetterName(row["name"]),
        purpose=Purpose(row["purpose"]),
        stage=StageName(row["stage"]) if row["stage"] else None,
        stands_as=stands_as(connection, reference) if reference else None,
    )


def _filed(connection: Connection, number: MessageNumber) -> tuple[MessageNumber, Reference | None, Kind]:
    """Return a message that was heard, its case and its kind."""
    row = connection.execute(_FILED, {"this": number}).one()
    return number, Reference(row.reference) if row.reference else None, Kind(row.kind)


def _bare(text: str) -> str:
    return re.sub(r"[\s>]+", "", text)
