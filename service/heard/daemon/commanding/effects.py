"""What brings each command about, and what takes it back: one function each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from heard.casework.commands import (
    Assign,
    Close,
    Command,
    CommandName,
    ContactMade,
    Disown,
    Extend,
    IsLetter,
    Link,
    MoveTo,
    NoStage,
    NotAComplaint,
    Note,
    OfArea,
    OpenStage,
    ProposeRestriction,
    Record,
    Release,
    Reopen,
    SamePerson,
    SayOfContact,
    SendLetter,
    Split,
    State,
    StateDone,
    Stays,
    Undo,
    Wrote,
)
from heard.casework.events import CommandUndone
from heard.daemon.commanding.closing import (
    ANSWERED_BY_CLOSING,
    close,
    closed_after_all,
    not_a_complaint,
    open_again,
    reopen,
)
from heard.daemon.commanding.confirming import disown
from heard.daemon.commanding.contacts_said import say_of_contact
from heard.daemon.commanding.doing import Doing, Done, Effect
from heard.daemon.commanding.letter_sent import not_sent, send_letter
from heard.daemon.commanding.letters_said import as_before, is_letter, wrote
from heard.daemon.commanding.mail_put import asked_again, move_to, put_back, split, stays
from heard.daemon.commanding.owning import assign, owned_before
from heard.daemon.commanding.people_said import parted, same_person
from heard.daemon.commanding.proposing import propose
from heard.daemon.commanding.putting_off import due_as_before, extend
from heard.daemon.commanding.recording import not_done, not_recorded, of_area, record, state
from heard.daemon.commanding.released import release
from heard.daemon.commanding.said_of_the_case import contact_made, link, not_spoken_to, note, unlinked
from heard.daemon.commanding.stages import ask_after_all, close_stage, no_stage, open_stage
from heard.daemon.commanding.stating import done
from heard.daemon.commanding.undoing import Undoing, undoing
from heard.errors import CannotBeSaid
from heard.store import questions

AGAIN = "To do it after all, answer this mail with the command."


def undo(doing: Doing[Undo]) -> Done:
    """Take back what a command brought about.

    Raises CannotBeSaid where it cannot be told which, was undone before, or something rests on it by now.
    """
    back, name = undoing(doing)
    take_back = UNDOING.get(name)
    if take_back is None:
        raise CannotBeSaid("that is not taken back by undo: its receipt says what takes it back, if anything does")
    assert back.given.message is not None
    doing.note(CommandUndone(back.given.message))
    what = take_back(back)
    doing.writing.append()
    asked = {"settled": back.given.recorded_at}
    questions.ask_again(doing.writing.connection, doing.reference, ANSWERED_BY_CLOSING, **asked)
    return Done(what, None, notes=(AGAIN,), about=back.was_about)


EFFECTS: Mapping[type[Command], Effect[Any]] = {
    Close: close,
    Reopen: reopen,
    OpenStage: open_stage,
    NoStage: no_stage,
    Assign: assign,
    Extend: extend,
    SendLetter: send_letter,
    NotAComplaint: not_a_complaint,
    Link: link,
    MoveTo: move_to,
    Split: split,
    Stays: stays,
    ContactMade: contact_made,
    ProposeRestriction: propose,
    IsLetter: is_letter,
    Wrote: wrote,
    SayOfContact: say_of_contact,
    Release: release,
    SamePerson: same_person,
    Undo: undo,
    Disown: disown,
    Record: record,
    OfArea: of_area,
    State: state,
    StateDone: done,
    Note: note,
}
"""What brings each command about; one that confirms another brings that about (carrying_out.py)."""

UNDOING: Mapping[CommandName, Callable[[Undoing], tuple[str, ...]]] = {
    CommandName.CLOSE: open_again,
    CommandName.REOPEN: closed_after_all,
    CommandName.OPEN_STAGE: close_stage,
    CommandName.NO_STAGE: ask_after_all,
    CommandName.ASSIGN: owned_before,
    CommandName.EXTEND: due_as_before,
    CommandName.SEND_LETTER: not_sent,
    CommandName.NOT_A_COMPLAINT: open_again,
    CommandName.LINK: unlinked,
    CommandName.MOVE_TO: put_back,
    CommandName.SPLIT: put_back,
    CommandName.STAYS: asked_again,
    CommandName.CONTACT_MADE: not_spoken_to,
    CommandName.IS_LETTER: as_before,
    CommandName.WROTE: as_before,
    CommandName.SAME_PERSON: parted,
    CommandName.RECORD: not_recorded,
    CommandName.OF_AREA: not_recorded,
    CommandName.STATE: not_done,
    CommandName.STATE_DONE: not_done,
}
"""What takes each back, besides what the event alone takes back (casework/fold.py); each returns what is so now."""
