"""A person gave mail a case of its own: what that case is owed.

The same as any new case, with one difference: nobody asks whether it is a complaint, since a
person has said so.  A machine and a colleague are still not answered.

Pure.
"""

from __future__ import annotations

from heard.casework.events import About, Kind, Reference, StageName
from heard.casework.people import Role
from heard.judgement.acknowledge import first_letter, waits_for
from heard.judgement.actions import Action, AskOfficer, Decision, OpenCase
from heard.judgement.facts import Facts
from heard.mail.message import Message

BECAUSE = "a person gave it a case of its own"


def open_by_hand(message: Message | None, facts: Facts, *, quiet: bool) -> Decision:
    """Return the case that begins with this message, and what is owed on it.

    message  None where it could not be read: then nobody is known whom the case is about
    quiet    whether nobody shall be written to
    """
    stage, reference = facts.policy.first_stage.name, facts.next_reference
    outside = message if message is not None and _is_from_outside(message, facts) else None
    person = facts.writer.person if outside is not None and facts.writer.address is not None else None
    actions: list[Action] = [
        OpenCase(reference, person, Kind.COMPLAINT, True, stage, not facts.is_old, BECAUSE),
    ]
    if not quiet and not facts.is_old:
        actions += _owed(outside, facts, reference, stage)
    return Decision(Kind.COMPLAINT, True, facts.writer.role, (), tuple(actions))


def _is_from_outside(message: Message, facts: Facts) -> bool:
    by_a_machine = message.machine is not None and not facts.writer.is_form
    return not by_a_machine and not facts.from_sent_folder and facts.writer.role is not Role.OFFICER


def _owed(message: Message | None, facts: Facts, reference: Reference, stage: StageName) -> list[Action]:
    letter, why_not = None, f"no person outside is known to have written it; {reference} has to be acknowledged by hand"
    if message is not None:
        letter, why_not = first_letter(message, facts, reference, stage)
    owed: list[Action] = [letter] if letter is not None else []
    if wanted := waits_for(facts.policy, stage):
        because = f"its acknowledgement has to say what only a person can: {', '.join(wanted)}"
        owed.append(AskOfficer(reference, About.WORDS_WANTED, because))
    if letter is None or not facts.writer.sure:
        owed.append(AskOfficer(reference, About.WHO_IS_IT, why_not or facts.writer.because))
    return owed
