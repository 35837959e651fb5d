"""Who wrote a message, and who did what happened: the complainant, an officer by name, heard, somebody else.  Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from heard.casework.events import By, Ground, Kind, LetterKind
from heard.casework.people import Landlord, Role
from heard.reports.case_file.gathering import Gathered, Row
from heard.reports.case_file.names import shown

HEARD, AN_OFFICER = "heard", "an officer"
ELSEWHERE = "whoever wrote it"
"""Of mail that lies on another case now, or on none."""
_MACHINES = (Kind.AUTO_REPLY.value, Kind.BOUNCE.value, Kind.BULK.value)
_THEIR_ACTS = frozenset(["AnswerGiven", "DateAgreed", "DateGiven", "DueExtended", "MomentPassed", "StageSentBack"])
"""What whoever wrote the message did, though heard wrote it down."""

_TO_SOMEBODY = frozenset(
    [
        LetterKind.ACKNOWLEDGEMENT.value, LetterKind.HOLDING.value, LetterKind.EXTENSION.value,
        LetterKind.DECISION.value, LetterKind.REFUSAL.value, LetterKind.INFORMATION.value, LetterKind.CONTRACTOR.value,
    ]
)  # fmt: skip
"""Officers' letters that went to somebody outside, whether or not the copy that came here names them."""


@dataclass(frozen=True, slots=True)
class Writer:
    """Who wrote a message.

    is_called  as a chronology calls them
    part       "complainant", "officer", "heard", "machine", "other": as a file's name says it
    """

    is_called: str
    part: str


def writer(message: Row, gathered: Gathered) -> Writer:
    """Return who wrote a message of the case, as far as its sender's address tells."""
    address, landlord = message["from"] or "", gathered.asked.landlord
    if not address:
        return Writer("nobody can tell", "other")
    if address in gathered.theirs:
        return Writer("the complainant", "complainant")
    if message["kind"] in _MACHINES:
        return Writer(f"a machine ({shown(address)})", "machine")
    if landlord.is_own(address):
        if message["message_id"] in {letter["message_id"] for letter in gathered.letters}:
            return Writer(HEARD, "heard")  # a letter of ours that came round
        return Writer("an officer, as the mailbox", "officer")
    if landlord.role_of(address) is Role.OFFICER:
        name = called(address, landlord)
        return Writer(name if message["proved"] or _commanded(message, gathered) else f"{name} (not proved)", "officer")
    known = landlord.outsider(address) or landlord.partner(address)
    return Writer(f"{known.name} ({shown(address)})" if known else shown(address), "other")


def called(address: str, landlord: Landlord) -> str:
    """Return the name of an officer; of one who is not in heard.toml any more, or never was, the address."""
    officer = landlord.officer(address)
    return officer.name if officer is not None else shown(address)


def _commanded(message: Row, gathered: Gathered) -> bool:
    events = (event for case in gathered.cases for event in case["events"])
    return any(each["type"] == "CommandGiven" and each["details"]["message"] == message["id"] for each in events)


def is_between_staff(message: Row, to: Collection[str], landlord: Landlord) -> bool:
    """Say whether a message went from staff to nobody outside.

    to   the addresses it names, in To, Cc and Bcc
    """
    if message["kind"] != Kind.STAFF.value or (not to and message["letter"] in _TO_SOMEBODY):
        return False
    return all(landlord.is_own(each) or landlord.role_of(each) is Role.OFFICER for each in to)


def did(event: Row, writers: Mapping[int, Writer]) -> str:
    """Return who did what an event tells of."""
    wrote = writers.get(event["details"].get("message") or event["message"])
    of_staff = wrote.is_called if wrote is not None and wrote.part == "officer" else None
    if event["by"] == By.OFFICER.value:
        return of_staff or AN_OFFICER
    if event["type"] == "MessageFiled":
        by_hand = event["details"]["ground"] == Ground.BY_HAND.value
        return AN_OFFICER if by_hand else wrote.is_called if wrote is not None else ELSEWHERE
    return of_staff if of_staff is not None and event["type"] in _THEIR_ACTS else HEARD
