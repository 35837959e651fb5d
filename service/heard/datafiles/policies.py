"""Reads a policy pack: rules/policies/NAME/policy.toml -> Policy, or every mistake at once.

A pack may say no more than heard keeps: a section, a key or a word that heard does not act
on is a mistake, so that nobody believes a promise is being looked after when it is not.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from heard.casework.events import Digest, PackName, StageName
from heard.casework.policy import CalendarRules, ClockRule, Length, LetterRule, Moment, Policy, Stage, Unit
from heard.datafiles.calendars import SUBDIVISIONS
from heard.datafiles.form import Form, nearest
from heard.errors import Mistake, PolicyError

FORMAT = 1
OFFICE_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
RESERVED_ROLES = ("owner", "officer", "service", "public")
OPENING_EVENTS = (
    "received", "stage-1-form-received", "logged", "stage-2-logged", "outcome-rejected", "review-requested",
    "escalation-requested", "appeal-made", "hearing-requested", "ombudsman-contact",
)  # fmt: skip
"""The machine words a stage may open on; the first stage opens when a complaint is received."""

LENGTH = re.compile(r"([0-9]{1,4}) ([a-z ]{1,20}?)s?")
NOT_SET = "not set"


def load_policy(name: str, rules: Path) -> Policy:
    """Return the pack `name` from the folder rules/.  Raises PolicyError, which holds every mistake."""
    packs = rules / "policies"
    known = sorted(path.parent.name for path in packs.glob("*/policy.toml"))
    if name not in known:
        raise PolicyError([Mistake("rules/policies", f"there is no pack '{name}'.", nearest(name, known))])
    where = f"rules/policies/{name}/policy.toml"
    try:
        text = (packs / name / "policy.toml").read_bytes().decode()
    except (OSError, UnicodeDecodeError) as error:
        raise PolicyError([Mistake(where, f"cannot be read: {error}.", "Save it as UTF-8 text.")]) from error
    policy = policy_from_text(text, where)
    if policy.name != name:
        what = f"'{policy.name}' is not the name of its folder."
        raise PolicyError([Mistake(f"{where}: pack.id", what, f"Did you mean '{name}'?")])
    return policy


def policy_from_text(text: str, where: str = "policy.toml") -> Policy:
    """Return the policy a pack's text describes, as when it was kept with the cases opened under it.

    where  what mistakes call the text

    Raises PolicyError, which holds every mistake.
    """
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PolicyError([Mistake(where, f"is not TOML: {error}.")]) from error
    mistakes: list[Mistake] = []
    policy = _read(Form(where, "", content, mistakes), text)
    if mistakes:
        raise PolicyError(mistakes)
    return policy


def _read(form: Form, text: str) -> Policy:
    pack = form.table("pack")
    if (number := pack.number("format")) != FORMAT and "format" in pack.content:
        pack.object("format", f"{number} is not a format this heard can read.", f"It reads format {FORMAT}.")
    roles = _roles(form.table("roles"))
    stages = tuple(_stages(form))
    stage_names = [stage.name for stage in stages]
    policy = Policy(
        name=PackName(pack.text("id")),
        title=pack.text("title"),
        in_force_from=pack.date("in_force_from"),
        digest=Digest(hashlib.sha256(text.encode()).hexdigest()),
        text=text,
        outside_body=pack.text("outside_body"),
        how_to_complain=pack.text("how_to_complain"),
        calendar=_calendar(form.table("calendar")),
        roles=roles,
        stages=stages,
        clocks=tuple(_clocks(form, stage_names, (*roles, *RESERVED_ROLES))),
        letters={rule.name: rule for rule in _letters(form, stage_names)},
    )
    for reading in form.entries("reading"):
        for key in ("question", "chosen", "why"):
            reading.text(key)
        reading.finish()
    pack.finish()
    form.finish()
    if not form.mistakes:  # what hangs together can be judged only where every part is right
        _check_order(form, policy)
    return policy


def _roles(form: Form) -> dict[str, str]:
    for name in RESERVED_ROLES:
        if name in form.content:
            form.object(name, "has a meaning of its own and cannot be a role.", "Choose another name.")
    return {name: form.text(name) for name in form.content}


def _calendar(form: Form) -> CalendarRules:
    nation, zone, days = form.choice("nation", SUBDIVISIONS), form.text("zone"), form.texts("office_days")
    if zone and not _is_zone(zone):
        form.object("zone", f"'{zone}' is not a time zone.", "Write one like 'Europe/London'.")
    for day in days:
        if day not in OFFICE_DAYS:
            form.object("office_days", f"'{day}' is not a day of the week.", nearest(day, OFFICE_DAYS))
    if not days and "office_days" in form.content:
        form.object("office_days", "names no day.", "A clock in working days would never run out.")
    form.finish()
    return CalendarRules(nation, zone, tuple(sorted({OFFICE_DAYS.index(day) for day in days if day in OFFICE_DAYS})))


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _stages(form: Form) -> Iterator[Stage]:
    names: Sequence[str] = list(_table(form.content.get("stage")))
    orders: dict[int, str] = {}
    for name, stage in form.tables("stage"):
        order = stage.number("order")
        if order in orders:
            stage.object("order", f"{order} is the order of {orders[order]} too.", "Give each stage its own.")
        orders[order] = name
        following = stage.choice("next", [*(other for other in names if other != name), "none"])
        yield Stage(
            name=StageName(name),
            order=order,
            title=stage.text("name"),
            opens_on=stage.choice("opens_on", OPENING_EVENTS),
            next=None if following in ("", "none") else StageName(following),
        )
        stage.finish()


def _clocks(form: Form, stages: Sequence[str], roles: Sequence[str]) -> Iterator[ClockRule]:
    moments = [moment.value for moment in Moment]
    for name, clock in form.tables("clock"):
        starts, ends = clock.choice("starts", moments), clock.choice("ends", moments)
        if starts and starts == ends:
            clock.object("ends", f"'{ends}' is where the clock starts, too.", "It would be met before it ran.")
        yield ClockRule(
            name=name,
            stage=StageName(clock.choice("stage", stages)),
            starts=Moment(starts or Moment.RECEIVED),
            within=_length(clock, "within"),
            ends=Moment(ends or Moment.ANSWERED),
            owed_by=clock.choice("owed_by", roles),
            clause=clock.text("source"),
        )
        clock.finish()


def _letters(form: Form, stages: Sequence[str]) -> Iterator[LetterRule]:
    if "letter" not in form.content:
        form.known.append("letter")
        return
    for name, letter in form.tables("letter"):
        stage = StageName(letter.choice("for", stages))
        letter.choice("sent_by", ("service",))
        yield LetterRule(name, stage, letter.texts("must_say"), letter.text("source"))
        letter.finish()


def length_of(written: str) -> Length | None:
    """Return the length of time a policy writes as "10 working days", or None for "not set".

    Raises ValueError where it is neither.
    """
    if written == NOT_SET:
        return None
    found = LENGTH.fullmatch(written)
    if not found or int(found[1]) == 0:
        raise ValueError(f"{written!r} is not a length of time")
    return Length(int(found[1]), Unit(found[2]))


def _length(form: Form, key: str) -> Length | None:
    """Return a length of time, or None for "not set" (and where it cannot be read)."""
    written = form.text(key)
    if not written.strip():
        return None
    try:
        return length_of(written)
    except ValueError:
        count, _, unit = written.partition(" ")
        do = 'Write a number and a unit, such as "10 working days", or "not set".'
        if count.isdecimal() and int(count) > 0:
            do = nearest(unit.removesuffix("s"), [each.value for each in Unit])
        form.object(key, f"'{written}' is not a length of time.", do)
    return None


def _check_order(form: Form, policy: Policy) -> None:
    """Note stages that do not lead on from the first, and a first stage without any clock."""
    if not policy.stages:
        return
    seen = []
    stage: Stage | None = policy.first_stage
    by_name = {each.name: each for each in policy.stages}
    while stage is not None and stage.name not in seen:
        seen.append(stage.name)
        stage = by_name.get(stage.next) if stage.next else None
    if stage is not None:
        form.object(f"stage.{seen[-1]}.next", f"'{stage.name}' leads in a circle.", 'End with next = "none".')
    for name in by_name:
        if name not in seen:
            form.object(f"stage.{name}", "no other stage leads to it.", "Name it as the `next` of one.")
    if policy.clocks_of(policy.first_stage.name):
        _check_acknowledgement(form, policy)
    else:
        what = f"no clock belongs to {policy.first_stage.name}."
        form.object("clock", what, 'Where the policy sets no time, say so: within = "not set".')


def _check_acknowledgement(form: Form, policy: Policy) -> None:
    """Note what the acknowledgement of a new case needs and the pack does not say."""
    first = policy.first_stage.name
    ends = [clock for clock in policy.clocks_of(first) if clock.ends is Moment.ACKNOWLEDGED]
    if not ends:
        what = f"no clock of {first} ends with the acknowledgement."
        form.object("clock", what, 'Add one with ends = "acknowledged".')
    for clock in ends:
        if clock.owed_by not in policy.roles:
            what = f"'{clock.owed_by}' has no name to put into a letter."
            form.object(f"clock.{clock.name}.owed_by", what, nearest(clock.owed_by, policy.roles))
    if "acknowledgement" not in policy.letters:
        form.object("letter", "there is no letter named acknowledgement.", "Add [letter.acknowledgement].")


def _table(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}
