"""What each policy's morning digest shows, to whom, and what it never shows.

Of a case that touches two areas the policy of wnwhl-2009 would have only the complaints team told: heard cannot tell
its area then, and shows it to whoever reads a digest, so that none goes unseen.
"""

from __future__ import annotations

import re
from dataclasses import replace
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from builders import LANDLORD, LEAD, a_mail
from heard.casework.people import Officer
from heard.daemon.rhythm import digesting
from heard.reports.outbox import list_of_letters, one_letter
from policies.clauses import Clause, proves
from policies.mailroom import ANSWERS, Mailroom

REPAIRS, LETTINGS = "rosa.repairs@northgate.example", "liam.lettings@northgate.example"
CHAMPIONS = (
    Officer("Rosa Repairs", REPAIRS, ("champion",), "repairs"),
    Officer("Liam Lettings", LETTINGS, ("champion",), "lettings"),
)
ON_A_BOILER = "The boiler was mended badly and the radiator leaks. I complained twice, and nobody came to 12 Mill Lane."
ON_A_MOVE = (
    "I am complaining about my transfer application. The lettings team never answer and I have waited since May."
)
ON_BOTH = "I complain about your staff. Nobody answers the telephone and it has been like this for three weeks."


def a_room(pack: str, tmp_path: Path, *staff: Officer) -> Mailroom:
    return Mailroom(pack, tmp_path, replace(LANDLORD, staff=(*LANDLORD.staff, *staff)))


def digests(room: Mailroom, on: str) -> dict[str, str]:
    """Return the digests of a morning, subject and text, by whom they went to."""
    room.lets_pass(on)
    house = room.place.house
    assert digesting.digest(house)
    day = house.now().date().isoformat()
    with house.store.reading() as connection:
        written = [one_letter(connection, each["id"]) for each in list_of_letters(connection)]
    theirs = (each for each in written if each["name"] == digesting.LETTER and each["created_at"].startswith(day))
    return {each["to"]: f"{each['subject']}\n\n{each['text']}" for each in theirs}


def cases_in(text: str) -> list[str]:
    return sorted(set(re.findall(r"NH-26-\d{4}", text)))


def section(text: str, heading: str) -> list[str]:
    """Return the lines of one part of a digest; () where it has none of that name."""
    _, _, after = f"\n{text}".partition(f"\n{heading}\n")
    return after.partition("\n\n")[0].splitlines()


@proves("grp08-confidential", "wnwhl-2.4.3-confidential", "wdh-who-data-protection", "fb18-4-confidential")
@pytest.mark.parametrize("pack", ["group-2008", "wnwhl-2009", "wdh-2022", "feedback-2018"])
def test_a_digest_has_reference_stage_and_age_and_nobodys_words_name_or_home(
    clause: Clause, pack: str, tmp_path: Path
) -> None:
    room = a_room(pack, tmp_path)
    reference = room.complains("2026-06-01 10:00", ON_A_BOILER).reference
    text = digests(room, "2026-06-02 09:00")[LEAD]
    assert cases_in(text) == [reference]
    assert not [word for word in ("Dorothy", "Finch", "boiler", "leak", "Mill Lane", "tenant.example") if word in text]


@proves("fb18-4-confidential")
def test_who_dealt_with_a_case_before_gets_nothing_of_it_once_another_does(clause: Clause, tmp_path: Path) -> None:
    ann, bob = (
        Officer(name, f"{name.lower()}@northgate.example", ("service-improvement",), area)
        for name, area in (("Ann", "lettings"), ("Bob", "repairs"))
    )
    room = a_room("feedback-2018", tmp_path, ann, bob)
    reference = room.complains("2026-06-01 10:00", ON_A_BOILER).reference
    for day, owner, shown in (("01", ann, [reference]), ("02", bob, [])):
        room.told(f"2026-06-{day} 11:00", f"assign to {owner.address}", f"[{reference}]", by=LEAD)
        assert room.case()["owner"] == owner.address
        written = digests(room, f"2026-06-0{int(day) + 1} 09:00")
        assert cases_in(written[ann.address]) == shown, "of another's area, hers while she deals with it"
        assert cases_in(written[bob.address]) == [reference]


