"""Our letter comes back under another sender, with nothing before its lines: our words are not its sender's."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from builders import TENANT, a_house, a_mail, a_raw
from heard.casework.events import Kind
from heard.daemon import receive, send
from heard.daemon.house import House
from heard.daemon.receive import Heard
from heard.store.tables import letters

ROBOT = "helpdesk@robots.example"
TEMPLATE = (
    "If you are not satisfied with our answer, tell us that you do not accept it and want to take your complaint "
    "to the next stage. Tell us too if you are disabled, ill or over 70. We will then look at all of it once more, "
    "and somebody who had nothing to do with the first answer will write to you within twenty working days."
)


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A house in which one complaint was heard and acknowledged, with a letter that speaks of the next stage."""
    house = a_house(tmp_path / "heard.db")
    receive.hear(receive.keep([a_raw(a_mail())], house), house)
    send.count_as_sent(house)
    with house.store.writing() as connection:
        connection.exec_driver_sql("UPDATE letters SET words = words || ? WHERE outside", (f"\n{TEMPLATE}\n",))
    return house


def sent_back(house: House, said: str = "", *, sender: str = ROBOT) -> Heard:
    with house.store.reading() as connection:
        row = connection.execute(select(letters.c.words, letters.c.message_id).where(letters.c.outside)).one()
    mail = a_mail(
        f"{said}{row.words}",
        sender=sender,
        subject="Ticket 4711",
        message_id="<2@robots.example>",
        headers=[("In-Reply-To", row.message_id), ("References", row.message_id)],
    )
    [heard] = receive.hear(receive.keep([a_raw(mail, uid=2)], house), house)
    return heard


@pytest.mark.parametrize("sender", [ROBOT, TENANT])
def test_our_letter_sent_back_without_a_word_is_filed_and_asks_for_nothing(house: House, sender: str) -> None:
    heard = sent_back(house, sender=sender)
    assert (heard.decision.kind, heard.reference) == (Kind.AUTO_REPLY, "NH-26-0001")
    assert (dict(heard.decision.verdicts), heard.letters) == ({}, ())


def test_what_stands_above_it_is_heard(house: House) -> None:
    heard = sent_back(house, "I do not accept your answer.\n\n", sender=TENANT)
    assert heard.decision.kind is Kind.ESCALATION
    assert dict(heard.decision.verdicts) == {"escalation": "yes"}
