"""What the server tells of a folder, in its odd ways."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from heard.mail.message import RawMessage
from heard.mailboxes import Cursor
from mailboxes.contract import heard, letter, subjects
from mailboxes.graph.answers import Asked
from mailboxes.graph.fake import FakeGraph
from mailboxes.graph.office import Office
from mailboxes.graph.place import GraphPlace


def cursor(message: RawMessage) -> Cursor:
    return Cursor(message.uidvalidity, message.uid, message.sync_state)


@pytest.mark.parametrize(
    "received_at",
    [
        pytest.param(None, id="none"),
        pytest.param(datetime(1, 1, 1, tzinfo=UTC), id="no date of .NET's"),
        pytest.param(datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=1))), id="before the first year"),
        pytest.param(datetime(1601, 1, 1, tzinfo=UTC), id="no date of MAPI's"),
        pytest.param(datetime(4501, 1, 1, tzinfo=UTC), id="no date of Outlook's"),
    ],
)
def test_a_message_received_at_no_time_came_when_its_record_was_made(
    place: GraphPlace, office: Office, received_at: datetime | None
) -> None:
    place.put(letter("one"), letter("two"))
    one = office.find("one")
    one.received_at, one.created_at = received_at, datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
    assert {each.received_at for each in heard(place.watch())} == {one.created_at, office.find("two").received_at}


@pytest.mark.parametrize("after_a_restart", [False, True])
def test_many_messages_marked_by_an_officer_are_looked_up_only_where_nothing_is_known_of_them(
    place: GraphPlace, graph: FakeGraph, office: Office, after_a_restart: bool
) -> None:
    office.tells_only_the_change = True
    place.put(*[letter(f"{n:02d}") for n in range(30)])
    mailbox = place.watch()
    last = heard(mailbox)[-1]
    for number in range(30):
        office.mark(f"{number:02d}", category="Red")
    before = len(graph.asked)
    if after_a_restart:
        assert len(heard(place.watch(), cursor(last))) == 30
        return
    assert heard(mailbox, cursor(last)) == []
    assert len(graph.asked) - before == 1


def test_one_of_which_a_change_is_told_and_that_is_gone_by_then_is_left_out(
    place: GraphPlace, graph: FakeGraph, office: Office
) -> None:
    office.tells_only_the_change = True
    place.put(letter("one"), letter("two"))
    last = heard(place.watch())[-1]
    office.mark("one", category="Red")
    place.put(letter("three"))
    one = office.find("one").id

    def an_officer(asked: Asked) -> None:
        if asked.path[-1] == one:
            place.take_away("one")

    graph.meanwhile = an_officer
    assert subjects(heard(place.watch(), cursor(last))) == ["three"]


def test_one_that_was_moved_elsewhere_is_not_heard_as_of_this_folder(place: GraphPlace, office: Office) -> None:
    place.put(letter("one"), letter("two"))
    last = heard(place.watch())[-1]
    office.move("one", office.add_folder("Done"))
    assert heard(place.watch(), cursor(last)) == []


def test_pages_are_asked_for_as_large_as_they_come(place: GraphPlace, graph: FakeGraph) -> None:
    heard(place.watch())
    [first] = [each for each in graph.asked if each.path[-1] == "delta"]
    assert "odata.maxpagesize=500" in first.headers["prefer"]
