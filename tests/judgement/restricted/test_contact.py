"""A restricted person wrote: what the entry of the register says is done, and nothing is dropped.

The contact comes on Monday 15 June 2026, about NH-26-0042, whose complaint of 1 June was answered on 9 June.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from builders import LIVE_SINCE, OFFICER, TENANT, a_message, a_writer, the_facts
from heard.casework import events as happened
from heard.casework.events import (
    About,
    ContactLimited,
    Direction,
    Ground,
    Kind,
    MessageNumber,
    PersonNumber,
    Reference,
    WhichMatter,
)
from heard.casework.people import Role
from heard.casework.restriction import Contact, Covers, Often, Restriction
from heard.casework.restriction_events import ContactAsked
from heard.datafiles.locate import rules_dir
from heard.datafiles.packs import pack_names
from heard.judgement.acknowledge import owed_at_once
from heard.judgement.actions import (
    Action,
    AskOfficer,
    ChangeCase,
    Decision,
    FileOnCase,
    Finding,
    NoteOnEntry,
    OpenCase,
    WriteLetter,
)
from heard.judgement.escalation import asks_for_more
from heard.judgement.facts import Facts, OnFile
from heard.judgement.limit import Limit
from heard.judgement.restricted.contact import Contacted, limited
from histories import at
from policies.story import Story, the_calendar, the_policy

CASE, NEW = Reference("NH-26-0042"), Reference("NH-26-0050")
WNWHL, WEST_KENT, GROUP, WDH, HOS = "wnwhl-2009", "west-kent-2011", "group-2008", "wdh-2022", "hos-code-2024"
CAME = "2026-06-15 10:00"
WORDS = "The hedge again. I do not accept what you decided."
MORE = Finding("escalation_request", "escalation/does_not_accept", "I do not accept", "ours, 1")
SAME, ALL = frozenset({Contact.SAME_MATTER}), frozenset({Contact.EVERYTHING})
OTHERS = frozenset({Contact.NEW_COMPLAINT, Contact.ESCALATION})
ONCE_A_WEEK = Often(1, "week")
FILED = "complainant.filed-no-action.any"
OPENS = (happened.StageOpened, happened.MomentPassed, happened.CaseReopened)


def an_entry(option: str = "acknowledge-only", **more: Any) -> Restriction:
    usual = Restriction(number=3, person=PersonNumber(7), case=CASE, option=option, first=date(2026, 5, 1))
    return replace(usual, **more)


def a_contact(
    entry: Restriction, *, verdict: str = "yes", matter: str = "same", told: tuple[str, ...] = (), fresh: str = ""
) -> Contacted:
    """Return a contact; `told` is when earlier ones were acknowledged."""
    known = {"names": ("Tess Calloway",), "addresses": (TENANT,)}
    limit = Limit(entry, **known, answered_at=tuple(map(at, told)), contacts=4, acknowledged=len(told))
    return Contacted(limit, verdict, "the address is on the entry", matter, "it speaks of the hedge", fresh)


def facts_of(pack: str = WNWHL, came: str = CAME, **more: Any) -> Facts:
    story = Story(pack).opens("2026-06-01 10:00").answers("2026-06-09 15:00")
    on_file = (OnFile(story.case, story.policy, story.calendar, people=(TENANT,)),)
    usual: dict[str, Any] = {"policy": the_policy(pack), "calendar": the_calendar(pack), "on_file": on_file}
    return the_facts(received_at=at(came), now=at(came), writer=a_writer(person=PersonNumber(7)), **usual | more)


def asks_again(facts: Facts, *findings: Finding, **said: str) -> Decision:
    """Return what follows on anybody's mail that is on the case and asks for more."""
    filed = FileOnCase(CASE, Direction.IN, Kind.ESCALATION, Ground.SAME_MATTER, True, "it is about the same thing")
    more = asks_for_more(CASE, "yes", facts, [MORE])
    return Decision(
        Kind.ESCALATION, True, facts.writer.role, (MORE, *findings), (filed, *more), {"escalation": "yes", **said}
    )


def goes_on(facts: Facts) -> Decision:
    """Return what follows on anybody's mail that is on the case and asks for nothing."""
    filed = FileOnCase(CASE, Direction.IN, Kind.FOLLOW_UP, Ground.SAME_MATTER, True, "it is about the same thing")
    return Decision(Kind.FOLLOW_UP, True, facts.writer.role, (), (filed,))


