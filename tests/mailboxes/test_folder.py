"""Mail in files: watched, rehearsed, and letters written as files."""

from __future__ import annotations

import itertools
import mailbox as standard
import os
import time
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from pathlib import Path

import pytest

from heard.errors import MailboxError, MailboxUnreachable, SenderUnreachable
from heard.mailboxes import FLAGGED, Cursor
from heard.mailboxes.folder import Folder, FolderSender, read_source
from heard.now import Clock, utc_now
from mailboxes.contract import ADDRESS, MailboxContract, cursor, heard, letter, subjects

DAY = timedelta(days=1)
MARCH = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def received(at: datetime) -> bytes:
    return f"Received: from a by b; {at:%a, %d %b %Y %H:%M:%S} +0000\r\n".encode()


class Maildir:
    """A Maildir, as a mail server fills it."""

    def __init__(self, path: Path) -> None:
        self.path, self._numbers = path, itertools.count(1)
        for part in ("tmp", "new", "cur"):
            (path / part).mkdir(parents=True)

    def put(self, *letters: bytes, at: float | None = None, name: str | None = None) -> Path:
        for content in letters:
            number = next(self._numbers)
            # Named as Dovecot, Postfix and others do, with microseconds that grow.
            second, micro = divmod(int((at or time.time()) * 1_000_000) + number, 1_000_000)
            file = name or f"{second}.M{micro}P{os.getpid()}Q{number}.mail,S={len(content)}"
            (self.path / "tmp" / file).write_bytes(content)
            (self.path / "tmp" / file).rename(self.path / "new" / file)
        return self.path / "new" / file

    def take_away(self, subject: str) -> None:
        self.find(subject).unlink()

    def find(self, subject: str) -> Path:
        files = [*(self.path / "new").iterdir(), *(self.path / "cur").iterdir()]
        return next(file for file in files if f"Subject: {subject}\r\n".encode() in file.read_bytes())

    def open_in_a_mail_program(self, subject: str) -> None:
        file = self.find(subject)
        file.rename(self.path / "cur" / f"{file.name.partition(':')[0]}:2,S")

    def mark(self, subject: str, mark: str) -> bool:
        if mark != FLAGGED:
            return False
        file = self.find(subject)
        file.rename(self.path / "cur" / f"{file.name.partition(':')[0]}:2,FS")
        return True

    def watch(self, poll: timedelta = timedelta(minutes=5), now: Clock = utc_now) -> Folder:
        return Folder(address=ADDRESS, path=self.path, kind="maildir", poll=poll, now=now)

    def traces(self) -> object:
        return sorted((str(file), file.stat().st_mtime_ns) for file in self.path.rglob("*"))


class EmlFolder:
    """A folder of .eml files."""

    def __init__(self, path: Path) -> None:
        self.path, self._numbers = path, itertools.count(1)
        path.mkdir()

    def put(self, *letters: bytes, at: float | None = None) -> Path:
        for content in letters:
            number = next(self._numbers)
            unfinished = self.path / f"{number:04d}.part"
            unfinished.write_bytes(content)
            # Two files written one after the other may bear the same time.
            os.utime(unfinished, (at or time.time() - 60 + number,) * 2)
            file = unfinished.rename(unfinished.with_suffix(".eml"))
        return file

    def take_away(self, subject: str) -> None:
        next(file for file in self.path.iterdir() if f"Subject: {subject}\r\n".encode() in file.read_bytes()).unlink()

    def mark(self, subject: str, mark: str) -> bool:
        return False

    def watch(self, poll: timedelta = timedelta(minutes=5)) -> Folder:
        return Folder(address=ADDRESS, path=self.path, kind="eml", poll=poll)

    def traces(self) -> object:
        return sorted((str(file), file.stat().st_mtime_ns) for file in self.path.rglob("*"))


@pytest.fixture
def maildir(tmp_path: Path) -> Maildir:
    return Maildir(tmp_path / "mail")


@pytest.fixture
def eml_folder(tmp_path: Path) -> EmlFolder:
    return EmlFolder(tmp_path / "mail")


class TestMaildirContract(MailboxContract):
    @pytest.fixture
    def place(self, maildir: Maildir) -> Maildir:
        return maildir


