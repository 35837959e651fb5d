"""Tokens of an app, asked of a real HTTP server that says no in Microsoft's numbers."""

from __future__ import annotations

import base64
import json
import logging
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from authority import DIRECTORY, SCOPE, Authority, made
from heard.errors import MailboxUnreachable, SignInRefused
from heard.oauth import AppTokens
from heard.oauth.refusals import WHAT_AND_DO, refusal
from rig import HOST, free_port

CLIENT = "0d9c2a4e-5f1b-4c1e-9a57-3f0a6b8c7d21"


class Seconds:
    """A clock that is moved."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def authority() -> Iterator[Authority]:
    with Authority() as authority:
        yield authority


def tokens_of(authority: Authority | str, **other: Any) -> AppTokens:
    url = authority if isinstance(authority, str) else authority.url
    settings: dict[str, Any] = {"tenant": DIRECTORY, "client": CLIENT, "secret": "s3cret", "scope": SCOPE}
    return AppTokens(authority=url, **settings | other)


class TestATokensLife:
    def test_it_is_asked_for_once_and_for_the_scope(self, authority: Authority) -> None:
        tokens = tokens_of(authority)
        assert tokens.token() == tokens.token()
        [form] = authority.asked
        assert (form["grant_type"], form["scope"], form["client_id"]) == ("client_credentials", SCOPE, CLIENT)

    @pytest.mark.parametrize("seconds, asked", [(2879, 1), (2880, 2)], ids=["before four fifths of it", "then"])
    def test_it_is_renewed_when_four_fifths_are_over(self, authority: Authority, seconds: int, asked: int) -> None:
        clock = Seconds()
        tokens = tokens_of(authority, clock=clock)
        tokens.token()
        clock.now += seconds
        tokens.token()
        assert len(authority.asked) == asked

    @pytest.mark.parametrize("trouble", [{"status": 503}, {"refuses": 7000222}], ids=["unreachable", "refused"])
    def test_one_that_cannot_be_renewed_is_used_to_its_end(self, authority: Authority, trouble: dict[str, Any]) -> None:
        clock = Seconds()
        tokens = tokens_of(authority, clock=clock)
        first = tokens.token()
        for name, value in trouble.items():
            setattr(authority, name, value)
        clock.now += 3000
        assert tokens.token() == first
        asked = len(authority.asked)
        clock.now += 29
        assert tokens.token() == first
        assert len(authority.asked) == asked, "it is not asked at every turn"
        clock.now += 511  # 60 seconds before its end
        with pytest.raises((MailboxUnreachable, SignInRefused)):
            tokens.token()

    def test_one_that_a_server_would_not_take_is_not_given_again(self, authority: Authority) -> None:
        tokens = tokens_of(authority)
        first = tokens.token()
        tokens.rejected(first)
        second = tokens.token()
        assert second != first
        tokens.rejected(first)
        assert tokens.token() == second, "that one was never refused"

    def test_several_threads_share_one(self, authority: Authority) -> None:
        tokens, found = tokens_of(authority), set()
        threads = [threading.Thread(target=lambda: found.add(tokens.token())) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert (len(found), len(authority.asked)) == (1, 1)


class TestRefusals:
    @pytest.mark.parametrize("code", sorted(WHAT_AND_DO))
    def test_each_is_told_in_a_line_with_what_to_do(self, authority: Authority, code: int) -> None:
        authority.refuses = code
        what, do = WHAT_AND_DO[code]
        with pytest.raises(SignInRefused) as caught:
            tokens_of(authority).token()
        assert str(caught.value) == f"{authority.url.removeprefix('http://')}: {what} (AADSTS{code}). {do}"

    def test_the_commonest_are_told_apart(self) -> None:
        commonest = (7000215, 7000222, 700016, 90002, 65001, 500011)
        assert len({WHAT_AND_DO[code][0] for code in commonest}) == len(commonest)

    @pytest.mark.parametrize("code", sorted(WHAT_AND_DO))
    @pytest.mark.parametrize("host", ["graph.microsoft.com", "dod-graph.microsoft.us"])
    def test_nothing_is_to_be_consented_for_graph(self, code: int, host: str) -> None:
        said = " ".join(refusal({"error_codes": [code]}, f"https://{host}/.default"))
        assert "API permissions" not in said
        assert "consent" not in said.replace("Nothing is to be consented", "")
        assert "Exchange" not in said or "Microsoft Graph" in said

    def test_one_nobody_knows_is_told_by_its_number(self, authority: Authority) -> None:
        authority.refuses = 999_999
        with pytest.raises(SignInRefused, match=r"gives no token \(AADSTS999999\)"):
            tokens_of(authority).token()

    def test_one_that_passes_is_no_refusal(self, authority: Authority) -> None:
        authority.refuses = 90033
        with pytest.raises(MailboxUnreachable, match="gives no token now"):
            tokens_of(authority).token()

    def test_a_wrong_secret(self, authority: Authority) -> None:
        with pytest.raises(SignInRefused, match="the client secret is wrong"):
            tokens_of(authority, secret="its-id").token()

    def test_a_tenant_that_is_not_there(self, authority: Authority) -> None:
        with pytest.raises(SignInRefused, match="there is no such tenant"):
            tokens_of(authority, tenant="nrthgate.onmicrosoft.com").token()

    @pytest.mark.parametrize("code", [65001, 7000222], ids=["as 400", "as 401"])
    def test_it_is_asked_again_once_somebody_has_seen_to_it(self, authority: Authority, code: int) -> None:
        authority.refuses = code
        tokens = tokens_of(authority)
        with pytest.raises(SignInRefused):
            tokens.token()
        authority.refuses = None
        assert tokens.token()


class TestAnAuthorityThatDoesNotAnswer:
    def test_one_that_is_not_there(self) -> None:
        with pytest.raises(MailboxUnreachable, match=r"refuses the connection\. Tokens are asked for there"):
            tokens_of(f"http://{HOST}:{free_port()}").token()

    def test_one_whose_name_nobody_knows(self) -> None:
        with pytest.raises(MailboxUnreachable, match="its name cannot be found"):
            tokens_of("https://login.northgate.invalid").token()

    def test_one_that_says_nothing(self, authority: Authority) -> None:
        authority.silent = True
        with pytest.raises(MailboxUnreachable, match="no answer in time"):
            tokens_of(authority, within=0.2).token()

    @pytest.mark.parametrize("status", [302, 403, 404, 407, 429, 500, 503])
    def test_one_that_answers_with_something_else(self, authority: Authority, status: int) -> None:
        authority.status = status
        with pytest.raises(MailboxUnreachable, match=f"answered {status}"):
            tokens_of(authority).token()
        assert authority.asked == [], "the secret goes nowhere else"

    def test_one_that_says_a_byte_at_a_time(self, authority: Authority) -> None:
        authority.slowly = 0.05
        began = time.monotonic()
        with pytest.raises(MailboxUnreachable, match="no answer in time"):
            tokens_of(authority, within=5.0, all_within=0.3).token()
        assert time.monotonic() - began < 3

    @pytest.mark.parametrize("status", [400, 403])
    def test_a_page_in_place_of_a_token_is_no_refusal(self, authority: Authority, status: int) -> None:
        authority.says, authority.says_with = b"<html>Blocked</html>", status
        with pytest.raises(MailboxUnreachable, match=f"answered {status}, and not as an authority does"):
            tokens_of(authority).token()

    def test_one_that_points_to_another_host_has_nothing_asked_there(self, authority: Authority) -> None:
        with Authority() as other:
            authority.points_to = other.url.removeprefix("http://")
            with pytest.raises(MailboxUnreachable, match="points to another host"):
                tokens_of(authority).token()
            assert (authority.asked, other.asked) == ([], [])

    def test_one_on_this_machine_is_asked_without_a_proxy(
        self, authority: Authority, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("http_proxy", f"http://{HOST}:{free_port()}")
        monkeypatch.delenv("no_proxy", raising=False)
        assert tokens_of(authority).token()

    @pytest.mark.parametrize(
        "says",
        [
            pytest.param(b"<html>", id="a page"),
            pytest.param(b"[]", id="a list"),
            pytest.param(b'{"access_token": "two words"}', id="no token"),
            pytest.param(b'{"access_token": "a\\u0001b", "expires_in": 3600}', id="what would end the line"),
            pytest.param(b'{"access_token": "x", "expires_in": "soon"}', id="no time"),
        ],
    )
    def test_one_that_talks_nonsense(self, authority: Authority, says: bytes) -> None:
        authority.says = says
        with pytest.raises(MailboxUnreachable):
            tokens_of(authority).token()


class TestSecrets:
    def test_none_is_in_any_error_or_log(self, authority: Authority, caplog: pytest.LogCaptureFixture) -> None:
        caplog.set_level(logging.DEBUG)
        tokens = tokens_of(authority, secret="hunter2")
        with pytest.raises(SignInRefused) as caught:
            tokens.token()
        good = tokens_of(authority)
        token = good.token()
        told = f"{caught.value!r} {tokens!r} {vars(tokens)['_web']!r} {good!r} {caplog.text}"
        assert "hunter2" not in told
        assert token not in told

    def test_a_certificate_is_found_among_those_that_signed_it(self, authority: Authority) -> None:
        (key, ours), (_, signers) = made(), made()
        assert tokens_of(authority, secret="", certificate=signers + key + ours).token()
        [form] = authority.asked
        head = form["client_assertion"].partition(".")[0]
        shown = json.loads(base64.urlsafe_b64decode(head + "=" * (-len(head) % 4)))["x5c"]
        assert "".join(shown[0].split()) == "".join(ours.splitlines()[1:-1])

    def test_a_certificate_of_another_key(self, authority: Authority) -> None:
        (key, _), (_, other) = made(), made()
        with pytest.raises(SignInRefused, match="holds no certificate that belongs to its private key"):
            tokens_of(authority, secret="", certificate=key + other).token()

    def test_a_certificate_that_has_ended(self, authority: Authority) -> None:
        key, ours = made(ends=datetime(2020, 5, 4, tzinfo=UTC))
        with pytest.raises(SignInRefused, match=r"certificate_file ended on 2020-05-04\. Make another"):
            tokens_of(authority, secret="", certificate=key + ours).token()
        assert authority.asked == []

    def test_a_certificate_in_place_of_a_secret(self, authority: Authority, tmp_path: Path) -> None:
        if not shutil.which("openssl"):
            pytest.skip("openssl is not installed")
        key, cert = tmp_path / "key.pem", tmp_path / "cert.pem"
        ask = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=heard"
        subprocess.run([*ask.split(), "-keyout", str(key), "-out", str(cert)], check=True, capture_output=True)
        tokens = tokens_of(authority, secret="", certificate=key.read_text() + cert.read_text())
        assert tokens.token()
        [form] = authority.asked
        assert "client_secret" not in form
        assert form["client_assertion_type"].endswith("jwt-bearer")

    def test_a_certificate_that_is_none(self, authority: Authority) -> None:
        with pytest.raises(SignInRefused, match="certificate_file cannot be used"):
            tokens_of(authority, secret="", certificate="-----BEGIN PRIVATE KEY-----\nx\n").token()
