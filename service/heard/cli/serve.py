"""Serving: init, run, check."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from heard.cli.look import AsJson
from heard.cli.show import console, json_line, plain
from heard.cli.site import Site, site_of
from heard.ending import SETTINGS_WRONG, WRONG_USAGE

if TYPE_CHECKING:
    from heard.errors import Mistake
    from heard.settings import Answers


def add_to(app: typer.Typer) -> None:
    for command in (init, run, check):
        app.command()(command)


def init(
    context: typer.Context,
    path: Annotated[Path, typer.Argument(help="The file to write.")] = Path("heard.toml"),
    yes: Annotated[bool, typer.Option("--yes", help="Ask nothing; write the example to be edited.")] = False,
) -> None:
    """Ask what is needed and write a commented heard.toml; letters are held until you say otherwise."""
    from heard.settings import Answers, render_example

    if path.exists():
        print(f"{path}: it is there already; move it away, or name another file", file=sys.stderr)
        raise typer.Exit(WRONG_USAGE)
    answers = Answers() if yes else _ask()
    try:
        path.write_text(render_example(answers), encoding="utf-8")
    except OSError as error:
        print(f"{path}: cannot be written ({error.strerror}); name another file", file=sys.stderr)
        raise typer.Exit(WRONG_USAGE) from None
    console.print(f"Wrote {plain(path)}. Next: [bold]heard check[/bold], then [bold]heard run[/bold].")
    console.print("Letters are held (sending = hold) until you have seen what heard would send.")


def _ask() -> Answers:
    from heard.settings import Answers

    usual = Answers()
    organisation = typer.prompt("Name of the landlord", usual.organisation)
    address = typer.prompt("Address of the complaints mailbox", usual.address)
    domain = address.rpartition("@")[2]
    return Answers(
        organisation=organisation,
        reference=typer.prompt("Prefix of case references, as NH in NH-26-0042", usual.reference),
        nation=typer.prompt("england-wales, scotland or northern-ireland", usual.nation),
        address=address,
        read=typer.prompt("Where mail is read", f"imaps://mail.{domain}:993"),
        send=typer.prompt("Where letters are sent", f"smtps://mail.{domain}:465"),
        user=typer.prompt("User name for both", address),
        password_from=typer.prompt("Environment variable that holds the password", usual.password_from),
        authserv_id=typer.prompt("Name your server puts first in Authentication-Results", f"mail.{domain}"),
        officer=typer.prompt("Team lead who is told of trouble", usual.officer),
        officer_address=typer.prompt("Address of the team lead", f"team.lead@{domain}"),
    )


def run(context: typer.Context) -> None:
    """Watch and answer until told to stop.  Logs JSON lines to standard error."""
    # In this same process, but without what only a terminal needs, which is an eighth of its memory.
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, "-m", "heard.serving", str(site_of(context).path())])  # noqa: S606


def check(
    context: typer.Context,
    as_json: AsJson = False,
    probing: Annotated[bool, typer.Option("--probe", help="Send each mailbox mail from itself, too.")] = False,
    within: Annotated[int, typer.Option(help="Seconds to wait for each of them.", min=1, max=3600)] = 120,
    other: Annotated[
        str | None, typer.Option(help="A mailbox heard should not be able to open: is it so?", metavar="ADDRESS")
    ] = None,
    from_outside: Annotated[
        str | None, typer.Option(help="Your server that takes in mail from outside: try it.", metavar="HOST[:PORT]")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Write what suits the site into heard.toml unasked.")] = False,
) -> None:
    """Try settings, rules, pack, templates, database, every mailbox and sender; list every mistake at once.

    With --probe, say what the mailbox does to mail: Message-ID, headers, banners, copies, tags, forged verdicts.
    """
    from heard.cli import probe
    from heard.trying import try_everything

    if not probing and (other or from_outside or yes):
        raise typer.BadParameter("--other, --from-outside and --yes go with --probe")
    if as_json and yes:
        raise typer.BadParameter("with --json nothing is written; leave out one of the two", param_hint="--yes")
    asked = probe.asked_for(within, other, from_outside) if probing else None
    site: Site = site_of(context)
    mistakes, warnings = try_everything(site.path())
    tried = probe.try_all(site.path(), asked, quiet=as_json) if asked is not None and not mistakes else []
    if as_json:
        problems, notes = ([asdict(mistake) for mistake in found] for found in (mistakes, warnings))
        probed = {"probed": probe.as_objects(tried)} if probing else {}
        json_line({"ok": not mistakes, "problems": problems, "notes": notes, **probed})
    else:
        _say(mistakes, warnings)
    if mistakes:
        raise typer.Exit(SETTINGS_WRONG)
    if tried:
        is_left = any(each.changes for each in tried)
        if not as_json:
            probe.show(tried)
            is_left = probe.offer(site.path(), tried, yes=yes)
        raise typer.Exit(probe.code_of(tried, is_left=is_left))


def _say(mistakes: Sequence[Mistake], warnings: Sequence[Mistake]) -> None:
    for mistake in mistakes:
        console.print(plain(mistake))
    for warning in warnings:
        console.print(f"Note: {plain(warning)}")
    console.print(f"{len(mistakes)} to mend." if mistakes else "All is well.")
