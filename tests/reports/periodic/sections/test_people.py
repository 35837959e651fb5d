"""What a report tells of people: praise, limits on contact, groups and languages."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, insert

from heard.casework.events import By, Covers, Kind
from heard.casework.restriction_events import RestrictionEntered, RestrictionReviewed
from heard.reports.periodic.sections.hiding import NOT_SHOWN
from heard.reports.periodic.shape import Hidden
from heard.store import restrictions
from heard.store.restrictions import Said
from heard.store.tables import contacts
from histories import a_policy, at
from reports.digest.mornings import a_message
from reports.periodic.counted import a_case, a_report, lines, rows, table, told_vulnerable

OUTSIDE = """
[report.ours]
every = "month"
to = "public"
no_personal_data = true
shows = ["excluded contacts"]
"""


def praise(connection: Connection, number: int, words: str, received: str = "2026-06-03 10:00") -> None:
    a_message(connection, number, at(received), kind=Kind.COMPLIMENT.value, own_words=words, subject="Thanks")


def test_praise_is_counted_by_area_and_whom_it_names_is_not_told(connection: Connection) -> None:
    for number in range(4):
        praise(connection, number, "Thank you, the plumber mended the leak so well.")
    praise(connection, 10, "Helen Lead was so kind to my mother.")
    praise(connection, 11, "Well done all of you.")
    praise(connection, 12, "Thank you all.", "2026-07-01 08:00")
    found = a_report(connection, "performance")
    assert rows(found, "compliments") == {"repairs": (4, 4), "no area known": (2, 2), "all": (6, 6)}
    assert table(found, "compliments").columns == ("area", "June 2026", "in all")
    assert lines(found, "compliments") == ("Somebody on the staff is named in 1 of them.",)
    assert "Helen" not in repr(found)


def test_a_group_of_two_is_hidden_and_the_sum_still_stands(connection: Connection) -> None:
    for number in range(2):
        told_vulnerable(connection, number, "vulnerability/disability")
    for number in range(2, 40):
        a_case(connection, number, "2026-06-01 10:00")
    found = rows(a_report(connection, "in-hand"), "equality analysis")
    assert (found["disability"], found["nothing told"], found["all"]) == ((Hidden(),), (NOT_SHOWN,), (40,))


def test_one_group_of_one_is_not_worked_out_from_the_sum_of_another_table(connection: Connection) -> None:
    told_vulnerable(connection, 0, "vulnerability/age")
    for number in range(1, 6):
        a_case(connection, number, "2026-06-01 10:00")
    found = a_report(connection, "in-hand-outside")
    shown = rows(found, "equality analysis")
    assert rows(found, "open by age")["all"] == shown["all"] == (6,)
    assert {shown[group] for group in ("age", "disability", "illness", "something else")} == {(Hidden(),)}


def test_an_interpreter_asked_for_is_counted_by_language(connection: Connection) -> None:
    told_vulnerable(connection, 1, "vulnerability/language", "I need a Polish interpreter please.")
    told_vulnerable(connection, 2, "vulnerability/language", "Please bring somebody who can interpret into BSL.")
    told_vulnerable(connection, 3, "vulnerability/language", "I cannot read so well.")
    assert rows(a_report(connection, "in-hand"), "interpreter requests") == {
        "British Sign Language": (1,), "Polish": (1,), "all": (2,),
    }  # fmt: skip
    assert rows(a_report(connection, "in-hand-outside"), "interpreter requests") == {"all": (2,)}


def test_limits_are_counted_and_whom_they_limit_is_told_only_inside(connection: Connection) -> None:
    entered = RestrictionEntered(
        None, None, None, Covers.EVERYTHING, None, None, None, date(2026, 6, 2), date(2026, 12, 2), None
    )
    said = Said("Raymond Pickersgill", option="acknowledge-only")
    restrictions.add(connection, said, [(entered, "")], by=By.OFFICER, now=at("2026-06-02 09:00"))
    restrictions.append(
        connection, 1, [(RestrictionReviewed(date(2026, 6, 20), True, None, None), "")],
        by=By.OFFICER, now=at("2026-06-20 09:00"),
    )  # fmt: skip
    for number, day in enumerate((5, 9), start=1):
        a_message(connection, number, at(f"2026-06-0{day} 10:00"))
        connection.execute(
            insert(contacts).values(
                message=number, restriction=1, reference="NH-26-0001", matter="same", answered=day == 5
            )
        )
    found = a_report(connection, "performance")
    assert rows(found, "restrictions") == {
        "in force at the end": (1,), "new": (1,), "looked at again": (1,), "contacts": (2,), "contacts answered": (1,),
    }  # fmt: skip
    assert rows(found, "excluded contacts") == {"1": (2, 2, 0, 1, "Raymond Pickersgill")}
    outside = a_report(connection, "ours", a_policy(OUTSIDE))
    assert [each.name for section in outside.sections for each in section.tables] == ["restrictions"]


def test_where_nobody_is_limited_it_says_so(connection: Connection) -> None:
    assert lines(a_report(connection, "performance"), "excluded contacts") == ("Nobody's contact is limited.",)


def test_where_nobody_was_asked_no_share_is_shown(connection: Connection) -> None:
    assert lines(a_report(connection, "performance"), "satisfaction")[0].startswith("Nobody was asked")
