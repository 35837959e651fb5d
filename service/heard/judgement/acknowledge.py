"""Which letter answers at once, where a case opens or goes to its next stage, and with what words.

The policy's acknowledgement where heard can write all of it; where it has to hold what only a
person can say, a bare receipt goes, and a person is asked for the rest.

A letter that answers a machine starts a loop; one that goes to nobody is a promise not
kept.  Where heard may not write, the case stands all the same and a person is asked to.

Pure.
"""

from __future__ import annotations

from datetime import date

from heard.casework.due_dates import due_of
from heard.casework.events import About, LetterName, Purpose, Reference, StageName
from heard.casework.lengths import Length
from heard.casework.moments import Moment
from heard.casework.people import Role
from heard.casework.policy import Policy, Stage
from heard.casework.policy.clocks import ClockRule
from heard.casework.policy.letters import LetterRule
from heard.casework.policy.words import ClockKind, Item, LetterPurpose
from heard.judgement.actions import Action, AskOfficer, WriteLetter
from heard.judgement.facts import Facts
from heard.mail.format.addresses import can_be_written_to
from heard.mail.machines.automatic import is_no_reply
from heard.mail.message import Address

INSTEAD = frozenset({Moment.ACKNOWLEDGED, Moment.HOLDING_REPLY})
SAID_AT_ONCE = frozenset(
    map(Item, ("reference", "handler-name", "answer-by-date", "officer-contact-by", "outside-body", "how-to-complain"))
)
"""What heard can say of a case on the day it opens; for the rest a letter waits for a person."""


def owed_at_once(facts: Facts, reference: Reference, stage: StageName, *, unanswered: str = "") -> tuple[Action, ...]:
    """Return the letter that a stage which opens now is answered with at once, and what a person has to say or to do.

    unanswered   why nobody may be written to; "" where its writer is
    """
    letter, why_not = (None, unanswered) if unanswered else first_letter(facts, reference, stage)
    owed: list[Action] = [letter] if letter is not None else []
    if wanted := waits_for(facts.policy, stage):
        lacks = f"its acknowledgement has to say what only a person can: {', '.join(wanted)}"
        owed.append(AskOfficer(reference, About.WORDS_WANTED, lacks))
    if letter is None or not facts.writer.sure:
        because, instead = why_not or facts.writer.because, letter is None
        owed.append(AskOfficer(reference, About.WHO_IS_IT, because, acknowledges=instead))
    return tuple(owed)


def receipt_of(facts: Facts, reference: Reference, stage: StageName, *, belongs: bool = False) -> tuple[Action, ...]:
    """Return the letter that says no more than that a message on a case has come; () where its writer takes no mail.

    belongs   whether its writer is shown to belong to the case; nobody else gets what lets its holder in
    """
    to = facts.writer.address
    if to is None or why_no_receipt(facts):
        return ()
    rule = facts.policy.letter_for(LetterPurpose.RECEIPT, stage)
    letter = WriteLetter(
        key=f"{reference}:{LetterPurpose.RECEIPT}:message-{facts.message}",
        name=LetterName(f"complainant.{LetterPurpose.RECEIPT}.{stage}"),
        purpose=Purpose.RECEIPT,
        reference=reference,
        stage=stage,
        to=to,
        outside=True,
        values=_values(facts, reference, to),
        because="it may ask for more than was given, and its writer is told that it has come",
        clause=(rule.clause if rule is not None else "") or "",
        must_say=rule.must_say if rule is not None else (),
        signed=belongs,
    )
    return (letter,)


def why_no_receipt(facts: Facts) -> str:
    """Return why nothing may be written to whoever wrote a message; "" where it may."""
    to = facts.writer.address
    return _takes_no_letter(to, facts) if to is not None else facts.writer.because


def first_letter(facts: Facts, reference: Reference, stage: StageName) -> tuple[WriteLetter | None, str]:
    """Return the letter that answers at once, or None and the reason why heard may not write it."""
    to = facts.writer.address
    if to is None:
        return None, facts.writer.because
    if why_not := _takes_no_letter(to, facts):
        return None, f"{why_not}; {reference} has to be acknowledged another way"
    rule = _at_once(facts.policy, stage)
    if rule is None:
        return None, f"the policy has no letter that {reference} could be acknowledged with"
    return _letter(rule, facts, reference, stage, to), ""


