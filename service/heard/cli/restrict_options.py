"""What may be typed of a restriction: the options that several commands share, each with its help."""

from __future__ import annotations

from typing import Annotated

import typer

from heard.errors import CannotBeSaid

_MOST_FIGURES = 9  # of a number that a database keeps


def _is_number(typed: str) -> bool:
    return typed.isascii() and typed.isdigit() and len(typed) <= _MOST_FIGURES


def _number_in(typed: str) -> int:
    if not _is_number(typed):
        raise CannotBeSaid(f"'{typed[:60]}' is no number of an entry. heard restrict list shows them.")
    return int(typed)


def _message_in(typed: str) -> int:
    if not _is_number(typed):
        raise CannotBeSaid(f"'{typed[:60]}' is no number of a message. heard restrict show lists those of an entry.")
    return int(typed)


Number = Annotated[
    int,
    typer.Argument(parser=_number_in, metavar="NUMBER", help="The number of an entry; heard restrict list shows it."),
]
Text = Annotated[str | None, typer.Option()]
Words = Annotated[str, typer.Option()]
Several = Annotated[list[str] | None, typer.Option(help="May be repeated.")]
Day = Annotated[str | None, typer.Option(metavar="DATE")]
OnDay = Annotated[str | None, typer.Option("--on", help="The day, as in 2026-11-22.", metavar="DATE")]
Role = Annotated[str | None, typer.Option(metavar="ROLE", help="A role of the pack.")]
Why = Annotated[str | None, typer.Option(help="The reason, kept with the entry.")]
Record = Annotated[list[str] | None, typer.Option(help='As in "why=what it rests on"; may be repeated.')]
NotWarned = Annotated[str | None, typer.Option(metavar="REASON", help="Why there was no warning.")]
Reason = Annotated[str | None, typer.Option(help="Why the review is later than the policy allows.")]

Option = Annotated[str | None, typer.Option(help="Of the pack, or your own word.")]
OwnWord = Annotated[bool, typer.Option("--own-word", help="The option is your own word, though one is like it.")]
Case = Annotated[str | None, typer.Option(help="The case that led to it.")]
CaseOfAnother = Annotated[bool, typer.Option("--case-of-another", help="The case is somebody else's.")]
SharedAddress = Annotated[bool, typer.Option("--shared-address", help="An address is somebody else's too; say --why.")]
WhyShared = Annotated[str | None, typer.Option(help="Why an address of somebody else's is meant.")]
Acknowledges = Annotated[
    list[str] | None,
    typer.Option(
        help="same-matter, new-complaint, escalation, everything, or none: no contact is acknowledged; may be repeated."
    ),
]
AcknowledgesFromNow = Annotated[
    list[str] | None, typer.Option(help="As with add; by-option: as the option says. May be repeated.")
]
AtMost = Annotated[str | None, typer.Option(help='As in "1 a week".')]
NamedContact = Annotated[str | None, typer.Option(help="An address of staff.")]
Covers = Annotated[str | None, typer.Option(help="case or everything.")]
From = Annotated[str | None, typer.Option("--from", metavar="DATE", help="The first day it holds.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="The last day it holds.")]
AnotherEnd = Annotated[str | None, typer.Option(metavar="DATE", help="Another last day; or none.")]

Keep = Annotated[bool, typer.Option("--keep", help="It goes on as it was.")]
Change = Annotated[bool, typer.Option("--change", help="It goes on as the options say.")]
Lift = Annotated[bool, typer.Option("--lift", help="It ends that day.")]

Letter = Annotated[str | None, typer.Option(metavar="DATE", help="When the person was written to.")]
LetterSays = Annotated[list[str] | None, typer.Option(help="What of the policy's wishes it says.")]
Appeal = Annotated[str | None, typer.Option(metavar="DATE", help="When the person appealed.")]
NoAppeal = Annotated[str | None, typer.Option(metavar="REASON", help="What stands as an appeal was none, and why.")]
AppealOf = Annotated[
    str | None, typer.Option(metavar="DATE", help="With --no-appeal: of which day; else the newest that waits.")
]
AppealOutcome = Annotated[str | None, typer.Option(help="upheld (it is lifted), or not-upheld.")]
AppealDecidedOn = Annotated[str | None, typer.Option("--on", metavar="DATE", help="When the appeal was decided.")]
WrongPerson = Annotated[
    list[int] | None,
    typer.Option(
        parser=_message_in,
        metavar="MESSAGE",
        help="Somebody else wrote it: it counts no more, and gets a case of its own.",
    ),
]
NewMatter = Annotated[
    list[int] | None,
    typer.Option(
        parser=_message_in,
        metavar="MESSAGE",
        help="It is about something new: it gets a case of its own, and counts as that.",
    ),
]
FreshEvidence = Annotated[
    list[int] | None,
    typer.Option(
        parser=_message_in,
        metavar="MESSAGE",
        help="It brought fresh evidence: it counts as something new, on its case.",
    ),
]
Answered = Annotated[
    list[int] | None,
    typer.Option(
        parser=_message_in, metavar="MESSAGE", help="What was asked of a contact is dealt with; may be repeated."
    ),
]
