"""What a message leaves to be found by, and what it gives to find others by.

A clue is a claim of its sender; what several of them together are worth is decided in
judgement/threading.  Pure, and worked out where mail is read: there nobody knows whose mailbox it
is, so what is the landlord's own is taken out later (`Clues.of_outsiders`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from heard.mail.message import Message
from heard.mail.threads.said import said
from heard.mail.threads.subjects import answered_subject, is_forward, topic
from heard.mail.threads.thread_index import conversation, lineage
from heard.mail.told.homes import homes_in, places_in
from heard.mail.told.names import name_keys, names_in
from heard.mail.told.numbers import numbers_in
from heard.mail.told.phones import phones_in

MOST_LEFT, MOST_FOLLOWED = 60, 120
MOST_SAID, MOST_QUOTED = 8, 16
_MOST_OF_A_KIND = 8
_FIRST_IDS, _LAST_IDS = 1, 15
_TOLD_LIMIT = 8_000  # characters of somebody else's words that are looked at for homes, names and numbers
_VALUE_LIMIT = 200
_CAPITALISED = re.compile(r"\b[^\W\d_a-z][^\W\d_]{2,30}+(?:-[^\W\d_]{2,30}+)?")


class ClueKind(StrEnum):
    """What kind of thing a clue is."""

    ID = "id"  # a Message-ID the mail itself goes by
    MENTION = "mention"  # a Message-ID it names, or its own where that proves nothing
    CONVERSATION = "conversation"  # Outlook's: bytes 6 to 21 of a Thread-Index, in hex
    INDEX = "index"  # a whole Thread-Index, in hex
    SUBJECT = "subject"
    SAID = "said"  # a sentence, as a digest
    WITH = "with"  # an address it came from or went to
    NAME = "name"
    HOME = "home"
    PLACE = "place"  # a street or a block
    PHONE = "phone"
    NUMBER = "number"  # anybody's reference: an older system's, a contractor's, an Ombudsman's


class Clue(NamedTuple):
    """One of them; a tuple, since a mail has dozens and they go from one process to another."""

    kind: ClueKind
    value: str

    @property
    def key(self) -> str:
        """How it is kept and looked for: "subject:damp in flat 4"."""
        return f"{self.kind}:{self.value}"


@dataclass(frozen=True, slots=True)
class Clues:
    """What a message leaves, and what it follows; each once, in the order of their worth."""

    left: tuple[Clue, ...] = ()
    followed: tuple[Clue, ...] = ()

    def of_outsiders(self, is_inside: Callable[[str], bool], names_of_staff: Collection[str]) -> Clues:
        """Return the clues without the landlord's own addresses and people: those are on every case."""

        def outside(clue: Clue) -> bool:
            if clue.kind is ClueKind.WITH:
                return not is_inside(clue.value)
            return clue.kind is not ClueKind.NAME or clue.value not in names_of_staff

        return Clues(tuple(filter(outside, self.left)), tuple(filter(outside, self.followed)))

    def leaving_nobody(self) -> Clues:
        """Return the clues without the addresses left, by which whoever it came from or went to is known later."""
        return Clues(tuple(clue for clue in self.left if clue.kind is not ClueKind.WITH), self.followed)

    def leaving_no_proof(self) -> Clues:
        """Return the clues of a mail that anybody may have written, and may answer to look as if they had been sent it.

        It leaves nobody, and its own Message-ID as one that was only mentioned.
        """
        left = [
            Clue(ClueKind.MENTION, clue.value) if clue.kind is ClueKind.ID else clue
            for clue in self.left
            if clue.kind not in (ClueKind.WITH, ClueKind.INDEX)
        ]
        return Clues(tuple(dict.fromkeys(left)), self.followed)


