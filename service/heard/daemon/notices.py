"""What a notice to officers says besides its reason: whose letter it is about, and in which words to answer it.

The same question goes to whoever wrote the letter and to others, and neither may read it as if it were for the other.
A command that a notice shows has to be understood as it is typed, so it is in the words of the case's own policy.
"""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

from heard.casework.events import LetterName, OfficersLetterSeen, Reference, StageName
from heard.casework.people import Officer
from heard.daemon.house import House
from heard.judgement.facts import OnFile
from heard.letters.catalogue import letter_of
from heard.store.on_file import on_file


def words_of_the_policy(
    connection: Connection, house: House, reference: Reference | None, name: LetterName
) -> Mapping[str, object]:
    """Return the stages and outcomes to choose from, as they are typed; nothing where the notice has no use for them.

    The stage and the outcome alone are what its example takes: the stage the case is at, and the first outcome of all.
    """
    letter = letter_of(name)
    if reference is None or letter is None or letter.word("outcomes") is None:
        return {}
    for stands in on_file(connection, [reference], house.given.landlord, house.policies):
        closing, stage = stands.policy.closing, stands.case.stage
        outcomes = [shlex.quote(each) for each in (closing.outcomes if closing is not None else ())]
        return {
            "stage": shlex.quote(stage) if stage is not None else None,
            "stages": ", ".join(map(shlex.quote, stages_it_may_be_of(stands))) or None,
            "outcome": next(iter(outcomes), None),
            "outcomes": ", ".join(outcomes) or None,
        }
    return {}


def words_of_a_doubt(name: LetterName, seen: OfficersLetterSeen | None) -> Mapping[str, object]:
    """Return whether it is in doubt what a letter is, where a notice makes a difference by it.

    seen   as what the letter was seen
    """
    letter = letter_of(name)
    if letter is None or letter.word("in_doubt") is None:
        return {}
    return {"in_doubt": "yes" if seen is not None and not seen.sure else None}


def stages_it_may_be_of(stands: OnFile) -> tuple[StageName, ...]:
    """Return of which stages a letter on a case may be said to be: those it has been at, and the next."""
    now = stands.case.stage
    following = stands.policy.stage(now).next if now is not None else None
    been = (visit.stage for visit in stands.case.visits)
    return tuple(dict.fromkeys((*been, *(() if following is None else (following,)))))


def words_for(officer: Officer, asked: Sequence[Officer], of: Sequence[str]) -> Mapping[str, object]:
    """Return whether an officer is told of a letter of their own, and whose it is.

    of   the addresses of whoever wrote it
    """
    writers = [each.name for each in asked if each.address in of]
    return {
        "to_writer": "yes" if officer.address in of else None,
        "writer": " and ".join(writers) or None,
    }
