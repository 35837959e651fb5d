"""The letter about a restriction and its referral are drafted with what is on record, and claim nothing else."""

from __future__ import annotations

import re
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from looking import RAY

from builders import LEAD, MovedClock, a_house, a_mail, a_raw
from heard.casework.policy.words import RoleName
from heard.daemon import before_heard, receive, restricting, restriction_outcome, restriction_steps
from heard.daemon.house import House
from heard.daemon.restricting import Decided
from heard.daemon.restriction_drafts import letter
from heard.daemon.restriction_referral import referral
from heard.daemon.restriction_work import take
from heard.datafiles.locate import rules_dir
from heard.datafiles.packs import load_policy
from heard.settings.register import EarlierCase, Register, Restricted

ENTRY: dict[str, Any] = RAY | {
    "home": "14 Weirside Court",
    "addresses": ["ray@btmail.example"],
    "covers": "case",
    "case": "NH-26-0001",
}
MANAGER = Decided(RoleName("improvement-manager"), date(2026, 6, 1), "Nora Quayle")
OPTIONS = [
    pytest.param(path.parent.name, option, id=f"{path.parent.name} {option}")
    for path in sorted(rules_dir().glob("policies/*/policy.toml"))
    if (rule := load_policy(path.parent.name, rules_dir()).restriction) is not None
    for option in rule.options
]


@pytest.fixture
def house(tmp_path: Path, clock: MovedClock) -> House:
    """One complaint of Ray's, of Monday 1 June 2026."""
    house = a_house(tmp_path / "heard.db", now=clock)
    ray_complains(house)
    return house


def ray_complains(house: House) -> None:
    mail = a_mail(sender="Raymond Pickersgill <ray@btmail.example>")
    receive.hear(receive.keep([a_raw(mail)], house), house)


def is_restricted(
    house: House, decided: Decided | None = MANAGER, *, grounds: tuple[str, ...] = (), **more: Any
) -> None:
    on_record = [partial(restriction_steps.ground, words=each) for each in grounds]
    restricting.enter(house, Restricted.model_validate(ENTRY | more), decided=decided, steps=on_record)


def section(text: str, head: str) -> str:
    """Return what stands under a heading of a letter, up to the next empty line."""
    return text.split(f"\n{head}\n", 1)[1].split("\n\n", 1)[0]


# -- The letter


def test_it_says_who_decided_in_which_role_and_when(house: House) -> None:
    is_restricted(house)
    assert "This was decided by Nora Quayle, Business Improvement Manager, on 1 June 2026." in letter(house, 1)


def test_who_decided_is_asked_for_where_nobody_knows(house: House) -> None:
    is_restricted(house, None)
    assert "This was decided by [who decided it, in which role, and on which day]." in letter(house, 1)


def test_it_says_from_when_until_when(house: House) -> None:
    is_restricted(house)
    expected = (
        "From 2 June 2026 to 2 December 2026. After that day it ends. We will look at it again by 2 September 2026."
    )
    assert section(letter(house, 1), "How long it lasts") == expected


def test_it_says_what_the_entry_does_and_names_the_officer_whom_contact_goes_through(house: House) -> None:
    is_restricted(house, option="one-channel", at_most="1 a week", named_contact=LEAD, acknowledges=["same-matter"])
    assert section(letter(house, 1), "What this means for you").splitlines() == [
        "- This is about NH-26-0001 and nothing else.",
        f"- Please contact only Helen Lead ({LEAD}) about it. What you send us about it goes to them.",
        "- We will confirm 1 message a week about it. What comes besides is read and kept on file, and not confirmed.",
        "- You will still get the answer that we owe you on what you have complained of already.",
    ]


def test_a_case_from_before_heard_is_named_as_the_person_knows_it_too(house: House) -> None:
    earlier = EarlierCase(
        reference="NG-24-0311", person=RAY["person"], matter="a fence", stage="stage-1", ended=date(2026, 3, 2)
    )
    before_heard.take_in(house, Register(earlier_case=[earlier]))
    is_restricted(house, case="NG-24-0311")
    expected = "- This is about NH-26-0002, which was NG-24-0311 before, and nothing else."
    assert section(letter(house, 1), "What this means for you").splitlines()[0] == expected


def test_where_nothing_is_owed_no_answer_is_promised(house: House) -> None:
    is_restricted(house, case=None, covers="everything", person="Somebody Else", addresses=[])
    assert "the answer that we owe you" not in letter(house, 1)


