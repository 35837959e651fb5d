"""The mail of a case as files: byte for byte, taken out and not opened, and what is not copied, with why."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from looking import hear
from sqlalchemy import select

from builders import LEAD, MAILBOX, TENANT, MovedClock, a_mail
from heard.casework.events import LetterNumber, MessageNumber
from heard.daemon import moving, outgoing, send, splitting
from heard.daemon.house import House
from heard.mail.parse import parse
from heard.store.tables import letters, messages, originals, tokens
from reports.case_file.a_case_file import (
    CASE,
    LONG_AFTER,
    a_complaint_was_made,
    an_officers,
    the_file,
    with_attached,
    words_of,
)

DANGER = "I complain. I smell gas in my kitchen, I rang three times, and nobody comes."
FIRST = "messages/0001-2026-06-01-in-from-complainant.eml"


@pytest.fixture
def house(tmp_path: Path, clock: MovedClock) -> House:
    return a_complaint_was_made(tmp_path, clock)


def test_a_message_is_byte_for_byte_as_it_came(tmp_path: Path, clock: MovedClock) -> None:
    content = with_attached([("a.pdf", b"%PDF-1.4\0\xff")]).replace(b"\n", b"\r\n") + b"\r\n\xe9 \x00 end"
    kept, _ = the_file(a_complaint_was_made(tmp_path, clock, content))
    assert kept.files[FIRST] == content


def test_attachments_are_taken_out_as_they_were_and_under_names_of_ours(tmp_path: Path, clock: MovedClock) -> None:
    given: list[tuple[str | None, bytes]] = [
        ("../../etc/passwd", b"\0\1\2"), ("CON.txt", b"con"), ("x" * 300 + ".pdf", b"%PDF"), ("in\u202efdp.exe", b"MZ"),
        ("a.pdf", b"first"), ("a.pdf", b"second"), (None, b"nameless"), ("фото.jpg", b"jpg"),
    ]  # fmt: skip
    kept, made = the_file(a_complaint_was_made(tmp_path, clock, with_attached(given)))
    taken = kept.names("attachments")
    assert [kept.files[path] for path in taken] == [content for _, content in given]
    assert (made.attachments, len(set(taken))) == (len(given), len(given))
    assert all(set(path) <= set("abcdefghijklmnopqrstuvwxyz0123456789-./") and ".." not in path for path in taken)


def test_the_name_it_came_with_stands_in_the_chronology_escaped(tmp_path: Path, clock: MovedClock) -> None:
    house = a_complaint_was_made(tmp_path, clock, with_attached([("<script>alert(1)</script>.pdf", b"x")]))
    page = the_file(house)[0].text("chronology.html")
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;.pdf" in page


def test_a_letter_that_left_is_as_it_left(house: House) -> None:
    kept, _ = the_file(house)
    letter = kept.files["letters/0001-2026-06-01-out-acknowledgement-stage-1.eml"]
    assert letter.startswith(b"From: ") or b"\nFrom: " in letter.replace(b"\r", b"")
    assert b"X-Heard-Case: NH-26-0001" in letter


def test_a_letter_that_never_left_is_told_and_not_given_as_sent(tmp_path: Path, clock: MovedClock) -> None:
    house = a_complaint_was_made(tmp_path, clock)
    with house.store.writing() as connection:
        connection.execute(letters.update().where(letters.c.id == 1).values(state="waiting", sent_at=None))
    outgoing.drop(house, LetterNumber(1), "sent by post")
    kept, _ = the_file(house)
    assert not [path for path in kept.names("letters") if "acknowledgement" in path]
    assert "letter 1: it never left: dropped: sent by post" in words_of(kept.text("chronology.html"))


def test_what_was_moved_elsewhere_is_told_and_is_no_file(house: House) -> None:
    reply = a_mail(
        "And the bins were not emptied.", message_id="<bins@tenant.example>", subject="Re: Leak in the kitchen",
        headers=[("In-Reply-To", "<leak-1@tenant.example>")],
    )  # fmt: skip
    assert hear(house, reply, 2) == CASE
    moving.move(house, [MessageNumber(2)], to=None)
    kept, _ = the_file(house)
    assert kept.names("messages") == [FIRST]
    assert "message 2: it lay here, and a person moved it to no case" in words_of(kept.text("chronology.html"))


def test_mail_between_staff_is_part_of_it_and_marked(house: House) -> None:
    assert hear(house, an_officers("Helen, can you send a plumber?", to=LEAD, uid=2), 2) == CASE
    assert hear(house, an_officers("Dear Ms Finch, we are sorry.", to=TENANT, uid=3), 3) == CASE
    kept, _ = the_file(house)
    assert [path for path in kept.names("messages") if "officer" in path] == [
        "messages/0002-2026-06-01-staff-from-officer.eml",
        "messages/0003-2026-06-01-out-from-officer.eml",
    ]


def test_it_is_left_out_where_that_is_asked_and_said(house: House) -> None:
    send.count_as_sent(house)
    for uid, to in ((2, LEAD), (3, TENANT)):
        hear(house, an_officers("We look into it.", to=to, uid=uid), uid)
    send.count_as_sent(house)
    kept, _ = the_file(house, staff_mail=False)
    assert not [path for path in (*kept.names("messages"), *kept.names("letters")) if "-staff-" in path]
    assert "messages/0003-2026-06-01-out-from-officer.eml" in kept.files
    page = words_of(kept.text("chronology.html"))
    assert "Mail between staff, and notices to them, were left out" in page
    assert "message 2: mail between staff, which was left out as asked" in page
    assert "were left out" in kept.text("README.txt")


def test_what_officers_can_still_command_with_leaves_nobodys_hands(tmp_path: Path, clock: MovedClock) -> None:
    house = a_complaint_was_made(tmp_path, clock, a_mail(DANGER))
    kept, made = the_file(house, now=clock())
    assert not [path for path in kept.names("letters") if "-staff-" in path]
    assert made.not_here > 0
    assert "it holds what an officer may command with until" in words_of(kept.text("chronology.html"))
    later, _ = the_file(house, now=LONG_AFTER)
    assert [path for path in later.names("letters") if "-staff-" in path]


def test_nor_does_mail_that_quotes_it(tmp_path: Path, clock: MovedClock) -> None:
    house = a_complaint_was_made(tmp_path, clock, a_mail(DANGER))
    notice = next(content for path, content in the_file(house)[0].files.items() if "-staff-" in path)
    hear(house, an_officers(f"See below.\n\n{parse(notice).text}", to=LEAD, uid=2), 2)
    soon, _ = the_file(house, now=clock() + timedelta(hours=1))
    assert [path for path in soon.names("messages") if "/0002" in path] == []
    assert [path for path in the_file(house)[0].names("messages") if "/0002" in path]


def test_nor_does_mail_that_cannot_be_looked_through_while_anything_of_its_case_works(
    tmp_path: Path, clock: MovedClock
) -> None:
    house = a_complaint_was_made(tmp_path, clock, a_mail(DANGER))
    locked_away = with_attached([("photos.zip", b"PK\x03\x04 nobody can open this")], subject="Re: Leak [NH-26-0001]")
    assert hear(house, locked_away.replace(b"<leak-1@", b"<leak-2@"), 2) == CASE
    soon, made = the_file(house, now=clock())
    assert [path for path in soon.names("messages") if "/0002" in path] == []
    assert made.not_seen == 1
    [left_out] = [each for each in json.loads(soon.text("manifest.json"))["not_here"] if each["what"] == "message 2"]
    assert left_out["why"].startswith("not all of it could be looked through: it may hold what an officer may command")
    later, made = the_file(house)
    assert [path for path in later.names("messages") if "/0002" in path]
    assert made.not_seen == 0, "nothing works any more, and there is nothing to look for"


def test_where_only_what_is_of_another_case_works_it_is_a_file_and_that_is_told(
    house: House, clock: MovedClock
) -> None:
    locked_away = with_attached([("photos.zip", b"PK\x03\x04 nobody can open this")], subject="Re: Leak [NH-26-0001]")
    assert hear(house, locked_away.replace(b"<leak-1@", b"<leak-2@"), 2) == CASE
    with house.store.writing() as connection:
        connection.execute(tokens.update().values(reference="NH-26-0002", expires_at=LONG_AFTER + timedelta(days=1)))
        assert connection.execute(select(tokens.c.nonce)).first() is not None
    kept, made = the_file(house)
    [row] = [each for each in json.loads(kept.text("manifest.json"))["files"] if "/0002" in each["path"]][:1]
    assert row["what"].endswith("; not all of it could be looked through")
    assert made.not_seen == 1


def test_what_could_not_be_read_is_kept_and_not_opened(house: House) -> None:
    with house.store.writing() as connection:
        connection.execute(messages.update().where(messages.c.id == 1).values(sender=None, state="set-aside"))
    kept, _ = the_file(house)
    assert kept.names("messages") == ["messages/0001-2026-06-01-in-not-read.eml"]


def test_nor_is_what_could_not_be_read_and_holds_what_may_be_commanded_with(tmp_path: Path, clock: MovedClock) -> None:
    house = a_complaint_was_made(tmp_path, clock, a_mail(DANGER))
    notice = next(content for path, content in the_file(house)[0].files.items() if "-staff-" in path)
    hear(house, an_officers(f"See below.\n\n{parse(notice).text}", to=LEAD, uid=2), 2)
    with house.store.writing() as connection:
        connection.execute(messages.update().where(messages.c.id == 2).values(sender=None, state="set-aside"))
    soon, _ = the_file(house, now=clock() + timedelta(hours=1))
    assert [path for path in soon.names("messages") if "/0002" in path] == []


@pytest.mark.parametrize(
    "content", [pytest.param(b"\xff\x00 no zlib", id="not as it was"), pytest.param(b"", id="nothing left")]
)
def test_an_original_that_is_damaged_is_told_and_the_rest_is_there(house: House, content: bytes) -> None:
    send.count_as_sent(house)
    hear(house, an_officers("We look into it.", to=TENANT, uid=2), 2)
    with house.store.writing() as connection:
        connection.execute(originals.update().where(originals.c.message == 1).values(content=content))
    kept, _ = the_file(house)
    assert kept.names("messages") == ["messages/0002-2026-06-01-out-from-officer.eml"]
    assert "message 1: what is kept of it is damaged" in words_of(kept.text("chronology.html"))
    assert "what is kept of it is damaged" in kept.text("manifest.json")


@pytest.mark.parametrize(
    "put_elsewhere",
    [
        pytest.param(lambda house: splitting.split(house, [MessageNumber(2)]), id="on a case of its own"),
        pytest.param(lambda house: moving.move(house, [MessageNumber(2)], to=None), id="on none"),
    ],
)
def test_a_notice_that_quotes_mail_of_another_case_is_left_out_and_told(
    house: House, clock: MovedClock, put_elsewhere: Callable[[House], object]
) -> None:
    clock.on(minutes=5)
    theirs = "And my neighbour's hall light is broken and nobody came: PRIVATE. I complain about that as well."
    headers = [("In-Reply-To", "<leak-1@tenant.example>")]
    hear(house, a_mail(theirs, subject="Re: Leak in the kitchen", message_id="<2@tenant.example>", headers=headers), 2)
    send.count_as_sent(house)
    before, _ = the_file(house)
    assert [path for path in before.names("letters") if "PRIVATE" in parse(before.files[path]).text]
    clock.on(minutes=5)
    put_elsewhere(house)
    send.count_as_sent(house)
    kept, _ = the_file(house)
    assert not [path for path, content in kept.files.items() if b"PRIVATE" in content]
    assert not [path for path in kept.names("letters") if "PRIVATE" in parse(kept.files[path]).text]
    assert "it was written because of message 2, which lies on" in kept.text("manifest.json")


def test_an_original_that_is_not_kept_any_more_is_told(house: House) -> None:
    with house.store.writing() as connection:
        connection.execute(originals.delete())
    kept, made = the_file(house)
    assert (kept.names("messages"), made.messages) == ([], 0)
    assert "message 1: it is not kept any more" in words_of(kept.text("chronology.html"))
    assert MAILBOX in kept.text("manifest.json")
