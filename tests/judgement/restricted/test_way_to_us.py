"""A letter to a restricted person says through whom they may contact us, where the entry names an officer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import OFFICER, a_message
from heard.casework.restriction import Contact, Covers, Restriction
from heard.judgement.actions import WriteLetter
from heard.judgement.restricted.contact import limited
from judgement.restricted.test_contact import WDH, WNWHL, a_contact, an_entry, complains_anew, facts_of, goes_on

ONLY_GARY = f"Please contact only Gary Officer ({OFFICER}) about NH-26-0042."
TOLD = frozenset({Contact.SAME_MATTER})


def told(entry: Restriction, pack: str, *, matter: str = "new", others: bool = False) -> list[str]:
    """Return how to reach us, as each letter to whoever wrote says it; "" for one that does not.

    others   whether it came from an address that may not be theirs
    """
    facts = facts_of(pack)
    before = complains_anew(facts) if matter == "new" else goes_on(facts)
    contact = a_contact(entry, matter=matter)
    if others:
        contact = replace(contact, limit=replace(contact.limit, addresses=()))
    decision = limited(before, contact, a_message("The kitchen tap leaks."), facts)
    letters = (each for each in decision.actions if isinstance(each, WriteLetter) and each.outside)
    return [str(each.values.get("how_to_reach_us") or "") for each in letters]


def test_of_something_new_where_the_policy_wants_them_told() -> None:
    [way] = told(an_entry("limit-contact", named_contact=OFFICER), WDH)
    assert way.startswith(ONLY_GARY)
    assert "tell us of anything new at any time" in way


def test_of_the_limited_matter_wherever_it_is_acknowledged() -> None:
    [way] = told(an_entry("one-channel", named_contact=OFFICER, acknowledges=TOLD), WNWHL, matter="same")
    assert way.startswith(ONLY_GARY)


def test_an_entry_that_covers_everything_names_no_case() -> None:
    [way] = told(an_entry("limit-contact", named_contact=OFFICER, covers=Covers.EVERYTHING), WDH)
    assert way.startswith(f"Please contact only Gary Officer ({OFFICER}) about what we wrote to you of.")


@pytest.mark.parametrize(
    "entry, pack, others",
    [
        pytest.param(
            an_entry("one-channel", named_contact=OFFICER), WNWHL, False, id="no policy wants it of anything new"
        ),
        pytest.param(an_entry("limit-contact"), WDH, False, id="nobody is named"),
        pytest.param(
            an_entry("limit-contact", named_contact="x@elsewhere.example"), WDH, False, id="no officer of ours"
        ),
        pytest.param(an_entry("limit-contact", named_contact=OFFICER), WDH, True, id="the address may not be theirs"),
    ],
)
def test_otherwise_the_letter_says_nothing_of_it(entry: Restriction, pack: str, others: bool) -> None:
    assert told(entry, pack, others=others) == [""]


def test_more_about_the_matter_is_answered_with_the_named_contact_where_the_policy_has_its_reply_say_so() -> None:
    [way] = told(an_entry("limit-contact", named_contact=OFFICER), WDH, matter="same")
    assert way.startswith(ONLY_GARY)


@pytest.mark.parametrize(
    "entry, pack, others",
    [
        pytest.param(an_entry("one-channel", named_contact=OFFICER), WNWHL, False, id="no policy has its reply say it"),
        pytest.param(an_entry("limit-contact"), WDH, False, id="nobody is named"),
        pytest.param(
            an_entry("limit-contact", named_contact="x@elsewhere.example"), WDH, False, id="no officer of ours"
        ),
        pytest.param(
            an_entry("close-complaint", named_contact=OFFICER), WDH, False, id="contact goes through nobody by it"
        ),
        pytest.param(
            an_entry("limit-contact", named_contact=OFFICER, acknowledges=frozenset()),
            WDH,
            False,
            id="the entry has nothing acknowledged",
        ),
        pytest.param(an_entry("limit-contact", named_contact=OFFICER), WDH, True, id="the address may not be theirs"),
    ],
)
def test_otherwise_no_letter_is_written_for_it(entry: Restriction, pack: str, others: bool) -> None:
    assert told(entry, pack, matter="same", others=others) == []
