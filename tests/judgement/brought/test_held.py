"""Is what an officer passes on held already?"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from builders import CALENDAR, COMPLAINT, LANDLORD, MAILBOX, OFFICER, POLICY, TENANT, a_message, the_facts
from heard.casework.events import Ground, Reference
from heard.judgement.brought.held import held_on, is_said_again, may_be_said_again
from heard.judgement.brought.passed_on import PassedOn, passed_on_in
from heard.judgement.facts import Facts, HeldMail, Lead, OnFile, Tie, TieKind
from histories import a_case, answered

CASE = Reference("NH-26-0007")
FORMAL = "Dear Sir or Madam, I am writing to make a formal complaint about the"
THEIRS = HeldMail(CASE, TENANT, "Dorothy Finch", COMPLAINT)
NEIGHBOURS = HeldMail(CASE, "ray@tenant.example", "Ray Moss", COMPLAINT)
AT_HOME = f"{COMPLAINT}\n\nDorothy Finch\n3 Quarry Lane"


def passed_on(words: str = COMPLAINT, *, sender: str = f"Dorothy Finch <{TENANT}>") -> PassedOn:
    heading = f"From: {sender}\nSent: 29 May 2026 18:05\nTo: Repairs\nSubject: Leak\n\n"
    message = a_message(
        f"One for you.\n\n{heading}{words}", sender=f"Gary Officer <{OFFICER}>", to=MAILBOX, subject="FW: Leak"
    )
    theirs = passed_on_in(message, LANDLORD)
    assert theirs is not None
    return theirs


def with_id(message_id: str) -> PassedOn:
    theirs = passed_on()
    return replace(theirs, forwarded=replace(theirs.forwarded, message_id=message_id))


def on(theirs: PassedOn, *mails: HeldMail, ties: tuple[Tie, ...] = ()) -> tuple[Reference, Ground] | None:
    return held_on(theirs, the_facts(leads=(Lead(CASE, ties),), held=mails))


def test_a_message_id_that_a_mail_of_the_case_has_shows_it() -> None:
    refers = Tie(TieKind.REFERS, "<leak@tenant.example>")
    assert on(with_id("<leak@tenant.example>"), ties=(refers,)) == (CASE, Ground.REPLY_HEADER)


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(COMPLAINT, id="the same"),
        pytest.param(COMPLAINT.replace(" ", "  \n", 3), id="wrapped in another way"),
        pytest.param(f"{COMPLAINT}\n\nMs Dorothy Finch", id="with the name that was cut off"),
    ],
)
def test_all_its_words_in_a_mail_of_the_same_person_show_it(words: str) -> None:
    assert on(passed_on(), replace(THEIRS, words=words)) == (CASE, Ground.QUOTED_WORDS)


def test_without_an_address_a_name_and_a_home_of_the_case_show_whose_it_is() -> None:
    theirs = passed_on(AT_HOME, sender="Dorothy Finch")
    mail = replace(THEIRS, words=theirs.forwarded.words)
    assert on(theirs, mail, ties=(Tie(TieKind.HOME, "3 quarry lane"),)) == (CASE, Ground.QUOTED_WORDS)
    assert on(theirs, mail, ties=(Tie(TieKind.HOME, "4 quarry lane"),)) is None
    assert on(theirs, replace(mail, name="Della Finch"), ties=(Tie(TieKind.HOME, "3 quarry lane"),)) is None


def test_without_an_address_and_a_home_the_same_name_below_the_same_words_shows_whose_it_is() -> None:
    theirs = passed_on(sender="Dorothy Finch")
    assert on(theirs, THEIRS) == (CASE, Ground.QUOTED_WORDS)
    assert on(theirs, replace(THEIRS, name="Ray Moss")) is None
    assert on(theirs, replace(THEIRS, name="D Finch")) is None


@pytest.mark.parametrize(
    "theirs, mail",
    [
        pytest.param(passed_on(), NEIGHBOURS, id="a neighbour's, who uses the same words"),
        pytest.param(
            passed_on(f"{FORMAL} lift. It has been out of order since March."),
            replace(THEIRS, words=f"{FORMAL} damp. It has been there since March."),
            id="it begins like another of the same person",
        ),
        pytest.param(
            passed_on(f"{FORMAL} lift."),
            replace(THEIRS, words=f"{FORMAL} lift. It has been out of order since March, for eleven weeks now."),
            id="a first line of a mail that goes on",
        ),
        pytest.param(passed_on("Is there any news of it?"), THEIRS, id="it says something else"),
        pytest.param(
            passed_on("Is there any news?"), replace(THEIRS, words="Is there any news? The lift too."), id="a few words"
        ),
        pytest.param(passed_on("Thank you."), replace(THEIRS, words="Thank you."), id="thanks"),
    ],
)  # fmt: skip
def test_what_shows_nothing(theirs: PassedOn, mail: HeldMail) -> None:
    assert on(theirs, mail) is None


def test_what_it_only_quotes_shows_nothing() -> None:
    assert on(passed_on("Yes, please."), THEIRS, ties=(Tie(TieKind.QUOTES, "a sentence"),)) is None


def test_a_mail_that_was_mentioned_and_never_came_shows_nothing() -> None:
    assert on(with_id("<leak@tenant.example>"), ties=(Tie(TieKind.MENTIONS, "<leak@tenant.example>"),)) is None


# -- The same words at another time -----------------------------------------------------------------

AGAIN = "Kindly put my complaint before the panel, I am not content with this."
CAME = datetime(2026, 6, 2, 9, 0, tzinfo=UTC)
HER_REQUEST = HeldMail(CASE, TENANT, "Dorothy Finch", AGAIN, CAME)


def an_answered_case() -> OnFile:
    """A case whose first stage was answered before she asked, and on which nothing waits: she was told no."""
    return OnFile(replace(a_case(answered("2026-06-01 12:00")), reference=CASE), POLICY, CALENDAR)


def sent(at: datetime | None) -> PassedOn:
    theirs = passed_on(AGAIN)
    return replace(theirs, forwarded=replace(theirs.forwarded, sent_at=at))


def facts_of(on_file: OnFile) -> Facts:
    """What is known on 1 July."""
    known = the_facts(leads=(Lead(CASE, ()),), held=(HER_REQUEST,), on_file=(on_file,))
    return replace(known, received_at=datetime(2026, 7, 1, 9, 0, tzinfo=UTC))


@pytest.mark.parametrize(
    "at, held, again, maybe",
    [
        pytest.param(CAME, True, False, False, id="at the same time"),
        pytest.param(CAME - timedelta(days=3), True, False, False, id="before: she wrote to an officer first"),
        pytest.param(CAME + timedelta(hours=14), True, False, True, id="on a clock of another zone, or later that day"),
        pytest.param(CAME + timedelta(days=3), False, True, False, id="days later"),
        pytest.param(CAME + timedelta(days=27), False, True, False, id="weeks later"),
        pytest.param(CAME + timedelta(days=90), True, False, True, id="after it was passed on, which cannot be"),
        pytest.param(None, True, False, True, id="at no time that is told"),
    ],
)
def test_the_same_words_of_the_same_person_are_another_mail_by_their_time(
    at: datetime | None, held: bool, again: bool, maybe: bool
) -> None:
    theirs, facts = sent(at), facts_of(an_answered_case())
    assert (held_on(theirs, facts) is not None, is_said_again(theirs, facts)) == (held, again)
    assert may_be_said_again(theirs, facts) is maybe


def test_while_a_request_waits_the_same_words_without_a_time_are_the_same_mail() -> None:
    on_file = an_answered_case()
    still_asked = replace(on_file, case=replace(on_file.case, asked=True))
    assert not may_be_said_again(sent(None), facts_of(still_asked))


def test_of_two_held_mails_of_the_same_words_the_later_one_is_it() -> None:
    facts = facts_of(an_answered_case())
    later = replace(HER_REQUEST, received_at=CAME + timedelta(days=10))
    assert held_on(sent(CAME + timedelta(days=10)), replace(facts, held=(later, HER_REQUEST))) is not None
