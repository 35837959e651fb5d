"""Whether heard reads and sends, and what of that a person has to be told by a second route.

A daemon that reads nothing looks just like a quiet day, and one that cannot send cannot say so. What cannot be told
yet, as in the first minutes of a life, is neither well nor amiss: what was told stays told meanwhile.

Pure.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from heard.casework.events import Trouble
from heard.casework.working_days import Calendar

NOBODY_TAKES = 3
"""So many people of whom the server takes none: one that turns away a single address has its reasons."""


class Part(StrEnum):
    """What of heard may stand still."""

    READING = "reading"
    DECIDING = "deciding"
    SENDING = "sending"
    DATABASE = "database"


@dataclass(frozen=True, slots=True)
class Subject:
    """What is looked after: a part, of one mailbox where it is reading or sending, else ""."""

    part: Part
    mailbox: str = ""


@dataclass(frozen=True, slots=True)
class Looked:
    """How a folder was looked into: when it last could be, and what is wrong with it since when."""

    at: datetime | None = None
    trouble: Trouble | None = None
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Leaving:
    """How the letters of a mailbox leave.

    waits         whether any is to leave, now or at its next try; one that is held is none of them
    due_since     since when the first of them might have left; None where none might have yet
    let_go        when the last left
    turned_away   how many people's letters the server took none of since then, and since when
    trouble       what is wrong with the way out, since when
    """

    waits: bool = False
    due_since: datetime | None = None
    let_go: datetime | None = None
    turned_away: int = 0
    turned_away_since: datetime | None = None
    trouble: Trouble | None = None
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Pulse:
    """How all of it goes; `undecided_since` is since when the same message is the first to be decided on."""

    looked: Mapping[tuple[str, str], Looked]
    leaving: Mapping[str, Leaving]
    undecided_since: datetime | None = None


class Condition(StrEnum):
    WELL = "well"
    UNSURE = "unsure"
    AMISS = "amiss"


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a subject is; what is amiss says since when, and whether a sign-in is refused, which a person has to mend."""

    condition: Condition
    since: datetime | None = None
    refused: bool = False


WELL, UNSURE = Verdict(Condition.WELL), Verdict(Condition.UNSURE)


@dataclass(frozen=True, slots=True)
class Lately:
    """By what is judged: how long a part may stand still, and since when this daemon lives."""

    now: datetime
    began: datetime
    patience: timedelta

    def is_long_ago(self, moment: datetime) -> bool:
        return self.now - moment >= self.patience

    def amiss_since(self, moment: datetime, *, refused: bool = False) -> Verdict:
        """Return the verdict on what stands still: nobody could have moved it before this daemon had its time."""
        if refused or self.is_long_ago(max(moment, self.began)):
            return Verdict(Condition.AMISS, moment, refused)
        return UNSURE


def verdicts(
    pulse: Pulse | None, folders: Collection[tuple[str, str]], unread_since: datetime | None, lately: Lately
) -> dict[Subject, Verdict]:
    """Return how each part is.

    pulse          None where the database cannot be asked
    folders        what is watched: mailbox and folder
    unread_since   since when it cannot be asked
    """
    mailboxes = dict.fromkeys(mailbox for mailbox, _ in folders)
    found = {Subject(Part.DATABASE): WELL if unread_since is None else lately.amiss_since(unread_since)}
    if pulse is None:
        unsure = [Subject(part, mailbox) for mailbox in mailboxes for part in (Part.READING, Part.SENDING)]
        return found | dict.fromkeys([Subject(Part.DECIDING), *unsure], UNSURE)
    found[Subject(Part.DECIDING)] = _deciding(pulse.undecided_since, lately)
    for mailbox in mailboxes:
        looked = [pulse.looked.get(each, Looked()) for each in folders if each[0] == mailbox]
        found[Subject(Part.READING, mailbox)] = _worst(_reading(each, lately) for each in looked)
        found[Subject(Part.SENDING, mailbox)] = _sending(pulse.leaving.get(mailbox, Leaving()), lately)
    return found


def _deciding(since: datetime | None, lately: Lately) -> Verdict:
    if since is None or not lately.is_long_ago(since):
        return WELL
    return lately.amiss_since(since)


def _reading(looked: Looked, lately: Lately) -> Verdict:
    if looked.trouble is Trouble.SIGN_IN_REFUSED:
        return lately.amiss_since(looked.since or lately.began, refused=True)
    if looked.at is None or lately.is_long_ago(looked.at):
        return lately.amiss_since(looked.at or lately.began)
    return WELL


def _sending(leaving: Leaving, lately: Lately) -> Verdict:
    """A server that is gone is amiss only while a letter waits for it: nobody asks for it otherwise."""
    if leaving.waits and leaving.trouble is Trouble.SIGN_IN_REFUSED:
        return lately.amiss_since(leaving.since or lately.began, refused=True)
    if leaving.waits and leaving.since is not None and lately.is_long_ago(leaving.since):
        return lately.amiss_since(leaving.since)
    none_left = leaving.let_go is None or lately.is_long_ago(leaving.let_go)
    if none_left and leaving.due_since is not None and lately.is_long_ago(leaving.due_since):
        return lately.amiss_since(leaving.due_since)
    turned_away = leaving.turned_away_since if leaving.turned_away >= NOBODY_TAKES else None
    if turned_away is not None and lately.is_long_ago(turned_away):
        return lately.amiss_since(turned_away)
    return WELL


def _worst(found: Iterator[Verdict]) -> Verdict:
    order = (Condition.AMISS, Condition.UNSURE, Condition.WELL)
    return min(found, key=lambda each: (order.index(each.condition), not each.refused))


@dataclass(frozen=True, slots=True)
class Told:
    """What a person was told is amiss, since when it is, and when they were told last."""

    since: datetime
    at: datetime


class Turn(StrEnum):
    """Why somebody is written to."""

    BEGAN = "began"
    LASTS = "lasts"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class News:
    """What a person has to be told now."""

    subject: Subject
    turn: Turn
    since: datetime
    refused: bool = False


def news(
    found: Mapping[Subject, Verdict], told: Mapping[Subject, Told], now: datetime, calendar: Calendar
) -> Iterator[News]:
    """Yield what a person has to be told: that something is amiss, at once; that it is still, on the next working day,
    in its hours; that it is well again.
    """
    for subject, verdict in found.items():
        known = told.get(subject)
        if verdict.condition is Condition.AMISS and verdict.since is not None:
            if known is None:
                yield News(subject, Turn.BEGAN, verdict.since, verdict.refused)
            elif calendar.is_at_work(now) and calendar.local_date(known.at) < calendar.local_date(now):
                yield News(subject, Turn.LASTS, known.since, verdict.refused)
        elif verdict.condition is Condition.WELL and known is not None:
            yield News(subject, Turn.OVER, known.since)


def is_well(found: Mapping[Subject, Verdict]) -> bool:
    """Say whether heard reads and sends, all of it and surely: only then does a monitor hear of it."""
    return all(verdict.condition is Condition.WELL for verdict in found.values())
