"""An officer says no: to "was this you?" it is forged, to "is this to be done?" it is withdrawn.

Gary has a notice about the complaint of NH-26-0001, and our own server vouches for him where nothing else is said.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from commanding.giving import CASE, LANDLORD_OF_THREE, complained, receipt, written_to
from commanding.test_meanwhile import Case
from commanding.test_receipts import MISUSED, OURS
from looking import the_case
from sqlalchemy import select

from builders import LEAD, MAILBOX, MovedClock, a_house
from heard.store.tables import letters

WITHDRAWN = "close withdrawn"


@pytest.fixture
def case(tmp_path: Path, clock: MovedClock) -> Case:
    landlord = replace(LANDLORD_OF_THREE, authserv_ids={MAILBOX: OURS})
    return Case(complained(a_house(tmp_path / "heard.db", now=clock, landlord=landlord)))


def why_refused(case: Case) -> list[str]:
    return [each["details"]["why"] for each in the_case(case.house, CASE)["events"] if each["type"] == "CommandRefused"]


def asked_over_her_mail(case: Case) -> int:
    his = case.a_notice()
    case.tenant_writes()
    asked = case.answers(WITHDRAWN, his)
    case.asked(asked)
    return asked


@pytest.mark.parametrize("line", ["no", "nope", "No thanks"])
def test_a_no_over_what_she_wrote_meanwhile_withdraws_it(case: Case, line: str) -> None:
    number = case.answers(line, case.given_with(asked_over_her_mail(case)))
    assert "It stays undone." in receipt(case.house, number)[1]
    assert (why_refused(case), case.status()) == (["withdrawn"], "open")
    assert MISUSED not in written_to(case.house, LEAD)


def test_its_button_says_afterwards_that_it_was_not_to_be_done(case: Case) -> None:
    token = case.given_with(asked_over_her_mail(case))
    case.answers("no", token)
    number = case.answers("confirm", token)
    assert "is not to be done: give it again if it is" in receipt(case.house, number)[1]
    assert case.status() == "open"


def test_a_no_to_whether_it_is_theirs_is_a_forgery(case: Case) -> None:
    asked = case.answers(WITHDRAWN, case.a_notice(), vouched=False)
    token = case.given_with(asked)
    case.answers("no", token)
    assert (why_refused(case), written_to(case.house, LEAD).count(MISUSED)) == (["forged"], 1)
    assert "is not yours: give it again" in receipt(case.house, case.answers("confirm", token))[1]


@pytest.mark.parametrize("vouched, ends", [(True, ""), (False, ":not-vouched")], ids=["vouched for", "not vouched for"])
@pytest.mark.parametrize("again", [False, True], ids=["done", "asked again"])
@pytest.mark.parametrize("first_vouched", [True, False], ids=["given vouched for", "given by whoever"])
def test_a_yes_is_counted_by_whether_the_mail_that_says_it_is_vouched_for(
    case: Case, vouched: bool, ends: str, again: bool, first_vouched: bool
) -> None:
    his = case.a_notice()
    case.tenant_writes()
    asked = case.answers(WITHDRAWN, his, vouched=first_vouched)
    if again:
        case.tenant_writes("Now the lights have gone out as well.")
    number = case.answers("confirm", case.given_with(asked), vouched=vouched)
    assert case.status() == ("open" if again else "closed")
    assert key_of(case, number) == f"receipt:{number}{ends}"


@pytest.mark.parametrize("vouched, ends", [(True, ""), (False, ":not-vouched")], ids=["vouched for", "not vouched for"])
def test_so_is_one_that_is_refused(case: Case, vouched: bool, ends: str) -> None:
    token = case.given_with(asked_over_her_mail(case))
    case.answers("no", token)
    number = case.answers("confirm", token, vouched=vouched)
    assert key_of(case, number) == f"receipt:{number}{ends}"


def key_of(case: Case, number: int) -> str:
    """Return the key of the receipt for a mail."""
    with case.house.store.reading() as connection:
        its = select(letters.c.key).where(letters.c.key.startswith(f"receipt:{number}"))
        return str(connection.execute(its).scalar_one())
