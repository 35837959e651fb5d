"""On a case of somebody else's only their own mail is theirs, and what was written to them."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from looking import hear

from builders import MAILBOX, TENANT, MovedClock, a_mail
from heard.daemon.house import House
from heard.mail.parse import parse
from heard.store.tables import tokens
from reports.case_file.a_case_file import CASE, a_complaint_was_made, an_officers, the_file, words_of
from reports.person_file.a_person_file import NEIGHBOUR, all_about, somebody_has, the_neighbour_writes


@pytest.fixture
def house(tmp_path: Path, clock: MovedClock) -> House:
    return a_complaint_was_made(tmp_path, clock)


def test_of_another_partys_case_they_get_what_they_wrote_and_what_staff_wrote_to_them(house: House) -> None:
    the_neighbour_writes(house)
    hear(house, an_officers("Dear Ann, we will look at your ceiling.", to=NEIGHBOUR, uid=3), 3)
    hear(house, an_officers("Dear Ms Finch, we will look at your kitchen.", to=TENANT, uid=4), 4)
    kept, made = all_about(house, NEIGHBOUR)
    assert (made.cases, made.messages, made.letters) == ([], 2, 0)
    wrote, answered = kept.names(f"elsewhere/{CASE}/messages")
    assert b"It comes through my ceiling too." in kept.files[wrote]
    assert b"Dear Ann" in kept.files[answered]
    assert not [path for path, content in kept.files.items() if b"Finch" in content or TENANT.encode() in content]
    manifest = kept.text("elsewhere/manifest.csv")
    assert f"{CASE}/{wrote.rpartition('/')[2]}" in manifest.replace("messages/", "")
    assert "what they wrote, as it came" in manifest
    assert "what staff wrote to them, as it came" in manifest


def test_what_they_wrote_on_no_case_is_theirs_as_it_came(house: House) -> None:
    bins, mail_id = "Which day are the bins emptied in our road?", "<ann-9@neighbour.example>"
    mail = a_mail(bins, sender=f"Ann <{NEIGHBOUR}>", to=MAILBOX, subject="Bins", message_id=mail_id)
    assert hear(house, mail, 9) is None
    kept, made = all_about(house, NEIGHBOUR)
    assert made.messages == 1
    [path] = kept.names("elsewhere/no-case/messages")
    assert kept.files[path] == mail


def test_a_letter_to_them_on_a_case_of_somebody_elses_is_theirs(house: House) -> None:
    """The tenant's case passes to somebody else: the acknowledgement went to the tenant all the same."""
    number = somebody_has(house, "else@tenant.example", name="Somebody Else")
    with house.store.writing() as connection:
        connection.exec_driver_sql("UPDATE cases SET person = ?", (number,))
    kept, made = all_about(house, TENANT)
    assert (made.cases, made.messages, made.letters) == ([], 1, 1)
    assert len(kept.names(f"elsewhere/{CASE}/letters")) == 1


def test_mail_from_an_address_of_several_is_named_and_left_to_a_person(house: House) -> None:
    the_neighbour_writes(house)
    number = somebody_has(house, NEIGHBOUR)
    somebody_has(house, NEIGHBOUR, name="Bob Neighbour")
    kept, made = all_about(house, f"P{number}")
    assert (made.messages, made.not_here, kept.names("elsewhere")) == (0, 1, [])
    assert "message 2: it came from ann@neighbour.example, which others have too" in kept.text("index.html")


def test_what_an_officer_may_still_command_with_is_not_copied(tmp_path: Path, clock: MovedClock) -> None:
    house = a_complaint_was_made(tmp_path, clock, a_mail("I complain. I smell gas, and nobody comes."))
    the_neighbour_writes(house)
    notice = next(content for path, content in the_file(house)[0].files.items() if "-staff-" in path)
    hear(house, an_officers(f"Dear Ann, see below.\n\n{parse(notice).text}", to=NEIGHBOUR, uid=3), 3)
    with house.store.writing() as connection:  # what was seen in other hands works no more: as if it had not been seen
        connection.execute(tokens.update().values(spoiled_at=None))
    soon, made = all_about(house, NEIGHBOUR, now=clock() + timedelta(hours=1))
    assert (made.messages, made.not_here) == (1, 1)
    assert "it holds what an officer may command with until" in words_of(soon.text("index.html"))
    assert all_about(house, NEIGHBOUR)[1].messages == 2
