"""More mail than the landlord set: the team leads are told once a month, and the tenant is answered as ever."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from looking import hear, in_step

from builders import LEAD, MovedClock, a_house, a_mail
from heard.daemon.house import House
from heard.judgement.signs import Thresholds
from heard.reports.outbox import list_of_letters, one_letter


@pytest.fixture
def house(tmp_path: Path, clock: MovedClock) -> House:
    return replace(a_house(tmp_path / "heard.db", now=clock), signs=Thresholds(messages_a_month=2))


SAID = "My {} is still broken, nobody came. That is not good enough, I complain."
THINGS = ("boiler", "gutter", "lift", "fence", "intercom", "skylight")


def write(house: House, clock: MovedClock, *, first: int, count: int) -> None:
    for number in range(first, first + count):
        thing = THINGS[number % len(THINGS)]
        hear(house, a_mail(SAID.format(thing), subject=thing, message_id=f"<{number}@t.example>"), number)
        clock.on(hours=1)


def notices(house: House) -> list[str]:
    with house.store.reading() as connection:
        signs = [each for each in list_of_letters(connection) if each["name"] == "officer.notice.signs"]
        assert {each["to"] for each in signs} <= {LEAD}
        return [one_letter(connection, each["id"])["text"] for each in signs]


def test_the_leads_are_told_at_the_mail_that_is_one_too_many_and_not_again_that_month(
    house: House, clock: MovedClock
) -> None:
    write(house, clock, first=1, count=2)
    assert notices(house) == []
    write(house, clock, first=3, count=3)
    [text] = notices(house)
    assert "sent 3 mails in June 2026" in text
    assert "heard restrict signs P1" in text
    assert in_step(house)


def test_it_is_told_again_in_another_month(house: House, clock: MovedClock) -> None:
    write(house, clock, first=1, count=3)
    clock.on(days=31)
    write(house, clock, first=4, count=3)
    assert len(notices(house)) == 2


def test_a_landlord_who_set_nothing_is_told_nothing(house: House, clock: MovedClock) -> None:
    write(replace(house, signs=Thresholds()), clock, first=1, count=4)
    assert notices(house) == []