def complains_anew(facts: Facts) -> Decision:
    stage = facts.policy.first_stage.name
    opens = OpenCase(NEW, PersonNumber(7), Kind.COMPLAINT, True, stage, True, "it complains")
    actions = (opens, *owed_at_once(facts, NEW, stage))
    return Decision(Kind.COMPLAINT, True, facts.writer.role, (), actions)


def heard(entry: Restriction, pack: str = WNWHL, *, facts: Facts | None = None, **more: Any) -> Decision:
    facts = facts or facts_of(pack)
    return limited(asks_again(facts), a_contact(entry, **more), a_message(WORDS), facts)


def test_of_anybodys_mail_the_next_stage_opens_so_that_there_is_something_to_withhold() -> None:
    assert opened(asks_again(facts_of()))
    assert letters(asks_again(facts_of())) == ["complainant.acknowledgement.stage-2"]


def letters(decision: Decision) -> list[str]:
    return [each.name for each in decision.actions if isinstance(each, WriteLetter)]


def opened(decision: Decision) -> bool:
    return any(isinstance(each, ChangeCase) and isinstance(each.event, OPENS) for each in decision.actions)


def told(decision: Decision) -> AskOfficer:
    asked = [each for each in decision.actions if isinstance(each, AskOfficer) and each.about is About.RESTRICTED]
    assert len(asked) == 1
    return asked[0]


def counted(decision: Decision) -> list[ContactLimited]:
    events = (each.event for each in decision.actions if isinstance(each, ChangeCase))
    return [event for event in events if isinstance(event, ContactLimited)]


# -- Every option of every pack --------------------------------------------------------------------

EVERY_OPTION = {
    # option: (whether it stops the next stage, the letter to a first contact that goes on with the matter)
    (WNWHL, "time-limits"): (False, []),
    (WNWHL, "fewer-calls"): (False, []),
    (WNWHL, "one-channel"): (True, []),
    (WNWHL, "witness"): (False, []),
    (WNWHL, "no-same-matter"): (True, []),
    (WNWHL, "acknowledge-only"): (True, [FILED]),
    ("feedback-2018", "other"): (False, []),
    (WDH, "limit-contact"): (True, []),
    (WDH, "close-complaint"): (True, []),
    (WDH, "handle-differently"): (False, []),
    (GROUP, "refuse"): (True, [FILED]),
    (GROUP, "manage-differently"): (False, []),
    (WEST_KENT, "agreement"): (True, []),
    (WEST_KENT, "acknowledge-closed"): (True, [FILED]),
    (HOS, "as-policy"): (True, []),
}


def test_the_table_has_every_option_of_every_pack() -> None:
    packs = [the_policy(name) for name in pack_names(rules_dir())]
    named = {(pack.name, option) for pack in packs if pack.restriction for option in pack.restriction.options}
    assert named == set(EVERY_OPTION)


@pytest.mark.parametrize("pack, option", EVERY_OPTION)
def test_an_option_stops_what_it_is_for_and_is_told_and_counted(pack: str, option: str) -> None:
    stops, letter = EVERY_OPTION[pack, option]
    facts = facts_of(pack)
    anybodys, plain = asks_again(facts), goes_on(facts)
    contacted = a_contact(an_entry(option))
    asks, goes = (limited(each, contacted, a_message(WORDS), facts) for each in (anybodys, plain))
    assert opened(asks) == (opened(anybodys) and not stops)
    assert letters(goes) == letter
    assert letters(asks) == (letter if stops else letters(anybodys))
    for each in (asks, goes):
        assert counted(each) == [ContactLimited(facts.message, 3, WhichMatter.SAME, bool(letters(each)))]
        assert facts.policy.restriction is not None
        assert told(each).roles[: len(facts.policy.restriction.decided_by)] == facts.policy.restriction.decided_by
        assert told(each).clause == facts.policy.restriction.clause
        assert option in told(each).because


# -- What the entry says wins over its option ------------------------------------------------------


