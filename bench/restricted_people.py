"""What it costs to know whether a restricted person wrote: with ten restrictions in force, and with none.

A landlord has heard some mail; ten people of it are then restricted, who write again.  Measured is what each further
message is asked because of that: which restrictions hold on its day, with all that their people and matters are known
by, and whether it is a contact of one of them.  The least is reading the same messages, in the same run.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from clocks import Timed
from gen_mail import Mail
from machine import conditions
from sqlalchemy import Connection, select
from understanding import a_message, in_turn, reading_of

from heard.casework.events import By, Reference
from heard.daemon import receive
from heard.daemon.house import House
from heard.daemon.rehearse import SimulatedClock, rehearse
from heard.judgement.actions import Finding
from heard.judgement.facts import Facts
from heard.judgement.reading import Reading, read
from heard.judgement.restricted.contacted import Contacted
from heard.judgement.restricted.recognising import contact_of
from heard.judgement.signals import signals_of
from heard.judgement.threading.find_case import Found, find_case
from heard.mail.message import Message, RawMessage
from heard.settings import load
from heard.settings.register import Restricted
from heard.store import restricted_register
from heard.store.facts import gather
from heard.store.inbox import Waiting
from heard.store.limits import limits_on
from heard.store.tables import addresses, cases, people
from heard.wiring import build_house

IN_FORCE, OPTION = 10, "acknowledge-only"
SITE = """\
[organisation]
name = "Northgate Homes"
policy = "wnwhl-2009"
reference = "NH"
nation = "england-wales"
answer_mail_from = 2020-01-01

[database]
url = "sqlite:///heard.db"

[[mailbox]]
address = "complaints@example.test"
read = "eml:mail"
send = "eml:letters"
"""
Arrived = tuple[Mail, Waiting, Reading]
BEGAN = datetime(2026, 6, 1, 8, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Came:
    """A message as it is about to be decided on."""

    message: Message
    facts: Facts
    found: Found | None
    seen: tuple[Finding, ...]


def recognised(mails: Sequence[Mail], work: Path, repeats: int) -> Iterator[Timed]:
    """Yield what each of the second half of these mails costs, after the first was heard."""
    house, clock = _a_house(work)
    heard, coming = mails[: len(mails) // 2], mails[len(mails) // 2 :]
    for _ in rehearse(_raw(heard), house, clock):
        pass
    kept = receive.keep([raw for _, raw in _raw(coming, after=len(heard))], house)
    arrived = [(mail, each, read(house.unread(each.raw), house.rules)) for mail, each in zip(coming, kept, strict=True)]
    yield _measured("none in force", house, arrived, work, repeats)
    chosen = _restrict(house, heard, coming, clock.at.date())
    theirs = [each for each in arrived if each[0].sender in chosen]
    others = [each for each in arrived if each[0].sender not in chosen]
    yield _measured(f"{IN_FORCE} in force, mail of others", house, others, work, repeats)
    yield _measured(f"{IN_FORCE} in force, mail of theirs", house, theirs, work, repeats, is_theirs=True)
    house.store.close()


def _a_house(work: Path) -> tuple[House, SimulatedClock]:
    folder = work / "restricted"
    (folder / "mail").mkdir(parents=True)
    (folder / "heard.toml").write_text(SITE)
    clock = SimulatedClock(BEGAN)
    return build_house(load(folder / "heard.toml"), now=clock, sending="on", since=BEGAN), clock


def _raw(mails: Sequence[Mail], after: int = 0) -> list[tuple[str, RawMessage]]:
    """Return mails as they lie in the mailbox, a minute after one another."""
    return [
        (
            mail.message_id,
            RawMessage("complaints@example.test", "INBOX", 1, uid, BEGAN + timedelta(minutes=uid), mail.raw),
        )
        for uid, mail in enumerate(mails, after + 1)
    ]


def _restrict(house: House, heard: Sequence[Mail], coming: Sequence[Mail], today: date) -> Sequence[str]:
    """Restrict people who are known and write again; return their addresses."""
    known = {mail.sender for mail in heard}
    chosen = list(dict.fromkeys(mail.sender for mail in coming if mail.sender in known))[:IN_FORCE]
    with house.store.writing() as connection:
        for address in chosen:
            name, reference = _who_is(connection, address)
            entry = Restricted.model_validate(
                {"person": name, "addresses": [address], "option": OPTION, "case": reference, "from": today}
            )
            restricted_register.enter(connection, entry, house.given.policy, by=By.OFFICER, now=house.now())
    return chosen


def _who_is(connection: Connection, address: str) -> tuple[str, Reference]:
    """Return the name and the first case of whoever writes from an address."""
    query = (
        select(people.c.name, cases.c.reference)
        .join_from(addresses, people, people.c.id == addresses.c.person)
        .join(cases, cases.c.person == people.c.id)
        .where(addresses.c.address == address)
        .order_by(cases.c.reference)
    )
    row = connection.execute(query.limit(1)).one()
    return row.name, row.reference


def _measured(
    name: str, house: House, arrived: Sequence[Arrived], work: Path, repeats: int, *, is_theirs: bool = False
) -> Timed:
    """Return what knowing it costs of each of these messages.

    is_theirs   whether all of it is to be known as mail of restricted people.  Of others' nothing is checked: what is
                generated bears few names and tells of few things, so that some reads like theirs
    """
    before, verdicts = conditions(work), list[str]()
    with house.store.reading() as connection:
        came = [_came(connection, each, reading, house) for _, each, reading in arrived]

        def know() -> None:
            contacts = [_contact(connection, each, house) for each in came]
            verdicts[:] = [contact.verdict if contact is not None else "no" for contact in contacts]

        know()  # what the mails of a case say is remembered from the first time on
        ours, least = in_turn(know, reading_of([mail for mail, _, _ in arrived]), repeats)
    missed = sum(each != "yes" for each in verdicts) if is_theirs else 0
    wrong = (f"{missed} of {len(verdicts)} messages of restricted people are not known as theirs",) if missed else ()
    return a_message(name, ours, least, len(arrived), before, wrong)


def _came(connection: Connection, waiting: Waiting, reading: Reading, house: House) -> Came:
    facts = gather(connection, waiting, reading, house.given, house.now(), secret=house.secret)
    seen = reading.looked.given(signals_of(reading.message, role=facts.writer.role, on_case=False))
    return Came(reading.message, facts, find_case(reading.message, facts, seen), seen)


def _contact(connection: Connection, came: Came, house: House) -> Contacted | None:
    """Return whose contact a message is, as deciding on it asks: the look-up, and then the weighing."""
    day = house.given.calendar.local_date(came.facts.received_at)
    limits = limits_on(connection, day, besides=came.facts.message, landlord=house.given.landlord)
    facts = replace(came.facts, limits=limits) if limits else came.facts
    return contact_of(came.message, facts, came.found, came.seen)
