"""Did a machine send it beyond doubt?

Signs are read from the mail alone.  Here they are held against who the landlord is and what
the message says: a person taken for a machine is not heard, which is worse than one letter
to a machine.

Pure.
"""

from __future__ import annotations

import re

from heard.casework.people import Landlord, Role
from heard.judgement.facts import Facts
from heard.judgement.own_home import speaks_of_a_home
from heard.judgement.rule import Looked
from heard.mail.message import Message, Sign

TROUBLES = frozenset({"complaint", "displeasure", "escalation_request", "risk"})
"""What a person has to hear, whoever seems to have sent it."""

_NAMES_A_LIST = ("list-id:", "list-post:", "mailing-list:", "x-beenthere:")
_NAME = re.compile(r"[\w.+@-]+")
_BY_WORDS = "words:"
_READ = 2_000
"""Characters."""
_PLANS = re.compile(
    r"\b(?:no[ -]?one|nobody|none of us)(?:'s| is| will be|'ll be| is going to be| there)? (?:be )?"
    r"(?:in|home|at home)\b(?! (?:the|our|my) office)(?! work)"
    r"|\b(?:won't|will not|shan't|shall not|not going to|can't|cannot) (?:be (?:in|home|at home)\b(?! the office| work)"
    r"|let (?:you|him|her|them|anyone|anybody|your))"
    r"|\b(?:please |pls |so |and )(?:don't|do not) (?:come|send (?:a|an|the|your|any|him|her|them|some)|knock)\b"
    r"|\b(?:flat|house|home|bungalow|place) (?:will be|is|stands|'ll be) (?:empty|locked|unoccupied)\b"
    r"|\b(?:let|letting) (?:you|them|him|her|the \w+|your \w+|anyone|anybody|somebody) in\b"
    r"|\b(?:has|have|got|holds?|keeps?) (?:a |the |my |our )?(?:spare )?keys?\b"
    r"|\bcome (?:round )?(?:after|before|once)\b"
)
"""What a tenant tells of their days away, and no mail program's owner does: who is in, who can be let in, and when."""


def sign_for(message: Message, facts: Facts) -> Sign | None:
    """Return what shows a machine, once it is known who the landlord is.

    A list of the landlord's own is no sign: its complaints mailbox may be a group, and a tenant
    writes to it.  Staff's news to each other comes by such lists too, unless the list is the mailbox itself.
    """
    sign = message.machine
    if sign is None or not sign.shown_by.lower().startswith(_NAMES_A_LIST):
        return sign
    names = [each.strip(".") for each in _NAME.findall(sign.shown_by.partition(":")[2].lower())]
    by_staff = facts.writer.role is Role.OFFICER
    if any(_is_a_mailbox(each, facts.landlord) for each in names):
        return sign.besides
    if not by_staff and any(_is_the_landlords(each, facts.landlord) for each in names):
        return sign.besides
    return sign


def _is_a_mailbox(name: str, landlord: Landlord) -> bool:
    """Say whether an address, or the name of a list made from one (RFC 2919, 2), is that of a mailbox we watch."""
    return landlord.is_own(name) or any(name == address.replace("@", ".") for address in landlord.mailboxes)


def _is_the_landlords(name: str, landlord: Landlord) -> bool:
    return any(name == domain or name.endswith((f"@{domain}", f".{domain}")) for domain in landlord.domains)


def surely_a_machines(sign: Sign, message: Message, facts: Facts, looked: Looked) -> bool:
    """Say whether a machine sent it beyond doubt: by more than its words, or there is no trouble in them.

    A tenant may write "Automatic reply: that is all I ever get": to answer a machine once
    costs a letter, and what comes back from it is on a case.  So may one who is away and tells
    the landlord that nobody will be in.
    """
    if facts.bounced:
        return True
    if _tells_their_plans(sign, message):
        return False
    seen = {each.finding for each in looked.given(frozenset())}
    if sign.weak:
        return not ("complaint" in seen or ("displeasure" in seen and _is_of_somebodys_own(seen, message)))
    return sign.certain or TROUBLES.isdisjoint(seen)


def _is_of_somebodys_own(seen: set[str], message: Message) -> bool:
    return "risk" in seen or speaks_of_a_home(f"{message.subject}\n{message.own_words}")


def _tells_their_plans(sign: Sign, message: Message) -> bool:
    """Say whether only words show a machine, and among them somebody tells the landlord when nobody is at home."""
    if sign.certain or not sign.shown_by.lower().startswith(_BY_WORDS):
        return False
    return _PLANS.search(message.own_words[:_READ].lower().replace("\u2019", "'")) is not None