@pytest.mark.parametrize(
    "option, acknowledges, expected",
    [
        pytest.param("acknowledge-only", SAME, True, id="listed"),
        pytest.param("acknowledge-only", OTHERS, False, id="not listed"),
        pytest.param("acknowledge-only", frozenset(), False, id="none at all"),
        pytest.param("no-same-matter", ALL, True, id="everything, though the option has none"),
        pytest.param("one-channel", SAME, True, id="listed, though it goes to one person"),
        pytest.param("one-channel", OTHERS, False, id="new complaints alone"),
        pytest.param("our own way", SAME, True, id="a word of the landlord's own, listed"),
        pytest.param("our own way", OTHERS, False, id="a word of the landlord's own, not listed"),
    ],
)
def test_an_entry_that_lists_what_it_acknowledges_wins(
    option: str, acknowledges: frozenset[Contact], expected: bool
) -> None:
    decision = heard(an_entry(option, acknowledges=acknowledges))
    assert letters(decision) == ([FILED] if expected else [])
    assert not opened(decision)
    assert counted(decision)[0].answered is expected


def test_an_option_that_limits_no_mail_lets_the_next_stage_open_and_only_the_letter_follows_the_entry() -> None:
    silent = heard(an_entry("witness", acknowledges=frozenset()))
    assert (opened(silent), letters(silent)) == (True, [])
    asked = heard(an_entry("witness", acknowledges=OTHERS))
    assert (opened(asked), letters(asked)) == (True, ["complainant.acknowledgement.stage-2"])


def test_a_word_of_the_landlords_own_that_says_no_more_limits_nothing() -> None:
    facts = facts_of()
    decision = heard(an_entry("our own way"), facts=facts)
    assert letters(decision) == letters(asks_again(facts))
    assert opened(decision)


@pytest.mark.parametrize("told_at, expected", [((), [FILED]), (("2026-05-04 10:00",), [])])
def test_an_option_that_acknowledges_once_does_so_once_while_it_holds(
    told_at: tuple[str, ...], expected: list[str]
) -> None:
    assert letters(heard(an_entry(), told=told_at)) == expected


@pytest.mark.parametrize(
    "at_most, told_at, expected",
    [
        pytest.param(ONCE_A_WEEK, (), True, id="the first of the week"),
        pytest.param(ONCE_A_WEEK, ("2026-06-14 23:59",), True, id="Sunday night was last week"),
        pytest.param(ONCE_A_WEEK, ("2026-06-15 00:01",), False, id="Monday just after midnight is this week"),
        pytest.param(Often(2, "week"), ("2026-06-15 00:01",), True, id="the second of two"),
        pytest.param(Often(1, "day"), ("2026-06-14 12:00",), True, id="yesterday"),
        pytest.param(Often(1, "day"), ("2026-06-15 08:00",), False, id="this morning"),
        pytest.param(Often(1, "month"), ("2026-05-31 12:00",), True, id="last month"),
        pytest.param(Often(1, "month"), ("2026-06-01 12:00",), False, id="this month"),
    ],
)
@pytest.mark.parametrize("acknowledges", [None, SAME])
@pytest.mark.parametrize("option", ["acknowledge-only", "our own way"])
def test_what_comes_beyond_so_many_is_filed_and_not_acknowledged(
    option: str, acknowledges: frozenset[Contact] | None, at_most: Often, told_at: tuple[str, ...], expected: bool
) -> None:
    decision = heard(an_entry(option, acknowledges=acknowledges, at_most=at_most), told=told_at)
    assert letters(decision) == ([FILED] if expected else [])


# -- Who is it, and what is it about ---------------------------------------------------------------


def test_where_it_is_not_sure_who_wrote_nothing_is_limited_and_a_person_is_asked() -> None:
    facts = replace(facts_of(), writer=a_writer(person=PersonNumber(31), known=True))
    before = asks_again(facts)
    decision = limited(before, a_contact(an_entry(), verdict="ask"), a_message(WORDS), facts)
    *left, asked, _ = decision.actions
    assert tuple(left) == before.actions
    assert isinstance(asked, NoteOnEntry)
    assert asked.event == ContactAsked(MessageNumber(1), 3)
    assert "may be Tess Calloway" in told(decision).because
    assert told(decision).says["apart"] == "heard restrict note 3 --wrong-person 1"
    assert told(decision).says["merge"] == "heard people merge P7 P31"
    assert told(decision).waits


@pytest.mark.parametrize("matter", ["new", "unsure"])
def test_a_new_matter_goes_its_normal_way_and_lifting_is_asked_about(matter: str) -> None:
    facts = facts_of()
    before = complains_anew(facts)
    decision = limited(before, a_contact(an_entry(acknowledges=SAME), matter=matter), a_message("Leak"), facts)
    assert [each for each in decision.actions if each in before.actions] == list(before.actions)
    assert counted(decision) == [ContactLimited(facts.message, 3, WhichMatter(matter), True)]
    assert "whether the restriction is to be lifted" in told(decision).because


