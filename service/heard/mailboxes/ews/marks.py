"""Marks on messages: a category, added to those that officers give them, perhaps at this moment."""

from __future__ import annotations

from typing import Any

from heard.errors import MailboxError
from heard.mailboxes.ews import elements
from heard.mailboxes.ews.connection import GONE, Connection
from heard.mailboxes.ews.elements import change_key, children, element, field, full, local, shape

CONFLICTS = 3  # times in a row that others may change a message while we add to it
CHANGED_MEANWHILE = frozenset({"ErrorIrresolvableConflict", "ErrorStaleObject", "ErrorChangeKeyRequired"})
# What an update may be of; anything else is an Item to it (types.xsd, SetItemFieldType).
KINDS = frozenset({"Message", "MeetingMessage", "MeetingRequest", "MeetingResponse", "MeetingCancellation", "PostItem"})


def categorise(connection: Connection, item_id: str, category: str) -> None:
    """Add a category to those a message has; one that is gone is left alone.

    Left to resolve a conflict itself the server lets the last writer win, without a word.
    """
    for _ in range(CONFLICTS):
        item = _item(connection, item_id)
        had = [each.text or "" for each in item.iterfind(full("t:Categories/t:String"))] if item is not None else []
        if item is None or category.casefold() in {each.casefold() for each in had}:
            return
        [answer] = connection.ask("UpdateItem", _update(item, [*had, category]))
        if answer.is_right or answer.code in GONE:
            return
        if answer.code not in CHANGED_MEANWHILE:
            raise connection.refused("UpdateItem", answer.code)
    raise MailboxError(f"{connection.where}: others keep changing a message that was to be marked.")


def _item(connection: Connection, item_id: str) -> Any:
    question = element("m:GetItem", shape(field("item:Categories")), elements.items([item_id]))
    [answer] = connection.ask("GetItem", question)
    if answer.code in GONE:
        return None
    if not answer.is_right:
        raise connection.refused("GetItem", answer.code)
    return next(children(answer.element, "m:Items"), None)


def _update(item: Any, categories: list[str]) -> Any:
    kind = local(item) if local(item) in KINDS else "Item"
    strings = element("t:Categories", *(element("t:String", text=each) for each in categories))
    change = element(
        "t:ItemChange",
        element("t:ItemId", Id=elements.id_of(item), ChangeKey=change_key(item)),
        element("t:Updates", element("t:SetItemField", field("item:Categories"), element(f"t:{kind}", strings))),
    )
    return element(
        "m:UpdateItem", element("m:ItemChanges", change), ConflictResolution="NeverOverwrite",
        MessageDisposition="SaveOnly", SendMeetingInvitationsOrCancellations="SendToNone",
    )  # fmt: skip
