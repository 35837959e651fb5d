"""The last mail of the complainant's side on a case, as an officer has to have read it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from looking import hear

from builders import MONDAY, OFFICER, TENANT, MovedClock, a_house, a_mail
from heard.casework.events import Reference
from heard.daemon.house import House
from heard.daemon.told_of_a_case import stands_now
from heard.judgement.facts import TheirMail
from heard.store.their_mail import last_that_says_something, they_last_wrote

CASE = Reference("NH-26-0001")
SOMEBODY = "Ray Moss <ray@plumbers.example>"


@pytest.fixture
def house(tmp_path: Path, clock: MovedClock) -> House:
    house = a_house(tmp_path / "heard.db", now=clock)
    hear(house, a_mail(), 1)
    return house


def comes(house: House, text: str, uid: int, *, sender: str = f"Dorothy Finch <{TENANT}>") -> None:
    assert isinstance(house.now, MovedClock)
    house.now.on(hours=1)
    mail = a_mail(
        text, sender=sender, subject=f"Re: Leak in the kitchen [{CASE}]", message_id=f"<more-{uid}@else.example>",
        headers=[("In-Reply-To", "<leak-1@tenant.example>")], received_at=MONDAY - timedelta(days=uid),
    )  # fmt: skip
    assert hear(house, mail, uid) == CASE


def last(house: House) -> TheirMail:
    with house.store.reading() as connection:
        stands = stands_now(connection, house, CASE)
        assert stands is not None
        return last_that_says_something(connection, [stands])[CASE]


def test_it_is_the_one_that_was_heard_last_whatever_its_date_says(house: House) -> None:
    comes(house, "It is back, and worse.", 2)
    comes(house, "And nobody has rung me.", 3)
    assert last(house) == TheirMail(
        TENANT, "Dorothy Finch", MONDAY + timedelta(hours=2), MONDAY + timedelta(hours=2), "And nobody has rung me."
    )


@pytest.mark.parametrize(
    "text, sender",
    [
        pytest.param("Thanks!", f"Dorothy Finch <{TENANT}>", id="thanks"),
        pytest.param("I can come on Tuesday at nine.", SOMEBODY, id="a plumber's"),
        pytest.param("I have rung her.", f"Gary Officer <{OFFICER}>", id="an officer's"),
    ],
)
def test_what_says_nothing_or_is_somebody_elses_is_none(house: House, text: str, sender: str) -> None:
    comes(house, "It is back, and worse.", 2)
    comes(house, text, 3, sender=sender)
    assert last(house).words == "It is back, and worse."


def test_when_they_last_wrote_is_told_of_thanks_too(house: House) -> None:
    comes(house, "Thanks!", 2)
    with house.store.reading() as connection:
        stands = stands_now(connection, house, CASE)
        assert stands is not None
        assert they_last_wrote(connection, stands) == MONDAY + timedelta(hours=1)
