"""Every message in the mailbox against everything heard.

The watcher believes its cursor; this believes nothing.  It lists each folder of the mailbox,
watched or not, and names what nobody has heard, and what was heard and is no longer there.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from heard.casework.events import LetterName
from heard.daemon.asking import alarm_leads
from heard.daemon.house import House
from heard.daemon.writing import Writing
from heard.errors import MailboxError, MailboxUnreachable, SignInRefused
from heard.mail.message import RawMessage
from heard.mailboxes import Held, Mailbox
from heard.store import accounts, inbox

log = logging.getLogger(__name__)

AT_ONCE = 20  # messages


@dataclass(frozen=True, slots=True)
class Account:
    """One folder, accounted for.

    seen         messages in the folder received since the landlord answers mail
    unaccounted  those of them that were never heard
    vanished     Message-ID and case of messages heard in this folder that are now in no folder of the mailbox
    problem      why nothing can be said of this mailbox, where that is so
    """

    mailbox: str
    folder: str
    watched: bool
    seen: int
    heard: int
    unaccounted: tuple[Held, ...]
    vanished: tuple[tuple[str | None, str | None], ...]
    problem: str | None = None

    def as_json(self) -> dict[str, object]:
        """Return the object of `heard reconcile --json`."""
        return {
            "mailbox": self.mailbox,
            "folder": self.folder,
            "seen": self.seen,
            "heard": self.heard,
            "unaccounted": [
                {
                    "uid": held.uid,
                    "message_id": held.message_id,
                    "from": held.sender,
                    "subject": held.subject,
                    "received_at": held.received_at.isoformat(),
                }
                for held in self.unaccounted
            ],
            "vanished": [{"message_id": message_id, "case": case} for message_id, case in self.vanished],
            "problem": self.problem,
        }


def reconcile(house: House, mailboxes: Sequence[Mailbox]) -> list[Account]:
    """Return an account of every folder of every mailbox; reads only.

    A mailbox that cannot be reached is one account with its problem, and the others are told all the same.
    """
    by_address: dict[str, list[Mailbox]] = {}
    for mailbox in mailboxes:
        by_address.setdefault(mailbox.address, []).append(mailbox)
    accounts: list[Account] = []
    for address, watched in by_address.items():
        try:
            accounts += _of_one_mailbox(house, watched)
        except (MailboxError, OSError) as error:
            accounts.append(Account(address, watched[0].folder, True, 0, 0, (), (), str(error)))
    return accounts


def _of_one_mailbox(house: House, watched: Sequence[Mailbox]) -> Iterator[Account]:
    opener, since = watched[0], house.given.clocks_from
    names = {mailbox.folder for mailbox in watched}
    listed = {folder: opener.held(folder, since) for folder in dict.fromkeys((*sorted(names), *opener.folders()))}
    everywhere = {held.message_id for _, all_held in listed.values() for held in all_held if held.message_id}
    with house.store.reading() as connection:
        for folder, (uidvalidity, all_held) in listed.items():
            known = accounts.heard_in(connection, opener.address, folder, uidvalidity)
            unaccounted = tuple(
                held
                for held in all_held
                if held.uid not in known and not accounts.heard_elsewhere(connection, _listed(held))
            )
            present = {held.uid for held in all_held}
            vanished = tuple(
                (message_id, reference)
                for uid, (message_id, reference, received_at) in known.items()
                if uid not in present and received_at >= since and message_id not in everywhere
            )
            heard = len(all_held) - len(unaccounted)
            yield Account(opener.address, folder, folder in names, len(all_held), heard, unaccounted, vanished)


def _listed(held: Held) -> accounts.Listed:
    return accounts.Listed(held.message_id, held.size, held.received_at)


def reconcile_and_mend(
    house: House, mailboxes: Sequence[Mailbox], take: Callable[[Sequence[RawMessage]], object]
) -> list[Account]:
    """Reconcile, have heard after all what was passed over in a watched folder, and tell the team leads of the rest.

    take  puts messages where those go that a watcher finds
    """
    done = reconcile(house, mailboxes)
    left = [account for account in done if not account.watched]
    for mailbox in mailboxes:
        its_own = [each for each in done if (each.mailbox, each.folder) == (mailbox.address, mailbox.folder)]
        try:
            left += [replace(each, unaccounted=_mend(house, mailbox, each, take)) for each in its_own]
        except (MailboxError, OSError) as error:  # the next night mends it
            log.warning("not mended", extra={"folder": mailbox.folder, "because": str(error)})
    left = [account for account in left if account.unaccounted]
    if left:
        _tell(house, left, house.now())
    log.info("reconciled", extra={"unaccounted": sum(len(account.unaccounted) for account in done)})
    return done


def _mend(
    house: House, mailbox: Mailbox, account: Account, take: Callable[[Sequence[RawMessage]], object]
) -> tuple[Held, ...]:
    """Have heard what the watcher passed over, and return what the server does not give."""
    with house.store.reading() as connection:
        heard_to = inbox.cursor(connection, mailbox.address, mailbox.folder)
    if heard_to is None:
        return ()
    _, last, sync_state = heard_to
    # What lies beyond is the watcher's to find; a server that keeps account itself tells of nothing twice.
    passed_over = [held for held in account.unaccounted if sync_state is not None or held.uid <= last]
    not_given: list[Held] = []
    for start in range(0, len(passed_over), AT_ONCE):
        some = passed_over[start : start + AT_ONCE]
        raws, failed = _fetched(mailbox, some) or _one_by_one(mailbox, some)
        if raws:
            take(raws)
        not_given += failed
    return tuple(not_given)


_Fetched = tuple[Sequence[RawMessage], Sequence[Held]]
"""What came, and what the server would not give; what is gone meanwhile is in neither."""


def _fetched(mailbox: Mailbox, some: Sequence[Held]) -> _Fetched | None:
    try:
        return mailbox.fetch([held.uid for held in some]), ()
    except (MailboxError, OSError):
        return None


def _one_by_one(mailbox: Mailbox, some: Sequence[Held]) -> _Fetched:
    """Ask for each alone: one that the server fails on must not keep the others back.

    Raises what two in a row brought that is the server's trouble, and not theirs.
    """
    came: list[RawMessage] = []
    failed: list[Held] = []
    is_second = False
    for held in some:
        try:
            came += mailbox.fetch([held.uid])
            is_second = False
        except (MailboxError, OSError) as error:
            of_the_server = isinstance(error, MailboxUnreachable | SignInRefused | OSError)
            if is_second and of_the_server:
                raise
            is_second = of_the_server
            log.warning("message not given", extra={"folder": mailbox.folder, "because": str(error)})
            failed.append(held)
    return came, failed


def _tell(house: House, left: Sequence[Account], now: datetime) -> None:
    with house.store.writing() as connection:
        for account in left:
            writing = Writing(connection, house, now, None, account.mailbox, now)
            name = LetterName("officer.alarm.reconcile")
            count = len(account.unaccounted)
            values: dict[str, object] = {"mailbox": account.mailbox, "folder": account.folder, "count": count}
            if account.watched:
                values["watched"] = "yes"
            newest = max(held.uid for held in account.unaccounted)
            key = f"reconcile:{account.mailbox}:{account.folder}:{count}:{newest}"
            alarm_leads(writing, key, name, values)


def open_and_reconcile(house: House, mailboxes: Sequence[Mailbox]) -> list[Account]:
    """Reconcile over connections of its own, and close them.  Raises MailboxError where a mailbox cannot be reached."""
    try:
        return reconcile(house, mailboxes)
    finally:
        for mailbox in mailboxes:
            try:
                mailbox.close()
            except MailboxError as error:
                log.warning("not closed", extra={"because": str(error)})
