"""A mail an officer writes to a tenant with the complaints mailbox in Cc, as its server would hold it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from builders import MAILBOX, OFFICER, a_mail

GARY = f"Gary Officer <{OFFICER}>"
MAILBOX_NAMED = f"Northgate Homes <{MAILBOX}>"
MX = "mx.northgate.example"
BY_THE_BORDER = ("Received", f"from mail.else.example (unknown [203.0.113.9]) by {MX} (Postfix) with ESMTPS id 1")
OUR_SERVER_VOUCHES = (
    BY_THE_BORDER,
    ("Authentication-Results", f"{MX}; dmarc=pass (p=none) header.from=northgate.example"),
)

Headers = Sequence[tuple[str, str]]


def officers_mail(
    text: str,
    *,
    at: str,
    message_id: str,
    to: str,
    subject: str,
    sender: str = GARY,
    cc: str | None = MAILBOX,
    answers: str | None = None,
    headers: Headers = (),
) -> bytes:
    """Return the mail; `answers` is the Message-ID of what it answers, where it answers anything."""
    more = [*headers, *([("Cc", cc)] if cc else [])]
    if answers is not None:
        more += [("In-Reply-To", answers), ("References", answers)]
    return a_mail(
        text, sender=sender, to=to, subject=subject, message_id=message_id, headers=more,
        received_at=datetime.fromisoformat(at),
    )  # fmt: skip
