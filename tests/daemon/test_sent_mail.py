"""What lies among the sent mail: the landlord's own went out from there, and a stranger's is heard as what it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from builders import MAILBOX, OFFICER, TENANT, a_mail
from heard.casework.events import Kind
from mail.shapes.in_the_house import FIRST
from policies.mailroom import ANSWERS, OURS, Mailroom

AT, DECIDED = "2026-06-01 10:00", "2026-06-10 15:00"


@pytest.fixture
def room(tmp_path: Path) -> Mailroom:
    return Mailroom("wnwhl-2009", tmp_path)


def complaint(room: Mailroom, **more: Any) -> bytes:
    return a_mail(received_at=room.story.at(AT), **more)


@pytest.mark.parametrize(
    "sender",
    [
        pytest.param(f"Dorothy Finch <{TENANT}>", id="a tenant"),
        pytest.param(None, id="nobody"),
    ],
)
def test_a_complaint_that_lies_among_the_sent_mail_is_not_put_away_as_the_landlords(
    room: Mailroom, sender: str | None
) -> None:
    heard = room.hears(complaint(room, sender=sender), AT, folder="Sent Items")
    assert (heard.reference, heard.decision.kind) == (FIRST, Kind.COMPLAINT)


def test_what_names_a_stranger_among_its_writers_is_not_proved_by_lying_there(room: Mailroom) -> None:
    room.complains(AT)
    at = "2026-06-10 15:00"
    mail = a_mail(
        "I have looked into your complaint. I uphold it, and we are sorry.", sender=f"{OFFICER}, {TENANT}", to=TENANT,
        subject="Re: Leak in the kitchen", message_id="<two@else.example>", headers=[ANSWERS],
        received_at=room.story.at(at),
    )  # fmt: skip
    room.hears(mail, at, folder="Sent Items")
    assert room.clock("stage-1-answer")["state"] == "running"


@pytest.mark.parametrize(
    "written, state",
    [
        pytest.param((), "met", id="a copy that a program put there"),
        pytest.param((f"from else.example by {OURS} with ESMTPS id 1; now",), "running", id="moved by a rule"),
        pytest.param((f"from store.northgate.example by {OURS} with mapi id 15.1; now",), "met", id="Exchange's copy"),
    ],
)
def test_a_letter_that_our_own_server_took_in_is_not_proved_by_lying_among_the_sent_mail(
    room: Mailroom, written: tuple[str, ...], state: str
) -> None:
    room.complains(AT)
    room.hears(decision(room, *(("Received", each) for each in written)), DECIDED, folder="Sent Items")
    assert room.clock("stage-1-answer")["state"] == state


def test_nor_is_one_that_our_own_servers_verdict_is_against_and_its_officer_is_asked(room: Mailroom) -> None:
    room.complains(AT)
    against = ("Authentication-Results", f"{OURS}; dmarc=fail header.from=northgate.example")
    room.hears(decision(room, against), DECIDED, folder="Sent Items")
    assert room.clock("stage-1-answer")["state"] == "running"
    assert [each["about"] for each in room.case()["questions"]] == ["not-proved"]


def decision(room: Mailroom, *headers: tuple[str, str]) -> bytes:
    return a_mail(
        "I have looked into your complaint. I uphold it, and we are sorry.", sender=f"Gary Officer <{OFFICER}>",
        to=TENANT, subject="Re: Leak in the kitchen", message_id="<a@northgate.example>", headers=(*headers, ANSWERS),
        received_at=room.story.at(DECIDED),
    )  # fmt: skip


def test_a_tenants_complaint_that_lies_there_is_acknowledged(room: Mailroom) -> None:
    heard = room.hears(complaint(room), AT, folder="Sent Items")
    assert (heard.reference, heard.decision.kind) == (FIRST, Kind.COMPLAINT)
    assert room.letters_to(TENANT) == ["complainant.acknowledgement.stage-1"]


def test_its_copy_that_comes_by_the_inbox_lies_beside_it(room: Mailroom) -> None:
    room.hears(complaint(room), AT, folder="Sent Items")
    heard = room.hears(complaint(room, headers=[("X-Route", "2")]), "2026-06-01 10:05")
    assert (heard.reference, heard.decision.kind) == (FIRST, Kind.COMPLAINT)
    assert room.letters_to(TENANT) == ["complainant.acknowledgement.stage-1"]


@pytest.mark.parametrize("sender", [MAILBOX, OFFICER, "repairs@northgate.example", "complaints+a@northgate.example"])
def test_what_the_landlords_people_sent_is_theirs(room: Mailroom, sender: str) -> None:
    heard = room.hears(complaint(room, sender=f"Northgate <{sender}>", to=TENANT), AT, folder="Sent Items")
    assert (heard.reference, heard.decision.kind) == (None, Kind.STAFF)
