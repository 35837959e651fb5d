"""Builds the house from the settings; the only place that knows every room."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from importlib.metadata import version
from pathlib import Path
from typing import Literal, TypeVar
from zoneinfo import ZoneInfo

from heard.casework.events import Digest
from heard.casework.people import Homes, Landlord, Officer, Outsider
from heard.casework.policy import Policy
from heard.casework.working_days import Calendar
from heard.daemon.heartbeat.beating import Heartbeat
from heard.daemon.heartbeat.monitor import Monitor
from heard.daemon.heartbeat.route import Route
from heard.daemon.house import House, Limits
from heard.daemon.reading import Reader, ReaderApart, ReaderHere
from heard.daemon.send import Door
from heard.datafiles.calendars import calendar_for, unfit_closures
from heard.datafiles.learned import learned
from heard.datafiles.locate import rules_dir, templates_dir
from heard.datafiles.packs import bases_of, load_policy, pack_names, policy_from_text
from heard.datafiles.packs.leaflets import leaflets_of
from heard.datafiles.rules import load_rules
from heard.errors import ConfigurationError, Mistake
from heard.judgement.commands.signs import Sign, command_meant
from heard.judgement.commands.spoken import Spoken
from heard.judgement.commands.typed import typed
from heard.judgement.rule import Rules
from heard.judgement.signs import Thresholds
from heard.letters.render import Letters
from heard.mail.border import Border
from heard.mailboxes import FLAGGED, Mailbox, Sender
from heard.mailboxes.folder import Folder, FolderSender
from heard.mailboxes.imap import ImapFolder
from heard.mailboxes.smtp import SmtpSender
from heard.now import Clock
from heard.settings import Mailbox as MailboxSettings, Place, Settings, Staff
from heard.settings.keys import Keys, KeysInFile
from heard.store import history, site
from heard.store.connect import Store
from heard.store.facts import Given

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
    return Told(policy, _calendar(policy, settings), rules, letters)


def _letters(templates_in: Path, pack: str, rules_in: Path) -> Letters:
    bases = bases_of(pack, rules_in) if pack in pack_names(rules_in) else ()
    return Letters(templates_in, pack, *bases)


def _calendar(policy: Policy, settings: Settings) -> Calendar:
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
        authserv_ids={box.address: box.authserv_id for box in settings.mailbox if box.authserv_id},
        borders={box.address: Border(box.border, box.border_strips) for box in settings.mailbox if box.border},
        homes=Homes(settings.homes.rented, settings.homes.owned, settings.homes.counted_on),
        year_begins=settings.organisation.year_begins_in,
        assessment_by=settings.organisation.equality_assessment_by,
    )


def _officer(staff: Staff) -> Officer:
    away = tuple((each.first, each.last) for each in staff.away)
    return Officer(staff.name, staff.address, tuple(staff.roles), staff.area, staff.title, staff.deputy or "", away)


def build_house(
    settings: Settings,
    *,
    now: Clock,
    store: Store | None = None,
    sending: str | None = None,
    since: datetime | None = None,
    apart: bool = False,
    keys: Keys | None = None,
) -> House:
    """Open the database, bring it up to date, and put the house together.

    store    another database than that of the settings, for a rehearsal
    sending  "on" for a rehearsal, whatever the settings say
    since    mail from then on is answered, for a rehearsal, whatever the settings say
    apart    whether messages are read in a process of their own, as the daemon wants it
    keys     other keys than those of the settings' file, which is made where there is none yet, for a rehearsal

    Raises ConfigurationError with every mistake, and StoreUnavailable where the database cannot be opened.
    """
    told = read_told(settings)
    store = store or Store(settings.database.url)
    store.prepare()
    today = told.calendar.local_date(now())
    remembered = _remembered(store, told, today)
    told.calendar.working_days_after(today, 30)  # the holidays of a year take half a second to work out, once
    limits = settings.limits
    policies = _policies(remembered.pinned, told, settings)
    return House(
        store=store,
        given=Given(
            landlord=landlord_of(settings),
            policy=told.policy,
            calendar=told.calendar,
            clocks_from=since or settings.organisation.answers_from() or remembered.first_start,
            policies=policies,
            tells_new_cases=settings.notices.new_case,
        ),
        policies=policies,
        counted_by=_counted_by(settings),
        rules=told.rules,
        letters=told.letters,
        limits=Limits(limits.letters_per_address_per_day, limits.letters_per_hour),
        sending=sending or settings.organisation.sending,
        keeps_sent=frozenset(box.address for box in settings.mailbox if box.keep_sent and box.read.is_server),
        reply_tags=frozenset(box.address for box in settings.mailbox if box.reply_tag),
        journals=frozenset(box.address for box in settings.mailbox if box.journal),
        leaflets=leaflets_of((policy for policy, _ in policies.values()), rules_dir(settings.data_dir)),
        signs=_thresholds(settings),
        mailbox_signs=mailbox_signs_of(settings, told.policy, today),
        reader=reader_apart(settings) if apart else ReaderHere(told.rules),
        secret=remembered.secret,
        keys=keys or KeysInFile(settings.key_file, now()),
        now=now,
    )


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


def _thresholds(settings: Settings) -> Thresholds:
    signs = settings.signs
    return Thresholds(signs.messages_a_month, signs.after_the_end_a_month, signs.cases_a_year)


@dataclass(frozen=True, slots=True)
class Remembered:
    """What the site remembers from its first start on, and the text of every pack a case was opened under."""

    secret: bytes
    first_start: datetime
    pinned: Mapping[str, str]


def _remembered(store: Store, told: Told, today: date) -> Remembered:
    midnight = datetime.combine(today, time(), told.calendar.zone).astimezone(UTC)
    with store.writing() as connection:
        history.keep_policy(connection, told.policy)
        secret = site.remember(connection, site.SECRET, secrets.token_hex(32))
        first_start = site.remember(connection, site.FIRST_START, midnight.isoformat())
        pinned = history.policy_texts(connection)
    return Remembered(bytes.fromhex(secret), datetime.fromisoformat(first_start), pinned)


def _counted_by(settings: Settings) -> str:
    organisation = settings.organisation
    own = sorted(f"{day.kind} {day.on} {day.closes or ''}".rstrip() for day in organisation.closures)
    added = sorted(f"added {day}" for day in organisation.holidays_added)
    removed = sorted(f"removed {day}" for day in organisation.holidays_removed)
    words = (organisation.nation, organisation.zone, f"holidays {version('holidays')}", *own, *added, *removed)
    return ", ".join(words)


def reader_apart(settings: Settings) -> Reader:
    return ReaderApart(rules_dir(settings.data_dir), settings.understanding.rules_off)


def _policies(pinned: Mapping[str, str], told: Told, settings: Settings) -> dict[Digest, tuple[Policy, Calendar]]:
    """Every pack that a case was ever opened under, as it was then."""
    policies = {told.policy.digest: (told.policy, told.calendar)}
    for digest, text in pinned.items():
        if digest not in policies:
            policy = policy_from_text(text, f"database: policies: {digest[:12]}", pinned=True)
            policies[Digest(digest)] = (policy, _calendar(policy, settings))
    return policies


def mailboxes_of(settings: Settings) -> list[Mailbox]:
    """Return every watched folder of every mailbox, not yet connected."""
    return [_mailbox(box, folder) for box in settings.mailbox for folder in _folders(box)]


def _folders(box: MailboxSettings) -> tuple[str, ...]:
    watched = tuple(box.folders) if box.read.is_server else ("INBOX",)
    return (*watched, *(sign.folder for sign in box.sign if sign.folder is not None))


def _mailbox(box: MailboxSettings, folder: str) -> Mailbox:
    poll = timedelta(seconds=box.poll_seconds)
    if box.read.path is not None:
        kind: Literal["maildir", "eml"] = "maildir" if box.read.scheme == "maildir" else "eml"
        return Folder(address=box.address, kind=kind, path=box.read.path, folder=folder, poll=poll)
    return ImapFolder(
        address=box.address,
        folder=folder,
        host=box.read.host,
        port=box.read.port,
        security=box.read.security,
        user=box.login,
        password=box.password(),
        poll=poll,
    )


def sender_of(box: MailboxSettings) -> Sender:
    return _sender(box.send, box.login, box.password)


def _sender(send: Place, user: str, password_of: Callable[[], str]) -> Sender:
    if send.path is not None:
        return FolderSender(send.path)
    password = password_of()
    return SmtpSender(
        host=send.host,
        port=send.port,
        security=send.security,
        user=user if password else None,
        password=password,
    )


def doors_of(settings: Settings) -> dict[str, Door]:
    """Return each mailbox's way out, with the place its copies are kept in."""
    return {box.address: Door(sender_of(box), _copies(box)) for box in settings.mailbox}


