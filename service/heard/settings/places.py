"""Where mail is read from and where letters leave by, as one line of heard.toml says it.

    imaps://mail.northgate.example:993   TLS from the first byte
    imap://mail.northgate.example        STARTTLS, and nothing is said before it
    imap://127.0.0.1:10143               plain: only on a loopback address, where nobody listens in
    ews://mail.northgate.example         Exchange Web Services, by HTTPS
    graph:                               Microsoft 365; a national cloud's own host may be named
    maildir:PATH  eml:PATH               a folder of this machine

A password on its way to a server is never readable by others; RFC 8314 says why.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import Any, Literal
from urllib.parse import SplitResult, urlsplit

from pydantic import BeforeValidator, ValidationInfo

from heard.settings.checks import Wrong, base_of, nearest

Security = Literal["tls", "starttls", "plain"]

READ = {"imaps": 993, "imap": 143, "maildir": 0, "eml": 0, "ews": 443, "graph": 443}
"""The ways to read, with the port each has where none is named (IANA); 0 where there is no server."""
SEND = {"smtps": 465, "smtp": 587, "eml": 0, "ews": 443, "graph": 443}
"""The ways to send, likewise; 587 is submission (RFC 6409)."""
BY_SMTP = {scheme: SEND[scheme] for scheme in ("smtps", "smtp", "eml")}
"""The ways to send that need no account with Exchange."""
GRAPH = "graph.microsoft.com"


@dataclass(frozen=True, slots=True)
class Place:
    """A server (host, port, security) or a folder of this machine (path); `scheme` says which kind."""

    scheme: str
    security: Security = "plain"
    host: str = ""
    port: int = 0
    path: Path | None = None

    @property
    def is_server(self) -> bool:
        return self.path is None

    @property
    def keeps_copies(self) -> bool:
        """Whether a server that takes letters puts a copy of each into the folder of sent mail itself."""
        return self.scheme in ("graph", "ews")

    @property
    def web(self) -> str:
        """The address of a place that is reached by HTTP, without a path; plain only on a loopback address."""
        return f"{'http' if self.security == 'plain' else 'https'}://{bracketed(self.host)}:{self.port}"

    def __str__(self) -> str:
        return (
            f"{self.scheme}://{bracketed(self.host)}:{self.port}" if self.path is None else f"{self.scheme}:{self.path}"
        )


def place_among(known: Mapping[str, int]) -> BeforeValidator:
    """Return what makes a place of a value of heard.toml; `known` is READ or SEND."""

    def look(value: Any, info: ValidationInfo) -> Place:
        if not isinstance(value, str):
            raise Wrong("must be text in quotes", f'As in "{next(iter(known))}://mail.landlord.example"')
        return parse(value, known, base_of(info))

    return BeforeValidator(look)


def parse(text: str, known: Mapping[str, int], base: Path) -> Place:
    """Return the place a line of heard.toml names.

    known  READ or SEND
    base   what a relative path is relative to
    Raises Wrong, which quotes `text` only where no password can stand in it.
    """
    scheme, colon, rest = text.partition(":")
    scheme = scheme.lower()
    if scheme == "graph" and colon and rest in ("", "//"):
        text = f"graph://{GRAPH}"
    if not colon and scheme in known:
        behind = "" if scheme == "graph" else "//mail.landlord.example" if known[scheme] else "mail"
        raise Wrong(f"'{scheme}' lacks its colon", f'As in "{scheme}:{behind}"')
    if not colon or scheme not in known:
        raise Wrong(f"must begin with one of {', '.join(word + ':' for word in known)}", nearest(scheme, known))
    if known[scheme]:
        return _server(scheme, text, known[scheme])
    if not rest or not rest.isprintable():
        raise Wrong(f"'{scheme}:' needs a path", f'As in "{scheme}:mail"')
    return Place(scheme, path=base / rest.removeprefix("//"))


def _server(scheme: str, text: str, default_port: int) -> Place:
    example = f'As in "{scheme}://mail.landlord.example:{default_port}"'
    try:
        parts = urlsplit(text)
        host, port = host_of(parts), parts.port or default_port
    except ValueError:
        raise Wrong("the host or port cannot be read", example) from None
    if "@" in parts.netloc:
        raise Wrong("a name or password may not stand here", 'Use the keys "user" and "password_file".')
    if not host or not host.isprintable() or " " in text:
        raise Wrong("names no host", example)
    if parts.path not in ("", "/") or parts.query or parts.fragment:
        raise Wrong("there is something behind the host and port", example)
    return Place(scheme, _security(scheme, host), host, port)


def _security(scheme: str, host: str) -> Security:
    if scheme in ("imaps", "smtps"):
        return "tls"
    if scheme in ("ews", "graph"):
        return "plain" if is_loopback(host) else "tls"
    return "plain" if is_loopback(host) else "starttls"


def bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def scheme_in(value: object) -> str:
    """Return the scheme of a place as the file has it, in small letters; "" where it has none, or nothing is sure."""
    scheme, colon, _ = value.partition(":") if isinstance(value, str) else ("", "", "")
    return scheme.lower() if colon else ""


def host_in(value: object, scheme: str) -> str:
    """Return the host of a place as the file has it, where it is of this scheme and can be read; else ""."""
    if not isinstance(value, str) or scheme_in(value) != scheme:
        return ""
    try:
        return host_of(urlsplit(value))
    except ValueError:
        return ""


def host_of(parts: SplitResult) -> str:
    """Return the host of an address in small letters, without the dot that a name may end with; "" where it has none.

    Raises ValueError where it cannot be read.
    """
    return (parts.hostname or "").removesuffix(".")


def is_loopback(host: str) -> bool:
    """Say whether a host is this machine itself: 127.0.0.0/8, ::1, or the name localhost (RFC 6761, 6.3)."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
