"""What people type.  Each command is thin: it reads the settings, asks a room, and shows the answer.

serve.py      init, run, check; probe.py: check --probe
rehearsal.py  rehearse, demo; what they show is in rehearsed.py
look.py       why, case, cases, status; cases_in.py: cases --in
digest.py     the morning digest, shown
report.py     the reports of the policy, shown or written into a file
export.py     export: the case file
tend.py       letters, reconcile, retry, rebuild
keys.py       keys, and rotating them
moving.py     move, split, join
answer.py     what an officer's letter is; escalate.py: whether a message asks for the next stage
people.py     people, and who is one person
restrict.py   restrict list, show, import, export, draft; its steps are in restrict_add.py, _steps.py, _review.py
policy.py     policy list, explain, lint, diff, due; what they show is in policy_shown.py
site.py       what every command needs: the settings, the house
show.py       tables and JSON; wrapped.py: sentences; days.py: days as they are typed
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from heard import __version__
from heard.cli import (
    answer,
    digest,
    escalate,
    export,
    keys,
    look,
    moving,
    people,
    policy,
    rehearsal,
    report,
    restrict,
    serve,
    tend,
)
from heard.cli.site import Site
from heard.ending import ending

app = typer.Typer(
    name="heard",
    help="Looks after a landlord's complaints mailbox.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)


def _say_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"heard {__version__}")
        raise typer.Exit


@app.callback()
def configure(
    context: typer.Context,
    config: Annotated[
        Path | None,
        typer.Option(help="heard.toml of the site; else ./heard.toml, then /etc/heard/heard.toml.", metavar="PATH"),
    ] = None,
    _: Annotated[
        bool, typer.Option("--version", callback=_say_version, is_eager=True, help="Which heard this is.")
    ] = False,
) -> None:
    """Looks after a landlord's complaints mailbox: threads, acknowledges, and never loses a message."""
    context.obj = Site(config)


for module in (
    serve,
    rehearsal,
    look,
    digest,
    report,
    export,
    tend,
    moving,
    answer,
    escalate,
    people,
    restrict,
    policy,
    keys,
):
    module.add_to(app)


def main() -> None:
    """Run a command; every error becomes one line a mistake, and an exit code."""
    with ending():
        app()
