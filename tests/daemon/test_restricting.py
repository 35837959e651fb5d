"""Who enters a restriction, and what is put on its record: each step an event, and what the policy wants is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from looking import RAY

from builders import a_house, a_mail, a_raw
from heard.casework.policy.words import Item, RoleName
from heard.daemon import receive, restricting, restriction_steps as steps
from heard.daemon.before_heard import take_in
from heard.daemon.house import House
from heard.daemon.restricting import Decided
from heard.daemon.restriction_work import Stands, take
from heard.errors import CannotBeSaid, NotFound
from heard.reports.cases import list_of_cases
from heard.settings.register import Register, Restricted
from heard.store import people, restrictions

MANAGER = Decided(RoleName("improvement-manager"), date(2026, 6, 1), "Nora Quayle")


@pytest.fixture
def house(tmp_path: Path) -> House:
    return a_house(tmp_path / "heard.db")


def enter(house: House, **more: Any) -> Stands:
    return restricting.enter(house, Restricted.model_validate(more.pop("restricted", RAY)), **more)


def test_what_the_policy_wants_is_named_and_keeps_no_entry_from_holding(house: House) -> None:
    stands = enter(house)
    assert {"why", "decision right", "consulted: tenancy-support", "review date"} <= set(stands.missing)
    assert "how long" not in stands.missing
    assert stands.entry.restriction.holds_on(date(2026, 6, 2))


def test_step_by_step_less_is_missing(house: House) -> None:
    grounds = [lambda work: steps.ground(work, "trivial detail"), lambda work: steps.ground(work, "He shouts")]
    enter(house, decided=MANAGER, steps=grounds, review_on=date(2026, 9, 1))
    stands = take(
        house,
        1,
        lambda work: steps.record(work, "why", "Forty mails in a month."),
        lambda work: steps.confirm(work, "decision right"),
        lambda work: steps.consult(work, RoleName("tenancy-support")),
        lambda work: steps.note_letter(work, date(2026, 6, 1), says=[Item("appeal-right")]),
    )
    assert not {"why", "decision right", "consulted: tenancy-support", "review date", "behaviours relied on"} & set(
        stands.missing
    )
    assert "letter: appeal-right" not in stands.missing
    with house.store.reading() as connection:
        told = [(type(each.event).__name__, words) for each, words in restrictions.happened_to(connection, 1)]
    assert told[:5] == [
        ("RestrictionEntered", ""),
        ("RestrictionDecided", "Nora Quayle"),
        ("RestrictionGrounded", "trivial detail"),
        ("RestrictionGrounded", "He shouts"),
        ("RestrictionRecorded", "Forty mails in a month."),
    ]


def test_who_may_not_decide_only_proposes(house: House) -> None:
    stands = enter(house, decided=Decided(RoleName("owning-officer"), date(2026, 6, 1)))
    assert not stands.entry.restriction.holds_on(date(2026, 6, 2))
    assert stands.notes
    with pytest.raises(CannotBeSaid, match="improvement-manager"):
        restricting.decide(house, 1, Decided(RoleName("owning-officer"), date(2026, 6, 1)))
    assert restricting.decide(house, 1, MANAGER).entry.restriction.holds_on(date(2026, 6, 2))


def test_the_same_entry_is_entered_once(house: House) -> None:
    enter(house)
    with pytest.raises(CannotBeSaid, match="as restriction 1"):
        enter(house)


def test_a_review_later_than_the_policy_allows_wants_a_reason(house: House) -> None:
    with pytest.raises(CannotBeSaid, match="a reason is wanted"):
        enter(house, review_on=date(2026, 9, 10))
    assert enter(house, review_on=date(2026, 9, 10), reason="He is abroad.").entry.restriction.review_on == date(
        2026, 9, 10
    )


def test_what_the_policy_does_not_know_is_refused(house: House) -> None:
    enter(house)
    with pytest.raises(CannotBeSaid, match="the policy wants why"):
        take(house, 1, lambda work: steps.record(work, "weather", "wet"))
    with pytest.raises(CannotBeSaid, match="no role"):
        take(house, 1, lambda work: steps.consult(work, RoleName("vicar")))
    with pytest.raises(NotFound, match="restriction 9"):
        take(house, 9, lambda work: steps.warn(work, date(2026, 6, 1)))


def test_of_several_steps_all_are_taken_or_none(house: House) -> None:
    enter(house)
    with pytest.raises(CannotBeSaid, match="no role"):
        take(
            house,
            1,
            lambda work: steps.record(work, "why", "Forty mails in a month."),
            lambda work: steps.consult(work, RoleName("vicar")),
        )
    with pytest.raises(CannotBeSaid, match="no role"):
        enter(house, restricted=RAY | {"person": "Ada Moss"}, steps=[lambda work: steps.consult(work, RoleName("x"))])
    with house.store.reading() as connection:
        assert [type(each.event).__name__ for each, _ in restrictions.happened_to(connection, 1)] == [
            "RestrictionEntered"
        ]
        assert [entry.said.name for entry in restrictions.every(connection)] == ["Raymond Pickersgill"]


# -- A case that is somebody else's

ROSA = {"reference": "NG-24-0311", "person": "Rosa Quill", "addresses": ["rosa@quill.example"], "matter": "a fence"}
OF_HERS = RAY | {"case": "NG-24-0311", "covers": "case", "addresses": ["ray@btmail.example"]}


def with_rosas_case(house: House) -> House:
    take_in(house, Register.model_validate({"earlier_case": [ROSA | {"stage": "stage-3"}]}))
    return house


def test_a_case_of_somebody_whose_name_is_not_like_the_persons_is_refused(house: House) -> None:
    with pytest.raises(CannotBeSaid, match="NG-24-0311 is Rosa Quill's") as refused:
        enter(with_rosas_case(house), restricted=OF_HERS)
    assert "--also-known-as" in str(refused.value)
    assert "--case-of-another" in str(refused.value)
    with house.store.reading() as connection:
        assert restrictions.every(connection) == []


@pytest.mark.parametrize(
    "more, known, is_rosa",
    [
        pytest.param({"also_known_as": ["Rosa Quill"]}, {}, True, id="one person of two names"),
        pytest.param({}, {"case_of_another": True}, False, id="somebody who writes about her case"),
        pytest.param({"household": ["wife Rosa Quill"]}, {}, False, id="somebody in her home"),
    ],
)
def test_said_to_be_hers_or_not_it_is_entered_and_nobody_gets_addresses_of_another(
    house: House, more: dict[str, Any], known: dict[str, Any], is_rosa: bool
) -> None:
    entry = enter(with_rosas_case(house), restricted=OF_HERS | more, **known).entry
    with house.store.reading() as connection:
        [at_hers] = people.at(connection, "rosa@quill.example")
        [at_his] = people.at(connection, "ray@btmail.example")
    assert (at_his.person == at_hers.person == entry.stands_as) is is_rosa
    assert at_his.person == entry.stands_as
    assert set(at_hers.addresses) == {"rosa@quill.example", *(["ray@btmail.example"] if is_rosa else [])}


# -- Days


def test_a_review_day_that_is_over_is_refused(house: House) -> None:
    early = RAY | {"from": date(2026, 4, 2)}
    with pytest.raises(CannotBeSaid, match="2026-05-31 is over"):
        enter(house, restricted=early, review_on=date(2026, 5, 31))
    assert enter(house, restricted=early, review_on=date(2026, 6, 1)).entry.restriction.review_on == date(2026, 6, 1)


@pytest.mark.parametrize(
    "take_it",
    [
        pytest.param(lambda work, day: steps.warn(work, day), id="a warning"),
        pytest.param(lambda work, day: steps.note_letter(work, day), id="a letter"),
        pytest.param(lambda work, day: steps.appeal(work, day), id="an appeal"),
    ],
)
def test_of_a_day_to_come_nothing_is_on_record(house: House, take_it: Any) -> None:
    enter(house)
    with pytest.raises(CannotBeSaid, match="2026-06-02: that day is still to come"):
        take(house, 1, lambda work: take_it(work, date(2026, 6, 2)))
    assert take(house, 1, lambda work: take_it(work, date(2026, 6, 1)))


def test_nobody_has_decided_on_a_day_to_come(house: House) -> None:
    tomorrow = Decided(MANAGER.by, date(2026, 6, 2))
    with pytest.raises(CannotBeSaid, match="enter it once it is decided"):
        enter(house, decided=tomorrow)
    enter(house)
    with pytest.raises(CannotBeSaid, match="note the decision once it was made"):
        restricting.decide(house, 1, tomorrow)


def test_a_second_decision_counts_and_the_first_is_told(house: House) -> None:
    enter(house, decided=MANAGER)
    with pytest.raises(CannotBeSaid, match="on record already"):
        restricting.decide(house, 1, MANAGER)
    stands = restricting.decide(house, 1, Decided(MANAGER.by, date(2026, 5, 29)))
    [note] = stands.notes
    assert note.startswith("It was decided already, on 2026-06-01 by improvement-manager.")
    assert stands.entry.restriction.decided_on == date(2026, 5, 29)


# -- Addresses that are somebody else's, and entries that overlap


def test_all_that_is_against_an_entry_is_told_a_line_each(house: House) -> None:
    hers = OF_HERS | {"addresses": ["rosa@quill.example"]}
    with pytest.raises(CannotBeSaid) as refused:
        enter(with_rosas_case(house), restricted=hers)
    case, address = str(refused.value).splitlines()
    assert case.startswith("--case: NG-24-0311 is Rosa Quill's")
    assert address.startswith("--address: rosa@quill.example is Rosa Quill's (case NH-26-0001)")


def test_an_address_that_both_use_stays_hers_and_is_his_too(house: House) -> None:
    both = RAY | {"addresses": ["rosa@quill.example"]}
    entry = enter(with_rosas_case(house), restricted=both, shared_address=True).entry
    with house.store.reading() as connection:
        known = people.at(connection, "rosa@quill.example")
    assert [each.names for each in known] == [("Rosa Quill",), ("Raymond Pickersgill",)]
    assert entry.stands_as == known[1].person


@pytest.mark.parametrize(
    "more, is_told",
    [
        pytest.param({"from": date(2026, 12, 2)}, True, id="on its last day"),
        pytest.param({"from": date(2026, 12, 3), "until": date(2027, 1, 3)}, False, id="the day after it"),
        pytest.param(
            {"from": date(2026, 7, 1), "covers": "case", "case": "X-9"}, True, id="the other covers everything"
        ),
        pytest.param({"from": date(2026, 7, 1), "person": "Ada Moss"}, False, id="somebody else"),
    ],
)
def test_an_entry_on_days_of_another_is_told(house: House, more: dict[str, Any], is_told: bool) -> None:
    enter(house)
    notes = enter(house, restricted=RAY | more).notes
    assert any("limits the same person on some of the same days" in each for each in notes) is is_told


def test_of_two_cases_of_one_person_nothing_is_told(house: House) -> None:
    enter(house, restricted=RAY | {"covers": "case", "case": "X-1"})
    second = enter(house, restricted=RAY | {"covers": "case", "case": "X-2"})
    assert not any("same person" in each for each in second.notes)


# -- The case it names


BEFORE = Register.model_validate(
    {
        "earlier_case": [
            {
                "reference": "NG-24-0311",
                "person": "Raymond Pickersgill",
                "matter": "a fence",
                "stage": "stage-1",
                "ended": date(2025, 3, 14),
            }
        ]
    }
)


@pytest.mark.parametrize("typed", ["NH-25-002", "nh250001", "NH 25 0011", "nh/25/1", "25-0001", "NH-99-7777"])
def test_a_case_written_as_one_of_heards_that_is_not_there_is_refused(house: House, typed: str) -> None:
    take_in(house, BEFORE)
    known = the_only_case(house)
    assert known == "NH-25-0001"
    with pytest.raises(CannotBeSaid, match="there is no case") as refused:
        enter(house, restricted=RAY | {"covers": "case", "case": typed})
    assert ("Did you mean 'NH-25-0001'" in str(refused.value)) is (typed != "NH-99-7777")


@pytest.mark.parametrize("typed", ["NG-24-0312", "HC/2023/77", "Farrier 12"])
def test_an_old_reference_of_another_office_is_entered_and_said(house: House, typed: str) -> None:
    take_in(house, BEFORE)
    [said] = enter(house, restricted=RAY | {"covers": "case", "case": typed}).notes
    assert said.startswith(f"No case {typed} is known")
    assert ("The nearest that is known is NG-24-0311" in said) is (typed == "NG-24-0312")


@pytest.mark.parametrize("typed", ["NG-24-0311", "ng24/0311", "NH-25-0001", "nh-25-0001"])
def test_one_case_under_another_of_its_names_is_the_same_entry(house: House, typed: str) -> None:
    take_in(house, BEFORE)
    enter(house, restricted=RAY | {"covers": "case", "case": "NG-24-0311"})
    with pytest.raises(CannotBeSaid, match="stands in the register already, as restriction 1"):
        enter(house, restricted=RAY | {"covers": "case", "case": typed})


def the_only_case(house: House) -> str | None:
    with house.store.reading() as connection:
        [case] = list_of_cases(connection)
    return str(case["reference"])


def test_an_option_for_after_the_answer_is_said_to_be_where_one_is_still_owed(house: House) -> None:
    mail = a_mail(sender="Raymond Pickersgill <ray@btmail.example>")
    receive.hear(receive.keep([a_raw(mail)], house), house)
    of_his = {**RAY, "covers": "case", "case": "NH-26-0001", "addresses": ["ray@btmail.example"]}
    assert any("An answer is still owed on NH-26-0001" in each for each in enter(house, restricted=of_his).notes)
    other = enter(house, restricted=of_his | {"from": date(2026, 6, 3), "option": "witness"})
    assert not any("still owed" in each for each in other.notes)


def test_a_word_of_their_own_is_said_to_be_one(house: House) -> None:
    notes = enter(house, restricted=RAY | {"option": "no calls before ten"}).notes
    assert any("'no calls before ten' is your own word" in each for each in notes)
