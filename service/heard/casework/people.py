"""The people around a case: who works for the landlord, who stands outside, whose word is whose.

An address alone proves nobody's identity; it says whom a message *claims* to be from.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from heard.mail.border import Border
from heard.mail.from_inside import InsideMark


class Role(StrEnum):
    """Whose words a message carries."""

    TENANT = "tenant"
    ADVOCATE = "advocate"
    MEMBER = "member"  # an MP or councillor
    OMBUDSMAN = "ombudsman"
    SOLICITOR = "solicitor"
    OFFICER = "officer"  # anyone on the landlord's staff
    AUTOMATED = "automated"
    OTHER = "other"


OUTSIDE_ROLES = {
    "council": Role.OTHER,
    "member": Role.MEMBER,
    "ombudsman": Role.OMBUDSMAN,
    "solicitor": Role.SOLICITOR,
    "advice": Role.ADVOCATE,
    "landlord": Role.OTHER,
    "other": Role.OTHER,
}
"""What each `kind` of an [[outside]] entry makes of its writers."""
WRITE_FOR_OTHERS = (Role.ADVOCATE, Role.MEMBER, Role.SOLICITOR)
"""Those who write for whoever complains: what they are told, the complainant is told."""


SHARED_DOMAINS = frozenset(
    [
        "aol.com",
        "aol.co.uk",
        "btinternet.com",
        "gmail.com",
        "gmx.co.uk",
        "gmx.com",
        "googlemail.com",
        "hotmail.co.uk",
        "hotmail.com",
        "icloud.com",
        "live.co.uk",
        "live.com",
        "mail.com",
        "me.com",
        "msn.com",
        "ntlworld.com",
        "outlook.com",
        "proton.me",
        "protonmail.com",
        "sky.com",
        "talktalk.net",
        "tiscali.co.uk",
        "virginmedia.com",
        "yahoo.co.uk",
        "yahoo.com",
        "ymail.com",
    ]
)
"""Where anybody may have an address, a small landlord and its tenants alike."""


@dataclass(frozen=True, slots=True)
class Homes:
    """How many homes a landlord has, as the regulator counts them; None where nobody has said.

    rented       low cost rental accommodation
    owned        low cost home ownership
    counted_on   the day of the count
    """

    rented: int | None = None
    owned: int | None = None
    counted_on: date | None = None


@dataclass(frozen=True, slots=True)
class Officer:
    """Somebody on the landlord's staff; `roles` are the pack's role names, besides "team-lead" and "officer".

    deputy   the address of whoever stands in for them; "" where nobody does
    away     from and until which days they are away, both part of it
    """

    name: str
    address: str
    roles: tuple[str, ...] = ()
    area: str = ""
    title: str = ""
    deputy: str = ""
    away: tuple[tuple[date, date], ...] = ()

    def is_away(self, day: date) -> bool:
        return any(first <= day <= last for first, last in self.away)


@dataclass(frozen=True, slots=True)
class Outsider:
    """Somebody the landlord knows who is neither tenant nor staff, by domain or by address."""

    name: str
    kind: str
    domain: str = ""
    addresses: tuple[str, ...] = ()

    def writes_from(self, address: str) -> bool:
        below = ("@" + self.domain, "." + self.domain)
        return address in self.addresses or (bool(self.domain) and address.endswith(below))


_FEW = 3
"""Officers who may all be told, however few the staff are."""


@dataclass(frozen=True)
class Landlord:
    """The organisation whose mailbox this is, as its settings describe it.

    mailboxes   every address heard itself watches or writes from
    partners    contractors, known by their domain
    year_begins             the month from which periods of reports are counted off: 1 to 12
    assessment_by           the day by which it is to be assessed whether everybody can use the procedure
    authserv_ids, borders   by mailbox: what our own server calls itself in its verdicts, and who takes mail in
    inside_marks            by mailbox: what else shows that a mail came from inside
    """

    name: str
    prefix: str
    zone: str
    mailboxes: tuple[str, ...]
    staff: tuple[Officer, ...] = ()
    partners: tuple[Outsider, ...] = ()
    outsiders: tuple[Outsider, ...] = ()
    authserv_ids: dict[str, str] = field(default_factory=dict)
    borders: dict[str, Border] = field(default_factory=dict)
    inside_marks: dict[str, frozenset[InsideMark]] = field(default_factory=dict)
    homes: Homes = Homes()
    year_begins: int = 1
    assessment_by: date | None = None

    @cached_property
    def domains(self) -> frozenset[str]:
        """The domains in which every address is the landlord's: its mailboxes', unless tenants have theirs there."""
        return frozenset(address.rpartition("@")[2] for address in self.mailboxes) - SHARED_DOMAINS

    @cached_property
    def _staff_by_address(self) -> dict[str, Officer]:
        return {officer.address: officer for officer in self.staff}

    @cached_property
    def team_leads(self) -> tuple[Officer, ...]:
        """Who is told when nobody in particular is named: the team leads, or all staff where there are none."""
        return tuple(o for o in self.staff if "team-lead" in o.roles) or self.staff

    def told_besides_leads(self, roles: Collection[str], addresses: Collection[str] = ()) -> tuple[Officer, ...]:
        """Return who is at one of these addresses, who holds one of these roles, and the team leads; nobody twice.

        A role that most of the staff hold, such as whoever may own a case, names nobody in particular.
        """
        named = tuple(o for o in self.staff if o.address in addresses)
        narrow = filter(self.names_somebody, roles)
        return tuple(dict.fromkeys((*named, *self.holders(tuple(narrow)), *self.team_leads)))

    def told_at_once(self, roles: Collection[str]) -> tuple[Officer, ...]:
        """Return everybody who holds one of these roles, and the team leads: of a danger, however many they are."""
        return tuple(dict.fromkeys((*self.holders(roles), *self.team_leads)))

    def names_somebody(self, role: str) -> bool:
        """Say whether a role is that of a few: it is held, and not by most of the staff."""
        held = len(self.holders((role,)))
        return 0 < held <= _FEW or 0 < held * 2 <= len(self.staff)

    def holders(self, roles: Collection[str]) -> tuple[Officer, ...]:
        """Return who holds one of these roles, in the order of the settings."""
        return tuple(o for o in self.staff if any(role in roles for role in o.roles))

    def officer(self, address: str) -> Officer | None:
        return self._staff_by_address.get(address)

    def is_own(self, address: str) -> bool:
        """Say whether this is one of the addresses heard itself answers from, or one with a tag: "complaints+x@"."""
        local, _, domain = address.rpartition("@")
        return address in self.mailboxes or f"{local.partition('+')[0]}@{domain}" in self.mailboxes

    def is_inside(self, address: str) -> bool:
        """Say whether the address lies in one of the landlord's own domains."""
        return address.rpartition("@")[2] in self.domains

    def outsider(self, address: str) -> Outsider | None:
        """Return whom an address belongs to; an entry that gives the address itself goes before one with its domain."""
        named = next((o for o in self.outsiders if address in o.addresses), None)
        return named or next((o for o in self.outsiders if o.writes_from(address)), None)

    def partner(self, address: str) -> Outsider | None:
        return next((p for p in self.partners if p.writes_from(address)), None)

    def role_of(self, address: str) -> Role:
        """Say whose words mail from this address would carry, if it is what it claims to be.

        Any address in the landlord's own domains is staff's: besides the officers named in the
        settings there are always boxes such as repairs@ that people there answer from.
        """
        if self.officer(address):
            return Role.OFFICER
        if outsider := self.outsider(address):
            return OUTSIDE_ROLES[outsider.kind]
        if self.is_inside(address):
            return Role.OFFICER
        return Role.OTHER if self.partner(address) else Role.TENANT
