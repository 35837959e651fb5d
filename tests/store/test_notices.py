"""What is known of mail that answers a notice: which one, and what it carries of what officers were given."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, select

from builders import KEYS, LEAD, MONDAY, OFFICER, TENANT, MovedClock, a_house, a_mail, a_raw
from heard.casework.events import MessageNumber, Reference
from heard.daemon import receive
from heard.daemon.house import House
from heard.judgement.facts import Facts
from heard.judgement.reading import Unread, read
from heard.judgement.token_seen import NoticeAnswered, TokenState
from heard.settings.keys import Keys
from heard.store import inbox, tokens
from heard.store.facts import gather
from heard.store.tables import cases, letters

CASE = Reference("NH-26-0001")
DANGER = "There is a strong smell of gas in my kitchen and I feel sick. Nobody has come. I want to complain about it."
ABOUT_IT = NoticeAnswered(to=LEAD, reference=CASE, message=MessageNumber(1), about="danger")


@pytest.fixture
def house(tmp_path: Path, clock: MovedClock) -> House:
    """A house in which one complaint was heard, and the team lead was told of a danger."""
    house = a_house(tmp_path / "heard.db", now=clock)
    receive.hear(receive.keep([a_raw(a_mail(DANGER))], house), house)
    return house


def facts_of(house: House, content: bytes, keys: Keys | None = KEYS, **place: Any) -> Facts:
    raw = a_raw(content, uid=2, **place)
    reading = read(Unread(raw.content), house.rules)
    with house.store.writing() as connection:
        [kept] = inbox.keep(connection, [raw], looked_at=house.now())
        return gather(connection, kept, reading, house.given, house.now(), keys=keys)


def sent(house: House, name: str) -> str:
    """Return the Message-ID of a letter."""
    with house.store.reading() as connection:
        return str(connection.execute(select(letters.c.message_id).where(letters.c.name == name)).scalar_one())


@pytest.fixture
def notice(house: House) -> str:
    return sent(house, "officer.notice.danger")


def an_answer(headers: Sequence[tuple[str, str]], sender: str = LEAD) -> bytes:
    return a_mail("I have rung them.", sender=sender, message_id="<a@northgate.example>", headers=headers)


# -- By its headers


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param([("In-Reply-To", "{notice}")], id="in reply to it"),
        pytest.param([("References", "<first@x.example> {notice} <last@x.example>")], id="after others in its thread"),
        pytest.param([("In-Reply-To", "<o@x.example>"), ("References", "{notice}")], id="in reply to an answer to it"),
    ],
)
def test_an_officers_answer_is_known_by_the_notice_it_names(
    house: House, notice: str, headers: list[tuple[str, str]]
) -> None:
    named = [(name, value.format(notice=notice)) for name, value in headers]
    assert facts_of(house, an_answer(named)).notice == ABOUT_IT
    assert facts_of(house, an_answer(named, sender=OFFICER)).notice == ABOUT_IT, "it says whom the notice went to"


def test_the_nearest_notice_counts(house: House, notice: str) -> None:
    second = a_mail(DANGER, message_id="<2@t.example>", sender="x@y.example")
    receive.hear(receive.keep([a_raw(second, uid=3)], house), house)
    to_staff = select(letters.c.message_id).where(letters.c.reference == "NH-26-0002", ~letters.c.outside)
    with house.store.reading() as connection:
        other = connection.execute(to_staff).scalars().first()
    answered = facts_of(house, an_answer([("References", f"{notice} {other}")])).notice
    assert answered is not None
    assert answered.reference == "NH-26-0002"


def test_a_case_that_was_joined_stands_as_the_other(house: House, notice: str) -> None:
    with house.store.writing() as connection:
        connection.execute(cases.update().values(joined="NH-26-0099"))
    answered = facts_of(house, an_answer([("In-Reply-To", notice)])).notice
    assert answered is not None
    assert answered.reference == "NH-26-0099"


@pytest.mark.parametrize(
    ("name", "about"),
    [
        pytest.param("officer.receipt.done", "", id="a receipt"),
        pytest.param("officer.receipt.confirm", "confirm", id="one that asks whether a command is theirs"),
    ],
)
def test_a_receipt_is_about_nothing_unless_it_asks(house: House, notice: str, name: str, about: str) -> None:
    with house.store.writing() as connection:
        connection.execute(letters.update().where(~letters.c.outside).values(name=name))
    answered = facts_of(house, an_answer([("In-Reply-To", notice)])).notice
    assert answered is not None
    assert answered.about == about


def test_nobody_else_answers_notices_and_no_other_letter_is_one(house: House, notice: str) -> None:
    letter = sent(house, "complainant.acknowledgement.stage-1")
    assert facts_of(house, an_answer([("In-Reply-To", notice)], sender=TENANT)).notice is None
    assert facts_of(house, an_answer([("In-Reply-To", letter)])).notice is None
    assert facts_of(house, an_answer([("In-Reply-To", "<unknown@x.example>")])).notice is None
    assert facts_of(house, an_answer([])).notice is None


# -- By what it carries


@pytest.fixture
def token(house: House) -> str:
    with house.store.writing() as connection:
        return tokens.give(
            connection,
            KEYS,
            officer=LEAD,
            reference=CASE,
            message=MessageNumber(1),
            about="danger",
            only=(),
            now=MONDAY,
        )


@pytest.mark.parametrize("sender", [LEAD, OFFICER, TENANT, "post@contractor.example"])
def test_what_was_given_is_seen_whoever_sends_it(house: House, token: str, sender: str) -> None:
    mail = a_mail(f"Thanks.\n\n> {token}", sender=sender, message_id="<b@x.example>")
    [seen] = facts_of(house, mail).tokens
    assert (seen.state, seen.officer, seen.reference) == (TokenState.GOOD, LEAD, CASE)


def test_it_is_seen_in_the_subject_and_in_html(house: House, token: str) -> None:
    assert facts_of(house, a_mail("", subject=f"assign to me {token}", message_id="<b@x.example>")).tokens
    html = a_mail(f"<p>Thanks</p><blockquote><p>{token.replace('-', '-<wbr>')}</p></blockquote>")
    html = html.replace(b"text/plain", b"text/html").replace(b"leak-1", b"leak-2")
    assert facts_of(house, html).tokens


def test_it_has_to_hold_when_the_mail_came_and_not_when_it_is_read(house: House, token: str, clock: MovedClock) -> None:
    mail = a_mail(token, sender=LEAD, message_id="<b@x.example>")
    clock.on(days=30)
    assert facts_of(house, mail).tokens[0].state is TokenState.GOOD


def test_without_keys_nobody_looks(house: House, token: str) -> None:
    assert facts_of(house, a_mail(token, message_id="<b@x.example>"), keys=None).tokens == ()


def test_for_ordinary_mail_nobody_asks_the_database(house: House) -> None:
    statements: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        statements.append(statement)

    event.listen(house.store.engine, "before_cursor_execute", note)
    facts_of(house, a_mail("Thanks, hk.", message_id="<b@t.example>", headers=[("In-Reply-To", "<leak-1@t.example>")]))
    assert statements
    assert not [each for each in statements if "FROM tokens" in each or "letters.cause" in each]
