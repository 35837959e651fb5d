"""What somebody does to a message in the mailbox is taken for a command, or asked about: once, and never silently."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from commanding.giving import (
    CASE,
    LANDLORD_OF_THREE,
    MANAGER,
    brought,
    command,
    complained,
    undo,
    written_to,
)
from looking import hear, in_step, places, the_case
from sqlalchemy import event, insert, select

from builders import LEAD, MAILBOX, OFFICER, TENANT, MovedClock, a_house, a_mail
from heard.casework.commands import (
    Assign,
    Close,
    Command,
    ContactMade,
    MoveTo,
    NotAComplaint,
    OpenStage,
    Reached,
    Split,
)
from heard.casework.events import Kind, MessageNumber, Outcome, StageName
from heard.daemon import moving
from heard.daemon.commanding import by_sign
from heard.daemon.house import House
from heard.datafiles.locate import rules_dir
from heard.datafiles.packs import load_policy
from heard.judgement.commands.signs import Sign
from heard.judgement.commands.typed import typed
from heard.store import mailbox_signs
from heard.store.mailbox_signs import Looked, Seen
from heard.store.tables import letters, mailbox_signs as signs, sightings

COMPLAINT, AGAIN = 1, 2
DONE, ASKED = "officer.notice.sign-done", "officer.notice.sign-asked"
SPLIT, NEW, RANG, GIVEN, NONE, CLOSED = (
    Split(),
    MoveTo(None),
    ContactMade(Reached.PHONE),
    Assign(OFFICER),
    NotAComplaint(Kind.ENQUIRY),
    Close(Outcome("withdrawn")),
)


def a_sign(command: Command, folder: str = "Sign") -> Sign:
    return Sign(MAILBOX, folder, None, command, typed(command))


def with_signs(house: House, *signs: Sign) -> House:
    house = replace(house, mailbox_signs=signs)
    for sign in signs:
        lies(house, sign, ())  # heard looks for the first time
    return house


@pytest.fixture
def house(tmp_path: Path, clock: MovedClock) -> House:
    """A complaint, and a second mail of its writer's on the same case, an hour later."""
    house = complained(a_house(tmp_path / "heard.db", now=clock, landlord=LANDLORD_OF_THREE))
    clock.on(hours=1)
    answers = [("In-Reply-To", "<leak-1@tenant.example>")]
    again = a_mail(
        "Now the lift is stuck as well, and that is a disgrace.", sender=f"Dorothy Finch <{TENANT}>",
        subject="Re: Leak in the kitchen", message_id="<leak-2@tenant.example>", headers=answers,
    )  # fmt: skip
    assert hear(house, again, 2) == CASE
    return house


def lies(house: House, sign: Sign, numbers: tuple[int, ...], *, first_uid: int = 100) -> None:
    """Let messages, and no others, lie in the folder of a sign, as heard sees it: under UIDs of that folder."""
    assert sign.folder is not None
    place = {"mailbox": MAILBOX, "folder": sign.folder, "uidvalidity": 7}
    uids = [first_uid + number for number in numbers]
    with house.store.writing() as connection:
        for uid, number in zip(uids, numbers, strict=True):
            connection.execute(insert(sightings).values(**place, uid=uid, message=number))
        mailbox_signs.note(connection, Looked(**place, sign=sign.key, uids=uids), house.now())


def moved(house: House, sign: Sign, *numbers: int) -> None:
    """Let somebody move messages into the folder of a sign, and heard see to it a minute later."""
    lies(house, sign, numbers)
    assert isinstance(house.now, MovedClock)
    house.now.on(minutes=1)
    by_sign.see_to(house)


def told(house: House, name: str) -> list[tuple[str, str]]:
    """Return to whom letters of a name were written, and their words."""
    with house.store.reading() as connection:
        query = select(letters.c.to, letters.c.words).where(letters.c.name == name).order_by(letters.c.id)
        return [(row.to, row.words) for row in connection.execute(query)]


def came_to(house: House) -> list[str | None]:
    with house.store.reading() as connection:
        query = select(signs.c.came_to).where(signs.c.uid > 0).order_by(signs.c.folder, signs.c.uid)
        return list(connection.execute(query).scalars())


