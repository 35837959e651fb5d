"""A message, the facts, a house: a sentence each, everything else defaulted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from heard.casework.events import CaseAreaSeen, MailboxName, MessageNumber, PersonNumber, Reference, Stream
from heard.casework.people import Landlord, Officer, Role
from heard.casework.policy import Policy
from heard.casework.working_days import Calendar
from heard.daemon.house import House, Limits
from heard.daemon.reading import ReaderHere
from heard.datafiles.calendars import calendar_for
from heard.datafiles.learned import learned
from heard.datafiles.locate import rules_dir, templates_dir
from heard.datafiles.packs import load_policy
from heard.datafiles.packs.leaflets import leaflets_of
from heard.datafiles.rules import load_rules
from heard.judgement.actions import Action, ChangeCase, Decision
from heard.judgement.facts import Facts, Writer
from heard.letters.render import Letters
from heard.mail.message import Address, Message, RawMessage
from heard.mail.parse import parse
from heard.settings.keys import Key, KeysInMemory
from heard.store import history, projection
from heard.store.case_rows import Policies
from heard.store.connect import Store
from heard.store.facts import Given
from heard.store.tables import letters
from histories import CALENDAR as HOLIDAYS_OF_2026, REFERENCE, Happening, comes_to, opened, pinned

MAILBOX = "complaints@northgate.example"
TENANT = "dorothy.finch@tenant.example"
LEAD = "helen.lead@northgate.example"
OFFICER = "gary.officer@northgate.example"
MONDAY = datetime(2026, 6, 1, 9, 30, tzinfo=UTC)
LIVE_SINCE = datetime(2026, 1, 1, tzinfo=UTC)
KEYS = KeysInMemory((Key("01", b"k" * 32, LIVE_SINCE),))

POLICY: Policy = load_policy("wnwhl-2009", rules_dir())
CALENDAR: Calendar = calendar_for(POLICY.calendar)
RULES = load_rules(rules_dir(), opinion=learned())

LANDLORD = Landlord(
    name="Northgate Homes",
    prefix="NH",
    zone="Europe/London",
    mailboxes=(MAILBOX,),
    staff=(
        Officer("Helen Lead", LEAD, ("team-lead",)),
        Officer("Gary Officer", OFFICER, ("owning-officer",), "repairs"),
    ),
)

COMPLAINT = "I reported the leak in my kitchen three weeks ago and nothing has been done. This is not good enough."

SMALL = """
[organisation]
name = "Northgate Homes"
policy = "wnwhl-2009"
reference = "NH"
nation = "england-wales"

[database]
url = "sqlite:///heard.db"

[[mailbox]]
address = "Complaints@Northgate.example"
read = "eml:mail"
send = "eml:letters"

