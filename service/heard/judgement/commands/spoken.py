"""What the words of a command are read by: what the policy calls things, who the staff are, the day.  Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from heard.casework.people import Officer
from heard.casework.policy import Policy


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a line is read by.

    policy   of the case it is about; else the landlord's present one
    prefix   how references of cases begin: "NH"
    today    the day the mail was written, on the landlord's wall calendar
    about    the word of the notice it answers (`TokenSeen.about`, `NoticeAnswered.about`); "" where it answers none
    """

    policy: Policy
    staff: tuple[Officer, ...]
    prefix: str
    today: date
    about: str = ""


@dataclass(frozen=True, slots=True)
class Unsure:
    """What begins as a command and does not end as one: the right words that may have been meant."""

    nearest: tuple[str, ...]
