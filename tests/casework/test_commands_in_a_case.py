"""What officers command is part of a case, and what is taken back of it never was."""

from __future__ import annotations

from heard.casework import events as happened
from heard.casework.case import Case
from heard.casework.events import CommandUndone, Event, Kind, MessageNumber, OfficerNumber, Outcome
from heard.casework.fold import fold
from heard.casework.moments import Moment
from histories import STAGE_1, STAGE_2, at, comes_to, history, opened

GARY, NADIA = OfficerNumber(1), OfficerNumber(2)


def folded(*said: tuple[int, Event]) -> Case:
    """Fold a case that was received on Monday, and what each of these messages did on the days after."""
    begun = [opened(), comes_to(STAGE_1)]
    days = [(event, at(f"2026-06-{day:02d} 10:00")) for day, (_, event) in enumerate(said, 2)]
    recorded = history([*begun, *days])
    messages = [None, None, *(MessageNumber(number) for number, _ in said)]
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
