"""What an effect of a command is given, and what it says was done.

An effect brings one kind of command about: it notes events and writes letters in the unit of work it is given, which
is the command's own and happens whole or not at all.  What may not be so it refuses by raising an error that says
why, in a sentence for the officer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from heard.casework.commands import Command
from heard.casework.events import Event, MessageNumber, Reference, Stream
from heard.casework.in_words import weekday_in_words
from heard.casework.people import Officer
from heard.daemon.writing import Writing
from heard.errors import CannotBeSaid
from heard.judgement.facts import Facts, OnFile
from heard.mail.message import Message

C = TypeVar("C", bound=Command)


@dataclass(frozen=True, slots=True)
class Doing(Generic[C]):
    """One command about to be brought about.

    writing   its own unit of work: by an officer, caused by the command's message
    for_case  the case it is for; None where it is for none
    on_file   that case as it stands now; None where heard keeps no clocks for it
    because   the reason given with it; "" where none was
    about     the message it is about; of an undo or a confirmation, the command
    officer   who gave it
    facts     those of the message it came in; of a confirmed command that is not the one that confirms it
    message   that message
    """

    writing: Writing
    for_case: Reference | None
    on_file: OnFile | None
    command: C
    because: str
    about: MessageNumber | None
    officer: Officer
    facts: Facts
    message: Message | None

    @property
    def case(self) -> OnFile:
        """The case it is for, as it stands.  Raises CannotBeSaid where it is for none, or for one without clocks."""
        if self.on_file is None:
            raise CannotBeSaid(f"{self.reference} is a case from before heard and has no clocks; nothing changes on it")
        return self.on_file

    @property
    def reference(self) -> Reference:
        """The reference of the case it is for.  Raises CannotBeSaid where it is for none."""
        if self.for_case is None:
            raise CannotBeSaid("it is for a case, and I could not tell which: put its reference into the subject")
        return self.for_case

    def note(self, event: Event, at: datetime | None = None) -> None:
        """Note what happened to the case, now or at a moment.  Raises CannotBeSaid where it is for none."""
        self.writing.note(Stream(self.reference), event, at)

    def day(self, at: datetime) -> str:
        """Return a moment as a day of the landlord's, in words."""
        return weekday_in_words(self.writing.house.given.calendar.local_date(at))


@dataclass(frozen=True, slots=True)
class Done:
    """What a command changed, for the receipt of whoever gave it.

    what    sentences, with days on the landlord's calendar
    undo    the command that takes it back; None where none does
    no_undo why none does, in a sentence; "" where one does, or nothing was changed
    notes   what they should know besides, in sentences
    draft   a letter, or whatever else a person completes and sends, a line each
    about   of an undo, the message that what it took back had been about
    """

    what: tuple[str, ...]
    undo: Command | None
    no_undo: str = ""
    notes: tuple[str, ...] = ()
    draft: tuple[str, ...] = ()
    about: MessageNumber | None = None


Effect = Callable[[Doing[C]], Done]
"""Brings one kind of command about."""
