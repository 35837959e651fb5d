"""Whom a message says wrote it, as seen from the restriction of Tess Calloway."""

from __future__ import annotations

import pytest

from builders import a_message
from heard.judgement.restricted.who.in_an_address import BY_GIVEN_NAME, IN_ADDRESS, PERHAPS
from heard.judgement.restricted.who.signing import SURELY, Signed, signed_by
from heard.judgement.restricted.words.once import Once
from judgement.restricted.a_limit import STRANGE, a_limit

BODY = "The gate does not close and I should like somebody to look at it this week."


def signed(text: str, name: str = "", address: str = STRANGE) -> Signed:
    return signed_by(Once(a_message(text, sender=f'"{name}" <{address}>' if name else address)), a_limit())


@pytest.mark.parametrize(
    "below, name, named",
    [
        pytest.param("Tess Calloway", "", SURELY, id="her name"),
        pytest.param("Teresa Calloway", "", SURELY, id="the long form of it"),
        pytest.param("T. Calloway", "", PERHAPS, id="an initial"),
        pytest.param("Mrs Calloway", "", PERHAPS, id="no given name at all"),
        pytest.param("Tess", "", BY_GIVEN_NAME, id="a given name alone"),
        pytest.param("Sister Tess", "", BY_GIVEN_NAME, id="what others call her before it"),
        pytest.param(
            "T. Calloway\nTess", "", SURELY, id="an initial with the family name, and the given name below it"
        ),
        pytest.param("Tess", "T Calloway", SURELY, id="the same, the one of them before the address"),
        pytest.param("", "Tess C", BY_GIVEN_NAME, id="an initial for the family name"),
        pytest.param("Tess Galloway", "", PERHAPS, id="one letter different"),
        pytest.param("Tess Caldwell", "", 0.0, id="another family name"),
        pytest.param("Hugh Calloway", "", 0.0, id="another given name"),
        pytest.param("", "", 0.0, id="nobody"),
    ],
)
def test_how_surely_it_is_her_name(below: str, name: str, named: float) -> None:
    assert signed(f"{BODY}\n\n{below}", name).named == named


@pytest.mark.parametrize(
    "address, named",
    [
        pytest.param("calloway77@fastmsg.example", IN_ADDRESS, id="the family name"),
        pytest.param("tess_at_seven@fastmsg.example", BY_GIVEN_NAME, id="the given name"),
        pytest.param("bestessays@fastmsg.example", 0.0, id="letters of it within another word"),
    ],
)
def test_a_name_in_the_address_counts_where_nobody_signs(address: str, named: float) -> None:
    assert signed(BODY, address=address).named == named


@pytest.mark.parametrize(
    "below, name, close, other",
    [
        pytest.param("Bill Calloway", "", "bill calloway", "bill calloway", id="her husband, by the name he goes by"),
        pytest.param("", "William Calloway", "William Calloway", "William Calloway", id="her husband's account"),
        pytest.param("Ivy", "", "Ivy", "Ivy", id="her niece, who has no family name in the register"),
        pytest.param("Hugh Calloway", "", "", "hugh calloway", id="a Calloway whom the register does not have"),
        pytest.param("", "Hugh Penn", "", "Hugh Penn", id="somebody else"),
        pytest.param("Bill Penn", "", "", "bill penn", id="her husband's given name with another family name"),
        pytest.param("Tess", "Bill Calloway", "", "", id="she, from her husband's account"),
    ],
)
def test_who_else_it_may_be(below: str, name: str, close: str, other: str) -> None:
    found = signed(f"{BODY}\n\n{below}", name)
    assert (found.close, found.other) == (close, other)


@pytest.mark.parametrize(
    "shown",
    [
        pytest.param("Alder Row", id="where she lives"),
        pytest.param("Biscuit's Mum", id="whose somebody is"),
        pytest.param("A Friend of the Laurel", id="what somebody is"),
        pytest.param("The Calloways", id="a family"),
        pytest.param("hedges", id="one word"),
    ],
)
def test_what_is_shown_before_an_address_is_not_always_a_name(shown: str) -> None:
    assert signed(BODY, shown).other == ""


def test_a_name_in_the_text_is_no_signature() -> None:
    text = (
        "I wish to complain about the cat that is kept by Mrs Calloway at number 7 of our row.\n"
        "It sits in my lettuce from dusk. I spoke to Mrs Calloway and was told to buy a fence, which I shall not.\n"
        "Please write to her.\nH. Penn"
    )
    assert signed(text, "Hugh Penn") == Signed(0.0, "", "Hugh Penn", by_hand=False)


def test_who_signs_at_the_end_of_a_long_line_signs_all_the_same() -> None:
    assert signed(f"{BODY} {BODY} With respect, Tess Calloway").named == SURELY


def test_what_somebody_is_by_trade_is_not_their_name() -> None:
    assert signed(f"{BODY}\nTess\nNight porter, Brightcare").named == BY_GIVEN_NAME


@pytest.mark.parametrize(
    "name, address, other",
    [
        pytest.param("Mary Calloway", "mary.calloway@fastmsg.example", "Mary Calloway", id="shown, and in the address"),
        pytest.param("Mary Calloway", "calloway77@fastmsg.example", "Mary Calloway", id="shown"),
        pytest.param("", "mary.calloway@fastmsg.example", "mary calloway", id="in the address"),
        pytest.param("Tess Callowhill", "tess.callowhill@fastmsg.example", "Tess Callowhill", id="another family"),
        pytest.param("Calloway Tess", "calloway77@fastmsg.example", "", id="she, the other way round"),
        pytest.param("Calloway Family", "calloway77@fastmsg.example", "", id="whoever of the family"),
        pytest.param("tess@calloway.example", "calloway77@fastmsg.example", "", id="an address for a name"),
    ],
)
def test_another_name_before_the_address_is_somebody_elses(name: str, address: str, other: str) -> None:
    assert signed(BODY, name, address).other == other
    assert bool(signed(BODY, name, address).named) != bool(other)


@pytest.mark.parametrize(
    "below, name, first",
    [
        pytest.param("Rita", "", "Rita", id="signed"),
        pytest.param("", "Rita", "Rita", id="shown"),
        pytest.param("Rita", "Tess Calloway", "Rita", id="signed under her name"),
        pytest.param("Tess", "Rita", "", id="she signs"),
        pytest.param("Thanks Rita", "", "", id="who is thanked"),
        pytest.param("Biscuit", "", "", id="no first name"),
    ],
)
def test_a_first_name_alone_that_is_none_of_hers_is_told(below: str, name: str, first: str) -> None:
    assert signed(f"{BODY}\n\n{below}", name, "calloway77@fastmsg.example").first == first


def test_an_age_behind_a_name_is_no_part_of_it_however_far_behind() -> None:
    assert signed(f"{BODY}\n\nIvy    (aged 14)").close == "Ivy"
    assert signed(f"{BODY}\n\nIvy{' ' * 30}(14)").close == "Ivy"
