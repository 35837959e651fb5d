"""The letter to a restricted person whose contact is acknowledged: that it has come, what becomes of it, and no more.

It stops no clock and promises no answer.  What it says of the limit is for the person alone: an address not known to be
theirs gets a receipt that says nothing of it, and promises as little.  Mail that goes on as anybody's gets anybody's.

Pure.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from heard.casework.events import LetterName, Reference, StageName
from heard.casework.policy.letters import LetterRule
from heard.casework.policy.words import LetterPurpose, MailboxDoes
from heard.casework.restriction import Restriction
from heard.casework.standing import Standing
from heard.judgement.acknowledge import receipt_of
from heard.judgement.actions import Action, WriteLetter
from heard.judgement.facts import Facts
from heard.judgement.restricted.contacted import Contacted, clause_of, option_of, states_the_contact

_ANY = StageName("any")


def acknowledges(
    contacted: Contacted, reference: Reference, facts: Facts, because: str, *, filed_only: bool
) -> tuple[Action, ...]:
    """Return the letter that says that a contact has come; () where its writer takes no mail.

    reference    the case it is filed on
    because      what of the entry has it acknowledged
    filed_only   whether it is put on file and no more; what says so goes to an address of theirs alone, and not where
                 the policy wants them told whom to contact: that person may answer
    """
    on_file = facts.stands(reference)
    its_own = facts if on_file is None else replace(facts, policy=on_file.policy, calendar=on_file.calendar)
    stage = on_file.case.stage if on_file is not None else None
    belongs = is_at_theirs(contacted, facts)
    letters = receipt_of(its_own, reference, stage or its_own.policy.first_stage.name, belongs=belongs)
    clause = clause_of(facts.policy)
    receipts = (each for each in letters if isinstance(each, WriteLetter))
    if filed_only:
        says_more = belongs and not states_the_contact(contacted.restriction, facts.policy, facts.landlord)
        receipts = (_as_filed(each, contacted, facts) if says_more else _put_on_file(each) for each in receipts)
    return tuple(replace(each, because=because, clause=clause) for each in receipts)


def is_at_theirs(contacted: Contacted, facts: Facts) -> bool:
    """Say whether an answer goes to an address that is known to be the restricted person's."""
    return facts.writer.address is not None and facts.writer.address.address in contacted.limit.addresses


def _put_on_file(receipt: WriteLetter) -> WriteLetter:
    """Return a receipt that leaves open whether anything follows: what the policy's own promise may never come."""
    return replace(receipt, name=LetterName(f"complainant.{LetterPurpose.RECEIPT}.put-on-file"), must_say=())


def _as_filed(receipt: WriteLetter, contacted: Contacted, facts: Facts) -> WriteLetter:
    rule, purpose = letter_rule(contacted, facts), LetterPurpose.FILED_NO_ACTION
    if rule is not None:
        purpose = rule.purpose
    which = receipt.stage if rule is not None and receipt.stage is not None and rule.belongs_to(receipt.stage) else _ANY
    what = " ".join(_what_it_means(contacted, facts))
    return replace(
        receipt,
        key=f"{receipt.reference}:{purpose}:message-{facts.message}",
        name=LetterName(f"complainant.{purpose}.{which}"),
        values={**receipt.values, "what_it_means": what} if what else receipt.values,
        must_say=rule.must_say if rule is not None else (),
    )


def letter_rule(contacted: Contacted, facts: Facts) -> LetterRule | None:
    """Return the policy's letter that a filed contact is acknowledged with; None where heard's own wording serves.

    The option's, where heard may send it: what says a person's decision is a person's to send.
    """
    option = option_of(contacted.restriction, facts.policy)
    named = facts.policy.letters.get(option.letter) if option is not None and option.letter is not None else None
    rule = named if named is not None and named.is_ours else facts.policy.letter_for(LetterPurpose.FILED_NO_ACTION)
    return rule if rule is not None and rule.is_ours else None


def _what_it_means(contacted: Contacted, facts: Facts) -> Iterator[str]:
    """Yield how the matter stands, and what the entry means for the mail that is still to come."""
    entry = contacted.restriction
    option = option_of(entry, facts.policy)
    yield from _how_it_stands(entry, facts)
    if entry.named_contact or (option is not None and option.mailbox is MailboxDoes.NAMED_PERSON):
        yield "It has gone to the person who deals with you, as we told you."
    if entry.at_most is not None:
        yield f"We tell you of {entry.at_most} that it has come. What comes besides is read and kept on file."
    elif entry.acknowledges is None and option is not None and option.mailbox is MailboxDoes.FILE:
        yield "Further messages about this matter are read and kept on file, and we will not tell you that they came."
    if entry.last is not None:
        yield f"This holds until {in_words(entry.last)}."


def _how_it_stands(entry: Restriction, facts: Facts) -> Iterator[str]:
    """Yield what was said before and what is still owed, as far as it is known: a limit may begin before any answer."""
    if entry.letter_on is not None:
        yield f"We wrote to you about how you can contact us on {in_words(entry.letter_on)}."
    if entry.case is None or facts.stands(entry.case) is None:
        return
    standing = facts.standing(entry.case)
    if standing in (Standing.DECIDED, Standing.FINAL):
        yield "We have told you before what we decided about that matter."
    elif standing in (Standing.UNDECIDED, Standing.ASKED):
        yield "You will still get the answer to your complaint that is due."


def in_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
