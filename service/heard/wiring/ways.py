"""The ways in and out of each mailbox, not yet connected.

What only one kind needs is imported where one of that kind is built, so that the others do without: httpx, msal and
exchangelib take longer to load than all of heard.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Literal
from weakref import WeakValueDictionary

from heard.daemon.send import Door
from heard.errors import ConfigurationError, Mistake
from heard.mailboxes import Mailbox, Sender, Tokens
from heard.mailboxes.folder import Folder, FolderSender
from heard.mailboxes.imap import ImapFolder
from heard.mailboxes.smtp import SmtpSender
from heard.settings import Mailbox as MailboxSettings, Place, Settings
from heard.settings.exchange_online import ended, scope_of, takes_tokens

SHOWN_WITHIN = timedelta(seconds=20)  # Exchange shows the copy of what was sent after some seconds


_TOKENS: WeakValueDictionary[tuple[str, ...], Tokens] = WeakValueDictionary()
"""Those of each app, by all that makes it that one and what they are good for, while anybody signs in with them."""


@dataclass
class _Account:
    """How a mailbox signs in: with its password, or with tokens, the same for all that speak to one service."""

    box: MailboxSettings

    def password(self, place: Place) -> str:
        return "" if self._takes_tokens(place) else self.box.password()

    def tokens(self, place: Place) -> Tokens | None:
        """Return what this place takes in place of a password; None where it takes the password."""
        oauth, scope = self.box.oauth, scope_of(place)
        if oauth is None or not self._takes_tokens(place):
            return None
        with _needing("oauth"):
            from heard.oauth import AppTokens
        secret, certificate = oauth.secret(self.box.address), oauth.certificate(self.box.address)
        app = (oauth.authority, oauth.tenant, oauth.client, scope, secret, certificate)
        if (tokens := _TOKENS.get(app)) is None:
            tokens = _TOKENS[app] = AppTokens(
                authority=oauth.authority,
                tenant=oauth.tenant,
                client=oauth.client,
                scope=scope,
                secret=secret,
                certificate=certificate,
            )
        return tokens

    def _takes_tokens(self, place: Place) -> bool:
        has_password = bool(self.box.password_env or self.box.password_file)
        return self.box.oauth is not None and takes_tokens(place.scheme, place.host, has_password=has_password)


def mailboxes_of(settings: Settings) -> list[Mailbox]:
    """Return every watched folder of every mailbox, not yet connected.

    Raises ConfigurationError where a password or a secret cannot be read, or a library is not installed.
    """
    accounts = map(_Account, settings.mailbox)
    return [_mailbox(account, folder) for account in accounts for folder in folders_of(account.box)]


def folders_of(box: MailboxSettings) -> tuple[str, ...]:
    watched = tuple(box.folders) if box.read.is_server else ("INBOX",)
    return (*watched, *(sign.folder for sign in box.sign if sign.folder is not None))


def _mailbox(account: _Account, folder: str) -> Mailbox:
    box, poll = account.box, timedelta(seconds=account.box.poll_seconds)
    if box.read.path is not None:
        kind: Literal["maildir", "eml"] = "maildir" if box.read.scheme == "maildir" else "eml"
        return Folder(address=box.address, kind=kind, path=box.read.path, folder=folder, poll=poll)
    if box.read.scheme == "graph":
        with _needing("graph"):
            from heard.mailboxes.graph import GraphFolder
        return GraphFolder(address=box.address, folder=folder, poll=poll, **_graph(account, box.read))
    if box.read.scheme == "ews":
        with _needing("ews"):
            from heard.mailboxes.ews import EwsFolder
        return EwsFolder(address=box.address, folder=folder, poll=poll, **_exchange(account, box.read))
    return ImapFolder(
        address=box.address,
        folder=folder,
        host=box.read.host,
        port=box.read.port,
        security=box.read.security,
        user=box.login,
        password=account.password(box.read),
        tokens=account.tokens(box.read),
        poll=poll,
    )


def _graph(account: _Account, place: Place) -> dict[str, Any]:
    return {"base": place.web, "user": account.box.login, "tokens": account.tokens(place)}


def _exchange(account: _Account, place: Place) -> dict[str, Any]:
    """How Exchange is signed in to, and which mailbox is opened there: the two may differ."""
    box, tokens = account.box, account.tokens(place)
    opened = {"endpoint": f"{place.web}/EWS/Exchange.asmx", "user": box.login, "mailbox": box.address}
    return opened | ({"password": account.password(place)} if tokens is None else {"tokens": tokens})


def sender_of(box: MailboxSettings) -> Sender:
    """Return a mailbox's way out, not yet connected.  Raises ConfigurationError as `mailboxes_of` does."""
    return _sender(_Account(box))


def _sender(account: _Account) -> Sender:
    send = account.box.send
    if send.scheme == "graph":
        with _needing("graph"):
            from heard.mailboxes.graph import GraphSender
        return GraphSender(**_graph(account, send))
    if send.scheme == "ews":
        with _needing("ews"):
            from heard.mailboxes.ews import EwsSender
        return EwsSender(**_exchange(account, send))
    return relay(send, account.box.login, account.password(send), account.tokens(send))


def relay(send: Place, user: str, password: str, tokens: Tokens | None = None) -> Sender:
    """Return a way out that needs no account with Exchange: a mail server, or a folder."""
    if send.path is not None:
        return FolderSender(send.path)
    return SmtpSender(
        host=send.host,
        port=send.port,
        security=send.security,
        user=user if password or tokens is not None else None,
        password=password,
        tokens=tokens,
    )


def doors_of(settings: Settings) -> dict[str, Door]:
    """Return each mailbox's way out, with the place its copies can be looked for in."""
    accounts = map(_Account, settings.mailbox)
    return {account.box.address: _door(account) for account in accounts}


def _door(account: _Account) -> Door:
    box, sender = account.box, _sender(account)
    if box.send.keeps_copies:  # where they lie, whichever way mail comes in
        keeper = replace(account, box=box.model_copy(update={"read": box.send}))
        return Door(sender, _mailbox(keeper, "INBOX"), SHOWN_WITHIN)
    if not box.read.is_server:
        return Door(sender, None)
    # A server that letters are given to may keep the copies where heard does not.
    is_waited_for = box.send.is_server and not keeps_sent(box)
    return Door(sender, _mailbox(account, box.folders[0]), SHOWN_WITHIN if is_waited_for else timedelta())


def keeps_sent(box: MailboxSettings) -> bool:
    """Say whether heard itself puts a copy of each letter into the folder of sent mail; Exchange is given none."""
    return box.keep_sent and box.read.is_server and not any(place.keeps_copies for place in box.ways.values())


def told_of(settings: Settings) -> frozenset[str]:
    """Return the mailboxes whose landlord wants keywords on what was heard."""
    return frozenset(box.address for box in settings.mailbox if box.mark == "keyword")


def refuse_what_has_ended(settings: Settings, today: date) -> None:
    """Raise ConfigurationError with every way that a mailbox's server has switched off for good by `today`."""
    if mistakes := [mistake for box in settings.mailbox for mistake in ended(box.address, box.ways, today)]:
        raise ConfigurationError(mistakes)


@contextlib.contextmanager
def _needing(extra: str) -> Iterator[None]:
    """Say in one line what has to be installed where a library is not."""
    try:
        yield
    except ModuleNotFoundError as error:
        library = (error.name or "").partition(".")[0]
        if library == "heard":
            raise
        do = f"Install requirements-exchange.lock, or heard[{extra}]."
        raise ConfigurationError([Mistake(extra, f"needs {library}", do)]) from None
