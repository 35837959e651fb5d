"""Whom a message is to be answered as.

The From decides.  A Reply-To alone never says who somebody is, and the address of the
landlord's own web form is not the tenant's: there the tenant is whoever the form names.

Pure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from heard.casework.people import Landlord, Role
from heard.mail.machines.automatic import is_no_reply
from heard.mail.message import Address, Message
from heard.mail.web_form import form_writer


@dataclass(frozen=True, slots=True)
class Claimed:
    """Who a message says it is from.

    address   whom an answer goes to, or None where nobody can be told
    sure      false where a stranger alone could have put the address there
    because   one sentence, where it is not simply the From
    """

    address: Address | None
    role: Role
    sure: bool
    because: str = ""
    is_form: bool = False


def claimed_by(message: Message, landlord: Landlord) -> Claimed:
    """Return whom the message claims to be from; nothing of it is proved."""
    sender = message.sender
    if sender is None:
        return Claimed(None, Role.TENANT, False, "The message has no From, so nobody can be answered.")
    if landlord.is_inside(sender.address) and not landlord.officer(sender.address):
        if _may_be_a_form(sender.address) and (form := _through_a_form(message, landlord)):
            return form
        if not landlord.is_own(sender.address) and is_no_reply(sender.address):
            return Claimed(None, Role.OTHER, False, "It comes from a no-reply address and names no writer.")
    if len(message.senders) > 1:
        because = "The message has several From addresses; the first one is answered."
        return Claimed(sender, landlord.role_of(sender.address), False, because)
    return Claimed(sender, landlord.role_of(sender.address), True)


def is_the_landlords(message: Message, landlord: Landlord) -> bool:
    """Say whether a mail names nobody but the landlord's own people as its writers, and is no web form."""
    froms = [each.address for each in message.senders]
    theirs = all(landlord.is_own(each) or landlord.role_of(each) is Role.OFFICER for each in froms)
    return bool(froms) and theirs and not claimed_by(message, landlord).is_form


_FORM = re.compile(r"web|form|portal|online|site", re.IGNORECASE)


def _may_be_a_form(address: str) -> bool:
    """Say whether an address of the landlord's is a program's rather than a colleague's."""
    return is_no_reply(address) or _FORM.search(address.partition("@")[0]) is not None


def _through_a_form(message: Message, landlord: Landlord) -> Claimed | None:
    """Return the tenant behind one of the landlord's own web forms, or None if it is not one."""
    named = form_writer(message)
    if named is not None and not landlord.is_inside(named.address):
        replies_there = any(each.address == named.address for each in message.reply_to)
        because = "It came through a web form of the landlord, which names the writer."
        sure = replies_there or not message.reply_to
        return Claimed(named, landlord.role_of(named.address), sure, because, is_form=True)
    outside = [each for each in message.reply_to if not landlord.is_inside(each.address)]
    if len(outside) == 1:
        because = "It came from a no-reply address of the landlord; only the Reply-To says whose it is."
        return Claimed(outside[0], landlord.role_of(outside[0].address), False, because, is_form=True)
    return None
