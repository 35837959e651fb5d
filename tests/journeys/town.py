"""Complaints and follow-ups as a town writes them, and what is right to happen to each."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage

MATTERS = ("the boiler", "the lift", "damp in the bedroom", "the bins", "my front door", "the stairwell lights")


@dataclass(frozen=True)
class Sent:
    """One mail; `thread` is the Message-ID of the complaint it belongs to, its own for a complaint."""

    message_id: str
    thread: str
    writer: str
    content: bytes

    @property
    def is_complaint(self) -> bool:
        return self.message_id == self.thread


def a_town(count: int, *, seed: int) -> Iterator[Sent]:
    """Yield mails, two complaints for each follow-up, each follow-up after its complaint."""
    chance = random.Random(seed)
    complaints: list[Sent] = []
    for number in range(count):
        follows = bool(complaints) and chance.random() < 1 / 3
        message_id = f"<{seed}.{number}@town.example>"
        mail = EmailMessage()
        if follows:
            first = chance.choice(complaints)
            writer, thread = first.writer, first.message_id
            mail["Subject"] = "Re: my complaint"
            mail["In-Reply-To"] = thread
            mail["References"] = thread
            mail.set_content(f"I have still heard nothing. This is reminder {number}.")
        else:
            writer, thread = f"tenant{number}@town.example", message_id
            matter = chance.choice(MATTERS)
            mail["Subject"] = f"Complaint about {matter}"
            mail.set_content(
                f"I reported {matter} on {number % 28 + 1} May and nothing has been done. I want to complain."
            )
        mail["From"], mail["To"], mail["Message-ID"] = writer, "complaints@northgate.example", message_id
        sent = Sent(message_id, thread, writer, mail.as_bytes())
        if not follows:
            complaints.append(sent)
        yield sent
