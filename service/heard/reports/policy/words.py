"""How the words of a pack are said in plain English: moments, roles, lists, lengths of time.

Pure.  The words of people, which a pack holds as prose, are passed on as they stand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import NamedTuple

from heard.casework.events import StageName
from heard.casework.in_words import MONTHS, weekday_in_words
from heard.casework.lengths import Counting, Reminder, Side
from heard.casework.moments import Moment
from heard.casework.policy import Policy
from heard.casework.policy.clocks import EVERY
from heard.casework.policy.words import OFFICER, OWNER, PUBLIC, SERVICE, Given, Nation, RoleName


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a policy: a title, and paragraphs that can each be read alone."""

    title: str
    paragraphs: tuple[str, ...]


class Said(NamedTuple):
    """A moment in three forms: "when ...", "within 10 working days of ...", "we ..."."""

    when: str
    of: str
    we: str


MOMENTS = {
    Moment.RECEIVED: Said("the complaint is received", "receiving the complaint", "receive the complaint"),
    Moment.STAGE_1_FORM_RECEIVED: Said(
        "the stage 1 form is received", "receiving the stage 1 form", "receive the stage 1 form"
    ),
    Moment.LOGGED: Said("the complaint is logged", "logging the complaint", "log the complaint"),
    Moment.STAGE_2_LOGGED: Said("stage 2 is logged", "logging stage 2", "log stage 2"),
    Moment.ALLOCATED: Said("an officer is given the case", "giving an officer the case", "give an officer the case"),
    Moment.ACKNOWLEDGED: Said(
        "the complaint is acknowledged", "acknowledging the complaint", "acknowledge the complaint"
    ),
    Moment.DEFINED: Said("it is set out what the matter is", "setting out the matter", "set out what the matter is"),
    Moment.CONTACT_MADE: Said(
        "an officer has made contact", "an officer making contact", "make contact with the customer"
    ),
    Moment.RESOLVED: Said("the matter is put right", "putting the matter right", "put the matter right"),
    Moment.ANSWERED: Said("the complaint is answered", "our answer", "answer the complaint"),
    Moment.HOLDING_REPLY: Said("a holding reply is sent", "sending a holding reply", "send a holding reply"),
    Moment.OUTCOME_REJECTED: Said(
        "the customer turns down the outcome", "the customer turning down the outcome", "hear the outcome turned down"
    ),
    Moment.REVIEW_REQUESTED: Said(
        "the customer asks for a review", "the customer asking for a review", "hear a review asked for"
    ),
    Moment.ESCALATION_REQUESTED: Said(
        "the customer asks for the next stage",
        "the customer asking for the next stage",
        "hear the next stage asked for",
    ),
    Moment.APPEAL_MADE: Said("the customer appeals", "the customer's appeal", "hear an appeal"),
    Moment.HEARING_REQUESTED: Said(
        "the customer asks for a hearing", "the customer asking for a hearing", "hear a hearing asked for"
    ),
    Moment.PANEL_DATE_FIXED: Said(
        "the panel's date is fixed and told", "fixing the panel's date", "fix the panel's date and tell it"
    ),
    Moment.DECISION_MADE: Said("the decision is made", "the decision", "decide"),
    Moment.DECISION_LETTER_DATED: Said(
        "the decision letter goes out", "the date of the decision letter", "send the decision letter"
    ),
    Moment.ADJOURNED: Said("the hearing is adjourned", "the adjournment", "adjourn"),
    Moment.OMBUDSMAN_CONTACT: Said(
        "the Ombudsman gets in touch", "the Ombudsman getting in touch", "hear from the Ombudsman"
    ),
    Moment.REMEDY_OFFERED: Said("a remedy is offered", "offering a remedy", "offer a remedy"),
    Moment.ACTION_PROMISED: Said("an action is promised", "promising it", "promise an action"),
    Moment.ACTION_DONE: Said("the action is done", "doing what was promised", "do what was promised"),
    Moment.EXTENSION_AGREED: Said("more time is agreed", "agreeing more time", "agree more time"),
    Moment.RESTRICTION_EFFECTIVE: Said(
        "the restriction takes effect", "the restriction taking effect", "let a restriction take effect"
    ),
    Moment.LAST_OUTGOING_CONTACT: Said(
        "we were last in touch with the customer", "our last contact with the customer", "were last in touch"
    ),
    Moment.OUTGOING_CONTACT: Said(
        "we get in touch with the customer", "getting in touch with the customer", "get in touch with the customer"
    ),
    Moment.RISK_SEEN: Said("a danger is seen", "seeing a danger", "see a danger"),
    Moment.ALERT_SENT: Said("those named are warned", "warning those named", "warn those named"),
}

REQUESTS = frozenset(
    {
        Moment.OUTCOME_REJECTED, Moment.REVIEW_REQUESTED, Moment.ESCALATION_REQUESTED, Moment.APPEAL_MADE,
        Moment.HEARING_REQUESTED,
    }
)  # fmt: skip
"""The five names of "the customer wants more"."""

