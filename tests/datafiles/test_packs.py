"""A policy pack: read whole, or every mistake at once."""

from __future__ import annotations

import hashlib
from datetime import date, time
from pathlib import Path

import pytest

from heard.casework.lengths import Length, Unit
from heard.casework.policy.words import LetterPurpose, Moment
from heard.datafiles import locate
from heard.datafiles.packs import load_all, load_each, load_policy, pack_names, policy_from_text
from heard.errors import PolicyError
from weirside import A_PACK, mistakes_in, spoilt, told_of

OLD_PACKS = Path(__file__).parent / "old_packs"
A_LETTER_OF_OURS = '[letter.receipt]\nfor = "one"\nsent_by = "service"\nmust_say = "reference"\n'


def pack_in(rules_dir: Path, name: str, text: str) -> None:
    folder = rules_dir / "policies" / name
    folder.mkdir(parents=True)
    (folder / "policy.toml").write_bytes(text.encode())


@pytest.mark.parametrize("name", pack_names(locate.rules_dir()))
def test_every_pack_that_heard_brings_can_be_read(name):
    policy = load_policy(name, locate.rules_dir())
    assert policy.name == name
    assert policy_from_text(policy.text) == policy


def test_all_packs_are_read_together():
    policies = load_all(locate.rules_dir())
    assert tuple(policy.name for policy in policies) == pack_names(locate.rules_dir())


def test_the_pack_of_2009():
    policy = load_policy("wnwhl-2009", locate.rules_dir())
    assert policy.in_force_from == date(2009, 7, 21)
    assert [stage.name for stage in policy.stages] == ["stage-1", "stage-2", "stage-3", "stage-4"]
    assert [str(policy.clocks_by_name[clock].within) for clock in ("acknowledge", "stage-1-answer")] == [
        "1 working day",
        "10 working days",
    ]


def test_a_clock_is_read():
    clock = policy_from_text(A_PACK).clocks_by_name["acknowledge"]
    assert (clock.stage, clock.starts, clock.ends) == ("one", (Moment.RECEIVED,), (Moment.ACKNOWLEDGED,))
    assert (clock.within, clock.owed_by, clock.clause) == (Length(5, Unit.WORKING_DAY), "team", "weirside, 4")


def test_the_days_and_hours_of_the_office_are_read():
    calendar = policy_from_text(A_PACK).calendar
    assert (calendar.office_days, calendar.opens, calendar.closes) == ((0, 1), time(9), time(17))


def test_a_letter_called_by_its_purpose_need_not_say_it():
    letters = policy_from_text(A_PACK).letters
    assert letters["receipt"].purpose is LetterPurpose.RECEIPT
    assert letters["first-word"].purpose is LetterPurpose.ACKNOWLEDGEMENT


def test_a_pack_kept_with_its_cases_is_read_again_from_its_text():
    policy = policy_from_text(A_PACK)
    assert policy_from_text(policy.text) == policy
    assert policy.digest == hashlib.sha256(A_PACK.encode()).hexdigest()


