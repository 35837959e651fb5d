"""What the words of a command are read by: what the policy calls things, who the staff are, the day.  Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from heard.casework.learning import Lists
from heard.casework.people import Landlord, Officer
from heard.casework.policy import Policy
from heard.judgement.area import Areas
from heard.judgement.rule import Rules


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a line is read by.

    policy   of the case it is about; else the landlord's present one
    prefix   how references of cases begin: "NH"
    today    the day the mail was written, on the landlord's wall calendar
    about    the word of the notice it answers (`TokenSeen.about`, `NoticeAnswered.about`); "" where it answers none
    lists    the words for what is recorded of a case, whatever its policy adds
    areas    of the landlord's work
    """

    policy: Policy
    staff: tuple[Officer, ...]
    prefix: str
    today: date
    about: str = ""
    lists: Lists = field(default_factory=Lists)
    areas: Areas = field(default_factory=Areas)


def spoken_at(policy: Policy, landlord: Landlord, rules: Rules, today: date, about: str = "") -> Spoken:
    """Return what the mail of a landlord's staff is read by, on a day; see `Spoken`."""
    return Spoken(policy, landlord.staff, landlord.prefix, today, about, rules.learning, rules.areas)


@dataclass(frozen=True, slots=True)
class Unsure:
    """What begins as a command and does not end as one: the right words that may have been meant."""

    nearest: tuple[str, ...]
