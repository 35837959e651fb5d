"""The headers that put a letter into a thread, for every mail program and for Outlook."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TypedDict

from heard.mail.message import Message
from heard.mail.threads.signed import conversation_of
from heard.mail.threads.subjects import normal_subject
from heard.mail.threads.thread_index import new_index, thread_index_child


class Thread(TypedDict, total=False):
    """What `seal` wants to know of the thread a letter is in."""

    in_reply_to: str
    references: Sequence[str]
    thread_topic: str | None
    thread_index: str | None


def thread_answering(message: Message, *, after: timedelta) -> Thread:
    """Return the thread of a message that a letter answers; in Outlook's only where the message is in one.

    after  how long after the message was received the letter is written
    """
    thread: Thread = {"thread_topic": message.thread_topic}
    if message.message_id is not None:
        thread["in_reply_to"] = message.message_id
        thread["references"] = (*message.references, message.message_id)
    if message.thread_index is not None:
        thread["thread_index"] = thread_index_child(message.thread_index, since=after)
    return thread


def with_the_cases_own(thread: Thread, *, reference: str, secret: bytes, subject: str, at: datetime) -> Thread:
    """Return a thread in Outlook's conversation: as it is, or where it is in none, in one that is the case's.

    All letters of a case that answer nothing of Outlook's are then shown together, and an answer
    from Outlook brings the conversation's name back, also where it names no Message-ID.

    subject  the letter's
    at       when the letter is written; aware
    """
    if thread.get("thread_index"):
        return thread
    topic = thread.get("thread_topic") or normal_subject(subject.replace(f"[{reference}]", " "))
    return {**thread, "thread_topic": topic, "thread_index": new_index(conversation_of(reference, secret), at)}
