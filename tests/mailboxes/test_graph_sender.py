"""Letters that leave through Microsoft Graph."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from heard.errors import LetterDelayed, LetterRefused, SenderUnreachable, SignInRefused
from heard.mailboxes.graph.sender import LARGEST
from mailboxes.graph.fake import FakeGraph
from mailboxes.graph.place import GraphPlace, a_place
from mailboxes.sender_contract import OURS, TENANT, SenderContract, a_letter, send
from rig import until


@pytest.fixture
def way() -> Iterator[GraphPlace]:
    with a_place() as place:
        yield place


@pytest.fixture
def graph(way: GraphPlace) -> FakeGraph:
    return way.graph


def made(graph: FakeGraph) -> int:
    return sum(line.startswith("POST") and line.endswith("/messages") for line in graph.lines())


class TestContract(SenderContract):
    pass


class TestDrafts:
    def test_one_a_crash_left_behind_is_sent_instead_of_a_second(self, way: GraphPlace, graph: FakeGraph) -> None:
        graph.cuts = "before"
        with pytest.raises(SenderUnreachable):
            send(way.sender(), "one")
        assert way.drafts() == 1
        send(way.sender(), "one")
        assert (made(graph), len(way.left()), way.drafts()) == (1, 1, 0)

    def test_one_that_could_not_be_marked_is_found_by_its_message_id(self, way: GraphPlace, graph: FakeGraph) -> None:
        way.office.keeps_message_ids = True
        graph.trouble(500, "ErrorInternalServerError", on="PATCH")
        with pytest.raises(SenderUnreachable):
            send(way.sender(), "one")
        send(way.sender(), "one")
        assert (made(graph), len(way.left()), way.drafts()) == (1, 1, 0)

    def test_one_that_a_person_addressed_to_others_is_theirs(self, way: GraphPlace, graph: FakeGraph) -> None:
        graph.cuts = "before"
        with pytest.raises(SenderUnreachable):
            send(way.sender(), "one")
        draft = way.office.find("one")
        draft.mime = draft.mime.replace(TENANT.encode(), b"press@x.example")
        send(way.sender(), "one")
        assert [to for to, _, _ in way.left()] == [TENANT]
        assert way.drafts() == 1

    def test_a_server_that_cannot_look_for_one_is_sent_the_letter_all_the_same(
        self, way: GraphPlace, graph: FakeGraph
    ) -> None:
        graph.trouble(400, "ErrorInvalidUrlQueryFilter", on="mailFolders/drafts")
        send(way.sender(), "one")
        assert len(way.left()) == 1


class TestTheServersOwnId:
    def test_is_none_where_it_kept_ours(self, way: GraphPlace) -> None:
        way.office.keeps_message_ids = True
        assert send(way.sender(), "one") is None

    def test_is_not_that_of_the_draft_which_is_still_shown(self, way: GraphPlace) -> None:
        way.office.shows_the_draft = True
        alias = send(way.sender(), "one")
        [(_, _, given)] = way.left()
        assert alias == given

    def test_is_not_waited_for_for_ever(self, way: GraphPlace) -> None:
        way.office.looks_until_copied = 9
        assert send(way.sender(), "one") is None
        mailbox = way.copies()
        [(_, _, given)] = way.left()
        assert until(lambda: mailbox.sent_as("<one@heard.northgate.example>"), 5) == given

    def test_trouble_after_the_letter_left_is_no_trouble_with_the_letter(
        self, way: GraphPlace, graph: FakeGraph
    ) -> None:
        graph.trouble(403, "ErrorAccessDenied", on="GET .*/messages/[^/]*$")
        assert send(way.sender(), "one") is None
        assert len(way.left()) == 1


class TestWhatCannotLeave:
    @pytest.mark.parametrize("on", ["POST .*/messages$", "send$"], ids=["the draft", "the sending"])
    @pytest.mark.parametrize(
        "status, code, error, told",
        [
            pytest.param(400, "ErrorInvalidRecipients", LetterRefused, "400 ErrorInvalidRecipients", id="the address"),
            pytest.param(413, "ErrorMessageSizeExceeded", LetterRefused, "413", id="the size"),
            pytest.param(403, "ErrorSendAsDenied", SignInRefused, "may not send as this mailbox", id="the sender"),
            pytest.param(403, "ErrorAccessDenied", SignInRefused, "Grant the app", id="the app"),
            pytest.param(409, "ErrorIrresolvableConflict", LetterDelayed, "tried again", id="a conflict"),
            pytest.param(404, "ErrorItemNotFound", LetterDelayed, "tried again", id="a draft somebody took away"),
            pytest.param(403, "ErrorQuotaExceeded", SenderUnreachable, "ErrorQuotaExceeded", id="a full mailbox"),
            pytest.param(500, "ErrorInternalServerError", SenderUnreachable, "500", id="a failure"),
        ],
    )
    def test_and_why(
        self, way: GraphPlace, graph: FakeGraph, on: str, status: int, code: str, error: type[Exception], told: str
    ) -> None:
        graph.trouble(status, code, on=on)
        sender = way.sender()
        with pytest.raises(error, match=told) as refusal:
            send(sender, "one")
        assert "@" not in str(refusal.value)
        assert "\n" not in str(refusal.value)
        assert way.left() == []
        send(sender, "two")
        assert len(way.left()) == 1

    def test_a_letter_from_another_mailbox_is_the_letters_fault(self, way: GraphPlace, graph: FakeGraph) -> None:
        graph.trouble(403, "ErrorSendAsDenied", on="send$")
        letter = a_letter("one").replace(OURS.encode(), b"repairs@northgate.example")
        with pytest.raises(LetterRefused, match="from another address"):
            send(way.sender(), "one", letter=letter)
        assert way.drafts() == 0

    def test_a_letter_over_3_mb_never_reaches_the_server(self, way: GraphPlace, graph: FakeGraph) -> None:
        letter = a_letter("one")
        largest = letter + b"x" * (LARGEST - len(letter))
        with pytest.raises(LetterRefused, match="up to 3 MB"):
            send(way.sender(), "one", letter=largest + b"x")
        assert graph.asked == []
        send(way.sender(), "one", letter=largest)
        assert len(way.left()) == 1


class TestTheServer:
    def test_a_token_that_expires_between_draft_and_sending_costs_nothing(
        self, way: GraphPlace, graph: FakeGraph
    ) -> None:
        graph.trouble(401, "InvalidAuthenticationToken", on="send$")
        send(way.sender(), "one")
        assert len(way.left()) == 1

    def test_one_that_is_busy_is_asked_again(self, way: GraphPlace, graph: FakeGraph) -> None:
        graph.trouble(429, "ApplicationThrottled", on="send$", times=2, **{"Retry-After": "0"})
        send(way.sender(), "one")
        assert len(way.left()) == 1

    def test_one_that_is_busy_for_long_keeps_no_other_letter_waiting(self, way: GraphPlace, graph: FakeGraph) -> None:
        graph.trouble(429, "ApplicationThrottled", **{"Retry-After": "40"})
        with pytest.raises(SenderUnreachable, match="left alone for 40 s"):
            send(way.sender(), "one")

    def test_one_that_fails_while_it_sends_leaves_a_doubt(self, way: GraphPlace, graph: FakeGraph) -> None:
        graph.trouble(503, "ErrorServerBusy", on="send$", times=2, **{"Retry-After": "0"})
        with pytest.raises(SenderUnreachable, match="may or may not have left"):
            send(way.sender(), "one")
        assert sum(line.endswith("send") for line in graph.lines()) == 1

    def test_nobody_at_the_port(self, way: GraphPlace) -> None:
        way.graph._server.server_close()
        with pytest.raises(SenderUnreachable):
            way.sender().check()

    def test_check_tells_of_a_sign_in_that_is_refused(self, way: GraphPlace) -> None:
        way.tokens.has_consent = False
        with pytest.raises(SignInRefused):
            way.sender().check()