# -- Done at once ------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", [SPLIT, NEW], ids=["split", "new case"])
def test_a_message_moved_gets_a_case_of_its_own(house: House, command: Command) -> None:
    house = with_signs(house, a_sign(command))
    moved(house, house.mailbox_signs[0], AGAIN)
    assert places(house)[AGAIN] == "NH-26-0002"
    [(to, words)] = told(house, DONE)
    assert to == LEAD  # nobody deals with it
    assert "Message 2 is now on a case of its own, NH-26-0002." in words
    assert f'It was put into the folder "Sign", which stands for: {typed(command)}.' in words
    assert "Undo" in words
    assert came_to(house) == ["done"]
    assert in_step(house)


def test_that_is_taken_back_by_its_button(house: House) -> None:
    house = with_signs(house, a_sign(SPLIT))
    moved(house, house.mailbox_signs[0], AGAIN)
    undo(house, AGAIN)
    assert places(house)[AGAIN] == CASE
    assert in_step(house)


def test_the_history_says_that_nobody_knows_who_it_was(house: House) -> None:
    house = with_signs(house, a_sign(RANG))
    moved(house, house.mailbox_signs[0], AGAIN)
    [given] = [each for each in the_case(house, CASE)["events"] if each["type"] == "CommandGiven"]
    assert (given["message"], given["by"]) == (AGAIN, "officer")
    with house.store.reading() as connection:
        bodies = connection.exec_driver_sql("SELECT body FROM events WHERE type = 'CommandGiven'").scalars().all()
    assert ['"mailbox"' in each for each in bodies] == [True]


def test_whoever_deals_with_the_case_is_told_and_not_the_leads(house: House) -> None:
    house = with_signs(house, a_sign(RANG))
    command(house, Assign(OFFICER))
    moved(house, house.mailbox_signs[0], AGAIN)
    [(to, words)] = told(house, DONE)
    assert to == OFFICER
    assert "Somebody spoke to the complainant of NH-26-0001 by telephone, on Monday 1 June 2026." in words
    assert "MomentPassed" in brought(house, AGAIN)


def test_a_contact_taken_back_leaves_what_else_came_of_the_message(house: House) -> None:
    house = with_signs(house, a_sign(RANG))
    before = the_case(house, CASE)["clocks"]
    moved(house, house.mailbox_signs[0], COMPLAINT)
    undo(house, COMPLAINT)
    assert the_case(house, CASE)["clocks"] == before
    assert in_step(house)


def test_a_case_given_to_somebody_is_theirs_and_nobody_is_said_to_have_given_it(house: House) -> None:
    house = with_signs(house, a_sign(GIVEN))
    moved(house, house.mailbox_signs[0], AGAIN)
    [(to, words)] = told(house, "officer.notice.assigned")
    assert to == OFFICER
    assert "Somebody who has the mailbox open gave it to you" in words
    assert [to for to, _ in told(house, DONE)] == [LEAD]


def test_what_was_on_no_case_gets_one_and_may_be_said_to_be_no_complaint(house: House) -> None:
    house = with_signs(house, a_sign(NEW))
    moving.move(house, [MessageNumber(AGAIN)], None)
    moved(house, house.mailbox_signs[0], AGAIN)
    assert places(house)[AGAIN] == "NH-26-0002"
    [(to, words)] = told(house, DONE)
    assert (to, "It is a request, not a complaint" in words) == (LEAD, True)
    assert "Case: NH-26-0002" in words


# -- Asked -------------------------------------------------------------------------------------------


def test_what_is_consequential_is_asked_and_nothing_changes(house: House) -> None:
    house = with_signs(house, a_sign(NONE))
    command(house, Assign(OFFICER))
    before = the_case(house, CASE)["clocks"]
    moved(house, house.mailbox_signs[0], AGAIN)
    case = the_case(house, CASE)
    assert (case["status"], case["clocks"]) == ("open", before)
    [(to, words)] = told(house, ASKED)
    assert to == OFFICER
    assert "heard has changed nothing" in words
    assert "Yes: enquiry" in words
    assert "CommandGiven" not in brought(house, AGAIN)


