"""Messages that the server lists and does not give."""

from __future__ import annotations

import logging
import threading
from datetime import timedelta

import pytest

from heard.errors import MailboxError, MailboxUnreachable, SignInRefused
from heard.mail.message import RawMessage
from heard.mail.parse import parse
from heard.mailboxes import Cursor
from mailboxes.contract import LONG_AGO, heard, letter, subjects
from mailboxes.graph.answers import Asked
from mailboxes.graph.fake import FakeGraph
from mailboxes.graph.office import Office
from mailboxes.graph.place import GraphPlace
from rig import until

AT_ONCE = timedelta(0)


@pytest.fixture(autouse=True)
def _three(place: GraphPlace) -> None:
    place.put(letter("one"), letter("two"), letter("three"))


def cursor(message: RawMessage) -> Cursor:
    return Cursor(message.uidvalidity, message.uid, message.sync_state)


def trouble(place: GraphPlace, status: int, code: str, *, with_properties: bool = False, times: int = 5) -> None:
    """Have the server fail on the second message."""
    where = place.office.find("two").id + ("" if with_properties else ".*value")
    place.graph.trouble(status, code, on=where, times=times, **{"Retry-After": "0"})


@pytest.mark.parametrize(
    "status, code, times",
    [
        pytest.param(400, "ErrorInvalidRequest", 1, id="refused"),
        pytest.param(403, "ErrorAccessDenied", 1, id="forbidden"),
        pytest.param(404, "ErrorItemNotFound", 1, id="said to be gone"),
        pytest.param(404, "MailboxInfoStale", 1, id="not found"),
        pytest.param(404, "ResourceNotFound", 1, id="no mailbox all of a sudden"),
        pytest.param(500, "ErrorInternalServerError", 1, id="failed"),
        pytest.param(503, "ErrorServerBusy", 5, id="busy"),
    ],
)
class TestForAMoment:
    def test_keeps_no_other_back_and_is_read_at_the_next_look(
        self, place: GraphPlace, status: int, code: str, times: int
    ) -> None:
        trouble(place, status, code, times=times)
        mailbox = place.watch()
        first = heard(mailbox)
        assert subjects(first) == ["one", "three"]
        [two] = heard(mailbox, cursor(first[-1]))
        assert subjects([two]) == ["two"]
        assert (first[-1].sync_state, bool(two.sync_state)) == (None, True)

    def test_is_told_of_again_to_a_life_after_this_one(
        self, place: GraphPlace, status: int, code: str, times: int
    ) -> None:
        trouble(place, status, code, times=times)
        last = heard(place.watch())[-1]
        assert "two" in subjects(heard(place.watch(), cursor(last)))


def test_two_that_never_come_keep_nobody_else_back(place: GraphPlace) -> None:
    for name in ("one", "two"):
        place.graph.trouble(503, "ErrorServerBusy", on=place.office.find(name).id, times=50, **{"Retry-After": "0"})
    mailbox = place.watch()
    with pytest.raises(MailboxUnreachable):
        heard(mailbox)  # two in a row: it may be the server
    assert subjects(heard(mailbox)) == ["three"]


def test_a_server_that_forbids_all_is_trouble_with_the_sign_in(place: GraphPlace) -> None:
    place.graph.trouble(403, "ErrorAccessDenied", on=".*value", times=9)
    with pytest.raises(SignInRefused):
        heard(place.watch())


class TestForGood:
    def test_one_signed_as_a_whole_is_heard_from_what_the_server_says_of_it(
        self, place: GraphPlace, office: Office
    ) -> None:
        office.find("two").cannot_be_converted = True
        messages = heard(place.watch())
        assert subjects(messages) == ["one", "two", "three"]
        two = parse(messages[1].content)
        assert two.message_id == "<two@btmail.example>"
        assert two.senders[0].address == "sioned.prys@btmail.example"
        assert two.own_words.startswith("[The mail server does not give this mail as it came.")
        assert two.own_words.endswith("There is damp in the hall.")
        assert messages[-1].sync_state

    def test_so_is_one_that_never_went_over_the_wire(self, place: GraphPlace, office: Office) -> None:
        two = office.find("two")
        two.cannot_be_converted, two.has_headers = True, False
        told = parse(heard(place.watch(patience=AT_ONCE))[1].content)
        assert (told.message_id, told.subject) == ("<two@btmail.example>", "two")
        assert [(each.name, each.address) for each in told.senders] == [("Sioned Prys", "sioned.prys@btmail.example")]
        assert [each.address for each in told.to] == ["complaints@northgate.example"]

    def test_many_in_a_row_keep_nobody_back(self, place: GraphPlace, office: Office) -> None:
        place.put(*[letter(f"signed {n}") for n in range(4)], letter("last"))
        for each in list(office.messages.values()):
            each.cannot_be_converted = each.subject.startswith("signed")
        names = [*("one", "two", "three"), *(f"signed {n}" for n in range(4)), "last"]
        assert subjects(heard(place.watch())) == names, "and are heard at once, for it will not be otherwise tomorrow"

    @pytest.mark.parametrize("status, code", [(400, "ErrorInvalidRequest"), (500, "ErrorInternalServerError")])
    def test_one_of_which_nothing_can_be_told_is_left_out_and_named(
        self, place: GraphPlace, caplog: pytest.LogCaptureFixture, status: int, code: str
    ) -> None:
        trouble(place, status, code, with_properties=True, times=2)
        mailbox = place.watch(patience=AT_ONCE)
        messages = heard(mailbox)
        assert subjects(messages) == ["one", "three"]
        assert messages[-1].sync_state
        assert [record.message for record in caplog.records if record.levelno == logging.WARNING] == [
            "message not given"
        ]
        assert "two" in [held.subject for held in mailbox.held("INBOX", LONG_AGO)[1]]

    def test_one_that_is_said_to_be_gone_and_has_properties_is_heard(self, place: GraphPlace) -> None:
        trouble(place, 404, "ErrorItemNotFound")
        assert subjects(heard(place.watch(patience=AT_ONCE))) == ["one", "two", "three"]

    def test_one_that_is_gone_is_left_out_without_a_word(
        self, place: GraphPlace, graph: FakeGraph, caplog: pytest.LogCaptureFixture
    ) -> None:
        def an_officer(asked: Asked) -> None:
            if asked.line.endswith("$value") and len(place.office.messages) == 3:
                place.take_away("two")

        graph.meanwhile = an_officer
        assert subjects(heard(place.watch(patience=AT_ONCE))) == ["one", "three"]
        assert caplog.records == []


