"""Putting mail on the right case: move, split, join."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Annotated

import typer

from heard.cli.look import AsJson
from heard.cli.show import console, json_line, plain
from heard.cli.site import site_of
from heard.errors import CannotBeMoved

if TYPE_CHECKING:
    from heard.casework.events import MessageNumber, Reference
    from heard.daemon.hands import Done
    from heard.daemon.house import House

NEW, NONE = "NEW", "NONE"
Numbers = Annotated[list[int], typer.Argument(help="Numbers of messages; heard case shows them.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="Write to nobody about the new case.")]


def add_to(app: typer.Typer) -> None:
    for command in (move, split, join):
        app.command()(command)


def move(
    context: typer.Context,
    messages: Numbers,
    to: Annotated[str, typer.Option(help="A case; or: new, none.", metavar="REFERENCE")],
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Put messages on another case, on a new one, or on none."""
    from heard.daemon import moving

    house, numbers = site_of(context).house(), _numbered(messages)
    target = _typed(house, to)
    if target == NEW:
        _tell([_split(house, numbers, None, quiet=quiet)], as_json=as_json)
        return
    with closing(house.reader):
        _tell(moving.move(house, numbers, None if target == NONE else target), as_json=as_json)


def split(
    context: typer.Context,
    reference: Annotated[str, typer.Argument(help="The case they are on, as in NH-25-0042.")],
    messages: Numbers,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Open a new case with messages of another: it is acknowledged, and its clocks run from their receipt."""
    house = site_of(context).house()
    done = _split(house, _numbered(messages), _typed(house, reference), quiet=quiet)
    _tell([done], as_json=as_json)


def join(
    context: typer.Context,
    reference: Annotated[str, typer.Argument(help="As in NH-25-0042; with --undo the case that was joined, alone.")],
    other: Annotated[str | None, typer.Argument(help="The case that is the same matter.")] = None,
    anyway: Annotated[
        bool, typer.Option("--anyway", help="Also cases of different complainants, or one that is closed.")
    ] = False,
    undo: Annotated[bool, typer.Option("--undo", help="Part the case from the one it was joined to.")] = False,
    as_json: AsJson = False,
) -> None:
    """Make one case of two: the one whose mail was received first goes on, the other is closed."""
    from heard.daemon import joining

    if undo == (other is not None):
        raise CannotBeMoved("heard join wants two cases; heard join --undo wants the joined case alone")
    house = site_of(context).house()
    with closing(house.reader):
        if other is None:
            _tell([joining.part(house, _typed(house, reference))], as_json=as_json)
            return
        _tell([joining.join(house, _typed(house, reference), _typed(house, other), anyway=anyway)], as_json=as_json)


def _split(house: House, numbers: list[MessageNumber], off: Reference | None, *, quiet: bool) -> Done:
    from heard.daemon import splitting

    with closing(house.reader):
        return splitting.split(house, numbers, off=off, quiet=quiet)


def _numbered(messages: list[int]) -> list[MessageNumber]:
    from heard.casework.events import MessageNumber

    return [MessageNumber(number) for number in dict.fromkeys(messages)]


def _typed(house: House, reference: str) -> Reference:
    from heard.store import earlier

    with house.store.reading() as connection:
        return earlier.typed(connection, reference)


def _tell(done: list[Done], *, as_json: bool) -> None:
    for each in done:
        if as_json:
            json_line(each.as_json())
            continue
        console.print(plain(_said(each)))
        for note in each.notes:
            console.print(plain(note))
        console.print(f"To undo: {plain(each.undo)}", soft_wrap=True)


def _said(done: Done) -> str:
    numbers = ", ".join(map(str, done.messages))
    mail = f"message {numbers}" if len(done.messages) == 1 else f"messages {numbers}" if numbers else "no mail"
    came_from, went_to = done.came_from or "no case", done.went_to or "no case"
    match done.what:
        case "split":
            return f"{went_to} opened with {mail} from {came_from}."
        case "joined":
            return f"{came_from} was joined to {went_to}, with {mail}."
        case "parted":
            return f"{went_to} stands alone again: {mail} came back from {came_from}."
    return f"{mail[:1].upper()}{mail[1:]} moved from {came_from} to {went_to}."
