"""An officer is away, or back: what is asked of them goes to their deputy meanwhile, and the team leads are told once.

An absence is believed where it costs little and a stranger cannot claim it: the answer comes from the officer's own
address, our own server has not found that false, and it answers a letter that heard wrote to that officer.  That it
names our letter's Message-ID shows it, which only whoever has that letter can know.  Where a mail program leaves the
Message-ID out, a case's reference in the subject is enough if our own server vouches for the sender besides, since
anybody can type a reference.  Whoever had a notice passed on to them may still claim it, and gains by it that another
officer reads the next one.  Nothing becomes of any case.

It begins with the day it says, and ends with the last one it says, or on the third working day where it says none; and
as soon as they write themselves, or their mail program says that they are back.  Who has left is away until they write
themselves; mail for them goes to whoever stands in, until they are taken out of the settings.  Pure.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from heard.casework.allocation import stands_in
from heard.casework.events import About
from heard.casework.in_words import day_in_words
from heard.casework.people import Officer
from heard.judgement.actions import Action, AskOfficer, NoteAbsence
from heard.judgement.facts import Facts
from heard.judgement.officers.out_of_office import Absence, Back, absence_in
from heard.judgement.officers.proof import proof_of
from heard.mail.message import Message
from heard.mail.threads.case_references import case_references

HELD_FOR = 3
"""Working days after the answer came, where it says no day."""
FOR_GOOD = date.max
"""The last day on which somebody is away who has left."""
_SAYS_SO = "RFC 3834"


def absence_told(message: Message, facts: Facts) -> tuple[Action, ...]:
    """Return what follows where a machine's mail says that an officer is away; () where it says nothing new."""
    officer = _writer(message, facts)
    if officer is None or facts.is_old or not _answers_us(message, facts, officer):
        return ()
    day = facts.calendar.local_date(facts.received_at)
    match absence_in(message, day=day):
        case Absence() as absence:
            return _is_away(officer, absence, day, facts)
        case Back() if _was_away(officer, facts):
            because = f"{officer.name}'s mail program answers that they are back"
            return (NoteAbsence(officer.address, None, because, clause=_SAYS_SO),)
    return ()


def returned(message: Message, facts: Facts) -> tuple[Action, ...]:
    """Return what follows where an officer who was away wrote themselves."""
    officer = _writer(message, facts)
    if officer is None or message.machine is not None or facts.is_old:
        return ()
    if not _was_away(officer, facts) or not proof_of(message, facts).proved:
        return ()
    return (NoteAbsence(officer.address, None, "they wrote themselves"),)


def _is_away(officer: Officer, absence: Absence, day: date, facts: Facts) -> tuple[Action, ...]:
    begins = absence.first or day
    holds = absence.last or facts.calendar.working_days_after(begins, HELD_FOR)
    if absence.for_good:
        holds = FOR_GOOD
    if any(first <= begins and holds <= last for first, last in officer.away):
        return ()
    because = f"{officer.name}'s mail program answers that they {_in_words(absence)}"
    noted = NoteAbsence(officer.address, holds, because, absence.last, _SAYS_SO, absence.first)
    if officer.is_away(begins) and not absence.for_good:
        return (noted,)  # it only lasts longer than was known
    gone = replace(officer, away=(*officer.away, (begins, holds)))
    acts = stands_in(gone, begins, facts.landlord.staff)
    meanwhile = f"goes to {acts.name} meanwhile" if acts is not None else "goes to the team leads: nobody stands in"
    told = f"{because}; what heard asks of them {meanwhile}{_how_long(absence)}"
    return (noted, AskOfficer(None, About.AWAY, told, waits=False))


def _in_words(absence: Absence) -> str:
    """Return what is told of an absence: "are away from 1 June 2026 until 5 June 2026"."""
    since = f" from {day_in_words(absence.first)}" if absence.first is not None else ""
    if absence.for_good:
        return f"work here no longer{since}"
    verb = "will be" if since else "are"
    until = f" until {day_in_words(absence.last)}" if absence.last is not None else " and does not say until when"
    return f"{verb} away{since}{until}"


def _how_long(absence: Absence) -> str:
    """Return how long it is believed, where the answer does not say that itself."""
    if absence.for_good:
        return ", until they write themselves or are taken out of heard.toml"
    return "" if absence.last else f", for {HELD_FOR} working days or until they write themselves"


def _was_away(officer: Officer, facts: Facts) -> bool:
    """Say whether a mail program told before this mail of an absence that has begun."""
    away, day = facts.away.get(officer.address), facts.calendar.local_date(facts.received_at)
    return away is not None and away.since < facts.received_at and (away.first is None or away.first <= day)


def _writer(message: Message, facts: Facts) -> Officer | None:
    """Return the officer whose own address a mail comes from, unless our own server found that it does not."""
    sender = message.sender
    if sender is None or len(message.senders) > 1 or facts.writer.refuted or facts.from_sent_folder:
        return None
    return facts.landlord.officer(sender.address)


def _answers_us(message: Message, facts: Facts, officer: Officer) -> bool:
    if facts.notice is not None:
        return facts.notice.to == officer.address
    return facts.writer.proved and bool(case_references(message.subject, facts.landlord.prefix))
