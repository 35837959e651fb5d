"""Those filters, and only those, that the fake server understands; and messages as Graph shows them."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from mailboxes.graph.office import Folder, Message, Office

STRING = r"'((?:[^']|'')*)'"
CONDITIONS = [
    (re.compile(r"receivedDateTime ge (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)"),
     lambda message, since: message.received_at is not None and message.received_at >= datetime.fromisoformat(since)),
    (re.compile(rf"flag/flagStatus eq {STRING}"), lambda message, status: message.flag == status),
    (re.compile(rf"categories/any\(c:c eq {STRING}\)"), lambda message, name: name in message.categories),
    (re.compile(rf"internetMessageId eq {STRING}"), lambda message, name: message.message_id == name),
    (re.compile(rf"singleValueExtendedProperties/Any\(ep: ep/id eq {STRING} and ep/value eq {STRING}\)"),
     lambda message, name, value: message.properties.get(name) == value),
]  # fmt: skip
EXPANDED = re.compile(rf"singleValueExtendedProperties\(\$filter=id eq {STRING}\)")


class NotUnderstood(Exception):
    """A filter this server would not know."""


def fits(where: str, message: Message) -> bool:
    at = 0
    while at < len(where):
        for pattern, holds in CONDITIONS:
            if found := pattern.match(where, at):
                if not holds(message, *[each.replace("''", "'") for each in found.groups()]):
                    return False
                at = found.end()
                break
        else:
            raise NotUnderstood(where[at:])
        if at < len(where):
            if not where.startswith(" and ", at):
                raise NotUnderstood(where[at:])
            at += len(" and ")
    return True


def shown(message: Message, name: str, query: dict[str, str]) -> dict[str, Any]:
    """Return a message as JSON, with the properties that were asked for.

    name  what it is called to who asks
    """
    head = message.head
    whole: dict[str, Any] = {
        "subject": message.subject, "receivedDateTime": moment(message.received_at),
        "createdDateTime": moment(message.created_at), "lastModifiedDateTime": moment(message.changed_at),
        "body": message.body, "hasAttachments": any(message.head_and_body.iter_attachments()),
        "isDraft": message.is_draft, "isRead": message.is_read, "categories": message.categories,
        "flag": {"flagStatus": message.flag}, "internetMessageId": message.message_id,
        "parentFolderId": message.folder, "changeKey": message.etag[3:-1], "importance": "normal",
        "toRecipients": message.recipients("To"), "ccRecipients": message.recipients("Cc"),
        "bccRecipients": message.recipients("Bcc"), "from": next(iter(message.recipients("From")), None),
        "internetMessageHeaders": [{"name": key, "value": str(value)} for key, value in head.items()]
        if message.has_headers else [],
    }  # fmt: skip
    wanted = query["$select"].split(",") if "$select" in query else [*whole.keys() - {"internetMessageHeaders"}]
    found = {"@odata.etag": message.etag, "id": name} | {key: whole[key] for key in wanted if key != "id"}
    if "$expand" in query:
        asked = EXPANDED.fullmatch(query["$expand"])
        if asked is None:
            raise NotUnderstood(query["$expand"])
        if asked[1] in message.properties:
            found["singleValueExtendedProperties"] = [{"id": asked[1], "value": message.properties[asked[1]]}]
    return found


def moment(when: datetime | None) -> str | None:
    return when.isoformat().replace("+00:00", "Z") if when else None


def shown_folder(office: Office, folder: Folder, query: dict[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": folder.id, "displayName": folder.name, "isHidden": False,
        "childFolderCount": sum(each.parent == folder.id for each in office.folders.values()),
        "totalItemCount": sum(each.folder == folder.id for each in office.messages.values()),
    }  # fmt: skip
    found = {"id": folder.id} | {key: found[key] for key in query.get("$select", ",".join(found)).split(",")}
    return found | ({"@odata.type": "#microsoft.graph.mailSearchFolder"} if folder.is_search else {})
