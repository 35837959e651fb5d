"""A file that is not TOML, or no text at all, is told as one mistake on its line; nothing else comes of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from heard.casework.policy import Policy
from heard.datafiles.packs import load_policy, policy_from_text
from heard.errors import PolicyError
from weirside import A_PACK, mistakes_in, spoilt

FILE = "rules/policies/weirside/policy.toml"
A_LINE = A_PACK.count("\n") + 1
"""The line after the pack."""


def loaded(rules_dir: Path, octets: bytes) -> Policy:
    folder = rules_dir / "policies" / "weirside"
    folder.mkdir(parents=True)
    (folder / "policy.toml").write_bytes(octets)
    return load_policy("weirside", rules_dir)


def told(rules_dir: Path, octets: bytes) -> str:
    with pytest.raises(PolicyError) as error:
        loaded(rules_dir, octets)
    return str(error.value)


# -- What people do to quotes


@pytest.mark.parametrize(
    "right, wrong, mistake",
    [
        pytest.param(
            '"5 working days"',
            "“5 working days”",
            "policy.toml:60: has curly quotes. Type straight ones.",
            id="curly quotes",
        ),
        pytest.param(
            '"5 working days"',
            "‘5 working days’",
            "policy.toml:60: has curly quotes. Type straight ones.",
            id="curly single quotes",
        ),
        pytest.param(
            '"5 working days"',
            '"5 working days”',
            "policy.toml:60: has curly quotes. Type straight ones.",
            id="only the second is curly",
        ),
        pytest.param(
            '["Mon", "Tue"]',
            '["Mon", “Tue”]',
            "policy.toml:14: has curly quotes. Type straight ones.",
            id="curly quotes in a list",
        ),
        pytest.param(
            '"5 working days"',
            '"5 working days',
            "policy.toml:60: has a quote that is not closed. Write the second one.",
            id="no second quote",
        ),
        pytest.param(
            '"5 working days"',
            '5 working days"',
            "policy.toml:60: has a quote that is not closed. Write the second one.",
            id="no first quote",
        ),
        pytest.param(
            '"5 working days"',
            '"""5 working days',
            "policy.toml:60: has a quote that is not closed. Write the second one.",
            id="three quotes that go on to the end",
        ),
        pytest.param(
            '"Weirside Homes"',
            "'The tenant's landlord'",
            "policy.toml:5: has a quote inside a text, which ends the text. "
            "Write the text between double quotes, and single ones inside it, or the other way round.",
            id="an apostrophe between single quotes",
        ),
        pytest.param(
            '"weirside"',
            "weirside",
            "policy.toml:4: is not TOML: Invalid value, column 6. A text stands between quotes.",
            id="no quotes",
        ),
        pytest.param(
            '"5 working days"',
            "5 working days",
            "policy.toml:60: is not TOML: Expected newline or end of document after a statement, column 12. "
            "A text stands between quotes.",
            id="no quotes, and a number first",
        ),
    ],
)
def test_quotes_as_people_type_them(right, wrong, mistake):
    assert mistakes_in(spoilt(right, wrong)) == [mistake]


def test_curly_quotes_inside_a_text_are_nobodys_mistake():
    assert policy_from_text(spoilt('"Weirside Homes"', '"Weirside’s “Homes”"')).title == "Weirside’s “Homes”"


# -- What stands twice


@pytest.mark.parametrize(
    "more, mistake",
    [
        pytest.param("[calendar]\n", "[calendar] stands twice: on line 11, too. Put both under one.", id="a section"),
        pytest.param(
            '[clock."acknowledge"]  # again\n',
            "[clock.acknowledge] stands twice: on line 57, too. Put both under one.",
            id="a section of two names, written another way",
        ),
        pytest.param(
            "[reading.other]\n[reading.other]\n",
            "[reading.other] stands twice: on line 187, too. Put both under one.",
            id="a section of an entry",
        ),
    ],
)
def test_a_section_that_stands_twice(more, mistake):
    line = A_LINE + more.count("\n") - 1
    assert mistakes_in(A_PACK + more) == [f"policy.toml:{line}: {mistake}"]


