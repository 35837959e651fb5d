"""Mail is put on another case, gets one of its own, or stays where it is, because an officer says so."""

from __future__ import annotations

from heard.casework.commands import MoveTo, Split, Stays, Undo
from heard.casework.events import About, CasesLinked, Kind, MessageNumber, MessageTakenAway, Reference
from heard.casework.mail_on_case import mail_on
from heard.daemon import hands
from heard.daemon.commanding.about import done_with, message_meant, now_recorded
from heard.daemon.commanding.doing import C, Doing, Done
from heard.daemon.commanding.owed_next import owed_next
from heard.daemon.commanding.plainly import notes_plainly, refused_plainly
from heard.daemon.commanding.undoing import Undoing
from heard.daemon.hands import Hands
from heard.daemon.joining import join_in
from heard.daemon.moving import move_in
from heard.daemon.reading_letters import letters_among, letters_seen_elsewhere
from heard.daemon.splitting import read_first, split_in
from heard.errors import CannotBeSaid
from heard.store import moving, questions
from heard.store.moving import Lying

NOTHING_TAKES_IT_BACK = "Nobody can undo that by mail, since it was on no case before."


def move_to(doing: Doing[MoveTo]) -> Done:
    """Put the message on another case, or on one of its own.  Raises CannotBeSaid where it cannot go there."""
    to = doing.command.other
    if to is None:
        return _on_its_own(doing)
    with refused_plainly():
        lying = _may_leave(doing, f"link the two instead: link {to}")
        letters = letters_among(doing.writing.connection, doing.writing.house, [lying.number])
        [done] = move_in(_hands(doing), letters, [lying.number], to)
    what = f"{_these(done)} now on {to}, and {_left(done)}."
    return _told(doing, done, what, to)


def split(doing: Doing[Split]) -> Done:
    """Let the message have a case of its own.  Raises CannotBeSaid where it is all the mail of its case."""
    return _on_its_own(doing)


def stays(doing: Doing[Stays]) -> Done:
    """Let the message stay where it is, and nobody be asked which case it belongs to any more.

    Raises CannotBeSaid where nobody was asked that, or it is answered: it may lie elsewhere than the officer saw.
    """
    number, on = doing.about, doing.for_case
    if number is None:
        raise CannotBeSaid("it is about one mail, and I could not tell which: answer the notice about that mail")
    connection, now = doing.writing.connection, doing.writing.now
    [lying] = moving.lying(connection, [number])
    where = f"on {lying.reference}" if lying.reference is not None else "on no case"
    if lying.reference != on and (on is None or _was_taken_off(doing, number)):
        raise CannotBeSaid(f"message {number} is {where} now: somebody has put it there since you were asked")
    if not questions.was_asked(connection, number, About.WHICH_CASE, on=on, unanswered=True):
        raise CannotBeSaid(f"message {number} is {where}, and nobody is asked any more which case it belongs to")
    questions.answer(connection, number, (About.WHICH_CASE,), now=now)
    what = f"Message {number} stays {where}, and nobody is asked any more which case it belongs to."
    if on is None:
        return Done((what,), None, f'{NOTHING_TAKES_IT_BACK[:-1]}: "new case" or "move to" puts it on one.')
    return Done((what, owed_next(doing.writing, on)), Undo())


def stays_for_that(doing: Doing[C]) -> tuple[str, ...]:
    """Answer by a link which case a message belongs to, where that is what its officer was asked.

    The mail stays where it is.  Returns the line of the receipt that says so.
    """
    number, on = doing.about, doing.for_case
    if number is None or on is None:
        return ()
    if not questions.was_asked(doing.writing.connection, number, About.WHICH_CASE, on=on, unanswered=True):
        return ()
    questions.answer(doing.writing.connection, number, (About.WHICH_CASE,), now=doing.writing.now)
    return (f"Message {number} stays on {on}, and nobody is asked any more which case it belongs to.",)


def _was_taken_off(doing: Doing[C], number: MessageNumber) -> bool:
    """Say whether a message lay on the case that the command is for, and was put elsewhere."""
    events = (each.event for each in now_recorded(doing))
    return any(isinstance(each, MessageTakenAway) and each.message == number for each in events)


