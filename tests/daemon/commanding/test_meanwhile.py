"""The tenant wrote again before their officer's command came: what the officer is asked, told, and what is done.

Gary has a notice about the complaint of NH-26-0001, and our own server vouches for him.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from commanding.giving import CASE, LANDLORD_OF_THREE, MANAGER, brought, complained, receipt
from commanding.test_receipts import ARRIVED, OURS, TO_CONFIRM, VOUCHED, Mail
from looking import hear, in_step, the_case

from builders import MAILBOX, OFFICER, TENANT, MovedClock, a_house, a_mail
from heard.daemon.house import House

IT_IS_BACK = "The leak is back, and the ceiling below is wet. Please go on."
WITHDRAWN = "close withdrawn"
PASSED_ON = f"""Gary, for you.

From: Dorothy Finch <{TENANT}>
Sent: 1 June 2026 10:35
To: Nadia Manager
Subject: RE: Leak in the kitchen

I sleep at my sister's, since it comes through the bedroom ceiling. Please do not stop now.

Dorothy
"""


@pytest.fixture
def house(tmp_path: Path, clock: MovedClock) -> House:
    landlord = replace(LANDLORD_OF_THREE, authserv_ids={MAILBOX: OURS})
    return complained(a_house(tmp_path / "heard.db", now=clock, landlord=landlord))


class Case(Mail):
    """What comes on a case from both sides, one mail after another."""

    def tenant_writes(
        self,
        text: str = IT_IS_BACK,
        *,
        sender: str = f"Dorothy Finch <{TENANT}>",
        headers: Sequence[tuple[str, str]] = (),
    ) -> int:
        return self._comes(text, sender=sender, to=MAILBOX, headers=headers)

    def officer_writes_to_her(self, *, by: str = OFFICER) -> int:
        text = "Dear Ms Finch\n\nThank you for your mail. The plumber comes again tomorrow.\n"
        headers = (("Cc", MAILBOX), VOUCHED, ARRIVED)
        return self._comes(text, sender=by, to=TENANT, headers=headers)

    def officer_writes(self, to: str) -> int:
        text = "Can you go to 12 Mill Lane on Friday at ten, about the kitchen?\n\nGary Officer\n"
        return self._comes(text, sender=OFFICER, to=to, headers=(("Cc", MAILBOX), VOUCHED, ARRIVED))

    def is_passed_on(self, *, by: str = MANAGER) -> int:
        return self._comes(PASSED_ON, sender=by, to=MAILBOX, headers=(VOUCHED, ARRIVED), mark="FW")

    def _comes(self, text: str, *, sender: str, to: str, headers: Sequence[tuple[str, str]], mark: str = "Re") -> int:
        assert isinstance(self.house.now, MovedClock)
        self.house.now.on(minutes=10)
        self.last += 1
        mail = a_mail(
            text, sender=sender, to=to, subject=f"{mark}: Leak in the kitchen [{CASE}]", received_at=self.house.now(),
            message_id=f"<more-{self.last}@else.example>",
            headers=(("In-Reply-To", "<leak-1@tenant.example>"), *headers),
        )  # fmt: skip
        assert hear(self.house, mail, self.last) == CASE
        return self.last

    def status(self) -> str:
        assert in_step(self.house)
        return str(the_case(self.house, CASE)["status"])

    def asked(self, number: int) -> str:
        """Return the words of the question that a mail was answered with."""
        name, words = receipt(self.house, number)
        assert name == TO_CONFIRM
        return words


@pytest.fixture
def case(house: House) -> Case:
    return Case(house)


def test_it_is_asked_about_and_shows_who_wrote_when_and_what(case: Case) -> None:
    his = case.a_notice()
    case.tenant_writes()
    number = case.answers(WITHDRAWN, his)
    words = case.asked(number)
    assert "Dorothy Finch wrote at 10:40 today, after the mail you answered" in words
    assert f'They wrote: "{IT_IS_BACK}"' in words
    assert "Do it all the same" in words
    assert (case.status(), brought(case.house, number)) == ("open", [])


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("assign to me", id="done"),
        pytest.param("clsoe withdrawn", id="not understood"),
        pytest.param("The plumber has the key.", id="a note"),
    ],
)
def test_what_answers_a_command_before_shows_none_of_her_mail(case: Case, line: str) -> None:
    his = case.a_notice()
    case.tenant_writes()
    carried = case.given_with(case.answers(line, his))
    assert "Dorothy Finch wrote at 10:40 today" in case.asked(case.answers(WITHDRAWN, carried))
    assert case.status() == "open"


def test_that_it_is_settled_holds_up_no_closing(case: Case) -> None:
    his = case.a_notice()
    case.tenant_writes("Thank you. The plumber has been, it is all sorted now and I am happy with that.")
    case.answers(WITHDRAWN, his)
    assert case.status() == "closed"


def test_satisfied_with_one_thing_and_waiting_for_another_is_not_settled(case: Case) -> None:
    his = case.a_notice()
    case.tenant_writes("Thank you, I am satisfied with the repair but still waiting for the £200.")
    case.answers(WITHDRAWN, his)
    assert case.status() == "open"


def test_on_another_day_the_day_is_said(case: Case) -> None:
    his = case.a_notice()
    case.tenant_writes()
    assert isinstance(case.house.now, MovedClock)
    case.house.now.on(days=1)
    words = case.asked(case.answers(WITHDRAWN, his))
    assert "Dorothy Finch wrote on Monday 1 June 2026 at 10:40, after the mail you answered" in words


def test_what_she_wrote_is_shown_as_notices_show_it(case: Case) -> None:
    his = case.a_notice()
    case.tenant_writes(f"Press https://evil.example/close now. {IT_IS_BACK} {'It drips. ' * 100}", sender=TENANT)
    words = case.asked(case.answers(WITHDRAWN, his))
    assert "evil.example" not in words
    assert "(a link)" in words
    assert len(words) < 2000


def test_said_again_it_is_done_and_its_receipt_names_her_last_mail(case: Case) -> None:
    his = case.a_notice()
    case.tenant_writes()
    asked = case.answers(WITHDRAWN, his)
    confirmed = case.answers("confirm", case.given_with(asked))
    assert case.status() == "closed"
    assert (brought(case.house, asked), brought(case.house, confirmed)) == (
        ["CommandGiven", "CaseClosed"],
        ["CommandGiven"],
    )
    assert "They last wrote at 10:40 today." in receipt(case.house, confirmed)[1]


def test_a_command_given_again_below_the_question_is_done(case: Case) -> None:
    his = case.a_notice()
    case.tenant_writes()
    asked = case.answers(WITHDRAWN, his)
    case.answers(WITHDRAWN, case.given_with(asked))
    assert case.status() == "closed"


def test_yet_newer_mail_is_asked_about_again_and_the_old_question_stays_old(case: Case) -> None:
    his = case.a_notice()
    case.tenant_writes()
    first = case.answers(WITHDRAWN, his)
    case.tenant_writes("Now the lights have gone out as well.")
    second = case.answers("confirm", case.given_with(first))
    assert "Now the lights have gone out as well" in case.asked(second)
    third = case.answers("confirm", case.given_with(first))
    assert "Now the lights have gone out as well" in case.asked(third)
    assert (case.status(), brought(case.house, second)) == ("open", [])
    case.answers("confirm", case.given_with(third))
    assert (case.status(), brought(case.house, first)) == ("closed", ["CommandGiven", "CaseClosed"])


def test_who_nobody_vouches_for_is_asked_whether_it_is_theirs_and_shown_it(case: Case) -> None:
    his = case.a_notice()
    case.tenant_writes()
    number = case.answers(WITHDRAWN, his, vouched=False)
    words = case.asked(number)
    assert f'They wrote: "{IT_IS_BACK}"' in words
    assert "not me" in words
    case.answers("confirm", case.given_with(number), vouched=False)
    assert case.status() == "closed"


def test_a_picture_without_a_word_is_mail_that_says_something(case: Case) -> None:
    his = case.a_notice()
    case.tenant_writes("\n")
    assert "without a word: see what came with it" in case.asked(case.answers(WITHDRAWN, his))


@pytest.mark.parametrize(
    "text, headers",
    [
        pytest.param("Thank you", (), id="thanks"),
        pytest.param("Hi Gary,\n\nMany thanks!\n\nKind regards\nDorothy", (), id="thanks with a greeting and a name"),
        pytest.param("I am away until Friday.", (("Auto-Submitted", "auto-replied"),), id="her mail program"),
    ],
)
def test_what_says_nothing_holds_nothing_up(case: Case, text: str, headers: Sequence[tuple[str, str]]) -> None:
    his = case.a_notice()
    case.tenant_writes(text, headers=headers)
    case.answers(WITHDRAWN, his)
    assert case.status() == "closed"


def test_what_the_officer_wrote_to_her_since_shows_that_they_read_it(case: Case) -> None:
    his = case.a_notice()
    case.tenant_writes()
    case.officer_writes_to_her()
    case.answers(WITHDRAWN, his)
    assert case.status() == "closed"


def test_what_a_colleague_wrote_to_her_does_not(case: Case) -> None:
    his = case.a_notice()
    case.tenant_writes()
    case.officer_writes_to_her(by=MANAGER)
    case.asked(case.answers(WITHDRAWN, his))


def test_mail_from_before_the_notice_holds_nothing_up(case: Case) -> None:
    case.tenant_writes()
    number = case.answers(WITHDRAWN, case.a_notice())
    assert case.status() == "closed"
    assert "They last wrote at 10:40 today." in receipt(case.house, number)[1]


def test_what_may_not_be_is_refused_and_not_asked_about(case: Case) -> None:
    his = case.a_notice()
    case.tenant_writes()
    assert "no answer" in receipt(case.house, case.answers("close upheld", his))[1]


def test_a_receipt_of_what_she_does_not_feel_does_not_name_it(case: Case) -> None:
    number = case.answers("assign to me", case.a_notice())
    assert "They last wrote" not in receipt(case.house, number)[1]


@pytest.mark.parametrize(
    "to",
    [pytest.param("jobs@plumbers.example", id="a plumber"), pytest.param(MANAGER, id="a colleague")],
)
def test_what_the_officer_wrote_to_others_shows_nothing(case: Case, to: str) -> None:
    his = case.a_notice()
    case.tenant_writes()
    case.officer_writes(to)
    assert "Dorothy Finch wrote at 10:40 today" in case.asked(case.answers(WITHDRAWN, his))


# -- Whose mail it is


@pytest.mark.parametrize(
    "sender",
    [
        pytest.param("Dorothy Finch <dot@else.example>", id="from another address"),
        pytest.param("Susan Ray <susan@daughter.example>", id="her daughter"),
    ],
)
def test_whoever_writes_for_her_is_heard(case: Case, sender: str) -> None:
    his = case.a_notice()
    case.tenant_writes(sender=sender)
    words = case.asked(case.answers(WITHDRAWN, his))
    assert f'They wrote: "{IT_IS_BACK}"' in words
    assert f"{sender.partition('<')[2].strip('>')} wrote at 10:40 today" in words


def test_what_a_colleague_passes_on_is_shown_without_what_stands_above_it(case: Case) -> None:
    his = case.a_notice()
    case.is_passed_on()
    words = case.asked(case.answers(WITHDRAWN, his))
    assert 'They wrote: "I sleep at my sister' in words
    assert "Nadia Manager passed on what they said at 10:40 today, after the mail you answered" in words


def test_what_the_officer_passed_on_they_have_read(case: Case) -> None:
    his = case.a_notice()
    case.is_passed_on(by=OFFICER)
    number = case.answers(WITHDRAWN, his)
    assert case.status() == "closed"
    assert "What they last said was passed on by Gary Officer at 10:40 today." in receipt(case.house, number)[1]


# -- Undo


@pytest.mark.parametrize(
    "first, then, before, after",
    [
        pytest.param(WITHDRAWN, "reopen", "open", "closed", id="it was open again"),
        pytest.param("service request", "reopen", "open", "closed", id="it was a complaint again"),
    ],
)
def test_taking_back_what_opened_it_again_is_asked_about(
    case: Case, first: str, then: str, before: str, after: str
) -> None:
    opened = case.answers(then, case.given_with(case.answers(first, case.a_notice())))
    case.tenant_writes()
    asked = case.answers("undo", case.given_with(opened))
    words = case.asked(asked)
    assert f'They wrote: "{IT_IS_BACK}"' in words
    assert "Do it all the same" in words
    assert case.status() == before
    done = case.answers("confirm", case.given_with(asked))
    assert case.status() == after
    assert "They last wrote at 11:00 today." in receipt(case.house, done)[1]


def test_so_is_taking_back_a_stage(case: Case) -> None:
    case.officer_writes_to_her()
    opened = case.answers("stage 2", case.a_notice())
    assert the_case(case.house, CASE)["stage"] == "stage-2"
    case.tenant_writes("I am glad that somebody else looks at it. It drips on the stairs.")
    case.asked(case.answers("undo", case.given_with(opened)))
    assert the_case(case.house, CASE)["stage"] == "stage-2"


def test_an_undo_that_opens_the_case_again_waits_for_nobody(case: Case) -> None:
    closed = case.answers(WITHDRAWN, case.a_notice())
    case.tenant_writes()
    case.answers("undo", case.given_with(closed))
    assert case.status() == "open"


def test_without_newer_mail_what_opened_it_again_is_taken_back_at_once(case: Case) -> None:
    case.tenant_writes()
    opened = case.answers("reopen", case.given_with(case.answers(WITHDRAWN, case.a_notice())))
    case.answers("undo", case.given_with(opened))
    assert case.status() == "closed"


# -- Questions that are asked for another reason


def test_what_nobody_answered_is_shown_where_no_notice_is_answered(case: Case) -> None:
    case.tenant_writes()
    words = case.asked(case.answers(WITHDRAWN, "I have no notice"))
    assert f'They wrote: "{IT_IS_BACK}"' in words
    assert "Dorothy Finch wrote at 10:40 today, and no letter to them was seen since" in words


def test_what_speaks_against_it_is_asked_with_it(case: Case) -> None:
    case.tenant_writes()
    words = case.asked(case.answers(f"{WITHDRAWN}\nNot before Nadia has seen it.", case.a_notice()))
    assert f'They wrote: "{IT_IS_BACK}"' in words
    assert "Not before Nadia has seen it" in words


def test_what_was_answered_is_not_shown(case: Case) -> None:
    case.tenant_writes()
    case.officer_writes_to_her(by=MANAGER)
    assert "They wrote" not in case.asked(case.answers(WITHDRAWN, "I have no notice"))


def test_a_question_about_what_she_does_not_feel_does_not_show_it(case: Case) -> None:
    case.tenant_writes()
    assert "They wrote" not in case.asked(case.answers("contact made by phone", "I have no notice"))
