"""The second route: one plain mail to each of a few people, past the outbox and every mailbox's own way out.

Whoever it did not reach while it reached others is written to again.  Who that is a restart forgets: they hear of it on
the next working day, with everybody else.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr
from enum import Enum, auto
from zoneinfo import ZoneInfo

from heard.daemon.heartbeat import words
from heard.daemon.send import Door
from heard.errors import LetterDelayed, LetterRefused, SenderUnreachable, SignInRefused
from heard.judgement.heartbeat import News, Subject
from heard.letters.message_ids import message_id_for

log = logging.getLogger(__name__)

DELAYED_FOR = timedelta(minutes=5)
"""How long a mail waits that the server took for others and asks to be tried later: greylisting takes that long."""
GIVEN_UP_AFTER = timedelta(days=1)
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=1)
"""How long is waited after the server took a mail for nobody: twice as long each time, up to an hour."""


class _Became(Enum):
    """What became of a mail to one person."""

    TAKEN = auto()
    REFUSED = auto()  # for good: whoever has a wrong address is written to no more
    DELAYED = auto()
    MISSED = auto()  # the server could not be reached


@dataclass(frozen=True, slots=True)
class _Left:
    """What somebody has not been told yet that others were, since when, and when it is tried again."""

    news: News
    since: datetime
    again_at: datetime


@dataclass(kw_only=True)
class Route:
    """A server that no mailbox sends by, and whom it takes mail to; `sender` is the address it comes from."""

    door: Door
    sender: str
    to: Sequence[str]
    organisation: str
    zone: ZoneInfo
    _left: dict[tuple[Subject, str], _Left] = field(default_factory=dict)
    _taken_for_nobody: dict[Subject, tuple[timedelta, datetime]] = field(default_factory=dict)  # the wait, its end

    def tell(self, each: News, now: datetime) -> bool:
        """Write to everybody; say whether the server took a mail to one of them at least.

        Then `tell_who_is_left` writes to whoever it did not reach; where it reached nobody, this is to be tried again.
        A server that does not answer is left alone for a while, longer each time, as every way out is; and so is one
        that answers and takes it for nobody.
        """
        if not self.door.is_open(now) or self._waits(each.subject, now):
            return False
        try:
            became = {to: self._send(each, to, now) for to in self.to}
        finally:
            self.door.sender.close()  # the next mail is an hour away, or a year
        if _Became.TAKEN not in became.values():
            if _Became.MISSED not in became.values():
                self._wait_longer(each.subject, now)
            return False
        self._taken_for_nobody.pop(each.subject, None)
        for to, what in became.items():
            self._left.pop((each.subject, to), None)  # what is newer says what was before
            if what is _Became.MISSED:
                self._left[each.subject, to] = _Left(each, now, now)
            elif what is _Became.DELAYED:
                self._left[each.subject, to] = _Left(each, now, now + DELAYED_FOR)
        return True

    def tell_who_is_left(self, now: datetime) -> None:
        """Write to those whom what others were told did not reach, for a day at most."""
        due = [(key, left) for key, left in self._left.items() if left.again_at <= now]
        if not due or not self.door.is_open(now):
            return
        try:
            for key, left in due:
                self._again(key, left, now)
        finally:
            self.door.sender.close()

    def _again(self, key: tuple[Subject, str], left: _Left, now: datetime) -> None:
        became = self._send(left.news, key[1], now)
        if became in (_Became.TAKEN, _Became.REFUSED) or now - left.since >= GIVEN_UP_AFTER:
            del self._left[key]
        elif became is _Became.DELAYED:
            self._left[key] = replace(left, again_at=now + DELAYED_FOR)

    def _send(self, each: News, to: str, now: datetime) -> _Became:
        if not self.door.is_open(now):
            return _Became.MISSED
        message_id = self._message_id(each, to, now)
        try:
            letter = self._letter(each, to, message_id, now)
            self.door.sender.send(letter, sender=self.sender, to=to, message_id=message_id)
        except (LetterRefused, LetterDelayed) as error:
            log.warning("second route", extra={"because": str(error)})
            return _Became.DELAYED if isinstance(error, LetterDelayed) else _Became.REFUSED
        except (SenderUnreachable, SignInRefused) as error:
            self.door.shut(now, error)
            log.error("second route unreachable", extra={"because": str(error)})
            return _Became.MISSED
        self.door.worked()
        return _Became.TAKEN

    def _waits(self, subject: Subject, now: datetime) -> bool:
        _, again_at = self._taken_for_nobody.get(subject, (FIRST_WAIT, now))
        return now < again_at <= now + LONGEST_WAIT  # a clock that was put back lets nothing wait for longer

    def _wait_longer(self, subject: Subject, now: datetime) -> None:
        before = self._taken_for_nobody.get(subject)
        wait = min(2 * before[0], LONGEST_WAIT) if before is not None else FIRST_WAIT
        self._taken_for_nobody[subject] = wait, now + wait

    def _message_id(self, each: News, to: str, now: datetime) -> str:
        key = f"heartbeat:{each.subject.part}:{each.subject.mailbox}:{each.turn}:{to}:{now.isoformat()}"
        return message_id_for(key, self.sender.rpartition("@")[2])

    def _letter(self, each: News, to: str, message_id: str, now: datetime) -> bytes:
        letter = EmailMessage(policy=SMTP)
        letter["From"] = formataddr((self.organisation, self.sender))
        letter["To"] = to
        letter["Subject"] = words.subject(each)
        letter["Date"] = format_datetime(now)
        letter["Message-ID"] = message_id
        letter["Auto-Submitted"] = "auto-generated"  # RFC 3834, 5: no machine is to answer it
        letter["X-Auto-Response-Suppress"] = "All"
        letter.set_content(words.body(each, self.organisation, self.zone), cte="quoted-printable")
        return letter.as_bytes()
