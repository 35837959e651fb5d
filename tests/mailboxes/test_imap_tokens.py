"""The IMAP mailbox signed in to with tokens: a real Dovecot that asks about them, and servers told what to say."""

from __future__ import annotations

import base64
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest

from authority import DIRECTORY, SCOPE, Authority
from heard.errors import MailboxUnreachable, SignInRefused
from heard.mailboxes.imap import ImapFolder
from heard.mailboxes.imap.connection import MAY_PASS
from heard.oauth import AppTokens
from mailboxes.contract import ADDRESS, InThread, cursor, heard, letter, subjects
from mailboxes.imap_place import SLOW
from mailboxes.test_imap import Account
from mailboxes.test_imap_odd_servers import OddServer
from rig import HOST, Dovecot, until


@pytest.fixture(scope="module")
def authority() -> Iterator[Authority]:
    with Authority() as authority:
        yield authority


@pytest.fixture(scope="module")
def asking(authority: Authority) -> Iterator[Dovecot]:
    """A Dovecot that asks the authority about every token."""
    with Dovecot(introspection=authority.introspection) as server:
        yield server


def tokens_for(authority: Authority, user: str, **other: Any) -> AppTokens:
    settings: dict[str, Any] = {"tenant": DIRECTORY, "client": user, "secret": "s3cret", "scope": SCOPE}
    return AppTokens(authority=authority.url, **settings | other)


@pytest.mark.dovecot
class TestAgainstDovecot:
    @pytest.fixture
    def place(self, asking: Dovecot) -> Iterator[Account]:
        account = Account(asking)
        yield account
        account.close()

    def watch(self, place: Account, tokens: AppTokens, poll: timedelta = SLOW) -> ImapFolder:
        return place.watch(poll, password="", tokens=tokens)

    def test_mail_is_read_with_a_token(self, place: Account, authority: Authority) -> None:
        place.put(letter("one"))
        assert subjects(heard(self.watch(place, tokens_for(authority, place.user)))) == ["one"]

    def test_a_token_that_has_ended_is_replaced_at_once(self, place: Account, authority: Authority) -> None:
        place.put(letter("one"))
        tokens = tokens_for(authority, place.user)
        tokens.token()
        authority.end_all()
        assert subjects(heard(self.watch(place, tokens))) == ["one"]

    def test_a_token_for_another_mailbox_opens_none(self, place: Account, authority: Authority) -> None:
        with pytest.raises(SignInRefused, match=r"the access token|not for this mailbox") as refusal:
            heard(self.watch(place, tokens_for(authority, "somebody-else")))
        assert "IMAP.AccessAsApp" in str(refusal.value)
        assert "token-" not in str(refusal.value)

    def test_a_token_renewed_while_it_idles_is_signed_in_with_and_nothing_is_missed(
        self, place: Account, authority: Authority
    ) -> None:
        place.put(letter("one"))
        clock = Clock()
        tokens = tokens_for(authority, place.user, clock=clock)
        mailbox = self.watch(place, tokens)
        [first] = heard(mailbox)
        before = len(authority.asked)
        waiting = InThread(mailbox)
        until(lambda: place.server.idles(place.user), what="IDLE")
        clock.now += 3000
        authority.end_all()
        place.put(letter("two"))
        assert waiting.ended_within(60)
        assert subjects(heard(mailbox, cursor(first))) == ["two"]
        assert len(authority.asked) == before + 1
        place.put(letter("three"))
        assert subjects(heard(mailbox, cursor(first))) == ["two", "three"]
        assert len(authority.asked) == before + 1, "the new one lasts"

    def test_an_app_that_gets_no_token(self, place: Account) -> None:
        with Authority() as other:
            other.refuses = 65001
            with pytest.raises(SignInRefused, match="nobody has consented"):
                heard(self.watch(place, tokens_for(other, place.user)))
            other.refuses, other.status = None, 503
            with pytest.raises(MailboxUnreachable, match="answered 503"):
                heard(self.watch(place, tokens_for(other, place.user)))


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Given:
    """Tokens, one after the other, that nobody has to be asked for."""

    def __init__(self) -> None:
        self.number, self.lock = 1, threading.Lock()

    def token(self) -> str:
        return f"token-{self.number}"

    def rejected(self, token: str) -> None:
        with self.lock:
            if token == self.token():
                self.number += 1


NOT_CONNECTED = "BAD User is authenticated but not connected."


def sign_ins(server: OddServer) -> list[str]:
    return [command for command in server.commands if command.startswith("AUTHENTICATE")]


