"""The second route: one plain mail to each of a few people, past the outbox and every mailbox's own way out."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr
from zoneinfo import ZoneInfo

from heard.daemon.heartbeat import words
from heard.daemon.send import Door
from heard.errors import LetterDelayed, LetterRefused, SenderUnreachable, SignInRefused
from heard.judgement.heartbeat import News
from heard.letters.message_ids import message_id_for

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A server that no mailbox sends by, and whom it takes mail to; `sender` is the address it comes from."""

    door: Door
    sender: str
    to: Sequence[str]
    organisation: str
    zone: ZoneInfo

    def tell(self, each: News, now: datetime) -> bool:
        """Write to everybody; say whether the server took a mail to one of them at least.

        A server that does not answer is left alone for a while, longer each time, as every way out is.
        """
        if not self.door.is_open(now):
            return False
        try:
            return self._tell_everybody(each, now)
        finally:
            self.door.sender.close()  # the next mail is an hour away, or a year

    def _tell_everybody(self, each: News, now: datetime) -> bool:
        taken = 0
        for to in self.to:
            message_id = self._message_id(each, to, now)
            try:
                letter = self._letter(each, to, message_id, now)
                self.door.sender.send(letter, sender=self.sender, to=to, message_id=message_id)
            except (LetterRefused, LetterDelayed) as error:
                log.warning("second route", extra={"because": str(error)})
                continue
            except (SenderUnreachable, SignInRefused) as error:
                self.door.shut(now, error)
                log.error("second route unreachable", extra={"because": str(error)})
                return taken > 0
            taken += 1
        self.door.worked()
        return taken > 0

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