def _takes_no_letter(to: Address, facts: Facts) -> str:
    """Return why nothing may be written to an address; "" where it may."""
    if facts.writer.role is Role.OMBUDSMAN:
        return "an Ombudsman wrote it, who is answered by people alone"
    if is_no_reply(to.address) or not can_be_written_to(to.address):
        return "the address of its writer takes no mail"
    if facts.landlord.is_own(to.address) or facts.landlord.officer(to.address):
        return "its answer would come back to the landlord"
    return ""


def waits_for(policy: Policy, stage: StageName) -> tuple[str, ...]:
    """Return what a person has to say before a stage can be acknowledged as the policy wants it; () for nothing."""
    rule = policy.letter_for(LetterPurpose.ACKNOWLEDGEMENT, stage)
    return rule.hold_for if rule is not None else ()


def _at_once(policy: Policy, stage: StageName) -> LetterRule | None:
    acknowledgement = policy.letter_for(LetterPurpose.ACKNOWLEDGEMENT, stage)
    if acknowledgement is not None and not acknowledgement.hold_for:
        return acknowledgement
    return policy.letter_for(LetterPurpose.RECEIPT, stage)


def _letter(rule: LetterRule, facts: Facts, reference: Reference, stage: StageName, to: Address) -> WriteLetter:
    policy = facts.policy
    owed = next((clock for clock in policy.clocks_of(stage) if Moment.ACKNOWLEDGED in clock.ends), None)
    # Where the policy knows no fuller acknowledgement, its receipt is one.
    counts = policy.letter_for(LetterPurpose.ACKNOWLEDGEMENT, stage) in (None, rule)
    because = "what opens a stage is answered at once"
    if owed is not None and counts:
        within = f" within {owed.within}" if isinstance(owed.within, Length) else ""
        what = "a new complaint" if policy.stage(stage) is policy.first_stage else "a request for the next stage"
        because = f"{what} is owed an acknowledgement{within}"
    return WriteLetter(
        key=f"{reference}:{rule.purpose}:{stage}",
        name=LetterName(f"complainant.{rule.purpose}.{stage}"),
        purpose=Purpose.ACKNOWLEDGEMENT if counts else Purpose.RECEIPT,
        reference=reference,
        stage=stage,
        to=to,
        outside=True,
        values={
            **_values(facts, reference, to),
            "handler_name": _handler(policy, policy.stage(stage), owed),
            "answer_by": _due_on(facts, reference, stage, Moment.ANSWERED),
            "officer_contact_by": _due_on(facts, reference, stage, Moment.CONTACT_MADE),
        },
        because=because,
        clause=rule.clause or (owed.clause if owed is not None else ""),
        must_say=rule.must_say,
        leaflet=(policy.name, rule.leaflet) if rule.leaflet is not None else None,
    )


def _values(facts: Facts, reference: Reference, to: Address) -> dict[str, object]:
    return {
        "name": to.name,
        "reference": reference,
        "organisation": facts.landlord.name,
        "outside_body": facts.policy.outside_body,
        "how_to_complain": facts.policy.how_to_complain,
        "mailbox": facts.mailbox,
    }


def _handler(policy: Policy, stage: Stage, owed: ClockRule | None) -> str | None:
    """Return who deals with it: until an officer is put in charge, whoever owes the acknowledgement."""
    roles = (owed.owed_by if owed is not None else None, stage.owner)
    return next((policy.roles[role] for role in roles if role is not None and role in policy.roles), None)


def _due_on(facts: Facts, reference: Reference, stage: StageName, moment: Moment) -> date | None:
    """Return the day something is due, as far as it is known when the stage begins."""
    policy, on_file = facts.policy, facts.stands(reference)
    day = facts.calendar.local_date(facts.received_at)
    if on_file is not None and on_file.case.clocks_off_at(facts.received_at, day) is not None:
        return None  # a restriction takes the case out of the usual times, and a usual date is no promise there
    # heard logs a stage as it opens.
    begins = {policy.stage(stage).opens_on, Moment.LOGGED, Moment.STAGE_2_LOGGED}
    promises = [
        clock
        for clock in policy.clocks_of(stage)
        if clock.kind is ClockKind.MEASURED and moment in clock.ends and begins.intersection(clock.starts)
    ]
    # "Acknowledged, or answered at once" promises no answer; what this act alone ends comes first.
    promises = [clock for clock in promises if not INSTEAD.intersection(clock.ends)]
    for clock in sorted(promises, key=lambda clock: len(clock.ends)):
        due = due_of(clock, facts.received_at, policy, facts.calendar)
        # Heard late, after an outage: a date that has passed is no promise.
        return facts.calendar.local_date(due) if due is not None and due >= facts.now else None
    return None
