"""heard.toml: the landlord's own site, every key of it.

Names are those of the file.  What one key says is checked beside it; what keys say of each
other is for agreement.py.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, BeforeValidator, Field, InstanceOf, ValidationInfo

from heard.settings.agreement import contradictions
from heard.settings.checks import Domain, FilePath, Line, MailAddress, Many, Table, Wrong, base_of, read
from heard.settings.heartbeat import Heartbeat
from heard.settings.oauth import OAuth
from heard.settings.places import READ, SEND, Place, place_among
from heard.settings.secrets_elsewhere import SecretFile, Variable, read_secret
from heard.settings.trust import BorderHost, VouchedBy


def _reference(value: str) -> str:
    if not re.fullmatch(r"[A-Z][A-Z0-9]{0,7}", value):
        better = re.sub(r"[^A-Z0-9]", "", value.upper()).lstrip("0123456789")[:8] or "NH"
        raise Wrong("must be 1 to 8 capital letters or digits, a letter first", f"Did you mean '{better}'?")
    return value


def _pack(value: str) -> str:
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", value):
        raise Wrong(f"'{value}' is not the name of a policy pack", 'As in "wnwhl-2009"; see rules/policies/.')
    return value


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (OSError, ValueError, KeyError):
        close = get_close_matches(value, available_timezones(), n=1)
        do = f"Did you mean '{close[0]}'?" if close else 'As in "Europe/London".'
        raise Wrong(f"there is no time zone '{value[:60]}'", do) from None
    return value


def _first_of_a_month(value: str) -> str:
    if not re.fullmatch(r"(0[1-9]|1[0-2])-01", value):
        raise Wrong(f"'{value[:60]}' is not the first day of a month", 'As in "04-01", which is 1 April')
    return value


def _database(value: str, info: ValidationInfo) -> str:
    scheme, _, path = value.partition(":///")
    if scheme.startswith("postgres"):
        raise Wrong("PostgreSQL is known, but this version of heard cannot do it yet", 'Use "sqlite:///heard.db"')
    if scheme != "sqlite" or not path or "?" in path or ":memory:" in path or not path.isprintable():
        raise Wrong("must name a file of SQLite", 'As in "sqlite:///heard.db", or "sqlite:////var/lib/heard/heard.db"')
    return f"sqlite:///{base_of(info) / path}"


def _keyword(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9$_.-]{1,64}", value):
        raise Wrong(f"'{value[:60]}' is no keyword of a mail server", "Letters, digits and $ _ . - make one.")
    return value


def _time_of_day(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]", value):
        return time.fromisoformat(value)
    if not isinstance(value, time):
        raise Wrong("must be a time in quotes", 'As in "13:00"')
    return value


class Closure(Table):
    """A day the office is shut: `show` clocks run on, `stop` clocks skip it, `half` it `closes` early."""

    on: date
    kind: Literal["show", "stop", "half"] = "show"
    closes: Annotated[time, BeforeValidator(_time_of_day)] | None = None


class Organisation(Table):
    """The landlord: its name, its procedure, and how far heard may go."""

    name: Line
    policy: Annotated[str, AfterValidator(_pack)]
    reference: Annotated[str, AfterValidator(_reference)]
    nation: Literal["england-wales", "scotland", "northern-ireland"]
    zone: Annotated[str, AfterValidator(_zone)] = "Europe/London"
    closures: Many[Closure] = ()
    holidays_added: Many[date] = ()
    holidays_removed: Many[date] = ()
    sending: Literal["hold", "staff", "on"] = "hold"
    answer_mail_from: InstanceOf[date] | None = None
    year_begins: Annotated[str, AfterValidator(_first_of_a_month)] = "01-01"
    equality_assessment_by: date | None = None

    @property
    def year_begins_in(self) -> int:
        """The month that periods of reports are counted off from: 1 to 12."""
        return int(self.year_begins[:2])

    def answers_from(self) -> datetime | None:
        """Return the instant from which mail is answered, in UTC; None where the file leaves it to the first start.

        A date means its first second, and a time without an offset is meant, on the landlord's own clock.
        """
        moment = self.answer_mail_from
        if moment is None:
            return None
        if not isinstance(moment, datetime):
            moment = datetime.combine(moment, time())
        return (moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(self.zone))).astimezone(UTC)


class Database(Table):
    """Where everything is kept; `url` is for SQLAlchemy, with an absolute path."""

    url: Annotated[str, AfterValidator(_database)]

    @property
    def path(self) -> Path:
        return Path(self.url.removeprefix("sqlite:///"))


class MailboxSign(Table):
    """What somebody may do to a message in the mailbox, and the command it stands for: one of three, agreement.py."""

    folder: Line | None = None
    keyword: Annotated[str, AfterValidator(_keyword)] | None = None
    flag: bool = False
    does: Line


class Mailbox(Table):
    """A watched mailbox: where it is read, how letters leave by it, and who signs in."""

    address: MailAddress
    read: Annotated[InstanceOf[Place], place_among(READ)]
    send: Annotated[InstanceOf[Place], place_among(SEND)]
    user: Line | None = None
    password_env: Variable | None = None
    password_file: SecretFile | None = None
    oauth: OAuth | None = None
    ews_allowed: bool = False
    folders: Annotated[Many[Line], Field(min_length=1)] = ("INBOX",)
    authserv_id: Line | None = None
    border: BorderHost | None = None
    border_strips: bool = False
    vouched_by: Many[VouchedBy] = ()
    poll_seconds: Annotated[float, Field(ge=0.01, le=3600)] = 20.0
    keep_sent: bool = True
    reply_tag: bool = False
    journal: bool = False
    mark: Literal["none", "keyword"] = "none"
    sign: Many[MailboxSign] = ()

    @property
    def ways(self) -> dict[str, Place]:
        """The way in and the way out, each by its key."""
        return {"read": self.read, "send": self.send}

    @property
    def login(self) -> str:
        """The name to sign in with: `user`, or the address where none is given."""
        return self.user or self.address

    def password(self) -> str:
        """Return the password, read now from where the file says; "" where it says nothing.

        Raises SettingsError where the variable is not set, or the file is not there or empty.
        """
        return read_secret(f"mailbox {self.address}", "password", self.password_env, self.password_file)


class Away(Table):
    """When somebody is away; both days are part of it."""

    first: date = Field(alias="from")
    last: date = Field(alias="until")


class Staff(Table):
    """Somebody who works for the landlord; `roles` are the pack's, besides "team-lead" and "officer"."""

    name: Line
    address: MailAddress
    roles: Many[Line] = ()
    area: str = ""
    title: str = ""
    deputy: MailAddress | None = None
    away: Many[Away] = ()


