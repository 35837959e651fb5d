"""Messages read: as they came, or, where the server does not give that, told from their properties.

A folder was listed before any of its messages is asked for, so the server is there: what
fails then is most likely that one message's trouble, and keeps no other back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from email.utils import format_datetime
from typing import Any

from heard.errors import MailboxUnreachable
from heard.mailboxes.followed import Followed
from heard.mailboxes.graph.changes import Entry
from heard.mailboxes.graph.connection import Connection
from heard.mailboxes.graph.refusals import UNCONVERTED, Forbidden, Refused, Stopped
from heard.mailboxes.stand_in import stand_in

GONE = "erroritemnotfound"
# Said at times of a message that is there, and was listed a moment ago.
_GONE_FOR_SURE = timedelta(minutes=1)
FIELDS = "subject,from,toRecipients,internetMessageId,internetMessageHeaders,body,hasAttachments"


def each_read(
    connection: Connection, entries: Iterable[Entry], waiting: Followed[Entry]
) -> Iterator[tuple[Entry, bytes]]:
    """Yield messages with their bytes, without those that are gone or waited for.

    Raises MailboxUnreachable, or Forbidden, where so two in a row fail that were not known to: then it is the server.
    """
    out_of_reach = False
    for each in entries:
        content: bytes | None
        try:
            content = as_it_came(connection, each)
            out_of_reach = False
        except Stopped:
            raise
        except (Refused, Forbidden, MailboxUnreachable) as error:
            if not waiting.awaits(each.uid):
                of_the_server = isinstance(error, MailboxUnreachable | Forbidden)
                if out_of_reach and of_the_server:
                    waiting.doubt(each.uid)
                    raise
                out_of_reach = of_the_server
            at_most = _GONE_FOR_SURE if _is_gone(error) else None
            content = _told_if_it_can_be(connection, each) if _cannot_be_made(error) else None
            if content is None and waiting.waits_for(each.uid, error, at_most=at_most):
                continue
            content = content or _told_if_it_can_be(connection, each)
            if content is None:
                waiting.is_done_with(each.uid)
        if content is not None:
            yield each, content


def fetched(connection: Connection, each: Entry) -> bytes | None:
    """Return a message as it came; told from its properties where that is refused for good, None where it is gone."""
    try:
        return as_it_came(connection, each)
    except (Refused, Forbidden) as error:
        if isinstance(error, Refused) and error.status == 404 and not _is_gone(error):
            raise
        content = _told_if_it_can_be(connection, each)
        if content is None and not _is_gone(error):
            raise
        return content


def as_it_came(connection: Connection, each: Entry) -> bytes:
    return connection.content(f"{each.path}/$value")


def _is_gone(error: Exception) -> bool:
    return isinstance(error, Refused) and error.status == 404 and error.code == GONE


def _cannot_be_made(error: Exception) -> bool:
    """Say whether the server makes no MIME of the message, today as tomorrow."""
    return isinstance(error, Refused) and error.code in UNCONVERTED


def _told_if_it_can_be(connection: Connection, each: Entry) -> bytes | None:
    try:
        return _as_told(connection.get(each.path, {"$select": FIELDS}), each)
    except Stopped:
        raise
    except (Refused, Forbidden, MailboxUnreachable):
        return None


def _as_told(message: Mapping[str, Any], each: Entry) -> bytes:
    body = _object(message.get("body"))
    told = [_object(header) for header in message.get("internetMessageHeaders") or ()]
    otherwise = {
        "From": _written(message.get("from")),
        "To": ", ".join(filter(None, map(_written, message.get("toRecipients") or ()))),
        "Subject": str(message.get("subject") or ""),
        "Date": format_datetime(each.received_at),
        "Message-ID": str(message.get("internetMessageId") or ""),
    }
    return stand_in(
        [(str(header.get("name")), str(header.get("value"))) for header in told], otherwise,
        text=str(body.get("content") or ""), is_html=str(body.get("contentType")).lower() == "html",
        lacks_attachments=bool(message.get("hasAttachments")),
    )  # fmt: skip


def _written(recipient: object) -> str:
    """Return whom Graph names as a header has it; "" for nobody."""
    named = _object(_object(recipient).get("emailAddress"))
    address, name = str(named.get("address") or ""), str(named.get("name") or "")
    if not address or not name or name == address:
        return address
    return '"{}" <{}>'.format(name.replace("\\", "").replace('"', ""), address)


def _object(found: object) -> Mapping[str, Any]:
    return found if isinstance(found, dict) else {}
