"""The register of restrictions: looked at, exported, drafted for.

What a file brings is in restrict_import.py; what a person does to an entry, in restrict_add.py, restrict_steps.py and
restrict_review.py; how what they type is read, in restrict_typed.py.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from heard.cli.look import AsJson
from heard.cli.restrict_add import add
from heard.cli.restrict_import import take_in
from heard.cli.restrict_options import Number
from heard.cli.restrict_review import lift, review
from heard.cli.restrict_signs import signs
from heard.cli.restrict_steps import decide, note
from heard.cli.show import console, facts, json_line, plain, table
from heard.cli.site import site_of
from heard.cli.wrapped import heading, told
from heard.errors import CannotBeSaid

if TYPE_CHECKING:
    from heard.daemon.house import House
    from heard.reports.restricted import Looking

restrict_app = typer.Typer(
    help="Restrictions: a person decides them; heard keeps the register, drafts letters and gathers the evidence.",
    no_args_is_help=True,
)


def add_to(app: typer.Typer) -> None:
    restrict_app.command("import")(take_in)
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
    case = each["case"] or each["known_as"] or "the matter of no known case"
    joined = f", joined to {each['joined_to']}" if each["joined_to"] else ""
    about = f"covers {'everything' if each['covers'] == 'everything' else case + joined}"
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
    lines += dict.fromkeys(f"appeal of {made['on']}: {_outcome(made)}" for made in each["appeals"])
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
            "Decided": _decided(each),
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


def _decided(each: dict[str, Any]) -> str:
    """Return who decided, and when, as far as that is on record; of a proposal, whose it is."""
    by = f"{each['decided_by']}, {each['decided_on']}" if each["decided_by"] else each["decided_on"] or "not recorded"
    if not each["proposed_by"]:
        return "not yet" if each["state"] == "proposed" else str(by)
    proposed = f"proposed by {each['proposed_by']} on {each['proposed_on']}"
    return f"{by}; {proposed}" if each["decided_on"] else f"not yet; {proposed}"


def _acknowledges(which: list[str] | None) -> str:
    return "as the option says" if which is None else ", ".join(which) or "nothing"


def _show_record(each: dict[str, Any], when: Any) -> None:
    console.print()
    heading("Record")
    for step in each["record"]:
        told(f"{when(step['at'])}  {step['told']}", under="  ")
    if made := each["contacts_made"]:
        console.print()
        rows = [
            (x["message"], x["lies_on"] or x["case"], x["matter"], _yes(x["answered"]), when(x["received_at"]))
            for x in made
        ]
        table(("message", "case", "matter", "ack", "received"), rows)


def _yes(is_so: bool) -> str:
    return "yes" if is_so else "no"


def _show_missing(each: dict[str, Any]) -> None:
    if each["missing"]:
        console.print()
        all_the_same = "; it holds all the same" if each["state"] == "holds" else ""
        heading(f"Missing by the policy{all_the_same}")
        for what, typed in zip(each["missing"], each["to_add"], strict=True):
            told(what, "- ")
            console.print(plain(f"  {typed}"), soft_wrap=True)


@restrict_app.command()
def export(context: typer.Context) -> None:
    """Print the register in the form of register.toml."""
    from heard.reports.restricted_given import as_register
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
