"""What became of letters, written down; and the last fuse before they leave.

A letter that will not arrive is told to a person, and the clock it would have met runs on.
All in the caller's transaction.
"""

from __future__ import annotations

import logging
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from sqlalchemy import Connection

from heard.casework import events as happened
from heard.casework.events import About, Failure, Purpose, Stream
from heard.casework.people import SHARED_DOMAINS
from heard.daemon.asking import ask
from heard.daemon.house import House
from heard.daemon.writing import Writing
from heard.judgement.actions import AskOfficer
from heard.store import fuses, letters_held, outbox
from heard.store.outbox import Leased

log = logging.getLogger(__name__)

FIRST_RETRY = timedelta(minutes=1)
LOOKED_FOR_AGAIN = timedelta(seconds=3)
LONGEST_RETRY = timedelta(hours=1)
GIVE_UP_AFTER = timedelta(days=2)
TO_A_DOMAIN = 3
"""How many times the letters to one address a domain may get in acknowledgements a day, unless anybody may be there."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one letter.

    error      one line without addresses, None where it was sent
    for_good   it will never arrive
    untried    it was not given to anybody, since nobody could be reached
    unreached  it was tried, and the server went before it said anything
    unseen     it may have left before, and whoever keeps the copies may not show it yet
    """

    letter: Leased
    alias: str | None = None
    error: str | None = None
    for_good: bool = False
    untried: bool = False
    unreached: bool = False
    unseen: bool = False


def record(connection: Connection, outcomes: Sequence[Outcome], house: House, now: datetime) -> None:
    """Write down what became of letters, and tell a person where one will not arrive."""
    outbox.sent(connection, [(each.letter, each.alias) for each in outcomes if each.error is None], now=now)
    for arrived, run in groupby(outcomes, key=lambda each: each.error is None):
        if arrived:
            _note_sent(connection, [each.letter for each in run], house, now)
        else:
            for each in run:
                _record_unsent(connection, each, house, now)


def _note_sent(connection: Connection, letters: Sequence[Leased], house: House, now: datetime) -> None:
    """Append to the cases of letters that they were sent, to all of them at once."""
    writing = Writing(connection, house, now, None, "", now)
    for letter in letters:
        if letter.reference is not None:
            event = happened.LetterSent(letter.number, letter.name, letter.purpose, letter.stage)
            writing.note(Stream(letter.reference), event)
    writing.append()
    for letter in letters:
        log.info("letter", extra={"letter": letter.number, "case": letter.reference, "error": None})


def _record_unsent(connection: Connection, outcome: Outcome, house: House, now: datetime) -> None:
    letter, error = outcome.letter, outcome.error or ""
    if outcome.untried and letter.purpose is Purpose.ALARM:
        # It is offered to every way out, so it must wait a while before it is offered again.
        outbox.put_off(connection, letter.number, until=now + FIRST_RETRY, error=error)
    elif outcome.untried:
        outbox.give_back(connection, [letter.number])
    elif outcome.unreached:
        outbox.put_off(connection, letter.number, until=now, error=error)
    elif outcome.unseen:
        outbox.put_off(connection, letter.number, until=now + LOOKED_FOR_AGAIN, error=error, was_tried=False)
    elif not outcome.for_good and now - letter.created_at < GIVE_UP_AFTER:
        outbox.put_off(connection, letter.number, until=now + retry_after(letter.tries), error=error)
    else:
        failure = Failure.REFUSED if outcome.for_good else Failure.GAVE_UP
        outbox.fail(connection, letter.number, error=error)
        failed = happened.LetterFailed(letter.number, letter.name, letter.purpose, letter.stage, failure)
        _note_failed(connection, letter, failed, house, now)
    log.info("letter", extra={"letter": letter.number, "case": letter.reference, "error": error})


