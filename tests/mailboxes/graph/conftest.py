"""A mailbox of the fake server; what was said to it, and what it said, has to be as Microsoft's metadata has it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mailboxes.graph.fake import FakeGraph
from mailboxes.graph.office import Office
from mailboxes.graph.place import GraphPlace, a_place


@pytest.fixture
def place() -> Iterator[GraphPlace]:
    with a_place() as place:
        yield place


@pytest.fixture
def graph(place: GraphPlace) -> FakeGraph:
    return place.graph


@pytest.fixture
def office(place: GraphPlace) -> Office:
    return place.office