def test_where_the_policy_wants_them_told_how_to_reach_us_the_notice_says_so() -> None:
    facts = facts_of(WDH)
    decision = limited(goes_on(facts), a_contact(an_entry("limit-contact"), matter="new"), a_message("Leak"), facts)
    assert "To do: the policy wants them told: how-to-reach-us" in told(decision).because


@pytest.mark.parametrize("matter", ["new", "unsure"])
@pytest.mark.parametrize("option", ["acknowledge-only", "no-same-matter", "one-channel", "our own way"])
@pytest.mark.parametrize(
    "acknowledges, answered",
    [
        pytest.param(None, True, id="the entry says nothing of it"),
        pytest.param(ALL, True, id="everything is acknowledged"),
        pytest.param(OTHERS, True, id="new complaints are"),
        pytest.param(SAME, False, id="they are not"),
        pytest.param(frozenset(), False, id="nothing is"),
    ],
)
def test_where_everything_is_covered_a_new_matter_opens_its_case_and_the_entry_takes_no_more_than_the_letter(
    acknowledges: frozenset[Contact] | None, answered: bool, option: str, matter: str
) -> None:
    facts, entry = facts_of(), an_entry(option, covers=Covers.EVERYTHING, acknowledges=acknowledges)
    before = complains_anew(facts)
    decision = limited(before, a_contact(entry, matter=matter), a_message("Leak"), facts)
    assert (decision.opens_case, decision.reference) == (True, NEW)
    assert letters(decision) == (letters(before) if answered else [])
    assert counted(decision) == [ContactLimited(facts.message, 3, WhichMatter(matter), answered)]


def test_where_everything_is_covered_and_so_many_were_acknowledged_a_new_matter_is_acknowledged_all_the_same() -> None:
    facts, entry = facts_of(), an_entry(covers=Covers.EVERYTHING, at_most=ONCE_A_WEEK)
    contacted = a_contact(entry, matter="new", told=("2026-06-15 08:00",))
    decision = limited(complains_anew(facts), contacted, a_message("Leak"), facts)
    assert letters(decision) == letters(complains_anew(facts))


@pytest.mark.parametrize("matter", ["new", "unsure"])
@pytest.mark.parametrize(
    "option, at_most, acknowledged",
    [
        pytest.param("acknowledge-only", None, True, id="the limited matter is acknowledged"),
        pytest.param("no-same-matter", None, False, id="it is not"),
        pytest.param("acknowledge-only", ONCE_A_WEEK, False, id="it was, as often as the entry lets it be"),
    ],
)
def test_what_may_be_new_and_is_filed_on_a_case_is_told_no_less_than_what_is_the_same(
    option: str, at_most: Often | None, acknowledged: bool, matter: str
) -> None:
    facts, entry = facts_of(), an_entry(option, at_most=at_most)
    contacted = a_contact(entry, matter=matter, told=("2026-06-15 08:00",) if at_most else ())
    decision = limited(goes_on(facts), contacted, a_message("The same wall."), facts)
    assert letters(decision) == (["complainant.receipt.stage-1"] if acknowledged else [])


def test_what_may_be_new_and_is_on_no_case_goes_to_whoever_it_is_for_and_gets_no_receipt() -> None:
    facts = facts_of()
    before = Decision(Kind.ENQUIRY, True, facts.writer.role, (), ())
    assert letters(limited(before, a_contact(an_entry(), matter="new"), a_message("A rent statement."), facts)) == []


def test_where_no_case_led_to_it_a_new_one_opens_like_anybodys() -> None:
    facts = facts_of()
    entry = an_entry("no-same-matter", case=None, covers=Covers.EVERYTHING)
    before = complains_anew(facts)
    decision = limited(before, a_contact(entry, matter="new"), a_message("Leak"), facts)
    assert (decision.reference, decision.opens_case, letters(decision)) == (NEW, True, letters(before))


# -- What comes before any limit -------------------------------------------------------------------

APPEALS = Finding("restriction_appeal", "restricted/appeals", "I appeal against the restriction", "ours")
ASKS = replace(APPEALS, verdict="ask")
ADJUSTS = Finding("adjustment_request", "restricted/needs_another_way", "in large print", "ours")


