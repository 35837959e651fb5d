"""Messages that ask for the next stage, put on another case by a person's hands: what they opened does not stay behind.

On the case it leaves, nobody asked for that stage.  On the case it reaches a person says whether it asks for one there:
what it does not accept may be an answer that nobody gave on that case.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from heard.casework.case import Visit
from heard.casework.events import About, By, Kind, MessageNumber, Reference
from heard.casework.fold import fold
from heard.casework.mail_on_case import mail_on
from heard.daemon.asking import ask
from heard.daemon.hands import Hands
from heard.daemon.stage_taken_back import leaving_now, opened_by, stands_because, take_back
from heard.daemon.writing import Writing
from heard.errors import CannotBeMoved
from heard.judgement.actions import AskOfficer
from heard.store import inbox, moving, questions
from heard.store.moving import Lying

_ASKED_OF_IT = (About.NEXT_STAGE, About.STAGE_OPENED)


def those_that_ask(work: Hands, found: Sequence[Lying]) -> tuple[Lying, ...]:
    """Return the messages among these that ask for more where they lie, perhaps ask, or opened a stage there.

    Of copies the first.
    Old mail asks for nothing.
    """
    asking: list[Lying] = []
    for message in found:
        known = {message.number, *moving.twins(work.connection, message.number)}
        is_first = known.isdisjoint(each.number for each in asking)
        if is_first and message.received_at >= work.house.given.clocks_from and _asks(work, message):
            asking.append(message)
    return tuple(asking)


def those_that_opened(work: Hands, found: Sequence[Lying], reference: Reference) -> tuple[Lying, ...]:
    """Return the messages among these that opened a stage of a case: those of them that a join has to ask about."""
    case = fold(work.history(reference))
    return tuple(each for each in those_that_ask(work, found) if opened_by(case, {each.number}) is not None)


def _asks(work: Hands, message: Lying) -> bool:
    if message.kind is Kind.STAFF:
        return False
    if message.reference is None:
        return message.kind is Kind.ESCALATION or _is_in_question(work, message)
    if _is_in_question(work, message):
        return True
    recorded = work.history(message.reference)
    filed = mail_on(recorded).get(message.number)
    is_asking = filed is not None and filed.kind is Kind.ESCALATION
    return is_asking or opened_by(fold(recorded), {message.number}) is not None


def _is_in_question(work: Hands, message: Lying) -> bool:
    """Say whether a person was asked if it asks for more, and has not said; on no case, whether one ever was."""
    where = message.reference
    return questions.was_asked(
        work.connection, message.number, About.NEXT_STAGE, on=where, unanswered=where is not None
    )


def leave_stages(work: Hands, asking: Sequence[Lying], leaving: Collection[MessageNumber]) -> tuple[str, ...]:
    """Take back the stages that messages opened on the cases they leave; return what a person should know.

    asking    those that ask for more (`those_that_ask`), before they are taken off their cases
    leaving   all messages that leave with them

    Raises CannotBeMoved where a letter about such a stage is being sent at this moment.
    """
    notes: list[str] = []
    for message in reversed(asking):  # what was opened last is taken back first
        questions.answer(work.connection, message.number, _ASKED_OF_IT, now=work.writing.now)
        if message.reference is not None:
            notes += _left(work, message, message.reference, leaving)
    return tuple(notes)


def _left(work: Hands, message: Lying, reference: Reference, leaving: Collection[MessageNumber]) -> Iterator[str]:
    case, copies = fold(work.history(reference)), moving.twins(work.connection, message.number)
    opened = opened_by(case, {message.number, *copies})
    if opened is None:
        return
    stays = [copy for copy in copies if copy not in leaving]
    if stays:
        yield f"Message {stays[0]} says the same and stays on {reference}, and so does {opened.stage}."
    elif why := stands_because(case, opened):
        yield f"{why}, although message {message.number} is not on it any more."
    else:
        yield from _taken_back(work, message, opened, reference)


def _taken_back(work: Hands, message: Lying, opened: Visit, reference: Reference) -> Iterator[str]:
    number = message.number
    if (letter := leaving_now(work.connection, reference, opened)) is not None:
        raise CannotBeMoved(f"letter {letter} is leaving at this moment; try again in a minute")
    why = f"message {number} is not on {reference} any more"
    notes = take_back(work.writing, fold(work.history(reference)), opened, why)
    work.write()
    yield (
        f"{opened.stage} of {reference}, which message {number} had opened, is taken back with its clocks. Where the "
        f"message goes back there, heard escalate {number} --to {opened.stage} opens it again."
    )
    yield from (f"{note[0].upper()}{note[1:]}." for note in notes)


def ask_there(work: Hands, asking: Sequence[Lying], to: Reference | None) -> Iterator[str]:
    """Ask about each message that asks for more whether it does so on the case it is on now; yield that it is asked.

    asking   those that ask for more (`those_that_ask`); called once the case has them

    Nobody is asked of one that has opened a stage of that case itself.
    """
    for message in asking if to is not None else ():
        assert to is not None
        copies = {message.number, *moving.twins(work.connection, message.number)}
        work.write()
        if opened_by(fold(work.history(to)), copies) is None:
            yield _asked(work, message, to)


def _asked(work: Hands, message: Lying, to: Reference) -> str:
    number, raw = message.number, inbox.original(work.connection, message.number)
    writing = Writing(
        work.connection, work.house, work.writing.now, number, raw.mailbox, message.received_at, By.OFFICER
    )
    where = f"on {message.reference}" if message.reference is not None else "where it lay before"
    because = (
        f"it was taken to ask for more, or perhaps to, {where}, and a person has put it here; "
        "nothing opens until it is said"
    )
    ask(writing, AskOfficer(to, About.NEXT_STAGE, because))
    writing.append()
    return (
        f"On {to} it is asked whether message {number} asks for the next stage there: heard escalate {number}, or "
        f"heard escalate {number} --not."
    )
