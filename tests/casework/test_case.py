"""A case is what its events make of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from builders import MAILBOX, MONDAY
from heard.casework import events as happened
from heard.casework.case import Case, Moved
from heard.casework.events import (
    AreaName,
    ClockName,
    Direction,
    Event,
    Failure,
    Ground,
    Kind,
    LetterKind,
    MailboxName,
    MessageNumber,
    Noticed,
    Outcome,
    QuestionNumber,
    StageName,
)
from heard.casework.fold import fold
from heard.casework.moments import Moment
from heard.casework.recorded import Recorded
from histories import (
    RECEIVED,
    STAGE_1,
    STAGE_2,
    Happening,
    a_case,
    acknowledged,
    agreed,
    answered,
    at,
    closed,
    comes_to,
    danger_seen,
    danger_told,
    extended,
    failed,
    given,
    history,
    kept,
    opened,
    passed,
    promised,
    receipt_sent,
    reopened,
    sent_back,
    vulnerable_seen,
)


def was_acknowledged(case: Case) -> bool:
    return case.when(Moment.ACKNOWLEDGED, STAGE_1) is not None


def test_a_case_begins_by_being_opened() -> None:
    with pytest.raises(ValueError, match="begins with StageOpened"):
        fold(history([comes_to("stage-1")]))
    with pytest.raises(ValueError, match="at least one event"):
        fold([])


# -- Letters that were given, and letters that were not

PROMISED, SENT, BACK = promised("2026-06-01 10:01"), acknowledged("2026-06-01 10:02"), failed("2026-06-01 10:03")
REFUSED = failed("2026-06-01 10:03", failure=Failure.REFUSED)
SENT_AGAIN = acknowledged("2026-06-02 09:00")


@pytest.mark.parametrize(
    "happenings, expected",
    [
        pytest.param([], False, id="nothing sent"),
        pytest.param([PROMISED], False, id="promised is not sent"),
        pytest.param([SENT], True, id="sent"),
        pytest.param([SENT, BACK], False, id="sent, and it came back"),
        pytest.param([BACK, SENT], False, id="the report that it came back was written down first"),
        pytest.param([BACK, SENT, SENT_AGAIN], True, id="that report came first, and it went out again"),
        pytest.param([REFUSED, SENT], True, id="refused, tried again by a person, and sent"),
        pytest.param([SENT, BACK, SENT_AGAIN], True, id="it came back, and went out again"),
    ],
)
def test_acknowledged(happenings: list[Happening], expected: bool) -> None:
    assert was_acknowledged(a_case(*happenings)) is expected


def test_a_receipt_is_no_acknowledgement_and_is_contact_all_the_same() -> None:
    case = a_case(receipt_sent("2026-06-01 10:01"))
    assert not was_acknowledged(case)
    assert case.when(Moment.LAST_OUTGOING_CONTACT, None) == at("2026-06-01 10:01")


def test_a_letter_of_the_machine_does_not_end_a_silence() -> None:
    assert a_case(acknowledged("2026-06-01 10:01")).when(Moment.OUTGOING_CONTACT, None) is None


def test_a_notice_of_danger_is_an_alert_and_no_contact_with_the_customer() -> None:
    case = a_case(danger_seen("2026-06-01 10:01"), danger_told("2026-06-01 10:02"))
    assert case.when(Moment.RISK_SEEN, None) == at("2026-06-01 10:01")
    assert case.when(Moment.ALERT_SENT, None) == at("2026-06-01 10:02")
    assert case.when(Moment.LAST_OUTGOING_CONTACT, None) is None


def test_an_alert_that_failed_was_not_sent() -> None:
    case = a_case(
        danger_seen("2026-06-01 10:01"), danger_told("2026-06-01 10:02"), failed("2026-06-01 10:05", letter=9)
    )
    assert case.when(Moment.ALERT_SENT, None) is None


# -- Moments of the policy


@pytest.mark.parametrize("moment", [Moment.CONTACT_MADE, Moment.HOLDING_REPLY, Moment.REMEDY_OFFERED])
def test_what_an_officer_tells_the_customer_is_contact(moment: Moment) -> None:
    case = a_case(passed(moment, "2026-06-03 15:00"))
    assert case.when(Moment.OUTGOING_CONTACT, None) == at("2026-06-03 15:00")
    assert case.when(Moment.LAST_OUTGOING_CONTACT, None) == at("2026-06-03 15:00")


def test_an_answer_is_contact_and_a_letter_with_a_date() -> None:
    case = a_case(answered("2026-06-10 16:00", dated="2026-06-11"))
    told = next(each for each in case.passed if each.moment is Moment.DECISION_LETTER_DATED)
    assert (told.stage, told.at, told.dated) == (STAGE_1, at("2026-06-10 16:00"), date(2026, 6, 11))
    assert case.when(Moment.ANSWERED, STAGE_1) == at("2026-06-10 16:00")
    assert case.when(Moment.OUTGOING_CONTACT, None) == at("2026-06-10 16:00")


def test_an_answer_to_somebody_outside_belongs_to_no_stage() -> None:
    case = a_case(answered("2026-06-10 16:00", stage=None))
    assert case.when(Moment.ANSWERED, None) == at("2026-06-10 16:00")
    assert case.when(Moment.ANSWERED, STAGE_1) is None


def test_what_belongs_to_the_case_as_a_whole_belongs_to_no_stage() -> None:
    case = a_case(passed(Moment.ACTION_PROMISED, "2026-06-10 16:00", STAGE_1, number=3))
    assert case.when(Moment.ACTION_PROMISED, None, 3) == at("2026-06-10 16:00")


def test_a_stage_logged_has_one_name_in_every_stage() -> None:
    case = a_case(passed(Moment.STAGE_2_LOGGED, "2026-06-02 09:00", STAGE_1))
    assert case.when(Moment.LOGGED, STAGE_1) == at("2026-06-02 09:00")


def test_the_first_time_counts_where_a_moment_came_twice() -> None:
    case = a_case(acknowledged("2026-06-02 12:00"), acknowledged("2026-06-03 12:00", letter=4))
    assert case.when(Moment.ACKNOWLEDGED, STAGE_1) == at("2026-06-02 12:00")


# -- Stages, and coming back to one


def test_the_stages_a_case_was_at() -> None:
    case = a_case(
        comes_to("stage-2", "2026-06-20 09:00", Moment.ESCALATION_REQUESTED),
        sent_back("stage-1", "2026-06-25 09:00", due="2026-07-03"),
    )
    assert case.stage == STAGE_1
    assert [(v.stage, v.number, v.on, v.due) for v in case.visits] == [
        ("stage-1", 1, Moment.RECEIVED, None),
        ("stage-2", 1, Moment.ESCALATION_REQUESTED, None),
        ("stage-1", 2, None, date(2026, 7, 3)),
    ]
    assert [v.left for v in case.visits] == [at("2026-06-20 09:00"), at("2026-06-25 09:00"), None]


def test_what_comes_belongs_to_the_present_visit() -> None:
    case = a_case(
        answered("2026-06-10 09:00"),
        comes_to("stage-2", "2026-06-20 09:00", Moment.ESCALATION_REQUESTED),
        sent_back("stage-1", "2026-06-25 09:00", due="2026-07-03"),
        answered("2026-07-01 09:00"),
    )
    assert case.when(Moment.ANSWERED, STAGE_1, 1) == at("2026-06-10 09:00")
    assert case.when(Moment.ANSWERED, STAGE_1, 2) == at("2026-07-01 09:00")


def test_a_stage_that_is_dated_before_the_last_one_began_ends_it_no_earlier() -> None:
    case = a_case(comes_to("stage-2", "2026-05-29 09:00", Moment.ESCALATION_REQUESTED))
    assert case.visits[0].left == at(RECEIVED)


# -- Dates, closing, and what else is counted


def test_dates_that_were_named_are_kept_in_their_order() -> None:
    case = a_case(
        given("promised-action", "2026-06-12", "2026-06-02 09:00", number=2),
        agreed("answer", "2026-06-19", "2026-06-03 09:00"),
        extended("answer", "2026-06-26", "2026-06-18 09:00"),
    )
    assert case.moved == (
        Moved(happened.DateGiven, ClockName("promised-action"), None, 2, date(2026, 6, 12), at("2026-06-02 09:00")),
        Moved(happened.DateAgreed, ClockName("answer"), STAGE_1, 1, date(2026, 6, 19), at("2026-06-03 09:00")),
        Moved(happened.DueExtended, ClockName("answer"), STAGE_1, 1, date(2026, 6, 26), at("2026-06-18 09:00")),
    )
    assert case.when(Moment.EXTENSION_AGREED, None) == at("2026-06-18 09:00")


def test_dates_that_were_kept_when_the_calendar_changed() -> None:
    [dates] = a_case(kept("answer", "2026-06-15", "2026-06-20 09:00")).kept
    assert (dates.clock, dates.stage, dates.number, dates.at) == ("answer", STAGE_1, 1, at("2026-06-20 09:00"))


def test_a_case_is_closed_until_it_is_reopened() -> None:
    case = a_case(closed("2026-06-12 09:00"))
    assert case.closed is not None
    assert (case.closed.at, case.closed.outcome) == (at("2026-06-12 09:00"), "upheld")
    assert a_case(closed("2026-06-12 09:00"), reopened("2026-06-13 09:00")).closed is None


def test_what_is_counted() -> None:
    filed = happened.MessageFiled(MessageNumber(2), Direction.IN, Kind.FOLLOW_UP, Ground.REPLY_HEADER, True)
    another = replace(filed, message=MessageNumber(3))
    asked = happened.OfficerAsked(QuestionNumber(1), happened.About.WHICH_CASE)
    when = at("2026-06-02 09:00")
    case = a_case((filed, when), (another, when), (filed, when), (asked, when), danger_seen("2026-06-02 09:00"))
    assert (case.messages, case.open_questions, case.risk, case.last_number) == (2, 1, True, 7)


IS_FILED = (
    happened.MessageFiled(MessageNumber(2), Direction.IN, Kind.FOLLOW_UP, Ground.REPLY_HEADER, True),
    at("2026-06-02 09:00"),
)
TAKEN_AWAY = happened.MessageTakenAway(MessageNumber(2), None), at("2026-06-04 09:00")
PERHAPS, SURELY = (vulnerable_seen("2026-06-02 09:00", sure=sure) for sure in (False, True))


@pytest.mark.parametrize(
    "happenings, expected",
    [
        pytest.param([IS_FILED], None, id="nothing tells of it"),
        pytest.param([IS_FILED, PERHAPS], Noticed.PERHAPS, id="perhaps"),
        pytest.param([IS_FILED, PERHAPS, SURELY], Noticed.SURELY, id="perhaps, and then surely"),
        pytest.param([IS_FILED, SURELY, TAKEN_AWAY], None, id="what told of it was put elsewhere"),
        pytest.param([IS_FILED, SURELY, TAKEN_AWAY, IS_FILED], Noticed.SURELY, id="and back"),
    ],
)
def test_whether_its_mail_tells_of_somebody_vulnerable(happenings: list[Happening], expected: Noticed | None) -> None:
    assert a_case(*happenings).vulnerable is expected


def test_what_one_message_tells_surely_another_does_not_make_doubtful() -> None:
    another = replace(IS_FILED[0], message=MessageNumber(3)), IS_FILED[1]
    told = vulnerable_seen("2026-06-03 09:00", sure=False, message=3)
    assert a_case(IS_FILED, SURELY, another, told).vulnerable is Noticed.SURELY


def test_a_case_is_at_no_stage_before_one_begins() -> None:
    case = fold(history([opened()]))
    assert (case.stage, case.visits, case.opened_at) == (None, (), at(RECEIVED))


def test_a_moment_of_a_stage_the_case_was_never_at_is_its_first_visits() -> None:
    case = a_case(passed(Moment.ALLOCATED, "2026-06-02 09:00", StageName("stage-3")))
    assert case.when(Moment.ALLOCATED, StageName("stage-3")) == at("2026-06-02 09:00")


def test_what_a_letter_brought_about_that_came_back_has_not_happened() -> None:
    decided = happened.AnswerGiven(STAGE_1, Outcome("upheld"), None)
    put_off = happened.DueExtended(ClockName("answer"), STAGE_1, date(2026, 6, 30), None, False, False, None)
    came_back = happened.OfficersLetterUndone(MessageNumber(7), happened.Undone.CAME_BACK)
    case = fold(_said_by(MessageNumber(7), decided, put_off, came_back))
    assert case.when(Moment.ANSWERED, STAGE_1) is None
    assert case.when(Moment.LAST_OUTGOING_CONTACT, None) is None
    assert case.moved == ()


def test_what_another_letter_brought_about_stays_when_one_came_back() -> None:
    decided = happened.AnswerGiven(STAGE_1, Outcome("upheld"), None)
    came_back = happened.OfficersLetterUndone(MessageNumber(8), happened.Undone.CAME_BACK)
    assert fold(_said_by(MessageNumber(7), decided, came_back)).when(Moment.ANSWERED, STAGE_1) is not None


def test_a_letter_read_again_counts_as_what_it_was_found_to_be() -> None:
    decided = happened.AnswerGiven(STAGE_1, None, None)
    misread = happened.OfficersLetterUndone(MessageNumber(7), happened.Undone.MISREAD)
    holding = happened.MomentPassed(Moment.HOLDING_REPLY, STAGE_1)
    case = fold(_said_by(MessageNumber(7), decided, misread, holding))
    assert case.when(Moment.ANSWERED, STAGE_1) is None
    assert case.when(Moment.HOLDING_REPLY, STAGE_1) is not None


def _said_by(message: MessageNumber, *events: Event) -> list[Recorded]:
    """A case at stage 1 on which one message of an officer's caused all this."""
    opened = happened.CaseOpened(None, MessageNumber(1), MailboxName(MAILBOX), MONDAY, Kind.COMPLAINT, True, True)
    recorded = history((event, MONDAY) for event in (opened, happened.StageOpened(STAGE_1, MONDAY), *events))
    return [each._replace(message=message) for each in recorded]


