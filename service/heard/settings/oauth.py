"""[mailbox.oauth]: how heard gets tokens in place of a password: as an app of its own, registered with the tenant.

Client credentials (RFC 6749, 4.4): no person signs in, so none has to be there when a token ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator

from heard.errors import Mistake, SettingsError
from heard.settings.checks import Table, Wrong
from heard.settings.exchange_online import takes_tokens
from heard.settings.places import bracketed, host_in, host_of, is_loopback, scheme_in
from heard.settings.secrets_elsewhere import SecretFile, Variable, read_secret

MICROSOFT = "https://login.microsoftonline.com"
SECRETS = ("secret_env", "secret_file", "certificate_file")
SERVERS = ("imap", "imaps", "smtp", "smtps", "ews", "graph")
PASSWORDS = ("password", "password_env", "password_file")
_GUID = re.compile(r"[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
_PEM = "It holds both, in PEM. Out of a .pfx: openssl pkcs12 -in app.pfx -nodes -out app.pem"


def _tenant(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})*", value):
        raise Wrong("is not a tenant", "Give its Directory (tenant) ID, or its domain: northgate.onmicrosoft.com")
    if value.lower() in ("common", "organizations", "consumers"):
        raise Wrong("names every tenant and none", "Give your own Directory (tenant) ID, or its domain.")
    return value


def _client(value: str) -> str:
    # Not quoted: somebody may have put the secret itself here.
    if not _GUID.fullmatch(value):
        raise Wrong("is not an Application (client) ID", "It stands on the overview of the app registration.")
    return value.lower()


def _authority(value: str) -> str:
    example = f'As in "{MICROSOFT}"'
    try:
        parts = urlsplit(value)
        host, port = host_of(parts), parts.port
    except ValueError:
        raise Wrong("the host or port cannot be read", example) from None
    plain = parts.scheme == "http" and is_loopback(host)
    if not host or not value.isprintable() or (parts.scheme != "https" and not plain):
        raise Wrong("is no https address", example)
    if "@" in parts.netloc or parts.path not in ("", "/") or parts.query or parts.fragment:
        raise Wrong("is more than https:// and a host", example)
    return f"{parts.scheme}://{bracketed(host)}{f':{port}' if port else ''}"


class OAuth(Table):
    """The app that heard signs in as: who it is, where that is known, and what proves it."""

    tenant: Annotated[str, AfterValidator(_tenant)]
    client: Annotated[str, AfterValidator(_client)]
    secret_env: Variable | None = None
    secret_file: SecretFile | None = None
    certificate_file: SecretFile | None = None
    authority: Annotated[str, AfterValidator(_authority)] = MICROSOFT

    def secret(self, address: str) -> str:
        """Return the client secret of a mailbox's app, read now; "" where a certificate proves it.

        Raises SettingsError where the variable is not set, the file is not there or empty, or it is no client secret.
        """
        whose = f"mailbox {address}: oauth"
        secret = read_secret(whose, "secret", self.secret_env, self.secret_file)
        where = f"heard.toml: {whose}: {'secret_env' if self.secret_env else 'secret_file'}"
        if any(letter.isspace() for letter in secret):
            do = "It is one word: nothing stands before it or behind it, and there is no second line."
            raise SettingsError([Mistake(where, "holds more than a client secret, or blanks", do)])
        if _GUID.fullmatch(secret):
            do = "Take the Value; where that is not shown any more, make a new client secret."
            raise SettingsError([Mistake(where, "holds the Secret ID, and not the Value of the secret", do)])
        return secret

    def certificate(self, address: str) -> str:
        """Return the certificate of a mailbox's app and its private key, in PEM, read now; "" where a secret proves it.

        Raises SettingsError where the file is not there, or holds not both.
        """
        whose = f"mailbox {address}: oauth"
        pem = read_secret(whose, "certificate", None, self.certificate_file, _PEM)
        if pem and not ("PRIVATE KEY-----" in pem and "-----BEGIN CERTIFICATE-----" in pem):
            what = "holds not both a private key and a certificate"
            raise SettingsError([Mistake(f"heard.toml: {whose}: certificate_file", what, _PEM)])
        return pem


def oauth_that_cannot_be(where: str, mailbox: Mapping[str, Any]) -> Iterator[Mistake]:
    """Yield what a mailbox says of how it signs in that cannot all be true."""
    read, send = (scheme_in(mailbox.get(key)) for key in ("read", "send"))
    has_password = any(key in mailbox for key in PASSWORDS)
    oauth = mailbox.get("oauth")
    if oauth is None:
        if "graph" in (read, send):
            key = "read" if read == "graph" else "send"
            yield Mistake(f"{where}.{key}", "Microsoft Graph takes no password", "Add [mailbox.oauth].")
        return
    servers = [(scheme, host_in(mailbox.get(key), scheme)) for key, scheme in (("read", read), ("send", send))
               if scheme in SERVERS]  # fmt: skip
    if not servers:
        yield Mistake(f"{where}.oauth", "is of no use with folders", "Leave it out.")
    elif not any(takes_tokens(*server, has_password=False) for server in servers):
        what = "its tokens are Exchange's, and neither read nor send is a server of Microsoft's"
        yield Mistake(f"{where}.oauth", what, "Leave it out, and give a password.")
    elif has_password and len({takes_tokens(*server, has_password=True) for server in servers}) == 1:
        yield Mistake(where, "has both a password and [mailbox.oauth], one for nothing", "Keep one of them.")
    if isinstance(oauth, dict):
        given = [key for key in SECRETS if key in oauth]
        if not given:
            yield Mistake(f"{where}.oauth", "says no secret", 'Add secret_env = "HEARD_CLIENT_SECRET", or a file.')
        if len(given) > 1:
            yield Mistake(f"{where}.oauth", f"has both {given[0]} and {given[1]}", "Keep one of them.")
