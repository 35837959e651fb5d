"""The morning digest: to whom, when, once, and what each of them sees."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from email import message_from_bytes
from email.policy import default
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from sqlalchemy import select

from builders import KEYS, LANDLORD, LEAD, MAILBOX, OFFICER, POLICY, MovedClock, a_case_of, a_house, a_mail
from daemon.looking import hear
from heard.casework.digest_sections import Section
from heard.casework.events import CaseAreaSeen, OfficerAssigned
from heard.casework.people import Officer
from heard.daemon.house import House
from heard.daemon.rehearse import SimulatedClock, rehearse
from heard.daemon.rhythm import digesting
from heard.daemon.rhythm.digest_shown import listed_today, shown_today
from heard.reports.outbox import list_of_letters, one_letter
from heard.store import absences, tokens
from heard.store.officers import number_of
from heard.store.tables import letters
from histories import Happening, at

FRIDAY = "2026-06-12 09:00"
REPAIRS, LETTINGS = "rosa.repairs@northgate.example", "liam.lettings@northgate.example"
CHAMPIONS = (
    Officer("Rosa Repairs", REPAIRS, ("champion",), "repairs"),
    Officer("Liam Lettings", LETTINGS, ("champion",), "lettings"),
)


@pytest.fixture
def clock() -> MovedClock:
    return MovedClock(at(FRIDAY))


def the_house(tmp_path: Path, clock: MovedClock, staff: Sequence[Officer] = LANDLORD.staff) -> House:
    return a_house(tmp_path / "heard.db", now=clock, landlord=replace(LANDLORD, staff=tuple(staff)))


@pytest.fixture
def house(tmp_path: Path, clock: MovedClock) -> House:
    return the_house(tmp_path, clock)


def digests(house: House) -> list[dict[str, Any]]:
    with house.store.reading() as connection:
        numbers = [each["id"] for each in list_of_letters(connection) if each["name"] == digesting.LETTER]
        return [one_letter(connection, number) for number in numbers]


def readers(house: House) -> list[str]:
    return sorted(each["to"] for each in digests(house))


def text_to(house: House, address: str) -> str:
    [text] = [each["text"] for each in digests(house) if each["to"] == address]
    return text


def a_case(house: House, number: int, received: str, *more: Happening, area: str = "", owner: str = "") -> str:
    reference = f"NH-26-{number:04}"
    with house.store.writing() as connection:
        told = [*more]
        if area:
            told.append((CaseAreaSeen(area), at(received)))
        if owner:
            told.append((OfficerAssigned(number_of(connection, owner), None), at(received)))
        a_case_of(connection, POLICY, reference, received, *told)
    return reference


# -- When, and to whom -------------------------------------------------------------------------------


def test_a_team_lead_gets_one_each_working_morning_and_no_second(house: House, clock: MovedClock) -> None:
    assert digesting.digest(house)
    assert not digesting.digest(house)
    assert readers(house) == [LEAD]
    clock.at = at("2026-06-15 09:00")
    assert digesting.digest(house)
    assert readers(house) == [LEAD, LEAD]


@pytest.mark.parametrize(
    "moment",
    [
        pytest.param("2026-06-12 08:59", id="before opening"),
        pytest.param("2026-06-12 17:00", id="at closing"),
        pytest.param("2026-06-13 10:00", id="on a Saturday"),
        pytest.param("2026-05-25 10:00", id="on a bank holiday"),
    ],
)
def test_nobody_gets_one_while_nobody_is_at_work(house: House, clock: MovedClock, moment: str) -> None:
    clock.at = at(moment)
    assert not digesting.digest(house)


def test_after_an_outage_only_todays_goes(house: House, clock: MovedClock) -> None:
    digesting.digest(house)
    clock.at = at("2026-06-19 14:30")
    digesting.digest(house)
    with house.store.reading() as connection:
        keys = list(connection.execute(select(letters.c.key).order_by(letters.c.id)).scalars())
    assert keys == [f"digest:2026-06-12:{LEAD}", f"digest:2026-06-19:{LEAD}"]


def test_a_restart_writes_no_second(house: House, tmp_path: Path, clock: MovedClock) -> None:
    digesting.digest(house)
    house.store.close()
    assert not digesting.digest(the_house(tmp_path, clock))


@pytest.mark.parametrize(
    "after, expected",
    [
        pytest.param("2026-06-12 08:00", "2026-06-12 09:00", id="before opening"),
        pytest.param("2026-06-11 09:00", "2026-06-12 09:00", id="once today's are written"),
        pytest.param("2026-06-12 09:00", "2026-06-15 09:00", id="over the weekend"),
        pytest.param("2026-05-22 18:00", "2026-05-26 09:00", id="over a bank holiday"),
    ],
)
def test_the_next_is_due_when_the_office_opens(house: House, after: str, expected: str) -> None:
    assert digesting.next_moment(house, at(after)) == at(expected)


def test_where_nobody_leads_and_nobody_is_named_none_is_written(tmp_path: Path, clock: MovedClock) -> None:
    house = the_house(tmp_path, clock, [each for each in LANDLORD.staff if each.address == OFFICER])
    assert digesting.next_moment(house, clock.at) is None
    assert not digesting.digest(house)


def test_who_leads_and_holds_a_role_of_two_digests_gets_one(tmp_path: Path, clock: MovedClock) -> None:
    all_of_it = Officer("Helen Lead", LEAD, ("team-lead", "champion", "complaints-team"))
    house = the_house(tmp_path, clock, [all_of_it, *CHAMPIONS])
    digesting.digest(house)
    assert readers(house) == sorted([LEAD, REPAIRS, LETTINGS])


def test_for_whoever_is_away_their_deputy_reads_it_with_their_own(tmp_path: Path, clock: MovedClock) -> None:
    away = replace(CHAMPIONS[0], deputy=LETTINGS)
    house = the_house(tmp_path, clock, [away, CHAMPIONS[1]])
    with house.store.writing() as connection:
        absences.begin(connection, REPAIRS, since=at("2026-06-11 12:00"), until=date(2026, 6, 19))
    a_case(house, 1, "2026-05-01 09:30", area="repairs")
    digesting.digest(house)
    assert readers(house) == [LETTINGS]
    assert "NH-26-0001" in text_to(house, LETTINGS)


def test_for_whoever_is_away_without_a_deputy_nobody_does(tmp_path: Path, clock: MovedClock) -> None:
    away = replace(CHAMPIONS[0], away=((date(2026, 6, 12), date(2026, 6, 12)),))
    house = the_house(tmp_path, clock, [away, CHAMPIONS[1]])
    digesting.digest(house)
    assert readers(house) == [LETTINGS]


def test_a_rehearsal_writes_one_each_working_day(tmp_path: Path) -> None:
    clock = SimulatedClock(at("2026-06-10 08:00"))
    house = a_house(tmp_path / "heard.db", now=clock)
    list(rehearse([], house, clock, until=at("2026-06-16 18:00")))
    with house.store.reading() as connection:
        written = [each for each in list_of_letters(connection) if each["name"] == digesting.LETTER]
        days = [each["created_at"][:16] for each in written]
    assert days == [f"2026-06-{day}T08:00" for day in (10, 11, 12, 15, 16)], "nine in London is eight in UTC"


def test_one_that_goes_wrong_keeps_no_other_back_and_is_in_the_log_once(
    tmp_path: Path, clock: MovedClock, caplog: pytest.LogCaptureFixture
) -> None:
    nowhere = replace(CHAMPIONS[0], address="rosa\n@northgate.example")
    house = the_house(tmp_path, clock, (nowhere, *LANDLORD.staff))
    for _ in range(30):
        digesting.digest(house)
        clock.on(minutes=1)
    assert readers(house) == [LEAD]
    assert [each.getMessage() for each in caplog.records if each.levelname == "ERROR"] == ["no digest written"]


def test_what_went_wrong_is_not_lost(tmp_path: Path, clock: MovedClock) -> None:
    """It is written once it can be, without a restart as after one."""
    staff = [replace(CHAMPIONS[0], address="rosa\n@northgate.example"), *LANDLORD.staff]
    house = the_house(tmp_path, clock, staff)
    digesting.digest(house)
    staff[0] = CHAMPIONS[0]
    mended = replace(house.given, landlord=replace(house.given.landlord, staff=tuple(staff)))
    clock.on(minutes=2)
    assert digesting.digest(replace(house, given=mended))
    assert readers(house) == sorted([LEAD, REPAIRS])


# -- What they see ------------------------------------------------------------------------------------


def test_nothing_to_say_is_one_line_with_when_heard_last_heard(house: House) -> None:
    digesting.digest(house)
    [quiet] = digests(house)
    assert quiet["subject"] == "Today: nothing is late"
    assert quiet["text"].startswith("Nothing is due, late or waiting.\n")
    assert "No message has been heard yet." in quiet["text"]


def test_the_worst_comes_first_and_stands_in_the_subject(house: House) -> None:
    a_case(house, 1, "2026-05-11 09:30", owner=OFFICER)
    a_case(house, 2, "2026-05-01 09:30", owner=OFFICER)
    a_case(house, 3, "2026-06-11 09:30")
    digesting.digest(house)
    [written] = digests(house)
    assert written["subject"] == "Today: 2 late, 1 due, 1 nobody's"
    late = written["text"].partition("Due today")[0]
    assert re.findall(r"NH-26-\d+", late) == ["NH-26-0002", "NH-26-0001"]
    assert "- NH-26-0002, stage 1, Gary Officer: Acknowledge, due on Tuesday 5 May 2026, 27 working days late" in late


def test_a_section_fits_a_screen_and_says_how_many_more_there_are(house: House) -> None:
    for number in range(1, 20):
        a_case(house, number, "2026-05-01 09:30", owner=OFFICER)
    digesting.digest(house)
    late = text_to(house, LEAD).partition("\n\n")[0]
    assert late.splitlines()[-1] == "- and 12 more: heard cases --in overdue"
    assert len(late.splitlines()) == 1 + 7 + 1


@pytest.mark.parametrize(
    "reader, late",
    [
        pytest.param(None, 19, id="a lead's"),
        pytest.param(LEAD, 19, id="that of a lead by address"),
        pytest.param(REPAIRS, 10, id="of somebody who sees one area"),
    ],
)
def test_what_heard_cases_lists_is_what_the_digest_counts(
    tmp_path: Path, clock: MovedClock, reader: str | None, late: int
) -> None:
    house = the_house(tmp_path, clock, (*LANDLORD.staff, *CHAMPIONS))
    for number in range(1, 20):
        a_case(house, number, "2026-05-01 09:30", area="lettings and transfers" if number % 2 == 0 else "repairs")
    sections = shown_today(house, reader).sections
    with house.store.reading() as connection:
        listed = {each: listed_today(connection, house, each, reader) for each in Section}
    counted = {section: each.count for section, each in sections.items() if section is not Section.BY_OFFICER}
    assert counted == {section: len(listed[section]) for section in counted}
    assert counted[Section.OVERDUE] == late
    shown = sections[Section.OVERDUE]
    assert [row for row, _ in listed[Section.OVERDUE]][: len(shown.rows)] == list(shown.rows)


def test_it_says_nothing_of_anybodys_name_or_words(house: House, clock: MovedClock) -> None:
    clock.at = at("2026-06-01 10:00")
    hear(house, a_mail(received_at=clock.at), 1)
    clock.at = at(FRIDAY)
    digesting.digest(house)
    with house.store.reading() as connection:
        content = connection.execute(select(letters.c.content).where(letters.c.name == digesting.LETTER)).scalar_one()
    whole = message_from_bytes(content, policy=default)
    said = "".join(str(part.get_content()) for part in whole.iter_parts()) + str(whole["Subject"])
    assert "NH-26-0001" in said
    assert not [word for word in ("Dorothy", "Finch", "tenant.example", "leak", "kitchen") if word in said]


def test_who_has_an_area_sees_its_cases_those_of_none_and_their_own(tmp_path: Path, clock: MovedClock) -> None:
    house = the_house(tmp_path, clock, (*LANDLORD.staff, *CHAMPIONS))
    of_repairs = a_case(house, 1, "2026-05-01 09:30", area="repairs")
    of_lettings = a_case(house, 2, "2026-05-01 09:30", area="lettings and transfers")
    of_none = a_case(house, 3, "2026-05-01 09:30")
    of_repairs_and_liams = a_case(house, 4, "2026-05-01 09:30", area="repairs", owner=LETTINGS)
    of_nobodys_area = a_case(house, 5, "2026-05-01 09:30", area="parking")
    digesting.digest(house)

    def seen(address: str) -> set[str]:
        return set(re.findall(r"NH-26-\d+", text_to(house, address)))

    assert seen(LEAD) == {of_repairs, of_lettings, of_none, of_repairs_and_liams, of_nobodys_area}
    assert seen(REPAIRS) == {of_repairs, of_none, of_repairs_and_liams, of_nobodys_area}
    assert seen(LETTINGS) == {of_lettings, of_none, of_repairs_and_liams, of_nobodys_area}


def test_whoever_is_named_for_a_digest_sees_what_it_shows_and_no_more(tmp_path: Path, clock: MovedClock) -> None:
    house = the_house(tmp_path, clock, (*LANDLORD.staff, *CHAMPIONS))
    a_case(house, 1, "2026-05-01 09:30")
    digesting.digest(house)
    assert "Not acknowledged" in text_to(house, LEAD)
    assert "Not acknowledged" not in text_to(house, REPAIRS)
    assert "Who has what" not in text_to(house, REPAIRS)


def test_a_reference_opens_a_mail_to_heard_with_what_shows_whose_it_is(house: House) -> None:
    reference = a_case(house, 1, "2026-05-01 09:30", owner=OFFICER)
    digesting.digest(house)
    with house.store.reading() as connection:
        content = connection.execute(select(letters.c.content).where(letters.c.name == digesting.LETTER)).scalar_one()
        html = message_from_bytes(content, policy=default).get_body(("html",)).get_content()
        mails = {unquote(unescape(each)) for each in re.findall(r'href="(mailto:[^"]*)"', html)}
        [mail] = mails
        assert mail.startswith(f"mailto:{MAILBOX}?subject=[{reference}] hk01-")
        [given] = {(t.officer, t.reference, t.about, t.only) for t in tokens.seen(connection, KEYS, mail, house.now())}
    assert given == (LEAD, reference, "digest", ())


def test_what_the_mail_of_a_reference_says_is_done(house: House, clock: MovedClock) -> None:
    clock.at = at("2026-06-01 10:00")
    reference = hear(house, a_mail(received_at=clock.at), 1)
    clock.at = at(FRIDAY)
    digesting.digest(house)
    with house.store.reading() as connection:
        content = connection.execute(select(letters.c.content).where(letters.c.name == digesting.LETTER)).scalar_one()
    html = message_from_bytes(content, policy=default).get_body(("html",)).get_content()
    mail = unquote(unescape(re.findall(r'href="mailto:([^"]*)"', html)[0]))
    subject, _, body = mail.partition("?subject=")[2].partition("&body=")
    typed = body.replace("\r\n\r\n", "note rang them, nobody there\r\n\r\n", 1)
    answer = a_mail(typed, sender=f"Helen Lead <{LEAD}>", subject=subject, message_id="<a@northgate.example>")
    assert hear(house, answer, 2) == reference
    with house.store.reading() as connection:
        last = list(list_of_letters(connection))[-1]
    assert (last["name"], last["to"]) == ("officer.receipt.noted", LEAD)


def test_even_a_full_one_is_below_100_kb(house: House) -> None:
    for number in range(1, 80):
        a_case(house, number, f"2026-0{1 + number % 6}-0{1 + number % 9} 09:30")
    digesting.digest(house)
    with house.store.reading() as connection:
        size = max(len(each) for each in connection.execute(select(letters.c.content)).scalars())
    assert size < 100_000
