"""The connection of one mailbox object: made when needed, let go when it breaks, and which folder is open in it."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from datetime import timedelta

from imapclient.exceptions import IMAPClientError

from heard.errors import MailboxError, MailboxUnreachable, SignInRefused
from heard.mailboxes.imap import names
from heard.mailboxes.imap.session import (
    Client,
    NotConnected,
    Server,
    TokenOver,
    drop,
    ends_with_its_token,
    in_our_words,
    sign_in,
)

MAY_PASS = 8  # times in a row, a minute or two, that Exchange may not connect to a mailbox it did connect to before


class Connection:
    """At most one connection to the server.

    folders       what the server listed, last time it was asked
    may_be_more   whether there may be messages no search has shown
    reopen_after  a folder is opened anew so often: a connection goes on watching one that was renamed,
                  and does not see the one that took its name
    """

    def __init__(self, server: Server, *, reopen_after: timedelta) -> None:
        self.server = server
        self.folders: tuple[names.Listed, ...] = ()
        self.may_be_more = True
        self._client: Client | None = None
        self._token: str | None = None  # that the connection was signed in with
        self._open: tuple[str, int] | None = None  # the folder that is open, and its uidvalidity
        self._opened_at = 0.0
        self._may_pass = 0  # how many times more it may say so before that is a refusal
        self._reopen_after = reopen_after.total_seconds()

    @contextlib.contextmanager
    def speaking(self) -> Iterator[Client]:
        """Give the connection, made anew if need be; whatever breaks it is raised in our words, and it is let go.

        It is made anew, too, where its token was renewed meanwhile: a server ends it when the old one has ended.
        """
        if self._client is not None and self._token_is_over(self._client):
            self.close()
        try:
            with in_our_words(self.server):
                if self._client is None:
                    self._client = self._connected()
                yield self._client
        except (MailboxUnreachable, SignInRefused) as error:
            if isinstance(error, TokenOver | NotConnected):
                self._reject_token()
            self.let_go()
            if isinstance(error, NotConnected) and self._may_pass:
                self._may_pass -= 1
                raise MailboxUnreachable(f"{error} Where it has, it will pass.") from error
            raise

    def _connected(self) -> Client:
        """Sign in and list the folders; once more with another token, where Exchange does not connect us."""
        self._open, self.may_be_more = None, True
        for again in (True, False):
            client, self._token = sign_in(self.server)
            try:
                with in_our_words(self.server):
                    self.folders = names.listing(client)
            except BaseException as error:
                drop(client)
                if not (again and isinstance(error, NotConnected)):
                    raise
                self._reject_token()
            else:
                self._may_pass = MAY_PASS
                return client
        raise AssertionError("it has been tried twice")

    def _token_is_over(self, client: Client) -> bool:
        tokens = self.server.tokens
        if tokens is None:
            return False
        if tokens.token() != self._token:
            return True
        if not client.has_spoken():
            return False
        try:  # perhaps it said that it ends the session
            with in_our_words(self.server):
                _, told = client.noop()
        except MailboxError as error:
            is_over, with_its_token = True, isinstance(error, TokenOver)
        else:
            is_over = with_its_token = ends_with_its_token(told)
        if with_its_token:
            self._reject_token()
        return is_over

    def _reject_token(self) -> None:
        if self.server.tokens is not None and self._token is not None:
            self.server.tokens.rejected(self._token)

    def let_go(self) -> None:
        client, self._client, self._open = self._client, None, None
        if client is not None:
            drop(client)

    def close(self) -> None:
        client = self._client
        if client is not None:
            with contextlib.suppress(OSError, IMAPClientError):
                client.socket().settimeout(2)
                client.logout()
        self.let_go()

    def wake(self) -> None:
        """End the wait another thread is in."""
        if (client := self._client) is not None:
            client.wake()

    def named(self, client: Client, asked: str) -> str:
        """Return the server's own name for a folder; MailboxError with the nearest name where there is none."""
        found = names.resolve(self.folders, asked)
        if found is None:
            self.folders = names.listing(client)  # made since we looked?
            found = names.resolve(self.folders, asked)
        if found is None:
            near = names.nearest(self.folders, asked)
            hint = f"Did you mean '{near}'?" if near else "Make it, or take it out of folders."
            raise MailboxError(f"{self.server}: there is no folder '{asked}'. {hint}")
        return found

    def sent_folder(self, client: Client) -> str | None:
        found = names.where_sent_mail_lies(self.folders)
        if found is None:
            self.folders = names.listing(client)
            found = names.where_sent_mail_lies(self.folders)
        return found

    def opened(self, client: Client, name: str) -> int:
        """Have a folder open, read-only; its uidvalidity."""
        fresh = time.monotonic() - self._opened_at < self._reopen_after
        if self._open and self._open[0] == name and fresh:
            return self._open[1]
        self.forget_open()
        answer = client.select_folder(name, readonly=True)
        uidvalidity = int(answer.get(b"UIDVALIDITY", 0))
        self._open, self._opened_at = (name, uidvalidity), time.monotonic()
        return uidvalidity

    def forget_open(self) -> None:
        """Have the next look open its folder anew."""
        self._open, self.may_be_more = None, True
