"""Roles, the calendar, numbers, and the words that look like prose and are not."""

from __future__ import annotations

from collections.abc import Iterator
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from heard.casework.policy import Policy
from heard.casework.policy.words import RESERVED_ROLES
from heard.datafiles.form import Path, Slip
from heard.datafiles.values import Unreadable, name

Word = tuple[Path, str | None, str]
"""Where a word stands, what it is, and the only one heard knows there."""


def roles(policy: Policy) -> Iterator[Slip]:
    for role in RESERVED_ROLES:
        if role in policy.roles:
            yield Slip(("roles", role), "has a meaning of its own and cannot be a role.", "Choose another name.")


def calendar(policy: Policy) -> Iterator[Slip]:
    zone, opens, closes = policy.calendar.zone, policy.calendar.opens, policy.calendar.closes
    if not _is_zone(zone):
        yield Slip(("calendar", "zone"), f"'{zone}' is not a time zone.", "Write one like 'Europe/London'.")
    if opens >= closes:
        what = f"the office closes at {closes:%H:%M}, and has not opened by then."
        yield Slip(("calendar", "office_hours"), what, 'Write ["09:00", "17:00"].')


def _is_zone(zone: str) -> bool:
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def name_and_days(policy: Policy) -> Iterator[Slip]:
    """What the pack is called can be a folder, and it is not over before it begins."""
    try:
        name(policy.name)
    except Unreadable as wrong:
        yield Slip(("pack", "id"), wrong.what, wrong.do)
    review = policy.pack.review_by
    if review is not None and review < policy.in_force_from:
        what = f"{review} is before the first day it holds, {policy.in_force_from}."
        yield Slip(("pack", "review_by"), what, "Change one or the other.")


def numbers(policy: Policy) -> Iterator[Slip]:
    """A stage's order is 0 or more, a panel somebody, and a target no more than all."""
    for stage in policy.stages_by_name.values():
        if stage.order < 0:
            yield Slip(("stage", stage.name, "order"), f"{stage.order} is less than 0.", "Write 0 or more.")
        if stage.panel_min is not None and stage.panel_min < 1:
            yield Slip(("stage", stage.name, "panel_min"), f"{stage.panel_min} is nobody.", "Write 1 or more.")
    for measure in policy.measures.values():
        if measure.target_percent is not None and not 1 <= measure.target_percent <= 100:
            what = f"{measure.target_percent} is no percentage."
            yield Slip(("measure", measure.name, "target_percent"), what, "Write 1 to 100, or leave it out.")


def words(policy: Policy) -> Iterator[Slip]:
    """Words heard acts on, of which it knows one so far."""
    for path, said, known in _words(policy):
        if said is not None and said != known:
            yield Slip(path, f"'{said}' is not a word known here.", f"Known here: {known}.")


def _words(policy: Policy) -> Iterator[Word]:
    for letter in policy.letters.values():
        yield ("letter", letter.name, "blocks"), letter.blocks, "restriction"
    for extension in policy.extensions.values():
        yield ("extension", extension.name, "before"), extension.before, "due"
    for window in policy.windows.values():
        yield ("window", window.name, "for"), window.who, "customer"
    if policy.late_rejection:
        yield ("late_rejection", "then"), policy.late_rejection.then, "person-confirms"
    if policy.new_issues:
        yield ("new-issues", "otherwise"), policy.new_issues.otherwise, "separate-case"
    if policy.restriction:
        yield ("restriction", "new_matter"), policy.restriction.new_matter, "normal-route"
    if policy.closing:
        said = policy.closing.survey_reply_rejecting_outcome
        yield ("closing", "survey_reply_rejecting_outcome"), said, "person-confirms"
