"""How its events make a case.  Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from heard.casework import events as happened
from heard.casework.case import Case, ClocksOff, Closed, Kept, Learned, Moved, Owned, Passed, Told, Visit
from heard.casework.events import (
    ClockName,
    Event,
    Kind,
    LetterKind,
    LetterNumber,
    MessageNumber,
    Purpose,
    StageName,
)
from heard.casework.making import Making
from heard.casework.moments import ABOUT_THE_CASE, Moment
from heard.casework.recorded import Recorded

DANGER_TOLD = f"officer.notice.{happened.About.DANGER}"
OF_A_STAGE = frozenset({LetterKind.ACKNOWLEDGEMENT, LetterKind.HOLDING, LetterKind.EXTENSION, LetterKind.DECISION})
"""Letters of officers that say by themselves that their stage has begun."""
TO_STAFF = (Purpose.NOTICE, Purpose.ALARM)
PUTS_OFF = (Purpose.HOLDING, Purpose.EXTENSION)
"""Letters of ours that tell the customer that the answer takes longer."""


def fold(events: Iterable[Recorded]) -> Case:
    """Return the case these events make.

    Raises ValueError if there are none, or the first one opens no case.
    """
    making = recorded = None
    for recorded in events:
        event = recorded.event
        if making is None:
            if not isinstance(event, happened.CaseOpened):
                raise ValueError(f"{recorded.stream} begins with {type(event).__name__}")
            making = Making(recorded, event, event.person)
        elif change := _CHANGES.get(type(event)):
            before = making.so_far() if recorded.recorded_at == making.commanded.get(recorded.message) else None
            change(making, recorded, event)
            if before is not None:
                making.keep_what_came(recorded.message, before)
    if making is None or recorded is None:
        raise ValueError("a case has at least one event")
    return making.made(recorded)


def _known(making: Making, recorded: Recorded, event: happened.ComplainantKnown) -> None:
    making.person = event.person


def _pinned(making: Making, recorded: Recorded, event: happened.PolicyPinned) -> None:
    making.policy = event.digest


def _stage_opened(making: Making, recorded: Recorded, event: happened.StageOpened) -> None:
    number = making.visits_to(event.stage) + 1
    _visit(making, Visit(event.stage, number, event.starts, event.on, message=recorded.message))
    # A person who takes back what they said of a message leaves the case as it was before they said it.
    came = making.never_begun.pop((recorded.message, event.stage), ())
    making.passed += [replace(each, number=number) for each in came if each.moment is not event.on]


def _sent_back(making: Making, recorded: Recorded, event: happened.StageSentBack) -> None:
    at = recorded.happened_at
    _visit(making, Visit(event.stage, making.visits_to(event.stage) + 1, at, None, event.due))


def _visit(making: Making, visit: Visit) -> None:
    if making.visits:
        last = making.visits[-1]
        making.visits[-1] = replace(last, left=max(visit.starts, last.starts))
    making.visits.append(visit)
    if visit.on is not None:
        making.passed.append(Passed(visit.on, visit.stage, visit.starts, number=visit.number))


def _filed(making: Making, recorded: Recorded, event: happened.MessageFiled) -> None:
    making.mail.add(event.message)
    making.taken_off.discard(event.message)
    if event.kind is Kind.ESCALATION:
        making.asks.setdefault(event.message, None)
    else:
        making.asks.pop(event.message, None)


def _taken_away(making: Making, recorded: Recorded, event: happened.MessageTakenAway) -> None:
    making.mail.discard(event.message)
    if event.to is None or event.to not in (into for into, _ in making.joins):
        making.taken_off.add(event.message)
    making.asks.pop(event.message, None)


def _sent(making: Making, recorded: Recorded, event: happened.LetterSent) -> None:
    making.came_back.discard(event.letter)
    if event.letter in making.undelivered:
        # The report that it came back was written down before the letter itself; the next time counts.
        making.undelivered.remove(event.letter)
        return
    at, letter = recorded.happened_at, event.letter
    if event.purpose is Purpose.ACKNOWLEDGEMENT and event.stage is not None:
        _pass(making, Moment.ACKNOWLEDGED, event.stage, at, letter)
    making.moved += [replace(each, at=at) for each in making.untold.pop(letter, ())]
    if event.purpose in PUTS_OFF and event.stage is not None:
        _pass(making, Moment.HOLDING_REPLY, event.stage, at, letter)
        _pass(making, Moment.OUTGOING_CONTACT, None, at, letter)
    elif event.purpose not in TO_STAFF:
        _pass(making, Moment.LAST_OUTGOING_CONTACT, None, at, letter)
    elif event.name == DANGER_TOLD:
        _pass(making, Moment.ALERT_SENT, None, at, letter)


def _failed(making: Making, recorded: Recorded, event: happened.LetterFailed) -> None:
    # A letter that came back was never given: what it had brought about has not happened (docs/decisions/0004).
    passed = [each for each in making.passed if each.letter != event.letter]
    if event.failure is happened.Failure.BOUNCED and event.letter not in making.came_back:
        if len(passed) == len(making.passed):
            making.undelivered.append(event.letter)
        making.came_back.add(event.letter)  # a second report of it says nothing new
    making.passed = passed
    if untold := [each for each in making.moved if each.letter == event.letter]:
        # Nor was the day it named; where it leaves after all, it is named from then on.
        making.moved = [each for each in making.moved if each not in untold]
        making.untold[event.letter] = untold
    for stage, came in making.never_begun.items():
        making.never_begun[stage] = [each for each in came if each.letter != event.letter]


def _asked(making: Making, recorded: Recorded, event: happened.OfficerAsked) -> None:
    making.questions += 1


def _risk(making: Making, recorded: Recorded, event: happened.RiskNoticed) -> None:
    making.risk = True
    if event.sure:
        making.danger_at = recorded.happened_at
    _pass(making, Moment.RISK_SEEN, None, recorded.happened_at)


def _vulnerable(making: Making, recorded: Recorded, event: happened.VulnerabilityNoticed) -> None:
    making.vulnerable[event.message] = event.sure


def _counts_no_more(making: Making, recorded: Recorded, event: happened.ContactCountsNoMore) -> None:
    key = event.message, event.restriction
    making.contacts = [each for each in making.contacts if (each.message, each.restriction) != key]


def _limited(making: Making, recorded: Recorded, event: happened.ContactLimited) -> None:
    # One that is heard again is the same contact; of two restrictions each has its own.
    key = event.message, event.restriction
    making.contacts = [each for each in making.contacts if (each.message, each.restriction) != key]
    making.contacts.append(event)


def _clocks_taken_off(making: Making, recorded: Recorded, event: happened.ClocksTakenOff) -> None:
    off = ClocksOff(event.restriction, recorded.recorded_at, event.first, event.last)
    if (place := _still_off(making, event.restriction)) is None:
        making.clocks_off.append(off)
    else:
        making.clocks_off[place] = replace(off, since=making.clocks_off[place].since)


def _clocks_put_back(making: Making, recorded: Recorded, event: happened.ClocksPutBack) -> None:
    if (place := _still_off(making, event.restriction)) is not None:
        making.clocks_off[place] = replace(making.clocks_off[place], back=event.on)


def _still_off(making: Making, restriction: int) -> int | None:
    """Return where the days stand that a restriction takes off and nobody ended; None where there are none."""
    theirs = (i for i, each in enumerate(making.clocks_off) if each.restriction == restriction and each.back is None)
    return next(theirs, None)


def _moment_passed(making: Making, recorded: Recorded, event: happened.MomentPassed) -> None:
    moment = Moment.LOGGED if event.moment is Moment.STAGE_2_LOGGED else event.moment
    at, message = recorded.happened_at, recorded.message
    _pass(making, moment, event.stage, at, number=event.number, message=message)
    if moment in (Moment.CONTACT_MADE, Moment.HOLDING_REPLY, Moment.REMEDY_OFFERED):
        _pass(making, Moment.OUTGOING_CONTACT, None, at, message=message)


def _answered(making: Making, recorded: Recorded, event: happened.AnswerGiven) -> None:
    at = recorded.happened_at
    number = max(1, making.visits_to(event.stage)) if event.stage else 1
    _asks_answered(making, recorded.message)
    for moment in (Moment.ANSWERED, Moment.DECISION_LETTER_DATED):
        making.passed.append(
            Passed(moment, event.stage, at, number=number, dated=event.dated, message=recorded.message)
        )
    _pass(making, Moment.OUTGOING_CONTACT, None, at, message=recorded.message)


def _letter_seen(making: Making, recorded: Recorded, event: happened.OfficersLetterSeen) -> None:
    making.letters_seen.append(event)
    if event.letter is LetterKind.DECISION:
        making.said_at[event.message] = recorded.happened_at
        _asks_answered(making, event.message)
    making.letters_undone.discard(event.message)


def _asks_answered(making: Making, letter: MessageNumber | None) -> None:
    for message, by in making.asks.items():
        making.asks[message] = (letter or message) if by is None else by


def _undone(making: Making, recorded: Recorded, event: happened.OfficersLetterUndone) -> None:
    if event.why is not happened.Undone.CAME_BACK and len(making.visits) > 1:
        # A stage that only a misread letter opened was never begun; one whose letter came back is.
        if (another := _another_letter_of_it(making, event.message)) is not None:
            making.visits[-1] = replace(making.visits[-1], message=another)
        else:
            _unopened(making, event.message)
    for message, by in making.asks.items():
        making.asks[message] = None if by == event.message else by
    making.passed = [each for each in making.passed if each.message != event.message]
    making.moved = [each for each in making.moved if each.message != event.message]
    making.letters_undone.add(event.message)
    making.said_at.pop(event.message, None)
    making.letters_seen = [each for each in making.letters_seen if each.message != event.message]


def _not_asked(making: Making, recorded: Recorded, event: happened.NextStageNotAsked) -> None:
    making.asks.pop(event.message, None)
    if len(making.visits) > 1 and making.visits[-1].message == event.message:
        stage = making.visits[-1].stage
        making.never_begun[(event.message, stage)] = _unopened(making, event.message)
        making.closed = making.closed or making.reopened.pop(event.message, None)


def _another_letter_of_it(making: Making, message: MessageNumber) -> MessageNumber | None:
    """Return the first other letter that says something of the present visit, where this one began it."""
    visit, seen = making.visits[-1], {each.message for each in making.letters_seen if each.letter in OF_A_STAGE}
    if visit.message != message:
        return None
    of_it = (each.message for each in making.passed if (each.stage, each.number) == (visit.stage, visit.number))
    return next((each for each in of_it if each is not None and each in seen and each != message), None)


def _unopened(making: Making, message: MessageNumber) -> list[Passed]:
    """Take back the present visit, where this message began it; return what had come in it."""
    if making.visits[-1].message != message:
        return []
    gone = making.visits.pop()
    making.visits[-1] = replace(making.visits[-1], left=None)
    came = [each for each in making.passed if (each.stage, each.number) == (gone.stage, gone.number)]
    making.passed = [each for each in making.passed if each not in came]
    return came


def _pass(
    making: Making,
    moment: Moment,
    stage: StageName | None,
    at: datetime,
    letter: LetterNumber | None = None,
    number: int = 1,
    message: MessageNumber | None = None,
) -> None:
    """Note that a moment came; a stage's belongs to the present visit to it."""
    if stage is not None and moment not in ABOUT_THE_CASE:
        number = max(1, making.visits_to(stage))
    else:
        stage = None
    making.passed.append(Passed(moment, stage, at, letter, number, message=message))
    if moment is Moment.OUTGOING_CONTACT:
        _pass(making, Moment.LAST_OUTGOING_CONTACT, None, at, letter, message=message)


