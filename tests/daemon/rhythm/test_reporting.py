"""The reports of the policy: to whom, when, once, and what their mails carry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any, cast

import pytest
from sqlalchemy import select

from builders import LANDLORD, LEAD, LIVE_SINCE, OFFICER, POLICY, MovedClock, a_case_of, a_house, a_mail, a_raw
from heard.casework.events import OfficerAssigned
from heard.casework.people import Officer
from heard.casework.policy.afterwards import ReportRule, Rhythm
from heard.casework.policy.words import RoleName
from heard.daemon import send
from heard.daemon.house import House
from heard.daemon.rehearse import SimulatedClock, rehearse
from heard.daemon.rhythm import report_mail, reporting
from heard.daemon.rhythm.report_mail import ReportMail
from heard.daemon.rhythm.whom_to_report import Addressee
from heard.store.officers import number_of
from heard.store.tables import letters
from histories import Happening, at
from reports.periodic.shown.a_report import MONTHLY

SENIOR, ROSA, LIAM = (f"{name}@northgate.example" for name in ("stella.senior", "rosa.repairs", "liam.lettings"))
STAFF = (
    *LANDLORD.staff,
    Officer("Stella Senior", SENIOR, ("senior-management",)),
    Officer("Rosa Repairs", ROSA, ("champion",), "repairs"),
    Officer("Liam Lettings", LIAM, ("champion",), "lettings"),
)
FIRST_OF_JUNE = "2026-06-01 09:00"
MAY = "2026-05-01:2026-05-31"


@pytest.fixture
def clock() -> MovedClock:
    return MovedClock(at(FIRST_OF_JUNE))


def rule(name: str, *to: str, every: Rhythm = Rhythm(1, "month"), no_personal_data: bool = False) -> ReportRule:
    return ReportRule(name, every, tuple(map(RoleName, to)), ("measures", "trends"), no_personal_data)


def the_house(
    tmp_path: Path, clock: MovedClock, *rules: ReportRule, staff: Sequence[Officer] = STAFF, live: datetime = LIVE_SINCE
) -> House:
    """Return a house whose policy has these reports alone."""
    policy = replace(POLICY, reports={each.name: each for each in rules})
    house = a_house(tmp_path / "heard.db", now=clock, landlord=replace(LANDLORD, staff=tuple(staff)))
    return replace(house, given=replace(house.given, policy=policy, clocks_from=live))


def keys(house: House) -> list[str]:
    with house.store.reading() as connection:
        query = select(letters.c.key).where(letters.c.name == reporting.LETTER).order_by(letters.c.id)
        return list(connection.execute(query).scalars())


def readers(house: House) -> list[str]:
    return [key.partition(f"{MAY}:")[2] for key in keys(house)]


def mails(house: House) -> list[EmailMessage]:
    with house.store.reading() as connection:
        query = select(letters.c.content).where(letters.c.name == reporting.LETTER).order_by(letters.c.id)
        return [message_from_bytes(content, policy=default) for content in connection.execute(query).scalars()]


def text_of(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


def a_case(house: House, number: int, received: str, *more: Happening, owner: str = "") -> str:
    reference = f"NH-26-{number:04}"
    with house.store.writing() as connection:
        given = [(OfficerAssigned(number_of(connection, owner), None), at(received))] if owner else []
        a_case_of(connection, POLICY, reference, received, *given, *more)
    return reference


# -- When ---------------------------------------------------------------------------------------------------


def test_a_report_goes_once_at_opening_on_the_first_working_day_after_its_period(
    tmp_path: Path, clock: MovedClock
) -> None:
    house = the_house(tmp_path, clock, rule("performance", "senior-management"))
    assert reporting.report(house)
    assert not reporting.report(house)
    assert keys(house) == [f"report:performance:{MAY}:{SENIOR}"]


@pytest.mark.parametrize(
    "moment",
    [
        pytest.param("2026-06-01 08:59", id="before opening"),
        pytest.param("2026-06-01 17:00", id="at closing"),
        pytest.param("2026-06-06 10:00", id="on a Saturday"),
    ],
)
def test_nobody_gets_one_while_nobody_is_at_work(tmp_path: Path, clock: MovedClock, moment: str) -> None:
    house = the_house(tmp_path, clock, rule("performance", "senior-management"))
    clock.at = at(moment)
    assert not reporting.report(house)


def test_before_its_period_is_over_the_one_before_is_the_last(tmp_path: Path, clock: MovedClock) -> None:
    house = the_house(tmp_path, clock, rule("performance", "senior-management"))
    clock.at = at("2026-05-29 10:00")
    reporting.report(house)
    assert keys(house) == [f"report:performance:2026-04-01:2026-04-30:{SENIOR}"]


def test_after_an_outage_only_the_last_period_is_reported_on(tmp_path: Path, clock: MovedClock) -> None:
    house = the_house(tmp_path, clock, rule("weekly", "senior-management", every=Rhythm(1, "week")))
    reporting.report(house)
    clock.at = at("2026-07-01 14:30")
    reporting.report(house)
    assert [key.split(":")[2] for key in keys(house)] == ["2026-05-25", "2026-06-22"]


def test_one_that_goes_wrong_keeps_no_other_back_and_is_in_the_log_once(
    tmp_path: Path, clock: MovedClock, caplog: pytest.LogCaptureFixture
) -> None:
    nowhere = Officer("Nora Nowhere", "nora\n@northgate.example", ("nowhere",))
    rules = (rule("broken", "nowhere"), rule("performance", "senior-management"))
    house = the_house(tmp_path, clock, *rules, staff=(*STAFF, nowhere))
    for _ in range(30):
        reporting.report(house)
        clock.on(minutes=1)
    assert keys(house) == [f"report:performance:{MAY}:{SENIOR}"]
    assert [each.getMessage() for each in caplog.records if each.levelname == "ERROR"] == ["no report written"]


def test_a_restart_writes_no_second(tmp_path: Path, clock: MovedClock) -> None:
    performance = rule("performance", "senior-management")
    house = the_house(tmp_path, clock, performance)
    reporting.report(house)
    house.store.close()
    assert not reporting.report(the_house(tmp_path, clock, performance))


@pytest.mark.parametrize(
    "live, written",
    [
        pytest.param("2026-05-31 23:00", True, id="live on the last day of May"),
        pytest.param("2026-06-01 00:00", False, id="live from June on"),
    ],
)
def test_a_period_that_ended_before_heard_was_live_is_not_reported_on(
    tmp_path: Path, clock: MovedClock, live: str, written: bool
) -> None:
    house = the_house(tmp_path, clock, rule("performance", "senior-management"), live=at(live))
    assert reporting.report(house) is written


@pytest.mark.parametrize(
    "after, expected",
    [
        pytest.param("2026-06-01 08:00", "2026-06-01 09:00", id="before opening on the day"),
        pytest.param("2026-06-01 09:00", "2026-07-01 09:00", id="once it is written"),
        pytest.param("2026-07-31 12:00", "2026-08-03 09:00", id="over a weekend"),
    ],
)
def test_the_next_goes_when_the_office_opens(tmp_path: Path, clock: MovedClock, after: str, expected: str) -> None:
    house = the_house(tmp_path, clock, rule("performance", "senior-management"))
    assert reporting.next_moment(house, at(after)) == at(expected)


def test_where_the_policy_has_no_report_none_goes(tmp_path: Path, clock: MovedClock) -> None:
    house = the_house(tmp_path, clock)
    assert reporting.next_moment(house, clock.at) is None
    assert not reporting.report(house)


def test_one_that_goes_wrong_keeps_no_other_back(tmp_path: Path, clock: MovedClock) -> None:
    wrong = replace(rule("wrong", "senior-management"), shows=(None,))
    house = the_house(tmp_path, clock, wrong, rule("performance", "senior-management"))
    assert reporting.report(house)
    assert keys(house) == [f"report:performance:{MAY}:{SENIOR}"]


# -- To whom ------------------------------------------------------------------------------------------------


def test_every_holder_of_a_role_gets_it(tmp_path: Path, clock: MovedClock) -> None:
    second = Officer("Sid Senior", "sid.senior@northgate.example", ("senior-management",))
    house = the_house(tmp_path, clock, rule("performance", "senior-management"), staff=(*STAFF, second))
    reporting.report(house)
    assert readers(house) == [SENIOR, second.address]


def test_a_champion_gets_the_report_of_their_area_alone(tmp_path: Path, clock: MovedClock) -> None:
    house = the_house(tmp_path, clock, rule("area", "champion"))
    reporting.report(house)
    assert readers(house) == [f"{ROSA}:repairs", f"{LIAM}:lettings and transfers"]
    assert ": repairs, " in mails(house)[0]["Subject"]


def test_a_champion_who_holds_another_role_it_is_for_gets_all_of_it_once(tmp_path: Path, clock: MovedClock) -> None:
    both = replace(STAFF[3], roles=("champion", "senior-management"))
    house = the_house(tmp_path, clock, rule("area", "champion", "senior-management"), staff=(*STAFF[:2], both))
    reporting.report(house)
    assert readers(house) == [ROSA]


def test_whoever_deals_with_an_open_case_gets_what_is_for_owners(tmp_path: Path, clock: MovedClock) -> None:
    house = the_house(tmp_path, clock, rule("in-hand", "owner"))
    a_case(house, 1, "2026-05-12 10:00", owner=OFFICER)
    reporting.report(house)
    assert readers(house) == [OFFICER]


def test_while_nobody_deals_with_an_open_case_what_is_for_owners_goes_to_nobody(
    tmp_path: Path, clock: MovedClock
) -> None:
    house = the_house(tmp_path, clock, rule("in-hand", "owner"))
    assert not reporting.report(house)
    assert keys(house) == []


def test_whoever_is_given_the_role_later_is_not_sent_what_went_before(tmp_path: Path, clock: MovedClock) -> None:
    performance = rule("performance", "senior-management")
    reporting.report(the_house(tmp_path, clock, performance))
    second = Officer("Sid Senior", "sid.senior@northgate.example", ("senior-management",))
    house = the_house(tmp_path, clock, performance, staff=(*STAFF, second))
    assert not reporting.report(house)
    assert readers(house) == [SENIOR]


def test_of_a_role_that_nobody_holds_the_team_leads_get_it_and_are_told_so(tmp_path: Path, clock: MovedClock) -> None:
    house = the_house(tmp_path, clock, rule("panel", "review-panel", "board"))
    reporting.report(house)
    assert readers(house) == [LEAD]
    called = f"{POLICY.roles[RoleName('review-panel')]}, {POLICY.roles[RoleName('board')]}"
    assert f"Nobody is entered in heard's settings as: {called}." in text_of(mails(house)[0])


def test_what_is_for_the_public_comes_to_the_team_leads_to_publish(tmp_path: Path, clock: MovedClock) -> None:
    house = the_house(tmp_path, clock, rule("public", "public", no_personal_data=True))
    a_case(house, 1, "2026-05-12 10:00")
    reporting.report(house)
    assert readers(house) == [LEAD]
    [mail] = mails(house)
    assert "Everybody may read it" in text_of(mail)
    assert b"NH-26-0001" not in mail.as_bytes()
    assert "NH-26-0001" not in "".join(str(part.get_content()) for part in mail.walk() if not part.is_multipart())


# -- What its mail carries ----------------------------------------------------------------------------------


def one_mail(tmp_path: Path, clock: MovedClock) -> EmailMessage:
    house = the_house(tmp_path, clock, rule("performance", "senior-management"))
    a_case(house, 1, "2026-05-12 10:00")
    reporting.report(house)
    [mail] = mails(house)
    return mail


def test_its_mail_has_the_report_twice_its_charts_and_two_files(tmp_path: Path, clock: MovedClock) -> None:
    mail = one_mail(tmp_path, clock)
    kinds = [part.get_content_type() for part in mail.walk() if not part.is_multipart()]
    assert kinds[:3] == ["text/plain", "text/html", "image/png"]
    files = [(part.get_filename(), part.get_content_type()) for part in mail.iter_attachments()]
    assert files == [
        ("performance-2026-05-01-to-2026-05-31.xlsx", report_mail.XLSX),
        ("performance-2026-05-01-to-2026-05-31.csv", "text/csv"),
    ]


def test_each_picture_that_the_page_names_is_there(tmp_path: Path, clock: MovedClock) -> None:
    mail = one_mail(tmp_path, clock)
    body = mail.get_body(("html",))
    assert body is not None
    page = str(body.get_content())
    named = {f"<{each.partition(chr(34))[0]}>" for each in page.split('src="cid:')[1:]}
    assert named == {part["Content-ID"] for part in mail.walk() if part.get_content_type() == "image/png"} != set()


def test_what_is_too_large_is_not_attached_and_the_mail_says_how_to_have_it() -> None:
    mail = ReportMail.of(MONTHLY, most_attached=1_000)
    words = mail.words_for(Addressee(Officer("Nadia Manager", "nadia.manager@northgate.example")))
    assert (mail.files, words["attached"]) == ((), None)
    [command] = cast("tuple[str]", words["command"])
    assert command.endswith("--as xlsx --to-file report.xlsx")


# -- In a rehearsal -----------------------------------------------------------------------------------------


def test_a_rehearsal_reports_at_the_simulated_time(tmp_path: Path) -> None:
    clock = SimulatedClock(datetime(2026, 5, 12, 9, 30, tzinfo=UTC))
    house: Any = the_house(tmp_path, clock, rule("performance", "senior-management"))
    source = [("leak.eml", a_raw(a_mail(), received_at=at("2026-05-12 10:30")))]
    list(rehearse(source, house, clock, send.count_as_sent, datetime(2026, 7, 2, tzinfo=UTC)))
    with house.store.reading() as connection:
        query = select(letters.c.sent_at).where(letters.c.name == reporting.LETTER).order_by(letters.c.id)
        assert list(connection.execute(query).scalars())[1:] == [at("2026-06-01 09:00"), at("2026-07-01 09:00")]
