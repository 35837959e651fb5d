"""Somebody hears that heard cannot read or send, by a server that no mailbox sends by: once, and again when it can."""

from __future__ import annotations

import email.policy
import logging
from collections.abc import Iterator
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest
from heartbeat.a_monitor import Watcher
from looking import hear
from sqlalchemy import update

from builders import MAILBOX, MONDAY, MovedClock, a_house, a_mail, a_raw
from heard.casework.events import Trouble
from heard.daemon import receive
from heard.daemon.heartbeat.beating import STALE_AFTER, Heartbeat
from heard.daemon.heartbeat.monitor import Monitor
from heard.daemon.heartbeat.route import Route
from heard.daemon.house import House
from heard.daemon.run import CALL_THE_MONITOR, LOOK_WHETHER_ALL_GOES
from heard.daemon.send import Door, Post
from heard.judgement.heartbeat import Part, Subject, Told
from heard.mailboxes.smtp import SmtpSender
from heard.store import inbox, pulse, watching
from heard.store.tables import messages
from rig import HOST
from sink import SmtpSink

QUARTER = timedelta(minutes=15)
IT, HELEN = "it@elsewhere.example", "helen@elsewhere.example"


@pytest.fixture
def house(tmp_path: Path, clock: MovedClock) -> Iterator[House]:
    house = a_house(tmp_path / "heard.db", now=clock)
    yield house
    house.store.close()


@pytest.fixture
def second() -> Iterator[SmtpSink]:
    with SmtpSink() as second:
        yield second


def by_way_of(sink: SmtpSink) -> Door:
    return Door(SmtpSender(host=HOST, port=sink.port, security="plain"), None)


def a_life(
    house: House, second: SmtpSink | None, watcher: Watcher | None = None, *, to: tuple[str, ...] = (IT,)
) -> Heartbeat:
    """Return the second route of a daemon that starts now."""
    zone = house.given.calendar.zone
    sender = "heard@elsewhere.example"
    door = by_way_of(second) if second is not None else None
    return Heartbeat(
        house=house,
        folders=[(MAILBOX, "INBOX")],
        patience=QUARTER,
        route=Route(door=door, sender=sender, to=to, organisation="Northgate Homes", zone=zone) if door else None,
        monitor=Monitor(watcher.url, watcher.ca_file) if watcher is not None else None,
        began=house.now(),
    )


def seen(house: House) -> None:
    with house.store.writing() as connection:
        inbox.move_cursor(connection, MAILBOX, "INBOX", None, house.now())
        watching.note_well(connection, MAILBOX, "INBOX")


def refused(house: House) -> None:
    with house.store.writing() as connection:
        watching.note_trouble(connection, MAILBOX, "INBOX", Trouble.SIGN_IN_REFUSED, house.now())


def mails(sink: SmtpSink) -> list[EmailMessage]:
    policy = email.policy.default
    return [email.message_from_bytes(each.content, policy=policy, _class=EmailMessage) for each in sink.letters]


def subjects(sink: SmtpSink) -> list[str]:
    return [str(mail["Subject"]) for mail in mails(sink)]


CANNOT_READ, READS = f"heard cannot read {MAILBOX}", f"Well again: heard reads {MAILBOX} again"


def test_a_mailbox_that_is_not_looked_into_is_told_once_and_its_end_too(
    house: House, clock: MovedClock, second: SmtpSink
) -> None:
    life = a_life(house, second)
    seen(house)
    life.look()
    for _ in range(3):
        clock.at += QUARTER
        life.look()
    assert subjects(second) == [CANNOT_READ]
    seen(house)
    life.look()
    life.look()
    assert subjects(second) == [CANNOT_READ, READS]


def test_what_the_mail_says(house: House, clock: MovedClock, second: SmtpSink) -> None:
    life = a_life(house, second)
    seen(house)
    clock.at += QUARTER
    life.look()
    [mail] = mails(second)
    assert (mail["To"], mail["Auto-Submitted"]) == (IT, "auto-generated")
    assert str(mail["From"]) == "Northgate Homes <heard@elsewhere.example>"
    said = mail.get_content()
    assert "Since Monday 1 June 2026, 10:30." in said, "on the landlord's clock"
    assert "Nothing is lost" in said
    assert "heard status" in said


def test_a_daemon_that_is_restarted_does_not_tell_it_again(house: House, clock: MovedClock, second: SmtpSink) -> None:
    refused(house)
    a_life(house, second).look()
    clock.at += timedelta(minutes=1)
    for _ in range(3):
        a_life(house, second).look()
    assert subjects(second) == [CANNOT_READ]
    seen(house)
    a_life(house, second).look()
    assert subjects(second) == [CANNOT_READ, READS]


def test_a_daemon_that_has_just_started_says_nothing_of_the_time_it_was_off(
    house: House, clock: MovedClock, second: SmtpSink
) -> None:
    seen(house)
    clock.at += timedelta(hours=10)
    life = a_life(house, second)
    life.look()
    clock.at += timedelta(minutes=1)
    seen(house)
    life.look()
    assert subjects(second) == []


