"""What somebody outside asks for, or tells of, in a mail that only stands below an officer's and never came here.

An officer answers a tenant who wrote to them alone, with the mailbox in Cc.  What goes out is the officer's letter, and
what stands below it opens nothing; but a request for the next stage that is recorded nowhere is put to a person, unless
the letter says itself that it is taken up, and so is a complaint.  And a danger that was told there was told to nobody
else.

Pure.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from zoneinfo import ZoneInfo

from heard.casework.events import About, Reference
from heard.casework.people import Role
from heard.casework.standing import Standing
from heard.judgement.actions import AskOfficer, Finding
from heard.judgement.brought.held import (
    held_on,
    is_of_an_earlier_stage,
    is_said_again,
    may_be_said_again,
    words_held_of,
)
from heard.judgement.brought.passed_on import PassedOn
from heard.judgement.classify import VERDICTS, verdicts
from heard.judgement.facts import Facts, OnFile
from heard.judgement.first_words import first_words
from heard.judgement.not_in_silence import is_a_complaint_of_its_own
from heard.judgement.only_spoken_of import asked_where_spoken_of, held_back_by_words
from heard.judgement.our_people import is_one_of_ours
from heard.judgement.rule import Rules
from heard.judgement.second_opinion.together import ANSWERED
from heard.judgement.signals import signals_of
from heard.judgement.threading.alike import ALL, matter_of, words_about
from heard.judgement.told_below import LOOKED_FOR, is_on
from heard.judgement.writer import claimed_by
from heard.mail.message import Message
from heard.mail.passed_on.by_itself import by_itself
from heard.mail.passed_on.forwarded import chain_below
from heard.mail.words.our_letters import without_our_letters

_SHARED = 0.25
"""Of the words that say what a mail is about, what part a case about another matter may have too."""


def asked_below(
    message: Message,
    facts: Facts,
    rules: Rules,
    reference: Reference | None,
    *,
    of: tuple[str, ...],
    answers: bool = False,
) -> tuple[AskOfficer, ...]:
    """Return the question to a person whether a mail that stands below an officer's asks for the next stage.

    reference   the case that the officer's mail is on
    of          the addresses of officers who are asked first
    answers     whether the officer's mail is an answer on that case, so that what complains of its matter has one

    The newest such mail is asked about: it says what its writer wants now.  Where as much was asked of the case already
    and nothing has answered it, it is only noted.  Where none asks for that, a person is asked about what complains.
    """
    theirs, shown = next(_requests(message, facts, rules, reference), (None, None))
    if theirs is None or shown is None:
        return _complains_below(message, facts, rules, reference, of, answers)
    because = (
        f"an officer's mail quotes what {theirs.named} wrote to them: it is recorded nowhere and seems to ask for "
        f'the next stage ("{shown.words}"), and we tell its writer nothing'
    )
    if reference is None:
        return (AskOfficer(None, About.WHICH_CASE, f"{because}; it is on no case", shown.source, of=of),)
    on_file = facts.stands(reference)
    is_new = on_file is None or not on_file.stood.asked
    return (AskOfficer(reference, About.NEXT_STAGE, because, shown.source, of=of, told=is_new),)


def _complains_below(
    message: Message, facts: Facts, rules: Rules, reference: Reference | None, of: tuple[str, ...], answers: bool
) -> tuple[AskOfficer, ...]:
    for theirs in _unheard(message, facts, reference) if not facts.is_old else ():
        new = _what_is_new_in(theirs, facts, reference)
        if not _complains(new, theirs.claimed.role, rules, on_case=reference is not None):
            continue
        if answers and _is_of_its_matter(theirs, facts, reference):
            continue
        where = "it is on no case" if reference is None else f"the officer's mail was put on {reference}"
        because = (
            f"an officer's mail quotes what {theirs.named} wrote to them: it is recorded nowhere and may be a "
            f'complaint of its own ("{first_words(new.own_words)}"), and we tell its writer nothing; {where}'
        )
        return (AskOfficer(reference, About.WHICH_CASE, because, of=of),)
    return ()


def _complains(theirs: Message, role: Role, rules: Rules, *, on_case: bool) -> bool:
    """Say whether a mail may be a complaint of its own; of whoever has no case, also that they are not content."""
    seen = {each.finding for each in _found_in(theirs, role, rules, on_case=False)}
    if not on_case and "displeasure" in seen:
        return True
    if on_case:
        seen |= {each.finding for each in _found_in(theirs, role, rules, on_case=True)}
    return is_a_complaint_of_its_own(seen)


def _what_is_new_in(theirs: PassedOn, facts: Facts, reference: Reference | None) -> Message:
    """Return a mail without what is held of it word for word: quoted, it is cut off or wrapped in another way."""
    if is_said_again(theirs, facts):
        return theirs.message
    says = (text for lead in facts.leads if lead.reference == reference for text in lead.says)
    left = without_our_letters(theirs.message.own_words, (*says, *words_held_of(theirs, facts)))
    return replace(theirs.message, own_words=left, text=left)


def _is_of_its_matter(theirs: PassedOn, facts: Facts, reference: Reference | None) -> bool:
    """Say whether a mail is told in the words of a case: what complains of something else has other words for it."""
    says = (mail.words for mail in facts.held if mail.reference == reference)
    tells = {word for word, weight in words_about(theirs.message.own_words).items() if weight >= ALL}
    shared = tells & frozenset[str]().union(*map(matter_of, says))
    return len(shared) > _SHARED * len(tells)


def heard_below(message: Message, facts: Facts) -> tuple[str, ...]:
    """Return the words of the mails below a mail that are held, and surely are those that are."""
    held = (each for each in _below(message, facts) if held_on(each, facts) is not None)
    return tuple(each.forwarded.words for each in held if not may_be_said_again(each, facts))


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
        for each in _found_in(theirs.message, theirs.claimed.role, rules, on_case=False)
        if each.finding in LOOKED_FOR and not (each.finding == "risk" and _is_noted_since(theirs, on_file))
    )
    return tuple(dict.fromkeys(found))


def _requests(
    message: Message, facts: Facts, rules: Rules, reference: Reference | None
) -> Iterator[tuple[PassedOn, Finding]]:
    standing = facts.standing(reference) if reference is not None else Standing.UNDECIDED
    on_file = facts.stands(reference) if reference is not None else None
    below = _below(message, facts) if not facts.is_old else ()
    for theirs in below:
        if not (may_be_said_again(theirs, facts) or _is_unheard(theirs, facts, reference)):
            continue
        shown = asks_for_more_in(theirs.message, theirs.claimed.role, rules, standing)
        if shown is not None and not is_of_an_earlier_stage(theirs, on_file):
            yield theirs, shown


def _unheard(message: Message, facts: Facts, reference: Reference | None) -> Iterator[PassedOn]:
    """Yield the mails of people outside that stand below a mail and are on no case, the newest first."""
    return (each for each in _below(message, facts) if _is_unheard(each, facts, reference))


def _is_unheard(theirs: PassedOn, facts: Facts, reference: Reference | None) -> bool:
    is_held = held_on(theirs, facts) is not None or is_on(reference, theirs.forwarded.words, facts)
    return not is_held or is_said_again(theirs, facts)


def _below(message: Message, facts: Facts) -> Iterator[PassedOn]:
    """Yield the mails of people outside that stand below a mail, but for other firms', the newest first."""
    for forwarded in chain_below(message, zone=ZoneInfo(facts.landlord.zone)):
        itself = by_itself(message, forwarded)
        claimed = claimed_by(itself, facts.landlord)
        if claimed.role is Role.OTHER or is_one_of_ours(claimed, forwarded.name, facts.landlord):
            continue
        yield PassedOn(forwarded, itself, claimed)


def _found_in(theirs: Message, role: Role, rules: Rules, *, on_case: bool) -> tuple[Finding, ...]:
    looked = rules.look(theirs)
    return (*looked.given(signals_of(theirs, role=role, on_case=on_case)), *looked.below_the_name)


def asks_for_more_in(theirs: Message, role: Role, rules: Rules, standing: Standing) -> Finding | None:
    """Return what shows that a mail asks for the next stage; after an answer, that it may.  None where it does not.

    role   of its writer
    """
    seen = asked_where_spoken_of(_found_in(theirs, role, rules, on_case=True), theirs, standing)
    found = held_back_by_words(seen)
    verdict = verdicts(found).get("escalation")
    if verdict is None or (verdict == "ask" and standing not in ANSWERED):
        return None
    return next(each for each in found if VERDICTS.get(each.finding) == "escalation" and each.verdict == verdict)


def _is_noted_since(theirs: PassedOn, on_file: OnFile | None) -> bool:
    noted, sent = on_file.case.danger_at if on_file is not None else None, theirs.forwarded.sent_at
    return noted is not None and sent is not None and noted >= sent
