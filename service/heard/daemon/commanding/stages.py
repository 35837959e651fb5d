"""A stage opens because an officer says so, or a message is said to ask for none.

A message that asks for more opens the stage from when it came.  Where the officer says so of the case, and no message
of the complainant's asks for it, the stage opens from when the officer wrote, and whoever opened it tells them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from heard.casework.commands import NoStage, OpenStage, Undo
from heard.casework.events import About, Kind, MessageNumber, NextStageNotAsked, StageName, StageOpened
from heard.casework.mail_on_case import mail_on, opened_by
from heard.casework.people import Role
from heard.casework.policy.stages import Stage
from heard.casework.standing import stage_after
from heard.daemon import stage_taken_back
from heard.daemon.commanding.about import before, case_before, done_with, message_meant, now_recorded
from heard.daemon.commanding.doing import C, Doing, Done
from heard.daemon.commanding.owed_next import owed_next
from heard.daemon.commanding.plainly import notes_plainly, refused_plainly
from heard.daemon.commanding.undoing import Undoing
from heard.daemon.escalating import ASKED_OF_IT, Escalated, asks_in, asks_not_in
from heard.daemon.said_of_a_message import SaidOf, read_to_say, said_in
from heard.daemon.told_of_a_case import stands_now
from heard.daemon.write_down import write_down
from heard.errors import CannotBeSaid
from heard.judgement.actions import Action, AskOfficer, Decision, WriteLetter
from heard.judgement.escalation import next_stage_opens
from heard.judgement.facts import OnFile
from heard.store import questions
from heard.store.moving import Lying

BECAUSE = "an officer says that the case goes on to it"
_ASKED_OF_A_COMMAND = (*ASKED_OF_IT, About.WORDS_WANTED, About.WHO_IS_IT)
UNWRITTEN = "an officer opened it, so whoever did has to tell the complainant that it is open"


def open_stage(doing: Doing[OpenStage]) -> Done:
    """Open a stage.  Raises CannotBeSaid where it is open already, or is none that may follow."""
    with refused_plainly():
        asking = _asks_for_it(doing)
        if asking is None:
            return _opened_by_command(doing)
        told = asks_in(_said(doing, asking.number), doing.command.stage)
    at = f"{told.reference} is at {_title(doing, told.stage)} since {told.since}"
    if not told.brought:
        return Done((f"{at}: nothing has changed.",), None)
    what = f"{at}, when message {told.message} came."
    done = (what, *_open_again(doing), owed_next(doing.writing, told.reference))
    return Done(done, Undo(), notes=notes_plainly(told.notes))


def no_stage(doing: Doing[NoStage]) -> Done:
    """Take back the stage that a message opened, or note that it asks for none.

    Raises CannotBeSaid where the case has gone on from that stage.
    """
    with refused_plainly():
        told = asks_not_in(_said(doing, message_meant(doing).number))
    what = f"Message {told.message} asks for no further stage. {_is_at(doing, told)}"
    notes = notes_plainly(told.notes)
    if not told.brought:
        return Done((what,), None, "Nothing was taken back by it.", notes)
    return Done((what, *_closed_as_before(doing), owed_next(doing.writing, told.reference)), Undo(), notes=notes)


def _said(doing: Doing[C], number: MessageNumber) -> SaidOf:
    writing = doing.writing
    read = read_to_say(writing.connection, writing.house, number)
    return said_in(writing.connection, writing.house, read, now=writing.now)


def _asks_for_it(doing: Doing[OpenStage]) -> Lying | None:
    """Return the message that asks for the stage; None where the officer says it of the case.

    What opened the case asks for an answer and no more, and what staff wrote asks for nothing.
    """
    if doing.about is None:
        return None
    lying, clocks_from = message_meant(doing), doing.writing.house.given.clocks_from
    is_first = opened_by(now_recorded(doing)) == lying.number
    return None if is_first or lying.kind is Kind.STAFF or lying.received_at < clocks_from else lying


def _title(doing: Doing[C], stage: StageName | None) -> str:
    return f'"{doing.case.policy.stage(stage).title}"' if stage is not None else "no stage"


def _is_at(doing: Doing[C], told: Escalated) -> str:
    return f"{told.reference} is at {_title(doing, told.stage)}." if told.stage is not None else ""


# -- Opened by the officer ---------------------------------------------------------------------------


def _opened_by_command(doing: Doing[OpenStage]) -> Done:
    stands, facts = doing.case, doing.facts
    stage = _which(stands, doing.command.stage)
    its_own = replace(facts, policy=stands.policy, calendar=stands.calendar)
    actions = tuple(_of_the_officers(next_stage_opens(stage, stands, its_own, BECAUSE, unanswered=UNWRITTEN)))
    assert not any(isinstance(each, WriteLetter) for each in actions)  # its writer is an officer
    writing = replace(doing.writing, events=defaultdict(list))
    write_down(writing, Decision(Kind.STAFF, True, Role.OFFICER, (), actions), its_own, doing.message)
    asked = [each.because for each in actions if isinstance(each, AskOfficer)]
    at = f"{doing.reference} is at {_title(doing, stage.name)}"
    what = f"{at} since {doing.day(facts.received_at)}, when you wrote."
    notes = notes_plainly(tuple(dict.fromkeys((UNWRITTEN, *asked, *_form_lacks(doing, stage)))))
    return Done((what, *_open_again(doing), owed_next(doing.writing, doing.reference)), Undo(), notes=notes)


def _open_again(doing: Doing[OpenStage]) -> Iterator[str]:
    """Yield what whoever opens a stage of a case has to know that was closed meanwhile."""
    if (closed := doing.case.case.closed) is not None:
        outcome = f" as {closed.outcome}" if closed.outcome is not None else ""
        yield f"It was closed{outcome} on {doing.day(closed.at)}, and is open again."


def _of_the_officers(actions: Sequence[Action]) -> Iterator[Action]:
    """Yield what follows where an officer opens a stage: who wrote is known, and somebody has to word what is owed."""
    asked = [each.about for each in actions if isinstance(each, AskOfficer)]
    for each in actions:
        if not isinstance(each, AskOfficer) or each.about is not About.WHO_IS_IT:
            yield each
        elif About.WORDS_WANTED not in asked:
            yield replace(each, about=About.WORDS_WANTED)


def _form_lacks(doing: Doing[OpenStage], stage: Stage) -> Iterator[str]:
    """Yield what the policy wants in the form that opens a stage and no line of the mail says ("basis: ...")."""
    written = doing.message.own_words if doing.message is not None else ""
    lines = [line.strip(" \t*-").casefold().partition(":") for line in written.splitlines()]
    said = {key.strip() for key, _, rest in lines if rest.strip() and not rest.strip().startswith("[")}
    if lacks := [each for each in stage.form_needs if each.casefold() not in said]:
        yield f"the policy wants in its form as well: {'; '.join(lacks)}; answer this mail with it, and nothing waits"


def _which(stands: OnFile, to: StageName | None) -> Stage:
    """Return the stage that opens, by its name, or the next one."""
    stage = stands.policy.stage(to) if to is not None else stage_after(stands.case.stage, stands.policy)
    assert stage is not None  # judgement/commands/legal.py
    return stage


# -- Taken back --------------------------------------------------------------------------------------


def close_stage(undoing: Undoing) -> tuple[str, ...]:
    """Take back the stage that a command opened.  Raises CannotBeSaid where the case has gone on from it."""
    doing, case = undoing.doing, undoing.doing.case.case
    opened = next((each for each in reversed(done_with(undoing)) if isinstance(each.event, StageOpened)), None)
    if opened is None or opened.message is None:
        raise CannotBeSaid("it opened no stage, so there is nothing to take back")
    if opened.message != undoing.given.message:
        with refused_plainly():
            said = _said(doing, opened.message)
            told = asks_not_in(said)
        _is_as_before(undoing, said)
        notes = (*notes_plainly(told.notes), *_written_under_it(undoing))
        return (_is_at(doing, told), *_closed_as_before(doing), *notes, owed_next(doing.writing, doing.reference))
    visit = stage_taken_back.opened_by(case, {opened.message})
    if visit is None:
        raise CannotBeSaid("the stage it opened was taken back already")
    if why := stage_taken_back.stands_because(case, visit):
        raise CannotBeSaid(why)
    writing = replace(doing.writing, events=defaultdict(list))
    why = f"the command of message {opened.message} was taken back"
    notes = stage_taken_back.take_back(writing, case, visit, why)
    writing.append()
    questions.answer(writing.connection, opened.message, _ASKED_OF_A_COMMAND, now=writing.now)
    at = f"{doing.reference} is at {_title(doing, case.visits[-2].stage)} again."
    besides = (*notes_plainly(notes), *_written_under_it(undoing))
    return (at, *_closed_as_before(doing), *besides, owed_next(doing.writing, doing.reference))


def _closed_as_before(doing: Doing[C]) -> Iterator[str]:
    """Yield that the case is closed, where it was before a stage opened that is taken back, or somebody has since."""
    stands = stands_now(doing.writing.connection, doing.writing.house, doing.reference)
    if stands is None or (closed := stands.case.closed) is None:
        return
    outcome = f"as {closed.outcome} " if closed.outcome is not None else ""
    how = "stays closed" if doing.case.case.closed is not None else "is closed again"
    yield f"{doing.reference} {how}, {outcome}since {doing.day(closed.at)}."


def _written_under_it(undoing: Undoing) -> Iterator[str]:
    """Yield that somebody outside wrote on the case after the stage opened, who may rely on it."""
    if since := undoing.written_since:
        which = " and ".join(map(str, since))
        came, asks = ("Message", "it asks") if len(since) == 1 else ("Messages", "they ask")
        yield f"{came} {which} came while that stage was open: read whether {asks} for it."


def ask_after_all(undoing: Undoing) -> tuple[str, ...]:
    """Let a message ask for what it was said not to ask for.  Raises CannotBeSaid where no stage can open any more."""
    doing = undoing.doing
    denied = next((each.event for each in done_with(undoing) if isinstance(each.event, NextStageNotAsked)), None)
    if not isinstance(denied, NextStageNotAsked):
        raise CannotBeSaid("it took nothing back, so there is nothing to undo")
    with refused_plainly():
        said = _said(doing, denied.message)
        visit = stage_taken_back.opened_by(case_before(undoing), said.copies)
        if visit is None:
            _is_as_before(undoing, said)
            return (f"Whether message {denied.message} asks for the next stage is open again.",)
        told = asks_in(said, visit.stage)
    what = f"{told.reference} is at {_title(doing, told.stage)} since {told.since}."
    return (what, *notes_plainly(told.notes), owed_next(doing.writing, told.reference))


def _is_as_before(undoing: Undoing, said: SaidOf) -> None:
    """Let a message be filed as it was before a command, and what was asked of it be asked again."""
    filed = mail_on(before(undoing)).get(said.number)
    if filed is not None:
        said.file_as(filed.kind)
    questions.ask_again(said.connection, said.reference, ASKED_OF_IT, settled=undoing.given.recorded_at)
