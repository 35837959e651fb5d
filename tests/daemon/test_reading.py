"""Reading in a process of its own: what it reads is what is read here, and it dies alone."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from builders import MAILBOX, RULES, TENANT, a_mail
from heard.daemon.reading import ReaderApart, ReaderHere
from heard.datafiles.locate import rules_dir
from heard.errors import ReaderUnavailable
from heard.judgement.reading import Reading, Unread

MAILS = [a_mail(), b"", a_mail("Thank you, that is settled.", message_id="<2@t.example>"), bytes(range(256)) * 2_000]
LOT = [Unread(content) for content in MAILS]


@pytest.fixture(scope="module")
def apart() -> Iterator[ReaderApart]:
    """A reader for all; it starts anew for whoever comes after its death."""
    reader = ReaderApart(rules_dir(), ())
    yield reader
    reader.close()


def test_what_is_read_apart_is_what_is_read_here(apart: ReaderApart) -> None:
    here = ReaderHere(RULES)
    for reader in (apart, here):
        reader.begin(LOT)
    assert apart.finish() == here.finish()


def test_a_lot_larger_than_any_pipe(apart: ReaderApart) -> None:
    apart.begin([Unread(a_mail("Nothing was done. " * 200_000))] * 3)
    assert all(isinstance(each, Reading) for each in apart.finish())


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGSEGV])
def test_a_reader_that_died_is_replaced_and_nothing_is_missing(apart: ReaderApart, how: signal.Signals) -> None:
    apart.begin(LOT)
    apart.finish()
    assert apart.pid is not None
    os.kill(apart.pid, how)
    apart.begin(LOT)
    assert len(apart.finish()) == len(LOT)


def test_nothing_to_read_is_read_at_once(apart: ReaderApart) -> None:
    apart.begin([])
    assert apart.finish() == []


def test_one_message_is_read_while_a_lot_is_and_the_lot_is_there_all_the_same(apart: ReaderApart) -> None:
    here = ReaderHere(RULES)
    for reader in (apart, here):
        reader.begin(LOT)
    one, other = Unread(a_mail("Please close it.")), Unread(a_mail("Thank you, that is settled."))
    assert [apart.again(each) for each in (one, other)] == [here.again(each) for each in (one, other)]
    assert apart.finish() == here.finish()


def test_a_large_one_while_a_large_lot_is_read_waits_for_nobody(apart: ReaderApart) -> None:
    """What the reader answers is taken before it is asked the next: else both would wait for ever."""
    large = Unread(a_mail("Nothing was done. " * 200_000))
    apart.begin([large] * 2)
    assert isinstance(apart.again(large), Reading)
    assert len(apart.finish()) == 2


def test_a_lot_that_was_given_up_is_not_taken_for_the_next(apart: ReaderApart) -> None:
    apart.begin(LOT)
    apart.again(LOT[0])
    apart.close()
    apart.begin(LOT[:1])
    assert len(apart.finish()) == 1


def test_between_lots_one_message_is_read_by_itself(apart: ReaderApart) -> None:
    apart.begin([])
    assert apart.finish() == []
    assert isinstance(apart.again(LOT[0]), Reading)


def test_a_reader_that_cannot_start_is_no_fault_of_the_mail(tmp_path: Path) -> None:
    (tmp_path / "precedence.toml").write_text("this is no TOML")
    reader = ReaderApart(tmp_path, ())
    with pytest.raises(ReaderUnavailable, match="heard check"):
        reader.begin(LOT)
    reader.close()


def test_of_a_journal_report_the_mail_within_is_read_where_the_mailbox_gets_such_reports() -> None:
    report = EmailMessage()
    report["From"] = "journal@northgate.example"
    report["X-MS-Journal-Report"] = ""
    report.set_content(f"Sender: {TENANT}\r\nSubject: Leak in the kitchen\r\nTo: {MAILBOX}\r\n")
    report.add_attachment(message_from_bytes(a_mail(), policy=default))
    here = ReaderHere(RULES)
    here.begin([Unread(report.as_bytes(), journal) for journal in (True, False)])
    within, whole = (each.message.sender for each in here.finish() if isinstance(each, Reading))
    assert within is not None
    assert whole is not None
    assert (within.address, whole.address) == (TENANT, "journal@northgate.example")
