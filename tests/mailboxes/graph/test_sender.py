"""Letters that leave through Microsoft Graph."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from heard.errors import LetterDelayed, LetterRefused, SenderUnreachable, SignInRefused
from heard.mailboxes.graph.sender import LARGEST
from mailboxes.graph.answers import Asked, Said
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

    def test_do_not_pile_up_where_they_cannot_be_marked(self, way: GraphPlace, graph: FakeGraph) -> None:
        graph.trouble(500, "ErrorInternalServerError", on="PATCH", times=3)
        for _ in range(3):
            with pytest.raises(SenderUnreachable):
                send(way.sender(), "one")
        assert (made(graph), way.drafts()) == (3, 0)

    def test_one_that_may_not_be_marked_leaves_without_a_mark(
        self, way: GraphPlace, graph: FakeGraph, caplog: pytest.LogCaptureFixture
    ) -> None:
        graph.trouble(400, "ErrorInvalidExtendedProperty", on="PATCH")
        alias = send(way.sender(), "one")
        assert [given for _, _, given in way.left()] == [alias]
        assert [record.message for record in caplog.records] == ["letter not marked"]

    @pytest.mark.parametrize(
        "old, new",
        [
            pytest.param(TENANT, "press@x.example", id="addressed to others"),
            pytest.param("We have your complaint.", "This tenant is a pest.", id="rewritten"),
        ],
    )
    def test_one_that_a_person_wrote_in_is_theirs(self, way: GraphPlace, graph: FakeGraph, old: str, new: str) -> None:
        graph.cuts = "before"
        with pytest.raises(SenderUnreachable):
            send(way.sender(), "one")
        way.office.edit(way.office.find("one"), old, new)
        send(way.sender(), "one")
        [(to, content, _)] = way.left()
        assert (to, way.drafts()) == (TENANT, 1)
        assert b"We have your complaint." in content

    def test_what_lies_among_them_and_is_none_is_not_sent(self, way: GraphPlace) -> None:
        send(way.sender(), "one")
        way.office.move("one", way.office.folder_id("drafts"))
        send(way.sender(), "one")
        assert len(way.left()) == 2

    def test_a_recipient_may_be_shown_under_another_address_of_theirs(self, way: GraphPlace) -> None:
        way.graph.shown_as = {TENANT: "s.prys@btmail.example"}
        send(way.sender(), "one")
        assert [to for to, _, _ in way.left()] == [TENANT]

    def test_a_server_that_cannot_look_for_one_is_sent_the_letter_all_the_same(
        self, way: GraphPlace, graph: FakeGraph
    ) -> None:
        graph.trouble(400, "ErrorInvalidUrlQueryFilter", on="mailFolders/drafts")
        send(way.sender(), "one")
        assert len(way.left()) == 1


class TestOneThatLeftBeforeItWasRefused:
    """A first request to send outlives its answer; a second one finds that there is nothing to send."""

    @pytest.fixture
    def slow(self, way: GraphPlace) -> Callable[[int, str], None]:
        def slow(status: int, code: str) -> None:
            def leave_first(asked: Asked) -> None:
                if asked.line.endswith("/send"):
                    way.graph.meanwhile = None
                    way.office.send(way.office.find("one"))
                    raise Said(status, code)

            way.graph.meanwhile = leave_first

        return slow

    @pytest.mark.parametrize(
        "status, code", [(400, "ErrorInvalidOperation"), (404, "ErrorItemNotFound"), (409, "ErrorIrresolvableConflict")]
    )
    def test_has_left_and_its_copy_stays(
        self, way: GraphPlace, slow: Callable[[int, str], None], status: int, code: str
    ) -> None:
        way.office.looks_until_copied = 0
        slow(status, code)
        alias = send(way.sender(), "one")
        assert [given for _, _, given in way.left()] == [alias]
        assert way.copies().sent_as("<one@heard.northgate.example>") == alias

    def test_is_in_doubt_while_there_is_no_telling(self, way: GraphPlace, slow: Callable[[int, str], None]) -> None:
        way.office.looks_until_copied = 2
        slow(400, "ErrorInvalidOperation")
        with pytest.raises(LetterDelayed, match="may or may not have left"):
            send(way.sender(), "one")
        [(_, _, given)] = way.left()
        assert until(lambda: way.copies().sent_as("<one@heard.northgate.example>"), 5) == given


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
            pytest.param(403, "ErrorAccessDenied", SignInRefused, "Application Mail.Send", id="the app"),
            pytest.param(409, "ErrorIrresolvableConflict", LetterDelayed, "tried again", id="a conflict"),
            pytest.param(412, "ErrorIrresolvableConflict", LetterDelayed, "tried again", id="a change at that moment"),
            pytest.param(408, "RequestTimeout", SenderUnreachable, "408", id="a time-out"),
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

    def test_a_letter_to_somebody_else_is_the_letters_fault(self, way: GraphPlace) -> None:
        with pytest.raises(LetterRefused, match="addressed to others"):
            send(way.sender(), "one", letter=a_letter("one", to="other@x.example"))
        assert (way.left(), way.drafts()) == ([], 0)

    def test_nor_does_one_leave_that_the_server_addresses_to_nobody(self, way: GraphPlace) -> None:
        way.graph.shown_as = {TENANT: ""}
        with pytest.raises(LetterRefused, match="addressed to others"):
            send(way.sender(), "one")
        assert (way.left(), way.drafts()) == ([], 0)

    def test_a_sender_is_the_same_in_any_letters(self, way: GraphPlace, graph: FakeGraph) -> None:
        graph.trouble(403, "ErrorSendAsDenied", on="send$")
        with pytest.raises(SignInRefused, match="may not send as this mailbox"):
            send(way.sender(), "one", letter=a_letter("one").replace(OURS.encode(), OURS.upper().encode()))

    def test_an_app_that_may_read_and_not_send_leaves_no_drafts(self, way: GraphPlace, graph: FakeGraph) -> None:
        graph.trouble(403, "ErrorAccessDenied", on="send$", times=3)
        sender = way.sender()
        for name in ("one", "two", "three"):
            with pytest.raises(
                SignInRefused, match=r"may not send \(403 ErrorAccessDenied\).* role Application Mail\.Send"
            ):
                send(sender, name)
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
