"""Where heard's time goes: milliseconds of CPU a message, step by step.

The rooms' own functions, called as the daemon calls them, one after the other in one thread;
nothing is patched.  The daemon does the same in three threads and a process that reads, so
what a second holds is bounded by the sum without the reader's steps.

Words are told apart inside `parse`, and letters are rendered and sealed inside `write_down`.
Both are done again afterwards, apart, and that time is taken off the step they are part of.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from backlog import fill
from gen_mail import Mail
from heard_site import write_site
from sqlalchemy import Connection

from heard.daemon import receive
from heard.daemon.house import House
from heard.daemon.send import Post
from heard.daemon.write_down import write_down
from heard.daemon.writing import Writing
from heard.judgement.actions import Decision, WriteLetter
from heard.judgement.decide_message import decide_message
from heard.judgement.explain import as_body
from heard.judgement.reading import Reading
from heard.letters.envelope import seal
from heard.letters.message_ids import message_id_for
from heard.mail.format.parts import structure
from heard.mail.identity import words_digest
from heard.mail.message import Address, Message
from heard.mail.parse import parse
from heard.mail.threads.clues import clues_of
from heard.mail.words.bodies import read_body
from heard.mail.words.own_words import words_of
from heard.mailboxes.imap import ImapFolder
from heard.now import utc_now
from heard.settings import load
from heard.store import inbox
from heard.store.facts import gather
from heard.store.inbox import Waiting
from heard.wiring import build_house, doors_of, mailboxes_of
from rig import Dovecot

STEPS: Mapping[str, str] = {
    "fetch": "from the IMAP server (the server's own time not counted)",
    "keep": "the bytes on disk, in a transaction",
    "parse": "bytes to message, without the next step",
    "words": "own words, signature and quotes told apart",
    "clues": "what it can be found by and follows, and the digest of its words",
    "rules": "looked at with every rule",
    "gather": "facts from the database",
    "decide": "kind, case, what follows",
    "letter": "rendered and sealed",
    "store": "events, tables, outbox, decision; the commit",
    "send": "leased, over the wire, recorded",
}


READING = ("parse", "words", "clues", "rules")
"""What the reader does, in a process of its own."""

READING_AT_MOST_MS = 1.8


class Stopwatch:
    """CPU seconds of this thread by step."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)

    @contextmanager
    def of(self, step: str) -> Iterator[None]:
        began = time.thread_time()
        try:
            yield
        finally:
            self.seconds[step] += time.thread_time() - began


def steps_on(mails: Sequence[Mail], work: Path, server: Dovecot, smtp_port: int) -> dict[str, float]:
    """Return CPU milliseconds a message, by step."""
    user = f"steps-{time.time_ns()}"
    fill(server, user, [mail.raw for mail in mails])
    settings = load(write_site(work / user, server, smtp_port, user=user))
    house = build_house(settings, now=utc_now)
    house.rules.make_ready()  # as the reader does before its first message
    [mailbox] = mailboxes_of(settings)
    assert isinstance(mailbox, ImapFolder)
    watch = Stopwatch()
    heard = 0
    with watch.of("fetch"):
        batches = list(mailbox.new(None))
    mailbox.close()
    for batch in batches:
        with watch.of("keep"):
            kept = receive.keep(batch, house)
        read = list(zip(kept, _read([each.raw.content for each in kept], house, watch), strict=True))
        decided = _hear(read, house, watch)
        with watch.of("letter"):
            for (waiting, reading), decision in zip(read, decided, strict=True):
                _write_again(waiting, reading.message, decision, house)
        heard += len(kept)
    post = Post(house, doors_of(settings))
    with watch.of("send"):
        post.drain()
    post.close()
    house.store.close()
    assert heard == len(mails), f"{heard} of {len(mails)} messages heard"
    watch.seconds["store"] -= watch.seconds["letter"]
    watch.seconds["parse"] -= watch.seconds["words"]
    return {step: round(1000 * watch.seconds[step] / heard, 3) for step in STEPS}


def _read(contents: Sequence[bytes], house: House, watch: Stopwatch) -> list[Reading]:
    """Read a batch, as `judgement.reading.read` does."""
    with watch.of("parse"):
        messages = [parse(content) for content in contents]
    bodies = [read_body(content, structure(content)) for content in contents]
    with watch.of("words"):
        for message, body in zip(messages, bodies, strict=True):
            words_of(body.text, body.html, subject=message.subject)
    with watch.of("clues"):
        known = [(words_digest(message), clues_of(message)) for message in messages]
    with watch.of("rules"):
        looked = [house.rules.look(message) for message in messages]
    return [
        Reading(message, words, clues, seen, house.rules.version)
        for message, (words, clues), seen in zip(messages, known, looked, strict=True)
    ]


def _hear(read: Sequence[tuple[Waiting, Reading]], house: House, watch: Stopwatch) -> list[Decision]:
    """Decide on a batch in one transaction, as `receive.decide` does."""
    began, before = time.thread_time(), watch.seconds["gather"] + watch.seconds["decide"]
    with house.store.writing() as connection:
        decided = [_hear_one(connection, waiting, reading, house, watch) for waiting, reading in read]
    apart = watch.seconds["gather"] + watch.seconds["decide"] - before
    watch.seconds["store"] += time.thread_time() - began - apart
    return decided


def _hear_one(connection: Connection, waiting: Waiting, reading: Reading, house: House, watch: Stopwatch) -> Decision:
    with house.store.savepoint(connection):
        now, raw, message = house.now(), waiting.raw, reading.message
        with watch.of("gather"):
            reading = reading.of_outsiders(house.given.landlord)
            facts = gather(connection, waiting, reading, house.given, now, secret=house.secret)
        with watch.of("decide"):
            decision = decide_message(message, facts, house.rules, reading.looked)
        writing = Writing(connection, house, now, waiting.number, raw.mailbox, raw.received_at)
        write_down(writing, decision, facts, message)
        inbox.keep_reading(connection, waiting.number, reading, decision, again=waiting.again)
        inbox.keep_decision(
            connection, waiting.number, decision, body=as_body(decision), policy=house.given.policy.digest,
            rules_version=house.rules.version, now=now, again=waiting.again,
        )  # fmt: skip
    return decision


def _write_again(waiting: Waiting, message: Message, decision: Decision, house: House) -> None:
    sender = Address(house.given.landlord.name, waiting.raw.mailbox)
    for action in decision.actions:
        if isinstance(action, WriteLetter):
            ids = [message.message_id] if message.message_id else []
            seal(
                house.letters.render(action.name, action.values),
                sender=sender,
                to=(action.to,),
                message_id=message_id_for(action.key, sender.domain, secret=house.secret),
                date=house.now().astimezone(house.given.calendar.zone),
                automatic="auto-replied",
                case=action.reference,
                in_reply_to=message.message_id,
                references=(*message.references, *ids),
                thread_topic=message.thread_topic,
            )