def test_it_is_told_again_on_the_next_working_day_while_it_lasts(
    house: House, clock: MovedClock, second: SmtpSink
) -> None:
    refused(house)
    life = a_life(house, second)
    for _ in range(24 * 7):
        life.look()
        clock.at += timedelta(hours=1)
    assert subjects(second) == [CANNOT_READ, *[f"Still: {CANNOT_READ}"] * 5], "Tuesday to Friday, and Monday"


def test_letters_that_do_not_leave_are_told_with_the_main_server_dead(
    house: House, clock: MovedClock, second: SmtpSink, smtp_sink: SmtpSink
) -> None:
    life, post = a_life(house, second), Post(house, {MAILBOX: by_way_of(smtp_sink)})
    smtp_sink.stop()
    hear(house, a_mail(), 1)
    for _ in range(5):
        post.drain()
        seen(house)
        life.look()
        clock.at += timedelta(minutes=6)
    assert subjects(second) == [f"letters of {MAILBOX} do not leave"]
    assert smtp_sink.letters == []
    smtp_sink.start()
    post.drain()
    seen(house)
    life.look()
    assert smtp_sink.letters
    assert subjects(second)[1:] == [f"Well again: no letter of {MAILBOX} is kept waiting any more"]
    post.close()


def test_letters_that_a_server_takes_none_of(
    house: House, clock: MovedClock, second: SmtpSink, smtp_sink: SmtpSink
) -> None:
    life, post = a_life(house, second), Post(house, {MAILBOX: by_way_of(smtp_sink)})
    smtp_sink.replies["RCPT"] = "451 4.3.0 Out of order"
    for number in range(3):
        who = f"tenant-{number}@mail.example"
        hear(house, a_mail(sender=who, message_id=f"<{number}@mail.example>", subject=f"Leak {number}"), number + 1)
    for _ in range(4):
        post.drain()
        seen(house)
        life.look()
        clock.at += timedelta(minutes=6)
    assert subjects(second) == [f"letters of {MAILBOX} do not leave"]
    post.close()


def test_what_could_not_be_told_is_told_as_soon_as_the_second_route_works(
    house: House, clock: MovedClock, second: SmtpSink
) -> None:
    refused(house)
    life = a_life(house, second)
    second.stop()
    life.look()
    second.start()
    clock.at += timedelta(minutes=6)
    life.look()
    assert subjects(second) == [CANNOT_READ]


def test_one_who_cannot_be_written_to_keeps_nobody_else_from_it(house: House, second: SmtpSink) -> None:
    second.replies["RCPT"] = lambda envelope: "550 5.1.1 No such user" if len(second.commands) < 4 else "250 OK"
    refused(house)
    life = a_life(house, second, to=(HELEN, IT))
    life.look()
    life.look()
    assert [letter.to for letter in second.letters] == [(IT,)]


def test_a_database_that_is_gone_is_told(house: House, clock: MovedClock, second: SmtpSink, watcher: Watcher) -> None:
    life = a_life(house, second, watcher)
    seen(house)
    life.look()
    with house.store.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE cursors RENAME TO elsewhere")
    for _ in range(3):
        clock.at += QUARTER
        life.look()
        life.beat()
    assert subjects(second) == ["heard cannot use its database"]
    assert watcher.calls == []
    with house.store.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE elsewhere RENAME TO cursors")
    seen(house)
    life.look()
    assert subjects(second)[1:] == ["Well again: heard can use its database again"]


def test_a_message_that_is_never_decided_on_is_told(house: House, clock: MovedClock, second: SmtpSink) -> None:
    life = a_life(house, second)
    receive.keep([a_raw(a_mail(), received_at=house.now())], house)
    seen(house)
    life.look()
    assert subjects(second) == []
    clock.at += QUARTER
    seen(house)
    life.look()
    assert subjects(second) == ["heard does not decide on new mail"]


