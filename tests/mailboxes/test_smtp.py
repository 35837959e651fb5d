"""Letters by SMTP, against a server that can be told to refuse."""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest

from authority import DIRECTORY, SCOPE, Authority
from heard.errors import LetterDelayed, LetterRefused, SenderUnreachable, SignInRefused
from heard.mailboxes.smtp import SmtpSender
from heard.oauth import AppTokens
from rig import HOST, PASSWORD, free_port
from sink import SmtpSink, postfix_sink

OURS = "complaints@northgate.example"
TENANT = "sioned.prys@btmail.example"
LETTER = b"Subject: Your complaint\r\nMessage-ID: <1@heard.example>\r\n\r\nWe have it.\r\n"


def send(sender: SmtpSender, content: bytes = LETTER, *, to: str = TENANT) -> str | None:
    return sender.send(content, sender=OURS, to=to, message_id="<1@heard.example>")


@pytest.fixture(params=[(), ("PIPELINING",)], ids=["one by one", "pipelined"])
def sink(request: pytest.FixtureRequest) -> Iterator[SmtpSink]:
    with SmtpSink(offers=request.param) as sink:
        yield sink


@pytest.fixture
def make() -> Iterator[Callable[..., SmtpSender]]:
    made: list[SmtpSender] = []

    def a_sender(sink: SmtpSink | int, **other: Any) -> SmtpSender:
        port = sink if isinstance(sink, int) else sink.port
        made.append(SmtpSender(**{"host": HOST, "port": port, "security": "plain"} | other))
        return made[-1]

    yield a_sender
    for sender in made:
        sender.close()


@pytest.fixture
def sender(sink: SmtpSink, make: Callable[..., SmtpSender]) -> SmtpSender:
    return make(sink)


class TestTheLetter:
    def test_it_arrives_as_it_was_written(self, sink: SmtpSink, sender: SmtpSender) -> None:
        assert send(sender) is None
        [arrived] = sink.letters
        assert (arrived.sender, arrived.to, arrived.content) == (OURS, (TENANT,), LETTER)

    @pytest.mark.parametrize(
        "written, on_the_wire",
        [
            pytest.param(b".\r\n..\r\n.a\r\n", b".\r\n..\r\n.a\r\n", id="dots at the start of lines"),
            pytest.param(b"a\n.\nb\n", b"a\r\n.\r\nb\r\n", id="lines that end in LF, a dot alone"),
            pytest.param(b"a\r.\rb\r", b"a\r\n.\r\nb\r\n", id="lines that end in CR, a dot alone"),
            pytest.param(b"a\r\n.\nb\r\n.\r", b"a\r\n.\r\nb\r\n.\r\n", id="all sorts of ends"),
            pytest.param(b"no end", b"no end\r\n", id="no end of line"),
            pytest.param("ŵ\r\n".encode(), "ŵ\r\n".encode(), id="eight bits"),
        ],
    )
    def test_its_lines(self, sink: SmtpSink, sender: SmtpSender, written: bytes, on_the_wire: bytes) -> None:
        send(sender, written)
        send(sender, LETTER)
        assert [arrived.content for arrived in sink.letters] == [on_the_wire, LETTER]

    def test_a_big_one(self, sink: SmtpSink, sender: SmtpSender) -> None:
        big = LETTER + b"x" * 76 + b"\r\n" + (b"." * 76 + b"\r\n") * 50_000
        send(sender, big)
        assert sink.letters[0].content == big

    @pytest.mark.parametrize("to", ["tŷ@btmail.example", "x@tŷ.example"])
    def test_an_address_that_is_not_ascii(self, sink: SmtpSink, sender: SmtpSender, to: str) -> None:
        send(sender, to=to)
        assert sink.letters[0].to == (to,)

    @pytest.mark.parametrize(
        "to",
        [
            "",
            "nobody",
            "a b@x.example",
            "a@x.example> SIZE=1",
            "a@x\r\nDATA",
            "<a@x.example>",
            '"a"@x.example',
            "a@b@x",
        ],
    )
    def test_an_address_that_is_none_never_reaches_the_server(
        self, sink: SmtpSink, sender: SmtpSender, to: str
    ) -> None:
        with pytest.raises(LetterRefused, match="an address is none that SMTP can carry"):
            send(sender, to=to)
        assert sink.commands == []


