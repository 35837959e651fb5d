"""Why the answer may not be due later, as an officer asks, and how much later it may be.

The policy decides (casework/extensions.py); this says it to somebody who can do something about it.  Pure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime

from heard.casework.commands import Extend
from heard.casework.counting import extended_due
from heard.casework.extensions import Asked
from heard.casework.in_words import weekday_in_words
from heard.casework.lengths import Length
from heard.casework.moments import Moment
from heard.casework.policy.words import Need
from heard.judgement.facts import OnFile
from heard.judgement.folded import fold
from heard.judgement.officers.more_time import FARTHEST, answer_clock, put_off

_EXCEPTIONAL = re.compile(r"\bexceptional(?:ly)?\b", re.IGNORECASE)
"""What has to stand in a reason that is to carry an answer beyond the limit the policy sets for every other."""
_DENIED = re.compile(
    r"(?:\b(?:not|no|nothing|never|none|nor|neither|hardly|without|less than|if|cannot)\b|n't\b)"
    r"(?:(?!\bbut\b)[^,.;:!?()]){0,40}$",
    re.IGNORECASE,
)
"""What before it, in the same clause, says that it is not."""
_DENIED_NEXT_TO_IT = re.compile(
    r"\b(?:far from|anything but|hardly|scarcely|barely|rarely|less than|short of|un-?|non-?)(?: \w+)?[ -]?$",
    re.IGNORECASE,
)
_DENIED_BEHIND = re.compile(
    r",? or (?:otherwise|not)\b|,? (?:it|this|that) (?:is not|isn't|was not|wasn't)\b"
    r"|(?: (?:circumstances?|reasons?|grounds?|case|matters?|causes?)){0,2}"
    r"(?: (?:(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would) ?(?:not|n't|never|no longer|hardly)"
    r"|cannot|(?:(?:is|are|was|were) )?(?:none|nil|absent|lacking|missing|ruled out|inapplicable))\b"
    r"|\s*[-:,;(]+\s*(?:none|no|nil|n/a|not any|absent|not applicable)\s*(?:[.,;:)!]|$))",
    re.IGNORECASE,
)
"""What right behind it, and what it is said of, says that it is not, or that it may as well not be."""
_SAY: Mapping[Need, str] = {
    Need.REASON: 'the reason: add "because ..."',
    Need.FULL_EXPLANATION: 'the reason: add "because ..."',
    Need.EXCEPTIONAL_REASON: 'an exceptional reason: add "because it is exceptional: ..."',
    Need.CUSTOMER_AGREEMENT: 'that the tenant agreed: add ", agreed with the tenant"',
    Need.HOLDING_REPLY: "a holding reply: write one to the tenant, with the mailbox in Cc",
}


def why_not_later(on_file: OnFile, command: Extend, because: str, at: datetime) -> str | None:
    """Return why the answer may not be due when an officer says; None where it may.

    at   when they said so
    """
    to = command.until if command.until is not None else command.by
    if to is None:
        return 'it says neither by how long nor until when: say "extend 5 working days because ..."'
    case = on_file.case
    if (slip := too_far(on_file, to, at)) is not None:
        return f"{weekday_in_words(slip)} is more than three months off and may be a slip: say a nearer day"
    shown = needs_shown(on_file, command, because)
    if missing := _still_wanted(on_file, shown, to, at):
        beyond = _at_the_latest(on_file) if _SAY[Need.EXCEPTIONAL_REASON] in missing else ""
        without = f"; without that it may move{beyond}" if beyond else ""
        return f"the policy wants first, for {case.reference} to be answered later, {missing}{without}"
    answer = put_off(on_file, case.stage, Asked(at, to, shown), "it asks for more time")
    if answer.moved is not None:
        return None
    return f"{answer.because}{_at_the_latest(on_file)}"


def too_far(on_file: OnFile, to: Length | date, at: datetime) -> date | None:
    """Return the day that is asked for, where nobody means that: it is far from today, and from the day it is due."""
    clock, calendar = answer_clock(on_file, on_file.case.stage), on_file.calendar
    due = clock.due if clock is not None else None
    if isinstance(to, Length):
        if due is None:
            return None
        to = calendar.local_date(extended_due(due, to, calendar))
    nearest = max(calendar.local_date(each) for each in (at, due) if each is not None)
    return to if to > nearest + FARTHEST else None


def needs_shown(on_file: OnFile, command: Extend, because: str) -> frozenset[Need]:
    """Return what is on file for more time, of what a policy may want first, once the command is given."""
    shown = {Need.NEW_DATE}
    if because:
        shown |= {Need.REASON, Need.FULL_EXPLANATION}
    if is_exceptional(because):
        shown.add(Need.EXCEPTIONAL_REASON)
    if command.agreed:
        shown.add(Need.CUSTOMER_AGREEMENT)
    case = on_file.case
    if any(each.moment is Moment.HOLDING_REPLY and each.stage == case.stage for each in case.passed):
        shown.add(Need.HOLDING_REPLY)
    return frozenset(shown)


def is_exceptional(because: str) -> bool:
    """Say whether a reason says of itself that it is exceptional, and not that it is nothing of the kind."""
    text = fold(because).text
    return any(
        not _DENIED.search(text[: each.start()])
        and not _DENIED_NEXT_TO_IT.search(text[: each.start()])
        and not _DENIED_BEHIND.match(text, each.end())
        for each in _EXCEPTIONAL.finditer(text)
    )


def _still_wanted(on_file: OnFile, shown: frozenset[Need], to: Length | date, at: datetime) -> str:
    """Return what is lacking, and how it is said, where with all of it the answer could be due then; "" else."""
    clock = answer_clock(on_file, on_file.case.stage)
    rule = on_file.policy.extensions.get(clock.clock) if clock is not None else None
    if rule is None:
        return ""
    whole = frozenset(Need)
    now, then = (put_off(on_file, on_file.case.stage, Asked(at, to, each), "") for each in (shown, whole))
    if now.moved is not None or then.moved is None:
        return ""
    wanted = (*rule.needs, *(rule.further.needs if rule.further is not None else ()), Need.EXCEPTIONAL_REASON)
    said: list[str] = []
    for need in dict.fromkeys(wanted):
        without = put_off(on_file, on_file.case.stage, Asked(at, to, whole - {need}), "")
        if need in _SAY and need not in shown and without.moved is None:
            said.append(_SAY[need])
    return "; and ".join(dict.fromkeys(said))


def _at_the_latest(on_file: OnFile) -> str:
    """Return until when the answer may move without more ado, in words; "" where the policy sets no such day."""
    clock = answer_clock(on_file, on_file.case.stage)
    rule = on_file.policy.extensions.get(clock.clock) if clock is not None else None
    if clock is None or clock.due is None or rule is None or not isinstance(rule.at_most, Length):
        return ""
    latest = on_file.calendar.local_date(extended_due(clock.due, rule.at_most, on_file.calendar))
    moved = sum(each.clock == clock.clock and each.number == clock.number for each in on_file.case.moved)
    return "" if rule.times is not None and moved >= rule.times else f", until {weekday_in_words(latest)}"
