"""A letter of ours, found again whatever the server did to its Message-ID.

Exchange gives letters Message-IDs of its own; a named property that only we set stays with
the draft and with the copy that is kept of what was sent (MS-OXPROPS, 1.2: named properties).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from heard.mailboxes.graph.connection import Connection, members, quoted

OUR_ID = "String {5b0c7f0e-93a1-4d6c-8c57-2f7d1e6a9b34} Name HeardMessageId"
EXPANDED = f"singleValueExtendedProperties($filter=id eq {quoted(OUR_ID)})"
FIELDS = "id,isDraft,toRecipients,ccRecipients,bccRecipients"


def with_our_id(message_id: str) -> dict[str, Any]:
    """Return what a message is given so that it can be found again."""
    return {"singleValueExtendedProperties": [{"id": OUR_ID, "value": message_id}]}


def our_id(message: Mapping[str, Any]) -> str | None:
    """Return the Message-ID we gave a letter, from a message listed with EXPANDED."""
    values = message.get("singleValueExtendedProperties") or ()
    return next(
        (str(each.get("value")) for each in values if str(each.get("id")).casefold() == OUR_ID.casefold()), None
    )


def letters_in(connection: Connection, folder: str, message_id: str) -> Sequence[dict[str, Any]]:
    """Return what lies in a folder under this Message-ID of ours: by our property, else by the Message-ID itself.

    folder  its well-known name
    """
    ours = f"singleValueExtendedProperties/Any(ep: ep/id eq {quoted(OUR_ID)} and ep/value eq {quoted(message_id)})"
    for where in (ours, f"internetMessageId eq {quoted(message_id)}"):
        page = connection.get(f"mailFolders/{folder}/messages", {"$filter": where, "$select": FIELDS, "$top": "2"})
        if found := members(page):
            return found
    return []
