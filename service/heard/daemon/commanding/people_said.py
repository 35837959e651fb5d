"""An officer says whether the two people of a notice are one."""

from __future__ import annotations

from heard.casework.commands import SamePerson, Undo
from heard.casework.events import About
from heard.daemon import one_person, somebody_else
from heard.daemon.commanding.about import message_meant
from heard.daemon.commanding.doing import Doing, Done
from heard.daemon.commanding.plainly import notes_plainly, refused_plainly
from heard.daemon.commanding.undoing import Undoing
from heard.errors import CannotBeSaid
from heard.store import questions, same_people

STANDS = "That two are not one person is remembered; where they are one after all, answer the notice with: same person."


def same_person(doing: Doing[SamePerson]) -> Done:
    """Let the two people of a notice be one, or two.  Raises CannotBeSaid where nobody was asked about two."""
    writing = doing.writing
    connection, house, by = writing.connection, writing.house, writing.cause
    with refused_plainly():
        message = message_meant(doing).number
        pair = same_people.proposed_by(connection, message)
        if pair is None:
            raise CannotBeSaid(f"message {message} made nobody ask whether two people are one")
        known, newer = pair
        questions.answer(connection, message, (About.SAME_PERSON,), now=writing.now)
        if doing.command.same:
            notes = one_person.merge_in(connection, house, newer, known, message=by)
        else:
            notes = somebody_else.tell_apart_in(connection, house, known, newer, message=by)
    notes = notes_plainly(notes)
    if not doing.command.same:
        what = f"P{known} and P{newer} are two people, and neither is taken for the other."
        return Done((what,), None, STANDS, notes)
    what = f"P{newer} and P{known} are one person: their cases and addresses are one person's from now on."
    return Done((what,), Undo(), notes=notes)


def parted(undoing: Undoing) -> tuple[str, ...]:
    """Let two people whom a command let be one be two again.  Raises CannotBeSaid where they are two already."""
    writing = undoing.doing.writing
    assert undoing.given.message is not None
    merged = same_people.merged_by(writing.connection, undoing.given.message)
    if merged is None:
        raise CannotBeSaid("it let nobody be one person with somebody, so there is nothing to take back")
    with refused_plainly():
        _, notes = one_person.part_in(writing.connection, writing.house, merged.person, message=writing.cause)
    return (f"P{merged.person} and P{merged.into} are two people again.", *notes_plainly(notes))