@pytest.mark.parametrize(
    "finding, said",
    [
        pytest.param(None, {"risk": "yes"}, id="a danger"),
        pytest.param(None, {"risk": "ask"}, id="perhaps a danger"),
        pytest.param(APPEALS, {}, id="an appeal against the restriction"),
        pytest.param(ASKS, {}, id="a question about it"),
        pytest.param(ADJUSTS, {}, id="a reasonable adjustment"),
    ],
)
@pytest.mark.parametrize("option", ["acknowledge-only", "no-same-matter", "one-channel"])
@pytest.mark.parametrize("acknowledges", [None, frozenset[Contact]()])
def test_of_what_comes_first_nothing_is_withheld(
    acknowledges: frozenset[Contact] | None, option: str, finding: Finding | None, said: dict[str, str]
) -> None:
    facts = facts_of()
    before = asks_again(facts, *(() if finding is None else (finding,)), **said)
    decision = limited(before, a_contact(an_entry(option, acknowledges=acknowledges)), a_message(WORDS), facts)
    assert decision.actions[: len(before.actions)] == before.actions
    assert "nothing of it is withheld, whatever is limited, since" in told(decision).because


@pytest.mark.parametrize("role", [Role.OMBUDSMAN, Role.MEMBER, Role.SOLICITOR])
def test_an_ombudsman_a_member_and_a_solicitor_are_never_limited_nor_counted(role: Role) -> None:
    facts = replace(facts_of(), writer=a_writer(role=role))
    before = asks_again(facts)
    decision = limited(before, a_contact(an_entry()), a_message(WORDS), facts)
    assert decision.actions[:-1] == before.actions
    assert counted(decision) == []


def test_an_appeal_is_told_that_it_came_and_goes_to_whoever_hears_appeals() -> None:
    facts = facts_of()
    before = replace(goes_on(facts), findings=(APPEALS,))
    decision = limited(before, a_contact(an_entry("no-same-matter")), a_message(WORDS), facts)
    assert letters(decision) == ["complainant.receipt.restriction-appeal"]
    assert told(decision).roles == ("improvement-manager", "head-of-improvement")
    assert told(decision).says["no_appeal"] == 'heard restrict note 3 --no-appeal "..." --appeal-of 2026-06-15'
    assert told(decision).says["appeal"] is None, "it is on record already"
    assert told(decision).waits


def test_fresh_evidence_is_filed_as_the_entry_says_and_put_before_whoever_decides_of_it() -> None:
    decision = heard(an_entry("acknowledge-closed"), WEST_KENT, fresh="my doctor's letter of 3 June")
    assert (opened(decision), letters(decision)) == (False, [FILED])
    assert told(decision).roles == ("director", "operational-nominee")
    assert 'it may hold fresh evidence ("my doctor\'s letter of 3 June")' in told(decision).because
    assert told(decision).waits


# -- Who is told, and in which words ---------------------------------------------------------------


@pytest.mark.parametrize("option", ["one-channel", "acknowledge-only"])
def test_the_named_contact_is_told_that_it_is_theirs(option: str) -> None:
    decision = heard(an_entry(option, named_contact=OFFICER))
    assert told(decision).of == (OFFICER,)
    assert "To answer: contact goes through Gary Officer, whose it is" in told(decision).because


def test_the_notice_says_who_what_why_and_how_often_a_line_each() -> None:
    asked = told(heard(an_entry(last=date(2026, 7, 31)), told=("2026-05-04 10:00",)))
    assert asked.says["who"] == (
        "Dorothy Finch <dorothy.finch@tenant.example> is Tess Calloway, whose contact is limited"
    )
    assert asked.says["lines"] == (
        "Known by: the address is on the entry",
        'It says: "The hedge again. I do not accept what you decided."',
        "About: what is limited; it speaks of the hedge",
        "Done: filed on NH-26-0042, and read; no stage opens because of it, and every answer is due as before",
        "Its writer is told: nothing; option acknowledge-only (acknowledge-once-and-file) has one acknowledged while it"
        " holds, and one was",
        'To weigh: it asks for more than was given there ("I do not accept ...")',
        "So far: 4 contacts before it since 1 May 2026, 1 acknowledged",
        "Limited by: restriction 3, acknowledge-only (After a decision: contact is acknowledged, read and filed, not"
        " answered), from 1 May 2026 until 31 July 2026",
        "Clause: wnwhl-2009, 2.4.7 to 2.4.7.4",
    )
    who = "its writer, Dorothy Finch <dorothy.finch@tenant.example>, is Tess Calloway, whose contact is limited"
    assert asked.because == ". ".join((who, *asked.says["lines"]))


