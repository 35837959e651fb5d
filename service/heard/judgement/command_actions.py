"""What can be decided on an officer's command, or on what passes for one: done, asked about, refused, explained."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from heard.casework.commands import Given, NotUnderstood
from heard.casework.events import MessageNumber, ProvedBy, Reference, Refusal
from heard.judgement.facts import TheirMail


class WhyAsked(StrEnum):
    """Why an officer is asked about a command, and so what a "no" says of it."""

    NOT_SHOWN = "not-shown"  # nothing shows that it is theirs: it was not
    WROTE_BESIDES = "wrote-besides"  # what they wrote besides may speak against it: it is not to be done
    WROTE_MEANWHILE = "wrote-meanwhile"  # the complainant wrote, and they have not read it: it is not to be done
    DANGER_OPEN = "danger-open"  # nobody has answered a danger, and they may not know of it: it is not to be done


@dataclass(frozen=True, slots=True)
class CarryOut:
    """An officer's command is to be carried out.

    about      the message it is about; of an undo or a confirmation, the command
    officer    the address of whoever gave it, and is told what came of it
    nonce      of the token that was used for it, where one was
    vouched    whether our own server vouches for its sender
    """

    reference: Reference | None
    given: Given
    about: MessageNumber | None
    officer: str
    proved_by: ProvedBy
    because: str
    nonce: str | None = None
    clause: str = ""
    vouched: bool = False


@dataclass(frozen=True, slots=True)
class AskToConfirm:
    """A command is kept, and the officer it says it is from is asked at their own address whether they gave it.

    half_shown   whether our own server vouches for them, or they have what we gave them: who has neither may be anybody
    vouched      whether our own server does
    nonce        of the token it came with, where it was given for that
    newer        the mail of the complainant's that its officer cannot have read, where there is one
    command      the message it stood in, where that is not the one being heard
    why          what they are asked, as `because` says in words
    once_more    whether they were asked before, and what they were asked with holds no longer
    """

    reference: Reference | None
    given: Given
    about: MessageNumber | None
    officer: str
    because: str
    half_shown: bool = False
    nonce: str | None = None
    vouched: bool = False
    clause: str = ""
    newer: TheirMail | None = None
    command: MessageNumber | None = None
    why: WhyAsked = WhyAsked.NOT_SHOWN
    once_more: bool = False


@dataclass(frozen=True, slots=True)
class RefuseCommand:
    """A command brings nothing about.

    officer   the address of the officer who is told so; None where nobody is answered
    leads     whether the team leads are told: somebody else may have what was given to an officer
    spoils    the tokens that hold no longer
    about     the message it is about
    vouched   whether our own server vouches for its sender
    asks_again  whether it says whose a command is and does not show that its officer was asked: where that command
              still waits, they are asked once more
    """

    reference: Reference | None
    given: Given | None
    why: Refusal
    because: str
    officer: str | None = None
    leads: bool = False
    spoils: tuple[str, ...] = ()
    about: MessageNumber | None = None
    vouched: bool = False
    asks_again: bool = False
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Explain:
    """An officer is told that their first line was no command, and which words are.

    about     the message it is about
    vouched   whether our own server vouches for its sender
    """

    reference: Reference | None
    line: NotUnderstood
    officer: str
    because: str
    about: MessageNumber | None = None
    vouched: bool = False
    clause: str = ""