@proves("grp08-5.4-quick-fair")
@pytest.mark.parametrize(
    "on, band",
    [
        pytest.param("2026-06-08 09:00", "up to 5 working days", id="5 working days"),
        pytest.param("2026-06-29 09:00", "over 10 working days", id="20"),
        pytest.param("2026-07-01 09:00", "over 20 working days", id="22"),
    ],
)
def test_where_no_times_are_set_a_case_stands_in_the_band_of_its_age_and_is_never_overdue(
    clause: Clause, on: str, band: str, tmp_path: Path
) -> None:
    room = a_room("group-2008", tmp_path, Officer("Dee Desk", "dee@northgate.example", ("complaints-desk",)))
    reference = room.complains("2026-06-01 10:00", ON_A_BOILER).reference
    written = digests(room, on)
    for text in (written[LEAD], written["dee@northgate.example"]):
        [line] = section(text, "Open by age")
        assert line.startswith(f"- {reference}, complaint, ")
        assert line.endswith(f"({band})")
        assert not re.search(r"\d late|overdue", text)


@proves("wnwhl-2.4.2-champion")
def test_a_champion_is_shown_the_cases_of_their_area_and_not_of_anothers(clause: Clause, tmp_path: Path) -> None:
    room = a_room("wnwhl-2009", tmp_path, *CHAMPIONS)
    of_repairs = room.complains("2026-06-01 10:00", ON_A_BOILER, subject="Radiator").reference
    of_lettings = room.complains(
        "2026-06-01 10:05", ON_A_MOVE, subject="Transfer", message_id="<move@x.example>", sender="Al <al@x.example>"
    ).reference
    of_none = room.complains(
        "2026-06-01 10:10", ON_BOTH, subject="Complaint", message_id="<both@y.example>", sender="Bo <bo@y.example>"
    ).reference
    written = digests(room, "2026-06-02 09:00")
    assert cases_in(written[LEAD]) == [of_repairs, of_lettings, of_none]
    assert cases_in(written[REPAIRS]) == [of_repairs, of_none]
    assert cases_in(written[LETTINGS]) == [of_lettings, of_none]


@proves("wnwhl-2.4.2-appoint-investigator")
def test_a_case_that_nobody_deals_with_is_a_row_of_the_champions_digest(clause: Clause, tmp_path: Path) -> None:
    room = a_room("wnwhl-2009", tmp_path, *CHAMPIONS)
    room.complains("2026-06-01 10:00", ON_A_BOILER)
    text = digests(room, "2026-06-03 09:00")[REPAIRS]
    rows = section(text, "Nobody deals with it")
    assert rows == ["- NH-26-0001, stage 1: nobody deals with it, for 2 working days"]


@proves("wnwhl-2.4.6-monitor-targets")
def test_on_friday_what_is_due_on_monday_is_due_the_next_working_day(clause: Clause, tmp_path: Path) -> None:
    room = a_room("wnwhl-2009", tmp_path)
    room.complains("2026-06-01 10:00", ON_A_BOILER)
    text = digests(room, "2026-06-12 09:00")[LEAD]
    [line] = section(text, "Due soon")
    assert line.endswith("Answer, due on Monday 15 June 2026, next working day")


# -- What each officer owes --------------------------------------------------------------------------


@proves("wdh-ci-staff-duty")
def test_each_officer_has_a_line_with_what_is_due_today_soon_and_overdue(clause: Clause, tmp_path: Path) -> None:
    ivor, ines, idle = (
        Officer(name, f"{name.lower()}@northgate.example", ("area-team",)) for name in ("Ivor", "Ines", "Idle")
    )
    room = a_room("wdh-2022", tmp_path, ivor, ines, idle)
    # Three working days to be in touch: 9, 10, 11 June; 12, 15, 16; 16, 17, 18; and one of a case that nobody has.
    for number, (came, owner) in enumerate(
        [("2026-06-08", ivor), ("2026-06-11", ivor), ("2026-06-15", ivor), ("2026-06-15", ines), ("2026-06-11", None)],
        1,
    ):
        reference = room.complains(
            f"{came} 10:0{number}", f"{ON_A_BOILER} It is flat {number}.", subject=f"Radiator {number}",
            message_id=f"<{number}@x.example>", sender=f"Tenant {number} <tenant{number}@x.example>",
        ).reference  # fmt: skip
        if owner is not None:
            room.told(f"{came} 11:0{number}", f"assign to {owner.address}", f"[{reference}]", by=LEAD)
            assert room.case(str(reference))["owner"] == owner.address
    assert section(digests(room, "2026-06-16 09:00")[LEAD], "Who has what") == [
        "- Ivor: 1 late, 1 due today, 1 due within 2 working days",
        "- Ines: 1 due within 2 working days",
    ]


