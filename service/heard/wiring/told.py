"""What the data files and the settings say, in the words the house works with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from heard.casework.people import Homes, Landlord, Officer, Outsider
from heard.casework.policy import Policy
from heard.casework.working_days import Calendar
from heard.datafiles.calendars import calendar_for, unfit_closures
from heard.datafiles.learned import learned
from heard.datafiles.locate import rules_dir, templates_dir
from heard.datafiles.packs import bases_of, load_policy, pack_names
from heard.datafiles.rules import load_rules
from heard.errors import ConfigurationError, Mistake
from heard.judgement.commands.signs import Sign, command_meant
from heard.judgement.commands.spoken import Spoken
from heard.judgement.commands.typed import typed
from heard.judgement.rule import Rules
from heard.letters.render import Letters
from heard.mail.authenticity import UNNAMED
from heard.mail.border import Border
from heard.mail.from_inside import InsideMark
from heard.mailboxes import FLAGGED
from heard.settings import Mailbox, Settings, Staff
from heard.settings.trust import UNNAMED_VERDICT

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Told:
    """What the data files say: the policy, its calendar, the rules, and the letters' wording."""

    policy: Policy
    calendar: Calendar
    rules: Rules
    letters: Letters


def read_told(settings: Settings) -> Told:
    """Read policy, rules and templates.

    Raises ConfigurationError with every mistake in all of them.
    """
    rules_in, templates_in = rules_dir(settings.data_dir), templates_dir(settings.data_dir)
    mistakes: list[Mistake] = []

    def read(load: Callable[[], T]) -> T | None:
        try:
            return load()
        except ConfigurationError as error:
            mistakes.extend(error.mistakes)
            return None

    policy = read(lambda: load_policy(settings.organisation.policy, rules_in))
    rules = read(lambda: load_rules(rules_in, settings.understanding.rules_off, learned()))
    letters = read(lambda: _letters(templates_in, settings.organisation.policy, rules_in))
    if letters is not None:
        mistakes.extend(letters.check(policy))
    if policy is not None:
        mistakes.extend(unfit_closures(policy.calendar, settings.organisation.closures, policy.name))
    if mistakes or policy is None or rules is None or letters is None:
        raise ConfigurationError(dict.fromkeys(mistakes))
    return Told(policy, calendar_of(policy, settings), rules, letters)


def _letters(templates_in: Path, pack: str, rules_in: Path) -> Letters:
    bases = bases_of(pack, rules_in) if pack in pack_names(rules_in) else ()
    return Letters(templates_in, pack, *bases)


def calendar_of(policy: Policy, settings: Settings) -> Calendar:
    organisation = settings.organisation
    return calendar_for(
        policy.calendar,
        nation=organisation.nation,
        zone=organisation.zone,
        closures=organisation.closures,
        added=organisation.holidays_added,
        removed=organisation.holidays_removed,
    )


def landlord_of(settings: Settings) -> Landlord:
    return Landlord(
        name=settings.organisation.name,
        prefix=settings.organisation.reference,
        zone=settings.organisation.zone,
        mailboxes=tuple(box.address for box in settings.mailbox),
        staff=tuple(map(_officer, settings.staff)),
        partners=tuple(Outsider(p.name, "other", p.domain) for p in settings.partner),
        outsiders=tuple(Outsider(o.name, o.kind, o.domain or "", tuple(o.addresses)) for o in settings.outside),
        authserv_ids={box.address: named for box in settings.mailbox if (named := verdicts_by(box)) is not None},
        borders={box.address: Border(box.border, box.border_strips) for box in settings.mailbox if box.border},
        inside_marks={box.address: frozenset(InsideMark) & set(box.vouched_by) for box in settings.mailbox},
        homes=Homes(settings.homes.rented, settings.homes.owned, settings.homes.counted_on),
        year_begins=settings.organisation.year_begins_in,
        assessment_by=settings.organisation.equality_assessment_by,
    )


def verdicts_by(box: Mailbox) -> str | None:
    """Return what our server calls itself in the verdicts on a mailbox's mail, UNNAMED where it does not."""
    return UNNAMED if UNNAMED_VERDICT in box.vouched_by else box.authserv_id


def _officer(staff: Staff) -> Officer:
    away = tuple((each.first, each.last) for each in staff.away)
    return Officer(staff.name, staff.address, tuple(staff.roles), staff.area, staff.title, staff.deputy or "", away)


def mailbox_signs_of(settings: Settings, policy: Policy, today: date) -> tuple[Sign, ...]:
    """Return what is done to messages in the mailboxes and stands for a command.

    Raises ConfigurationError with every one that cannot stand for what it is said to.
    """
    landlord, mistakes, found = landlord_of(settings), [], []
    known = Spoken(policy, landlord.staff, landlord.prefix, today)
    for number, box in enumerate(settings.mailbox):
        for place, sign in enumerate(box.sign):
            command = command_meant(sign.does, known)
            if isinstance(command, tuple):
                mistakes.append(Mistake(f"heard.toml: mailbox[{number}].sign[{place}].does", *command))
                continue
            mark = FLAGGED if sign.flag else sign.keyword
            found.append(Sign(box.address, sign.folder, mark, command, typed(command, landlord.staff)))
    if mistakes:
        raise ConfigurationError(mistakes)
    return tuple(found)
