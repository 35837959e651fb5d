"""An officer is away, or back: what is asked of them goes to their deputy meanwhile, and the team leads are told once.

An absence is believed where it costs little and a stranger cannot claim it: the answer comes from the officer's own
address, our own server has not found that false, and it answers a letter that heard wrote to that officer.  That it
names our letter's Message-ID shows it, which only whoever has that letter can know.  Where a mail program leaves the
Message-ID out, a case's reference in the subject is enough if our own server vouches for the sender besides, since
anybody can type a reference.  Whoever had a notice passed on to them may still claim it, and gains by it that another
officer reads the next one.  Nothing becomes of any case.

It ends with the day it says, or on the third working day where it says none; and as soon as they write themselves.
Pure.
"""

from __future__ import annotations

from dataclasses import replace

from heard.casework.allocation import stands_in
from heard.casework.events import About
from heard.casework.in_words import day_in_words
from heard.casework.people import Officer
from heard.judgement.actions import Action, AskOfficer, NoteAbsence
from heard.judgement.facts import Facts
from heard.judgement.officers.out_of_office import absence_in
from heard.judgement.officers.proof import proof_of
from heard.mail.message import Message
from heard.mail.threads.case_references import case_references

HELD_FOR = 3
"""Working days after the answer came, where it says no day."""
_SAYS_SO = "RFC 3834"


def absence_told(message: Message, facts: Facts) -> tuple[Action, ...]:
    """Return what follows where a machine's mail says that an officer is away; () where it says nothing new."""
    officer = _writer(message, facts)
    if officer is None or facts.is_old or not _answers_us(message, facts, officer):
        return ()
    day = facts.calendar.local_date(facts.received_at)
    absence = absence_in(message, day=day)
    if absence is None:
        return ()
    holds = absence.last or facts.calendar.working_days_after(day, HELD_FOR)
    if any(first <= day and holds <= last for first, last in officer.away):
        return ()
    until = f"until {day_in_words(absence.last)}" if absence.last else "and does not say until when"
    because = f"{officer.name}'s mail program answers that they are away {until}"
    noted = NoteAbsence(officer.address, holds, because, absence.last, _SAYS_SO)
    if officer.is_away(day):
        return (noted,)  # it only lasts longer than was known
    gone = replace(officer, away=(*officer.away, (day, holds)))
    acts = stands_in(gone, day, facts.landlord.staff)
    meanwhile = f"goes to {acts.name} meanwhile" if acts is not None else "goes to the team leads: nobody stands in"
    until_when = "" if absence.last else f", for {HELD_FOR} working days or until they write themselves"
    told = f"{because}; what heard asks of them {meanwhile}{until_when}"
    return (noted, AskOfficer(None, About.AWAY, told, waits=False))


def returned(message: Message, facts: Facts) -> tuple[Action, ...]:
    """Return what follows where an officer who was away wrote themselves."""
    officer = _writer(message, facts)
    if officer is None or message.machine is not None or facts.is_old:
        return ()
    away = facts.away.get(officer.address)
    if away is None or facts.received_at <= away.since or not proof_of(message, facts).proved:
        return ()
    return (NoteAbsence(officer.address, None, "they wrote themselves"),)


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