@pytest.mark.parametrize(
    "right, wrong, told",
    [
        pytest.param(
            "format = 1",
            "format = 2",
            "pack.format: 2 is not a format this heard can read. It reads format 1.",
            id="a later format",
        ),
        pytest.param(
            'review_owner = "lead"',
            'review_owner = "laed"',
            "pack.review_owner: there is no role 'laed'. Did you mean 'lead'?",
            id="a review by nobody",
        ),
        pytest.param(
            'nation = "england-wales"',
            'nation = "england"',
            "calendar.nation: 'england' is not a word known here. Did you mean 'england-wales'?",
            id="no such nation",
        ),
        pytest.param(
            'zone = "Europe/London"',
            'zone = "Europe/Leeds"',
            "calendar.zone: 'Europe/Leeds' is not a time zone. Write one like 'Europe/London'.",
            id="no such zone",
        ),
        pytest.param(
            '["Mon", "Tue"]',
            '["Mon", "Tues"]',
            "calendar.office_days: 'Tues' is not a day of the week. Did you mean 'Tue'?",
            id="no such day",
        ),
        pytest.param(
            '["Mon", "Tue"]',
            "[]",
            "calendar.office_days: names no day. A clock in working days would never run out.",
            id="an office that never opens",
        ),
        pytest.param(
            'office_days = ["Mon", "Tue"]\n',
            "",
            'calendar.office_days: is missing. It has to be a list of days: ["Mon", "Tue"].',
            id="no word on when the office opens",
        ),
        pytest.param(
            '["09:00", "17:00"]',
            '["09:00"]',
            'calendar.office_hours: is not a pair of hours. Write ["09:00", "17:00"].',
            id="an office that never closes",
        ),
        pytest.param(
            '["09:00", "17:00"]',
            '["09:00", "5 pm"]',
            "calendar.office_hours: '5 pm' is not a time of day. Write an hour and a minute, such as \"09:00\".",
            id="an hour of another clock",
        ),
        pytest.param(
            '["09:00", "17:00"]',
            '["09:00", "05:00"]',
            'calendar.office_hours: the office closes at 05:00, and has not opened by then. Write ["09:00", "17:00"].',
            id="an office that closes before it opens",
        ),
        pytest.param(
            'team = "Complaints Team"',
            'team = "Complaints Team"\nofficer = "The officer"',
            "roles.officer: has a meaning of its own and cannot be a role. Choose another name.",
            id="a reserved role",
        ),
        pytest.param(
            'route = "stages"',
            'route = "stagse"',
            "kind.complaint.route: there is no route 'stagse'. Did you mean 'stages'?",
            id="a kind that goes nowhere",
        ),
        pytest.param(
            'first_stage = "one"\n',
            "",
            "route.stages: opens a case, and does not say at which stage. Add first_stage.",
            id="a case of no stage",
        ),
        pytest.param(
            'send_to = "team"\n',
            "",
            "route.to-team: opens no case, and does not say who is sent it. Add send_to.",
            id="mail sent to nobody",
        ),
        pytest.param(
            'send_to = "team"',
            'send_to = "team"\nfirst_stage = "one"',
            "route.to-team.first_stage: opens no case. Write opens_case = true, or leave this out.",
            id="a stage without a case",
        ),
        pytest.param(
            "[kind.compliment]",
            "[kinds.compliment]",
            "kinds: is not known here. Did you mean 'kind'?",
            id="an unknown section",
        ),
        pytest.param(
            'why = "It says so."',
            'why = "It says so."\nwhen = "now"',
            "reading[0].when: is not known here. Known here: question, chosen, why.",
            id="an unknown key in a reading",
        ),
        pytest.param(
            'to = ["lead", "public"]',
            'to = ["lead", "publik"]',
            "report.numbers.to[1]: there is no role 'publik'. Did you mean 'public'?",
            id="a report to nobody",
        ),
        pytest.param(
            "no_personal_data = true\n",
            "",
            "report.numbers.to: everybody reads it. Add no_personal_data = true.",
            id="personal data for everybody",
        ),
        pytest.param(
            'decided_by = "lead"\nnever_automatic = true',
            'decided_by = "lead"\nnever_automatic = false',
            "exclusion_rule.never_automatic: heard refuses no complaint by itself. Write true.",
            id="a refusal nobody decided",
        ),
        pytest.param(
            'must_record = "why"',
            'must_record = "why"\nnever_automatic = false',
            "restriction.never_automatic: heard limits nobody by itself. Write true.",
            id="a restriction nobody decided",
        ),
        pytest.param(
            "clocks_wait_for_consent = false",
            "clocks_wait_for_consent = true",
            "representatives.clocks_wait_for_consent: no clock waits for consent; only what is disclosed does. "
            "Write false.",
            id="clocks that wait for consent",
        ),
        pytest.param(
            'route = "to-team"\n\n[exclusion_rule]',
            "\n[exclusion_rule]",
            "exclusion.praise.action: names no route to propose. Add `route`.",
            id="a route proposed and not named",
        ),
        pytest.param(
            'counted_from = "the event"\n',
            "",
            "exclusion.long-ago.older_than: does not say since when. Add counted_from.",
            id="an age since nothing",
        ),
        pytest.param(
            'older_than = "12 months"\n',
            "",
            "exclusion.long-ago.counted_from: there is no age to count. "
            "Add older_than or younger_than, or leave it out.",
            id="nothing since a day",
        ),
        pytest.param(
            '[restriction.option.one-officer]\nsays = "One named officer"\nmailbox = "route-to-named-person"',
            "[restriction.option]",
            "restriction.option: a restriction without a way to limit contact does nothing. "
            "Add [restriction.option.NAME].",
            id="a restriction without an option",
        ),
        pytest.param(
            'remind = "10 working days before"',
            'remind = "6 months before"',
            "restriction.remind: '6 months before' is no later than the start: all of it is 6 months. Remind later.",
            id="a review reminded of as it begins",
        ),
        pytest.param(
            'letter = "limits"',
            'letter = "limits"\nnew_matter = "route-to-named-person"',
            "restriction.new_matter: 'route-to-named-person' is not a word known here. Known here: normal-route.",
            id="a restriction of new matters",
        ),
        pytest.param(
            'outcomes = ["upheld", "window ended"]',
            'outcomes = ["upheld", "window has ended"]',
            "window.next-stage.close_outcome: 'window ended' is no outcome of [closing]. "
            "Did you mean 'window has ended'?",
            id="closed with an outcome there is not",
        ),
        pytest.param(
            "[letter.survey]",
            "[letter.how-to-complain]",
            "closing.survey: is 'on', and no letter asks. Add one of purpose \"survey\".",
            id="a survey that nobody sends",
        ),
    ],
)
def test_one_mistake(right, wrong, told):
    assert told_of(spoilt(right, wrong)) == [told]


