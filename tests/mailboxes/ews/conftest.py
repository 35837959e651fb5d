"""The fake Exchange Server; what was said to it, and what it said, has to be as Microsoft's schema has it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mailboxes.ews.fake import FakeExchange
from mailboxes.ews.place import EwsPlace, EwsWay


@pytest.fixture
def server() -> Iterator[FakeExchange]:
    with FakeExchange() as server:
        yield server
    assert server.wrong == []


@pytest.fixture
def place(server: FakeExchange) -> Iterator[EwsPlace]:
    place = EwsPlace(server)
    yield place
    place.close()


@pytest.fixture(params=[False, True], ids=["keeps Message-IDs", "gives Message-IDs of its own"])
def way(place: EwsPlace, request: pytest.FixtureRequest) -> Iterator[EwsWay]:
    place.exchange.gives_ids = request.param
    way = EwsWay(place)
    yield way
    way.close()