@pytest.mark.parametrize(
    "more, mistake",
    [
        pytest.param("why = 'x'\n", "why stands twice in the same section. Keep one.", id="a key"),
        pytest.param("x = {a = 1, a = 2}\n", "'a' stands twice between the same braces. Keep one.", id="in braces"),
        pytest.param("[pack.id]\n", "[pack.id] is a value already. Keep one of the two.", id="a value and a section"),
    ],
)
def test_a_key_that_stands_twice(more, mistake):
    assert mistakes_in(A_PACK + more) == [f"policy.toml:{A_LINE}: {mistake}"]


def test_a_list_without_an_end_is_told_at_the_end():
    assert mistakes_in('[pack]\nid = "a"\nnames = [\n  "b",\n') == ["policy.toml:5: is not TOML: Invalid value."]


# -- What no pack needs


DEEP = "goes more than 20 levels deep. Count the brackets, and the points in names."
LONG = "has a number too long to be read. Write a shorter one, or put it between quotes."


@pytest.mark.parametrize(
    "value, mistake",
    [
        pytest.param("[" * 500 + "]" * 500, DEEP, id="500 brackets"),
        pytest.param("[" * 30 + "]" * 30, DEEP, id="30 brackets"),
        pytest.param("{a = " * 500 + "1" + "}" * 500, DEEP, id="500 braces"),
        pytest.param("9" * 5000, LONG, id="5,000 digits"),
        pytest.param("9" * 20, LONG, id="20 digits"),
        pytest.param("0x" + "f" * 5000, LONG, id="5,000 digits of another kind"),
        pytest.param("1e99999999999999999999", LONG, id="more than all there is"),
    ],
)
def test_a_value_without_end(value, mistake):
    assert mistakes_in(f"{A_PACK}x = {value}\n") == [f"policy.toml:{A_LINE}: {mistake}"]


def test_a_name_without_end():
    assert mistakes_in(f"{A_PACK}[{'.'.join(['a'] * 5000)}]\n") == [f"policy.toml:{A_LINE}: {DEEP}"]


# -- What is no text


def test_the_mark_that_editors_begin_a_file_with_is_no_part_of_it(tmp_path):
    assert loaded(tmp_path, b"\xef\xbb\xbf" + A_PACK.encode()).text == A_PACK


def test_another_alphabet_is_told_with_its_line(tmp_path):
    octets = A_PACK.replace('"Two stages."', '"Zoë knows."').encode("latin-1")
    assert told(tmp_path, octets) == f"{FILE}:9: is not UTF-8: 0xeb is no letter in it. Save it as UTF-8 text."


@pytest.mark.parametrize("coding", ["utf-16", "utf-16-be"])
def test_a_text_of_two_octets_a_letter(tmp_path, coding):
    assert told(tmp_path, A_PACK.encode(coding)) == (
        f"{FILE}:1: has a NUL in it, which no text has. Save it as UTF-8 text."
    )


def test_a_nul_is_told_with_its_line(tmp_path):
    octets = A_PACK.replace("Two stages", "Two\0stages").encode()
    assert told(tmp_path, octets) == f"{FILE}:9: has a NUL in it, which no text has. Save it as UTF-8 text."


def test_a_nul_in_a_text_kept_in_the_database():
    (mistake,) = mistakes_in(A_PACK.replace("Two stages", "Two\0stages"))
    assert mistake.startswith("policy.toml:9: is not TOML: ")


def test_a_file_of_a_megabyte_is_no_pack(tmp_path):
    octets = A_PACK.encode() + b"#" * 1_000_000
    assert told(tmp_path, octets) == f"{FILE}: is larger than 1 MB. Look whether it is the right file."


def test_a_folder_in_the_place_of_the_file(tmp_path):
    (tmp_path / "policies" / "weirside" / "policy.toml").mkdir(parents=True)
    with pytest.raises(PolicyError) as error:
        load_policy("weirside", tmp_path)
    assert str(error.value) == f"{FILE}: cannot be read: Is a directory. Put the file there, or make it readable."
