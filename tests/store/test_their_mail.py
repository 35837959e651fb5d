"""The last mail of the complainant's side on a case, as an officer has to have read it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from looking import hear

from builders import LANDLORD, LEAD, MAILBOX, MONDAY, OFFICER, TENANT, MovedClock, a_house, a_mail
from heard.casework.events import MessageNumber, Reference
from heard.casework.people import Outsider
from heard.daemon.house import House
from heard.daemon.told_of_a_case import stands_now
from heard.judgement.facts import TheirMail
from heard.store.their_mail import LastMail, last_that_says_something, they_last_wrote

CASE = Reference("NH-26-0001")
DOROTHY = f"Dorothy Finch <{TENANT}>"
PLUMBER = "Ray Moss <ray@plumbers.example>"
OURS = "mx.northgate.example"
VOUCHED = (
    ("Authentication-Results", f"{OURS}; dmarc=pass header.from=northgate.example"),
    ("Received", f"from mail.northgate.example by {OURS}; Mon, 1 Jun 2026 09:00:00 +0000"),
)
PASSED_ON = f"""FYI

From: Dorothy Finch <{TENANT}>
Sent: 1 June 2026 09:30
To: Somebody
Subject: RE: Leak in the kitchen

The lodger has lost his room to the water, and I have nobody to ask.

