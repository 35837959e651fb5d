"""Messages come in: on disk first, then read, then decided on and written down.

The bytes and a count of tries are on disk before anybody reads them.  Several messages may
share a commit, each in its own savepoint, so that one that cannot be dealt with is set
aside alone.  The mailbox is told after the commit, by the caller.
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import traceback
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from heard.casework import events as happened
from heard.casework.events import SITE, Reference
from heard.daemon.house import House
from heard.daemon.write_down import Writing, write_down
from heard.errors import CaseMovedOn, MessageProblem, StoreUnavailable
from heard.judgement.actions import Decision
from heard.judgement.decide_message import decide_message, decide_unreadable
from heard.judgement.explain import as_body
from heard.mail.identity import words_digest
from heard.mail.message import Message, RawMessage
from heard.mail.parse import parse
from heard.store import history, inbox
from heard.store.facts import gather, gather_unread
from heard.store.inbox import Waiting

log = logging.getLogger(__name__)

TRIES_BEFORE_TRIAL = 2
"""In hand at this many deaths of the process, a message is first read in a process of its own (docs/decisions/0005)."""
TRIES_AT_MOST = 5
TRIAL_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Heard:
    """What became of one message: `message` is None where it was set aside, and `problem` says why."""

    waiting: Waiting
    message: Message | None
    decision: Decision
    reference: Reference | None
    letters: tuple[str, ...]
    problem: str | None = None


def keep(raws: Sequence[RawMessage], house: House) -> list[Waiting]:
    """Put messages of one folder on disk, each taken in hand once; return those not heard before."""
    with house.store.writing() as connection:
        return inbox.keep(connection, raws, looked_at=house.now())


def hear(batch: Sequence[Waiting], house: House) -> list[Heard]:
    """Decide on messages that are on disk, in one transaction.

    Raises StoreUnavailable if it could not be written; the messages then still wait.
    """
    read = [(waiting, _read(waiting.raw)) for waiting in batch]
    with house.store.writing() as connection:
        done = [_hear_one(connection, waiting, message, house) for waiting, message in read]
    for each in done:
        if each.problem is None:
            log.info("heard", extra={"message_number": each.waiting.number, "case": each.reference})
        else:
            log.error("set aside", extra={"message_number": each.waiting.number, "case": each.reference})
    return done


def hear_again(house: House) -> list[Heard]:
    """Take up what was in hand when an earlier process died, one by one, so that a deadly one is known by its count."""
    with house.store.reading() as connection:
        left = inbox.waiting(connection)
    done = []
    for number, _ in left:
        with house.store.writing() as connection:
            waiting = inbox.take_in_hand(connection, number)
        before = waiting.tries - 1
        if before >= TRIES_AT_MOST or (before >= TRIES_BEFORE_TRIAL and not survives_reading(waiting.raw)):
            done.append(_set_aside_alone(waiting, f"the process died {before} times with this message in hand", house))
        else:
            done += hear([waiting], house)
    return done


def hear_put_back(house: House) -> list[Heard]:
    """Hear what `heard retry` put back while this process runs."""
    with house.store.reading() as connection:
        back = [number for number, tries in inbox.waiting(connection) if tries == 0]
    done = []
    for number in back:
        with house.store.writing() as connection:
            waiting = inbox.take_in_hand(connection, number)
        done += hear([waiting], house)
    return done


def hear_left(house: House) -> list[Heard]:
    """Hear what this process put on disk and could not yet decide on, one by one; what fails even so is set aside."""
    with house.store.reading() as connection:
        left = inbox.waiting(connection)
    done = []
    for number, tries in left:
        with house.store.reading() as connection:
            waiting = Waiting(number, inbox.original(connection, number), tries)
        try:
            done += hear([waiting], house)
        except StoreUnavailable:
            raise
        except Exception:
            log.exception("cannot be dealt with", extra={"message_number": number})
            with house.store.writing() as connection:
                inbox.set_aside(connection, number, None, why=traceback.format_exc(), now=house.now())
    return done


def survives_reading(raw: RawMessage) -> bool:
    """Say whether a process of its own can read the message and live."""
    trial = [sys.executable, "-m", "heard.daemon.trial"]
    try:
        result = subprocess.run(
            trial,
            input=raw.content,
            timeout=TRIAL_SECONDS,
            capture_output=True,
            check=False,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},  # it is to find what this process found
        )
    except subprocess.TimeoutExpired:
        return False
    return result.returncode == 0


def _read(raw: RawMessage) -> Message | str:
    """Return the message, or what went wrong with it."""
    try:
        return parse(raw.content)
    except MessageProblem as problem:
        return str(problem)
    except Exception:
        return traceback.format_exc()


def _hear_one(connection: Connection, waiting: Waiting, message: Message | str, house: House) -> Heard:
    problem = message if isinstance(message, str) else ""
    if isinstance(message, Message):
        try:
            with house.store.savepoint(connection):
                return _decide_and_write(connection, waiting, message, house)
        except (OperationalError, CaseMovedOn):
            raise
        except Exception:
            problem = traceback.format_exc()
    with house.store.savepoint(connection):
        return _set_aside(connection, waiting, problem, house)


def _decide_and_write(connection: Connection, waiting: Waiting, message: Message, house: House) -> Heard:
    now = house.now()
    words = words_digest(message)
    facts = gather(connection, waiting.number, waiting.raw, message, words, house.given, now)
    decision = decide_message(message, facts, house.rules)
    writing = Writing(connection, house, now, waiting.number, waiting.raw.mailbox, waiting.raw.received_at)
    write_down(writing, decision, facts, message)
    inbox.keep_reading(connection, waiting.number, message, words, decision)
    _keep_decision(writing, decision)
    return Heard(waiting, message, decision, decision.reference, tuple(writing.letters))


def _set_aside(connection: Connection, waiting: Waiting, problem: str, house: House) -> Heard:
    """Keep a message that cannot be dealt with, as a case for a person, and tell them."""
    now = house.now()
    facts = gather_unread(connection, waiting.number, waiting.raw, house.given, now)
    decision = decide_unreadable(facts)
    writing = Writing(connection, house, now, waiting.number, waiting.raw.mailbox, waiting.raw.received_at)
    writing.note(SITE, happened.MessageSetAside(waiting.number))
    write_down(writing, decision, facts, None)
    inbox.set_aside(connection, waiting.number, decision.reference or facts.taken_up, why=problem, now=now)
    _keep_decision(writing, decision)
    return Heard(waiting, None, decision, decision.reference or facts.taken_up, tuple(writing.letters), problem)


def _keep_decision(writing: Writing, decision: Decision) -> None:
    assert writing.cause is not None
    house = writing.house
    inbox.keep_decision(
        writing.connection,
        writing.cause,
        decision,
        body=as_body(decision),
        policy=house.given.policy.digest,
        rules_version=house.rules.version,
        now=writing.now,
    )


def _set_aside_alone(waiting: Waiting, problem: str, house: House) -> Heard:
    with house.store.writing() as connection:
        done = _set_aside(connection, waiting, problem, house)
    log.error("set aside", extra={"message_number": waiting.number, "case": done.reference})
    return done


def put_back(number: happened.MessageNumber, house: House) -> None:
    """Let a message that was set aside be heard again; `hear_again` takes it up."""
    with house.store.writing() as connection:
        now = house.now()
        inbox.put_back(connection, number, now=now)
        event = happened.MessageTakenUpAgain(number)
        after = history.last_of(connection, SITE)
        history.append(connection, SITE, [(event, now)], after=after, now=now, message=number)