@pytest.mark.parametrize(
    "right, wrong, told",
    [
        pytest.param(
            "order = 2",
            "order = 1",
            "stage.two.order: 1 is the order of one too. Give each stage its own.",
            id="two stages of one order",
        ),
        pytest.param(
            "order = 1",
            "order = -1",
            "stage.one.order: -1 is less than 0. Write 0 or more.",
            id="a stage before any beginning",
        ),
        pytest.param(
            'next = "none"',
            'next = "one"',
            "stage.two.next: 'one' leads in a circle. End with next = \"none\".",
            id="stages in a circle",
        ),
        pytest.param(
            'next = "none"',
            'next = "two"',
            "stage.two.next: 'two' leads in a circle. End with next = \"none\".",
            id="a stage after itself",
        ),
        pytest.param(
            'next = "two"\nnext_on = ["review-requested", "outcome-rejected"]',
            'next = "none"',
            "stage.two: no other stage leads to it. Name it as the `next` of one.",
            id="a stage nobody reaches",
        ),
        pytest.param(
            'next = "none"',
            'next = "none"\nnext_on = "logged"',
            "stage.two.next_on: there is no next stage. Name it as `next`, or leave this out.",
            id="something leads on, to nothing",
        ),
        pytest.param(
            'next_on = ["review-requested", ',
            "next_on = [",
            "stage.one.next_on: 'review-requested', which two opens on, is not among it. "
            "Add it, or change what that stage opens on.",
            id="a next stage that opens on something else",
        ),
        pytest.param(
            'opens_on = "received"',
            'opens_on = "logged"',
            'stage.one.opens_on: the first stage opens when a complaint comes in. Write opens_on = "received".',
            id="a first stage that a complaint does not open",
        ),
        pytest.param(
            'next_on = ["review-requested", "outcome-rejected"]\n\n[stage.two]\norder = 2\nname = "Stage 2"\n'
            'opens_on = "review-requested"',
            '\n[stage.two]\norder = 2\nname = "Stage 2"\nopens_on = "received"',
            "stage.two.opens_on: a later stage cannot open when the complaint comes in. Name what has to happen first.",
            id="a later stage that opens at once",
        ),
        pytest.param(
            'opens_on = "received"',
            'opens_on = "answered"',
            "stage.one.opens_on: 'answered' is not a word known here. Known here: received, stage-1-form-received, "
            "logged, stage-2-logged, outcome-rejected, review-requested, escalation-requested, appeal-made, "
            "hearing-requested, ombudsman-contact.",
            id="a moment no stage opens on",
        ),
        pytest.param(
            '["one", "same-department"]',
            '["one", "same-departmnet"]',
            "stage.two.owner_not[1]: 'same-departmnet' is no earlier stage, and no word known here. "
            "Did you mean 'same-department'?",
            id="nobody knows who may not own it",
        ),
        pytest.param(
            'owner_not = ["one"',
            'may_send_back_to = "two"\nowner_not = ["one"',
            "stage.two.may_send_back_to: 'two' is no earlier stage. Known here: one.",
            id="sent back to itself",
        ),
        pytest.param(
            'opens_on = "received"',
            'opens_on = "received"\nowner_must_outrank = "two"',
            "stage.one.owner_must_outrank: 'two' is no earlier stage.",
            id="above somebody who comes later",
        ),
        pytest.param(
            'owner_not = ["one"',
            'send_back_needs = ["a reason"]\nowner_not = ["one"',
            "stage.two.send_back_needs: the stage may not be sent back. Say where to: may_send_back_to.",
            id="sent back to nowhere",
        ),
        pytest.param(
            'owner_not = ["one"',
            'panel_min = 0\nowner_not = ["one"',
            "stage.two.panel_min: 0 is nobody. Write 1 or more.",
            id="a panel of nobody",
        ),
        pytest.param(
            "at_most = 2",
            "at_most = 1",
            "stage_rule.at_most: 1 are allowed, and there are 2: one, two.",
            id="more stages than are allowed",
        ),
        pytest.param(
            "order = 1",
            "order = 0",
            "stage.one.order: 0 is a stage before the first, and stage_rule.no_informal_stage rules that out.",
            id="an informal stage where there may be none",
        ),
    ],
)
def test_a_mistake_in_the_stages(right, wrong, told):
    assert told_of(spoilt(right, wrong)) == [told]


