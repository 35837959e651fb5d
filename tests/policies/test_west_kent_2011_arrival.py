"""What arrives under the West Kent policy of 2011: taken as the customer sees it, however often they write.

The daemon's own parts over a database of their own.  Monday 1 June 2026, ten o'clock in Kent, is nine in UTC.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from senders import Wire

from builders import MAILBOX, RULES, TENANT, MovedClock, a_house, a_mail, a_message, a_raw, the_facts
from heard.casework.refusals import may_exclude
from heard.daemon import receive
from heard.daemon.house import House
from heard.daemon.send import Door, Post
from heard.judgement.actions import OpenCase, WriteLetter
from heard.judgement.decide_message import decide_message
from heard.reports.cases import list_of_cases, one_case
from heard.reports.outbox import list_of_letters
from policies.clauses import Clause, proves
from policies.story import Story, the_calendar, the_policy

PACK = "west-kent-2011"
POLICY = the_policy(PACK)


@proves("wk11-2-accept-view")
@pytest.mark.parametrize("text", ["It is the third week now.", "The hedge. Number 4."])
def test_what_heard_cannot_tell_is_taken_for_a_complaint_and_acknowledged(clause: Clause, text: str) -> None:
    """That only a person may say otherwise, and is asked to, is another part's."""
    at = Story(PACK).at("2026-06-01 10:00")
    facts = the_facts(policy=POLICY, calendar=the_calendar(PACK), received_at=at, now=at)
    decision = decide_message(a_message(text, received_at=at), facts, RULES)
    assert not decision.kind_sure
    [opened] = [action for action in decision.actions if isinstance(action, OpenCase)]
    [letter] = [action for action in decision.actions if isinstance(action, WriteLetter)]
    assert (opened.stage, opened.clocks, opened.sure) == ("stage-1", True, False)
    assert letter.values["answer_by"] == date(2026, 6, 15)  # 2, 3, 4, 5; 8, 9, 10, 11, 12; 15 June
    assert Story(PACK).opens("2026-06-01 10:00").due("acknowledge") == date(2026, 6, 3)
    assert [role for role in POLICY.roles if may_exclude(POLICY, [role])] == ["receiver"]  # never heard


BEHALF = {
    "an MP": ("Your tenant Ms L told you in April about the damp in her home. Nobody has come.", "office@mp.example"),
    "a tenants association": (
        "We write for the family at 4 Mill Row. Their gate was never mended.",
        "mill@row.example",
    ),
}


@proves("wk11-5-advocate-mp")
@pytest.mark.parametrize("text, sender", BEHALF.values(), ids=BEHALF)
def test_whoever_complains_for_somebody_is_acknowledged_on_the_clocks_of_any_other(
    clause: Clause, text: str, sender: str, tmp_path: Path
) -> None:
    """Keeping the customer and whoever writes for them apart on the case is another part's."""
    clock = MovedClock(datetime(2026, 6, 1, 9, tzinfo=UTC))
    house = a_house(tmp_path / "heard.db", now=clock, policy=POLICY)
    receive.hear(receive.keep([a_raw(a_mail(text, sender=sender), received_at=clock())], house), house)
    [case], letters = heard_of(house, sender)
    assert [letter["name"] for letter in letters] == ["complainant.acknowledgement.stage-1"]
    due = {each["clock"]: each["due"][:10] for each in case["clocks"]}
    assert (due["acknowledge"], due["stage-1-answer"]) == ("2026-06-03", "2026-06-15")  # 2, 3; and 4, 5, 8-12, 15 June


