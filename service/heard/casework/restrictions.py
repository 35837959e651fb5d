"""What the policy wants of a restriction before it takes effect, and when it has to be looked at again.

A restriction is a person's decision.  This says what is missing from its record; it limits
nobody and labels nobody.  Pure.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, datetime

from heard.casework.counting import days_from, reminder_at
from heard.casework.lengths import Reminder
from heard.casework.policy import Policy
from heard.casework.policy.afterwards import RestrictionRule
from heard.casework.policy.words import Item, MailboxDoes, OverLimit, RoleName
from heard.casework.restriction import Restriction, is_far_off, parts_on_record
from heard.casework.working_days import Calendar


def may_decide(rule: RestrictionRule, roles: Collection[RoleName]) -> bool:
    """Say whether somebody with these roles may decide; from anybody else it is a proposal."""
    return any(role in rule.decided_by for role in roles)


def still_missing(restriction: Restriction, policy: Policy) -> tuple[str, ...]:
    """Return what the policy wants of an entry and is not there; nothing where it has no rules for restrictions."""
    if policy.restriction is None:
        return ()
    found = missing(
        policy.restriction,
        policy,
        recorded=parts_on_record(restriction),
        confirmed=restriction.confirmed,
        consulted=restriction.consulted,
        letter_says=restriction.letter_says,
        warned=restriction.warned,
    )
    of_option = _missing_of_the_option(restriction, policy.restriction)
    return tuple(dict.fromkeys((*of_option, *found)))


WARNING_ON_RECORD = "warning date, or why there was no warning"
WARNINGS = ("warning", WARNING_ON_RECORD)
"""What is missing where nobody was warned first, and why not is not on record."""
_SAME_AS = {"warning": WARNING_ON_RECORD, "letter with appeal right": "letter: appeal-right"}
"""What one step puts on record is one thing, though a pack asks for it twice, in its record and besides."""
NAMED_CONTACT = "named contact"
"""What is missing where an option lets contact go through one person, and none is named."""


def _missing_of_the_option(restriction: Restriction, rule: RestrictionRule) -> Iterator[str]:
    option = rule.options.get(restriction.option)
    if option is None:
        return
    if option.mailbox is MailboxDoes.NAMED_PERSON and not restriction.named_contact:
        yield NAMED_CONTACT
    if option.only_if is not None and option.only_if not in restriction.confirmed:
        yield option.only_if


def lifting_part(rule: RestrictionRule | None) -> str | None:
    """Return the part of must_record that says what would lift an entry, in the pack's words; None for none."""
    return next((part for part in rule.must_record if "lifted" in part), None) if rule is not None else None


def to_confirm(rule: RestrictionRule, option: str | None = None) -> tuple[str, ...]:
    """Return what a decider has to confirm: for each entry, and on what alone an option may be chosen.

    option  None: on what any may be
    """
    chosen = rule.options.values() if option is None else filter(None, [rule.options.get(option)])
    conditions = [each.only_if for each in chosen if each.only_if is not None]
    return tuple(dict.fromkeys((*rule.confirm_first, *conditions)))


def missing(
    rule: RestrictionRule,
    policy: Policy,
    *,
    recorded: Collection[str],
    confirmed: Collection[str],
    consulted: Collection[RoleName] = (),
    letter_says: Collection[Item],
    warned: bool,
) -> tuple[str, ...]:
    """Return what has to be there before the entry takes effect, in the pack's words.

    recorded     the parts of must_record that are filled in
    confirmed    the parts of confirm_first that were answered with yes
    consulted    whom it was talked over with
    letter_says  what the letter to the person was found to say
    warned       whether a warning that came first is on file, or the reason for giving none
    """
    wanted = [part for part in rule.must_record if part not in recorded]
    wanted += [part for part in rule.confirm_first if part not in confirmed]
    wanted += [f"consulted: {role}" for role in rule.consult if role not in consulted]
    if rule.warning_first and not warned:
        wanted.append("warning")
    if rule.letter is not None:
        wanted += [f"letter: {item}" for item in policy.letters[rule.letter].must_say if item not in letter_says]
    return tuple(
        each for each in dict.fromkeys(wanted) if _SAME_AS.get(each) not in wanted and not _is_said(each, wanted)
    )


def _is_said(part: str, wanted: Collection[str]) -> bool:
    """Say whether with whom it has to be discussed is asked for by name."""
    return part == "discussed with" and any(each.startswith("consulted: ") for each in wanted)


def review_by(rule: RestrictionRule, effective: date, calendar: Calendar) -> date:
    """Return the last day for the review, counted from the day the restriction takes effect; it never rolls on."""
    return effective if is_far_off(effective) else days_from(effective, rule.review_within, calendar)


def review_reminders(rule: RestrictionRule, review: date, calendar: Calendar) -> tuple[datetime, ...]:
    """Return when to remind of a review, in UTC, each on the last open day in time."""
    due = calendar.end_of(review)
    return tuple(sorted({reminder_at(reminder, due, calendar) for reminder in rule.remind or (Reminder.on_the_day(),)}))


def objection_to_review(
    rule: RestrictionRule, effective: date, review: date, calendar: Calendar, *, reason: bool
) -> str | None:
    """Return what is wrong with a review date, or None.

    reason  whether a reason for a later date is recorded
    """
    limit = review_by(rule, effective, calendar)
    if review <= limit or (reason and rule.review_over_limit is OverLimit.REASON_NEEDED):
        return None
    days = (review - limit).days
    may_be_later = rule.review_over_limit is OverLimit.REASON_NEEDED
    wanted = "a reason is wanted" if may_be_later else "the policy allows no later day"
    return f"{days} day{'' if days == 1 else 's'} beyond {rule.review_within}: {wanted}"


def wrong_with_review(
    rule: RestrictionRule | None, effective: date, review: date, calendar: Calendar, *, today: date, reason: bool
) -> str | None:
    """Return what keeps a day from being set for the next review, with what to do; None where nothing does.

    effective  from when it is counted: the first day, or the day of the review before
    reason     whether a reason for a later date is recorded
    """
    if review < effective:
        return f"{review} is before {effective}, from when it is counted"
    if review < today:
        return f"{review} is over; take a day that is still to come"
    objection = objection_to_review(rule, effective, review, calendar, reason=reason) if rule is not None else None
    if objection is None:
        return None
    may_be_later = rule is not None and rule.review_over_limit is OverLimit.REASON_NEEDED
    do = 'say --reason "...", or take an earlier day' if may_be_later else "take an earlier day"
    return f"{review} is {objection}; {do}"
