"""Somebody asks for more than they were given: the next stage opens, or a person is asked.

The complaint came on Monday 1 June 2026 and was answered on Tuesday 9 June; they wrote again on Monday 15 June.  No
bank holiday is near.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from builders import LIVE_SINCE, MAILBOX, OFFICER, a_writer, the_facts
from heard.casework import events as happened
from heard.casework.case import Case
from heard.casework.events import (
    About,
    Direction,
    Event,
    Ground,
    Kind,
    LetterKind,
    MessageNumber,
    Purpose,
    Reference,
    StageName,
)
from heard.casework.fold import fold
from heard.casework.moments import Moment
from heard.casework.people import Role
from heard.casework.policy import Policy
from heard.casework.standing import Standing
from heard.judgement.actions import Action, AskOfficer, ChangeCase, Finding, WriteLetter
from heard.judgement.escalation import asks_for_more, counted_for_its_kind
from heard.judgement.facts import Facts, OnFile, Writer
from heard.judgement.second_opinion.opinion import Opinion, Weights
from heard.judgement.second_opinion.together import Second, Thresholds
from heard.mail.message import Address
from histories import STAGE_1, Happening, answered, at, closed, comes_to, history, opened
from policies.story import the_calendar, the_policy

CASE = Reference("NH-26-0042")
AGAIN = MessageNumber(3)
CAME = "2026-06-15 09:30"
SHOWN = Finding("escalation_request", "escalation.does_not_accept", "I do not accept", "ours, 1")
DECIDED = "2026-06-09 15:00"


def a_case(pack: str, *happenings: Happening, clocks: bool = True) -> Case:
    """Return a case under a pack, at its first stage since Monday 1 June, to which this has happened."""
    first = comes_to(the_policy(pack).first_stage.name)
    return fold(history([opened(clocks=clocks), first, *happenings]))


def answered_at(pack: str, when: str = DECIDED, **more: Any) -> Case:
    first = the_policy(pack).first_stage.name
    return a_case(pack, answered(when, first), **more)


def facts_of(pack: str, *cases: OnFile, came: str = CAME, **more: Any) -> Facts:
    usual = {"message": AGAIN, "received_at": at(came), "now": at(came) + timedelta(minutes=1), "on_file": cases}
    return the_facts(policy=the_policy(pack), **usual | more)


def on_file(pack: str, case: Case, *, then: Case | None = None) -> OnFile:
    complainant = a_writer().address
    assert complainant is not None
    people = (complainant.address, "no-reply@portal.example", OFFICER, MAILBOX)
    return OnFile(case, the_policy(pack), the_calendar(pack), then, people=people)


def follows(
    pack: str, case: Case, *, verdict: str | None = "yes", then: Case | None = None, **facts: Any
) -> tuple[Action, ...]:
    shown = replace(SHOWN, verdict=verdict or "yes")
    return asks_for_more(CASE, verdict, facts_of(pack, on_file(pack, case, then=then), **facts), [shown])


def changes(actions: tuple[Action, ...]) -> list[Event]:
    return [each.event for each in actions if isinstance(each, ChangeCase)]


def asked(actions: tuple[Action, ...]) -> list[About]:
    return [each.about for each in actions if isinstance(each, AskOfficer)]


def why(actions: tuple[Action, ...]) -> str:
    """Return what a person is told who has to say."""
    [question] = [each for each in actions if isinstance(each, AskOfficer) and each.about is About.NEXT_STAGE]
    return question.because


def letters(actions: tuple[Action, ...]) -> list[tuple[str, Purpose]]:
    return [(each.name, each.purpose) for each in actions if isinstance(each, WriteLetter)]


def is_asked_and_told(actions: tuple[Action, ...]) -> bool:
    """Say whether a person is asked, nothing opens, and the writer hears that it has come."""
    told = [purpose for _, purpose in letters(actions)]
    return (changes(actions), asked(actions), told) == ([], [About.NEXT_STAGE], [Purpose.RECEIPT])


# -- It opens ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "pack, stage, on, letter",
    [
        pytest.param("wnwhl-2009", "stage-2", Moment.OUTCOME_REJECTED, "acknowledgement", id="the pack of 2009"),
        pytest.param("west-kent-2011", "stage-2", Moment.ESCALATION_REQUESTED, "acknowledgement", id="that of 2011"),
        pytest.param("wdh-2022", "stage-1", Moment.OUTCOME_REJECTED, "receipt", id="that of 2022, from recovery"),
        pytest.param("hos-code-2024", "stage-2", Moment.ESCALATION_REQUESTED, "receipt", id="the Code of 2024"),
    ],
)
def test_what_was_answered_and_is_not_accepted_goes_to_the_next_stage(
    pack: str, stage: str, on: Moment, letter: str
) -> None:
    actions = follows(pack, answered_at(pack))
    assert changes(actions)[0] == happened.StageOpened(StageName(stage), at(CAME), on)
    assert letters(actions) == [(f"complainant.{letter}.{stage}", Purpose(letter))]
    assert About.NEXT_STAGE not in asked(actions)
    assert About.STAGE_OPENED in asked(actions)


def test_the_stage_is_open_from_when_the_message_came_however_late_it_is_heard() -> None:
    late = at("2026-06-18 09:00")
    actions = follows("wnwhl-2009", answered_at("wnwhl-2009"), now=late)
    [opens] = [each for each in actions if isinstance(each, ChangeCase)]
    assert opens.at == at(CAME)


def test_the_acknowledgement_names_the_day_of_the_answer() -> None:
    [letter] = [each for each in follows("wnwhl-2009", answered_at("wnwhl-2009")) if isinstance(each, WriteLetter)]
    assert letter.values["answer_by"] == date(2026, 6, 29)  # 16, 17, 18, 19; 22 to 26; 29 June
    assert letter.because == "what opens a stage is answered at once"


def test_each_request_is_acknowledged_for_itself() -> None:
    """A stage that was taken back and asked for by another message owes a letter of its own."""
    case = answered_at("wnwhl-2009")
    keys = {
        each.key
        for number in (3, 4)
        for each in follows("wnwhl-2009", case, message=MessageNumber(number))
        if isinstance(each, WriteLetter)
    }
    assert keys == {f"NH-26-0042:acknowledgement:stage-2:message-{number}" for number in (3, 4)}


def test_whoever_deals_with_the_stage_is_told() -> None:
    actions = follows("wnwhl-2009", answered_at("wnwhl-2009", "2026-06-09 15:00"))
    [told] = [each for each in actions if isinstance(each, AskOfficer)]
    assert (told.about, told.roles) == (About.STAGE_OPENED, ("management",))
    assert told.because == (
        'it asks for more than it was given ("I do not accept"); Stage 2, management is open since it came'
    )


def test_who_organises_a_panel_is_told_with_it() -> None:
    case = a_case(
        "wnwhl-2009",
        answered(DECIDED),
        comes_to("stage-2", "2026-06-10 09:00"),
        answered("2026-06-12 15:00", "stage-2"),
    )
    [told] = [each for each in follows("wnwhl-2009", case) if isinstance(each, AskOfficer)]
    assert told.roles == ("tenant-panel", "complaints-team")


def test_what_recovery_does_not_settle_counts_as_the_form_too_so_that_its_clocks_run() -> None:
    actions = follows("wdh-2022", answered_at("wdh-2022"))
    assert changes(actions) == [
        happened.StageOpened(STAGE_1, at(CAME), Moment.OUTCOME_REJECTED),
        happened.MomentPassed(Moment.STAGE_1_FORM_RECEIVED, STAGE_1),
    ]


@pytest.mark.parametrize("pack", ["wdh-2022", "hos-code-2024"])
def test_an_acknowledgement_that_waits_for_words_is_asked_for(pack: str) -> None:
    assert About.WORDS_WANTED in asked(follows(pack, answered_at(pack)))


def test_a_case_that_was_closed_after_the_answer_goes_on() -> None:
    case = a_case("wnwhl-2009", answered(DECIDED), closed("2026-06-11 10:00"))
    assert [type(each) for each in changes(follows("wnwhl-2009", case))] == [
        happened.CaseReopened, happened.StageOpened,
    ]  # fmt: skip


def test_a_doubtful_word_before_does_not_take_the_stage_from_whoever_asks_plainly() -> None:
    doubtful = happened.MessageFiled(MessageNumber(2), Direction.IN, Kind.ESCALATION, Ground.REPLY_HEADER, True)
    case = a_case("wnwhl-2009", answered(DECIDED), (doubtful, at("2026-06-11 10:00")))
    assert case.asked
    assert happened.StageOpened in [type(each) for each in changes(follows("wnwhl-2009", case))]


def test_the_words_that_are_shown_are_those_that_were_plain() -> None:
    doubtful = replace(SHOWN, words="sorry is not enough", verdict="ask")
    facts = facts_of("wnwhl-2009", on_file("wnwhl-2009", answered_at("wnwhl-2009")))
    actions = asks_for_more(CASE, "yes", facts, [doubtful, SHOWN])
    assert all("I do not accept" in each.because for each in actions if isinstance(each, AskOfficer | ChangeCase))


# -- A person has to say ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "pack, last, late",
    [
        pytest.param("west-kent-2011", "2026-07-07 23:00", "2026-07-08 00:30", id="20 working days"),
        pytest.param("wdh-2022", None, None, id="no window after recovery"),
    ],
)
def test_after_the_window_a_person_is_asked(pack: str, last: str | None, late: str | None) -> None:
    case = answered_at(pack)
    assert changes(follows(pack, case, came=last or "2026-09-01 10:00"))
    if late is not None:
        actions = follows(pack, case, came=late)
        assert is_asked_and_told(actions)
        assert "it comes after the 20 working days that the policy gives for it" in why(actions)


def test_the_window_of_ten_working_days_after_stage_1() -> None:
    case = a_case("wdh-2022", comes_to("stage-1", "2026-06-02 09:00"), answered(DECIDED))
    assert changes(follows("wdh-2022", case, came="2026-06-23 23:00"))[0] == happened.StageOpened(
        StageName("stage-2"), at("2026-06-23 23:00"), Moment.ESCALATION_REQUESTED
    )
    assert is_asked_and_told(follows("wdh-2022", case, came="2026-06-24 00:30"))


def test_long_after_the_answer_a_person_looks_first_where_the_policy_wants_it() -> None:
    """The pack of 2009 has no window.  Two months after 9 June is Sunday 9 August, and so the Monday after."""
    case = answered_at("wnwhl-2009")
    assert changes(follows("wnwhl-2009", case, came="2026-08-10 23:00"))
    actions = follows("wnwhl-2009", case, came="2026-08-11 00:30")
    assert is_asked_and_told(actions)
    assert "long after the answer" in why(actions)


@pytest.mark.parametrize(
    "case, because",
    [
        pytest.param(a_case("wnwhl-2009"), "no answer to it is on file yet", id="unanswered"),
        pytest.param(
            a_case(
                "wnwhl-2009", answered(DECIDED), comes_to("stage-3", "2026-06-10 10:00"),
                answered("2026-06-12 15:00", "stage-3"),
            ),
            "the last of our own stages has been answered",
            id="the last stage",
        ),
        pytest.param(
            a_case("wnwhl-2009", closed("2026-06-11 10:00")),
            "the case is closed, and no answer to a stage is on file",
            id="closed without an answer",
        ),
        pytest.param(
            a_case(
                "wnwhl-2009",
                (
                    happened.OfficersLetterSeen(MessageNumber(2), LetterKind.DECISION, STAGE_1, None, False, True),
                    at(DECIDED),
                ),
            ),
            "an officer's answer to it waits to be confirmed",
            id="an answer that nobody has confirmed",
        ),
        pytest.param(a_case("wnwhl-2009", clocks=False), "it is a case from before heard", id="without clocks"),
    ],
)  # fmt: skip
def test_a_person_is_asked_and_the_writer_is_told_that_it_came(case: Case, because: str) -> None:
    actions = follows("wnwhl-2009", case)
    assert is_asked_and_told(actions)
    assert why(actions) == (
        f'it seems to ask for more than it was given ("I do not accept"); {because}; '
        "its writer is told that it has come, and no more"
    )


def test_a_person_is_asked_about_a_case_that_heard_has_no_clocks_for() -> None:
    assert is_asked_and_told(asks_for_more(CASE, "yes", facts_of("wnwhl-2009"), [SHOWN]))


def test_a_case_that_has_gone_on_since_the_message_came_is_for_a_person() -> None:
    """The message waited during an outage; meanwhile an officer's letter had opened stage 2."""
    then = answered_at("wnwhl-2009")
    now = a_case("wnwhl-2009", answered(DECIDED), comes_to("stage-2", "2026-06-16 10:00", Moment.OUTCOME_REJECTED))
    actions = follows("wnwhl-2009", now, then=then)
    assert is_asked_and_told(actions)
    assert "the case has gone on since it came" in why(actions)