@pytest.mark.parametrize("name", ["every", "none"])
def test_a_word_that_stands_for_stages_is_no_name_of_one(name):
    text = spoilt("[stage.two]", f"[stage.{name}]").replace('next = "two"', f'next = "{name}"')
    what = f"stage.{name}: '{name}' has a meaning of its own here. Choose another name."
    assert what in told_of(text)


def test_a_stage_out_of_its_order_is_told():
    text = spoilt("order = 1", "order = 3")
    assert "stage.one.next: 'two' comes before it, by its order. Change one or the other." in told_of(text)


def test_a_stage_that_is_somebody_elses_needs_no_way_to_it():
    outside = '[stage.ombudsman]\norder = 3\nname = "Ombudsman"\nopens_on = "ombudsman-contact"\nnext = "none"\n'
    text = spoilt("[stage_rule]", f"{outside}outside = true\n[stage_rule]")
    assert [stage.name for stage in policy_from_text(text).stages] == ["one", "two", "ombudsman"]
    assert told_of(text.replace("outside = true\n", "")) == [
        "stage.ombudsman: no other stage leads to it. Name it as the `next` of one.",
        "stage_rule.at_most: 2 are allowed, and there are 3: one, two, ombudsman.",
    ]


@pytest.mark.parametrize(
    "right, wrong, told",
    [
        pytest.param(
            'within = "5 working days"',
            'within = "5 wroking days"',
            "clock.acknowledge.within: '5 wroking days' is not a length of time. Did you mean 'working day'?",
            id="a unit misspelt",
        ),
        pytest.param(
            'within = "5 working days"',
            'within = "two days"',
            "clock.acknowledge.within: 'two days' is not a length of time. "
            'Write a number and a unit, such as "10 working days", or "not set".',
            id="a number in letters",
        ),
        pytest.param(
            '[clock.acknowledge]\nstage = "one"',
            '[clock.acknowledge]\nstage = "onee"',
            "clock.acknowledge.stage: there is no stage 'onee'. Did you mean 'one'?",
            id="no such stage",
        ),
        pytest.param(
            'owed_by = "team"',
            'owed_by = "tema"',
            "clock.acknowledge.owed_by: there is no role 'tema'. Did you mean 'team'?",
            id="no such role",
        ),
        pytest.param(
            'measure = "acknowledged"',
            'measure = "acknowledge"',
            "clock.acknowledge.measure: there is no measure 'acknowledge'. Did you mean 'acknowledged'?",
            id="no such measure",
        ),
        pytest.param(
            'measure = "acknowledged"\n',
            "",
            "measure.acknowledged: no clock is measured by it. Name it as the `measure` of one.",
            id="a measure of nothing",
        ),
        pytest.param(
            "[measure.acknowledged]",
            '[ladder.late]\nfrom = "1 working day before"\nto = "lead"\n[measure.acknowledged]',
            "ladder.late.from: '1 working day before' is before it is due. Write 'on the day', or a time after it.",
            id="others told of what may still be done in time",
        ),
        pytest.param(
            "[measure.acknowledged]",
            '[ladder.late]\nfrom = "on the day"\nto = "laed"\n[measure.acknowledged]',
            "ladder.late.to: there is no role 'laed'. Did you mean 'lead'?",
            id="a ladder to nobody of that name",
        ),
        pytest.param(
            "[measure.acknowledged]",
            '[ladder.late]\nfrom = "on the day"\n[measure.acknowledged]',
            "ladder.late.to: is missing. It has to be the name of a role, or a list of them.",
            id="a ladder to nobody",
        ),
        pytest.param(
            "target_percent = 97",
            "target_percent = 970",
            "measure.acknowledged.target_percent: 970 is no percentage. Write 1 to 100, or leave it out.",
            id="more than all",
        ),
        pytest.param(
            'ends = "action-done"',
            'ends = ["action-done", "action-promised"]',
            "clock.action.ends: 'action-promised' is where the clock starts, too. It would be met before it ran.",
            id="a clock that ends where it starts",
        ),
        pytest.param(
            'starts = "received"',
            'starts = "recieved"',
            "clock.acknowledge.starts: 'recieved' is not a word known here. Did you mean 'received'?",
            id="no such moment",
        ),
        pytest.param(
            'owed_by = "team"',
            'owed_by = "owner"',
            "clock.acknowledge.owed_by: 'owner' has no name to put into a letter. Known here: team, lead.",
            id="an acknowledgement in nobody's name",
        ),
        pytest.param(
            'within = "date given"',
            'within = "5 working days"',
            "clock.action.within: the date of a promise is named, not counted. "
            "Write one of: date given, date given by officer, date agreed, interval agreed.",
            id="a promise that is counted",
        ),
        pytest.param(
            'kind = "promise"\nstarts = "action-promised"\nwithin = "date given"',
            'kind = "alert"\nstarts = "action-promised"\nwithin = "1 working day"',
            'clock.action.within: an alert has minutes or hours. Write a length of time such as "15 minutes".',
            id="an alert that waits for a working day",
        ),
        pytest.param(
            'remind = ["1 working day before"',
            'remind = ["5 working days before"',
            "clock.acknowledge.remind: '5 working days before' is no later than the start: "
            "all of it is 5 working days. Remind later.",
            id="a reminder as the clock starts",
        ),
        pytest.param(
            'remind = ["1 working day before"',
            'remind = ["200 hours before"',
            "clock.acknowledge.remind: '200 hours before' is no later than the start: "
            "all of it is 5 working days. Remind later.",
            id="a reminder before the clock starts, in hours",
        ),
        pytest.param(
            'remind = ["1 working day before"',
            'remind = ["1 working day bfore"',
            "clock.acknowledge.remind[0]: '1 working day bfore' is not a time to remind at. "
            'Write a length of time before or after, such as "2 working days before", or "on the day".',
            id="no time to remind at",
        ),
        pytest.param(
            'ends = "acknowledged"',
            'ends = "allocated"',
            "clock.answer.if_start_missing: no clock of one ends with the acknowledgement. "
            'Add one with ends = "acknowledged".',
            id="no due day to stand in for the start",
        ),
        pytest.param(
            "[extension.answer]",
            "[extension.anwser]",
            "extension.anwser: there is no clock 'anwser'. Did you mean 'answer'?",
            id="an extension of no clock",
        ),
        pytest.param(
            'at_most = "10 working days"',
            'at_most = "not set"',
            "extension.answer.at_most: 'not set' is no limit. "
            "Write a length of time, or one of: date agreed, date given, date given by officer.",
            id="an extension without a limit",
        ),
        pytest.param(
            'times = "any"',
            "times = 0",
            'extension.answer.times: 0 is not how often. Write 1 or more, or "any".',
            id="an extension never",
        ),
        pytest.param(
            'times = "any"',
            'before = "later"',
            "extension.answer.before: 'later' is not a word known here. Known here: due.",
            id="an extension after the due date",
        ),
        pytest.param(
            'after_stage = "one"',
            'after_stage = "once"',
            "window.next-stage.after_stage: there is no stage 'once'. Did you mean 'one'?",
            id="a window after no stage",
        ),
        pytest.param(
            'for = "customer"',
            'for = "officer"',
            "window.next-stage.for: 'officer' is not a word known here. Known here: customer.",
            id="a window for somebody else",
        ),
        pytest.param(
            'remind_customer = "1 week before"',
            'remind_customer = "4 weeks before"',
            "window.next-stage.remind_customer: '4 weeks before' is no later than the start: "
            "all of it is 20 working days. Remind later.",
            id="a window reminded of as it opens",
        ),
        pytest.param(
            'close_outcome = "window ended"\n',
            "",
            "window.next-stage.at_end: a case is closed with an outcome, and close_outcome names none. "
            "Add one of those of [closing].",
            id="closed without an outcome",
        ),
        pytest.param(
            "[window.next-stage]",
            '[late_rejection]\nflag_after = "3 months"\nthen = "person-confirms"\n[window.next-stage]',
            "late_rejection.flag_after: window.next-stage says already when a request is late. Keep one of the two.",
            id="late in two ways",
        ),
    ],
)
def test_a_mistake_in_the_clocks(right, wrong, told):
    assert told_of(spoilt(right, wrong)) == [told]