class TestEmlContract(MailboxContract):
    @pytest.fixture
    def place(self, eml_folder: EmlFolder) -> EmlFolder:
        return eml_folder


class TestMaildir:
    def test_a_message_keeps_its_uid_when_a_mail_program_opens_it(self, maildir: Maildir) -> None:
        maildir.put(letter("one"), letter("two"))
        before = heard(maildir.watch())
        maildir.open_in_a_mail_program("one")
        after = heard(maildir.watch())
        assert [(message.uid, message.content) for message in after] == [(m.uid, m.content) for m in before]

    def test_a_message_opened_while_we_read_is_still_read(self, maildir: Maildir) -> None:
        maildir.put(*[letter(f"{n:03d}") for n in range(60)])
        batches = maildir.watch().new(None)
        messages = list(next(batches))
        maildir.open_in_a_mail_program("055")
        messages += [message for batch in batches for message in batch]
        assert subjects(messages) == [f"{n:03d}" for n in range(60)]

    def test_what_was_heard_long_ago_is_not_read_again_at_the_start(self, maildir: Maildir) -> None:
        maildir.put(letter("one"), letter("two"))
        five_hours_on = utc_now() + timedelta(hours=5)
        heard_until = Cursor(1, int(five_hours_on.timestamp()) * 10**9)
        assert heard(maildir.watch(now=lambda: five_hours_on), heard_until) == []

    @pytest.mark.parametrize(
        "name",
        [
            pytest.param(None, id="delivered slowly, named when it began"),
            pytest.param("1577836800.M5P6.old,S=123:2,S", id="copied in with its old name"),
            pytest.param("note", id="a name without a time"),
        ],
    )
    def test_mail_that_comes_late_is_not_missed(self, maildir: Maildir, name: str | None) -> None:
        maildir.put(letter("one"))
        mailbox = maildir.watch()
        last = heard(mailbox)[-1]
        file = maildir.put(letter("late"), at=time.time() - 600, name=name)
        os.utime(file, (MARCH.timestamp(),) * 2)
        assert subjects(heard(mailbox, cursor(last))) == ["late"]
        assert "late" in subjects(heard(maildir.watch(), cursor(last)))

    def test_a_name_from_the_future_hides_nothing_after_it(self, maildir: Maildir) -> None:
        maildir.put(letter("one"), at=time.time() + 365 * 86400)
        last = heard(maildir.watch())[-1]
        maildir.put(letter("two"))
        assert "two" in subjects(heard(maildir.watch(), cursor(last)))

    @pytest.mark.parametrize("name", ["1700000000.{}_0.mail", "1700000000.M5P{}.mail"])
    def test_messages_of_one_moment_are_different_ones(self, maildir: Maildir, name: str) -> None:
        for n in range(1500):
            maildir.put(letter(f"{n}"), name=name.format(n))
        messages = heard(maildir.watch())
        assert len({message.uid for message in messages}) == 1500
        assert all(0 < message.uid < 2**63 for message in messages)

    @pytest.mark.parametrize("name", ["9999999999.M999999P1.x", "99999999999999999999.M1P1.x", "0.M0P0.x"])
    def test_a_time_beyond_all_calendars_is_only_a_name(self, maildir: Maildir, name: str) -> None:
        maildir.put(letter("one"), name=name)
        [message] = heard(maildir.watch())
        assert 0 <= message.uid < 2**63

    def test_received_is_the_topmost_received_header(self, maildir: Maildir) -> None:
        maildir.put(received(MARCH) + received(MARCH - DAY) + letter("one"))
        assert heard(maildir.watch())[0].received_at == MARCH

    def test_without_one_it_is_the_time_in_the_name(self, maildir: Maildir) -> None:
        maildir.put(received(MARCH - DAY) + letter("one"), letter("two"), at=MARCH.timestamp())
        assert heard(maildir.watch())[1].received_at == MARCH

    def test_other_folders_of_the_maildir(self, maildir: Maildir) -> None:
        sent = Maildir(maildir.path / ".Sent Items")
        sent.put(letter("answer"))
        assert maildir.watch().folders() == ["INBOX", "Sent Items"]
        mailbox = Folder(address=ADDRESS, path=maildir.path, kind="maildir", folder="Sent Items")
        [message] = heard(mailbox)
        assert message.sent_folder
        assert [one.subject for one in maildir.watch().held("Sent Items", MARCH - 10000 * DAY)[1]] == ["answer"]

    def test_a_file_that_may_not_be_read_keeps_no_other_waiting(self, maildir: Maildir) -> None:
        maildir.put(letter("one"), letter("two"))
        bad = maildir.find("one")
        bad.unlink()
        bad.symlink_to("/proc/self/mem")  # reading it fails, for root as well
        batches = maildir.watch().new(None)
        assert subjects(next(batches)) == ["two"]
        with pytest.raises(MailboxError, match=f"{bad.name}: cannot be read"):
            next(batches)

    def test_a_folder_that_is_not_there_is_named(self, tmp_path: Path) -> None:
        with pytest.raises(MailboxUnreachable, match=r"nowhere/new: No such file or directory. Make the folder"):
            heard(Folder(address=ADDRESS, path=tmp_path / "nowhere", kind="maildir"))


