"""What officers command is part of a case, and what is taken back of it never was."""

from __future__ import annotations

from heard.casework import events as happened
from heard.casework.case import Case
from heard.casework.events import (
    CommandGiven,
    CommandUndone,
    CommandWord,
    Event,
    Kind,
    MessageNumber,
    OfficerNumber,
    Outcome,
    ProvedBy,
)
from heard.casework.fold import fold
from heard.casework.moments import Moment
from histories import STAGE_1, STAGE_2, at, comes_to, history, opened

GARY, NADIA = OfficerNumber(1), OfficerNumber(2)


def folded(*said: tuple[int, Event]) -> Case:
    """Fold a case that was received on Monday, and what the command in each of these messages did on the days after."""
    begun, days, messages = [opened(), comes_to(STAGE_1)], [], [None, None]
    for day, (number, event) in enumerate(said, 2):
        when, message = at(f"2026-06-{day:02d} 10:00"), MessageNumber(number)
        if not isinstance(event, CommandUndone):
            days.append((CommandGiven(message, CommandWord("note"), ProvedBy.BOTH), when))
            messages.append(message)
        days.append((event, when))
        messages.append(message)
    recorded = history([*begun, *days])
    return fold([each._replace(message=message) for each, message in zip(recorded, messages, strict=True)])


def test_whoever_was_given_a_case_last_deals_with_it() -> None:
    case = folded((2, happened.OfficerAssigned(GARY, STAGE_1)), (3, happened.OfficerAssigned(NADIA, STAGE_1)))
    assert case.owner == NADIA
    assert [each.officer for each in case.owners] == [GARY, NADIA]


def test_undone_whoever_had_it_before_deals_with_it() -> None:
    given = (3, happened.OfficerAssigned(NADIA, STAGE_1))
    case = folded((2, happened.OfficerAssigned(GARY, STAGE_1)), given, (4, CommandUndone(MessageNumber(3))))
    assert case.owner == GARY


def test_a_case_may_be_taken_from_everybody() -> None:
    assert folded((2, happened.OfficerAssigned(GARY, None)), (3, happened.OfficerAssigned(None, None))).owner is None


def test_a_case_is_of_the_kind_that_was_said_last() -> None:
    assert folded((2, happened.KindCorrected(Kind.ENQUIRY))).kind is Kind.ENQUIRY


def test_undone_at_and_a_stage_have_not_come() -> None:
    spoken = (2, happened.MomentPassed(Moment.CONTACT_MADE, STAGE_1))
    later = (2, happened.StageOpened(STAGE_2, at("2026-06-03 10:00"), Moment.ESCALATION_REQUESTED))
    case = folded(spoken, later, (3, CommandUndone(MessageNumber(2))))
    assert case.stage == STAGE_1
    assert case.when(Moment.CONTACT_MADE, STAGE_1) is None


def test_what_another_message_did_stays() -> None:
    case = folded((2, happened.MomentPassed(Moment.CONTACT_MADE, STAGE_1)), (4, CommandUndone(MessageNumber(3))))
    assert case.when(Moment.CONTACT_MADE, STAGE_1) is not None


def test_undone_a_case_that_was_opened_again_is_closed_since_it_was() -> None:
    closed, again = (2, happened.CaseClosed(Outcome("upheld"))), (3, happened.CaseReopened())
    case = folded(closed, again, (4, CommandUndone(MessageNumber(3))))
    assert case.closed is not None
    assert (case.closed.at, case.closed.outcome) == (at("2026-06-02 10:00"), "upheld")


# -- What else its message brought about stays -----------------------------------------------------------


def test_a_stage_that_a_forward_asked_for_stays_when_the_command_above_it_is_undone() -> None:
    monday, number = at("2026-06-02 10:00"), MessageNumber(2)
    recorded = history(
        [
            opened(),
            comes_to(STAGE_1),
            (happened.StageOpened(STAGE_2, monday, Moment.ESCALATION_REQUESTED), monday),
            (CommandGiven(number, CommandWord("contact-made"), ProvedBy.BOTH), monday),
            (happened.MomentPassed(Moment.CONTACT_MADE, STAGE_2), monday),
            (CommandUndone(number), at("2026-06-03 10:00")),
        ]
    )
    case = fold([each._replace(message=number if each.number > 2 else None) for each in recorded])
    assert case.stage == STAGE_2
    assert case.when(Moment.CONTACT_MADE, STAGE_2) is None


def test_what_came_of_the_same_message_another_day_stays() -> None:
    contact = happened.MomentPassed(Moment.CONTACT_MADE, STAGE_1)
    stage = happened.StageOpened(STAGE_2, at("2026-06-03 10:00"), Moment.ESCALATION_REQUESTED)
    recorded = history(
        [
            opened(),
            comes_to(STAGE_1),
            (CommandGiven(MessageNumber(2), CommandWord("contact-made"), ProvedBy.MAILBOX), at("2026-06-02 10:00")),
            (contact, at("2026-06-02 10:00")),
            (stage, at("2026-06-03 10:00")),
            (CommandUndone(MessageNumber(2)), at("2026-06-04 10:00")),
        ]
    )
    case = fold([each._replace(message=MessageNumber(2) if each.number > 2 else None) for each in recorded])
    assert case.stage == STAGE_2
