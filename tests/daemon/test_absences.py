"""An officer is away: their mail program's answer is kept, and what would go to them goes to whoever stands in.

The tenant complained on Monday 1 June 2026.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from looking import hear, in_step, the_case
from sqlalchemy import select

from builders import LANDLORD, LEAD, MAILBOX, MONDAY, OFFICER, MovedClock, a_house, a_mail
from heard.casework.events import SITE, About, MessageNumber, OfficerAssigned, Reference, Stream
from heard.casework.people import Officer
from heard.daemon.asking import ask
from heard.daemon.house import House
from heard.daemon.writing import Writing
from heard.judgement.actions import AskOfficer
from heard.store import history
from heard.store.absences import away_on
from heard.store.officers import number_of, open_cases
from heard.store.tables import letters

CASE = Reference("NH-26-0001")
DORA = Officer("Dora Deputy", "dora.deputy@northgate.example")
OLIVE = Officer("Olive Owner", "olive.owner@northgate.example", deputy=DORA.address)
GARY = Officer("Gary Officer", OFFICER, ("owning-officer",), "repairs", deputy=DORA.address)
STAFF = (LANDLORD.staff[0], GARY, DORA, OLIVE)
VOUCHED = (
    ("Authentication-Results", "mx.northgate.example; dmarc=pass header.from=northgate.example"),
    ("Received", "from mail.northgate.example by mx.northgate.example; now"),
)


@pytest.fixture
def clock() -> MovedClock:
    return MovedClock()


@pytest.fixture
def house(tmp_path: Path, clock: MovedClock) -> House:
    landlord = replace(LANDLORD, staff=STAFF, authserv_ids={MAILBOX: "mx.northgate.example"})
    house = a_house(tmp_path / "heard.db", landlord=landlord, now=clock)
    assert hear(house, a_mail(), 1) == CASE
    return house


def asked(house: House, about: About, *, of: Sequence[str] = (OFFICER,)) -> list[str]:
    """Ask a question; return whom it went to."""
    before = len(written(house))
    with house.store.writing() as connection:
        writing = Writing(connection, house, house.now(), MessageNumber(1), MAILBOX, MONDAY)
        ask(writing, AskOfficer(CASE, about, "nobody can tell", of=of))
        writing.append()
    return [to for to, _ in written(house)[before:]]


def written(house: House) -> list[tuple[str, str]]:
    """Return to whom letters to staff went, and their names."""
    with house.store.reading() as connection:
        query = select(letters.c.to, letters.c.name).where(~letters.c.outside).order_by(letters.c.id)
        return [(row.to, row.name) for row in connection.execute(query)]


def owned_by(house: House, address: str | None) -> None:
    with house.store.writing() as connection:
        writing = Writing(connection, house, house.now(), None, MAILBOX, MONDAY)
        number = number_of(connection, address) if address is not None else None
        writing.note(Stream(CASE), OfficerAssigned(number, None))
        writing.append()


def answer_of_their_mail_program(
    house: House, uid: int, text: str = "I am away until Friday 12 June.", at: datetime = MONDAY
) -> None:
    """Let Gary's mail program answer the last letter that went to him."""
    with house.store.reading() as connection:
        query = select(letters.c.message_id).where(letters.c.to == OFFICER).order_by(letters.c.id.desc()).limit(1)
        answered = connection.execute(query).scalar_one()
    headers = [("Auto-Submitted", "auto-replied"), ("In-Reply-To", answered)]
    mail = a_mail(
        text,
        sender=OFFICER,
        subject="Automatic reply: A notice",
        message_id=f"<away-{uid}@x>",
        headers=headers,
        received_at=at,
    )
    hear(house, mail, uid)


def away(house: House, day: date) -> list[str]:
    with house.store.reading() as connection:
        return list(away_on(connection, day))


def on_site(house: House) -> list[str]:
    with house.store.reading() as connection:
        return [type(each.event).__name__ for each in history.of_stream(connection, SITE)]


# -- The owner, and who stands in ------------------------------------------------------------------------


def test_a_question_goes_to_the_owner_of_the_case_first(house: House) -> None:
    owned_by(house, OLIVE.address)
    assert asked(house, About.WHICH_CASE, of=()) == [OLIVE.address, LEAD]


def test_whom_nobody_deals_with_any_more_is_asked_of_the_leads(house: House) -> None:
    owned_by(house, OLIVE.address)
    owned_by(house, None)
    assert asked(house, About.WHICH_CASE, of=()) == [LEAD]


def test_the_deputy_is_asked_for_an_owner_who_is_away(house: House) -> None:
    owned_by(house, OFFICER)
    asked(house, About.WHICH_CASE)
    answer_of_their_mail_program(house, 2)
    assert asked(house, About.WHICH_CASE, of=()) == [DORA.address, LEAD]


