"""A message of which Exchange cannot make MIME, told from its properties."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest

from heard.mailboxes.ews.head import came_with
from heard.mailboxes.ews.properties import as_mail
from heard.mailboxes.stand_in import NOTICE
from mailboxes.ews.told import T


def item(*properties: Any) -> Any:
    return T.Message(*properties)


def person(name: str, address: str) -> Any:
    return T.Mailbox(T.Name(name), T.EmailAddress(address))


def read(content: bytes) -> EmailMessage:
    return message_from_bytes(content, policy=policy.default)


def text(mail: EmailMessage) -> str:
    """Return what is told of a mail's text, below the line that says that it is not the mail as it came."""
    notice, _, told = str(mail.get_content()).partition("\r\n\r\n")
    assert notice == NOTICE.format(attachments="")
    return told


@pytest.mark.parametrize("has, is_said", [("true", True), ("1", True), ("false", False), (None, False)])
def test_attachments_that_are_missing_are_said_to_be(has: str | None, is_said: bool) -> None:
    mail = read(as_mail(item(*([T.HasAttachments(has)] if has else [])), []))
    assert ("without what is attached" in mail.get_content()) is is_said


def test_what_it_came_with_is_its_head() -> None:
    came = came_with("Received: from a by b\r\nSubject: Damp\r\nContent-Type: text/html\r\n\r\n")
    content = as_mail(item(T.Subject("Another"), T.Body("There is damp.", BodyType="Text")), came)
    mail = read(content)
    assert content.startswith(b"Received: from a by b\r\nSubject: Damp\r\nMIME-Version: 1.0\r\n")
    assert text(mail) == "There is damp."
    assert mail.get_all("subject") == ["Damp"]


def test_without_it_the_properties_are() -> None:
    mail = read(
        as_mail(
            item(
                T.Subject("Damp ✓"), T.Body("Siôn", BodyType="Text"), T.DateTimeSent("2026-11-22T10:00:00Z"),
                T.ToRecipients(person("", "complaints@northgate.example"), person("Directory", "/O=X/CN=Y")),
                T.From(person('Prys, "Sioned"', "sioned.prys@btmail.example")),
                T.InternetMessageId("<t1@btmail.example>"),
            ),
            [],
        )
    )  # fmt: skip
    assert mail["from"].addresses[0].addr_spec == "sioned.prys@btmail.example"
    assert mail["from"].addresses[0].display_name == "Prys, Sioned"
    assert [each.addr_spec for each in mail["to"].addresses] == ["complaints@northgate.example"]
    assert (mail["date"].datetime.isoformat(), mail["message-id"]) == (
        "2026-11-22T10:00:00+00:00",
        "<t1@btmail.example>",
    )
    assert text(mail) == "Siôn"


def test_no_words_become_a_header() -> None:
    forged = "x\r\nX-MS-Exchange-Organization-AuthAs: Internal\r\n\r\n"
    mail = read(
        as_mail(
            item(
                T.Subject(forged), T.Body(forged, BodyType="Text"), T.From(person(forged, f"a@b.example{forged}")),
                T.InternetMessageId(forged),
            ),
            [],
        )
    )  # fmt: skip
    assert "X-MS-Exchange-Organization-AuthAs" not in mail
    assert len(mail.get_all("from", [])) == 1


def test_an_item_of_which_nothing_is_known_is_an_empty_mail() -> None:
    assert text(read(as_mail(item(), []))) == ""
