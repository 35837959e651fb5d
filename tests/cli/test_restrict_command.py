"""The register of restrictions, as typed: each step, what it says, and how it ends."""

from __future__ import annotations

import re
from contextlib import chdir
from pathlib import Path

from cli.a_register import ADA, BY_WHOM_IT_IS, REGISTER, ask, entry
from heard.cli.site import Site
from heard.daemon import before_heard
from heard.settings import load_register
from heard.trying import try_everything
from typed import heard


def test_the_list_says_who_how_until_when_and_what_is_missing(site: Path) -> None:
    code, said = ask(site, "list", width=60)
    assert code == 0
    for words in (
        "1  Raymond Pickersgill: acknowledge-only, holds",
        "   REVIEW OVERDUE since 2025-09-02",
        "without an end",
        "missing by the policy: ",
    ):
        assert words in said
    assert max(map(len, said.splitlines())) <= 60


def test_what_limits_besides_and_the_next_review_are_seen_on_a_narrow_terminal(site: Path) -> None:
    officer = "helen.braithwaite@northgate.example"
    assert ask(site, "add", *ADA, *BY_WHOM_IT_IS, "--at-most", "1 a week", "--named-contact", officer)[0] == 1
    said = ask(site, "list", width=60)[1]
    assert max(map(len, said.splitlines())) <= 60
    _, _, hers = said.partition("2  Ada Moss: no-same-matter, holds\n")
    assert [line.strip() for line in hers.splitlines()][:5] == [
        "covers everything, from 2026-11-02 until 2099-03-01",
        "at most 1 a week",
        f"through {officer}",
        "review by 2027-02-02, the last day the policy allows",
        "contacts since: 0 acknowledged, 0 not",
    ]


def test_an_import_twice_changes_nothing(site: Path) -> None:
    code, said = ask(site, "import", "register.toml")
    assert (code, "taken in: 0" in said, "stood already: 1" in said) == (0, True, True)


def test_what_is_exported_is_imported_as_the_same(site: Path) -> None:
    code, written = ask(site, "export")
    assert code == 0
    (site / "again.toml").write_text(written, encoding="utf-8")
    assert load_register(site / "again.toml").restricted == load_register(site / "register.toml").restricted


def test_a_register_that_went_on_is_exported_and_imported_elsewhere_as_the_same(site: Path, tmp_path: Path) -> None:
    officer = "helen.braithwaite@northgate.example"
    limits = ("--acknowledges", "none", "--at-most", "2 a month", "--named-contact", officer, "--says", "Read once")
    assert ask(site, "add", *ADA, *BY_WHOM_IT_IS, *limits, "--review-on", "2027-01-20")[0] == 1
    held = ("review", "1", "--change", "--on", "2026-11-20", "--why", "Calmer")
    assert ask(site, *held, "--until", "2099-06-30", "--acknowledges", "escalation")[0] == 0
    written = ask(site, "export")[1]
    for words in ("review_on = 2027-01-20", 'decided_by = "improvement-manager"', "decided_on = 2026-11-02"):
        assert words in written
    assert "review_on = 2027-02-20" in written, "three months after it was looked at, as the policy has it"
    other = tmp_path / "other"
    (other / "mail").mkdir(parents=True)
    (other / "heard.toml").write_text((site / "heard.toml").read_text(encoding="utf-8"), encoding="utf-8")
    (other / "register.toml").write_text(written, encoding="utf-8")
    assert ask(other, "import", "register.toml")[0] == 0
    assert ask(other, "export")[1] == written


def test_a_late_review_of_a_register_that_gave_no_reason_and_one_that_is_over_are_imported_elsewhere(
    site: Path, tmp_path: Path
) -> None:
    late = 'person = "Tess Pike"\noption = "one-channel"\ncovers = "everything"\nfrom = 2025-06-02\n'
    other = tmp_path / "other"
    (other / "mail").mkdir(parents=True)
    (other / "heard.toml").write_text((site / "heard.toml").read_text(encoding="utf-8"), encoding="utf-8")
    for place, day in enumerate(("2099-01-05", "2025-08-05")):
        text = f"[[restricted]]\n{late}review_on = {day}\n".replace("06-02", f"06-0{place + 2}")
        (tmp_path / "late.toml").write_text(text, encoding="utf-8")
        with chdir(site):
            before_heard.take_in(Site(site / "heard.toml").house(), load_register(tmp_path / "late.toml"))
    exported = ask(site, "export")[1]
    assert 'reason = "no reason is on record"' in exported
    assert 'reason = "it was not looked at in time"' in exported
    (other / "register.toml").write_text(exported, encoding="utf-8")
    code, said = ask(other, "import", "register.toml")
    assert code == 0, said
    assert ask(other, "export")[1] == exported


