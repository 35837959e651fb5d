"""Whether a new complaint is acknowledged by letter, and with what words.

A letter that answers a machine starts a loop; one that goes to nobody is a promise not
kept.  Where heard may not write, the case stands all the same and a person is asked to.

Pure.
"""

from __future__ import annotations

from heard.casework.deadlines import due_of
from heard.casework.events import LetterName, Purpose, Reference, StageName
from heard.casework.policy import Moment
from heard.judgement.actions import WriteLetter
from heard.judgement.facts import Facts
from heard.mail.addresses import can_be_written_to
from heard.mail.automatic import is_no_reply
from heard.mail.message import Message


def acknowledgement(
    message: Message, facts: Facts, reference: Reference, stage: StageName
) -> tuple[WriteLetter | None, str]:
    """Return the letter that acknowledges a new case, or None and the reason why heard may not write it."""
    to = facts.writer.address
    if to is None:
        return None, facts.writer.because
    if is_no_reply(to.address) or not can_be_written_to(to.address):
        return None, f"the address of its writer takes no mail; {reference} has to be acknowledged another way"
    if facts.landlord.is_own(to.address) or facts.landlord.officer(to.address):
        return None, f"its answer would come back to the landlord; {reference} has to be acknowledged another way"
    rule = facts.policy.letters["acknowledgement"]
    owed = next(clock for clock in facts.policy.clocks_of(stage) if clock.ends is Moment.ACKNOWLEDGED)
    answer = next((clock for clock in facts.policy.clocks_of(stage) if clock.ends is Moment.ANSWERED), None)
    due = due_of(answer, facts.received_at, facts.calendar) if answer else None
    if due is not None and due < facts.now:
        due = None  # heard late, after an outage: a date that has passed is no promise
    letter = WriteLetter(
        key=f"{reference}:acknowledgement:{stage}",
        name=LetterName(f"complainant.acknowledgement.{stage}"),
        purpose=Purpose.ACKNOWLEDGEMENT,
        reference=reference,
        stage=stage,
        to=to,
        outside=True,
        values={
            "name": to.name,
            "reference": reference,
            # Until an officer is put in charge, whoever owes the acknowledgement handles the case.
            "handler_name": facts.policy.roles[owed.owed_by],
            "answer_by": facts.calendar.local_date(due) if due else None,
            "organisation": facts.landlord.name,
            "outside_body": facts.policy.outside_body,
            "how_to_complain": facts.policy.how_to_complain,
            "mailbox": facts.mailbox,
        },
        because=f"a new complaint is owed an acknowledgement within {owed.within}",
        clause=rule.clause or owed.clause,
    )
    return letter, ""
