"""What each policy wants seen in a mail: who is vulnerable, what is dangerous, what is new, what is for somebody else.

1 June 2026 is a Monday; no bank holiday is near.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from builders import LANDLORD, LEAD, TENANT
from heard.casework.events import About, Kind
from heard.casework.people import Outsider
from heard.daemon.receive import Heard
from heard.judgement.actions import AskOfficer
from mail.shapes.in_the_house import FIRST
from policies.clauses import Clause, proves
from policies.mailroom import ANSWERS, Mailroom

AT = "2026-06-01 10:00"
VULNERABLE, DANGER = "officer.notice.vulnerable", "officer.notice.danger"


def asked(heard: Heard, about: About) -> list[AskOfficer]:
    actions = heard.decision.actions
    return [each for each in actions if isinstance(each, AskOfficer) and each.about is about]


# -- Who is vulnerable -----------------------------------------------------------------------------


@dataclass(frozen=True)
class Tells:
    """A complaint that tells of somebody vulnerable.

    offered  what the notice says of the policy
    letter   what its writer gets, and
    clock    the first clock, with the day on which it is due
    """

    text: str
    offered: str
    letter: str
    clock: str
    due: str


VULNERABLE_PEOPLE = {
    "wnwhl-1-diverse-vulnerable": Tells(
        "I am 84 and registered blind. My lift has been out for three weeks and nobody came. I want to complain.",
        "The policy offers (wnwhl-2009, 1, 2.4.5 and 3.1): home visit, support worker present, translation",
        "complainant.acknowledgement.stage-1",
        "stage-1-answer",
        "2026-06-15",  # the tenth working day
    ),
    "wnwhl-3.1-home-visit": Tells(
        "I complain that nobody came for my boiler. I am housebound, can someone come to see me?",
        "The policy offers (wnwhl-2009, 1, 2.4.5 and 3.1): home visit",
        "complainant.acknowledgement.stage-1",
        "stage-1-answer",
        "2026-06-15",
    ),
    "fb18-4-help": Tells(
        "I want to complain about the lift. I can't read very well, my son is typing this for me.",
        "The policy offers (feedback-2018, Complain to us): help to put the complaint",
        "complainant.receipt.stage-1",
        "stage-1-answer",
        "2026-06-08",  # the fifth working day
    ),
    "hos-6.1": Tells(
        "I want to complain about the lift, which is out again. I use a wheelchair and live on the fourth floor.",
        "It wants on record (hos-code-2024, 3.1, 5.10 and 6.1): adjustments agreed, disabilities disclosed",
        "complainant.receipt.stage-1",
        "stage-1-acknowledge",
        "2026-06-08",  # the fifth working day
    ),
}


@proves("wnwhl-1-diverse-vulnerable", "wnwhl-3.1-home-visit", "fb18-4-help", "hos-6.1")
def test_who_is_vulnerable_is_told_with_what_the_policy_has_for_them_and_nothing_waits_for_it(
    clause: Clause, tmp_path: Path
) -> None:
    """Showing it in every later mail to the owner, knowing a visit asked for without it, offering help in the
    acknowledgement, and weighing what can be answered early are another part's."""
    tells = VULNERABLE_PEOPLE[clause.id]
    room = Mailroom(clause.pack, tmp_path)
    heard = room.complains(AT, tells.text, subject="A letter")
    [told] = asked(heard, About.VULNERABLE)
    assert tells.offered in told.because
    assert (heard.decision.verdicts["vulnerable"], room.case()["vulnerable"]) == ("yes", "yes")
    assert (room.letters_to(TENANT), room.day(tells.clock)) == ([tells.letter], tells.due)
    assert room.letters_to(LEAD).count(VULNERABLE) == 1


@proves("hos-6.1")
def test_a_danger_is_told_the_moment_the_complaint_comes(clause: Clause, tmp_path: Path) -> None:
    """Weighing what can be answered early is another part's."""
    room = Mailroom(clause.pack, tmp_path)
    text = "I want to complain. There is a smell of gas in my kitchen, and nobody has been."
    heard = room.complains(AT, text, subject="A letter")
    assert (heard.decision.kind, heard.decision.verdicts["risk"]) == (Kind.COMPLAINT, "yes")
    assert DANGER in room.letters_to(LEAD)


# -- What is no complaint --------------------------------------------------------------------------


@proves("fb18-5-hs-record")
@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Just a comment: you could paint the gate green. By the way the cooker smells of gas.", id="a comment"
        ),
        pytest.param("Thank you for the new kitchen, it is lovely. The cooker smells of gas, though.", id="praise"),
    ],
)
def test_a_danger_is_on_record_and_told_whatever_the_mail_is(clause: Clause, text: str, tmp_path: Path) -> None:
    """The list of all that is on record is another part's."""
    room = Mailroom(clause.pack, tmp_path)
    heard = room.complains(AT, text, subject="An idea")
    [told] = asked(heard, About.DANGER)
    assert (told.roles, heard.decision.verdicts["risk"]) == (("senior-manager", "health-safety"), "yes")
    assert room.letters_to(LEAD).count(DANGER) == 1


