"""What a notice offers to press: what stands below a button can be typed as well, under every policy."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import LIVE_SINCE, OFFICER
from heard.casework.commands import Assign, Close, ContactMade, IsLetter, MoveTo, OpenStage, Split, Stays
from heard.casework.events import About, LetterKind, Outcome, Reference, StageName
from heard.casework.standing import stage_after
from heard.judgement.commands.first_line import Lines
from heard.judgement.commands.offered import MOST_OUTCOMES, Noticed, Offer, offered
from heard.judgement.commands.typed import typed
from heard.judgement.commands.words import read
from heard.letters.buttons import LONGEST, button
from heard.mail.threads.tokens import Bound, nonce_of, token
from judgement.commands.desk import ANEELA, GARETH, PACKS, SARAHS, STAFF, spoken
from policies.story import the_policy

CASE = Reference("NH-26-0042")
OF_NO_CASE = Noticed(None)
UPHELD, IN_PART, NOT_UPHELD, WITHDRAWN = map(Outcome, ("upheld", "partly upheld", "not upheld", "withdrawn"))
OPEN = Noticed(CASE, (UPHELD, IN_PART, NOT_UPHELD, WITHDRAWN), StageName("stage-1"), StageName("stage-2"))
LONGEST_BOX = f"{'complaints-and-feedback-' * 2}team@{'customer-services.' * 3}northgate-homes-group.example"
LONG_CASE = Reference("NORTHGAT-26-0000042")
BOUND = Bound(officer=OFFICER, reference=CASE, message=1, about="new-case", only=(), expires_at=LIVE_SINCE)
TOKEN = token("01", b"k" * 32, nonce_of(bytes(16)), BOUND)


def noticed_in(pack: str) -> tuple[Noticed, ...]:
    """Return what a notice may be about under a policy: a case at each of its stages, one at none, and no case."""
    policy = the_policy(pack)
    outcomes = tuple(map(Outcome, policy.closing.outcomes)) if policy.closing is not None else ()
    at_each = []
    for stage in policy.stages:
        following = stage_after(stage.name, policy)
        next_stage = following.name if following is not None else None
        at_each.append(Noticed(CASE, outcomes, stage.name, next_stage, STAFF))
    return (*at_each, Noticed(CASE, outcomes, proposed=STAFF), replace(OF_NO_CASE, proposed=STAFF))


def labels(about: About, noticed: Noticed) -> list[str]:
    return [each.label for each in offered(about, noticed)]


def commands(about: About, noticed: Noticed) -> list[object]:
    return [each.command for each in offered(about, noticed)]


# -- Whatever the notice


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("about", About)
def test_what_stands_below_a_button_is_read_as_what_it_does(pack: str, about: About) -> None:
    for noticed in noticed_in(pack):
        for offer in offered(about, noticed):
            words = typed(offer.command, STAFF)
            given = read(Lines(words), spoken(pack, about.value))
            assert getattr(given, "command", given) == offer.command, words


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("about", About)
def test_it_is_read_as_it_comes_when_it_is_pressed(pack: str, about: About) -> None:
    for noticed in noticed_in(pack):
        for offer in offered(about, noticed):
            words = typed(offer.command, STAFF)
            given = read(Lines(words, offer.asks, words), spoken(pack, about.value))
            assert getattr(given, "command", given) == offer.command, words
            assert getattr(given, "because", None) == "", "what nobody has filled in is no reason"


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("about", About)
def test_every_outlook_opens_each_button_whole(pack: str, about: About) -> None:
    for noticed in noticed_in(pack):
        for offer in offered(about, noticed):
            words = typed(offer.command, STAFF)
            made = button(offer.label, words, mailbox=LONGEST_BOX, reference=LONG_CASE, token=TOKEN, asks=offer.asks)
            assert len(made.mailto) < LONGEST


@pytest.mark.parametrize("about", About)
def test_no_two_buttons_of_a_notice_say_or_do_the_same(about: About) -> None:
    for noticed in (*noticed_in("hos-code-2024"), OPEN, OF_NO_CASE):
        offers = offered(about, noticed)
        assert len({each.label for each in offers}) == len({each.command for each in offers}) == len(offers)


@pytest.mark.parametrize("about", [About.SIGNS, About.AWAY, About.MISUSED, About.RESTRICTION_STEP, About.EXCLUSION])
def test_news_offers_nothing(about: About) -> None:
    assert offered(about, OPEN) == ()


# -- Each of them


def test_a_new_case_is_taken_or_given_to_one_of_three() -> None:
    noticed = replace(OPEN, proposed=(GARETH, ANEELA, *SARAHS))
    assert labels(About.NEW_CASE, noticed) == [
        "I deal with it",
        "Give it to Gareth Lumb",
        "Give it to Aneela Rashid",
        "Give it to Sarah Jones",
        "It is a request, not a complaint",
    ]
    assert commands(About.NEW_CASE, noticed)[1] == Assign(GARETH.address)


def test_who_has_a_case_closes_it_with_one_of_its_usual_outcomes_when_the_time_has_come() -> None:
    closings = [each for each in offered(About.ASSIGNED, OPEN) if isinstance(each.command, Close)]
    assert closings == [
        Offer("Close it: upheld", Close(UPHELD), later=True),
        Offer("Close it: partly upheld", Close(IN_PART), later=True),
        Offer("Close it: not upheld", Close(NOT_UPHELD), later=True),
    ]
    assert len(closings) == MOST_OUTCOMES


def test_who_needs_longer_is_asked_why() -> None:
    [longer] = [each for each in offered(About.ASSIGNED, OPEN) if each.asks]
    assert (longer.label, longer.asks) == ("It takes longer", ("because: [why]",))


@pytest.mark.parametrize("about", [About.DANGER, About.VULNERABLE, About.LETTER_FAILED, About.WORDS_WANTED])
def test_somebody_who_may_need_help_is_rung(about: About) -> None:
    assert commands(about, OPEN)[0] == Assign(None)
    assert isinstance(commands(about, OPEN)[1], ContactMade)
    assert commands(about, OF_NO_CASE) == [MoveTo(None)]


@pytest.mark.parametrize("about", [About.COULD_NOT_READ, About.WHO_IS_IT, About.MAY_SPEAK_FOR, About.ABUSE])
def test_what_is_on_no_case_nobody_can_deal_with(about: About) -> None:
    assert commands(about, OPEN) == [Assign(None)]
    assert commands(about, OF_NO_CASE) == []


@pytest.mark.parametrize("about", [About.WHICH_CASE, About.OTHER_MATTERS])
def test_a_mail_gets_a_case_of_its_own(about: About) -> None:
    assert commands(about, OPEN)[-1] == Split()
    assert commands(about, OF_NO_CASE) == [MoveTo(None)]


def test_a_mail_may_be_right_where_it_is() -> None:
    assert commands(About.WHICH_CASE, OPEN)[0] == Stays()


def test_what_was_passed_on_is_made_a_case_where_it_is_on_none() -> None:
    assert commands(About.PASSED_ON, OF_NO_CASE) == [MoveTo(None)]
    assert commands(About.PASSED_ON, OPEN) == []


def test_the_next_stage_is_opened_where_there_is_one() -> None:
    assert commands(About.NEXT_STAGE, OPEN)[0] == OpenStage(StageName("stage-2"))
    assert labels(About.NEXT_STAGE, replace(OPEN, next_stage=None)) == ["No: it does not ask for that"]


def test_a_letter_was_the_decision_with_one_of_the_usual_outcomes_at_the_present_stage() -> None:
    first, *_ = commands(About.WHAT_LETTER, OPEN)
    assert first == IsLetter(LetterKind.DECISION, StageName("stage-1"), UPHELD)
    assert len(commands(About.WHAT_LETTER, OPEN)) == MOST_OUTCOMES + 2


def test_under_a_policy_without_outcomes_it_was_the_decision() -> None:
    assert labels(About.WHAT_LETTER, replace(OPEN, outcomes=()))[0] == "It was the decision"


def test_a_letter_that_says_no_was_a_refusal_first_of_all() -> None:
    assert commands(About.SAYS_NO, OPEN)[0] == IsLetter(LetterKind.REFUSAL)
    assert commands(About.SAYS_NO, OPEN)[-1] == IsLetter(LetterKind.INFORMATION)
