"""What the Code of 2024 asks of a policy about people: whom it refuses and limits, who answers for it, who is told.

As in test_hos_code_2024_provisions.py, what a landlord's copy of the Code's pack breaks is found.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from heard.casework.lengths import length_of
from heard.casework.policy import Policy
from heard.casework.policy.words import RoleName
from heard.datafiles.packs import policy_from_text
from heard.reports.policy.code_2024.verdicts import Verdict
from policies.clauses import Clause, proves
from policies.held_to_the_code import POLICY, changed, part, told, verdict
from weirside import told_of

# -- What is refused, and limits on contact --------------------------------------------------------


@proves("hos-2-12-months")
@pytest.mark.parametrize(
    "right, wrong, worst",
    [
        pytest.param("12 months", "11 months", Verdict.FALLS_SHORT, id="eleven months"),
        pytest.param("12 months", "24 months", Verdict.TO_LOOK_AT, id="two years are kinder"),
        pytest.param('discretion = "accept later', '# "', Verdict.TO_LOOK_AT, id="no discretion"),
    ],
)
def test_matters_of_the_last_twelve_months_are_taken(clause: Clause, right: str, wrong: str, worst: Verdict) -> None:
    assert verdict("2.3") is Verdict.TO_LOOK_AT
    assert "only matters older than 12 months" in told("2.3")
    assert "there is good reason" in told("2.3")
    before, section, after = POLICY.text.partition("[exclusion.out-of-time]")
    key = 'older_than = "' if "months" in right else ""
    assert f"{key}{right}" in after
    text = before + section + after.replace(f"{key}{right}", f"{key}{wrong}", 1)
    assert verdict("2.3", policy_from_text(text)) is worst
    assert told("2.3", policy_from_text(text)) != told("2.3")


@proves("hos-2-no-blanket")
def test_heard_starts_on_no_policy_that_refuses_by_itself(clause: Clause) -> None:
    rule = "never_automatic = true\nno_blanket = true\n"
    assert told_of(changed((rule, rule.replace("true", "false", 1)))) == [
        "exclusion_rule.never_automatic: heard refuses no complaint by itself. Write true."
    ]


@proves("hos-2-no-blanket")
def test_a_policy_silent_on_blanket_refusals_is_put_before_a_person(clause: Clause) -> None:
    silent = policy_from_text(changed(("no_blanket = true\n", "")))
    assert (verdict("2.5"), verdict("2.5", silent)) == (Verdict.MET, Verdict.TO_LOOK_AT)


@proves("hos-2-reasons")
def test_refusals_without_a_letter_fall_short(clause: Clause) -> None:
    silent = policy_from_text(changed(('letter = "not-accepted"\nnever', "never")))
    assert (verdict("2.4"), verdict("2.4", silent)) == (Verdict.MET, Verdict.FALLS_SHORT)


@proves("hos-5.14")
@pytest.mark.parametrize(
    "number, policy, worst",
    [
        pytest.param("5.14", part("restriction", must_record=("what",)), Verdict.TO_LOOK_AT, id="no evidence"),
        pytest.param(
            "5.14", part("restriction", review_within=length_of("24 months")), Verdict.FALLS_SHORT, id="two years"
        ),
        pytest.param("5.14", replace(POLICY, restriction=None), Verdict.NOT_SHOWN, id="no policy on it"),
        pytest.param(
            "5.15",
            part("restriction", must_record=("why",), confirm_first=("proportionate",)),
            Verdict.TO_LOOK_AT,
            id="no word of the Equality Act",
        ),
        pytest.param(
            "5.15",
            part("restriction", confirm_first=("equality act considered",)),
            Verdict.TO_LOOK_AT,
            id="no word of proportion",
        ),
    ],
)
def test_limits_on_contact_have_grounds_and_proportion(
    clause: Clause, number: str, policy: Policy, worst: Verdict
) -> None:
    assert (verdict(number), verdict(number, policy)) == (Verdict.TO_LOOK_AT, worst)
    assert told(number, policy) != told(number)


# -- Who answers for it, and what is reported ------------------------------------------------------


@proves("hos-4.1", "hos-9.4")
def test_a_policy_without_the_people_the_code_wants_is_not_let_in(clause: Clause) -> None:
    wanted = {"hos-4.1": ["complaints-officer"], "hos-9.4": ["senior-lead", "member-for-complaints"]}[clause.id]
    for role in wanted:
        line = f'{role} = "{POLICY.roles[RoleName(role)]}"\n'
        mistakes = told_of(changed((line, "")))
        assert mistakes
        assert all(f"there is no role '{role}'" in mistake for mistake in mistakes)


@proves("hos-4.1")
def test_the_complaints_officer_gives_out_the_work_and_owes_each_acknowledgement(clause: Clause) -> None:
    officer = RoleName("complaints-officer")
    assert POLICY.allocation is not None
    assert POLICY.allocation.by_default == officer
    owed = [clock.name for clock in POLICY.clocks if clock.owed_by == officer]
    assert owed == ["stage-1-acknowledge", "stage-2-acknowledge"]


@proves("hos-4.1", "hos-9.4")
def test_a_policy_that_names_none_of_these_people_is_put_before_a_person(clause: Clause) -> None:
    number, title = {
        "hos-4.1": ("4.1", "Complaints officer"),
        "hos-9.4": ("9.4", "Senior lead accountable for complaints"),
    }[clause.id]
    nobody = policy_from_text(changed((f'"{title}"', '"Head of Housing"')))
    assert title in told(number)
    assert "no title is that of" in told(number, nobody)
    assert verdict(number, nobody) is Verdict.TO_LOOK_AT


@proves("hos-9.4")
def test_a_policy_in_which_no_member_of_the_body_answers_for_complaints_shows_it(clause: Clause) -> None:
    nobody = policy_from_text(changed(("Governing body member responsible for complaints", "Board secretary")))
    assert (verdict("9.5"), verdict("9.5", nobody)) == (Verdict.TO_LOOK_AT, Verdict.NOT_SHOWN)


def report_less(*names: str) -> Policy:
    return replace(POLICY, reports={name: each for name, each in POLICY.reports.items() if name not in names})


@proves("hos-8.1")
def test_each_year_the_self_assessment_goes_to_the_body_and_the_public(clause: Clause) -> None:
    """That the policy says so is held against the Code; making and sending it is another part's."""
    annual = POLICY.reports["annual"]
    assert (str(annual.every), annual.to) == ("12 months", ("governing-body", "public"))
    assert {"self-assessment", "governing body's response"} <= set(annual.shows)
    assert (verdict("8.1"), verdict("8.1", report_less("annual"))) == (Verdict.TO_LOOK_AT, Verdict.NOT_SHOWN)