def test_why_stands_in_it_as_it_was_recorded_last(house: House) -> None:
    is_restricted(house)
    for why in ("Many mails.", "Forty mails in a week, each about one receipt."):
        take(house, 1, lambda work, why=why: restriction_steps.record(work, "why", why))
    assert section(letter(house, 1), "Why") == "Forty mails in a week, each about one receipt."


def test_what_the_policy_wants_first_and_is_not_there_is_named_above_it(house: House) -> None:
    is_restricted(house)
    take(house, 1, lambda work: restriction_steps.confirm(work, "decision right"))
    [missing] = [line for line in letter(house, 1).splitlines() if line.startswith("Missing on the record")]
    assert "complaint properly investigated" in missing
    assert "decision right" not in missing
    assert "letter" not in missing.removeprefix("Missing on the record, and the letter may speak of it")


def test_a_proposal_is_not_to_be_written_of_as_if_it_were_decided(house: House) -> None:
    is_restricted(house, Decided(RoleName("owning-officer"), date(2026, 6, 1)))
    assert "Not decided yet, so not to be sent: heard restrict decide 1 --by ROLE --on DATE" in letter(house, 1)
    assert "Not decided yet" not in letter_of_one_decided(house)


def letter_of_one_decided(house: House) -> str:
    restricting.decide(house, 1, MANAGER)
    return letter(house, 1)


def test_what_is_over_is_said_to_be(house: House, clock: MovedClock) -> None:
    is_restricted(house)
    assert "It is over" not in letter(house, 1)
    clock.on(days=7)
    restriction_outcome.lift(house, 1, date(2026, 6, 8), why="nothing since")
    assert "It is over, and limits nothing any more." in letter(house, 1)


def test_a_reference_that_is_not_there_is_asked_for_once(house: House) -> None:
    is_restricted(house, case=None, covers="everything")
    assert "Subject: A change to how you can contact us [the case's reference]\n" in letter(house, 1)


@pytest.mark.parametrize(("pack", "option"), OPTIONS)
def test_each_packs_letter_says_what_still_works_and_how_to_object(pack: str, option: str, tmp_path: Path) -> None:
    policy = load_policy(pack, rules_dir())
    house = a_house(tmp_path / "heard.db", policy=policy)
    ray_complains(house)
    is_restricted(house, None, option=option)
    text = letter(house, 1)
    for words in (
        "ring 999",
        "You can still report a repair, an emergency or anything new",
        "What you send us is still read.",
        "your health, a disability or anything else about your life",
        "eply to this email and tell us why",
        "This was decided by",
        "From 2 June 2026 to 2 December 2026.",
    ):
        assert words in text
    assert not re.search(r"None|\{|\[\[|\n\n\n| \n|\.\.", text)


@pytest.mark.parametrize(
    "confirmed, as_so",
    [
        pytest.param((), False, id="neither is on record"),
        pytest.param(("complaint properly investigated",), False, id="one of the two"),
        pytest.param(
            ("complaint properly investigated", "vulnerability and discrimination considered"), True, id="both"
        ),
    ],
)
def test_what_was_seen_to_first_is_said_only_where_it_is_on_record(
    house: House, confirmed: tuple[str, ...], as_so: bool
) -> None:
    is_restricted(house)
    for part in confirmed:
        take(house, 1, partial(restriction_steps.confirm, part=part))
    text = letter(house, 1)
    assert "we thought about your needs" in text
    assert ("[Only if both are so: Before we did" in text) is not as_so


# -- The referral


def test_the_referral_says_what_is_asked_for_and_on_what_it_rests(house: House) -> None:
    is_restricted(
        house, Decided(RoleName("owning-officer"), date(2026, 6, 1)), grounds=("trivial detail",), at_most="1 a week",
        named_contact=LEAD, acknowledges=[],
    )  # fmt: skip
    text = referral(house, 1)
    for line in (
        "To decide: Business Improvement Manager.",
        "Asked for: acknowledge-only, from 2 June 2026 to 2 December 2026, for the matter of that case alone.",
        "Acknowledged meanwhile: nothing.",
        "Acknowledged at most: 1 a week.",
        "Contact goes through: helen.lead@northgate.example.",
        "- it rests on: trivial detail",
        "  1 message, 1 June 2026: 1",
    ):
        assert line in text.splitlines()
    assert text.endswith("Decided? heard restrict decide 1 --by improvement-manager --on DATE")


