"""What a policy would rather not take is taken until a person has refused it: heard proposes, and says to whom.

Each mail is heard on Monday 1 June 2026 by the daemon's own parts.  Nothing is refused and nothing
stops.  Where heard knows such a mail by its words, whoever may refuse is asked, once; knowing the other grounds, and
sending it elsewhere, is another part's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from builders import LEAD, TENANT, MovedClock, a_house, a_mail, a_raw
from heard.casework.counting import days_from
from heard.casework.events import About, Kind
from heard.casework.refusals import may_exclude
from heard.daemon import receive, send
from heard.daemon.receive import Heard
from heard.judgement.actions import AskOfficer
from heard.reports.cases import one_case
from heard.reports.outbox import list_of_letters
from policies.clauses import Clause, proves
from policies.deciding import explained
from policies.mailroom import ANSWERS, Mailroom
from policies.story import the_calendar, the_policy
from weirside import told_of


@dataclass(frozen=True)
class Excluded:
    """Something a policy lets a person refuse.

    ground    what the pack calls it
    mail      a mail that is plainly about it
    proposed  what whoever decides reads that heard does
    but_not   the neighbouring thing that they read is a complaint all the same
    """

    ground: str
    mail: str
    proposed: str
    but_not: str = ""


FLAGGED = "heard only flags it."
EXCLUDED = {
    "fb18-3-excl-other-body": Excluded(
        "not-ours",
        "I want to complain about the doctors' surgery in our street. Nobody answers the telephone.",
        FLAGGED,
    ),
    "fb18-3-excl-court": Excluded(
        "proceedings",
        "My claim form was issued by the county court on 5 May, about the damp. I complain that nothing was done.",
        FLAGGED,
        but_not="a threat of them is not enough",
    ),
    "fb18-3-excl-neighbour": Excluded(
        "neighbour",
        "My neighbour plays music all night, every night. I want to complain about him.",
        "heard proposes to send it elsewhere. There, it goes to the neighbourhood housing team and opens no case.",
        but_not="this is a complaint all the same: how we handled earlier reports",
    ),
    "fb18-3-excl-insurance": Excluded(
        "insurance",
        "I slipped on your stairs and broke my wrist. I want damages, and I complain that nobody mended them.",
        "heard proposes to send it elsewhere. There, it goes to the insurance contact and opens no case.",
        but_not="this is a complaint all the same: the part about our service",
    ),
    "fb18-3-excl-already": Excluded(
        "already",
        "You gave me your final answer about the fence in March. I am still not happy, and complain about it again.",
        "heard looks for the same matter, closed after its last stage. heard only flags it.",
    ),
    "wdh-excl-legal": Excluded(
        "proceedings", "My solicitor has issued a claim about the damp. I complain that nothing has been done.", FLAGGED
    ),
    "wdh-excl-asb": Excluded(
        "asb",
        "My neighbour deals drugs at the door of our block. I want to complain about it.",
        "heard proposes to send it elsewhere. There, it goes to the antisocial behaviour team and opens no case.",
        but_not="this is a complaint all the same: how our handling of reports went",
    ),
    "wdh-excl-claims": Excluded(
        "claims",
        "The leak has ruined my carpet and I want 600 pounds. I am complaining to you about it.",
        "heard proposes to send it elsewhere. There, it goes to the insurance contact and opens no case.",
    ),
    "wdh-excl-other-route": Excluded(
        "other-appeal", "You mishandled my subject access request, and I want to complain.", FLAGGED
    ),
    "wdh-excl-breach": Excluded(
        "breach-action",
        "I do not accept the notice you served on me over the garden. I want to complain.",
        FLAGGED,
        but_not="this is a complaint all the same: how the action was carried out",
    ),
    "wdh-excl-already": Excluded(
        "already",
        "Your stage 2 answer of 4 March did not put the lift right. I am complaining about it once more.",
        "heard looks for the same matter, closed after its last stage. heard only flags it.",
    ),
    "wdh-excl-vexatious": Excluded(
        "vexatious",
        "You are all liars and idiots. This is my fifth complaint about the same useless lift.",
        "heard says nothing of its own accord: only a person may think of it. First: advice of customer-relations.",
    ),
    "wdh-excl-employee-conduct": Excluded(
        "staff-conduct",
        "One of your officers shouted at me on the stairs and left the door broken. I complain about him.",
        "heard keeps what is said from being seen more widely.",
        but_not="this is a complaint all the same: the service part, which stays a complaint",
    ),
}
GOES_ON = {
    # Pack: the letter that answers at once, and what runs: 2 June; 2, 3, 4, 5, 8 June; 2, 3, 4 June.
    "feedback-2018": ("complainant.receipt.stage-1", {"quick-fix": "2026-06-02", "stage-1-answer": "2026-06-08"}),
    "wdh-2022": ("complainant.receipt.recovery", {"recovery-contact": "2026-06-04"}),
}
DECIDES = {"feedback-2018": "service-improvement", "wdh-2022": "customer-relations"}
NEIGHBOURLY = {
    # What is like it, and is a complaint all the same.
    "fb18-3-excl-other-body": "I want to complain. The doctor wrote to you about the damp, and you lost the letter.",
    "fb18-3-excl-court": "Nothing has been done about the damp. Mend it this week or I will see you in court.",
    "fb18-3-excl-neighbour": "You ignored my three reports about the music next door. I want to complain about that.",
    "fb18-3-excl-insurance": "I nearly fell on your stairs again. I want no compensation, I want the rail mended.",
    "wdh-excl-legal": "Nothing has been done about the damp, and I complain. I may see a solicitor.",
    "wdh-excl-asb": "I want to complain about how you dealt with the dealer next door: nobody ever rang me back.",
    "wdh-excl-claims": "The leak is back and the carpet is soaked. I complain: when will somebody come?",
}
EVERY_ONE = proves(
    "fb18-3-excl-other-body",
    "fb18-3-excl-court",
    "fb18-3-excl-neighbour",
    "fb18-3-excl-insurance",
    "fb18-3-excl-already",
    "wdh-excl-legal",
    "wdh-excl-asb",
    "wdh-excl-claims",
    "wdh-excl-other-route",
    "wdh-excl-breach",
    "wdh-excl-already",
    "wdh-excl-vexatious",
    "wdh-excl-employee-conduct",
)


@EVERY_ONE
def test_what_may_be_refused_is_answered_and_its_clocks_run(clause: Clause, tmp_path: Path) -> None:
    clock = MovedClock()
    house = a_house(tmp_path / "heard.db", now=clock, policy=the_policy(clause.pack))
    receive.hear(receive.keep([a_raw(a_mail(EXCLUDED[clause.id].mail, subject="A complaint"))], house), house)
    send.count_as_sent(house)
    clock.on(minutes=5)
    with house.store.reading() as connection:
        to_tenant = [letter["name"] for letter in list_of_letters(connection) if letter["to"] == TENANT]
        case = one_case(connection, "NH-26-0001", house.now(), house.given.calendar.zone)
    letter, owed = GOES_ON[clause.pack]
    assert to_tenant == [letter]
    running = {each["clock"]: each["due"][:10] for each in case["clocks"] if each["state"] == "running"}
    assert owed.items() <= running.items()  # and whatever a danger adds


BY_ITS_WORDS = proves(
    "fb18-3-excl-other-body",
    "fb18-3-excl-court",
    "fb18-3-excl-neighbour",
    "fb18-3-excl-insurance",
    "wdh-excl-legal",
    "wdh-excl-asb",
    "wdh-excl-claims",
)


@BY_ITS_WORDS
def test_whoever_may_refuse_it_is_asked_with_the_words_and_the_clause(clause: Clause, tmp_path: Path) -> None:
    policy, excluded = the_policy(clause.pack), EXCLUDED[clause.id]
    [question] = about_an_exclusion(
        Mailroom(clause.pack, tmp_path).complains("2026-06-01 10:00", excluded.mail, subject="A letter")
    )
    exclusion = policy.exclusions[excluded.ground]
    assert (question.roles, question.clause) == ((DECIDES[clause.pack],), exclusion.clause)
    assert f"The policy excludes ({exclusion.clause}): {exclusion.means.rstrip('.')}" in question.because
    assert '("' in question.because, "the words that show it"


@BY_ITS_WORDS
def test_what_is_like_it_and_is_a_complaint_is_asked_of_nobody(clause: Clause, tmp_path: Path) -> None:
    heard = Mailroom(clause.pack, tmp_path).complains("2026-06-01 10:00", NEIGHBOURLY[clause.id], subject="A letter")
    assert (heard.decision.kind, about_an_exclusion(heard)) == (Kind.COMPLAINT, [])


@BY_ITS_WORDS
def test_of_a_case_and_a_ground_a_person_is_asked_once(clause: Clause, tmp_path: Path) -> None:
    room, mail = Mailroom(clause.pack, tmp_path), EXCLUDED[clause.id].mail
    first = room.complains("2026-06-01 10:00", mail, subject="A letter")
    again = room.complains(
        "2026-06-03 10:00", "Is there any news?", message_id="<leak-2@tenant.example>", headers=[ANSWERS],
        subject="Re: A letter",
    )  # fmt: skip
    assert again.reference == first.reference
    assert again.decision.exclusion is not None
    assert first.decision.exclusion is not None
    assert again.decision.exclusion.ground is first.decision.exclusion.ground
    assert about_an_exclusion(again) == []
    assert room.letters_to(LEAD).count("officer.notice.exclusion") == 1


def about_an_exclusion(heard: Heard) -> list[AskOfficer]:
    asked = (each for each in heard.decision.actions if isinstance(each, AskOfficer))
    return [each for each in asked if each.about is About.EXCLUSION]


@proves("fb18-redress-injury")
def test_a_claim_for_an_injury_is_for_the_insurers_and_its_danger_is_told_all_the_same(
    clause: Clause, tmp_path: Path
) -> None:
    """Sending it on to them is another part's."""
    mail = "I tripped on the broken step by the front door and broke my wrist. I am claiming for the injury."
    heard = Mailroom(clause.pack, tmp_path).complains("2026-06-01 10:00", mail, subject="A letter")
    [question] = about_an_exclusion(heard)
    assert question.because.endswith("If it is refused, it goes to: Insurance contact")
    assert "risk" in heard.decision.verdicts


