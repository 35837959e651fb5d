"""Whether more came from somebody than the landlord wants to be told of.

It is told to the team leads, once a month and person, and that is all: heard decides nothing, limits nobody, and
answers this mail like any other.  What is many is for the landlord to say; where they say nothing, nobody is told.
Whoever asks for the next stage, appeals, or answers what we asked does what the procedure is for:
no mail of that sort counts towards how many there are.

Pure.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from heard.casework.events import About, Kind, LetterName, Purpose
from heard.casework.in_words import MONTHS
from heard.casework.people import Role
from heard.judgement.actions import WriteLetter
from heard.judgement.facts import Facts
from heard.judgement.routing import who_wrote
from heard.mail.message import Address

LETTER = LetterName(f"officer.notice.{About.SIGNS}")
OF_PEOPLE = (
    Kind.COMPLAINT,
    Kind.SERVICE_REQUEST,
    Kind.COMPLIMENT,
    Kind.ENQUIRY,
    Kind.FOLLOW_UP,
    Kind.ESCALATION,
    Kind.RESOLVED,
)
"""What counts as a mail that somebody sent."""
_THEIR_RIGHT = ("escalation_request", "restriction_appeal")
"""Findings of a mail that asks for the next stage, or appeals."""
_ASKED = re.compile(
    r"\b(?:please|kindly|(?:can|could|would|will) you(?: please)?) (?:also |just )?(?:let (?:us|me) (?:know|have)|send"
    r"|confirm|tell|give|provide|complete|fill (?:in|out)|reply|forward|supply|say|advise|describe|choose"
    r"|return|sign)\b"
    r"|\b(?:i|we) (?:would|will|still|do)? ?need(?: to know|:| from you| you to)\b"
)
_IN_GENERAL = re.compile(
    r"\bif (?:you(?:'re| are| have| need| would| wish| want|'d| do| still| feel| remain)|there|anything|this is not)\b"
    r"|\bany (?:other |further )?(?:questions?|queries)\b|\b(?:happy|satisfied) with\b"
)
"""What letters end with, whatever they say: it asks nothing."""
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]?")
_FEW_WORDS = 3
"""Words of a heading: "Not happy?" asks nothing."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """How much from one person the landlord wants to be told of: what is more than that; None for never.

    messages_a_month   in a month of the calendar
    after_the_end_a_month   of them, on cases that are closed or finally answered
    cases_a_year       that were opened for them in the twelve months before
    """

    messages_a_month: int | None = None
    after_the_end_a_month: int | None = None
    cases_a_year: int | None = None

    @property
    def is_any(self) -> bool:
        return any(each is not None for each in (self.messages_a_month, self.after_the_end_a_month, self.cases_a_year))


NEVER = Thresholds()


@dataclass(frozen=True, slots=True)
class Counted:
    """How much came from one person, the message in hand included; `vulnerable`: mail told of somebody who is."""

    messages: int
    after_the_end: int
    cases: int
    vulnerable: bool = False


def may_be_told(facts: Facts, kind: Kind) -> bool:
    """Say whether a message counts: a tenant's own, known to be theirs, of nobody whose contact is limited already."""
    writer = facts.writer
    is_theirs = writer.role is Role.TENANT and writer.sure and writer.known and not writer.is_form
    limited = any(limit.restriction.person == writer.person for limit in facts.limits)
    return is_theirs and not limited and not facts.is_old and kind in OF_PEOPLE


def is_of_the_volume(kind: Kind, findings: Collection[str]) -> bool:
    """Say whether a mail counts towards how many there are, by what it is and what was found in it."""
    return kind is not Kind.ESCALATION and not any(each in _THEIR_RIGHT for each in findings)


def asks_something(words: str) -> bool:
    """Say whether an officer's mail asks its reader something, so that the next mail answers it."""
    text = words.lower().replace("\u2019", "'")
    for sentence in (each[0].strip() for each in _SENTENCE.finditer(text)):
        is_question = sentence.endswith("?") and len(sentence.split()) > _FEW_WORDS
        if (is_question or _ASKED.search(sentence)) and not _IN_GENERAL.search(sentence):
            return True
    return False


def key_of(facts: Facts) -> str:
    """Return what stands for the person and the month in the keys of what is told; no address is in it."""
    day = facts.calendar.local_date(facts.received_at)
    return f"{About.SIGNS}:P{facts.writer.person}:{day:%Y-%m}"


def told(thresholds: Thresholds, counted: Counted, facts: Facts) -> tuple[WriteLetter, ...]:
    """Return the letters to the team leads where more came than they want to be told of."""
    passed = tuple(_passed(thresholds, counted, facts))
    if not passed:
        return ()
    rule = facts.policy.restriction
    because = f"{who_wrote(facts)} {'; and '.join(passed)}"
    values: dict[str, object] = {
        "message": facts.message,
        "person": f"P{facts.writer.person}",
        "reason": because,
        "no_sign": "; ".join(rule.never_because) or None if rule is not None else None,
        "vulnerable": "yes" if counted.vulnerable else None,
    }
    clause = (rule.clause if rule is not None else None) or ""
    return tuple(
        WriteLetter(
            f"{key_of(facts)}:{lead.address}",
            LETTER,
            Purpose.NOTICE,
            None,  # it is on no case: nobody who opens one is to find somebody labelled
            None,
            Address(lead.name, lead.address),
            False,
            values,
            because,
            clause,
            replies=False,
        )
        for lead in facts.landlord.team_leads
    )


def _passed(thresholds: Thresholds, counted: Counted, facts: Facts) -> Iterator[str]:
    day = facts.calendar.local_date(facts.received_at)
    month = f"in {MONTHS[day.month - 1]} {day.year}"
    for most, count, what in (
        (thresholds.messages_a_month, counted.messages, f"sent {counted.messages} mails {month}"),
        (
            thresholds.after_the_end_a_month,
            counted.after_the_end,
            f"sent {counted.after_the_end} mails {month} about what is closed or finally answered",
        ),
        (thresholds.cases_a_year, counted.cases, f"had {counted.cases} cases opened in twelve months"),
    ):
        if most is not None and count > most:
            yield f"{what}, and you want to be told of more than {most}"
