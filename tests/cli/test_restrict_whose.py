"""Whose case and whose address an entry names, as typed: nobody is limited by a mistake, nor by an oversight."""

from __future__ import annotations

from pathlib import Path

from cli.a_register import ADA, BY_WHOM_IT_IS, ask, entry

HIS_ADDRESS = ("add", *ADA, *BY_WHOM_IT_IS, "--address", "ray@btmail.example")


def test_a_case_of_somebody_else_is_refused_in_one_line_and_entered_where_it_is_meant(site: Path) -> None:
    hers = [word if word != "everything" else "case" for word in ADA] + ["--case", "NG-24-0311", *BY_WHOM_IT_IS]
    code, said = ask(site, "add", *hers, width=400)
    assert (code, len(said.strip().splitlines())) == (2, 1)
    assert "NG-24-0311 is Raymond Pickersgill's" in said
    assert ask(site, "add", *hers, "--case-of-another")[0] == 1
    assert entry(site, 2)["person_id"] != entry(site, 1)["person_id"]


def test_an_address_of_somebody_else_is_refused_with_whose_it_is_and_what_to_type(site: Path) -> None:
    code, said = ask(site, *HIS_ADDRESS, width=400)
    assert (code, len(said.strip().splitlines())) == (2, 1)
    assert "ray@btmail.example is Raymond Pickersgill's (case NH-25-0001, restriction 1)" in said
    assert '--also-known-as "Raymond Pickersgill"' in said
    assert "--shared-address --why" in said


def test_where_both_use_it_that_is_said_with_a_reason_which_stays_on_record(site: Path) -> None:
    assert "--why: missing" in ask(site, *HIS_ADDRESS, "--shared-address")[1]
    assert "says nothing" in ask(site, *HIS_ADDRESS, "--shared-address", "--why", "...")[1]
    assert ask(site, *HIS_ADDRESS, "--shared-address", "--why", "They live together")[0] == 1
    told = [each["told"] for each in entry(site, 2)["record"]]
    assert "An address of it is somebody else's too, and that is meant: They live together" in told
    assert entry(site, 2)["person_id"] != entry(site, 1)["person_id"]


def test_a_reason_without_a_shared_address_has_no_effect_and_is_refused(site: Path) -> None:
    code, said = ask(site, "add", *ADA, *BY_WHOM_IT_IS, "--why", "They live together")
    assert (code, "no effect without --shared-address" in said) == (2, True)


def test_another_name_of_the_same_person_is_no_oversight(site: Path) -> None:
    assert ask(site, *HIS_ADDRESS, "--also-known-as", "Raymond Pickersgill")[0] == 1
    assert entry(site, 2)["person_id"] == entry(site, 1)["person_id"]


def test_an_address_of_staff_is_refused(site: Path) -> None:
    code, said = ask(site, "add", *ADA, *BY_WHOM_IT_IS, "--address", "helen.braithwaite@northgate.example")
    assert (code, "is an address of your own" in said) == (2, True)


def test_a_second_entry_on_the_same_days_is_entered_and_said(site: Path) -> None:
    of_his = (
        "add", "--person", "Raymond Pickersgill", "--option", "one-channel", "--covers", "everything",
        "--from", "2026-11-02", "--decided-on", "2026-11-02", *BY_WHOM_IT_IS,
    )  # fmt: skip
    code, said = ask(site, *of_his, width=400)
    assert code == 1
    assert "Restriction 1, acknowledge-only, limits the same person on some of the same days, from 2025-06-02" in said
    assert "heard restrict lift 1" in said


def test_before_the_other_begins_and_about_something_else_nothing_is_said(site: Path) -> None:
    ended = ("lift", "1", "--on", "2026-11-01", "--why", "It was quiet")
    assert ask(site, *ended)[0] == 0
    of_his = ("--person", "Raymond Pickersgill", "--option", "one-channel", "--covers", "everything")
    days = ("--from", "2026-11-02", "--decided-on", "2026-11-02")
    assert "the same person on some" not in ask(site, "add", *of_his, *days, *BY_WHOM_IT_IS)[1]


def test_a_second_decision_is_said_and_the_same_one_again_refused(site: Path) -> None:
    decide = ("decide", "1", "--by", "improvement-manager", "--on")
    assert "decided already" not in ask(site, *decide, "2026-11-03")[1]
    code, said = ask(site, *decide, "2026-11-03")
    assert (code, "is on record already" in said) == (2, True)
    code, said = ask(site, *decide, "2026-11-05", width=200)
    assert (code, "It was decided already, on 2026-11-03 by improvement-manager" in said) == (0, True)


