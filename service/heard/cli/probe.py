"""heard check --probe: what each mailbox does to mail, and the settings that would suit it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import timedelta
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from heard.cli.show import console, plain, table
from heard.ending import NEEDS_A_PERSON, TRY_LATER

if TYPE_CHECKING:
    from heard.probing import Asked, Found
    from heard.settings.rewritten import Rewritten


def asked_for(within: int, other: str | None, from_outside: str | None) -> Asked:
    """Return what is to be tried.  Raises typer.BadParameter for a server that cannot be one."""
    from heard.probing import Asked
    from heard.probing.outside import PORT

    server = None
    if from_outside is not None:
        host, colon, port = from_outside.rpartition(":")
        host, port = (host, port) if colon else (port, str(PORT))
        if not host or not port.isdecimal() or not 0 < int(port) < 65_536:
            raise typer.BadParameter(
                'must be HOST or HOST:PORT, as in "mx.northgate.example"', param_hint="--from-outside"
            )
        server = host.strip("[]"), int(port)
    return Asked(within=timedelta(seconds=within), other=other, outside=server)


def try_all(path: Path, asked: Asked, *, quiet: bool) -> list[Found]:
    """Probe every mailbox of heard.toml; progress goes to standard error."""
    from heard.now import utc_now
    from heard.probing import try_mailbox
    from heard.settings import load
    from heard.settings.keys import KeysInFile

    settings = load(path)
    key = KeysInFile(settings.key_file, utc_now()).held()[0]

    def tell(line: str) -> None:
        if not quiet:
            print(line, file=sys.stderr)

    return [try_mailbox(settings, box, key, asked, tell) for box in settings.mailbox]


def as_objects(tried: Sequence[Found]) -> list[dict[str, Any]]:
    """Return what was found as `heard check --json` gives it."""
    return [asdict(each) for each in tried]


def show(tried: Sequence[Found]) -> None:
    for each in tried:
        rows = [(finding.about, f"{finding.says}. {finding.do}".removesuffix(" ")) for finding in each.findings]
        table(("what", "what becomes of it"), rows, title=each.address)
        if needed := dict.fromkeys(finding.about for finding in each.findings if finding.person):
            console.print(f"Somebody has to look at: {', '.join(needed)}.")
        console.print("The mail opens no case and gets no answer. It stays in the mailbox: nobody deletes it.\n")


def offer(path: Path, tried: Sequence[Found], *, yes: bool) -> bool:
    """Show what would suit the site better and write it on a yes; return whether something is left to be done."""
    from heard.settings.rewritten import rewritten, write

    wanted = {each.address: {change.key: change.now for change in each.changes} for each in tried if each.changes}
    if not wanted:
        return False
    new = rewritten(path, wanted)
    _show_changes(new, tried)
    if not yes and not (sys.stdin.isatty() and sys.stdout.isatty()):
        console.print("Nothing was written. To write it: heard check --probe --yes")
        return True
    if not yes and not typer.confirm(f"Write these into {path.name}?", default=False):
        return True
    kept = write(new)
    console.print(f"Written. The file as it was: {plain(kept)}. A heard that runs reads it at its next start.")
    return False


def _show_changes(new: Rewritten, tried: Sequence[Found]) -> None:
    for each in tried:
        for change in each.changes:
            console.print(f"{plain(each.address)}: {change.key}: {plain(change.because)}")
    lines = unified_diff(
        new.before.splitlines(), new.after.splitlines(), new.path.name, f"{new.path.name} (new)", n=1, lineterm=""
    )
    for line in lines:
        console.print(plain(line))


def code_of(tried: Sequence[Found], *, is_left: bool) -> int:
    """Return how the command ends: later, where mail did not come; with a person, where one has to look."""
    if not all(each.in_time for each in tried):
        return TRY_LATER
    needed = any(finding.person for each in tried for finding in each.findings)
    return NEEDS_A_PERSON if needed or is_left else 0
