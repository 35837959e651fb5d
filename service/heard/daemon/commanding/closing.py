"""A case ends, goes on after all, or was no complaint, because an officer says so."""

from __future__ import annotations

from heard.casework.closing import asked_at_closing
from heard.casework.commands import Close, NotAComplaint, Reopen, Undo
from heard.casework.events import (
    About,
    AnswerGiven,
    CaseClosed,
    CaseReopened,
    DueExtended,
    KindCorrected,
    LearningRecorded,
    StageOpened,
    StageSentBack,
)
from heard.casework.fold import fold
from heard.daemon.commanding.closing_told import Told, tell_that_closed
from heard.daemon.commanding.doing import Doing, Done
from heard.daemon.commanding.owed_next import owed_next
from heard.daemon.commanding.undoing import Undoing
from heard.errors import CannotBeSaid
from heard.judgement.commands.typed import INSTEAD
from heard.store import questions

ANSWERED_BY_CLOSING = (About.NEW_CASE, About.WORDS_WANTED, About.SAYS_NO, About.NOT_EXTENDED, About.EXCLUSION)
"""What nobody has to say any more of a closed case.  Whether its complainant asks for more, and whose or what a letter
is, has to be said all the same: that may be heard about for years."""

REST_ON_AN_OPEN_CASE = (StageOpened, StageSentBack, AnswerGiven, DueExtended, CaseClosed, CaseReopened)
"""What is done on a case only while it is open."""


def close(doing: Doing[Close]) -> Done:
    """Close the case; its clocks stop."""
    outcome = doing.command.outcome
    asked = asked_at_closing(doing.case.policy, outcome)
    notes = (*_closed(doing, CaseClosed(outcome)), *asked)
    told = _tell(doing, f"closed it{f' as {outcome}' if outcome else ''}")
    what = f"{doing.reference} is closed{f': {outcome}' if outcome else ''}. {_STOPPED}"
    return Done((what, *told), Undo(), notes=notes)


def not_a_complaint(doing: Doing[NotAComplaint]) -> Done:
    """Let the case be of another kind, and close it, so that its clocks stop."""
    kind = doing.command.kind
    if kind not in INSTEAD:
        raise CannotBeSaid(f"a case that is no complaint is a {', '.join(INSTEAD.values())}")
    doing.note(KindCorrected(kind))
    notes = _closed(doing, CaseClosed(None))
    told = "Nobody was written to: tell them yourself what becomes of it."
    return Done((f"{doing.reference} is {_a(INSTEAD[kind])}, and closed. {_STOPPED}",), Undo(), notes=(told, *notes))


def _a(words: str) -> str:
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"


_STOPPED = "Its clocks have stopped, and nobody is reminded of it any more."


def _tell(doing: Told, did: str, *, open_again: bool = False) -> tuple[str, ...]:
    return tell_that_closed(doing, f"{doing.officer.name} {did}", open_again=open_again)


def _closed(doing: Doing[Close] | Doing[NotAComplaint], event: CaseClosed) -> tuple[str, ...]:
    """Note that the case is closed, and what that answers; return what is still asked of it."""
    case, writing = doing.case.case, doing.writing
    doing.note(event)
    questions.settle(writing.connection, case.reference, ANSWERED_BY_CLOSING, now=writing.now)
    left = questions.left_open(writing.connection, case.reference)
    return tuple(dict.fromkeys(_STILL_ASKED[about] for about in left if about in _STILL_ASKED))


_STILL_ASKED = {
    About.NEXT_STAGE: "Somebody was asked whether they want the next stage, and has not said: that stays open.",
    About.NOT_PROVED: "Somebody was asked whether they wrote a letter on it, and has not said: that stays open.",
    About.WHAT_LETTER: "Somebody was asked what a letter on it is, and has not said: that stays open.",
}


def reopen(doing: Doing[Reopen]) -> Done:
    """Let the case go on as if it had not been closed."""
    case = doing.case.case
    assert case.closed is not None  # judgement/commands/legal.py
    doing.note(CaseReopened())
    since = f"It was closed on {doing.day(case.closed.at)}, and its clocks run as if it had not been."
    told = _tell(doing, "opened it again", open_again=True)
    doing.writing.append()
    next_owed = owed_next(doing.writing, case.reference)
    return Done((f"{case.reference} is open again. {since}", *told, next_owed), Undo())


# -- Taken back --------------------------------------------------------------------------------------


def open_again(undoing: Undoing) -> tuple[str, ...]:
    """Let the case be open, and of the kind it was.  Raises CannotBeSaid where it was opened or closed since."""
    doing = undoing.doing
    if (later := undoing.later(CaseReopened, CaseClosed)) is not None:
        became = "opened again" if isinstance(later.event, CaseReopened) else "closed again"
        raise CannotBeSaid(f"{doing.reference} was {became} on {doing.day(later.happened_at)}, and that stands")
    doing.note(CaseReopened())
    if undoing.brought(KindCorrected) is not None:
        doing.note(KindCorrected(fold(undoing.before).kind))
        told: tuple[str, ...] = ()
    else:
        told = _tell(doing, "took back that it was closed", open_again=True)
    doing.writing.append()
    what = f"{doing.reference} is open again, and its clocks run as if it had not been closed."
    recorded = ("What was recorded with that is taken back too.",) if undoing.brought(LearningRecorded) else ()
    return (what, *recorded, *told, owed_next(doing.writing, doing.reference))


def closed_after_all(undoing: Undoing) -> tuple[str, ...]:
    """Let the case be closed as it was.  Raises CannotBeSaid where something was done on it since it was opened."""
    doing = undoing.doing
    if (later := undoing.later(*REST_ON_AN_OPEN_CASE)) is not None:
        raise CannotBeSaid(
            f"something was done on {doing.reference} since it was opened, on {doing.day(later.happened_at)}; "
            f"close it instead"
        )
    closed = fold(undoing.before).closed
    since = f", as it was since {doing.day(closed.at)}" if closed is not None else ""
    told = _tell(doing, "took back that it was opened again")
    return (f"{doing.reference} is closed{since}.", *told)
