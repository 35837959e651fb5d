"""What officers commanded by mail, and what became of it, in plain words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from heard.casework.closed_lists import ProvedBy, Refusal
from heard.casework.commands import CommandName
from heard.casework.events import SITE, CommandRefused
from heard.casework.learning import sum_in_words
from heard.store.tables import events


def commanded(reference: str, type_name: str, details: Mapping[str, Any]) -> str | None:
    """Return what an event says of a command, or of what only commands change; None for every other event.

    details  the event's fields as they were written down, an officer by their address, and as `said` what a particular
             is in words
    """
    match type_name:
        case "CommandGiven":
            proved = PROVED[ProvedBy(details["proved_by"])]
            return f"an officer said in message {details['message']}: {_called(details['command'])} ({proved})"
        case "CommandRefused":
            command = f"{_called(details['command'])}, " if details["command"] else ""
            return f"message {details['message']} changed nothing: {command}{REFUSED[Refusal(details['why'])]}"
        case "CommandUndone":
            return f"what the command in message {details['message']} had brought about was taken back"
        case "OfficerAssigned":
            at = f" at {details['stage']}" if details["stage"] else ""
            return f"{details['officer'] or 'nobody'} deals with {reference}{at}"
        case "KindCorrected":
            return f"{reference} is of the kind {details['kind']}, as an officer says"
        case "LearningRecorded":
            what = details["word"] or sum_in_words(details["pence"], details["offset_pence"])
            return f"an officer recorded: {details['about']}, {what}"
        case "ParticularRecorded":
            return f"an officer told: {details.get('said', details['about'])}"
        case "ParticularDone":
            return f"an officer says that it is done, or has come: {details.get('said', details['number'])}"
    return None


def refused_of(connection: Connection, number: int, reference: str | None) -> list[str]:
    """Return why a command in a message brought nothing about, in plain words, each time it did not.

    reference   the case the message is on
    """
    query = (
        select(events.c.body)
        .where(events.c.stream.in_((SITE, *([reference] if reference is not None else []))))
        .where(events.c.type == CommandRefused.__name__)
        .order_by(events.c.id)
    )
    details = (json.loads(body) for body in connection.execute(query).scalars())
    return [REFUSED[Refusal(each["why"])] for each in details if each["message"] == number]


def _called(command: str) -> str:
    return CALLED[CommandName(command)]


CALLED: Mapping[CommandName, str] = {
    CommandName.CLOSE: "close it",
    CommandName.REOPEN: "open it again",
    CommandName.OPEN_STAGE: "open a stage",
    CommandName.NO_STAGE: "no further stage is asked for",
    CommandName.ASSIGN: "who deals with it",
    CommandName.EXTEND: "the answer is due later",
    CommandName.SEND_LETTER: "they are told that the answer takes longer",
    CommandName.NOT_A_COMPLAINT: "it is no complaint",
    CommandName.LINK: "link it to another case",
    CommandName.MOVE_TO: "put a message on another case",
    CommandName.SPLIT: "a case of its own for a message",
    CommandName.STAYS: "a message is right where it is",
    CommandName.CONTACT_MADE: "somebody spoke to them",
    CommandName.PROPOSE_RESTRICTION: "a restriction is to be thought about",
    CommandName.IS_LETTER: "what a letter is",
    CommandName.WROTE: "whose a letter is",
    CommandName.SAY_OF_CONTACT: "what the contact of a restricted person is",
    CommandName.RELEASE: "let a held letter leave",
    CommandName.SAME_PERSON: "whether two people are one",
    CommandName.UNDO: "undo",
    CommandName.CONFIRM: "yes, I wrote that",
    CommandName.DISOWN: "no, I did not write that",
    CommandName.RECORD: "what is to be learned from it",
    CommandName.OF_AREA: "which area it is about",
    CommandName.STATE: "what whoever deals with it has to bear in mind",
    CommandName.STATE_DONE: "what was to be done or waited for is over",
    CommandName.NOTE: "a note",
}
PROVED: Mapping[ProvedBy, str] = {
    ProvedBy.POSSESSION: "shown by what we gave them",
    ProvedBy.TRANSPORT: "shown by our own server",
    ProvedBy.BOTH: "shown by our own server, and by what we gave them",
    ProvedBy.MAILBOX: "by what somebody did in the mailbox, and nobody knows who",
    ProvedBy.CONFIRMED: "they were asked at their own address, and said so",
}
REFUSED: Mapping[Refusal, str] = {
    Refusal.NOT_ALLOWED: "it may not be, by the policy or as the case stands",
    Refusal.NOT_PROVED: "nothing shows that an officer gave it",
    Refusal.FORGED: "it is forged, as our own server found or the officer said",
    Refusal.WITHDRAWN: "its officer did not want it done after all",
    Refusal.TOO_MANY: "so much came in that name in a day that the officer was not written to",
    Refusal.NOT_OURS: "what it carries is nothing that we gave",
    Refusal.EXPIRED: "what it carries is too old",
    Refusal.USED: "what it carries was used before",
    Refusal.ANOTHERS: "what it carries was given to another officer",
    Refusal.OF_ANOTHER_CASE: "what it carries was given for another case",
    Refusal.LEAKED: "it came from somebody outside, with what was given to an officer",
    Refusal.FOR_LESS: "what it carries was given for other commands",
}