def _date_given(making: Making, recorded: Recorded, event: happened.DateGiven) -> None:
    _move(making, recorded, event.clock, None, event.number, event.due)


def _date_moved(making: Making, recorded: Recorded, event: happened.DateAgreed | happened.DueExtended) -> None:
    letter = event.letter if isinstance(event, happened.DueExtended) else None
    _move(making, recorded, event.clock, event.stage, max(1, making.visits_to(event.stage)), event.due, letter)
    if isinstance(event, happened.DueExtended):
        _pass(making, Moment.EXTENSION_AGREED, None, recorded.happened_at, letter, message=recorded.message)


def _move(
    making: Making,
    recorded: Recorded,
    clock: ClockName,
    stage: StageName | None,
    number: int,
    due: date,
    letter: LetterNumber | None = None,
) -> None:
    at, message = recorded.happened_at, recorded.message
    making.moved.append(Moved(type(recorded.event), clock, stage, number, due, at, message, letter))


def _due_kept(making: Making, recorded: Recorded, event: happened.DueKept) -> None:
    at = recorded.happened_at
    making.kept.append(Kept(event.clock, event.stage, event.number, event.due, event.standard_due, at))


def _closed(making: Making, recorded: Recorded, event: happened.CaseClosed) -> None:
    making.closed, making.emptied = Closed(recorded.happened_at, event.outcome), False
    making.reopened.clear()