def test_a_first_stage_promises_something():
    text = A_PACK.replace('[clock.acknowledge]\nstage = "one"', '[clock.acknowledge]\nstage = "two"')
    text = text.replace('[clock.answer]\nstage = "one"', '[clock.answer]\nstage = "two"')
    assert told_of(text) == [
        'clock: no clock belongs to one. Where the policy sets no time, say so: within = "not set".'
    ]


def test_a_policy_may_say_that_it_sets_no_time():
    text = A_PACK.replace('"5 working days"', '"not set"').replace('"10 working days"', '"not set"', 1)
    assert [str(clock.within) for clock in policy_from_text(text).clocks] == ["not set", "not set", "date given"]


@pytest.mark.parametrize(
    "right, wrong, told",
    [
        pytest.param(
            'for = "one"',
            'for = "on"',
            "letter.receipt.for: there is no stage 'on'. Did you mean 'one'?",
            id="a letter of no stage",
        ),
        pytest.param(
            'purpose = "extension"',
            'purpose = "extention"',
            "letter.longer.purpose: 'extention' is not a word known here. Did you mean 'extension'?",
            id="no such purpose",
        ),
        pytest.param(
            'purpose = "extension"\n',
            "",
            "letter.longer.purpose: is missing. It has to be one of: receipt, acknowledgement, resolved, holding, "
            "extension, extension-disputed, decision, escalation-declined, refusal, offer, acceptance-form, warning, "
            "restriction, filed-no-action, ask-authority, how-to-complain, reminder, survey.",
            id="a letter for nothing",
        ),
        pytest.param(
            'must_say = "extension-reason"',
            'must_say = "extention-reason"',
            "letter.longer.must_say: there is no item of a letter 'extention-reason'. Did you mean 'extension-reason'?",
            id="something no letter can say",
        ),
        pytest.param(
            "[item.our-pledge]",
            "[item.our-pledges]",
            "letter.first-word.must_say[2]: there is no item of a letter 'our-pledge'. Did you mean 'our-pledges'?",
            id="an item of the pack's own, misspelt",
        ),
        pytest.param(
            "[item.our-pledge]",
            '[item.outcome]\nsays = "What came of it."\nshown_by = "outcome"\n[item.our-pledge]',
            "item.outcome: heard knows this already: upheld, partly upheld, or not. Choose another name.",
            id="an item heard has",
        ),
        pytest.param(
            A_LETTER_OF_OURS,
            A_LETTER_OF_OURS + A_LETTER_OF_OURS.replace("receipt", "note") + 'purpose = "receipt"\n',
            "letter.note: receipt is the letter of purpose 'receipt' for one too. "
            "Give each stages, or a purpose, of its own.",
            id="two receipts for one stage",
        ),
        pytest.param(
            A_LETTER_OF_OURS,
            A_LETTER_OF_OURS.replace("service", "officer"),
            "letter.receipt.sent_by: a letter of purpose 'receipt' is sent by heard itself. "
            'Write sent_by = "service".',
            id="a receipt somebody would have to write",
        ),
        pytest.param(
            A_LETTER_OF_OURS,
            "",
            "letter.first-word.hold_for: nothing tells the writer at one meanwhile that the message has come. "
            'Add a letter of purpose "receipt".',
            id="held, and no word meanwhile",
        ),
        pytest.param(
            'hold_for = "complaint-definition"',
            'hold_for = "outcome-sought"',
            "letter.first-word.hold_for[0]: 'outcome-sought' is not in its must_say. "
            "Known here: reference, complaint-definition, our-pledge.",
            id="held for what it does not say",
        ),
        pytest.param(
            'hold_at_most = "4 working days"\n',
            "",
            "letter.first-word.hold_for: it could wait for ever. Add hold_at_most.",
            id="held for ever",
        ),
        pytest.param(
            'hold_for = "complaint-definition"\n',
            "",
            "letter.first-word.hold_at_most: it waits for nothing. Add hold_for, or leave this out.",
            id="held for nothing",
        ),
        pytest.param(
            'hold_at_most = "4 working days"',
            'hold_at_most = "1 week"',
            "letter.first-word.hold_at_most: '1 week' is not shorter than clock.acknowledge, which has "
            "5 working days. Leave time to send it.",
            id="held too long",
        ),
        pytest.param(
            'blocks = "restriction"',
            'blocks = "everything"',
            "letter.limits.blocks: 'everything' is not a word known here. Known here: restriction.",
            id="a letter that blocks what it cannot",
        ),
        pytest.param(
            'letter = "longer"',
            'letter = "longest"',
            "extension.answer.letter: there is no letter 'longest'. Did you mean 'longer'?",
            id="no such letter",
        ),
    ],
)
def test_a_mistake_in_the_letters(right, wrong, told):
    assert told_of(spoilt(right, wrong)) == [told]


