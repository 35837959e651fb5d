"""A copy of the Code's own pack that keeps the Code less well: each is told where, and what would mend it."""

from __future__ import annotations

import pytest

from heard.casework.lengths import length_of
from heard.casework.moments import Moment
from heard.casework.policy.afterwards import Rhythm
from heard.casework.policy.clocks import Further
from heard.casework.policy.words import PUBLIC, ClosureKind, EndsWhen, Given, Need, OverLimit
from heard.reports.policy.code_2024.verdicts import Verdict
from heard.reports.policy.lint import lint
from reports.policy.changed_packs import (
    CODE,
    Change,
    both,
    clock,
    extension,
    found,
    letter,
    no_report_shows,
    part,
    report,
    role,
)

FIRST, SECOND, ANNUAL = "extension.stage-1-answer", "extension.stage-2-answer", "report.annual"
TO_THE_BODY = "report.governing-body and report.annual"
PLAIN = Further(at_most=length_of("10 working days"), needs=(Need.REASON,))
EXCEPTIONAL = Further(at_most=Given.DATE_AGREED, needs=(Need.EXCEPTIONAL_REASON, Need.CUSTOMER_AGREEMENT))


@pytest.mark.parametrize(
    "change, number, place",
    [
        pytest.param(extension("stage-1-answer", times=None), "6.4", f"{FIRST}.times", id="again and again"),
        pytest.param(extension("stage-1-answer", times=2), "6.4", f"{FIRST}.times", id="twice ten days"),
        pytest.param(extension("stage-2-answer", times=None), "6.15", f"{SECOND}.times", id="stage 2, and again"),
        pytest.param(extension("stage-2-answer", times=2), "6.15", f"{SECOND}.times", id="twice twenty days"),
        pytest.param(
            extension("stage-1-answer", times=3, at_most=length_of("1 week")), "6.4", f"{FIRST}.times", id="3 weeks"
        ),
        pytest.param(
            extension("stage-1-answer", further=PLAIN), "6.4", f"{FIRST}.further.needs", id="the same reason again"
        ),
        pytest.param(
            extension("stage-1-answer", further=PLAIN, needs=(Need.NEW_DATE,)),
            "6.4",
            f"{FIRST}.further.needs",
            id="any reason the second time",
        ),
        pytest.param(
            extension("stage-1-answer", further=Further(Given.DATE_AGREED, (Need.FULL_EXPLANATION,))),
            "6.4",
            f"{FIRST}.further.needs",
            id="as long as agreed, with an explanation",
        ),
        pytest.param(
            clock("stage-1-acknowledge", ends_when=EndsWhen.ANY),
            "6.2",
            "clock.stage-1-acknowledge.ends_when",
            id="acknowledged by being logged",
        ),
        pytest.param(
            clock("stage-1-acknowledge", ends_when=EndsWhen.ANY, ends=(Moment.ACKNOWLEDGED, Moment.DEFINED)),
            "6.2",
            "clock.stage-1-acknowledge.ends_when",
            id="acknowledged by being defined",
        ),
        pytest.param(
            both(
                clock("stage-1-acknowledge", ends_when=EndsWhen.ANY), letter("acknowledgement", "complaint-definition")
            ),
            "6.2",
            "stage.stage-1",
            id="never defined",
        ),
        pytest.param(
            clock("stage-2-acknowledge", ends_when=EndsWhen.ANY),
            "6.11",
            "clock.stage-2-acknowledge.ends_when",
            id="stage 2, acknowledged by being logged",
        ),
        pytest.param(part("calendar", closures=tuple(ClosureKind)), "6.2", "calendar.closures", id="private holidays"),
        pytest.param(part("calendar", closures=(ClosureKind.STOP,)), "6.2", "calendar.closures", id="only those"),
        pytest.param(report("annual", every=Rhythm(24, "month")), "8.1", f"{ANNUAL}.every", id="every two years"),
        pytest.param(report("annual", every=Rhythm(13, "month")), "8.1", f"{ANNUAL}.every", id="a month late"),
        pytest.param(report("annual", every=Rhythm(53, "week")), "8.1", f"{ANNUAL}.every", id="a week late"),
        pytest.param(report("annual", to=("governing-body",)), "8.1", f"{ANNUAL}.to", id="not published"),
        pytest.param(report("annual", to=(PUBLIC,)), "8.1", f"{ANNUAL}.to", id="not to the body"),
        pytest.param(
            part("restriction", review_within=length_of("13 months")),
            "5.14",
            "restriction.review_within",
            id="reviewed after more than a year",
        ),
        pytest.param(
            part("restriction", review_within=length_of("9999 hours")),
            "5.14",
            "restriction.review_within",
            id="more than a year of hours",
        ),
    ],
)
def test_a_worse_copy_is_told_where_it_falls_short_and_what_would_mend_it(
    change: Change, number: str, place: str
) -> None:
    [judgement] = [each for each in found(change(CODE), number) if each.place == place]
    assert judgement.mend


