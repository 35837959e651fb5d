"""The token of one app for one kind of server: asked for when it is needed, kept, and renewed before it ends.

It lies in memory alone.  Where it cannot be renewed now, the one at hand is used for as long as it holds.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

import msal
from cryptography.hazmat.primitives.serialization import Encoding

from heard.errors import MailboxError, SignInRefused
from heard.now import utc_now
from heard.oauth.certificates import certificate_in
from heard.oauth.web import Web

ANSWERS_WITHIN = 20.0  # seconds of silence, after which the authority is held to be gone
ALL_WITHIN = 60.0  # seconds for a whole answer, however little of it comes at a time
RENEWED_AFTER = 0.8  # of a token's life
LAST_SECONDS = 60.0  # of its life, in which it is good for nothing that takes a while
TRIED_AGAIN_AFTER = 30.0  # seconds, while the token at hand still holds
USUAL_LIFE = 3600.0  # seconds, where the authority does not say


class AppTokens:
    """Tokens of an app that signs in as itself; heard.mailboxes.Tokens says what the methods promise.

    authority    "https://login.microsoftonline.com"
    secret       the client secret, "" where a certificate proves the app
    certificate  its certificate and private key, both in PEM, "" where a secret does
    scope        what the token is good for: "https://outlook.office365.com/.default"
    clock        seconds that only grow
    """

    def __init__(
        self,
        *,
        authority: str,
        tenant: str,
        client: str,
        scope: str,
        secret: str = "",
        certificate: str = "",
        within: float = ANSWERS_WITHIN,
        all_within: float = ALL_WITHIN,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._web = Web(authority, scope, within, all_within)
        self._address = f"https://{self._web.host}/{tenant}"
        self._client, self._scope = client, scope
        self._secret, self._certificate = secret, certificate
        self._clock = clock
        self._app: Any = None
        self._token: str | None = None
        self._renew_at = self._ends_at = 0.0
        self._lock = threading.Lock()

    def token(self) -> str:
        with self._lock:
            if self._token is None or self._clock() >= self._renew_at:
                try:
                    self._ask()
                except MailboxError:
                    if self._token is None or self._clock() >= self._ends_at - LAST_SECONDS:
                        raise
                    self._renew_at = self._clock() + TRIED_AGAIN_AFTER
            assert self._token is not None
            return self._token

    def rejected(self, token: str) -> None:
        with self._lock:
            if token == self._token:
                self._token = None

    def _ask(self) -> None:
        """Get a new token.  Raises SignInRefused or MailboxUnreachable; the one at hand stays then."""
        asked_at = self._clock()
        try:
            self._app, app = None, self._app or self._made()  # msal would repeat a refusal for a minute
            app.remove_tokens_for_client()  # else msal gives the one it gave before
            answer = app.acquire_token_for_client([self._scope])
        except (ValueError, KeyError, TypeError, AttributeError):
            # What msal does with an answer that is no OAuth.
            raise self._web.unreachable("answered what OAuth does not know") from None
        token = answer.get("access_token")
        if not token:
            raise self._web.refused(answer)
        if not _is_fit(token):
            raise self._web.unreachable("gave something that is no token")
        self._app = app
        life = float(answer.get("expires_in") or USUAL_LIFE)
        self._token, self._renew_at, self._ends_at = token, asked_at + life * RENEWED_AFTER, asked_at + life

    def _made(self) -> Any:
        return msal.ConfidentialClientApplication(
            self._client,
            client_credential=self._proof(),
            authority=self._address,
            http_client=self._web,
            # It would ask Microsoft whether the authority is one of its own; which it is, the settings have decided.
            instance_discovery=False,
        )

    def _proof(self) -> str | dict[str, str]:
        if not self._certificate:
            return self._secret
        try:
            certificate = certificate_in(self._certificate)
        except ValueError as error:
            raise SignInRefused(f"{self._web.host}: certificate_file {error}") from None
        if (ended := certificate.not_valid_after_utc) <= utc_now():
            do = "Make another, upload it under Certificates & secrets, and put it in its place."
            what = f"the certificate in certificate_file ended on {ended:%Y-%m-%d}"
            raise SignInRefused(f"{self._web.host}: {what}. {do}")
        shown = certificate.public_bytes(Encoding.PEM).decode()
        return {"private_key": self._certificate, "public_certificate": shown}


def _is_fit(token: object) -> bool:
    """Say whether it is text of one line without a space, as a bearer token is (RFC 6750, 2.1)."""
    return isinstance(token, str) and token.isascii() and token.isprintable() and " " not in token
