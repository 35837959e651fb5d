"""A case file that is kept in memory, of cases that mail made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from email.message import EmailMessage
from html import unescape
from pathlib import Path
from re import sub
from zoneinfo import ZoneInfo

from looking import hear

from builders import LANDLORD, MAILBOX, MONDAY, OFFICER, TENANT, MovedClock, a_house, a_mail
from heard.daemon import send
from heard.daemon.house import House
from heard.reports.case_file.gathering import Asked, Gathered, gather
from heard.reports.case_file.whole import Made, keep

LONDON = ZoneInfo("Europe/London")
CASE = "NH-26-0001"
LONG_AFTER = datetime(2028, 1, 3, 9, tzinfo=LONDON)
"""When nothing that was given to an officer works any more."""
SERVER = "mx.northgate.example"
OURS = replace(LANDLORD, authserv_ids={MAILBOX: SERVER})
"""A landlord whose own server says who wrote."""


@dataclass
class InMemory:
    """Keeps a case file as paths and bytes, in order."""

    files: dict[str, bytes] = field(default_factory=dict)

    def keep(self, path: str, content: bytes) -> None:
        assert path not in self.files
        self.files[path] = content

    def text(self, path: str) -> str:
        return self.files[path].decode("utf-8-sig")

    def names(self, folder: str) -> list[str]:
        return [path for path in self.files if path.startswith(f"{folder}/")]


def a_complaint_was_made(folder: Path, clock: MovedClock, content: bytes | None = None) -> House:
    """Return a house with one case, whose letters count as sent."""
    house = a_house(folder / "heard.db", now=clock, landlord=OURS)
    hear(house, content if content is not None else a_mail(), 1)
    send.count_as_sent(house)
    return house


def the_gathered(
    house: House, *, reference: str = CASE, now: datetime = LONG_AFTER, staff_mail: bool = True
) -> Gathered:
    with house.store.reading() as connection:
        return gather(connection, reference, Asked(house.given.landlord, now, LONDON, staff_mail))


def the_file(house: House, *, now: datetime = LONG_AFTER, staff_mail: bool = True) -> tuple[InMemory, Made]:
    kept = InMemory()
    with house.store.reading() as connection:
        gathered = gather(connection, CASE, Asked(house.given.landlord, now, LONDON, staff_mail))
        made = keep(connection, gathered, kept)
    return kept, made


def words_of(page: str) -> str:
    """Return what a reader of a page sees, on one line."""
    return " ".join(unescape(sub(r"<[^>]+>", " ", page[page.index("<body>") :])).split())


def with_attached(names: Sequence[tuple[str | None, bytes]], *, subject: str = "Leak in the kitchen") -> bytes:
    """Return a complaint with these files attached, by the names they came with."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = f"Dorothy Finch <{TENANT}>", MAILBOX, subject
    mail["Date"], mail["Message-ID"] = MONDAY, "<leak-1@tenant.example>"
    mail.set_content(
        "I complain about the leak in my kitchen. Nobody came, and this is not good enough. Photos attached."
    )
    for name, content in names:
        mail.add_attachment(content, "application", "octet-stream", filename=name)
    return mail.as_bytes()


def an_officers(text: str, *, to: str, uid: int, subject: str = "Re: Leak in the kitchen [NH-26-0001]") -> bytes:
    """Return a mail of an officer's that our own server vouches for."""
    verdict = f"{SERVER}; dmarc=pass header.from=northgate.example"
    headers = [("Authentication-Results", verdict), ("Received", f"from mail.northgate.example by {SERVER}; now")]
    headers += [("Cc", MAILBOX), ("In-Reply-To", "<leak-1@tenant.example>")]
    sender, message_id = f"Gary Officer <{OFFICER}>", f"<officer-{uid}@northgate.example>"
    return a_mail(text, sender=sender, to=to, subject=subject, message_id=message_id, headers=headers)