def heard_of(house: House, writer: str = TENANT) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return every case with its clocks, and every letter to the writer."""
    with house.store.reading() as connection:
        cases = [one_case(connection, each["reference"], house.now()) for each in list_of_cases(connection)]
        return cases, [letter for letter in list_of_letters(connection) if letter["to"] == writer]


MATTERS = {
    "Bins": "The bin men missed our court again and the bags lie open. I complain.",
    "Hall light": "The light in the hall has been dark for two weeks. I fell on the stairs because of it.",
    "Rent statement": "My rent statement shows a payment twice and I was charged for it. I want to complain.",
    "Dog": "The dog at number 9 barks all night and your office will not listen. I complain.",
    "Window": "A pane in the bedroom window is cracked since the scaffolders were here. I am not happy.",
    "Parking": "Somebody parks in my disabled bay every day and nobody does anything about it.",
    "Call centre": "I waited fifty minutes on the telephone and was cut off. That is not good enough.",
    "Gardeners": "Your gardeners cut down my roses without asking. I want to make a complaint.",
    "Boiler": "The boiler has been off since Sunday and I have no hot water. I am disgusted.",
    "Letter to the wrong house": "You sent a letter about my arrears to my neighbour. That is private. I complain.",
    "Lift": "The lift stood still for nine days and I carried my shopping up six floors. Not acceptable.",
    "Caretaker": "The caretaker swore at my daughter on Saturday. I want an apology.",
    "Fence": "The fence between us and the railway has blown down and nobody came to look.",
    "Mould": "There is black mould in the wardrobe, and the man you sent only wiped it off. I complain.",
    "Service charge": "The service charge went up by a third, without a word of why. I am not satisfied with that.",
    "Front door": "The new front door lets in the wind and does not lock. I am very unhappy with the work.",
    "Gutter": "Water runs over the gutter above the porch whenever it rains. I told you in spring.",
    "Survey": "Your surveyor never turned up on the 4th, and I took the day off work for him.",
    "Smoke alarm": "The smoke alarm has been chirping since the electrician was here. Nobody answers me.",
    "Bathroom tap": "The bathroom tap drips, the plumber left and did not come back. I am fed up.",
    "Pigeons": "Pigeons nest over the entrance and the step is covered in dirt. It is disgraceful.",
    "Kitchen units": "The kitchen doors you fitted hang loose already. It is shoddy work and I complain.",
    "Playground": "There is broken glass in the playground, and a child cut her foot. I want to complain.",
    "Text messages": "I get text messages for another tenant from you every morning. Please stop it, I complain.",
    "Insurance": "Your insurers refused my carpet and nobody explained why. I am dissatisfied.",
    "Meeting": "The tenants' meeting was moved, nobody told us, and we stood in the rain. That is poor.",
    "Noise of works": "The drilling next door begins at six in the morning. I complain about the contractor.",
    "Drain": "The drain in the yard has overflowed and the smell is terrible. Nobody has come for a week.",
    "Keys": "I paid for two keys to the bike shed in April and have had none. I want my money back.",
    "Transfer": "My transfer form was lost by your housing team, for the second time. I wish to complain.",
}


@proves("wk11-10-not-normally-limit")
def test_thirty_complaints_of_one_person_in_a_month_are_each_dealt_with_like_the_first(
    clause: Clause, tmp_path: Path
) -> None:
    """Showing how many they were is another part's."""
    clock = MovedClock(datetime(2026, 6, 1, 9, tzinfo=UTC))
    house = a_house(tmp_path / "heard.db", now=clock, policy=POLICY)
    post = Post(house, {MAILBOX: Door(Wire(), None)})
    for day, (subject, text) in enumerate(MATTERS.items(), start=1):
        mail = a_mail(text, subject=subject, message_id=f"<{day}@t.example>")
        receive.hear(receive.keep([a_raw(mail, uid=day, received_at=clock())], house), house)
        post.drain()
        clock.on(days=1)
    cases, letters = heard_of(house)
    assert len(cases) == 30
    assert {(letter["name"], letter["state"]) for letter in letters} == {
        ("complainant.acknowledgement.stage-1", "sent")
    }
    assert len(letters) == 30
    acknowledged = [each["state"] for case in cases for each in case["clocks"] if each["clock"] == "acknowledge"]
    assert acknowledged == ["met"] * 30
    assert all("stage-1-answer" in [each["clock"] for each in case["clocks"]] for case in cases)
