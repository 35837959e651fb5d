"""A message on its case, of which a person says something: what may be said of it, and what is written down then."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from heard.casework.events import (
    About,
    By,
    Event,
    Kind,
    MessageNumber,
    Reference,
    Stream,
)
from heard.casework.mail_on_case import mail_on, opened_by
from heard.casework.people import Role
from heard.daemon.house import House
from heard.daemon.reading_again import ReadAgain, read_again
from heard.daemon.writing import Writing
from heard.errors import CannotBeSaid
from heard.judgement.facts import Facts, OnFile
from heard.mail.message import Message
from heard.store import history, inbox, moving, questions
from heard.store.facts import gather
from heard.store.inbox import Waiting
from heard.store.moving import Lying
from heard.store.on_file import on_file


@dataclass
class SaidOf:
    """One transaction in which a person says something of a message.

    copies     its number, and those of its other copies on the case
    stands     its case as it stands now, and as it stood when the message came
    facts      with the policy and the calendar of the case
    brought    whether somebody of the landlord's brought it, so that they answer whoever wrote it
    """

    writing: Writing
    number: MessageNumber
    reference: Reference
    copies: tuple[MessageNumber, ...]
    message: Message
    facts: Facts
    stands: OnFile
    brought: bool

    @property
    def connection(self) -> Connection:
        return self.writing.connection

    def note(self, *events: Event, at: datetime | None = None) -> None:
        """Write events of the case down, and see how it stands then."""
        for event in events:
            self.writing.note(Stream(self.reference), event, at)
        self.see_again()

    def see_again(self) -> None:
        """Write down what is noted, and see how the case stands then."""
        self.writing.append()
        self.writing.events.clear()
        self.stands = _stands(self.writing, self.reference)

    def answered(self, *abouts: About) -> None:
        """Note that what was asked about the message, and about its copies, is answered."""
        for each in self.copies:
            questions.answer(self.connection, each, abouts, now=self.writing.now)

    def file_as(self, kind: Kind, *, instead_of: Kind | None = None) -> bool:
        """File the message and its copies as of another kind; say whether any was filed otherwise.

        instead_of   the kind alone that it is filed anew instead of; None for any

        What its case began with stays what it is, and so does what staff wrote.
        """
        recorded = history.of_stream(self.connection, Stream(self.reference))
        filed, first = mail_on(recorded), opened_by(recorded)
        kept = {kind, Kind.STAFF}
        changed = [
            each
            for each in self.copies
            if each in filed and each != first and filed[each].kind not in kept
            and instead_of in (None, filed[each].kind)
        ]  # fmt: skip
        for each in changed:
            self.writing.note(Stream(self.reference), replace(filed[each], kind=kind), self.writing.received_at)
        moving.call(self.connection, changed, kind)
        self.see_again()
        return bool(changed)

    def is_filed_as(self, kind: Kind) -> bool:
        """Say whether the message or a copy of it is filed as of a kind, and its case did not begin with it."""
        recorded = history.of_stream(self.connection, Stream(self.reference))
        filed, first = mail_on(recorded), opened_by(recorded)
        return any(each in filed and each != first and filed[each].kind is kind for each in self.copies)

    def day(self, moment: datetime) -> str:
        """Return a day as the landlord's people write it: "9 June 2026"."""
        day = self.writing.house.given.calendar.local_date(moment)
        return f"{day.day} {day:%B %Y}"


@contextmanager
def said_of(house: House, number: MessageNumber) -> Iterator[SaidOf]:
    """Open the transaction in which a person says something of a message of somebody outside.

    Raises NotFound where there is no such message, and CannotBeSaid where nothing can follow from it: it is mail of
    staff, on no case, or on one that no clock runs on.
    """
    with house.store.reading() as connection:
        read = read_to_say(connection, house, number)
    with house.store.writing() as connection:
        yield said_in(connection, house, read, now=house.now())


def read_to_say(connection: Connection, house: House, number: MessageNumber) -> ReadAgain:
    """Read a message of which a person says something, before anything is written.  Raises as `said_of` does."""
    _its_case(moving.lying(connection, [number])[0])
    return read_again(connection, house, number, lacks="nothing follows from it")


def said_in(connection: Connection, house: House, read: ReadAgain, *, now: datetime) -> SaidOf:
    """As `said_of`, in somebody's transaction."""
    number, raw = read.number, read.raw
    reference = _its_case(moving.lying(connection, [number])[0])
    writing = Writing(connection, house, now, number, raw.mailbox, raw.received_at, By.OFFICER)
    waiting = Waiting(number, raw, 1, again=False)
    facts = gather(connection, waiting, read.reading, house.given, writing.now, which_case=False)
    _may_follow_from(number, facts)
    stands = _stands(writing, reference)
    facts = replace(facts, policy=stands.policy, calendar=stands.calendar)
    brought = facts.writer.role is Role.OFFICER
    if brought and facts.brought is not None:
        facts = replace(facts, writer=facts.brought)
    copies = (number, *moving.twins(connection, number))
    return SaidOf(writing, number, reference, copies, read.reading.message, facts, stands, brought)


def _its_case(lying: Lying) -> Reference:
    if lying.state == inbox.WAITING:
        raise CannotBeSaid(f"message {lying.number} is being heard at this moment; try again in a minute")
    if lying.kind is Kind.STAFF:
        raise CannotBeSaid(f"message {lying.number} is mail of your own staff; see heard answer --help")
    if lying.reference is None:
        raise CannotBeSaid(f"message {lying.number} is on no case. heard move {lying.number} --to REFERENCE first")
    return lying.reference


def _may_follow_from(number: MessageNumber, facts: Facts) -> None:
    if facts.own_letter is not None:
        raise CannotBeSaid(f"message {number} is a letter of ours come back, and asks for nothing")
    if facts.is_old:
        raise CannotBeSaid(f"message {number} is from before heard answers: nothing follows from it")


def _stands(writing: Writing, reference: Reference) -> OnFile:
    house, connection = writing.house, writing.connection
    found = on_file(connection, [reference], house.given.landlord, house.policies, at=writing.received_at)
    if not found or not found[0].case.has_clocks:
        raise CannotBeSaid(f"{reference} is a case from before heard and has no clocks; no stage of it can open")
    if (joined := found[0].case.joined) is not None:
        raise CannotBeSaid(f"{reference} was joined to {joined}, where it goes on")
    return found[0]
