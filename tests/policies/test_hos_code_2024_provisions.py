"""What the Complaint Handling Code of 2024 asks of a policy as a whole, and whether a policy that breaks it is found.

The Code's own pack keeps every provision; a landlord's copy of it, changed in one place, is
either not let in or shown to fall short there.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from heard.casework.lengths import length_of
from heard.casework.policy import Policy
from heard.casework.policy.words import RoleName
from heard.datafiles.packs import policy_from_text
from heard.reports.code_2024.verdicts import Verdict
from heard.reports.policy_lint import PROVISIONS, lint
from policies.clauses import CLAUSES, Clause, proves
from policies.story import the_policy
from weirside import told_of

POLICY = the_policy("hos-code-2024")


def changed(*edits: tuple[str, str]) -> str:
    """Return the pack's text with each first `right` made `wrong`, as a landlord would."""
    text = POLICY.text
    for right, wrong in edits:
        assert right in text, right
        text = text.replace(right, wrong, 1)
    return text


def verdict(number: str, policy: Policy = POLICY) -> Verdict:
    """Return the worst that is found of a policy under a number of the Code."""
    found = {row.verdict for row in lint(policy) if row.provision.number == number}
    return next(each for each in Verdict if each in found)


def part(field: str, **changes: Any) -> Policy:
    return replace(POLICY, **{field: replace(getattr(POLICY, field), **changes)})


# -- The list itself -------------------------------------------------------------------------------


def test_every_provision_a_policy_is_held_against_is_a_clause() -> None:
    sections = [clause.section for clause in CLAUSES.values() if clause.pack == "hos-code-2024"]
    assert {each.number for each in PROVISIONS} <= set(re.findall(r"\d+\.\d+", " ".join(sections)))


def test_the_codes_own_pack_keeps_all_that_data_can_show() -> None:
    unkept = {row.provision.number for row in lint(POLICY) if row.verdict is not Verdict.MET}
    assert unkept == {"1.2"}  # whether the definition takes in everything only a person can tell


# -- Two stages ------------------------------------------------------------------------------------

A_THIRD_STAGE = """\
[stage.stage-3]
order = 3
name = "Panel"
opens_on = "hearing-requested"
next = "none"

[stage_rule]"""
TO_A_THIRD = (
    ('next = "none"', 'next = "stage-3"'),
    ("[stage_rule]", A_THIRD_STAGE),
    ('purpose = "decision"\nfor = "stage-2"', 'purpose = "decision"\nfor = ["stage-2", "stage-3"]'),
)


@proves("hos-5.2", "hos-5.4")
def test_a_third_stage_whoever_holds_it_is_not_let_in_where_two_are_the_rule(clause: Clause) -> None:
    assert told_of(changed(*TO_A_THIRD)) == [
        "stage_rule.at_most: 2 are allowed, and there are 3: stage-1, stage-2, stage-3."
    ]


@proves("hos-5.2")
@pytest.mark.parametrize("number", ["5.2", "5.3"])
def test_two_stages_keep_the_code(clause: Clause, number: str) -> None:
    assert verdict(number) is Verdict.MET


@proves("hos-5.2")
def test_a_policy_that_allows_itself_a_third_falls_short(clause: Clause) -> None:
    three = policy_from_text(changed(*TO_A_THIRD, ("at_most = 2", "at_most = 3")))
    assert verdict("5.3", three) is Verdict.FALLS_SHORT


@proves("hos-5.2")
def test_a_policy_that_ends_with_its_first_stage_falls_short(clause: Clause) -> None:
    one = replace(POLICY, stages_by_name={POLICY.first_stage.name: replace(POLICY.first_stage, next=None)})
    assert verdict("5.3", one) is Verdict.FALLS_SHORT
    assert verdict("6.10", one) is Verdict.FALLS_SHORT


@proves("hos-5.2", "hos-5.4")
def test_a_stage_before_the_first_is_not_let_in_and_falls_short_where_it_is(clause: Clause) -> None:
    assert told_of(changed(("order = 1", "order = 0"))) == [
        "stage.stage-1.order: 0 is a stage before the first, and stage_rule.no_informal_stage rules that out."
    ]
    informal = policy_from_text(changed(("order = 1", "order = 0"), ("no_informal_stage = true\n", "")))
    assert verdict("5.2", informal) is Verdict.FALLS_SHORT


@proves("hos-5.2")
def test_a_try_to_settle_it_before_it_counts_falls_short(clause: Clause) -> None:
    informal = policy_from_text(
        changed(("[clock.stage-1-answer]\n", '[clock.stage-1-answer]\nif_not = "becomes-formal"\n'))
    )
    assert verdict("5.2", informal) is Verdict.FALLS_SHORT


@proves("hos-5.4")
def test_a_policy_silent_on_its_contractors_is_put_before_a_person(clause: Clause) -> None:
    silent = policy_from_text(changed(("third_parties_work_inside_the_two_stages = true\n", "")))
    assert (verdict("5.4"), verdict("5.4", silent)) == (Verdict.MET, Verdict.TO_LOOK_AT)


