"""An officer says what the contact of a restricted person is: theirs or not, new, evidence, or settled."""

from __future__ import annotations

from heard.casework.commands import OfContact, SayOfContact
from heard.casework.events import MessageNumber
from heard.daemon import contact_answers, restriction_steps
from heard.daemon.commanding.about import message_meant
from heard.daemon.commanding.doing import Doing, Done
from heard.daemon.commanding.plainly import notes_plainly, refused_plainly
from heard.daemon.restriction_work import Work, work_in
from heard.daemon.somebody_else import numbers_of
from heard.daemon.splitting import read_first
from heard.errors import CannotBeSaid

STANDS = "It is on the record of the restriction, where nothing is taken back; say of the mail what it is instead."
_TOLD = {
    OfContact.WRONG_PERSON: "somebody else wrote message {message}",
    OfContact.NEW_MATTER: "message {message} is about something new",
    OfContact.FRESH_EVIDENCE: "message {message} brings fresh evidence",
    OfContact.SETTLED: "what was asked of message {message} is dealt with",
}


def say_of_contact(doing: Doing[SayOfContact]) -> Done:
    """Note what a contact is.  Raises CannotBeSaid where it is no contact, or that was said before."""
    connection, house, what = doing.writing.connection, doing.writing.house, doing.command.what
    with refused_plainly():
        message = message_meant(doing).number
        number = _limited_by(doing, message)
        with work_in(connection, house, number) as work:
            _say(work, message, what)
    told = f"Noted on restriction {number}: {_TOLD[what].format(message=message)}."
    return Done((told,), None, STANDS, notes_plainly(work.notes))


def _say(work: Work, message: MessageNumber, what: OfContact) -> None:
    match what:
        case OfContact.SETTLED:
            restriction_steps.answered(work, message)
        case OfContact.FRESH_EVIDENCE:
            contact_answers.fresh_evidence(work, message)
        case OfContact.WRONG_PERSON:
            contact_answers.wrong_person(work, message, {message: read_first(work.connection, work.house, [message])})
        case OfContact.NEW_MATTER:
            contact_answers.new_matter(work, message, {message: read_first(work.connection, work.house, [message])})


def _limited_by(doing: Doing[SayOfContact], message: MessageNumber) -> int:
    """Return the entry under which a message was asked about; of several measures against one person the first.

    Raises CannotBeSaid where there is none, and where it was asked about under those of two persons.
    """
    connection, house = doing.writing.connection, doing.writing.house
    numbers = restriction_steps.asked_under(connection, message)
    if not numbers:
        raise CannotBeSaid(f"message {message} was never taken for a contact of somebody whose contact is limited")
    with work_in(connection, house, numbers[0]) as work:
        others = set(numbers).difference(numbers_of(work))
    if others:
        raise CannotBeSaid(f"message {message} was asked about under restrictions of two persons: say it of each")
    return numbers[0]
