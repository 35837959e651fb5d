"""Letters go out: each outcome recorded, nothing lost, nothing more than allowed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from senders import SentFolder, Wire

from builders import LANDLORD, MAILBOX, TENANT, MovedClock, a_house, a_mail, a_raw
from heard.casework.events import LetterNumber
from heard.daemon import alarm, outgoing, receive, send
from heard.daemon.house import House, Limits
from heard.daemon.send import Door, Post
from heard.errors import LetterDelayed, LetterRefused, NotFound, SenderUnreachable, SignInRefused
from heard.reports.cases import one_case
from heard.reports.outbox import list_of_letters
from heard.store import outbox, projection


@pytest.fixture
def house(tmp_path: Path, clock: MovedClock) -> House:
    return a_house(tmp_path / "heard.db", now=clock)


MATTERS = ("boiler", "gutter", "lift", "fence", "intercom", "skylight", "radiator", "drain", "hedge", "cooker")


def complain(house: House, *, count: int = 1, sender: str = TENANT, first: int = 1) -> None:
    things = [MATTERS[n % len(MATTERS)] for n in range(first, first + count)]
    said = "I complain that the {} was never mended."
    mails = [a_mail(said.format(thing), message_id=f"<{n}@t.example>", sender=sender, subject=thing)
             for n, thing in enumerate(things, first)]  # fmt: skip
    receive.hear(receive.keep([a_raw(mail, uid=n) for n, mail in enumerate(mails, first)], house), house)


def a_post(house: House, wire: Wire, copies: SentFolder | None = None) -> Post:
    return Post(house, {MAILBOX: Door(wire, copies)})


def states(house: House) -> list[str]:
    with house.store.reading() as connection:
        return [letter["state"] for letter in list_of_letters(connection)]


def acknowledged(house: House, reference: str = "NH-26-0001") -> bool:
    with house.store.reading() as connection:
        assert not list(projection.differences(connection, house.policies))
        [clock] = [c for c in one_case(connection, reference, house.now())["clocks"] if c["clock"] == "acknowledge"]
        return clock["state"] == "met"


def raising(error: Exception) -> Callable[[str], None]:
    def fail(to: str) -> None:
        raise error

    return fail


def test_a_letter_sent_stops_the_acknowledgement_clock(house: House) -> None:
    complain(house)
    assert not acknowledged(house)
    assert a_post(house, wire := Wire()).drain() == 1
    assert (states(house), len(wire.sent), acknowledged(house)) == (["sent"], 1, True)


def test_letters_sent_together_are_told_each_on_its_own_case(house: House) -> None:
    complain(house, count=3)

    def refuse_the_second(to: str) -> None:
        if len(wire.sent) == 1 and not refused:
            refused.append(to)
            raise LetterRefused("refused the recipient for good (550)")

    refused: list[str] = []
    a_post(house, wire := Wire(before=refuse_the_second)).drain()
    cases = ("NH-26-0001", "NH-26-0002", "NH-26-0003")
    assert [acknowledged(house, reference) for reference in cases] == [True, False, True]


def test_the_servers_own_name_for_a_letter_leads_to_the_case(house: House) -> None:
    complain(house)
    a_post(house, Wire(alias="<AB12@srv.prod.outlook.example>")).drain()
    reply = a_mail("And?", message_id="<r@t.example>", headers=[("In-Reply-To", "<AB12@srv.prod.outlook.example>")])
    [heard] = receive.hear(receive.keep([a_raw(reply, uid=2)], house), house)
    assert heard.reference == "NH-26-0001"


def test_a_letter_refused_for_good_is_told_and_its_clock_stays_open(house: House) -> None:
    complain(house)
    a_post(house, Wire(before=lambda to: raising(LetterRefused("550 5.1.1"))(to) if to == TENANT else None)).drain()
    with house.store.reading() as connection:
        names = [letter["name"] for letter in list_of_letters(connection)]
    assert names == ["complainant.acknowledgement.stage-1", "officer.notice.letter-failed"]
    assert states(house) == ["failed", "sent"]
    assert not acknowledged(house)


def test_a_letter_refused_for_now_is_tried_again_later(house: House, clock: MovedClock) -> None:
    complain(house)
    wire = Wire(before=raising(LetterDelayed("450 4.2.0")))
    post = a_post(house, wire)
    assert (post.drain(), states(house)) == (0, ["waiting"])
    wire.before = lambda to: None
    assert post.drain() == 0, "not at once"
    clock.on(minutes=2)
    assert (post.drain(), states(house)) == (1, ["sent"])


def test_a_server_that_cannot_be_reached_costs_no_letter_anything(house: House, clock: MovedClock) -> None:
    complain(house, count=3)
    wire = Wire(before=raising(SenderUnreachable("no answer")))
    post = a_post(house, wire)
    for _ in range(100):
        assert post.drain() == 0
        clock.on(minutes=10)
    wire.before = lambda to: None
    assert (post.drain(), states(house)) == (3, ["sent"] * 3)


@pytest.mark.parametrize(
    "copy_there, expected",
    [
        pytest.param(True, 0, id="its copy is in the Sent folder: not again"),
        pytest.param(False, 1, id="there is no copy: sent again under the same name"),
    ],
)
def test_a_letter_whose_sender_died_on_the_wire(house: House, copy_there: bool, expected: int) -> None:
    complain(house)
    with house.store.writing() as connection:
        until = house.now() + outbox.LEASE
        [leased] = outbox.lease(connection, now=house.now(), until=until, limit=5, mailboxes=[MAILBOX])
    assert a_post(house, Wire()).drain() == 0, "it is leased"
    send.recover(house)
    wire, folder = Wire(), SentFolder([leased.message_id] if copy_there else [])
    a_post(house, wire, folder).drain()
    assert (len(wire.sent), states(house)) == (expected, ["sent"])
    assert wire.sent in ([], [leased.message_id])


def test_a_server_that_keeps_the_copies_is_given_a_while_to_show_them(house: House, clock: MovedClock) -> None:
    complain(house)
    wire, folder = Wire(after=raising(SenderUnreachable("the connection broke"))), SentFolder()
    door = Door(wire, folder, shown_within=timedelta(seconds=20))
    Post(house, {MAILBOX: door}).drain()
    [message_id], wire.after = wire.sent, lambda to: None
    post = Post(house, {MAILBOX: replace(door, shut_until=None)})  # heard was killed, and knows of nothing
    send.recover(house)
    for _ in range(3):
        clock.on(seconds=5)
        assert post.drain() == 0
    folder.held = [message_id]
    clock.on(seconds=5)
    assert (post.drain(), len(wire.sent), states(house)) == (1, 1, ["sent"])


def test_the_copy_of_a_letter_tells_under_which_name_it_left(house: House, clock: MovedClock) -> None:
    complain(house)
    wire, folder = Wire(after=raising(SenderUnreachable("the connection broke"))), SentFolder(alias="<AB12@x.example>")
    post = a_post(house, wire, folder)
    post.drain()
    folder.held = wire.sent[:]
    clock.on(minutes=1)
    assert (post.drain(), len(wire.sent), states(house)) == (1, 1, ["sent"])
    reply = a_mail("And?", message_id="<r@t.example>", headers=[("In-Reply-To", "<AB12@x.example>")])
    [heard] = receive.hear(receive.keep([a_raw(reply, uid=2)], house), house)
    assert heard.reference == "NH-26-0001"


def test_a_try_that_took_long_is_waited_after_from_its_end(house: House, clock: MovedClock) -> None:
    def breaks_after_two_minutes(to: str) -> None:
        clock.on(minutes=2)
        raise SenderUnreachable("no answer within 120 s")

    complain(house)
    wire = Wire(after=breaks_after_two_minutes)
    post = Post(house, {MAILBOX: Door(wire, SentFolder(), shown_within=timedelta(seconds=20))})
    post.drain()
    clock.on(seconds=19)
    assert (post.drain(), len(wire.sent)) == (0, 1)


def test_a_folder_of_copies_that_is_busy_tells_nothing(house: House, clock: MovedClock) -> None:
    complain(house)
    wire, folder = Wire(after=raising(SenderUnreachable("the connection broke"))), SentFolder(busy=True)
    post = Post(house, {MAILBOX: Door(wire, folder, shown_within=timedelta(seconds=20))})
    post.drain()
    [message_id] = wire.sent
    for _ in range(5):
        clock.on(minutes=1)
        assert post.drain() == 0
    assert wire.sent == [message_id]
    folder.held, folder.busy = [message_id], False
    clock.on(minutes=1)
    assert (post.drain(), len(wire.sent), states(house)) == (1, 1, ["sent"])


def test_looking_for_a_letter_is_no_try(house: House, clock: MovedClock) -> None:
    complain(house)
    wire = Wire(before=raising(SenderUnreachable("the connection broke")))
    post = Post(house, {MAILBOX: Door(wire, SentFolder(), shown_within=timedelta(seconds=60))})
    post.drain()
    for _ in range(10):
        clock.on(seconds=4)
        post.drain()
    wire.before = raising(LetterDelayed("450 4.2.0"))
    clock.on(seconds=60)
    post.drain()
    clock.on(minutes=3)
    wire.before = lambda to: None
    assert (post.drain(), states(house)) == (1, ["sent"])


def test_what_is_not_shown_for_longer_has_not_left(house: House, clock: MovedClock) -> None:
    complain(house)
    wire = Wire(before=raising(SenderUnreachable("the connection broke")))
    post = Post(house, {MAILBOX: Door(wire, SentFolder(), shown_within=timedelta(seconds=20))})
    post.drain()
    wire.before = lambda to: None
    clock.on(seconds=19)
    assert post.drain() == 0
    clock.on(seconds=4)
    assert (post.drain(), len(wire.sent), states(house)) == (1, 1, ["sent"])


def test_each_letter_is_copied_once(tmp_path: Path) -> None:
    house = replace(a_house(tmp_path / "heard.db"), keeps_sent=frozenset({MAILBOX}))
    complain(house, count=2)
    folder = SentFolder()
    for _ in range(2):
        a_post(house, Wire(), folder).drain()
    assert len(folder.held) == 2


def test_where_others_keep_the_copies_none_is_added(tmp_path: Path) -> None:
    house = replace(a_house(tmp_path / "heard.db"), keeps_sent=frozenset({MAILBOX}))
    complain(house)  # its copy is still owed when the settings change
    house, folder = replace(house, keeps_sent=frozenset()), SentFolder()
    a_post(house, Wire(), folder).drain()
    assert folder.held == []
    with house.store.reading() as connection:
        assert not outbox.uncopied(connection, 5)


@pytest.mark.parametrize(
    "limits, sent, why",
    [
        pytest.param(Limits(per_address_per_day=2), 2, "letters_per_address_per_day", id="to one address in a day"),
        pytest.param(Limits(per_hour=3), 3, "letters_per_hour", id="to all in an hour"),
    ],
)
def test_letters_over_a_cap_are_held_and_told(tmp_path: Path, limits: Limits, sent: int, why: str) -> None:
    house = a_house(tmp_path / "heard.db", limits=limits)
    complain(house, count=5)
    a_post(house, Wire()).drain()
    with house.store.reading() as connection:
        letters = list(list_of_letters(connection))
    outside = [letter for letter in letters if letter["to"] == TENANT]
    assert [letter["state"] for letter in outside].count("sent") == sent
    assert {letter["error"] for letter in outside if letter["state"] == "held"} == {why}
    assert {letter["name"] for letter in letters} - {outside[0]["name"]} == {"officer.notice.letter-held"}


def test_a_held_letter_leaves_when_a_person_says_so(tmp_path: Path) -> None:
    house = a_house(tmp_path / "heard.db", sending="hold")
    complain(house, count=2)
    post = a_post(house, Wire())
    assert post.drain() == 0
    outgoing.release(house, [LetterNumber(1)])
    assert (post.drain(), states(house)) == (1, ["sent", "held"])


def test_a_letter_that_waited_past_the_day_it_promises_is_not_let_go_unasked(tmp_path: Path) -> None:
    clock = MovedClock()
    house = a_house(tmp_path / "heard.db", sending="hold", now=clock)
    complain(house)  # on 1 June: it promises the answer by 15 June
    clock.on(days=20)
    assert outgoing.release(house, []) == outgoing.Released([], [LetterNumber(1)])
    assert states(house) == ["held"]
    assert outgoing.release(house, [LetterNumber(1)], anyway=True).letters == [LetterNumber(1)]
    assert a_post(house, Wire()).drain() == 1


def test_a_release_goes_over_a_cap(tmp_path: Path) -> None:
    house = a_house(tmp_path / "heard.db", limits=Limits(per_address_per_day=1))
    complain(house, count=2)
    post = a_post(house, Wire())
    post.drain()
    outgoing.release(house, [LetterNumber(2)])
    assert post.drain() == 1


def test_a_storm_of_held_letters_is_told_once_for_each_address(tmp_path: Path) -> None:
    house = a_house(tmp_path / "heard.db", limits=Limits(per_address_per_day=1))
    complain(house, count=8)
    a_post(house, Wire()).drain()
    with house.store.reading() as connection:
        notices = [x for x in list_of_letters(connection) if x["name"] == "officer.notice.letter-held"]
    assert len(notices) == 1


def held_and_told(house: House) -> tuple[list[str], int]:
    with house.store.reading() as connection:
        letters = list(list_of_letters(connection))
    notices = [letter for letter in letters if letter["name"] == "officer.notice.letter-held"]
    return [letter["error"] for letter in letters if letter["state"] == "held"], len(notices)


def test_an_address_is_counted_without_its_tag_and_told_once(tmp_path: Path) -> None:
    house = a_house(tmp_path / "heard.db", limits=Limits(per_address_per_day=2))
    for n in range(1, 6):
        complain(house, sender=f"desk+{n}@robot.example", first=n)
        a_post(house, Wire()).drain()
    assert held_and_told(house) == (["letters_per_address_per_day"] * 3, 1)


def test_a_robot_with_many_names_is_held_by_its_domain_and_told_once(tmp_path: Path) -> None:
    house = a_house(tmp_path / "heard.db", limits=Limits(per_address_per_day=1))
    for n in range(1, 6):
        complain(house, sender=f"desk{n}@robot.example", first=n)
        a_post(house, Wire()).drain()
    assert held_and_told(house) == (["acknowledgements_per_domain_per_day"] * 2, 1)


def test_a_domain_where_all_the_world_has_an_address_is_no_robots(tmp_path: Path) -> None:
    house = a_house(tmp_path / "heard.db", limits=Limits(per_address_per_day=1))
    for n in range(1, 6):
        complain(house, sender=f"tenant{n}@gmail.com", first=n)
        a_post(house, Wire()).drain()
    assert held_and_told(house) == ([], 0)


def test_what_waits_is_held_when_the_settings_say_so(tmp_path: Path) -> None:
    complain(a_house(tmp_path / "heard.db"))
    held = a_house(tmp_path / "heard.db", sending="hold")
    send.recover(held)
    assert (a_post(held, Wire()).drain(), states(held)) == (0, ["held"])
    outgoing.release(held, [])
    send.recover(held)
    assert a_post(held, Wire()).drain() == 1, "a person let it leave"


def test_an_outage_of_hours_does_not_use_up_a_letters_tries(house: House, clock: MovedClock) -> None:
    complain(house)
    wire = Wire(before=raising(SenderUnreachable("no answer")))
    post = a_post(house, wire)
    for _ in range(60):
        post.drain()
        clock.on(minutes=6)
    wire.before = raising(LetterDelayed("451 4.7.1 greylisted"))
    post.drain()
    assert states(house) == ["waiting"]


def test_a_letter_nobody_will_take_is_given_up_after_days(house: House, clock: MovedClock) -> None:
    complain(house)
    post = a_post(house, Wire(before=raising(LetterDelayed("451 4.7.1"))))
    for _ in range(60):
        post.drain()
        clock.on(hours=1)
    assert states(house)[0] == "failed"


def test_one_letter_that_trips_the_sender_does_not_hold_up_the_others(house: House, clock: MovedClock) -> None:
    complain(house, count=3)
    wire = Wire(before=lambda to: raising(ValueError("odd"))(to) if not wire.sent else None)
    wire.sent.append("<first@x>")
    wire.before = lambda to: raising(ValueError("odd"))(to) if len(wire.sent) == 2 else None
    post = a_post(house, wire)
    for _ in range(5):
        post.drain()
        clock.on(hours=1)
        wire.sent.append("<other@x>")
    assert states(house) == ["sent"] * 3
    assert len([each for each in wire.sent if "northgate" in each]) == 3


def test_a_way_out_that_is_shut_is_told_by_another(tmp_path: Path, clock: MovedClock) -> None:
    other = "repairs@northgate.example"
    landlord = replace(LANDLORD, mailboxes=(MAILBOX, other))
    house = a_house(tmp_path / "heard.db", now=clock, landlord=landlord)
    complain(house)
    broken, works = Wire(before=raising(SignInRefused("535 5.7.8"))), Wire()
    post = Post(house, {MAILBOX: Door(broken, None), other: Door(works, None)})
    post.drain()
    post.drain()
    assert alarm.look_after(house)
    clock.on(minutes=10)
    post.drain()
    assert len(works.sent) == 1


def test_an_alarm_that_nobody_takes_does_not_keep_heard_busy(tmp_path: Path, clock: MovedClock) -> None:
    other = "repairs@northgate.example"
    house = a_house(tmp_path / "heard.db", now=clock, landlord=replace(LANDLORD, mailboxes=(MAILBOX, other)))
    complain(house)
    offered: list[str] = []

    def refuse(to: str) -> None:
        offered.append(to)
        raise SignInRefused("535")

    post = Post(house, {MAILBOX: Door(Wire(before=refuse), None), other: Door(Wire(before=refuse), None)})
    post.drain()
    alarm.look_after(house)
    for _ in range(5):
        post.drain()
    assert len(offered) < 10


def test_a_letter_that_was_dropped_never_leaves(house: House) -> None:
    complain(house)
    outgoing.drop(house, LetterNumber(1), "answered by telephone")
    with pytest.raises(NotFound):
        outgoing.release(house, [LetterNumber(1)])
    assert (a_post(house, Wire()).drain(), states(house)) == (0, ["failed"])
    assert not acknowledged(house)


def test_a_letter_that_left_cannot_be_dropped_or_released(house: House) -> None:
    complain(house)
    a_post(house, Wire()).drain()
    with pytest.raises(NotFound, match="has left"):
        outgoing.drop(house, LetterNumber(1), "too late")
    with pytest.raises(NotFound, match="neither held nor failed"):
        outgoing.release(house, [LetterNumber(1)])
