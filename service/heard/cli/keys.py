"""Keys: what makes the tokens that officers are given; listed by name and day alone, and rotated."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

import typer

from heard.cli.look import AsJson
from heard.cli.show import console, json_line, table
from heard.cli.site import site_of
from heard.now import utc_now

keys_app = typer.Typer(help="The keys that show which tokens of officers are ours.", invoke_without_command=True)


def add_to(app: typer.Typer) -> None:
    app.add_typer(keys_app, name="keys")


@keys_app.callback()
def keys(context: typer.Context, as_json: AsJson = False) -> None:
    """List the keys, the newest first: it makes what officers are given, the others prove what they made."""
    if context.invoked_subcommand is not None:
        return
    from heard.settings.keys import read_keys

    site = site_of(context)
    held = read_keys(site.settings().key_file)
    if as_json:
        for number, key in enumerate(held):
            json_line({"key": key.id, "made_at": key.made_at.isoformat(), "newest": number == 0})
        return
    rows = [
        (key.id, "makes new tokens" if number == 0 else "proves older ones", site.when(key.made_at.isoformat()))
        for number, key in enumerate(held)
    ]
    table(("key", "it", "made"), rows)


@keys_app.command()
def rotate(
    context: typer.Context,
    at_once: Annotated[
        bool, typer.Option("--now", help="Drop every older key: all that officers were given stops working.")
    ] = False,
) -> None:
    """Add a new key, and drop those whose tokens have had their time; a running heard takes it at once."""
    from heard.judgement.token_seen import LASTS
    from heard.settings.keys import rotate as add_one

    held = add_one(site_of(context).settings().key_file, now=utc_now(), outlives=timedelta(0) if at_once else LASTS)
    console.print(f"Key {held[0].id} makes new tokens from now on.")
    if len(held) > 1:
        console.print(f"Older keys that still prove what they made: {', '.join(key.id for key in held[1:])}")
    else:
        console.print("There is no older key: buttons in mail sent until now work no more, and officers are asked.")