def test_a_danger_is_told_to_the_owner_and_to_whoever_stands_in(house: House) -> None:
    owned_by(house, OFFICER)
    asked(house, About.WHICH_CASE)
    answer_of_their_mail_program(house, 2)
    assert asked(house, About.DANGER, of=())[:2] == [OFFICER, DORA.address]


def test_whether_they_wrote_a_mail_nobody_else_is_asked_for_them(house: House) -> None:
    asked(house, About.WHICH_CASE)
    answer_of_their_mail_program(house, 2)
    assert OFFICER in asked(house, About.NOT_PROVED)


def test_who_is_away_and_has_nobody_is_written_to_all_the_same(tmp_path: Path) -> None:
    days = ((MONDAY.date(), MONDAY.date()),)
    alone = replace(LANDLORD, staff=(LANDLORD.staff[0], replace(GARY, deputy="", away=days)))
    house = a_house(tmp_path / "alone.db", landlord=alone)
    hear(house, a_mail(), 1)
    assert asked(house, About.WHICH_CASE) == [OFFICER, LEAD]


# -- An absence, from its first day to its last ------------------------------------------------------------


def test_an_absence_is_kept_told_once_and_over_after_its_last_day(house: House, clock: MovedClock) -> None:
    asked(house, About.WHICH_CASE)
    before = the_case(house, CASE)["clocks"]
    answer_of_their_mail_program(house, 2)
    assert away(house, date(2026, 6, 12)) == [OFFICER]
    assert away(house, date(2026, 6, 13)) == []
    answer_of_their_mail_program(house, 3)
    assert written(house).count((LEAD, "officer.notice.away")) == 1
    assert on_site(house) == ["OfficerAway"]
    assert the_case(house, CASE)["clocks"] == before, "nothing became of the case"
    assert in_step(house)
    clock.on(days=12)
    assert asked(house, About.WHICH_CASE) == [OFFICER, LEAD]


def test_a_mail_of_their_own_ends_it(house: House, clock: MovedClock) -> None:
    asked(house, About.WHICH_CASE)
    answer_of_their_mail_program(house, 2)
    clock.on(days=2)
    mail = a_mail(
        "I rang her about the leak.",
        sender=OFFICER,
        subject=f"Leak [{CASE}]",
        message_id="<back@northgate.example>",
        headers=VOUCHED,
        received_at=clock.at,
    )
    hear(house, mail, 3)
    assert away(house, clock.at.date()) == []
    assert on_site(house) == ["OfficerAway", "OfficerBack"]
    assert asked(house, About.WHICH_CASE) == [OFFICER, LEAD]


def test_an_absence_to_come_changes_nothing_before_its_first_day(house: House, clock: MovedClock) -> None:
    asked(house, About.WHICH_CASE)
    answer_of_their_mail_program(house, 2, "I am on leave from Monday 8 June until Friday 12 June.")
    assert asked(house, About.WHICH_CASE) == [OFFICER, LEAD]
    clock.on(days=7)
    assert asked(house, About.WHICH_CASE) == [DORA.address, LEAD]
    clock.on(days=5)
    assert asked(house, About.WHICH_CASE) == [OFFICER, LEAD]


def test_who_has_left_is_stood_in_for_a_year_later(house: House, clock: MovedClock) -> None:
    asked(house, About.WHICH_CASE)
    answer_of_their_mail_program(house, 2, "I no longer work for Northgate Homes.")
    clock.on(days=365)
    assert asked(house, About.WHICH_CASE) == [DORA.address, LEAD]


def test_that_they_are_back_is_believed_of_their_mail_program(house: House, clock: MovedClock) -> None:
    asked(house, About.WHICH_CASE)
    answer_of_their_mail_program(house, 2)
    clock.on(days=1)
    answer_of_their_mail_program(house, 3, "I am now back in the office.", clock.at)
    assert on_site(house) == ["OfficerAway", "OfficerBack"]
    assert asked(house, About.WHICH_CASE) == [OFFICER, LEAD]


# -- A new case ------------------------------------------------------------------------------------------


def test_a_new_case_is_told_to_one_person_with_who_may_deal_with_it(house: House) -> None:
    telling = replace(house, given=replace(house.given, tells_new_cases=True))
    owned_by(house, OFFICER)
    before = len(written(house))
    second = a_mail("The tap has leaked for a month and nobody comes.", sender="new@tenant.example", message_id="<n@x>")
    hear(telling, second, 2)
    told = [to for to, name in written(house)[before:] if name == "officer.notice.new-case"]
    assert told == [LEAD], "no champion is among the staff"
    with house.store.reading() as connection:
        assert open_cases(connection) == {OFFICER: 1}
        words = connection.execute(
            select(letters.c.words).where(letters.c.name == "officer.notice.new-case")
        ).scalar_one()
    assert "Gary Officer: Repairs; 1 open case; no objection" in words
