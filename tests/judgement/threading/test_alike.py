"""How alike two texts are in what they are about."""

from __future__ import annotations

import time

import pytest

from heard.judgement.threading.alike import Commonness, alike, matter_of, words_about, words_in


def rare(_: str) -> float:
    return 1.0


@pytest.mark.parametrize(
    "one, other",
    [
        pytest.param("leaking", "leaks", id="endings"),
        pytest.param("Wiśniewska", "wisniewska", id="accents and capitals"),
        pytest.param("plumber's", "plumbers", id="apostrophes"),
        pytest.param("gutters", "gutter", id="one and many"),
        pytest.param("batteries", "battery", id="one and many with another letter"),
        pytest.param("£60", "£60", id="sums"),
    ],
)
def test_the_same_word(one: str, other: str) -> None:
    assert words_in(one)
    assert words_in(one).keys() == words_in(other).keys()


@pytest.mark.parametrize(
    "text",
    [
        "I am and you were, and it has been so since then",
        "A. B. C.",
        "anna.p@post.example",
        "https://www.northgate.example/complaints/gutter",
        "Sent from my telephone",
        "Get AnyMail for Phones",
    ],
)
def test_what_says_nothing_of_a_matter(text: str) -> None:
    assert words_in(text) == {}


def test_what_every_letter_says_weighs_little() -> None:
    weights = words_in("complaint letter gutter")
    assert weights["complaint"] == weights["lett"] < weights["gutt"]


@pytest.mark.parametrize(
    "text, left",
    [
        pytest.param("bins not the garage", {"bin"}, id="not the garage"),
        pytest.param("nothing to do with the boiler, the lift", {"lift"}, id="nothing to do with the boiler"),
        pytest.param("Nie parking. Bathroom", {"bathroom"}, id="in Polish"),
    ],
)
def test_what_a_message_says_it_is_not_about(text: str, left: set[str]) -> None:
    assert set(words_about(text)) == left


CASE = matter_of("The gutter above my door leaks onto the step, and the step is green with moss.")


def test_an_answer_of_one_word_is_alike_and_another_matter_is_not() -> None:
    assert alike(words_about("gutter"), CASE, rare).shared > 1
    assert alike(words_about("the boiler has lost pressure again"), CASE, rare).shared == 0


def test_a_word_that_all_cases_of_a_person_have_tells_little_between_them() -> None:
    other = matter_of("The gutter at the back")
    alone, beside = (alike(words_about("gutter"), CASE, rare, others) for others in ([], [other]))
    assert beside.shared < alone.shared / 2


def test_a_word_that_many_cases_have_tells_little_of_any() -> None:
    lately = [(f"NH-26-{n:04}", "the lift at Linden Tower is out of order") for n in range(10)]
    common = Commonness([*lately, ("NH-26-0099", "gutter")])
    assert common.rarity("NH-26-0050")("lift") < 0.1
    assert common.rarity("NH-26-0099")("gutt") == 1.0


def test_the_words_of_the_case_itself_do_not_make_them_common() -> None:
    lately = [("NH-26-0001", "gutter"), *((f"NH-26-{n:04}", "lift") for n in range(2, 8))]
    assert Commonness(lately).rarity("NH-26-0001")("gutt") == 1.0


def test_of_a_few_cases_nothing_is_known_of_what_is_common() -> None:
    common = Commonness([("NH-26-0001", "gutter"), ("NH-26-0002", "gutter")])
    assert common.rarity("")("gutt") == 1.0


@pytest.mark.parametrize(
    "first, then",
    [
        pytest.param([("NH-26-0009", "lift")], [], id="it came too long ago"),
        pytest.param([("NH-26-0009", "lift")], [("NH-26-0009", "bins")], id="another mail of the case came instead"),
        pytest.param([("NH-26-0009", "")], [("NH-26-0009", "lift")], id="it was read at last"),
        pytest.param([("NH-26-0009", "lift")], [("NH-26-0008", "lift")], id="it was put on another case"),
        pytest.param([("NH-26-0009", "lift")], [("NH-26-0009", "lift"), ("NH-26-0009", "lift")], id="one more came"),
    ],
)
def test_what_is_common_is_told_by_what_came_lately_and_by_nothing_before(
    first: list[tuple[str, str]], then: list[tuple[str, str]]
) -> None:
    others = [(f"NH-26-{n:04}", text) for n, text in enumerate(("lift", "gutter", "lift", "damp", "noise"))]
    common = Commonness([*first, *others])
    common.move_on([*then, *others])
    for word in ("lift", "gutt", "bin"):
        assert common.rarity("NH-26-0001")(word) == Commonness([*then, *others]).rarity("NH-26-0001")(word)


@pytest.mark.parametrize("text", ["a" * 100_000, "gutter " * 15_000, "@" * 100_000, "not the " * 12_000, "£" * 100_000])
def test_a_hostile_text_takes_no_time(text: str) -> None:
    begun = time.process_time()
    words_about(text)
    assert time.process_time() - begun < 2