class TestEmlFolder:
    def test_files_come_in_the_order_of_their_names(self, eml_folder: EmlFolder) -> None:
        for n in (3, 1, 2):
            (eml_folder.path / f"{n}.eml").write_bytes(letter(f"{n}"))
        assert subjects(heard(eml_folder.watch())) == ["1", "2", "3"]

    def test_other_files_are_no_mail(self, eml_folder: EmlFolder) -> None:
        (eml_folder.path / "README.txt").write_text("hello")
        (eml_folder.path / ".hidden.eml").write_text("hello")
        (eml_folder.path / "folder.eml").mkdir()
        (eml_folder.path / "ONE.EML").write_bytes(letter("one"))
        assert subjects(heard(eml_folder.watch())) == ["one"]

    def test_a_file_still_being_written_is_left_for_later(self, eml_folder: EmlFolder) -> None:
        for n in range(60):
            eml_folder.put(letter(f"{n:03d}"))
        mailbox = eml_folder.watch()
        batches = mailbox.new(None)
        next(batches)
        with (eml_folder.path / "0055.eml").open("ab") as file:
            file.write(b"more to come")
        assert "054" not in subjects([message for batch in batches for message in batch])
        assert subjects(heard(mailbox)) == ["054"]

    def test_without_received_it_came_with_the_message_before(self, eml_folder: EmlFolder) -> None:
        eml_folder.put(received(MARCH) + letter("one"), b"Date: Thu, 1 Jan 1970 00:00:00 +0000\r\n" + letter("two"))
        assert [message.received_at for message in heard(eml_folder.watch())] == [MARCH, MARCH]

    def test_the_first_without_received_came_when_its_file_did(self, eml_folder: EmlFolder) -> None:
        eml_folder.put(letter("one"), at=MARCH.timestamp())
        assert heard(eml_folder.watch())[0].received_at == MARCH


