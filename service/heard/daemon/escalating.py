"""A person says that a message asks for the next stage, or that it does not.

Where it does, the stage opens from the moment the message came, as if heard had been sure of it; no window and no
last stage keeps a person from saying so.  Where it does not, the stage it opened is taken back with its clocks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from heard.casework.case import Visit
from heard.casework.events import (
    About,
    Kind,
    MessageNumber,
    NextStageNotAsked,
    Purpose,
    Reference,
    StageName,
    Stream,
)
from heard.casework.may_follow import as_it_stands, may_follow
from heard.casework.moments import Moment
from heard.casework.policy.stages import Stage
from heard.casework.standing import Standing, stage_after
from heard.casework.windows import late_for
from heard.daemon.house import House
from heard.daemon.said_of_a_message import SaidOf, said_of
from heard.daemon.stage_taken_back import leaving_now, opened_by, stands_because, take_back
from heard.daemon.write_down import write_down
from heard.errors import CannotBeSaid
from heard.judgement.actions import Action, AskOfficer, ChangeCase, Decision, WriteLetter
from heard.judgement.escalation import BROUGHT, next_stage_opens
from heard.store import history, outbox
from heard.store.outbox import Caused

BECAUSE = "a person says that it asks for more than it was given"
ASKED_OF_IT = (About.NEXT_STAGE, About.STAGE_OPENED)


@dataclass(frozen=True, slots=True)
class Escalated:
    """What a person said of a message, and how its case stands now.

    stage     the stage that is open because of it; where it asks for none, the one the case is at
    since     from which day it is open, as people write it; "" where it asks for none
    brought   the events that were written down for it; none where all was so before
    undo      the command that says otherwise; "" where there is nothing to undo
    notes     what a person should know besides
    """

    message: MessageNumber
    reference: Reference
    stage: StageName | None
    since: str
    brought: tuple[str, ...]
    undo: str
    notes: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        """Return the object of `--json`."""
        return {
            "message": self.message,
            "case": self.reference,
            "asks": bool(self.since),
            "stage": self.stage,
            "brought_about": list(self.brought),
            "undo": self.undo,
            "notes": list(self.notes),
        }


def asks(house: House, number: MessageNumber, to: StageName | None = None) -> Escalated:
    """Let a message ask for the next stage, or for the stage `to`: it opens since the message came.

    Raises NotFound where there is no such message, and CannotBeSaid where no stage can open because of it.
    """
    with said_of(house, number) as said:
        return asks_in(said, to)


def asks_in(said: SaidOf, to: StageName | None) -> Escalated:
    """As `asks`, in somebody's transaction."""
    number = said.number
    said.answered(*ASKED_OF_IT)
    before, since, undo = _opened(said), said.day(said.writing.received_at), f"heard escalate {number} --not"
    if before is not None and to in (None, before.stage):
        return Escalated(number, said.reference, before.stage, since, (), undo)
    if before is not None:
        undo = f"heard escalate {number} --to {before.stage}"
    if to is None and before is None and (repeats := _repeats_again(said)) is not None:
        return repeats
    notes = _taken_back(said, before) if before is not None else ()
    stage = _which(said, to)
    unanswered = BROUGHT if said.brought else ""
    actions = next_stage_opens(stage, said.stands, said.facts, BECAUSE, unanswered=unanswered)
    when = (*_is_late(said), *_came_before_the_answer(said, stage))
    actions = tuple(_not_written_before(said, actions))
    decision = Decision(Kind.ESCALATION, True, said.facts.writer.role, (), actions)
    write_down(said.writing, decision, said.facts, said.message)
    said.writing.events.clear()
    said.file_as(Kind.ESCALATION)
    brought = tuple(type(each.event).__name__ for each in actions if isinstance(each, ChangeCase))
    asked = [each.because for each in actions if isinstance(each, AskOfficer) and each.about is not About.STAGE_OPENED]
    return Escalated(number, said.reference, stage.name, since, brought, undo, (*notes, *when, *asked))


def asks_not(house: House, number: MessageNumber) -> Escalated:
    """Let a message ask for no further stage: what it opened is taken back, and a letter that has not left is dropped.

    Raises NotFound where there is no such message, and CannotBeSaid where the case has gone on from what it opened.
    """
    with said_of(house, number) as said:
        return asks_not_in(said)


def asks_not_in(said: SaidOf) -> Escalated:
    """As `asks_not`, in somebody's transaction."""
    number = said.number
    said.answered(*ASKED_OF_IT)
    opened = _opened(said)
    notes = _taken_back(said, opened) if opened is not None else ()
    was_asking = said.file_as(Kind.FOLLOW_UP, instead_of=Kind.ESCALATION)
    if was_asking and opened is None:
        said.note(NextStageNotAsked(number))
    stage = said.stands.case.stage
    undo = _undo_of_not(said, opened)
    brought = (NextStageNotAsked.__name__,) if opened is not None or was_asking else ()
    return Escalated(number, said.reference, stage, "", brought, undo, notes)


# -- The stage that opens ---------------------------------------------------------------------------