# -- Praise ------------------------------------------------------------------------------------------


@proves("wnwhl-2.4.4-compliments-area")
def test_praise_that_names_somebody_in_lettings_is_in_the_next_digest_of_its_champion(
    clause: Clause, tmp_path: Path
) -> None:
    room = a_room("wnwhl-2009", tmp_path, *CHAMPIONS, Officer("Jo Marsh", "jo@northgate.example", (), "lettings"))
    praise = "I just want to say thank you. Jo in lettings was wonderful and so kind to my mother."
    room.complains("2026-06-01 10:00", praise, subject="Thank you")
    written = digests(room, "2026-06-02 09:00")
    said = ["- Message 1 came on Monday 1 June 2026, and names Jo Marsh"]
    assert section(written[LETTINGS], "Compliments") == said
    assert section(written[LEAD], "Compliments") == said
    assert section(written[REPAIRS], "Compliments") == []
    assert section(digests(room, "2026-06-03 09:00")[LETTINGS], "Compliments") == [], "once"


@proves("fb18-2-compliment-to-staff")
def test_praise_that_names_asha_is_in_the_next_digest_of_her_lead(clause: Clause, tmp_path: Path) -> None:
    room = a_room("feedback-2018", tmp_path, Officer("Asha Patel", "asha@northgate.example", (), "repairs"))
    room.complains("2026-06-01 10:00", "Thank you so much. Asha was brilliant and so kind to me.", subject="Thanks")
    text = digests(room, "2026-06-02 09:00")[LEAD]
    assert section(text, "Compliments") == ["- Message 1 came on Monday 1 June 2026, and names Asha Patel"]
    assert "brilliant" not in text


# -- What waits for consent, a letter, a cause --------------------------------------------------------

NIECE = (
    "I am writing on behalf of my aunt, Enid Hadley, 9 Larch Court. Her heating has been broken for three weeks and"
    " nothing has been done. I want to make a complaint."
)


@proves("fb18-4-advocate-confirm", "wdh-who-third-party-consent", "grp08-5.3-authority")
def test_a_case_written_for_somebody_else_is_shown_until_they_are_seen_to_agree(clause: Clause, tmp_path: Path) -> None:
    room = a_room(clause.pack, tmp_path)
    reference = room.complains("2026-06-01 10:00", NIECE, subject="A complaint").reference
    heading = "Written for somebody else: consent or authority awaited"
    [row] = section(digests(room, "2026-06-03 09:00")[LEAD], heading)
    assert row.startswith(f"- {reference}, ")
    assert row.endswith("has not shown that they agree, since Monday 1 June 2026, 2 working days")
    agreed = "I write on behalf of my aunt, Enid Hadley. Her signed letter of authority is attached."
    answer = a_mail(agreed, subject=f"A complaint [{reference}]", message_id="<2@tenant.example>", headers=[ANSWERS])
    mail = message_from_bytes(answer, policy=default)
    mail.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="authority.pdf")
    room.hears(mail.as_bytes(), "2026-06-03 10:00")
    assert section(digests(room, "2026-06-04 09:00")[LEAD], heading) == []


@proves("fb18-3-explain-why")
def test_what_is_not_ours_and_was_closed_is_shown_until_a_letter_says_why(clause: Clause, tmp_path: Path) -> None:
    room = a_room("feedback-2018", tmp_path)
    mail = "I want to complain about the doctors' surgery in our street. Nobody answers the telephone."
    reference = room.complains("2026-06-01 10:00", mail, subject="A complaint").reference
    heading = "Refused, and no letter says why"
    assert section(digests(room, "2026-06-02 09:00")[LEAD], heading) == []
    room.says("2026-06-02 10:00", "enquiry", by=LEAD, answers="officer.notice.exclusion")
    [row] = section(digests(room, "2026-06-03 09:00")[LEAD], heading)
    assert row.startswith(f"- {reference}, ")
    assert "closed on Tuesday 2 June 2026, no letter on it says why" in row
