"""Does somebody outside look like the landlord's own people?

A name or an address made to look like an officer's deceives whoever reads the mail in a hurry, and
never heard, which goes by the address alone.  Such mail is heard as any stranger's, and a person
is told what was seen: it may as well be an officer at home, or somebody of the same name.

Pure.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from heard.casework.people import SHARED_DOMAINS, Landlord, Officer, Role
from heard.judgement.actions import Finding
from heard.mail.message import Address, Message

LOOKS_LIKE_STAFF = "looks-like-staff"
_SOURCE = "docs/decisions/0015"
_ADDRESS = re.compile(r"[^\s<>\"(),:;@]{1,64}@[^\s<>\"(),:;@]{1,255}")
_APART = re.compile(r"[^a-z0-9]+")
_MOST = 5
"""Senders looked at; mail of people has one."""
_SHORTEST = 6
"""Letters.  One letter put for another in a shorter name makes another name that somebody may well have."""
_TWINS = {
    "a": "\u0430\u0251\u03b1", "b": "\u0432\u03b2\u044c", "c": "\u0441\u03f2", "d": "\u0501",
    "e": "\u0435\u0454\u03b5", "g": "\u0261", "h": "\u04bb", "i": "\u0456\u0131\u03b9",
    "j": "\u0458", "k": "\u043a\u03ba", "l": "\u04cf\u0142", "m": "\u043c",
    "n": "\u0578\u03b7", "o": "\u043e\u03bf\u0585\u00f8", "p": "\u0440\u03c1", "q": "\u051b",
    "s": "\u0455", "t": "\u0442\u03c4", "u": "\u03c5\u057d", "v": "\u03bd\u0475",
    "w": "\u051d\u03c9", "x": "\u0445\u03c7", "y": "\u0443\u04af\u03b3",
}  # fmt: skip
_FIGURES = {"0": "o", "1": "l", "3": "e", "4": "a", "5": "s", "7": "t", "|": "l"}
_LOOKS_THE_SAME = str.maketrans({twin: letter for letter, twins in _TWINS.items() for twin in twins} | _FIGURES)
"""Letters of other alphabets, and figures, that look like Latin letters, each with the one it looks like."""
_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"))
_ADDED = frozenset(
    {
        "admin", "care", "co", "com", "complaint", "complaints", "council", "customer", "gov", "group", "help",
        "helpdesk", "homes", "hosting", "housing", "hr", "info", "it", "ltd", "mail", "net", "office", "online",
        "org", "payments", "portal", "reply", "repairs", "secure", "security", "service", "services", "support",
        "team", "uk", "www",
    }
)  # fmt: skip
"""Words that stand beside a landlord's own name in an address made to look like theirs."""


def looks_like_staff(message: Message, landlord: Landlord) -> Finding | None:
    """Return what in the name or the address of a sender outside looks like the landlord's, or None.

    Whom the settings name is known, and looks like nobody else.
    """
    for sender in message.senders[:_MOST]:
        if landlord.is_own(sender.address) or landlord.role_of(sender.address) is not Role.TENANT:
            continue
        if seen := _seen(sender, landlord):
            return Finding(LOOKS_LIKE_STAFF, "sender", seen, _SOURCE, "ask")
    return None


def _seen(sender: Address, landlord: Landlord) -> str:
    if _is_like_a_domain(sender.domain, landlord):
        return f"{sender.address}: an address that looks like the landlord's"
    for each in _ADDRESS.findall(unicodedata.normalize("NFKC", sender.name)):
        shown = each.lower().rstrip(".")
        if landlord.officer(shown) or landlord.is_own(shown) or landlord.is_inside(shown):
            return f"{sender.name}: an address of the landlord's for a name, from {sender.address}"
    if officer := _named(sender.name, landlord):
        return f"{sender.name}: the name of {officer.address}, from {sender.address}"
    if _is_the_landlords_name(sender.name, landlord):
        return f"{sender.name}: the landlord's own name, from {sender.address}"
    return ""


# -- Names ----------------------------------------------------------------------------------------


def _named(name: str, landlord: Landlord) -> Officer | None:
    """Return the officer whose whole name this is, in whatever order and alphabet."""
    words = _words(name)
    return next((o for o in landlord.staff if len(_words(o.name)) > 1 and _words(o.name) <= words), None)


def _is_the_landlords_name(name: str, landlord: Landlord) -> bool:
    """Say whether a name is the landlord's, with nothing beside it but a team or an office."""
    theirs, words = _words(landlord.name), _words(name)
    return bool(theirs) and theirs <= words and words - theirs <= _ADDED


def _words(name: str) -> frozenset[str]:
    return frozenset(word for word in _APART.split(_alike(name)) if len(word) > 1)


# -- Domains --------------------------------------------------------------------------------------


def _is_like_a_domain(domain: str, landlord: Landlord) -> bool:
    """Say whether a domain outside is made to be taken for one of the landlord's."""
    if domain in SHARED_DOMAINS:
        return False
    shown = _shown(domain)
    return any(
        not domain.endswith("." + own) and _is_like(shown, own)
        for own in landlord.domains
    )  # fmt: skip


def _is_like(shown: str, own: str) -> bool:
    """Say whether a domain as it is seen looks like this one of the landlord's.

    The same letters in another alphabet; the whole of it as a part of another; its first label under
    another ending, with a word of trade beside it, or with one letter wrong.
    """
    alike, theirs = _alike(shown), _alike(own)
    if alike == theirs or theirs in alike or theirs.replace(".", "-") in alike:
        return True
    name = theirs.partition(".")[0]
    labels = alike.split(".")[:-1]
    if len(name) < _SHORTEST:
        return False
    for label in labels:
        pieces = [piece for piece in label.split("-") if piece]
        if name in pieces and set(pieces) - {name} <= _ADDED:
            return True
        if label.startswith(name) and label.removeprefix(name) in _ADDED:
            return True
        if _one_wrong(label, name):
            return True
    return False


def _shown(domain: str) -> str:
    """Return a domain as a mail program shows it: "xn--" read back into letters (RFC 5891, 5.4)."""
    labels = []
    for label in domain.rstrip(".").split("."):
        try:
            labels.append(label[4:].encode("ascii").decode("punycode") if label.startswith("xn--") else label)
        except UnicodeError:
            labels.append(label)
    return ".".join(labels)


def _one_wrong(label: str, name: str) -> bool:
    """Say whether one letter is wrong, missing, too many, or has changed places with the next."""
    if label == name or abs(len(label) - len(name)) > 1:
        return False
    start = next((at for at, (a, b) in enumerate(zip(label, name, strict=False)) if a != b), min(len(label), len(name)))
    a, b = label[start:], name[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:] and len(a) > 1)


@lru_cache(maxsize=1_000)
def _alike(text: str) -> str:
    """Return a text as a hurried eye sees it: small Latin letters, without accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(each for each in plain if not unicodedata.combining(each) and unicodedata.category(each) != "Cf")
    plain = plain.translate(_LOOKS_THE_SAME)
    for pair, one in _PAIRS:
        plain = plain.replace(pair, one)
    return plain