class TestTheServersOwnId:
    @pytest.mark.parametrize(
        "reply, given",
        [
            pytest.param("250 2.0.0 OK <A1@PROD.OUTLOOK.COM> [Hostname=A1]", "<A1@PROD.OUTLOOK.COM>", id="Exchange"),
            pytest.param("250 2.0.0 Ok: queued as 4XyZ", None, id="a queue's number"),
            pytest.param("250 2.0.0 OK <1@heard.example>", None, id="our own"),
            pytest.param(f"250 2.0.0 <{TENANT}> accepted", None, id="the recipient"),
            pytest.param("250 OK", None, id="nothing"),
        ],
    )  # fmt: skip
    def test_is_read_from_its_reply(self, sink: SmtpSink, sender: SmtpSender, reply: str, given: str | None) -> None:
        sink.replies["DATA"] = reply
        assert send(sender) == given


class TestTheConnection:
    def test_one_is_kept_for_many_letters(self, sink: SmtpSink, sender: SmtpSender) -> None:
        for _ in range(20):
            send(sender)
        assert (len(sink.letters), sink.connections) == (20, 1)

    def test_one_the_server_cut_meanwhile_is_replaced(self, sink: SmtpSink, sender: SmtpSender) -> None:
        send(sender)
        sink.cut()
        send(sender)
        assert (len(sink.letters), sink.connections) == (2, 2)

    @pytest.mark.parametrize("command", ["MAIL", "RCPT"])
    @pytest.mark.parametrize("reply", ["drop", "421 4.3.2 Shutting down"])
    def test_one_that_ends_before_the_content_is_replaced(
        self, sink: SmtpSink, sender: SmtpSender, command: str, reply: str
    ) -> None:
        send(sender)

        def once(_: object) -> str:
            del sink.replies[command]
            return reply

        sink.replies[command] = once
        send(sender)
        assert (len(sink.letters), sink.connections) == (2, 2)

    @pytest.mark.parametrize("command", ["MAIL", "RCPT"])
    def test_a_fresh_one_that_ends_is_not_tried_again(self, sink: SmtpSink, sender: SmtpSender, command: str) -> None:
        sink.replies[command] = "drop"
        with pytest.raises(SenderUnreachable, match=rf"^{HOST}:{sink.port}: the connection broke"):
            send(sender)
        assert sink.connections == 1

    def test_one_that_breaks_after_the_content_leaves_a_doubt_and_says_so(
        self, sink: SmtpSink, sender: SmtpSender
    ) -> None:
        send(sender)
        sink.replies["DATA"] = "drop"
        with pytest.raises(SenderUnreachable, match="may or may not have left"):
            send(sender)
        assert sink.connections == 1

    def test_one_unused_for_long_is_not_trusted(self, sink: SmtpSink, make: Callable[..., SmtpSender]) -> None:
        sender = make(sink, keep_for=timedelta(0))
        send(sender)
        send(sender)
        assert (len(sink.letters), sink.connections) == (2, 2)

    def test_a_server_that_refuses_for_a_while(self, sink: SmtpSink, sender: SmtpSender) -> None:
        send(sender)
        sink.stop()
        for _ in range(3):
            with pytest.raises(SenderUnreachable, match=r"refused\. Every letter is kept"):
                send(sender)
        sink.start()
        send(sender)
        assert len(sink.letters) == 2

    def test_closing_is_polite_and_not_final(self, sink: SmtpSink, sender: SmtpSender) -> None:
        send(sender)
        sender.close()
        sender.close()
        send(sender)
        assert (len(sink.letters), sink.connections) == (2, 2)


