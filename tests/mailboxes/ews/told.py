"""How the fake server tells of items and folders, and finds them: in the elements of Microsoft's schema."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from datetime import UTC, datetime
from email.message import EmailMessage
from typing import Any

from lxml import etree
from lxml.builder import ElementMaker

from mailboxes.ews.exchange import Exchange, Folder, Item

SOAP = "http://schemas.xmlsoap.org/soap/envelope/"
MESSAGES = "http://schemas.microsoft.com/exchange/services/2006/messages"
TYPES = "http://schemas.microsoft.com/exchange/services/2006/types"
ERRORS = "http://schemas.microsoft.com/exchange/services/2006/errors"
NS = {"s": SOAP, "m": MESSAGES, "t": TYPES}
T: Any = ElementMaker(namespace=TYPES, nsmap={"t": TYPES})
M: Any = ElementMaker(namespace=MESSAGES, nsmap={"m": MESSAGES, "t": TYPES})

BY_SMTP = ("Message", "MeetingRequest", "MeetingResponse", "MeetingMessage")


def key(uri: Any) -> str:
    """Return what a FieldURI or ExtendedFieldURI asks for, in one word."""
    if uri.get("FieldURI"):
        return str(uri.get("FieldURI"))
    if uri.get("PropertyTag"):
        return hex(int(uri.get("PropertyTag"), 0))
    return f"{uri.get('PropertySetId') or uri.get('DistinguishedPropertySetId')}/{uri.get('PropertyName')}"


def fields_of(question: Any) -> list[Any]:
    return list(question.xpath("*[contains(local-name(), 'Shape')]/t:AdditionalProperties/*", namespaces=NS))


def moment(at: datetime) -> str:
    return f"{at:%Y-%m-%dT%H:%M:%S.%f}000Z"


def value(item: Item, asked: str) -> str | None:
    """Return a property as text; None where the item has none."""
    plain = {
        "item:DateTimeReceived": moment(item.received_at),
        "message:InternetMessageId": item.message_id or None,
        "0x1035": item.message_id or None,
        "0x1090": "2" if item.flag else None,
        "0x7d": None if item.is_draft else item.head,
        "0xc1e": item.sender_kind,
        "0x64": item.sender_kind,
    }
    return plain[asked] if asked in plain else item.properties.get(asked)


def shown(item: Item, question: Any, *, rebuilds: bool) -> Any:
    """Return an item with what was asked of it, in the schema's order."""
    uris = fields_of(question)
    asked = {key(uri) for uri in uris}
    mail = item.mail
    made = etree.Element(f"{{{TYPES}}}{item.tag}", nsmap={"t": TYPES})
    if question.find("m:ItemShape/t:IncludeMimeContent", NS) is not None:
        mime = item.rebuilt() if rebuilds else item.content
        made.append(T.MimeContent(base64.b64encode(mime).decode(), CharacterSet="UTF-8"))
    made.append(T.ItemId(Id=item.id, ChangeKey=item.change))
    if "item:ItemClass" in asked:
        made.append(T.ItemClass(item.kind))
    if "item:Subject" in asked and mail["subject"] is not None:
        made.append(T.Subject(str(mail["subject"])))
    if "item:Body" in asked:
        made.append(T.Body(item.content.partition(b"\r\n\r\n")[2].decode("utf-8", "replace"), BodyType="Text"))
    if "item:DateTimeReceived" in asked and not item.is_draft:
        made.append(T.DateTimeReceived(moment(item.received_at)))
    if "item:Size" in asked:
        made.append(T.Size(str(len(item.content))))
    if "item:Categories" in asked and item.categories:
        made.append(T.Categories(*map(T.String, item.categories)))
    if "item:InternetMessageHeaders" in asked and not item.is_draft:
        made.append(T.InternetMessageHeaders(*_headers(item)))
    if "item:DateTimeSent" in asked:
        made.append(T.DateTimeSent(moment(item.received_at)))
    if "item:DateTimeCreated" in asked:
        made.append(T.DateTimeCreated(moment(item.received_at)))
    if "item:HasAttachments" in asked:
        made.append(T.HasAttachments(str(item.has_attachments).lower()))
    for uri in uris:
        if etree.QName(uri).localname == "ExtendedFieldURI" and (text := value(item, key(uri))) is not None:
            made.append(T.ExtendedProperty(T.ExtendedFieldURI(**dict(uri.attrib)), T.Value(text)))
    made.extend(_people(item, mail, asked))
    return made


