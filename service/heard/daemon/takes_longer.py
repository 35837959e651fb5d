"""The letter that tells the complainant that the answer takes longer: what it says, and its draft in a reminder."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from heard.casework.commands import SendLetter
from heard.casework.people import Officer
from heard.daemon.writing import Writing
from heard.judgement.commands.letters_sent import letter_rule
from heard.judgement.commands.offered import Offer
from heard.judgement.facts import OnFile
from heard.letters.catalogue import letter_name

_STOPS = (".", "!", "?")


def says_of_a_later_answer(
    writing: Writing, stands: OnFile, officer: Officer, until: date, because: str, name: str = ""
) -> Mapping[str, object]:
    """Return the words of the letter, but for those that are not known.

    until     the day it names
    because   the officer's reason; "" where it is still to be given
    name      the complainant's; "" where it is not known
    """
    why = f"{because[0].upper()}{because[1:]}{'' if because.endswith(_STOPS) else '.'}" if because else None
    case, policy = stands.case, stands.policy
    words: dict[str, object] = {
        "name": name or None,
        "reference": case.reference,
        "organisation": writing.house.given.landlord.name,
        "mailbox": case.mailbox,
        "stage": policy.stage(case.stage).title if case.stage is not None else None,
        "new_answer_by": until,
        "why_longer": why,
        "extension_reason": why,
        "signed_by": ", ".join(filter(None, (officer.name, officer.title))),
        "outside_body": policy.outside_body,
    }
    return {word: value for word, value in words.items() if value is not None}


def offer_to_send(command: SendLetter) -> Offer:
    return Offer("Send this", command, asks=("because: [why]",))


def draft_of(writing: Writing, stands: OnFile, officer: Officer, command: SendLetter) -> tuple[str, ...]:
    """Return the letter as it would be sent in an officer's name, a line each; it asks in brackets for the reason."""
    rule = letter_rule(stands, command.letter)
    assert rule is not None  # judgement/commands/letters_sent.py
    assert command.until is not None
    name = letter_name(rule.purpose, stands.case.stage)
    values = says_of_a_later_answer(writing, stands, officer, command.until, "")
    text = writing.house.letters.draft(name, values, rule.must_say).text
    return tuple(line for line in text.splitlines() if line.strip())
