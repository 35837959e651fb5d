"""Nothing that came into the mailbox is lost sight of, under the policies that want every complaint entered.

Thirty mails of Monday 1 June 2026 in a Maildir, every fifth of them no complaint.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from builders import LEAD, MAILBOX, MovedClock, a_house, a_mail
from heard.daemon import receive
from heard.daemon.house import House
from heard.daemon.reconcile import reconcile, reconcile_and_mend
from heard.mailboxes.folder import Folder
from heard.reports.outbox import list_of_letters
from policies.clauses import Clause, proves
from policies.story import the_policy

MONDAY_AT_TEN = datetime(2026, 6, 1, 9, tzinfo=UTC)
MAILS = 30
EVERY_COMPLAINT = proves("wnwhl-2.4.5-central-control", "wdh-ci-log-all")


def put(maildir: Path, number: int) -> None:
    """Deliver a mail into a Maildir."""
    for part in ("tmp", "new", "cur"):
        (maildir / part).mkdir(parents=True, exist_ok=True)
    words = "Thank you, the plumber was kind." if number % 5 == 0 else f"Complaint {number}: nobody came."
    mail = a_mail(words, subject=f"No {number}", message_id=f"<{number}@tenant.example>")
    (maildir / "new" / f"{int(MONDAY_AT_TEN.timestamp())}.M{number}P1.mail").write_bytes(mail)


@pytest.fixture
def mailbox(tmp_path: Path) -> Folder:
    for number in range(MAILS):
        put(tmp_path / "mail", number)
    return Folder(address=MAILBOX, path=tmp_path / "mail", kind="maildir")


@pytest.fixture
def house(clause: Clause, tmp_path: Path, mailbox: Folder) -> House:
    """A landlord with that policy, which has heard all that is in the mailbox."""
    house = a_house(tmp_path / "heard.db", now=MovedClock(MONDAY_AT_TEN), policy=the_policy(clause.pack))
    heard = [each for batch in mailbox.new(None) for each in receive.hear(receive.keep(batch, house), house)]
    assert len([each for each in heard if each.problem is None]) == MAILS
    return house


@EVERY_COMPLAINT
def test_every_message_that_came_in_is_accounted_for(clause: Clause, house: House, mailbox: Folder) -> None:
    [account] = reconcile(house, [mailbox])
    assert (account.seen, account.heard, account.unaccounted) == (MAILS, MAILS, ())


@EVERY_COMPLAINT
def test_a_message_whose_record_is_gone_is_named(clause: Clause, house: House, mailbox: Folder, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "heard.db")) as database, database:
        database.execute("DELETE FROM messages WHERE message_id = '<7@tenant.example>'")
    [account] = reconcile(house, [mailbox])
    assert (account.seen, account.heard) == (MAILS, MAILS - 1)
    assert [each.subject for each in account.unaccounted] == ["No 7"]


@EVERY_COMPLAINT
def test_one_that_was_moved_away_before_heard_could_see_it_is_told_to_the_team_leads(
    clause: Clause, house: House, mailbox: Folder, tmp_path: Path
) -> None:
    put(tmp_path / "mail" / ".Done", MAILS + 1)
    accounts = reconcile_and_mend(house, [mailbox], take=lambda raws: None)
    assert {each.folder: len(each.unaccounted) for each in accounts} == {"INBOX": 0, "Done": 1}
    with house.store.reading() as connection:
        told = [letter for letter in list_of_letters(connection) if letter["name"] == "officer.alarm.reconcile"]
    assert [letter["to"] for letter in told] == [LEAD]
