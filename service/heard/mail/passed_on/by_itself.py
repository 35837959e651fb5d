"""A mail that another one passes on, as if it had come by itself.  Pure."""

from __future__ import annotations

from dataclasses import replace

from heard.mail.message import Message
from heard.mail.passed_on.forwarded import Forwarded


def by_itself(message: Message, forwarded: Forwarded) -> Message:
    """Return it as a message of its own, with no more than what the one that passes it on shows of it."""
    return replace(
        message,
        message_id=forwarded.message_id,
        senders=(forwarded.sender,) if forwarded.sender else (),
        envelope_sender=None,
        on_behalf=None,
        reply_to=(),
        to=(),
        cc=(),
        subject=forwarded.subject,
        date=forwarded.sent_at,
        in_reply_to=(),
        references=(),
        thread_topic=None,
        thread_index=None,
        text="\n\n".join(filter(None, (forwarded.words, forwarded.signature))),
        own_words=forwarded.words,
        signature=forwarded.signature,
        quoted="",
        enclosed=(),
        meetings=(),
        authentication=(),
        aliases=(),
        delivered_to=(),
    )
