"""A delivery report that names no letter: which of ours it may mean.  A person is told, and nothing is undone."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from builders import TENANT, a_house, a_mail, a_raw
from heard.daemon import receive, send
from heard.daemon.house import House
from heard.judgement.facts import Facts
from heard.judgement.reading import Unread, read
from heard.store import inbox
from heard.store.facts import gather


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A house in which one complaint was heard and acknowledged: NH-26-0001."""
    house = a_house(tmp_path / "heard.db")
    receive.hear(receive.keep([a_raw(a_mail())], house), house)
    send.count_as_sent(house)
    return house


def another_letter(house: House) -> None:
    more = a_mail("A new matter: the lift.", subject="Lift", message_id="<2@t.example>")
    receive.hear(receive.keep([a_raw(more, uid=2)], house), house)
    send.count_as_sent(house)


def report(house: House, *, days: int = 0, failed: str = TENANT, said: str = "No such user.") -> Facts:
    mail = a_mail(
        said,
        sender="Mailer-Daemon@mx.tenant.example",
        subject="Undeliverable mail",
        message_id="<b@mx.example>",
        headers=[("Return-Path", "<>"), ("X-Failed-Recipients", failed)],
        received_at=house.now() + timedelta(days=days),
    )
    raw = a_raw(mail, uid=9)
    reading = read(Unread(raw.content), house.rules)
    with house.store.writing() as connection:
        [kept] = inbox.keep(connection, [raw], looked_at=house.now())
        return gather(connection, kept, reading, house.given, house.now())


def test_the_only_letter_to_that_address_is_meant(house: House) -> None:
    assert len(report(house).perhaps_bounced) == 1


def test_nothing_is_undone_by_a_report_that_names_no_letter(house: House) -> None:
    assert report(house).bounced == ()


@pytest.mark.parametrize("days", [-3, 30])
def test_a_letter_of_another_week_is_not(house: House, days: int) -> None:
    assert report(house, days=days).perhaps_bounced == ()


def test_a_letter_to_somebody_else_is_not(house: House) -> None:
    assert report(house, failed="x@else.example").perhaps_bounced == ()


def test_of_two_letters_the_one_whose_case_is_quoted_is_meant(house: House) -> None:
    another_letter(house)
    assert report(house).perhaps_bounced == ()
    [letter] = report(house, said="No such user. Subject: We have your complaint [nh-26-0001]").perhaps_bounced
    assert letter.reference == "NH-26-0001"
