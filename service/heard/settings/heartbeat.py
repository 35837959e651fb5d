"""[heartbeat]: by which second route somebody learns that heard cannot read or send, while it is so.

What its keys say of each other and of the mailboxes is looked at in the file as read, of which nothing is sure yet,
as agreement.py does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import Field, InstanceOf

from heard.errors import Mistake, SettingsError
from heard.settings.checks import FilePath, Line, MailAddress, Many, Table, address_in, entries
from heard.settings.places import BY_SMTP, Place, place_among
from heard.settings.secrets_elsewhere import SecretFile, Variable, read_secret

OF_MAIL = ("user", "password_env", "password_file", "from", "to")


class Heartbeat(Table):
    """The second route: a mail server that no mailbox sends by, an address of a monitor to call, or both."""

    send: Annotated[InstanceOf[Place], place_among(BY_SMTP)] | None = None
    user: Line | None = None
    password_env: Variable | None = None
    password_file: SecretFile | None = None
    sender: MailAddress | None = Field(default=None, alias="from")
    to: Annotated[Many[MailAddress], Field(min_length=1)] | None = None
    url_env: Variable | None = None
    url_file: SecretFile | None = None
    url_ca_file: FilePath | None = None
    after_minutes: Annotated[int, Field(ge=5, le=240)] = 15

    @property
    def patience(self) -> timedelta:
        """After how long something that does not go is told of."""
        return timedelta(minutes=self.after_minutes)

    def password(self) -> str:
        """Return the password, read now; "" where the file names none.  Raises SettingsError as a mailbox's does."""
        return read_secret("heartbeat", "password", self.password_env, self.password_file)

    def url(self) -> str:
        """Return the address to call, read now; "" where the file names none.

        It is a secret: whoever knows it can keep the monitor quiet.

        Raises SettingsError where it cannot be read, or cannot be called safely; it is not quoted.
        """
        url = read_secret("heartbeat", "url", self.url_env, self.url_file)
        if url and (what := _unfit(url)):
            do = "It begins with https://, a host's name, and has no spaces, no name and no password before the host."
            raise SettingsError([Mistake(f"heard.toml: heartbeat: url_{'env' if self.url_env else 'file'}", what, do)])
        return url


def _unfit(url: str) -> str:
    """Return what is wrong with an address to call; "" where nothing is."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return "the host or port cannot be read"
    if parts.scheme != "https":
        return "is no https address"
    if not host or "@" in parts.netloc or parts.fragment or not url.isascii() or not url.isprintable() or " " in url:
        return "is no plain https address"
    return ""


def heartbeat_that_cannot_be(document: Mapping[str, Any]) -> Iterator[Mistake]:
    """Yield what [heartbeat] says against itself, or against the mailboxes."""
    heartbeat = document.get("heartbeat")
    if not isinstance(heartbeat, dict):
        return
    calls = any(key in heartbeat for key in ("url_env", "url_file"))
    if "send" not in heartbeat and not calls:
        yield Mistake("heartbeat", "names no second route", "Add send with from and to, or url_env, or url_file.")
    if "send" in heartbeat:
        yield from (_missing(key) for key in ("from", "to") if key not in heartbeat)
    else:
        do = "Add send, or leave it out."
        yield from (Mistake(f"heartbeat.{key}", "is of no use without send", do) for key in OF_MAIL if key in heartbeat)
    if "url_ca_file" in heartbeat and not calls:
        do = "Add url_env or url_file, or leave it out."
        yield Mistake("heartbeat.url_ca_file", "is of no use without a url", do)
    for name in ("password", "url"):
        if f"{name}_env" in heartbeat and f"{name}_file" in heartbeat:
            yield Mistake("heartbeat", f"has both {name}_env and {name}_file", "Keep one of them.")
    yield from _the_first_route_again(document, heartbeat)


def _missing(key: str) -> Mistake:
    return Mistake(f"heartbeat.{key}", "missing", "Whoever is written to, and by whom, has to be said where send is.")


def _the_first_route_again(document: Mapping[str, Any], heartbeat: Mapping[str, Any]) -> Iterator[Mistake]:
    """What fails when the first route does is no second one, and what arrives in a mailbox opens cases."""
    mailboxes = list(entries(document, "mailbox"))
    for where, mailbox in mailboxes:
        if heartbeat.get("send") == mailbox.get("send") is not None:
            yield Mistake("heartbeat.send", f"is the way out of {where}", "Name a server that does not fail with it.")
    own = {address_in(mailbox) for _, mailbox in mailboxes} - {None}
    if address_in(heartbeat, "from") in own:
        do = "What bounces would come in as mail; name another."
        yield Mistake("heartbeat.from", "is a mailbox heard watches", do)
    to = heartbeat.get("to")
    for number, address in enumerate(to if isinstance(to, list) else []):
        if isinstance(address, str) and address.lower() in own:
            yield Mistake(f"heartbeat.to[{number}]", "is a mailbox heard watches", "Name a person's, best elsewhere.")