def _emptied(making: Making, recorded: Recorded, event: happened.CaseEmptied) -> None:
    making.emptied = making.emptied or making.closed is None
    making.closed = making.closed or Closed(recorded.happened_at, None)


def _joined(making: Making, recorded: Recorded, event: happened.CaseJoined) -> None:
    making.joins.append((event.into, recorded.happened_at))


def _took_in(making: Making, recorded: Recorded, event: happened.CaseTookIn) -> None:
    # It counts from the day the two were joined: what is recorded later may undo no breach (docs/decisions/0009).
    if event.acknowledged_by is not None and making.visits:
        making.lent[event.other] = event.acknowledged_by
        _pass(making, Moment.ACKNOWLEDGED, making.visits[-1].stage, recorded.happened_at, event.acknowledged_by)


def _parted(making: Making, recorded: Recorded, event: happened.CaseParted) -> None:
    if making.joins and making.joins[-1][0] == event.other:
        making.joins.pop()
    elif (letter := making.lent.pop(event.other, None)) is not None:
        making.passed = [each for each in making.passed if each.letter != letter]


def _assigned(making: Making, recorded: Recorded, event: happened.OfficerAssigned) -> None:
    making.owners.append(Owned(event.stage, event.officer, recorded.happened_at, recorded.message))