def test_where_what_the_message_did_itself_could_not_be_told_apart_it_is_asked(house: House) -> None:
    """A second sign on a message: undone, the first would go too."""
    house = with_signs(house, a_sign(RANG, "Rang"), a_sign(SPLIT, "Own case"))
    for sign in house.mailbox_signs:
        moved(house, sign, AGAIN)
    assert places(house)[AGAIN] == CASE
    assert [to for to, _ in told(house, DONE)] == [LEAD]
    [(_, words)] = told(house, ASKED)
    assert "would go with it, if it were taken back" in words


def nothing_to_it(house: House) -> None:
    """Leave it as it is."""


def closed(house: House) -> None:
    command(house, CLOSED)


def taken_off(house: House) -> None:
    moving.move(house, [MessageNumber(AGAIN)], None)


@pytest.mark.parametrize(
    "sign, before, number, why",
    [
        pytest.param(RANG, taken_off, AGAIN, "could not tell which", id="contact on no case"),
        pytest.param(NONE, taken_off, AGAIN, "on no case", id="asked of no case"),
        pytest.param(SPLIT, nothing_to_it, 99, "", id="the only mail"),
        pytest.param(CLOSED, closed, AGAIN, "is closed", id="closed already"),
    ],
)
def test_what_may_not_be_is_told_and_changes_nothing(
    house: House, sign: Command, before: Callable[[House], None], number: int, why: str
) -> None:
    house = with_signs(house, a_sign(sign))
    before(house)
    if number == 99:
        moving.move(house, [MessageNumber(AGAIN)], None)
        number = COMPLAINT
    where = places(house)
    moved(house, house.mailbox_signs[0], number)
    assert places(house) == where
    [(_, words)] = told(house, ASKED)
    assert "Nothing was done" not in words  # that is its subject
    assert "It may not be, and heard has changed nothing." in words
    assert why in words
    assert came_to(house) == ["nothing"]


def test_on_a_letter_of_ours_nothing_follows(house: House) -> None:
    """The acknowledgement came back to the mailbox; it is listed under its case, and is no mail on it."""
    house = with_signs(house, a_sign(RANG))
    with house.store.reading() as connection:
        ours = connection.execute(select(letters.c.content).where(letters.c.to == TENANT).limit(1)).scalar_one()
    hear(house, ours, 3)
    moved(house, house.mailbox_signs[0], 3)
    assert "CommandGiven" not in brought(house, 3)
    assert [("that heard wrote itself" in words) for _, words in told(house, ASKED)] == [True]


def test_what_heard_stumbles_over_is_told_and_tried_no_second_time(house: House) -> None:
    house = with_signs(house, a_sign(RANG))
    command(house, Assign(OFFICER))
    with house.store.writing() as connection:
        connection.exec_driver_sql("UPDATE events SET body = '{' WHERE number = 1 AND stream LIKE 'NH-%'")
    moved(house, house.mailbox_signs[0], AGAIN)
    [(to, words)] = told(house, ASKED)
    assert to == LEAD, "its case cannot be read, and so nobody knows who deals with it"
    assert "Message 2 could not be seen to, because of an error in heard or in what it keeps" in words
    assert came_to(house) == ["nothing"]
    assert not by_sign.see_to(house)


def test_what_the_policy_would_rather_not_have_is_said_with_what_was_done(tmp_path: Path, clock: MovedClock) -> None:
    """By the group's policy whoever dealt with the complaint had better not decide the appeal, and may."""
    group = load_policy("group-2008", rules_dir())
    house = complained(a_house(tmp_path / "group.db", now=clock, landlord=LANDLORD_OF_THREE, policy=group))
    command(house, Assign(OFFICER))
    command(house, OpenStage(StageName("appeal")))
    command(house, Assign(MANAGER))
    house = with_signs(house, a_sign(GIVEN))
    moved(house, house.mailbox_signs[0], COMPLAINT)
    assert "The policy would rather have somebody else" in told(house, DONE)[0][1]


# -- Once --------------------------------------------------------------------------------------------


