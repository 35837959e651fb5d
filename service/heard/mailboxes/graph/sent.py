"""A letter of ours, found again whatever the server did to its Message-ID; exchange.py says how."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from heard.mail.threads.message_ids import message_id as one_id
from heard.mailboxes.exchange import PROPERTY, PROPERTY_SET
from heard.mailboxes.graph.connection import Connection, members, quoted

OUR_ID = f"String {{{PROPERTY_SET}}} Name {PROPERTY}"
EXPANDED = f"singleValueExtendedProperties($filter=id eq {quoted(OUR_ID)})"
FIELDS = "id,internetMessageId,isDraft,createdDateTime,lastModifiedDateTime,toRecipients,ccRecipients,bccRecipients"


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


def left_as(copies: Iterable[Mapping[str, Any]]) -> str | None:
    """Return the Message-ID under which a letter left, as one of its copies has it."""
    return next((given for each in copies if (given := one_id(str(each.get("internetMessageId") or "")))), None)
