"""The command in a mail of staff's, read by the policy of its case as it stands; and what only looks like one.

Pure.
"""

from __future__ import annotations

import re
from dataclasses import replace

from heard.casework.commands import Given, Note, NotUnderstood, State
from heard.casework.events import Reference
from heard.judgement.commands.among_ourselves import sender_of
from heard.judgement.commands.calendar_answers import is_calendar_answer
from heard.judgement.commands.first_line import Lines, lines_of, without_reference
from heard.judgement.commands.legal import Asking, legal_now
from heard.judgement.commands.spoken import spoken_at
from heard.judgement.commands.typed import typed
from heard.judgement.commands.words import ASKED_FOR, read
from heard.judgement.facts import Facts
from heard.judgement.rule import Rules
from heard.mail.message import Message
from heard.mail.threads.subjects import is_reply_subject

LOOKS_LIKE_ONE = "its first line looks like a command and is none"
ASTRAY = "a command counts on the first line of a mail, and this stands elsewhere"


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
    policy, today = stands.policy if stands is not None else facts.policy, facts.calendar.local_date(facts.received_at)
    spoken = spoken_at(policy, facts.landlord, rules, today, about)
    asking = Asking(facts.landlord, sender_of(message), facts.received_at)
    legal = legal_now(stands, asking) if stands is not None else ()
    near: NotUnderstood | None = None
    for at, shorter in enumerate(_ways_without(lines.first, reference)):
        found = read(replace(lines, first=shorter), spoken, legal)
        if isinstance(found, Given) and (at == 0 or isinstance(found.command, (*ASKED_FOR, State))):
            return replace(found, line=lines.first)
        if at and isinstance(found, NotUnderstood):
            near = near or replace(found, line=lines.first)
    as_it_stands = read(lines, spoken, legal)
    return as_it_stands if isinstance(as_it_stands, Given) else near or as_it_stands


def without_its_case(line: str, reference: Reference | None) -> str:
    """Return a line with "it" where it names the case it is for: "could you close NH-26-0042"."""
    return next(reversed(_ways_without(line, reference)), line)


def _ways_without(line: str, reference: Reference | None) -> tuple[str, ...]:
    """Return a line that names the case it is for, as it reads without; () of one that does not.

    "close upheld NH-26-0042", "stage 2 for NH-26-0042", "Nadia to take NH-26-0042".
    """
    if reference is None or reference.casefold() not in line.casefold():
        return ()
    its, case = rf"[\[(]?{re.escape(reference)}[\])]?", r"(?:(?:the )?(?:case|complaint) )?"
    behind = rf"(?:\b(?:for|on|in|of|re|about|regarding|concerning):? )?{case}{its}"
    ways = ((re.escape(reference), " "), (behind, " "), (rf"^{its}\s*[-:,]?\s*", " "), (rf"{case}{its}", " it "))
    read_as = (" ".join(re.sub(was, put, line, flags=re.IGNORECASE).split()) for was, put in ways)
    return tuple(each.strip(" -:,;[]()") for each in read_as)


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
