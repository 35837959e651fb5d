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
from itertools import chain
from pathlib import Path
from zoneinfo import ZoneInfo

from rich.progress import track

from heard.cli.show import console, facts, json_line, plain, table
from heard.daemon import send
from heard.daemon.before_heard import take_in
from heard.daemon.house import House
from heard.daemon.rehearse import Rehearsed, SimulatedClock, rehearse
from heard.daemon.rehearse_json import as_json as rehearsed_as_json, was_answered_at_once
from heard.daemon.send import Door, Post
from heard.datafiles.locate import demo_dir
from heard.errors import NotFound
from heard.judgement.explain import reason, what
from heard.mail.message import RawMessage
from heard.mailboxes.folder import FolderSender, read_source
from heard.now import utc_now
from heard.settings import Settings, load, load_register
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
            house = build_house(settings, now=clock, store=store, sending="on", since=clock.at)
            if settings.register_file is not None:
                take_in(house, load_register(settings.register_file))
            yield Rehearsal(house, clock)
        finally:
            store.close()


def rehearse_mail(
    settings: Settings, sources: Sequence[Path], *, live: bool, report: bool, letters: Path | None, as_json: bool
) -> None:
    """Rehearse, and print a line for each message as JSON, or a summary a manager can read."""
    mail = list(_mail(settings, sources, live))
    counts: Counter[str] = Counter()
    flags: list[tuple[str, str, str]] = []
    with _apart(settings, mail[0][1] if mail else None) as rehearsal:
        shown = mail if as_json else track(mail, "Rehearsing", console=console, transient=True)
        leave = _into(letters, settings, rehearsal.house) if letters else send.count_as_sent
        for each in rehearse(shown, rehearsal.house, rehearsal.clock, leave):
            if as_json:
                json_line(rehearsed_as_json(each))
            _count(each, counts, flags)
    if not as_json:
        _summary(counts, flags if report else [])


def _into(letters: Path, settings: Settings, house: House) -> Callable[[House], object]:
    """Letters go into files of this folder instead of to anybody."""
    doors = {box.address: Door(FolderSender(letters), None) for box in settings.mailbox}
    post = Post(house, doors)
    return lambda _: post.drain()


def _mail(settings: Settings, sources: Sequence[Path], live: bool) -> Iterator[Named]:
    missing = [source for source in sources if not source.exists()]
    if missing or not (sources or live):
        where = str(missing[0]) if missing else "heard rehearse"
        what_is_wrong = "there is no such folder or file" if missing else "there is nothing to rehearse"
        raise NotFound(f"{where}: {what_is_wrong}. Name a folder of .eml files, an mbox or a Maildir")
    mailbox = settings.mailbox[0].address
    yield from chain.from_iterable(read_source(source, mailbox=mailbox) for source in sources)
    if live:
        yield from sorted(_live(settings), key=lambda named: named[1].received_at)


def _live(settings: Settings) -> Iterator[Named]:
    for mailbox in mailboxes_of(settings):
        for batch in mailbox.new(None):
            for raw in batch:
                yield f"{mailbox.folder}:{raw.uid}", raw
        mailbox.close()


def _count(each: Rehearsed, counts: Counter[str], flags: list[tuple[str, str, str]]) -> None:
    decision = each.heard.decision
    counts["messages"] += 1
    counts["cases opened"] += decision.opens_case
    counts["acknowledged"] += was_answered_at_once(each)
    counts["filed on a case that was open"] += decision.reference is not None and not decision.opens_case
    counts["from machines, never answered"] += decision.kind.value in ("auto_reply", "bounce", "bulk")
    counts["a person asked"] += any(name.startswith("officer.notice") for name in each.heard.letters)
    counts["could not be read"] += each.heard.problem is not None
    for flag in decision.verdicts:
        counts[f"flagged: {flag}"] += 1
    flags += [(each.name, f.finding, f.words) for f in decision.findings if f.finding != "machine"]


def _summary(counts: Counter[str], flags: Sequence[tuple[str, str, str]]) -> None:
    facts({name: count for name, count in counts.items() if count})
    if flags:
        table(("file", "finding", "words"), flags, title="\nThe words behind the flags")


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
    house = build_house(settings, now=clock)
    post = Post(house, doors_of(settings))
    shown = track(mail, "Hearing", console=console, transient=True)
    heard = list(rehearse(shown, house, clock, lambda _: post.drain()))
    post.close()
    zone = ZoneInfo(settings.organisation.zone)
    table(("received", "from", "decided", "because"), [_row(each, zone) for each in heard], wrap=("decided",))
    _tell_of_demo(heard, folder, box.send.path or folder)
    house.store.close()


def _row(each: Rehearsed, zone: ZoneInfo) -> tuple[object, ...]:
    decision, message = each.heard.decision, each.heard.message
    sender = message.sender.address.partition("@")[0] if message and message.sender else "nobody"
    because = next(action.because for action in decision.actions)
    done = ", ".join(dict.fromkeys(what(action) for action in decision.actions))
    received = each.raw.received_at.astimezone(zone)
    return f"{received.day:2} {received:%b %H:%M}", sender[:14], done, reason(because)


def _tell_of_demo(heard: Sequence[Rehearsed], folder: Path, letters: Path) -> None:
    counts: Counter[str] = Counter()
    for each in heard:
        _count(each, counts, [])
    console.print()
    _summary(counts, [])
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