def _corrected(making: Making, recorded: Recorded, event: happened.KindCorrected) -> None:
    making.kind = event.kind


def _area_seen(making: Making, recorded: Recorded, event: happened.CaseAreaSeen) -> None:
    making.area = event.area


def _learned(making: Making, recorded: Recorded, event: happened.LearningRecorded) -> None:
    at, message, number = recorded.happened_at, recorded.message, recorded.number
    making.learned.append(
        Learned(event.about, event.word, event.pence, event.offset_pence, at, message=message, number=number)
    )


def _told(making: Making, recorded: Recorded, event: happened.ParticularRecorded) -> None:
    at, message, number = recorded.happened_at, recorded.message, recorded.number
    making.particulars.append(Told(event.about, event.word, event.words, event.on, at, message=message, number=number))


def _done(making: Making, recorded: Recorded, event: happened.ParticularDone) -> None:
    making.done.setdefault(event.number, recorded.happened_at)


def _command_given(making: Making, recorded: Recorded, event: happened.CommandGiven) -> None:
    making.commanded[event.message] = recorded.recorded_at


def _command_undone(making: Making, recorded: Recorded, event: happened.CommandUndone) -> None:
    # What else its message brought about stays: a tenant's request that it passed on, a letter that it is.
    making.commanded.pop(event.message, None)
    for brought in making.brought.pop(event.message, ()):
        if isinstance(brought, Visit):
            _unopened(making, event.message)
        elif isinstance(brought, Closed):
            making.closed = making.closed or brought
        else:
            making.take_back(brought)


