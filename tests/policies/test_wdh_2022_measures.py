"""What the WDH procedure of 2022 reports itself by: a figure for each promise, and no targets.

June 2026 has no bank holiday.
"""

from __future__ import annotations

from heard.casework.measures import NO_TARGET
from heard.casework.moments import Moment
from policies.clauses import Clause, proves
from policies.story import Story, share_of, the_policy

PACK = "wdh-2022"


@proves("wdh-intro-aim")
def test_each_of_the_seven_promises_has_a_figure_of_its_own_even_without_a_case(clause: Clause) -> None:
    """The report they stand in is another part's."""
    policy = the_policy(PACK)
    settled = Story(PACK).opens("2026-06-01 10:00").passes(Moment.CONTACT_MADE, "2026-06-04 12:00")
    shown = {measure: share_of(measure, settled) for measure in policy.measures}
    assert {measure: (each.in_time, each.of) for measure, each in shown.items()} == {
        "recovery-contact": (1, 1),
        "stage-1-acknowledged": (0, 0),
        "officer-contact": (0, 0),
        "stage-1-answered": (0, 0),
        "stage-2-acknowledged": (0, 0),
        "stage-2-answered": (0, 0),
        "ombudsman": (0, 0),
    }
    assert {each.target for each in shown.values()} == {NO_TARGET}
    assert {clock.measure for clock in policy.clocks if clock.measure} == set(shown)
