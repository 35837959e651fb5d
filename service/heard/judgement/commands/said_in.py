"""The command in a mail of staff's, read by the policy of its case as it stands; and what only looks like one.

Pure.
"""

from __future__ import annotations

import re
from dataclasses import replace

from heard.casework.commands import Given, Note, NotUnderstood
from heard.casework.events import Reference
from heard.judgement.commands.calendar_answers import is_calendar_answer
from heard.judgement.commands.first_line import Lines, lines_of, without_reference
from heard.judgement.commands.legal import Asking, legal_now
from heard.judgement.commands.spoken import Spoken
from heard.judgement.commands.typed import typed
from heard.judgement.commands.words import read
from heard.judgement.facts import Facts
from heard.judgement.rule import Rules
from heard.mail.message import Message
from heard.mail.threads.subjects import is_reply_subject


def command_in(
    lines: Lines, message: Message, facts: Facts, reference: Reference | None, about: str, rules: Rules
) -> Given | NotUnderstood | None:
    """Return the command on some lines of a mail; NotUnderstood where they look like one, None where they do not.

    reference   the case it is for
    about       what the notice is about that the mail answers; "" where it answers none
    """
    if is_calendar_answer(message):
        return None  # it may quote the words of a button, and nobody gives a command with it
    stands = facts.stands(reference) if reference is not None else None
    spoken = Spoken(
        policy=stands.policy if stands is not None else facts.policy,
        staff=facts.landlord.staff,
        prefix=facts.landlord.prefix,
        today=facts.calendar.local_date(facts.received_at),
        about=about,
        lists=rules.learning,
        areas=rules.areas,
    )
    sender = message.sender.address if message.sender is not None else ""
    asking = Asking(facts.landlord, sender, facts.received_at)
    legal = legal_now(stands, asking) if stands is not None else ()
    if (shorter := _without_its_case(lines.first, reference)) != lines.first:
        found = read(replace(lines, first=shorter), spoken, legal)
        if isinstance(found, Given):
            return replace(found, line=lines.first)
    return read(lines, spoken, legal)


def _without_its_case(line: str, reference: Reference | None) -> str:
    """Return a line without the reference of the case it is for: "close upheld NH-26-0042"."""
    if reference is None or reference.casefold() not in line.casefold():
        return line
    return " ".join(re.sub(re.escape(reference), " ", line, flags=re.IGNORECASE).split()).strip(" -:,;[]()")


def astray_in(
    message: Message, facts: Facts, reference: Reference | None, about: str, rules: Rules
) -> NotUnderstood | None:
    """Return what reads like a command where none counts: in a subject above no words, or below thanks and a name."""
    lines = lines_of(message)
    in_subject = () if is_reply_subject(message.subject) else (without_reference(message.subject),)
    for each in lines.below if lines.first else in_subject:
        found = command_in(Lines(each), message, facts, reference, about, rules) if each.strip() else None
        if isinstance(found, Given) and not isinstance(found.command, Note):
            return NotUnderstood(each, (typed(found.command, facts.landlord.staff),), True)
        if isinstance(found, NotUnderstood):
            return found
    return None
