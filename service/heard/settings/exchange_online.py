"""What Microsoft 365 takes no more, or will not for long: which hosts are its own, and since when.

The dates are Microsoft's, as published by November 2026; deploy/heard.toml names the way that stays.  Pure: whoever
asks says what day it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from heard.errors import Mistake
from heard.settings.places import GRAPH, Place, host_in, is_loopback

EWS_ENDS = date(2027, 4, 1)
"""From then on Exchange Online answers no Exchange Web Services at all, allow list or not."""

_ITS_DOMAINS = ("office365.com", "office.com", "outlook.com", "office365.us", "outlook.cn")
_SCOPE_HOSTS = {
    "outlook.office365.us": "outlook.office365.us", "smtp.office365.us": "outlook.office365.us",
    "outlook-dod.office365.us": "outlook-dod.office365.us", "smtp-dod.office365.us": "outlook-dod.office365.us",
    "partner.outlook.cn": "partner.outlook.cn", "smtp.partner.outlook.cn": "partner.outlook.cn",
}  # fmt: skip
"""Whose tokens the hosts of a national cloud take; all others take those of outlook.office365.com."""


def is_exchange_online(host: str) -> bool:
    """Say whether a host is Microsoft's own Exchange, and not one on a landlord's premises."""
    return host.lower().endswith(tuple(f".{domain}" for domain in _ITS_DOMAINS)) or host.lower() in _ITS_DOMAINS


def takes_tokens(scheme: str, host: str, *, has_password: bool) -> bool:
    """Say whether a place is signed in to by [mailbox.oauth]; where it is not, it is by the password of the mailbox.

    Its tokens are Exchange's, so they are shown to Microsoft's own servers and to Exchange, and to this machine, where
    there is no password for it: never to a mail server of somebody else's.
    """
    if scheme in ("graph", "ews") or is_exchange_online(host):
        return True
    return is_loopback(host) and not has_password


def scope_of(place: Place) -> str:
    """Return what a token has to be good for so that this place takes it."""
    if place.scheme == "graph":
        return f"https://{GRAPH if is_loopback(place.host) else place.host}/.default"
    if place.scheme == "ews" and not is_exchange_online(place.host) and not is_loopback(place.host):
        return f"https://{place.host}/.default"
    return f"https://{_SCOPE_HOSTS.get(place.host, 'outlook.office365.com')}/.default"


def ews_that_is_blocked(where: str, mailbox: Mapping[str, Any]) -> Iterator[Mistake]:
    """Yield each way by Exchange Web Services to Exchange Online that nobody said is on the allow list."""
    for key in ("read", "send"):
        host = host_in(mailbox.get(key), "ews")
        if is_exchange_online(host) and mailbox.get("ews_allowed") is not True:
            what = "Microsoft 365 blocks Exchange Web Services since 2026-10-01, and ends them on 2027-04-01"
            do = 'Say "graph:". Until then, where your app is in EwsAllowedAppIDs of the tenant: ews_allowed = true'
            yield Mistake(f"{where}.{key}", what, do)


def ended(address: str, places: Mapping[str, Place], today: date) -> Iterator[Mistake]:
    """Yield each way of a mailbox that Microsoft has switched off for good by `today`.

    places  by the key that names each: "read", "send"
    """
    for key, place in places.items():
        if place.scheme == "ews" and is_exchange_online(place.host) and today >= EWS_ENDS:
            what = f"Microsoft 365 has no Exchange Web Services any more, since {EWS_ENDS}"
            yield Mistake(f"heard.toml: mailbox {address}: {key}", what, 'Say "graph:"; ews_allowed changes nothing.')


def passwords_that_end(address: str, places: Mapping[str, Place]) -> Iterator[Mistake]:
    """Yield what a person should know of ways by which a mailbox signs in to Microsoft 365 with a password."""
    for key, place in places.items():
        if not is_exchange_online(place.host):
            continue
        do = "Use [mailbox.oauth] in place of the password."
        if place.scheme in ("imap", "imaps"):
            what = "Microsoft 365 takes no passwords over IMAP any more, and refuses the sign-in"
            yield Mistake(f"heard.toml: mailbox {address}: {key}", what, do)
        elif place.scheme in ("smtp", "smtps"):
            what = (
                "Microsoft 365 takes passwords over SMTP only until the end of December 2026; from then on only where "
                "an administrator switches it on, and the last day is to be named in the second half of 2027"
            )
            yield Mistake(f"heard.toml: mailbox {address}: {key}", what, do)