def test_what_was_decided_is_not_asked_again(house: House) -> None:
    is_restricted(house)
    text = referral(house, 1)
    assert "Decided already, on 1 June 2026 by Business Improvement Manager." in text
    assert "Decided?" not in text
    assert "To decide" not in text


def test_what_is_to_be_confirmed_stands_in_it_once_and_what_the_letter_has_to_say_not_at_all(house: House) -> None:
    is_restricted(house)
    text = referral(house, 1)
    assert text.count("complaint properly investigated") == 1
    assert "--letter-says" not in text


def test_of_what_was_lifted_nobody_is_asked_to_decide(house: House, clock: MovedClock) -> None:
    is_restricted(house, None)
    assert "To decide:" in referral(house, 1)
    clock.on(days=7)
    restriction_outcome.lift(house, 1, date(2026, 6, 8), why="nothing since")
    text = referral(house, 1)
    assert not any(words in text for words in ("To decide:", "To confirm before", "Decided?"))


def test_whose_proposal_it_is_stands_in_the_referral(house: House) -> None:
    is_restricted(house, Decided(RoleName("owning-officer"), date(2026, 5, 31)))
    assert "Proposed by Owning officer, on 31 May 2026." in referral(house, 1)


# -- What came of it later


NEWS = {
    "appeal": "Our decision on your appeal [NH-26-0001]",
    "changed": "The limit on your contact with us has changed [NH-26-0001]",
    "ended": "A limit on your contact with us is over [NH-26-0001]",
    "decided": "A change to how you can contact us [NH-26-0001]",
}


def is_written_of(house: House, on: date) -> None:
    take(house, 1, lambda work: restriction_steps.note_letter(work, on))


def is_appealed(house: House, *, upheld: bool) -> None:
    """An appeal of 3 June, decided on 8 June."""
    take(house, 1, lambda work: restriction_steps.appeal(work, date(2026, 6, 3)))
    take(house, 1, lambda work: restriction_outcome.decide_appeal(work, date(2026, 6, 8), upheld=upheld))


def subject(house: House) -> str:
    return next(
        line.removeprefix("Subject: ") for line in letter(house, 1).splitlines() if line.startswith("Subject: ")
    )


def test_the_outcome_of_an_appeal_has_a_letter_that_says_it_and_what_still_holds(
    house: House, clock: MovedClock
) -> None:
    is_restricted(house)
    is_written_of(house, date(2026, 6, 1))
    clock.on(days=7)
    is_appealed(house, upheld=False)
    text = letter(house, 1)
    assert subject(house) == NEWS["appeal"]
    said = "We do not agree with your appeal of 3 June 2026. The limit on your contact with us goes on."
    assert section(text, "What we decided") == said
    assert (
        "This was decided by [who decided on it: our Head of Service, Business Improvement, or who it was], on " in text
    )
    assert "[why you decided this, and the facts, policy or law it rests on]" in section(text, "Why")
    assert "This is about NH-26-0001 and nothing else." in section(text, "What this means for you now")
    assert "Nora Quayle" not in text


def test_an_appeal_that_was_upheld_is_answered_with_the_day_from_which_nothing_is_limited(
    house: House, clock: MovedClock
) -> None:
    is_restricted(house)
    clock.on(days=7)
    is_appealed(house, upheld=True)
    text = letter(house, 1)
    assert "We agree with your appeal of 3 June 2026. From 8 June 2026 on, this limit on your contact with us" in text
    assert "What this means for you now" not in text
    assert "How long it lasts" not in text


def test_what_was_changed_is_for_a_person_to_say_and_why_is_quoted_from_no_record(
    house: House, clock: MovedClock
) -> None:
    is_restricted(house)
    take(house, 1, lambda work: restriction_steps.record(work, "why", "Forty mails in a week."))
    is_written_of(house, date(2026, 6, 1))
    clock.on(days=7)
    change = restriction_outcome.Changes(at_most="1 a week")
    restriction_outcome.review(house, 1, date(2026, 6, 8), why="Dr Kaur wrote that he is ill", change=change)
    text = letter(house, 1)
    assert subject(house) == NEWS["changed"]
    assert section(text, "What we changed") == "[what you changed, in one or two sentences]"
    assert "We will confirm 1 message a week about it." in section(text, "What this means for you now")
    assert "You have the right to appeal" in text
    assert "Dr Kaur" not in text
    assert "Forty mails" not in text
    assert "Nora Quayle" not in text


