"""The XML of Exchange Web Services: what is asked is built here, what is answered is read here.

Built as elements, never as text, so nothing that stands in a value can become part of the
question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from exchangelib.util import create_element, ns_translation, safe_xml_value

NAMESPACES = {prefix: ns_translation[prefix] for prefix in ("m", "t")}
NO_ERROR = "NoError"

_PATH = re.compile(r"([mt]):")


def full(path: str) -> str:
    """Return a path of names with their namespaces: "t:From/t:Mailbox"."""
    return _PATH.sub(lambda found: f"{{{NAMESPACES[found[1]]}}}", path)


def element(name: str, *within: Any, text: str | None = None, **attributes: str) -> Any:
    """Return an element; `text` loses what XML cannot carry."""
    made = create_element(name, nsmap=NAMESPACES)
    for key, value in attributes.items():
        made.set(key, safe_xml_value(value))
    made.extend(within)
    if text is not None:
        made.text = safe_xml_value(text)
    return made


# What is asked for


def field(uri: str) -> Any:
    return element("t:FieldURI", FieldURI=uri)


def tag(number: str, kind: str) -> Any:
    """Name a property by its MAPI tag: "0x1090"."""
    return element("t:ExtendedFieldURI", PropertyTag=number, PropertyType=kind)


def shape(*fields: Any, kind: str = "Item", mime: bool = False, text: bool = False) -> Any:
    """Return which properties are to come with the id of each item or folder."""
    parts = [element("t:BaseShape", text="IdOnly")]
    if mime:
        parts.append(element("t:IncludeMimeContent", text="true"))
    if text:
        parts.append(element("t:BodyType", text="Text"))
    if fields:
        parts.append(element("t:AdditionalProperties", *fields))
    return element(f"m:{kind}Shape", *parts)


def well_known(name: str, mailbox: str) -> Any:
    """Name a folder by what it is for, in a mailbox that may be another's than who signs in."""
    return element("t:DistinguishedFolderId", element("t:Mailbox", element("t:EmailAddress", text=mailbox)), Id=name)


def folder(folder_id: str) -> Any:
    return element("t:FolderId", Id=folder_id)


def items(ids: Sequence[str]) -> Any:
    return element("m:ItemIds", *(element("t:ItemId", Id=each) for each in ids))


def equal(what: Any, value: str) -> Any:
    return element("t:IsEqualTo", what, element("t:FieldURIOrConstant", element("t:Constant", Value=value)))


def not_before(what: Any, moment: datetime) -> Any:
    constant = element("t:Constant", Value=f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}")
    return element("t:IsGreaterThanOrEqualTo", what, element("t:FieldURIOrConstant", constant))


def extended(what: Any, value: str) -> Any:
    return element("t:ExtendedProperty", what, element("t:Value", text=value))


# What is answered


def said(within: Any, path: str) -> str:
    """Return the text at a path, "" where there is none."""
    found = within.find(full(path))
    return (found.text or "") if found is not None else ""


def id_of(within: Any, name: str = "t:ItemId") -> str:
    found = within.find(full(name))
    return (found.get("Id") or "") if found is not None else ""


def change_key(within: Any) -> str:
    found = within.find(full("t:ItemId"))
    return (found.get("ChangeKey") or "") if found is not None else ""


def categories(item: Any) -> list[str]:
    return [each.text or "" for each in item.iterfind(full("t:Categories/t:String"))]


def property_tagged(within: Any, number: int) -> str | None:
    """Return the value of a property asked for by its MAPI tag; None where the item has none."""
    for each in within.iterfind(full("t:ExtendedProperty")):
        uri = each.find(full("t:ExtendedFieldURI"))
        if uri is not None and _number(uri.get("PropertyTag")) == number:
            return said(each, "t:Value")
    return None


def _number(written: str | None) -> int | None:
    try:
        return int(written or "", 0)
    except ValueError:
        return None


def children(within: Any, path: str) -> Iterator[Any]:
    """Yield the elements in the one at a path; comments are none."""
    found = within.find(full(path))
    for each in found if found is not None else ():
        if isinstance(each.tag, str):
            yield each


def local(each: Any) -> str:
    """Return an element's name without its namespace."""
    return str(each.tag).rpartition("}")[2]


def moment(text: str) -> datetime | None:
    """Return an xs:dateTime, in UTC; one without a zone is UTC, as Exchange means it."""
    try:
        read = datetime.fromisoformat(text)
        return (read if read.tzinfo else read.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
