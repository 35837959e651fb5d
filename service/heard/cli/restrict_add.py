"""A restriction is entered as it is typed: `heard restrict add`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

import typer

from heard.cli import restrict_options as o
from heard.cli.restrict_tell import tell
from heard.cli.restrict_typed import Typed, each_on_a_line, step
from heard.cli.site import site_of
from heard.cli.wrapped import told
from heard.ending import NEEDS_A_PERSON

if TYPE_CHECKING:
    from heard.daemon.house import House
    from heard.daemon.restriction_work import Stands
    from heard.errors import Mistake
    from heard.settings.register import Restricted

ANY_DAY = date(2000, 1, 1)  # in place of one that could not be read, of which a mistake is told already


def add(
    context: typer.Context,
    person: o.Text = None,
    home: o.Words = "",
    address: o.Several = None,
    shared_address: o.SharedAddress = False,
    why: o.WhyShared = None,
    also_known_as: o.Several = None,
    household: o.Several = None,
    option: o.Option = None,
    own_word: o.OwnWord = False,
    case: o.Case = None,
    case_of_another: o.CaseOfAnother = False,
    covers: o.Covers = "case",
    acknowledges: o.Acknowledges = None,
    at_most: o.AtMost = None,
    named_contact: o.NamedContact = None,
    first: o.From = None,
    until: o.Until = None,
    says: o.Words = "",
    decided_by: o.Role = None,
    decided_on: o.Day = None,
    ground: o.Several = None,
    record: o.Record = None,
    confirm: o.Several = None,
    consulted: o.Several = None,
    warned: o.Day = None,
    not_warned: o.NotWarned = None,
    review_on: o.Day = None,
    reason: o.Reason = None,
) -> None:
    """Enter a restriction that a person decided; from a role that may not decide, a proposal that limits nothing."""
    house = site_of(context).house()
    with each_on_a_line():
        stands = _entered(house, context.params)
    _tell(house, stands)


def _tell(house: House, stands: Stands) -> None:
    from heard.daemon.restriction_work import today

    entry, number = stands.entry.restriction, stands.entry.number
    rule = house.given.policy.restriction
    if rule is not None and rule.never_because:
        told(f"No reason, by {rule.clause or house.given.policy.name}: {'; '.join(rule.never_because)}.")
    told("Consider first whether illness, disability or distress is behind the contact, and what would help.")
    undo = f'heard restrict lift {number} --on {min(entry.first, today(house))} --why "entered by mistake"'
    tell(house, stands, f"Entered as restriction {number}.", undo)
    if stands.missing or stands.notes:
        raise typer.Exit(NEEDS_A_PERSON)


def _entered(house: House, given: Mapping[str, Any]) -> Stands:
    """Enter what was typed, or end with every mistake in it."""
    from heard.daemon import restricting, restriction_steps as r

    typed = Typed(house)
    first, last = typed.day("from", given["first"]), typed.day("until", given["until"])
    entry = _entry(typed, given, first, last)
    shared = _shared(typed, given)
    by, on = typed.decider(given["decided_by"], given["decided_on"])
    review = typed.review_day(given["review_on"], first, given["reason"])
    steps = [step(r.share_address, shared)] if shared else []
    steps += [step(r.ground, each) for each in typed.grounds(given["ground"])] + typed.steps(given)
    if entry is not None:
        _see_whose_it_is(typed, entry, given)
    typed.done()
    assert entry is not None
    assert by is not None
    assert on is not None
    return restricting.enter(
        house,
        entry,
        decided=restricting.Decided(by, on),
        review_on=review,
        reason=given["reason"] or "",
        case_of_another=given["case_of_another"],
        shared_address=given["shared_address"],
        steps=steps,
    )


def _entry(typed: Typed, given: Mapping[str, Any], first: date | None, last: date | None) -> Restricted | None:
    """Return the entry, or as much of it as can be held against the register; None where nobody is named."""
    from heard.settings.register_written import as_typed

    keys: dict[str, object] = {
        "person": given["person"],
        "home": given["home"],
        "addresses": typed.addresses(given["address"]),
        "also_known_as": list(given["also_known_as"] or ()),
        "household": list(given["household"] or ()),
        "option": given["option"],
        "case": given["case"],
        "covers": given["covers"],
        "acknowledges": typed.acknowledges(given["acknowledges"]),
        "at_most": given["at_most"],
        "named_contact": given["named_contact"],
        "from": first or (ANY_DAY if given["first"] else None),
        "until": last if first else None,
        "says": given["says"],
    }
    typed.option(given["option"], own_word=given["own_word"])
    typed.named_contact(given["named_contact"])
    entry, mistakes = as_typed(keys)
    tell_of(typed, mistakes)
    if entry is None and given["person"]:
        wrong = {each.where.partition("[")[0] for each in mistakes}
        right = {key: value for key, value in keys.items() if key not in wrong}
        entry, _ = as_typed({"option": "x", "from": ANY_DAY} | right | {"covers": "everything", "until": None})
    return entry


def tell_of(typed: Typed, mistakes: Iterable[Mistake]) -> None:
    """Take in mistakes of an entry, each under the option that it was typed with."""
    for each in mistakes:
        at = each.where.partition("[")[0].replace("_", "-")
        at = {"addresses": "address", "entry": "case"}.get(at, at)
        do = f"Say --{at}." if each.what == "missing" else each.do
        do = {"case": "Say --case REFERENCE, or --covers everything."}.get(at, do)
        typed.wrong(at, each.what, do)


def _shared(typed: Typed, given: Mapping[str, Any]) -> str:
    """Return why an address of somebody else's is meant; "" where none is said to be."""
    if not given["shared_address"]:
        if given["why"] is not None:
            typed.wrong("why", "has no effect without --shared-address", "Reasons go on record with --record.")
        return ""
    return typed.words("why", given["why"], wanted=True)


def _see_whose_it_is(typed: Typed, entry: Restricted, given: Mapping[str, Any]) -> None:
    """See that the case and the addresses are the person's own, or said to be somebody else's."""
    from heard.daemon.restricting import mistyped_case, objections

    own = [each for each in entry.addresses if typed.house.given.landlord.is_inside(each)]
    for address in own:
        typed.wrong("address", f"{address} is an address of your own", "Leave it out, or staff mail is limited.")
    with typed.house.store.reading() as connection:
        typed.mistakes += mistyped_case(connection, entry, typed.house.given.landlord.prefix)
        typed.mistakes += objections(
            connection,
            entry,
            case_of_another=given["case_of_another"],
            shared_address=given["shared_address"],
        )
