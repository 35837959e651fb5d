"""Gathering the facts for one message: everything a decision may ask, in one pass.

It asks the database only where the message gives a clue, so that an ordinary new
complaint costs a handful of look-ups.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TypedDict

from sqlalchemy import Connection, RowMapping, bindparam, func, select

from heard.casework.events import Kind, MessageNumber, PersonNumber, Reference
from heard.casework.people import Role
from heard.judgement.brought.passed_on import PassedOn, passed_on_in
from heard.judgement.commands.among_ourselves import sender_of
from heard.judgement.facts import Facts, HeldMail, Lead, OnFile, OurWords, SameWords, Writer, nothing_is_common
from heard.judgement.reading import Reading
from heard.judgement.token_seen import NoticeAnswered, TokenSeen
from heard.judgement.writer import Claimed, claimed_by
from heard.mail.message import Message, RawMessage
from heard.mail.passed_on.forwarded import chain_below
from heard.mail.threads.probe_marks import is_probe
from heard.mail.threads.tokens import read_for_tokens
from heard.settings.keys import Keys
from heard.store import people as people_known, tokens
from heard.store.absences import away_on, with_absences
from heard.store.brought import held_on, told_of
from heard.store.dangers import open_dangers
from heard.store.given import Given as Given, of_itself
from heard.store.inbox import Waiting, case_of
from heard.store.leads import common_before, leads
from heard.store.limits import limits_on
from heard.store.notices import notice_answered
from heard.store.officers import open_cases
from heard.store.on_file import officers_bounced, officers_letters, on_file
from heard.store.our_words import officers_words, our_words, words_to_staff
from heard.store.passed_back import passed_back
from heard.store.returned import bounced, own_letter, perhaps_bounced
from heard.store.surveys_sent import survey_answered
from heard.store.tables import addresses, cases, messages, people
from heard.store.their_mail import last_that_says_something
from heard.store.who_wrote import person_at, writer_of

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


class _OfStaff(TypedDict, total=False):
    """The facts that only mail of the landlord's own people is asked for."""

    brought: Writer | None
    held: tuple[HeldMail, ...]
    notice: NoticeAnswered | None
    notices: tuple[str, ...]
    passed_back: tuple[OurWords, ...]


def gather(
    connection: Connection,
    waiting: Waiting,
    reading: Reading,
    given: Given,
    now: datetime,
    *,
    secret: bytes = b"",
    keys: Keys | None = None,
    which_case: bool = True,
) -> Facts:
    """Return the facts for one message; reads only.

    secret       what the marks of our letters are made with; without it no mark proves anything
    keys         what the tokens of officers are made with; without them nobody looks for any
    which_case   whether it is to be known which case it may belong to
    """
    number, raw, message = waiting.number, waiting.raw, reading.message
    today = given.calendar.local_date(now)
    away = away_on(connection, today)
    given = replace(given, landlord=with_absences(given.landlord, away, today)) if away else given
    claimed = claimed_by(message, given.landlord)
    found = _first_of_all(connection, number, claimed, reading, given, now)
    writer = writer_of(claimed, person_at(connection, found, claimed, message), message, raw, given.landlord)
    led, told_before = leads(connection, reading, writer, given.landlord, secret) if which_case else ((), True)
    taken_up = case_of(connection, number) if waiting.again else None
    led = tuple(lead for lead in led if lead.reference != taken_up)  # that one is this message itself
    same_words = _filed(connection, found["same_words"]) if found["same_words"] is not None else None
    seen = tokens.seen(connection, keys, read_for_tokens(message), raw.received_at) if keys is not None else ()
    of_staff, is_staffs = _OfStaff(), _is_staffs(writer, raw)
    if is_staffs:
        of_staff = _of_staff(connection, waiting, reading, given, now, led, seen)
    # Neither a machine nor staff who bring nobody open a case by themselves; a person may have one opened for any mail.
    may_open = not which_case or (message.machine is None and (not is_staffs or of_staff.get("brought") is not None))
    stand = _on_file(connection, led, same_words, given, raw) if led or of_staff else ()
    return Facts(
        **of_itself(waiting, given, now),
        **of_staff,
        next_reference=_after(found["last_case"], given, now),
        writer=writer,
        leads=led,
        on_file=stand,
        theirs_last=last_that_says_something(connection, stand, given.landlord, officer=sender_of(message))
        if is_staffs
        else {},
        dangers=open_dangers(connection, stand) if is_staffs else {},
        told_before=told_before,
        rarity=common_before(connection, number).rarity if any(lead.says for lead in led) else nothing_is_common,
        own_letter=own_letter(connection, raw, message, given.landlord),
        is_probe=keys is not None and is_probe(raw, message, {key.id: key.secret for key in keys.held()}),
        our_words=our_words(connection, message, writer, led),
        officers_words=officers_words(connection, message, writer, led),
        bounced=bounced(connection, message),
        perhaps_bounced=perhaps_bounced(connection, message),
        survey=survey_answered(connection, message, writer) if led and not is_staffs else None,
        same_words=same_words,
        taken_up=taken_up,
        officers_bounced=officers_bounced(connection, message, given.landlord, given.all_policies, at=raw.received_at),
        seen_before=_seen_before(connection, number, message, writer, raw),
        tokens=seen,
        away=away,
        load=open_cases(connection) if given.tells_new_cases and may_open else {},
        limits=limits_on(
            connection, given.calendar.local_date(raw.received_at), besides=number, landlord=given.landlord
        ),
    )


