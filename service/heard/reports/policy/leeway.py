"""How far a policy lets a date move, how long the customer may take, and who may refuse the next stage.

As sentences.  Where a policy gives no leeway, the sentence says that it gives none.  Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from heard.casework.lengths import Length
from heard.casework.policy import Policy
from heard.casework.policy.clocks import Extension
from heard.casework.policy.stages import Decline, LateRejection, Window
from heard.casework.policy.words import AtEnd, Given, Need, OverLimit
from heard.reports.policy.words import (
    GIVEN,
    MOMENTS,
    Section,
    about,
    listed,
    paragraph,
    paragraphs,
    reminders,
    role,
    roles,
    spoken,
    stage,
    stages,
)

AT_END = {
    AtEnd.NOTHING: "",
    AtEnd.TELL_OWNER: "When it ends unused, whoever owns the case is told",
    AtEnd.ASK_OWNER: "When it ends unused, whoever owns the case is asked whether to close it",
    AtEnd.CLOSE: "When it ends unused, the case is closed",
}


def all_leeway(policy: Policy) -> Sequence[Section]:
    """Return every section on moved dates, the customer's time and refusals of the next stage."""
    return (_extensions(policy), _windows(policy), _declines(policy))


def _extensions(policy: Policy) -> Section:
    none = "The policy gives nobody more time than the promises above."
    return Section("More time", tuple(_extension(each, policy) for each in policy.extensions.values()) or (none,))


def _extension(each: Extension, policy: Policy) -> str:
    often = "as often as agreed" if each.times is None else "once" if each.times == 1 else f"{each.times} times"
    return paragraph(
        f"The {spoken(each.name)} may be put off {_at_most(each.at_most)}, {often}",
        about("First on file: {}", each.needs),
        about("Reasons the policy names: {}", each.reasons),
        f"Only before it is {each.before}",
        about('The customer is told with the letter "{}"', spoken(each.letter) if each.letter else None),
        _over_the_limit(each),
        "An answer by the new day counts as on time" if each.counts_as_on_time else
        "An answer by the new day is still reported against the first",
        *_further(each),
        about("Source: {}", each.clause),
    )  # fmt: skip


def _over_the_limit(each: Extension) -> str:
    more = ["more than that"] * isinstance(each.at_most, Length)
    if each.times is not None and each.further is None:
        more.append("a second time" if each.times == 1 else "more often")
    if not more:
        return ""
    # A reason that every extension needs is none for going beyond the limit.
    good = "an exceptional reason" if Need.REASON in each.needs else "a reason"
    then = f"needs {good} on file" if each.over_limit is OverLimit.REASON_NEEDED else "is refused"
    return f"{listed(more, 'or')} {then}"


def _at_most(limit: Length | Given) -> str:
    return (
        f"by up to {limit}" if isinstance(limit, Length) else GIVEN.get(limit, "without a limit").replace("by", "to", 1)
    )


def _further(each: Extension) -> Iterator[str]:
    if each.further:
        yield f"a second time {_at_most(each.further.at_most)}" + about(", with {} on file", each.further.needs)
        if letter := each.further.if_customer_disagrees:
            yield f'a customer who does not agree gets the letter "{spoken(letter)}"'


def _windows(policy: Policy) -> Section:
    asking = [window for window in policy.windows.values() if window.after_stage]
    none = "" if asking else "The customer has no last day for asking for the next stage."
    late = policy.late_rejection
    return Section(
        "How long the customer may take",
        paragraphs(
            *(_window(each, policy) for each in policy.windows.values()),
            none,
            _late(late) if late else "",
        ),
    )


def _late(rule: LateRejection) -> str:
    then = "who confirms it" if rule.then == "person-confirms" else spoken(rule.then)
    asked = f"A request that comes more than {rule.flag_after} after the answer goes to a person first, {then}"
    return paragraph(asked, about("Source: {}", rule.clause))


def _window(each: Window, policy: Policy) -> str:
    return paragraph(
        f"The {each.who} has {each.lasts} for this ({spoken(each.name)}), from {MOMENTS[each.starts].of}"
        + about(", after {}", stages(each.after_stage, policy) if each.after_stage else None),
        about("Reminded: {}", reminders(each.remind_customer)),
        AT_END[each.at_end],
        about("It is then closed as: {}", each.close_outcome),
        "A late request goes to a person, who decides" + about("; the test is {}", each.late_test),
        "It is acknowledged all the same" if each.late_acknowledge else "A late one is not acknowledged",
        about("Source: {}", each.clause),
    )


def _declines(policy: Policy) -> Section:
    rule = policy.decline_rule
    whole = about("{} decides", role(rule.decided_by, policy) if rule else None)
    letter = about('The customer is told with the letter "{}"', spoken(rule.letter) if rule else None)
    source = about("Source: {}", rule.clause if rule else None)
    head = paragraph("The next stage may be refused by a person, never by heard", whole, letter, source)
    each = [_decline(decline, policy) for decline in policy.declines.values()]
    return Section("Refusing the next stage", (head, *each) if each else ())


def _decline(each: Decline, policy: Policy) -> str:
    return paragraph(
        each.says,
        about("After {} only", stage(each.after_stage, policy) if each.after_stage else None),
        about("Decided by {}", roles(each.decided_by, policy) if each.decided_by else None),
        about("Asked first: {}", each.consult),
        about("First on file: {}", each.needs),
        about('Told with the letter "{}"', spoken(each.letter) if each.letter else None),
        about("Source: {}", each.clause),
    )