class TestAgainstServersToldWhatToSay:
    @pytest.fixture
    def server(self) -> Iterator[OddServer]:
        server = OddServer()
        server.capabilities = "IMAP4rev1 IDLE AUTH=XOAUTH2"
        server.says["AUTHENTICATE"] = lambda _: ["+ "]
        yield server
        server.close()

    @pytest.fixture
    def watch(self, server: OddServer) -> Iterator[Callable[[Given], ImapFolder]]:
        opened: list[ImapFolder] = []

        def watch(tokens: Given) -> ImapFolder:
            opened.append(
                ImapFolder(
                    address=ADDRESS, folder="INBOX", host=HOST, port=server.port, security="plain", user="heard",
                    tokens=tokens, poll=SLOW,
                )
            )  # fmt: skip
            return opened[-1]

        yield watch
        for mailbox in opened:
            mailbox.close()

    def refused(self, status: str) -> list[str | bytes]:
        told = base64.b64encode(f'{{"status":"{status}","schemes":"bearer"}}'.encode()).decode()
        return ["+ ", f"+ {told}", "NO AUTHENTICATE failed."]

    @pytest.mark.parametrize(
        "status, says, tries",
        [
            pytest.param("400", r"refused the access token \(400\)", 2, id="token refused"),
            pytest.param("invalid_token", r"refused the access token \(invalid_token\)", 2, id="RFC 7628"),
            pytest.param("403", r"the token is good, and not for this mailbox \(403\)", 1, id="not granted"),
            pytest.param("x y\\r\\n", r"refused the access token \(no reason given\)", 2, id="what cannot be shown"),
        ],
    )
    def test_why_a_token_is_refused(
        self, server: OddServer, watch: Callable[[Given], ImapFolder], status: str, says: str, tries: int
    ) -> None:
        server.says["AUTHENTICATE"] = lambda _: self.refused(status)
        with pytest.raises(SignInRefused, match=says):
            heard(watch(Given()))
        assert len(sign_ins(server)) == tries

    def test_a_mailbox_that_is_not_granted_shows_only_after_the_sign_in(
        self, server: OddServer, watch: Callable[[Given], ImapFolder]
    ) -> None:
        server.says["LIST"] = lambda _: [NOT_CONNECTED]
        with pytest.raises(SignInRefused, match="the mailbox is not granted"):
            heard(watch(Given()))
        assert len(sign_ins(server)) == 2, "once more with another token, since that may pass"

    def test_a_mailbox_that_is_not_connected_to_for_a_moment(
        self, server: OddServer, watch: Callable[[Given], ImapFolder]
    ) -> None:
        said = [NOT_CONNECTED]
        server.says["LIST"] = lambda _: [said.pop()] if said else ['* LIST () "/" INBOX']
        tokens = Given()
        assert len(heard(watch(tokens))) == 3
        assert tokens.token() == "token-2"

    def test_one_that_was_connected_to_before_is_refused_only_after_a_while(
        self, server: OddServer, watch: Callable[[Given], ImapFolder]
    ) -> None:
        mailbox = watch(Given())
        assert len(heard(mailbox)) == 3
        mailbox.close()
        server.says["LIST"] = lambda _: [NOT_CONNECTED]
        for _ in range(MAY_PASS):
            with pytest.raises(MailboxUnreachable, match="it will pass"):
                heard(mailbox)
        with pytest.raises(SignInRefused, match="the mailbox is not granted"):
            heard(mailbox)

    def test_a_server_that_asks_for_the_token_without_end_is_shown_it_once(
        self, server: OddServer, watch: Callable[[Given], ImapFolder]
    ) -> None:
        server.says["AUTHENTICATE"] = lambda _: ["+ "] * 20
        with pytest.raises(MailboxUnreachable, match="asks for more than XOAUTH2 has"):
            heard(watch(Given()))

    def test_a_server_that_takes_no_tokens(self, server: OddServer, watch: Callable[[Given], ImapFolder]) -> None:
        server.capabilities = "IMAP4rev1 AUTH=PLAIN"
        with pytest.raises(SignInRefused, match="takes no tokens"):
            heard(watch(Given()))

    def test_a_session_ended_with_its_token_while_it_idles_is_begun_with_another(
        self, server: OddServer, watch: Callable[[Given], ImapFolder]
    ) -> None:
        server.says["IDLE"] = lambda _: ["+ idling", "* BYE Session invalidated - AccessTokenExpired", "close"]
        tokens = Given()
        mailbox = watch(tokens)
        assert len(heard(mailbox)) == 3
        mailbox.wait()
        assert tokens.token() == "token-2"
        assert len(heard(mailbox)) == 3

    def test_a_session_ended_with_its_token_in_between_is_begun_with_another(
        self, server: OddServer, watch: Callable[[Given], ImapFolder]
    ) -> None:
        tokens = Given()
        mailbox = watch(tokens)
        assert len(heard(mailbox)) == 3
        server.say(b"* BYE Session invalidated - AccessTokenExpired")
        until(lambda: bool(mailbox.folders()) and tokens.token() == "token-2")
