"""The sessions of exchangelib, one to a mailbox object, signed in by password or token.

exchangelib shares one session between all who sign in alike; one of ours that listens for
news would hold up the others for minutes, so each has its own.  It logs whole requests where
something breaks, mail and addresses in them, so it logs nothing.
"""

from __future__ import annotations

import functools
import logging
import re
import ssl
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from exchangelib.account import Identity
from exchangelib.configuration import Configuration
from exchangelib.errors import UnauthorizedError
from exchangelib.protocol import BaseProtocol, FailFast
from exchangelib.services.common import EWSService
from exchangelib.transport import BASIC, NTLM, get_auth_instance, get_auth_method_from_response
from exchangelib.util import to_xml
from exchangelib.version import EXCHANGE_2013_SP1, Version
from requests.adapters import HTTPAdapter

from heard.mailboxes import Tokens

# A reference to a surrogate (XML 1.0, 2.2: Char has none), as Exchange writes where a text was cut in two.
_HALF_A_CHARACTER = re.compile(
    rb"&#(?:[xX]0*[dD][89a-fA-F][0-9a-fA-F]{2}|0*5(?:5(?:29[6-9]|[3-9]\d\d)|6\d{3}|7(?:[0-2]\d\d|3[0-3]\d|34[0-3])));"
)

logging.getLogger("exchangelib").setLevel(logging.CRITICAL + 1)


@dataclass(frozen=True, slots=True)
class Account:
    """Who signs in where, and whose mailbox is meant.

    endpoint  "https://mail.northgate.example/EWS/Exchange.asmx"
    user      who signs in with the password: an address, or DOMAIN\\name
    mailbox   the address of the mailbox, which may be one that `user` has Full Access to
    tokens    in place of the password; they are an app's own, which acts as the mailbox (impersonation)
    """

    endpoint: str
    user: str
    mailbox: str
    password: str = field(default="", repr=False)
    tokens: Tokens | None = None

    @property
    def host(self) -> str:
        return urlsplit(self.endpoint).netloc


class Answered(Exception):
    """The server answered by HTTP with what is no answer to the question."""

    def __init__(self, status: int) -> None:
        self.status = status
        super().__init__(str(status))


class _Verified(HTTPAdapter):
    """Believes the authorities that the system believes, an organisation's own among them."""

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> Any:
        return super().init_poolmanager(*args, ssl_context=ssl.create_default_context(), **kwargs)


class _Once(FailFast):  # type: ignore[misc]  # exchangelib is not typed
    """Tries nothing again: who waits, and how long, is decided by who can be told to stop."""

    def raise_response_errors(self, response: Any) -> None:
        status = response.status_code
        if status == 401:
            raise UnauthorizedError("401")
        # SOAP 1.1, 6.2: a fault comes with a 500.
        if status != 200 and not (status == 500 and b"Envelope" in response.content[:1000]):
            raise Answered(status)


class _Bearer:
    """Puts a token on each request (RFC 6750, 2.1)."""

    def __init__(self, line: Line, tokens: Tokens) -> None:
        self._line, self._tokens = line, tokens

    def __call__(self, request: Any) -> Any:
        self._line.token = self._tokens.token()
        request.headers["Authorization"] = f"Bearer {self._line.token}"
        return request


class Line(BaseProtocol):  # type: ignore[misc]  # exchangelib is not typed
    """What exchangelib calls a protocol; `token` is the one that the last request bore."""

    USERAGENT = "heard"
    HTTP_ADAPTER_CLS = _Verified

    def __init__(self, account: Account, answer_within: float) -> None:
        self.account, self.token = account, ""
        self.TIMEOUT = answer_within
        # The first guess; exchangelib puts the server's own in its place.
        version = Version(build=EXCHANGE_2013_SP1)
        super().__init__(
            Configuration(service_endpoint=account.endpoint, version=version, retry_policy=_Once())
        )  # fmt: skip

    @property
    def version(self) -> Any:
        return self.config.version

    def get_auth_type(self) -> str:
        """Ask how one may sign in, as one who has not yet."""
        with self._bare_session() as session:
            answer = session.post(self.service_endpoint, data=b"", allow_redirects=False, timeout=self.TIMEOUT)
        if answer.status_code not in (200, 401):
            raise Answered(answer.status_code)
        return str(get_auth_method_from_response(answer))

    def _bare_session(self) -> Any:
        session = self.raw_session(self.service_endpoint)
        if self.service_endpoint.startswith("http:"):
            session.trust_env = False  # plain HTTP is for this very machine, to which no proxy leads
        return session

    def create_session(self) -> Any:
        account = self.account
        session = self._bare_session()
        if account.tokens is not None:
            session.auth = _Bearer(self, account.tokens)
        else:
            user: str | bytes = account.user
            password: str | bytes = account.password
            if self.auth_type == BASIC:
                user, password = _octets(account.user), _octets(account.password)
            elif self.auth_type == NTLM and "@" in account.user:
                user = f"\\{account.user}"  # an address belongs to no domain of NTLM's
            session.auth = get_auth_instance(self.auth_type, username=user, password=password)
        session.session_id, session.usage_count = 0, 0
        return session


def _octets(text: str) -> bytes:
    """Return a name or password as basic authentication has it: all of it in UTF-8 where Latin-1 has not all of it."""
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        return text.encode()


class Service(EWSService):  # type: ignore[misc]  # exchangelib is not typed
    """One operation; `messages` is what it answers, element by element, whatever their kind."""

    @property
    def _account_to_impersonate(self) -> Any:
        account = self.protocol.account
        return Identity(primary_smtp_address=account.mailbox) if account.tokens is not None else None

    def _extra_headers(self) -> dict[str, str]:
        return {"X-AnchorMailbox": self.protocol.account.mailbox}

    @classmethod
    def _get_soap_parts(cls, response: Any) -> tuple[Any, Any]:
        # Where the end of an answer is that of the connection, one that was cut looks like any other.
        if b"Envelope" in response.content[:1000] and not response.content.rstrip().endswith(b"Envelope>"):
            raise ConnectionAbortedError
        content = _HALF_A_CHARACTER.sub(b"&#xFFFD;", response.content)
        # exchangelib would read it byte by byte, which takes a minute for 40 MB.
        root = to_xml(content).getroot()
        namespace = root.tag.rpartition("Envelope")[0]
        header, body = root.find(f"{namespace}Header"), root.find(f"{namespace}Body")
        if body is None:
            raise Answered(response.status_code)
        return header, body

    def messages(self, question: Any) -> list[Any]:
        return list(self._get_response_xml(payload=question))

    def stream(self, question: Any, timeout: float) -> Any:
        """Return the answer as it comes, to be read with `raw`; ended by `stop_streaming`."""
        self.streaming, self.timeout = True, timeout
        answer = self._get_response(payload=question, api_version=self._version_hint.api_version)
        answer.raw.decode_content = True
        return answer


@functools.cache
def _kind(operation: str) -> type[Service]:
    return type(operation, (Service,), {"SERVICE_NAME": operation})


def service(line: Line, operation: str) -> Service:
    """Return what asks for one operation, once."""
    return _kind(operation)(protocol=line)
