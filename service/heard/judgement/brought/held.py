"""Is what an officer passes on held already?

Who writes to the mailbox and to an officer is heard once and acknowledged once.  A Message-ID shows
it; or all its words, where they stand on a case in a mail of the same person.  How a mail begins shows
nothing: "Dear Sir or Madam, I am writing to make a formal complaint" begins whole streets' complaints.
Nor does what it quotes: an answer that came to an officer alone is new, though all below it is known.
Nor do the same words show it where it was sent another day: who was refused may ask again as they asked before.

Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, timedelta

from heard.casework.events import Ground, Reference
from heard.judgement.brought.passed_on import PassedOn
from heard.judgement.facts import Facts, HeldMail, Lead, OnFile, TieKind
from heard.judgement.second_opinion.together import ANSWERED
from heard.mail.threads.clues import ClueKind, clues_of
from heard.mail.told.personal_names import Likeness, alike

_WORDS = re.compile(r"[^\W_]+")
_FEWEST = 4
"""Words a mail must have to be known by them again; "Many thanks" says who wrote it as little as what."""
_OF_A_NAME, _LONG = 6, 12
"""Words that one copy may end with and the other not, since a name below is cut off here and there; and the words
before them, since fewer are said again with more below them."""
_ANOTHER_MAILS = timedelta(days=1)
"""How much later than a held mail came another was sent, whatever its words.  A heading mostly names no zone, and no
two wall clocks are further apart; a copy that heard took for new would be acknowledged twice."""
_MAYBE_ANOTHERS = timedelta(minutes=30)
"""From which on it may be another: between a mail's own time and when our server takes it in lies mostly a minute."""


def held_on(theirs: PassedOn, facts: Facts) -> tuple[Reference, Ground] | None:
    """Return the case that the mail itself is on, and what shows it; None where it is on none."""
    for lead in facts.leads:
        if theirs.forwarded.message_id and any(_names(lead, theirs.forwarded.message_id)):
            return lead.reference, Ground.REPLY_HEADER
    for mail in _of_the_same_words(theirs, facts):
        if not _is_later(theirs, mail, facts, _ANOTHER_MAILS):
            return mail.reference, Ground.QUOTED_WORDS
    return None


def is_said_again(theirs: PassedOn, facts: Facts) -> bool:
    """Say whether a mail has the words of one that is held, and was sent too much later to be that one."""
    return held_on(theirs, facts) is None and any(_of_the_same_words(theirs, facts))


def may_be_said_again(theirs: PassedOn, facts: Facts) -> bool:
    """Say whether a mail that is held by its words may be a later one, on a case that has gone on since.

    It gives no time that could be so, or a later one of the same day, and nothing that was asked for on the case still
    waits: an answer or a no came after the mail that is held.
    """
    held = held_on(theirs, facts)
    if held is None or held[1] is not Ground.QUOTED_WORDS:
        return False
    reference, on_file = held[0], facts.stands(held[0])
    has_gone_on = on_file is not None and not on_file.stood.asked and facts.standing(reference) in ANSWERED
    if not has_gone_on:
        return False
    mails = _of_the_same_words(theirs, facts)
    return _sent_at(theirs, facts) is None or all(_is_later(theirs, each, facts, _MAYBE_ANOTHERS) for each in mails)


def words_held_of(theirs: PassedOn, facts: Facts) -> tuple[str, ...]:
    """Return the words of the held mails of whoever wrote a mail, on whichever case."""
    return tuple(mail.words for mail in facts.held if _is_of_the_same(theirs, mail, facts))


def _of_the_same_words(theirs: PassedOn, facts: Facts) -> Iterable[HeldMail]:
    """Yield the held mails of the same person that say the same; none where it says too little to be known by it."""
    said = _words(theirs.forwarded.words)
    if len(said) < _FEWEST:
        return
    for mail in facts.held:
        if _is_the_same(said, _words(mail.words)) and _is_of_the_same(theirs, mail, facts):
            yield mail


def _is_later(theirs: PassedOn, mail: HeldMail, facts: Facts, much: timedelta) -> bool:
    sent, received = _sent_at(theirs, facts), mail.received_at
    return sent is not None and received is not None and sent - received > much


def _sent_at(theirs: PassedOn, facts: Facts) -> datetime | None:
    """Return when it was sent, as it says; None where it says nothing, or what cannot be: after it was passed on."""
    sent = theirs.forwarded.sent_at
    return sent if sent is not None and sent <= facts.received_at + _ANOTHER_MAILS else None


def says_the_same(theirs: PassedOn, words: str) -> bool:
    """Say whether what is passed on is a mail of these words."""
    return _is_the_same(_words(theirs.forwarded.words), _words(words))


def is_of_an_earlier_stage(theirs: PassedOn, on_file: OnFile | None) -> bool:
    """Say whether a mail was sent before the case came to the stage it is at: what it asked for is open already."""
    sent, visits = theirs.forwarded.sent_at, on_file.stood.visits if on_file is not None else ()
    return sent is not None and len(visits) > 1 and sent < visits[-1].starts


def _names(lead: Lead, message_id: str) -> Iterable[bool]:
    held = (TieKind.ANSWERS, TieKind.REFERS)
    return (tie.kind in held and tie.shown_by.lower() == message_id.lower() for tie in lead.ties)


def _is_the_same(said: list[str], held: list[str]) -> bool:
    """Say whether two texts are the same but for a name below one of them."""
    short, long = sorted((said, held), key=len)
    return said == held or (
        len(short) >= _LONG and long[: len(short)] == short and len(long) <= len(short) + _OF_A_NAME
    )


def _is_of_the_same(theirs: PassedOn, mail: HeldMail, facts: Facts) -> bool:
    """Say whether the same person wrote both: by one address, or by their name and a home, if any, of that case."""
    address = theirs.claimed.address
    if address is not None and address.address == mail.sender:
        return True
    if alike(theirs.forwarded.name, mail.name) is not Likeness.YES:
        return False
    told = {clue.value for clue in clues_of(theirs.message).followed if clue.kind is ClueKind.HOME}
    if not told:
        return address is None  # the same name below the same words, and nothing that speaks for another of that name
    ties = (tie for lead in facts.leads if lead.reference == mail.reference for tie in lead.ties)
    return any(tie.kind is TieKind.HOME and tie.shown_by in told for tie in ties)


def _words(text: str) -> list[str]:
    return _WORDS.findall(text.lower())
