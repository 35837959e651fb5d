"""What one real server that is not Microsoft's answered, replayed through the adapter.

Some of its answers break the schema; a mailbox on it is read all the same.  The recordings
are other people's data and lie where schema.py says.
"""

from __future__ import annotations

import re
import threading
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from heard.errors import LetterDelayed
from heard.mail.format.headers import read_head
from heard.mailboxes import FLAGGED
from heard.mailboxes.ews import EwsFolder, EwsSender
from mailboxes.contract import LONG_AGO, heard
from mailboxes.ews.schema import MISSING, folder
from mailboxes.sender_contract import a_letter

RECORDED = folder() / "recorded"
MAILBOX = "complaints@landlord.test"

pytestmark = pytest.mark.skipif(not RECORDED.is_dir(), reason=f"LEFT OUT: {MISSING}, and ews/recorded")


def inbox() -> bytes:
    """Return the answer of GetFolder for the folder that the recorded message lies in."""
    item = (RECORDED / "13-SyncFolderItems.answer.xml").read_bytes()
    parent = re.search(rb'<t:ParentFolderId Id="([^"]+)"', item)
    assert parent is not None
    return re.sub(rb'<t:FolderId Id="[^"]+"', b'<t:FolderId Id="%s"' % parent[1], recorded("01-GetFolder"), count=1)


def recorded(name: str) -> bytes:
    return Path(RECORDED / f"{name}.answer.xml").read_bytes()


class Replay:
    """A server that answers each operation with what was recorded of it, the last one again and again."""

    def __init__(self) -> None:
        self.answers: dict[str, list[bytes]] = defaultdict(list)
        self.asked: list[str] = []
        replay = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def log_message(self, *_: object) -> None:
                pass

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                asked = re.search(rb"<[a-z]+:Body><m:([A-Za-z]+)", body)
                status, answer = 401, b""
                if asked is not None and self.headers["Authorization"]:
                    status, answer = 200, replay.answer(asked[1].decode())
                self.send_response(status)
                self.send_header("WWW-Authenticate", "Basic")
                self.send_header("Content-Type", "text/xml")
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._http.daemon_threads = True
        threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True).start()
        self.settings = {
            "endpoint": f"http://127.0.0.1:{self._http.server_address[1]}/EWS/Exchange.asmx", "user": MAILBOX,
            "mailbox": MAILBOX, "password": "secret",
        }  # fmt: skip

    def answer(self, operation: str) -> bytes:
        self.asked.append(operation)
        answers = self.answers[operation]
        return answers.pop(0) if len(answers) > 1 else answers[0]

    def close(self) -> None:
        self._http.shutdown()
        self._http.server_close()


@pytest.fixture
def replay() -> Iterator[Replay]:
    replay = Replay()
    replay.answers["GetFolder"] = [inbox()]
    replay.answers["FindFolder"] = [recorded("03-FindFolder")]
    replay.answers["SyncFolderItems"] = [recorded("13-SyncFolderItems"), recorded("16-SyncFolderItems")]
    replay.answers["FindItem"] = [recorded("05-FindItem")]
    replay.answers["GetItem"] = [recorded("06-GetItem")]
    replay.answers["UpdateItem"] = [recorded("12-UpdateItem")]
    replay.answers["Subscribe"] = [recorded("17-Subscribe")]
    replay.answers["GetStreamingEvents"] = [recorded("18-GetStreamingEvents")]
    yield replay
    replay.close()


@pytest.fixture
def mailbox(replay: Replay) -> Iterator[EwsFolder]:
    mailbox = EwsFolder(address=MAILBOX, folder="INBOX", poll=timedelta(seconds=0.3), **replay.settings)
    yield mailbox
    mailbox.close()


def test_the_message_is_read_as_it_came(mailbox: EwsFolder) -> None:
    [message] = heard(mailbox)
    headers, _ = read_head(message.content, 0, len(message.content))
    assert message.received_at == datetime(2026, 11, 22, 17, 14, 50, 185343, UTC)
    assert headers.first("message-id") == "<t1@example.org>"
    assert headers.first("subject") == "Damp in flat 4"
    assert b"There is damp in my flat." in message.content
    assert message.sync_state
    assert heard(mailbox) == []


def test_marks_are_read_and_set(mailbox: EwsFolder, replay: Replay) -> None:
    [message] = heard(mailbox)
    replay.answers["FindItem"] = [found(recorded("13-SyncFolderItems"), "t:Create")]
    assert mailbox.marked("Heard: awaiting reply", LONG_AGO)[1] == [message.uid]
    assert mailbox.marked("Another", LONG_AGO)[1] == []
    assert mailbox.marked(FLAGGED, LONG_AGO)[1] == []
    mailbox.done([message.uid], "$Heard")
    assert replay.asked[-1] == "UpdateItem"


def found(answer: bytes, within: str) -> bytes:
    """Return what was told of an item, in this element, as if it had been looked for."""
    items = answer.partition(f"<{within}>".encode())[2].partition(f"</{within}>".encode())[0]
    before, _, rest = recorded("05-FindItem").partition(b"<t:Items>")
    return before + b"<t:Items>" + items + b"</t:Items>" + rest.partition(b"</t:Items>")[2]


def test_folders_are_listed(mailbox: EwsFolder) -> None:
    assert "INBOX" in mailbox.folders()


def test_a_wait_survives_its_streams(mailbox: EwsFolder) -> None:
    heard(mailbox)
    mailbox.wait()


def test_a_letter_that_left_with_a_broken_answer_is_in_doubt(replay: Replay) -> None:
    replay.answers["FindItem"] = [found(b"", "t:Create")]
    replay.answers["CreateItem"] = [recorded("25-CreateItem")]
    replay.answers["SendItem"] = [recorded("26-SendItem")]
    sender = EwsSender(looks=(), **replay.settings)
    with pytest.raises(LetterDelayed, match="may or may not have left"):
        sender.send(a_letter("one"), sender=MAILBOX, to="sioned.prys@btmail.example", message_id="<one@x.example>")
    assert replay.asked.count("SendItem") == 1
    sender.close()
