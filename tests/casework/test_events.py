"""Events: every one can be read again, whichever heard wrote it, and what it changes is listed."""

from __future__ import annotations

from datetime import date

import pytest

from builders import MAILBOX, MONDAY
from heard.casework import events as happened, restriction_events as restricted
from heard.casework.case import Case
from heard.casework.events import (
    AreaName,
    By,
    ClockName,
    CommandWord,
    Digest,
    Direction,
    Event,
    ExtensionReason,
    Failure,
    Ground,
    Kind,
    LetterKind,
    LetterName,
    LetterNumber,
    MailboxName,
    MessageNumber,
    OfficerNumber,
    OfWindow,
    Outcome,
    PackName,
    PersonNumber,
    Purpose,
    QuestionNumber,
    Reference,
    Stream,
    Trouble,
    WindowName,
)
from heard.casework.fold import MOVES_CLOCKS, fold
from heard.casework.moments import Moment
from heard.casework.policy.words import Item, RoleName
from heard.casework.recorded import EVENT_TYPES, Recorded, from_body, to_body
from histories import (
    STAGE_1,
    STAGE_2,
    history,
)

ACK = (LetterNumber(3), LetterName("complainant.acknowledgement.stage-1"), Purpose.ACKNOWLEDGEMENT, STAGE_1)
OPENED = happened.CaseOpened(
    PersonNumber(1), MessageNumber(1), MailboxName(MAILBOX), MONDAY, Kind.COMPLAINT, True, True
)
BEGUN = happened.StageOpened(STAGE_1, MONDAY)
SENT, BACK = happened.LetterSent(*ACK), happened.LetterFailed(*ACK, Failure.BOUNCED)
OLDER, YOUNGER = Reference("NH-26-0041"), Reference("NH-26-0043")
ANSWER, DUE = ClockName("answer"), date(2026, 6, 20)

ONE_OF_EACH: list[Event] = [
    happened.ComplainantKnown(PersonNumber(2)),
    happened.PolicyPinned(PackName("wnwhl-2009"), date(2009, 7, 21), Digest("d")),
    happened.StageOpened(STAGE_2, MONDAY, Moment.ESCALATION_REQUESTED),
    happened.StageSentBack(STAGE_1, DUE),
    happened.MomentPassed(Moment.ALLOCATED, STAGE_1),
    happened.AnswerGiven(STAGE_1, Outcome("upheld"), date(2026, 6, 5)),
    happened.DateGiven(ANSWER, 1, DUE),
    happened.DateAgreed(ANSWER, STAGE_1, DUE),
    happened.DueExtended(ANSWER, STAGE_1, DUE, ExtensionReason("complex"), False, False, LetterNumber(4)),
    happened.DueRecounted(ANSWER, STAGE_1, 1, MONDAY, MONDAY),
    happened.DueKept(ANSWER, STAGE_1, 1, MONDAY, MONDAY),
    happened.OfficersLetterSeen(MessageNumber(2), LetterKind.DECISION, STAGE_1, Outcome("upheld"), True, True),
    happened.OfficersLetterUndone(MessageNumber(2), happened.Undone.CAME_BACK),
    happened.NextStageNotAsked(MessageNumber(2)),
    happened.CaseClosed(Outcome("upheld")),
    happened.CaseReopened(),
    happened.MessageFiled(MessageNumber(2), Direction.IN, Kind.FOLLOW_UP, Ground.REPLY_HEADER, True),
    happened.MessageTakenAway(MessageNumber(2), OLDER),
    happened.CaseEmptied(),
    happened.CaseJoined(OLDER),
    happened.CaseTookIn(YOUNGER, LetterNumber(7)),
    happened.CaseParted(OLDER),
    happened.CasesLinked(OLDER),
    happened.LetterPromised(*ACK),
    SENT,
    BACK,
    happened.OfficerAsked(QuestionNumber(1), happened.About.DANGER),
    happened.OfficerAssigned(OfficerNumber(5), STAGE_1),
    happened.KindCorrected(Kind.SERVICE_REQUEST),
    happened.LearningRecorded(happened.Learning.COMPENSATION, None, 20000, 15000),
    happened.ParticularRecorded(happened.Particular.ACTION, None, happened.WordsNumber(4), DUE),
    happened.ParticularDone(7),
    happened.CommandGiven(MessageNumber(2), CommandWord("close"), happened.ProvedBy.BOTH),
    happened.CommandRefused(MessageNumber(2), None, happened.Refusal.LEAKED),
    happened.CommandUndone(MessageNumber(2)),
    happened.RiskNoticed(MessageNumber(2), True),
    happened.VulnerabilityNoticed(MessageNumber(2), True),
    happened.SurveyAnswered(LetterNumber(4), True),
    happened.ContactLimited(MessageNumber(2), 3, happened.WhichMatter.SAME, False),
    happened.ContactCountsNoMore(MessageNumber(2), 3),
    happened.ClocksTakenOff(3, DUE, None),
    happened.ClocksPutBack(3, DUE),
]
OF_THE_SITE: list[Event] = [
    happened.MessageSetAside(MessageNumber(1)),
    happened.MessageTakenUpAgain(MessageNumber(1)),
    happened.SamePersonProposed(PersonNumber(3), PersonNumber(12)),
    happened.PersonsMerged(PersonNumber(12), PersonNumber(3)),
    happened.PersonsParted(PersonNumber(12)),
    happened.PersonsToldApart(PersonNumber(3), PersonNumber(12)),
    happened.MailboxLost(MailboxName(MAILBOX), Trouble.SILENT, MONDAY),
    happened.MailboxWell(MailboxName(MAILBOX), Trouble.SILENT),
    happened.OfficerAway(OfficerNumber(5), DUE),
    happened.OfficerBack(OfficerNumber(5)),
    happened.CaseAreaSeen(AreaName("repairs")),
    happened.WindowSeenTo(WindowName("next-stage"), MONDAY, MONDAY, OfWindow.ASKED),
    happened.ReminderGiven(ClockName("stage-1-answer"), STAGE_1, 1, MONDAY, 2),
]

