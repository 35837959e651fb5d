"""What a limit means is said to those who work with it, and is what heard then does with mail."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from builders import MONDAY, the_facts
from heard.casework.policy import Policy
from heard.casework.policy.words import MailboxDoes
from heard.casework.restriction import Contact, Covers, Often
from heard.judgement.limit import Limit
from heard.judgement.restricted.contacted import Contacted
from heard.judgement.restricted.entry import wanted
from heard.letters.limits_to_staff import what_applies, what_staff_do
from letters.test_limits_in_words import HELEN, LISTS, PACKS, an_option, the_terms

FILED = "Mail about it is filed and read. No case and no stage opens because of it."


def test_it_says_what_from_when_until_when_and_about_what() -> None:
    terms = the_terms(an_option(MailboxDoes.NO_CASE), says="The hedge", last=date(2026, 8, 31))
    assert what_applies(terms) == (
        "What: ours (Calls of limited length)",
        "From when until when: from 1 May 2026 to 31 August 2026, to midnight",
        "About what: NH-26-0042 alone",
        "As the entry says: The hedge",
    )
    assert "About what: everything they bring to us" in what_applies(the_terms(None, covers=Covers.EVERYTHING))


def test_one_person_answers_and_everybody_else_passes_it_on() -> None:
    first, *_ = what_staff_do(the_terms(an_option(MailboxDoes.NAMED_PERSON), contact=HELEN))
    assert first == f"Contact about it goes through {HELEN}. Pass on what comes to you, and answer none of it yourself."


def test_the_one_person_is_told_that_it_is_theirs() -> None:
    first, *others = what_staff_do(the_terms(an_option(MailboxDoes.NAMED_PERSON), contact=HELEN), is_theirs=True)
    assert first.startswith("Contact about it goes through you.")
    assert others == list(what_staff_do(the_terms(an_option(MailboxDoes.NAMED_PERSON), contact=HELEN))[1:])


def test_where_it_is_answered_with_whom_they_may_contact_that_is_said() -> None:
    terms = replace(the_terms(an_option(MailboxDoes.NAMED_PERSON), contact=HELEN), replies=True)
    assert "Acknowledged: all of it, with whom they may contact and no more." in what_staff_do(terms)


@pytest.mark.parametrize(
    "does, said",
    [
        pytest.param(MailboxDoes.RECORD, "What is limited besides is for you to keep to.", id="calls, and not mail"),
        pytest.param(MailboxDoes.CLOSE, "heard closes no case. Whoever owns it does.", id="closed by people"),
        pytest.param(MailboxDoes.CLOCKS_OFF, "What its case's stages owe has no day while it holds.", id="no day"),
        pytest.param(
            MailboxDoes.FILE, "Acknowledged: the first that comes while it holds, and none after it.", id="once"
        ),
    ],
)
def test_what_an_option_leaves_to_people_is_said(does: MailboxDoes, said: str) -> None:
    assert said in " ".join(what_staff_do(the_terms(an_option(does))))


@pytest.mark.parametrize("does", [*MailboxDoes, None])
def test_what_no_limit_takes_from_anybody_is_said_of_every_option(does: MailboxDoes | None) -> None:
    option = an_option(does) if does is not None else None
    assert what_staff_do(the_terms(option))[-1].startswith("Anything new goes its normal way. So does a danger")


@pytest.mark.parametrize("policy", PACKS, ids=lambda policy: policy.name)
def test_it_is_what_heard_then_does_with_more_about_the_matter(policy: Policy) -> None:
    assert policy.restriction is not None
    for name, listed, often in product([*policy.restriction.options, "our own"], LISTS, (None, Often(1, "week"))):
        terms = the_terms(policy.restriction.options.get(name), acknowledges=listed, at_most=often)
        terms = replace(terms, held=replace(terms.held, option=name))
        contact = Contacted(Limit(terms.held, ("Tess Calloway",)), "yes", "", "same", "")
        does = wanted(contact, {Contact.SAME_MATTER}, the_facts(policy=policy, received_at=MONDAY))
        said = what_staff_do(terms)
        case = (policy.name, name, listed, often, said)
        assert (FILED in said) is does.stops, case
        none_of_it = {"Acknowledged: none of it.", "Acknowledged: new-complaint."}
        is_silent = any(line.partition(", at most")[0].rstrip(".") + "." in none_of_it for line in said)
        assert is_silent is (does.answered is False), case