def lines(decision: Decision) -> tuple[str, ...]:
    said = told(decision).says["lines"]
    assert isinstance(said, tuple)
    return said


def test_what_is_to_be_weighed_is_as_sure_as_what_was_seen_and_quotes_it() -> None:
    facts = facts_of()
    doubted = replace(asks_again(facts), findings=(replace(MORE, verdict="ask"),), verdicts={"escalation": "ask"})
    decision = limited(doubted, a_contact(an_entry()), a_message(WORDS), facts)
    assert 'To weigh: it may ask for more than was given there ("I do not accept ...")' in lines(decision)


def test_what_would_have_been_a_complaint_of_its_own_says_why() -> None:
    facts, entry = facts_of(), an_entry("no-same-matter", case=None)
    decision = limited(complains_anew(facts), a_contact(entry), a_message(WORDS), facts)
    assert "To weigh: it would have been a complaint of its own: it complains" in lines(decision)


@pytest.mark.parametrize("matter, surely", [("new", "is"), ("unsure", "may be")])
def test_lifting_is_asked_as_surely_as_it_is_new(matter: str, surely: str) -> None:
    facts = facts_of()
    decision = limited(complains_anew(facts), a_contact(an_entry(), matter=matter), a_message("Leak"), facts)
    asked = f"To decide: since it {surely} something new, whether the restriction is to be lifted"
    assert asked in lines(decision)


def test_a_long_reason_is_cut_at_the_end_of_a_word_and_says_so() -> None:
    facts = facts_of()
    long = replace(a_contact(an_entry()), because="it speaks of the hedge " * 20)
    [known] = [line for line in lines(limited(goes_on(facts), long, a_message(WORDS), facts)) if "Known" in line]
    assert known == f"Known by: {'it speaks of the hedge ' * 13}..."


def test_an_address_not_known_to_be_theirs_is_told_that_it_came_and_nothing_of_the_limit() -> None:
    facts = facts_of()
    contacted = a_contact(an_entry(last=date(2026, 7, 31)))
    elsewhere = replace(contacted, limit=replace(contacted.limit, addresses=("tess@calloway.example",)))
    decision = limited(goes_on(facts), elsewhere, a_message(WORDS), facts)
    [letter] = [each for each in decision.actions if isinstance(each, WriteLetter)]
    assert (letter.name, letter.signed) == ("complainant.receipt.put-on-file", False)
    assert "what_it_means" not in letter.values
    assert counted(decision)[0].answered, "it is the one that is acknowledged"
    assert any(
        line.startswith("Its writer is told: that it came and that a person reads it") for line in lines(decision)
    )


def test_the_notice_shows_the_commands_that_put_it_right() -> None:
    asked = told(heard(an_entry()))
    assert {name: asked.says[name] for name in _SHOWN} == {
        "asked_for_more": "yes",
        "new_matter": "heard restrict note 3 --new-matter 1",
        "evidence": None,
        "same": None,
        "apart": "heard restrict note 3 --wrong-person 1",
        "merge": None,
        "lift": 'heard restrict lift 3 --on 2026-06-15 --why "..."',
    }


_SHOWN = ("asked_for_more", "new_matter", "evidence", "same", "apart", "merge", "lift")


def test_what_may_be_fresh_evidence_has_an_answer_of_its_own() -> None:
    facts = facts_of()
    contacted = replace(a_contact(an_entry()), fresh="a report of the surveyor is enclosed")
    asked = told(limited(goes_on(facts), contacted, a_message(WORDS), facts))
    assert asked.says["evidence"] == "heard restrict note 3 --fresh-evidence 1"
    assert asked.says["answered"] == "heard restrict note 3 --answered 1"


def test_whoever_has_no_number_yet_can_be_told_apart_by_the_message() -> None:
    facts = replace(facts_of(), writer=a_writer(person=PersonNumber(31)))
    asked = told(limited(goes_on(facts), a_contact(an_entry()), a_message(WORDS), facts))
    assert (asked.says["apart"], asked.says["merge"]) == ("heard restrict note 3 --wrong-person 1", None)


