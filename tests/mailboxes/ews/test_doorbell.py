"""Waiting for mail on an Exchange Server: it may ring, and need not."""

from __future__ import annotations

import time
from datetime import timedelta

import pytest

from heard.mailboxes.ews.connection import Connection
from heard.mailboxes.ews.doorbell import Doorbell
from mailboxes.contract import InThread, heard, letter, subjects
from mailboxes.ews.fake import PASSWORD, USER, Cut, Says
from mailboxes.ews.place import EwsPlace
from rig import until


def test_one_stream_serves_many_waits(place: EwsPlace) -> None:
    mailbox = place.watch()
    heard(mailbox)
    for name in ("one", "two", "three"):
        waiting = InThread(mailbox)
        until(lambda: place.server.streams == 1)
        place.put(letter(name))
        assert waiting.ended_within(5)
        assert subjects(heard(mailbox)) == [name]
    assert place.server.operations_asked().count("Subscribe") == 1


def test_where_streaming_does_not_work_the_folder_is_asked_every_so_often(place: EwsPlace) -> None:
    place.server.instead["Subscribe"].extend([Says("ErrorInvalidSubscriptionRequest")] * 9)
    mailbox = place.watch(timedelta(seconds=0.5))
    heard(mailbox)
    place.put(letter("one"))
    assert InThread(mailbox).ended_within(5)
    assert InThread(mailbox).ended_within(5)
    assert subjects(heard(mailbox)) == ["one"]


@pytest.mark.parametrize(
    "instead",
    [
        pytest.param(Cut(), id="cut"),
        pytest.param(Says("ErrorSubscriptionNotFound"), id="of a subscription the server has forgotten"),
        pytest.param(Says(body=b"nothing at all"), id="that is none"),
        pytest.param(Says(status=503), id="of a server that restarts"),
    ],
)
def test_after_a_stream_that_breaks_it_listens_anew(place: EwsPlace, instead: object) -> None:
    place.server.instead["GetStreamingEvents"].extend([instead, instead])
    bell = bell_of(place)
    until(lambda: place.server.streams == 1)
    bell.rung.clear()
    place.put(letter("one"))
    assert bell.rung.wait(5)
    bell.close()


def test_streams_that_end_at_once_are_asked_for_ever_more_rarely(place: EwsPlace) -> None:
    place.server.instead["GetStreamingEvents"].extend([Says(body=b" ")] * 1000)
    mailbox = place.watch(timedelta(seconds=1))
    heard(mailbox)
    assert InThread(mailbox).ended_within(5)
    assert place.server.operations_asked().count("GetStreamingEvents") < 3


def bell_of(place: EwsPlace, pause: float = 0.01) -> Doorbell:
    connection = Connection(endpoint=place.server.endpoint, user=USER, mailbox=place.server.mailbox, password=PASSWORD)
    return Doorbell(connection, place.exchange.well_known["inbox"], pause=pause)


def test_it_rings_when_it_begins_to_listen_and_not_at_signs_of_life(place: EwsPlace) -> None:
    place.server.beats = 0.02
    bell = bell_of(place)
    assert bell.rung.wait(5)
    until(lambda: place.server.streams == 1)
    bell.rung.clear()
    assert not bell.rung.wait(0.3)
    bell.close()


def test_where_the_server_forgets_who_listens_it_is_told_again(place: EwsPlace) -> None:
    bell = bell_of(place)
    until(lambda: place.server.streams == 1)
    place.server.operations.subscriptions.clear()
    until(lambda: place.server.streams == 2)
    assert place.server.operations_asked().count("Subscribe") == 2
    bell.close()


def test_the_server_keeps_nothing_for_one_that_listens_no_more(place: EwsPlace) -> None:
    place.server.instead["GetStreamingEvents"].extend([Cut(), Cut()])
    mailbox = place.watch(timedelta(seconds=0.2))
    bell = bell_of(place)
    until(lambda: place.server.streams == 1)
    assert len(place.server.operations.subscriptions) == 1
    bell.close()
    assert until(lambda: not place.server.operations.subscriptions, 5)
    heard(mailbox)
    mailbox.wait()
    mailbox.close()
    assert until(lambda: not place.server.operations.subscriptions, 5)


def test_streams_that_end_are_not_asked_for_without_a_pause(place: EwsPlace) -> None:
    place.server.beats, place.server.stream_ends_after = 0.1, 0.3
    bell = bell_of(place, pause=0.2)
    until(lambda: place.server.streams == 1)
    began = time.monotonic()
    until(lambda: place.server.streams == 3)
    assert time.monotonic() - began > 2 * (0.3 + 0.2)
    bell.close()


def test_after_stop_no_wait_begins(place: EwsPlace) -> None:
    mailbox = place.watch()
    mailbox.stop()
    assert InThread(mailbox).ended_within(1)
