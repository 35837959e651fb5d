"""What an authority says no with, in words that say what to do.  Pure.

Microsoft's codes ("AADSTS7000222") tell apart what the standard's words ("invalid_client", RFC 6749, 5.2) do not. Its
sentences are not repeated: they name tenants and apps, and go into logs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

_CODE = re.compile(r"AADSTS([0-9]{4,8})")
_WORD = re.compile(r"[a-z_]{1,40}")

_VALUE = "It is the value, not the ID, of a secret under Certificates & secrets of the app registration."
_APP = "Check tenant and client: both stand on the overview of the app registration."
_UPLOAD = "Upload it under Certificates & secrets of the app registration."
_CONSENT = "An administrator has to add the permission under API permissions, and to grant admin consent."
_ROLES = (
    "Nothing is to be consented in Entra, which would open every mailbox. In Exchange give the app the roles "
    "Application Mail.ReadWrite and Application Mail.Send with the scope of this mailbox (docs/microsoft-365.md, 4a)."
)
_CLOUD = "Check tenant, whether it has mailboxes in Exchange Online, and authority, which is that of its own cloud."

WHAT_AND_DO = {
    7000215: ("the client secret is wrong", _VALUE),
    7000216: ("the client secret is missing or wrong", _VALUE),
    7000218: ("the client secret is missing", _VALUE),
    7000222: ("the client secret has expired", "Make a new one under Certificates & secrets, and put it in its place."),
    700027: ("the certificate is not one of the app's, or has expired", _UPLOAD),
    700030: ("the certificate is not one of the app's", _UPLOAD),
    700024: ("the proof made with the certificate is not valid now", "Check the clock of this machine."),
    700016: ("the tenant knows no app with this client ID", _APP),
    7000112: ("the app is switched off in this tenant", "Switch its Enterprise Application on again."),
    90002: ("there is no such tenant", _APP),
    900021: ("the tenant is no ID and no domain", _APP),
    900023: ("the tenant is no ID and no domain", _APP),
    65001: ("nobody has consented to the app's permissions, or consent was taken back", _CONSENT),
    50105: ("the app is not assigned to Exchange", _CONSENT),
    501051: ("the app is not assigned to Exchange", _CONSENT),
    500011: ("the tenant does not know Exchange as something the app may ask for", _CLOUD),
    500014: ("the tenant has switched Exchange off for apps", "An administrator has to switch it on again."),
    53003: ("a Conditional Access policy blocks the app", "An administrator has to make an exception of it."),
    70011: ("the scope is not valid", "Are the servers of read and send Microsoft's own?"),
    1002012: ("the scope is not valid", "Are the servers of read and send Microsoft's own?"),
}
OF_GRAPH = {
    65001: ("the app has no permission for Microsoft Graph", _ROLES),
    50105: ("the app is not assigned to Microsoft Graph", _ROLES),
    501051: ("the app is not assigned to Microsoft Graph", _ROLES),
    500011: ("the tenant does not know Microsoft Graph under this name", _CLOUD),
    500014: ("the tenant has switched Microsoft Graph off for apps", "An administrator has to switch it on again."),
}
"""What differs where tokens are for Microsoft Graph, where Exchange's own roles decide (RBAC for Applications)."""
_GRAPHS = ("graph", "dod-graph", "microsoftgraph")
"""How the hosts of Microsoft Graph begin, in whichever cloud."""
PASSING = {90033, 90006, 90024, 50196, 90055, 90100}
"""Troubles of the authority's own, which pass."""


def code_of(answer: Mapping[str, Any]) -> int | None:
    """Return Microsoft's number of an error, or None."""
    found = _CODE.search(str(answer.get("error_description", "")))
    if found is not None:
        return int(found[1])
    codes = answer.get("error_codes")
    return codes[0] if isinstance(codes, list) and codes and isinstance(codes[0], int) else None


def refusal(answer: Mapping[str, Any], scope: str) -> tuple[str, str]:
    """Return what is wrong, with the code to look it up by, and what to do.

    scope  what a token was asked for
    """
    code, word = code_of(answer), _WORD.match(str(answer.get("error", "")))
    shown = f"AADSTS{code}" if code is not None else word[0] if word else "no reason given"
    otherwise = ("gives no token", "Check [mailbox.oauth], and the app registration in the tenant.")
    is_graph = (urlsplit(scope).hostname or "").partition(".")[0] in _GRAPHS
    known = WHAT_AND_DO | OF_GRAPH if is_graph else WHAT_AND_DO
    what, do = known.get(code or 0, otherwise)
    return f"{what} ({shown})", do
