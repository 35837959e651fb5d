"""What each thing that ties a message to a case is worth.

Worths are logarithms of odds, to the base e: a tie of 2 makes the case seven times as likely as
it was, a margin of 1.5 is four to one.  They are set by how often such a tie is wrong by its nature,
not by any mailbox; where two things tell the same, the better one counts and the other hardly.

Pure.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from heard.casework.events import Ground
from heard.judgement.facts import Lead, Tie, TieKind
from heard.judgement.threading.alike import Alike

STILL_ALIKE = 2.5
"""The weight of shared words from which a message goes on with the old matter, whatever else it announces."""

# Who answers a mail has it.  The links differ in how easily they are carried along by accident:
# an old mail taken up for a new matter carries all of them, and therefore they count as one.
MAIL_OF_THE_CASE = {
    TieKind.SIGNED_ADDRESS: 6.5,  # cannot be written by anybody who was not sent it
    TieKind.LETTER_MARK: 6.5,
    TieKind.ANSWERS: 6.0,
    TieKind.OUTLOOK_PARENT: 5.5,  # as good as In-Reply-To, but a template reused has it too
    TieKind.REFERS: 5.0,
    TieKind.OUTLOOK_CONVERSATION: 4.5,  # two matters are often split off from one conversation
    TieKind.MENTIONS: 4.5,  # heard never saw the mail itself
    TieKind.QUOTES: 3.5,  # a sentence that no other case has
    TieKind.QUOTES_STAFF: 3.0,  # an officer writes the same to many, and this may be the first of them
    TieKind.SUBJECT: 3.0,  # between the same two people
}
NEXT_LINK = 0.15
"""What a second link adds, in parts of its own worth; so does a number, which a reply carries along."""
ANOTHER_QUOTE, MOST_QUOTES = 0.5, 4
SAYS_ANOTHER, SEEMS_ANOTHER, SILENT_DAYS = 0.4, 0.1, 28
"""What is left of a link where the message says that it is about something else, and where its subject and words
do, after so many days of silence: people look for an address in old mail."""

HOLDS_A_MAIL = (
    TieKind.SIGNED_ADDRESS,
    TieKind.LETTER_MARK,
    TieKind.ANSWERS,
    TieKind.REFERS,
    TieKind.OUTLOOK_PARENT,
)
"""What nobody can write who was not sent a mail of the case; a sentence may come from a pattern that many use."""

# A number is copied and mistyped, and means its case all the same; one that is quoted is carried along.
NUMBERS = {
    TieKind.REFERENCE: 4.5,
    TieKind.NUMBER: 3.5,
    TieKind.LOOSE_REFERENCE: 3.0,
    TieKind.QUOTED_REFERENCE: 1.0,
}

# What the text tells of people and homes; a block has many homes, and a street many of one name.
TOLD = {
    TieKind.PHONE: 2.5,
    TieKind.HOME: 2.0,
    TieKind.CORRESPONDENT: 2.0,
    TieKind.NAME: 1.5,
    TieKind.PLACE: 1.0,
}
THEIR_OWN = 2.5  # most of what a complainant writes is about the complaint they have
TOLD_AT_MOST = THEIR_OWN  # who somebody is says no more of what they write about
FOR_OTHERS = 0.5  # an adviser's or a councillor's last case is rarely their next
KNOWN_ON_IT = 1.0  # somebody who wrote on it, beside what they share with it
LIKENESS = 0.85  # for each word of full weight; one is shared by chance, three are not
LIKENESS_AT_MOST, LIKENESS_OF_OTHERS = 3.5, 2.0  # many may write about one thing, and each has a case
UNLIKENESS, UNLIKENESS_AT_MOST = 0.5, 1.5  # a letter that goes on says much that is new
AT_ONCE, ONCE = 1.5, 3_600.0  # a second mail within the hour is the rest of the first
SILENCE = 0.15  # by the logarithm of the days
CLOSED = 0.5
ANOTHER_HOME = -2.0  # as much as the same home speaks for it

GROUNDS = {
    TieKind.SIGNED_ADDRESS: (Ground.SIGNED_ADDRESS, "it came to the reply address of a letter on {}"),
    TieKind.LETTER_MARK: (Ground.LETTER_MARK, "it holds the signed line of a letter on {}"),
    TieKind.ANSWERS: (Ground.REPLY_HEADER, "it answers a mail of {}"),
    TieKind.REFERS: (Ground.REPLY_HEADER, "its References name a mail of {}"),
    TieKind.MENTIONS: (Ground.REPLY_HEADER, "it answers a mail that is spoken of on {}"),
    TieKind.OUTLOOK_PARENT: (Ground.OUTLOOK_THREAD, "Outlook's Thread-Index goes on from a mail of {}"),
    TieKind.OUTLOOK_CONVERSATION: (Ground.OUTLOOK_THREAD, "it is in an Outlook conversation of {}"),
    TieKind.QUOTES: (Ground.QUOTED_WORDS, "it quotes a mail of {}"),
    TieKind.QUOTES_STAFF: (Ground.QUOTED_WORDS, "it quotes what an officer wrote on {}"),
    TieKind.REFERENCE: (Ground.REFERENCE, "it names {}"),
    TieKind.LOOSE_REFERENCE: (Ground.REFERENCE, "it seems to name {}"),
    TieKind.QUOTED_REFERENCE: (Ground.REFERENCE, "it quotes something that names {}"),
    TieKind.NUMBER: (Ground.REFERENCE, "it names a number that is on {}"),
    TieKind.SUBJECT: (Ground.SUBJECT, "its subject is that of {}"),
    TieKind.HOME: (Ground.SAME_HOME, "it speaks of a home that is on {}"),
    TieKind.PHONE: (Ground.SAME_HOME, "it gives a telephone number that is on {}"),
    TieKind.PLACE: (Ground.SAME_HOME, "it speaks of a place that is on {}"),
    TieKind.NAME: (Ground.SAME_HOME, "it names somebody who is on {}"),
    TieKind.CORRESPONDENT: (Ground.SAME_MATTER, "somebody on {} wrote it or is written to"),
}
"""What a tie is called, and how it is told; "{}" is the case."""


@dataclass(frozen=True, slots=True)
class Worth:
    """One thing that speaks for a case, or against it where it is below nothing."""

    points: float
    ground: Ground
    because: str
    shown_by: str = ""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A lead, and all that speaks for and against it.

    contradicted   whether headers or quotes lead there, and the message seems to be about something else
    """

    lead: Lead
    worths: tuple[Worth, ...]
    likeness: Alike
    contradicted: bool = False

    @property
    def total(self) -> float:
        return sum(worth.points for worth in self.worths)

    @property
    def best(self) -> Worth:
        nothing = Worth(0.0, Ground.SAME_MATTER, f"it may have to do with {self.lead.reference}")
        return max(self.worths, key=lambda worth: worth.points, default=nothing)

    def has(self, *kinds: TieKind) -> bool:
        return any(tie.kind in kinds for tie in self.lead.ties)


