"""The table of forgeries: what was tried to pass for an officer's command, and what happened.

Each row of forgeries.toml is a mail that comes to a real Dovecot by SMTP, and is heard by the service as it runs.
`pytest -s` on this file prints the table; docs/forgeries.md shows it.
"""

from __future__ import annotations

import pytest
from commands.conftest import OpenOffice
from commands.forgery_table import FORGERIES, NOBODY, SHOWN_IN, table
from commands.forging import PRESSED, Attempt, Forger, how_it_stands, staffed
from commands.office import STAFF

from rig import until

pytestmark = pytest.mark.dovecot

WAS_THIS_YOU, NOT_DONE = "Was this you?", "Not done"


@pytest.fixture(scope="module")
def attempts(open_office: OpenOffice) -> list[Attempt]:
    """Everything that was tried, in the order of the table."""
    office = open_office(staff=STAFF + staffed(len(FORGERIES)))
    forger = Forger(office)
    attempts = [forger.begins(forgery, number) for number, forgery in enumerate(FORGERIES)]
    for attempt, another in zip(attempts, [*attempts[1:], attempts[0]], strict=True):
        forger.tries(attempt, another)
    until(lambda: {each["state"] for each in office.site.ask("letters")} == {"sent"}, what="all letters to leave")
    return attempts


@pytest.mark.parametrize("number", range(len(FORGERIES)), ids=[forgery.tried for forgery in FORGERIES])
def test_a_forgery_changes_nothing_and_is_told_to_nobody_it_should_not_be(attempts: list[Attempt], number: int) -> None:
    attempt, forgery = attempts[number], FORGERIES[number]
    assert how_it_stands(attempt.case) == attempt.before, attempt.why()
    assert attempt.refusals() == ([forgery.history] if forgery.history else [])
    told = [WAS_THIS_YOU] if forgery.asked else [NOT_DONE] if forgery.officer else []
    assert attempt.officer_was_sent() == told
    assert all(name.startswith("complainant.") for name in attempt.sender_was_sent()), "as anybody's mail is answered"


@pytest.mark.parametrize("number", range(len(FORGERIES)), ids=[forgery.tried for forgery in FORGERIES])
def test_the_leads_are_told_where_somebody_else_may_give_an_officers_commands(
    attempts: list[Attempt], number: int
) -> None:
    """Of the same they are told once a day: it may have been that of a row above."""
    alike = [each for each in attempts[: number + 1] if each.forgery.history == FORGERIES[number].history]
    if FORGERIES[number].leads:
        assert any(each.leads_were_sent() for each in alike)
    else:
        assert not attempts[number].leads_were_sent()


def test_what_was_in_other_hands_works_no_longer_and_the_officer_can_still_act(attempts: list[Attempt]) -> None:
    """What the contractor pressed is worth nothing by now: the officer is asked, and says that it is theirs."""
    [leaked] = [each for each in attempts if "contractor" in each.forgery.tried]
    officer, case = leaked.officer, leaked.case
    asked = officer.receipt(officer.presses(PRESSED, leaked.notice))
    assert str(asked["Subject"]).startswith(WAS_THIS_YOU)
    assert case.shown()["status"] == "open"
    [yes] = officer.offered(asked)
    assert "closed" in officer.is_told(officer.presses(yes, asked))
    assert case.shown()["status"] == "closed"


def test_the_table_of_forgeries(attempts: list[Attempt]) -> None:
    width = max(len(forgery.tried) for forgery in FORGERIES)
    print()
    for attempt in attempts:
        told = [*attempt.officer_was_sent(), *(["the leads"] if attempt.leads_were_sent() else [])]
        noted = ", ".join(attempt.refusals()) or "-"
        print(f"{attempt.forgery.tried:<{width}}  {noted:<24}  {', '.join(told) or NOBODY}")


def test_docs_show_the_table() -> None:
    assert SHOWN_IN.read_text("utf-8") == table()
