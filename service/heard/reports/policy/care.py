"""How a policy looks after people, and limits contact, as sentences.  Pure.

A person decides on every restriction; heard never labels anybody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from heard.casework.policy import Policy
from heard.casework.policy.afterwards import RestrictionOption, RestrictionRule
from heard.casework.policy.words import MailboxDoes, OverLimit
from heard.reports.policy.words import MOMENTS, Section, about, listed, paragraph, reminders, role, roles, spoken

MAILBOX = {
    MailboxDoes.RECORD: "the mailbox only keeps it on record",
    MailboxDoes.NAMED_PERSON: "the mailbox sends their mail to the person named",
    MailboxDoes.NO_CASE: "the mailbox opens no new case on the same matter",
    MailboxDoes.FILE: "the mailbox acknowledges once and files",
    MailboxDoes.CLOSE: "the case is closed",
    MailboxDoes.CLOCKS_OFF: "no day is set for what the stages of the case owe, while it holds",
}


def all_care(policy: Policy) -> Sequence[Section]:
    """Return every section on care, danger, limits on contact and putting things right."""
    return (
        Section("Care and danger", tuple(_care(policy))),
        Section("Limiting contact", tuple(_restriction(policy))),
        Section("Putting things right", tuple(_redress(policy))),
    )


def _care(policy: Policy) -> Iterator[str]:
    if care := policy.vulnerability:
        yield paragraph(
            "heard flags signs of vulnerability" if care.flag else "heard does not flag vulnerability",
            about("Shown to: {}", roles(care.show_to, policy, "and") if care.show_to else None),
            about("To offer: {}", care.offers),
            about("On file: {}", care.needs),
            about("A reminder comes after {}", care.nudge_after),
            about("Counted: {}", care.count),
            about("Kept: {}", care.keep),
            about("{}", care.review),
            "It is weighed when work is shared out" if care.weigh_in_triage else "",
            about("Source: {}", care.clause),
        )
    if risk := policy.risk:
        yield paragraph(
            f"Danger to somebody is looked for in every {listed((spoken(kind) for kind in risk.applies_to), 'or')}",
            f"Warned: {roles(risk.alert, policy, 'and')}",
            about("Within the time of the {}", spoken(risk.clock) if risk.clock else None),
            about("If that cannot be delivered: {}", risk.if_undeliverable),
            about("On record: {}", risk.record),
            about("Source: {}", risk.clause),
        )
    if abuse := policy.abuse:
        told = f"Told of abuse of staff: {roles(abuse.alert, policy, 'and')}"
        yield paragraph(told, about("Policy: {}", abuse.policy), about("Source: {}", abuse.clause))


def _restriction(policy: Policy) -> Iterator[str]:
    rule = policy.restriction
    if rule is None:
        yield "The policy gives no way to limit contact."
        return
    yield paragraph(
        f"Only a person limits contact, and heard never does. Decided by: {roles(rule.decided_by, policy)}",
        about("{}", rule.says),
        about("It is called: {}", rule.title),
        about("Set out in: {}", rule.policy),
        about("Proposed by: {}", rule.referred_by),
        about("Grounds: {}", rule.grounds),
        about("Conduct it is for: {}", rule.behaviours),
        about("Never because of: {}", rule.never_because),
        about("Source: {}", rule.clause),
    )
    yield paragraph(*_before(rule, policy))
    yield paragraph(*_review(rule, policy))
    for option in rule.options.values():
        yield _option(option)


def _before(rule: RestrictionRule, policy: Policy) -> Iterator[str]:
    yield about("it takes effect only once this is on file: {}", rule.must_record)
    yield about("and this is confirmed: {}", rule.confirm_first)
    yield about("asked first: {}", roles(rule.consult, policy, "and") if rule.consult else None)
    if rule.warning_first:
        yield "a warning comes first" + about(
            "; it may be left out with a {} on file", rule.warning_may_be_skipped_with
        )
    yield about('the customer is told with the letter "{}"', spoken(rule.letter) if rule.letter else None)


def _review(rule: RestrictionRule, policy: Policy) -> Iterator[str]:
    over = "later only with a reason on file" if rule.review_over_limit is OverLimit.REASON_NEEDED else "never later"
    yield f"it is looked at again within {rule.review_within} of {MOMENTS[rule.review_starts].of}; {over}"
    yield about("reminders: {}", reminders(rule.remind))
    yield about("the customer may appeal to {}", role(rule.appeal_to, policy) if rule.appeal_to else None)
    decider = roles(rule.fresh_evidence_decided_by, policy) if rule.fresh_evidence_decided_by else None
    yield about("fresh evidence is decided on by: {}", decider)
    normal = "is dealt with like anyone's" if rule.new_matter == "normal-route" else spoken(rule.new_matter)
    yield f"a new matter {normal}"
    yield "for it the restriction may be lifted: a person is asked" if rule.new_matter_ask_to_lift else ""
    yield about("they are then told {}", spoken(rule.new_matter_tell) if rule.new_matter_tell else None)
    yield "every contact left unanswered is logged" if rule.log_excluded_contacts else ""


def _option(option: RestrictionOption) -> str:
    return paragraph(
        f"{spoken(option.name)}: {option.says}",
        MAILBOX[option.mailbox],
        about("Only if: {}", option.only_if),
        about("It waits for: {}", option.waits_for),
        about('By the route "{}"', spoken(option.route) if option.route else None),
        about('Answered with the letter "{}"', spoken(option.letter) if option.letter else None),
        about("Closed as: {}", option.close_outcome),
    )


def _redress(policy: Policy) -> Iterator[str]:
    if redress := policy.redress:
        yield paragraph(
            "A person decides; heard only keeps the record",
            about("What may be given: {}", redress.kinds),
            about("On the ground of: {}", redress.grounds),
            about("To weigh: {}", redress.weigh),
            about("Set off against: {}", redress.offset_against),
            about("Paid to: {}", redress.may_pay_to),
            about("Evidence: {}", redress.evidence),
            about("Goodwill: {}", redress.goodwill),
            about("Injury: {}", redress.injury),
            about("On record: {}", redress.record),
            about("Source: {}", redress.clause),
        )
