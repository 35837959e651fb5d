"""What the Complaint Handling Code of 2024 asks of a policy as a whole, and whether a policy that breaks it is found.

The Code's own pack keeps every provision; a landlord's copy of it, changed in one place, is
either not let in or shown to fall short there.  Who is refused, who answers for complaints and
what is reported: test_hos_code_2024_provisions_people.py.
"""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from heard.datafiles.packs import policy_from_text
from heard.reports.policy.code_2024.verdicts import Verdict
from heard.reports.policy.lint import PROVISIONS, lint
from policies.clauses import CLAUSES, Clause, proves
from policies.held_to_the_code import POLICY, changed, told, verdict
from weirside import told_of

# -- The list itself -------------------------------------------------------------------------------


def test_every_provision_a_policy_is_held_against_is_a_clause() -> None:
    sections = [clause.section for clause in CLAUSES.values() if clause.pack == "hos-code-2024"]
    assert {each.number for each in PROVISIONS} <= set(re.findall(r"\d+\.\d+", " ".join(sections)))


LEFT_TO_A_PERSON = {
    "1.2", "1.5", "2.3", "4.1", "5.10", "5.12", "5.14", "5.15", "6.6", "6.10", "8.1", "9.3", "9.4", "9.5", "9.7",
}  # fmt: skip
"""Where it hangs on what words say, a title or a list of contents among them: those a person has to read."""


def test_the_codes_own_pack_keeps_all_that_data_can_show() -> None:
    unkept = {row.provision.number: row.verdict for row in lint(POLICY) if row.verdict is not Verdict.MET}
    assert unkept == dict.fromkeys(sorted(LEFT_TO_A_PERSON, key=by_number), Verdict.TO_LOOK_AT)


def by_number(provision: str) -> tuple[int, ...]:
    return tuple(map(int, provision.split(".")))


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

ANSWER_OF = {"hos-6.3": "stage-1-answer", "hos-6.14": "stage-2-answer"}


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


@proves("hos-6.2", "hos-6.3", "hos-6.11", "hos-6.14")
def test_a_day_more_for_what_comes_after_closing_time_falls_short(clause: Clause) -> None:
    by_hours = policy_from_text(changed(('counting = "whole_days"', 'counting = "office_hours"')))
    assert verdict(clause.section, by_hours) is Verdict.FALLS_SHORT


@proves("hos-6.3", "hos-6.14")
def test_an_answer_that_is_never_due_where_nobody_acknowledges_falls_short(clause: Clause) -> None:
    before, name, after = POLICY.text.partition(f"[clock.{ANSWER_OF[clause.id]}]")
    waiting = before + name + after.replace('if_start_missing = "use-acknowledgement-due-day"\n', "", 1)
    assert verdict(clause.section, policy_from_text(waiting)) is Verdict.FALLS_SHORT


@proves("hos-6.3", "hos-6.14")
def test_an_answer_whose_time_can_be_stopped_falls_short(clause: Clause) -> None:
    section = f"[clock.{ANSWER_OF[clause.id]}]\n"
    paused = policy_from_text(changed((section, f'{section}stops_when = "extension-agreed"\n')))
    assert verdict(clause.section, paused) is Verdict.FALLS_SHORT


@proves("hos-6.2", "hos-6.11")
def test_an_acknowledgement_that_may_be_put_off_falls_short(clause: Clause) -> None:
    section = {"hos-6.2": "[clock.stage-1-acknowledge]\n", "hos-6.11": "[clock.stage-2-acknowledge]\n"}[clause.id]
    later = policy_from_text(changed((section, f"{section}agreed_date_replaces = true\n")))
    assert verdict(clause.section, later) is Verdict.FALLS_SHORT


@proves("hos-6.10")
def test_refusing_stage_2_is_put_before_a_person_and_falls_short_without_a_condition(clause: Clause) -> None:
    line = 'never_refuse_escalation_without = "valid reason and letter escalation-declined"\n'
    for_any_reason = policy_from_text(changed((line, "")))
    assert (verdict("6.10"), verdict("6.10", for_any_reason)) == (Verdict.TO_LOOK_AT, Verdict.FALLS_SHORT)
    assert "valid reason" in told("6.10")


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
    assert "what was promised is followed up" in told("6.6")
    assert "nothing follows up what was promised" in told("6.6", forgotten)
    assert verdict("6.6", forgotten) is Verdict.TO_LOOK_AT


@proves("hos-6.7")
def test_answers_that_need_not_go_into_each_point_are_put_before_a_person(clause: Clause) -> None:
    points = '  "each-point-answered",\n'
    skipping = policy_from_text(changed((points, ""), (points, ""), ('"all points answered", ', "")))
    assert (verdict("6.7"), verdict("6.7", skipping)) == (Verdict.MET, Verdict.TO_LOOK_AT)
