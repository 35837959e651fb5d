"""What officers tell of a case to be borne in mind: it is on the case, in reminders, and in digests until it is done.

Each mail comes to a whole house under the real pack; the officer answers what heard wrote to them.
"""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default
from pathlib import Path

from sqlalchemy import select

from builders import LEAD, OFFICER, TENANT
from heard.casework.people import Officer
from heard.reports.outbox import list_of_letters, one_letter
from heard.store.tables import letters
from policies.clauses import Clause, proves
from policies.mailroom import REMINDER, Mailroom
from policies.test_digests import digests, section
from policies.test_officers_letters import GO_ON, answered
from policies.test_reports import of_june
from policies.test_run_by_mail_owners import SECOND, gary, room_with
from reports.periodic.counted import rows

OWNERS = {
    "feedback-2018": "service-improvement",
    "group-2008": "desk",
    "wdh-2022": "customer-relations",
    "west-kent-2011": "receiver",
    "wnwhl-2009": "owning-officer",
}
RECEIPT, HEADING = "officer.receipt", "Actions and meetings outstanding"
TESS = Officer("Tess Team", SECOND, ("complaints-team",))


def a_room(clause: Clause, tmp_path: Path, text: str = "", *staff: Officer) -> Mailroom:
    """Return the mailroom of the clause's pack, where a complaint came on 1 June that Gary deals with."""
    room = room_with(clause, tmp_path, gary(OWNERS[clause.pack]), *staff)
    room.complains("2026-06-01 10:00", text)
    by = next(each for each in (OFFICER, SECOND, LEAD) if room.letters_to(each))
    room.says("2026-06-01 11:00", f"assign to {OFFICER}", by=by)
    return room


def told(room: Mailroom) -> list[tuple[str, str | None, str | None]]:
    return [(each["about"], each["words"], each["on"]) for each in room.case()["particulars"]]


def history(room: Mailroom) -> str:
    return "\n".join(each["told"] or "" for each in room.case()["events"])


def reminder_of(room: Mailroom, day: str, to: str = OFFICER) -> str:
    """Let time pass to the end of a day, and return the last reminder written to somebody on it."""
    room.lets_pass(f"{day} 17:00")
    with room.place.house.store.reading() as connection:
        written = [one_letter(connection, each["id"]) for each in list_of_letters(connection)]
    theirs = [each for each in written if (each["name"], each["to"]) == (REMINDER, to)]
    assert theirs[-1]["created_at"].startswith(day)
    return str(theirs[-1]["text"])


# -- What is in the reminder -----------------------------------------------------------------------


@proves("wdh-ptr-evidence")
def test_a_case_that_waits_for_evidence_is_due_on_the_day_it_was_and_the_reminder_names_the_wait(
    clause: Clause, tmp_path: Path
) -> None:
    """The draft that asks for the evidence is another part's."""
    room = a_room(clause, tmp_path)
    room.says("2026-06-03 10:00", "stage 1")
    assert room.day("stage-1-answer") == "2026-06-17"
    said = room.says("2026-06-05 10:00", "waiting for receipts for the carpet")
    assert "waiting for: receipts for the carpet (no due date moves for it)" in said
    assert room.day("stage-1-answer") == "2026-06-17"
    assert "waiting for: receipts for the carpet" in reminder_of(room, "2026-06-15")
    assert "receipts" in room.says("2026-06-15 17:05", "done: receipts", answers=RECEIPT)
    assert "waiting for" not in reminder_of(room, "2026-06-17")


@proves("wdh-letter-plain")
def test_a_translation_that_is_needed_is_in_the_reminder_and_in_the_check_of_the_answer(
    clause: Clause, tmp_path: Path
) -> None:
    room = a_room(clause, tmp_path)
    room.says("2026-06-03 10:00", "stage 1")
    room.says("2026-06-05 10:00", "translation Urdu")
    assert "translation needed: Urdu" in reminder_of(room, "2026-06-15")
    room.copied("2026-06-16 10:00", answered(GO_ON))
    checks = [each for each in room.letters_sent_to(OFFICER) if "translation needed" in each]
    assert any("and that needs a translation, as an officer told" in each for each in checks), checks