def test_a_message_moved_twice_is_seen_to_once(house: House) -> None:
    sign = a_sign(RANG)
    house = with_signs(house, sign)
    moved(house, sign, AGAIN)
    lies(house, sign, ())
    lies(house, sign, (AGAIN,), first_uid=900)
    by_sign.see_to(house)
    assert len(told(house, DONE)) == 1
    assert came_to(house) == ["done", "before"]


def test_taken_back_before_heard_looked_nothing_happens(house: House) -> None:
    sign = a_sign(RANG)
    house = with_signs(house, sign)
    lies(house, sign, (AGAIN,))
    lies(house, sign, ())
    assert not by_sign.see_to(house)
    assert told(house, DONE) == []


def test_what_lay_there_before_the_landlord_turned_it_on_is_no_command(house: House) -> None:
    sign = a_sign(RANG)
    house = replace(house, mailbox_signs=(sign,))
    moved(house, sign, AGAIN)
    assert told(house, DONE) == []


class Killed(BaseException):
    """The process is gone."""


def test_killed_at_every_step_it_is_done_once_and_told_once(house: House, tmp_path: Path, clock: MovedClock) -> None:
    sign = a_sign(SPLIT)
    lies(with_signs(house, sign), sign, (AGAIN,))
    house.store.close()
    for die_at in count(1):
        database, steps = tmp_path / f"{die_at}.db", count(1)
        shutil.copy(tmp_path / "heard.db", database)

        def step(*_: object, steps: Iterator[int] = steps, die_at: int = die_at) -> None:
            if next(steps) == die_at:
                raise Killed

        dying = with_signs_as_they_are(database, clock, sign)
        event.listen(dying.store.engine, "before_cursor_execute", step)
        with suppress(Killed):
            by_sign.see_to(dying)
        dying.store.close()
        next_life = with_signs_as_they_are(database, clock, sign)
        by_sign.see_to(next_life)
        assert places(next_life)[AGAIN] == "NH-26-0002", f"killed at step {die_at}"
        assert set(places(next_life).values()) == {CASE, "NH-26-0002"}, f"killed at step {die_at}"
        assert len(told(next_life, DONE)) == 1, f"killed at step {die_at}"
        assert in_step(next_life)
        next_life.store.close()
        if next(steps) <= die_at:
            break
    assert die_at > 20


def with_signs_as_they_are(database: Path, clock: MovedClock, sign: Sign) -> House:
    return replace(a_house(database, now=clock, landlord=LANDLORD_OF_THREE), mailbox_signs=(sign,))


def test_a_rule_that_moves_all_is_followed_no_further_than_a_person_would_go(house: House, clock: MovedClock) -> None:
    house = with_signs(house, a_sign(CLOSED))
    for number in range(3, 30):
        mail = a_mail(
            f"The gate at number {number} is broken, and I complain.", sender=f"t{number}@town.example",
            message_id=f"<{number}@t>", subject=f"Gate {number}",
        )  # fmt: skip
        hear(house, mail, number)
    moved(house, house.mailbox_signs[0], *range(3, 30))
    assert len(told(house, ASKED)) == by_sign.MOST_A_DAY
    by_sign.see_to(house)
    assert len(told(house, ASKED)) == by_sign.MOST_A_DAY
    assert [to for to, _ in told(house, "officer.alarm.signs-wait")] == [LEAD]
    clock.on(days=1, minutes=1)
    by_sign.see_to(house)
    assert len(told(house, ASKED)) == 27


def test_a_sign_nobody_wants_any_more_is_forgotten(house: House) -> None:
    sign = a_sign(RANG)
    house = with_signs(house, sign)
    lies(house, sign, (AGAIN,))
    with house.store.writing() as connection:
        mailbox_signs.forget_others(connection, [])
    assert not by_sign.see_to(house)
    with house.store.writing() as connection:
        assert not mailbox_signs.was_acted_on(connection, Seen(MAILBOX, sign.key, MessageNumber(AGAIN), ""))


def test_no_tenant_is_written_to_by_what_is_only_asked(house: House) -> None:
    house = with_signs(house, a_sign(CLOSED))
    before = written_to(house, TENANT)
    moved(house, house.mailbox_signs[0], AGAIN)
    assert written_to(house, TENANT) == before
