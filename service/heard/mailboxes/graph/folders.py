"""What the server calls its folders.

A folder has an id that never changes, a name that people change, and, where the server
knows what it is for, a well-known name that is the same in every language.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote

from heard.mailboxes import Found, found_among
from heard.mailboxes.graph.connection import Connection
from heard.mailboxes.graph.refusals import Refused

SENT = "sentitems"
NOT_MAIL = ("drafts", "outbox")
SEARCH_FOLDER = "#microsoft.graph.mailSearchFolder"  # shows what lies in other folders
FIELDS = {"$select": "displayName,childFolderCount,totalItemCount", "$top": "100"}
DEEPEST = 30  # folders in folders; a tree that leads in a circle must end


def named(connection: Connection, asked: str) -> Found:
    """Return the folder a person named, in any letters.

    Besides its very path: the folder of sent mail under any name such folders have.
    Raises MailboxError with the nearest name where there is none.
    """
    if asked.upper() == "INBOX":
        return Found(str(connection.get("mailFolders/inbox", {"$select": "id"}).get("id")), "INBOX")
    return found_among(listing(connection), asked, where=connection.where)


def listing(connection: Connection) -> Sequence[Found]:
    """Return every folder that people see, those below others among them."""
    known = {found: name for name in ("inbox", SENT, *NOT_MAIL) if (found := well_known(connection, name))}
    return list(_below(connection, known, "mailFolders", "", DEEPEST))


def _below(connection: Connection, known: dict[str, str], path: str, above: str, deepest: int) -> Iterator[Found]:
    for folder in connection.all(path, FIELDS):
        its_id, shown = str(folder.get("id")), str(folder.get("displayName"))
        purpose = known.get(its_id, "")
        name = "INBOX" if purpose == "inbox" else above + shown
        is_mail = purpose not in NOT_MAIL and folder.get("@odata.type") != SEARCH_FOLDER
        yield Found(its_id, name, _count(folder, "totalItemCount"), purpose == SENT, is_mail)
        if _count(folder, "childFolderCount") and deepest:
            below = f"mailFolders/{segment(its_id)}/childFolders"
            yield from _below(connection, known, below, f"{name}/", deepest - 1)


def _count(folder: dict[str, Any], key: str) -> int:
    number = folder.get(key)
    return number if isinstance(number, int) else 0


def well_known(connection: Connection, name: str) -> str | None:
    """Return the id of the folder that has this well-known name; None where the mailbox has none."""
    try:
        return str(connection.get(f"mailFolders/{name}", {"$select": "id"}).get("id"))
    except Refused as error:
        if error.status == 404:
            return None
        raise


def segment(name: str) -> str:
    """Return an id as one segment of a path (RFC 3986, 3.3)."""
    return quote(name, safe="")
