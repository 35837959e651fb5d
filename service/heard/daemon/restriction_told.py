"""Who is told that a restriction was proposed, decided, changed or ended, in the transaction in which it was.

A proposal goes to whoever may decide.  What was decided goes to those who work with it: the named contact, whoever
acknowledges complaints by the policy, whoever owns or answers the person's open cases, and the team leads.  What is
noted for staff while it holds goes to the same people.  Why it was changed or lifted is told to nobody here: it may be
about health.  Nothing of this goes to the person.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

from heard.casework import restriction_events as happened
from heard.casework.events import About, LetterName, Purpose
from heard.casework.in_words import day_in_words
from heard.casework.moments import Moment
from heard.casework.people import Officer
from heard.casework.policy import Policy
from heard.casework.policy.words import RoleName
from heard.casework.restrictions import may_decide
from heard.daemon.promising import write_letter
from heard.daemon.restriction_drafts import recorded_in_words, terms_of, words_to
from heard.daemon.restriction_work import Work, today
from heard.daemon.writing import Writing
from heard.judgement.actions import WriteLetter
from heard.letters.limits_in_words import Terms
from heard.letters.limits_to_staff import what_applies, what_staff_do
from heard.mail.message import Address
from heard.reports.restricted_evidence import CaseOfTheirs, cases_of, staff_who_wrote
from heard.reports.restricted_wants import wanted
from heard.store import restrictions
from heard.store.moving import stands_as

LETTER = LetterName(f"officer.notice.{About.RESTRICTION_STEP}")


class Told(StrEnum):
    """What is told of a restriction; `step` of the notice."""

    PROPOSED = "proposed"
    DOUBTED = "doubted"  # a file brought it, and by the policy whom it names may not decide; it holds as it is given
    DECIDED = "decided"
    ADVISED = "advised"  # something for staff was put on record while it holds
    CHANGED = "changed"
    OVER = "over"  # lifted, by a review or an appeal too; of what only was proposed: withdrawn


_TO_DECIDE = (Told.PROPOSED, Told.DOUBTED)
_TO_WORK_WITH = (Told.DECIDED, Told.ADVISED, Told.CHANGED)
_FOR_STAFF = ("advice", "reach us")
"""Words of the parts of must_record that say what staff do, and how the person may reach us."""


def tell(work: Work, told: Told, because: str = "") -> None:
    """Write to whoever has to know what became of an entry.

    because  what changed or ended it, as a clause that carries no grounds; "" where that is the step itself
    """
    house, held, terms = work.house, work.held, terms_of(work.connection, work.house, work.entry)
    reference = stands_as(work.connection, held.case) if held.case is not None else None
    values = {"reference": reference, "restriction": work.number, **_values(work, terms, told, because)}
    writing = Writing(work.connection, house, house.now(), None, house.given.landlord.mailboxes[0], house.now())
    rule = work.policy.restriction
    clause = (rule.clause if rule is not None else None) or ""
    step = len(restrictions.happened_to(work.connection, work.number))
    for officer in _whom(work, told):
        key = f"{About.RESTRICTION_STEP}:{work.number}:{step}:{told}:{officer.address}"
        is_theirs = officer.address.lower() == held.named_contact.lower()
        said = {
            **values,
            "decide": _decide(work, officer) if told in _TO_DECIDE else None,
            "staff_do": what_staff_do(terms, is_theirs=is_theirs) if told in _TO_WORK_WITH else None,
        }
        to = Address(officer.name, officer.address)
        letter = WriteLetter(
            key, LETTER, Purpose.NOTICE, reference, None, to, False, said, because, clause, replies=False
        )
        write_letter(writing, letter, None)
    writing.append()


# -- Whom


def _whom(work: Work, told: Told) -> tuple[Officer, ...]:
    landlord, rule = work.house.given.landlord, work.policy.restriction
    decides = rule.decided_by if rule is not None else ()
    if work.held.proposed or told is Told.DOUBTED:
        return landlord.told_besides_leads(decides)
    theirs = _open_cases(work)
    roles = [*_acknowledges(work.policy), *_owners(theirs, work.policy)]
    if told is Told.OVER:
        roles += decides
    named = [work.held.named_contact] if work.held.named_contact else []
    return landlord.told_besides_leads(roles, (*named, *_answered_by(work, theirs)))


def _acknowledges(policy: Policy) -> Iterator[RoleName]:
    """Yield who owes the acknowledgement of a complaint: the team that everything comes to."""
    owed = (clock for clock in policy.clocks_of(policy.first_stage.name) if Moment.ACKNOWLEDGED in clock.ends)
    yield from (clock.owed_by for clock in owed if clock.owed_by in policy.roles)


def _open_cases(work: Work) -> list[CaseOfTheirs]:
    """Return the person's open cases, and the one that the entry is about."""
    theirs = cases_of(work.connection, work.entry.stands_as)
    return [each for each in theirs if each.status != "closed" or each.reference == work.held.case]


