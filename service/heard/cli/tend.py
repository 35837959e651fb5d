"""Tending: letters, reconcile, retry, rebuild."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from heard.cli.look import AsJson
from heard.cli.show import console, facts, json_line, plain, table
from heard.cli.site import site_of
from heard.ending import NEEDS_A_PERSON, TRY_LATER
from heard.errors import NotFound

if TYPE_CHECKING:
    from heard.daemon.house import House
    from heard.daemon.outgoing import Released

letters_app = typer.Typer(help="The outbox: waiting, held, sent, failed.", invoke_without_command=True)


class State(StrEnum):
    WAITING = "waiting"
    HELD = "held"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"


def add_to(app: typer.Typer) -> None:
    app.add_typer(letters_app, name="letters")
    for command in (reconcile, retry, rebuild):
        app.command()(command)


@letters_app.callback()
def letters(
    context: typer.Context,
    state: Annotated[list[State] | None, typer.Option(help="Only letters in this state; may be repeated.")] = None,
    as_json: AsJson = False,
) -> None:
    """List the letters: waiting, held, sending, sent, failed."""
    if context.invoked_subcommand is not None:
        return
    from heard.reports.outbox import list_of_letters

    with site_of(context).reading() as connection:
        found = list(list_of_letters(connection, tuple(each.value for each in state or ())))
    if as_json:
        for each in found:
            json_line(each)
        return
    rows = [(x["id"], x["case"], x["state"], _short(x["name"]), x["to"]) for x in found]
    table(("no", "case", "state", "letter", "to"), rows)
    for each in found:
        if each["error"]:
            console.print(f"{each['id']}: {plain(each['error'])}")


def _short(name: str) -> str:
    """Return a letter's name without whom it goes to, which stands beside it."""
    return name.partition(".")[2]


Numbers = Annotated[list[int] | None, typer.Argument(help="Numbers of letters; none: all that are held.")]
Anyway = Annotated[bool, typer.Option("--anyway", help="Also letters that promise a day which holds no more.")]


@letters_app.command()
def release(context: typer.Context, numbers: Numbers = None, anyway: Anyway = False) -> None:
    """Let held letters leave."""
    released = _released(context, numbers or (), anyway=anyway)
    console.print(f"{len(released.letters)} released: they leave with the next round of a running heard.")
    _tell_of_outdated(released)


@letters_app.command()
def show(
    context: typer.Context,
    number: Annotated[int, typer.Argument(help="The number of a letter.")],
    as_json: AsJson = False,
) -> None:
    """Show a letter as it is written, whatever became of it."""
    from heard.reports.outbox import one_letter

    with site_of(context).reading() as connection:
        letter = one_letter(connection, number)
    if as_json:
        json_line(letter)
        return
    about = {"Letter": letter["id"], "Case": letter["case"], "State": letter["state"], "To": letter["to"]}
    facts(about | {"Because": letter["error"], "Subject": letter["subject"]})
    console.print()
    for line in letter["text"].splitlines():
        console.print(plain(line))


@letters_app.command("retry")
def try_again(
    context: typer.Context,
    numbers: Annotated[list[int], typer.Argument(help="Numbers of failed letters.")],
    anyway: Anyway = False,
) -> None:
    """Send failed letters once more, as if they had never been tried."""
    tried = _released(context, numbers, anyway=anyway)
    console.print(f"{len(tried.letters)} to be tried again.")
    _tell_of_outdated(tried)


def _released(context: typer.Context, numbers: Sequence[int], *, anyway: bool) -> Released:
    from heard.casework.events import LetterNumber
    from heard.daemon import outgoing

    return outgoing.release(site_of(context).house(), [LetterNumber(n) for n in numbers], anyway=anyway)


def _tell_of_outdated(released: Released) -> None:
    if not released.outdated:
        return
    numbers = " ".join(map(str, released.outdated))
    console.print(f"Not let go: {numbers}. They promise a day that has passed, or on which nothing is due any more.")
    console.print(f"Write to the complainant yourself, then: heard letters drop {released.outdated[0]} --why ...")
    raise typer.Exit(NEEDS_A_PERSON)


@letters_app.command()
def drop(
    context: typer.Context,
    number: Annotated[int, typer.Argument(help="The number of a letter that has not left.")],
    why: Annotated[str, typer.Option(help="The reason, kept with the letter.")],
) -> None:
    """Decide that a letter shall never leave; the history says so, and a clock it would have met stays open."""
    from heard.casework.events import LetterNumber
    from heard.daemon import outgoing

    outgoing.drop(site_of(context).house(), LetterNumber(number), why)
    console.print(f"Letter {number} will not leave.")