def test_a_stage_that_only_a_misread_letter_opened_was_never_begun() -> None:
    assert _after_stage_2(happened.Undone.MISREAD).stage == STAGE_1
    assert _after_stage_2(happened.Undone.MISREAD).visits[0].left is None


def test_a_stage_whose_letter_came_back_has_begun_all_the_same() -> None:
    assert _after_stage_2(happened.Undone.CAME_BACK).stage == STAGE_2


def test_a_stage_that_another_letter_has_answered_since_stays_open_and_is_that_ones() -> None:
    case = _after_stage_2(happened.Undone.MISREAD, answered_by=EIGHT)
    assert (case.stage, case.visits[-1].message) == (STAGE_2, EIGHT)
    assert case.when(Moment.ACKNOWLEDGED, STAGE_2) is None
    assert case.when(Moment.ANSWERED, STAGE_2) == at("2026-06-18 10:00")


def test_it_was_never_begun_once_that_other_letter_is_misread_too() -> None:
    case = _after_stage_2(happened.Undone.MISREAD, answered_by=EIGHT, and_then=EIGHT)
    assert (case.stage, case.when(Moment.ANSWERED, STAGE_2)) == (STAGE_1, None)


def test_the_last_area_seen_stands() -> None:
    seen = [(happened.CaseAreaSeen(AreaName(each)), at("2026-06-01 10:00")) for each in ("repairs", "grounds")]
    assert (a_case().area, a_case(*seen).area) == (None, "grounds")


