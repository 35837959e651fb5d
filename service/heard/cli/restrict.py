"""The register of restrictions: looked at, imported, exported, drafted for.

What a person does to an entry is in restrict_add.py, restrict_steps.py and restrict_review.py; how what they type is
read, in restrict_typed.py.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from heard.cli.look import AsJson
from heard.cli.restrict_add import add
from heard.cli.restrict_options import Number
from heard.cli.restrict_review import lift, review
from heard.cli.restrict_signs import signs
from heard.cli.restrict_steps import decide, note
from heard.cli.show import console, facts, json_line, plain, table
from heard.cli.site import site_of
from heard.cli.wrapped import heading, told
from heard.errors import CannotBeSaid

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from heard.daemon.house import House
    from heard.reports.restricted import Looking
    from heard.settings import Register

restrict_app = typer.Typer(
    help="Restrictions: a person decides them; heard keeps the register, drafts letters and gathers the evidence.",
    no_args_is_help=True,
)


def add_to(app: typer.Typer) -> None:
    for command in (add, decide, note, review, lift, signs):
        restrict_app.command()(command)
    app.add_typer(restrict_app, name="restrict")


@restrict_app.command("list")
def list_all(
    context: typer.Context,
    every: Annotated[bool, typer.Option("--all", help="Also those that ended or were lifted.")] = False,
    as_json: AsJson = False,
) -> None:
    """List who is restricted, how, until when, and what the policy wants and is missing."""
    from heard.reports.restricted import list_of_restricted

    house = site_of(context).house(as_it_stands=True)
    with house.store.reading() as connection:
        found = list(list_of_restricted(connection, looking_of(house), every=every))
    if as_json:
        for each in found:
            json_line(each)
        return
    if not found:
        console.print("Nobody is restricted." if every else "Nobody is restricted now. --all shows what was.")
    for each in found:
        heading(f"{each['number']}  {each['person']}: {each['option']}, {each['state']}")
        if late := _overdue(each):
            heading(late, "   ")
        for line in _lines(each):
            told(line, "   ")
        if each["missing"] and each["state"] in _STANDS:
            told(f"missing by the policy: {len(each['missing'])}; heard restrict show {each['number']}", "   ")


def _overdue(each: dict[str, Any]) -> str:
    """Return that an entry should have been looked at, which stands out; "" where it need not have been."""
    is_late = each["review_overdue"] and each["state"] in _STANDS
    return f"REVIEW OVERDUE since {each['review_by']}" if is_late else ""


def _lines(each: dict[str, Any]) -> list[str]:
    """Return what the list says of an entry, a line each."""
    about = f"covers {'everything' if each['covers'] == 'everything' else each['case'] or each['known_as']}"
    span = f"from {each['from']} {'until ' + each['until'] if each['until'] else 'without an end'}"
    lifted = f", lifted on {each['lifted_on']}" if each["lifted_on"] else ""
    lines = [f"{about}, {span}{lifted}"]
    if each["at_most"]:
        lines.append(f"at most {each['at_most']}")
    if each["named_contact"]:
        lines.append(f"through {each['named_contact']}")
    if each["state"] in _STANDS and each["review_by"] and not each["review_overdue"]:
        lines.append(f"review by {each['review_by']}{'' if each['review_set'] else ', the last day the policy allows'}")
    made = each["contacts"]
    lines.append(f"contacts since: {made['answered']} acknowledged, {made['not_answered']} not")
    if each["appeal"] is not None:
        lines.append(f"appeal of {each['appeal']['on']}: {_outcome(each['appeal'])}")
    if each["asked"]:
        lines.append(f"asked, and waits for a person: message {', '.join(map(str, each['asked']))}")
    return lines


def _outcome(appeal: dict[str, Any]) -> str:
    if appeal["decided_on"] is None:
        return "not decided yet"
    return f"{'upheld' if appeal['upheld'] else 'not upheld'} on {appeal['decided_on']}"


@restrict_app.command()
def show(context: typer.Context, number: Number, as_json: AsJson = False) -> None:
    """Show one entry with its record, its contacts, and what to type for what is missing."""
    from heard.reports.restricted import one_restricted

    site = site_of(context)
    house = site.house(as_it_stands=True)
    with house.store.reading() as connection:
        each = one_restricted(connection, number, looking_of(house))
    if as_json:
        json_line(each)
        return
    heading(f"Restriction {number}: {each['person']}, {each['option']}")
    if each["option_says"]:
        told(each["option_says"] + ".")
    facts(
        {
            "State": each["state"],
            "Home": each["home"],
            "Addresses": " ".join(each["addresses"]),
            "Also": ", ".join(each["also_known_as"]),
            "Household": ", ".join(each["household"]),
            "Acknowledges": _acknowledges(each["acknowledges"]),
            "At most": each["at_most"],
            "Contact": each["named_contact"],
            "Decided": f"{each['decided_by']}, {each['decided_on']}" if each["decided_by"] else "not recorded",
        }
    )
    if late := _overdue(each):
        heading(f"{late}.")
    for line in _lines(each | {"at_most": None, "named_contact": None}):
        told(line[:1].upper() + line[1:] + ".")
    if each["asked"]:
        told(f"Once that is dealt with: heard restrict note {number} --answered MESSAGE")
    if each["says"]:
        told(f"Says: {each['says']}")
    _show_record(each, site.when)
    _show_missing(each)


def _acknowledges(which: list[str] | None) -> str:
    return "as the option says" if which is None else ", ".join(which) or "nothing"


def _show_record(each: dict[str, Any], when: Any) -> None:
    console.print()
    heading("Record")
    for step in each["record"]:
        told(f"{when(step['at'])}  {step['told']}", under="  ")
    if made := each["contacts_made"]:
        console.print()
        rows = [(x["message"], x["case"], x["matter"], _yes(x["answered"]), when(x["received_at"])) for x in made]
        table(("message", "case", "matter", "ack", "received"), rows)


def _yes(is_so: bool) -> str:
    return "yes" if is_so else "no"


def _show_missing(each: dict[str, Any]) -> None:
    if each["missing"]:
        console.print()
        heading("Missing by the policy; it holds all the same")
        for what, typed in zip(each["missing"], each["to_add"], strict=True):
            told(what, "- ")
            console.print(plain(f"  {typed}"), soft_wrap=True)


@restrict_app.command("import")
def take_in(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="In the form of register.toml; or a table, ending in .csv.")],
) -> None:
    """Take in what a file has and the register has not; what stands already is not changed."""
    from heard.daemon import before_heard, restricting
    from heard.settings import load_register
    from heard.settings.register_written import from_csv
    from heard.store import restrictions

    house = site_of(context).house()
    register = from_csv(file) if file.suffix.lower() == ".csv" else load_register(file)
    with house.store.reading() as connection:
        before = {entry.number for entry in restrictions.every(connection)}
        others = list(_of_others(connection, register))
    cases = before_heard.take_in(house, register)
    with house.store.reading() as connection:
        new = [entry for entry in restrictions.every(connection) if entry.number not in before]
        others += [f"{entry.number}: {line}" for entry in new for line in restricting.overlaps(connection, entry)]
    stood = len(register.restricted) - len(new)
    told(f"Restrictions taken in: {len(new)}; earlier cases: {len(cases)}; restrictions that stood already: {stood}.")
    for entry in new:
        told(f"{entry.number}  {entry.said.name}: {entry.restriction.option}, from {entry.restriction.first}")
    for line in others:
        told(line)
    if new:
        console.print("heard restrict list says what the policy also wants of them.")


def _of_others(connection: Connection, register: Register) -> Iterator[str]:
    """Yield whose addresses the new entries of a file give besides, where they are somebody else's."""
    from heard.store import register_people, restricted_register

    for entry in register.restricted:
        if restricted_register.standing_already(connection, entry) is None:
            for address, known in register_people.somebody_else_at(connection, entry):
                yield f"{entry.person}: {address} is {known.names[0]}'s too. Mail from it may be limited."


