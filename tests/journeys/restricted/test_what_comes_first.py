"""What comes before any limit: of these nothing is withheld, whatever Walter may not write about."""

from __future__ import annotations

from pathlib import Path

import pytest
from restricted.walter import ASKS_FOR_MORE, FILED, HEDY, IRIS, NORA, SAYS_IT_AGAIN, WaltersHouse

from builders import LEAD
from mail.shapes.in_the_house import FIRST

OPTIONS = ("no-same-matter", "acknowledge-only", "one-channel")


def a_house(option: str, tmp_path: Path) -> WaltersHouse:
    house = WaltersHouse("wnwhl-2009", tmp_path)
    house.restricts(option)
    return house


@pytest.mark.parametrize("option", OPTIONS)
def test_a_danger_is_told_at_once_and_the_mail_is_dealt_with_as_anybodys(option: str, tmp_path: Path) -> None:
    house = a_house(option, tmp_path)
    house.writes("2026-06-22 09:00", f"{ASKS_FOR_MORE} And there is a strong smell of gas in the hall.")
    names = house.place.letter_names()
    assert names.index("officer.notice.danger") < names.index("officer.notice.restricted")
    assert house.stage() == "stage-2", "the next stage opens as anybody's would"
    assert house.to_walter() == ["complainant.acknowledgement.stage-2"]
    assert house.lines()["Done"].endswith("since it may report a danger")


@pytest.mark.parametrize("option", OPTIONS)
def test_an_appeal_is_acknowledged_and_put_before_whoever_hears_appeals(option: str, tmp_path: Path) -> None:
    house = a_house(option, tmp_path)
    heard = house.writes("2026-06-22 09:00", "I wish to appeal against the restriction you have put on me.")
    assert len(house.to_walter()) == 1, "he is told that it came"
    assert house.flagged() == [IRIS, HEDY, LEAD]
    assert house.lines()["To decide"] == (
        "what becomes of the appeal against the restriction; Head of Service, Business Improvement (Hedy Head) decides "
        "on it, and not whoever decided on the restriction"
    )
    assert "restricted" in house.questions(str(heard.reference))
    assert 'heard restrict note 1 --no-appeal "..." --appeal-of 2026-06-22' in house.shown(), "it is on record already"
    assert [each["appeal"]["on"] for each in house.lists()] == ["2026-06-22"]


def test_a_question_about_the_restriction_goes_to_them_too(tmp_path: Path) -> None:
    house = a_house("no-same-matter", tmp_path)
    house.writes("2026-06-22 09:00", "How long am I restricted for? I have lost your letter about the hedge.")
    assert house.flagged() == [IRIS, HEDY, LEAD]
    assert len(house.to_walter()) == 1


def test_a_request_for_a_reasonable_adjustment_is_not_withheld(tmp_path: Path) -> None:
    house = a_house("no-same-matter", tmp_path)
    text = f"{ASKS_FOR_MORE} Please send your letters about it in large print, I cannot see the small ones."
    house.writes("2026-06-22 09:00", text)
    assert (house.stage(), house.to_walter()) == ("stage-2", ["complainant.acknowledgement.stage-2"])
    assert "something to be done another way that they need" in house.lines()["Done"]


def test_somebody_vulnerable_is_told_of_as_always_and_it_does_not_lift_the_limit(tmp_path: Path) -> None:
    house = a_house("no-same-matter", tmp_path)
    house.writes("2026-06-22 09:00", f"{SAYS_IT_AGAIN} I am 84 years old and cannot get past it with my frame.")
    assert "officer.notice.vulnerable" in house.place.letter_names()
    assert house.lines()["To weigh"] == ('it tells of somebody vulnerable ("I am 84 ..."), with a notice of its own')
    assert (house.to_walter(), house.stage()) == ([], "stage-1")


