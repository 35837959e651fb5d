"""A danger was told of while an officer's button lay there, or the tenant wrote what may be of another case.

Gary has a notice about the complaint of NH-26-0001, and our own server vouches for him.
"""

from __future__ import annotations

from collections.abc import Sequence
from email.message import EmailMessage
from email.policy import SMTP

import pytest
from commanding.giving import MANAGER, receipt
from commanding.test_meanwhile import IT_IS_BACK, WITHDRAWN, Case, case as case, house as house
from looking import hear, the_case

from builders import KEYS, MAILBOX, OFFICER, TENANT, MovedClock, a_mail
from heard.casework.events import About, MessageNumber, Reference
from heard.store import questions, tokens

CASE = Reference("NH-26-0001")
GAS = "I smell gas in the hall, and my baby is in the flat."
NAMED = 'Danger: Mail that came at 10:40 today tells of a danger ("smell gas")'
IN_A_RECEIPT = "- Mail that came at 10:40 today tells of a danger"
HALF = "Happy with everything apart from the gas smell."
WHERE = "in a mail of which nobody has said yet which case it belongs to"


def notice_of(case: Case, message: int, *, to: str = OFFICER) -> str:
    """Return what somebody was given with the notice of a danger."""
    with case.house.store.writing() as connection:
        return tokens.give(
            connection, KEYS, officer=to, reference=CASE, message=MessageNumber(message), about=About.DANGER, only=(),
            now=case.house.now(),
        )  # fmt: skip


def test_it_is_asked_once_and_named_whatever_letters_went_out(case: Case) -> None:
    his = case.a_notice()
    case.tenant_writes(GAS)
    case.officer_writes_to_her()
    asked = case.answers(WITHDRAWN, his)
    words = case.asked(asked)
    assert NAMED in words
    assert "Do it all the same" in words
    assert case.status() == "open"
    done = case.answers("confirm", case.given_with(asked))
    assert case.status() == "closed"
    assert IN_A_RECEIPT in receipt(case.house, done)[1]


def test_given_again_below_the_question_it_is_done(case: Case) -> None:
    his = case.a_notice()
    case.tenant_writes(GAS)
    case.officer_writes_to_her()
    case.answers(WITHDRAWN, case.given_with(case.answers(WITHDRAWN, his)))
    assert case.status() == "closed"


def test_a_newer_notice_about_something_else_shows_nothing_of_it(case: Case) -> None:
    case.tenant_writes(GAS)
    case.asked(case.answers(WITHDRAWN, case.a_notice()))


def test_who_answers_its_own_notice_knows_of_it(case: Case) -> None:
    gas = case.tenant_writes(GAS)
    done = case.answers(WITHDRAWN, notice_of(case, gas))
    assert case.status() == "closed"
    assert IN_A_RECEIPT in receipt(case.house, done)[1]


@pytest.mark.parametrize("line", ["assign to me", "The gas men are on their way.", "contact made by phone"])
def test_what_somebody_answered_is_asked_about_by_nobody(case: Case, line: str) -> None:
    gas = case.tenant_writes(GAS)
    case.answers(line, notice_of(case, gas, to=MANAGER), by=MANAGER)
    done = case.answers(WITHDRAWN, case.a_notice())
    assert case.status() == "closed"
    assert "danger" not in receipt(case.house, done)[1]


def test_a_danger_that_comes_behind_the_question_is_asked_about_again(case: Case) -> None:
    asked = case.answers(WITHDRAWN, "I have no notice")
    case.tenant_writes(GAS)
    case.officer_writes_to_her()
    again = case.answers("confirm", case.given_with(asked))
    assert "tells of a danger" in case.asked(again)
    assert case.status() == "open"
    case.answers("confirm", case.given_with(again))
    assert case.status() == "closed"


def test_so_it_is_before_what_opened_the_case_is_taken_back(case: Case) -> None:
    opened = case.answers("reopen", case.given_with(case.answers(WITHDRAWN, case.a_notice())))
    case.tenant_writes(GAS)
    case.officer_writes_to_her()
    asked = case.answers("undo", case.given_with(opened))
    assert "tells of a danger" in case.asked(asked)
    case.answers("confirm", case.given_with(asked))
    assert case.status() == "closed"