class Understanding(Table):
    """How messages are read: the age told that counts as a vulnerability, and rules not wanted."""

    elderly_from: Annotated[int, Field(ge=18, le=120)] = 75
    rules_off: Many[Line] = ()


class Limits(Table):
    """Loop fuses for letters that leave the landlord; docs/decisions/0006."""

    letters_per_address_per_day: Annotated[int, Field(ge=1)] = 10
    letters_per_hour: Annotated[int, Field(ge=1)] = 2000


class Notices(Table):
    """What staff are told besides what they have to know: of each case that opens."""

    new_case: bool = True


class Letters(Table):
    """How plain letters to customers are to be: the most words a sentence may have on average, in any of them."""

    words_a_sentence: Annotated[int, Field(ge=5)] = 20


class Signs(Table):
    """Of how much from one person the team leads are told: of what is more than this; left out, of nothing."""

    messages_a_month: Annotated[int, Field(ge=1)] | None = None
    after_the_end_a_month: Annotated[int, Field(ge=1)] | None = None
    cases_a_year: Annotated[int, Field(ge=1)] | None = None


class Homes(Table):
    """How many homes the landlord has, for what the regulator counts by: 0 is none; left out, nobody has said."""

    rented: Annotated[int, Field(ge=0)] | None = None
    owned: Annotated[int, Field(ge=0)] | None = None
    counted_on: date | None = None


class Partner(Table):
    """A contractor."""

    name: Line
    domain: Domain
    does: str = ""


class Outside(Table):
    """Somebody the landlord knows who is neither tenant nor staff; known by domain, by addresses, or both."""

    name: Line
    kind: Literal["council", "member", "ombudsman", "solicitor", "advice", "landlord", "other"]
    domain: Domain | None = None
    addresses: Many[MailAddress] = ()
    note: str = ""


class Settings(Table):
    """All of heard.toml, with every path absolute."""

    organisation: Organisation
    database: Database
    mailbox: Annotated[Many[Mailbox], Field(min_length=1)]
    staff: Many[Staff] = ()
    partner: Many[Partner] = ()
    outside: Many[Outside] = ()
    understanding: Understanding = Understanding()
    limits: Limits = Limits()
    notices: Notices = Notices()
    letters: Letters = Letters()
    signs: Signs = Signs()
    homes: Homes = Homes()
    heartbeat: Heartbeat | None = None
    register_file: FilePath | None = Field(default=None, alias="register")
    keys: FilePath | None = None
    data_dir: FilePath | None = None

    @property
    def key_file(self) -> Path:
        """Where the keys of what officers are given lie: beside the database, where the file says nothing."""
        return (self.keys or self.database.path.with_suffix(".keys")).resolve()


def load(path: Path) -> Settings:
    """Return heard.toml, checked.  No password is read and no server asked.

    Raises SettingsError with every mistake in the file.
    """
    return read(path, Settings, contradictions, if_missing="Run 'heard init' to write one.")
