"""What no pack may change: heard never refuses, closes or limits by itself, and no clock waits for consent.

What a policy leaves to somebody is left to a person: not to heard, and not to everybody.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from heard.casework.policy import Policy
from heard.casework.policy.words import OFFICER, PUBLIC, SERVICE, ExclusionAction, LetterPurpose, RoleName
from heard.datafiles.form import Path, Slip, nearest
from heard.datafiles.packs.sense.clocks import too_early

Decider = tuple[Path, tuple[RoleName | None, ...]]
"""Where a pack says who decides something, and whom it names."""

NOBODY: Mapping[RoleName, str] = {SERVICE: "heard itself, which decides none of this", PUBLIC: "everybody"}

BY_ITSELF = frozenset(
    {
        LetterPurpose.RECEIPT,
        LetterPurpose.ACKNOWLEDGEMENT,
        LetterPurpose.RESOLVED,
        LetterPurpose.ACCEPTANCE_FORM,
        LetterPurpose.FILED_NO_ACTION,
        LetterPurpose.ASK_AUTHORITY,
        LetterPurpose.HOW_TO_COMPLAIN,
        LetterPurpose.REMINDER,
        LetterPurpose.SURVEY,
    }
)
"""What the letters are for that heard may send by itself; all others say what a person decided."""


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


def who_decides(policy: Policy) -> Iterator[Slip]:
    for path, roles in _deciders(policy):
        for role in roles:
            if role is not None and role in NOBODY:
                yield Slip(path, f"'{role}' is {NOBODY[role]}.", "Name a role that a person has.")


def _deciders(policy: Policy) -> Iterator[Decider]:
    for stage in policy.stages_by_name.values():
        yield ("stage", stage.name, "owner"), (stage.owner,)
        yield ("stage", stage.name, "answered_by"), (stage.answered_by,)
    for decline in policy.declines.values():
        yield ("decline", decline.name, "decided_by"), decline.decided_by
    if policy.decline_rule:
        yield ("decline_rule", "decided_by"), (policy.decline_rule.decided_by,)
    if policy.exclusion_rule:
        yield ("exclusion_rule", "decided_by"), (policy.exclusion_rule.decided_by,)
    if rule := policy.restriction:
        yield ("restriction", "decided_by"), rule.decided_by
        yield ("restriction", "appeal_to"), (rule.appeal_to,)
        yield ("restriction", "fresh_evidence_decided_by"), rule.fresh_evidence_decided_by
    if policy.closing:
        yield ("closing", "by"), policy.closing.by


def who_sends(policy: Policy) -> Iterator[Slip]:
    for letter in policy.letters.values():
        path = ("letter", letter.name, "sent_by")
        if letter.sent_by == PUBLIC:
            yield Slip(path, f"'{PUBLIC}' is {NOBODY[PUBLIC]}.", "Name a role that a person has.")
        if letter.is_ours and letter.purpose not in BY_ITSELF:
            what = f"a letter of purpose '{letter.purpose}' says what a person decided, and heard sends none by itself."
            yield Slip(path, what, f'Write sent_by = "{OFFICER}", or name the role that does.')


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
