"""Every mailbox, every way out and the second route, connected to; nothing is sent, and nobody called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from heard.errors import ConfigurationError, HeardError, Mistake
from heard.mailboxes import Mailbox, Sender
from heard.now import utc_now
from heard.settings import Mailbox as MailboxSettings, Settings
from heard.wiring import mailboxes_of, monitor_of, route_of, sender_of


def of_mailbox(settings: Settings, box: MailboxSettings) -> Iterator[Mistake]:
    where = f"heard.toml: mailbox {box.address}"
    only = settings.model_copy(update={"mailbox": (box,)})
    try:
        box.password()
        mailboxes, sender = mailboxes_of(only), sender_of(box)
    except ConfigurationError as error:
        yield from error.mistakes
        return
    said = set[str]()
    for mistake in (*_folders(where, mailboxes), *_way_out(f"{where}: send", sender)):
        # Whoever refuses a token, or the sign-in, says so for each folder and for sending.
        if mistake.what not in said:
            yield mistake
        said.add(mistake.what)


def _folders(where: str, mailboxes: Iterable[Mailbox]) -> Iterator[Mistake]:
    for mailbox in mailboxes:
        try:
            mailbox.held(mailbox.folder, utc_now())
        except (HeardError, OSError) as error:
            yield Mistake(f"{where}: folder {mailbox.folder}", str(error), "")
        finally:
            mailbox.close()


def _way_out(where: str, sender: Sender) -> Iterator[Mistake]:
    try:
        sender.check()
    except (HeardError, OSError) as error:
        yield Mistake(where, str(error), "")
    finally:
        sender.close()


def second_route(settings: Settings) -> Iterator[Mistake]:
    """Connect to what [heartbeat] names; nobody is written to, and the monitor is not called."""
    try:
        route = route_of(settings)
    except ConfigurationError as error:
        yield from error.mistakes
    else:
        if route is not None:
            yield from _way_out("heard.toml: heartbeat: send", route.door.sender)
    try:
        monitor = monitor_of(settings)
    except ConfigurationError as error:
        yield from error.mistakes
    else:
        if monitor is not None and (because := monitor.check()):
            yield Mistake("heard.toml: heartbeat: url", because, "")
