"""Letters go out: leased, sent, and what became of each recorded (outcome.py).

Between the lease and the record lies the wire.  A letter whose sender died there is asked
for in the Sent folder before it is sent again, and under which Message-ID it left; where that
cannot be told it is sent again, under its own: better a second copy of an acknowledgement than
none.  A server that keeps the copies itself is given a while until it shows them.
"""

from __future__ import annotations

import logging
import random
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import Connection

from heard.casework.events import LetterNumber, Purpose, Trouble
from heard.daemon.house import House
from heard.daemon.outcome import Outcome, hold_what_is_over, record
from heard.errors import LetterDelayed, LetterRefused, MailboxError, SenderUnreachable, SignInRefused
from heard.mailboxes import Mailbox, Sender
from heard.store import letters_held, outbox, watching
from heard.store.outbox import Leased

log = logging.getLogger(__name__)

BATCH = 20  # letters that a death on the wire may send a second time, under the same Message-IDs
COPY_PAUSE = timedelta(minutes=5)
LOOKED_FOR = timedelta(minutes=10)  # where the folder of copies cannot be looked into
LONGEST_PAUSE = timedelta(minutes=5)


@dataclass
class Door:
    """One mailbox's way out, and how it has been doing.

    copies        where copies of its letters can be looked for, whoever puts them there, or None
    shown_within  how long the copy that the server itself keeps of a letter may not be seen there
    """

    sender: Sender
    copies: Mailbox | None
    shown_within: timedelta = timedelta(0)
    failures: int = 0
    shut_until: datetime | None = None
    trouble: Trouble | None = None
    was_in_trouble: bool = True  # for all anybody knows, until it has worked once

    def is_open(self, now: datetime) -> bool:
        return self.shut_until is None or self.shut_until <= now

    def shut(self, now: datetime, error: Exception) -> None:
        """Nothing gets through: leave it alone for a while, longer each time, never long."""
        self.trouble = Trouble.SIGN_IN_REFUSED if isinstance(error, SignInRefused) else Trouble.UNREACHABLE
        self.failures += 1
        seconds = min(2.0**self.failures, LONGEST_PAUSE.total_seconds())
        self.shut_until = now + timedelta(seconds=seconds * random.uniform(0.5, 1.0))

    def worked(self) -> None:
        self.failures, self.shut_until, self.trouble = 0, None, None


