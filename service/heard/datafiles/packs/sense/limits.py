"""What no pack may change: heard never refuses, closes or limits by itself, and no clock waits for consent."""

from __future__ import annotations

from collections.abc import Iterator

from heard.casework.policy import Policy
from heard.casework.policy.words import PUBLIC, ExclusionAction
from heard.datafiles.form import Path, Slip, nearest
from heard.datafiles.packs.sense.clocks import too_early


def never_by_itself(policy: Policy) -> Iterator[Slip]:
    if policy.exclusion_rule and not policy.exclusion_rule.never_automatic:
        yield Slip(("exclusion_rule", "never_automatic"), "heard refuses no complaint by itself.", "Write true.")
    if policy.restriction and not policy.restriction.never_automatic:
        yield Slip(("restriction", "never_automatic"), "heard limits nobody by itself.", "Write true.")
    if policy.representatives and policy.representatives.clocks_wait_for_consent:
        what = "no clock waits for consent; only what is disclosed does."
        yield Slip(("representatives", "clocks_wait_for_consent"), what, "Write false.")
    for section, rule in (("representatives", policy.representatives), ("petition", policy.petition)):
        if rule and not rule.same_clocks:
            what = "heard knows no other clocks for them."
            yield Slip((section, "same_clocks"), what, "Write true, or give them a route of their own.")


def exclusions(policy: Policy) -> Iterator[Slip]:
    for exclusion in policy.exclusions.values():
        path = ("exclusion", exclusion.name)
        if exclusion.action is ExclusionAction.PROPOSE_ROUTE and exclusion.route is None:
            yield Slip((*path, "action"), "names no route to propose.", "Add `route`.")
        age = "older_than" if exclusion.older_than else "younger_than" if exclusion.younger_than else None
        if age and exclusion.counted_from is None:
            yield Slip((*path, age), "does not say since when.", "Add counted_from.")
        if exclusion.counted_from and not age:
            what = "there is no age to count."
            yield Slip((*path, "counted_from"), what, "Add older_than or younger_than, or leave it out.")


def restriction(policy: Policy) -> Iterator[Slip]:
    rule = policy.restriction
    if rule is None:
        return
    if not rule.options:
        what = "a restriction without a way to limit contact does nothing."
        yield Slip(("restriction", "option"), what, "Add [restriction.option.NAME].")
    yield from too_early(rule.remind, rule.review_within, ("restriction", "remind"))


def outcomes(policy: Policy) -> Iterator[Slip]:
    """What ends a case by itself, or by a restriction, is an outcome the pack knows."""
    known = policy.closing.outcomes if policy.closing else ()
    named: list[tuple[Path, str | None]] = [
        (("window", window.name, "close_outcome"), window.close_outcome) for window in policy.windows.values()
    ]
    if policy.restriction:
        named += [
            (("restriction", "option", option.name, "close_outcome"), option.close_outcome)
            for option in policy.restriction.options.values()
        ]
    for path, outcome in named:
        if outcome is not None and outcome not in known:
            yield Slip(path, f"'{outcome}' is no outcome of [closing].", nearest(outcome, known))


def routes(policy: Policy) -> Iterator[Slip]:
    for route in policy.routes.values():
        path = ("route", route.name)
        if route.opens_case and route.first_stage is None:
            yield Slip(path, "opens a case, and does not say at which stage.", "Add first_stage.")
        if not route.opens_case and route.send_to is None:
            yield Slip(path, "opens no case, and does not say who is sent it.", "Add send_to.")
        if not route.opens_case and route.first_stage is not None:
            yield Slip((*path, "first_stage"), "opens no case.", "Write opens_case = true, or leave this out.")


def public_reports(policy: Policy) -> Iterator[Slip]:
    for report in policy.reports.values():
        if PUBLIC in report.to and not report.no_personal_data:
            yield Slip(("report", report.name, "to"), "everybody reads it.", "Add no_personal_data = true.")