@proves("fb18-1-welcome")
def test_an_idea_is_for_somebody_and_starts_no_clock(clause: Clause, tmp_path: Path) -> None:
    """Telling an idea from a first request, and counting the three kinds apart, are another part's."""
    room = Mailroom(clause.pack, tmp_path)
    room.complains(AT, "You could put a bench by the bins. It would be nice to sit there.", subject="An idea")
    assert (room.place.cases(), room.letters_to(TENANT)) == ([], [])
    assert room.letters_to(LEAD) == ["officer.notice.passed-on"]


@proves("wdh-ptr-below-insurance")
def test_a_small_claim_is_put_before_whoever_may_send_it_another_way(clause: Clause, tmp_path: Path) -> None:
    """Taking the claim out of the stage's figures once a person has said so is another part's."""
    text = "Your plumber broke my lamp and I want 80 pounds for it. I also want to complain that he came weeks late."
    room = Mailroom(clause.pack, tmp_path)
    heard = room.complains(AT, text, subject="The lamp")
    [question] = asked(heard, About.EXCLUSION)
    assert question.roles == ("customer-relations",)
    assert question.because.endswith("If it is refused, it goes to: Insurance contact")
    assert (heard.decision.kind, room.day("recovery-contact")) == (Kind.COMPLAINT, "2026-06-04")  # 2, 3, 4 June


@proves("wk11-4-contracted")
def test_a_complaint_of_a_contracted_service_is_recorded_and_nothing_goes_outside(
    clause: Clause, tmp_path: Path
) -> None:
    """Knowing which services are run under contract, and telling of the protocol, are another part's."""
    text = "I complain about the housing register: my banding is wrong, and nobody answers me."
    room = Mailroom(clause.pack, tmp_path)
    room.complains(AT, text, subject="Housing register")
    assert (room.place.cases(), room.case()["stage"]) == ([FIRST], "stage-1")
    assert room.letters_to(TENANT) == ["complainant.acknowledgement.stage-1"]
    assert {letter["to"] for letter in room.place.letters()} == {TENANT}


# -- What is new on an old thread ------------------------------------------------------------------


@proves("wdh-s2-new-issues", "hos-6.8")
def test_another_matter_in_the_thread_has_a_case_of_its_own_until_a_person_joins_it(
    clause: Clause, tmp_path: Path
) -> None:
    """Knowing one that does not say that it is another matter is another part's."""
    room = Mailroom(clause.pack, tmp_path)
    room.complains(AT)
    before = room.case()["clocks"]
    text = "Separately, my rent account is wrong. You charged me twice in May, and I want to complain about that too."
    heard = room.complains(
        "2026-06-03 10:00", text, subject="Re: Leak in the kitchen", message_id="<2@tenant.example>", headers=[ANSWERS]
    )
    assert heard.reference != FIRST
    assert len(asked(heard, About.WHICH_CASE)) == 1
    assert len(room.place.cases()) == 2
    assert [each["due"] for each in room.case()["clocks"]] == [each["due"] for each in before]


# -- After the last stage --------------------------------------------------------------------------

ANSWER = """Dear Ms Finch,

I have looked into your complaint about the leak in your kitchen. I do not uphold your complaint, because our plumber
came within ten days. {}

Kind regards
Gary Officer
"""
FIRST_ANSWER = ANSWER.format("If you are not happy with this answer, you can ask us to look at it again at stage 2.")
LAST_ANSWER = ANSWER.format("This is our final answer. You may go to a designated person or to the Ombudsman.")


@proves("fb18-9-designated-person")
def test_a_designated_person_who_writes_after_the_last_answer_is_put_on_the_case_and_told_of(
    clause: Clause, tmp_path: Path
) -> None:
    members = Outsider("Harrowbridge members", "member", domain="members.example")
    room = Mailroom(clause.pack, tmp_path, landlord=replace(LANDLORD, outsiders=(members,)))
    room.complains(AT)
    room.sent("2026-06-04 15:00", FIRST_ANSWER)
    room.complains(
        "2026-06-05 10:00", "I do not accept your answer and want stage 2.", subject="Re: Leak in the kitchen",
        message_id="<2@tenant.example>", headers=[ANSWERS],
    )  # fmt: skip
    room.sent("2026-06-10 15:00", LAST_ANSWER)
    heard = room.complains(
        "2026-06-22 10:00",
        "I write as the designated person for Ms Finch, case NH-26-0001. She has been through your stages, and is still"
        " unhappy. Please tell me what you will do.",
        sender="Cllr Ruth Holm <ruth.holm@members.example>",
        subject="NH-26-0001 Ms Finch",
        message_id="<1@members.example>",
    )
    assert (heard.reference, room.place.cases()) == (FIRST, [FIRST])
    [question] = asked(heard, About.NEXT_STAGE)
    assert "the last of our own stages has been answered" in question.because