def _copies(box: MailboxSettings) -> Mailbox | None:
    if not box.keep_sent or not box.read.is_server:
        return None
    return _mailbox(box, box.folders[0])


def told_of(settings: Settings) -> frozenset[str]:
    """Return the mailboxes whose landlord wants keywords on what was heard."""
    return frozenset(box.address for box in settings.mailbox if box.mark == "keyword")


def heartbeat_of(settings: Settings, house: House) -> Heartbeat | None:
    """Return the second route of a site, if it has one.  A folder may be polled more seldom than somebody is told."""
    if settings.heartbeat is None:
        return None
    longest = timedelta(seconds=max(box.poll_seconds for box in settings.mailbox))
    return Heartbeat(
        house=house,
        folders=[(box.address, folder) for box in settings.mailbox for folder in _folders(box)],
        patience=max(settings.heartbeat.patience, longest * 3),
        route=route_of(settings),
        monitor=monitor_of(settings),
        began=house.now(),
    )


def route_of(settings: Settings) -> Route | None:
    """Return the server of [heartbeat], and whom mail goes to by it; None where it names none."""
    heartbeat, organisation = settings.heartbeat, settings.organisation
    if heartbeat is None or heartbeat.send is None or heartbeat.sender is None or heartbeat.to is None:
        return None
    return Route(
        door=Door(_sender(heartbeat.send, heartbeat.user or heartbeat.sender, heartbeat.password), None),
        sender=heartbeat.sender,
        to=heartbeat.to,
        organisation=organisation.name,
        zone=ZoneInfo(organisation.zone),
    )


def monitor_of(settings: Settings) -> Monitor | None:
    """Return the monitor that [heartbeat] has called; None where it names none."""
    url = settings.heartbeat.url() if settings.heartbeat is not None else ""
    return Monitor(url, settings.heartbeat.url_ca_file) if url and settings.heartbeat is not None else None