def test_a_complaint_is_acknowledged_somehow():
    text = A_PACK.replace(A_LETTER_OF_OURS, "").replace('for = "one"', 'for = "two"')
    assert (
        'letter: none acknowledges a complaint at one. Add one with for = "one", called acknowledgement or receipt.'
        in told_of(text)
    )


def test_a_letter_cannot_block_a_restriction_where_there_is_none():
    start, end = A_PACK.index("[restriction]"), A_PACK.index("[closing]")
    assert told_of(A_PACK[:start] + A_PACK[end:]) == [
        "letter.limits.blocks: the pack has no [restriction]. Leave it out."
    ]


def test_an_unknown_key_is_told_with_the_nearest_known_one():
    assert told_of(spoilt("within =", "witin =")) == [
        'clock.acknowledge.within: is missing. It has to be a number and a unit, such as "10 working days", '
        "or one of: not set, date given, date given by officer, date agreed, interval agreed.",
        "clock.acknowledge.witin: is not known here. Did you mean 'within'?",
    ]


def test_all_mistakes_are_told_at_once_in_the_order_of_their_lines():
    text = A_PACK.replace("5 working days", "soon", 1).replace("Europe/London", "Leeds")
    text = text.replace("[[reading]]", "[[raeding]]").replace("order = 2", "order = 1").replace("97", "0")
    assert [told.split(": ")[0] for told in told_of(text)] == [
        "calendar.zone",
        "stage.two.order",
        "clock.acknowledge.within",
        "measure.acknowledged.target_percent",
        "raeding",
    ]