HEAD, ADAS = "person,addresses,option,covers,from", "Ada Moss,ray@btmail.example,one-channel,everything,2026-11-02"


def imported(site: Path, *lines: str) -> tuple[int, str]:
    (site / "more.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return ask(site, "import", "more.csv", width=400)


def test_a_file_that_gives_somebody_elses_address_is_refused_unless_it_says_that_both_use_it(site: Path) -> None:
    code, said = imported(site, HEAD, ADAS)
    assert (code, "line 2: addresses: ray@btmail.example is Raymond Pickersgill's" in said) == (78, True)
    code, said = imported(site, f"{HEAD},shared_address", f"{ADAS},yes")
    assert "the same person" not in said
    assert (code, "Ada Moss: ray@btmail.example is Raymond Pickersgill's too" in said) == (0, True)
    assert any("somebody else's too, and that is meant" in each["told"] for each in entry(site, 2)["record"])
    assert "shared_address = true" in ask(site, "export")[1]


def test_a_file_gives_no_address_to_two_people_of_its_own(site: Path) -> None:
    both = ("Ada Moss,moss@home.example", "Tess Pike,moss@home.example")
    code, said = imported(site, HEAD, *(f"{each},one-channel,everything,2026-11-02" for each in both))
    assert (code, "line 3: addresses: moss@home.example is Ada Moss's" in said) == (78, True)


def test_an_entry_that_stands_learns_no_address_of_somebody_else_or_of_staff_from_a_file(site: Path) -> None:
    mine = ADAS.replace("ray@btmail.example", "ada@moss.example")
    assert imported(site, HEAD, mine)[0] == 0
    for wrong in ("ray@btmail.example", "helen.braithwaite@northgate.example"):
        code, said = imported(site, HEAD, mine.replace("ada@", f"{wrong};ada@"))
        assert (code, f"line 2: addresses: {wrong} is" in said) == (78, True)
    assert imported(site, HEAD, mine.replace("ada@", "moss@new.example;ada@"))[0] == 0
    assert entry(site, 2)["addresses"] == ["ada@moss.example", "moss@new.example"]
    assert "They write from there too: moss@new.example" in [each["told"] for each in entry(site, 2)["record"]]


def test_a_file_names_no_case_that_is_mistyped_or_somebody_elses_by_an_oversight(site: Path) -> None:
    head, row = "person,option,from,case", "Ada Moss,one-channel,2026-11-02"
    code, said = imported(site, head, f"{row},NH-25-0002")
    assert (code, "line 2: case: there is no case 'NH-25-0002'. Did you mean 'NH-25-0001'?" in said) == (78, True)
    code, said = imported(site, head, f"{row},NG-24-0311")
    assert (code, "line 2: case: NG-24-0311 is Raymond Pickersgill's" in said) == (78, True)
    assert imported(site, f"{head},case of another", f"{row},NG-24-0311,yes")[0] == 0
    assert "case_of_another = true" in ask(site, "export")[1]


def test_a_file_with_what_add_would_refuse_is_refused_with_its_lines_and_nothing_is_taken_in(site: Path) -> None:
    head = "person,addresses,option,covers,from,decided by,decided on\n"
    (site / "more.csv").write_text(
        f"{head}Ada Moss,ada@moss.example,one-channel,everything,2026-11-02,,\n"
        "Tess Pike,complaints@northgate.example,one-chanel,everything,2026-11-02,improvment-manager,2098-01-01\n",
        encoding="utf-8",
    )
    code, said = ask(site, "import", "more.csv", width=400)
    assert code == 78
    wrong = [line.split(": ")[1:3] for line in said.strip().splitlines()]
    assert wrong == [["line 3", key] for key in ("option", "decided_by", "decided_on", "addresses")]
    assert ask(site, "show", "2")[0] == 2, "nothing of it was taken in"


def test_a_file_that_limits_somebody_on_days_of_another_entry_is_taken_in_and_that_is_said(site: Path) -> None:
    (site / "more.csv").write_text(
        "person,option,covers,from\nRaymond Pickersgill,one-channel,everything,2026-11-02\n", encoding="utf-8"
    )
    code, said = ask(site, "import", "more.csv", width=400)
    assert (code, "2: Restriction 1, acknowledge-only, limits the same person" in said) == (0, True)
