"""What the server calls its folders.

A folder has an id that never changes, a name that people change, and, where the server
knows what it is for, a well-known name that is the same in every language.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from heard.mailboxes import Found, found_among
from heard.mailboxes.ews.connection import Connection
from heard.mailboxes.ews.elements import children, element, field, id_of, local, said, shape, well_known

INBOX, SENT = "inbox", "sentitems"
NOT_MAIL = ("drafts", "outbox")
MAIL_CLASSES = ("ipf.note", "ipf.imap")
A_PAGE = 500
DEEPEST = 50  # folders in folders; a tree that leads in a circle must end


def named(connection: Connection, asked: str) -> Found:
    """Return the folder a person named, in any letters.

    Besides its very path: the folder of sent mail under any name such folders have.
    Raises MailboxError with the nearest name where there is none.
    """
    if asked.upper() == "INBOX" and (inbox := ids_of(connection, INBOX).get(INBOX)):
        return Found(inbox, "INBOX")
    return found_among(listing(connection), asked, where=connection.where)


def ids_of(connection: Connection, *names: str) -> dict[str, str]:
    """Return the ids of the folders that have these well-known names; those the mailbox has not are left out."""
    asked = element("m:FolderIds", *(well_known(name, connection.mailbox) for name in names))
    answers = connection.ask("GetFolder", element("m:GetFolder", shape(kind="Folder"), asked))
    found: dict[str, str] = {}
    for name, answer in zip(names, answers, strict=False):
        if answer.is_right:
            found.update((name, id_of(each, "t:FolderId")) for each in children(answer.element, "m:Folders"))
        elif answer.code != "ErrorFolderNotFound":
            raise connection.meant("GetFolder", answer.code)
    return found


def listing(connection: Connection) -> Sequence[Found]:
    """Return every folder that people see, those below others among them."""
    known = {folder_id: name for name, folder_id in ids_of(connection, INBOX, SENT, *NOT_MAIL).items()}
    shown = {id_of(each, "t:FolderId"): each for each in _all(connection)}
    return [_found(folder_id, each, shown, known) for folder_id, each in shown.items()]


def _found(folder_id: str, each: Any, shown: dict[str, Any], known: dict[str, str]) -> Found:
    purpose = known.get(folder_id, "")
    kind = said(each, "t:FolderClass").casefold()
    is_mail = local(each) == "Folder" and (not kind or kind.startswith(MAIL_CLASSES)) and purpose not in NOT_MAIL
    count = said(each, "t:TotalCount")
    messages = int(count) if count.isdecimal() else 0
    return Found(folder_id, _path(folder_id, shown, known), messages, purpose == SENT, is_mail)


def _path(folder_id: str, shown: dict[str, Any], known: dict[str, str]) -> str:
    names: list[str] = []
    while folder_id in shown and len(names) < DEEPEST:
        if known.get(folder_id) == INBOX:
            return "/".join(("INBOX", *reversed(names)))
        names.append(said(shown[folder_id], "t:DisplayName"))
        folder_id = id_of(shown[folder_id], "t:ParentFolderId")
    return "/".join(reversed(names))


def _all(connection: Connection) -> Iterator[Any]:
    """Yield each folder once; a server that goes on telling of the same is told no more."""
    fields = [field(f"folder:{name}") for name in ("DisplayName", "ParentFolderId", "FolderClass", "TotalCount")]
    seen: set[str] = set()
    offset = 0
    while True:
        page = element(
            "m:IndexedPageFolderView", MaxEntriesReturned=str(A_PAGE), Offset=str(offset), BasePoint="Beginning"
        )
        top = element("m:ParentFolderIds", well_known("msgfolderroot", connection.mailbox))
        question = element("m:FindFolder", shape(*fields, kind="Folder"), page, top, Traversal="Deep")
        answer = connection.one("FindFolder", question)
        found = list(children(answer, "m:RootFolder/t:Folders"))
        fresh = [each for each in found if id_of(each, "t:FolderId") not in seen]
        yield from fresh
        seen.update(id_of(each, "t:FolderId") for each in fresh)
        offset += len(found)
        if not fresh or is_last_page(answer):
            return


def is_last_page(answer: Any) -> bool:
    view = next(iter(answer.iterfind("{*}RootFolder")), None)
    return view is None or view.get("IncludesLastItemInRange", "true") in ("true", "1")
