"""The IMAP mailbox, against servers that do what Dovecot does not, and IMAP allows or they do anyway."""

from __future__ import annotations

import contextlib
import re
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from typing import Any

import pytest

from heard.errors import MailboxError, MailboxUnreachable
from heard.mailboxes import Cursor
from heard.mailboxes.imap import ImapFolder
from mailboxes.contract import ADDRESS, InThread, heard, letter, subjects
from rig import HOST

Answer = Callable[[str], Sequence[str | bytes]]


def body(uid: int) -> list[str | bytes]:
    content = letter(str(uid))
    head = f'* {uid} FETCH (UID {uid} INTERNALDATE "02-Mar-2026 09:30:00 +0100" BODY[] {{{len(content)}}}'
    return [head.encode() + b"\r\n" + content + b")"]


class OddServer:
    """An IMAP server that says what it is told to say.

    says   by command ("UID FETCH", "EXAMINE" ...) what comes before the tagged OK; a line that begins
           with "NO" or "BAD" takes the place of the OK, "hang" is silence, "close" the end
    """

    def __init__(self, uids: Sequence[int] = (1, 2, 3)) -> None:
        self.uids = list(uids)
        self.capabilities = "IMAP4rev1"
        self.listed = ['* LIST () "/" INBOX']
        self.commands: list[str] = []
        self.says: dict[str, Answer] = {
            "CAPABILITY": lambda _: [f"* CAPABILITY {self.capabilities}"],
            "LIST": lambda _: self.listed,
            "EXAMINE": lambda _: [f"* {len(self.uids)} EXISTS", "* OK [UIDVALIDITY 7] is"],
            "SELECT": lambda _: [f"* {len(self.uids)} EXISTS", "* OK [UIDVALIDITY 7] is"],
            "UID SEARCH": lambda _: ["* SEARCH " + " ".join(map(str, self.uids))],
            "UID FETCH": self.give,
        }
        self._listening = socket.create_server((HOST, 0))
        self.port = self._listening.getsockname()[1]
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._open: list[socket.socket] = []
        self._threads[0].start()

    def give(self, asked: str) -> Sequence[str | bytes]:
        uids = sorted(set(map(int, asked.split(" ")[0].split(","))) & set(self.uids))
        if "BODY.PEEK[]" in asked:
            return [part for uid in uids for part in body(uid)]
        return [f"* {uid} FETCH (UID {uid} RFC822.SIZE 300)" for uid in uids]

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self._listening.accept()
                self._open.append(connection)
                self._threads.append(threading.Thread(target=self._serve, args=(connection,), daemon=True))
                self._threads[-1].start()

    def _serve(self, connection: socket.socket) -> None:
        with contextlib.suppress(OSError), connection, connection.makefile("rb") as lines:
            connection.sendall(b"* OK ready\r\n")
            for line in lines:
                given, _, rest = line.decode("latin-1").strip().partition(" ")
                if given == "DONE":
                    rest = given  # it ends the command before it
                elif rest:
                    tag = given
                else:
                    continue  # an answer to a challenge, which belongs to the command before it
                found = re.match(r"(?:UID )?[A-Za-z]+", rest)
                verb = found[0].upper() if found else ""
                self.commands.append(rest)
                end, said = f"{tag} OK done", []
                for part in self.says.get(verb, lambda _: [])(rest[len(verb) :].strip()):
                    if part in ("close", "hang"):
                        end = part
                    elif isinstance(part, str) and part.startswith(("NO", "BAD")):
                        end = f"{tag} {part}"
                    else:
                        said.append(part.encode() if isinstance(part, str) else part)
                if end not in ("close", "hang"):
                    said.append(end.encode())
                connection.sendall(b"".join(line + b"\r\n" for line in said))
                if end == "close":
                    return

    def say(self, line: bytes) -> None:
        """Say something unasked on every connection."""
        for connection in self._open:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # or it waits for what was said before
            connection.sendall(line + b"\r\n")

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        for connection in self._open:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(5)


@pytest.fixture
def server() -> Iterator[OddServer]:
    server = OddServer()
    yield server
    server.close()


@pytest.fixture
def watch(server: OddServer) -> Iterator[Callable[..., ImapFolder]]:
    opened: list[ImapFolder] = []

    def a_folder(**other: Any) -> ImapFolder:
        settings: dict[str, Any] = {
            "address": ADDRESS, "folder": "INBOX", "host": HOST, "port": server.port, "security": "plain",
            "user": "user", "password": "swordfish", "poll": timedelta(minutes=5),
        }  # fmt: skip
        opened.append(ImapFolder(**settings | other))
        return opened[-1]

    yield a_folder
    for folder in opened:
        folder.close()


Watch = Callable[..., ImapFolder]


