"""Each step of a restriction is told to those who have to know of it, in the transaction in which it was taken.

Walter complained of a hedge on Monday 1 June 2026; what is proposed, decided or lifted, on 15 June or after it.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

import pytest
from restricted.walter import HEDY, IRIS, NORA, SAYS_IT_AGAIN, WALTER, WaltersHouse

from builders import LEAD, OFFICER
from heard.daemon.restriction_steps import no_appeal, record
from heard.daemon.restriction_told import tell_of_advice
from heard.daemon.restriction_work import take
from heard.errors import CannotBeSaid
from heard.reports.outbox import one_letter
from mail.shapes.in_the_house import FIRST

STEP = "officer.notice.restriction-step"
DECIDES = {
    # Pack: an option, who proposes and may not decide, whom the proposal goes to, and what they type.
    "wnwhl-2009": ("one-channel", "owning-officer", [IRIS, LEAD], "improvement-manager"),
    "feedback-2018": ("other", "area-manager", [IRIS, LEAD], "senior-manager"),
    "wdh-2022": ("limit-contact", "investigating-officer", [IRIS, LEAD], "customer-relations"),
    "group-2008": ("refuse", "dealing-officer", [IRIS, LEAD], "service-director"),
    "west-kent-2011": ("agreement", "senior-officer", [IRIS, NORA, LEAD], "director"),
    "hos-code-2024": ("as-policy", "handler", [IRIS, LEAD], "senior-lead"),
}


def steps(house: WaltersHouse) -> list[tuple[str, str, str]]:
    """Return to whom each notice of a step went, with subject and words."""
    numbers = [letter["id"] for letter in house.place.letters() if letter["name"] == STEP]
    with house.place.house.store.reading() as connection:
        letters = [one_letter(connection, number) for number in numbers]
    return [(each["to"], str(each["subject"]), " ".join(str(each["text"]).split())) for each in letters]


@pytest.mark.parametrize("pack", DECIDES)
def test_a_proposal_goes_to_whoever_may_decide_with_what_is_missing_and_what_to_type(pack: str, tmp_path: Path) -> None:
    option, proposes, told, decides = DECIDES[pack]
    house = WaltersHouse(pack, tmp_path)
    before = len(house.letters_to(WALTER))
    house.restricts(option, by=proposes)
    found = steps(house)
    assert [to for to, _, _ in found] == told
    _, subject, words = found[0]
    assert subject == f"A limit on contact waits for a decision [{FIRST}]"
    assert "to limit the contact of Walter Crake (restriction 1)." in words
    assert "It limits nothing until somebody who may decide has decided." in words
    assert f"heard restrict decide 1 --by {decides} --on 2026-06-15" in words
    if house.lists()[0]["missing"]:
        assert f"missing: - {house.lists()[0]['missing'][0]} " in words
    house.types("restrict", "decide", "1", "--by", decides, "--on", "2026-06-15")
    assert len(house.letters_to(WALTER)) == before, "nothing of this goes to the person"


def test_what_is_typed_where_several_may_decide_is_the_role_of_whoever_reads_it(tmp_path: Path) -> None:
    house = WaltersHouse("west-kent-2011", tmp_path)
    house.restricts("agreement", by="senior-officer")
    to_nora = next(words for to, _, words in steps(house) if to == NORA)
    assert "heard restrict decide 1 --by operational-nominee --on 2026-06-15" in to_nora


def test_a_decision_is_told_to_the_named_officer_to_whoever_owns_the_case_and_to_the_team_leads(tmp_path: Path) -> None:
    house = WaltersHouse("wnwhl-2009", tmp_path)
    house.restricts("one-channel", named_contact=NORA)
    found = steps(house)
    assert [to for to, _, _ in found] == [NORA, OFFICER, LEAD]
    _, subject, words = found[0]
    assert subject == f"A limit on contact was decided [{FIRST}]"
    assert "It was decided on 15 June 2026 by Business Improvement Manager" in words
    assert "from 16 June 2026, without an end" in words
    assert "Contact about it goes through you." in words, "the named officer reads that it is theirs"
    assert "answer none of it yourself" not in words
    for to, _, others in found[1:]:
        passed_on = f"Contact about it goes through Nora Nominee ({NORA}). Pass on what comes to you"
        assert passed_on in others, to
    assert "Acknowledged: none of it." in words
    assert "Anything new goes its normal way." in words


def test_the_officer_who_answered_an_open_case_is_told(tmp_path: Path) -> None:
    house = WaltersHouse("wnwhl-2009", tmp_path)
    house.copied(
        "2026-06-10 10:00", "I have passed on what you told me.", subject=f"Re: The hedge [{FIRST}]", to=WALTER
    )
    house.restricts("no-same-matter")
    assert OFFICER in [to for to, _, _ in steps(house)]


def test_why_somebody_is_limited_is_told_to_whoever_decides_and_not_to_all_who_work_with_it(tmp_path: Path) -> None:
    house = WaltersHouse("wnwhl-2009", tmp_path)
    house.restricts("no-same-matter", by="owning-officer")
    house.types("restrict", "note", "1", "--record", "why=He is ill, and writes at night")
    house.types("restrict", "note", "1", "--record", "advice to staff=Put no calls through")
    house.types("restrict", "decide", "1", "--by", "improvement-manager", "--on", "2026-06-15")
    decided = steps(house)[-1][2]
    assert "Advice to staff: Put no calls through" in decided
    assert "writes at night" not in decided


def test_a_limit_that_is_lifted_or_changed_is_told(tmp_path: Path) -> None:
    house = WaltersHouse("wnwhl-2009", tmp_path)
    house.restricts("no-same-matter")
    house.writes("2026-06-22 09:00", SAYS_IT_AGAIN)
    change = ("--change", "--on", "2026-06-22", "--at-most", "1 a week", "--why", "fewer mails")
    house.types("restrict", "review", "1", *change)
    _, subject, words = steps(house)[-1]
    assert subject == f"A limit on contact was changed [{FIRST}]"
    assert "was changed: at most: nothing before, “1 a week” now." in words
    house.types("restrict", "lift", "1", "--on", "2026-06-22", "--why", "He has kept to it")
    _, subject, words = steps(house)[-1]
    assert subject == f"A limit on contact is over [{FIRST}]"
    assert "is lifted from 22 June 2026 on." in words


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param(("review", "1", "--change", "--at-most", "1 a week"), id="changed"),
        pytest.param(("review", "1", "--change", "--says", "Dr Kaur wrote that he is ill"), id="other words"),
        pytest.param(("review", "1", "--change", "--until", "2026-08-31"), id="another end"),
        pytest.param(("review", "1", "--lift"), id="lifted by a review"),
        pytest.param(("lift", "1"), id="lifted"),
    ],
)
def test_why_it_was_changed_or_lifted_is_told_to_nobody_who_works_with_it(
    typed: tuple[str, ...], tmp_path: Path
) -> None:
    house = WaltersHouse("wnwhl-2009", tmp_path)
    house.restricts("one-channel", named_contact=NORA)
    house.writes("2026-06-22 09:00", SAYS_IT_AGAIN)
    before = len(steps(house))
    house.types("restrict", *typed, "--on", "2026-06-22", "--why", "He went into hospital under section 3")
    told = steps(house)[before:]
    assert told
    assert not any("hospital" in f"{subject} {words}" for _, subject, words in told)


def test_other_words_of_the_entry_are_told_as_that_and_the_old_ones_are_not_repeated(tmp_path: Path) -> None:
    house = WaltersHouse("wnwhl-2009", tmp_path)
    house.restricts("one-channel", named_contact=NORA)
    house.writes("2026-06-22 09:00", SAYS_IT_AGAIN)
    house.types("restrict", "review", "1", "--change", "--on", "2026-06-22", "--says", "Hedges", "--why", "shorter")
    assert "was changed: the entry has other words." in steps(house)[-1][2]


@pytest.mark.parametrize("next_day", [(), ("--review-on", "2026-12-01", "--reason", "the panel")])
def test_a_review_that_keeps_it_as_it_was_is_no_change_and_nobody_is_told(
    next_day: tuple[str, ...], tmp_path: Path
) -> None:
    house = WaltersHouse("wnwhl-2009", tmp_path)
    house.restricts("one-channel", named_contact=NORA)
    house.writes("2026-06-22 09:00", SAYS_IT_AGAIN)
    before = len(steps(house))
    house.types("restrict", "review", "1", "--keep", "--on", "2026-06-22", "--why", "all as it was", *next_day)
    assert len(steps(house)) == before


def test_another_last_day_is_told_as_one(tmp_path: Path) -> None:
    house = WaltersHouse("wnwhl-2009", tmp_path)
    house.restricts("one-channel", named_contact=NORA)
    house.writes("2026-06-22 09:00", SAYS_IT_AGAIN)
    house.types("restrict", "review", "1", "--keep", "--on", "2026-06-22", "--until", "2026-08-31", "--why", "quiet")
    assert "was changed: until: without an end before, 2026-08-31 now." in steps(house)[-1][2]


def test_advice_that_is_noted_while_it_holds_goes_to_whoever_was_told_of_the_decision(tmp_path: Path) -> None:
    house = WaltersHouse("wnwhl-2009", tmp_path)
    house.restricts("one-channel", named_contact=NORA)
    told = [to for to, _, _ in steps(house)]
    advice = partial(record, part="advice to staff", words="Put no calls through")
    take(house.place.house, 1, advice, tell_of_advice)
    later = steps(house)[len(told) :]
    assert [to for to, _, _ in later] == told
    _, subject, words = later[0]
    assert subject == f"How to work with a limit on contact [{FIRST}]"
    assert "Advice to staff: Put no calls through" in words
    assert "Contact about it goes through you." in words
    assert len(house.to_walter()) == 0, "nothing of this goes to the person"


def test_advice_that_is_typed_is_told(tmp_path: Path) -> None:
    house = WaltersHouse("wnwhl-2009", tmp_path)
    house.restricts("one-channel", named_contact=NORA)
    house.types("restrict", "note", "1", "--record", "advice to staff=Put no calls through")
    _, subject, words = steps(house)[-1]
    assert subject == f"How to work with a limit on contact [{FIRST}]"
    assert "Advice to staff: Put no calls through" in words


@pytest.mark.parametrize(
    "by, part",
    [
        pytest.param("", "why=He is ill", id="no advice to anybody"),
        pytest.param("owning-officer", "advice to staff=Put no calls through", id="only proposed"),
    ],
)
def test_what_is_no_advice_and_what_is_only_proposed_is_told_to_nobody_who_works_with_it(
    by: str, part: str, tmp_path: Path
) -> None:
    house = WaltersHouse("wnwhl-2009", tmp_path)
    house.restricts("no-same-matter", by=by)
    before = len(steps(house))
    house.types("restrict", "note", "1", "--record", part)
    assert len(steps(house)) == before


def test_an_upheld_appeal_is_told_and_one_that_is_not_upheld_changes_nothing(tmp_path: Path) -> None:
    house = WaltersHouse("wnwhl-2009", tmp_path)
    house.restricts("no-same-matter")
    house.writes("2026-06-22 09:00", "I wish to appeal against the restriction you have put on me.")
    told = len(steps(house))
    house.types("restrict", "note", "1", "--appeal-outcome", "not-upheld", "--on", "2026-06-22")
    assert len(steps(house)) == told
    house.writes("2026-06-24 09:00", "I appeal against the restriction again. It is not fair.")
    house.types("restrict", "note", "1", "--appeal-outcome", "upheld", "--on", "2026-06-25")
    assert "an appeal against it, of 24 June 2026, was upheld" in steps(house)[-1][2]


def test_a_proposal_that_is_withdrawn_is_told_to_whoever_would_have_decided(tmp_path: Path) -> None:
    house = WaltersHouse("wnwhl-2009", tmp_path)
    house.restricts("no-same-matter", by="owning-officer")
    house.types("restrict", "lift", "1", "--on", "2026-06-16", "--why", "We talked it over")
    _, subject, words = steps(house)[-1]
    assert subject == f"A limit on contact is no longer proposed [{FIRST}]"
    assert "It is no longer proposed to limit the contact of Walter Crake (restriction 1): We talked it over." in words


def test_what_a_file_says_was_decided_by_a_role_that_may_not_is_put_before_whoever_may(tmp_path: Path) -> None:
    house = WaltersHouse("wnwhl-2009", tmp_path)
    file = tmp_path / "more.toml"
    entry = f'[[restricted]]\nperson = "Walter Crake"\noption = "no-same-matter"\ncase = "{FIRST}"\nfrom = 2026-06-09\n'
    file.write_text(f'{entry}decided_by = "owning-officer"\ndecided_on = 2026-06-09\n', encoding="utf-8")
    house.types("restrict", "import", str(file))
    _, subject, words = steps(house)[-1]
    assert subject == f"Who decided on this limit may not decide [{FIRST}]"
    assert "It holds as the file gives it until somebody ends it." in words


# -- An appeal by mail


def test_a_plain_appeal_is_on_record_and_told_as_one_and_is_no_complaint_of_its_own(tmp_path: Path) -> None:
    house = WaltersHouse("wnwhl-2009", tmp_path)
    house.restricts("no-same-matter")
    heard = house.writes("2026-06-22 09:00", "I wish to appeal against the restriction you have put on me.")
    assert (heard.reference, house.stage(), len(house.cases())) == (FIRST, "stage-1", 1)
    assert house.to_walter() == ["complainant.receipt.restriction-appeal"]
    told = " ".join(house.letters_sent_to(WALTER)[-1].split())
    assert "We have your appeal against the limit on your contact with us, and have put it on record." in told
    assert "goes to our Head of Service, Business Improvement, who will decide on it." in told
    [entry] = house.lists()
    assert entry["appeal"] == {"on": "2026-06-22", "decided_on": None, "upheld": None}
    assert "Put an appeal against restriction 1 on record" in house.why(3)
    assert HEDY in house.flagged()
    assert 'heard restrict note 1 --no-appeal "..." --appeal-of 2026-06-22' in house.shown()


def test_the_notice_of_an_appeal_says_who_decides_on_it_and_how_to_record_the_outcome(tmp_path: Path) -> None:
    house = WaltersHouse("wnwhl-2009", tmp_path)
    house.restricts("no-same-matter")
    house.writes("2026-06-22 09:00", "I wish to appeal against the restriction you have put on me.")
    assert house.lines()["To decide"] == (
        "what becomes of the appeal against the restriction; Head of Service, Business Improvement (Hedy Head) decides "
        "on it, and not whoever decided on the restriction"
    )
    for to in house.flagged():
        words = " ".join(next(each for each in house.letters_sent_to(to) if "To decide" in each).split())
        assert "Whoever decided on the restriction does not decide on the appeal." in words, to
        assert "whoever reads this decides" not in words
    assert "heard restrict note 1 --appeal-outcome upheld --on 2026-06-22" in house.shown()
    assert "heard restrict note 1 --appeal-outcome not-upheld --on 2026-06-22" in house.shown()


def test_what_may_be_an_appeal_is_put_on_record_before_an_outcome_is(tmp_path: Path) -> None:
    house = WaltersHouse("wnwhl-2009", tmp_path)
    house.restricts("no-same-matter")
    house.writes("2026-06-22 09:00", "How long am I restricted for? I have lost your letter about the hedge.")
    assert "Head of Service, Business Improvement (Hedy Head) decides on it" in house.lines()["To decide"]
    assert not any("--appeal-outcome" in each for each in house.shown())


def test_a_warning_after_the_decision_is_said_to_leave_the_warning_missing(tmp_path: Path) -> None:
    house = WaltersHouse("wdh-2022", tmp_path)
    house.restricts("limit-contact")
    said = house.types("restrict", "note", "1", "--warned", "2026-06-16")
    assert "(that of 16 June 2026 came after the decision, of 15 June 2026)." in " ".join(said.split())
    assert "Still missing" not in house.types("restrict", "note", "1", "--warned", "2026-06-01")


@pytest.mark.parametrize("outcome", ["upheld", "not-upheld"])
def test_its_outcome_settles_what_was_asked_of_the_mail_that_made_it(outcome: str, tmp_path: Path) -> None:
    house = WaltersHouse("wnwhl-2009", tmp_path)
    house.restricts("no-same-matter")
    house.writes("2026-06-22 09:00", "I wish to appeal against the restriction you have put on me.")
    assert house.lists()[0]["asked"] == [3]
    house.types("restrict", "note", "1", "--appeal-outcome", outcome, "--on", "2026-06-22")
    assert "asked, and waits" not in house.types("restrict", "list", "--all")
    assert "message 3" in house.types("restrict", "show", "1")


def test_a_second_mail_of_it_begins_no_second_appeal(tmp_path: Path) -> None:
    house = WaltersHouse("wnwhl-2009", tmp_path)
    house.restricts("no-same-matter")
    house.writes("2026-06-22 09:00", "I wish to appeal against the restriction you have put on me.")
    house.writes("2026-06-24 09:00", "I appeal against the restriction. Have you read my appeal?")
    assert house.lists()[0]["appeal"]["on"] == "2026-06-22"


@pytest.mark.parametrize(
    "text",
    [
        "I appeal against the restriction, and my boiler has not worked since Monday.",
        "I appeal against the restriction and I also want to complain about the lift.",
        "I appeal against the restriction. Please send me a parking permit too.",
    ],
)
def test_what_it_brings_up_besides_goes_its_normal_way(text: str, tmp_path: Path) -> None:
    house = WaltersHouse("wnwhl-2009", tmp_path)
    house.restricts("no-same-matter")
    heard = house.writes("2026-06-22 09:00", text)
    assert heard.reference not in (None, FIRST)
    assert house.to_walter() == ["complainant.acknowledgement.stage-1", "complainant.receipt.restriction-appeal"]
    assert house.lists()[0]["appeal"]["on"] == "2026-06-22"


def test_a_doubtful_one_is_asked_about_and_is_on_record_only_when_a_person_says_so(tmp_path: Path) -> None:
    house = WaltersHouse("wnwhl-2009", tmp_path)
    house.restricts("no-same-matter")
    house.writes("2026-06-22 09:00", "How long am I restricted for? I have lost your letter about the hedge.")
    assert house.lists()[0]["appeal"] is None
    assert "heard restrict note 1 --appeal 2026-06-22" in house.shown()


def test_what_was_no_appeal_is_taken_back_with_a_reason(tmp_path: Path) -> None:
    house = WaltersHouse("wnwhl-2009", tmp_path)
    house.restricts("no-same-matter")
    house.writes("2026-06-22 09:00", "I wish to appeal against the restriction you have put on me.")
    house.types("restrict", "note", "1", "--no-appeal", "He rang, and meant the answer on the hedge")
    assert house.lists()[0]["appeal"] is None
    record = " ".join(house.types("restrict", "show", "1").split())
    assert "The appeal of 22 June 2026 was none: He rang" in record


def _appeals_twice(tmp_path: Path) -> WaltersHouse:
    house = WaltersHouse("wnwhl-2009", tmp_path)
    house.restricts("no-same-matter")
    house.writes("2026-06-22 09:00", "I wish to appeal against the restriction you have put on me.")
    house.writes("2026-06-25 09:00", "I appeal against the restriction and want the head of service to hear it.")
    return house


def test_a_second_appeal_is_on_record_beside_the_first_and_outlives_it_where_that_was_none(tmp_path: Path) -> None:
    house = _appeals_twice(tmp_path)
    assert [each["on"] for each in house.lists()[0]["appeals"]] == ["2026-06-22", "2026-06-25"]
    shown = house.types("restrict", "note", "1", "--no-appeal", "He rang of it", "--appeal-of", "2026-06-22")
    assert "An appeal still waits, of 2026-06-25." in shown
    assert house.lists()[0]["appeals"] == [{"on": "2026-06-25", "decided_on": None, "upheld": None}]


def test_where_no_day_is_said_the_newest_that_waits_was_none(tmp_path: Path) -> None:
    house = _appeals_twice(tmp_path)
    house.types("restrict", "note", "1", "--no-appeal", "He only asks when it ends")
    assert [each["on"] for each in house.lists()[0]["appeals"]] == ["2026-06-22"]


def test_of_a_day_on_which_none_waits_none_is_taken_back(tmp_path: Path) -> None:
    house = _appeals_twice(tmp_path)
    with pytest.raises(CannotBeSaid, match="no appeal of that day waits; what waits is of 2026-06-22, 2026-06-25"):
        take(house.place.house, 1, lambda work: no_appeal(work, "He rang", date(2026, 6, 24)))
    assert len(house.lists()[0]["appeals"]) == 2


def test_an_appeal_under_two_measures_is_on_the_record_of_both(tmp_path: Path) -> None:
    house = WaltersHouse("wnwhl-2009", tmp_path)
    house.restricts("acknowledge-only")
    house.restricts("no-same-matter")
    house.writes("2026-06-22 09:00", "I wish to appeal against the restriction you have put on me.")
    assert [[made["on"] for made in each["appeals"]] for each in house.lists()] == [["2026-06-22"]] * 2


def test_nothing_of_the_limit_is_said_to_an_address_that_may_not_be_theirs(tmp_path: Path) -> None:
    house = WaltersHouse("wnwhl-2009", tmp_path)
    house.restricts("no-same-matter")
    text = "It's Walter Crake of 14 Lime Grove, on my sister's account. I appeal against the restriction on me."
    house.writes(
        "2026-06-22 09:00", f"{text} It is about the hedge by the bin store.", sender="Joan <joan@holt.example>"
    )
    assert "complainant.receipt.restriction-appeal" not in house.place.letter_names()


# -- How they may reach us


def test_something_new_is_acknowledged_with_the_named_contact_where_the_policy_wants_them_told(tmp_path: Path) -> None:
    house = WaltersHouse("wdh-2022", tmp_path)
    house.restricts("limit-contact", named_contact=OFFICER)
    house.writes("2026-06-22 09:00", "My kitchen sink has been blocked for a fortnight. I want to complain about it.")
    told = " ".join(house.letters_sent_to(WALTER)[-1].split())
    assert f"Please contact only Gary Officer ({OFFICER}) about {FIRST}." in told
    assert "tell us of anything new at any time" in told
    assert "To do" not in house.lines()


def test_more_of_the_same_is_told_of_them_where_the_register_has_it_acknowledged(tmp_path: Path) -> None:
    house = WaltersHouse("wdh-2022", tmp_path)
    house.restricts("limit-contact", named_contact=OFFICER, acknowledges=["same-matter"])
    house.writes("2026-06-22 09:00", SAYS_IT_AGAIN)
    told = " ".join(house.letters_sent_to(WALTER)[-1].split())
    assert f"Please contact only Gary Officer ({OFFICER}) about {FIRST}." in told


def test_more_of_the_same_is_answered_with_them_and_no_more_where_the_policy_has_its_reply_say_so(
    tmp_path: Path,
) -> None:
    house = WaltersHouse("wdh-2022", tmp_path)
    house.restricts("limit-contact", named_contact=OFFICER)
    house.writes("2026-06-22 09:00", SAYS_IT_AGAIN)
    assert house.to_walter() == ["complainant.receipt.put-on-file"]
    told = " ".join(house.letters_sent_to(WALTER)[-1].split())
    assert f"Please contact only Gary Officer ({OFFICER}) about {FIRST}." in told
    assert "A person will read what you wrote." in told
    assert "working day" not in told, "no answer is promised"
    assert house.on_record() == [("same", True)]


def test_where_the_register_has_nothing_acknowledged_nothing_is_sent(tmp_path: Path) -> None:
    house = WaltersHouse("wdh-2022", tmp_path)
    house.restricts("limit-contact", named_contact=OFFICER, acknowledges=[])
    house.writes("2026-06-22 09:00", SAYS_IT_AGAIN)
    assert house.to_walter() == []


# -- Whose it is


@pytest.mark.parametrize("pack, option", [("wnwhl-2009", "one-channel"), ("wdh-2022", "limit-contact")])
def test_something_new_is_not_the_named_officers_to_answer_where_the_limit_is_about_one_case(
    pack: str, option: str, tmp_path: Path
) -> None:
    house = WaltersHouse(pack, tmp_path)
    house.restricts(option, named_contact=NORA)
    house.writes("2026-06-22 09:00", "My kitchen sink has been blocked for a fortnight. I want to complain about it.")
    assert "To answer" not in house.lines()
    assert not any(subject.startswith("Yours to answer: a restricted") for subject in house.subjects_to(NORA))
    house.writes("2026-06-23 09:00", SAYS_IT_AGAIN)
    assert house.lines()["To answer"] == "contact goes through Nora Nominee, whose it is"
    assert house.subjects_to(NORA)[-1].startswith("Yours to answer: a restricted contact")


# -- Given a case by hand


def test_a_contact_that_is_given_a_case_and_acknowledged_counts_as_acknowledged(tmp_path: Path) -> None:
    house = WaltersHouse("wnwhl-2009", tmp_path)
    house.restricts("no-same-matter")
    house.writes("2026-06-22 09:00", SAYS_IT_AGAIN)
    house.writes("2026-06-22 10:00", SAYS_IT_AGAIN)
    assert house.counted() == (0, 2)
    house.types("move", "3", "--to", "new")
    assert house.counted() == (1, 1)