def _which(said: SaidOf, to: StageName | None) -> Stage:
    """Return the stage that opens; raises CannotBeSaid, with what may be said instead, where none does."""
    case, policy = said.stands.case, said.stands.policy
    may_open = may_follow(case, policy)
    names = ", ".join(may_open) or "no stage"
    if to is not None and to in may_open:
        return policy.stage(to)
    if to is not None and to != case.stage:
        raise CannotBeSaid(f"--to {to}: what may follow {case.stage} on {said.reference} is {names}")
    if (still := _open_already(said, to)) is not None:
        since = said.day(still.starts)
        raise CannotBeSaid(f"{still.stage} of {said.reference} is open already, since {since}; --to takes {names}")
    following = stage_after(case.stage, policy)
    if following is None:
        raise CannotBeSaid(f"{said.reference} is at the last of your own stages; say what opens: --to takes {names}")
    return following


def _open_already(said: SaidOf, to: StageName | None) -> Visit | None:
    """Return the visit to a stage that was opened since the message came, or for which nothing is on file yet."""
    visits = said.stands.case.visits
    last = visits[-1] if len(visits) > 1 or to is not None else None
    if last is None:
        return None
    is_waiting = to is not None or as_it_stands(said.stands.case, said.stands.policy) is Standing.ASKED
    return last if is_waiting or last.starts >= said.writing.received_at else None


def _is_late(said: SaidOf) -> tuple[str, ...]:
    """Return what a person who opens it should know of the policy's window."""
    stands = said.stands
    window = late_for(stands.stood, stands.policy, stands.calendar, said.writing.received_at)
    return () if window is None else (f"it came after the {window.lasts} that the policy gives for it",)


def _came_before_the_answer(said: SaidOf, stage: Stage) -> tuple[str, ...]:
    """Return what a person should know of a request that is older than the answer it does not accept."""
    case, came = said.stands.case, said.writing.received_at
    answers = [case.when(Moment.ANSWERED, visit.stage, visit.number) for visit in case.visits]
    given = max((at for at in answers if at is not None), default=None)
    if given is None or given <= came:
        return ()
    return (
        f"it came on {said.day(came)}, before the answer of {said.day(given)}: the days of {stage.name} count from "
        f"{said.day(came)}",
    )


def _repeats_again(said: SaidOf) -> Escalated | None:
    """Let a message say once more what another asked for, of which a person had said that it does not; None else.

    The stage is open because of that other, and opens no second time.
    """
    still = _open_already(said, None)
    if still is None or not _is_denied(said) or not said.file_as(Kind.ESCALATION, instead_of=Kind.FOLLOW_UP):
        return None
    number, since = said.number, said.day(still.starts)
    note = f"{still.stage} was open already, and message {number} changes nothing about it"
    return Escalated(number, said.reference, still.stage, since, (), f"heard escalate {number} --not", (note,))


def _is_denied(said: SaidOf) -> bool:
    """Say whether a person has said that the message does not ask."""
    recorded = history.of_stream(said.connection, Stream(said.reference))
    return any(isinstance(each.event, NextStageNotAsked) and each.event.message in said.copies for each in recorded)


def _not_written_before(said: SaidOf, actions: Sequence[Action]) -> Iterator[Action]:
    """Yield what is still owed: no letter twice that has left or is to leave, and one anew for what was dropped."""
    before = outbox.caused_by(said.connection, said.number, said.reference)
    for action in actions:
        if not isinstance(action, WriteLetter):
            yield action
            continue
        same = [each for each in before if _says_the_same(each, action)]
        if all(each.dropped for each in same):
            key = f"{action.key}:{len(same) + 1}" if same else action.key
            yield replace(action, key=key)


def _says_the_same(before: Caused, letter: WriteLetter) -> bool:
    """Say whether a letter has the same purpose; that a message has come is said once, whatever the stage."""
    is_same_stage = before.stage == letter.stage or letter.purpose is Purpose.RECEIPT
    return before.purpose is letter.purpose and is_same_stage


# -- The stage that is taken back -------------------------------------------------------------------


def _undo_of_not(said: SaidOf, opened: Visit | None) -> str:
    """Return the command that lets a message ask after all; "" where it never did, or the command would be refused.

    opened   what was taken back, as the case stands without it
    """
    case, undo = said.stands.case, f"heard escalate {said.number}"
    following, still = stage_after(case.stage, said.stands.policy), _open_already(said, None)
    if opened is not None:
        is_next = following is not None and following.name == opened.stage and still is None
        return undo if is_next else f"{undo} --to {opened.stage}"
    if not _is_denied(said):
        return ""
    may_be_said = following is not None if still is None else said.is_filed_as(Kind.FOLLOW_UP)
    return undo if may_be_said else ""


def _opened(said: SaidOf) -> Visit | None:
    return opened_by(said.stands.case, said.copies)


def _taken_back(said: SaidOf, opened: Visit) -> tuple[str, ...]:
    """Take a stage back with its clocks, and its letter where it has not left; return what a person should know."""
    case = said.stands.case
    if why := stands_because(case, opened):
        raise CannotBeSaid(why)
    if (letter := leaving_now(said.connection, said.reference, opened)) is not None:
        raise CannotBeSaid(f"letter {letter} is leaving at this moment; try again in a minute")
    notes = take_back(said.writing, case, opened, f"message {said.number} does not ask for {opened.stage}")
    said.see_again()
    return notes
