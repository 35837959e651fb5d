"""What a limit means is said in plain words to whoever is limited, and is what heard then does with their mail."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any

import pytest

from builders import MONDAY, the_facts
from heard.casework.policy import Policy
from heard.casework.policy.afterwards import RestrictionOption
from heard.casework.policy.words import MailboxDoes
from heard.casework.restriction import Contact, Covers, Often, Restriction
from heard.datafiles.locate import rules_dir
from heard.datafiles.packs import load_policy
from heard.judgement.restricted.contacted import Contacted
from heard.judgement.restricted.entry import STOPS, wanted
from heard.letters.limits_in_words import Terms, how_long, what_it_means
from judgement.restricted.a_limit import CASE, TESS, a_limit

HELEN = "Helen Lead (helen.lead@northgate.example)"
PACKS = [load_policy(path.parent.name, rules_dir()) for path in sorted(rules_dir().glob("policies/*/policy.toml"))]
LISTS = (
    None,
    frozenset[Contact](),
    frozenset({Contact.SAME_MATTER}),
    frozenset({Contact.NEW_COMPLAINT}),
    frozenset({Contact.EVERYTHING}),
)


def an_option(does: MailboxDoes) -> RestrictionOption:
    return RestrictionOption("ours", "Calls of limited length", does)


def the_terms(option: RestrictionOption | None, *, says: str = "", contact: str = "", **held: Any) -> Terms:
    usual = Restriction(number=3, person=TESS, case=CASE, option="ours", first=date(2026, 5, 1))
    return Terms(replace(usual, **held), option, says, "NH-26-0042", contact, "", owed=True)


def test_where_it_is_answered_with_whom_they_may_contact_they_are_told_that_it_has_come() -> None:
    terms = replace(the_terms(an_option(MailboxDoes.NAMED_PERSON), contact=HELEN), replies=True)
    assert "We will tell you that it has come." in what_it_means(terms)


@pytest.mark.parametrize(
    "does, said",
    [
        pytest.param(
            MailboxDoes.RECORD,
            "[Calls of limited length: what exactly that means for them] "
            "You can still write to us about it, and we will deal with what you write as before.",
            id="calls are limited, and mail is not",
        ),
        pytest.param(
            MailboxDoes.NAMED_PERSON,
            "Please contact only Helen Lead (helen.lead@northgate.example) about it. What you send us about it goes to "
            "them. We will not tell you that it has come. You will still get the answer that we owe you on what you "
            "have complained of already.",
            id="one person",
        ),
        pytest.param(
            MailboxDoes.NO_CASE,
            "We will not look into it again as a new complaint. What you send us about it is read and kept on file. "
            "We will not tell you that it has come. You will still get the answer that we owe you on what you have "
            "complained of already.",
            id="no new complaint about it",
        ),
        pytest.param(
            MailboxDoes.FILE,
            "What you send us about it is read and kept on file. You will not get an answer to what you send us about "
            "it from now on. We will tell you once that a message has come, and not for those after it. You will still "
            "get the answer that we owe you on what you have complained of already.",
            id="filed and not answered",
        ),
        pytest.param(
            MailboxDoes.CLOSE,
            "Your complaint is closed. What you send us about it is read and kept on file. We will not tell you that "
            "it has come.",
            id="closed: no answer is promised on it",
        ),
        pytest.param(
            MailboxDoes.CLOCKS_OFF,
            "[Calls of limited length: what exactly that means for them]",
            id="dealt with in another way: only a person knows how",
        ),
    ],
)
def test_what_an_option_means_for_them(does: MailboxDoes, said: str) -> None:
    contact = HELEN if does is MailboxDoes.NAMED_PERSON else ""
    told = what_it_means(the_terms(an_option(does), contact=contact))
    assert " ".join(told) == f"This is about NH-26-0042 and nothing else. {said}"


def test_the_landlords_own_words_come_instead_of_what_would_be_asked_for() -> None:
    told = what_it_means(the_terms(an_option(MailboxDoes.RECORD), says="calls of up to ten minutes, once a week"))
    assert told[1] == "Calls of up to ten minutes, once a week."
    assert not any("[" in line for line in told)


def test_how_often_they_are_answered_is_said() -> None:
    told = what_it_means(the_terms(an_option(MailboxDoes.FILE), at_most=Often(2, "month")))
    expected = (
        "We will confirm 2 messages a month about it. What comes besides is read and kept on file, and not confirmed."
    )
    assert expected in told


def test_where_nobody_is_named_the_draft_asks_for_the_one_contact() -> None:
    told = what_it_means(the_terms(an_option(MailboxDoes.NAMED_PERSON)))
    assert told[1].startswith("Please contact only [the one person, or the one way, to contact us] about it.")


def test_what_an_option_rests_on_is_said_only_where_it_is_confirmed() -> None:
    agreed = replace(an_option(MailboxDoes.NAMED_PERSON), only_if="the customer agreed")
    assert what_it_means(the_terms(agreed))[1] == "[only where it is so, and on record: the customer agreed]"
    confirmed = frozenset({"the customer agreed"})
    assert what_it_means(the_terms(agreed, confirmed=confirmed))[1] == "We agreed this with you."
    assert not any("agreed" in line for line in what_it_means(the_terms(an_option(MailboxDoes.FILE))))


def test_new_evidence_is_said_where_the_policy_names_who_decides_on_it() -> None:
    terms = replace(the_terms(an_option(MailboxDoes.FILE)), decider="Director")
    expected = "If you have new evidence, send it to us. Our Director will decide whether we look into it again."
    assert expected in what_it_means(terms)


def test_where_everything_is_covered_it_is_not_said_to_be_one_matter() -> None:
    told = what_it_means(the_terms(an_option(MailboxDoes.FILE), covers=Covers.EVERYTHING, case=None))
    assert told[0] == "This is about everything that you have brought to us so far."
    assert not any("something new" in line for line in told), "it goes its normal way, as the letter says below"


def test_that_something_new_is_not_acknowledged_is_said() -> None:
    listed = frozenset({Contact.SAME_MATTER})
    told = what_it_means(
        the_terms(an_option(MailboxDoes.FILE), covers=Covers.EVERYTHING, case=None, acknowledges=listed)
    )
    assert told[-1] == "If you write about something new, we will look into it, and will not tell you that it has come."


@pytest.mark.parametrize(
    "policy, option, listed, often",
    [
        pytest.param(policy, option, listed, often, id=f"{policy.name}-{option}-{listed and sorted(listed)}-{often}")
        for policy in PACKS
        if policy.restriction is not None
        for option, listed, often in product([*policy.restriction.options, "our own"], LISTS, (None, Often(1, "week")))
    ],
)
def test_they_are_told_what_is_then_done_with_their_mail(
    policy: Policy, option: str, listed: frozenset[Contact] | None, often: Often | None
) -> None:
    """Against what is decided on a first contact about the matter, and on another of the same day."""
    assert policy.restriction is not None
    limit = a_limit()
    held = replace(limit.restriction, option=option, acknowledges=listed, at_most=often)
    first = Contacted(replace(limit, restriction=held), "yes", "", "same", "")
    again = replace(first, limit=replace(first.limit, answered_at=(MONDAY,)))
    done = [wanted(each, {Contact.SAME_MATTER}, the_facts(policy=policy)) for each in (first, again)]
    terms = replace(the_terms(policy.restriction.options.get(option)), held=held)
    said = " ".join(what_it_means(terms))
    assert ("We will not tell you that it has come." in said) == (done[0].answered is False)
    assert ("We will confirm 1 message a week" in said or "once that a message" in said) == (
        done[0].answered is True and done[1].answered is False
    )
    assert ("deal with what you write as before" in said) <= (done[0].answered is None)
    assert ("You will still get the answer" in said) == (done[0].stops and terms.does is not MailboxDoes.CLOSE)
    assert not (terms.does in STOPS and "as before" in said)


TODAY = date(2026, 6, 1)


@pytest.mark.parametrize(
    "last, review, said",
    [
        pytest.param(
            date(2026, 12, 1),
            date(2026, 9, 1),
            "From 2 June 2026 to 1 December 2026. After that day it ends. "
            "We will look at it again by 1 September 2026.",
            id="looked at before it ends",
        ),
        pytest.param(
            date(2026, 12, 1),
            date(2027, 6, 2),
            "From 2 June 2026 to 1 December 2026. After that day it ends.",
            id="over before it would be looked at",
        ),
        pytest.param(
            None,
            date(2026, 9, 1),
            "From 2 June 2026, [until which day]. We will look at it again by 1 September 2026.",
            id="no end is set",
        ),
        pytest.param(
            None,
            date(2026, 5, 1),
            "From 2 June 2026, [until which day]. [when you will look at it again]",
            id="the review is overdue: no day that has passed is promised",
        ),
        pytest.param(
            None, None, "From 2 June 2026, [until which day]. [when you will look at it again]", id="nothing is set"
        ),
    ],
)
def test_how_long_it_lasts(last: date | None, review: date | None, said: str) -> None:
    held = Restriction(number=3, person=TESS, case=CASE, option="ours", first=date(2026, 6, 2), last=last)
    assert how_long(held, review, today=TODAY) == said