def reconcile(context: typer.Context, as_json: AsJson = False) -> None:
    """Hold every message in the mailbox against everything heard; list what is unaccounted for."""
    from heard.daemon.reconcile import open_and_reconcile
    from heard.wiring import mailboxes_of

    site = site_of(context)
    accounts = open_and_reconcile(site.house(), mailboxes_of(site.settings()))
    for account in accounts:
        if as_json:
            json_line(account.as_json())
    if not as_json:
        rows = [
            (a.seen, a.heard, len(a.unaccounted), len(a.vanished), "yes" if a.watched else "no", a.folder)
            for a in accounts
            if not a.problem
        ]
        table(("seen", "heard", "not heard", "vanished", "watched", "folder"), rows)
        for account in accounts:
            for held in account.unaccounted:
                where = f"{account.folder} {held.uid}"
                about = f"{held.sender}: {held.subject}"
                console.print(f"Not heard: {plain(where)}, {site.when(held.received_at.isoformat())}, {plain(about)}")
            for message_id, case in account.vanished:
                console.print(f"Vanished from {plain(account.folder)}: {plain(message_id)}, on {case or 'no case'}")
    for account in accounts:
        if account.problem:
            print(account.problem, file=sys.stderr)
    if any(account.problem for account in accounts):
        raise typer.Exit(TRY_LATER)
    if any(account.unaccounted for account in accounts):
        raise typer.Exit(NEEDS_A_PERSON)


def retry(
    context: typer.Context,
    number: Annotated[list[int] | None, typer.Argument(help="Messages to try again; none: list them.")] = None,
    every: Annotated[bool, typer.Option("--all", help="Try all of them again.")] = False,
    as_json: AsJson = False,
) -> None:
    """List messages set aside because they could not be read, or try them again."""
    from heard.casework.events import MessageNumber
    from heard.daemon.receive import put_back
    from heard.store import inbox

    house = site_of(context).house()
    with house.store.reading() as connection:
        aside = list(inbox.set_aside_now(connection))
    known = [each for each, _, _ in aside]
    wanted = known if every else [MessageNumber(n) for n in number or ()]
    if unknown := [each for each in wanted if each not in known]:
        raise NotFound(f"message {unknown[0]} is not set aside; heard retry without a number lists those that are")
    if wanted:
        for each in wanted:
            put_back(each, house)
        console.print(f"{len(wanted)} to be tried again: a running heard takes them up within seconds.")
        return
    last_lines = [(n, at.isoformat(), what.strip().rpartition("\n")[2]) for n, at, what in aside]
    if as_json:
        for n, at, what in last_lines:
            json_line({"message": n, "set_aside_at": at, "problem": what})
    else:
        table(("message", "set aside", "problem"), [(n, site_of(context).when(at), what) for n, at, what in last_lines])
    if aside:
        raise typer.Exit(NEEDS_A_PERSON)


def rebuild(
    context: typer.Context,
    check: Annotated[bool, typer.Option("--check", help="Change nothing: fold all events again and compare.")] = False,
    as_json: AsJson = False,
) -> None:
    """Make the tables again from the events, or show that they agree."""
    from heard.daemon.lock import only_daemon
    from heard.store import projection, same_people

    site = site_of(context)
    house = site.house(as_it_stands=check)
    if check:
        found = list(_disagreements(house))
        for line in found:
            json_line({"difference": line}) if as_json else console.print(plain(line))
        if found:
            raise typer.Exit(NEEDS_A_PERSON)
        console.print("Events and tables agree.") if not as_json else json_line({"differences": 0})
        return
    with only_daemon(site.settings().database.url), house.store.writing() as connection:
        count = projection.rebuild(connection, house.policies)
        same_people.follow(connection)
    console.print(f"{count} cases made again from their events.")


def _disagreements(house: House) -> Iterator[str]:
    """Yield where tables and events disagree; clocks only where they were counted by today's calendar."""
    from heard.store import projection, same_people
    from heard.store.recount import counted_otherwise

    with house.store.reading() as connection:
        found = list(projection.differences(connection, house.policies))
        if counted_otherwise(connection, house.counted_by):
            yield "the calendar has changed since the clocks were counted; the next start of heard run counts again"
            found = [line for line in found if ": clocks:" not in line]
        yield from found
        yield from same_people.differences(connection)