OF_A_RESTRICTION: list[Event] = [
    restricted.RestrictionEntered(
        PersonNumber(1), OLDER, restricted.OptionName("acknowledge-only"), happened.Covers.CASE,
        (happened.Contact.SAME_MATTER,), 1, happened.Per.WEEK, DUE, None, None,
    ),
    restricted.RestrictionCaseKnown(OLDER),
    restricted.RestrictionReviewSet(DUE),
    restricted.RestrictionAddressesKnown(),
    restricted.RestrictionAskedDealtWith(MessageNumber(2)),
    restricted.RestrictionContactAnswered(MessageNumber(2), restricted.ContactAnswer.FRESH_EVIDENCE),
    restricted.RestrictionSharesAddress(),
    restricted.ContactAsked(MessageNumber(2), 3),
    restricted.RestrictionDecided(RoleName("improvement-manager"), DUE),
    restricted.RestrictionDecided(None, DUE),
    restricted.RestrictionGrounded(None),
    restricted.RestrictionRecorded(restricted.Part("why")),
    restricted.RestrictionConfirmed(restricted.Part("decision right")),
    restricted.RestrictionConsulted(RoleName("tenancy-support")),
    restricted.RestrictionWarned(None),
    restricted.RestrictionLetter(DUE, None, LetterNumber(4), (Item("appeal-right"), Item("why"))),
    restricted.RestrictionReviewed(DUE, True, None, DUE),
    restricted.RestrictionChanged(None, happened.Covers.EVERYTHING, (), None, None),
    restricted.RestrictionLifted(DUE),
    restricted.RestrictionAppealed(DUE),
    restricted.RestrictionNoAppeal(DUE, MessageNumber(7)),
    restricted.RestrictionAppealDecided(DUE, False),
]  # fmt: skip


def folded(*events: Event) -> Case:
    """Fold events that message 2 proves, all of them."""
    recorded = history((event, MONDAY) for event in events)
    return fold([each._replace(message=MessageNumber(2)) for each in recorded])


def named(event: Event) -> str:
    return type(event).__name__


