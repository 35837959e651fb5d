"""One transaction in which a person does something to an entry of the register: a step, or several, or none.

Each step is an event with its day.  What the policy wants besides and is missing is returned with them; it keeps no
entry from holding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Connection

from heard.casework.events import By, MessageNumber
from heard.casework.policy import Policy
from heard.casework.restriction import Restriction
from heard.casework.restriction_events import RestrictionDecided
from heard.casework.restrictions import still_missing, wrong_with_review
from heard.daemon import clocks_off
from heard.daemon.house import House
from heard.errors import CannotBeSaid
from heard.store import restrictions
from heard.store.restrictions import Entry, Happening


@dataclass(frozen=True, slots=True)
class Stands:
    """An entry as it stands after a step.

    missing  what the policy wants of it and is not there, in the pack's words
    notes    what a person should know besides, in sentences
    """

    entry: Entry
    missing: tuple[str, ...]
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class Work:
    """An entry that somebody works on, as it stands by now in their transaction.

    notes  what the steps so far have to say to whoever takes them, in sentences
    """

    house: House
    connection: Connection
    entry: Entry
    notes: list[str] = field(default_factory=list)

    @property
    def held(self) -> Restriction:
        return self.entry.restriction

    @property
    def number(self) -> int:
        return self.entry.number

    @property
    def policy(self) -> Policy:
        return self.house.given.policy

    def note(self, *happenings: Happening, message: MessageNumber | None = None) -> None:
        """Write down what happened to the entry, now.

        message  the mail that says so, if one does
        """
        now = self.house.now()
        self.entry = restrictions.append(
            self.connection, self.number, happenings, by=By.OFFICER, now=now, message=message
        )

    def stands(self, notes: Iterable[str] = ()) -> Stands:
        return Stands(self.entry, still_missing(self.held, self.policy), (*self.notes, *notes))


Step = Callable[[Work], None]


@contextmanager
def at_work(house: House, number: int) -> Iterator[Work]:
    """Open a transaction on an entry.  Raises NotFound where there is none of this number."""
    with house.store.writing() as connection, work_in(connection, house, number) as work:
        yield work


@contextmanager
def work_in(connection: Connection, house: House, number: int) -> Iterator[Work]:
    """As `at_work`, in somebody's transaction."""
    work = Work(house, connection, restrictions.of_number(connection, number))
    yield work
    clocks_off.keep_in_step(connection, house, work.entry, by=By.OFFICER)


def take(house: House, number: int, *steps: Step) -> Stands:
    """Take steps on an entry: all of them, or none where one cannot be.

    Raises NotFound, and CannotBeSaid with what keeps each step from being taken, a line each.
    """
    with at_work(house, number) as work:
        take_each(work, steps)
        return work.stands()


def take_each(work: Work, steps: Iterable[Step]) -> None:
    """Take steps in a transaction.  Raises CannotBeSaid with what keeps each from being taken, a line each."""
    wrong: list[str] = []
    for step in steps:
        try:
            step(work)
        except CannotBeSaid as objection:
            wrong.append(str(objection))
    if wrong:
        raise CannotBeSaid("\n".join(wrong))


def today(house: House) -> date:
    """Return the day it is on the landlord's wall calendar."""
    return house.given.calendar.local_date(house.now())


def refuse_what_is_to_come(house: House, on: date, do: str, *, option: str = "on") -> None:
    """Raise CannotBeSaid of a day on which nothing can have happened yet.

    do  what to do instead
    """
    if on > today(house):
        raise CannotBeSaid(f"--{option} {on}: that day is still to come; {do}")


def refuse_before_it_was_decided(work: Work, on: date, *, option: str = "on") -> None:
    """Raise CannotBeSaid of a day before the first decision on an entry; one of which no day is recorded says nothing.

    An entry may begin after that day, and the person be told of it, and appeal, before it does.
    """
    happenings = restrictions.happened_to(work.connection, work.number)
    decided = [each.event.on for each, _ in happenings if isinstance(each.event, RestrictionDecided)]
    if decided and on < min(decided):
        raise CannotBeSaid(f"--{option} {on}: restriction {work.number} was decided on {min(decided)}; say a later day")


def refuse_of_a_proposal(work: Work, what: str) -> None:
    """Raise CannotBeSaid where an entry is not decided, so that something cannot have happened to it yet.

    what  as in "appeal against"
    """
    if work.held.proposed:
        do = f"heard restrict decide {work.number} --by ROLE --on DATE comes first"
        raise CannotBeSaid(f"restriction {work.number} is a proposal, and there is nothing to {what}; {do}")


def refuse_wrong_review(house: House, effective: date, review_on: date | None, reason: str) -> None:
    """Raise CannotBeSaid where a day for the next review is too early, over, or later than the policy allows.

    effective  from when it is counted
    """
    if review_on is None:
        return
    given = house.given
    wrong = wrong_with_review(
        given.policy.restriction, effective, review_on, given.calendar, today=today(house), reason=bool(reason.strip())
    )
    if wrong is not None:
        raise CannotBeSaid(f"--review-on: {wrong}")
