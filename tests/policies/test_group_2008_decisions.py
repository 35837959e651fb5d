"""Who may refuse a complaint under the group policy of 2008, or deal with it in another way, and on what record.

heard labels nobody: what an officer calls vexatious is a proposal until the director has
decided, with a reason, and somebody has asked whether the person is vulnerable.
"""

from __future__ import annotations

from datetime import date

import pytest

from heard.casework.policy.afterwards import RestrictionRule
from heard.casework.policy.words import ExclusionAction, Item, RoleName
from heard.casework.refusals import may_exclude
from heard.casework.restrictions import may_decide, missing, objection_to_review, review_by
from policies.clauses import Clause, proves
from policies.story import the_calendar, the_policy

PACK = "group-2008"
POLICY = the_policy(PACK)
OFFICER = [RoleName("dealing-officer")]
DIRECTOR = [RoleName("service-director")]

REASON, MANAGED, ASSESSED, SUPPORT = "why", "how it will be managed", "vulnerability assessed", "support given"
THE_LETTER = tuple(Item(each) for each in ("decision", "reasons", "options-if-dissatisfied"))


def the_rule() -> RestrictionRule:
    assert POLICY.restriction is not None
    return POLICY.restriction


def still_missing(*left_blank: str, confirmed: bool = True, letter: tuple[Item, ...] = THE_LETTER) -> set[str]:
    """Return what a proposal waits for whose every part is filled in, but for those left blank."""
    recorded = [part for part in (REASON, MANAGED, ASSESSED, SUPPORT) if part not in left_blank]
    answered = [ASSESSED] if confirmed else []
    return set(missing(the_rule(), POLICY, recorded=recorded, confirmed=answered, letter_says=letter, warned=False))


@proves("grp08-5.10-refuse")
def test_an_officers_word_is_a_proposal_and_the_director_decides(clause: Clause) -> None:
    assert (may_decide(the_rule(), OFFICER), may_decide(the_rule(), DIRECTOR)) == (False, True)
    assert (may_exclude(POLICY, OFFICER), may_exclude(POLICY, DIRECTOR)) == (False, True)
    assert POLICY.exclusions["unreasonable"].action is ExclusionAction.PERSON_ONLY  # heard never proposes it
    assert still_missing(REASON, ASSESSED, SUPPORT) == {REASON, ASSESSED, SUPPORT}
    assert still_missing() == set()


@proves("grp08-5.10-document")
@pytest.mark.parametrize("left_blank", [REASON, MANAGED])
def test_what_is_dealt_with_in_another_way_has_its_reason_on_record(clause: Clause, left_blank: str) -> None:
    assert still_missing(left_blank) == {left_blank}


@proves("grp08-5.10-document")
def test_the_person_is_told_the_reasons_before_it_takes_effect(clause: Clause) -> None:
    assert still_missing(letter=(Item("decision"), Item("options-if-dissatisfied"))) == {"letter: reasons"}


@proves("grp08-5.11-vulnerability")
def test_nothing_takes_effect_before_somebody_asked_whether_the_person_is_vulnerable(clause: Clause) -> None:
    assert still_missing(ASSESSED, confirmed=False) == {ASSESSED}
    assert still_missing(ASSESSED) == {ASSESSED}  # said to be done, and not on record
    assert still_missing(confirmed=False) == {ASSESSED}  # on record, and the director has not confirmed it
    assert ASSESSED in POLICY.exclusions["unreasonable"].needs  # nor may the one complaint be refused without


@proves("grp08-5.11-support")
def test_nothing_takes_effect_before_it_is_on_record_how_they_were_supported(clause: Clause) -> None:
    assert still_missing(SUPPORT) == {SUPPORT}
    assert SUPPORT in POLICY.exclusions["unreasonable"].needs


@proves("grp08-5.10-document")
def test_it_is_looked_at_again_within_six_months(clause: Clause) -> None:
    calendar, decided = the_calendar(PACK), date(2026, 6, 3)
    assert review_by(the_rule(), decided, calendar) == date(2026, 12, 3)
    assert objection_to_review(the_rule(), decided, date(2026, 12, 3), calendar, reason=False) is None
    assert objection_to_review(the_rule(), decided, date(2026, 12, 5), calendar, reason=False) is not None