@restrict_app.command()
def export(context: typer.Context) -> None:
    """Print the register in the form of register.toml."""
    from heard.reports.restricted import as_register
    from heard.settings.register_written import as_toml

    house = site_of(context).house(as_it_stands=True)
    with house.store.reading() as connection:
        entries, left_out = as_register(connection, looking_of(house))
    sys.stdout.write(as_toml(entries))
    if left_out:
        which = ", ".join(map(str, left_out))
        why = "proposed or lifted before they began; a register holds as it is given"
        print(f"Left out: {which}, {why}.", file=sys.stderr)


@restrict_app.command()
def draft(
    context: typer.Context,
    number: Number,
    letter: Annotated[bool, typer.Option("--letter", help="The letter to the person.")] = False,
    referral: Annotated[bool, typer.Option("--referral", help="The referral to whoever decides.")] = False,
) -> None:
    """Print a draft, for a person to complete and send; heard sends neither."""
    from heard.daemon import restriction_drafts, restriction_referral

    if letter == referral:
        raise CannotBeSaid("heard restrict draft wants one of --letter and --referral")
    house = site_of(context).house(as_it_stands=True)
    text = restriction_drafts.letter(house, number) if letter else restriction_referral.referral(house, number)
    for line in text.splitlines():
        # Into a file or a mail program each paragraph goes as one line.
        console.print(plain(line), soft_wrap=not console.is_terminal)


_STANDS = ("holds", "to come", "proposed")


def looking_of(house: House) -> Looking:
    from heard.reports.restricted import Looking

    return Looking(house.given.policy, house.given.calendar, house.given.calendar.local_date(house.now()))
