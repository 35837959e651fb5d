"""What officers say by mail of a contact and of the stages of a case, under each policy.

Each mail comes to a whole house under the real pack; officers answer what heard wrote to them.  1 June 2026 is a
Monday; no bank holiday is near.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import LEAD
from heard.casework.people import Officer, Outsider
from mail.shapes.in_the_house import FIRST
from policies.clauses import Clause, proves
from policies.test_officers_letters import GO_ON, answered
from policies.test_run_by_mail_owners import DESK, NEW_CASE, SECOND, desk, gary, room_with


@proves("fb18-s2-meet")
def test_that_the_manager_rang_the_customer_is_on_record_with_its_day(clause: Clause, tmp_path: Path) -> None:
    """Reminding of it until then is another part's."""
    room = room_with(clause, tmp_path, gary("service-improvement"), desk("senior-manager"))
    room.complains("2026-06-01 10:00")
    room.copied("2026-06-05 15:00", answered(GO_ON))
    room.says("2026-06-12 10:00", "stage 2", answers=NEW_CASE)
    room.told("2026-06-16 10:00", "assign to me", f"[{FIRST}]", by=DESK)
    assert "- Meet or speak with the customer." in room.letters_sent_to(DESK)[-1]
    assert "by telephone, on Wednesday 17 June 2026" in room.says("2026-06-18 10:00", "rang on 17 June", by=DESK)
    made = [each for each in room.case()["events"] if each["details"].get("moment") == "contact-made"][-1]
    assert (made["details"]["stage"], room.on(made["at"])[:10]) == ("stage-2", "2026-06-17")


FORM = ("stage 1", "basis: she told us of the leak three weeks ago", "resolution wanted: mend it, and the wall")


@proves("wdh-s1-form-place")
def test_the_form_mailed_to_the_mailbox_opens_stage_1(clause: Clause, tmp_path: Path) -> None:
    """Putting what it says into fields of the case is another part's: it is on the case with its mail."""
    room = room_with(clause, tmp_path, gary("area-team"), desk("customer-relations"))
    room.complains("2026-06-01 10:00")
    assert room.case()["stage"] == "recovery"
    done = room.says("2026-06-02 10:00", *FORM, by=DESK)
    assert (room.case()["stage"], "wants in its form as well" in done) == ("stage-1", False)
    assert room.case()["messages"][-1]["direction"] == "out"


@proves("wdh-s1-form-complete")
@pytest.mark.parametrize(
    ("lines", "lacks"),
    [
        pytest.param(FORM[:2], "resolution wanted", id="no resolution"),
        pytest.param((FORM[0], FORM[1], "resolution wanted: [what]"), "resolution wanted", id="not filled in"),
        pytest.param(FORM[:1], "basis; resolution wanted", id="neither"),
    ],
)
def test_a_form_that_lacks_something_is_asked_for_it_and_the_complaint_keeps_its_day(
    clause: Clause, lines: tuple[str, ...], lacks: str, tmp_path: Path
) -> None:
    room = room_with(clause, tmp_path, gary("area-team"), desk("customer-relations"))
    room.complains("2026-06-01 10:00")
    done = room.says("2026-06-02 10:00", *lines, by=DESK)
    assert f"The policy wants in its form as well: {lacks}; answer this mail with it" in done
    assert room.case()["stage"] == "stage-1"
    assert "Came in: Monday 1 June 2026, 10:00" in done


OMBUDSMAN = Outsider("Local Government Ombudsman", "ombudsman", domain="ombudsman.example")


@proves("wnwhl-2.4.1-s4-ombudsman")
def test_what_an_ombudsman_writes_on_a_case_opens_stage_4_there_once_an_officer_says_so(
    clause: Clause, tmp_path: Path
) -> None:
    """Opening it by itself is another part's, which can tell that it is the Ombudsman."""
    chief = Officer("Cy Chief", SECOND, ("senior-management", "chief-executive"))
    room = room_with(clause, tmp_path, gary("owning-officer"), chief, outsiders=(OMBUDSMAN,))
    room.complains("2026-06-01 10:00")
    about_it = "We have received a complaint from Ms Finch about your reference NH-26-0001. Please send your comments."
    heard = room.complains(
        "2026-06-08 10:00", about_it, sender="Case Desk <desk@ombudsman.example>", subject=f"Reference {FIRST}",
        message_id="<o@ombudsman.example>",
    )  # fmt: skip
    assert (heard.reference, room.place.cases(), room.case()["stage"]) == (FIRST, [FIRST], "stage-1")
    assert "officer.notice.next-stage" in room.letters_to(LEAD)
    room.says("2026-06-08 12:00", "stage 4", by=LEAD)
    assert room.case()["stage"] == "stage-4"
    assert room.day("stage-4-answer") == "2026-07-06"
    assert "officer.notice.stage-opened" in room.letters_to(SECOND)
