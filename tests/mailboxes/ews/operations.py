"""What the fake server does when it is asked: one function to an operation."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree

from mailboxes.ews.exchange import CUT, Exchange, Item
from mailboxes.ews.told import NS, M, T, fits, key, page, shown, shown_folder

KEEPS = {"item:Categories"}
# types.xsd, SetItemFieldType: all that has an element of its own.
UPDATED_AS = {
    "Message", "CalendarItem", "Contact", "DistributionList", "MeetingMessage", "MeetingRequest", "MeetingResponse",
    "MeetingCancellation", "Task", "PostItem",
}  # fmt: skip
HOLDS = {"GetItem": "Items", "UpdateItem": "Items", "CreateItem": "Items", "GetFolder": "Folders"}


class Code(Exception):
    """An answer that refuses."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


def answers(name: str, *messages: Any) -> Any:
    return M(f"{name}Response", M.ResponseMessages(*messages))


def right(name: str, *within: Any) -> Any:
    return M(f"{name}ResponseMessage", M.ResponseCode("NoError"), *within, ResponseClass="Success")


def wrong(name: str, code: str, back_off: int | None = None, *, kind: str = "Error") -> Any:
    said = [M.MessageText("No."), M.ResponseCode(code), M.DescriptiveLinkKey("0")]
    if back_off is not None:
        said.append(M.MessageXml(T.Value(str(back_off), Name="BackOffMilliseconds")))
    if name in HOLDS:  # as Exchange does, an empty list
        said.append(M(HOLDS[name]))
    return M(f"{name}ResponseMessage", *said, ResponseClass=kind)


