"""Who wrote, and about what: Walter's new matters are anybody's, and so is the mail of people about their own.

Nobody else is limited because Walter is: no relative, no namesake, nobody who writes for him by their office.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from restricted.walter import IRIS, SAYS_IT_AGAIN, THE_GATE, WALTER, WaltersHouse

from builders import LEAD
from mail.shapes.in_the_house import FIRST, SECOND

ACKNOWLEDGED = "complainant.acknowledgement.stage-1"


@pytest.fixture
def house(tmp_path: Path) -> WaltersHouse:
    """He may not complain of the hedge again: of that none is acknowledged."""
    house = WaltersHouse("wnwhl-2009", tmp_path)
    house.restricts("no-same-matter", household=["wife Maud Crake"])
    return house


def test_a_new_matter_is_a_case_like_anybodys_and_lifting_is_asked_about(house: WaltersHouse) -> None:
    heard = house.writes("2026-06-22 09:00", THE_GATE, subject="The gate")
    assert (heard.reference, house.to_walter()) == (SECOND, [ACKNOWLEDGED])
    assert house.flagged() == [IRIS, LEAD]
    assert house.lines()["About"].startswith("something new; ")
    assert house.lines()["Done"] == "the restriction does not cover it, so it is dealt with as anybody's"
    assert house.lines()["To decide"] == "since it is something new, whether the restriction is to be lifted"
    assert house.questions(SECOND) == ["restricted"]
    assert house.on_record() == [("new", True)]
    assert "heard join NH-26-0001 NH-26-0002" in house.shown()


def test_what_may_be_either_counts_as_new(house: WaltersHouse) -> None:
    unsure = "Nobody has come back to me and I am not happy with it at all. I want to complain."
    heard = house.writes("2026-06-22 09:00", unsure, subject="Complaint")
    assert (heard.reference, house.to_walter()) == (SECOND, [ACKNOWLEDGED])
    assert house.lines()["About"].startswith("perhaps something new, and it counts as that; ")
    assert house.on_record() == [("unsure", True)]


def test_from_his_sisters_account_it_is_still_him(house: WaltersHouse) -> None:
    text = f"It's me again from my sister's account, since you do not answer me. {SAYS_IT_AGAIN}"
    heard = house.writes("2026-06-22 09:00", text, sender="Joan Holt <joan.holt@holt.example>")
    assert (heard.reference, house.letters_to("joan.holt@holt.example")) == (FIRST, [])
    assert house.flag().startswith("Joan Holt <joan.holt@holt.example> is Walter Crake, whose contact is limited.")
    assert house.on_record() == [("same", False)]
    assert "heard restrict note 1 --new-matter 3" in house.shown(), "she has no number until then"


def test_what_is_told_to_an_account_of_another_lets_nobody_into_his_case(tmp_path: Path) -> None:
    house = WaltersHouse("wnwhl-2009", tmp_path)
    house.restricts("acknowledge-only")
    text = f"It's me again from my sister's account, since you do not answer me. {SAYS_IT_AGAIN}"
    house.writes("2026-06-22 09:00", text, sender="Joan Holt <joan.holt@holt.example>")
    assert house.letters_to("joan.holt@holt.example") == ["complainant.receipt.put-on-file"]
    assert house.subjects_to("joan.holt@holt.example") == ["We have received your message [NH-26-0001]"]
    assert house.lines()["Its writer is told"].startswith(
        "that it came and that a person reads it, and nothing of the limit"
    )
    house.writes("2026-07-01 09:00", SAYS_IT_AGAIN)
    assert house.to_walter() == [], "one is acknowledged while it holds, wherever it came from"


SOMEBODY_ELSE: dict[str, dict[str, Any]] = {
    "his wife, about a tap of her own": {
        "text": "My bathroom tap has been dripping for a month and nobody comes. I want to complain about it.",
        "subject": "Tap",
        "sender": "Maud Crake <maud@crake.example>",
        "signed": "\n\nMaud Crake\n14 Lime Grove",
    },
    "somebody of his name next door, about the lift": {
        "text": "The lift in Mill House is out of order again. I want to complain.",
        "subject": "Lift",
        "sender": "W Crake <wc@other.example>",
        "signed": "\n\nW. Crake\n2 Mill House",
    },
    "his neighbour, about noise at night": {
        "text": "The people above me play music until three at night and nothing is done. I want to complain.",
        "subject": "Noise",
        "sender": "Ola Berg <ola@berg.example>",
        "signed": "\n\nOla Berg\n16 Lime Grove",
    },
}


@pytest.mark.parametrize("who", SOMEBODY_ELSE)
def test_somebody_else_about_a_matter_of_their_own_is_limited_by_nothing_and_told_to_nobody(
    who: str, house: WaltersHouse
) -> None:
    text = SOMEBODY_ELSE[who]["text"]
    heard = house.writes("2026-06-22 09:00", text, **{k: v for k, v in SOMEBODY_ELSE[who].items() if k != "text"})
    assert (heard.reference, heard.letters) == (SECOND, (ACKNOWLEDGED,))
    assert heard.decision.verdicts.get("restricted") is None
    assert (house.flagged(), house.on_record()) == ([], [])


@pytest.mark.parametrize(
    "signed",
    [
        "\n\nWalter Crake\nSolicitor\n14 Lime Grove",
        "\n\nCllr Walter Crake\n14 Lime Grove",
        "\n\nWalter Crake\nCitizens Advice volunteer",
    ],
)
def test_what_stands_below_his_name_hides_no_mail_of_his(signed: str, house: WaltersHouse) -> None:
    heard = house.writes("2026-06-22 09:00", SAYS_IT_AGAIN, signed=signed)
    assert heard.decision.verdicts["restricted"] == "ask"
    assert (house.flagged(), house.on_record()) == ([IRIS, LEAD], [])
    assert house.lines()["Against it"].startswith("it is signed with an office")


FOR_HIM = "has complained to us about the hedge by the bin store. Please tell us what you have done about it."


@pytest.mark.parametrize(
    "sender, signed",
    [
        ("Jo Bell <jo.bell@ombudsman.example>", "\n\nJo Bell\nThe Ombudsman"),
        ("Casework <casework@ombudsman.example>", ""),
        ("Jean Dale MP <jean.dale@parliament.example>", "\n\nJean Dale MP"),
    ],
)
def test_the_ombudsman_and_a_member_who_write_for_him_are_never_limited(
    sender: str, signed: str, house: WaltersHouse
) -> None:
    text = f"Walter Crake of 14 Lime Grove {FOR_HIM}"
    heard = house.writes("2026-06-22 09:00", text, subject="Walter Crake", sender=sender, signed=signed)
    assert house.on_record() == [], "it is no contact of his"
    assert house.flagged() == [IRIS, LEAD], "once for each message"
    assert " and seems to write about Walter Crake, whose contact is limited." in house.flag()
    assert "it names them" in house.lines()["Shown because"]
    assert house.lines()["Done"].startswith("it is dealt with as anybody's, and no contact of theirs: ")
    assert house.shown() == ["heard why 3", "heard restrict show 1", f"heard case {heard.reference}"]


def test_of_a_members_mail_about_somebody_else_nobody_hears(house: WaltersHouse) -> None:
    text = (
        "Rose Ames of 3 Mill House has complained to us about the hedge by the bin store. Please tell us what you do."
    )
    house.writes("2026-06-22 09:00", text, sender="Jean Dale MP <jean.dale@parliament.example>", signed="\n\nJean Dale")
    assert house.flagged() == []


def test_where_an_entry_covers_everything_a_new_matter_is_a_case_like_anybodys_all_the_same(tmp_path: Path) -> None:
    house = WaltersHouse("wnwhl-2009", tmp_path)
    house.restricts("acknowledge-only", covers="everything", at_most="1 a week")
    house.writes("2026-06-22 08:00", SAYS_IT_AGAIN)
    heard = house.writes("2026-06-22 09:00", THE_GATE, subject="The gate")
    assert (heard.reference, house.to_walter()) == (SECOND, ["complainant.filed-no-action.any", ACKNOWLEDGED])
    assert house.lines()["Done"] == "its case goes on as anybody's would"
    house.writes("2026-06-29 08:00", SAYS_IT_AGAIN)
    assert house.to_walter()[2:] == ["complainant.filed-no-action.any"], "another week"


def test_what_is_new_uses_up_no_acknowledgement_of_the_week(tmp_path: Path) -> None:
    house = WaltersHouse("wnwhl-2009", tmp_path)
    house.restricts("acknowledge-only", covers="everything", at_most="1 a week")
    house.writes("2026-06-22 08:00", THE_GATE, subject="The gate")
    house.writes("2026-06-22 09:00", SAYS_IT_AGAIN)
    assert house.to_walter() == [ACKNOWLEDGED, "complainant.filed-no-action.any"]


def test_where_an_entry_covers_everything_and_lists_other_contacts_a_new_one_opens_and_is_not_acknowledged(
    tmp_path: Path,
) -> None:
    house = WaltersHouse("wnwhl-2009", tmp_path)
    house.restricts("no-same-matter", covers="everything", acknowledges=["same-matter"])
    heard = house.writes("2026-06-22 09:00", THE_GATE, subject="The gate")
    assert (heard.reference, house.to_walter()) == (SECOND, [])
    assert house.lines()["Its writer is told"] == "nothing; the entry has it not acknowledged (new-complaint)"
    assert house.on_record() == [("new", False)]


def test_where_an_entry_covers_everything_and_has_new_complaints_acknowledged_one_opens(tmp_path: Path) -> None:
    house = WaltersHouse("wnwhl-2009", tmp_path)
    house.restricts("no-same-matter", covers="everything", acknowledges=["new-complaint"])
    heard = house.writes("2026-06-22 09:00", THE_GATE, subject="The gate")
    assert (heard.reference, house.to_walter()) == (SECOND, [ACKNOWLEDGED])
    assert house.lines()["Its writer is told"] == "that it came; the entry lets it be acknowledged (new-complaint)"


def test_walters_own_thanks_are_told_and_counted_and_owe_nothing(house: WaltersHouse) -> None:
    house.writes("2026-06-22 09:00", "Thank you for your answer about the hedge.", subject="Thanks")
    assert house.letters_to(WALTER)[1:] == []
    assert len(house.flagged()) == 2
