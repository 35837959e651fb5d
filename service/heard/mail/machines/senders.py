"""Who the headers say sent a message, as far as that tells a program from a person.

A From is a claim, and a no-reply address is no sign of a machine: web forms carry people's
words from such addresses.
"""

from __future__ import annotations

import re

from heard.mail.format.headers import Headers

_NO_REPLY = re.compile(
    r"(?:^|[._+-])(?:(?:do|must|please)?[._-]?(?:no|not|dont)[._-]?(?:reply|respond|response|answer|replies)"
    r"|ne[._-]?pas[._-]?repondre|nicht[._-]?antworten|keine[._-]?antwort|no[._-]?responder|nao[._-]?responda"
    r"|non[._-]?rispondere|niet[._-]?beantwoorden|nie[._-]?odpowiadaj|dim[._-]?ateb)(?:$|[._+\d-])"
)
_MAILER = re.compile(
    r"(?:mail(?:er)?[._-]?(?:daemon|demon)|mdaemon|microsoftexchange[0-9a-f]{32}|mail-?delivery-?(?:sub)?system)@"
    r"|mail(?:er)?[._-]?da?emon$"
)
_MAILER_NAME = re.compile(
    r"mail deliver(?:y|er)? (?:sub)?system|post mail delivery|mail(?:er)?[ -]daemon|internet mail delivery",
    re.IGNORECASE,
)
_GATEWAY = re.compile(
    r"(?:post[._-]?(?:master|office)|(?:e-?)?mail(?:er)?[._-]?(?:admin(?:istrator)?|system|service|gateway|gw|master"
    r"|server|delivery|agent|router|scanner|filter|marshal|notification)|(?:sys(?:tem)?[._-]?)?admin(?:istrator)?"
    r"|daemon|root|imss|iwss|interscan|ndr|dsn|bounces?|bounced|[a-z0-9]{0,6}_?smtp[a-z_]{0,20}|anti-?(?:spam|virus)"
    r"|spam[a-z-]{0,12}|virus[a-z-]{0,12}|barracuda|amavis|mimesweeper|mailsweeper|quarantine|notification"
    r"|undeliver\w{0,8})"
    r"(?:$|[\d._+@-])"
)
# Matched against small letters: without re.IGNORECASE it takes a third of the time.
_GATEWAY_NAME = re.compile(
    r"(?:system|(?:e-?)?mail|network|server) administrator|postmaster|mail (?:delivery|server|system|gateway"
    r"|router|robot)"
    r"|courier mail|interscan|message ?center|content filter|anti-?spam|anti-?virus|spam (?:filter|firewall)"
    r"|e-?mail (?:delivery|security|gateway)|systemadministrator|administrateur syst|administrador del sistema"
    r"|amministratore di sistema|administrator systemu|メール配信|システム管理者"
)
# One of these is in every such name.
_OF_GATEWAYS = (
    "ministra", "postmaster", "mail ", "courier", "interscan", "center", "filter", "spam", "virus",
    "メール", "システム",
)  # fmt: skip
_DESK = re.compile(
    r"(?:support|help|desk|help-?desk|care|customercare|service|service-?desk|tickets?|ticketing|customer[._-]?(?:service|services|care"
    r"|relations"
    r"|support)|kunden(?:service|dienst)|autoreply|auto-?(?:reply|respond|responder|response)|robot|bot|system|notify"
    r"|notifications?|mailer|enquir(?:y|ies)|inquir(?:y|ies)|info|contact(?:us)?|kontakt|feedback|reception"
    r"|office|admin"
    r"|accounts|sales|hello|team|it|helpline|requests?|complaints?|casework|correspondence)(?:$|[\d._+@-])"
)


def is_no_reply(address: str) -> bool:
    """Say whether an address says that nobody reads it.  Nothing is sent there; what comes from there is read."""
    return _NO_REPLY.search(address.rpartition("@")[0].lower()) is not None


def is_mail_system(headers: Headers) -> bool:
    """Say whether the program that carries mail wrote this, not somebody whose mail it carries."""
    address = from_address(headers)
    if _MAILER.search(address):
        return True
    if envelope_sender(headers):
        return False
    if _MAILER_NAME.search(headers.text("from")):
        return True
    return address.startswith("postmaster@") and envelope_sender(headers) == ""


def may_be_mail_system(headers: Headers) -> bool:
    """Say whether the sender's name is one that gateways and servers use, and so may a person who runs them."""
    if _GATEWAY.match(from_address(headers)):
        return True
    name = headers.text("from").lower()
    return any(word in name for word in _OF_GATEWAYS) and _GATEWAY_NAME.search(name) is not None


def is_desk(headers: Headers) -> bool:
    """Say whether the sender is an office rather than a person ("support@"), or takes no answers."""
    address = from_address(headers)
    return _DESK.match(address) is not None or is_no_reply(address)


def from_address(headers: Headers) -> str:
    """Return the first address of the From in small letters, the whole From where it names none."""
    first = headers.addresses("from")[:1]
    return first[0][0].address if first and first[0] else headers.text("from").lower()


def envelope_sender(headers: Headers) -> str | None:
    """Return the Return-Path in small letters without brackets, "" for the null path, None where there is none."""
    paths = headers.addresses("return-path")
    if not paths:
        return None
    return paths[0][0].address if paths[0] else ""


def auto_submitted(headers: Headers) -> str:
    """Return the keyword of Auto-Submitted (RFC 3834, 5) in small letters, or ""; "no" and a mere forward are ""."""
    value = headers.text("auto-submitted").lower()
    keyword = re.split(r"[;(\s]", value, maxsplit=1)[0] if value else ""
    return "" if keyword in ("no", "auto-forwarded") else keyword


def precedence(headers: Headers) -> str:
    """Return the word of Precedence or its sister X-Precedence in small letters, or ""."""
    value = headers.text("precedence") or headers.text("x-precedence")
    return re.split(r"[;,(\s]", value.lower(), maxsplit=1)[0]


def answers_something(headers: Headers) -> bool:
    """Say whether the message names one that it answers (RFC 5322, 3.6.4)."""
    return "in-reply-to" in headers or "references" in headers
