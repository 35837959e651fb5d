"""What putting a message into a folder, or setting a keyword or the flag on it, stands for: a command nobody signed.

The server does not say who did it.  It may have been a slip, a rule, or somebody who should not have the mailbox open;
so what is done at once can be taken back, by one press, by whoever is told of it.  All else is asked of them.

The closed list of commands calls some of these consequential, since a stranger must not bring them about by mail from
anywhere.  Whoever moves mail in the mailbox could open it there and answer it as well; what counts here is another
thing, whether it can be put right.  Pure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from heard.casework.case import Case
from heard.casework.commands import (
    Assign,
    Close,
    Command,
    Confirm,
    ContactMade,
    Disown,
    Extend,
    IsLetter,
    Link,
    MoveTo,
    NoStage,
    NotAComplaint,
    Note,
    NotUnderstood,
    OfArea,
    OpenStage,
    ProposeRestriction,
    Record,
    Release,
    Reopen,
    SamePerson,
    SayOfContact,
    SendLetter,
    Split,
    State,
    StateDone,
    Stays,
    Undo,
    Wrote,
)
from heard.casework.events import CaseReopened, CommandGiven, MessageNumber
from heard.casework.recorded import Recorded
from heard.judgement.commands.outcomes import outcomes_of
from heard.judgement.commands.spoken import Spoken
from heard.judgement.commands.typed import closings
from heard.judgement.commands.words import read_line

AT_ONCE: Mapping[type[Command], str] = {
    MoveTo: "at worst a mail has a case that it needs none of, and its writer is told that it came",
    Split: "at worst a matter has two cases; no clock of the first one moves",
    Assign: "they are told, and so is whoever dealt with it before",
    ContactMade: "whoever deals with the case is told of it at once, and knows whether somebody was spoken to",
}
"""The commands that are brought about at once, and why that is harmless."""
ASKED: Mapping[type[Command], str] = {
    Close: "it ends the clocks of a case, and nobody is reminded of it any more",
    Reopen: "clocks run again, and an answer may be overdue at once",
    NotAComplaint: "somebody who complains would be heard no further",
    OpenStage: "it is told to the complainant, and clocks begin",
    NoStage: "somebody who asks for more would not get it",
    Extend: "the day somebody was promised moves",
    ProposeRestriction: "it names a person as one to be limited",
    IsLetter: "it ends clocks",
    SayOfContact: "what is withheld from somebody depends on it",
}
"""The commands that whoever deals with the case is asked about, and why they are not brought about unasked."""
NEVER: Mapping[type[Command], str] = {
    Link: "which case it is about differs from message to message",
    Wrote: "only whoever wrote a letter can say so",
    SendLetter: "what it says to the complainant differs from message to message",
    Release: "which letter is meant stands in the notice about it",
    Stays: "which mail somebody was asked about stands in the notice about it",
    SamePerson: "it is about two people, and a message is one's",
    Undo: "what is to be undone has a button in the mail that told of it",
    Confirm: "nobody confirms anything by it",
    Disown: "only whoever was asked can say so",
    Note: "there are no words to note",
    Record: "what is learned from a case is said of that case, once it is over",
    OfArea: "it is said of a case, and not of a message",
    State: "it is said of a case, and not of a message",
    StateDone: "it is said of a case, and not of a message",
}
"""The commands that no sign can stand for, and why."""
EXAMPLES = ("new case", "contact made by phone", "not a complaint")


@dataclass(frozen=True, slots=True)
class Sign:
    """What somebody does to a message in one mailbox, and what it stands for.

    mailbox   its address
    folder    the folder the message is put into; None where it is a mark on a message in any folder that is watched
    mark      the keyword or flag, as the server names it; None where it is a folder
    command   what it stands for
    typed     that, as a person would type it
    """

    mailbox: str
    folder: str | None
    mark: str | None
    command: Command
    typed: str

    @property
    def key(self) -> str:
        """What it is remembered by; what it stands for is no part of that, or a change of it would do all again."""
        return f"folder {self.folder}" if self.mark is None else f"mark {self.mark.lower()}"

    def may_be_in(self, mailbox: str, folder: str) -> bool:
        """Say whether it may be seen in a folder that is watched."""
        return mailbox == self.mailbox and (self.folder is None or self.folder == folder)

    @property
    def in_words(self) -> str:
        """What was done to the message and what that stands for, in a sentence."""
        if self.mark is None:
            did = f'put into the folder "{self.folder}"'
        else:
            did = "flagged" if self.mark.startswith("\\") else f"given the keyword {self.mark}"
        return f"It was {did}, which stands for: {self.typed}."

    @property
    def is_done_at_once(self) -> bool:
        return type(self.command) in AT_ONCE


def command_meant(does: str, spoken: Spoken) -> Command | tuple[str, str]:
    """Return the command that a line of the settings names; else what is wrong with it, and what to do."""
    given = read_line(does, (), spoken)
    if isinstance(given, NotUnderstood):
        return f"'{does}' is no command", f"Did you mean '{given.nearest[0]}'?"
    if given is None or given.because or given.besides:
        return f"'{does}' is no command", f"Such as {', '.join(map(repr, EXAMPLES))}."
    if given.command == Close(None) and outcomes_of(spoken.policy):
        ways = ", ".join(map(repr, closings(spoken.policy)))
        return f"'{does}' says no outcome, and the policy has some", f"Known here: {ways}."
    if (why := cannot_stand_for(given.command)) is not None:
        return f"'{does}' cannot be given like this: {why}", f"Such as {', '.join(map(repr, EXAMPLES))}."
    return given.command


def cannot_stand_for(command: Command) -> str | None:
    """Return why no sign can stand for a command, in a clause; None where one can."""
    if (why := NEVER.get(type(command))) is not None:
        return why
    match command:
        case MoveTo(other=other) if other is not None:
            return "a folder in which every message belongs to one case is no command"
        case Assign(to=None):
            return "the server does not say who 'me' is"
        case ContactMade(on=day) | Extend(until=day) | IsLetter(until=day) if day is not None:
            return "a day that is written down once is soon past"
    return None


def did_something(case: Case, recorded: Sequence[Recorded], message: MessageNumber) -> bool:
    """Say whether a message has moved a case already: as a letter, by asking for more, or by a sign before this one.

    What a sign brings about stands in the history as of its message.  Undone, it would take along what else does.
    """
    if any(each.message == message and isinstance(each.event, CaseReopened | CommandGiven) for each in recorded):
        return True
    moved = {each.message for each in case.passed} | {each.message for each in case.moved}
    begun = {each.message for each in case.owners} | {visit.message for visit in case.visits[1:]}
    return message in moved | begun