class Operations:
    """The operations on one mailbox.

    others            the addresses of other mailboxes that are there, and whether we may open each
    keeps_categories  False: it says that it did, and has not
    rebuilds          MIME is made anew of what Exchange has properties for
    stops_batches     an item at fault ends the question: those behind it are not come to
    before_update     called before each UpdateItem: somebody else changes the item meanwhile
    on_send           "before" or "after": the connection is cut there, at the next letter
    """

    def __init__(self, exchange: Exchange, mailbox: str) -> None:
        self.exchange, self.mailbox = exchange, mailbox
        self.others: dict[str, bool] = {}
        self.rebuilds, self.keeps_categories, self.stops_batches = False, True, False
        self.before_update: Callable[[Item], None] | None = None
        self.on_send: str | None = None
        self.subscriptions: dict[str, int] = {}

    def do(self, question: Any) -> Any:
        name = etree.QName(question).localname
        do: Callable[[Any], Any] = getattr(self, f"_{name}")
        self.exchange.keep_copies()
        try:
            return do(question)
        except Code as code:
            return answers(name, wrong(name, code.code))

    def folder(self, named: Any) -> str:
        if etree.QName(named).localname == "FolderId":
            if named.get("Id") not in self.exchange.folders:
                raise Code("ErrorItemNotFound")
            return str(named.get("Id"))
        whose = named.findtext("t:Mailbox/t:EmailAddress", namespaces=NS)
        if whose is not None and whose.casefold() != self.mailbox.casefold():
            if whose not in self.others:
                raise Code("ErrorNonExistentMailbox")
            if not self.others[whose]:
                raise Code("ErrorAccessDenied")
        if named.get("Id") not in self.exchange.well_known:
            raise Code("ErrorFolderNotFound")
        return self.exchange.well_known[named.get("Id")]

    def item(self, named: Any) -> Item:
        item = self.exchange.items.get(named.get("Id"))
        if item is None:
            raise Code("ErrorItemNotFound")
        return item

    def _each(self, question: Any, path: str, do: Callable[[Any], Any]) -> Any:
        """Answer each thing that was asked for, and one that refuses for itself."""
        name = etree.QName(question).localname
        messages: list[Any] = []
        for named in question.find(path, NS):
            if self.stops_batches and any(each.get("ResponseClass") == "Error" for each in messages):
                messages.append(wrong(name, "ErrorBatchProcessingStopped", kind="Warning"))
                continue
            try:
                messages.append(do(named))
            except Code as code:
                messages.append(wrong(name, code.code))
        return answers(name, *messages)

    def _GetFolder(self, question: Any) -> Any:
        def get(named: Any) -> Any:
            folder = self.exchange.folders[self.folder(named)]
            return right("GetFolder", M.Folders(shown_folder(self.exchange, folder)))

        return self._each(question, "m:FolderIds", get)

    def _FindFolder(self, question: Any) -> Any:
        assert question.get("Traversal") == "Deep"
        self.folder(question.find("m:ParentFolderIds", NS)[0])
        found = [each for each in self.exchange.folders.values() if each.parent]
        some, view = page(question, "IndexedPageFolderView", found, self.exchange.a_list)
        folders = T.Folders(*(shown_folder(self.exchange, each) for each in some))
        return answers("FindFolder", right("FindFolder", M.RootFolder(folders, **view)))

    def _FindItem(self, question: Any) -> Any:
        lying = self.exchange.lying_in(self.folder(question.find("m:ParentFolderIds", NS)[0]))
        restriction = question.find("m:Restriction", NS)
        found = [each for each in lying if restriction is None or fits(each, restriction[0])]
        some, view = page(question, "IndexedPageItemView", found, self.exchange.a_list)
        items = T.Items(*(shown(each, question, rebuilds=self.rebuilds) for each in some))
        return answers("FindItem", right("FindItem", M.RootFolder(items, **view)))

    def _GetItem(self, question: Any) -> Any:
        wants_mime = question.find("m:ItemShape/t:IncludeMimeContent", NS) is not None

        def get(named: Any) -> Any:
            item = self.item(named)
            if item.fails == CUT:
                raise ConnectionAbortedError
            if code := item.fails or (item.no_mime if wants_mime else None):
                raise Code(code)
            return right("GetItem", M.Items(shown(item, question, rebuilds=self.rebuilds)))

        return self._each(question, "m:ItemIds", get)

    def _SyncFolderItems(self, question: Any) -> Any:
        folder = self.folder(question.find("m:SyncFolderId", NS)[0])
        state = question.findtext("m:SyncState", namespaces=NS)
        if state is not None and state not in self.exchange.states:
            raise Code("ErrorInvalidSyncStateData")
        of_folder, since = self.exchange.states[state] if state else (folder, 0)
        assert of_folder == folder, "a state of another folder"
        most = min(int(question.findtext("m:MaxChangesReturned", namespaces=NS)), self.exchange.a_page)
        with self.exchange.changed:
            waiting = list(self.exchange.since(folder, since))
            told, more = waiting[:most], waiting[most:]
            numbers = [each.number for each in (told if more else self.exchange.log)]
            after = max([since, *numbers])
            changes = [made for each in told for made in self._change(each.what, each.item, question)]
        return answers(
            "SyncFolderItems",
            right(
                "SyncFolderItems", M.SyncState(self.exchange.state_at(folder, after)),
                M.IncludesLastItemInRange("false" if more else "true"), M.Changes(*changes),
            ),
        )  # fmt: skip

    def _change(self, what: str, item_id: str, question: Any) -> Iterator[Any]:
        if what == "Delete":
            yield T.Delete(T.ItemId(Id=item_id))
        elif what == "ReadFlagChange":
            yield T.ReadFlagChange(T.ItemId(Id=item_id), T.IsRead("true"))
        else:
            item = self.exchange.items[item_id]
            yield T(what, shown(item, question, rebuilds=self.rebuilds))
            if self.exchange.repeats:
                yield T("Update", shown(item, question, rebuilds=self.rebuilds))

    def _CreateItem(self, question: Any) -> Any:
        assert question.get("MessageDisposition") == "SaveOnly"
        folder = self.folder(question.find("m:SavedItemFolderId", NS)[0])

        def create(message: Any) -> Any:
            # An InternetMessageId is silently dropped.
            content = base64.b64decode(message.findtext("t:MimeContent", namespaces=NS))
            properties, headers = {}, {}
            for each in message.iterfind("t:ExtendedProperty", NS):
                name, text = key(each[0]), each.findtext("t:Value", namespaces=NS)
                if name.startswith("InternetHeaders/"):
                    headers[name.partition("/")[2]] = text
                else:
                    properties[name] = text
            item = self.exchange.create(folder, content, properties, headers)
            return right("CreateItem", M.Items(T.Message(T.ItemId(Id=item.id, ChangeKey=item.change))))

        return self._each(question, "m:Items", create)

    def _DeleteItem(self, question: Any) -> Any:
        assert question.get("DeleteType") == "HardDelete"

        def delete(named: Any) -> Any:
            self.exchange.delete(self.item(named).id)
            return right("DeleteItem")

        return self._each(question, "m:ItemIds", delete)

    def _SendItem(self, question: Any) -> Any:
        when, self.on_send = self.on_send, None
        if when == "before":
            raise ConnectionAbortedError
        copies = self.folder(question.find("m:SavedItemFolderId", NS)[0])

        def send(named: Any) -> Any:
            item = self.item(named)
            if named.get("ChangeKey") != item.change:
                raise Code("ErrorStaleObject")
            self.exchange.send(item, copies if question.get("SaveItemToFolder") == "true" else None)
            return right("SendItem")

        answer = self._each(question, "m:ItemIds", send)
        if when == "after":
            raise ConnectionAbortedError
        return answer

    def _UpdateItem(self, question: Any) -> Any:
        def update(change: Any) -> Any:
            item = self.item(change.find("t:ItemId", NS))
            if self.before_update is not None:
                self.before_update(item)
            if change.find("t:ItemId", NS).get("ChangeKey") != item.change:
                # With AutoResolve the last writer would win, without a word.
                assert question.get("ConflictResolution") == "NeverOverwrite"
                raise Code("ErrorIrresolvableConflict")
            for field in change.find("t:Updates", NS):
                assert key(field[0]) in KEEPS
                if etree.QName(field[1]).localname != (item.tag if item.tag in UPDATED_AS else "Item"):
                    raise Code("ErrorObjectTypeChanged")
                if self.keeps_categories:
                    item.categories = field.xpath(".//t:String/text()", namespaces=NS)
            self.exchange.touch(item)
            made = T(item.tag, T.ItemId(Id=item.id, ChangeKey=item.change))
            return right("UpdateItem", M.Items(made), M.ConflictResults(T.Count("0")))

        return self._each(question, "m:ItemChanges", update)

    def _Subscribe(self, question: Any) -> Any:
        for each in question.find("m:StreamingSubscriptionRequest/t:FolderIds", NS):
            self.folder(each)
        subscription = base64.b64encode(secrets.token_bytes(40)).decode()
        self.subscriptions[subscription] = self.exchange.log[-1].number if self.exchange.log else 0
        return answers("Subscribe", right("Subscribe", M.SubscriptionId(subscription)))

    def _Unsubscribe(self, question: Any) -> Any:
        if self.subscriptions.pop(question.findtext("m:SubscriptionId", namespaces=NS), None) is None:
            raise Code("ErrorSubscriptionNotFound")
        return answers("Unsubscribe", right("Unsubscribe"))

    def news(self, subscription: str) -> Any | None:
        """Return the next piece of a stream: of what came since the last one, None where nothing did."""
        seen = self.subscriptions[subscription]
        fresh = [each for each in self.exchange.log if each.number > seen and each.what == "Create"]
        if not fresh:
            return None
        self.subscriptions[subscription] = fresh[-1].number
        events = [
            T.NewMailEvent(
                T.Watermark("AQ=="), T.TimeStamp("2026-11-22T17:14:50Z"), T.ItemId(Id=each.item, ChangeKey="AQ=="),
                T.ParentFolderId(Id=each.folder, ChangeKey="AQ=="),
            )
            for each in fresh
        ]  # fmt: skip
        notification = T.Notification(T.SubscriptionId(subscription), *events)
        return M.Notifications(notification)
