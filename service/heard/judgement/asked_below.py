"""What somebody outside asks for, or tells of, in a mail that only stands below an officer's and never came here.

An officer answers a tenant who wrote to them alone, with the mailbox in Cc.  What goes out is the officer's letter, and
what stands below it opens nothing; but a request for the next stage that is recorded nowhere is put to a person, unless
the letter says itself that it is taken up.  And a danger that was told there was told to nobody else.

Pure.
"""

from __future__ import annotations

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from heard.casework.events import About, Reference
from heard.casework.people import Role
from heard.casework.standing import Standing
from heard.judgement.actions import AskOfficer, Finding
from heard.judgement.brought.held import held_on, is_of_an_earlier_stage
from heard.judgement.brought.passed_on import PassedOn
from heard.judgement.classify import VERDICTS, verdicts
from heard.judgement.facts import Facts, OnFile
from heard.judgement.only_spoken_of import asked_where_spoken_of, held_back_by_words
from heard.judgement.our_people import is_one_of_ours
from heard.judgement.rule import Rules
from heard.judgement.second_opinion.together import ANSWERED
from heard.judgement.signals import signals_of
from heard.judgement.told_below import LOOKED_FOR, is_on
from heard.judgement.writer import claimed_by
from heard.mail.message import Message
from heard.mail.passed_on.by_itself import by_itself
from heard.mail.passed_on.forwarded import chain_below


def asked_below(
    message: Message, facts: Facts, rules: Rules, reference: Reference | None, *, of: tuple[str, ...]
) -> tuple[AskOfficer, ...]:
    """Return the question to a person whether a mail that stands below an officer's asks for the next stage.

    reference   the case that the officer's mail is on
    of          the addresses of officers who are asked first

    The newest such mail is asked about: it says what its writer wants now.  Where as much was asked of the case already
    and nothing has answered it, it is only noted.
    """
    theirs, shown = next(_requests(message, facts, rules, reference), (None, None))
    if theirs is None or shown is None:
        return ()
    because = (
        f"an officer's mail quotes what {theirs.named} wrote to them: it is recorded nowhere and seems to ask for "
        f'the next stage ("{shown.words}"), and we tell its writer nothing'
    )
    if reference is None:
        return (AskOfficer(None, About.WHICH_CASE, f"{because}; it is on no case", shown.source, of=of),)
    on_file = facts.stands(reference)
    is_new = on_file is None or not on_file.stood.asked
    return (AskOfficer(reference, About.NEXT_STAGE, because, shown.source, of=of, told=is_new),)


def surely_asks_below(message: Message, facts: Facts, rules: Rules, reference: Reference) -> bool:
    """Say whether a mail that stands below an officer's, and never came here, plainly asks for the next stage."""
    return any(shown.verdict == "yes" for _, shown in _requests(message, facts, rules, reference))


def told_in_what_is_below(
    message: Message, facts: Facts, rules: Rules, reference: Reference | None
) -> tuple[Finding, ...]:
    """Return the dangers, and what shows somebody vulnerable, in the mails below an officer's that never came here.

    reference   the case that the officer's mail is on: a danger noted there since such a mail was sent was told
    """
    on_file = facts.stands(reference) if reference is not None else None
    found = (
        each
        for theirs in _unheard(message, facts, reference)
        for each in _found_in(theirs, rules, on_case=False)
        if each.finding in LOOKED_FOR and not (each.finding == "risk" and _is_noted_since(theirs, on_file))
    )
    return tuple(dict.fromkeys(found))


def _requests(
    message: Message, facts: Facts, rules: Rules, reference: Reference | None
) -> Iterator[tuple[PassedOn, Finding]]:
    standing = facts.standing(reference) if reference is not None else Standing.UNDECIDED
    on_file = facts.stands(reference) if reference is not None else None
    for theirs in _unheard(message, facts, reference) if not facts.is_old else ():
        shown = _asks(theirs, rules, standing)
        if shown is not None and not is_of_an_earlier_stage(theirs, on_file):
            yield theirs, shown


def _unheard(message: Message, facts: Facts, reference: Reference | None) -> Iterator[PassedOn]:
    """Yield the mails of people outside that stand below a mail and are on no case, the newest first."""
    for forwarded in chain_below(message, zone=ZoneInfo(facts.landlord.zone)):
        itself = by_itself(message, forwarded)
        claimed = claimed_by(itself, facts.landlord)
        if claimed.role is Role.OTHER or is_one_of_ours(claimed, forwarded.name, facts.landlord):
            continue
        theirs = PassedOn(forwarded, itself, claimed)
        if held_on(theirs, facts) is None and not is_on(reference, forwarded.words, facts):
            yield theirs


def _found_in(theirs: PassedOn, rules: Rules, *, on_case: bool) -> tuple[Finding, ...]:
    looked = rules.look(theirs.message)
    return (
        *looked.given(signals_of(theirs.message, role=theirs.claimed.role, on_case=on_case)),
        *looked.below_the_name,
    )


def _asks(theirs: PassedOn, rules: Rules, standing: Standing) -> Finding | None:
    """Return what shows that a mail asks for the next stage; after an answer, that it may.  None where it does not."""
    seen = asked_where_spoken_of(_found_in(theirs, rules, on_case=True), theirs.message, standing)
    found = held_back_by_words(seen)
    verdict = verdicts(found).get("escalation")
    if verdict is None or (verdict == "ask" and standing not in ANSWERED):
        return None
    return next(each for each in found if VERDICTS.get(each.finding) == "escalation" and each.verdict == verdict)


def _is_noted_since(theirs: PassedOn, on_file: OnFile | None) -> bool:
    noted, sent = on_file.case.danger_at if on_file is not None else None, theirs.forwarded.sent_at
    return noted is not None and (sent is None or noted >= sent)