def test_their_own_word_and_a_late_review_are_exported_so_that_they_are_imported_again(site: Path) -> None:
    mistyped = [word if word != "no-same-matter" else "no-same-mater" for word in ADA]
    late = ("--own-word", "--review-on", "2099-01-10", "--reason", "The panel sits then")
    assert ask(site, "add", *mistyped, *BY_WHOM_IT_IS, *late)[0] == 1
    _, written = ask(site, "export")
    assert ("own_word = true" in written, 'reason = "The panel sits then"' in written) == (True, True)
    (site / "again.toml").write_text(written.replace("Ada Moss", "Ida Moss").replace("ada@", "ida@"), encoding="utf-8")
    assert ask(site, "import", "again.toml")[0] == 0
    assert "The panel sits then" in entry(site, 3)["record"][0]["told"]


def test_what_was_typed_wrong_is_told_without_a_machines_words(site: Path) -> None:
    assert "'two' is no number of an entry" in ask(site, "lift", "two", "--on", "2026-11-20", "--why", "Quiet")[1]
    assert "heard people" in ask(site, "signs", "Raymond")[1]


def test_an_entry_is_added_with_its_record_and_says_what_is_missing_and_how_it_is_undone(site: Path) -> None:
    code, said = ask(site, "add", *ADA, *BY_WHOM_IT_IS)
    assert code == 1  # done, and the policy wants more of a person
    assert "No reason, by wnwhl-2009" in said
    assert "illness, disability or distress" in said
    assert 'heard restrict note 2 --confirm "decision right"' in said
    assert 'To undo: heard restrict lift 2 --on 2026-11-02 --why "entered by mistake"' in said
    ada = entry(site, 2)
    assert (ada["decided_by"], ada["state"] in ("holds", "to come")) == ("improvement-manager", True)
    assert "why" not in ada["missing"]
    assert ask(site, "add", *ADA, *BY_WHOM_IT_IS)[0] == 2  # it stands already


def test_who_may_not_decide_enters_a_proposal_that_somebody_who_may_decides(site: Path) -> None:
    code, said = ask(site, "add", *ADA, "--decided-by", "owning-officer")
    assert (code, "limits nothing until improvement-manager" in said) == (1, True)
    assert entry(site, 2)["state"] == "proposed"
    assert "Ada Moss" not in ask(site, "export")[1]
    assert ask(site, "decide", "2", "--by", "owning-officer", "--on", "2026-11-03")[0] == 2
    assert ask(site, "decide", "2", "--by", "improvement-manager", "--on", "2026-11-03")[0] == 0
    assert entry(site, 2)["state"] in ("holds", "to come")


def test_a_review_later_than_the_policy_allows_wants_a_reason(site: Path) -> None:
    late = ("--review-on", "2098-02-20")
    code, said = ask(site, "add", *ADA, *BY_WHOM_IT_IS, *late)
    assert (code, "a reason is wanted" in said) == (2, True)
    assert ask(site, "add", *ADA, *BY_WHOM_IT_IS, *late, "--reason", "Offices are closed")[0] == 1
    assert entry(site, 2)["review_by"] == "2098-02-20"


def test_what_is_noted_is_missing_no_more(site: Path) -> None:
    before = entry(site, 1)["missing"]
    code, said = ask(site, "note", "1", "--record", "why=Forty mails", "--consulted", "tenancy-support")
    assert (code, "There is no undo" in said) == (0, True)
    gone = ("--letter", "2026-11-03", "--letter-says", "why", "--letter-says", "appeal-right")
    assert ask(site, "note", "1", *gone)[0] == 0
    now_there = {"why", "consulted: tenancy-support", "letter: why", "letter: appeal-right"}
    assert set(before) - set(entry(site, 1)["missing"]) == now_there