def test_what_may_only_be_displeasure_is_asked_about_and_nobody_is_written_to() -> None:
    actions = follows("wnwhl-2009", answered_at("wnwhl-2009"), verdict="ask")
    assert (changes(actions), asked(actions), letters(actions)) == ([], [About.NEXT_STAGE], [])
    assert why(actions).endswith("it may only say how they feel; its writer is told nothing yet")


def test_who_likely_asks_is_told_that_it_has_come() -> None:
    facts = facts_of("wnwhl-2009", on_file("wnwhl-2009", answered_at("wnwhl-2009")))
    actions = asks_for_more(CASE, "ask", facts, [replace(SHOWN, verdict="ask")], likely=True)
    assert is_asked_and_told(actions)
    assert changes(actions) == []


def test_what_only_speaks_of_it_is_said_so() -> None:
    doubt = Finding("escalation_spoken_of", "escalation/asks_how", "what would happen if", "ours, 1")
    facts = facts_of("wnwhl-2009", on_file("wnwhl-2009", answered_at("wnwhl-2009")))
    actions = asks_for_more(CASE, "ask", facts, [replace(SHOWN, verdict="ask"), doubt])
    assert (changes(actions), letters(actions)) == ([], [])
    assert 'it may only speak of it ("what would happen if")' in why(actions)