class TestRefusals:
    @pytest.mark.parametrize("command", ["MAIL", "RCPT", "DATA"])
    @pytest.mark.parametrize(
        "reply, error, told",
        [
            pytest.param(f"550 5.1.1 <{TENANT}> unknown", LetterRefused, "for good (550 5.1.1)", id="for good"),
            pytest.param("552 too big", LetterRefused, "for good (552)", id="for good, without more"),
            pytest.param("451 4.7.1 Greylisted", LetterDelayed, "for now (451 4.7.1)", id="for now"),
            pytest.param("530 5.7.0 Authentication required", SignInRefused, "(530 5.7.0)", id="for want of a sign-in"),
            pytest.param("421 4.3.2 Shutting down", SenderUnreachable, "(421 4.3.2)", id="of anything"),
        ],
    )  # fmt: skip
    def test_what_is_refused_and_how(
        self, sink: SmtpSink, sender: SmtpSender, command: str, reply: str, error: type[Exception], told: str
    ) -> None:
        if command == "MAIL" and error is LetterRefused:
            error, told = SenderUnreachable, f"takes no letters from us ({told[10:]}"  # no fault of the letter
        sink.replies[command] = reply
        with pytest.raises(error, match=re.escape(told)) as refusal:
            send(sender)
        assert TENANT not in str(refusal.value)
        assert "\n" not in str(refusal.value)
        assert sink.letters == []

    @pytest.mark.parametrize(
        "reply, error, told",
        [
            pytest.param("554 5.2.252 SendAsDenied; x not allowed to send as y", SignInRefused,
                         "may not send as this mailbox (554 5.2.252). Give", id="not as this mailbox"),
            pytest.param("554 5.2.0 STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied; x",
                         SignInRefused, "may not send as this mailbox (554 5.2.0). Give", id="an older Exchange"),
            pytest.param("550 5.7.60 SMTP; Client does not have permissions to send as this sender", SignInRefused,
                         "Add-RecipientPermission", id="Exchange on premises"),
            pytest.param("550 5.1.8 Access denied, bad outbound sender AS(42004)", SenderUnreachable,
                         "takes no letters from us (550 5.1.8)", id="a bad outbound sender"),
            pytest.param("550 5.7.708 Service unavailable. Access denied, traffic not accepted from this IP",
                         SenderUnreachable, "takes no letters from us", id="our address"),
            pytest.param("550 5.7.501 Access denied, spam abuse detected", SenderUnreachable,
                         "takes no letters from us", id="spam"),
            pytest.param("554 5.2.0 STOREDRV.Submission.Exception:QuotaExceededException.MapiExceptionShutoffQuota",
                         SenderUnreachable, "takes no letters from us", id="our box is full"),
            pytest.param("552 5.2.2 <SendAsDenied@x.example> STOREDRV.Deliver:QuotaExceeded", LetterRefused,
                         "for good (552 5.2.2)", id="their box is full"),
            pytest.param("550 5.7.1 <5.7.60@x.example> SendAsDenied", LetterRefused, "for good", id="an address"),
        ],
    )  # fmt: skip
    def test_what_is_no_fault_of_the_letter_keeps_it(
        self, sink: SmtpSink, sender: SmtpSender, reply: str, error: type[Exception], told: str
    ) -> None:
        sink.replies["DATA"] = reply
        with pytest.raises(error, match=re.escape(told)):
            send(sender)

    @pytest.mark.parametrize("command", ["MAIL", "RCPT", "DATA"])
    def test_the_next_letter_goes_over_the_same_connection(
        self, sink: SmtpSink, sender: SmtpSender, command: str
    ) -> None:
        sink.replies[command] = "550 5.1.1 no"
        with pytest.raises((LetterRefused, SenderUnreachable)):
            send(sender)
        sink.replies.clear()
        send(sender)
        assert (len(sink.letters), sink.connections) == (1, 1)