def test_what_follows_from_a_mistake_is_not_told_as_another():
    assert told_of(spoilt("order = 1", 'order = "first"')) == [
        "stage.one.order: is 'first'. It has to be a whole number."
    ]


def test_a_missing_section_is_one_mistake():
    assert told_of(spoilt("[calendar]", "[calender]")) == [
        "calendar: is missing. It has to be a section [calendar].",
        "calender: is not known here. Did you mean 'calendar'?",
    ]


@pytest.mark.parametrize("section", ["pack", "calendar", "roles", "stage", "clock"])
def test_no_pack_does_without(section):
    lines, kept = A_PACK.splitlines(keepends=True), True
    text = "".join(line for line in lines if (kept := _belongs_elsewhere(line, section, kept)))
    assert any(told.startswith(f"{section}: is missing.") for told in told_of(text))


def _belongs_elsewhere(line: str, section: str, kept: bool) -> bool:
    return line.strip("[]\n").split(".")[0] != section if line.startswith("[") else kept


@pytest.mark.parametrize("name", ["wnwhl-2099", "../wnwhl-2009", ""])
def test_there_is_no_such_pack(name):
    with pytest.raises(PolicyError) as error:
        load_policy(name, locate.rules_dir())
    assert f"rules/policies: there is no pack '{name}'." in str(error.value)


def test_a_pack_is_named_like_its_folder(tmp_path):
    pack_in(tmp_path, "weirsde", A_PACK)
    with pytest.raises(PolicyError) as error:
        load_policy("weirsde", tmp_path)
    where = "rules/policies/weirsde/policy.toml:4: pack.id"
    assert str(error.value) == f"{where}: 'weirside' is not the name of its folder. Did you mean 'weirsde'?"