@pytest.mark.parametrize("verdict", ["yes", "ask"])
def test_who_has_asked_and_writes_again_is_noted_and_nobody_is_told_twice(verdict: str) -> None:
    case = replace(a_case("wnwhl-2009"), asked=True)
    [question] = follows("wnwhl-2009", case, verdict=verdict)
    assert isinstance(question, AskOfficer)
    assert (question.about, question.told) == (About.NEXT_STAGE, False)


def test_who_asks_after_the_answer_to_that_is_told_again() -> None:
    """A doubtful word before the answer stands on the case still."""
    case = replace(answered_at("wnwhl-2009"), asked=True)
    [question] = follows("wnwhl-2009", case, verdict="ask")
    assert isinstance(question, AskOfficer)
    assert question.told


# -- It opens nothing, and nobody is asked ----------------------------------------------------------


def test_what_does_not_ask_changes_nothing() -> None:
    assert follows("wnwhl-2009", answered_at("wnwhl-2009"), verdict=None) == ()


def test_old_mail_changes_nothing() -> None:
    before = LIVE_SINCE - timedelta(days=1)
    assert follows("wnwhl-2009", answered_at("wnwhl-2009"), received_at=before) == ()


# -- Who writes -------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", ["no-reply@portal.example", OFFICER, MAILBOX])
def test_where_nobody_can_be_written_to_a_person_acknowledges_it(address: str) -> None:
    writer = a_writer(address=Address("", address))
    actions = follows("wnwhl-2009", answered_at("wnwhl-2009"), writer=writer)
    assert (letters(actions), asked(actions)) == ([], [About.WHO_IS_IT, About.STAGE_OPENED])
    assert letters(follows("wnwhl-2009", a_case("wnwhl-2009"), writer=writer)) == []


