"""Messages come in: on disk first, then read, then decided on and written down.

The bytes and a count of tries are on disk before anybody reads them.  Several messages may
share a commit, each in its own savepoint, so that one that cannot be dealt with is set
aside alone.  The mailbox is told after the commit, by the caller.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from heard.casework import events as happened
from heard.casework.events import SITE, Reference
from heard.daemon.acquaintance import ask_if_known
from heard.daemon.commanding.commands_in import follow_commands
from heard.daemon.house import House
from heard.daemon.reading import Read, what_happened
from heard.daemon.returned_before import put_back_its_reports
from heard.daemon.signs import tell_of_many
from heard.daemon.write_down import write_down
from heard.daemon.writing import Writing
from heard.errors import CaseMovedOn, ReaderUnavailable, StoreUnavailable
from heard.judgement.actions import Decision
from heard.judgement.decide_message import decide_message, decide_unreadable
from heard.judgement.explain import as_body
from heard.judgement.facts import Facts
from heard.judgement.officers.traces import may_be_traced
from heard.judgement.reading import Reading
from heard.judgement.writer import is_the_landlords
from heard.mail.message import Message, RawMessage
from heard.mail.threads.subjects import is_forward
from heard.store import history, inbox
from heard.store.facts import gather, gather_unread
from heard.store.inbox import Waiting

log = logging.getLogger(__name__)

TRIES_AT_MOST = 5
"""In hand at this many deaths of the process, a message is set aside, whatever killed it (docs/decisions/0005)."""


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
    """Read messages that are on disk, decide on them, and write that down in one transaction.

    Raises StoreUnavailable if it could not be written; the messages then still wait.
    """
    house.reader.begin([house.unread(waiting.raw) for waiting in batch])
    return decide(batch, house.reader.finish(), house)


def decide(batch: Sequence[Waiting], readings: Sequence[Read], house: House) -> list[Heard]:
    """Decide on messages that have been read, in one transaction.

    Raises StoreUnavailable if it could not be written; the messages then still wait.
    """
    with house.store.writing() as connection:
        done = [_hear_one(connection, *each, house) for each in zip(batch, readings, strict=True)]
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
        try:
            if before >= TRIES_AT_MOST:
                why = f"the process died {before} times with this message in hand"
                done.append(_set_aside_alone(waiting, why, house))
            else:
                done += hear([waiting], house)
        except (StoreUnavailable, ReaderUnavailable, CaseMovedOn):
            with contextlib.suppress(StoreUnavailable), house.store.writing() as connection:
                inbox.put_down(connection, number)  # nobody died of it
            raise
        except Exception:
            _put_out_of_the_way(number, house)
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
            waiting = Waiting(number, inbox.original(connection, number), tries, again=True)
        try:
            done += hear([waiting], house)
        except (StoreUnavailable, ReaderUnavailable, CaseMovedOn):
            raise
        except Exception:
            _put_out_of_the_way(number, house)
    return done


def _put_out_of_the_way(number: happened.MessageNumber, house: House) -> None:
    """The last resort, inside an except clause: kept, listed by `heard retry`, and in nobody's way."""
    log.exception("cannot be dealt with", extra={"message_number": number})
    with house.store.writing() as connection:
        inbox.set_aside(connection, number, None, why=what_happened(), now=house.now())


def _hear_one(connection: Connection, waiting: Waiting, reading: Read, house: House) -> Heard:
    problem = reading if isinstance(reading, str) else ""
    if isinstance(reading, Reading):
        try:
            with house.store.savepoint(connection):
                return _decide_and_write(connection, waiting, reading, house)
        except (OperationalError, CaseMovedOn, ReaderUnavailable):
            raise
        except Exception:
            problem = what_happened()
    with house.store.savepoint(connection):
        return _set_aside(connection, waiting, problem, house)


def _decide_and_write(connection: Connection, waiting: Waiting, reading: Reading, house: House) -> Heard:
    now, message = house.now(), reading.message
    reading = reading.of_outsiders(house.given.landlord)
    lay = _where_it_lay(waiting, message, house)
    facts = gather(connection, lay, reading, house.given, now, secret=house.secret, keys=house.keys)
    decision = decide_message(message, facts, house.rules, reading.looked)
    raw, words = waiting.raw, _words_of(message, facts)
    writing = Writing(connection, house, now, waiting.number, raw.mailbox, raw.received_at, words=words)
    write_down(writing, decision, facts, message)
    follow_commands(writing, decision, facts, message)
    ask_if_known(writing, decision, facts, reading)
    if facts.writer.said_to_be and not decision.opens_case:
        reading = replace(reading, clues=reading.clues.leaving_nobody())  # a form anybody may have sent
    elif not may_be_traced(message, decision, facts):
        reading = replace(reading, clues=reading.clues.leaving_no_proof())
    inbox.keep_reading(connection, waiting.number, reading, decision, again=waiting.again)
    _keep_decision(writing, decision, reading.rules_version, again=waiting.again)
    put_back_its_reports(connection, house, waiting.number, message, decision)
    tell_of_many(writing, decision, facts)
    return Heard(waiting, message, decision, decision.reference, tuple(writing.letters))


def _words_of(message: Message, facts: Facts) -> str:
    """Return the words that a notice of a message quotes: its writer's own, or those that an officer passes on."""
    passes_on = facts.brought is not None and is_forward(message.subject)
    return message.quoted if passes_on and message.quoted else message.own_words


def _where_it_lay(waiting: Waiting, message: Message, house: House) -> Waiting:
    """Return a message as one that came where somebody outside wrote it, though it lies among the sent mail.

    Rules and fingers move mail; that it lies there proves nothing of a stranger's.
    """
    if not waiting.raw.sent_folder or is_the_landlords(message, house.given.landlord):
        return waiting
    return replace(waiting, raw=replace(waiting.raw, sent_folder=False))


def _set_aside(connection: Connection, waiting: Waiting, problem: str, house: House) -> Heard:
    """Keep a message that cannot be dealt with, as a case for a person, and tell them."""
    now = house.now()
    facts = gather_unread(connection, waiting, house.given, now)
    decision = decide_unreadable(facts)
    writing = Writing(connection, house, now, waiting.number, waiting.raw.mailbox, waiting.raw.received_at)
    writing.note(SITE, happened.MessageSetAside(waiting.number))
    write_down(writing, decision, facts, None)
    inbox.set_aside(connection, waiting.number, decision.reference or facts.taken_up, why=problem, now=now)
    _keep_decision(writing, decision, house.rules.version, again=True)
    return Heard(waiting, None, decision, decision.reference or facts.taken_up, tuple(writing.letters), problem)


def _keep_decision(writing: Writing, decision: Decision, rules_version: str, *, again: bool) -> None:
    assert writing.cause is not None
    house = writing.house
    inbox.keep_decision(
        writing.connection,
        writing.cause,
        decision,
        body=as_body(decision),
        policy=house.given.policy.digest,
        rules_version=rules_version,
        now=writing.now,
        again=again,
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
