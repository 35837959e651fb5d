"""What goes wrong between heard and an Exchange Server, and what is said of it."""

from __future__ import annotations

import logging
import threading
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from heard.errors import MailboxUnreachable, SignInRefused
from mailboxes.contract import InThread, heard, letter, subjects
from mailboxes.ews.fake import Busy, Cut, FakeTokens, Says
from mailboxes.ews.place import EwsPlace
from mailboxes.ews.schema import MISSING, schema, wrong_with
from rig import certificate, free_port


@pytest.mark.parametrize(
    "instead",
    [
        pytest.param(Busy(10), id="in a fault"),
        pytest.param(Busy(0), id="for no time"),
        pytest.param(Says("ErrorServerBusy", back_off=10), id="in an answer"),
        pytest.param(Says("ErrorMailboxStoreUnavailable", back_off=10), id="the store behind it"),
    ],
)
def test_a_busy_server_is_left_alone_as_long_as_it_asks(place: EwsPlace, instead: Any) -> None:
    place.put(letter("one"))
    place.server.instead["SyncFolderItems"].extend([instead, instead])
    assert subjects(heard(place.watch())) == ["one"]


def test_one_that_is_busy_for_no_time_again_and_again_is_held_to_be_gone(place: EwsPlace) -> None:
    place.server.instead["SyncFolderItems"].extend([Busy(0)] * 1000)
    with pytest.raises(MailboxUnreachable, match="is busy"):
        heard(place.watch())


def test_plain_http_to_this_machine_goes_by_no_proxy(place: EwsPlace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{free_port()}")
    place.put(letter("one"))
    assert subjects(heard(place.watch())) == ["one"]


def test_one_that_asks_for_more_than_a_minute_is_held_to_be_gone(place: EwsPlace) -> None:
    place.server.instead["SyncFolderItems"].append(Busy(61_000))
    with pytest.raises(MailboxUnreachable, match="is busy \\(ErrorServerBusy\\)"):
        heard(place.watch())


def test_stop_ends_the_patience_with_a_busy_server(place: EwsPlace) -> None:
    place.put(letter("one"))
    mailbox = place.watch()
    place.server.instead["SyncFolderItems"].append(Busy(50_000))
    reading = InThread(mailbox)  # its state is unknown yet, so it returns to be asked
    assert reading.ended_within(5)
    threading.Timer(0.2, mailbox.stop).start()
    assert heard(mailbox) == []


@pytest.mark.parametrize(
    ("instead", "error", "what"),
    [
        pytest.param(
            Says("ErrorExceededConnectionCount", back_off=61_000),
            MailboxUnreachable,
            "is busy",
            id="too many connections",
        ),
        pytest.param(Says("ErrorAccessDenied"), SignInRefused, "Give the user .* Full Access", id="no right"),
        pytest.param(Says("ErrorImpersonateUserDenied"), SignInRefused, "ApplicationImpersonation", id="no role"),
        pytest.param(Says("ErrorNonExistentMailbox"), SignInRefused, "Correct the address", id="no mailbox"),
        pytest.param(Says(status=503), MailboxUnreachable, "not EWS \\(503\\)", id="no EWS there now"),
        pytest.param(Says(status=403), SignInRefused, "Let the account use EWS", id="EWS is forbidden"),
        pytest.param(Says(body=b"<html><body>Hello</body></html>"), MailboxUnreachable, "not EWS", id="a web page"),
        pytest.param(Says(body=b"nothing at all"), MailboxUnreachable, "broke", id="no XML"),
        pytest.param(Cut(), MailboxUnreachable, "the connection broke", id="the connection is cut"),
    ],
)
def test_what_goes_wrong_is_said_in_one_line_without_addresses(
    place: EwsPlace, instead: Any, error: type[Exception], what: str
) -> None:
    place.put(letter("one"))
    mailbox = place.watch()
    place.server.instead["SyncFolderItems"].append(instead)
    with pytest.raises(error, match=what) as caught:
        heard(mailbox)
    assert "\n" not in str(caught.value)
    assert "@" not in str(caught.value)
    assert subjects(heard(mailbox)) == ["one"]  # the object may be used again


@pytest.mark.parametrize("offers", ["NTLM", 'Negotiate, NTLM, Basic realm="exchange"'])
def test_ntlm_is_used_where_the_server_offers_it(place: EwsPlace, offers: str) -> None:
    place.server.offers = offers
    with pytest.raises(SignInRefused):  # this server knows no NTLM beyond its name
        heard(place.watch())
    assert place.server.signed_in_by == {"", "NTLM"}


@pytest.mark.parametrize("password", ["pässword", "pa€word"])
def test_a_password_may_hold_any_letter(place: EwsPlace, password: str) -> None:
    place.server.password = password
    assert heard(place.watch(password=password)) == []


def test_a_wrong_password_is_refused_once(place: EwsPlace) -> None:
    with pytest.raises(SignInRefused, match="Check user and password_file"):
        heard(place.watch(password="wrong"))


def test_a_server_that_offers_no_sign_in_we_know_is_refused(place: EwsPlace) -> None:
    place.server.offers = "Negotiate"
    with pytest.raises(SignInRefused, match="offers no way to sign in"):
        heard(place.watch())


def test_nobody_there_is_unreachable(place: EwsPlace) -> None:
    with pytest.raises(MailboxUnreachable, match="refuses the connection"):
        heard(place.watch(endpoint=f"http://127.0.0.1:{free_port()}/EWS/Exchange.asmx"))


def test_a_token_that_ended_is_renewed_without_a_word(place: EwsPlace) -> None:
    place.put(letter("one"))
    tokens = FakeTokens(place.server)
    mailbox = place.watch(password="", tokens=tokens)
    heard(mailbox)
    place.server.tokens.clear()
    place.put(letter("two"))
    assert subjects(heard(mailbox)) == ["two"]
    assert len(tokens.given) == 2
    assert place.server.impersonated == {place.server.mailbox}


def test_where_the_next_token_is_no_better_the_sign_in_is_refused(place: EwsPlace) -> None:
    class NeverGood(FakeTokens):
        def token(self) -> str:
            return "never-good"

    with pytest.raises(SignInRefused, match="Check tenant and client"):
        heard(place.watch(password="", tokens=NeverGood(place.server)))


def test_a_certificate_that_nobody_vouches_for_is_not_believed(
    place: EwsPlace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = certificate(tmp_path)
    if made is None:
        pytest.skip("openssl is not here")
    place.put(letter("one"))
    place.server.secure(made)
    with pytest.raises(MailboxUnreachable):
        heard(place.watch(endpoint=place.server.endpoint))
    monkeypatch.setenv("SSL_CERT_FILE", str(made[0]))  # what the system believes
    assert subjects(heard(place.watch(endpoint=place.server.endpoint))) == ["one"]


def test_nothing_of_a_conversation_is_logged(place: EwsPlace, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    place.put(letter("one"))
    heard(place.watch())
    place.server.instead["SyncFolderItems"].append(Cut())
    with pytest.raises(MailboxUnreachable):
        heard(place.watch())
    assert not [record for record in caplog.records if "@" in record.getMessage() or "Basic" in record.getMessage()]


def test_the_schema_is_here() -> None:
    if schema() is None:
        pytest.skip(f"LEFT OUT: {MISSING}")
    broken = etree.fromstring(
        '<m:GetItem xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages"><m:ItemIds/></m:GetItem>'
    )
    assert wrong_with(broken)