def test_what_an_officer_brings_opens_the_stage_and_whoever_brought_it_acknowledges_it() -> None:
    """The officer's own mail is not for the customer to see, and it may be anybody's who says that they are one."""
    actions = follows("wnwhl-2009", answered_at("wnwhl-2009"), brought=a_writer())
    assert isinstance(changes(actions)[0], happened.StageOpened)
    assert (letters(actions), asked(actions)) == ([], [About.WHO_IS_IT, About.STAGE_OPENED])
    assert letters(follows("wnwhl-2009", a_case("wnwhl-2009"), brought=a_writer())) == []


OMBUDSMAN = a_writer(role=Role.OMBUDSMAN, proved=True, address=Address("", "cases@ombudsman.example"))
AT_STAGE_3 = (answered(DECIDED), comes_to("stage-3", "2026-06-10 10:00"), answered("2026-06-12 15:00", "stage-3"))


def test_the_ombudsman_opens_the_stage_that_is_theirs_and_officers_answer_them() -> None:
    actions = follows("wnwhl-2009", a_case("wnwhl-2009", *AT_STAGE_3), writer=OMBUDSMAN)
    assert changes(actions) == [happened.StageOpened(StageName("stage-4"), at(CAME), Moment.OMBUDSMAN_CONTACT)]
    [told] = [each for each in actions if isinstance(each, AskOfficer)]
    assert (told.about, told.roles, letters(actions)) == (About.STAGE_OPENED, ("senior-management",), [])