class TestSigningIn:
    def test_with_the_right_password(self, make: Callable[..., SmtpSender]) -> None:
        with SmtpSink(sign_in=True) as sink:
            send(make(sink, user=OURS, password=PASSWORD))
            assert len(sink.letters) == 1

    @pytest.mark.parametrize("password", ["swordfish", "p£nderyn"])
    def test_with_a_wrong_one(self, make: Callable[..., SmtpSender], password: str) -> None:
        with SmtpSink(sign_in=True) as sink:
            sender = make(sink, user=OURS, password=password)
            for attempt in (sender.check, lambda: send(sender)):
                with pytest.raises(SignInRefused, match=r"refused the sign-in \(535 5\.7\.8\)") as refusal:
                    attempt()
                assert password not in str(refusal.value)

    def test_without_one_where_one_is_wanted(self, make: Callable[..., SmtpSender]) -> None:
        with SmtpSink(sign_in=True) as sink, pytest.raises(SignInRefused):
            send(make(sink))

    def test_check_connects_and_sends_nothing(self, sink: SmtpSink, sender: SmtpSender) -> None:
        sender.check()
        assert (sink.connections, sink.letters) == (1, [])


class TestSigningInWithTokens:
    @pytest.fixture
    def authority(self) -> Iterator[Authority]:
        with Authority() as authority:
            yield authority

    def tokens(self, authority: Authority) -> AppTokens:
        return AppTokens(authority=authority.url, tenant=DIRECTORY, client="heard", secret="s3cret", scope=SCOPE)

    def test_a_token_that_is_good(self, make: Callable[..., SmtpSender], authority: Authority) -> None:
        with SmtpSink(tokens=authority.good) as sink:
            send(make(sink, user=OURS, tokens=self.tokens(authority)))
            [token] = authority.good
            assert sink.shown == [f"user={OURS}\1auth=Bearer {token}\1\1"]
            assert len(sink.letters) == 1

    def test_one_that_has_ended_is_replaced_and_the_letter_leaves(
        self, make: Callable[..., SmtpSender], authority: Authority
    ) -> None:
        tokens = self.tokens(authority)
        tokens.token()
        authority.end_all()
        with SmtpSink(tokens=authority.good) as sink:
            send(make(sink, user=OURS, tokens=tokens))
            assert (len(sink.letters), len(sink.shown)) == (1, 2)

    def test_a_connection_ends_with_its_token(self, make: Callable[..., SmtpSender], authority: Authority) -> None:
        tokens = self.tokens(authority)
        with SmtpSink(tokens=authority.good) as sink:
            sender = make(sink, user=OURS, tokens=tokens)
            send(sender)
            send(sender)
            assert sink.connections == 1
            tokens.rejected(tokens.token())
            send(sender)
            assert sink.connections == 2

    def test_one_that_no_token_opens(self, make: Callable[..., SmtpSender], authority: Authority) -> None:
        with SmtpSink(tokens=()) as sink:
            sender = make(sink, user=OURS, tokens=self.tokens(authority))
            for attempt in (sender.check, lambda: send(sender)):
                with pytest.raises(SignInRefused, match=r"refused the access token \(535 5\.7\.3\)") as refusal:
                    attempt()
                assert "SMTP.SendAsApp" in str(refusal.value)
                assert "SendAs for this mailbox" in str(refusal.value)
                assert "token-" not in str(refusal.value)
            assert len(sink.shown) == 4, "each time with another one, once"

    def test_a_server_that_takes_none(self, make: Callable[..., SmtpSender], authority: Authority) -> None:
        with SmtpSink(sign_in=True) as sink, pytest.raises(SignInRefused, match="takes no tokens"):
            send(make(sink, user=OURS, tokens=self.tokens(authority)))

    def test_a_relay_that_wants_no_sign_in_is_shown_none(
        self, sink: SmtpSink, make: Callable[..., SmtpSender], authority: Authority
    ) -> None:
        send(make(sink, user=OURS, tokens=self.tokens(authority)))
        assert len(sink.letters) == 1

    def test_an_authority_that_is_not_there_keeps_the_letters(
        self, sink: SmtpSink, make: Callable[..., SmtpSender], authority: Authority
    ) -> None:
        authority.status = 503
        with pytest.raises(SenderUnreachable, match="answered 503"):
            send(make(sink, user=OURS, tokens=self.tokens(authority)))

    def test_an_app_that_gets_no_token(
        self, sink: SmtpSink, make: Callable[..., SmtpSender], authority: Authority
    ) -> None:
        authority.refuses = 7000222
        with pytest.raises(SignInRefused, match="the client secret has expired"):
            make(sink, user=OURS, tokens=self.tokens(authority)).check()