class TestTheServerItself:
    def test_is_out_of_reach_where_two_in_a_row_fail(self, place: GraphPlace, graph: FakeGraph) -> None:
        graph.trouble(502, "", on="value", times=2)
        mailbox = place.watch()
        with pytest.raises(MailboxUnreachable, match=r"failed \(502\)"):
            heard(mailbox)
        assert subjects(heard(mailbox)) == ["one", "two", "three"]

    def test_two_that_fail_with_one_between_them_are_their_own_trouble(
        self, place: GraphPlace, graph: FakeGraph
    ) -> None:
        for name in ("one", "three"):
            graph.trouble(502, "", on=f"{place.office.find(name).id}.*value")
        mailbox = place.watch()
        assert subjects(heard(mailbox)) == ["two"]
        assert subjects(heard(mailbox)) == ["one", "three"]

    def test_that_does_not_take_our_tokens_any_more_is_no_messages_trouble(self, place: GraphPlace) -> None:
        trouble(place, 401, "InvalidAuthenticationToken", times=2)
        with pytest.raises(SignInRefused):
            heard(place.watch())

    def test_that_is_busy_when_we_stop_has_given_nothing_that_was_not_read(
        self, place: GraphPlace, graph: FakeGraph, caplog: pytest.LogCaptureFixture
    ) -> None:
        graph.trouble(
            429, "ApplicationThrottled", on=f"{place.office.find('three').id}.*value", **{"Retry-After": "50"}
        )
        mailbox = place.watch(patience=AT_ONCE)
        messages: list[RawMessage] = []
        reading = threading.Thread(target=lambda: messages.extend(heard(mailbox)))
        reading.start()
        until(lambda: sum(line.endswith("value") for line in graph.lines()) == 3, 5)
        mailbox.stop()
        reading.join(2)
        assert not reading.is_alive()
        assert [each.sync_state for each in messages if each.sync_state] == []
        assert caplog.records == []


class TestOneAskedForAlone:
    def fetch(self, place: GraphPlace) -> list[str]:
        mailbox = place.watch()
        _, held = mailbox.held("INBOX", LONG_AGO)
        return subjects(mailbox.fetch([each.uid for each in held]))

    def test_is_told_of_at_once_where_it_is_refused_for_good(self, place: GraphPlace, office: Office) -> None:
        office.find("two").cannot_be_converted = True
        assert self.fetch(place) == ["one", "two", "three"]

    @pytest.mark.parametrize("is_gone", [True, False])
    def test_is_left_out_where_it_is_gone_and_not_only_said_to_be(self, place: GraphPlace, is_gone: bool) -> None:
        trouble(place, 404, "ErrorItemNotFound", with_properties=is_gone)
        assert self.fetch(place) == ["one", *([] if is_gone else ["two"]), "three"]

    @pytest.mark.parametrize(
        "status, code, with_properties",
        [
            pytest.param(404, "MailboxInfoStale", False, id="not found just now"),
            pytest.param(500, "ErrorInternalServerError", False, id="failed"),
            pytest.param(403, "ErrorAccessDenied", True, id="forbidden altogether"),
        ],
    )
    def test_is_an_error_where_it_may_come_yet(
        self, place: GraphPlace, status: int, code: str, with_properties: bool
    ) -> None:
        trouble(place, status, code, with_properties=with_properties)
        with pytest.raises(MailboxError, match=str(status)):
            self.fetch(place)
