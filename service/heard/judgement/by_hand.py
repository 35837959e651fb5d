"""A person gave mail a case of its own: what that case is owed.

The same as any new case, with one difference: nobody asks whether it is a complaint, since a
person has said so.  A machine and a colleague are still not answered.

Pure.
"""

from __future__ import annotations

from heard.casework.events import Kind
from heard.casework.people import Role
from heard.judgement.acknowledge import owed_at_once
from heard.judgement.actions import Action, Decision, OpenCase
from heard.judgement.facts import Facts
from heard.judgement.formally import stage_it_opens_at
from heard.mail.message import Message

BECAUSE = "a person gave it a case of its own"


def open_by_hand(message: Message | None, facts: Facts, *, quiet: bool) -> Decision:
    """Return the case that begins with this message, and what is owed on it.

    message  None where it could not be read: then nobody is known whom the case is about
    quiet    whether nobody shall be written to
    """
    reference = facts.next_reference
    outside = message if message is not None and _is_from_outside(message, facts) else None
    stage = facts.policy.first_stage.name if outside is None else stage_it_opens_at(outside, facts.policy)[0]
    complains = outside is not None and facts.writer.address is not None and facts.writer.role is not Role.OMBUDSMAN
    person = facts.writer.person if complains else None
    actions: list[Action] = [
        OpenCase(reference, person, Kind.COMPLAINT, True, stage, not facts.is_old, BECAUSE),
    ]
    if not quiet and not facts.is_old:
        nobody = f"no person outside is known to have written it; {reference} has to be acknowledged by hand"
        actions += owed_at_once(facts, reference, stage, unanswered=nobody if outside is None else "")
    return Decision(Kind.COMPLAINT, True, facts.writer.role, (), tuple(actions))


def _is_from_outside(message: Message, facts: Facts) -> bool:
    by_a_machine = message.machine is not None and not facts.writer.is_form
    return not by_a_machine and not facts.from_sent_folder and facts.writer.role is not Role.OFFICER