def test_what_was_lifted_or_has_ended_is_told_as_over_and_limits_nothing_in_words(
    house: House, clock: MovedClock
) -> None:
    is_restricted(house, until=date(2026, 6, 10))
    clock.on(days=7)
    restriction_outcome.lift(house, 1, date(2026, 6, 8), why="He went into hospital")
    text = letter(house, 1)
    assert subject(house) == NEWS["ended"]
    assert "From 8 June 2026 on, this limit on your contact with us does not apply any more. You can write" in text
    assert "We have decided to limit" not in text
    assert "hospital" not in text
    assert text.endswith("Sent it? heard restrict note 1 --letter DATE")


def test_where_another_entry_limits_them_still_it_is_not_said_that_nothing_does(
    house: House, clock: MovedClock
) -> None:
    is_restricted(house)
    is_restricted(house, option="one-channel")
    clock.on(days=7)
    restriction_outcome.lift(house, 1, date(2026, 6, 8), why="One is enough")
    text = letter(house, 1)
    assert "does not apply any more. [what still limits their contact, by restriction 2]" in text
    assert "as anybody can" not in text


def test_what_ended_by_itself_needs_no_reason(house: House, clock: MovedClock) -> None:
    is_restricted(house, until=date(2026, 6, 10))
    clock.on(days=10)
    assert "The limit on your contact with us ended on 10 June 2026." in letter(house, 1)
    assert "\nWhy\n" not in letter(house, 1)


def test_what_was_entered_by_mistake_is_told_as_taken_back(house: House) -> None:
    is_restricted(house)
    restriction_outcome.lift(house, 1, date(2026, 6, 1), why="Entered by mistake")
    assert "The limit on your contact with us is taken back, from its first day, 2 June 2026, on." in letter(house, 1)


def test_once_a_letter_of_that_day_or_later_is_on_record_the_news_is_told(house: House, clock: MovedClock) -> None:
    is_restricted(house)
    clock.on(days=10)
    is_appealed(house, upheld=False)
    is_written_of(house, date(2026, 6, 2))  # noted late: it went before the outcome
    assert subject(house) == NEWS["appeal"]
    is_written_of(house, date(2026, 6, 9))
    assert subject(house) == NEWS["decided"]
    restriction_outcome.review(house, 1, date(2026, 6, 10), why="Again")
    assert subject(house) == NEWS["decided"], "a review that kept all is no news"
    restriction_outcome.review(house, 1, date(2026, 6, 10), why="Longer", last=date(2026, 12, 31))
    assert subject(house) == NEWS["changed"]


def test_what_was_changed_before_anybody_wrote_is_told_with_the_decision(house: House, clock: MovedClock) -> None:
    is_restricted(house)
    clock.on(days=7)
    change = restriction_outcome.Changes(at_most="1 a week")
    restriction_outcome.review(house, 1, date(2026, 6, 8), why="Fewer", change=change)
    assert subject(house) == NEWS["decided"]


@pytest.mark.parametrize(("pack", "option"), OPTIONS)
def test_in_each_pack_the_letters_that_follow_say_who_can_be_reached_and_name_danger(
    pack: str, option: str, tmp_path: Path, clock: MovedClock
) -> None:
    house = a_house(tmp_path / "heard.db", policy=load_policy(pack, rules_dir()), now=clock)
    ray_complains(house)
    is_restricted(house, None, option=option)
    is_written_of(house, date(2026, 6, 1))
    clock.on(days=7)
    restriction_outcome.review(
        house, 1, date(2026, 6, 8), why="Fewer", change=restriction_outcome.Changes(at_most="1 a week")
    )
    written = [letter(house, 1)]
    is_appealed(house, upheld=False)
    written.append(letter(house, 1))
    restriction_outcome.lift(house, 1, date(2026, 6, 8), why="Quiet")
    is_written_of(house, date(2026, 6, 8))
    written.append(letter(house, 1))
    heads = [re.findall(r"^Subject: (.*)$", each, re.MULTILINE) for each in written]
    assert heads == [[NEWS["changed"]], [NEWS["appeal"]], [NEWS["ended"]]]
    for text in written:
        assert "ring 999" in text
        assert "eply to this email and tell us" in text
        assert "in large print" in text