def clues_of(message: Message) -> Clues:
    """Return the clues in a message: at most MOST_LEFT that it leaves, and MOST_FOLLOWED that it follows."""
    others, named = _others_words(message), _ids_named(message)
    outlooks, outlooks_before = _outlook(message.thread_index)
    subject = _each(ClueKind.SUBJECT, (_topic(message),))
    of_both = [*_addresses(message), *_told(message, others)]
    left = (
        *[Clue(ClueKind.ID, each) for each in (message.message_id, *message.aliases) if each],
        *[Clue(ClueKind.MENTION, each) for each in named],
        *outlooks,
        *subject,
        *_each(ClueKind.SAID, said(message.own_words, MOST_SAID)),
        *of_both,
    )
    followed = (
        *[Clue(kind, each) for each in named for kind in (ClueKind.ID, ClueKind.MENTION)],
        *outlooks_before,
        *subject,
        *of_both,
        *_each(ClueKind.NAME, [word.lower() for word in _CAPITALISED.findall(message.subject[:_VALUE_LIMIT])]),
        *_each(ClueKind.SAID, said(others, MOST_QUOTED)),
    )
    return Clues(tuple(dict.fromkeys(left))[:MOST_LEFT], tuple(dict.fromkeys(followed))[:MOST_FOLLOWED])


def _each(kind: ClueKind, values: Iterable[str]) -> list[Clue]:
    return [Clue(kind, value[:_VALUE_LIMIT]) for value in values if value]


def _ids_named(message: Message) -> tuple[str, ...]:
    """Return the Message-IDs a mail names, the likeliest to be its parent first."""
    references = message.references
    if len(references) > _FIRST_IDS + _LAST_IDS:
        references = (*references[:_FIRST_IDS], *references[-_LAST_IDS:])
    returned = message.bounce.about if message.bounce is not None else ()
    enclosed = (each.message_id for each in message.enclosed if each.message_id)
    named = (*message.in_reply_to[:_LAST_IDS], *reversed(references), *returned[:_LAST_IDS], *enclosed)
    return tuple(dict.fromkeys(named))


def _outlook(index: str | None) -> tuple[list[Clue], list[Clue]]:
    """Return what a Thread-Index leaves, and what it follows."""
    if not index or not (same := conversation(index)):
        return [], []
    name = Clue(ClueKind.CONVERSATION, same)
    own, *before = lineage(index)
    followed = [Clue(ClueKind.INDEX, each) for each in before[: _LAST_IDS - 1]]
    return [name, *_each(ClueKind.INDEX, (own,))], [*followed, name]


def _topic(message: Message) -> str:
    subject = message.subject
    if message.machine is not None:
        subject = answered_subject(subject) or subject
    return topic(subject)


def _addresses(message: Message) -> list[Clue]:
    found = [each.address for each in (*message.senders, *message.reply_to, *message.to, *message.cc, *message.bcc)]
    if message.bounce is not None:
        found += (*message.bounce.recipients, *message.bounce.delayed)
    return _each(ClueKind.WITH, dict.fromkeys(found[: 3 * _MOST_OF_A_KIND]))


def _told(message: Message, others: str) -> Iterator[Clue]:
    """What the mail tells of people and homes: in its writer's words, or in those it passes on."""
    text = f"{message.subject}\n{message.own_words}\n{message.signature}"
    if message.enclosed or is_forward(message.subject):
        text = f"{text}\n{others[:_TOLD_LIMIT]}"
    names, homes = names_in(message), homes_in(text)
    keys = [key for name in names for key in name_keys(name)]
    keys += [name.rpartition(" ")[2] for name in names]  # "Hadley call": colleagues leave the rest away
    for kind, values in (
        (ClueKind.NUMBER, numbers_in(text)),
        (ClueKind.PHONE, phones_in(text)),
        (ClueKind.HOME, homes),
        (ClueKind.NAME, keys),
        (ClueKind.PLACE, [place for place in places_in(text) if place not in homes]),
    ):
        if values:
            yield from _each(kind, tuple(dict.fromkeys(values))[: 2 * _MOST_OF_A_KIND])


def _others_words(message: Message) -> str:
    """Return what a mail quotes, returns or encloses; of a delivery report that is all of its text."""
    text = message.text if message.bounce is not None else message.quoted
    return "\n".join((text, *(each.text for each in message.enclosed))) if message.enclosed else text
