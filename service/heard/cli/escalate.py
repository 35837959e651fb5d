"""Saying that a message asks for the next stage, or that it does not."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Annotated

import typer

from heard.cli.look import AsJson
from heard.cli.show import console, json_line, plain
from heard.cli.site import site_of
from heard.errors import CannotBeSaid

if TYPE_CHECKING:
    from heard.daemon.escalating import Escalated


def add_to(app: typer.Typer) -> None:
    app.command()(escalate)


def escalate(
    context: typer.Context,
    message: Annotated[int, typer.Argument(help="The number of the message; heard case shows it.")],
    to: Annotated[str | None, typer.Option(help="Another stage than the next, in the pack's word.")] = None,
    asks_not: Annotated[bool, typer.Option("--not", help="It asks for no further stage.")] = False,
    as_json: AsJson = False,
) -> None:
    """Say that a message asks for the next stage, which opens since it came; or, with --not, that it does not."""
    from heard.casework.events import MessageNumber, StageName
    from heard.daemon import escalating

    if asks_not and to is not None:
        raise CannotBeSaid("--not stands alone: what asks for no stage opens none")
    house, number = site_of(context).house(), MessageNumber(message)
    with closing(house.reader):
        if asks_not:
            _tell(escalating.asks_not(house, number), as_json=as_json)
        else:
            _tell(escalating.asks(house, number, StageName(to) if to is not None else None), as_json=as_json)


def _tell(said: Escalated, *, as_json: bool) -> None:
    if as_json:
        json_line(said.as_json())
        return
    asked = f"asks for more: {said.stage} is open since {said.since}"
    not_asked = f"asks for no further stage; the case is at {said.stage}"
    console.print(plain(f"Message {said.message} on {said.reference} {asked if said.since else not_asked}."))
    for note in said.notes:
        console.print(plain(f"Note: {note}."))
    if said.undo:
        console.print(f"To undo: {plain(said.undo)}", soft_wrap=True)