def test_nobody_else_opens_the_ombudsmans_stage() -> None:
    assert is_asked_and_told(follows("wnwhl-2009", a_case("wnwhl-2009", *AT_STAGE_3)))


@pytest.mark.parametrize("case, then", [
    pytest.param(a_case("wnwhl-2009", *AT_STAGE_3, clocks=False), None, id="without clocks"),
    pytest.param(
        a_case("wnwhl-2009", *AT_STAGE_3, comes_to("stage-4", "2026-06-16 10:00", Moment.OMBUDSMAN_CONTACT)),
        a_case("wnwhl-2009", *AT_STAGE_3), id="which has gone on since",
    ),
])  # fmt: skip
def test_nor_does_the_ombudsman_on_a_case(case: Case, then: Case | None) -> None:
    assert changes(follows("wnwhl-2009", case, then=then, writer=OMBUDSMAN)) == []


def test_before_the_last_stage_the_ombudsman_asks_for_the_next_as_anybody() -> None:
    policy: Policy = the_policy("wnwhl-2009")
    [opens] = changes(follows("wnwhl-2009", answered_at("wnwhl-2009"), writer=OMBUDSMAN))
    assert opens == happened.StageOpened(StageName("stage-2"), at(CAME), policy.stage(StageName("stage-2")).opens_on)


def test_an_ombudsman_is_written_nothing_and_a_person_tells_whoever_complains() -> None:
    actions = follows("wnwhl-2009", answered_at("wnwhl-2009"), writer=OMBUDSMAN)
    assert (letters(actions), asked(actions)) == ([], [About.WHO_IS_IT, About.STAGE_OPENED])
    forged = follows("wnwhl-2009", answered_at("wnwhl-2009"), writer=replace(OMBUDSMAN, proved=False))
    assert (letters(forged), asked(forged)) == ([], [About.NEXT_STAGE])


