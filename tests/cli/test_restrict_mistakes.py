"""What is wrong with what is typed of a restriction: all of it at once, a line each, and nothing is entered."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.a_register import ADA, BY_WHOM_IT_IS, ask, entry

LOOKED_AT = ("review", "1", "--on", "2026-11-20", "--why", "Looked at")


def lines(site: Path, *words: str) -> list[str]:
    """Return what is told of what was typed, which is wrong, a line each."""
    code, said = ask(site, *words, width=400)
    assert code == 2, said
    return said.strip().splitlines()


def test_every_mistake_is_told_at_once_a_line_each(site: Path) -> None:
    told = lines(site, "add", "--from", "soon", "--ground", "challenging an outcome", "--record", "whyy=x")
    assert {line.partition(":")[0] for line in told} == {
        "--from", "--person", "--option", "--case", "--decided-by", "--decided-on", "--ground", "--record",
    }  # fmt: skip
    assert ask(site, "show", "2")[0] == 2


def test_what_the_register_has_against_it_is_told_with_the_rest(site: Path) -> None:
    told = lines(site, "add", *ADA, "--case", "NG-24-0311", "--address", "ray@btmail.example", "--warned", "soon")
    assert [line.partition(":")[0] for line in told] == ["--decided-by", "--warned", "--case", "--address"]


@pytest.mark.parametrize(
    "words, told",
    [
        pytest.param(("decide", "1", "--by", "improvement-manager", "--on"), "--on", id="decided"),
        pytest.param(("add", *ADA, *BY_WHOM_IT_IS, "--decided-on"), "--decided-on", id="entered as decided"),
        pytest.param(("add", *ADA, *BY_WHOM_IT_IS, "--warned"), "--warned", id="warned as it is entered"),
        pytest.param(("note", "1", "--warned"), "--warned", id="warned"),
        pytest.param(("note", "1", "--letter"), "--letter", id="written to"),
        pytest.param(("note", "1", "--appeal"), "--appeal", id="appealed"),
        pytest.param(("note", "1", "--appeal-outcome", "upheld", "--on"), "--on", id="an appeal decided"),
        pytest.param(("review", "1", "--keep", "--why", "Looked at", "--on"), "--on", id="looked at"),
        pytest.param(("lift", "1", "--why", "Quiet", "--on"), "--on", id="lifted"),
    ],
)
def test_nothing_has_happened_on_a_day_to_come(site: Path, words: tuple[str, ...], told: str) -> None:
    [line] = lines(site, *words, "2098-01-01")
    assert line.startswith(f"{told}: 2098-01-01 is still to come")


@pytest.mark.parametrize(
    "words, told",
    [
        pytest.param(
            ("review", "1", "--keep", "--on", "2026-11-20", "--why", "x", "--review-on"), "--review-on", id="a"
        ),
        pytest.param(("review", "1", "--change", "--on", "2026-11-20", "--why", "x", "--until"), "--until", id="b"),
        pytest.param(("lift", "1", "--why", "Quiet", "--on"), "--on", id="c"),
        pytest.param(("note", "1", "--appeal"), "--appeal", id="d"),
    ],
)
def test_a_day_lies_where_there_are_days_before_and_after_it(site: Path, words: tuple[str, ...], told: str) -> None:
    for day, side in (("9999-12-31", "after"), ("0001-01-01", "before")):
        assert lines(site, *words, day) == [
            f"{told}: {day} is {side} any day that the register has. Take one from 2000-01-01 to 2099-12-31."
        ]


def test_a_restriction_begins_and_ends_on_such_days_too(site: Path) -> None:
    far = [{"2026-11-02": "9999-12-31", "2099-03-01": "0001-01-01"}.get(word, word) for word in ADA[:-6]]
    told = lines(site, "add", *far, "--decided-on", "2026-11-02", *BY_WHOM_IT_IS)
    assert [line.partition(":")[0] for line in told] == ["--from", "--until"]
    assert ask(site, "show", "2")[0] == 2, "nothing of it was entered"


def test_an_appeal_that_is_on_record_wipes_no_outcome(site: Path) -> None:
    assert ask(site, "note", "1", "--appeal", "2026-11-01")[0] == 0
    assert ask(site, "note", "1", "--appeal-outcome", "not-upheld", "--on", "2026-11-20")[0] == 0
    for day, why in (("2026-11-01", "is on the record of restriction 1 already"), ("2026-11-10", "was decided on")):
        [line] = lines(site, "note", "1", "--appeal", day)
        assert why in line
    assert entry(site, 1)["appeal"]["decided_on"] == "2026-11-20"
    assert ask(site, "note", "1", "--appeal", "2026-11-21")[0] == 0
    assert entry(site, 1)["appeal"] == {"on": "2026-11-21", "decided_on": None, "upheld": None}


def test_nobody_decided_on_a_proposal_before_it_was_made(site: Path) -> None:
    assert ask(site, "add", *ADA, "--decided-by", "owning-officer")[0] == 1
    [line] = lines(site, "decide", "2", "--by", "improvement-manager", "--on", "2026-11-01")
    assert "restriction 2 was proposed on 2026-11-02" in line


def test_an_entry_that_names_no_case_is_not_made_to_cover_one(site: Path) -> None:
    assert ask(site, "add", *ADA, *BY_WHOM_IT_IS)[0] == 1
    change = ("review", "2", "--change", "--on", "2026-11-20", "--why", "Less", "--covers", "case")
    [line] = lines(site, *change)
    assert line.startswith("--covers case: restriction 2 names no case")


def test_a_number_that_is_out_of_range_is_refused_in_one_line(site: Path) -> None:
    for words in (("note", "1", "--answered", "9" * 20), ("lift", "9" * 20, "--on", "2026-11-20", "--why", "Quiet")):
        [line] = lines(site, *words)
        assert "is no number of" in line


def test_a_review_of_a_proposal_lets_nothing_go_on(site: Path) -> None:
    assert ask(site, "add", *ADA, "--decided-by", "owning-officer")[0] == 1
    keep = ("review", "2", "--keep", "--on", "2026-11-20", "--why", "Waits")
    assert "is still a proposal that limits nothing" in ask(site, *keep, width=200)[1]


def test_a_review_for_a_day_that_is_over_is_refused_in_one_line(site: Path) -> None:
    [line] = lines(
        site, "review", "1", "--keep", "--on", "2025-08-01", "--why", "Looked at", "--review-on", "2025-09-01"
    )
    assert "is over" in line


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(("lift", "1", "--on", "2026-11-20", "--why", "..."), id="dots, as a command shows them"),
        pytest.param(("lift", "1", "--on", "2026-11-20", "--why", " "), id="a blank"),
        pytest.param((*LOOKED_AT[:-1], "-", "--keep"), id="a dash"),
        pytest.param(("note", "1", "--not-warned", "..."), id="why nobody warned them"),
        pytest.param(("note", "1", "--record", "why=..."), id="a part of the record"),
        pytest.param(("note", "1", "--ground", "..."), id="a ground"),
    ],
)
def test_a_reason_that_says_nothing_is_refused(site: Path, words: tuple[str, ...]) -> None:
    [line] = lines(site, *words)
    assert "says nothing" in line


@pytest.mark.parametrize(
    "words, told",
    [
        (("--keep", "--at-most", "1 a week", "--says", "Less"), "--keep: beside it --at-most, --says would change"),
        (("--lift", "--until", "2099-01-31"), "--lift: beside it --until would change"),
        (("--change", "--review-on", "2026-12-20"), "--change: nothing is said that changes"),
        (("--keep", "--reason", "Abroad"), "--reason: says why a review is late, and no day is given"),
        (("--keep", "--lift"), "--keep, --change, --lift: there is --keep and --lift"),
        ((), "--keep, --change, --lift: there is none of the three"),
    ],
)
def test_what_would_have_no_effect_in_a_review_is_refused(site: Path, words: tuple[str, ...], told: str) -> None:
    [line] = lines(site, *LOOKED_AT, *words)
    assert line.startswith(told)


def test_a_day_without_the_outcome_it_is_of_is_refused(site: Path) -> None:
    [line] = lines(site, "note", "1", "--appeal", "2026-11-10", "--on", "2026-11-12")
    assert line.startswith("--on: is the day an appeal was decided")


def test_a_word_that_is_nearly_an_option_is_refused_unless_it_is_said_to_be_their_own(site: Path) -> None:
    mistyped = [word if word != "no-same-matter" else "no-same-mater" for word in ADA] + [*BY_WHOM_IT_IS]
    [line] = lines(site, "add", *mistyped)
    assert "Did you mean 'no-same-matter'?" in line
    assert "--own-word" in line
    assert ask(site, "add", *mistyped, "--own-word")[0] == 1
    assert entry(site, 2)["option"] == "no-same-mater"


def test_two_addresses_in_one_are_said_to_be_two(site: Path) -> None:
    words = ("add", *ADA, *BY_WHOM_IT_IS, "--address", "a@moss.example, b@moss.example")
    assert lines(site, *words) == [
        "--address: 'a@moss.example, b@moss.example' is more than one address. Say --address for each of them."
    ]


def test_contact_goes_through_an_officer_of_the_landlords_and_the_officers_are_named(site: Path) -> None:
    [line] = lines(site, "add", *ADA, *BY_WHOM_IT_IS, "--named-contact", "nobody@else.example")
    assert "nobody@else.example is no officer of yours" in line
    assert "helen.braithwaite@northgate.example" in line
    [line] = lines(site, *LOOKED_AT, "--change", "--named-contact", "nobody@else.example")
    assert line.startswith("--named-contact")
    officer = ("--named-contact", "Helen.Braithwaite@northgate.example")
    assert ask(site, "add", *ADA, *BY_WHOM_IT_IS, *officer)[0] == 1
    assert entry(site, 2)["named_contact"] == "helen.braithwaite@northgate.example"


@pytest.mark.parametrize(
    "words, told",
    [
        (("none", "same-matter"), "'none' means that no contact is acknowledged, and other sorts stand beside it"),
        (("by-option", "none"), "'by-option' means that the option decides which are, and other sorts stand beside it"),
        (("nothing",), "'nothing' is no sort of contact. Known here: same-matter, new-complaint, escalation, "),
    ],
)
def test_which_contacts_are_acknowledged_is_one_thing_or_the_other(
    site: Path, words: tuple[str, ...], told: str
) -> None:
    [line] = lines(site, *LOOKED_AT, "--change", *(part for word in words for part in ("--acknowledges", word)))
    assert line.startswith(f"--acknowledges: {told}")


def test_by_option_is_a_word_of_reviews_alone(site: Path) -> None:
    [line] = lines(site, "add", *ADA, *BY_WHOM_IT_IS, "--acknowledges", "by-option")
    assert line == "--acknowledges: by-option is for a review. Left out, the option decides."
    assert ask(site, *LOOKED_AT, "--change", "--acknowledges", "none")[0] == 0
    assert entry(site, 1)["acknowledges"] == []
    assert ask(site, *LOOKED_AT, "--change", "--acknowledges", "by-option")[0] == 0
    assert entry(site, 1)["acknowledges"] is None


def test_of_a_note_of_several_parts_all_are_noted_or_none_and_each_objection_is_told(site: Path) -> None:
    told = lines(
        site, "note", "1", "--record", "why=Forty mails", "--appeal-outcome", "upheld", "--on", "2026-11-12",
        "--answered", "7",
    )  # fmt: skip
    assert told == [
        "restriction 1: there is no appeal that waits for an outcome",
        "--answered 7: nothing that waits was asked of it about a restriction",
    ]
    assert "why" in entry(site, 1)["missing"]


def test_nothing_to_note_and_a_letter_without_its_day_are_wrong(site: Path) -> None:
    assert lines(site, "note", "1") == ["nothing to note; heard restrict note --help lists what can be"]
    [line] = lines(site, "note", "1", "--letter-says", "why")
    assert "--letter DATE" in line


def test_all_that_is_wrong_with_a_file_is_told_at_once_each_with_its_line(site: Path) -> None:
    (site / "more.toml").write_text(
        '[[restricted]]\nperson = "Cy Vane"\noption = "acknowledge-onl"\ncovers = "evrything"\nfrom = 2026-13-02\n'
        'decided_by = "improvement-manger"\ndecided_on = 2026-05-01\n',
        encoding="utf-8",
    )
    code, said = ask(site, "import", "more.toml", width=400)
    assert code == 78
    assert {line.partition(" restricted[0].")[0] for line in said.strip().splitlines()} == {
        "more.toml: line 3:", "more.toml: line 4:", "more.toml: line 5:", "more.toml: line 6:",
    }  # fmt: skip
    assert "'2026-13-02' is no day: there is no month 13" in said


@pytest.mark.parametrize("words", [("show", "x"), ("note", "1", "--answered", "x"), ("note", "x", "--answered", "1")])
def test_what_is_no_number_is_told_in_one_line(site: Path, words: tuple[str, ...]) -> None:
    [line] = lines(site, *words)
    assert line.startswith("'x' is no number of a")
