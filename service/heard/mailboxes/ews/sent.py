"""A letter of ours, found again whatever the server did to its Message-ID; exchange.py says how."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from heard.mail.threads.message_ids import message_id as one_id
from heard.mailboxes.ews.connection import Connection
from heard.mailboxes.ews.elements import children, element, equal, extended, field, said, shape, tag, well_known
from heard.mailboxes.exchange import PROPERTY, PROPERTY_SET


def _our_id() -> Any:
    return element("t:ExtendedFieldURI", PropertySetId=PROPERTY_SET, PropertyName=PROPERTY, PropertyType="String")


def _internet_id() -> Any:
    return tag("0x1035", "String")  # PR_INTERNET_MESSAGE_ID


def ids_of_ours(message_id: str) -> tuple[Any, Any]:
    """Return what a letter is given: its Message-ID where Exchange keeps it, and where only we look."""
    # As the element InternetMessageId it is silently dropped by some servers, and refused by others.
    return extended(_internet_id(), message_id), extended(_our_id(), message_id)


def letters_in(connection: Connection, folder: str, message_id: str, *, only_ours: bool = False) -> Sequence[Any]:
    """Return what lies in a folder under this Message-ID of ours: by our property, or by the Message-ID itself.

    folder     its well-known name
    only_ours  by our property alone
    """
    wanted = equal(_our_id(), message_id)
    if not only_ours:
        wanted = element("t:Or", wanted, equal(_internet_id(), message_id))
    question = element(
        "m:FindItem",
        shape(field("message:InternetMessageId")),
        element("m:IndexedPageItemView", MaxEntriesReturned="10", Offset="0", BasePoint="Beginning"),
        element("m:Restriction", wanted),
        element("m:ParentFolderIds", well_known(folder, connection.mailbox)),
        Traversal="Shallow",
    )
    return list(children(connection.one("FindItem", question), "m:RootFolder/t:Items"))


def left_as(copies: Iterable[Any]) -> str | None:
    """Return the Message-ID under which a letter left, as one of its copies has it."""
    return next((given for each in copies if (given := one_id(said(each, "t:InternetMessageId")))), None)
