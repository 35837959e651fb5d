"""Asking whether somebody new is a person known already.

Only the team can say: a relative of the same name and home would look the same.  It is asked
once of each pair, and nothing is joined until somebody says so.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from heard.casework.events import About, Direction, Reference
from heard.casework.people import Role
from heard.daemon.asking import ask
from heard.daemon.writing import Writing
from heard.judgement.actions import AskOfficer, Decision, FileOnCase, OpenCase
from heard.judgement.facts import Facts
from heard.judgement.reading import Reading
from heard.judgement.same_person import Likely, Same, Told, likeliest
from heard.mail.message import Message
from heard.mail.threads.clues import ClueKind
from heard.mail.told.names import name_keys, names_in
from heard.mail.told.personal_names import Likeness, alike, normal_name
from heard.store import people, same_people


def ask_if_known(writing: Writing, decision: Decision, facts: Facts, reading: Reading) -> None:
    """Ask the team leads whether the writer of mail that is on a case now is a person known from elsewhere.

    Called once the decision is written down: what is asked stands after what it is asked about.
    """
    writer, reference = facts.writer, _case_of(decision)
    if reference is None or writer.known or writer.address is None or writer.role is not Role.TENANT or facts.is_old:
        return
    likely = _likeliest(writing, facts, reading)
    if likely is None or likely.same is not Same.ASK:
        return
    if not any(isinstance(action, OpenCase) for action in decision.actions):
        people.know(writing.connection, writer, now=writing.now)  # whoever opens a case is known by it
    if same_people.propose(writing.connection, likely.person, writer.person, message=writing.cause, now=writing.now):
        _ask(writing, reference, f"P{likely.person} and P{writer.person} may be one person: {likely.because}")


def _case_of(decision: Decision) -> Reference | None:
    """Return the case a message opened, or was put on as one that came in."""
    for action in decision.actions:
        if isinstance(action, OpenCase):
            return action.reference if action.person is not None else None
        if isinstance(action, FileOnCase):
            return action.reference if action.direction is Direction.IN else None
    return None


def _ask(writing: Writing, reference: Reference, because: str) -> None:
    asking = replace(writing, events=defaultdict(list))
    ask(asking, AskOfficer(reference, About.SAME_PERSON, because))
    asking.append()


def _likeliest(writing: Writing, facts: Facts, reading: Reading) -> Likely | None:
    if not facts.told_before:
        return None
    told = Told(
        address=facts.writer.address.address if facts.writer.address else "",
        names=_own_names(facts, reading.message),
        homes=_told(reading, ClueKind.HOME),
        phones=_told(reading, ClueKind.PHONE),
        numbers=_told(reading, ClueKind.NUMBER),
    )
    if not told.names or not (told.homes or told.phones or told.numbers):
        return None
    known = people.told_of(writing.connection, homes=told.homes, phones=told.phones, numbers=told.numbers)
    return likeliest(told, [each for each in known if each.person != facts.writer.person])


def _told(reading: Reading, kind: ClueKind) -> tuple[str, ...]:
    return tuple(clue.value for clue in reading.clues.left if clue.kind is kind)


def _own_names(facts: Facts, message: Message) -> tuple[str, ...]:
    """Return the names that are the writer's own: the display name, and what it is signed with that agrees with it."""
    display = facts.writer.address.name if facts.writer.address else ""
    first = normal_name(display) if name_keys(display) else ""
    told = names_in(message)
    if not first:
        return told[:1]
    return (first, *(name for name in told if name != first and alike(name, first) is not Likeness.NO))
