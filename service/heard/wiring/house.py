"""The house put together: what was told, the database, and what the site remembers."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from importlib.metadata import version

from heard.casework.events import Digest
from heard.casework.policy import Policy
from heard.casework.working_days import Calendar
from heard.daemon.house import House, Limits
from heard.daemon.reading import Reader, ReaderApart, ReaderHere
from heard.datafiles.locate import rules_dir
from heard.datafiles.packs import policy_from_text
from heard.datafiles.packs.leaflets import leaflets_of
from heard.judgement.signs import Thresholds
from heard.now import Clock
from heard.settings import Settings
from heard.settings.keys import Keys, KeysInFile
from heard.store import history, site
from heard.store.connect import Store
from heard.store.facts import Given
from heard.wiring.told import Told, calendar_of, landlord_of, mailbox_signs_of, read_told
from heard.wiring.ways import keeps_sent


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
        keeps_sent=frozenset(box.address for box in settings.mailbox if keeps_sent(box)),
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
            policies[Digest(digest)] = (policy, calendar_of(policy, settings))
    return policies