def _on_its_own(doing: Doing[C]) -> Done:
    with refused_plainly():
        lying = _may_leave(doing, "it is a case of its own already")
        read = read_first(doing.writing.connection, doing.writing.house, [lying.number])
        done = split_in(_hands(doing), [lying.number], read, off=lying.reference)
    assert done.went_to is not None
    what = f"{_these(done)} now on a case of {'its' if len(done.messages) == 1 else 'their'} own, {done.went_to}."
    return _told(doing, done, what, done.went_to)


def _may_leave(doing: Doing[C], instead: str) -> Lying:
    """Return the message that a command is about.

    Raises CannotBeSaid where none of the complainant's would be left on its case: officers' commands lie there too.
    """
    lying = message_meant(doing)
    copies = {lying.number, *moving.twins(doing.writing.connection, lying.number)}
    filed = mail_on(now_recorded(doing)) if doing.for_case is not None else {}
    left = (number for number, each in filed.items() if each.kind is not Kind.STAFF and number not in copies)
    if lying.reference is not None and lying.kind is not Kind.STAFF and next(left, None) is None:
        raise CannotBeSaid(f"that is all the mail of the complainant's on {lying.reference}; {instead}")
    return lying


def _told(doing: Doing[C], done: hands.Done, what: str, to: Reference) -> Done:
    said, notes = (what, owed_next(doing.writing, to)), notes_plainly(done.notes)
    if done.came_from is None:
        return Done(said, None, NOTHING_TAKES_IT_BACK, notes)
    return Done(said, Undo(), notes=notes)


def _hands(doing: Doing[C]) -> Hands:
    writing = doing.writing
    return hands.hands(writing.connection, writing.house, now=writing.now)


def _these(done: hands.Done) -> str:
    if len(done.messages) == 1:
        return f"Message {done.messages[0]} is"
    return f"Messages {' and '.join(map(str, done.messages))}, which say the same, are"


def _left(done: hands.Done) -> str:
    return f"no longer on {done.came_from}" if done.came_from is not None else "was on no case before"


# -- Taken back --------------------------------------------------------------------------------------


def put_back(undoing: Undoing) -> tuple[str, ...]:
    """Put what a command took off the case back on it; a case that was opened for it is closed.

    Raises CannotBeSaid where it lies elsewhere by now.
    """
    doing = undoing.doing
    connection, house = doing.writing.connection, doing.writing.house
    brought = [each.event for each in done_with(undoing)]
    taken = [each for each in brought if isinstance(each, MessageTakenAway)]
    if not taken or taken[0].to is None:
        raise CannotBeSaid("it took no mail off the case, so there is nothing to put back")
    numbers, went_to, back = [each.message for each in taken], taken[0].to, doing.reference
    for lying in moving.lying(connection, numbers):
        if lying.reference != went_to:
            where = f"on {lying.reference}" if lying.reference is not None else "on no case"
            raise CannotBeSaid(f"message {lying.number} is {where} now; somebody has put it there since")
    with refused_plainly():
        if any(each == CasesLinked(went_to) for each in brought):
            letters = letters_seen_elsewhere(connection, house, (back, went_to))
            notes = join_in(_hands(doing), letters, back, went_to, anyway=True).notes
        else:
            letters = letters_among(connection, house, numbers)
            notes = tuple(note for done in move_in(_hands(doing), letters, numbers, back) for note in done.notes)
    these = f"Message {numbers[0]} is" if len(numbers) == 1 else f"Messages {' and '.join(map(str, numbers))} are"
    return (f"{these} on {back} again.", *notes_plainly(notes), owed_next(doing.writing, back))


def asked_again(undoing: Undoing) -> tuple[str, ...]:
    """Let it be asked again which case a message belongs to, where a command that is undone answered that."""
    connection, given = undoing.doing.writing.connection, undoing.given
    if not questions.ask_again(connection, undoing.doing.reference, (About.WHICH_CASE,), settled=given.recorded_at):
        return ()
    return (f"Which case message {undoing.was_about} belongs to is open again.",)