def _owners(theirs: list[CaseOfTheirs], policy: Policy) -> Iterator[RoleName]:
    """Yield who owns the stage of each; nobody in particular owns a case."""
    owners: dict[str, RoleName | None] = {stage.name: stage.owner for stage in policy.stages}
    yield from (owner for each in theirs if (owner := owners.get(each.stage or "")) is not None)


def _answered_by(work: Work, theirs: list[CaseOfTheirs]) -> Iterator[str]:
    """Yield which officer wrote last on each."""
    landlord = work.house.given.landlord
    for each in theirs:
        senders = staff_who_wrote(work.connection, each.reference)
        yield from [sender for sender in senders if landlord.officer(sender) is not None][:1]


# -- What


def _values(work: Work, terms: Terms, told: Told, because: str) -> Mapping[str, object]:
    is_withdrawn = told is Told.OVER and work.held.proposed
    goes_on = told is not Told.OVER
    lacks = tuple(each.what for each in wanted(work.held, work.policy)) if told in _TO_DECIDE else ()
    first = min(work.held.first, today(work.house))
    withdraw = f'heard restrict lift {work.number} --on {first} --why "..."' if told in _TO_DECIDE else None
    return {
        "step": "withdrawn" if is_withdrawn else told.value,
        "reason": _reason(work, told, because),
        "applies": what_applies(terms) if goes_on else None,
        "on_record": (tuple(_on_record(work, told)) or None) if goes_on else None,
        "missing": lacks or None,
        "withdraw": withdraw,
    }


def _reason(work: Work, told: Told, because: str) -> str:
    held, roles = work.held, work.policy.roles
    whose = f"the contact of {work.entry.said.name or 'somebody without a name'} (restriction {work.number})"
    since = f": {because}" if because else ""
    match told:
        case Told.PROPOSED:
            by = roles.get(held.proposed_by, held.proposed_by) if held.proposed_by is not None else "Somebody"
            on = f" on {day_in_words(held.proposed_on)}" if held.proposed_on is not None else ""
            return f"{by} proposed{on} to limit {whose}{since}"
        case Told.OVER if held.proposed:
            return f"It is no longer proposed to limit {whose}{since}"
        case Told.OVER:
            assert held.lifted_on is not None
            return f"The limit on {whose} is lifted from {day_in_words(held.lifted_on)} on{since}"
        case Told.CHANGED:
            return f"The limit on {whose} was changed{since}"
        case Told.ADVISED:
            return f"How to work with the limit on {whose} was put on record"
        case Told.DOUBTED:
            by = roles.get(held.decided_by, held.decided_by) if held.decided_by is not None else "nobody"
            return f"A file brought a limit on {whose}, decided by {by}, who may not decide by {work.policy.name}"
    by = f" by {roles.get(held.decided_by, held.decided_by)}" if held.decided_by is not None else ""
    on = f" on {day_in_words(held.decided_on)}" if held.decided_on is not None else ""
    return f"It was decided{on}{by} to limit {whose}{since}"


def _on_record(work: Work, told: Told) -> Iterator[str]:
    """Yield what is on record in words: to whoever decides all of it, to others what staff have to know alone.

    On what an entry rests may tell of health and conduct.
    """
    decides = told in _TO_DECIDE
    for ground in words_to(work.connection, work.number, happened.RestrictionGrounded) if decides else ():
        yield f"It rests on: {ground}"
    for part, words in recorded_in_words(work.connection, work.number).items():
        if decides or is_for_staff(part):
            yield f"{part[:1].upper()}{part[1:]}: {' '.join(words.split())}"


def is_for_staff(part: str) -> bool:
    """Say whether a part of must_record says what staff do, or how the person may reach us."""
    return any(each in part for each in _FOR_STAFF)


def tell_of_advice(work: Work) -> None:
    """Tell of what was put on record for staff, a step for `take`; of what is no limit yet, or over, nobody."""
    if not work.held.proposed and not work.held.is_over_on(today(work.house)):
        tell(work, Told.ADVISED)


def tell_of_doubted(work: Work) -> None:
    """Tell of an entry of a file whose decider, a role of the policy, may not decide by it."""
    rule, by = work.policy.restriction, work.held.decided_by
    is_over = work.held.is_over_on(today(work.house))
    if rule is not None and by is not None and not may_decide(rule, (by,)) and not is_over:
        tell(work, Told.DOUBTED)


def _decide(work: Work, officer: Officer) -> str:
    """Return the command that decides on a proposal, in the role of whoever reads it where they hold one."""
    rule = work.policy.restriction
    roles = rule.decided_by if rule is not None else ()
    role = next((each for each in roles if each in officer.roles), next(iter(roles), "ROLE"))
    return f"heard restrict decide {work.number} --by {role} --on {today(work.house)}"