@proves("wnwhl-3.1-gender-choice")
def test_whom_they_would_rather_have_visit_is_shown_to_whoever_deals_with_the_next_stage(
    clause: Clause, tmp_path: Path
) -> None:
    room = a_room(clause, tmp_path)
    assert "visits by: a woman officer" in room.says("2026-06-01 12:00", "wants a woman officer at visits")
    room.says("2026-06-15 10:00", "stage 2")
    assert ("visits by", "a woman officer", None) in told(room)
    assert "visits by: a woman officer" in reminder_of(room, "2026-06-22")


@proves("wnwhl-3.1-support-worker")
def test_a_support_worker_is_in_reminders_and_is_written_to_by_nobody(clause: Clause, tmp_path: Path) -> None:
    """Nobody can be marked as authorised: heard writes to no support worker at all."""
    room = a_room(clause, tmp_path)
    room.says("2026-06-02 10:00", "support worker: Jo Hale, jo.hale@care.example")
    assert "support worker: Jo Hale, jo.hale@care.example" in reminder_of(room, "2026-06-11")
    assert room.letters_to("jo.hale@care.example") == []


@proves("wnwhl-2.4.1-s1-complex-coordinated")
def test_of_a_complex_case_the_complaints_team_has_every_later_reminder_too(clause: Clause, tmp_path: Path) -> None:
    for name in ("plain", "complex"):
        (tmp_path / name).mkdir()
    plain, marked = (a_room(clause, tmp_path / name, "", TESS) for name in ("plain", "complex"))
    assert "complex" in marked.says("2026-06-02 10:00", "complex")
    usual, given = (set(room.lets_pass("2026-06-12 17:00")) for room in (plain, marked))
    owed = {when for when, to in usual if to == OFFICER}
    assert given - usual == {(when, SECOND) for when in owed} - usual
    assert {when for when, to in given if to == SECOND} >= owed > set()


@proves("fb18-4-petition-meet")
def test_a_meeting_with_petitioners_is_on_the_history_and_in_the_reminder_of_the_day_before(
    clause: Clause, tmp_path: Path
) -> None:
    room = a_room(clause, tmp_path)
    room.says("2026-06-03 10:00", "meeting with petitioners 10 June")
    assert "meeting: with petitioners, on 10 June 2026" in history(room)
    assert "meeting: with petitioners, on 10 June 2026" in reminder_of(room, "2026-06-09")


def page_to(room: Mailroom, address: str) -> str:
    """Return the HTML of the last letter to somebody."""
    with room.place.house.store.reading() as connection:
        query = select(letters.c.content).where(letters.c.to == address).order_by(letters.c.id.desc())
        content = connection.execute(query).scalars().first()
    assert content is not None
    page = message_from_bytes(content, policy=default).get_body(("html",))
    assert page is not None
    return str(page.get_content())


@proves("wdh-who-adjustments")
def test_an_adjustment_is_shown_and_the_next_letter_is_in_large_print(clause: Clause, tmp_path: Path) -> None:
    """Whoever reads what the tenant asks for says so: heard does not hear it by itself yet."""
    room = a_room(clause, tmp_path)
    room.says("2026-06-03 10:00", "stage 1")
    before = page_to(room, TENANT)
    room.says("2026-06-05 10:00", "adjustment: large type, partially sighted")
    assert "adjustment: large type, partially sighted" in reminder_of(room, "2026-06-15")
    room.says("2026-06-15 17:05", "send extension notice until 24 June because the surveyor is ill")
    after = page_to(room, TENANT)
    assert ("font-size:16px" in before, "font-size:24px" in before) == (True, False)
    assert ("font-size:16px" in after, "font-size:24px" in after) == (False, True)


# -- What is on record, and in no report -----------------------------------------------------------


@proves("fb18-redress-advice")
def test_advice_that_was_asked_for_is_on_the_history_of_its_case(clause: Clause, tmp_path: Path) -> None:
    room = a_room(clause, tmp_path)
    room.says("2026-06-05 10:00", "asked solicitors 5 June 2026")
    assert told(room) == [("advice", "asked solicitors 5 June 2026", None)]
    assert "advice: asked solicitors 5 June 2026" in history(room)
    assert [name for name in room.story.policy.reports if "solicitors" in repr(of_june(room, name))] == []


@proves("wnwhl-2.3-system-of-record")
def test_their_reference_in_another_system_is_in_the_row_of_the_next_report(clause: Clause, tmp_path: Path) -> None:
    """The table goes with the report as a spreadsheet and as CSV, to be keyed in from."""
    room = a_room(clause, tmp_path)
    assert "their reference: CRM-4411" in room.says("2026-06-03 10:00", "their reference CRM-4411")
    assert rows(of_june(room, "in-hand"), "references elsewhere")["NH-26-0001"][-1] == "CRM-4411"
    assert "CRM-4411" not in repr(of_june(room, "in-hand-outside"))