# -- Mail that may be of the case


def writes_elsewhere(case: Case, text: str, *, headers: Sequence[tuple[str, str]] = (), subject: str = "leak") -> str:
    assert isinstance(case.house.now, MovedClock)
    case.house.now.on(minutes=10)
    case.last += 1
    mail = a_mail(
        text, sender=f"Dorothy Finch <{TENANT}>", to=MAILBOX, subject=f"Re: {subject}", received_at=case.house.now(),
        message_id=f"<else-{case.last}@else.example>", headers=headers,
    )  # fmt: skip
    return str(hear(case.house, mail, case.last))


ANSWERS = (("In-Reply-To", "<leak-1@tenant.example>"),)


@pytest.mark.parametrize("subject", ["leak", f"Leak in the kitchen [{CASE}]"])
def test_what_may_be_of_the_case_holds_it_up_and_is_when_they_last_wrote(case: Case, subject: str) -> None:
    his = case.a_notice()
    assert writes_elsewhere(case, "The leak is back, apart from that fine", headers=ANSWERS, subject=subject) != CASE
    asked = case.answers(WITHDRAWN, his)
    assert f"Dorothy Finch wrote at 10:40 today, {WHERE}, after the mail you answered" in case.asked(asked)
    done = case.answers("confirm", case.given_with(asked))
    assert f"They last wrote at 10:40 today, {WHERE}." in receipt(case.house, done)[1]


def test_a_danger_in_it_is_named_although_a_letter_went_out(case: Case) -> None:
    his = case.a_notice()
    assert writes_elsewhere(case, HALF, headers=ANSWERS) != CASE
    case.officer_writes_to_her()
    assert 'tells of a danger ("gas smell")' in case.asked(case.answers(WITHDRAWN, his))


def test_once_somebody_said_where_it_belongs_only_that_counts(case: Case) -> None:
    his = case.a_notice()
    assert writes_elsewhere(case, HALF, headers=ANSWERS) != CASE
    with case.house.store.writing() as connection:
        questions.answer(connection, MessageNumber(case.last), (About.WHICH_CASE,), now=case.house.now())
    done = case.answers(WITHDRAWN, his)
    assert case.status() == "closed"
    assert "10:40" not in receipt(case.house, done)[1]


# -- What only headers call a machine's


@pytest.mark.parametrize("header", [("Auto-Submitted", "auto-generated"), ("Precedence", "bulk")])
def test_her_own_words_below_a_machines_header_hold_it_up(case: Case, header: tuple[str, str]) -> None:
    his = case.a_notice()
    case.tenant_writes(IT_IS_BACK, headers=(header,))
    asked = case.answers(WITHDRAWN, his)
    assert f'They wrote: "{IT_IS_BACK}"' in case.asked(asked)
    assert "They last wrote at 10:40 today." in receipt(case.house, case.answers("confirm", case.given_with(asked)))[1]


@pytest.mark.parametrize("text", ["I am away until Friday.", "Thank you very much", "On annual leave until 9 June."])
def test_what_a_machine_says_for_her_holds_nothing_up(case: Case, text: str) -> None:
    his = case.a_notice()
    case.tenant_writes(text, headers=(("Auto-Submitted", "auto-replied"),))
    case.answers(WITHDRAWN, his)
    assert case.status() == "closed"


@pytest.mark.parametrize(
    "text",
    [
        "I will be away from Thursday. Your answer is not good enough and I want stage 2.",
        "On holiday until the 14th. I do not accept this decision.",
        "I am off sick. Nobody turned up on Monday and it still leaks.",
    ],
)
@pytest.mark.parametrize("header", [("Auto-Submitted", "auto-replied"), ("Precedence", "bulk")])
def test_an_absence_that_complains_or_asks_for_more_is_hers_and_told(
    case: Case, text: str, header: tuple[str, str]
) -> None:
    his = case.a_notice()
    number = case.tenant_writes(text, headers=(header,))
    is_heard = the_case(case.house, CASE)["messages"][-1]["kind"] not in ("auto_reply", "bulk")
    assert is_heard or is_asked_of(case, number, About.NEXT_STAGE, About.WHO_IS_IT)
    assert f'They wrote: "{text}"' in case.asked(case.answers(WITHDRAWN, his))