class TestSecrecy:
    @pytest.fixture
    def tls_sink(self) -> Iterator[SmtpSink]:
        with SmtpSink(tls=True, sign_in=True) as sink:
            if sink.certificate is None:
                pytest.skip("openssl is not installed")
            yield sink

    def test_a_server_whose_certificate_is_trusted(self, tls_sink: SmtpSink, make: Callable[..., SmtpSender]) -> None:
        assert tls_sink.certificate
        ca_file = tls_sink.certificate[0]
        send(make(tls_sink, security="starttls", ca_file=ca_file, user=OURS, password=PASSWORD))
        assert len(tls_sink.letters) == 1

    def test_a_server_whose_certificate_nobody_vouches_for(
        self, tls_sink: SmtpSink, make: Callable[..., SmtpSender]
    ) -> None:
        with pytest.raises(SenderUnreachable, match=r"certificate is not trusted .* trust the authority"):
            send(make(tls_sink, security="starttls"))

    def test_without_starttls_nothing_is_sent(self, sink: SmtpSink, make: Callable[..., SmtpSender]) -> None:
        with pytest.raises(SenderUnreachable, match="does not offer STARTTLS; nothing is sent without"):
            send(make(sink, security="starttls", user=OURS, password=PASSWORD))

    def test_tls_on_a_port_without(self, sink: SmtpSink, make: Callable[..., SmtpSender]) -> None:
        with pytest.raises(SenderUnreachable, match="TLS failed"):
            send(make(sink, security="tls"))


def test_nobody_at_the_port(make: Callable[..., SmtpSender]) -> None:
    with pytest.raises(SenderUnreachable):
        make(free_port()).check()


@pytest.mark.parametrize(
    "greeting, told",
    [
        pytest.param(b"", "closed", id="hangs up"),
        pytest.param(b"554 5.3.2 Not you\r\n", "refuses to talk (554)", id="refuses"),
        pytest.param(b"421 4.7.0 Too many\r\n", "refuses to talk (421)", id="has too many connections"),
        pytest.param(b"SSH-2.0-OpenSSH\r\n", "refuses to talk (-1)", id="is none"),
    ],
)
def test_a_server_that_does_not_talk(make: Callable[..., SmtpSender], greeting: bytes, told: str) -> None:
    def greet() -> None:
        with listening.accept()[0] as connection:
            connection.sendall(greeting)

    with socket.create_server((HOST, 0)) as listening:
        thread = threading.Thread(target=greet)
        thread.start()
        with pytest.raises(SenderUnreachable, match=re.escape(told)):
            make(listening.getsockname()[1]).check()
        thread.join()


def test_a_server_that_takes_the_content_of_a_letter_it_refused(make: Callable[..., SmtpSender]) -> None:
    """RFC 2920, 3.1: it may say 354 to DATA though it said no to the only recipient; it must get no letter."""
    heard: list[bytes] = []
    answers = {b"ehlo": b"250-x\r\n250 PIPELINING", b"rcpt": b"550 5.1.1 no", b"data": b"354 go", b".": b"554 none"}

    def serve() -> None:
        with listening.accept()[0] as connection, connection.makefile("rb") as lines:
            connection.sendall(b"220 x\r\n")
            for line in lines:
                heard.append(line.strip())
                connection.sendall(answers.get(heard[-1][:4].lower(), b"250 ok") + b"\r\n")

    with socket.create_server((HOST, 0)) as listening:
        thread = threading.Thread(target=serve)
        thread.start()
        sender = make(listening.getsockname()[1])
        with pytest.raises(LetterRefused, match="RCPT for good"):
            send(sender)
        sender.close()
        thread.join(5)
    assert [line.lower()[:4] for line in heard] == [b"ehlo", b"mail", b"rcpt", b"data", b".", b"rset", b"quit"]


def test_another_servers_pipelining(make: Callable[..., SmtpSender]) -> None:
    with postfix_sink() as port:
        if port is None:
            pytest.skip("Postfix's smtp-sink is not installed")
        sender = make(port)
        for _ in range(100):
            assert send(sender) is None
