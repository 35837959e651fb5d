"""Old mail, or the demo's, through the whole service in the order of time, and what is shown of it."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import chain
from pathlib import Path
from zoneinfo import ZoneInfo

from rich.progress import track

from heard.casework.working_days import LAST_OF_A_DAY
from heard.cli.rehearsal_page import page
from heard.cli.rehearsal_report import numbers, words
from heard.cli.rehearsed_register import register_of
from heard.cli.show import console, json_line, plain, table
from heard.cli.wrapped import heading, told
from heard.daemon import send
from heard.daemon.before_heard import take_in
from heard.daemon.house import House
from heard.daemon.rehearse import Rehearsed, SimulatedClock, rehearse
from heard.daemon.rehearse_json import as_json as rehearsed_as_json
from heard.daemon.send import Door, Post
from heard.datafiles.locate import demo_dir
from heard.errors import NotFound
from heard.judgement.explain import reason, what
from heard.mail.message import RawMessage
from heard.mailboxes.folder import FolderSender, read_source
from heard.now import utc_now
from heard.reports.rehearsal.came import Came
from heard.reports.rehearsal.late import late_by
from heard.reports.rehearsal.report import Gathering, Report
from heard.settings import Settings, load
from heard.settings.keys import keys_in_memory
from heard.store.connect import Store
from heard.wiring import build_house, doors_of, mailboxes_of

Named = tuple[str, RawMessage]


@dataclass
class Rehearsal:
    """A house of its own, with a database that is gone afterwards and a clock that follows the mail."""

    house: House
    clock: SimulatedClock


@contextmanager
def _apart(settings: Settings, first: RawMessage | None) -> Iterator[Rehearsal]:
    clock = SimulatedClock(first.received_at if first else utc_now())
    with tempfile.TemporaryDirectory(prefix="heard-rehearsal-") as folder:
        store = Store(f"sqlite:///{folder}/rehearsal.db", lasting=False)
        try:
            keys = keys_in_memory(clock.at)
            house = build_house(settings, now=clock, store=store, sending="on", since=clock.at, keys=keys)
            take_in(house, register_of(settings, house))
            yield Rehearsal(house, clock)
        finally:
            store.close()


def rehearse_mail(
    settings: Settings,
    sources: Sequence[Path],
    *,
    live: bool,
    report: bool,
    letters: Path | None,
    html: Path | None,
    until: date | None,
    as_json: bool,
) -> None:
    """Rehearse, and print a line for each message as JSON, or a summary a manager can read.

    report  whether the words behind each flag are printed too
    html    where the summary is written with those words; None for nowhere
    until   to the end of which day the clocks run on; None: no further than the last message

    Raises NotFound where there is no such mail, where some came after that day, or no folder to write the page into.
    """
    if html is not None and (html.is_dir() or not html.absolute().parent.is_dir()):
        raise NotFound(f"{html}: no file can be written there. Name one in a folder that is there")
    mail = _mail(settings, sources, live)
    end = _end_of(until, mail, settings) if until is not None else None
    gathering = Gathering(words=report or html is not None)
    with _apart(settings, mail[0][1] if mail else None) as rehearsal:
        shown = mail if as_json else track(mail, "Rehearsing", console=console, transient=True)
        leave = _into(letters, settings, rehearsal.house) if letters else send.count_as_sent
        for each in rehearse(shown, rehearsal.house, rehearsal.clock, leave, end):
            if as_json:
                json_line(rehearsed_as_json(each))
            gathering.take_in(_came(each, rehearsal.house))
        result = gathering.report(_late(rehearsal.house))
    _tell(result, _title(result, until, settings), settings, with_words=report, html=html, as_json=as_json)


def _end_of(until: date, mail: Sequence[Named], settings: Settings) -> datetime:
    """Return the last second of a day; clocks do not run back, so no message may have come after it."""
    zone = ZoneInfo(settings.organisation.zone)
    last = max((raw.received_at.astimezone(zone).date() for _, raw in mail), default=until)
    if last > until:
        raise NotFound(f"--until {until}: mail came after that, the last on {last}. Name that day or a later one")
    return datetime.combine(until, LAST_OF_A_DAY, zone).astimezone(UTC)


def _late(house: House) -> Counter[str]:
    with house.store.reading() as connection:
        return late_by(connection, house.now())


def _tell(
    report: Report, title: str, settings: Settings, *, with_words: bool, html: Path | None, as_json: bool
) -> None:
    zone = ZoneInfo(settings.organisation.zone)
    if not as_json:
        heading(title)
        told("Nothing was sent: this is what heard would have done.")
        console.print()
        numbers(report)
        if with_words:
            words(report, zone)
    if html is not None:
        try:
            html.write_text(page(report, title, zone), encoding="utf-8")
        except OSError as error:
            raise NotFound(f"{html}: cannot be written ({error.strerror}). Name another file") from None
        if not as_json:
            told(f"The words behind the flags are in {html}")


def _title(report: Report, until: date | None, settings: Settings) -> str:
    """Return whose mail it was, from when to when, under which policy, and how far clocks ran; of no mail, no days."""
    zone, whose = ZoneInfo(settings.organisation.zone), f"Mail to {settings.organisation.name}"
    under = f"under {settings.organisation.policy}"
    if until is not None:
        under += f", its clocks running until {until.day} {until:%B %Y}"
    if report.first is None or report.last is None:
        return f"{whose}, {under}"
    first, last = (f"{at.day} {at:%B %Y}" for at in (report.first.astimezone(zone), report.last.astimezone(zone)))
    return f"{whose} of {first}, {under}" if first == last else f"{whose} from {first} to {last}, {under}"


def _came(each: Rehearsed, house: House) -> Came:
    heard = each.heard
    message = None if heard.problem is not None else heard.message
    landlord = house.given.landlord
    return Came(heard.waiting.number, each.name, each.raw.received_at, message, heard.decision, landlord, heard.letters)


def _into(letters: Path, settings: Settings, house: House) -> Callable[[House], object]:
    """Letters go into files of this folder instead of to anybody."""
    doors = {box.address: Door(FolderSender(letters), None) for box in settings.mailbox}
    post = Post(house, doors)
    return lambda _: post.drain()


def _mail(settings: Settings, sources: Sequence[Path], live: bool) -> list[Named]:
    """Return all mail in the order it was received in; what came at one moment, in the order it is found in."""
    missing = [source for source in sources if not source.exists()]
    if missing or not (sources or live):
        where = str(missing[0]) if missing else "heard rehearse"
        what_is_wrong = "there is no such folder or file" if missing else "there is nothing to rehearse"
        raise NotFound(f"{where}: {what_is_wrong}. Name a folder of .eml files, an mbox or a Maildir")
    mailbox = settings.mailbox[0].address
    found = chain.from_iterable(read_source(source, mailbox=mailbox) for source in sources)
    # What came in and what officers sent lie in two folders, and names seldom tell which was first.
    return sorted(chain(found, _live(settings) if live else ()), key=lambda named: named[1].received_at)


def _live(settings: Settings) -> Iterator[Named]:
    for mailbox in mailboxes_of(settings):
        for batch in mailbox.new(None):
            for raw in batch:
                yield f"{mailbox.folder}:{raw.uid}", raw
        mailbox.close()


def demo(folder: Path) -> None:
    """Lay out a site of sample mail in `folder`, run all of it through the service, and tell what happened."""
    for part in ("mail", "letters"):
        shutil.rmtree(folder / part, ignore_errors=True)
    for old in folder.glob("heard.db*"):
        old.unlink()
    shutil.copytree(demo_dir(), folder, dirs_exist_ok=True)
    settings = load(folder / "heard.toml")
    box = settings.mailbox[0]
    mail = list(read_source(folder / "mail", mailbox=box.address, folder="INBOX"))
    clock = SimulatedClock(mail[0][1].received_at)
    house = build_house(settings, now=clock, keys=keys_in_memory(clock.at))
    post = Post(house, doors_of(settings))
    shown = track(mail, "Hearing", console=console, transient=True)
    heard = list(rehearse(shown, house, clock, lambda _: post.drain()))
    post.close()
    zone = ZoneInfo(settings.organisation.zone)
    table(("received", "from", "decided", "because"), [_row(each, zone) for each in heard], wrap=("decided",))
    _tell_of_demo(heard, house, folder, box.send.path or folder)
    house.store.close()


def _row(each: Rehearsed, zone: ZoneInfo) -> tuple[object, ...]:
    decision, message = each.heard.decision, each.heard.message
    sender = message.sender.address.partition("@")[0] if message and message.sender else "nobody"
    because = next(action.because for action in decision.actions)
    done = ", ".join(dict.fromkeys(what(action) for action in decision.actions))
    received = each.raw.received_at.astimezone(zone)
    return f"{received.day:2} {received:%b %H:%M}", sender[:14], done, reason(because)


def _tell_of_demo(heard: Sequence[Rehearsed], house: House, folder: Path, letters: Path) -> None:
    gathering = Gathering(words=False)
    for each in heard:
        gathering.take_in(_came(each, house))
    console.print()
    numbers(gathering.report(_late(house)))
    written = sorted(letters.glob("*.eml"))
    console.print(f"\n{len(written)} letters were written, to be opened with any mail program:")
    for path in written[:6]:
        console.print(f"  {plain(os.path.relpath(path))}", soft_wrap=True)
    if len(written) > 6:
        console.print(f"  and {len(written) - 6} more in {plain(os.path.relpath(letters))}", soft_wrap=True)
    console.print("\nAsk it things:")
    program = "heard" if shutil.which("heard") else plain(os.path.relpath(sys.argv[0]))
    for question in ("why 2", "cases", "letters", "status"):
        console.print(f"  {program} --config {plain(folder / 'heard.toml')} {question}", soft_wrap=True)