# -- Who asks ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "writer, because",
    [
        pytest.param(
            a_writer(address=Address("Bob", "bob@fixit.example")), "nothing shows that its writer", id="a builder"
        ),
        pytest.param(a_writer(said_to_be=True), "a web form says who wrote it", id="a form anybody may fill in"),
        pytest.param(replace(OMBUDSMAN, proved=False), "nothing proves that the Ombudsman", id="a forged Ombudsman"),
    ],
)
def test_for_whoever_is_not_known_to_complain_here_no_stage_opens(writer: Writer, because: str) -> None:
    actions = follows("wnwhl-2009", answered_at("wnwhl-2009"), writer=writer)
    assert (changes(actions), asked(actions)) == ([], [About.NEXT_STAGE])
    assert because in why(actions)


@pytest.mark.parametrize(
    "writer, expected",
    [
        pytest.param(a_writer(), True, id="whoever complains here"),
        pytest.param(
            a_writer(role=Role.MEMBER, address=Address("Ruth Holm", "ruth.holm@members.example")), True, id="a member"
        ),
        pytest.param(a_writer(address=Address("Bob", "bob@fixit.example")), False, id="a stranger"),
        pytest.param(a_writer(said_to_be=True), False, id="a form anybody may fill in"),
    ],
)
def test_only_whoever_belongs_to_the_case_is_let_in_by_the_receipt(writer: Writer, expected: bool) -> None:
    actions = follows("wnwhl-2009", a_case("wnwhl-2009"), writer=writer)
    [receipt] = [each for each in actions if isinstance(each, WriteLetter)]
    assert (receipt.purpose, receipt.signed) == (Purpose.RECEIPT, expected)


def test_whoever_works_for_the_landlord_is_not_even_told_that_it_came() -> None:
    contractor = a_writer(role=Role.OTHER, address=Address("Bob", "bob@fixit.example"))
    assert letters(follows("wnwhl-2009", answered_at("wnwhl-2009"), writer=contractor)) == []


def test_where_it_may_belong_to_another_case_a_person_is_asked_first() -> None:
    facts = facts_of("wnwhl-2009", on_file("wnwhl-2009", answered_at("wnwhl-2009")))
    actions = asks_for_more(CASE, "yes", facts, [SHOWN], placed=False)
    assert (changes(actions), "it may belong to another case" in why(actions)) == ([], True)


def test_whoever_asks_again_is_not_told_again_that_it_came() -> None:
    asked_before = replace(answered_at("wnwhl-2009"), asked=True, passed=())
    assert letters(follows("wnwhl-2009", asked_before)) == []


# -- Of which kind it is ----------------------------------------------------------------------------

UNLIKELY, LIKELY = -1.0, 1.0


def second(odds: float) -> Second:
    """Return a second opinion that finds it so likely that somebody asks, in logarithms of odds."""
    weights = Weights(asked=("escalation",), none=(0.0,), learned_from="learned from 3 messages")
    opinion = Opinion({"escalation": odds}, frozenset(), 40)
    return Second(weights, opinion, Thresholds(), Standing.DECIDED, Role.TENANT)


@pytest.mark.parametrize(
    "verdict, odds, counts",
    [
        pytest.param("yes", UNLIKELY, True, id="surely, and it may open a stage: an escalation"),
        pytest.param("yes", LIKELY, True, id="surely and likely"),
        pytest.param("ask", LIKELY, True, id="perhaps, and likelier than not"),
        pytest.param("ask", UNLIKELY, False, id="perhaps, and hardly likely: it goes on with the case"),
    ],
)
def test_what_surely_asks_is_an_escalation_however_unlikely(verdict: str, odds: float, *, counts: bool) -> None:
    left = counted_for_its_kind((replace(SHOWN, verdict=verdict),), second(odds))
    assert bool(left) is counts


@pytest.mark.parametrize("rule", ["judgement/stage_by_name", "judgement/asked_for_outright"])
def test_what_names_the_next_stage_is_never_taken_for_settled(rule: str) -> None:
    found = (replace(SHOWN, verdict="ask", rule=rule), Finding("resolved", "kind/accepts", "Thanks", "a clause"))
    assert counted_for_its_kind(found, second(UNLIKELY)) == found
