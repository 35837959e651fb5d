"""How the authority is asked, for msal: over https, with a limit of time, and never where it points to.

msal's own way would follow wherever an answer points, with the secret, and log what it asks.
"""

from __future__ import annotations

import json
import ssl
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import IO, Any
from urllib.parse import urlencode

from heard.errors import MailboxUnreachable, SignInRefused
from heard.oauth.refusals import PASSING, code_of, refusal

LONGEST = 1_000_000  # bytes of an answer; a token has some thousands
TOO_OFTEN = 429  # RFC 6585, 4


@dataclass(frozen=True, slots=True)
class Answer:
    """What msal reads of an answer."""

    status_code: int
    text: str
    headers: dict[str, str] = field(default_factory=dict)

    def raise_for_status(self) -> None:
        """Do nothing: what is no answer has been raised already."""


class _ToNowhere(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


class Web:
    """What msal asks by.

    authority  as the settings have it: msal knows https alone, and one on this machine itself may be plain
    within     seconds it may be silent

    Raises MailboxUnreachable where nobody answers, and SignInRefused where the tenant is none.
    """

    def __init__(self, authority: str, within: float) -> None:
        self._authority, self._within = authority, within
        self._as_msal_says = f"https://{authority.partition('://')[2]}"
        self._opener = urllib.request.build_opener(_ToNowhere())
        self._opener.addheaders = [("User-Agent", "heard"), ("Accept", "application/json")]

    def get(self, url: str, params: Mapping[str, str] | None = None, **_: object) -> Answer:
        """Ask of what the authority tells about itself."""
        answer = self._ask(f"{url}?{urlencode(params)}" if params else url, None)
        if answer.status_code != 200:
            raise self.refused(_document(answer))
        return answer

    def post(self, url: str, data: Mapping[str, str] | None = None, **_: object) -> Answer:
        """Ask for a token; msal reads a refusal itself."""
        return self._ask(url, urlencode(data or {}).encode())

    def close(self) -> None:
        """Nothing is kept open."""

    def refused(self, answer: Mapping[str, Any]) -> SignInRefused | MailboxUnreachable:
        """Return the error for an answer that says no."""
        what, do = refusal(answer)
        if code_of(answer) in PASSING or answer.get("error") in ("temporarily_unavailable", "server_error"):
            return self.unreachable(f"gives no token now ({what})")
        return SignInRefused(f"{self.host}: {what}. {do}")

    def unreachable(self, what: str) -> MailboxUnreachable:
        return MailboxUnreachable(f"{self.host}: {what}. Tokens are asked for there; it will be tried again.")

    @property
    def host(self) -> str:
        return self._authority.partition("://")[2]

    def _ask(self, url: str, form: bytes | None) -> Answer:
        if url.startswith(f"{self._as_msal_says}/"):
            url = self._authority + url.removeprefix(self._as_msal_says)
        elif not url.startswith("https://"):
            raise self.unreachable("points to an address that is not https")
        try:
            with self._opener.open(url, form, timeout=self._within) as given:
                return self._read(given.status, given)
        except urllib.error.HTTPError as error:
            with error:
                if error.code >= 500 or error.code == TOO_OFTEN or 300 <= error.code < 400:
                    raise self.unreachable(f"answered {error.code}") from None
                return self._read(error.code, error)
        except (OSError, ValueError, urllib.error.URLError) as error:
            raise self.unreachable(_why(error)) from None

    def _read(self, status: int, given: IO[bytes]) -> Answer:
        return Answer(status, given.read(LONGEST).decode("utf-8", "replace"))


def _why(error: Exception) -> str:
    because = getattr(error, "reason", error)
    if isinstance(because, ssl.SSLCertVerificationError):
        return "its certificate is not trusted"
    if isinstance(because, TimeoutError):
        return "no answer in time"
    return f"cannot be reached ({type(because).__name__})"


def _document(answer: Answer) -> Mapping[str, Any]:
    try:
        found = json.loads(answer.text)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
