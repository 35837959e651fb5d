"""Which area of the landlord's work a complaint is about; unsure is nobody's area."""

from __future__ import annotations

import pytest

from builders import RULES
from heard.casework.people import Officer
from heard.judgement.area import Areas, named_in

AREAS = RULES.areas
SARAH = Officer("Sarah O'Hara-Quill", "sarah.quill@northgate.example", area="Riverside estate")
TOM = Officer("Tom Ashdown", "tom.ashdown@northgate.example", area="Heating & gas, pest control")


def area_of(text: str, subject: str = "", *staff: Officer) -> str | None:
    seen = AREAS.seen_in(subject, text, staff)
    return seen.name if seen is not None else None


@pytest.mark.parametrize(
    "text, subject, expected",
    [
        pytest.param("Nothing has been done.", "Damp in the bedroom", "damp and mould", id="by the subject alone"),
        pytest.param("There are mice.", "Damp", "damp and mould", id="the subject weighs more than the text"),
        pytest.param("DAMP everywhere", "", "damp and mould", id="in capitals"),
        pytest.param("the fly-tipped mattresses", "", "estates and cleaning", id="with a hyphen"),
        pytest.param("mice and damp", "", None, id="two areas alike"),
        pytest.param("a leak, the roof, a gutter, a window; damp, mice", "", "repairs", id="both far outweighed"),
        pytest.param(
            "a smell of gas at the cooker", "Cooker", "heating and gas", id="three words of a repair weigh less"
        ),
        pytest.param("a scrap of paper", "", None, id="'rap' and 'scrap' are no rat"),
        pytest.param("", "", None, id="nothing at all"),
        pytest.param("a repair, and the damp is back", "", "damp and mould", id="a repair may be of anything"),
    ],
)
def test_the_area_is_told_by_words(text: str, subject: str, expected: str | None) -> None:
    assert area_of(text, subject) == expected


def test_the_words_that_show_it_are_told() -> None:
    seen = AREAS.seen_in("", "No heating: the boiler is off and we have no hot water, the radiators are cold")
    assert seen is not None
    assert seen.words[0] == "no heating"
    assert len(seen.words) == 3


def test_an_area_of_the_landlords_own_counts() -> None:
    assert area_of("The people of Riverside Estate have had enough.", "", SARAH) == "riverside estate"
    assert area_of("The people of Riverside Estate have had enough.") is None


@pytest.mark.parametrize(
    "called, names",
    [
        pytest.param("Repairs", {"repairs"}, id="its name"),
        pytest.param("repairs and maintenance", {"repairs"}, id="with more words"),
        pytest.param("ASB", {"neighbourhood and asb"}, id="what people call it"),
        pytest.param("Heating & gas, pest control", {"heating and gas", "pest control"}, id="two areas"),
        pytest.param("Riverside estate", {"riverside estate"}, id="one of their own"),
        pytest.param("", set(), id="none"),
    ],
)
def test_an_officers_area_is_known_by_what_people_call_it(called: str, names: set[str]) -> None:
    assert AREAS.named_by(called) == names


def test_whose_area_it_is() -> None:
    assert AREAS.of_staff("pest control", (SARAH, TOM)) == {TOM.address}
    assert AREAS.of_staff("riverside estate", (SARAH, TOM)) == {SARAH.address}
    assert AREAS.of_staff("parking", (SARAH, TOM)) == frozenset()


def test_whose_area_it_is_where_nobody_has_it_alone() -> None:
    rita = Officer("Rita Repairs", "rita@northgate.example", area="repairs")
    assert AREAS.of_staff("damp and mould", (SARAH, rita)) == {rita.address}
    assert AREAS.of_staff("heating and gas", (TOM, rita)) == {TOM.address}, "one has it alone"


def test_a_department_is_no_area_that_mail_is_about() -> None:
    clerk = Officer("Clare Clerk", "clare@northgate.example", area="complaints")
    assert area_of("I want this taken through your complaints procedure.", "", clerk) is None


def test_without_a_file_only_the_landlords_own_areas_are_known() -> None:
    assert Areas().seen_in("", "the boiler", (TOM,)) is None


@pytest.mark.parametrize(
    "text, named",
    [
        pytest.param("Sarah O\u2019Hara-Quill never rang.", True, id="in full, with another apostrophe"),
        pytest.param("I spoke to Mrs O'Hara-Quill.", True, id="by surname"),
        pytest.param("I spoke to Mrs Quill.", True, id="by half of a double surname"),
        pytest.param("I wrote to sarah.quill@northgate.example", True, id="by address"),
        pytest.param("Sarah was lovely.", False, id="a first name is anybody's"),
        pytest.param("Oliver Quill is my son.", False, id="somebody else of that surname"),
    ],
)
def test_an_officer_is_named_in_full(text: str, named: bool) -> None:
    assert (SARAH.address in named_in(text, (SARAH, TOM))) is named


def test_a_surname_after_a_title_names_an_officer() -> None:
    assert named_in("Your Mr. Ashdown shouted at me", (SARAH, TOM)) == {TOM.address}
