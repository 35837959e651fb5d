"""Policies: list, explain, lint, diff, due.  All work on the packs and the options alone, without a heard.toml."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from logging import NullHandler
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from heard.cli.look import AsJson
from heard.cli.show import console, json_line
from heard.cli.wrapped import heading, told
from heard.ending import NEEDS_A_PERSON, SETTINGS_WRONG
from heard.errors import Mistake, NotFound, PolicyError

if TYPE_CHECKING:
    from heard.casework.policy import Policy
    from heard.casework.working_days import Calendar

FIRST_YEAR, LAST_YEAR = 1950, 2100
"""The years whose bank holidays are known, or follow from the rules."""

policy_app = typer.Typer(
    help="The policy packs: what they promise, and when that is due.  Works on packs and options alone; "
    "nothing of heard.toml is used.",
    no_args_is_help=True,
)


def add_to(app: typer.Typer) -> None:
    app.add_typer(policy_app, name="policy")


@dataclass(frozen=True, slots=True)
class TypedClosure:
    """A closure day as typed, for one question: "2026-12-29:stop", "2026-12-24:half@13:00"."""

    on: date
    kind: str
    closes: time | None = None


# -- What is typed


def _word_of(kind: str) -> Any:
    """Return a parser of a closed list of the packs, which is read only when the option is given."""

    def parse(written: str) -> Any:
        from heard.casework.lengths import Counting
        from heard.casework.policy.words import Nation
        from heard.datafiles.form import nearest

        words = {"nation": Nation, "counting": Counting}[kind]
        if written not in list(words):
            raise typer.BadParameter(f"'{written}' is no {kind}. {nearest(written, [*words])}")
        return words(written)

    return parse


def _moment(written: str) -> datetime:
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise typer.BadParameter(f"'{written}' is no moment with an offset. Write it like 2026-04-02T17:01:00+01:00.")
    _year(str(moment.year))
    return moment


def _year(written: str) -> int:
    if not written.isdecimal() or not FIRST_YEAR <= int(written) <= LAST_YEAR:
        raise typer.BadParameter(f"'{written}' is no year to count in. Write one from {FIRST_YEAR} to {LAST_YEAR}.")
    return int(written)


def _closure(written: str) -> TypedClosure:
    day, _, kind = written.partition(":")
    kind, _, closes = kind.partition("@")
    try:
        closure = TypedClosure(date.fromisoformat(day), kind, time.fromisoformat(closes) if closes else None)
    except ValueError:
        closure = TypedClosure(date.min, "")
    if closure.kind not in ("show", "stop", "half") or (closure.kind == "half") is (closure.closes is None):
        do = "Write it like 2026-12-29:stop, 2026-12-29:show or 2026-12-24:half@13:00."
        raise typer.BadParameter(f"'{written}' is no closure day. {do}")
    return closure


Name = Annotated[str, typer.Argument(help="A pack in rules/policies/.", metavar="PACK")]
NationOption = Annotated[
    Any,
    typer.Option(
        parser=_word_of("nation"),
        metavar="NATION",
        help="england-wales, scotland or northern-ireland; else the pack's.",
    ),
]
CountingOption = Annotated[
    Any,
    typer.Option(parser=_word_of("counting"), metavar="WAY", help="whole_days or office_hours; else the pack's."),
]
DataDir = Annotated[
    Path | None,
    typer.Option("--data-dir", help="A folder that holds rules/ and templates/ of your own.", metavar="PATH"),
]


# -- What is read


def _rules(data_dir: Path | None) -> Path:
    from heard.datafiles.locate import rules_dir

    return rules_dir(data_dir)


def _load(name: str, data_dir: Path | None, nation: Any = None, counting: Any = None) -> Policy:
    """Return a pack, counting days as the options say.  Raises NotFound, which offers the nearest name."""
    from heard.datafiles.form import nearest
    from heard.datafiles.packs import load_policy, pack_names

    rules = _rules(data_dir)
    known = pack_names(rules)
    if name not in known:
        raise NotFound(f"rules/policies: there is no pack '{name}'. {nearest(name, known)}")
    policy = load_policy(name, rules)
    calendar = policy.calendar
    chosen = replace(calendar, nation=nation or calendar.nation, counting=counting or calendar.counting)
    return replace(policy, calendar=chosen)


def _calendar(policy: Policy, closures: Iterable[TypedClosure] = ()) -> Calendar:
    from heard.datafiles.calendars import calendar_for, log

    # It logs when it counts past the list of bank holidays; here that is said with the answer.
    log.addHandler(NullHandler())
    return calendar_for(policy.calendar, closures=closures)


# -- Commands


@policy_app.command("list")
def list_packs(data_dir: DataDir = None, as_json: AsJson = False) -> None:
    """List the packs, with their stages and the times they set; those that cannot be used, with every mistake."""
    from heard.datafiles.packs import load_policy, pack_names

    rules, broken = _rules(data_dir), False
    for number, name in enumerate(pack_names(rules)):
        mistakes: tuple[Mistake, ...] = ()
        try:
            row = _row(load_policy(name, rules))
        except PolicyError as error:
            row, mistakes, broken = {"name": name}, error.mistakes, True
        if as_json:
            json_line(row | {"mistakes": [str(mistake) for mistake in mistakes]})
        else:
            console.print() if number else None
            _show_row(row, mistakes)
    if broken:
        raise typer.Exit(SETTINGS_WRONG)


def _row(policy: Policy) -> dict[str, Any]:
    review = policy.pack.review_by
    return {
        "name": policy.name,
        "title": policy.title,
        "in_force_from": policy.in_force_from.isoformat(),
        "review_by": review.isoformat() if review else None,
        "stages": [stage.name for stage in policy.stages],
        "clocks": {clock.name: str(clock.within) for clock in policy.clocks},
        "readings": len(policy.readings),
    }


def _show_row(row: dict[str, Any], mistakes: tuple[Mistake, ...]) -> None:
    heading(row["name"])
    for mistake in mistakes:
        told(str(mistake), "- ")
    if mistakes:
        return
    told(row["title"])
    since, review = row["in_force_from"], row["review_by"]
    told(f"In force from {since}" + (f", to be reviewed by {review}." if review else "."))
    told(f"Stages: {', '.join(row['stages'])}.")
    told(f"Clocks: {', '.join(f'{name} ({within})' for name, within in row['clocks'].items())}.")
    told(f"Readings of unclear words: {row['readings']}.")


@policy_app.command()
def explain(
    name: Name,
    nation: NationOption = None,
    counting: CountingOption = None,
    year: Annotated[
        Any,
        typer.Option(parser=_year, metavar="YEAR", help="Whose days the example dates are on; else this year."),
    ] = None,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Tell a pack back as plain sentences, with example dates, for whoever has to approve it."""
    from heard.cli.policy_shown import explained
    from heard.now import utc_now

    policy = _load(name, data_dir, nation, counting)
    explained(policy, _calendar(policy), year or utc_now().year, as_json=as_json)


