"""Who may refuse a complaint under the group policy of 2008, or deal with it in another way, and on what record.

heard labels nobody: what an officer calls vexatious is a proposal until the director has
decided, with a reason, and somebody has asked whether the person is vulnerable.  Holding people
to it when they decide is another part's.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from heard.casework.policy.words import ExclusionAction, RoleName
from heard.casework.refusals import may_exclude
from heard.casework.restrictions import may_decide, objection_to_review, review_by
from policies.clauses import Clause, proves
from policies.deciding import Entry, explained, restriction_of
from policies.story import the_calendar, the_policy

PACK = "group-2008"
POLICY = the_policy(PACK)
OFFICER = [RoleName("dealing-officer")]
DIRECTOR = [RoleName("service-director")]

REASON, MANAGED, ASSESSED, SUPPORT = "why", "how it will be managed", "vulnerability assessed", "support given"
WHOLE = Entry(
    PACK,
    recorded=(REASON, MANAGED, ASSESSED, SUPPORT),
    confirmed=(ASSESSED,),
    says=("decision", "reasons", "options-if-dissatisfied"),
)
RULE = restriction_of(PACK)
THE_ONE_COMPLAINT = "Unreasonable: "
"""How the paragraph begins in which a director reads of refusing one complaint, besides limiting a person."""


@proves("grp08-5.10-refuse")
def test_an_officers_word_is_a_proposal_and_the_director_decides(clause: Clause) -> None:
    assert (may_decide(RULE, OFFICER), may_decide(RULE, DIRECTOR)) == (False, True)
    assert (may_exclude(POLICY, OFFICER), may_exclude(POLICY, DIRECTOR)) == (False, True)
    assert POLICY.exclusions["unreasonable"].action is ExclusionAction.PERSON_ONLY  # heard never proposes it
    assert replace(WHOLE, recorded=(MANAGED,)).lacks == [REASON, ASSESSED, SUPPORT]
    assert WHOLE.lacks == []


@proves("grp08-5.10-document")
@pytest.mark.parametrize("left_blank", [REASON, MANAGED])
def test_what_is_dealt_with_in_another_way_has_its_reason_on_record(clause: Clause, left_blank: str) -> None:
    assert WHOLE.without(recorded=left_blank).lacks == [left_blank]


@proves("grp08-5.10-document")
def test_the_person_is_told_the_reasons_before_it_takes_effect(clause: Clause) -> None:
    assert WHOLE.without(says="reasons").lacks == ["letter: reasons"]


@proves("grp08-5.11-vulnerability")
def test_nothing_takes_effect_before_somebody_asked_whether_the_person_is_vulnerable(clause: Clause) -> None:
    assert WHOLE.without(recorded=ASSESSED, confirmed=ASSESSED).lacks == [ASSESSED]
    assert WHOLE.without(recorded=ASSESSED).lacks == [ASSESSED]  # said to be done, and not on record
    assert WHOLE.without(confirmed=ASSESSED).lacks == [ASSESSED]  # on record, and the director has not confirmed it
    assert ASSESSED in explained(PACK, THE_ONE_COMPLAINT)


@proves("grp08-5.11-support")
def test_nothing_takes_effect_before_it_is_on_record_how_they_were_supported(clause: Clause) -> None:
    assert WHOLE.without(recorded=SUPPORT).lacks == [SUPPORT]
    assert SUPPORT in explained(PACK, THE_ONE_COMPLAINT)


@proves("grp08-5.10-document")
def test_it_is_looked_at_again_within_six_months(clause: Clause) -> None:
    calendar, decided = the_calendar(PACK), date(2026, 6, 3)
    assert review_by(RULE, decided, calendar) == date(2026, 12, 3)
    assert objection_to_review(RULE, decided, date(2026, 12, 3), calendar, reason=False) is None
    assert objection_to_review(RULE, decided, date(2026, 12, 5), calendar, reason=False) is not None
