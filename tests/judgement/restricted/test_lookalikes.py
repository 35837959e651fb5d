"""The look-alikes: neighbours, namesakes, relatives and advisers of restricted people, and those people themselves.

Each [[case]] of lookalikes.toml is a mail held against one restriction, with whether its words are that
person's and, where they are, whether it is about what the restriction covers.  The file says what its keys mean.
"""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from builders import MAILBOX, RULES, a_message, a_writer, the_facts
from heard.casework.events import PersonNumber, Reference
from heard.casework.people import Role
from heard.casework.restriction import Restriction
from heard.judgement.facts import Facts
from heard.judgement.limit import Limit
from heard.judgement.restricted.about.matter import matter_of_contact
from heard.judgement.restricted.who.person import recognised
from heard.judgement.signals import signals_of
from heard.mail.message import Address, Message
from heard.mail.told.homes import homes_in
from heard.mail.told.phones import phones_in
from judgement.restricted.the_lookalikes import CASES, RESTRICTIONS, Row, by_id

RESTRICTED, SOMEBODY_ELSE = PersonNumber(7), PersonNumber(31)


@cache
def limit_of(name: str) -> Limit:
    """Return what a decision knows of a restriction of the table."""
    row = RESTRICTIONS[name]
    return Limit(
        Restriction(
            number=1,
            person=RESTRICTED,
            case=Reference("NH-25-0004"),
            option="acknowledge-only",
            first=date(2026, 4, 1),
            last=date(2026, 9, 30),
        ),
        names=(row["person"], *row["also_known_as"]),
        addresses=tuple(row["addresses"]),
        homes=homes_in(row["home"]),
        household=tuple(row["household"]),
        phones=phones_in("\n".join(row["phones"])),
        matter=tuple(text.strip() for text in row["matter"]),
        theirs=tuple(text.strip() for text in row["matter"][1:]),
    )


def message_of(case: Row) -> Message:
    signature = f"\n\n-- \n{case['signature'].strip()}" if "signature" in case else ""
    return a_message(
        case["text"].strip() + signature,
        sender=f"{case['from_name']} <{case['from_address']}>",
        to=case.get("to", MAILBOX),
        subject=case["subject"],
        message_id="<lookalike-1@mail.example>",
    )


def facts_of(case: Row, limit: Limit) -> Facts:
    """Return the facts: an address of the register is the restricted person's, any other is nobody's yet."""
    known = case["from_address"] in limit.addresses
    writer = a_writer(
        address=Address(case["from_name"], case["from_address"]),
        role=Role(case.get("role", "tenant")),
        person=RESTRICTED if known else SOMEBODY_ELSE,
        known=known,
    )
    return the_facts(writer=writer, limits=(limit,))


@pytest.mark.parametrize("case", by_id(CASES))
def test_whose_words_they_are(case: Row) -> None:
    limit = limit_of(case["of"])
    found = recognised(message_of(case), facts_of(case, limit), limit)
    assert found.verdict == case["person"], f"{case['why']}  {found}"


@pytest.mark.parametrize("case", by_id([case for case in CASES if case["person"] == "yes"]))
def test_whether_it_is_the_covered_matter(case: Row) -> None:
    limit, message = limit_of(case["of"]), message_of(case)
    findings = RULES.look(message).given(signals_of(message, role=Role.TENANT, on_case=False))
    matter = matter_of_contact(message, facts_of(case, limit), limit, found=None, findings=findings)
    assert matter.verdict == case["matter"], f"{case['why']}  {matter}"


def test_every_case_says_what_it_expects_and_no_text_comes_twice() -> None:
    assert len(CASES) == len({case["id"] for case in CASES}) == len({case["text"] for case in CASES}) == 166
    assert {case["of"] for case in CASES} == set(RESTRICTIONS)
    for case in CASES:
        assert case["person"] in ("yes", "ask", "no")
        assert case.get("matter") in (("same", "new", "unsure") if case["person"] == "yes" else (None,))
        assert case["why"]


@pytest.mark.parametrize("name", RESTRICTIONS)
def test_every_restriction_tells_of_a_home_and_a_telephone(name: str) -> None:
    assert limit_of(name).homes
    assert limit_of(name).phones
