"""Northgate's mail rehearsed with all that time brings, and compared with what its history owed.

Its officers' letters are vouched for by its own server, as those of a landlord are whose border is set up: else heard
takes none of them for an answer, and nothing of what it reminds of would ever be done.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from rhythm.owed_by_history import Given, after_its_answer, given_in, owed, promises
from rhythm.passing import Off, heard_at, let_pass
from rhythm.year_of_cases import letters_out_of_hours, on_the_wall

from heard.casework.events import AnswerGiven, is_of_a_case
from heard.daemon import receive, send
from heard.daemon.before_heard import take_in
from heard.daemon.house import House
from heard.daemon.rehearse import SimulatedClock
from heard.daemon.rhythm.every import Rhythm
from heard.daemon.rhythm.reminder import LETTER
from heard.datafiles.locate import rules_dir
from heard.mail.message import RawMessage
from heard.mailboxes.folder import read_source
from heard.reports.outbox import list_of_letters
from heard.settings import load, load_register
from heard.settings.keys import keys_in_memory
from heard.store import history
from heard.store.connect import Store
from heard.wiring import build_house

CORPUS = Path(__file__).parents[2] / "corpora" / "northgate"
PACK = rules_dir() / "policies" / "wnwhl-2009" / "policy.toml"
AFTERWARDS = timedelta(weeks=8)
"""Beyond Christmas and the New Year, by when the last letter of the mailbox is long overdue."""
VOUCHED_FOR = b"Authentication-Results: mail-in.northgate.example; dmarc=pass header.from=northgate.example\r\n"

TWICE_OFF: tuple[Off, ...] = (
    (datetime(2025, 9, 23, 12, 0, tzinfo=UTC), datetime(2025, 9, 28, 20, 40, tzinfo=UTC)),
    (datetime(2025, 10, 22, 6, 0, tzinfo=UTC), datetime(2025, 10, 27, 10, 7, tzinfo=UTC)),
)
"""From a Tuesday afternoon to Sunday night; and from before opening on a Wednesday, over the night in which the clocks
go back, to Monday morning."""


@dataclass(frozen=True)
class Compared:
    """What was owed and what was given: how much, and each that differs.

    answers            how many answers of officers were seen
    passed_over        how many reminders went with a later one of the same clock
    out_of_hours       letters written while nobody is at work
    written_twice      letters to somebody who got another of the same case at the same moment
    without_a_letter   reminders in the history that no letter tells of, and letters that no history tells of
    """

    owed: int
    given: int
    answers: int
    passed_over: int
    missing: Sequence[Given]
    needless: Sequence[Given]
    twice: Sequence[Given]
    after_the_answer: Sequence[Given]
    out_of_hours: int
    written_twice: int
    without_a_letter: int

    @property
    def wrong(self) -> int:
        found = (self.missing, self.needless, self.twice, self.after_the_answer)
        return sum(map(len, found)) + self.out_of_hours + self.written_twice + self.without_a_letter


def compared(database: Path, off: Sequence[Off], rhythms: Sequence[Rhythm], *, first: int | None = None) -> Compared:
    """Rehearse the mailbox, or its first messages, until some weeks after; return what came of it."""
    mail = list(_mail())[:first]
    until = mail[-1].received_at + AFTERWARDS
    house = _house(database, mail[0].received_at)
    for raw in mail:
        let_pass(house, heard_at(raw.received_at, off), off, rhythms)
        receive.hear(receive.keep([raw], house), house)
        send.count_as_sent(house)
    let_pass(house, until, off, rhythms)
    found = _of(house, until, off)
    house.store.close()
    return found


def _mail() -> Iterator[RawMessage]:
    labels = map(json.loads, (CORPUS / "truth.jsonl").read_text("utf-8").splitlines())
    officers = {each["file"] for each in labels if each["sender_role"] == "officer"}
    box = load(CORPUS / "heard.toml").mailbox[0].address
    for uid, (name, raw) in enumerate(read_source(CORPUS / "mail", mailbox=box), start=1):
        content = VOUCHED_FOR + raw.content if Path(name).name in officers else raw.content
        yield replace(raw, uid=uid, uidvalidity=1, content=content)


def _house(database: Path, begins: datetime) -> House:
    clock, store = SimulatedClock(begins), Store(f"sqlite:///{database}", lasting=False)
    settings, keys = load(CORPUS / "heard.toml"), keys_in_memory(begins)
    house = build_house(settings, now=clock, store=store, sending="on", since=begins, keys=keys)
    take_in(house, load_register(CORPUS / "register.toml"))
    return house


def _of(house: House, until: datetime, off: Sequence[Off]) -> Compared:
    of, wanted, given, late, answers = promises(PACK), Counter[Given](), Counter[Given](), list[Given](), 0
    with house.store.reading() as connection:
        for stream in history.every_stream(connection):
            if is_of_a_case(stream[0].stream):
                wanted.update(owed(stream, of, until, off))
                given.update(given_in(stream))
                late += after_its_answer(stream, of)
                answers += sum(isinstance(each.event, AnswerGiven) for each in stream)
        written = [each for each in list_of_letters(connection) if each["name"] == LETTER]
    to_each = Counter((each["case"], each["to"], each["created_at"]) for each in written)
    times = {(each["case"], on_the_wall(datetime.fromisoformat(each["created_at"]))) for each in written}
    clocks = Counter((each.reference, each.clock, each.stage, each.number, each.at) for each in given.elements())
    return Compared(
        owed=wanted.total(),
        given=given.total(),
        answers=answers,
        passed_over=sum(each.passed_over for each in given.elements()),
        missing=sorted((wanted - given).elements()),
        needless=sorted((given - wanted).elements()),
        twice=sorted(
            each for each in given if clocks[each.reference, each.clock, each.stage, each.number, each.at] > 1
        ),
        after_the_answer=late,
        out_of_hours=letters_out_of_hours(house),
        written_twice=to_each.total() - len(to_each),
        without_a_letter=len({(each.reference, each.told) for each in given} ^ times),
    )