def _of_staff(
    connection: Connection,
    waiting: Waiting,
    reading: Reading,
    given: Given,
    now: datetime,
    led: Sequence[Lead],
    seen: Sequence[TokenSeen],
) -> _OfStaff:
    """Return what is looked up only for mail of the landlord's own: whom it brings, and which notice it answers."""
    theirs = passed_on_in(reading.message, given.landlord)
    notice = notice_answered(connection, reading.message)
    on = {each.reference for each in (notice, *seen) if each is not None and each.reference is not None}
    return {
        "brought": _brought(connection, waiting.number, theirs, reading, given, now),
        "held": held_on(connection, led) if theirs is not None or any(chain_below(reading.message)) else (),
        "notice": notice,
        "notices": words_to_staff(connection, reading.message, on) if notice is not None or seen else (),
        "passed_back": passed_back(connection, reading.message, seen, led),
    }


def _first_of_all(
    connection: Connection, number: MessageNumber, claimed: Claimed, reading: Reading, given: Given, now: datetime
) -> RowMapping:
    asked = {
        "address": claimed.address.address if claimed.address else "",
        "words": reading.words_digest,
        "this": number,
        "prefix": given.landlord.prefix,
        "year": _year(given, now),
    }
    return connection.execute(_FIRST_OF_ALL, asked).mappings().one()


def gather_unread(connection: Connection, waiting: Waiting, given: Given, now: datetime) -> Facts:
    """Return what can be known of a message that could not be read: where and when it came."""
    return Facts(
        **of_itself(waiting, given, now),
        next_reference=next_reference(connection, given, now),
        writer=Writer(None, Role.TENANT, PersonNumber(0), known=False, proved=False, sure=False),
        taken_up=case_of(connection, waiting.number),
    )


def _seen_before(
    connection: Connection, number: MessageNumber, message: Message, writer: Writer, raw: RawMessage
) -> MessageNumber | None:
    """Return an officer's mail heard before under this Message-ID."""
    if message.message_id is None or not _is_staffs(writer, raw):
        return None
    earlier = officers_letters(connection, [message.message_id])
    return next((MessageNumber(each["id"]) for each in earlier if each["id"] != number), None)


def _is_staffs(writer: Writer, raw: RawMessage) -> bool:
    return raw.sent_folder or writer.role is Role.OFFICER


def _on_file(
    connection: Connection, led: Sequence[Lead], same_words: SameWords | None, given: Given, raw: RawMessage
) -> tuple[OnFile, ...]:
    """Return the cases that a mail may change: those it may belong to, and that of its other copy."""
    references = [lead.reference for lead in led]
    if same_words is not None and same_words[1] is not None:
        references = [same_words[1]]
    return on_file(connection, references, given.landlord, given.all_policies, at=raw.received_at)


def _brought(
    connection: Connection,
    number: MessageNumber,
    theirs: PassedOn | None,
    reading: Reading,
    given: Given,
    now: datetime,
) -> Writer | None:
    """Return whose words somebody of the landlord's brings, as if they had written themselves."""
    if theirs is None:
        return told_of(connection, reading.message, given.landlord)
    claimed = theirs.claimed
    if claimed.address is None:
        return None
    found = _first_of_all(connection, number, claimed, reading, given, now)
    person, known = person_at(connection, found, claimed, theirs.message)
    return Writer(
        claimed.address, claimed.role, person, known, proved=False, sure=claimed.sure, because=claimed.because,
        is_form=claimed.is_form,
    )  # fmt: skip


def next_reference(connection: Connection, given: Given, now: datetime) -> Reference:
    """Return the reference a case opened now would get; its year is that of the landlord's wall calendar."""
    asked = {"prefix": given.landlord.prefix, "year": _year(given, now)}
    return _after(connection.execute(_LAST_CASE, asked).scalar(), given, now)


def _after(last_case: int | None, given: Given, now: datetime) -> Reference:
    return Reference(f"{given.landlord.prefix}-{_year(given, now):02}-{(last_case or 0) + 1:04}")


def _year(given: Given, now: datetime) -> int:
    return given.calendar.local_date(now).year % 100


def _filed(connection: Connection, number: MessageNumber) -> SameWords:
    """Return a message that was heard, its case and its kind."""
    row = connection.execute(_FILED, {"this": number}).one()
    return number, Reference(row.reference) if row.reference else None, Kind(row.kind)
