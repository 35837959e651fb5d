"""Whether a command may be so, as its case stands; what may not says why, and what to say instead.

Each case came on Monday 1 June 2026; a command is given on Wednesday 10 June, where nothing else is said.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from builders import LANDLORD
from heard.casework import commands as said
from heard.casework.commands import Command, Extend
from heard.casework.events import Kind, LetterKind, Outcome, Reference, StageName
from heard.casework.lengths import length_of
from heard.casework.moments import Moment
from heard.casework.people import Officer
from heard.judgement.commands.legal import Asking, legal_now, warnings, why_not
from heard.judgement.commands.typed import typed
from heard.judgement.facts import OnFile
from histories import at
from judgement.commands.desk import ANEELA, GARETH
from policies.story import Story

CAME, ANSWERED, LATER = "2026-06-01 10:00", "2026-06-09 15:00", "2026-06-10 09:00"
SOON = "2026-06-02 09:00"
OTHER = Officer("Priya Nair", "priya.nair@northgate.example", ("senior-management",))
STAFF = (GARETH, ANEELA, OTHER)


def story(pack: str = "wnwhl-2009", stage: str | None = None) -> Story:
    return Story(pack).opens(CAME, stage)


def on_file(told: Story) -> OnFile:
    return OnFile(told.case, told.policy, told.calendar)


def asking(because: str = "", when: str = LATER, owned: dict[str, tuple[str, ...]] | None = None) -> Asking:
    by_stage = {StageName(stage): addresses for stage, addresses in (owned or {}).items()}
    return Asking(replace(LANDLORD, staff=STAFF), GARETH.address, at(when), because, by_stage)


def against(told: Story, command: Command, because: str = "", **more: str) -> str:
    """Return why a command may not be so; "" where it may."""
    return why_not(on_file(told), command, asking(because, **more)) or ""


def upheld(outcome: str = "upheld") -> said.Close:
    return said.Close(Outcome(outcome))


# -- Closing ----------------------------------------------------------------------------------------


def test_an_answered_case_may_be_closed() -> None:
    assert against(story().answers(ANSWERED), upheld()) == ""


def test_without_an_answer_on_file_it_says_how_to_give_one() -> None:
    assert against(story(), upheld()) == (
        "no answer to Stage 1, first line is on file for NH-26-0042, and the policy wants one before it is closed: "
        'write to the tenant with complaints@northgate.example in Cc, or say "close withdrawn" if that is what became '
        "of it"
    )


def test_the_answer_of_the_present_stage_counts() -> None:
    told = story().answers(ANSWERED).asks("2026-06-12 10:00", "stage-2")
    assert against(told, upheld()).startswith("no answer to Stage 2, management is on file")


@pytest.mark.parametrize(
    "pack, outcome",
    [
        ("wnwhl-2009", "withdrawn"),
        ("feedback-2018", "resolved at once"),
        ("wdh-2022", "resolved in recovery"),
        ("west-kent-2011", "window ended"),
    ],
)
def test_some_outcomes_need_no_answer(pack: str, outcome: str) -> None:
    assert against(story(pack), upheld(outcome)) == ""


def test_an_outcome_is_wanted() -> None:
    assert against(story().answers(ANSWERED), said.Close(None)) == (
        'the policy wants an outcome: say "close upheld", "close partly upheld", "close not upheld" or '
        '"close withdrawn"'
    )


def test_an_outcome_of_another_policy_is_none() -> None:
    assert against(story(), upheld("behaviour")).startswith("the policy knows no outcome 'behaviour'")


def test_a_closed_case_is_not_closed_again() -> None:
    told = story().answers(ANSWERED).closes(ANSWERED, "upheld")
    assert against(told, upheld()) == (
        'NH-26-0042 is closed, since Tuesday 9 June 2026: say "reopen" first if it goes on'
    )


def test_what_was_promised_is_only_a_warning() -> None:
    told = story("west-kent-2011").answers(ANSWERED).passes(Moment.ACTION_PROMISED, ANSWERED)
    case = on_file(told)
    assert warnings(case, upheld(), asking()) == ("something that was promised is not noted as done: action taken",)
    assert why_not(case, upheld(), asking()) is None


def test_only_a_closed_case_is_opened_again() -> None:
    assert against(story(), said.Reopen()) == "NH-26-0042 is open"
    assert against(story().closes(ANSWERED, "upheld"), said.Reopen()) == ""


# -- Stages -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("stage", [None, "stage-2", "stage-3"])
def test_a_later_stage_may_be_opened(stage: str | None) -> None:
    told = story().answers(ANSWERED)
    assert against(told, said.OpenStage(StageName(stage) if stage else None)) == ""


def test_a_stage_may_be_opened_on_a_closed_case() -> None:
    assert against(story().answers(ANSWERED).closes(ANSWERED, "upheld"), said.OpenStage(None)) == ""


def test_an_earlier_stage_does_not_follow() -> None:
    told = story().answers(ANSWERED).asks("2026-06-12 10:00", "stage-2").answers("2026-06-19 10:00")
    assert against(told, said.OpenStage(StageName("stage-1"))) == (
        'Stage 1, first line does not follow: NH-26-0042 is at Stage 2, management: say "stage 2", "stage 3" or '
        '"stage 4"'
    )


@pytest.mark.parametrize("stage", [None, "stage-2"])
def test_a_stage_that_is_open_is_not_opened_again(stage: str | None) -> None:
    told = story().answers(ANSWERED).asks("2026-06-12 10:00", "stage-2")
    assert against(told, said.OpenStage(StageName(stage) if stage else None)) == (
        "Stage 2, management of NH-26-0042 is open already, since Friday 12 June 2026, and not answered yet"
    )


def test_the_stage_a_case_opened_at_does_not_follow_itself() -> None:
    assert against(story(), said.OpenStage(StageName("stage-1"))).startswith("Stage 1, first line does not follow")


def test_beyond_the_last_stage_of_ones_own_a_person_names_it() -> None:
    told = story(stage="stage-3").answers(ANSWERED)
    assert against(told, said.OpenStage(None)) == (
        'NH-26-0042 is at the last of your own stages: say "stage 3" or "stage 4"'
    )


def test_nothing_follows_no_stage() -> None:
    told = Story("wnwhl-2009")
    case = replace(story().case, stage=None, visits=())
    assert (why_not(OnFile(case, told.policy, told.calendar), said.OpenStage(None), asking()) or "").startswith(
        "NH-26-0042 is at no stage"
    )


# -- Who deals with it ------------------------------------------------------------------------------


def test_whoever_holds_the_role_may_take_it() -> None:
    assert against(story(), said.Assign(None)) == ""


def test_whoever_lacks_the_role_may_not_and_others_are_named() -> None:
    told = story().answers(ANSWERED).asks("2026-06-12 10:00", "stage-2")
    assert against(told, said.Assign(None)) == (
        "by the policy Gareth Lumb may not deal with Stage 2, management: Gareth Lumb does not hold the role: say "
        '"assign to Aneela Rashid"'
    )


def test_a_role_that_nobody_holds_keeps_nobody_from_it() -> None:
    told = story(stage="stage-3")  # its owner is a panel, and none of the staff
    case = on_file(told)
    assert why_not(case, said.Assign(None), asking()) is None
    assert warnings(case, said.Assign(None), asking()) == (
        "the policy would rather have somebody else: Gareth Lumb does not hold the role",
    )


def test_a_fresh_pair_of_eyes() -> None:
    told = story().answers(ANSWERED).asks("2026-06-12 10:00", "stage-2")
    earlier = asking(owned={"stage-1": (ANEELA.address,)})
    assert "dealt with it at an earlier stage" in (why_not(on_file(told), said.Assign(ANEELA.address), earlier) or "")


@pytest.mark.parametrize(
    "pack, stage, known, why",
    [
        pytest.param(
            "wdh-2022", "stage-1", {"named": (GARETH.address,)}, "Gareth Lumb is named in the complaint", id="named"
        ),
        pytest.param(
            "wnwhl-2009", "stage-3", {"of_area": (GARETH.address,)}, "belongs to the department it is about", id="area"
        ),
        pytest.param("wdh-2022", "stage-1", {"of_area": (GARETH.address,)}, "", id="area, where no rule asks"),
        pytest.param("wnwhl-2009", "stage-3", {"named": (GARETH.address,)}, "", id="named, where no rule asks"),
    ],
)
def test_whom_the_complaint_is_about_does_not_deal_with_it(
    pack: str, stage: str, known: dict[str, tuple[str, ...]], why: str
) -> None:
    about = replace(asking(), **known)
    found = why_not(on_file(story(pack, stage)), said.Assign(None), about) or ""
    assert why in found if why else "named" not in found and "department" not in found


def test_a_stranger_is_given_nothing() -> None:
    assert against(story(), said.Assign("nobody@northgate.example")) == (
        "nobody@northgate.example is not listed among the staff: name somebody who is"
    )


# -- More time --------------------------------------------------------------------------------------


def test_within_the_limit() -> None:
    assert against(story("hos-code-2024"), Extend(by=length_of("10 working days")), "the surveyor is ill") == ""


def test_without_a_reason_it_says_how_to_give_one() -> None:
    assert against(story("hos-code-2024"), Extend(by=length_of("5 working days"))) == (
        'the policy wants first, for NH-26-0042 to be answered later, the reason: add "because ..."'
    )


def test_past_the_limit_it_says_how_far_it_may_go() -> None:
    said_of_it = against(story("wdh-2022", "stage-1"), Extend(by=length_of("11 working days")), "the surveyor is ill")
    assert "at most 10 working days" in said_of_it
    assert said_of_it.endswith("2026")


def test_past_the_limit_for_an_exceptional_reason() -> None:
    told, longer = story("hos-code-2024"), Extend(by=length_of("15 working days"))
    refused = against(told, longer, "the surveyor is ill")
    assert 'an exceptional reason: add "because it is exceptional: ..."' in refused
    assert "without that it may move, until " in refused
    assert against(told, longer, "it is exceptional: the building was closed by the police") == ""


def test_where_the_customer_has_to_agree() -> None:
    told, later = story("feedback-2018"), Extend(by=length_of("5 working days"))
    assert against(told, later, "a detailed investigation", when=SOON) == (
        'the policy wants first, for NH-26-0042 to be answered later, that the tenant agreed: add ", agreed with the '
        'tenant"'
    )
    assert against(told, replace(later, agreed=True), "a detailed investigation", when=SOON) == ""


def test_all_that_is_lacking_is_said_at_once() -> None:
    refused = against(story("feedback-2018"), Extend(by=length_of("5 working days")), when=SOON)
    assert "because ..." in refused
    assert "agreed with the tenant" in refused


def test_a_holding_reply_has_to_be_on_file() -> None:
    told, later = story("west-kent-2011"), Extend(until=date(2026, 6, 30))
    assert "a holding reply: write one to the tenant" in against(told, later, "the surveyor is ill")
    assert against(told.passes(Moment.HOLDING_REPLY, ANSWERED), later, "the surveyor is ill") == ""


def test_a_policy_without_extensions() -> None:
    assert against(story(), Extend(by=length_of("5 working days")), "ill") == (
        "it asks for more time, and the policy knows no extension"
    )


def test_once_the_day_has_passed() -> None:
    later = Extend(by=length_of("5 working days"))
    assert "the due date has passed" in against(story("hos-code-2024"), later, "ill", when="2026-07-22 09:00")


def test_a_day_that_is_no_later() -> None:
    assert "no later than the present one" in against(story("hos-code-2024"), Extend(until=date(2026, 6, 2)), "ill")


def test_a_day_far_off_may_be_a_slip() -> None:
    told, far = story("feedback-2018"), Extend(until=date(2027, 6, 5), agreed=True)
    assert against(told, far, "ill") == (
        "Saturday 5 June 2027 is more than three months off and may be a slip: say a nearer day"
    )


def test_neither_a_length_nor_a_day() -> None:
    assert against(story("hos-code-2024"), Extend()).startswith("it says neither by how long nor until when")


# -- What it is, and the rest -----------------------------------------------------------------------


def test_a_case_may_be_no_complaint_until_it_is_answered_as_one() -> None:
    request = said.NotAComplaint(Kind.SERVICE_REQUEST)
    assert against(story(), request) == ""
    assert against(story().answers(ANSWERED), request).startswith(
        "NH-26-0042 was answered as a complaint on Tuesday 9 June 2026: say"
    )


def test_a_case_that_was_joined_is_no_longer_spoken_of() -> None:
    case = replace(story().case, joined=Reference("NH-26-0040"))
    told = story()
    found = why_not(OnFile(case, told.policy, told.calendar), upheld(), asking())
    assert found == "NH-26-0042 was joined to NH-26-0040: say it of that one"


@pytest.mark.parametrize(
    "command",
    [said.Note(), said.Wrote(True), said.SamePerson(True), said.Undo(), said.Confirm(), said.Disown(), said.Release()],
    ids=typed,
)
def test_what_is_of_no_case_may_be_said_on_a_joined_one(command: Command) -> None:
    told = story()
    joined = OnFile(replace(told.case, joined=Reference("NH-26-0040")), told.policy, told.calendar)
    assert why_not(joined, command, asking()) is None


@pytest.mark.parametrize(
    "command, words",
    [
        pytest.param(said.Link(Reference("NH-26-0042")), "is this case itself", id="linked to itself"),
        pytest.param(said.MoveTo(Reference("NH-26-0042")), "is on NH-26-0042 already", id="moved where it is"),
        pytest.param(said.ContactMade(said.Reached.PHONE, date(2026, 6, 11)), "is still to come", id="tomorrow"),
        pytest.param(said.ContactMade(said.Reached.VISIT, date(2025, 12, 3)), "before they complained", id="last year"),
        pytest.param(said.ProposeRestriction(), "has to know why", id="a restriction without a reason"),
        pytest.param(
            said.IsLetter(LetterKind.HOLDING, outcome=Outcome("upheld")), "only a decision", id="a holding reply upheld"
        ),
        pytest.param(
            said.IsLetter(LetterKind.DECISION, outcome=Outcome("odd")), "knows no outcome", id="decided oddly"
        ),
        pytest.param(
            said.IsLetter(LetterKind.DECISION, until=date(2026, 6, 30)), "only an extension", id="decided until a day"
        ),
    ],
)
def test_it_may_not_be_so(command: Command, words: str) -> None:
    assert words in against(story(), command)


@pytest.mark.parametrize(
    "command",
    [
        said.Link(Reference("NH-25-0007")),
        said.MoveTo(None),
        said.ContactMade(said.Reached.PHONE),
        said.ContactMade(said.Reached.VISIT, date(2026, 6, 1)),
        said.ContactMade(said.Reached.EMAIL, date(2026, 6, 10)),  # the day it is said
        said.NoStage(),
        said.Split(),
        said.Stays(),
        said.IsLetter(LetterKind.EXTENSION, until=date(2026, 6, 30)),
        said.Wrote(True),
        said.Release(),
        said.Undo(),
        said.Confirm(),
        said.Note(),
    ],
    ids=typed,
)
def test_it_may_be_so_as_far_as_the_case_tells(command: Command) -> None:
    assert against(story(), command) == ""


# -- What is worth offering -------------------------------------------------------------------------


def offered(told: Story) -> list[str]:
    return [typed(each, STAFF) for each in legal_now(on_file(told), asking())]


def test_what_may_be_done_with_a_new_case() -> None:
    assert offered(story()) == [
        "close withdrawn", "stage 2", "stage 3", "stage 4", "assign to me", "service request", "enquiry", "compliment",
        "contact made by phone", "contact made by visit", "restrict contact", "split",
    ]  # fmt: skip


def test_more_time_is_offered_where_the_policy_gives_it() -> None:
    assert "extend 5 working days" in offered(story("hos-code-2024"))


def test_what_may_be_done_with_a_closed_case() -> None:
    found = offered(story().answers(ANSWERED).closes(ANSWERED, "upheld"))
    assert found[:2] == ["reopen", "stage 1"]
    assert not any(each.startswith(("close", "extend", "assign")) for each in found)


@pytest.mark.parametrize("pack", ["feedback-2018", "group-2008", "hos-code-2024", "wdh-2022", "west-kent-2011"])
def test_all_that_is_offered_may_be_said(pack: str) -> None:
    case = on_file(story(pack))
    reasoned = asking("it is so")
    assert all(why_not(case, each, reasoned) is None for each in legal_now(case, asking()))
