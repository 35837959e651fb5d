"""A house that one shape after another comes to, with a wire its letters leave by."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from senders import Wire

from builders import LANDLORD, MAILBOX, POLICY, MovedClock, a_house, a_mail, a_raw
from heard.daemon import receive
from heard.daemon.house import House
from heard.daemon.receive import Heard
from heard.daemon.send import Door, Post
from heard.mail.message import RawMessage
from heard.mail.parse import parse
from heard.reports.cases import list_of_cases, one_case
from heard.reports.outbox import list_of_letters

FIRST = "NH-26-0001"
SECOND = "NH-26-0002"
GIVEN_BY_EXCHANGE = "<LO9P123MB7002EE0011223344@LO9P123MB7002.GBRP123.PROD.OUTLOOK.example>"


@dataclass
class Place:
    """A house, its post, and how to look into it."""

    house: House
    wire: Wire = field(default_factory=Wire)
    heard: int = 0

    def hear(self, content: bytes, *, folder: str = "INBOX", **more: Any) -> Heard:
        """Let one mail come and be heard; it is the only one that is new."""
        self.heard += 1
        raw: RawMessage = a_raw(content, uid=self.heard, folder=folder, **more)
        [heard] = receive.hear(receive.keep([raw], self.house), self.house)
        assert heard.problem is None
        return heard

    def send(self) -> int:
        """Send what waits; return how many letters left."""
        return Post(self.house, {MAILBOX: Door(self.wire, None)}).drain()

    def letters(self) -> list[dict[str, Any]]:
        with self.house.store.reading() as connection:
            return list(list_of_letters(connection))

    def letter_names(self) -> list[str]:
        return [letter["name"] for letter in self.letters()]

    def sealed(self) -> bytes:
        """Return the first letter as it left."""
        with self.house.store.reading() as connection:
            content = connection.exec_driver_sql("SELECT content FROM letters ORDER BY id").scalars().first()
        assert isinstance(content, bytes)
        return content

    def letter_id(self) -> str:
        return str(parse(self.sealed()).message_id)

    def cases(self) -> list[str]:
        with self.house.store.reading() as connection:
            return [case["reference"] for case in list_of_cases(connection)]

    def case(self, reference: str = FIRST) -> dict[str, Any]:
        with self.house.store.reading() as connection:
            return one_case(connection, reference, self.house.now())

    def clocks(self, reference: str = FIRST) -> list[tuple[str, str]]:
        """Return each clock's name with how it stands."""
        return [(clock["clock"], clock["state"]) for clock in self.case(reference)["clocks"]]


def a_place(
    tmp_path: Path, *, authserv_id: str | None = None, alias: str | None = None, journal: bool = False
) -> Place:
    """Return a house that has heard nothing yet.

    authserv_id  what the landlord's own server calls itself in its verdicts
    alias        the Message-ID the server gives each letter in place of ours
    journal      whether the mailbox gets journal reports
    """
    landlord = LANDLORD if authserv_id is None else replace(LANDLORD, authserv_ids={MAILBOX: authserv_id})
    house = a_house(tmp_path / "heard.db", now=MovedClock(), landlord=landlord, policy=POLICY)
    journals = frozenset({MAILBOX}) if journal else frozenset()
    return Place(replace(house, journals=journals), Wire(alias=alias))


def acknowledged(place: Place) -> Place:
    """Let a tenant's first complaint be heard and its acknowledgement leave."""
    assert place.hear(a_mail()).reference == FIRST
    assert place.send() == 1
    return place