def test_a_pack_that_is_not_utf_8_is_told(tmp_path):
    pack_in(tmp_path, "weirside", A_PACK)
    file = tmp_path / "policies" / "weirside" / "policy.toml"
    file.write_bytes(A_PACK.replace("Weirside", "Weirsid\u00e9").encode("latin-1"))
    with pytest.raises(PolicyError, match="Save it as UTF-8 text"):
        load_policy("weirside", tmp_path)


def test_all_mistakes_of_all_packs_are_told_at_once(tmp_path):
    pack_in(tmp_path, "weirside", spoilt("97", "970").replace('\nto = "team"', '\nto = "tema"'))
    pack_in(tmp_path, "northside", A_PACK.replace('"weirside"', '"northside"').replace("[[reading]]", "[reading]"))
    pack_in(tmp_path, "eastside", "[pack\n")
    with pytest.raises(PolicyError) as error:
        load_all(tmp_path)
    assert [str(mistake).split(" ")[:2] for mistake in error.value.mistakes] == [
        ["rules/policies/eastside/policy.toml:1:", "is"],
        ["rules/policies/northside/policy.toml:183:", "reading:"],
        ["rules/policies/weirside/policy.toml:86:", "measure.acknowledged.target_percent:"],
        ["rules/policies/weirside/policy.toml:180:", "digest.team.to:"],
    ]


def test_the_good_packs_are_there_beside_the_mistakes_of_the_others(tmp_path):
    pack_in(tmp_path, "weirside", A_PACK)
    pack_in(tmp_path, "northside", A_PACK.replace('"weirside"', '"northside"').replace("97", "970"))
    pack_in(tmp_path, "eastside", "[pack\n")
    policies, mistakes = load_each(tmp_path)
    assert [policy.name for policy in policies] == ["weirside"]
    assert [str(mistake).split(" ")[0] for mistake in mistakes] == [
        "rules/policies/eastside/policy.toml:1:",
        "rules/policies/northside/policy.toml:86:",
    ]


def test_there_are_no_mistakes_in_the_packs_that_heard_brings():
    policies, mistakes = load_each(locate.rules_dir())
    assert (tuple(policy.name for policy in policies), mistakes) == (pack_names(locate.rules_dir()), [])


@pytest.mark.parametrize("file", sorted(OLD_PACKS.glob("*.toml")), ids=lambda file: file.name)
def test_a_pack_of_an_earlier_heard_can_still_be_read(file):
    text = file.read_bytes().decode()
    policy = policy_from_text(text, "database: policies", pinned=True)
    assert policy.text == text
    assert policy.first_stage.opens_on is Moment.RECEIVED


def test_the_very_first_pack_keeps_its_acknowledgement():
    policy = policy_from_text((OLD_PACKS / "wnwhl-2009.first.toml").read_text("utf-8"), pinned=True)
    letter = policy.letter_for(LetterPurpose.ACKNOWLEDGEMENT, policy.first_stage.name)
    assert letter is not None
    assert letter.must_say == ("reference", "handler-name", "answer-by-date", "how-to-complain")


@pytest.mark.parametrize(
    "right, wrong",
    [
        pytest.param('next = "none"', 'next = "one"', id="stages in a circle"),
        pytest.param('owed_by = "team"', 'owed_by = "desk"', id="a role there is no more"),
        pytest.param('must_say = "extension-reason"', 'must_say = "old-item"', id="an item there is no more"),
        pytest.param('opens_on = "received"', 'opens_on = "answered"', id="an opening there is no more"),
        pytest.param('times = "any"', "times = 1\nold_key = 2", id="a key there is no more"),
        pytest.param("[stage_rule]", "[old_section]\nx = 1\n[stage_rule]", id="a section there is no more"),
    ],
)
def test_what_is_pinned_is_read_and_not_judged_again(right, wrong):
    text = spoilt(right, wrong)
    assert mistakes_in(text)
    assert policy_from_text(text, pinned=True).text == text


@pytest.mark.parametrize(
    "right, wrong, told",
    [
        pytest.param('within = "5 working days"', "within = 5", "clock.acknowledge.within: is 5.", id="a wrong type"),
        pytest.param(
            'starts = "received"', 'starts = "dawn"', "'dawn' is not a word known here.", id="a word heard lacks"
        ),
        pytest.param("format = 1", "format = 7", "7 is not a format this heard can read.", id="a later format"),
    ],
)
def test_what_is_pinned_has_to_be_readable(right, wrong, told):
    with pytest.raises(PolicyError) as error:
        policy_from_text(spoilt(right, wrong), "database: policies", pinned=True)
    assert told in str(error.value)
