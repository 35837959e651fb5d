"""A pack's text read into a `Policy`: what filling its classes by their types needs to know besides."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from datetime import time
from typing import Any

from heard.casework.events import Digest, StageName
from heard.casework.policy import CalendarRules, ClockRule, LetterRule, Pack, Policy, Stage
from heard.casework.policy.afterwards import Closing
from heard.casework.policy.clocks import EVERY, Extension
from heard.casework.policy.items import ITEMS
from heard.casework.policy.words import (
    OPENINGS,
    RESERVED_ROLES,
    ClockName,
    Item,
    KindName,
    LetterPurpose,
    MeasureName,
    RoleName,
    RouteName,
    RuleName,
)
from heard.datafiles.filling import ByHand, Filler, Names
from heard.datafiles.form import Form, Slip, cut, nearest
from heard.datafiles.packs.extending import FOR_MERGING
from heard.datafiles.packs.sense import judge
from heard.datafiles.values import Unreadable, hour

FORMAT = 1
HOLES: Mapping[str, Any] = {"pack": None, "calendar": None, "roles": {}, "stages_by_name": {}, "clocks_by_name": {}}
"""What stands in a policy that is only judged, where a section it needs could not be read."""
WEEK = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")

MAY_BE_EMPTY = ((LetterRule, "must_say"), (Extension, "needs"), (Closing, "needs"))
"""Lists that have to be there, and by which a policy may say: nothing."""

SECTIONS: tuple[tuple[type, str, str, Collection[str]], ...] = (
    (RoleName, "roles", "role", RESERVED_ROLES),
    (StageName, "stage", "stage", ()),
    (ClockName, "clock", "clock", ()),
    (MeasureName, "measure", "measure", ()),
    (RuleName, "letter", "letter", ()),
    (RouteName, "route", "route", ()),
    (KindName, "kind", "kind of message", ()),
    (Item, "item", "item of a letter", ITEMS),
)
"""Kind of name, the section that defines it, what mistakes call one, and those that are known without."""


def read_policy(content: Mapping[str, Any], text: str, *, pinned: bool) -> tuple[Policy | None, list[Slip]]:
    """Return the policy a pack describes, and every mistake in it; with any mistake there is no policy.

    text    kept with the policy; its digest is the policy's
    pinned  whether it was judged by an earlier heard: then it only has to be readable
    """
    number = _table(content.get("pack")).get("format")
    if isinstance(number, int) and number != FORMAT:
        what = f"{number} is not a format this heard can read."
        return None, [Slip(("pack", "format"), what, f"It reads format {FORMAT}.")]
    slips: list[Slip] = []
    filler = Filler(
        slips,
        names=_names(content),
        closer=_closer(content),
        empty=MAY_BE_EMPTY,
        by_hand=BY_HAND,
        gone={Pack: FOR_MERGING},
        strict=not pinned,
    )
    given = {"digest": Digest(hashlib.sha256(text.encode()).hexdigest()), "text": text}
    values = filler.values(Policy, Form(content, slips), **given)
    if not pinned:
        # A section that could not be read is None here, or left out of its mapping.  Whoever judges
        # knows that, and a policy with such a hole never leaves this function.
        judged = Policy(**{**HOLES, **values})
        slips.extend(judge(judged, {str(slip.path[0]) for slip in slips}))
    return (None if slips else Policy(**values)), slips


def _names(content: Mapping[str, Any]) -> Mapping[Any, Names]:
    return {
        kind: Names(section, noun, (*_table(content.get(section)), *always)) for kind, section, noun, always in SECTIONS
    }


def _closer(content: Mapping[str, Any]) -> Mapping[tuple[type, str], Collection[str]]:
    stages = (*_table(content.get("stage")), EVERY)
    return {
        (Stage, "opens_on"): OPENINGS,
        (Stage, "next_on"): OPENINGS,
        (ClockRule, "stage"): stages,
        (LetterRule, "stages"): stages,
    }


def _calendar(form: Form) -> dict[str, Any]:
    """Read the days of the week by their names, and the office's hours as a pair."""
    read: dict[str, Any] = {}
    if form.has("office_days"):
        read["office_days"] = _days(form, form.content["office_days"])
    if form.has("office_hours"):
        read.update(_hours(form, form.content["office_hours"]))
    if "office_days" not in read:
        form.lacks("office_days", 'It has to be a list of days: ["Mon", "Tue"].')
    return read


def _days(form: Form, value: object) -> tuple[int, ...]:
    days = value if isinstance(value, list) else [value]
    for day in days:
        if day not in WEEK:
            form.object("office_days", f"'{cut(str(day))}' is not a day of the week.", nearest(str(day), WEEK))
    if not days:
        form.object("office_days", "names no day.", "A clock in working days would never run out.")
    return tuple(sorted({WEEK.index(day) for day in days if day in WEEK}))


def _hours(form: Form, value: object) -> dict[str, time]:
    try:
        opens, closes = [hour(each) for each in value] if isinstance(value, list) else []
    except Unreadable as wrong:
        form.object("office_hours", wrong.what, wrong.do)
    except ValueError:
        form.object("office_hours", "is not a pair of hours.", 'Write ["09:00", "17:00"].')
    else:
        return {"opens": opens, "closes": closes}
    return {}


def _letter(form: Form) -> dict[str, Any]:
    """A letter called by its purpose need not say it: [letter.acknowledgement].  The first packs never did."""
    name = form.path[-1]
    return {"purpose": LetterPurpose(name)} if name in list(LetterPurpose) and "purpose" not in form.content else {}


BY_HAND: Mapping[type, ByHand] = {CalendarRules: _calendar, LetterRule: _letter}


def _table(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}
