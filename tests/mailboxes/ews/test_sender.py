"""Letters leave by a mailbox on an Exchange Server."""

from __future__ import annotations

from typing import Any

import pytest

from heard.errors import (
    LetterDelayed,
    LetterRefused,
    MailboxError,
    MailboxUnreachable,
    SenderUnreachable,
    SignInRefused,
)
from mailboxes.contract import heard, subjects
from mailboxes.ews.fake import Busy, FakeTokens, Says
from mailboxes.ews.place import EwsWay
from mailboxes.sender_contract import SenderContract, a_letter, send


class TestSenderContract(SenderContract):
    pass


def test_a_letter_keeps_the_headers_that_exchange_has_no_property_for(way: EwsWay) -> None:
    send(way.sender(), "one")
    [(_, content, _)] = way.left()
    assert b"\r\nAuto-Submitted: auto-replied\r\n" in content


def test_its_copy_lies_in_the_sent_items_of_the_mailbox(way: EwsWay) -> None:
    send(way.sender(), "one")
    assert subjects(heard(way.place.watch(folder="Sent Items"))) == ["one"]


def test_letters_are_not_copied_a_second_time(way: EwsWay) -> None:
    with pytest.raises(MailboxError, match="keeps copies of letters itself"):
        way.copies().keep_sent(a_letter("one"))


def test_a_draft_that_somebody_changed_after_a_crash_is_not_what_leaves(way: EwsWay) -> None:
    way.break_at_the_next("before")
    with pytest.raises(SenderUnreachable):
        send(way.sender(), "one")
    [draft] = way.place.exchange.lying_in(way.place.exchange.well_known["drafts"])
    draft.content = draft.content.replace(b"We have your complaint.", b"We do not care.")
    send(way.sender(), "one")
    [(_, content, _)] = way.left()
    assert b"We have your complaint." in content
    assert way.drafts() == 0


def test_a_busy_server_is_asked_to_send_again_and_sends_once(way: EwsWay) -> None:
    way.server.instead["SendItem"].append(Busy(10))
    send(way.sender(), "one")
    assert len(way.left()) == 1


MALFORMED = (
    b'<SOAP:Envelope xmlns:SOAP="http://schemas.xmlsoap.org/soap/envelope/"><SOAP:Body><m:SendItemResponse xmlns:m='
    b'"http://schemas.microsoft.com/exchange/services/2006/messages"><m:Responses/></m:SendItemResponse></SOAP:Body>'
    b"</SOAP:Envelope>"
)


@pytest.mark.parametrize(
    ("operation", "instead", "error", "what"),
    [
        pytest.param("SendItem", Says("ErrorSendAsDenied"), SignInRefused, "Send As", id="not as this sender"),
        pytest.param("SendItem", Says("ErrorInvalidRecipients"), LetterRefused, "ErrorInvalid", id="no such recipient"),
        pytest.param("SendItem", Says("ErrorMessageSizeExceeded"), LetterRefused, "ErrorMessage", id="too large"),
        pytest.param("SendItem", Says("ErrorInternalServerError"), LetterDelayed, "may or may not", id="a doubt"),
        pytest.param("SendItem", Says("ErrorSubmissionQuotaExceeded"), LetterDelayed, "may or", id="too many letters"),
        pytest.param("SendItem", Says(body=MALFORMED), LetterDelayed, "may or may not", id="a broken answer"),
        pytest.param("SendItem", Says(status=503), SenderUnreachable, "may or may not", id="busy while sending"),
        pytest.param("SendItem", Says("ErrorMailboxStoreUnavailable"), SenderUnreachable, "may or", id="the store"),
        pytest.param("CreateItem", Says("ErrorQuotaExceeded"), LetterDelayed, "tried again", id="the mailbox is full"),
        pytest.param("CreateItem", Says(status=503), SenderUnreachable, "503", id="busy before"),
        pytest.param("CreateItem", Says("ErrorAccessDenied"), SignInRefused, "Full Access", id="no right"),
    ],
)
def test_a_letter_that_is_not_sent_says_why_and_is_not_sent_twice(
    way: EwsWay, operation: str, instead: Any, error: type[Exception], what: str
) -> None:
    way.server.instead[operation].append(instead)
    with pytest.raises(error, match=what) as caught:
        send(way.sender(), "one")
    assert "@" not in str(caught.value)
    assert way.left() == []
    assert way.server.operations_asked().count("SendItem") <= 1
    # The draft of one that may have left is thrown away by the next try.
    assert way.drafts() == (1 if "may or" in what else 0)


def test_a_token_that_ends_between_draft_and_sending_sends_once(way: EwsWay) -> None:
    tokens = FakeTokens(way.server)
    sender = way.sender(password="", tokens=tokens)
    sender.check()
    way.server.tokens.clear()
    send(sender, "one")
    assert len(way.left()) == 1


def test_where_no_token_can_be_had_no_letter_leaves(way: EwsWay) -> None:
    class Gone(FakeTokens):
        def token(self) -> str:
            raise MailboxUnreachable("login.example: no answer in time.")

    with pytest.raises(SenderUnreachable, match=r"login\.example: no answer"):
        send(way.sender(password="", tokens=Gone(way.server)), "one")
    assert way.left() == []


def test_check_says_what_is_missing(way: EwsWay) -> None:
    del way.place.exchange.well_known["drafts"]
    with pytest.raises(SenderUnreachable, match="no folder for drafts"):
        way.sender().check()


def test_a_letter_leaves_by_another_mailbox_than_the_users_own(way: EwsWay) -> None:
    way.server.mailbox = way.server.operations.mailbox = "shared@northgate.example"
    send(way.sender(), "one")
    assert len(way.left()) == 1
    assert way.copies().sent_as("<one@heard.northgate.example>")


def test_a_letter_that_left_by_another_way_is_found_by_its_message_id(way: EwsWay) -> None:
    way.place.exchange.deliver(a_letter("one"), "sentitems")
    assert way.copies().sent_as("<one@heard.northgate.example>") == "<one@heard.northgate.example>"


def test_where_there_are_no_sent_items_there_is_no_telling(way: EwsWay) -> None:
    del way.place.exchange.well_known["sentitems"]
    assert way.copies().sent_as("<one@heard.northgate.example>") is None