def test_nobodys_answer_is_waited_for_where_nothing_is_to_be_answered() -> None:
    assert not told(heard(an_entry())).waits
    member = replace(facts_of(), writer=a_writer(role=Role.MEMBER))
    assert not told(limited(asks_again(member), a_contact(an_entry()), a_message(WORDS), member)).waits


def test_something_new_can_be_said_to_be_about_what_is_limited() -> None:
    facts = facts_of()
    asked = told(limited(complains_anew(facts), a_contact(an_entry(), matter="new"), a_message("Leak"), facts))
    assert (asked.says["same"], asked.says["new_matter"]) == ("heard join NH-26-0042 NH-26-0050", None)
    assert asked.waits, "whether the restriction is to be lifted"


def test_the_letter_says_that_it_is_filed_has_a_key_of_its_own_and_stops_no_clock() -> None:
    [letter] = [each for each in heard(an_entry()).actions if isinstance(each, WriteLetter)]
    assert letter.key == "NH-26-0042:filed-no-action:message-1"
    assert letter.purpose is happened.Purpose.RECEIPT
    assert letter.clause == "wnwhl-2009, 2.4.7 to 2.4.7.4"
    assert "restriction 3" in letter.because


@pytest.mark.parametrize(
    "story, letter_on, said",
    [
        pytest.param(
            Story(WNWHL).opens("2026-06-01 10:00").answers("2026-06-09 15:00"),
            None,
            "We have told you before what we decided about that matter.",
            id="answered",
        ),
        pytest.param(
            Story(WNWHL).opens("2026-06-01 10:00"),
            None,
            "You will still get the answer to your complaint that is due.",
            id="nothing is decided yet",
        ),
        pytest.param(
            Story(WNWHL).opens("2026-06-01 10:00").answers("2026-06-09 15:00").asks("2026-06-10 10:00", "stage-2"),
            None,
            "You will still get the answer to your complaint that is due.",
            id="the next stage waits",
        ),
        pytest.param(
            None,
            date(2026, 5, 4),
            "We wrote to you about how you can contact us on 4 May 2026.",
            id="nobody knows how it stands, and the letter is on record",
        ),
        pytest.param(None, None, "", id="nobody knows how it stands"),
    ],
)
def test_the_letter_says_how_the_matter_stands_as_far_as_it_is_known(
    story: Story | None, letter_on: date | None, said: str
) -> None:
    on_file = () if story is None else (OnFile(story.case, story.policy, story.calendar, people=(TENANT,)),)
    facts = replace(facts_of(), on_file=on_file)
    entry = an_entry(letter_on=letter_on)
    [letter] = [
        each
        for each in limited(goes_on(facts), a_contact(entry), a_message(WORDS), facts).actions
        if isinstance(each, WriteLetter)
    ]
    further = "Further messages about this matter are read and kept on file, and we will not tell you that they came."
    assert letter.values["what_it_means"] == f"{said} {further}".strip()


# -- What is no contact ----------------------------------------------------------------------------


def test_of_old_mail_nothing_follows() -> None:
    facts = replace(facts_of(), received_at=datetime(2025, 1, 1, tzinfo=LIVE_SINCE.tzinfo))
    before = goes_on(facts)
    assert limited(before, a_contact(an_entry()), a_message(WORDS), facts) is before


@pytest.mark.parametrize("kind", [Kind.BULK, Kind.AUTO_REPLY, Kind.BOUNCE, Kind.STAFF])
def test_what_no_person_outside_wrote_is_no_contact(kind: Kind) -> None:
    facts = facts_of()
    before = replace(goes_on(facts), kind=kind)
    assert limited(before, a_contact(an_entry()), a_message(WORDS), facts) is before


def test_dangers_and_vulnerable_people_stay_told_where_all_else_is_withheld() -> None:
    facts = facts_of()
    frail = AskOfficer(CASE, About.VULNERABLE, "somebody is 84")
    before = asks_again(facts, vulnerable="yes")
    actions: tuple[Action, ...] = (*before.actions, frail)
    decision = limited(replace(before, actions=actions), a_contact(an_entry()), a_message(WORDS), facts)
    assert frail in decision.actions
    assert not opened(decision)
    assert "it tells of somebody vulnerable" in told(decision).because
