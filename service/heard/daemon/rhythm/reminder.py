"""The reminder: what is owed on a case and by when, what it has not got yet, and what to press."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from heard.casework.case import Case
from heard.casework.deadline import Deadline
from heard.casework.deadlines import deadlines
from heard.casework.events import About, LetterName, Purpose
from heard.casework.in_words import weekday_in_words
from heard.casework.missing import missing
from heard.casework.moments import Moment
from heard.casework.owed import called
from heard.casework.particulars import in_words
from heard.casework.policy.words import ClockKind, RoleName
from heard.daemon.pressing import presses
from heard.daemon.promising import write_letter
from heard.daemon.rhythm.whom_to_remind import whom_to_remind
from heard.daemon.takes_longer import draft_of, offer_to_send
from heard.daemon.told_of_a_case import words_of_the_case
from heard.daemon.writing import Writing
from heard.judgement.actions import WriteLetter
from heard.judgement.commands.letters_sent import proposed
from heard.judgement.facts import OnFile
from heard.mail.message import Address
from heard.store import questions
from heard.store.particulars import brought, written

LETTER = LetterName(f"officer.notice.{About.REMINDER}")
MOST_NOTED = 6
"""Of what is to be borne in mind so many lines, the last told: a reminder is read on one screen."""


def write_reminders(
    writing: Writing, stands: OnFile, of: Sequence[Deadline], besides: Collection[RoleName], *, at: datetime
) -> None:
    """Write to everybody who is reminded of these clocks of a case.

    besides   the roles that are told besides whoever owes it
    at        when the last of the reminders was to come
    """
    soonest, case = sorted(of, key=_order), stands.case
    reminded = whom_to_remind(writing, stands, besides)
    owed = tuple(_Owed.of(each, writing, stands) for each in soonest)
    values: dict[str, object] = {
        "reference": case.reference,
        "message": None,
        "reason": f"by the policy {', '.join(dict.fromkeys(f'({each.clause})' for each in soonest))}",
        **words_of_the_case(writing, stands, most_owed=0),
        "headline": owed[0].in_short,
        "owed": tuple(each.in_full for each in owed),
        "late": "yes" if any(each.is_late for each in owed) else None,
        "nobodys": "yes" if case.owner is None else None,
        "missing": tuple(_missing(writing, stands)) or None,
        "noted": tuple(_in_mind(writing, case)) or None,
    }
    clocks = ",".join(f"{each.clock}.{each.number}" for each in soonest)
    key, may_own = f"{About.REMINDER}:{case.reference}:{clocks}:{at.isoformat()}", [o.address for o in reminded.may_own]
    letter_to_send = proposed(stands, writing.now) if _is_of_an_answer(of, stands) else None
    also = (offer_to_send(letter_to_send),) if letter_to_send is not None else ()
    for officer in (*([reminded.first] if reminded.first is not None else []), *reminded.besides):
        pressed = presses(writing, officer, About.REMINDER, stands, may_own, also=also)
        said = {**values, "presses": pressed.buttons or None, "theirs": "yes" if officer == reminded.first else None}
        if letter_to_send is not None:
            said["draft"] = draft_of(writing, stands, officer, letter_to_send)
        to, because = Address(officer.name, officer.address), str(values["reason"])
        letter = WriteLetter(
            f"{key}:{to.address}", LETTER, Purpose.NOTICE, case.reference, None, to, False, said, because, replies=False
        )
        write_letter(writing, letter, None, token=pressed.token)


def _in_mind(writing: Writing, case: Case) -> Iterator[str]:
    connection, reference = writing.connection, case.reference
    noted = in_words(case, written(connection, reference), brought(connection, reference))
    yield from noted[-MOST_NOTED:]
    if more := len(noted[:-MOST_NOTED]):
        yield f"and {more} more: heard case {reference}"


def _is_of_an_answer(of: Sequence[Deadline], stands: OnFile) -> bool:
    return any(Moment.ANSWERED in stands.policy.clocks_by_name[each.clock].ends for each in of)


@dataclass(frozen=True, slots=True)
class _Owed:
    """What a clock waits for and by when, in words: "Answer due in 2 working days", and with the day."""

    in_short: str
    in_full: str
    is_late: bool

    @classmethod
    def of(cls, deadline: Deadline, writing: Writing, stands: OnFile) -> _Owed:
        rule, calendar = stands.policy.clocks_by_name[deadline.clock], stands.calendar
        day, today = calendar.local_date(_due(deadline)), calendar.local_date(writing.now)
        what, days = called(deadline, rule), calendar.working_days_between(today, day)
        is_late = _due(deadline) < writing.now and deadline.kind is not ClockKind.NUDGE
        if is_late:
            how = f"{_working_days(-days)} late" if days else "late"
            return cls(f"{what}: {how}", f"{what}: was due on {weekday_in_words(day)}, {how}", True)
        if deadline.kind is ClockKind.NUDGE:
            return cls(f"{what}: not done yet", f"{what}: not done yet, best by {weekday_in_words(day)}", False)
        how = f"in {_working_days(days)}" if day > today else "today"
        return cls(f"{what}: due {how}", f"{what}: due on {weekday_in_words(day)}, {how}", False)


def _working_days(count: int) -> str:
    return "1 working day" if count == 1 else f"{count} working days"


def _order(deadline: Deadline) -> tuple[bool, datetime]:
    """Return what puts promises before advice, and of each what is due first before the rest."""
    return deadline.kind is ClockKind.NUDGE, _due(deadline)


def _due(deadline: Deadline) -> datetime:
    assert deadline.due is not None
    return deadline.due


def _missing(writing: Writing, stands: OnFile) -> Iterator[str]:
    case, policy, calendar = stands.case, stands.policy, stands.calendar
    still = [each for each in deadlines(case, policy, calendar) if each.is_open]
    asked = len(questions.left_open(writing.connection, case.reference))
    return missing(case, still, policy, calendar, on=calendar.local_date(writing.now), questions=asked)
