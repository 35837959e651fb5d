"""A whole rehearsal as a manager reads it: the numbers first, then each flag with its words, then what was set aside.

Messages are taken in one by one, and of most only the numbers stay.  Pure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from heard.casework.events import StageOpened
from heard.casework.policy.words import LetterPurpose
from heard.judgement.actions import ChangeCase, Decision
from heard.letters.catalogue import COMPLAINANT
from heard.reports.rehearsal.aside import Aside, by_kind, called, set_aside
from heard.reports.rehearsal.came import Came
from heard.reports.rehearsal.flags import ASK, SEEN, YES, Flag, Flagged, flagged, flags_of, surest_first
from heard.reports.rehearsal.followed import NOTICES, in_plain_words

FLAGS: Mapping[Flag, str] = {
    Flag.DANGER: "danger",
    Flag.ASKS_FOR_MORE: "asks for more than was given",
    Flag.VULNERABLE: "vulnerable",
    Flag.EXCLUSION: "may fall under an exclusion",
    Flag.RESTRICTED: "from somebody whose contact is limited",
}
VERDICTS = {YES: "yes", ASK: "a person is asked", SEEN: "seen, and nobody asked"}
COUNTED = (
    CASES := "cases opened",
    FILED := "filed on a case that was there",
    ACKNOWLEDGED := "acknowledged",
    RECEIPTS := "sent a receipt, and no more",
    ON_FILE := "told that it is on file, and no more",
    STAGES := "next stages opened",
    MACHINES := "from machines, never answered",
    UNREADABLE := "could not be read, and put before a person",
    TWICE := "came a second time, and counted once",
)
"""What is counted by messages, besides flags, questions and what is set aside."""
LATE = "promised by a clock, and not done in time"
_BEFORE_LATE, _BEFORE_THE_FLAGS = 5, 6


class Count(NamedTuple):
    """A number, what it counts, and what it is made of."""

    number: int
    what: str
    of: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True)
class Report:
    """What a rehearsal showed.

    first, last   when the first and the last message were received; None where there was none
    """

    first: datetime | None
    last: datetime | None
    counts: tuple[Count, ...]
    flagged: Mapping[Flag, tuple[Flagged, ...]]
    aside: Mapping[str, tuple[Aside, ...]]


@dataclass
class Gathering:
    """The messages of a rehearsal so far.

    words   whether the words behind the flags are wanted, or the numbers alone
    """

    words: bool = True
    _first: datetime | None = None
    _last: datetime | None = None
    _messages: int = 0
    _seen: set[int] = field(default_factory=set)
    _counts: Counter[str] = field(default_factory=Counter)
    _verdicts: Counter[tuple[Flag, str]] = field(default_factory=Counter)
    _asked: Counter[str] = field(default_factory=Counter)
    _asides: Counter[str] = field(default_factory=Counter)
    _flagged: list[Flagged] = field(default_factory=list)
    _aside: list[Aside] = field(default_factory=list)

    def take_in(self, came: Came) -> None:
        """Count one message; one that came before, byte for byte, counts as having come again and no more."""
        self._messages += 1
        self._first = min(self._first or came.received_at, came.received_at)
        self._last = max(self._last or came.received_at, came.received_at)
        if came.number in self._seen:
            self._counts[TWICE] += 1
            return
        self._seen.add(came.number)
        self._counts.update(_counted(came))
        self._verdicts.update(flags_of(came).items())
        self._asked.update(_asked(came))
        aside = set_aside(came)
        if aside is not None:
            self._asides[called(aside.kind)] += 1
        if self.words:
            self._flagged += flagged(came)
            self._aside += [aside] if aside is not None else []

    def report(self, late: Counter[str] | None = None) -> Report:
        """Return what was gathered.

        late   how often each clock was missed; None where nobody has looked, and no number is told
        """
        found = sorted(self._flagged, key=surest_first)
        by_flag = {flag: tuple(each for each in found if each.flag is flag) for flag in Flag}
        asides = {called(kind): of_a_kind for kind, of_a_kind in by_kind(self._aside).items()}
        flagged = {flag: of_it for flag, of_it in by_flag.items() if of_it}
        return Report(self._first, self._last, tuple(self._numbers(late)), flagged, asides)

    def _numbers(self, late: Counter[str] | None) -> Iterator[Count]:
        """Yield the numbers in the order of what happens; those of flags stand even where they are 0."""
        yield Count(self._messages, "messages")
        yield from self._said(COUNTED[:_BEFORE_LATE])
        if late is not None:
            yield Count(late.total(), LATE, _made_of(late))
        yield from self._said(COUNTED[_BEFORE_LATE:_BEFORE_THE_FLAGS])
        for flag, name in self._flags_told():
            of = tuple((self._verdicts[flag, each], says) for each, says in VERDICTS.items())
            yield Count(sum(number for number, _ in of), name, tuple(each for each in of if each[0]))
        yield Count(self._asked.total(), "questions and news to your people", _made_of(self._asked))
        yield Count(self._asides.total(), "set aside, on no case", _made_of(self._asides))
        yield from self._said(COUNTED[_BEFORE_THE_FLAGS:])

    def _flags_told(self) -> Iterator[tuple[Flag, str]]:
        """Yield the flags; that nobody restricted wrote is nothing to a landlord who restricts nobody."""
        for flag, name in FLAGS.items():
            if flag is not Flag.RESTRICTED or any(self._verdicts[flag, verdict] for verdict in VERDICTS):
                yield flag, name

    def _said(self, names: Sequence[str]) -> Iterator[Count]:
        for name in names:
            if self._counts[name] or name not in (RECEIPTS, ON_FILE, TWICE):
                yield Count(self._counts[name], name)


def _made_of(counted: Counter[str]) -> tuple[tuple[int, str], ...]:
    return tuple((number, name) for name, number in counted.most_common())


def _counted(came: Came) -> Iterator[str]:
    """Yield what one message counts as."""
    decision, letters = came.decision, came.letters
    acknowledged = any(name.startswith(f"{COMPLAINANT}.{LetterPurpose.ACKNOWLEDGEMENT}.") for name in letters)
    receipt = any(name.startswith(f"{COMPLAINANT}.{LetterPurpose.RECEIPT}.") for name in letters)
    counts = {
        CASES: decision.opens_case,
        FILED: decision.reference is not None and not decision.opens_case,
        ACKNOWLEDGED: acknowledged,
        RECEIPTS: receipt and not acknowledged,
        ON_FILE: any(name.startswith(f"{COMPLAINANT}.{LetterPurpose.FILED_NO_ACTION}.") for name in letters),
        MACHINES: came.is_a_machines,
        UNREADABLE: came.message is None,
    }
    yield from (name for name, holds in counts.items() if holds)
    yield from (STAGES for _ in _stages_opened(decision))


def _stages_opened(decision: Decision) -> Iterator[StageOpened]:
    for action in decision.actions:
        if isinstance(action, ChangeCase) and isinstance(action.event, StageOpened):
            yield action.event


def _asked(came: Came) -> set[str]:
    """Return of what people were told because of a message, each matter once however many were told."""
    return {in_plain_words(name) for name in came.letters if name.startswith(NOTICES)}
