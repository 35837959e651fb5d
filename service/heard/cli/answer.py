"""Saying what an officer's letter is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from heard.casework.closed_lists import LetterKind
from heard.cli.days import day
from heard.cli.look import AsJson
from heard.cli.show import console, json_line, plain
from heard.cli.site import site_of
from heard.errors import CannotBeSaid

if TYPE_CHECKING:
    from heard.casework.events import MessageNumber
    from heard.daemon.answering import Taken
    from heard.daemon.said_of_a_letter import Said


def add_to(app: typer.Typer) -> None:
    app.command()(answer)


def answer(
    context: typer.Context,
    message: Annotated[int, typer.Argument(help="The number of an officer's mail; heard case shows it.")],
    kind: Annotated[LetterKind | None, typer.Option("--as", help="What the letter is.")] = None,
    stage: Annotated[str | None, typer.Option(help="Of which stage, in the pack's word.")] = None,
    outcome: Annotated[str | None, typer.Option(help="What was decided, in the pack's words.")] = None,
    until: Annotated[
        date | None, typer.Option(parser=day, help="To which day an extension puts off the answer.", metavar="DAY")
    ] = None,
    agreed: Annotated[bool, typer.Option("--agreed", help="The customer agreed to the extension.")] = False,
    mine: Annotated[bool, typer.Option("--mine", help="The officer it says it is from wrote it.")] = False,
    not_mine: Annotated[bool, typer.Option("--not-mine", help="They did not: it counts for nothing.")] = False,
    as_read: Annotated[
        bool, typer.Option("--as-read", help="Take back all that was said of it: it is what heard read, and asked.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Say what an officer's letter is, or whether it is theirs: what follows from it follows then."""
    from heard.daemon import answering

    told = (kind, stage, outcome, until, agreed or None)
    says_more = mine or any(each is not None for each in told)
    if as_read and (not_mine or says_more):
        raise CannotBeSaid("--as-read stands alone: it takes back what was said, and says nothing")
    if not_mine and says_more:
        raise CannotBeSaid("--not-mine stands alone: a letter that is nobody's is of no kind")
    if not (as_read or not_mine or says_more):
        raise CannotBeSaid("say what the letter is (--as decision), or whose (--mine, --not-mine)")
    said = _said(kind, stage, outcome, until, theirs=not not_mine, agreed=agreed, as_read=as_read)
    house = site_of(context).house()
    try:
        taken = answering.say(house, _number(message), said)
    finally:
        house.reader.close()
    _tell(taken, theirs=not not_mine, as_json=as_json)


def _number(message: int) -> MessageNumber:
    from heard.casework.events import MessageNumber

    return MessageNumber(message)


def _said(
    kind: LetterKind | None,
    stage: str | None,
    outcome: str | None,
    until: date | None,
    *,
    theirs: bool,
    agreed: bool,
    as_read: bool,
) -> Said:
    from heard.casework.events import Outcome, StageName
    from heard.daemon.said_of_a_letter import Said

    return Said(
        theirs=theirs,
        kind=kind,
        stage=StageName(stage) if stage is not None else None,
        outcome=Outcome(outcome) if outcome is not None else None,
        until=until,
        agreed=agreed,
        as_read=as_read,
    )


def _tell(taken: Taken, *, theirs: bool, as_json: bool) -> None:
    if as_json:
        json_line(taken.as_json())
        return
    if not theirs:
        console.print(plain(f"Message {taken.message} counts for nothing on {taken.reference}."))
    elif not taken.counts:
        waits = "it changes nothing until somebody says what it is"
        console.print(plain(f"Message {taken.message} on {taken.reference}: {waits}."))
    else:
        of = f" of {taken.stage}" if taken.stage else ""
        outcome = f", {taken.outcome}" if taken.outcome else ""
        console.print(plain(f"Message {taken.message} on {taken.reference}: {taken.letter}{of}{outcome}."))
    for note in taken.notes:
        console.print(plain(f"Note: {note}."))
    console.print(f"To undo: {plain(taken.undo)}", soft_wrap=True)
