"""One request to a server that is slow, busy, odd or out of sorts."""

from __future__ import annotations

import itertools
import time
from collections.abc import Mapping
from contextlib import closing
from datetime import timedelta
from typing import Any

import pytest

from heard.errors import MailboxError, MailboxUnreachable, SenderUnreachable, SignInRefused
from heard.mailboxes.graph.connection import MOST_PAGES, Connection
from mailboxes.contract import heard, letter, subjects
from mailboxes.graph.answers import Asked
from mailboxes.graph.fake import FakeGraph
from mailboxes.graph.place import GraphPlace
from mailboxes.sender_contract import send
from rig import free_port


def connection(place: GraphPlace, kind: type[Connection] = Connection, **other: Any) -> Connection:
    settings: dict[str, Any] = {
        "base": place.graph.base, "user": place.graph.user, "tokens": place.tokens,
        "unreachable": MailboxUnreachable, "patience": 5.0,
    }  # fmt: skip
    return kind(**settings | other)


class Pages(Connection):
    """Gives pages of which each leads to another."""

    links: itertools.cycle[int] | itertools.count[int] = itertools.count()

    def get(self, path: str, params: Mapping[str, str] | None = None, *, prefer: str = "") -> dict[str, Any]:
        return {"@odata.nextLink": f"http://{self.where}/v1.0/{next(self.links)}"}


class InACircle(Pages):
    links = itertools.cycle([1, 2, 3])


class TestPages:
    def test_in_a_circle_come_to_an_end(self, place: GraphPlace) -> None:
        with pytest.raises(MailboxError, match="in a circle"):
            list(connection(place, InACircle).pages("x", None))

    def test_without_an_end_come_to_one(self, place: GraphPlace) -> None:
        with pytest.raises(MailboxError, match="it was not followed"):
            list(connection(place, Pages).pages("x", None))
        assert next(Pages.links) > MOST_PAGES

    def test_are_not_followed_any_more_once_we_stop(self, place: GraphPlace, graph: FakeGraph) -> None:
        place.put(*[letter(f"{n}") for n in range(20)])
        graph.a_page = 1
        mailbox = place.watch()

        def stop_soon(asked: Asked) -> None:
            if len(graph.asked) == 4:
                mailbox.stop()

        graph.meanwhile = stop_soon
        assert heard(mailbox) == []
        assert len(graph.asked) == 4


class TestAnAnswer:
    def test_that_comes_drop_by_drop_is_none(self, place: GraphPlace, graph: FakeGraph) -> None:
        place.put(letter("one"))
        graph.drips = 1, 0.05
        began = time.monotonic()
        asking = connection(place, answer_within=timedelta(seconds=0.3))
        with closing(asking), pytest.raises(MailboxUnreachable, match="no answer in time"):
            asking.get("mailFolders/inbox")
        assert time.monotonic() - began < 2

    def test_may_take_longer_the_more_it_holds(self, place: GraphPlace, graph: FakeGraph) -> None:
        place.put(letter("one", size=30_000))
        graph.drips = 1_000, 0.02
        with closing(connection(place, answer_within=timedelta(seconds=0.3))) as asking:
            assert len(asking.content(f"messages/{place.office.find('one').id}/$value")) > 30_000

    @pytest.mark.parametrize("said", [b"[]", b'"x"', b"<html>", b""])
    def test_that_is_no_object_is_not_graphs(self, place: GraphPlace, graph: FakeGraph, said: bytes) -> None:
        graph.says_instead = said
        with pytest.raises(MailboxUnreachable, match="something else than Microsoft Graph"):
            heard(place.watch())


class TestLeavingAlone:
    def test_what_a_server_asks_for_with_one_request_adds_up(self, place: GraphPlace, graph: FakeGraph) -> None:
        graph.trouble(429, "ApplicationThrottled", times=9, **{"Retry-After": "1"})
        asking = connection(place, patience=1.5)
        with closing(asking), pytest.raises(MailboxUnreachable, match="asks to be left alone for 1 s"):
            asking.get("mailFolders/inbox")
        assert len(graph.asked) == 2

    def test_what_it_asks_for_after_a_letter_that_may_have_left_is_kept_too(
        self, place: GraphPlace, graph: FakeGraph
    ) -> None:
        graph.trouble(503, "ErrorServerBusy", on="send$", **{"Retry-After": "60"})
        sender = place.sender()
        with pytest.raises(SenderUnreachable, match="may or may not have left"):
            send(sender, "one")
        asked = len(graph.asked)
        with pytest.raises(SenderUnreachable, match=r"left alone for (60|59) s"):
            send(sender, "two")
        assert len(graph.asked) == asked


class TestWhereItGoes:
    def test_a_host_in_any_letters_is_that_host(self, place: GraphPlace, graph: FakeGraph) -> None:
        place.put(letter("one"))
        graph.next_links_to = graph.base.replace("127.0.0.1", "localhost")
        assert subjects(heard(place.watch(base=graph.next_links_to.replace("localhost", "LocalHost")))) == ["one"]

    def test_no_proxy_leads_to_this_very_machine(self, place: GraphPlace, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{free_port()}")
        place.put(letter("one"))
        assert subjects(heard(place.watch())) == ["one"]


class TestTheMailbox:
    def test_that_is_not_found_all_of_a_sudden_is_most_likely_there(self, place: GraphPlace, graph: FakeGraph) -> None:
        mailbox = place.watch()
        heard(mailbox)
        graph.trouble(404, "ResourceNotFound", on="delta")
        with pytest.raises(MailboxUnreachable, match=r"failed \(404 ResourceNotFound\)"):
            heard(mailbox)
        place.put(letter("one"))
        assert subjects(heard(mailbox)) == ["one"]

    @pytest.mark.parametrize(
        "status, code, told",
        [
            (404, "ErrorInvalidUser", "Correct address in heard.toml, or user where it is given."),
            (404, "MailboxNotEnabledForRESTAPI", "Is it still on your own servers?"),
            (403, "ErrorAccessDenied", "may not enter the mailbox"),
            (401, "NoPermissionsInAccessToken", "Check tenant and client"),
        ],
    )
    def test_that_does_not_let_us_in(
        self, place: GraphPlace, graph: FakeGraph, status: int, code: str, told: str
    ) -> None:
        graph.trouble(status, code, times=2)
        with pytest.raises(SignInRefused, match=code) as refusal:
            heard(place.watch())
        assert told in str(refusal.value)
        # With consent in Entra the app could enter every mailbox there is.
        assert "consent" not in str(refusal.value).replace("Nothing is to be consented to in Entra.", "")
        assert status == 404 or "roles Application Mail.ReadWrite and Application Mail.Send" in str(refusal.value)
