"""What an officer says of a case that moves no stage of it: whom they spoke to, what it has to do with, a note."""

from __future__ import annotations

from datetime import date, datetime

from heard.casework.case import Visit
from heard.casework.commands import ContactMade, Link, Note, Reached, Undo
from heard.casework.events import CasesLinked, CommandUndone, MomentPassed, Stream
from heard.casework.fold import fold
from heard.casework.in_words import weekday_in_words
from heard.casework.moments import NOON, Moment
from heard.daemon.commanding.doing import Doing, Done
from heard.daemon.commanding.mail_put import asked_again, stays_for_that
from heard.daemon.commanding.owed_next import owed_next
from heard.daemon.commanding.undoing import Undoing
from heard.errors import CannotBeSaid
from heard.judgement.facts import OnFile
from heard.store import history

_REACHED = {
    Reached.PHONE: "by telephone",
    Reached.VISIT: "by a visit",
    Reached.LETTER: "by letter",
    Reached.EMAIL: "by email",
    Reached.TEXT: "by text",
    Reached.IN_PERSON: "in person",
}


def contact_made(doing: Doing[ContactMade]) -> Done:
    """Note that somebody spoke to the complainant.  Raises CannotBeSaid where the case has come back since then."""
    stands, came = doing.case, doing.writing.received_at
    on = doing.command.on or stands.calendar.local_date(came)
    visit = _at_that_time(stands, on)
    doing.note(MomentPassed(Moment.CONTACT_MADE, visit.stage), _moment(stands, visit, on, came))
    how = _REACHED[doing.command.how]
    doing.writing.append()
    what = f"Somebody spoke to the complainant of {doing.reference} {how}, on {weekday_in_words(on)}."
    return Done((what, owed_next(doing.writing, doing.reference)), Undo())


def _at_that_time(stands: OnFile, on: date) -> Visit:
    """Return the visit to a stage that the case was at on a day.  Raises CannotBeSaid where it has gone on since."""
    visits = stands.case.visits
    begun = [each for each in visits if stands.calendar.local_date(each.starts) <= on]
    visit = begun[-1] if begun else visits[0]
    if any(each.stage == visit.stage and each.number > visit.number for each in visits):
        raise CannotBeSaid(f"the case has come back to {visit.stage} since {weekday_in_words(on)}")
    return visit


def _moment(stands: OnFile, visit: Visit, on: date, came: datetime) -> datetime:
    if on == stands.calendar.local_date(came):
        return came
    return max(visit.starts, datetime.combine(on, NOON, stands.calendar.zone).astimezone(came.tzinfo))


def link(doing: Doing[Link]) -> Done:
    """Note on both cases that they may have to do with one another.  Raises CannotBeSaid where there is no other."""
    reference, other = doing.reference, doing.command.other
    recorded = history.of_stream(doing.writing.connection, Stream(other))
    if not recorded:
        raise CannotBeSaid(f"there is no case {other}: name one that there is")
    if (joined := fold(recorded).joined) is not None:
        raise CannotBeSaid(f"{other} was joined to {joined}; name that one")
    doing.note(CasesLinked(other))
    doing.writing.note(Stream(other), CasesLinked(reference))
    linked = f"{reference} and {other} are linked: each stays what it is, and shows the other."
    return Done((linked, *stays_for_that(doing)), Undo())


def note(doing: Doing[Note]) -> Done:
    """Change nothing: the words are on the case with the mail they stand in."""
    return Done((), None)


def unlinked(undoing: Undoing) -> tuple[str, ...]:
    """Let the two cases have nothing to do with one another."""
    doing, linked = undoing.doing, undoing.brought(CasesLinked)
    assert isinstance(linked, CasesLinked)
    assert undoing.given.message is not None
    doing.writing.note(Stream(linked.other), CommandUndone(undoing.given.message))
    return (f"{doing.reference} and {linked.other} are linked no more.", *asked_again(undoing))


def not_spoken_to(undoing: Undoing) -> tuple[str, ...]:
    """Let nobody have spoken to the complainant, as far as the command said so."""
    doing = undoing.doing
    doing.writing.append()
    what = f"That somebody spoke to the complainant of {doing.reference} does not count any more."
    return (what, owed_next(doing.writing, doing.reference))