@dataclass
class Post:
    """The way out of the house.  Used by one thread."""

    house: House
    doors: Mapping[str, Door]
    stopping: threading.Event = field(default_factory=threading.Event)
    _unrecorded: list[Outcome] = field(default_factory=list)
    _first_time: set[LetterNumber] = field(default_factory=set)  # sent in this life: heard made no copy of them yet
    _copies_from: datetime | None = None
    # When the last try to give them away ended, or when they were first looked for, after a life before.
    _given_at: dict[LetterNumber, datetime] = field(default_factory=dict)

    def drain(self) -> int:
        """Send everything that is due and can leave, or until told to stop; return how many letters left."""
        gone = 0
        while letters := self._record_and_lease():
            for letter in letters:
                outcome = self._send(letter)
                self._unrecorded.append(outcome)
                gone += outcome.error is None
                if outcome.error is None or outcome.for_good:
                    self._given_at.pop(letter.number, None)
                if outcome.error is None and letter.tries == 1:
                    self._first_time.add(letter.number)
            if self.stopping.is_set():
                return gone
        self._keep_copies()
        return gone

    def _record_and_lease(self) -> Sequence[Leased]:
        """One transaction: the last batch is recorded, the next one leased."""
        house, now = self.house, self.house.now()
        open_doors = [mailbox for mailbox, door in self.doors.items() if door.is_open(now)]
        with house.store.writing() as connection:
            record(connection, self._unrecorded, house, now)
            outbox.end_leases(connection, now=now, before=now)
            letters: Sequence[Leased] = ()
            if open_doors:
                until = now + outbox.LEASE
                letters = outbox.lease(connection, now=now, until=until, limit=BATCH, mailboxes=open_doors)
            letters = hold_what_is_over(connection, letters, house, now)
            self._note_doors(connection, now)
        for door in self.doors.values():
            door.was_in_trouble = door.trouble is not None
        self._unrecorded = []
        return letters

    def _note_doors(self, connection: Connection, now: datetime) -> None:
        """Remember which ways out are shut and since when, so that a person is told."""
        for mailbox, door in self.doors.items():
            if door.trouble is not None:
                watching.note_trouble(connection, mailbox, watching.WAY_OUT, door.trouble, now)
            elif door.was_in_trouble:
                watching.note_well(connection, mailbox, watching.WAY_OUT)

    def _send(self, letter: Leased) -> Outcome:
        untried = Outcome(letter, error="the sender cannot be reached", untried=True)
        door = self.doors.get(letter.mailbox)
        if self.stopping.is_set():
            return untried
        if door is None or not door.is_open(self.house.now()):
            return (letter.purpose is Purpose.ALARM and self._by_another_door(letter)) or untried
        try:
            return self._send_one(letter, door)
        except Exception as error:
            # One letter that trips over something nobody foresaw must not take the others' outcomes with it.
            log.exception("letter failed", extra={"letter": letter.number})
            return Outcome(letter, error=f"unexpected: {type(error).__name__}")

    def _send_one(self, letter: Leased, door: Door) -> Outcome:
        try:
            if letter.tries > 1:
                if left_as := self._left_as(letter, door):
                    return Outcome(letter, alias=left_as if left_as != letter.message_id else None)
                if self._may_yet_be_shown(letter, door, door.shown_within if left_as == "" else LOOKED_FOR):
                    return Outcome(letter, error="it may have left, and is looked for among what was sent", unseen=True)
            alias = self._give(letter, door)
        except LetterRefused as error:
            door.worked()
            return Outcome(letter, error=str(error), for_good=True)
        except LetterDelayed as error:
            door.worked()
            return Outcome(letter, error=str(error))
        except (SenderUnreachable, SignInRefused) as error:
            if letter.purpose is Purpose.ALARM and (outcome := self._by_another_door(letter)):
                return outcome
            door.shut(self.house.now(), error)
            log.warning("sender unreachable", extra={"because": str(error)})
            return Outcome(letter, error=str(error), unreached=True)
        door.worked()
        return Outcome(letter, alias=alias)

    def _give(self, letter: Leased, door: Door) -> str | None:
        try:
            return door.sender.send(letter.content, sender=letter.mailbox, to=letter.to, message_id=letter.message_id)
        finally:
            self._given_at[letter.number] = self.house.now()

    def _by_another_door(self, letter: Leased) -> Outcome | None:
        """An alarm may leave by any mailbox: the one it speaks of may be the one that is down."""
        for mailbox, door in self.doors.items():
            if mailbox != letter.mailbox and door.is_open(self.house.now()):
                try:
                    alias = door.sender.send(letter.content, sender=mailbox, to=letter.to, message_id=letter.message_id)
                except (LetterRefused, LetterDelayed):
                    continue
                except (SenderUnreachable, SignInRefused) as error:
                    door.shut(self.house.now(), error)
                    continue
                return Outcome(letter, alias=alias)
        return None

    def _left_as(self, letter: Leased, door: Door) -> str | None:
        """Return the Message-ID under which a letter left before, as far as its copy is seen.

        "" where there is none, or none can ever be seen; None where the folder of copies cannot be looked into now.
        """
        if door.copies is None:
            return ""
        try:
            return door.copies.sent_as(letter.message_id) or ""
        except (MailboxError, OSError):
            return None

    def _may_yet_be_shown(self, letter: Leased, door: Door, within: timedelta) -> bool:
        now = self.house.now()
        return bool(door.shown_within) and now - self._given_at.setdefault(letter.number, now) < within

    def _keep_copies(self) -> None:
        """Put a copy of each letter sent into the folder marked \\Sent, where it is not there yet."""
        if self._copies_from is not None and self.house.now() < self._copies_from:
            return
        while owed := self._uncopied():
            done = [each[0] for each in owed if self._copy(*each)]
            if done:
                with self.house.store.writing() as connection:
                    outbox.copied(connection, done)
            if len(done) < len(owed):
                self._copies_from = self.house.now() + COPY_PAUSE
                return
        self._first_time.clear()

    def _uncopied(self) -> Sequence[tuple[LetterNumber, str, str, bytes]]:
        with self.house.store.reading() as connection:
            return outbox.uncopied(connection, BATCH)

    def _copy(self, number: LetterNumber, mailbox: str, message_id: str, content: bytes) -> bool:
        door = self.doors.get(mailbox)
        if door is None or door.copies is None or mailbox not in self.house.keeps_sent:
            return True
        try:
            if number in self._first_time or not door.copies.sent_as(message_id):
                door.copies.keep_sent(content)
        except (MailboxError, OSError) as error:
            log.warning("copy not kept", extra={"because": str(error)})
            return False
        return True

    def close(self) -> None:
        """Record what is still unrecorded, and leave."""
        if self._unrecorded:
            house, now = self.house, self.house.now()
            with house.store.writing() as connection:
                record(connection, self._unrecorded, house, now)
            self._unrecorded = []
        for door in self.doors.values():
            door.sender.close()
            if door.copies is not None:
                door.copies.close()


def recover(house: House) -> None:
    """Take back what an earlier daemon had in hand, and hold what the settings no longer let leave."""
    with house.store.writing() as connection:
        outbox.end_leases(connection, now=house.now())
        letters_held.hold_others(connection, house.given.landlord.mailboxes, because="its mailbox is not in heard.toml")
        if because := house.held_because(outside=True):
            letters_held.hold_waiting(connection, because=because, outside_only=house.sending == "staff")


def count_as_sent(house: House) -> None:
    """For a rehearsal: letters leave the moment they are written."""
    now = house.now()
    doors = house.given.landlord.mailboxes
    with house.store.writing() as connection:
        while letters := outbox.lease(connection, now=now, until=now + outbox.LEASE, limit=BATCH, mailboxes=doors):
            record(connection, [Outcome(letter) for letter in letters], house, now)