def test_an_appeal_and_its_outcome_stand_on_the_entry(site: Path) -> None:
    assert ask(site, "note", "1", "--appeal-outcome", "upheld", "--on", "2026-11-12")[0] == 2  # nobody appealed
    assert ask(site, "note", "1", "--appeal", "2026-11-10")[0] == 0
    assert "appeal of 2026-11-10: not decided yet" in ask(site, "list")[1]
    assert ask(site, "note", "1", "--appeal-outcome", "not-upheld", "--on", "2026-11-12")[0] == 0
    assert entry(site, 1)["appeal"] == {"on": "2026-11-10", "decided_on": "2026-11-12", "upheld": False}
    assert entry(site, 1)["state"] == "holds"


def test_a_review_keeps_changes_or_lifts(site: Path) -> None:
    on = ("--on", "2026-11-20", "--why", "Looked at")
    assert ask(site, "review", "1", *on)[0] == 2  # none of the three
    assert ask(site, "review", "1", "--keep", *on, "--review-on", "2098-12-20", "--reason", "Abroad")[0] == 0
    assert entry(site, 1)["review_by"] == "2098-12-20"
    assert ask(site, "review", "1", "--change", *on, "--at-most", "1 a week", "--until", "2099-01-31")[0] == 0
    changed = entry(site, 1)
    assert (changed["at_most"], changed["until"], changed["option"]) == ("1 a week", "2099-01-31", "acknowledge-only")
    assert ask(site, "review", "1", "--lift", *on)[0] == 0
    assert entry(site, 1)["lifted_on"] == "2026-11-20"


def test_what_was_lifted_is_listed_only_with_all_and_not_lifted_twice(site: Path) -> None:
    lifted = ("lift", "1", "--on", "2026-11-20", "--why", "It has been quiet")
    assert ask(site, *lifted)[0] == 0
    assert ask(site, *lifted)[0] == 2
    assert "Nobody is restricted now" in ask(site, "list")[1]
    assert "lifted on 2026-11-20" in ask(site, "list", "--all")[1]
    assert "until = 2026-11-19" in ask(site, "export")[1]


def test_the_letter_is_a_draft_with_what_the_policy_wants_said(site: Path) -> None:
    ask(site, "add", *ADA, *BY_WHOM_IT_IS, "--review-on", "2098-01-20", "--reason", "Offices are closed")
    code, said = ask(site, "draft", "2", "--letter")
    assert code == 0
    for words in (
        "heard does not send it",
        "ada@moss.example",
        "Forty mails",
        "right to appeal",
        "1 March 2099",
        "To go with it: policy",
    ):
        assert words in said
    assert not list(site.glob("letters/*"))


def test_the_referral_has_the_facts_and_the_questions_and_no_advice(site: Path) -> None:
    code, said = ask(site, "draft", "1", "--referral", width=60)
    assert code == 0
    for words in ("Business Improvement Manager", "NG-24-0311", "not upheld", "[ ] decision right", "No reason"):
        assert words in said
    assert ask(site, "draft", "1")[0] == 2


def test_check_tells_what_whoever_looks_after_the_register_should_know(site: Path) -> None:
    (site / "register.toml").write_text(REGISTER.replace('"acknowledge-only"', '"our own way"'), encoding="utf-8")
    told = " ".join(str(note) for note in try_everything(site / "heard.toml")[1])
    assert "restriction 1, Raymond Pickersgill: should have been looked at again by 2 September 2025" in told
    assert "the policy also wants on record: why;" in told
    assert "option: says our own way, and acknowledge-only holds" in told


def test_a_review_and_a_decision_added_to_the_file_later_are_on_record_and_missing_no_more(site: Path) -> None:
    before = " ".join(str(note) for note in try_everything(site / "heard.toml")[1])
    assert "should have been looked at again by 2 September 2025" in before
    assert "who decided, and when" in before
    added = 'review_on = 2099-01-05\ndecided_by = "improvement-manager"\ndecided_on = 2025-05-28\n'
    (site / "register.toml").write_text(REGISTER + added, encoding="utf-8")
    assert "a reason is wanted" in ask(site, "import", "register.toml")[1]
    added += 'reason = "The panel sits then"\n'
    (site / "register.toml").write_text(REGISTER + added, encoding="utf-8")
    assert ask(site, "import", "register.toml")[0] == 0
    after = " ".join(str(note) for note in try_everything(site / "heard.toml")[1])
    assert "looked at again" not in after
    assert "who decided, and when" not in after
    assert (entry(site, 1)["review_by"], entry(site, 1)["decided_on"]) == ("2099-01-05", "2025-05-28")


