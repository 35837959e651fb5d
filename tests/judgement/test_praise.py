"""Whom praise names: in full, or by a first name that only one can be meant by."""

from __future__ import annotations

import pytest

from builders import RULES
from heard.casework.people import Officer
from heard.judgement.praise import praise_in

AREAS = RULES.areas
JO, JO_TOO, ASHA, WILL = (
    Officer(name, f"{name.replace(' ', '.').lower()}@northgate.example", (), area)
    for name, area in (
        ("Jo Marsh", "lettings"), ("Jo Reed", "repairs"), ("Asha Patel", "repairs"), ("Will Carter", ""),
    )
)  # fmt: skip
STAFF = (JO, JO_TOO, ASHA, WILL)


@pytest.mark.parametrize(
    "words, named",
    [
        pytest.param("Jo in lettings was wonderful.", [JO], id="the one of an area"),
        pytest.param("Jo from your repairs team was wonderful.", [JO_TOO], id="the other"),
        pytest.param("Jo was wonderful.", [], id="either"),
        pytest.param("Jo Marsh was wonderful.", [JO], id="in full"),
        pytest.param("Please thank Asha, she was kind.", [ASHA], id="a first name that one has"),
        pytest.param("Asha Brown next door says so too.", [], id="somebody else's surname"),
        pytest.param("It will be remembered. Will was kind.", [], id="a name that is a word"),
        pytest.param("We thank Will Carter.", [WILL], id="such a name in full"),
        pytest.param("Asha and Jo Marsh came at once.", [JO, ASHA], id="two"),
        pytest.param("They all were so kind.\n\nThank you,\nAsha", [], id="whoever writes"),
        pytest.param("He was so kind.", [], id="nobody"),
        pytest.param("My husband Asha is so pleased with the new boiler.", [], id="a husband"),
        pytest.param("Our youngest son Asha was treated so kindly.", [], id="a son"),
        pytest.param("Asha is pleased.", [], id="how pleased they are"),
        pytest.param("Thanks, from Asha and Sue", [], id="from two"),
        pytest.param("Kind regards, Asha", [], id="a closing in its line"),
        pytest.param("You are all so kind. Thank you, Asha", [], id="thanks at the end are signed"),
        pytest.param("Thank you Asha for mending it.", [ASHA], id="thanked for something"),
        pytest.param("Thank you so much to Asha.", [ASHA], id="thanked"),
        pytest.param("Your plumber Asha is a star.", [ASHA], id="by what they are"),
        pytest.param("I spoke to Asha, who listened.", [ASHA], id="by what they did"),
    ],
)
def test_whom_praise_names(words: str, named: list[Officer]) -> None:
    assert praise_in("Thank you", words, STAFF, AREAS).named == tuple(each.address for each in named)


@pytest.mark.parametrize(
    "words, area",
    [
        pytest.param("Jo in lettings was wonderful.", "lettings and transfers", id="theirs whom it names"),
        pytest.param("The plumber mended my kitchen tap at once.", "repairs", id="by its words"),
        pytest.param("Asha and Jo Marsh came about the kitchen tap.", "repairs", id="of two areas, by its words"),
        pytest.param("You are all so kind.", None, id="none"),
    ],
)
def test_which_area_it_is_about(words: str, area: str | None) -> None:
    assert praise_in("", words, STAFF, AREAS).area == area
