"""An entry of the register is looked at again, or lifted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import typer

from heard.cli import restrict_options as o
from heard.cli.restrict_tell import tell, to_write
from heard.cli.restrict_typed import BY_OPTION, Typed
from heard.cli.site import site_of

if TYPE_CHECKING:
    from heard.daemon.house import House
    from heard.daemon.restriction_outcome import Changes
    from heard.daemon.restriction_work import Stands

_CHANGES = ("option", "own_word", "covers", "acknowledges", "at_most", "named_contact", "says")
_GOES_ON = ("review_on", "reason", "until")
_NO_EFFECT = {"keep": _CHANGES, "change": (), "lift": (*_CHANGES, *_GOES_ON)}
"""What says nothing beside each of the three that a review may end with."""


def review(
    context: typer.Context,
    number: o.Number,
    on: o.OnDay = None,
    why: o.Why = None,
    keep: o.Keep = False,
    change: o.Change = False,
    lifted: o.Lift = False,
    review_on: o.Day = None,
    reason: o.Reason = None,
    until: o.AnotherEnd = None,
    option: o.Option = None,
    own_word: o.OwnWord = False,
    covers: o.Covers = None,
    acknowledges: o.AcknowledgesFromNow = None,
    at_most: o.AtMost = None,
    named_contact: o.NamedContact = None,
    says: o.Text = None,
) -> None:
    """Note that an entry was looked at again, and what becomes of it."""
    house = site_of(context).house()
    typed = Typed(house)
    chosen = [name for name, is_so in (("keep", keep), ("change", change), ("lift", lifted)) if is_so]
    day, words = typed.past("on", on, "it was looked at", wanted=True), typed.words("why", why, wanted=True)
    _see_that_all_has_effect(typed, chosen, context.params)
    if chosen == ["lift"]:
        _lift(house, typed, number, day, words, reviewed=True)
    else:
        _goes_on(house, typed, number, day, context.params)


def lift(context: typer.Context, number: o.Number, on: o.OnDay = None, why: o.Why = None) -> None:
    """Lift an entry: from that day on it limits nothing."""
    house = site_of(context).house()
    typed = Typed(house)
    day = typed.day("on", on)
    if on is None:
        typed.wrong("on", "missing", f"Say from which day on it limits nothing, as in --on {typed.today}.")
    elif day is not None and day > typed.today:
        do = f"heard restrict review {number} --change --until DATE sets a last day."
        typed.wrong("on", f"{day} is still to come", do)
    _lift(house, typed, number, day, typed.words("why", why, wanted=True), reviewed=False)


def _see_that_all_has_effect(typed: Typed, chosen: list[str], given: Mapping[str, Any]) -> None:
    if len(chosen) != 1:
        said = " and ".join(f"--{each}" for each in chosen) or "none of the three"
        typed.wrong("keep, --change, --lift", f"there is {said}", "Say one of them.")
        return
    [which] = chosen
    idle = [f"--{name.replace('_', '-')}" for name in _NO_EFFECT[which] if given[name] not in (None, False, [], ())]
    if idle:
        do = "Say --change to change what it limits." if which == "keep" else "Leave it out: it ends that day."
        typed.wrong(which, f"beside it {', '.join(idle)} would change nothing", do)
    if which == "change" and all(given[name] in (None, [], ()) for name in (*_CHANGES, "until") if name != "own_word"):
        typed.wrong("change", "nothing is said that changes", "Say --keep where it goes on as it was.")


def _lift(house: House, typed: Typed, number: int, day: date | None, why: str, *, reviewed: bool) -> None:
    from heard.daemon import restriction_outcome

    typed.done()
    assert day is not None
    stands = restriction_outcome.lift(house, number, day, why=why, reviewed=reviewed)
    notes = () if stands.entry.restriction.proposed else to_write(number)
    said = f"Restriction {number} limits nothing from {day} on. To have it again, enter a new one."
    tell(house, replace(stands, notes=(*stands.notes, *notes)), said)


def _goes_on(house: House, typed: Typed, number: int, day: date | None, given: Mapping[str, Any]) -> None:
    from heard.daemon import restriction_outcome

    until, keeps = given["until"], given["keep"]
    later = typed.review_day(given["review_on"], day, given["reason"])
    last = typed.day("until", until) if until != "none" else None
    changes = None if keeps else _changes(typed, given)
    typed.done()
    assert day is not None
    kept, why_not = (later, "") if later is not None else _kept(house, typed, number, day)
    stands = restriction_outcome.review(
        house,
        number,
        day,
        why=given["why"],
        change=changes,
        last=last,
        endless=until == "none",
        review_on=kept,
        reason=given["reason"] or "",
    )
    proposed = stands.entry.restriction.proposed
    goes_on = "is still a proposal that limits nothing" if proposed else "goes on"
    said = f"Restriction {number} was looked at again, and {goes_on}{'' if keeps else ', changed'}."
    changed = not keeps or until is not None
    notes = [*_next(house, stands, why_not), *(to_write(number) if changed and not proposed else ())]
    tell(house, replace(stands, notes=(*stands.notes, *notes)), said)


def _kept(house: House, typed: Typed, number: int, day: date) -> tuple[date | None, str]:
    """Return the day of the next review that stays as it is on record; None, and why, where it does not.

    Raises NotFound where there is no such entry.
    """
    from heard.casework.restriction_times import review_kept
    from heard.store import restrictions

    with house.store.reading() as connection:
        held = restrictions.of_number(connection, number).restriction
    if held.is_over_on(typed.today):
        return None, "it is over"
    return review_kept(held, typed.rule, house.given.calendar, on=day, today=typed.today)


def _next(house: House, stands: Stands, why_not: str) -> Iterator[str]:
    """Yield by when it is looked at next; where that is the last day the policy allows, why it is that."""
    from heard.daemon.restriction_work import today
    from heard.reports.restricted_wants import review_day

    held = stands.entry.restriction
    day = review_day(held, house.given.policy, house.given.calendar)
    if day is None or held.is_over_on(today(house)):
        return
    if why_not:
        last = f"the last day that {house.given.policy.name} allows"
        yield f"It is looked at next by {day}, {last}: {why_not}. --review-on sets another."
    else:
        yield f"It is looked at next by {day}."


def _changes(typed: Typed, given: Mapping[str, Any]) -> Changes:
    """Return what a review changes."""
    from heard.casework.restriction import Contact, Covers
    from heard.cli.restrict_add import tell_of
    from heard.daemon.restriction_outcome import Changes
    from heard.settings.register_written import as_typed

    option, covers, at_most, contact = (given[name] for name in ("option", "covers", "at_most", "named_contact"))
    which = typed.acknowledges(given["acknowledges"], or_by_option=True)
    typed.option(option, own_word=given["own_word"])
    typed.named_contact(contact)
    of_any = {"person": "x", "option": option or "x", "case": "x", "from": typed.today}
    entry, mistakes = as_typed(of_any | {"covers": covers, "at_most": at_most, "named_contact": contact})
    tell_of(typed, mistakes)
    return Changes(
        option,
        Covers(covers) if covers and entry is not None else None,
        tuple(map(Contact, which)) if which is not None else None,
        list(given["acknowledges"] or ()) == [BY_OPTION],
        at_most,
        entry.named_contact if contact and entry is not None else contact,
        given["says"],
    )
