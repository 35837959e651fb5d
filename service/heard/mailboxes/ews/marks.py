"""Marks on messages: a category, added to those that officers give them, perhaps at this moment."""

from __future__ import annotations

from typing import Any

from heard.errors import MailboxError
from heard.mailboxes.ews import elements
from heard.mailboxes.ews.connection import GONE, Connection, Refused
from heard.mailboxes.ews.elements import categories, change_key, children, element, field, local, shape

CONFLICTS = 3  # times in a row that others may change a message while we add to it
CHANGED_MEANWHILE = frozenset({"ErrorIrresolvableConflict", "ErrorStaleObject", "ErrorChangeKeyRequired"})
# What an update may be of; anything else is an Item to it (types.xsd, SetItemFieldType).
KINDS = frozenset({
    "Message", "CalendarItem", "Contact", "DistributionList", "MeetingMessage", "MeetingRequest", "MeetingResponse",
    "MeetingCancellation", "Task", "PostItem",
})  # fmt: skip


def categorise(connection: Connection, item_id: str, category: str) -> None:
    """Add a category to those a message has; one that is gone is left alone.

    Left to resolve a conflict itself the server lets the last writer win, without a word.
    """
    for _ in range(CONFLICTS):
        item = _item(connection, item_id)
        had = categories(item) if item is not None else []
        if item is None or category.casefold() in {each.casefold() for each in had}:
            return
        try:
            connection.one("UpdateItem", _update(item, [*had, category]))
            return
        except Refused as error:
            if error.code in GONE:
                return
            if error.code not in CHANGED_MEANWHILE:
                raise
    raise MailboxError(f"{connection.where}: others keep changing a message that was to be marked.")


def _item(connection: Connection, item_id: str) -> Any:
    question = element("m:GetItem", shape(field("item:Categories")), elements.items([item_id]))
    try:
        answer = connection.one("GetItem", question)
    except Refused as error:
        if error.code in GONE:
            return None
        raise
    return next(children(answer, "m:Items"), None)


def _update(item: Any, wanted: list[str]) -> Any:
    kind = local(item) if local(item) in KINDS else "Item"
    strings = element("t:Categories", *(element("t:String", text=each) for each in wanted))
    change = element(
        "t:ItemChange",
        element("t:ItemId", Id=elements.id_of(item), ChangeKey=change_key(item)),
        element("t:Updates", element("t:SetItemField", field("item:Categories"), element(f"t:{kind}", strings))),
    )
    return element(
        "m:UpdateItem", element("m:ItemChanges", change), ConflictResolution="NeverOverwrite",
        MessageDisposition="SaveOnly", SendMeetingInvitationsOrCancellations="SendToNone",
    )  # fmt: skip