@pytest.mark.parametrize(
    "subject, headers, about",
    [
        pytest.param("Re: Leak in the kitchen", ANSWERS, About.WHO_IS_IT, id="in answer to a mail of the case"),
        pytest.param("", (), About.WHICH_CASE, id="of itself"),
    ],
)
def test_a_picture_without_a_word_behind_a_machines_header_is_told_and_holds_it_up(
    case: Case, subject: str, headers: Sequence[tuple[str, str]], about: About
) -> None:
    his = case.a_notice()
    number = picture(case, subject, headers)
    assert is_asked_of(case, number, about)
    asked = case.asked(case.answers(WITHDRAWN, his))
    assert "without a word: see what came with it" in asked


def picture(case: Case, subject: str, headers: Sequence[tuple[str, str]]) -> int:
    assert isinstance(case.house.now, MovedClock)
    case.house.now.on(minutes=10)
    case.last += 1
    mail = EmailMessage(policy=SMTP)
    for name, value in (
        ("Auto-Submitted", "auto-generated"), ("From", f"Dorothy Finch <{TENANT}>"), ("To", MAILBOX),
        ("Subject", subject), ("Message-ID", f"<picture-{case.last}@mms.example>"), *headers,
    ):  # fmt: skip
        mail[name] = value
    mail.set_content("\n")
    mail.add_attachment(b"\xff\xd8\xff\xe0" + b"x" * 400, maintype="image", subtype="jpeg", filename="wall.jpg")
    hear(case.house, mail.as_bytes(), case.last)
    return case.last


def is_asked_of(case: Case, number: int, *abouts: About) -> bool:
    with case.house.store.reading() as connection:
        return any(
            questions.was_asked(connection, MessageNumber(number), each, on=None, unanswered=True) for each in abouts
        )


# -- Mail of somebody else that may be of the case


@pytest.mark.parametrize(
    "subject, text",
    [
        pytest.param("Ref NH 26 0001", "My mother Dorothy Finch can smell gas.", id="blanks"),
        pytest.param("nh/26/1", "I complain about the leak at my mother's.", id="strokes"),
        pytest.param("Mum", "I complain for my mother, NH260001. The leak is no better.", id="in the words, joined"),
        pytest.param(
            "Mum's flat", "I complain for my mother Dorothy Finch. The kitchen leak is back, into the light.",
            id="its matter and her name",
        ),
        pytest.param(
            "Still wet", "I am not happy, it drips!\n\nOn 4 June you wrote:\n> Dear Ms Finch\n> Our reference: "
            "NH-26-0001\n> we are sorry", id="our letter quoted",
        ),
    ],
)  # fmt: skip
def test_mail_of_a_stranger_that_seems_to_be_of_the_case_is_asked_about_and_holds_it_up(
    case: Case, subject: str, text: str
) -> None:
    his = case.a_notice()
    number = sons(case, subject, text)
    assert is_asked_of(case, number, About.WHICH_CASE)
    assert WHERE in case.asked(case.answers(WITHDRAWN, his))


def test_a_number_of_no_case_there_is_holds_nothing_up(case: Case) -> None:
    his = case.a_notice()
    sons(case, "Ref NH 26 0912", "I complain about the noise at night in Mill Street.")
    case.answers(WITHDRAWN, his)
    assert case.status() == "closed"


def sons(case: Case, subject: str, text: str) -> int:
    assert isinstance(case.house.now, MovedClock)
    case.house.now.on(minutes=10)
    case.last += 1
    mail = a_mail(
        text, sender="Paul Finch <paul@son.example>", to=MAILBOX, subject=subject, received_at=case.house.now(),
        message_id=f"<son-{case.last}@son.example>",
    )  # fmt: skip
    assert hear(case.house, mail, case.last) != CASE
    return case.last