class TestFetching:
    def test_a_server_that_refuses_all_because_one_is_gone(self, server: OddServer, watch: Watch) -> None:
        def all_or_nothing(asked: str) -> Sequence[str | bytes]:
            if "BODY" in asked and asked.startswith("1,2,3"):
                server.uids.remove(2)
                return ["NO [EXPUNGEISSUED] some are gone"]
            return server.give(asked)

        server.says["UID FETCH"] = all_or_nothing
        assert subjects(heard(watch())) == ["1", "3"]

    def test_a_server_that_speaks_of_others_and_in_pieces(self, server: OddServer, watch: Watch) -> None:
        def talkative(asked: str) -> Sequence[str | bytes]:
            others = [r"* 9 FETCH (FLAGS (\Seen))", r"* 8 FETCH (UID 8 FLAGS (\Seen))", "* 4 EXISTS"]
            return [*others, *server.give(asked), r"* 1 FETCH (UID 1 FLAGS (\Seen))"]

        server.says["UID FETCH"] = talkative
        assert subjects(next(iter(watch().new(None)))) == ["1", "2", "3"]

    @pytest.mark.parametrize("given", ["* 2 FETCH (UID 2 BODY[] NIL)", "* 2 FETCH (UID 2)", "NO [SERVERBUG] sorry"])
    def test_a_message_the_server_never_gives_does_not_stop_the_rest_for_ever(
        self, server: OddServer, watch: Watch, given: str
    ) -> None:
        def broken(asked: str) -> Sequence[str | bytes]:
            if "BODY" not in asked or "2" not in asked.split(" ")[0].split(","):
                return server.give(asked)
            return [given] if given.startswith("NO") else [*body(1), given, *body(3)]

        server.says["UID FETCH"] = broken
        mailbox = watch()
        for _ in range(2):
            with pytest.raises(MailboxError, match="does not give message 2"):
                heard(mailbox)
        assert subjects(heard(mailbox)) == ["1", "3"]

    def test_a_server_that_answers_the_last_message_where_none_is_new(self, server: OddServer, watch: Watch) -> None:
        server.says["UID SEARCH"] = lambda _: ["* SEARCH 3"]
        assert heard(watch(), Cursor(7, 3)) == []

    def test_mail_told_of_after_the_search_is_searched_for_again(self, server: OddServer, watch: Watch) -> None:
        answers = iter([["* SEARCH", "* 4 EXISTS"], ["* SEARCH 4"], ["* SEARCH"]])
        server.uids.append(4)
        server.says["UID SEARCH"] = lambda _: next(answers)
        assert subjects(heard(watch(), Cursor(7, 3))) == ["4"]

    def test_a_folder_of_two_hundred_thousand(self, server: OddServer, watch: Watch) -> None:
        server.uids = list(range(4_000_000_000, 4_000_200_000))
        assert subjects(next(iter(watch().new(None)))) == [str(uid) for uid in server.uids[:50]]


class TestWaiting:
    def test_without_idle_it_waits_the_time_to_poll(self, server: OddServer, watch: Watch) -> None:
        mailbox = watch(poll=timedelta(seconds=1))
        heard(mailbox, Cursor(7, 3))
        assert InThread(mailbox).ended_within(2)

    def test_without_idle_it_can_be_stopped(self, server: OddServer, watch: Watch) -> None:
        mailbox = watch()
        heard(mailbox, Cursor(7, 3))
        waiting = InThread(mailbox)
        mailbox.stop()
        assert waiting.ended_within(1)

    @pytest.mark.parametrize("said", [["* 4 EXISTS", "+ idling"], ["+ idling", "* 4 EXISTS"]], ids=["before", "with"])
    def test_news_that_come_with_the_idle_are_news(self, server: OddServer, watch: Watch, said: list[str]) -> None:
        server.capabilities += " IDLE"
        server.says["IDLE"] = lambda _: [*said, "hang"]
        mailbox = watch()
        heard(mailbox, Cursor(7, 3))
        waiting = InThread(mailbox)
        assert waiting.ended_within(3)
        assert waiting.error is None
        server.uids.append(4)
        assert subjects(heard(mailbox, Cursor(7, 3))) == ["4"]

    @pytest.mark.parametrize(
        "end", [["+ idling", "close"], ["+ idling", "* BYE Session invalidated", "close"], ["close"]]
    )
    def test_a_server_that_hangs_up_is_noticed(self, server: OddServer, watch: Watch, end: list[str]) -> None:
        server.capabilities += " IDLE"
        server.says["IDLE"] = lambda _: end
        mailbox = watch()
        heard(mailbox, Cursor(7, 3))
        waiting = InThread(mailbox)
        assert waiting.ended_within(3)
        assert isinstance(waiting.error, MailboxUnreachable)

    def test_a_session_that_has_run_out_is_begun_anew(self, server: OddServer, watch: Watch) -> None:
        mailbox = watch()
        heard(mailbox, Cursor(7, 3))
        server.says["UID SEARCH"] = lambda _: ["* BYE Session invalidated - AccessTokenExpired", "close"]
        with pytest.raises(MailboxUnreachable):
            heard(mailbox, Cursor(7, 3))
        server.says["UID SEARCH"] = lambda _: ["* SEARCH 4"]
        server.uids.append(4)
        assert subjects(heard(mailbox, Cursor(7, 3))) == ["4"]

    def test_a_server_that_idles_and_tells_of_nothing_is_asked_all_the_same(
        self, server: OddServer, watch: Watch
    ) -> None:
        server.capabilities += " IDLE"
        server.says["IDLE"] = lambda _: ["+ idling", "hang"]
        mailbox = watch(poll=timedelta(seconds=1))
        heard(mailbox, Cursor(7, 3))
        server.uids.append(4)
        assert InThread(mailbox).ended_within(3)
        assert subjects(heard(mailbox, Cursor(7, 3))) == ["4"]

    @pytest.mark.parametrize("silent", ["UID SEARCH", "LIST", "LOGIN", "EXAMINE"])
    def test_a_server_that_falls_silent_is_given_up(self, server: OddServer, watch: Watch, silent: str) -> None:
        server.says[silent] = lambda _: ["hang"]
        with pytest.raises(MailboxUnreachable, match=r"no answer in time|timed out"):
            heard(watch(answer_within=timedelta(milliseconds=200)))

    def test_a_server_that_does_not_end_the_idle_is_given_up(self, server: OddServer, watch: Watch) -> None:
        server.capabilities += " IDLE"
        server.says["IDLE"] = lambda _: ["+ idling", "hang"]
        server.says["DONE"] = lambda _: ["hang"]
        mailbox = watch(poll=timedelta(seconds=1), answer_within=timedelta(milliseconds=200))
        heard(mailbox, Cursor(7, 3))
        waiting = InThread(mailbox)
        assert waiting.ended_within(3)
        assert isinstance(waiting.error, MailboxUnreachable)