@pytest.mark.parametrize("event", ONE_OF_EACH, ids=named)
def test_what_moves_clocks_is_listed(event: Event) -> None:
    so_far = [OPENED, BEGUN, SENT]
    if isinstance(event, happened.CaseReopened):
        so_far.append(happened.CaseClosed(None))
    if isinstance(event, happened.CaseParted):
        so_far.append(happened.CaseJoined(OLDER))
    if isinstance(event, happened.OfficersLetterUndone):
        so_far.append(happened.AnswerGiven(STAGE_1, Outcome("upheld"), None))
    if isinstance(event, happened.CommandUndone):
        given = happened.CommandGiven(MessageNumber(2), CommandWord("contact-made"), happened.ProvedBy.BOTH)
        so_far += [given, happened.MomentPassed(Moment.CONTACT_MADE, STAGE_1)]
    if isinstance(event, happened.NextStageNotAsked):
        so_far.append(happened.StageOpened(STAGE_2, MONDAY, Moment.ESCALATION_REQUESTED))
    if isinstance(event, happened.ClocksPutBack):
        so_far.append(happened.ClocksTakenOff(3, DUE, None))
    before, after = folded(*so_far), folded(*so_far, event)
    assert (what_clocks_follow_from(before) != what_clocks_follow_from(after)) is isinstance(event, MOVES_CLOCKS)


def what_clocks_follow_from(case: Case) -> tuple[object, ...]:
    return case.policy, case.stage, case.visits, case.passed, case.moved, case.kept, case.closed, case.clocks_off


def test_every_event_has_an_example_here() -> None:
    assert {type(event) for event in (OPENED, *ONE_OF_EACH, *OF_THE_SITE, *OF_A_RESTRICTION)} == set(
        EVENT_TYPES.values()
    )


@pytest.mark.parametrize("event", [OPENED, *ONE_OF_EACH, *OF_THE_SITE, *OF_A_RESTRICTION], ids=named)
def test_every_event_can_be_read_again(event: Event) -> None:
    assert from_body(named(event), event.version, to_body(event)) == event


WRITTEN_BY_THE_FIRST_HEARD = [
    (
        "CaseOpened",
        '{"person":1,"message":1,"mailbox":"complaints@northgate.example","received_at":"2026-06-01T09:30:00+00:00",'
        '"kind":"complaint","sure":true,"clocks":true}',
    ),
    ("PolicyPinned", '{"pack":"wnwhl-2009","in_force_from":"2009-07-21","digest":"d"}'),
    ("StageOpened", '{"stage":"stage-1","starts":"2026-06-01T09:30:00+00:00"}'),
    ("MessageFiled", '{"message":1,"direction":"in","kind":"complaint","ground":"opened-it","sure":true}'),
    ("ComplainantKnown", '{"person":2}'),
    (
        "LetterPromised",
        '{"letter":3,"name":"complainant.acknowledgement.stage-1","purpose":"acknowledgement","stage":"stage-1"}',
    ),
    (
        "LetterSent",
        '{"letter":3,"name":"complainant.acknowledgement.stage-1","purpose":"acknowledgement","stage":"stage-1"}',
    ),
    ("OfficerAsked", '{"question":1,"about":"danger"}'),
    ("RiskNoticed", '{"message":2,"sure":true}'),
    (
        "LetterFailed",
        '{"letter":3,"name":"complainant.acknowledgement.stage-1","purpose":"acknowledgement","stage":"stage-1",'
        '"failure":"bounced"}',
    ),
]


def test_a_case_that_the_first_heard_wrote_down_is_the_same_case() -> None:
    recorded = [
        Recorded(Stream("NH-26-0001"), number, from_body(name, 1, body), 1, MONDAY, MONDAY, By.SERVICE, None, body, "")
        for number, (name, body) in enumerate(WRITTEN_BY_THE_FIRST_HEARD, 1)
    ]
    case = fold(recorded)
    assert (case.stage, case.person, case.policy, case.messages, case.risk) == ("stage-1", 2, "d", 1, True)
    assert case.when(Moment.RECEIVED, STAGE_1) == MONDAY, "a stage opened without a word is one that mail opened"
    assert case.when(Moment.ACKNOWLEDGED, STAGE_1) is None, "the letter came back"


def test_that_an_appeal_was_none_is_read_as_an_earlier_heard_wrote_it_without_a_day() -> None:
    assert from_body("RestrictionNoAppeal", 1, "{}") == restricted.RestrictionNoAppeal(None, None)
