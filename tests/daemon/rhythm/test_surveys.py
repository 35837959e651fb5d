"""How it was: under a policy that asks, whoever complained is asked once, a working day after the case was closed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from looking import RAY, hear, the_case
from rhythm.days import NORTHGATE, answer, close, noted
from sqlalchemy import select

from builders import OFFICER, TENANT, MovedClock, a_house, a_mail, a_report
from heard.casework.events import CaseReopened, Kind, KindCorrected, Reference
from heard.casework.policy import Policy
from heard.casework.policy.words import Switch
from heard.daemon import restricting, send
from heard.daemon.house import House
from heard.daemon.rhythm import surveys
from heard.daemon.rhythm.surveys import survey
from heard.datafiles.locate import rules_dir
from heard.datafiles.packs import load_policy
from heard.reports.decision import why
from heard.reports.outbox import list_of_letters, one_letter
from heard.settings.register import Restricted
from heard.store.tables import questions
from histories import at

CASE = Reference("NH-26-0001")
THE_DAY_AFTER = "2026-06-02 09:00"
YES, NO = "satisfied", "not satisfied"


def switched_on(pack: str) -> Policy:
    """Return a policy in which whoever complained is asked."""
    policy = load_policy(pack, rules_dir())
    assert policy.closing is not None
    return replace(policy, closing=replace(policy.closing, survey=Switch.ON))


def the_clause(pack: str) -> str:
    """Return the clause of a pack that says what its survey is for."""
    closing = load_policy(pack, rules_dir()).closing
    assert closing is not None
    assert closing.clause is not None
    return closing.clause


@pytest.fixture
def house(tmp_path: Path, clock: MovedClock) -> House:
    """A complaint of Monday 1 June 2026, answered on that day."""
    return answered(a_house(tmp_path / "heard.db", now=clock, landlord=NORTHGATE, policy=switched_on("feedback-2018")))


def answered(house: House) -> House:
    hear(house, a_mail(), 1)
    send.count_as_sent(house)
    answer(house)
    return house


def it_is(house: House, when: str) -> list[dict[str, Any]]:
    """Let it be then; return the surveys so far."""
    assert isinstance(house.now, MovedClock)
    house.now.at = at(when)
    survey(house)
    send.count_as_sent(house)
    return surveys_sent(house)


def surveys_sent(house: House) -> list[dict[str, Any]]:
    with house.store.reading() as connection:
        found = [each for each in list_of_letters(connection) if each["name"].startswith("complainant.survey.")]
        return [one_letter(connection, each["id"]) for each in found]


def test_a_working_day_after_closing_they_are_asked_and_never_again(house: House) -> None:
    close(house)
    assert it_is(house, "2026-06-01 16:00") == []
    assert surveys.next_moment(house, house.now()) == at(THE_DAY_AFTER)
    [asked] = it_is(house, THE_DAY_AFTER)
    assert asked["to"] == TENANT
    assert CASE in asked["subject"]
    assert len(it_is(house, "2026-06-03 09:00")) == 1


SAID_SINCE = {
    "a note of a call": ("Mrs Finch rang. She is still thinking about it.", f"Gary Officer <{OFFICER}>"),
    "her mail": ("I am writing about the leak again: the wall is wet.", f"Dorothy Finch <{TENANT}>"),
    "another's, from elsewhere": ("I do not accept your answer to my mother.", "Ruth Finch <ruth@else.example>"),
}


@pytest.mark.parametrize(("text", "sender"), SAID_SINCE.values(), ids=SAID_SINCE)
def test_nobody_is_asked_where_somebody_said_something_since(house: House, text: str, sender: str) -> None:
    close(house)
    assert isinstance(house.now, MovedClock)
    house.now.at = at("2026-06-01 17:30")
    hear(house, a_mail(text, sender=sender, subject=f"Our complaint [{CASE}]", message_id="<since@else.example>"), 9)
    assert it_is(house, THE_DAY_AFTER) == []


def test_closed_a_second_time_they_are_not_asked_a_second_time(house: House) -> None:
    close(house)
    it_is(house, THE_DAY_AFTER)
    noted(house, CaseReopened())
    close(house)
    assert len(it_is(house, "2026-06-03 09:00")) == 1


def test_of_a_case_that_is_open_again_nobody_is_asked(house: House) -> None:
    close(house)
    noted(house, CaseReopened())
    assert it_is(house, THE_DAY_AFTER) == []


def test_of_what_was_no_complaint_nobody_is_asked(house: House) -> None:
    noted(house, KindCorrected(Kind.SERVICE_REQUEST))
    close(house)
    assert it_is(house, THE_DAY_AFTER) == []


def test_long_after_nobody_is_asked(house: House) -> None:
    close(house)
    assert it_is(house, "2026-06-22 09:00") == []


def test_nobody_is_asked_where_the_last_letter_came_back(house: House) -> None:
    hear(house, a_report(house, CASE), 9)
    close(house)
    assert it_is(house, THE_DAY_AFTER) == []


def test_nobody_is_asked_whose_mail_is_limited(tmp_path: Path, clock: MovedClock) -> None:
    policy = switched_on("wnwhl-2009")
    house = answered(a_house(tmp_path / "heard.db", now=clock, landlord=NORTHGATE, policy=policy))
    entry = RAY | {"person": "Dorothy Finch", "addresses": [TENANT], "from": date(2026, 6, 1)}
    restricting.enter(house, Restricted.model_validate(entry))
    close(house)
    assert it_is(house, THE_DAY_AFTER) == []


@pytest.mark.parametrize("pack", ["wdh-2022", "west-kent-2011", "group-2008", "hos-code-2024"])
def test_where_it_is_not_switched_on_nobody_is_asked(tmp_path: Path, clock: MovedClock, pack: str) -> None:
    policy = load_policy(pack, rules_dir())
    house = answered(a_house(tmp_path / "heard.db", now=clock, landlord=NORTHGATE, policy=policy))
    close(house)
    assert it_is(house, THE_DAY_AFTER) == []
    assert surveys.next_moment(house, house.now()) is None


def replied(
    house: House,
    words: str,
    number: int = 2,
    *,
    sender: str = f"Dorothy Finch <{TENANT}>",
    subject: str = "",
    headers: tuple[tuple[str, str], ...] = (),
) -> Reference | None:
    """Have the survey answered three hours after it came; return the case the answer is put on."""
    [asked] = it_is(house, THE_DAY_AFTER) if number == 2 else surveys_sent(house)
    assert isinstance(house.now, MovedClock)
    house.now.on(hours=3)
    answer_to = (("In-Reply-To", asked["message_id"]), *headers)
    subject, message_id = subject or f"Re: {asked['subject']}", f"<{number}@tenant.example>"
    return hear(house, a_mail(words, sender=sender, subject=subject, message_id=message_id, headers=answer_to), number)


def answers(house: House) -> list[str]:
    """Return what they are counted as having answered, as whoever looks at the case is told."""
    said = [each["told"] for each in the_case(house, CASE)["events"] if each["type"] == "SurveyAnswered"]
    return [each.removeprefix("they answered the survey: ") for each in said]


def asked_of_officers(house: House, number: int) -> list[str]:
    with house.store.reading() as connection:
        found = select(questions.c.about).where(questions.c.message == number).order_by(questions.c.id)
        return list(connection.execute(found).scalars())


def test_what_they_answer_is_put_on_the_case(house: House) -> None:
    close(house)
    assert replied(house, "It took ages, but I am happy in the end.") == CASE
    case = the_case(house, CASE)
    assert (case["stage"], case["status"]) == ("stage-1", "closed")
    assert answers(house) == [], "nobody is counted as what they did not plainly say"


def test_an_answer_that_wants_more_is_heard_as_that(house: House) -> None:
    close(house)
    words = "I am not happy with the outcome and I want a senior manager to review my complaint."
    assert replied(house, words) == CASE
    assert the_case(house, CASE)["stage"] == "stage-2"


@pytest.mark.parametrize("words", ["Satisfied", "Satisfied, thank you all.\n\nDorothy", "Yes"])
def test_who_is_satisfied_and_says_no_more_is_counted_and_asks_nobody(house: House, words: str) -> None:
    close(house)
    assert replied(house, words) == CASE
    assert answers(house) == [YES]
    assert asked_of_officers(house, 2) == []
    assert the_case(house, CASE)["status"] == "closed"


def test_what_else_a_satisfied_person_says_is_heard(house: House) -> None:
    close(house)
    assert replied(house, "Satisfied. And the leak is back.") == CASE
    assert answers(house) == [YES]
    assert asked_of_officers(house, 2) == ["which-case"]


def test_a_danger_beside_an_answer_is_told(house: House) -> None:
    close(house)
    replied(house, "Satisfied, thank you.\n\nThere is a strong smell of gas in the kitchen.")
    assert answers(house) == [YES]
    assert "danger" in asked_of_officers(house, 2)


def test_who_is_not_satisfied_is_counted_and_a_person_says_whether_it_asks_for_more(house: House) -> None:
    close(house)
    replied(house, "Not satisfied")
    assert answers(house) == [NO]
    assert "next-stage" in asked_of_officers(house, 2)
    assert the_case(house, CASE)["stage"] == "stage-1"


def test_who_is_not_satisfied_and_asks_for_more_gets_it(house: House) -> None:
    close(house)
    replied(house, "Not satisfied. I want a senior manager to review my complaint.")
    assert answers(house) == [NO]
    assert the_case(house, CASE)["stage"] == "stage-2"


REJECTING = [
    "Not satisfied with the outcome.",
    "Not satisfied. It leaks again.",
    "Not satisfied. I do not agree with your decision.",
    "I remain dissatisfied.",
    "Not satisfied. I disagree with your review decision.",
]


@pytest.mark.parametrize("words", REJECTING)
def test_who_only_turns_the_outcome_down_is_put_before_a_person_where_the_policy_says_so(
    house: House, words: str
) -> None:
    close(house)
    replied(house, words)
    case = the_case(house, CASE)
    assert (case["stage"], case["status"]) == ("stage-1", "closed")
    assert "next-stage" in asked_of_officers(house, 2)
    with house.store.reading() as connection:
        [asked] = [each for each in why(connection, 2)["actions"] if "(next-stage)" in each["action"]]
    assert asked["clause"] == the_clause("feedback-2018")
    assert "the policy has a person say whether a review is wanted" in asked["because"]


@pytest.mark.parametrize("words", REJECTING)
def test_under_another_policy_it_opens_the_next_stage(tmp_path: Path, clock: MovedClock, words: str) -> None:
    policy = switched_on("wnwhl-2009")
    house = answered(a_house(tmp_path / "heard.db", now=clock, landlord=NORTHGATE, policy=policy))
    close(house)
    replied(house, words)
    assert the_case(house, CASE)["stage"] == "stage-2"


@pytest.mark.parametrize(
    "words",
    [
        "Not satisfied. I want stage 2.",
        "Not satisfied. Please review it.",
        "Not satisfied. Please take this further.",
        "No. Escalate please",
        "I reject your decision and want it reviewed.",
    ],
)
def test_who_asks_for_the_next_stage_outright_gets_it_at_once(house: House, words: str) -> None:
    close(house)
    replied(house, words)
    assert the_case(house, CASE)["stage"] == "stage-2"


def test_what_answers_no_survey_opens_the_next_stage_as_before(house: House) -> None:
    close(house)
    hear(house, a_mail(REJECTING[2], subject=f"Re: [{CASE}]", message_id="<2@tenant.example>"), 2)
    assert the_case(house, CASE)["stage"] == "stage-2"


def test_a_second_answer_stands_beside_the_first_as_the_last(house: House) -> None:
    close(house)
    replied(house, "Satisfied")
    replied(house, "Not satisfied. It leaks again.", 3)
    assert answers(house) == [YES, NO]


NOT_COUNTED = {
    "somebody else's": {"sender": "Ruth Finch <ruth@else.example>"},
    "a machine's": {"headers": (("Auto-Submitted", "auto-replied"),)},
    "through a program that answers by itself": {"subject": "Automatic reply: A question about your complaint"},
}


@pytest.mark.parametrize("how", NOT_COUNTED.values(), ids=NOT_COUNTED)
def test_an_answer_that_is_not_theirs_is_not_counted(house: House, how: dict[str, Any]) -> None:
    close(house)
    replied(house, "Satisfied", **how)
    assert answers(house) == []


def test_what_answers_another_letter_of_the_case_is_not_counted(house: House) -> None:
    close(house)
    with house.store.reading() as connection:
        first = one_letter(connection, next(iter(list_of_letters(connection)))["id"])
    [asked] = it_is(house, THE_DAY_AFTER)
    headers = (("In-Reply-To", first["message_id"]), ("References", asked["message_id"]))
    hear(house, a_mail("Satisfied", subject=f"Re: [{CASE}]", message_id="<2@tenant.example>", headers=headers), 2)
    assert answers(house) == []


def test_an_answer_that_goes_on_from_their_own_mail_is_counted(house: House) -> None:
    close(house)
    replied(house, "It was ok I suppose")
    [asked] = surveys_sent(house)
    headers = (("In-Reply-To", "<2@tenant.example>"), ("References", f"{asked['message_id']} <2@tenant.example>"))
    again = a_mail("Satisfied", subject=f"Re: {asked['subject']}", message_id="<3@tenant.example>", headers=headers)
    assert hear(house, again, 3) == CASE
    assert answers(house) == [YES]


def test_what_answers_an_officers_mail_after_the_survey_is_not_counted(house: House) -> None:
    close(house)
    [asked] = it_is(house, THE_DAY_AFTER)
    theirs = (("In-Reply-To", asked["message_id"]),)
    subject, mine = f"Re: {asked['subject']}", "<visit@northgate.example>"
    officers = f"Gary Officer <{OFFICER}>"
    hear(
        house,
        a_mail("Was the plumber all right?", sender=officers, subject=subject, message_id=mine, headers=theirs),
        2,
    )
    headers = (("In-Reply-To", mine), ("References", f"{asked['message_id']} {mine}"))
    hear(house, a_mail("Satisfied", subject=subject, message_id="<3@tenant.example>", headers=headers), 3)
    assert answers(house) == []
