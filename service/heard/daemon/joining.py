"""Two cases are one matter, or were taken for one: joined, and parted again.

The case whose mail was received first goes on, since its promises were made first; the other
is closed, and what names it later leads to the first.  No promise that was broken on either is
mended by it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from heard.casework import events as happened
from heard.casework.case import Case
from heard.casework.events import LetterNumber, Reference
from heard.casework.fold import fold
from heard.casework.mail_on_case import brought_by_join, joins_of, mail_on, was_split_off
from heard.casework.moments import Moment
from heard.daemon.contacts_moving import contacts_among, contacts_joined, contacts_parted
from heard.daemon.hands import Done, Hands, hands, may_be_one
from heard.daemon.house import House
from heard.daemon.joined_restrictions import restrictions_of_joined, restrictions_of_parted
from heard.daemon.reading_letters import Letters, arrive, arrive_joined, leave, letters_seen_elsewhere
from heard.daemon.stages_moving import ask_there, leave_stages, those_that_ask, those_that_opened
from heard.errors import CannotBeMoved
from heard.store import moving
from heard.store.moving import Lying


def join(house: House, one: Reference, other: Reference, *, anyway: bool = False) -> Done:
    """Put all mail of the younger case on the older, and close the younger.

    anyway  also where the two are of different complainants, who then can be shown each other's words, and where the
            older is closed and the younger is not, so that nothing falls due any more

    The older is the one whose mail was received first, but a case split off another goes back to that one.  Raises
    NotFound where there is no such case, and CannotBeMoved where the two cannot be one.
    """
    if one == other:
        raise CannotBeMoved(f"{one} cannot be joined to itself")
    with house.store.reading() as connection:
        letters = letters_seen_elsewhere(connection, house, (one, other))
    with house.store.writing() as connection:
        return join_in(hands(connection, house, now=house.now()), letters, one, other, anyway=anyway)


def join_in(work: Hands, letters: Letters, one: Reference, other: Reference, *, anyway: bool) -> Done:
    """As `join`, in somebody's transaction.

    letters  those of officers on the two cases that were seen on another before
    """
    older, younger = _older_first(work, one, other)
    why_not = _why_not(work, older, younger)
    if why_not and not anyway:
        raise CannotBeMoved(f"{why_not}; --anyway joins them all the same")
    ends = _ends_what_is_open(work, older, younger)
    numbers = tuple(mail_on(work.history(younger)))
    work.note(younger, happened.CaseJoined(older))
    for follower in moving.joined_to(work.connection, younger):
        work.note(follower, happened.CaseJoined(older))
    work.note(older, happened.CaseTookIn(younger, _acknowledgement_that_counts(work, older, younger)))
    found = moving.lying(work.connection, numbers)
    asking, limited = those_that_opened(work, found, younger), contacts_among(work, found)
    for message in found:
        work.take(message, older)
    work.write()
    counted, same = contacts_joined(work, limited, younger, older)
    notes = (
        *_worth_knowing(work, older, younger),
        *((f"{older} is closed: nothing of {younger} falls due any more unless {older} is reopened.",) if ends else ()),
        *counted,
        *restrictions_of_joined(work, older, younger, same),
        *arrive_joined(work, letters, found, younger, older),
        *ask_there(work, asking, older),
    )
    return Done("joined", numbers, younger, older, f"heard join --undo {younger}", notes)


def _older_first(work: Hands, one: Reference, other: Reference) -> tuple[Reference, Reference]:
    histories = {each: work.open_history(each) for each in (one, other)}
    for back, origin in ((one, other), (other, one)):
        if was_split_off(histories[back], histories[origin]):
            return origin, back
    cases = sorted((fold(recorded) for recorded in histories.values()), key=_since_when)
    return cases[0].reference, cases[1].reference


def _why_not(work: Hands, older: Reference, younger: Reference) -> str:
    """Return why two cases should not be joined unless a person says so again; "" where nothing is against it."""
    if not may_be_one(work, older, younger):
        return f"{older} and {younger} are of different complainants, and joined each could be shown the other's words"
    if _ends_what_is_open(work, older, younger) and not was_split_off(work.history(younger), work.history(older)):
        return (
            f"{older} is closed and {younger} is open, and joined nothing of it would fall due; reopen {older} first, "
            "or leave them two"
        )
    return ""


def _ends_what_is_open(work: Hands, older: Reference, younger: Reference) -> bool:
    return fold(work.history(older)).closed is not None and fold(work.history(younger)).closed is None


def _since_when(case: Case) -> tuple[object, ...]:
    return case.received_at, case.opened_at, len(case.reference), case.reference


def _acknowledgement_that_counts(work: Hands, older: Reference, younger: Reference) -> LetterNumber | None:
    """Return the letter that acknowledged the younger at the stage where the older is and was not acknowledged."""
    case, other = fold(work.history(older)), fold(work.history(younger))
    if case.stage is None or case.stage != other.stage:
        return None
    if case.when(Moment.ACKNOWLEDGED, case.stage, case.visits[-1].number) is not None:
        return None
    number = other.visits[-1].number
    given = [p for p in other.passed if (p.moment, p.stage, p.number) == (Moment.ACKNOWLEDGED, other.stage, number)]
    return min(given, key=lambda p: p.at).letter if given else None


def _worth_knowing(work: Hands, older: Reference, younger: Reference) -> Iterator[str]:
    if was_split_off(work.history(younger), work.history(older)):
        yield f"{younger} had been split off from {older}, and goes back there."
    else:
        yield f"The mail of {older} was received first, so that is the case that goes on."
    if fold(work.history(younger)).open_questions:
        yield f"What was asked about {younger} still stands there: heard case {younger}"
    for letter in moving.not_gone_yet(work.connection, younger):
        yield f"Letter {letter} of {younger} has not left yet; heard letters drop {letter} --why ... keeps it back."


def part(house: House, younger: Reference) -> Done:
    """Undo a join: the mail that came with it goes back, and both cases stand as if they had never been one.

    Mail that came later stays where it is.  Raises NotFound where there is no such case, and CannotBeMoved where it is
    not joined, or the one it was joined to was joined further.
    """
    with house.store.reading() as connection:
        letters = letters_seen_elsewhere(connection, house, [moving.stands_as(connection, younger)])
    with house.store.writing() as connection:
        work = hands(connection, house, now=house.now())
        older, found, left = _parted(work, younger)
        notes = (*left, *arrive(work, letters, found, younger), *restrictions_of_parted(work, older, younger))
    undo = f"heard join {older} {younger}"
    with house.store.reading() as connection:
        anyway = " --anyway" if _why_not(hands(connection, house, now=house.now()), older, younger) else ""
    return Done("parted", tuple(each.number for each in found), older, younger, undo + anyway, notes)


def _parted(work: Hands, younger: Reference) -> tuple[Reference, Sequence[Lying], tuple[str, ...]]:
    """Part a case from the one it was joined to.

    Return that one, the messages that go back as they lay there, and what a person should know of the stages that these
    had opened there.
    """
    recorded = work.history(younger)
    joins = joins_of(recorded)
    if not joins:
        raise CannotBeMoved(f"{younger} is joined to no other case")
    if len(joins) > 1:
        raise CannotBeMoved(f"{joins[-2]} was joined to {joins[-1]} after that; heard join --undo {joins[-2]} first")
    older = joins[0]
    on_older = mail_on(work.history(older))
    numbers = tuple(number for number in brought_by_join(recorded) if number in on_older)
    found = moving.lying(work.connection, numbers)
    work.note(younger, happened.CaseParted(older))
    work.note(older, happened.CaseParted(younger))
    for follower in moving.joined_to(work.connection, older):
        if joins_of(work.history(follower))[-2:] == (younger, older):
            work.note(follower, happened.CaseParted(older))
    leave(work, found, younger)
    left, limited = leave_stages(work, those_that_ask(work, found), numbers), contacts_among(work, found)
    for message in found:
        work.take(message, younger)
    work.close_if_empty(older, len(on_older) - len(numbers))
    work.write()
    contacts_parted(work, limited, older, younger)
    return older, found, left
