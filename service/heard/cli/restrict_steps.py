"""What a person does to an entry of the register: add, decide, note, review, lift."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from heard.cli.restrict_typed import Number, Typed
from heard.cli.show import console, plain
from heard.cli.site import site_of
from heard.cli.wrapped import told
from heard.ending import NEEDS_A_PERSON
from heard.errors import CannotBeSaid

if TYPE_CHECKING:
    from heard.daemon.house import House
    from heard.daemon.restriction_work import Stands

Text = Annotated[str | None, typer.Option()]
Several = Annotated[list[str] | None, typer.Option(help="May be repeated.")]
ANY_DAY = date(2000, 1, 1)  # in place of one that could not be read, of which a mistake is told already
OnDay = Annotated[str, typer.Option("--on", help="The day, as in 2026-11-22.", metavar="DATE")]
Why = Annotated[str, typer.Option(help="The reason, kept with the entry.")]
Record = Annotated[list[str] | None, typer.Option(help='As in "why=what it rests on"; may be repeated.')]
Day = Annotated[str | None, typer.Option(metavar="DATE")]
Reason = Annotated[str | None, typer.Option(help="Why the review is later than the policy allows.")]


def add_to(app: typer.Typer) -> None:
    for command in (add, decide, note, review, lift):
        app.command()(command)


def add(
    context: typer.Context,
    person: Text = None,
    home: str = "",
    address: Several = None,
    also_known_as: Several = None,
    household: Several = None,
    option: Annotated[str | None, typer.Option(help="Of the pack, or your own word.")] = None,
    case: Annotated[str | None, typer.Option(help="The case that led to it.")] = None,
    case_of_another: Annotated[bool, typer.Option("--case-of-another", help="The case is somebody else's.")] = False,
    covers: Annotated[str, typer.Option(help="case or everything.")] = "case",
    acknowledges: Annotated[
        list[str] | None,
        typer.Option(help="same-matter, new-complaint, escalation, everything or none; may be repeated."),
    ] = None,
    at_most: Annotated[str, typer.Option(help='As in "1 a week".')] = "",
    named_contact: Annotated[str, typer.Option(help="An address of staff.")] = "",
    first: Annotated[str | None, typer.Option("--from", metavar="DATE", help="The first day it holds.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="The last day it holds.")] = None,
    says: str = "",
    decided_by: Annotated[str | None, typer.Option(metavar="ROLE", help="A role of the pack.")] = None,
    decided_on: Day = None,
    ground: Several = None,
    record: Record = None,
    confirm: Several = None,
    consulted: Several = None,
    warned: Day = None,
    not_warned: Annotated[str | None, typer.Option(metavar="REASON")] = None,
    review_on: Day = None,
    reason: Reason = None,
) -> None:
    """Enter a restriction that a person decided; from a role that may not decide, a proposal that limits nothing."""
    from heard.daemon import restricting
    from heard.daemon.restriction_work import today

    house = site_of(context).house()
    typed = Typed(house.given.policy)
    days = typed.day("from", first), typed.day("until", until)
    entry = typed.entry(
        {
            "person": person,
            "home": home,
            "addresses": address,
            "also_known_as": also_known_as,
            "household": household,
            "option": option,
            "case": case,
            "covers": covers,
            "acknowledges": acknowledges,
            "at_most": at_most,
            "named_contact": named_contact,
            "from": days[0] or (ANY_DAY if first else None),
            "until": days[1] if days[0] else None,
            "says": says,
        }
    )
    by, on = typed.decider(decided_by, decided_on)
    review = typed.review_day(review_on, days[0], house, reason)
    grounds = typed.grounds(ground or ())
    steps = typed.steps(record, confirm, consulted, warned, not_warned)
    typed.done()
    assert entry is not None
    assert by is not None
    assert on is not None
    decided = restricting.Decided(by, on)
    stands = restricting.enter(
        house,
        entry,
        decided=decided,
        grounds=grounds,
        review_on=review,
        reason=reason or "",
        case_of_another=case_of_another,
        steps=steps,
    )
    number = stands.entry.number
    _say_what_is_no_reason(house)
    undo = f'heard restrict lift {number} --on {min(entry.first, today(house))} --why "entered by mistake"'
    _tell(house, stands, f"Entered as restriction {number}.", undo)
    if stands.missing or stands.entry.restriction.proposed:
        raise typer.Exit(NEEDS_A_PERSON)


def decide(
    context: typer.Context,
    number: Number,
    by: Annotated[str, typer.Option(metavar="ROLE", help="A role of the pack that may decide.")],
    on: OnDay,
) -> None:
    """Say who decided on an entry, and when; a proposal holds from its first day on."""
    from heard.daemon import restricting

    house = site_of(context).house()
    typed = Typed(house.given.policy)
    role, day = typed.decider(by, on, option="by")
    typed.done()
    assert role is not None
    assert day is not None
    _tell(house, restricting.decide(house, number, restricting.Decided(role, day)), f"Restriction {number} is decided.")


def note(
    context: typer.Context,
    number: Number,
    record: Record = None,
    confirm: Several = None,
    consulted: Several = None,
    ground: Several = None,
    warned: Day = None,
    not_warned: Annotated[str | None, typer.Option(metavar="REASON")] = None,
    letter: Annotated[str | None, typer.Option(metavar="DATE", help="When the person was written to.")] = None,
    letter_says: Annotated[list[str] | None, typer.Option(help="What of the policy's wishes it says.")] = None,
    appeal: Annotated[str | None, typer.Option(metavar="DATE", help="When the person appealed.")] = None,
    appeal_outcome: Annotated[str | None, typer.Option(help="upheld (it is lifted), or not-upheld.")] = None,
    on: Annotated[str | None, typer.Option(metavar="DATE", help="When the appeal was decided.")] = None,
) -> None:
    """Put on the record of an entry what was done, asked, sent or appealed: all of it, or nothing."""
    from heard.daemon.restriction_work import take

    house = site_of(context).house()
    typed = Typed(house.given.policy)
    steps = typed.steps(record, confirm, consulted, warned, not_warned)
    steps += typed.later_steps(ground, letter, letter_says, appeal, appeal_outcome, on)
    if not steps and not typed.mistakes:
        raise CannotBeSaid("nothing to note; heard restrict note --help lists what can be")
    typed.done()
    _tell(house, take(house, number, *steps), f"Noted on restriction {number}.")


def review(
    context: typer.Context,
    number: Number,
    on: OnDay,
    why: Why,
    keep: Annotated[bool, typer.Option("--keep", help="It goes on as it was.")] = False,
    change: Annotated[bool, typer.Option("--change", help="It goes on as the options say.")] = False,
    lifted: Annotated[bool, typer.Option("--lift", help="It ends that day.")] = False,
    review_on: Day = None,
    reason: Reason = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Another last day; or none.")] = None,
    option: Text = None,
    covers: Text = None,
    acknowledges: Annotated[
        list[str] | None, typer.Option(help="As with add; by-option: as the option says. May be repeated.")
    ] = None,
    at_most: Text = None,
    named_contact: Text = None,
    says: Text = None,
) -> None:
    """Note that an entry was looked at again, and what becomes of it."""
    from heard.daemon import restriction_outcome

    if [keep, change, lifted].count(True) != 1:
        raise CannotBeSaid("heard restrict review wants one of --keep, --change and --lift")
    house = site_of(context).house()
    typed = Typed(house.given.policy)
    day = typed.day("on", on)
    if lifted:
        typed.done()
        assert day is not None
        _tell(house, restriction_outcome.lift(house, number, day, why=why, reviewed=True), _lifted_on(number, day))
        return
    later = typed.review_day(review_on, day, house, reason)
    last = typed.day("until", until) if until != "none" else None
    changes = typed.changes(option, covers, acknowledges, at_most, named_contact, says) if change else None
    typed.done()
    assert day is not None
    stands = restriction_outcome.review(
        house,
        number,
        day,
        why=why,
        change=changes,
        last=last,
        endless=until == "none",
        review_on=later,
        reason=reason or "",
    )
    _tell(house, stands, f"Restriction {number} was looked at again, and goes on{'' if keep else ' changed'}.")


def lift(context: typer.Context, number: Number, on: OnDay, why: Why) -> None:
    """Lift an entry: from that day on it limits nothing."""
    from heard.daemon import restriction_outcome

    house = site_of(context).house()
    typed = Typed(house.given.policy)
    day = typed.day("on", on)
    typed.done()
    assert day is not None
    _tell(house, restriction_outcome.lift(house, number, day, why=why), _lifted_on(number, day))


NO_UNDO = "There is no undo; what was wrong is put right by a further step."


def _lifted_on(number: int, day: object) -> str:
    return f"Restriction {number} limits nothing from {day} on. To have it again, enter a new one."


def _tell(house: House, stands: Stands, said: str, undo: str = "") -> None:
    """Say what was done, what is missing by the policy with what to type for it, and how it is undone."""
    from heard.reports.restricted_wants import wanted

    told(said)
    for line in stands.notes:
        told(line)
    missing = wanted(stands.entry.restriction, house.given.policy)
    if missing and not undo and stands.entry.restriction.lifted_on is None:
        told(f"Missing by the policy: {len(missing)}. heard restrict show {stands.entry.number} lists them.")
    elif missing and undo:
        told(f"The policy {house.given.policy.name} also wants on record:")
        for each in missing:
            told(each.what, "- ")
            console.print(plain(f"  {each.typed}"), soft_wrap=True)
    if undo:
        console.print(f"To undo: {plain(undo)}", soft_wrap=True)
    else:
        told(NO_UNDO)


def _say_what_is_no_reason(house: House) -> None:
    rule = house.given.policy.restriction
    if rule is not None and rule.never_because:
        told(f"No reason, by {rule.clause or house.given.policy.name}: {'; '.join(rule.never_because)}.")
    told("Consider first whether illness, disability or distress is behind the contact, and what would help.")