def _reminded(making: Making, recorded: Recorded, event: happened.ReminderGiven) -> None:
    clock = (event.clock, event.stage, event.number)
    making.reminded[clock] = max(event.at, making.reminded.get(clock, event.at))


def _window_seen_to(making: Making, recorded: Recorded, event: happened.WindowSeenTo) -> None:
    making.windows_seen_to.append(event)


def _reopened(making: Making, recorded: Recorded, event: happened.CaseReopened) -> None:
    if making.closed is not None and not making.emptied:
        making.reopened[recorded.message] = making.closed
    making.closed, making.emptied = None, False


_CHANGES: dict[type[Event], Callable[[Making, Recorded, Any], None]] = {
    happened.ComplainantKnown: _known,
    happened.PolicyPinned: _pinned,
    happened.StageOpened: _stage_opened,
    happened.StageSentBack: _sent_back,
    happened.MessageFiled: _filed,
    happened.MessageTakenAway: _taken_away,
    happened.LetterSent: _sent,
    happened.LetterFailed: _failed,
    happened.OfficerAsked: _asked,
    happened.RiskNoticed: _risk,
    happened.VulnerabilityNoticed: _vulnerable,
    happened.ContactLimited: _limited,
    happened.ContactCountsNoMore: _counts_no_more,
    happened.ClocksTakenOff: _clocks_taken_off,
    happened.ClocksPutBack: _clocks_put_back,
    happened.MomentPassed: _moment_passed,
    happened.AnswerGiven: _answered,
    happened.OfficersLetterSeen: _letter_seen,
    happened.OfficersLetterUndone: _undone,
    happened.NextStageNotAsked: _not_asked,
    happened.OfficerAssigned: _assigned,
    happened.KindCorrected: _corrected,
    happened.CaseAreaSeen: _area_seen,
    happened.LearningRecorded: _learned,
    happened.ParticularRecorded: _told,
    happened.ParticularDone: _done,
    happened.CommandGiven: _command_given,
    happened.CommandUndone: _command_undone,
    happened.ReminderGiven: _reminded,
    happened.WindowSeenTo: _window_seen_to,
    happened.DateGiven: _date_given,
    happened.DateAgreed: _date_moved,
    happened.DueExtended: _date_moved,
    happened.DueKept: _due_kept,
    happened.CaseClosed: _closed,
    happened.CaseReopened: _reopened,
    happened.CaseEmptied: _emptied,
    happened.CaseJoined: _joined,
    happened.CaseTookIn: _took_in,
    happened.CaseParted: _parted,
}
"""What each event changes; an event without a row is kept in history and changes no case."""

_MOVES_NONE = (
    happened.ComplainantKnown,
    happened.MessageFiled,
    happened.MessageTakenAway,
    happened.OfficerAsked,
    happened.OfficerAssigned,
    happened.KindCorrected,
    happened.CaseAreaSeen,
    happened.LearningRecorded,
    happened.ParticularRecorded,
    happened.ParticularDone,
    happened.WindowSeenTo,
    happened.CommandGiven,
    happened.OfficersLetterSeen,
    happened.VulnerabilityNoticed,
    happened.ContactLimited,
    happened.ContactCountsNoMore,
)
MOVES_CLOCKS = tuple(event for event in _CHANGES if event not in _MOVES_NONE)
"""The events after which a clock of the case may begin, be met, stop, or run again; a test holds the list complete."""
