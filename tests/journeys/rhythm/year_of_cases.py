"""A year of complaints with time simulated, and a count of the reminders it owes that knows nothing of heard's own.

Tenants write at any hour; officers answer, late or never.  The service may be off for days: what came meanwhile is
heard when it is back.  The count walks from day to day with a list of bank holidays, and looks at no clock of heard's.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from heapq import heappop, heappush
from zoneinfo import ZoneInfo

from rhythm.passing import Off, heard_at, let_pass

from builders import MAILBOX, OFFICER, a_mail
from heard.casework.events import Reference, ReminderGiven, Stream
from heard.daemon import receive, send
from heard.daemon.house import House
from heard.daemon.rhythm.every import EVERY
from heard.daemon.rhythm.reminder import LETTER
from heard.mail.message import RawMessage
from heard.reports.outbox import list_of_letters
from heard.store import history

LONDON = ZoneInfo("Europe/London")
BANK_HOLIDAYS = {
    date(2025, 12, 25), date(2025, 12, 26),
    date(2026, 1, 1), date(2026, 4, 3), date(2026, 4, 6), date(2026, 5, 4), date(2026, 5, 25), date(2026, 8, 31),
    date(2026, 12, 25), date(2026, 12, 28), date(2027, 1, 1), date(2027, 3, 26), date(2027, 3, 29),
}  # fmt: skip
MATTERS = ("the boiler", "the lift", "damp in the bedroom", "the bins", "my front door", "the stairwell lights")
BEGINS, YEAR_ENDS = datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 2, 1, tzinfo=UTC)

ANSWER, KEEP_INFORMED, SAY_WHO = "stage-1-answer", "keep-informed", "say-who-deals-with-it"
ANSWERED_IN = 10  # working days, by the policy
OFFSETS = (-5, -2, 0, 1, 5)  # working days from the day it is due: four of the clock's, and what its ladder adds
KEPT_INFORMED_IN = 5  # working days without a word
SAID_WHO_IN = 2  # working days, of which the second is the reminder's; nobody here ever says who deals with one

REMINDERS = tuple(rhythm for rhythm in EVERY if rhythm.called == "reminders")

TWICE_OFF: tuple[Off, ...] = (
    (datetime(2026, 5, 19, 13, 0, tzinfo=UTC), datetime(2026, 5, 26, 10, 7, tzinfo=UTC)),
    (datetime(2026, 9, 14, 6, 0, tzinfo=UTC), datetime(2026, 9, 19, 22, 40, tzinfo=UTC)),
)
"""From a Tuesday afternoon over a bank holiday; and a week from before opening on Monday to Saturday night."""


@dataclass(frozen=True, slots=True)
class Story:
    """A complaint, and when it is answered, if it is."""

    number: int
    written_at: datetime
    answered_at: datetime | None


@dataclass(frozen=True, slots=True, order=True)
class Given:
    """A reminder: of which story and clock, and the day and hour it was given, on the wall clock."""

    story: int
    clock: str
    at: str


def stories(count: int, *, seed: int) -> list[Story]:
    """Return complaints of 2026, at any hour of any day: two thirds answered in five weeks, others later or never."""
    chance = random.Random(seed)
    return [_a_story(number, chance) for number in range(1, count + 1)]


def _a_story(number: int, chance: random.Random) -> Story:
    written = BEGINS + timedelta(minutes=chance.randrange(365 * 24 * 60) + 1, seconds=31)
    how = chance.random()
    days = chance.uniform(0.2, 35) if how < 2 / 3 else chance.uniform(35, 70) if how < 0.85 else None
    return Story(number, written, written + timedelta(days=days) if days is not None else None)


# -- As heard does it -----------------------------------------------------------------------------


@dataclass
class Year:
    """A house in which time passes, but for the days on which nobody is at home."""

    house: House
    off: Sequence[Off] = ()

    def of(self, told: Sequence[Story]) -> list[Given]:
        """Let the stories happen; return every reminder that was given, in order."""
        waiting: list[tuple[datetime, int, Story, bool]] = []
        for story in told:
            heappush(waiting, (heard_at(story.written_at, self.off), story.number, story, False))
        known: dict[int, Reference] = {}
        while waiting:
            at, _, story, is_answer = heappop(waiting)
            let_pass(self.house, at, self.off, REMINDERS)
            content = _an_answer(story, known[story.number]) if is_answer else _a_complaint(story)
            came = story.answered_at if is_answer else story.written_at
            assert came is not None
            reference = self._hear(content, story, came, sent=is_answer)
            if not is_answer:
                known[story.number] = reference
                if story.answered_at is not None:
                    heappush(waiting, (heard_at(story.answered_at, self.off), story.number, story, True))
        let_pass(self.house, YEAR_ENDS, self.off, REMINDERS)
        return sorted(self._given(known))

    def _hear(self, content: bytes, story: Story, came: datetime, *, sent: bool) -> Reference:
        folder = "Sent Items" if sent else "INBOX"
        raw = RawMessage(MAILBOX, folder, 1, story.number, came, content, sent)
        [heard] = receive.hear(receive.keep([raw], self.house), self.house)
        send.count_as_sent(self.house)
        assert heard.reference is not None
        return heard.reference

    def _given(self, known: dict[int, Reference]) -> Iterator[Given]:
        with self.house.store.reading() as connection:
            for story, reference in known.items():
                for each in history.of_stream(connection, Stream(reference)):
                    if isinstance(each.event, ReminderGiven):
                        yield Given(story, each.event.clock, on_the_wall(each.recorded_at))


def _a_complaint(story: Story) -> bytes:
    matter = MATTERS[story.number % len(MATTERS)]
    text = f"I reported {matter} three weeks ago and nothing has been done. I want to make a complaint about it."
    writer = f"Tenant {_named(story)} <tenant{story.number}@town.example>"
    return a_mail(
        text, sender=writer, subject=f"Complaint about {matter}", message_id=f"<{story.number}@town.example>",
        received_at=story.written_at,
    )  # fmt: skip


def _an_answer(story: Story, reference: Reference) -> bytes:
    assert story.answered_at is not None
    text = (
        "Thank you for your complaint, which I have looked into. You were right to complain: it should have been put "
        "right in a week, and was not. I uphold your complaint, and I am sorry. If you are not "
        "happy with this answer you may ask for the next stage of our procedure, at this address."
    )
    return a_mail(
        text, sender=f"Gary Officer <{OFFICER}>", to=f"tenant{story.number}@town.example",
        subject=f"Your complaint [{reference}]", message_id=f"<answer.{story.number}@northgate.example>",
        headers=[("Cc", MAILBOX)], received_at=story.answered_at,
    )  # fmt: skip


def _named(story: Story) -> str:
    """Return a name nobody else has: letters for the digits of a number."""
    return "".join("abcdefghij"[int(digit)] for digit in str(story.number)).capitalize()


def letters_out_of_hours(house: House) -> int:
    """Return how many reminders were written when nobody is at work."""
    with house.store.reading() as connection:
        every = [each for each in list_of_letters(connection) if each["name"] == LETTER]
    written = [datetime.fromisoformat(each["created_at"]) for each in every]
    return sum(open_at(at) != at for at in written)


# -- As anybody would count it --------------------------------------------------------------------


def owed(told: Sequence[Story], off: Sequence[Off] = ()) -> list[Given]:
    """Return every reminder that is owed, in order."""
    return sorted(given for story in told for given in _owed(story, off))


def _owed(story: Story, off: Sequence[Off]) -> Iterator[Given]:
    heard, answered = heard_at(story.written_at, off), _or_never(story.answered_at, off)
    due = working_days_on(day_of(story.written_at), ANSWERED_IN)
    for at in _told([nine(working_days_on(due, days)) for days in OFFSETS], heard, answered, off):
        yield Given(story.number, ANSWER, on_the_wall(at))
    silent = working_days_on(day_of(heard), KEPT_INFORMED_IN)  # the acknowledgement goes as it is heard
    for at in _told([nine(silent)], heard, answered, off):
        yield Given(story.number, KEEP_INFORMED, on_the_wall(at))
    for at in _told([nine(working_days_on(day_of(story.written_at), SAID_WHO_IN))], heard, answered, off):
        yield Given(story.number, SAY_WHO, on_the_wall(at))


def _told(times: Sequence[datetime], heard: datetime, answered: datetime, off: Sequence[Off]) -> Iterator[datetime]:
    """Yield when each of these is told; what fell into days off, or was past when it was heard, is told as one."""
    told = {max(open_at(heard_at(at, off)), open_at(heard)) for at in times}
    return (at for at in sorted(told) if at < answered and at < YEAR_ENDS)


def _or_never(moment: datetime | None, off: Sequence[Off]) -> datetime:
    return heard_at(moment, off) if moment is not None else datetime.max.replace(tzinfo=UTC)


def day_of(moment: datetime) -> date:
    return moment.astimezone(LONDON).date()


def nine(day: date) -> datetime:
    """Return when the office opens on a day, if it does."""
    return datetime.combine(day, time(9), LONDON).astimezone(UTC)


def open_at(moment: datetime) -> datetime:
    """Return the moment, or when the office opens next."""
    day, local = day_of(moment), moment.astimezone(LONDON).time()
    if is_working(day) and time(9) <= local < time(17):
        return moment
    return nine(day if is_working(day) and local < time(9) else working_days_on(day, 1))


def is_working(day: date) -> bool:
    return day.weekday() < 5 and day not in BANK_HOLIDAYS


def working_days_on(day: date, count: int) -> date:
    step = timedelta(days=1 if count > 0 else -1)
    for _ in range(abs(count)):
        day += step
        while not is_working(day):
            day += step
    return day


def on_the_wall(moment: datetime) -> str:
    return f"{moment.astimezone(LONDON):%Y-%m-%d %H:%M}"