def test_up_to_when_each_clock_was_reminded_of() -> None:
    earlier, later = at("2026-06-11 09:00"), at("2026-06-15 09:00")
    answer, action = ClockName("answer"), ClockName("promised-action")
    case = a_case(
        (happened.ReminderGiven(answer, STAGE_1, 1, later), later),
        (happened.ReminderGiven(answer, STAGE_1, 1, earlier), later),
        (happened.ReminderGiven(action, None, 2, earlier), later),
    )
    assert case.reminded_until(answer, STAGE_1, 1) == later
    assert case.reminded_until(answer, STAGE_1, 2) is None
    assert case.reminded_until(action, None, 2) == earlier


EIGHT = MessageNumber(8)


def _after_stage_2(
    why: happened.Undone, *, answered_by: MessageNumber | None = None, and_then: MessageNumber | None = None
) -> Case:
    """A letter of an officer's opened stage 2 and acknowledged it, and was taken back.

    answered_by   another letter, which answered stage 2 before that
    and_then      which letter was taken back as well
    """
    seven = MessageNumber(7)
    later, at_last = at("2026-06-08 10:00"), at("2026-06-18 10:00")
    began = history([(happened.CaseOpened(None, MessageNumber(1), MailboxName(MAILBOX), MONDAY, Kind.COMPLAINT, True,
                                          True), MONDAY), (happened.StageOpened(STAGE_1, MONDAY), MONDAY)])  # fmt: skip
    letter = history(
        [
            (happened.StageOpened(STAGE_2, later, Moment.ESCALATION_REQUESTED), later),
            (happened.MomentPassed(Moment.ACKNOWLEDGED, STAGE_2), later),
        ]
    )
    seen = happened.OfficersLetterSeen(answered_by or EIGHT, LetterKind.DECISION, STAGE_2, None, True, True)
    another = history([(seen, at_last), (happened.AnswerGiven(STAGE_2, None, None), at_last)])
    undone = history((happened.OfficersLetterUndone(each, why), at_last) for each in (seven, and_then) if each)
    return fold(
        [
            *began,
            *(each._replace(message=seven) for each in letter),
            *(each._replace(message=answered_by) for each in another if answered_by is not None),
            *undone,
        ]
    )
