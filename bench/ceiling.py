"""The ceiling: the fastest program we could write that still does the job, in one process and three threads.

It reads ahead over a socket of its own, parses with fast-mail-parser, looks up Message-ID and
References, tries five patterns, writes case, message and letter in transactions of 50
(synchronous = FULL), sends after the commit over one pipelined connection, and marks what was
sent in the next transaction.  It leaves out what costs most and nobody can do without: rules
and reasons, letters that are rendered rather than filled in, history, tries, anything gone
wrong.  No program that does the whole job will reach it; how near one comes is the figure.

Runs with the python of its own virtual environment, as a process apart:
    python ceiling.py IMAP_PORT SMTP_PORT USER PASSWORD DATABASE     prints one line of JSON
"""

from __future__ import annotations

import json
import re
import socket
import sqlite3
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from queue import Queue
from typing import Any

import fast_mail_parser

HOST = "127.0.0.1"
BATCH = 50  # messages a transaction
RULES = [
    re.compile(pattern, re.I)
    for pattern in (
        r"refund|charged|invoice|bill",
        r"deliver|parcel|order|late",
        r"broken|defect|damage|hazard",
        r"rude|phone|staff|service",
        r"noise|lift|heating|lärm",
    )
]
HEADERS = {
    name: re.compile(rb"^" + name + rb":[ \t]*((?:[^\r\n]|\r\n[ \t])*)", re.I | re.M)
    for name in (b"Message-ID", b"References")
}
LETTER = (
    "From: Complaints <complaints@example.test>\r\nTo: a@b.example\r\n"
    "Subject: We have received your complaint [C-{0}]\r\nMessage-ID: <ack-{0}@example.test>\r\n"
    "In-Reply-To: <x@b.example>\r\nReferences: <x@b.example>\r\nAuto-Submitted: auto-replied\r\n"
    "Date: Mon, 2 Mar 2026 08:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
    "Dear customer,\r\n\r\nwe have received your message. Your case number is C-{0}.\r\n"
    + "We answer within five working days.\r\n"
    * 6
)
TABLES = """
pragma journal_mode = wal;
pragma synchronous = full;
create table cases(
    id integer primary key, ref text unique, subject text, sender text, status text, created real);
create table messages(
    id integer primary key, case_id integer not null references cases(id), msgid text not null unique,
    sender text, subject text, received real, body text, raw blob);
create index messages_case on messages(case_id);
create table outbox(
    id integer primary key, case_id integer not null, rcpt text, msgid text, body text, state text, sent real);
create index outbox_state on outbox(state) where state = 'queued';
"""

Letter = tuple[int, bytes]


def read_ahead(port: int, user: str, password: str, batches: Queue[list[bytes] | None]) -> None:
    """One UID FETCH of everything, its literals read straight off the socket."""
    with socket.create_connection((HOST, port)) as connection, connection.makefile("rb", buffering=1 << 18) as answer:
        answer.readline()
        fetch = f"a LOGIN {user} {password}\r\nb SELECT INBOX\r\nc UID FETCH 1:* (UID BODY.PEEK[])\r\n"
        connection.sendall(fetch.encode())
        batch: list[bytes] = []
        while not (line := answer.readline()).startswith(b"c "):
            if line.endswith(b"}\r\n") and b"BODY[]" in line:
                batch.append(answer.read(int(line[line.rindex(b"{") + 1 : -3])))
                if len(batch) == BATCH:
                    batches.put(batch)
                    batch = []
        batches.put(batch)
        batches.put(None)


def send(port: int, waiting: Queue[list[Letter] | None], sent: list[int]) -> None:
    """The envelope in one go, and the next one behind the letter before it (RFC 2920)."""
    with socket.create_connection((HOST, port)) as connection, connection.makefile("rb") as answer:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        answer.readline()
        connection.sendall(b"EHLO bench\r\n")
        while answer.readline()[3:4] == b"-":
            pass
        while (letters := waiting.get()) is not None:
            before = b""
            for _, content in letters:
                envelope = b"MAIL FROM:<complaints@example.test>\r\nRCPT TO:<a@b.example>\r\nDATA\r\n"
                connection.sendall(before + envelope)
                for expected in (b"2" if before else b"") + b"223":
                    line = answer.readline()
                    assert line[0] == expected, line
                before = content + b"\r\n.\r\n"
            connection.sendall(before)
            line = answer.readline()
            assert line[:1] == b"2", line
            sent.extend(number for number, _ in letters)