[[staff]]
name = "Helen Braithwaite"
address = "Helen.Braithwaite@northgate.example"
"""
"""A heard.toml with no more than has to stand in it."""


def a_mail(
    text: str = COMPLAINT,
    *,
    sender: str | None = f"Dorothy Finch <{TENANT}>",
    to: str = MAILBOX,
    subject: str = "Leak in the kitchen",
    message_id: str | None = "<leak-1@tenant.example>",
    headers: Sequence[tuple[str, str]] = (),
    received_at: datetime = MONDAY,
) -> bytes:
    """Return a mail as a server would hold it."""
    mail = EmailMessage()
    for name, value in headers:
        mail[name] = value
    if sender is not None:
        mail["From"] = sender
    mail["To"] = to
    mail["Subject"] = subject
    mail["Date"] = received_at
    if message_id is not None:
        mail["Message-ID"] = message_id
    mail.set_content(text)
    return mail.as_bytes()


def a_report(house: House, reference: str, *, failed: str | None = None) -> bytes:
    """Return a report that the first letter to a case's complainant could not be delivered.

    failed   to whom it says it could not; the letter's recipient where not given
    """
    with house.store.reading() as connection:
        about = (letters.c.reference == reference) & letters.c.outside
        to, sent = connection.execute(select(letters.c.to, letters.c.message_id).where(about).limit(1)).one()
    to = failed or to
    return a_mail(
        f"Could not be delivered.\n\n  {to}\n\nMessage-ID: {sent}\n",
        sender="Mailer-Daemon@mx.tenant.example",
        subject="Mail delivery failed: returning message to sender",
        message_id="<bounce@mx.tenant.example>",
        headers=[("Return-Path", "<>"), ("X-Failed-Recipients", to), ("Auto-Submitted", "auto-replied")],
    )


def a_message(text: str = COMPLAINT, **more: Any) -> Message:
    return parse(a_mail(text, **more))


def a_raw(content: bytes, *, uid: int = 1, received_at: datetime = MONDAY, folder: str = "INBOX") -> RawMessage:
    sent = folder == "Sent Items"
    return RawMessage(MAILBOX, folder, 1, uid, received_at, content, sent)


def a_writer(**more: Any) -> Writer:
    usual = Writer(
        address=Address("Dorothy Finch", TENANT),
        role=Role.TENANT,
        person=PersonNumber(1),
        known=False,
        proved=False,
        sure=True,
    )
    return replace(usual, **more)


def the_facts(**more: Any) -> Facts:
    usual = Facts(
        message=MessageNumber(1),
        mailbox=MailboxName(MAILBOX),
        received_at=MONDAY,
        now=MONDAY + timedelta(minutes=1),
        clocks_from=LIVE_SINCE,
        from_sent_folder=False,
        landlord=LANDLORD,
        policy=POLICY,
        calendar=CALENDAR,
        next_reference=Reference("NH-26-0001"),
        writer=a_writer(),
    )
    return replace(usual, **more)


def happen(connection: Connection, policies: Policies, *happenings: Happening, stream: Stream = REFERENCE) -> None:
    """Write down what happened to a case, as the daemon would: events, and the tables after them."""
    before = history.of_stream(connection, stream)
    after = (before[-1].number, before[-1].chain) if before else (0, "")
    new = history.append(connection, stream, happenings, after=after, now=happenings[-1][1])
    projection.follow(connection, before, new, policies)


def a_case_of(connection: Connection, policy: Policy, reference: str, received: str, *more: Happening) -> None:
    """Write down a case at stage-1 of a policy, received then, and what happened to it besides."""
    begun = (opened(received), pinned(policy, received), comes_to("stage-1", received))
    happen(connection, {policy.digest: (policy, HOLIDAYS_OF_2026)}, *begun, *more, stream=Stream(reference))


@dataclass
class MovedClock:
    """A clock that a test moves."""

    at: datetime = MONDAY

    def __call__(self) -> datetime:
        return self.at

    def on(self, **time: float) -> None:
        self.at += timedelta(**time)


@cache
def letters_of(pack: str) -> Letters:
    """Return the letters of a pack that comes with heard; most tests take less time than loading its templates."""
    return Letters(templates_dir(), pack)


def a_house(
    database: Path,
    *,
    now: MovedClock | None = None,
    sending: str = "on",
    limits: Limits | None = None,
    landlord: Landlord = LANDLORD,
    lasting: bool = False,
    policy: Policy = POLICY,
) -> House:
    """Return a house over a database file, made if it is not there."""
    is_new = not database.exists()
    store = Store(f"sqlite:///{database}", lasting=lasting)
    if is_new:
        store.prepare()
    with store.writing() as connection:
        history.keep_policy(connection, policy)
    calendar = CALENDAR if policy is POLICY else calendar_for(policy.calendar)
    return House(
        store=store,
        given=Given(landlord, policy, replace(calendar, zone=ZoneInfo(landlord.zone)), LIVE_SINCE),
        policies={policy.digest: (policy, calendar)},
        counted_by="the tests' calendar",
        rules=RULES,
        letters=letters_of(policy.name),
        limits=limits or Limits(),
        sending=sending,
        keeps_sent=frozenset(),
        leaflets=leaflets_of([policy], rules_dir()),
        reader=ReaderHere(RULES),
        secret=b"a secret of the tests",
        keys=KEYS,
        now=now or MovedClock(),
    )


def besides_its_area(decision: Decision) -> tuple[Action, ...]:
    """Return what was decided on a message, but for the area that its case is about."""
    its_area = (each for each in decision.actions if isinstance(each, ChangeCase))
    areas = tuple(each for each in its_area if isinstance(each.event, CaseAreaSeen))
    return tuple(each for each in decision.actions if each not in areas)