def _note_failed(
    connection: Connection, letter: Leased, failed: happened.LetterFailed, house: House, now: datetime
) -> None:
    """Append to a letter's case that it failed; where it was an acknowledgement, ask the team leads to step in."""
    writing = Writing(connection, house, now, None, letter.mailbox, now)
    if letter.reference is not None:
        writing.note(Stream(letter.reference), failed)
    if letter.purpose is Purpose.ACKNOWLEDGEMENT:
        because = f"letter {letter.number} ({letter.name}) could not be delivered, so it has not been given"
        ask(writing, AskOfficer(letter.reference, About.LETTER_FAILED, because))
    writing.append()


def hold_what_is_over(
    connection: Connection, letters: Sequence[Leased], house: House, now: datetime
) -> Sequence[Leased]:
    """Hold letters over the caps of [limits], tell the team leads once a day for each address, and return the rest.

    The last fuse against a loop: it looks at what really left, whatever was decided and why.  A
    robot that writes from a new address each time is caught by its domain.
    """
    outside = [letter for letter in letters if letter.outside]
    if not outside:
        return letters
    limits = house.limits
    in_hour = fuses.left_since(connection, now - timedelta(hours=1), at_most=limits.per_hour)
    went = _went_in_a_day(connection, outside, now)
    allowed: list[Leased] = []
    for letter in letters:
        if letter.outside and not letter.released:
            address, domain = _counted(letter)
            if in_hour >= limits.per_hour:
                hold(connection, letter, "letters_per_hour", house, now)
                continue
            if went[address] >= limits.per_address_per_day:
                hold(connection, letter, "letters_per_address_per_day", house, now)
                continue
            if domain and went[domain] >= TO_A_DOMAIN * limits.per_address_per_day:
                hold(connection, letter, "acknowledgements_per_domain_per_day", house, now, to=domain)
                continue
            in_hour += 1
            went.update(filter(None, (address, domain)))
        allowed.append(letter)
    return allowed


def _went_in_a_day(connection: Connection, letters: Sequence[Leased], now: datetime) -> Counter[str]:
    """Return how many letters went since yesterday to each address, and how many acknowledgements to each domain."""
    counted = [_counted(letter) for letter in letters]
    since = now - timedelta(days=1)
    went: Counter[str] = Counter()
    for to, count in fuses.left_to_since(connection, since, sorted({letter.to for letter in letters})).items():
        went[_untagged(to)] += count
    domains = sorted({domain for _, domain in counted if domain})
    for to, count in fuses.acknowledged_since(connection, since, domains).items():
        went[to] += count
    return went


def _counted(letter: Leased) -> tuple[str, str]:
    """Return the address a letter counts for, and the domain ("@x.example") where it is an acknowledgement, or ""."""
    domain = _domain(letter.to)
    by_domain = letter.purpose is Purpose.ACKNOWLEDGEMENT and domain[1:] not in SHARED_DOMAINS
    return _untagged(letter.to), domain if by_domain else ""


def _domain(address: str) -> str:
    return f"@{address.rpartition('@')[2]}"


def _untagged(address: str) -> str:
    """Return an address without its tag: "desk@x.example" for "desk+7@x.example" (RFC 5233)."""
    local, _, domain = address.rpartition("@")
    return f"{local.partition('+')[0] or local}@{domain}"


def hold(connection: Connection, letter: Leased, limit: str, house: House, now: datetime, *, to: str = "") -> None:
    """Hold a letter, and tell so where nobody was told of this limit today.

    to   the domain the limit is for ("@x.example"), where it is not for the address
    """
    told = fuses.held_today(connection, to or letter.to, limit, now - timedelta(days=1))
    letters_held.hold(connection, letter.number, because=limit)
    log.warning("letter held", extra={"letter": letter.number, "case": letter.reference, "because": limit})
    if told:
        return
    writing = Writing(connection, house, now, None, letter.mailbox, now)
    because = f"letter {letter.number} is over the limit {limit}; release it with heard letters release {letter.number}"
    ask(writing, AskOfficer(letter.reference, About.LETTER_HELD, because))
    writing.append()


def retry_after(tries: int) -> timedelta:
    """Return how long to leave a letter alone after this many tries: a minute, doubling to an hour, and some chance."""
    doubled = FIRST_RETRY * int(2 ** min(tries - 1, 10))
    return min(doubled, LONGEST_RETRY) * random.uniform(0.75, 1.25)
