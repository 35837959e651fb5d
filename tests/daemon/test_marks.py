"""What our letters carry so that their answers find the case: to complainants, and to nobody else."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from sqlalchemy import select

from builders import MAILBOX, TENANT, a_house, a_mail, a_raw
from heard.daemon import receive
from heard.daemon.house import House
from heard.mail.parse import parse
from heard.mail.threads.clues import Clue, ClueKind
from heard.mail.threads.signed import Claim, claims_of, proves, signed
from heard.mail.threads.thread_index import conversation
from heard.store import clues
from heard.store.tables import letters

IN_DANGER = a_mail("There is a strong smell of gas in the hall and nobody has come. This is a complaint.")


@pytest.fixture
def house(tmp_path: Path) -> House:
    return a_house(tmp_path / "heard.db")


def written(house: House, mail: bytes) -> dict[str, bytes]:
    """Return the letters one mail causes, by whom they are to."""
    receive.hear(receive.keep([a_raw(mail)], house), house)
    with house.store.reading() as connection:
        return {row.to: row.content for row in connection.execute(select(letters.c.to, letters.c.content))}


def headers(content: bytes) -> EmailMessage:
    return message_from_bytes(content, policy=default)


def test_a_letter_to_a_complainant_carries_the_mark_of_its_case(house: House) -> None:
    letter = parse(written(house, a_mail())[TENANT])
    claims = [claim for claim, _ in claims_of(letter)]
    assert claims == [Claim("NH-26-0001", signed("NH-26-0001", house.secret).partition(".")[2])]
    assert proves(claims[0], house.secret)


def test_a_letter_to_staff_carries_none_since_it_may_be_passed_on(house: House) -> None:
    to_staff = {to: content for to, content in written(house, IN_DANGER).items() if to != TENANT}
    assert to_staff
    for content in to_staff.values():
        assert b"NH-26-0001" in content
        assert claims_of(parse(content)) == ()
        assert headers(content)["Thread-Index"] is None


def test_a_receipt_for_somebody_who_is_no_party_to_the_case_carries_none(house: House) -> None:
    house = replace(house, reply_tags=frozenset({MAILBOX}))
    receive.hear(receive.keep([a_raw(a_mail())], house), house)
    strangers = a_mail(
        "I do not accept this. I want to take my complaint to stage 2.", sender="Total Stranger <x@else.example>",
        subject="Re: Leak in the kitchen", message_id="<x-1@else.example>",
        headers=[("In-Reply-To", "<leak-1@tenant.example>")],
    )  # fmt: skip
    receive.hear(receive.keep([a_raw(strangers, uid=2)], house), house)
    with house.store.reading() as connection:
        query = select(letters.c.name, letters.c.content).where(letters.c.to == "x@else.example")
        [(name, content)] = connection.execute(query).all()
    assert (name, b"NH-26-0001" in content) == ("complainant.receipt.stage-1", True)
    assert claims_of(parse(content)) == ()
    assert (headers(content)["Reply-To"], headers(content)["Thread-Index"]) == (None, None)


def test_answers_go_to_the_mailbox_unless_its_server_knows_tags(house: House) -> None:
    assert headers(written(house, a_mail())[TENANT])["Reply-To"] is None


def test_answers_go_to_an_address_that_tells_the_case_where_the_server_knows_tags(house: House) -> None:
    to = written(replace(house, reply_tags=frozenset({MAILBOX})), a_mail())
    mark = signed("NH-26-0001", house.secret).lower()
    assert headers(to[TENANT])["Reply-To"] == f"complaints+{mark}@northgate.example"
    assert all(headers(content)["Reply-To"] is None for address, content in to.items() if address != TENANT)


def test_what_is_kept_of_a_letter_is_what_is_in_the_mail(house: House) -> None:
    content = written(house, a_mail())[TENANT]
    with house.store.reading() as connection:
        words = connection.execute(select(letters.c.words).where(letters.c.to == TENANT)).scalar_one()
    body = headers(content).get_body(("plain",))
    assert body is not None
    assert body.get_content().replace("\r\n", "\n") == words


def test_the_letter_is_found_by_the_conversation_outlook_will_name(house: House) -> None:
    index = parse(written(house, a_mail())[TENANT]).thread_index
    assert index is not None
    named = conversation(index)
    assert named is not None
    with house.store.reading() as connection:
        [trace] = clues.follow(connection, [Clue(ClueKind.CONVERSATION, named).key])
    assert trace.reference == "NH-26-0001"
    assert trace.letter