@pytest.mark.parametrize(
    "change, number, place",
    [
        pytest.param(
            clock("stage-1-answer", agreed_date_replaces=True),
            "6.4",
            "clock.stage-1-answer.agreed_date_replaces",
            id="agreed, beside an extension",
        ),
        pytest.param(
            clock("stage-2-answer", agreed_date_replaces=True),
            "6.15",
            "clock.stage-2-answer.agreed_date_replaces",
            id="agreed at stage 2, beside an extension",
        ),
        pytest.param(
            extension("stage-1-answer", times=None, needs=(Need.EXCEPTIONAL_REASON, Need.CUSTOMER_AGREEMENT)),
            "6.4",
            f"{FIRST}.times",
            id="again and again, for exceptional reasons",
        ),
        pytest.param(part("calendar", office_days=(0, 1, 2, 3)), "6.2", "calendar.office_days", id="no Fridays"),
        pytest.param(part("calendar", office_days=(1, 2, 3, 4, 5)), "6.2", "calendar.office_days", id="no Mondays"),
        pytest.param(no_report_shows("lessons"), "9.3", ANNUAL, id="no lessons"),
        pytest.param(no_report_shows("measures"), "9.7", TO_THE_BODY, id="no times kept"),
        pytest.param(no_report_shows("trends"), "9.7", TO_THE_BODY, id="no trends"),
        pytest.param(no_report_shows("outcomes"), "9.7", TO_THE_BODY, id="no outcomes"),
        pytest.param(
            no_report_shows("ombudsman orders", "ombudsman determinations"), "9.7", TO_THE_BODY, id="no Ombudsman"
        ),
        pytest.param(report("governing-body", to=("member-for-complaints",)), "9.7", ANNUAL, id="a member only"),
        pytest.param(report("annual", to=(PUBLIC, "member-for-complaints")), "8.1", ANNUAL, id="to a member"),
        pytest.param(role("complaints-officer", "Clerk"), "4.1", "roles", id="no complaints officer"),
        pytest.param(role("senior-lead", "Head of Housing"), "9.4", "roles", id="no senior lead"),
        pytest.param(role("senior-lead", "Complaints team leader"), "9.4", "roles", id="a lead who is not senior"),
    ],
)
def test_a_copy_that_may_be_worse_is_put_before_a_person(change: Change, number: str, place: str) -> None:
    [judgement] = found(change(CODE), number, Verdict.TO_LOOK_AT)
    assert judgement.place == place
    assert judgement.mend
    assert not found(change(CODE), number)


@pytest.mark.parametrize(
    "change, number",
    [
        pytest.param(extension("stage-1-answer", times=2, at_most=length_of("1 week")), "6.4", id="ten days in all"),
        pytest.param(extension("stage-1-answer", further=EXCEPTIONAL), "6.4", id="further for an exceptional reason"),
        pytest.param(
            extension("stage-1-answer", at_most=length_of("1 week"), further=Further(length_of("1 week"))),
            "6.4",
            id="ten days by two steps",
        ),
        pytest.param(extension("stage-1-answer", over_limit=OverLimit.REFUSE), "6.4", id="never beyond ten days"),
        pytest.param(
            clock("stage-1-acknowledge", ends_when=EndsWhen.ANY, ends=(Moment.ACKNOWLEDGED, Moment.ANSWERED)),
            "6.2",
            id="an answer at once will do",
        ),
        pytest.param(part("calendar", office_days=tuple(range(6))), "6.2", id="Saturdays too"),
        pytest.param(part("calendar", closures=(ClosureKind.SHOW, ClosureKind.HALF)), "6.2", id="shut, and counted"),
    ],
)
def test_what_keeps_the_code_in_another_way_is_met(change: Change, number: str) -> None:
    rows = [row for row in lint(change(CODE)) if row.provision.number == number]
    assert {row.verdict for row in rows} == {Verdict.MET}


@pytest.mark.parametrize(
    "change, number, said",
    [
        pytest.param(report("annual", every=Rhythm(6, "month")), "8.1", "every 6 month", id="twice a year"),
        pytest.param(report("annual", every=Rhythm(52, "week")), "8.1", "every 52 week", id="52 weeks"),
        pytest.param(
            both(report("annual", to=(PUBLIC,)), report("governing-body", shows=("self-assessment",))),
            "8.1",
            "to governing-body and public",
            id="the body and the public by two reports",
        ),
        pytest.param(report("annual", shows=("learning",)), "9.3", "it shows learning", id="lessons by another name"),
        pytest.param(
            part("restriction", review_within=length_of("12 months")), "5.14", "within 12 months", id="within a year"
        ),
        pytest.param(
            part("restriction", review_within=length_of("366 calendar days")),
            "5.14",
            "within 366 calendar days",
            id="a leap year",
        ),
        pytest.param(
            role("complaints-officer", "Complaint resolution team"),
            "4.1",
            "perhaps the Complaint resolution team",
            id="a team",
        ),
        pytest.param(
            role("senior-lead", "Director responsible for complaints"), "9.4", "perhaps the Director", id="a director"
        ),
    ],
)
def test_what_may_keep_the_code_is_shown_to_a_person(change: Change, number: str, said: str) -> None:
    policy = change(CODE)
    assert not found(policy, number)
    assert said in " ".join(each.found for row in lint(policy) for each in row.judgements)


def test_the_yardstick_for_a_restriction_is_said_to_be_ours() -> None:
    longer = part("restriction", review_within=length_of("24 months"))(CODE)
    for judgement in (found(CODE, "5.14", Verdict.MET)[0], found(longer, "5.14")[0]):
        assert judgement.place == "restriction.review_within"
        assert "our yardstick" in judgement.found