class TestSigningIn:
    @pytest.mark.parametrize(
        "answer",
        [
            pytest.param(["NO [UNAVAILABLE] Temporary authentication failure"], id="cannot tell now"),
            pytest.param(["close"], id="hangs up"),
            pytest.param(["* BYE too many connections", "close"], id="has too many connections"),
        ],
    )
    def test_what_is_no_refusal(self, server: OddServer, watch: Watch, answer: list[str]) -> None:
        server.says["LOGIN"] = lambda _: answer
        with pytest.raises(MailboxUnreachable) as told:
            heard(watch())
        assert "swordfish" not in str(told.value)

    def test_starttls_refused_sends_no_password(self, server: OddServer, watch: Watch) -> None:
        with pytest.raises((MailboxError, MailboxUnreachable), match="STARTTLS"):
            heard(watch(security="starttls"))
        assert not any("swordfish" in command for command in server.commands)


class TestFolders:
    @pytest.mark.parametrize(
        "listed, asked, opened",
        [
            pytest.param('"." "INBOX.Sent Items"', "Sent Items", '"INBOX.Sent Items"', id="a prefix"),
            pytest.param('"." Complaints.2026', "Complaints/2026", '"Complaints.2026"', id="another separator"),
            pytest.param('NIL "Complaints 2026"', "Complaints 2026", '"Complaints 2026"', id="no separator"),
        ],
    )
    def test_a_persons_name_for_a_folder_is_understood(
        self, server: OddServer, watch: Watch, listed: str, asked: str, opened: str
    ) -> None:
        server.listed.append(f"* LIST () {listed}")
        mailbox = watch(folder=asked)
        assert subjects(heard(mailbox)) == ["1", "2", "3"]
        assert f"EXAMINE {opened}" in server.commands
        assert asked in mailbox.folders()

    def test_folders_that_hold_no_mail_of_their_own_are_left_out(self, server: OddServer, watch: Watch) -> None:
        server.listed += [
            r'* LIST (\Noselect) "/" Archive', '* LIST () "/" Archive/2025', r'* LIST (\All) "/" "All Mail"',
            r'* LIST (\Flagged) "/" Starred', r'* LIST (\Drafts) "/" Entwürfe'.encode().decode("latin-1"),
        ]  # fmt: skip
        assert watch().folders() == ["INBOX", "Archive/2025"]

    def test_without_a_folder_for_sent_mail_nothing_is_made(self, server: OddServer, watch: Watch) -> None:
        mailbox = watch()
        assert mailbox.sent_as("<1@heard.example>") is None
        with pytest.raises(MailboxError, match=r"no folder for sent mail\. Mark one as"):
            mailbox.keep_sent(b"letter")
        assert not any(command.startswith(("CREATE", "APPEND")) for command in server.commands)

    def test_where_keywords_are_not_kept_none_is_set(self, server: OddServer, watch: Watch) -> None:
        server.says["SELECT"] = lambda _: [*server.says["EXAMINE"](""), r"* OK [PERMANENTFLAGS (\Seen \Deleted)] is"]
        watch().done([1], "Heard")
        assert not any("STORE" in command for command in server.commands)