@proves("hos-8.1")
@pytest.mark.parametrize(
    "right, wrong",
    [
        pytest.param('every = "12 months"', 'every = "24 months"', id="every other year"),
        pytest.param('to = ["governing-body", "public"]', 'to = "governing-body"', id="not published"),
        pytest.param('to = ["governing-body", "public"]', 'to = "public"', id="not to the body"),
    ],
)
def test_a_self_assessment_that_is_rare_or_kept_from_somebody_falls_short(
    clause: Clause, right: str, wrong: str
) -> None:
    assert verdict("8.1", policy_from_text(changed((right, wrong)))) is Verdict.FALLS_SHORT


@proves("hos-8.1")
def test_what_everybody_reads_is_not_let_in_with_personal_data(clause: Clause) -> None:
    assert told_of(changed(("no_personal_data = true\n", ""))) == [
        "report.annual.to: everybody reads it. Add no_personal_data = true."
    ]


@proves("hos-9.3")
def test_a_policy_that_publishes_nothing_is_put_before_a_person(clause: Clause) -> None:
    """Publishing is another part's."""
    assert "lessons" in POLICY.reports["annual"].shows
    assert "lessons" in told("9.3")
    assert "nothing is published" in told("9.3", report_less("annual"))
    assert verdict("9.3", report_less("annual")) is Verdict.TO_LOOK_AT


@proves("hos-9.3")
def test_a_published_report_without_lessons_is_put_before_a_person(clause: Clause) -> None:
    silent = policy_from_text(changed(('  "lessons",\n', "")))
    assert verdict("9.3", silent) is Verdict.TO_LOOK_AT
    assert "no lessons" in told("9.3", silent)


@proves("hos-9.7")
@pytest.mark.parametrize("word", ["measures", "volume", "categories", "outcomes", "trends", "ombudsman "])
def test_a_body_that_is_shown_less_or_nothing_is_put_before_a_person(clause: Clause, word: str) -> None:
    less = {
        name: replace(each, shows=tuple(what for what in each.shows if not what.startswith(word)))
        for name, each in POLICY.reports.items()
    }
    assert "but not" not in told("9.7")
    assert f"but not: {word}" in told("9.7", replace(POLICY, reports=less))
    assert "no report goes to the governing body" in told("9.7", report_less(*POLICY.reports))
    assert verdict("9.7", report_less(*POLICY.reports)) is Verdict.TO_LOOK_AT