def test_the_monitor_is_called_while_heard_reads_and_sends(
    house: House, clock: MovedClock, watcher: Watcher, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    life = a_life(house, None, watcher)
    life.beat()
    assert watcher.calls == [], "nobody has looked yet"
    seen(house)
    life.look()
    life.beat()
    assert watcher.calls == ["/ping/a-secret?status=up"]
    with house.store.reading() as connection:
        assert pulse.last_beat(connection) == MONDAY.isoformat()
    clock.at += QUARTER
    life.look()
    life.beat()
    assert len(watcher.calls) == 1
    assert "no beat" in caplog.messages
    assert "a-secret" not in caplog.text


def test_what_was_found_holds_for_a_few_looks_and_for_no_beat_after_the_next() -> None:
    assert 3 * LOOK_WHETHER_ALL_GOES <= STALE_AFTER.total_seconds() < CALL_THE_MONITOR


@pytest.mark.parametrize("passed", [STALE_AFTER, -STALE_AFTER], ids=["a while", "a clock that was put back"])
def test_when_no_look_has_ended_of_late_the_monitor_is_not_called(
    house: House, clock: MovedClock, watcher: Watcher, caplog: pytest.LogCaptureFixture, passed: timedelta
) -> None:
    life = a_life(house, None, watcher)
    seen(house)
    life.look()
    clock.at += passed
    life.beat()
    assert len(watcher.calls) == 1
    clock.at += passed / 60
    life.beat()
    assert len(watcher.calls) == 1
    assert caplog.messages == ["no beat"]


def test_a_look_that_goes_wrong_while_it_tells_is_none(
    house: House, clock: MovedClock, second: SmtpSink, watcher: Watcher
) -> None:
    """What it found counts for nothing: it may go wrong before it has found anything the next time."""
    life = a_life(house, second, watcher)
    refused(house)
    life.look()
    clock.at += timedelta(minutes=5)
    seen(house)
    assert life.route is not None
    life.route.to = (f"{IT}\r\nBcc: {HELEN}",)
    with pytest.raises(ValueError, match="linefeed"):
        life.look()
    life.beat()
    assert watcher.calls == []


def test_a_beat_that_is_not_taken_is_no_beat(house: House, watcher: Watcher) -> None:
    watcher.status = 404
    life = a_life(house, None, watcher)
    seen(house)
    life.look()
    life.beat()
    with house.store.reading() as connection:
        assert pulse.last_beat(connection) is None


def test_of_a_trouble_that_comes_and_goes_one_mail_an_hour(house: House, clock: MovedClock, second: SmtpSink) -> None:
    life = a_life(house, second)
    for _ in range(5 * 60):
        refused(house)
        life.look()
        clock.at += timedelta(seconds=30)
        seen(house)
        life.look()
        clock.at += timedelta(seconds=30)
    assert subjects(second) == [CANNOT_READ, READS, CANNOT_READ, READS, CANNOT_READ, READS], "its first end at once"


def test_a_database_whose_file_holds_something_else_is_told_and_the_monitor_is_not_called(
    tmp_path: Path, clock: MovedClock, second: SmtpSink, watcher: Watcher
) -> None:
    house = a_house(tmp_path / "other.db", now=clock)
    life = a_life(house, second, watcher)
    seen(house)
    life.look()
    house.store.close()
    for each in tmp_path.glob("other.db*"):
        each.write_bytes(b"junk" * 5000)
    for _ in range(3):
        clock.at += QUARTER
        life.look()
        life.beat()
    assert subjects(second) == ["heard cannot use its database"]
    assert watcher.calls == []


def test_a_busy_inbox_in_which_each_message_is_decided_on_is_well(
    house: House, clock: MovedClock, second: SmtpSink
) -> None:
    """At each look one waits; it is never the same one for long."""
    life = a_life(house, second)
    for uid in range(1, 13):
        with house.store.writing() as connection:
            connection.execute(update(messages).values(state="heard"))
        raw = a_raw(a_mail(message_id=f"<{uid}@tenant.example>"), uid=uid, received_at=house.now())
        receive.keep([raw], house)
        seen(house)
        life.look()
        clock.at += QUARTER / 3
    assert subjects(second) == []


def test_of_a_mailbox_that_is_watched_no_more_nothing_is_remembered(house: House, second: SmtpSink) -> None:
    gone = Subject(Part.READING, "repairs@northgate.example")
    with house.store.writing() as connection:
        pulse.keep_told(connection, {gone: Told(MONDAY, MONDAY)})
    seen(house)
    a_life(house, second).look()
    assert subjects(second) == []
    with house.store.reading() as connection:
        assert pulse.told(connection) == {}


def test_what_was_told_before_the_database_could_be_asked_is_told_the_end_of(
    house: House, clock: MovedClock, second: SmtpSink
) -> None:
    seen(house)
    with house.store.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE cursors RENAME TO elsewhere")
    life = a_life(house, second)
    for _ in range(3):
        life.look()
        clock.at += QUARTER
    assert subjects(second) == ["heard cannot use its database"]
    with house.store.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE elsewhere RENAME TO cursors")
    seen(house)
    life.look()
    assert subjects(second)[1:] == ["Well again: heard can use its database again"]


@pytest.mark.parametrize(
    "later, is_told",
    [
        pytest.param(timedelta(minutes=59), False, id="within an hour"),
        pytest.param(timedelta(hours=1), True, id="an hour later"),
        pytest.param(timedelta(days=-1), True, id="a clock that was put back"),
    ],
)
def test_a_trouble_that_comes_back_is_told_an_hour_after_the_last_mail_about_it(
    house: House, clock: MovedClock, second: SmtpSink, later: timedelta, is_told: bool
) -> None:
    life = a_life(house, second)
    refused(house)
    life.look()
    seen(house)
    life.look()
    clock.at += later
    refused(house)
    life.look()
    assert subjects(second) == [CANNOT_READ, READS, *[CANNOT_READ] * is_told]
