"""The thread a letter is put into, for every mail program and for Outlook."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from heard.letters.threads import Thread, thread_answering, with_the_cases_own
from heard.mail.message import Message
from heard.mail.parse import parse
from heard.mail.threads.thread_index import conversation, lineage

AT = datetime(2026, 6, 1, 9, 0, 20, tzinfo=UTC)
THEIRS = "AdQc2DN7rLoS3hgnE/O76rpFzxN/EwAddF4A"
PLAIN = parse(b"From: a@tenant.example\nMessage-ID: <2@x>\nReferences: <1@x>\nSubject: Re: Damp\n\nhello\n")
OUTLOOKS = replace(PLAIN, thread_topic="Damp", thread_index=THEIRS)


def of_the_case(
    thread: Thread, *, reference: str = "NH-26-0042", secret: bytes = b"secret", at: datetime = AT
) -> Thread:
    return with_the_cases_own(thread, reference=reference, secret=secret, subject=f"We have it [{reference}]", at=at)


def test_an_answer_names_the_message_and_those_before_it() -> None:
    thread = thread_answering(PLAIN, after=timedelta(seconds=20))
    assert thread == {"thread_topic": None, "in_reply_to": "<2@x>", "references": ("<1@x>", "<2@x>")}


def test_a_message_without_an_id_is_answered_without_one() -> None:
    assert "in_reply_to" not in thread_answering(replace(PLAIN, message_id=None), after=timedelta())


def test_an_answer_to_outlook_stays_in_its_conversation() -> None:
    thread = of_the_case(thread_answering(OUTLOOKS, after=timedelta(seconds=20)))
    assert thread["thread_topic"] == "Damp"
    index = thread["thread_index"]
    assert index is not None
    assert lineage(index)[1:] == lineage(THEIRS)


@pytest.mark.parametrize(
    "message, topic",
    [
        pytest.param(PLAIN, "We have it", id="no header of Outlook's"),
        pytest.param(replace(PLAIN, thread_topic="Damp"), "Damp", id="a topic alone"),
        pytest.param(replace(PLAIN, thread_index="no index"), "We have it", id="an index that is none"),
    ],
)
def test_where_outlook_names_no_conversation_the_letter_begins_the_cases_own(message: Message, topic: str) -> None:
    thread = of_the_case(thread_answering(message, after=timedelta(seconds=20)))
    assert (thread["thread_topic"], thread["in_reply_to"]) == (topic, "<2@x>")
    assert thread["thread_index"] is not None


def name(thread: Thread) -> str | None:
    return conversation(thread["thread_index"] or "")


def test_a_later_letter_is_in_the_same_conversation() -> None:
    assert name(of_the_case({})) == name(of_the_case({}, at=AT + timedelta(days=30))) is not None


def test_another_case_and_another_landlord_have_others() -> None:
    names = {name(of_the_case({})), name(of_the_case({}, reference="NH-26-0043")), name(of_the_case({}, secret=b"x"))}
    assert len(names) == 3
