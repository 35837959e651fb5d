"""A letter of ours, found again whatever the server did to its Message-ID.

Exchange may give letters Message-IDs of its own; a named property that only we set stays with
the draft and with the copy that is kept of what was sent (MS-OXPROPS, 1.2: named properties).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from heard.mailboxes.ews.connection import Connection
from heard.mailboxes.ews.elements import children, element, equal, extended, field, shape, tag, well_known


def _our_id() -> Any:
    return element(
        "t:ExtendedFieldURI", PropertySetId="5b0c7f0e-93a1-4d6c-8c57-2f7d1e6a9b34", PropertyName="HeardMessageId",
        PropertyType="String",
    )  # fmt: skip


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
