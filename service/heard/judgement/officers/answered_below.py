"""An officer passes on, to colleagues or the mailbox, what they wrote to whoever complains.

What stands below is what they say that they sent: nothing shows that it went, or when.  But it may be
the only trace of the answer that a case waits for, so it is read, and always in doubt.

Pure.
"""

from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo

from heard.casework.events import LetterKind
from heard.casework.people import Landlord, Role
from heard.judgement.facts import OnFile
from heard.judgement.officers.kind import read_letter
from heard.judgement.officers.letter import Audience, OfficersLetter, Standing
from heard.judgement.rule import Rules
from heard.mail.format.addresses import addresses
from heard.mail.message import Message
from heard.mail.passed_on.forwarded import Forwarded, chain_in

ONLY_PASSED_ON = "and it only stands below a mail among colleagues, which does not show that it was sent"


def answered_below(
    message: Message, on_file: OnFile, standing: Standing, landlord: Landlord, rules: Rules
) -> OfficersLetter | None:
    """Return the decision of an officer's that a mail passes on, in doubt; None where it has none that is owed."""
    if standing.stage is None or standing.stage in standing.answered:
        return None
    for each in chain_in(message, zone=ZoneInfo(landlord.zone)):
        if not _is_to_them(each, on_file, landlord):
            continue
        letter = read_letter(
            each.subject, each.words, audience=Audience.COMPLAINANT, standing=standing, policy=on_file.policy,
            rules=rules,
        )  # fmt: skip
        if letter.kind is LetterKind.DECISION:
            return replace(letter, sure=False, because=f"{letter.because}, {ONLY_PASSED_ON}")
    return None


def _is_to_them(each: Forwarded, on_file: OnFile, landlord: Landlord) -> bool:
    """Say whether somebody of ours wrote it, and perhaps to whoever complains: many headings only name them."""
    if each.sender is None or not _is_ours(each.sender.address, landlord):
        return False
    to = [address.address for address in addresses(each.to.replace(";", ","))]
    outside = [address for address in to if not _is_ours(address, landlord)]
    return any(address in on_file.people for address in outside) or not to


def _is_ours(address: str, landlord: Landlord) -> bool:
    return landlord.is_own(address) or landlord.is_inside(address) or landlord.role_of(address) is Role.OFFICER
