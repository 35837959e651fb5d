"""Every option of every pack: Walter asks for more about the hedge, and what then happens is what the option is for.

The contact comes on Monday 22 June 2026, in the first week of the restriction.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from restricted.walter import (
    ASKS_FOR_MORE,
    FILED,
    IRIS,
    SAYS_IT_AGAIN,
    TOLD,
    WALTER,
    WaltersHouse,
)

from builders import LEAD, OFFICER
from heard.datafiles.locate import rules_dir
from heard.datafiles.packs import pack_names
from policies.story import the_policy

STAGE_2 = "complainant.acknowledgement.stage-2"
EVERY_OPTION = {
    # Pack and option: the letter to him, the stage his case is at afterwards, and what his letter or its lack rests on.
    ("wnwhl-2009", "time-limits"): (STAGE_2, "stage-2", "limits nothing of mail"),
    ("wnwhl-2009", "fewer-calls"): (STAGE_2, "stage-2", "limits nothing of mail"),
    ("wnwhl-2009", "witness"): (STAGE_2, "stage-2", "limits nothing of mail"),
    ("wnwhl-2009", "one-channel"): (None, "stage-1", "(route-to-named-person) has none acknowledged"),
    ("wnwhl-2009", "no-same-matter"): (None, "stage-1", "(no-case-same-matter) has none acknowledged"),
    ("wnwhl-2009", "acknowledge-only"): (FILED, "stage-1", "has one acknowledged while it holds"),
    ("feedback-2018", "other"): ("complainant.receipt.stage-2", "stage-2", "limits nothing of mail"),
    ("wdh-2022", "limit-contact"): (None, "stage-1", "(route-to-named-person) has none acknowledged"),
    ("wdh-2022", "close-complaint"): (None, "stage-1", "(close-case) has none acknowledged"),
    ("wdh-2022", "handle-differently"): (STAGE_2, "stage-2", "limits nothing of mail"),
    ("group-2008", "refuse"): (FILED, "complaint", "has one acknowledged while it holds"),
    ("group-2008", "manage-differently"): ("complainant.receipt.appeal", "appeal", "limits nothing of mail"),
    ("west-kent-2011", "agreement"): (None, "stage-1", "(route-to-named-person) has none acknowledged"),
    ("west-kent-2011", "acknowledge-closed"): (FILED, "stage-1", "has one acknowledged while it holds"),
    ("hos-code-2024", "as-policy"): (None, "stage-1", "(route-to-named-person) has none acknowledged"),
}
STOPS = [each for each, (_, stage, _) in EVERY_OPTION.items() if stage in ("stage-1", "complaint")]


def test_every_option_of_every_pack_is_played() -> None:
    options = {name: the_policy(name).restriction for name in pack_names(rules_dir())}
    assert set(EVERY_OPTION) == {(name, each) for name, rule in options.items() if rule for each in rule.options}


@pytest.mark.parametrize("pack, option", EVERY_OPTION)
def test_he_asks_for_more_about_the_hedge(pack: str, option: str, tmp_path: Path) -> None:
    letter, stage, because = EVERY_OPTION[pack, option]
    house = WaltersHouse(pack, tmp_path)
    house.restricts(option)
    heard = house.writes("2026-06-22 09:00", ASKS_FOR_MORE)
    # His letter, or none, and his case.
    assert house.to_walter() == ([letter] if letter else [])
    assert (heard.reference, house.stage(), house.case()["status"]) == ("NH-26-0001", stage, "open")
    # The flag: to whom, and what it says.
    assert house.flagged() == TOLD[pack]
    told = house.lines()
    assert house.flag().startswith(f"Walter Crake <{WALTER}> is Walter Crake, whose contact is limited.")
    assert told["It says"].startswith('"The hedge by the bin store is as tall as ever.')
    assert told["About"].startswith("what is limited; ")
    assert told["Its writer is told"].startswith("that it came; " if letter else "nothing; ")
    assert told["Its writer is told"].endswith(because)
    assert told["So far"] == "no contacts before it since 16 June 2026"
    assert told["Limited by"].startswith(f"restriction 1, {option} (")
    rule = the_policy(pack).restriction
    assert rule is not None
    assert told["Clause"] == rule.clause
    # The record.
    assert house.on_record() == [("same", letter is not None)]
    assert house.counted() == ((1, 0) if letter else (0, 1))
    [entry] = house.lists()
    made = {"answered": house.counted()[0], "not_answered": house.counted()[1], "matters": {"same": 1}}
    assert (entry["option"], entry["state"], entry["contacts"]) == (option, "holds", made)
    assert "a contact under restriction 1, about what it covers" in house.why(3)
    assert f"[{rule.clause}]" in house.why(3)


@pytest.mark.parametrize("pack, option", STOPS)
def test_where_it_is_only_filed_every_answer_is_due_as_before_and_nothing_is_asked(
    pack: str, option: str, tmp_path: Path
) -> None:
    house = WaltersHouse(pack, tmp_path)
    house.restricts(option)
    due, asked = house.answers_due(), house.questions()
    house.writes("2026-06-22 09:00", ASKS_FOR_MORE)
    house.writes("2026-06-23 09:00", SAYS_IT_AGAIN)
    assert house.answers_due() == due
    assert house.questions() == asked, "whoever is told has nothing to answer"
    assert house.lines()["Done"] == (
        "filed on NH-26-0001, and read; no stage opens because of it, and every answer is due as before"
    )
    assert house.on_record()[1][1] is False, "the second is told to nobody outside, whatever the first was"
    assert house.counted()[1] + house.counted()[0] == 2


def test_what_is_filed_is_told_once_in_words_that_promise_nothing(tmp_path: Path) -> None:
    house = WaltersHouse("wnwhl-2009", tmp_path)
    house.restricts("acknowledge-only", until=date(2026, 8, 31))
    house.writes("2026-06-22 09:00", ASKS_FOR_MORE)
    told = " ".join(house.letters_sent_to(WALTER)[-1].split())
    assert "[NH-26-0001]" in told or "NH-26-0001" in told
    assert "Further messages about this matter are read and kept on file" in told
    assert "This holds until 31 August 2026." in told
    assert "working days" not in told, "no answer is promised"
    assert "999" in told, "a danger does not wait for us"


def test_an_entry_that_names_an_officer_puts_it_before_them_as_theirs(tmp_path: Path) -> None:
    house = WaltersHouse("wnwhl-2009", tmp_path)
    house.restricts("one-channel", named_contact=OFFICER)
    house.writes("2026-06-22 09:00", ASKS_FOR_MORE)
    assert sorted(house.flagged()) == sorted([OFFICER, IRIS, LEAD])
    assert house.lines()["To answer"] == "contact goes through Gary Officer, whose it is"
    [to_gary] = [each for each in house.letters_sent_to(OFFICER) if "whose contact is limited" in each]
    assert "The entry names you as the one contact goes through" in " ".join(to_gary.split())


def test_an_option_that_has_contact_go_through_one_person_and_names_none_says_so(tmp_path: Path) -> None:
    house = WaltersHouse("hos-code-2024", tmp_path)
    house.restricts("as-policy")
    house.writes("2026-06-22 09:00", ASKS_FOR_MORE)
    assert house.lines()["To answer"] == "the option has contact go through one person, and the entry names none"


def test_where_the_matter_is_out_of_the_usual_times_people_are_told_that_it_stays_owed(tmp_path: Path) -> None:
    house = WaltersHouse("group-2008", tmp_path)
    house.restricts("manage-differently")
    house.writes("2026-06-22 09:00", SAYS_IT_AGAIN)
    assert house.lines()["Times"] == (
        "by the option no day is set for what its case's stages owe while it holds; all of it stays owed"
    )


def test_a_word_of_the_landlords_own_limits_nothing_and_is_told_and_counted_all_the_same(tmp_path: Path) -> None:
    house = WaltersHouse("wnwhl-2009", tmp_path)
    house.restricts("only by letter")
    house.writes("2026-06-22 09:00", ASKS_FOR_MORE)
    assert (house.to_walter(), house.stage()) == ([STAGE_2], "stage-2")
    assert house.lines()["Limited by"].startswith("restriction 1, only by letter (the landlord's own word)")
    assert house.counted() == (1, 0)


def test_the_case_of_a_restricted_person_is_shown_as_such_while_it_holds(tmp_path: Path) -> None:
    house = WaltersHouse("wnwhl-2009", tmp_path)
    assert [each["restricted"] for each in house.cases()] == [False]
    house.restricts("acknowledge-only")
    house.hears_of_another("2026-06-22 09:00")
    shown = {each["reference"]: each["restricted"] for each in house.cases()}
    assert shown == {"NH-26-0001": True, "NH-26-0002": False}
    house.types("restrict", "lift", "1", "--on", "2026-06-23", "--why", "He has kept to it.")
    assert not any(each["restricted"] for each in house.cases())