def take(database: sqlite3.Connection, raw: bytes, number: int) -> Letter | None:
    """Parse, thread, look at the words, store; the letter to be sent, if it is a complaint."""
    mail = fast_mail_parser.parse_email(raw)
    head = raw[: raw.find(b"\r\n\r\n")]
    message_id, references = (_header(head, name) for name in HEADERS)
    if database.execute("select 1 from messages where msgid = ?", (message_id,)).fetchone():
        return None
    case = None
    for reference in reversed(references.split()):
        if row := database.execute("select case_id from messages where msgid = ?", (reference,)).fetchone():
            case = row[0]
            break
    text = mail.text_plain[0] if mail.text_plain else ""
    kind = next((n for n, rule in enumerate(RULES) if rule.search(mail.subject) or rule.search(text)), 9)
    sender = mail.headers.get("From", "")
    sender = sender[0] if isinstance(sender, list) else sender
    new = case is None
    if new:
        row = (f"C-{number}", mail.subject, sender, f"new{kind}", time.time())
        sql = "insert into cases(ref, subject, sender, status, created) values(?, ?, ?, ?, ?)"
        case = database.execute(sql, row).lastrowid
    sql = "insert into messages(case_id, msgid, sender, subject, received, body, raw) values(?, ?, ?, ?, ?, ?, ?)"
    database.execute(sql, (case, message_id, sender, mail.subject, time.time(), text, raw))
    if not new:
        return None
    letter = LETTER.format(number)
    sql = "insert into outbox(case_id, rcpt, msgid, body, state) values(?, ?, ?, ?, 'queued')"
    entered = database.execute(sql, (case, sender, f"<ack-{number}@us>", letter)).lastrowid
    assert entered is not None
    return entered, letter.encode()


def _header(head: bytes, name: bytes) -> str:
    found = HEADERS[name].search(head)
    return found[1].decode("ascii", "replace").strip() if found else ""


def run(imap_port: int, smtp_port: int, user: str, password: str, path: Path) -> dict[str, Any]:
    batches: Queue[list[bytes] | None] = Queue(6)
    waiting: Queue[list[Letter] | None] = Queue()
    sent: list[int] = []
    database = sqlite3.connect(path, isolation_level=None)
    database.executescript(TABLES)
    began, cpu = time.perf_counter(), time.process_time()
    threads = [
        threading.Thread(target=read_ahead, args=(imap_port, user, password, batches)),
        threading.Thread(target=send, args=(smtp_port, waiting, sent)),
    ]
    for thread in threads:
        thread.start()
    number = 0
    for batch in iter(batches.get, None):
        database.execute("begin immediate")
        _mark(database, sent)
        numbered = enumerate(batch, start=number + 1)
        letters = [letter for n, raw in numbered if (letter := take(database, raw, n)) is not None]
        database.execute("commit")
        number += len(batch)
        waiting.put(letters) if letters else None
    waiting.put(None)
    for thread in threads:
        thread.join()
    database.execute("begin immediate")
    _mark(database, sent)
    database.execute("commit")
    seconds, cpu = time.perf_counter() - began, time.process_time() - cpu
    return {"seconds": seconds, "cpu": cpu, "peak_mib": _peak_mib(), **_counts(database)}


def _mark(database: sqlite3.Connection, sent: list[int]) -> None:
    count = len(sent)
    rows = [(time.time(), number) for number in sent[:count]]
    database.executemany("update outbox set state = 'sent', sent = ? where id = ?", rows)
    del sent[:count]


def _counts(database: sqlite3.Connection) -> dict[str, int]:
    def count(what: str) -> Iterator[int]:
        yield from database.execute(f"select count(*) from {what}").fetchone()

    tables = {"messages": "messages", "cases": "cases", "sent": "outbox where state = 'sent'"}
    return {name: next(count(what)) for name, what in tables.items()}


def _peak_mib() -> float:
    return round(int(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0]) / 1024, 1)


if __name__ == "__main__":
    imap_port, smtp_port, user, password, path = sys.argv[1:]
    print(json.dumps(run(int(imap_port), int(smtp_port), user, password, Path(path))))
