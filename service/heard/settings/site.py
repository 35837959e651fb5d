"""heard.toml: the landlord's own site, every key of it.

Names are those of the file.  What one key says is checked beside it; what keys say of each
other is for agreement.py.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, BeforeValidator, Field, InstanceOf, ValidationInfo

from heard.errors import Mistake, SettingsError
from heard.settings.agreement import contradictions
from heard.settings.checks import (
    Domain,
    FilePath,
    Line,
    MailAddress,
    Many,
    Table,
    Wrong,
    base_of,
    read,
)
from heard.settings.places import READ, SEND, Place, parse

CREDENTIALS = "$CREDENTIALS_DIRECTORY/"
"""How a password_file says "the credential systemd hands me"; the folder is known only once running."""


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


def _place(known: Mapping[str, int]) -> BeforeValidator:
    def look(value: Any, info: ValidationInfo) -> Place:
        if not isinstance(value, str):
            raise Wrong("must be text in quotes", f'As in "{next(iter(known))}://mail.landlord.example"')
        return parse(value, known, base_of(info))

    return BeforeValidator(look)


def _database(value: str, info: ValidationInfo) -> str:
    scheme, _, path = value.partition(":///")
    if scheme.startswith("postgres"):
        raise Wrong("PostgreSQL is known, but this version of heard cannot do it yet", 'Use "sqlite:///heard.db"')
    if scheme != "sqlite" or not path or "?" in path or ":memory:" in path or not path.isprintable():
        raise Wrong("must name a file of SQLite", 'As in "sqlite:///heard.db", or "sqlite:////var/lib/heard/heard.db"')
    return f"sqlite:///{base_of(info) / path}"


def _variable(value: str) -> str:
    # The value is not quoted: somebody may have put the password itself here.
    if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", value):
        raise Wrong("is not the name of a variable", 'It names where the password stands: "HEARD_PASSWORD".')
    return value


def _password_file(value: Any, info: ValidationInfo) -> Path:
    if not isinstance(value, str) or not value.isprintable() or not value:
        raise Wrong("must be a path in quotes")
    return Path(value) if value.startswith(CREDENTIALS) else base_of(info) / value


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
    read: Annotated[InstanceOf[Place], _place(READ)]
    send: Annotated[InstanceOf[Place], _place(SEND)]
    user: Line | None = None
    password_env: Annotated[str, AfterValidator(_variable)] | None = None
    password_file: Annotated[Path, BeforeValidator(_password_file)] | None = None
    folders: Annotated[Many[Line], Field(min_length=1)] = ("INBOX",)
    authserv_id: Line | None = None
    border: Line | None = None
    border_strips: bool = False
    poll_seconds: Annotated[float, Field(ge=0.01, le=3600)] = 20.0
    keep_sent: bool = True
    reply_tag: bool = False
    journal: bool = False
    mark: Literal["none", "keyword"] = "none"
    sign: Many[MailboxSign] = ()

    @property
    def login(self) -> str:
        """The name to sign in with: `user`, or the address where none is given."""
        return self.user or self.address

    def password(self) -> str:
        """Return the password, read now from where the file says; "" where it says nothing.

        Raises SettingsError where the variable is not set, or the file is not there or empty.
        """
        if self.password_env:
            secret = os.environ.get(self.password_env, "")
            what, do = f"the variable {self.password_env} is not set", f"Start heard with {self.password_env} set."
            where = "password_env"
        elif self.password_file:
            secret, what = _secret_in(self.password_file)
            where, do = "password_file", "The file holds the password and nothing else."
        else:
            return ""
        if not secret:
            raise SettingsError([Mistake(f"heard.toml: mailbox {self.address}: {where}", what, do)])
        return secret


def _secret_in(file: Path) -> tuple[str, str]:
    """Return what the file holds, and what is wrong where that is nothing."""
    text = str(file)
    if text.startswith(CREDENTIALS):
        folder = os.environ.get("CREDENTIALS_DIRECTORY", "")
        if not folder:
            return "", "systemd has handed heard no credentials here"
        file = Path(folder) / text.removeprefix(CREDENTIALS)
    try:
        return file.read_text("utf-8").rstrip("\r\n"), f"{file} is empty"
    except (OSError, UnicodeDecodeError) as error:
        return "", f"{file} cannot be read: {getattr(error, 'strerror', None) or 'not UTF-8'}"


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


class Signs(Table):
    """Of how much from one person the team leads are told: of what is more than this; left out, of nothing."""

    messages_a_month: Annotated[int, Field(ge=1)] | None = None
    after_the_end_a_month: Annotated[int, Field(ge=1)] | None = None
    cases_a_year: Annotated[int, Field(ge=1)] | None = None


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
    signs: Signs = Signs()
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
