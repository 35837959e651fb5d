"""Messages come in: each heard once, each that cannot be dealt with set aside alone."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import event

from builders import COMPLAINT, LIVE_SINCE, RULES, TENANT, a_house, a_mail, a_raw
from heard.casework.events import Kind
from heard.daemon import receive
from heard.daemon.house import House
from heard.daemon.reading import ReaderHere
from heard.daemon.receive import Heard
from heard.errors import StoreUnavailable
from heard.judgement.rule import Looked, Rules
from heard.mail.message import Message, RawMessage
from heard.reports.cases import list_of_cases, one_case
from heard.reports.decision import why
from heard.reports.outbox import list_of_letters
from heard.store import inbox, projection


@pytest.fixture
def house(tmp_path: Path) -> House:
    return a_house(tmp_path / "heard.db")


def hear(house: House, *contents: bytes | RawMessage) -> list[Heard]:
    raws = [c if isinstance(c, RawMessage) else a_raw(c, uid=n) for n, c in enumerate(contents, 1)]
    return receive.hear(receive.keep(raws, house), house)


def letters(house: House) -> list[dict[str, str]]:
    with house.store.reading() as connection:
        return list(list_of_letters(connection))


def cases(house: House) -> list[str]:
    with house.store.reading() as connection:
        return [case["reference"] for case in list_of_cases(connection)]


def in_step(house: House) -> bool:
    with house.store.reading() as connection:
        return not list(projection.differences(connection, house.policies))


def test_one_complaint_is_one_case_and_one_letter(house: House) -> None:
    [heard] = hear(house, a_mail())
    assert (heard.reference, heard.letters) == ("NH-26-0001", ("complainant.acknowledgement.stage-1",))
    [letter] = letters(house)
    assert (letter["to"], letter["state"]) == (TENANT, "waiting")
    assert in_step(house)


def test_a_thread_in_one_batch_is_one_case(house: House) -> None:
    follow_up = a_mail("Any news?", message_id="<2@t.example>", headers=[("In-Reply-To", "<leak-1@tenant.example>")])
    first, second = hear(house, a_mail(), follow_up)
    assert first.reference == second.reference
    assert len(letters(house)) == 1


def test_a_message_heard_again_is_nothing_new(house: House) -> None:
    hear(house, a_mail())
    assert hear(house, a_raw(a_mail(), uid=99)) == []
    assert len(letters(house)) == 1


def test_a_duplicate_message_id_with_other_words_is_another_message(house: House) -> None:
    hear(house, a_mail())
    [second] = hear(house, a_raw(a_mail("The lift is stuck again and nobody has answered me.", subject="Lift"), uid=2))
    assert second.decision.opens_case


def test_no_message_id_is_no_obstacle(house: House) -> None:
    [heard] = hear(house, a_mail(message_id=None))
    assert heard.decision.opens_case


@pytest.mark.parametrize("sending, state", [("hold", "held"), ("staff", "held"), ("on", "waiting")])
def test_sending_as_it_is_set(tmp_path: Path, sending: str, state: str) -> None:
    house = a_house(tmp_path / "heard.db", sending=sending)
    hear(house, a_mail())
    assert [letter["state"] for letter in letters(house)] == [state]


def test_old_mail_is_filed_without_clock_or_letter(house: House) -> None:
    smell = "There is a smell of gas and nobody came."
    [heard] = hear(house, a_raw(a_mail(smell), received_at=LIVE_SINCE - timedelta(days=1)))
    with house.store.reading() as connection:
        assert one_case(connection, str(heard.reference), house.now())["clocks"] == []
    assert letters(house) == []


class StumblingRules(Rules):
    """Rules that trip over one message, as a bug in heard would."""

    def look(self, message: Message) -> Looked:
        if "stumble" in message.text:
            raise ZeroDivisionError
        return super().look(message)


@pytest.fixture
def stumbling(house: House) -> House:
    rules = StumblingRules(RULES.rules, RULES.precedence, RULES.version)
    return replace(house, rules=rules, reader=ReaderHere(rules))


def test_what_cannot_be_dealt_with_becomes_a_case_for_a_person(stumbling: House) -> None:
    house = stumbling
    [heard, after] = hear(house, a_mail("stumble", message_id="<0@t.example>"), a_mail())
    assert "ZeroDivisionError" in str(heard.problem)
    assert heard.reference == "NH-26-0001"
    assert [letter["name"] for letter in letters(house)][:1] == ["officer.notice.could-not-read"]
    assert after.decision.opens_case, "the next message is heard all the same"
    with house.store.reading() as connection:
        assert why(connection, heard.waiting.number)["state"] == "set-aside"
    assert in_step(house)


def test_a_message_set_aside_is_taken_up_again_on_its_own_case(stumbling: House, house: House) -> None:
    [aside] = hear(stumbling, a_mail(f"stumble {COMPLAINT}"))
    receive.put_back(aside.waiting.number, house)
    [heard] = receive.hear_again(house)
    assert heard.reference == aside.reference == "NH-26-0001"
    assert cases(house) == ["NH-26-0001"]
    assert heard.letters == ("complainant.acknowledgement.stage-1",)
    assert in_step(house)


@pytest.mark.parametrize(
    "deaths, set_aside",
    [
        pytest.param(1, False, id="in hand at one death: tried again"),
        pytest.param(2, False, id="in hand at two: tried again, since a reader dies apart"),
        pytest.param(receive.TRIES_AT_MOST, True, id="in hand at too many"),
    ],
)
def test_a_message_in_hand_when_the_process_died(house: House, deaths: int, set_aside: bool) -> None:
    with house.store.writing() as connection:
        [kept] = inbox.keep(connection, [a_raw(a_mail())], looked_at=house.now())
        for _ in range(deaths - 1):
            inbox.take_in_hand(connection, kept.number)
    [heard] = receive.hear_again(house)
    assert (heard.problem is not None) is set_aside
    assert heard.reference == "NH-26-0001"


def test_a_full_disk_loses_nothing(house: House) -> None:
    def leave_no_room(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA max_page_count = 1")

    house.store.engine.dispose()
    event.listen(house.store.engine, "connect", leave_no_room)
    big = a_raw(a_mail("Nothing was done about the leak. " * 20_000))
    with pytest.raises(StoreUnavailable):
        receive.keep([big], house)
    event.remove(house.store.engine, "connect", leave_no_room)
    house.store.engine.dispose()
    with house.store.reading() as connection:
        assert inbox.cursor(connection, big.mailbox, big.folder) is None, "it is looked at again"
    [heard] = hear(house, big)
    assert heard.decision.opens_case


@pytest.mark.parametrize(
    "subject, name",
    [
        pytest.param("Leak\r\nBcc: all@else.example", "Dorothy", id="a header in the subject"),
        pytest.param("=?utf-8?q?Leak=0D=0ABcc:_all=40else.example?=", "Dorothy", id="a header in an encoded subject"),
        pytest.param("Leak", "=?utf-8?q?D=0D=0ABcc:_all=40else.example?=", id="a header in the name"),
        pytest.param("{{ 1337 * 7 }}", "{{ config }}", id="a template"),
        pytest.param("<script>alert(1)</script>", "<b>D</b>", id="markup"),
    ],
)
def test_nothing_a_stranger_writes_becomes_a_header_a_template_or_markup(house: House, subject: str, name: str) -> None:
    head = f"From: {name} <{TENANT}>\r\nSubject: {subject}\r\nMessage-ID: <1@t.example>"
    content = f"{head}\r\n\r\nIt still leaks, though I complained."
    hear(house, content.encode())
    with house.store.reading() as connection:
        sealed = connection.exec_driver_sql("SELECT content FROM letters").scalars().all()
    assert sealed
    for letter in sealed:
        head, _, body = letter.partition(b"\r\n\r\n")
        assert b"bcc" not in head.lower()
        assert b"9359" not in letter
        assert b"<script" not in body
        assert b"<b>" not in body


@pytest.mark.parametrize("header", ["X-Heard-Case: NH-26-0001", "X-Heard-Command: close"])
def test_headers_that_only_heard_may_set_are_ignored_on_mail_from_outside(house: House, header: str) -> None:
    hear(house, a_mail())
    name, _, value = header.partition(": ")
    stranger = a_mail(
        "The lift has been out for weeks, nobody answers.",
        sender="stranger@else.example",
        subject="Lift",
        message_id="<s@else.example>",
        headers=[(name, value)],
    )
    [heard] = hear(house, a_raw(stranger, uid=2))
    assert (heard.reference, heard.decision.kind) == ("NH-26-0002", Kind.COMPLAINT)
