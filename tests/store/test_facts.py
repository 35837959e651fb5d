"""Gathering the facts: what a message gives a clue to is found, and a forged clue is seen through."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from builders import LANDLORD, MAILBOX, OFFICER, TENANT, a_house, a_mail, a_raw, a_report
from heard.daemon import receive, send
from heard.daemon.house import House
from heard.judgement.facts import Facts
from heard.judgement.reading import Unread, read
from heard.mail.message import RawMessage
from heard.reports.outbox import list_of_letters
from heard.store import inbox
from heard.store.facts import gather
from heard.store.officers import number_of


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A house in which one complaint was heard and acknowledged: NH-26-0001."""
    house = a_house(tmp_path / "heard.db")
    receive.hear(receive.keep([a_raw(a_mail())], house), house)
    send.count_as_sent(house)
    return house


def facts_of(house: House, content: bytes, *, which_case: bool = True, **place: Any) -> Facts:
    raw: RawMessage = a_raw(content, uid=2, **place)
    reading = read(Unread(raw.content), house.rules)
    with house.store.writing() as connection:
        [kept] = inbox.keep(connection, [raw], looked_at=house.now())
        return gather(connection, kept, reading, house.given, house.now(), which_case=which_case)


def the_letter(house: House) -> dict[str, str]:
    with house.store.reading() as connection:
        return next(list_of_letters(connection))


def own_words_of_the_letter(house: House) -> str:
    with house.store.reading() as connection:
        return str(connection.exec_driver_sql("SELECT words FROM letters").scalar())


def test_our_letter_come_back_is_known(house: House) -> None:
    copy = a_mail(own_words_of_the_letter(house), sender=MAILBOX, message_id=the_letter(house)["message_id"])
    assert facts_of(house, copy).own_letter is not None


@pytest.mark.parametrize(
    "sender, text",
    [
        pytest.param(MAILBOX, "The ceiling has come down.", id="other words under our id and our address"),
        pytest.param(TENANT, None, id="our words from somebody else's address"),
    ],
)
def test_a_letter_that_only_looks_like_ours_is_heard(house: House, sender: str, text: str | None) -> None:
    forged = a_mail(text or own_words_of_the_letter(house), sender=sender, message_id=the_letter(house)["message_id"])
    assert facts_of(house, forged).own_letter is None


@pytest.mark.parametrize(
    "failed, undone", [pytest.param(TENANT, 1, id="its recipient"), pytest.param("x@else.example", 0, id="another's")]
)
def test_a_bounce_undoes_only_the_letter_of_that_recipient(house: House, failed: str, undone: int) -> None:
    assert len(facts_of(house, a_report(house, "NH-26-0001", failed=failed)).bounced) == undone


def test_the_same_mail_by_another_route_is_known(house: House) -> None:
    other_route = b"Received: from elsewhere by mx2.northgate.example; Mon, 01 Jun 2026 10:31:00 +0100\n" + a_mail()
    same = facts_of(house, other_route).same_words
    assert same is not None
    assert same[1] == "NH-26-0001"


def test_a_known_writer_keeps_their_number(house: House) -> None:
    assert facts_of(house, a_mail("A new matter", message_id="<2@t.example>")).writer.known
    assert not facts_of(house, a_mail("Hi", sender="new@else.example", message_id="<3@t.example>")).writer.known


def test_of_mail_that_gets_a_case_of_its_own_nobody_asks_where_it_belongs(house: House) -> None:
    answer = a_mail("Any news?", message_id="<2@t.example>", headers=[("In-Reply-To", "<leak-1@tenant.example>")])
    assert facts_of(house, answer).leads
    facts = facts_of(house, answer.replace(b"news", b"word"), which_case=False)
    assert (facts.leads, facts.writer.known, facts.next_reference) == ((), True, "NH-26-0002")


NEWSLETTER = "<issue-7@newsletter.example>"


def test_two_strangers_who_answer_one_newsletter_are_two_cases(house: House) -> None:
    for uid, sender in enumerate(("a@one.example", "b@two.example"), start=5):
        answers = [("In-Reply-To", NEWSLETTER), ("References", NEWSLETTER)]
        mail = a_mail(
            f"{sender}: my boiler was never mended.", sender=sender, message_id=f"<{uid}@x.example>", headers=answers
        )
        [heard] = receive.hear(receive.keep([a_raw(mail, uid=uid)], house), house)
        assert heard.decision.opens_case, sender


def test_the_same_person_who_answers_the_newsletter_again_goes_on(house: House) -> None:
    answers = [("In-Reply-To", NEWSLETTER)]
    first = a_mail("My boiler was never mended.", sender="a@one.example", message_id="<5@x.example>", headers=answers)
    more = a_mail("And the lift.", sender="a@one.example", message_id="<6@x.example>", headers=answers)
    heard = [
        receive.hear(receive.keep([a_raw(mail, uid=n)], house), house)[0] for n, mail in enumerate((first, more), 5)
    ]
    assert heard[0].reference == heard[1].reference


