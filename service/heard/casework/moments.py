"""The moments a policy's clocks start and end on.  The events of a case say when each came."""

from __future__ import annotations

from datetime import time
from enum import StrEnum


class Moment(StrEnum):
    """The machine words a pack may name."""

    RECEIVED = "received"
    STAGE_1_FORM_RECEIVED = "stage-1-form-received"
    LOGGED = "logged"
    STAGE_2_LOGGED = "stage-2-logged"
    ALLOCATED = "allocated"
    ACKNOWLEDGED = "acknowledged"
    DEFINED = "defined"
    CONTACT_MADE = "contact-made"
    RESOLVED = "resolved"
    ANSWERED = "answered"
    HOLDING_REPLY = "holding-reply"
    OUTCOME_REJECTED = "outcome-rejected"
    REVIEW_REQUESTED = "review-requested"
    ESCALATION_REQUESTED = "escalation-requested"
    APPEAL_MADE = "appeal-made"
    HEARING_REQUESTED = "hearing-requested"
    PANEL_DATE_FIXED = "panel-date-fixed"
    DECISION_MADE = "decision-made"
    DECISION_LETTER_DATED = "decision-letter-dated"
    ADJOURNED = "adjourned"
    OMBUDSMAN_CONTACT = "ombudsman-contact"
    REMEDY_OFFERED = "remedy-offered"
    ACTION_PROMISED = "action-promised"
    ACTION_DONE = "action-done"
    EXTENSION_AGREED = "extension-agreed"
    RESTRICTION_EFFECTIVE = "restriction-effective"
    LAST_OUTGOING_CONTACT = "last-outgoing-contact"
    OUTGOING_CONTACT = "outgoing-contact"
    RISK_SEEN = "risk-seen"
    ALERT_SENT = "alert-sent"


OPENINGS = (
    Moment.RECEIVED, Moment.STAGE_1_FORM_RECEIVED, Moment.LOGGED, Moment.STAGE_2_LOGGED, Moment.OUTCOME_REJECTED,
    Moment.REVIEW_REQUESTED, Moment.ESCALATION_REQUESTED, Moment.APPEAL_MADE, Moment.HEARING_REQUESTED,
    Moment.OMBUDSMAN_CONTACT,
)  # fmt: skip
"""The moments a stage may open on."""

ABOUT_THE_CASE = frozenset(
    {
        Moment.OMBUDSMAN_CONTACT, Moment.REMEDY_OFFERED, Moment.ACTION_PROMISED, Moment.ACTION_DONE,
        Moment.EXTENSION_AGREED, Moment.LAST_OUTGOING_CONTACT, Moment.OUTGOING_CONTACT, Moment.RISK_SEEN,
        Moment.ALERT_SENT,
    }
)  # fmt: skip
"""The moments that belong to the case as a whole; every other belongs to the stage it came in."""

NOON = time(12)
"""When something happened of which a day alone was named: in the middle of it, since nobody says."""