@proves("wdh-ptr-rent-account")
def test_what_is_paid_into_a_rent_account_is_on_the_history_and_in_the_sums_of_the_quarter(
    clause: Clause, tmp_path: Path
) -> None:
    room = a_room(clause, tmp_path)
    told_so = room.says("2026-06-12 10:00", "compensation £100", "paid to rent account")
    assert "compensation: £100; method of payment: rent account" in told_so
    assert "method of payment: rent account" in history(room)
    assert rows(of_june(room, "quarterly"), "awards by method") == {"rent account": (1, 10000, 10000)}


@proves("wnwhl-2.4.1-s3-terms-authority")
def test_what_a_panel_awards_is_in_the_row_of_its_stage(clause: Clause, tmp_path: Path) -> None:
    room = a_room(clause, tmp_path)
    for day, line in (("03", "stage 2"), ("05", "stage 3"), ("10", "compensation £250")):
        room.says(f"2026-06-{day} 10:00", line)
    [(stage, row)] = rows(of_june(room, "performance"), "awards by stage").items()
    assert (stage.startswith("Stage 3"), row) == (True, (1, 25000, 25000))


# -- What is missing, or still to be done, in the morning ------------------------------------------


@proves("wnwhl-1-accept-apologise", "fb18-1-sorry", "wdh-ptr-apology", "wk11-2-amends")
def test_a_case_closed_as_upheld_without_an_apology_is_in_the_digest_until_one_is_recorded(
    clause: Clause, tmp_path: Path
) -> None:
    room = a_room(clause, tmp_path)
    room.copied("2026-06-05 15:00", answered(GO_ON))
    room.says("2026-06-17 10:00", "close upheld")
    assert "is closed: upheld" in room.says("2026-06-17 10:05", "confirm", answers="officer.receipt.confirm")
    [row] = section(digests(room, "2026-06-18 09:00")[LEAD], "Apology missing")
    assert "upheld and closed on Wednesday 17 June 2026, and no apology is on record" in row
    room.says("2026-06-18 10:00", "remedy apology", answers=RECEIPT)
    assert section(digests(room, "2026-06-19 09:00")[LEAD], "Apology missing") == []


FRAIL = "I am 84 and disabled, I use a wheelchair. My kitchen still leaks and I want to complain about it."


@proves("grp08-5.2-vulnerable")
def test_somebody_vulnerable_without_arrangements_is_in_the_digest_after_five_working_days(
    clause: Clause, tmp_path: Path
) -> None:
    room = a_room(clause, tmp_path, FRAIL)
    assert section(digests(room, "2026-06-05 09:00")[LEAD], "Arrangements missing") == []
    [row] = section(digests(room, "2026-06-08 09:00")[LEAD], "Arrangements missing")
    assert "since Monday 1 June 2026, 5 working days" in row
    room.says("2026-06-08 10:00", "arrangements: call before visiting")
    assert section(digests(room, "2026-06-09 09:00")[LEAD], "Arrangements missing") == []
    assert told(room) == [("arrangements", "call before visiting", None)]


@proves("wnwhl-2.4.8-share-learning")
def test_an_action_is_outstanding_then_late_and_then_done(clause: Clause, tmp_path: Path) -> None:
    room = a_room(clause, tmp_path)
    assert "action: team brief, by 30 June 2026" in room.says("2026-06-10 10:00", "action team brief 30 June")
    [due] = section(digests(room, "2026-06-29 09:00")[LEAD], HEADING)
    assert due.endswith("action of Tuesday 30 June 2026")
    [late] = section(digests(room, "2026-07-01 09:00")[LEAD], HEADING)
    assert late.endswith("action of Tuesday 30 June 2026, 1 working day late")
    assert "team brief" not in late, "a digest has nobody's words"
    assert "Done on NH-26-0001: action: team brief" in room.says("2026-07-01 10:00", "done team brief", answers=RECEIPT)
    assert section(digests(room, "2026-07-02 09:00")[LEAD], HEADING) == []
    assert room.on(room.case()["particulars"][0]["done_at"]) == "2026-07-01 10:00"