class TestRehearsalSources:
    def test_a_folder_of_eml_files_in_the_order_of_names(self, eml_folder: EmlFolder) -> None:
        eml_folder.put(received(MARCH) + letter("one"), letter("two"))
        read = list(read_source(eml_folder.path, mailbox=ADDRESS))
        assert [(name, message.received_at) for name, message in read] == [("0001.eml", MARCH), ("0002.eml", MARCH)]
        assert subjects([message for _, message in read]) == ["one", "two"]

    def test_a_maildir_in_the_order_of_delivery(self, maildir: Maildir) -> None:
        maildir.put(letter("two"), at=MARCH.timestamp() + 10)
        maildir.put(letter("one"), at=MARCH.timestamp())
        maildir.open_in_a_mail_program("one")
        assert subjects([message for _, message in read_source(maildir.path, mailbox=ADDRESS)]) == ["one", "two"]

    def test_an_mbox_as_the_standard_library_writes_it(self, tmp_path: Path) -> None:
        box = standard.mbox(tmp_path / "box")
        bodies = ["hello\n\nFrom the window I see damp at 10:15\n", "\n\n", "From here on\n>From there\n", "last"]
        for number, body in enumerate(bodies):
            box.add(received(MARCH + number * DAY).replace(b"\r\n", b"\n") + f"Subject: {number}\n\n{body}".encode())
        box.close()
        read = list(read_source(tmp_path / "box", mailbox=ADDRESS))
        assert [name for name, _ in read] == ["0", "1", "2", "3"]
        assert [message.received_at for _, message in read] == [MARCH + n * DAY for n in range(4)]
        payloads = [str(message_from_bytes(message.content).get_payload()) for _, message in read]
        assert [payload.rstrip("\n") for payload in payloads] == [
            "hello\n\nFrom the window I see damp at 10:15", "", "From here on\nFrom there", "last",
        ]  # fmt: skip

    def test_an_mbox_of_crlf_lines(self, tmp_path: Path) -> None:
        begin = b"From - Mon Mar  2 9:30:00 2026\r\n"
        (tmp_path / "box").write_bytes(begin + letter("one") + b"\r\n" + begin + letter("two") + b"\r\n")
        assert [message.content for _, message in read_source(tmp_path / "box", mailbox=ADDRESS)] == [
            letter("one"), letter("two"),
        ]  # fmt: skip

    def test_a_single_message(self, tmp_path: Path) -> None:
        (tmp_path / "one.eml").write_bytes(received(MARCH) + letter("one"))
        [(name, message)] = read_source(tmp_path / "one.eml", mailbox=ADDRESS)
        assert (name, message.received_at) == ("one.eml", MARCH)

    @pytest.mark.parametrize("missing", ["nothing", "empty"])
    def test_where_there_is_no_mail_it_says_so(self, tmp_path: Path, missing: str) -> None:
        (tmp_path / "empty").mkdir()
        with pytest.raises(MailboxError, match=r"Give a folder of \.eml files, a Maildir or an mbox"):
            list(read_source(tmp_path / missing, mailbox=ADDRESS))

    def test_a_long_line_of_from_takes_no_time(self, tmp_path: Path) -> None:
        (tmp_path / "box").write_bytes(b"From x\n\n" + b"\nFrom " + b"1" * 100_000 + b"\n\n" + b">" * 100_000)
        begin = time.perf_counter()
        list(read_source(tmp_path / "box", mailbox=ADDRESS))
        assert time.perf_counter() - begin < 0.2


class TestLettersAsFiles:
    def send(self, sender: FolderSender, message_id: str, content: bytes = b"letter") -> None:
        assert sender.send(content, sender=ADDRESS, to="x@y.example", message_id=message_id) is None

    def test_a_letter_is_a_file_in_the_order_of_sending(self, tmp_path: Path) -> None:
        sender = FolderSender(tmp_path / "out")
        self.send(sender, "<b@heard.example>")
        self.send(FolderSender(tmp_path / "out"), "<a@heard.example>", b"second")
        assert {file.name: file.read_bytes() for file in (tmp_path / "out").iterdir()} == {
            "000001-b@heard.example.eml": b"letter", "000002-a@heard.example.eml": b"second",
        }  # fmt: skip

    @pytest.mark.parametrize(
        "message_id", ["<../../etc/passwd@x>", "</etc/passwd>", "<a\0b@x>", "<.@x>", f"<{'a' * 999}@x>"]
    )
    def test_no_message_id_leads_out_of_the_folder(self, tmp_path: Path, message_id: str) -> None:
        sender = FolderSender(tmp_path / "out")
        self.send(sender, message_id)
        [file] = (tmp_path / "out").rglob("*")
        assert file.parent == tmp_path / "out"
        assert file.name.startswith("000001-")

    def test_ids_that_differ_only_in_odd_letters_are_two(self, tmp_path: Path) -> None:
        sender = FolderSender(tmp_path)
        self.send(sender, "<a/b@x>")
        self.send(sender, "<a:b@x>")
        assert len({file.name.partition("-")[2] for file in tmp_path.iterdir()}) == 2

    def test_a_folder_that_cannot_be_written_is_named(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("")
        sender = FolderSender(tmp_path / "file")
        for attempt in (sender.check, lambda: self.send(sender, "<a@x>")):
            with pytest.raises(SenderUnreachable, match="file: a letter cannot be written"):
                attempt()

    def test_a_trial_leaves_nothing_behind(self, tmp_path: Path) -> None:
        FolderSender(tmp_path / "out").check()
        assert list((tmp_path / "out").iterdir()) == []