def test_a_bounce_that_comes_before_its_letter_is_recorded_counts(house: House) -> None:
    with house.store.writing() as connection:
        connection.exec_driver_sql("UPDATE letters SET state = 'sending'")
    report = a_mail(
        f"Message-ID: {the_letter(house)['message_id']}",
        sender="Mailer-Daemon@mx.tenant.example",
        message_id="<b@mx.example>",
        headers=[("Return-Path", "<>"), ("X-Failed-Recipients", TENANT)],
    )
    assert len(facts_of(house, report).bounced) == 1


def test_a_mail_that_was_mentioned_first_and_then_came_is_held(house: House) -> None:
    def hear(uid: int, sender: str, message_id: str, answers: str) -> str:
        mail = a_mail(f"More of it, {uid}.", sender=sender, message_id=message_id, headers=[("In-Reply-To", answers)])
        return str(receive.hear(receive.keep([a_raw(mail, uid=uid)], house), house)[0].reference)

    late = "<late@tenant.example>"
    hear(5, TENANT, "<second@tenant.example>", "<leak-1@tenant.example>")
    hear(6, TENANT, "<third@tenant.example>", late)
    hear(7, TENANT, late, "<second@tenant.example>")
    assert hear(8, "daughter@else.example", "<d@else.example>", late) == "NH-26-0001"


OURS = "mx.northgate.example"
TOOK_IN = ("Received", f"from mx.tenant.example by {OURS}; ")


@pytest.mark.parametrize(
    "verdict, sender, refuted",
    [
        pytest.param(f"{OURS}; dmarc=fail header.from=tenant.example", TENANT, True, id="our server says so"),
        pytest.param("mx.evil.example; dmarc=fail header.from=tenant.example", TENANT, False, id="another does"),
        pytest.param(
            f"{OURS}; dmarc=fail header.from=northgate.example",
            "webform@northgate.example",
            True,
            id="of our own form, which the mail did not come from",
        ),
        pytest.param(
            f"{OURS}; dmarc=fail header.from=tenant.example",
            "webform@northgate.example",
            False,
            id="of whoever a form names, who sent no mail",
        ),
    ],
)
def test_a_sender_is_refuted_by_our_own_server_alone(verdict: str, sender: str, refuted: bool, tmp_path: Path) -> None:
    house = a_house(tmp_path / "heard.db", landlord=replace(LANDLORD, authserv_ids={MAILBOX: OURS}))
    text = f"Name: Dorothy Finch\nEmail: {TENANT}\nMessage: The tap drips.\n"
    mail = a_mail(text, sender=sender, headers=(("Authentication-Results", verdict), TOOK_IN))
    writer = facts_of(house, mail).writer
    assert writer.address is not None
    assert (writer.address.address, writer.proved, writer.refuted) == (TENANT, False, refuted)


def test_what_stands_below_the_first_received_refutes_nobody(tmp_path: Path) -> None:
    house = a_house(tmp_path / "heard.db", landlord=replace(LANDLORD, authserv_ids={MAILBOX: OURS}))
    said = ("Authentication-Results", f"{OURS}; dmarc=fail header.from=tenant.example")
    assert not facts_of(house, a_mail(headers=(TOOK_IN, said))).writer.refuted


@pytest.mark.parametrize(
    "mail, which_case, is_asked",
    [
        pytest.param(a_mail("The tap drips.", message_id="<tap@x>"), True, True, id="a person's"),
        pytest.param(
            a_mail("I am away.", message_id="<away@x>", headers=[("Auto-Submitted", "auto-replied")]),
            True,
            False,
            id="a machine's",
        ),
        pytest.param(
            a_mail("I am away.", message_id="<away@x>", headers=[("Auto-Submitted", "auto-replied")]),
            False,
            True,
            id="a machine's, of which a person has a case opened",
        ),
        pytest.param(a_mail("FYI", sender=OFFICER, message_id="<fyi@x>"), True, False, id="of staff who bring nobody"),
    ],
)
def test_who_deals_with_how_much_is_asked_of_mail_that_may_open_a_case(
    house: House, mail: bytes, which_case: bool, is_asked: bool
) -> None:
    with house.store.writing() as connection:
        number = number_of(connection, OFFICER)
        connection.exec_driver_sql(f"UPDATE cases SET owner = {number}")
    telling = replace(house, given=replace(house.given, tells_new_cases=True))
    assert facts_of(telling, mail, which_case=which_case).load == ({OFFICER: 1} if is_asked else {})