# -- Times and ways on -----------------------------------------------------------------------------


@proves("hos-6.2", "hos-6.3", "hos-6.4", "hos-6.11", "hos-6.14", "hos-6.15")
def test_a_day_more_than_the_code_gives_falls_short(clause: Clause) -> None:
    section, key, days = {
        "hos-6.2": ("clock.stage-1-acknowledge", "within", 5),
        "hos-6.3": ("clock.stage-1-answer", "within", 10),
        "hos-6.4": ("extension.stage-1-answer", "at_most", 10),
        "hos-6.11": ("clock.stage-2-acknowledge", "within", 5),
        "hos-6.14": ("clock.stage-2-answer", "within", 20),
        "hos-6.15": ("extension.stage-2-answer", "at_most", 20),
    }[clause.id]
    before, name, after = POLICY.text.partition(f"[{section}]\n")
    right, wrong = f'{key} = "{days} working days"', f'{key} = "{days + 1} working days"'
    assert right in after.partition("\n[")[0]
    longer = policy_from_text(before + name + after.replace(right, wrong, 1))
    assert (verdict(clause.section), verdict(clause.section, longer)) == (Verdict.MET, Verdict.FALLS_SHORT)


@proves("hos-6.4", "hos-6.15")
def test_the_days_the_code_gives_taken_again_and_again_fall_short(clause: Clause) -> None:
    before, section, after = POLICY.text.partition(
        {"hos-6.4": "[extension.stage-1-answer]", "hos-6.15": "[extension.stage-2-answer]"}[clause.id]
    )
    assert "times = 1 " in after.partition("\n[")[0]
    often = policy_from_text(before + section + after.replace("times = 1 ", 'times = "any" ', 1))
    assert (verdict(clause.section), verdict(clause.section, often)) == (Verdict.MET, Verdict.FALLS_SHORT)


@proves("hos-6.2", "hos-6.11")
def test_a_complaint_acknowledged_by_being_logged_falls_short(clause: Clause) -> None:
    stage = {"hos-6.2": "stage-1", "hos-6.11": "stage-2"}[clause.id]
    section = f"[clock.{stage}-acknowledge]\n"
    at_once = policy_from_text(changed((section, f'{section}ends_when = "any"\n')))
    assert (verdict(clause.section), verdict(clause.section, at_once)) == (Verdict.MET, Verdict.FALLS_SHORT)


@proves("hos-6.2")
def test_private_holidays_that_stop_the_clocks_fall_short(clause: Clause) -> None:
    private = policy_from_text(changed(('closures = ["show"]', 'closures = ["show", "stop"]')))
    assert (verdict("6.2"), verdict("6.2", private)) == (Verdict.MET, Verdict.FALLS_SHORT)


@proves("hos-6.3", "hos-6.14")
def test_an_answer_that_counts_from_a_later_log_falls_short(clause: Clause) -> None:
    name = {"hos-6.3": "stage-1", "hos-6.14": "stage-2"}[clause.id]
    clock = f'stage = "{name}"\nstarts = "acknowledged"'
    logged = policy_from_text(changed((clock, clock.replace("acknowledged", "logged"))))
    assert verdict(clause.section, logged) is Verdict.FALLS_SHORT


@proves("hos-6.10")
def test_stage_2_refused_for_any_reason_falls_short(clause: Clause) -> None:
    line = 'never_refuse_escalation_without = "valid reason and letter escalation-declined"\n'
    assert (verdict("6.10"), verdict("6.10", policy_from_text(changed((line, ""))))) == (
        Verdict.MET,
        Verdict.FALLS_SHORT,
    )


@proves("hos-6.10")
def test_a_last_day_for_asking_is_put_before_a_person(clause: Clause) -> None:
    window = (
        '[window.stage-2]\nfor = "customer"\nafter_stage = "stage-1"\nstarts = "answered"\nlasts = "20 working days"\n'
    )
    limited = policy_from_text(changed(("[decline.excluded]", f"{window}\n[decline.excluded]")))
    assert POLICY.windows == {}
    assert verdict("6.10", limited) is Verdict.TO_LOOK_AT


@proves("hos-6.12")
@pytest.mark.parametrize("demand", ["reasons_required = true", 'form_needs = ["why you disagree"]'])
def test_demanding_a_reason_for_stage_2_falls_short(clause: Clause, demand: str) -> None:
    demanding = policy_from_text(changed(("reasons_required = false", demand)))
    assert (verdict("6.12"), verdict("6.12", demanding)) == (Verdict.MET, Verdict.FALLS_SHORT)


@proves("hos-6.13")
def test_letting_the_same_person_look_again_falls_short(clause: Clause) -> None:
    owner = 'owner_not = ["stage-1", "conflict declared"]'
    same = policy_from_text(changed((owner, 'owner_not = ["conflict declared"]')))
    warned = policy_from_text(changed((owner, f'{owner}\nrole_check = "warn"')))
    assert verdict("6.13") is Verdict.MET
    assert verdict("6.13", same) is Verdict.FALLS_SHORT
    assert verdict("6.13", warned) is Verdict.TO_LOOK_AT


