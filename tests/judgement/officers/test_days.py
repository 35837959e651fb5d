"""What officers' letters say of days: an answer that is put off, a hearing, the letter's own date, and promises.

The letters here are sent on Monday 22 September 2025, and the answer is due on Wednesday 24 September.
"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, strategies as st

from heard.judgement.officers.days import Days, days_in

MONDAY, DUE = date(2025, 9, 22), date(2025, 9, 24)


def read(words: str, due: date | None = DUE) -> Days:
    return days_in(words, written=MONDAY, due=due)


@pytest.mark.parametrize(
    "words",
    [
        "I will now reply by 8 October instead of 24 September.",
        "We are extending the deadline for our stage 1 response from 24 September to 8 October.",
        "Due to sickness our response will be delayed. You can expect it no later than Wednesday 8th October.",
        "I told you that you'd have it this Wednesday. The log is late, and so I'll be writing to you on 8 October.",
        "Your new response date is 08/10/2025.",
        "We cannot answer by Wednesday. The new date is 8 October.",
        "We have not finished and will need more time. Our revised target is 8 October 2025.",
        "I had hoped to write to you today. My findings will be with you on 8 October.",
        "I'm moving my reply to 8 October.",
        "I'm putting back my decision from the 24th to the 8th of October.",
        "I said I'd have an answer on Wednesday. The report is late, so please look for my letter on 8 October.",
        "Rather than on 24 September you will have our final decision on 8 October.",
        "I need until 8 October to finish this.",
        "I'm going to need an extra ten working days, which takes us to 8 October.",
        "The response is going to slip. New deadline Wednesday 8 October.",
        "Tomorrow is too soon for an answer. I still wait for the maker. You'll have it on the 8th of October.",
        "can we say the 8th October for your answer instead of wednesday? I'll take it that's ok unless you shout.",
        "As you asked, I will now reply by 8 October instead of Wednesday.",
        "You asked for more time, so I'm moving my reply to 8 October.",
        "Sorry, other complaints took us longer. I will now reply by 8 October.",
        "The review was due on 24 September. Ms Orr is away. The review will be completed by 8 October.",
        "She doesn't mind if our answer comes two weeks on Wednesday rather than this Wednesday.",
        "As agreed this morning, I'll come back to you with my findings by 8 October, not Wednesday.",
        "You'll now hear from me by 8 October, as I still need the drawings.",
    ],
)
def test_the_answer_is_put_off_to_the_eighth(words: str) -> None:
    assert read(words).new_date == date(2025, 10, 8)


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(
            "Ms Bell will reply to your complaint by 8 October.", id="an answer is announced, and nothing put off"
        ),
        pytest.param(
            "I'm sorry for the delay in acknowledging. Ms Bell will respond by 24 September.", id="as it was due"
        ),
        pytest.param("I'm sorry, the visit is moved from 24 September to 8 October.", id="a visit is put off"),
        pytest.param("We are still waiting for the roofer, who will call on 8 October.", id="a roofer's day"),
        pytest.param("I have not finished. You should hear within the next few days.", id="no day"),
        pytest.param("We need more time. We will reply within a further ten working days.", id="only a length"),
        pytest.param("Can we agree another date? I would suggest 8 October for our response.", id="only suggested"),
        pytest.param(
            "Sorry that this is late. If you are not satisfied, ask for a review by 8 October.", id="the customer's"
        ),
        pytest.param(
            "I am late with this. I uphold it. I will write to you again by 8 October.", id="after the answer"
        ),
        pytest.param("We said 24 September. My answer will come on 8 October or on 15 October.", id="one of two days"),
        pytest.param("The answer will not come on Wednesday, but on Friday 8 October.", id="a Wednesday"),
        pytest.param("Would you agree to wait for my answer until 8 October? The surveyor is away.", id="a question"),
        pytest.param("can we say the 8th October for your answer instead of wednesday?", id="a question in haste"),
        pytest.param(
            "You asked me to put off my answer until 8 October because you are away. I'm afraid I can't do that.",
            id="the customer asked, and it is refused",
        ),
        pytest.param("You wanted us to put off our answer until 8 October. The policy gives us ten days.", id="asked"),
        pytest.param(
            "Your other complaint about the parking needs more time: my colleague will answer that one by 8 October.",
            id="another complaint",
        ),
        pytest.param(
            "Your second complaint needs more time. My colleague will answer it by 8 October.",
            id="another complaint, in two sentences",
        ),
        pytest.param("I need more time. Give me until the end of next week or so.", id="or so"),
        pytest.param("We will not be ready by Wednesday. You will have my answer around 8 October.", id="around"),
    ],
)
def test_the_answer_is_not_put_off_to_a_day(words: str) -> None:
    assert read(words).new_date is None


def test_where_it_is_not_known_when_it_was_due_the_words_that_put_it_off_stand_with_the_day() -> None:
    near = "I cannot answer by Wednesday. You will have my decision by 8 October."
    far = "I was not able to reach you. A plumber comes today. Ms Orr has your case. She will answer by 8 October."
    assert read(near, due=None).new_date == date(2025, 10, 8)
    assert read(far, due=None).new_date is None


@pytest.mark.parametrize(
    "words, gives_reason",
    [
        ("We will now reply by 8 October because the surveyor's report is outstanding.", True),
        ("The camera report has not come. I will now reply by 8 October.", True),
        ("Wind too strong for the drone again, so I will now reply by 8 October.", True),
        ("We are extending our response time from 24 September to 8 October.", False),
        ("I'm sorry for any inconvenience. I will now reply by 8 October.", False),
        ("Because of the rain the plumber comes tomorrow.", False),
    ],
)
def test_whether_it_says_why(words: str, gives_reason: bool) -> None:
    assert read(words).gives_reason is gives_reason


@pytest.mark.parametrize(
    "words, is_agreed",
    [
        ("You kindly said that you would rather wait, so you will have my answer by 8 October instead.", True),
        ("With your consent I'm moving my reply to 8 October.", True),
        ("Thank you for agreeing to wait. I will now reply by 8 October.", True),
        ("Ms Orr is content to wait until 8 October for our reply, rather than Wednesday.", True),
        ("If you agree, I will now reply by 8 October.", False),
        ("I hope you are happy to wait: I will now reply by 8 October.", False),
        ("I will now reply by 8 October. Are you happy with that date?", False),
        ("You have not agreed, and we will extend our response to 8 October.", False),
        ("We agreed on the date of the visit.", False),
    ],
)
def test_whether_the_customer_agreed(words: str, is_agreed: bool) -> None:
    assert read(words).is_agreed is is_agreed


@pytest.mark.parametrize(
    "words, day",
    [
        ("The panel will meet on Tuesday 14 October at 6.30pm. You are welcome to attend.", date(2025, 10, 14)),
        ("Your appeal hearing has been arranged for 14 October 2025.", date(2025, 10, 14)),
        ("Your appeal will be heard by three members on Thursday 16 October.", date(2025, 10, 16)),
        ("The review panel sits on 14 October. Papers are due by 7 October.", date(2025, 10, 14)),
        ("The panel met on 15 September and thanks you for attending.", None),
        ("Would Tuesday 14 October suit you for the panel to meet?", None),
        ("The panel will meet on 14 October, or on 21 October.", None),
        ("A new fence panel goes in on 14 October.", None),
    ],
)
def test_the_day_of_a_hearing(words: str, day: date | None) -> None:
    assert read(words).panel_on == day


@pytest.mark.parametrize(
    "words, day",
    [
        ("Date: 19 September 2025\n\nDear Mr Orr\n\nI uphold your complaint.", date(2025, 9, 19)),
        ("Harbour House\n19th September 2025\nDear Mr Orr", date(2025, 9, 19)),
        ("Ref: HH/22\nDate of response: 19/09/2025", date(2025, 9, 19)),
        ("Dear Mr Orr, on 19 September 2025 you wrote to us.", None),
        ("19 September 2024\nDear Mr Orr", None),
        ("Friday\nDear Mr Orr", None),
    ],
)
def test_the_date_at_the_head_of_a_letter(words: str, day: date | None) -> None:
    assert read(words).dated == day


@pytest.mark.parametrize(
    "words, day",
    [
        ("Our contractor will replace the fan by 20 October.", date(2025, 10, 20)),
        ("The roofers start on Monday 6 October.", date(2025, 10, 6)),
        ("they'll be on site Tuesday to finish it", date(2025, 9, 23)),
        ("The part will be fitted in the week of 29 September.", date(2025, 10, 3)),
        ("The works are due to be completed by the end of October.", date(2025, 10, 31)),
        ("All five windows will be refitted on 27 and 28 October.", date(2025, 10, 28)),
        ("We would like to pay £25, and this will go on your account within 14 days.", date(2025, 10, 6)),
        ("New panel and post going in on 9 October.", date(2025, 10, 9)),
        ("A new lock fitted on or before 1 October.", date(2025, 10, 1)),
        ("Repairs to be completed by 31/10/2025.", date(2025, 10, 31)),
        ("Inspection: 07/10/2025 (morning).", date(2025, 10, 7)),
        ("You should receive the cheque by 3 October.", date(2025, 10, 3)),
        ("We will pay £50 within ten days.", None),
        ("The sealant will be redone.", None),
        ("We offer £400.", None),
        ("The roof will be done no later than 30 October.", date(2025, 10, 30)),
        ("I can't apologise enough, and we will fit it on 1 October.", date(2025, 10, 1)),
        ("We will not leave it like this and it will be mended by 3 October.", date(2025, 10, 3)),
        ("The lock that could not be fitted will be fitted on 1 October.", date(2025, 10, 1)),
        ("The ceiling will be renewed after 20 October.", None),
    ],
)
def test_a_promise_and_its_day(words: str, day: date | None) -> None:
    (promise,) = read(words).promises
    assert (promise.what, promise.by) == (words, day)


def test_two_promises_in_one_sentence_are_two() -> None:
    words = "The ceiling will be painted on 17 October, and I have asked for £75, which will show by 13 October."
    assert [promise.by for promise in read(words).promises] == [date(2025, 10, 17), date(2025, 10, 13)]


def test_what_stands_in_a_list_of_actions_is_promised() -> None:
    words = "What we will do:\n- a new gate, w/c 6 October\n- an apology in writing by Fri 26/9\n"
    assert [(each.what, each.by) for each in read(words).promises] == [
        ("a new gate, w/c 6 October", date(2025, 10, 10)),
        ("an apology in writing by Fri 26/9", date(2025, 9, 26)),
    ]


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("You have until 14 October to ask for stage 2.", id="the customer's last day"),
        pytest.param("Please send us the form by 14 October.", id="what the customer is asked"),
        pytest.param("Any papers must reach us by 9 October.", id="what the customer sends"),
        pytest.param("If you would like that, we will send a copy by 3 October.", id="only if they wish"),
        pytest.param("I will reply to your complaint by 8 October.", id="the answer"),
        pytest.param("Neil Ashe will review it at stage 2 by 8 October.", id="the next answer"),
        pytest.param("You can go to the Ombudsman until 28 February 2026.", id="the Ombudsman"),
        pytest.param("The gutter was cleared on 19 September.", id="done"),
        pytest.param("A further repair was due on 17 September.", id="was due"),
        pytest.param("I have your letter of 24 September.", id="a letter's date"),
        pytest.param("Would Friday at 10 suit you?", id="a question"),
        pytest.param("I will not order another survey.", id="not to be done"),
        pytest.param("No further action will be taken.", id="nothing is to be done"),
        pytest.param("We will not carry out the work by 30 October.", id="not done by a day"),
        pytest.param("We are unable to fit a new door by 30 October.", id="cannot be done"),
        pytest.param("The roof is not going to be done on 30 October.", id="is not going to be done"),
        pytest.param("We cannot promise that the roof will be done by 30 October.", id="what they cannot promise"),
        pytest.param("The roof should be done by 30 October, but I can't guarantee that.", id="not guaranteed"),
        pytest.param("I hope the roof will be done by 30 October but cannot promise it.", id="hoped, not promised"),
        pytest.param("We aim to finish the roof by 30 October.", id="only aimed at"),
        pytest.param("Your tenancy review is on 30 October.", id="the landlord's calendar"),
        pytest.param("The rent goes up on 6 October.", id="a day of the rent"),
        pytest.param("The office is closed on 30 October.", id="nobody is there"),
        pytest.param("I would like to come on 2 October to take readings.", id="only wished for"),
        pytest.param("The roofers come on 6 October, so I will now reply by 8 October.", id="before the answer"),
    ],
)
def test_no_promise(words: str) -> None:
    assert read(words).promises == ()


def test_a_long_promise_is_cut_and_there_are_twenty_at_most() -> None:
    words = "We will repair " + "the gate and " * 40 + "the fence.\n"
    promises = read(words + "".join(f"We will repair gate {number}.\n" for number in range(40))).promises
    assert len(promises) == 20
    assert len(promises[0].what) == 200


PIECES = st.sampled_from(
    (
        "I will ",
        "reply ",
        "by ",
        "8 October",
        ", and ",
        ". ",
        "instead of ",
        "Friday ",
        "we need until ",
        "\n- ",
        "the panel ",
        "İ",
        "£5 ",
    )
)


@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=30).map("".join)))
def test_no_letter_is_too_odd(words: str) -> None:
    days = read(words)
    assert days.new_date is None or days.new_date > DUE or "instead of" in words
    assert all(len(promise.what) <= 200 for promise in days.promises)


@pytest.mark.parametrize("piece", ["24 September ", "the 1st, ", "I will reply by 8 October, and ", "1 ", "will a "])
def test_a_very_long_letter_is_read_up_to_its_limit(piece: str) -> None:
    assert len(read(piece * (200_000 // len(piece))).promises) <= 20
