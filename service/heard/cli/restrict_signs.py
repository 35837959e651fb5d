"""Signs of persistence: `heard restrict signs`, for a person who has to decide."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from heard.cli.look import AsJson
from heard.cli.show import console, json_line
from heard.cli.site import site_of
from heard.cli.wrapped import heading, told
from heard.errors import CannotBeSaid
from heard.now import utc_now

MOST_SHOWN = 30
"""Numbers of messages that a line gives, the newest; --json has all of them."""


def signs(
    context: typer.Context,
    whom: Annotated[str, typer.Argument(help="As in P12, or the reference of a case.", metavar="PERSON|REFERENCE")],
    as_json: AsJson = False,
) -> None:
    """Count what came from one person, against others, for a person to judge. It decides nothing."""
    from heard.reports.persistence import signs_of

    if not any(letter.isdigit() for letter in whom):
        raise CannotBeSaid(
            f"'{whom[:60]}' is no number of a person and no case; heard people lists each name with its number"
        )
    house = site_of(context).house(as_it_stands=True)
    with house.store.reading() as connection:
        found = signs_of(connection, whom, house.given, utc_now())
    if as_json:
        json_line(found)
        return
    heading(f"{found['name'] or 'No name'} ({found['person']}), mail since {found['since']}: {found['mails']}")
    _first(found)
    console.print()
    if found["clause"]:
        told(f"What can be counted; in brackets what of it the policy weighs ({found['clause']}):")
    for each in found["signs"]:
        _sign(each)
    if found["for_a_person"]:
        console.print()
        told("Only a person can judge:")
        for words in found["for_a_person"]:
            told(words, "- ")


def _first(found: Mapping[str, Any]) -> None:
    """Print what comes before any count."""
    vulnerable = found["vulnerable"]
    surely = [each for each, verdict in vulnerable.items() if verdict == "yes"]
    if surely:
        told(f"Mail told of somebody vulnerable on {', '.join(surely)}. Ask first what they need.")
    elif vulnerable:
        told(f"Mail may have told of somebody vulnerable on {', '.join(vulnerable)}. Ask first what they need.")
    else:
        told("No mail told heard of somebody vulnerable. Ask all the same, before anything else.")
    if late := found["came_while_late"]:
        told(f"Of the mails, {len(late)} came while something promised to them was late: {_numbers(late)}.")
    if found["shared"]:
        told(f"Several persons share {', '.join(found['shared'])}: what others sent from there is counted too.")
    if found["writes_for_others"]:
        told("This person writes for others: what they send is their work, and much of it is no sign.")
    told(f"No sign: {'; '.join(found['no_sign'])}.")
    told(found["decides"])


def _sign(each: Mapping[str, Any]) -> None:
    compared, behind = each["compared"], ""
    said = each["says"]
    if compared:
        said += f"; of others half have {compared['median']} or fewer, and 95 of a hundred "
        said += f"{compared['of_a_hundred_95_no_more_than']} or fewer"
    if each["behind"]:
        behind = f" ({'; '.join(each['behind'])})"
    told(f"{said}{behind}", "- ")
    if each["messages"]:
        told(f"messages {_numbers(each['messages'])}", "  ")


def _numbers(numbers: list[int]) -> str:
    shown = ", ".join(str(each) for each in numbers[-MOST_SHOWN:])
    return shown if len(numbers) <= MOST_SHOWN else f"{shown}, and {len(numbers) - MOST_SHOWN} before"