@proves("hos-6.6")
def test_promises_nobody_follows_after_the_answer_are_put_before_a_person(clause: Clause) -> None:
    forgotten = policy_from_text(changed(("goes_on_after_answer = true\n", "")))
    assert (verdict("6.6"), verdict("6.6", forgotten)) == (Verdict.MET, Verdict.TO_LOOK_AT)


@proves("hos-6.7")
def test_answers_that_need_not_go_into_each_point_are_put_before_a_person(clause: Clause) -> None:
    points = '  "each-point-answered",\n'
    skipping = policy_from_text(changed((points, ""), (points, ""), ('"all points answered", ', "")))
    assert (verdict("6.7"), verdict("6.7", skipping)) == (Verdict.MET, Verdict.TO_LOOK_AT)


# -- What is refused, and limits on contact --------------------------------------------------------


@proves("hos-2-12-months")
@pytest.mark.parametrize(
    "right, wrong, worst",
    [
        pytest.param("12 months", "11 months", Verdict.FALLS_SHORT, id="eleven months"),
        pytest.param("12 months", "24 months", Verdict.MET, id="two years are kinder"),
        pytest.param('discretion = "accept later', '# "', Verdict.TO_LOOK_AT, id="no discretion"),
    ],
)
def test_matters_of_the_last_twelve_months_are_taken(clause: Clause, right: str, wrong: str, worst: Verdict) -> None:
    assert verdict("2.3") is Verdict.MET
    before, section, after = POLICY.text.partition("[exclusion.out-of-time]")
    key = 'older_than = "' if "months" in right else ""
    assert f"{key}{right}" in after
    text = before + section + after.replace(f"{key}{right}", f"{key}{wrong}", 1)
    assert verdict("2.3", policy_from_text(text)) is worst


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
        pytest.param("5.14", part("restriction", must_record=("what",)), Verdict.FALLS_SHORT, id="no evidence"),
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
    assert (verdict(number), verdict(number, policy)) == (Verdict.MET, worst)


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
    assert (verdict(number), verdict(number, nobody)) == (Verdict.MET, Verdict.TO_LOOK_AT)


@proves("hos-9.4")
def test_a_policy_in_which_no_member_of_the_body_answers_for_complaints_shows_it(clause: Clause) -> None:
    nobody = policy_from_text(changed(("Governing body member responsible for complaints", "Board secretary")))
    assert (verdict("9.5"), verdict("9.5", nobody)) == (Verdict.MET, Verdict.NOT_SHOWN)


def report_less(*names: str) -> Policy:
    return replace(POLICY, reports={name: each for name, each in POLICY.reports.items() if name not in names})


@proves("hos-8.1")
def test_each_year_the_self_assessment_goes_to_the_body_and_the_public(clause: Clause) -> None:
    annual = POLICY.reports["annual"]
    assert (str(annual.every), annual.to) == ("12 months", ("governing-body", "public"))
    assert {"self-assessment", "governing body's response"} <= set(annual.shows)
    assert (verdict("8.1"), verdict("8.1", report_less("annual"))) == (Verdict.MET, Verdict.NOT_SHOWN)


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
    assert "lessons" in POLICY.reports["annual"].shows
    assert (verdict("9.3"), verdict("9.3", report_less("annual"))) == (Verdict.MET, Verdict.TO_LOOK_AT)


@proves("hos-9.3")
def test_a_published_report_without_lessons_is_put_before_a_person(clause: Clause) -> None:
    silent = policy_from_text(changed(('  "lessons",\n', "")))
    assert verdict("9.3", silent) is Verdict.TO_LOOK_AT


@proves("hos-9.7")
@pytest.mark.parametrize("word", ["measures", "volume", "categories", "outcomes", "trends"])
def test_the_governing_body_and_its_member_are_shown_how_complaints_go(clause: Clause, word: str) -> None:
    for name in ("member", "governing-body"):
        report = POLICY.reports[name]
        assert str(report.every) == "3 months"
        assert word in report.shows
        assert any(each.startswith("ombudsman ") for each in report.shows)


@proves("hos-9.7")
@pytest.mark.parametrize("word", ["measures", "volume", "categories", "outcomes", "trends", "ombudsman "])
def test_a_body_that_is_shown_less_or_nothing_is_put_before_a_person(clause: Clause, word: str) -> None:
    less = {
        name: replace(each, shows=tuple(what for what in each.shows if not what.startswith(word)))
        for name, each in POLICY.reports.items()
    }
    assert verdict("9.7") is Verdict.MET
    assert verdict("9.7", replace(POLICY, reports=less)) is Verdict.TO_LOOK_AT
    assert verdict("9.7", report_less(*POLICY.reports)) is Verdict.TO_LOOK_AT