def test_that_somebody_vulnerable_is_worse_is_told_again_though_they_may_not_be_answered(tmp_path: Path) -> None:
    house = a_house("no-same-matter", tmp_path)

    def is_told(at: str, words: str) -> bool:
        before = house.place.letter_names().count("officer.notice.vulnerable")
        house.writes(at, f"{SAYS_IT_AGAIN} {words}")
        return house.place.letter_names().count("officer.notice.vulnerable") > before

    assert is_told("2026-06-22 09:00", "I am 84 years old.")
    assert not is_told("2026-06-22 12:00", "I am 84 years old."), "it was told that day"
    assert is_told("2026-06-22 15:00", "I have had a stroke."), "it is something else"
    assert is_told("2026-06-23 09:00", "I am 84 years old."), "it is another day"
    assert (house.to_walter(), house.stage()) == ([], "stage-1")


@pytest.mark.parametrize(
    "text",
    [
        "You limit me to one email a week. I want someone else to look at that.",
        "Who do I see about being put on your list?",
        "It's not fair that I can only write to one person, how do I challenge it?",
        "I appeal.",
        "Who decided that I cannot be answered? I want somebody over his head.",
        "I was told you won't reply to me about the hedge. I object.",
    ],
)
def test_an_appeal_in_plain_words_is_put_before_them_too(text: str, tmp_path: Path) -> None:
    house = a_house("no-same-matter", tmp_path)
    house.writes("2026-06-22 09:00", text)
    assert house.flagged() == [IRIS, HEDY, LEAD]
    is_on_record = house.lists()[0]["appeal"] is not None
    typed = '--no-appeal "..." --appeal-of 2026-06-22' if is_on_record else "--appeal 2026-06-22"
    assert f"heard restrict note 1 {typed}" in house.shown()


@pytest.mark.parametrize(
    "text, why",
    [
        ("The Ombudsman says that you must give me a final response.", "it tells that the Ombudsman has it"),
        ("Or else I shall go to the Ombudsman.", "it speaks of going to the Ombudsman"),
    ],
)
def test_a_right_that_no_limit_takes_is_not_withheld(text: str, why: str, tmp_path: Path) -> None:
    house = a_house("no-same-matter", tmp_path)
    house.writes("2026-06-22 09:00", f"{ASKS_FOR_MORE} {text}")
    assert (house.stage(), house.to_walter()) == ("stage-2", ["complainant.acknowledgement.stage-2"])
    assert why in house.lines()["Done"]


def test_so_is_a_request_for_what_is_held_about_them(tmp_path: Path) -> None:
    house = a_house("no-same-matter", tmp_path)
    house.writes("2026-06-22 09:00", f"{ASKS_FOR_MORE} I make a subject access request.")
    assert len(house.to_walter()) == 1, "he is told that it came"
    assert "it asks for what the law gives everybody a right to" in house.lines()["Done"]


@pytest.mark.parametrize(
    "text",
    [
        "My eyesight has gone, please phone me instead.",
        "I need eighteen point on yellow paper.",
        "I can't do email any more, my hands.",
        "A voice message would be easier, I can't read.",
    ],
)
def test_a_need_for_another_way_in_plain_words_is_not_withheld(text: str, tmp_path: Path) -> None:
    house = a_house("no-same-matter", tmp_path)
    house.writes("2026-06-22 09:00", f"{ASKS_FOR_MORE} {text}")
    assert (house.stage(), house.to_walter()) == ("stage-2", ["complainant.acknowledgement.stage-2"])
    assert "something to be done another way that they need" in house.lines()["Done"]


@pytest.mark.parametrize(
    "pack, option, letters, told",
    [
        ("west-kent-2011", "acknowledge-closed", [FILED], [IRIS, NORA, LEAD]),
        ("wnwhl-2009", "no-same-matter", [], [IRIS, LEAD]),
    ],
)
def test_fresh_evidence_is_filed_by_the_entry_and_put_before_whoever_decides_of_it(
    pack: str, option: str, letters: list[str], told: list[str], tmp_path: Path
) -> None:
    house = WaltersHouse(pack, tmp_path)
    house.restricts(option)
    house.writes(
        "2026-06-22 09:00",
        "About the hedge by the bin store. I have new evidence: photographs of 30 May, dated, that show it.",
    )
    assert (house.to_walter(), house.flagged(), house.stage()) == (letters, told, "stage-1")
    assert house.lines()["To decide"].startswith('it may hold fresh evidence ("I have new evidence')
    assert house.questions(FIRST) == ["restricted"], "somebody has to say what follows"
