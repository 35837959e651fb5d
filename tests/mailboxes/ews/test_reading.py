"""What a message on an Exchange Server holds, and what the server makes of it."""

from __future__ import annotations

from email import message_from_bytes, policy

import pytest

from heard.errors import MailboxError
from heard.mail.format.headers import read_head
from mailboxes.contract import heard, letter, subjects
from mailboxes.ews.place import EwsPlace


def test_headers_that_the_server_lost_in_rebuilding_are_there(place: EwsPlace) -> None:
    place.server.operations.rebuilds = True
    given = b"Authentication-Results: dmarc=pass\r\nAuto-Submitted: auto-replied\r\nX-Case: 7\r\n" + letter("one")
    place.put(given)
    [message] = heard(place.watch())
    headers, _ = read_head(message.content, 0, len(message.content))
    names = [name for name, _ in headers.in_order]
    assert names[:4] == ["received", "authentication-results", "auto-submitted", "x-case"]
    assert headers.first("message-id") == "<one@btmail.example>"
    assert message.content.endswith(b"There is damp in the hall.\r\n")


@pytest.mark.parametrize("code", ["ErrorContentConversionFailed", "ErrorMimeContentConversionFailed"])
def test_a_message_the_server_cannot_make_mime_of_is_told_from_its_properties(place: EwsPlace, code: str) -> None:
    place.put(letter("one"), letter("two"))
    place.exchange.find("one").no_mime = code
    one, two = heard(place.watch())
    mail = message_from_bytes(one.content, policy=policy.default)
    assert (mail["subject"], mail["message-id"]) == ("one", "<one@btmail.example>")
    assert mail.get_content().strip() == "There is damp in the hall."
    assert subjects([two]) == ["two"]


def test_a_failure_that_may_pass_is_waited_for_before_properties_serve(place: EwsPlace) -> None:
    place.put(letter("one"))
    place.exchange.find("one").no_mime = "ErrorInternalServerError"
    mailbox = place.watch()
    for _ in range(2):
        with pytest.raises(MailboxError, match="ErrorInternalServerError"):
            heard(mailbox)
    [message] = heard(mailbox)
    assert b"Subject: one\r\n" in message.content


def test_one_that_the_server_fails_on_altogether_keeps_the_rest_waiting_twice_and_no_longer(place: EwsPlace) -> None:
    place.put(letter("one"), letter("two"))
    place.exchange.find("one").no_mime = "ErrorItemCorrupt"
    mailbox = place.watch()
    for _ in range(2):
        with pytest.raises(MailboxError, match="ErrorItemCorrupt"):
            heard(mailbox)
    assert subjects(heard(mailbox)) == ["two"]