NATIONS = {
    Nation.ENGLAND_WALES: "England and Wales",
    Nation.SCOTLAND: "Scotland",
    Nation.NORTHERN_IRELAND: "Northern Ireland",
}
COUNTINGS = {Counting.WHOLE_DAYS: "by whole days", Counting.OFFICE_HOURS: "by office hours"}
GIVEN = {
    Given.DATE_GIVEN: "by the day a person names",
    Given.DATE_GIVEN_BY_OFFICER: "by the day an officer names",
    Given.DATE_AGREED: "by the day agreed with the customer",
    Given.INTERVAL_AGREED: "as often as agreed",
}
RESERVED = {OWNER: "whoever owns the case", OFFICER: "an officer", SERVICE: "heard", PUBLIC: "the public"}


def listed(words: Iterable[object], last: str = "and") -> str:
    """Return "a, b and c"; "a; b; and c" where one of them holds a comma or an "and" of its own."""
    *before, end = [str(word) for word in words] or [""]
    if any("," in word or f" {last} " in word for word in (*before, end)) and before:
        return f"{'; '.join(before)}; {last} {end}"
    return f"{', '.join(before)} {last} {end}" if before else end


def about(words: str, value: object) -> str:
    """Return `words` with the value, or the list of values, in place of {}; "" where there is nothing to say."""
    if value is None or value is False or value == () or value == "":
        return ""
    return words.replace("{}", listed(value) if isinstance(value, tuple) else str(value), 1)


def paragraph(*sentences: str) -> str:
    """Return sentences one after another, each begun with a capital and ended with a stop; "" ones are left out."""
    ended = (s if s.endswith((".", "?", "!")) else f"{s}." for s in (each.strip() for each in sentences) if s)
    return " ".join(each if each.startswith("heard ") else each[0].upper() + each[1:] for each in ended)


def paragraphs(*texts: str) -> tuple[str, ...]:
    return tuple(text for text in texts if text)


def spoken(name: str) -> str:
    """Return a name of the pack as words: "stage-1-answer" is "stage 1 answer"."""
    return name.replace("-", " ")


def role(name: RoleName, policy: Policy) -> str:
    """Return a role as it stands within a sentence: "the Complaints Team", "the owning officer"."""
    if name in RESERVED and name not in policy.roles:
        return RESERVED[name]
    title = policy.roles[name]
    first, *rest = title.split()
    if rest and not any(word[0].isupper() for word in rest):
        title = title[0].lower() + title[1:]
    if title.count(", ") == 1:
        title = title.replace(", ", " (") + ")"  # within a sentence, what follows would run on after a comma
    return title if first in ("All", "The") else f"the {title}"


def roles(names: Iterable[RoleName], policy: Policy, last: str = "or") -> str:
    return listed((role(name, policy) for name in names), last)


def stage(name: StageName, policy: Policy) -> str:
    """Return a stage's title as it stands within a sentence: of "Stage 1, first line" the first part."""
    return "every stage" if name == EVERY else policy.stage(name).title.partition(",")[0]


def stages(names: Iterable[StageName], policy: Policy) -> str:
    return listed(stage(name, policy) for name in names)


def reminders(remind: tuple[Reminder, ...]) -> str:
    """Return reminders as one list, the unit said once where they share it: "5 and 2 working days before"."""
    return ", ".join(_reminders(remind))


def _reminders(remind: tuple[Reminder, ...]) -> Iterator[str]:
    before = [each.length for each in remind if each.side is Side.BEFORE and each.length]
    if len(before) > 1 and len({length.unit for length in before}) == 1:
        *counts, last = before
        yield f"{listed([*(length.count for length in counts), last])} before"
    else:
        yield from (f"{length} before" for length in before)
    yield from (str(each) for each in remind if each.side is not Side.BEFORE)


def moment(at: datetime) -> str:
    """Return an instant, which is on the wall clock it is to be told by: "Friday 1 May 2026 at 16:30"."""
    return f"{weekday_in_words(at.date())} at {at:%H:%M}"


def dates(days: tuple[date, ...]) -> str:
    """Return dates in few words, neighbours as one stretch: "24 and 29 to 31 December, 4 to 8 January 2027"."""
    months: dict[str, list[int]] = {}
    for each in days:
        name = MONTHS[each.month - 1] + (f" {each.year}" if each.year != days[0].year else "")
        months.setdefault(name, []).append(each.day)
    return ", ".join(f"{listed(_stretches(numbers))} {name}" for name, numbers in months.items())


def _stretches(numbers: list[int]) -> Iterator[str]:
    for _, pairs in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]):
        stretch = [number for _, number in pairs]
        if len(stretch) > 2:
            yield f"{stretch[0]} to {stretch[-1]}"
        else:
            yield from map(str, stretch)