@dataclass(frozen=True, slots=True)
class Occasion:
    """What is told of the message itself, and bears on every lead alike.

    for_others      whether the writer is one who writes for many: an adviser, a councillor, a contractor
    by_staff        whether somebody of the landlord's wrote it
    by_machine      whether a machine wrote it
    is_a_scrap      whether it has no subject of its own, or is short and says that it goes on
    another_matter  whether it says itself that it is about something else than what it answers
    new_subject     whether it bears a subject of its own, and not that of a reply
    """

    received_at: datetime
    for_others: bool = False
    by_staff: bool = False
    by_machine: bool = False
    is_a_scrap: bool = False
    another_matter: bool = False
    new_subject: bool = False

    def left_of_a_link(self, lead: Lead, likeness: Alike) -> float:
        """Return what is left of a link to a case, from 0 to 1: the headers may lead there, and the words not."""
        if self.another_matter and likeness.shared < STILL_ALIKE:
            return SAYS_ANOTHER
        if not self.new_subject or likeness.shared >= 1 or any(tie.kind is TieKind.SUBJECT for tie in lead.ties):
            return 1.0
        silent = lead.last_at is not None and (self.received_at - lead.last_at).days > SILENT_DAYS
        return SEEMS_ANOTHER if silent or not lead.is_open else 1.0


def weigh(lead: Lead, likeness: Alike, now: Occasion, *, another_home: str = "") -> Weighed:
    """Return a lead with the worth of everything that ties the message to it.

    another_home   the home a message speaks of, where the case is about another
    """
    left = now.left_of_a_link(lead, likeness)
    links = tuple(_mail_of_it(lead, left))
    worths = (
        *links,
        *_numbers(lead, carried_along=bool(links)),
        # Their name and home are in all of a person's mail, whatever it is about.
        *(() if lead.is_theirs and not now.for_others else _told(lead, now)),
        *_whose(lead, now),
        *_likeness(lead, likeness, now),
        *_when(lead, now),
        *_elsewhere(lead, another_home),
    )
    return Weighed(lead, worths, likeness, contradicted=bool(links) and left < 1)


def _elsewhere(lead: Lead, another_home: str) -> Iterable[Worth]:
    if another_home:
        because = f"{lead.reference} is about another home than it speaks of"
        yield Worth(ANOTHER_HOME, Ground.SAME_HOME, because, another_home)


def at_first_sight(ties: Iterable[Tie], *, is_theirs: bool) -> float:
    """Return roughly what speaks for a case, before anybody has looked at what its mails say."""
    kinds: dict[TieKind, float] = {}
    for tie in ties:
        points = _shared_out((MAIL_OF_THE_CASE | NUMBERS | TOLD)[tie.kind], tie)
        kinds[tie.kind] = max(points, kinds.get(tie.kind, 0.0))
    return sum(kinds.values()) + (THEIR_OWN if is_theirs else 0.0)


