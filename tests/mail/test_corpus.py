"""A whole mailbox, read: every message, and every machine told from every person."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from heard.mail.format.received import received_time
from heard.mail.message import Automatic
from heard.mail.parse import parse

CORPUS = Path(__file__).parent.parent / "corpora/northgate"
MACHINES = {kind.value for kind in Automatic}


@pytest.fixture(scope="module")
def read():
    truth = [json.loads(line) for line in (CORPUS / "truth.jsonl").read_text("utf-8").splitlines()]
    return [(label, parse((CORPUS / "mail" / label["file"]).read_bytes())) for label in truth]


def test_every_message_has_a_writer_and_a_message_id_as_far_as_it_gives_one(read):
    assert len(read) == 513
    assert all(message.sender for _, message in read)


def test_no_person_is_taken_for_a_machine(read):
    assert [label["file"] for label, message in read if message.machine and label["kind"] not in MACHINES] == []


def test_every_automatic_reply_and_bounce_is_seen_for_what_it_is(read):
    seen = Counter((label["kind"], message.machine and message.machine.kind.value) for label, message in read)
    assert seen["auto_reply", "auto_reply"] == 20
    assert seen["bounce", "bounce"] == 9
    # The other six are spam that carries no header of a machine: rules look at what they say.
    assert seen["bulk", "bulk"] >= 10


def test_every_bounce_names_the_letter_it_is_about(read):
    assert all(message.bounce and message.bounce.about for label, message in read if label["kind"] == "bounce")


def test_every_message_tells_when_it_was_received():
    mail = sorted((CORPUS / "mail").glob("*.eml"))
    assert all(received_time(path.read_bytes()) for path in mail)