def _headers(item: Item) -> list[Any]:
    raw = (line.partition(":") for line in item.head.replace("\r\n ", " ").split("\r\n") if ":" in line)
    return [T.InternetMessageHeader(text.strip(), HeaderName=name) for name, _, text in raw]


def _people(item: Item, mail: EmailMessage, asked: set[str]) -> list[Any]:
    if item.tag not in BY_SMTP:
        return []
    found = []
    if "message:Sender" in asked and (item.sent_by or mail["from"] is not None):
        found.append(T.Sender(T.Mailbox(T.EmailAddress(item.sent_by)) if item.sent_by else _sender(item, mail)))
    for name, uri in (("To", "message:ToRecipients"), ("Cc", "message:CcRecipients")):
        if uri in asked and mail[name] is not None:
            found.append(T(f"{name}Recipients", *map(_mailbox, mail[name].addresses)))
    if "message:From" in asked and mail["from"] is not None:
        found.append(T.From(_sender(item, mail)))
    if "message:InternetMessageId" in asked and item.message_id:
        found.append(T.InternetMessageId(item.message_id))
    return found


def _sender(item: Item, mail: EmailMessage) -> Any:
    if item.sender_entry:
        return T.Mailbox(T.Name(mail["from"].addresses[0].display_name), T.EmailAddress(item.sender_entry))
    return _mailbox(mail["from"].addresses[0])


def _mailbox(person: Any) -> Any:
    return T.Mailbox(T.Name(person.display_name), T.EmailAddress(person.addr_spec), T.RoutingType("SMTP"))


def shown_folder(exchange: Exchange, folder: Folder) -> Any:
    made = T(folder.tag, T.FolderId(Id=folder.id, ChangeKey="AQ=="))
    if folder.parent:
        made.append(T.ParentFolderId(Id=folder.parent, ChangeKey="AQ=="))
    if folder.kind is not None:
        made.append(T.FolderClass(folder.kind))
    made.append(T.DisplayName(folder.name))
    made.append(T.TotalCount(str(len(exchange.lying_in(folder.id)))))
    return made


def fits(item: Item, restriction: Any) -> bool:
    """Say whether an item is as a restriction wants it."""
    name = etree.QName(restriction).localname
    if name in ("And", "Or"):
        return (all if name == "And" else any)(fits(item, each) for each in restriction)
    uri, wanted = restriction[0], restriction.find("t:FieldURIOrConstant/t:Constant", NS).get("Value")
    has = value(item, key(uri))
    if has is None:
        return False
    if name == "IsEqualTo":
        return has.casefold() == wanted.casefold()
    assert name == "IsGreaterThanOrEqualTo", name
    return item.received_at >= datetime.fromisoformat(wanted).astimezone(UTC)


def page(question: Any, view: str, found: Sequence[Any], at_most: int) -> tuple[Sequence[Any], dict[str, str]]:
    """Return a page of what was found, and what its RootFolder says of it."""
    asked = question.find(f"m:{view}", NS)
    offset, most = int(asked.get("Offset")), min(int(asked.get("MaxEntriesReturned")), at_most)
    end = min(offset + most, len(found))
    is_last = end >= len(found)
    return found[offset:end], {
        "IndexedPagingOffset": str(end), "TotalItemsInView": str(len(found)),
        "IncludesLastItemInRange": "true" if is_last else "false",
    }  # fmt: skip
