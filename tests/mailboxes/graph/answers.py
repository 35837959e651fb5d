"""What Graph answers to the requests heard makes, out of what is in the office; fake.py has the wire.

Every answer is held to Microsoft's metadata where that is here (csdl.py).
"""

from __future__ import annotations

import base64
import json
import secrets
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from mailboxes.graph.csdl import metadata
from mailboxes.graph.odata import fits, shown, shown_folder
from mailboxes.graph.office import Folder, Message, Office

LARGEST_REQUEST = 4_000_000
TYPES = {"message": "graph.message", "folder": "graph.mailFolder"}
Answer = tuple[int, dict[str, str], bytes]


class Said(Exception):
    """An answer that is a refusal."""

    def __init__(self, status: int, code: str, **headers: str) -> None:
        self.status, self.code, self.headers = status, code, headers
        super().__init__(f"{status} {code}")


@dataclass(frozen=True)
class Asked:
    """A request, taken apart."""

    method: str
    path: tuple[str, ...]
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes

    @property
    def line(self) -> str:
        return f"{self.method} {'/'.join(self.path)}"

    @property
    def keeps_ids(self) -> bool:
        return 'IdType="ImmutableId"' in self.headers.get("prefer", "")


@dataclass
class Answers(ABC):
    """Answers requests to one mailbox.

    wrong     what the adapter or this server itself did against Microsoft's metadata
    shown_as  addresses that Exchange knows under another of the same person's, or under none
    """

    office: Office = field(default_factory=Office)
    a_page: int = 100
    cuts: str | None = None  # "before" or "after": the connection, at the next request to send
    next_links_to: str | None = None
    shown_as: dict[str, str] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    _states: dict[str, tuple[int, str, int, int, int]] = field(default_factory=dict)

    @property
    @abstractmethod
    def base(self) -> str:
        """The address of the server, with its port."""

    def routed(self, asked: Asked) -> Answer:
        match asked.method, *asked.path[3:]:
            case "GET", "mailFolders":
                return self._many(asked, "folder", self._folders(asked, None))
            case "GET", "mailFolders", folder:
                return self._one("folder", shown_folder(self.office, self._folder(folder), asked.query))
            case "GET", "mailFolders", folder, "childFolders":
                return self._many(asked, "folder", self._folders(asked, self._folder(folder).id))
            case "GET", "mailFolders", folder, "messages":
                return self._many(asked, "message", self._listed(asked, self._folder(folder)))
            case "GET", "mailFolders", folder, "messages", "delta":
                return self._delta(asked, self._folder(folder))
            case "GET", "messages", id:
                return self._one("message", self._shown(asked, self._message(asked, id)))
            case "GET", "messages", id, "$value":
                return self._whole(self._message(asked, id))
            case "POST", "messages":
                return self._made(asked)
            case "POST", "messages", id, "send":
                return self._sent(self._message(asked, id))
            case "PATCH", "messages", id:
                return self._patched(asked, self._message(asked, id))
            case "DELETE", "messages", id:
                self.office.remove(self._message(asked, id))
                return 204, {}, b""
        raise Said(405, "MethodNotAllowed")

    # Answers

    def _one(self, kind: str, value: dict[str, Any], status: int = 200) -> Answer:
        if types := metadata():
            self.wrong += types.wrong_in(TYPES[kind], value, f"the fake's {kind}")
        return status, {"Content-Type": "application/json"}, json.dumps(value).encode()

    def _page(self, kind: str, values: list[dict[str, Any]], **links: str) -> Answer:
        if types := metadata():
            for value in values:
                self.wrong += types.wrong_in(TYPES[kind], value, f"the fake's {kind}")
        answer = {"value": values} | {f"@odata.{name}": link for name, link in links.items()}
        return 200, {"Content-Type": "application/json"}, json.dumps(answer).encode()

    def _many(self, asked: Asked, kind: str, values: list[dict[str, Any]]) -> Answer:
        at, size = int(asked.query.get("$skip", 0)), min(int(asked.query.get("$top", 10)), self.a_page)
        if at + size >= len(values):
            return self._page(kind, values[at:])
        query = {**asked.query, "$skip": str(at + size)}
        return self._page(kind, values[at : at + size], nextLink=self._link(asked, query))

    def _link(self, asked: Asked, query: dict[str, str]) -> str:
        base = self.next_links_to or self.base
        path = "/".join(quote(segment, safe="") for segment in asked.path)
        return f"{base}/{path}?{'&'.join(f'{key}={quote(value)}' for key, value in query.items())}"

    # Folders and messages

    def _folder(self, name: str) -> Folder:
        for folder in self.office.folders.values():
            if name in (folder.id, folder.well_known):
                return folder
        raise Said(404, "ErrorItemNotFound")

    def _folders(self, asked: Asked, parent: str | None) -> list[dict[str, Any]]:
        of_it = (each for each in self.office.folders.values() if each.parent == parent)
        return [shown_folder(self.office, each, asked.query) for each in of_it]

    def _message(self, asked: Asked, name: str) -> Message:
        for message in self.office.messages.values():
            if name == message.id and (before := message.before) is not None:
                message.before = None
                return before
            if name == (message.id if asked.keeps_ids else message.passing_id) and not self.office.is_hidden(message):
                return message
        raise Said(404, "ErrorItemNotFound")

    def _shown(self, asked: Asked, message: Message) -> dict[str, Any]:
        found = shown(message, message.id if asked.keeps_ids else message.passing_id, asked.query)
        for recipient in found.get("toRecipients", ()):
            named = recipient["emailAddress"]
            named["address"] = self.shown_as.get(named["address"], named["address"])
        if "toRecipients" in found:
            found["toRecipients"] = [each for each in found["toRecipients"] if each["emailAddress"]["address"]]
        return found

    def _listed(self, asked: Asked, folder: Folder) -> list[dict[str, Any]]:
        where = asked.query.get("$filter", "")
        return [self._shown(asked, each) for each in self.office.in_folder(folder.id) if fits(where, each)]

    def _whole(self, message: Message) -> Answer:
        # As it does with what is encrypted or signed as a whole, while it shows every property of it.
        if message.cannot_be_converted:
            raise Said(500, "ErrorMimeContentConversionFailed")
        return 200, {"Content-Type": "message/rfc822"}, message.mime

    # Changes

    def _delta(self, asked: Asked, folder: Folder) -> Answer:
        token = asked.query.get("$deltatoken") or asked.query.get("$skiptoken")
        if token is None:
            state = (self.office.epoch, asked.query.get("$select", ""), 0, len(self.office.log), 0)
        elif (known := self._states.get(token)) is None or known[0] != self.office.epoch:
            raise Said(410, "SyncStateNotFound")
        elif "$deltatoken" in asked.query:
            state = (*known[:2], known[3], len(self.office.log), 0)
        else:
            state = known
        epoch, select, since, until, at = state
        values = self._told(asked, folder, select, since, until)
        size = self.a_page
        is_last = at + size >= len(values)
        token = secrets.token_urlsafe()
        self._states[token] = (epoch, select, since, until, 0 if is_last else at + size)
        name, key = ("deltaLink", "$deltatoken") if is_last else ("nextLink", "$skiptoken")
        return self._page("message", values[at : at + size], **{name: self._link(asked, {key: token})})

    def _told(self, asked: Asked, folder: Folder, select: str, since: int, until: int) -> list[dict[str, Any]]:
        """Return what happened in a folder, each message once as it is now, in no order; or all that is there."""
        ids = dict.fromkeys(name for where, name in self.office.log[since:until] if where == folder.id)
        told: list[dict[str, Any]] = []
        for name in sorted(ids, key=lambda name: name[::-1]):
            message = self.office.messages.get(name)
            if message is not None and message.folder == folder.id:
                whole = shown(message, message.id if asked.keeps_ids else message.passing_id, {"$select": select})
                is_old = (folder.id, name) in self.office.log[:since]
                if is_old and self.office.tells_only_the_change:
                    whole = {key: whole[key] for key in ("id", "@odata.etag", "createdDateTime")}
                told += [whole, whole] if self.office.tells_twice else [whole]
            elif since:
                told.append({"id": name, "@removed": {"reason": "deleted" if message is None else "changed"}})
        return told

    # Writing

    def _made(self, asked: Asked) -> Answer:
        if asked.headers.get("content-type") != "text/plain":
            raise Said(400, "ErrorInvalidRequest")
        if len(asked.body) > LARGEST_REQUEST:
            raise Said(413, "ErrorMessageSizeExceeded")
        mime = base64.b64decode(asked.body, validate=True)
        draft = self.office.deliver(mime, folder=self.office.folder_id("drafts"), is_draft=True)
        if not self.office.keeps_message_ids:
            draft.message_id = f"<draft-{secrets.token_hex(4)}@PROD.OUTLOOK.example>"
        return self._one("message", self._shown(asked, draft), 201)

    def _sent(self, draft: Message) -> Answer:
        cut, self.cuts = self.cuts, None
        if cut == "before":
            raise ConnectionAbortedError
        if not draft.is_draft:
            raise Said(400, "ErrorInvalidOperation")
        self.office.send(draft)
        if cut == "after":
            raise ConnectionAbortedError
        return 202, {}, b""

    def _patched(self, asked: Asked, message: Message) -> Answer:
        if asked.headers.get("if-match", "*") not in ("*", message.etag):
            raise Said(412, "ErrorIrresolvableConflict")
        change = json.loads(asked.body)
        if self.office.keeps_categories:
            message.categories = list(change.get("categories", message.categories))
        for each in change.get("singleValueExtendedProperties", ()):
            message.properties[each["id"]] = each["value"]
        self.office.changed(message)
        return self._one("message", self._shown(asked, message))