@EVERY_ONE
def test_whoever_decides_is_told_what_heard_proposes_and_what_is_a_complaint_all_the_same(clause: Clause) -> None:
    policy, excluded = the_policy(clause.pack), EXCLUDED[clause.id]
    told = explained(clause.pack, f"{excluded.ground.replace('-', ' ').capitalize()}: ")
    assert excluded.proposed in told
    assert excluded.but_not in told
    assert policy.exclusions[excluded.ground].means.rstrip(".") in told
    assert [role for role in policy.roles if may_exclude(policy, [role])] == [DECIDES[clause.pack]]


@EVERY_ONE
def test_heard_starts_on_no_policy_that_would_have_it_refuse_by_itself(clause: Clause) -> None:
    text, ground = the_policy(clause.pack).text, EXCLUDED[clause.id].ground
    before, rule, after = text.partition("[exclusion_rule]")
    by_itself = before + rule + after.replace("never_automatic = true", "never_automatic = false", 1)
    assert told_of(by_itself) == ["exclusion_rule.never_automatic: heard refuses no complaint by itself. Write true."]
    before, section, after = text.partition(f"[exclusion.{ground}]")
    refusing = before + section + re.sub(r'action = "[^"]+"', 'action = "refuse"', after, count=1)
    [mistake] = told_of(refusing)
    assert mistake.startswith(f"exclusion.{ground}.action: ")


@proves("fb18-3-explain-why", "wdh-excl-notify")
@pytest.mark.parametrize(
    "refused, asked_about",
    [
        pytest.param(date(2026, 6, 2), date(2026, 6, 4), id="3, 4 June"),
        pytest.param(date(2026, 4, 2), date(2026, 4, 8), id="7, 8 April, after Easter"),
    ],
)
def test_a_refusal_not_written_in_two_working_days_is_asked_about(
    clause: Clause, refused: date, asked_about: date
) -> None:
    """The day is counted here; asking on it is another part's, and so is knowing that the letter was not written."""
    rule = the_policy(clause.pack).exclusion_rule
    assert rule is not None
    assert rule.letter is not None
    nudge = the_policy(clause.pack).letters[rule.letter].nudge_if_unsent_after
    assert nudge is not None
    assert days_from(refused, nudge, the_calendar(clause.pack)) == asked_about
