"""What followed from one message, in plain words: which letters left, what opened, and who was told of what.

Only what was really written is told: a letter that was owed twice leaves once, and of some matters officers are asked
once.  Addresses are not told.  Pure.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from heard.casework.events import About, LetterName
from heard.casework.people import Landlord
from heard.casework.policy.words import LetterPurpose, RoleName
from heard.judgement.actions import NOT_THE_LEADS, TO_EVERYBODY_NAMED, AskOfficer, Decision, WriteLetter
from heard.judgement.explain import what
from heard.letters.catalogue import ANY, letter_of
from heard.mail.message import Message

_LETTERS: Mapping[str, str] = {
    LetterPurpose.ACKNOWLEDGEMENT: "an acknowledgement",
    LetterPurpose.RECEIPT: "a receipt",
    LetterPurpose.FILED_NO_ACTION: "a word that it came and is on file",
    LetterPurpose.ASK_AUTHORITY: "a letter that asks for authority",
    LetterPurpose.HOW_TO_COMPLAIN: "a letter that says how to complain",
}
"""The letters heard writes of itself; the others are called as the pack's purposes are."""

_LEADS = RoleName("team-lead")

NOTICES = "officer.notice."
"""How the names of letters to staff about a case or a message begin."""


def what_followed(
    decision: Decision, message: Message | None, letters: Collection[str], landlord: Landlord
) -> tuple[str, ...]:
    """Return what was done because of a decision, each thing once.

    letters   the names of those that were written
    landlord  by whose settings it goes to officers
    """
    told = tuple(dict.fromkeys(_each(decision, message, letters, landlord)))
    said = {notice_of(action) for action in decision.actions if isinstance(action, AskOfficer)}
    # Whether somebody is a person known already is asked once the decision is written down.
    later = [name for name in dict.fromkeys(letters) if name.startswith(NOTICES) and name not in said]
    return (*told, *(f"told your team leads that {in_plain_words(name)}" for name in later))


def _each(decision: Decision, message: Message | None, letters: Collection[str], landlord: Landlord) -> Iterator[str]:
    for action in decision.actions:
        match action:
            case WriteLetter():
                if action.name in letters:
                    yield f"sent {_to_whom(action, message)} {_letter(action.name)}"
            case AskOfficer():
                if (matter := in_plain_words(name := notice_of(action))) and name in letters:
                    yield f"told {_who(action, landlord)} that {matter}"
            case _:
                yield what(action)


def notice_of(asked: AskOfficer) -> LetterName:
    """Return the name of the letter that puts a question to officers."""
    return LetterName(f"{NOTICES}{asked.about}")


def in_plain_words(name: str) -> str:
    """Return when a letter is written: "somebody may be in danger"; "" for one that heard does not know."""
    letter = letter_of(name)
    return letter.when if letter is not None else ""


def _letter(name: str) -> str:
    _, _, rest = name.partition(".")
    purpose, _, stage = rest.partition(".")
    called = _LETTERS.get(purpose) or f"a letter ({purpose.replace('-', ' ')})"
    return called if stage == ANY else f"{called} ({stage})"


def _to_whom(letter: WriteLetter, message: Message | None) -> str:
    sender = message.sender if message is not None else None
    is_writer = sender is not None and sender.address == letter.to.address
    return "its writer" if is_writer else "the complainant"


def _who(asked: AskOfficer, landlord: Landlord) -> str:
    """Return who was told: of a role that nobody holds, or most of the staff do, nobody was."""
    if asked.about in NOT_THE_LEADS:
        told_as = dict.fromkeys(_told_as(address, asked, landlord) for address in asked.of)
        return " and ".join(map(_your, told_as or (_LEADS,)))
    everybody = asked.about in TO_EVERYBODY_NAMED
    held = [
        role
        for role in dict.fromkeys(asked.roles)
        if (landlord.holders((role,)) if everybody else landlord.names_somebody(role))
    ]
    held = [*(role for role in held if role != _LEADS), _LEADS]
    named = "the officer whom the restriction names" if asked.about is About.RESTRICTED else "the officer who wrote it"
    first = [named] if any(landlord.officer(address) for address in asked.of) else []
    told = [*first, *map(_your, held)]
    return " and ".join(filter(None, (", ".join(told[:-1]), told[-1])))


def _told_as(address: str, asked: AskOfficer, landlord: Landlord) -> RoleName:
    """Return the role for which one officer was told; of whoever only stands in for somebody, the first it is for."""
    officer = landlord.officer(address)
    own = [role for role in asked.roles if officer is not None and role in officer.roles]
    return next(iter((*own, *(() if officer in landlord.team_leads else asked.roles))), _LEADS)


def _your(role: RoleName) -> str:
    return "your team leads" if role == _LEADS else f"your {role.replace('-', ' ')}"
