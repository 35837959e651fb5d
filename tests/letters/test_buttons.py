"""A button opens the mail it should, in any mail program, and cannot be made to carry anything else."""

from __future__ import annotations

from urllib.parse import parse_qs, unquote

import pytest

from heard.letters.buttons import LONGEST, SEND, Button, Opening, button, opening

MAILBOX = "complaints@northgate.example"
CASE = "NH-26-0042"
GIVEN = "hk1-7kq3-f9wd-2mzx-b8tr-6n4c"


def made(words: str = "close upheld", **changes: object) -> Button:
    usual: dict[str, object] = {"mailbox": MAILBOX, "reference": CASE, "token": GIVEN}
    return button("Close as upheld", words, **(usual | changes))


def opened(pressed: Button | Opening) -> tuple[str, str, list[str]]:
    """Return the address, the subject and the lines of the mail that a mail program opens (RFC 6068)."""
    to, _, fields = pressed.mailto.removeprefix("mailto:").partition("?")
    said = parse_qs(fields.replace("+", "%2B"), strict_parsing=True)
    assert sorted(said) == ["body", "subject"]
    return unquote(to), said["subject"][0], said["body"][0].split("\r\n")


def test_the_mail_it_opens_says_the_command_in_words_and_carries_what_was_given():
    assert opened(made()) == (
        MAILBOX,
        f"close upheld [{CASE}] {GIVEN}",
        ["close upheld", "", "Press Send. heard answers with what it did.", GIVEN],
    )


def test_what_has_to_be_filled_in_stands_below_the_command():
    pressed = made("extend", asks=("until: [day]", "because: [why]"))
    assert opened(pressed)[2][:4] == ["extend", "until: [day]", "because: [why]", ""]
    assert pressed.asks == ("until: [day]", "because: [why]")


def test_on_no_case_there_is_no_reference():
    assert opened(made("new case", reference=None))[1] == f"new case {GIVEN}"


@pytest.mark.parametrize(
    "words", ["extend to 5 Dec, agreed", "50% & more = ?", "it's \u201cso\u201d: #1", "caf\u00e9 + tea"]
)
def test_nothing_in_it_stands_unencoded(words):
    pressed = made(words)
    assert set(pressed.mailto.partition("?")[2].replace("&body", "", 1)) <= set(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~%="
    ), "a web mail once cut what came after a comma"
    assert opened(pressed)[1].startswith(words)


def test_an_address_with_a_plus_or_an_ampersand_stays_what_it_is():
    pressed = made(mailbox="complaints+a&b@northgate.example")
    assert pressed.mailto.startswith("mailto:complaints%2Ba%26b@northgate.example?subject=")


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"words": "close\r\nBcc: a@else.example"}, id="a line end in the command"),
        pytest.param({"words": ""}, id="no command"),
        pytest.param({"token": "hk1\nx"}, id="a line end in what was given"),
        pytest.param({"token": " "}, id="nothing given"),
        pytest.param({"reference": "NH-26\x000042"}, id="a nought in the reference"),
        pytest.param({"asks": ("because: \u2028x",)}, id="a line separator in what is asked"),
        pytest.param({"asks": ("because: \u202ex",)}, id="writing turned round"),
        pytest.param({"mailbox": "complaints@northgate.example?cc=a@else.example"}, id="more than an address"),
        pytest.param({"mailbox": "complaints@northgate.example\r\nBcc: a@else.example"}, id="a header in the address"),
        pytest.param({"mailbox": "no address"}, id="no address"),
    ],
)
def test_what_no_button_is_made_of(changes):
    with pytest.raises(ValueError):
        made(**changes)


def test_a_label_with_a_mark_of_ours_in_it_is_refused():
    with pytest.raises(ValueError, match="is not a line"):
        button("Close \ue0000", "close", mailbox=MAILBOX, reference=CASE, token=GIVEN)


def test_the_longest_that_there_can_be_still_fits():
    longest = made(
        "it was: decision at stage-2-independent-review-panel, partly upheld, and resolved in recovery",
        mailbox=f"{'complaints' * 6}@{'northgate-homes-and-communities.' * 4}example",
        reference="NORTHGATE-HOMES-26-000042",
        token=f"hk1-{'7kq3-' * 14}x",
        asks=("until: [the day, such as 5 December]", "because: [why it needs longer]", "agreed: [yes or no]"),
    )
    assert len(longest.mailto) < LONGEST


def test_the_name_of_somebody_in_another_script_still_fits():
    assert len(made(f"assign to {'Żółć-Łęcka ' * 10}".strip()).mailto) < LONGEST


def test_nothing_is_cut_where_it_does_not_fit():
    with pytest.raises(ValueError, match=f"has to be below {LONGEST}"):
        made("note: " + "x" * LONGEST)


def test_the_limit_to_a_character():
    room = LONGEST - 1 - len(made(asks=("x",)).mailto)
    assert len(made(asks=("x" * (room + 1),)).mailto) == LONGEST - 1
    with pytest.raises(ValueError, match="1800 characters"):
        made(asks=("x" * (room + 2),))


def test_a_reference_opens_a_mail_that_carries_what_was_given_and_has_no_command_in_it():
    to, subject, lines = opened(opening("NH-26-0042", mailbox=MAILBOX, token=GIVEN))
    assert (to, subject) == (MAILBOX, f"[NH-26-0042] {GIVEN}")
    assert lines == ["", "", SEND, GIVEN]


@pytest.mark.parametrize("changes", [{"token": ""}, {"token": "hk01\nBcc: x"}, {"mailbox": "no address"}])
def test_what_no_reference_opens(changes):
    with pytest.raises(ValueError, match="a button can"):
        opening("NH-26-0042", **{"mailbox": MAILBOX, "token": GIVEN, **changes})
