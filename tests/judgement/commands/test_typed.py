"""What is typed for a command is read as that command, under every policy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, strategies as st

from builders import RULES
from heard.casework import commands as said
from heard.casework.commands import Command, Given, OfContact, Reached
from heard.casework.events import (
    AreaName,
    Kind,
    Learning,
    LetterKind,
    LetterNumber,
    MessageNumber,
    Particular,
    Reference,
)
from heard.casework.lengths import Length, Unit
from heard.casework.particulars import WORDS
from heard.judgement.commands.of_learning import MOST_PENCE
from heard.judgement.commands.outcomes import outcomes_of
from heard.judgement.commands.typed import LETTERS_SENT, typed
from heard.judgement.commands.words import read_line
from judgement.commands.desk import GARETH, PACKS, STAFF, spoken
from policies.story import the_policy

NUMBERS = st.integers(1, 999_999)
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
GONE = st.dates(date(2020, 1, 1), date(2026, 11, 26))
UNITS = (Unit.WORKING_DAY, Unit.CALENDAR_DAY, Unit.WEEK, Unit.MONTH)
LENGTHS = st.builds(Length, st.integers(1, 99), st.sampled_from(UNITS))
REFERENCES = st.builds(lambda year, number: Reference(f"NH-{year}-{number:04}"), st.integers(10, 99), NUMBERS)


def commands_of(pack: str) -> st.SearchStrategy[Command]:
    """Return every command of a policy."""
    policy = the_policy(pack)
    outcomes = st.sampled_from((None, *outcomes_of(policy)))
    stages = st.sampled_from((None, *(stage.name for stage in policy.stages)))
    one_of_each: tuple[st.SearchStrategy[Command], ...] = (
        st.builds(said.Close, outcomes),
        st.just(said.Reopen()),
        st.builds(said.OpenStage, stages),
        st.just(said.NoStage()),
        st.builds(said.Assign, st.sampled_from((None, *(each.address for each in STAFF)))),
        st.builds(said.Extend, by=LENGTHS, agreed=st.booleans()),
        st.builds(said.Extend, until=DAYS, agreed=st.booleans()),
        st.builds(said.SendLetter, st.sampled_from(list(LETTERS_SENT)), st.none() | DAYS, st.booleans()),
        st.builds(said.NotAComplaint, st.sampled_from((Kind.SERVICE_REQUEST, Kind.ENQUIRY, Kind.COMPLIMENT))),
        st.builds(said.Link, REFERENCES),
        st.builds(said.MoveTo, st.none() | REFERENCES),
        st.just(said.Split()),
        st.just(said.Stays()),
        st.builds(said.ContactMade, st.sampled_from(Reached), st.none() | GONE),
        st.just(said.ProposeRestriction()),
        st.builds(said.IsLetter, st.sampled_from(LetterKind), stages),
        st.builds(said.IsLetter, st.just(LetterKind.DECISION), stages, outcomes),
        st.builds(said.IsLetter, st.just(LetterKind.EXTENSION), stages, st.none(), st.none() | DAYS, st.booleans()),
        st.builds(said.Wrote, st.booleans()),
        st.builds(said.SayOfContact, st.sampled_from(OfContact)),
        st.builds(said.Release, st.none() | st.builds(LetterNumber, NUMBERS)),
        st.builds(said.SamePerson, st.booleans()),
        st.builds(said.Undo, st.none() | st.builds(MessageNumber, NUMBERS)),
        st.builds(said.Confirm, st.none() | st.builds(MessageNumber, NUMBERS)),
        st.builds(said.Disown, st.none() | st.builds(MessageNumber, NUMBERS)),
        *_records(pack),
        *_stated(),
        st.just(said.Note()),
    )
    return st.one_of(*one_of_each)


def _records(pack: str) -> Iterator[st.SearchStrategy[Command]]:
    """Yield what may be recorded of a case: each word of each list, an area, and money."""
    lists = RULES.learning.of(the_policy(pack))
    for about in (Learning.CAUSE, Learning.THEME, Learning.REMEDY):
        yield st.builds(said.Record, st.just(about), st.sampled_from(lists.words_for(about)))
    yield st.builds(said.OfArea, st.sampled_from([AreaName(each) for each in RULES.areas.names(STAFF)]))
    sums = st.tuples(st.integers(1, MOST_PENCE), st.integers(0, MOST_PENCE)).map(lambda two: (max(two), min(two)))
    yield sums.map(lambda two: said.Record(Learning.COMPENSATION, None, *two))
    yield st.builds(lambda pence: said.Record(Learning.GOODWILL, None, pence), st.integers(1, MOST_PENCE))


def _stated() -> Iterator[st.SearchStrategy[Command]]:
    """Yield what may be told of a case to be borne in mind: words of each list, an officer's own, and days."""
    for about, known in WORDS.items():
        yield st.builds(said.State, st.just(about), st.sampled_from(known))
    own = set(Particular) - set(WORDS) - {Particular.COMPLEX, Particular.MEETING}
    words = st.sampled_from(("Urdu", "a woman officer", "call first"))
    yield st.builds(said.State, st.sampled_from(sorted(own)), words)
    yield st.sampled_from((said.State(Particular.COMPLEX), said.State(Particular.LANGUAGE)))
    yield st.builds(said.State, st.just(Particular.ACTION), st.just("team brief"), DAYS)
    met = st.sampled_from(("", "with petitioners", "of the panel", "of the panel at 2pm, Civic Centre"))
    yield st.builds(said.State, st.just(Particular.MEETING), met, DAYS)
    yield st.builds(said.StateDone, st.sampled_from(("team brief", "receipts", "of the panel, on 10 June 2026")))


@pytest.mark.parametrize("pack", PACKS)
@given(data=st.data())
def test_what_is_typed_is_read(pack: str, data: st.DataObject) -> None:
    command = data.draw(commands_of(pack))
    line = typed(command, STAFF)
    assert read_line(line, (), spoken(pack)) == Given(command, line)


@pytest.mark.parametrize("pack", PACKS)
@given(data=st.data())
def test_what_is_typed_is_read_with_the_case_beside_it(pack: str, data: st.DataObject) -> None:
    command = data.draw(commands_of(pack).filter(lambda each: not isinstance(each, said.MoveTo | said.Note)))
    line = f"{typed(command, STAFF)} [NH-26-0042]"
    assert read_line(line, (), spoken(pack)) == Given(command, line)


def test_of_two_of_one_name_the_address_is_typed() -> None:
    twins = (GARETH, replace(GARETH, address="gareth.lumb2@northgate.example"))
    assert typed(said.Assign(GARETH.address), twins) == f"assign to {GARETH.address}"
