"""Forwards and notes of officers of many kinds: how well heard tells whose words they bring."""

from __future__ import annotations

import json
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from builders import LANDLORD, LEAD, MAILBOX, RULES
from heard.judgement.brought.note import noted_in
from heard.judgement.brought.passed_on import passed_on_in
from heard.mail.message import Message
from heard.mail.parse import parse

LABELLED = Path(__file__).with_name("officers") / "brought.jsonl"
MAILS = [json.loads(line) for line in LABELLED.read_text("utf-8").splitlines()]
TO = {"mailbox": MAILBOX, "colleague": LEAD}


def the_mail(labelled: dict[str, Any]) -> Message:
    mail = EmailMessage()
    local = labelled["from_name"].lower().replace(" ", ".")
    mail["From"] = f"{labelled['from_name']} <{local}@northgate.example>"
    mail["To"] = TO.get(labelled["to"], labelled["to"])
    if labelled["to"] == "colleague":
        mail["Cc"] = MAILBOX
    mail["Subject"] = labelled["subject"]
    mail["Date"] = "Mon, 14 Jul 2025 09:00:00 +0100"
    mail["Message-ID"] = f"<{labelled['id']}@northgate.example>"
    mail.set_content(labelled["body"])
    if original := labelled.get("attached"):
        enclosed = EmailMessage()
        for name in ("received", "from", "date", "subject"):
            if name in original:
                enclosed[name.title()] = original[name]
        enclosed.set_content(original["body"])
        mail.add_attachment(enclosed)
    return parse(mail.as_bytes())


def read(labelled: dict[str, Any]) -> dict[str, Any]:
    message = the_mail(labelled)
    if original := passed_on_in(message, LANDLORD):
        forwarded = original.forwarded
        sent = forwarded.sent_at.replace(tzinfo=None).isoformat() if forwarded.sent_at else None
        address = forwarded.sender.address if forwarded.sender else None
        return {"letter": "forward", "from": address, "name": forwarded.name, "sent": sent, "how": forwarded.how.value}
    if note := noted_in(message, RULES.brought, LANDLORD):
        return {"letter": "note", "person": note.person, "channel": note.channel, "complains": note.complains}
    return {"letter": "neither"}


READ = [(labelled, read(labelled)) for labelled in MAILS]


def of(letter: str) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    return [(labelled, found) for labelled, found in READ if labelled["letter"] == letter]


@pytest.mark.parametrize("labelled, found", of("forward"), ids=[each["id"] for each, _ in of("forward")])
def test_a_forward_is_known_with_its_writer_and_its_time(labelled: dict[str, Any], found: dict[str, Any]) -> None:
    assert found["letter"] == "forward"
    assert found["from"] == labelled.get("original_from")
    assert (found["name"], found["how"]) == (labelled["original_name"], labelled["how"])
    assert found["sent"][:16] == labelled["original_sent"][:16]


def test_notes_are_known() -> None:
    notes = of("note")
    assert len([found for _, found in notes if found["letter"] == "note"]) >= 0.95 * len(notes)


@pytest.mark.parametrize("what, floor", [("person", 0.95), ("channel", 0.9), ("complains", 0.95)])
def test_what_a_note_tells(what: str, floor: float) -> None:
    notes = [(labelled, found) for labelled, found in of("note") if found["letter"] == "note"]
    default = "" if what != "complains" else None
    assert len([1 for labelled, found in notes if found[what] == labelled.get(what, default)]) >= floor * len(notes)


def test_what_colleagues_write_among_themselves_brings_nothing() -> None:
    others = [each for each in READ if each[0]["letter"] not in ("forward", "note")]
    assert [labelled["id"] for labelled, found in others if found["letter"] != "neither"] == []
