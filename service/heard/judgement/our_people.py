"""Is a mail that stands below another one of the landlord's own, and is it for one of them?

Within one organisation many programs write no address above a mail, only a name: "From: Gary Officer", "From:
Complaints".  A name that is nobody's known to us may be a tenant's, who is heard.

Pure.
"""

from __future__ import annotations

import re

from heard.casework.people import Landlord, Role
from heard.judgement.writer import Claimed
from heard.mail.format.addresses import addresses
from heard.mail.told.personal_names import Likeness, alike, folded

_WORDS = re.compile(r"[^\W_]+")
_OFFICES = """
care centre complaint complaints contact department desk dept enquiries feedback inbox mailbox management office
officer relations repairs resolution service services support team teams
"""
_BESIDE_THEM = "and for group homes housing landlord of property shared tenancy the"
_OF_AN_OFFICE = frozenset(_OFFICES.split())
_OF_US = frozenset((*_OF_AN_OFFICE, *_BESIDE_THEM.split()))
_SERVED = frozenset(("customer", "customers", "resident", "residents", "tenant", "tenants"))
"""Whom an office is for: "Customer Relations" is ours, and "Tenant" is what somebody wrote who did not know a name."""
_BEHIND_A_NAME = re.compile(r"\s+(?:via|on behalf of|[-|/\u2013])\s.*|\s*[(\[].*")


def is_one_of_ours(claimed: Claimed, name: str, landlord: Landlord) -> bool:
    """Say whether one of the landlord's own wrote a mail: by its address, or by its name where it gives no address.

    claimed   who it says it is from; a web form names somebody else
    name      as it stands above the mail
    """
    if claimed.address is not None:
        return claimed.role is Role.OFFICER
    return claimed.role is Role.TENANT and is_our_name(name, landlord)


def is_to_somebody_outside(to: str, landlord: Landlord) -> bool:
    """Say whether a mail went to anybody outside, by its heading: by the addresses there, or by the names alone."""
    given = [each.address for each in addresses(to.replace(";", ","))]
    if given:
        return any(not landlord.is_own(each) and landlord.role_of(each) is not Role.OFFICER for each in given)
    names = [name for each in to.split(";") if (name := each.strip(" \"'*"))]
    return any(not is_our_name(name, landlord) for name in names)


def is_our_name(name: str, landlord: Landlord) -> bool:
    """Say whether a name is the landlord's, a mailbox's, an office's, or surely that of one of the staff."""
    bare = _BEHIND_A_NAME.sub("", name)
    if any(alike(bare, officer.name) is Likeness.YES for officer in landlord.staff):
        return True
    ours = " ".join((landlord.name, *(each.partition("@")[0] for each in landlord.mailboxes)))
    words = _words(name)
    if not words or not _OF_US.union(_SERVED, _words(ours)).issuperset(words):
        return False
    ends = {words[-1], *_words(bare)[-1:]}
    return _SERVED.isdisjoint(words) or (_SERVED.isdisjoint(ends) and not _OF_AN_OFFICE.isdisjoint(words))


def _words(text: str) -> list[str]:
    return _WORDS.findall(folded(text))