def _worth(lead: Lead, tie: Tie, points: float) -> Worth:
    ground, because = GROUNDS[tie.kind]
    return Worth(points, ground, because.format(lead.reference), tie.shown_by)


def _shared_out(points: float, tie: Tie) -> float:
    """A thing that leads to many cases tells little of any one."""
    return max(0.0, points - math.log(tie.cases))


def _mail_of_it(lead: Lead, part: float) -> Iterable[Worth]:
    best: dict[TieKind, Worth] = {}
    for tie in lead.ties:
        if tie.kind in MAIL_OF_THE_CASE:
            points = _shared_out(MAIL_OF_THE_CASE[tie.kind], tie)
            if tie.kind not in best or points > best[tie.kind].points:
                best[tie.kind] = _worth(lead, tie, points)
    by_rank = sorted(best.items(), key=lambda each: -each[1].points)
    for place, (kind, worth) in enumerate(by_rank):
        points = worth.points + (_of_several_quotes(lead) if kind is TieKind.QUOTES else 0.0)
        yield Worth(points * part * (NEXT_LINK if place else 1.0), worth.ground, worth.because, worth.shown_by)


def _of_several_quotes(lead: Lead) -> float:
    """Return what the second, third and fourth sentence add that stand on this case alone."""
    alone = sum(tie.kind is TieKind.QUOTES and tie.cases == 1 for tie in lead.ties)
    return ANOTHER_QUOTE * max(0, min(alone, MOST_QUOTES) - 1)


def _numbers(lead: Lead, *, carried_along: bool) -> Iterable[Worth]:
    part = NEXT_LINK if carried_along else 1.0
    named = [_worth(lead, tie, part * _shared_out(NUMBERS[tie.kind], tie)) for tie in lead.ties if tie.kind in NUMBERS]
    return (max(named, key=lambda worth: worth.points),) if named else ()


def _told(lead: Lead, now: Occasion) -> Iterable[Worth]:
    left = TOLD_AT_MOST
    for kind, points in TOLD.items():
        if kind is TieKind.CORRESPONDENT and not (now.by_staff or now.by_machine):
            continue  # whom a person outside copies in says who shall read it
        worths = [_worth(lead, tie, _shared_out(points, tie)) for tie in lead.ties if tie.kind is kind]
        if worths and left > 0:
            best = max(worths, key=lambda worth: worth.points)
            yield Worth(min(left, best.points), best.ground, best.because, best.shown_by)
            left -= best.points


def _whose(lead: Lead, now: Occasion) -> Iterable[Worth]:
    if lead.is_theirs and not now.by_machine:
        points = FOR_OTHERS if now.for_others else THEIR_OWN
        yield Worth(points, Ground.SAME_MATTER, f"its writer is the complainant of {lead.reference}")
    elif lead.belongs:
        points = FOR_OTHERS if now.for_others and not now.by_machine else KNOWN_ON_IT
        yield Worth(points, Ground.SAME_MATTER, f"its writer is known on {lead.reference}")


def _likeness(lead: Lead, likeness: Alike, now: Occasion) -> Iterable[Worth]:
    at_most = LIKENESS_AT_MOST if lead.is_theirs or now.by_staff else LIKENESS_OF_OTHERS
    points = min(at_most, LIKENESS * likeness.shared)
    if points >= 0.1:
        words = ", ".join(likeness.words)
        yield Worth(points, Ground.SAME_MATTER, f"it speaks of what {lead.reference} is about", words)
    stray = likeness.apart - 3 * likeness.shared
    if stray > 0:
        # A contractor or an adviser has words of their own for the same thing.
        part = UNLIKENESS / 2 if now.for_others else UNLIKENESS
        points = min(UNLIKENESS_AT_MOST, part * math.log1p(stray))
        yield Worth(-points, Ground.SAME_MATTER, f"much in it is new to {lead.reference}")


def _when(lead: Lead, now: Occasion) -> Iterable[Worth]:
    if lead.last_at is None:
        return
    seconds = max(0.0, (now.received_at - lead.last_at).total_seconds())
    if seconds <= ONCE and (now.by_machine or (lead.is_theirs and now.is_a_scrap)):
        yield Worth(AT_ONCE, Ground.SAME_MATTER, f"it came within an hour of a mail on {lead.reference}")
    elif points := SILENCE * math.log1p(seconds / 86_400):
        yield Worth(-points, Ground.SAME_MATTER, f"nothing came or went on {lead.reference} since")
    if not lead.is_open:
        yield Worth(-CLOSED, Ground.SAME_MATTER, f"{lead.reference} is closed")
