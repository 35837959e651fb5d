"""The words a pack is written in: names of its parts, and the closed lists of what heard acts on.

Everything else in a pack is prose: shown to people, never interpreted.
"""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum
from typing import Any, NewType

from heard.casework.events import ClockName as ClockName
from heard.casework.moments import OPENINGS as OPENINGS, Moment as Moment

RoleName = NewType("RoleName", str)
RouteName = NewType("RouteName", str)
MeasureName = NewType("MeasureName", str)
RuleName = NewType("RuleName", str)
"""The name of a letter in the pack; `LetterName` is that of a template."""
Item = NewType("Item", str)
"""Something a letter has to say: "answer-by-date"."""
KindName = NewType("KindName", str)

OWNER, OFFICER, SERVICE, PUBLIC = RoleName("owner"), RoleName("officer"), RoleName("service"), RoleName("public")
RESERVED_ROLES = (OWNER, OFFICER, SERVICE, PUBLIC)
"""The case's present owner; anyone on the staff; the program; everybody."""


def written(key: str = "", *, none: str = "", **more: Any) -> Any:
    """A field that a pack writes in words of its own.

    key   its key in the pack, where the code needs another: `for` is Python's, `name` the section's
    none  the word that stands for None: times = "any"
    """
    return field(metadata={"key": key, "none": none}, **more)


class Given(StrEnum):
    """What stands where a length of time could: nobody set one, or a person names the day."""

    NOT_SET = "not set"
    DATE_GIVEN = "date given"
    DATE_GIVEN_BY_OFFICER = "date given by officer"
    DATE_AGREED = "date agreed"
    INTERVAL_AGREED = "interval agreed"


class ClockKind(StrEnum):
    MEASURED = "measured"
    NUDGE = "nudge"  # never a breach
    PROMISE = "promise"  # its date is named, not counted
    ALERT = "alert"  # elapsed minutes, nights and holidays too


class EndsWhen(StrEnum):
    ALL = "all"
    ANY = "any"


class IfStartMissing(StrEnum):
    NOT_YET = "not-yet"
    USE_ACKNOWLEDGEMENT_DUE_DAY = "use-acknowledgement-due-day"


class IfNot(StrEnum):
    """What follows when a clock was not met."""

    BECOMES_FORMAL = "becomes-formal"


class RoleCheck(StrEnum):
    """What happens when somebody the stage does not want owns it."""

    BLOCK = "block"
    WARN = "warn"


class OwnerNot(StrEnum):
    """Who may not own a stage, besides whoever owned an earlier one."""

    SAME_DEPARTMENT = "same-department"
    NAMED_IN_COMPLAINT = "named in the complaint"
    CONFLICT_DECLARED = "conflict declared"


class OverLimit(StrEnum):
    REFUSE = "refuse"
    REASON_NEEDED = "reason-needed"


class Need(StrEnum):
    """What has to be on file before a due date may move."""

    REASON = "reason"
    FULL_EXPLANATION = "full explanation"
    EXCEPTIONAL_REASON = "exceptional reason"
    CUSTOMER_AGREEMENT = "customer agreement"
    HOLDING_REPLY = "holding reply on file"
    NEW_DATE = "new date"


class AtEnd(StrEnum):
    """What follows when a customer's window ends unused."""

    NOTHING = "nothing"
    TELL_OWNER = "tell-owner"
    ASK_OWNER = "ask-owner"
    CLOSE = "close"


class Late(StrEnum):
    PERSON_DECIDES = "person-decides"


class LetterPurpose(StrEnum):
    """What a letter of a pack is for, whatever the pack calls it."""

    RECEIPT = "receipt"  # says that a message has come, and no more
    ACKNOWLEDGEMENT = "acknowledgement"
    RESOLVED = "resolved"  # fixed before it was acknowledged
    HOLDING = "holding"
    EXTENSION = "extension"
    EXTENSION_DISPUTED = "extension-disputed"
    DECISION = "decision"
    ESCALATION_DECLINED = "escalation-declined"
    REFUSAL = "refusal"
    OFFER = "offer"
    ACCEPTANCE_FORM = "acceptance-form"
    WARNING = "warning"
    RESTRICTION = "restriction"
    FILED_NO_ACTION = "filed-no-action"
    ASK_AUTHORITY = "ask-authority"
    HOW_TO_COMPLAIN = "how-to-complain"
    REMINDER = "reminder"  # of how long they have for something
    SURVEY = "survey"


class ExclusionAction(StrEnum):
    """What an exclusion does: it proposes to a person, or bars a view.  None of them refuses."""

    FLAG = "flag"
    PROPOSE_ROUTE = "propose-route"
    PERSON_ONLY = "person-only"
    RESTRICT_VISIBILITY = "restrict-visibility"


class Match(StrEnum):
    CLOSED_FINAL_STAGE = "closed final stage"


class Consent(StrEnum):
    REQUIRED = "required"
    ASK = "ask where appropriate"
    NOT_NEEDED = "not needed"


class MailboxDoes(StrEnum):
    """What a restriction lets the mailbox do with further contact on the matter it covers."""

    RECORD = "record"
    NAMED_PERSON = "route-to-named-person"
    NO_CASE = "no-case-same-matter"
    FILE = "acknowledge-once-and-file"
    CLOSE = "close-case"
    CLOCKS_OFF = "clocks-off"


class Switch(StrEnum):
    ON = "on"
    OFF = "off"
    OPTIONAL = "optional"


class Nation(StrEnum):
    """Whose bank holidays hold; there is no list for the United Kingdom as a whole."""

    ENGLAND_WALES = "england-wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern-ireland"


class ClosureKind(StrEnum):
    """The landlord's closure days (docs/decisions/0004)."""

    SHOW = "show"
    STOP = "stop"
    HALF = "half"