def test_a_word_of_the_landlords_own_is_fine_and_said(site: Path) -> None:
    mine = [word if word != "no-same-matter" else "our own way" for word in ADA]
    assert ask(site, "add", *mine, *BY_WHOM_IT_IS)[0] == 1
    told = " ".join(str(note) for note in try_everything(site / "heard.toml")[1])
    assert "'our own way' is your own word" in told


def test_events_and_tables_agree_after_all_of_it(site: Path) -> None:
    ask(site, "add", *ADA, *BY_WHOM_IT_IS)
    ask(site, "review", "2", "--change", "--on", "2026-11-20", "--why", "x", "--acknowledges", "none")
    assert entry(site, 2)["acknowledges"] == []
    assert heard("rebuild", "--check", folder=site)[0] == 0


def test_the_help_names_each_command(site: Path) -> None:
    said = ask(site, "--help", width=60)[1]
    for name in ("list", "show", "add", "decide", "note", "review", "lift", "import", "export", "draft"):
        assert re.search(rf"(?m)^\W+{name} ", said), name


def test_check_tells_of_a_case_that_is_somebody_elses(site: Path) -> None:
    text = REGISTER.replace('[[restricted]]\nperson = "Raymond Pickersgill"', '[[restricted]]\nperson = "Ada Moss"')
    (site / "register.toml").write_text(text, encoding="utf-8")
    told = " ".join(str(note) for note in try_everything(site / "heard.toml")[1])
    assert "Ada Moss, from 2025-06-02: names case NG-24-0311, which is Raymond Pickersgill's" in told


def test_check_tells_what_add_would_refuse_of_the_file_which_holds_all_the_same(site: Path) -> None:
    with (site / "register.toml").open("a", encoding="utf-8") as register:
        register.write('\n[[restricted]]\nperson = "Tess Pike"\noption = "one-chanel"\ncovers = "everything"\n')
        register.write('from = 2026-11-02\naddresses = ["complaints@northgate.example"]\n')
    said = " ".join(str(note) for note in try_everything(site / "heard.toml")[1])
    where = "register.toml: Tess Pike, from 2026-11-02"
    assert f"{where}: option: 'one-chanel' is no option" in said
    assert f"{where}: addresses: complaints@northgate.example is an address of your own" in said


def test_a_review_that_names_no_next_day_keeps_the_one_on_record_and_says_it(site: Path) -> None:
    ask(site, "add", *ADA, *BY_WHOM_IT_IS, "--review-on", "2027-01-29")
    code, said = ask(site, "review", "2", "--keep", "--on", "2026-11-20", "--why", "Looked at")
    assert (code, "It is looked at next by 2027-01-29." in said) == (0, True)
    assert entry(site, 2)["review_by"] == "2027-01-29"
    late = ("--review-on", "2098-12-20", "--reason", "Abroad")
    assert ask(site, "review", "2", "--keep", "--on", "2026-11-20", "--why", "Looked at", *late)[0] == 0
    code, said = ask(site, "review", "2", "--change", "--on", "2026-11-20", "--at-most", "1 a week", "--why", "Fewer")
    assert entry(site, 2)["review_by"] == "2027-02-20"
    words = " ".join(said.split())
    assert "by 2027-02-20, the last day that wnwhl-2009 allows: the day on record, 2098-12-20, is " in words
    assert "heard writes nothing of it to them. For a draft: heard restrict draft 2 --letter" in words


def test_what_came_of_it_names_the_draft_for_the_person(site: Path) -> None:
    draft = "heard restrict draft 1 --letter"
    assert draft not in ask(site, "note", "1", "--appeal", "2026-11-10")[1]
    assert draft in ask(site, "note", "1", "--appeal-outcome", "not-upheld", "--on", "2026-11-12")[1]
    assert "on the outcome of the appeal" in ask(site, "draft", "1", "--letter")[1]
    assert draft in ask(site, "lift", "1", "--on", "2026-11-20", "--why", "It has been quiet")[1]