Dorothy
"""


@pytest.fixture
def house(tmp_path: Path, clock: MovedClock) -> House:
    partner = Outsider("Plumbers", "contractor", domain="plumbers.example")
    landlord = replace(LANDLORD, partners=(partner,), authserv_ids={MAILBOX: OURS})
    house = a_house(tmp_path / "heard.db", now=clock, landlord=landlord)
    hear(house, a_mail(), 1)
    return house


def comes(
    house: House,
    text: str,
    uid: int,
    *,
    sender: str = DOROTHY,
    to: str = MAILBOX,
    subject: str = "Re: Leak in the kitchen",
    headers: Sequence[tuple[str, str]] = (),
) -> None:
    assert isinstance(house.now, MovedClock)
    house.now.on(hours=1)
    mail = a_mail(
        text, sender=sender, to=to, subject=f"{subject} [{CASE}]", message_id=f"<more-{uid}@else.example>",
        headers=[("In-Reply-To", "<leak-1@tenant.example>"), *headers], received_at=MONDAY - timedelta(days=uid),
    )  # fmt: skip
    assert hear(house, mail, uid) == CASE


def passes_on(house: House, uid: int, *, sender: str) -> None:
    comes(house, PASSED_ON, uid, sender=sender, subject="FW: Leak in the kitchen", headers=VOUCHED)


def last(house: House, officer: str = OFFICER) -> TheirMail:
    with house.store.reading() as connection:
        stands = stands_now(connection, house, CASE)
        assert stands is not None
        return last_that_says_something(connection, [stands], house.given.landlord, officer=officer)[CASE]


def wrote_last(house: House) -> LastMail | None:
    with house.store.reading() as connection:
        stands = stands_now(connection, house, CASE)
        assert stands is not None
        return they_last_wrote(connection, stands)


def test_it_is_the_one_that_was_heard_last_whatever_its_date_says(house: House) -> None:
    comes(house, "It is back, and worse.", 2)
    comes(house, "And nobody has rung me.", 3)
    assert last(house) == TheirMail(
        TENANT, "Dorothy Finch", MONDAY + timedelta(hours=2), MONDAY + timedelta(hours=2), "And nobody has rung me."
    )


def test_what_a_machine_sent_is_somebodys_words_where_a_person_was_asked_about_it(house: House) -> None:
    by_a_form = [("Auto-Submitted", "auto-generated")]
    comes(house, "I smell gas in the hall, and it is getting worse. My baby is in the flat.", 2, headers=by_a_form)
    assert last(house).words.startswith("I smell gas in the hall")


def test_what_a_machine_sent_is_nobodys_where_its_address_is_none_of_the_cases_people(house: House) -> None:
    by_a_form = [("Auto-Submitted", "auto-generated")]
    comes(house, "It is back, and worse.", 2)
    comes(house, "Any news of the kitchen?", 3, sender="Ruth Finch <ruth@else.example>", headers=by_a_form)
    assert last(house).words == "It is back, and worse."


@pytest.mark.parametrize(
    "text, sender",
    [
        pytest.param("Thanks!", DOROTHY, id="thanks"),
        pytest.param("I can come on Tuesday at nine.", PLUMBER, id="a plumber's"),
        pytest.param("I have rung her.", f"Gary Officer <{OFFICER}>", id="an officer's"),
    ],
)
def test_what_says_nothing_or_is_somebody_elses_is_none(house: House, text: str, sender: str) -> None:
    comes(house, "It is back, and worse.", 2)
    comes(house, text, 3, sender=sender)
    assert last(house).words == "It is back, and worse."


@pytest.mark.parametrize(
    "text, sender",
    [
        pytest.param("The hall is under water now.", "Dorothy Finch <dot@else.example>", id="from another address"),
        pytest.param("My mother sleeps in the bath.", "Susan Ray <susan@daughter.example>", id="her daughter"),
        pytest.param("Thank you\nDorothy\nNo heating", DOROTHY, id="more below thanks"),
        pytest.param("Thank you so much. The plumber was lovely, and the tap drips.", DOROTHY, id="a compliment"),
        pytest.param("Hi", DOROTHY, id="a greeting"),
        pytest.param("\n", DOROTHY, id="a picture, perhaps"),
    ],
)
def test_whatever_else_comes_from_outside_is_theirs(house: House, text: str, sender: str) -> None:
    comes(house, "It is back, and worse.", 2)
    comes(house, text, 3, sender=sender)
    found = last(house)
    assert (found.words, found.sender, found.brought) == (text.strip(), sender.partition("<")[2].strip(">"), None)


def test_what_a_colleague_passes_on_is_theirs_and_what_the_officer_did_they_have_read(house: House) -> None:
    comes(house, "It is back, and worse.", 2)
    passes_on(house, 3, sender=f"Helen Lead <{LEAD}>")
    assert (last(house).sender, last(house).brought) == (LEAD, MessageNumber(3))
    assert "The lodger has lost his room" in last(house).words
    assert last(house, officer=LEAD).words == "It is back, and worse."


@pytest.mark.parametrize(
    "to, expected",
    [
        pytest.param(TENANT, (OFFICER,), id="to her"),
        pytest.param("susan@daughter.example", (OFFICER,), id="to whoever wrote it"),
        pytest.param("ray@plumbers.example", (), id="to a plumber"),
        pytest.param(LEAD, (), id="to a colleague"),
    ],
)
def test_only_a_letter_to_their_side_answers_it(house: House, to: str, expected: tuple[str, ...]) -> None:
    comes(house, "My mother sleeps in the bath.", 2, sender="Susan Ray <susan@daughter.example>")
    text = "Dear all\n\nThe plumber comes on Friday at ten, about the kitchen.\n"
    assert isinstance(house.now, MovedClock)
    house.now.on(hours=1)
    mail = a_mail(
        text, sender=f"Gary Officer <{OFFICER}>", to=to, subject=f"Leak in the kitchen [{CASE}]",
        message_id="<letter-1@northgate.example>", headers=(("Cc", MAILBOX), *VOUCHED), received_at=MONDAY,
    )  # fmt: skip
    assert hear(house, mail, 3) == CASE
    assert last(house).answered_by == expected


def test_when_they_last_wrote_is_told_of_thanks_too(house: House) -> None:
    comes(house, "Thanks!", 2)
    assert wrote_last(house) == LastMail(MessageNumber(2), TENANT, MONDAY + timedelta(hours=1))


def test_what_was_brought_of_theirs_is_what_they_last_wrote(house: House) -> None:
    passes_on(house, 2, sender=f"Helen Lead <{LEAD}>")
    assert wrote_last(house) == LastMail(MessageNumber(2), LEAD, MONDAY + timedelta(hours=1), brought=True)