@policy_app.command()
def lint(
    name: Annotated[str | None, typer.Argument(help="A pack in rules/policies/.", metavar="PACK")] = None,
    every: Annotated[bool, typer.Option("--all", help="All packs.")] = False,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Hold a pack against the Housing Ombudsman's Code of 2024: exit 1 where it falls short."""
    from heard.cli.policy_shown import linted
    from heard.datafiles.packs import pack_names

    if (name is None) is not every:
        raise typer.BadParameter("name one pack, or write --all")
    names = pack_names(_rules(data_dir)) if every else [str(name)]
    fallen = [linted(_load(each, data_dir), as_json=as_json) for each in names]
    if any(fallen):
        raise typer.Exit(NEEDS_A_PERSON)


@policy_app.command()
def diff(
    a: Annotated[str, typer.Argument(help="A pack in rules/policies/.")],
    b: Annotated[str, typer.Argument(help="The pack to compare it with.")],
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Tell what differs between two packs, section by section; where each stands in its policy is left out."""
    from heard.cli.policy_shown import compared

    compared(_load(a, data_dir), _load(b, data_dir), as_json=as_json)


@policy_app.command()
def due(
    name: Name,
    clock: Annotated[
        str,
        typer.Argument(
            metavar="CLOCK",
            help="A clock of the pack; or window.NAME, extension.CLOCK, exclusion.NAME, restriction.review.",
        ),
    ],
    received: Annotated[
        datetime,
        typer.Argument(
            parser=_moment,
            metavar="RECEIVED",
            help="When it starts, with an offset: 2026-04-02T17:01:00+01:00.  Of an extension, the present due time.",
        ),
    ],
    nation: NationOption = None,
    counting: CountingOption = None,
    closure: Annotated[
        list[TypedClosure] | None,
        typer.Option(
            parser=_closure,
            metavar="DATE:KIND",
            help="A closure day, show, stop or half@13:00; may be repeated.",
        ),
    ] = None,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Tell when something a pack promises is due, and which days were counted."""
    from heard.cli.policy_shown import shown_due
    from heard.reports.policy.falls_due import falls_due
    from heard.reports.policy.timed import timed

    policy = _load(name, data_dir, nation, counting)
    what = timed(policy, clock)
    calendar = _calendar(policy, closure or ())
    shown_due(falls_due(what, received, calendar), policy, calendar, closure or (), as_json=as_json)
