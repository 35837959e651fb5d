"""Officers run a case from Outlook: each thing they may do, told as it goes, with the mails as they leave and come."""

from __future__ import annotations

import pytest
from answers.case import Case
from answers.tenant import TENANTS, Tenant
from commands.office import MINE, RANG, PostalOffice
from commands.outlook import Outlook, buttons, shown

from builders import COMPLAINT, OFFICER

pytestmark = pytest.mark.dovecot


def test_a_case_is_closed_by_one_click(office: PostalOffice) -> None:
    """Ada Finch complained, Gary has answered her, and presses what his notice offers."""
    case, _ = office.given_to_gary("Ada")
    gary = office.gary
    gary.answers_the_tenant(case)
    pressed = gary.presses("Close it: upheld", gary.notice(case, offers="Close it: upheld"))
    told = gary.is_told(pressed)
    assert f"{case.reference} is closed: upheld." in told
    assert "Its clocks have stopped" in told
    assert (case.shown()["status"], case.shown()["outcome"]) == ("closed", "upheld")
    given = case.events("CommandGiven")[-1]
    assert (given["details"]["command"], given["details"]["proved_by"]) == ("close", "both")
    assert len(office.letters_to(case.tenant.address)) == 1, "she had her answer from Gary, and heard adds none"


def test_what_was_done_is_undone_from_its_receipt_once(office: PostalOffice) -> None:
    """Gary closed the case of Beryl Finch, and it was the wrong one."""
    case, _ = office.given_to_gary("Beryl")
    gary = office.gary
    gary.answers_the_tenant(case)
    before = case.shown()["clocks"]
    closed = gary.presses("Close it: upheld", gary.notice(case, offers="Close it: upheld"))
    receipt = gary.receipt(closed)
    undone = gary.presses("Undo", receipt)
    assert f"{case.reference} is open again" in gary.is_told(undone)
    assert (case.shown()["status"], case.shown()["outcome"]) == ("open", None)
    assert case.shown()["clocks"] == before
    again = gary.presses("Undo", receipt)
    assert "Nothing has been changed" in gary.is_told(again)
    assert len(case.events("CommandUndone")) == 1
    office.types("rebuild", "--check")


def test_a_misread_command_changes_nothing_and_says_which_words_are_right(office: PostalOffice) -> None:
    """Gary means to close the case of Clara Finch, and mistypes."""
    case, his = office.given_to_gary("Clara")
    gary = office.gary
    gary.answers_the_tenant(case)
    before = case.shown()
    told = gary.is_told(gary.replies(his, "clsoe upheld"))
    assert 'I did not understand "clsoe upheld". Nothing has been changed' in told
    assert "close upheld" in told
    after = case.shown()
    assert all(after[each] == before[each] for each in ("status", "stage", "owner", "clocks"))
    assert len(case.events("CommandGiven")) == 1, "that of Helen, who gave it to Gary"


def test_an_officer_takes_a_case(office: PostalOffice) -> None:
    """Helen is told of the case of Dorothy Finch, and says that she deals with it."""
    case, helen = office.complaint_of("Dorothy"), office.helen
    taken = helen.presses(MINE, helen.notice(case, offers=MINE))
    assert "Helen Lead" in helen.is_told(taken)
    assert case.shown()["owner"] == helen.address


def test_a_case_is_given_to_a_colleague_who_is_told(office: PostalOffice) -> None:
    """Helen answers the notice of the case of Edith Finch with whom it goes to."""
    case, helen, gary = office.complaint_of("Edith"), office.helen, office.gary
    given = helen.replies(helen.notice(case, offers=MINE), "assign to Gary")
    assert "Gary Officer" in helen.is_told(given)
    assert case.shown()["owner"] == OFFICER
    told = gary.notice(case, offers=RANG)
    assert case.tenant.name in shown(told)
    rang = gary.presses(RANG, told)
    assert '"contact made by phone"' in gary.is_told(rang)
    assert [each["details"]["moment"] for each in case.events("MomentPassed")][-1] == "contact-made"


def test_nobody_is_given_a_case_who_may_not_have_it_by_the_policy(office: PostalOffice) -> None:
    """Gary would give the case of Fay Finch to Rita, who reviews what others have answered."""
    case, his = office.given_to_gary("Fay")
    told = office.gary.is_told(office.gary.replies(his, "assign to Rita"))
    assert "Nothing has been changed." in told
    assert 'Rita Reviewer does not hold the role: say "assign to Helen Lead"' in told
    assert case.shown()["owner"] == OFFICER


def test_a_tenants_mail_is_forwarded_with_a_command_on_top(office: PostalOffice) -> None:
    """Ida Finch wrote to Gary himself.  He passes it on, and says on top that he deals with it."""
    gary, ida = office.gary, next(each for each in map(Tenant, range(len(TENANTS))) if each.name == "Ida Finch")
    hers = Outlook(ida.name, ida.address).writes(gary.address, ida.subject, ida.of_theirs(COMPLAINT))
    before = {each["reference"] for each in office.site.ask("cases")}
    passed_on = gary.forwards(hers, "assign to me")
    [reference] = {each["reference"] for each in office.site.ask("cases")} - before
    case = Case(office, reference, ida)
    assert "You deal with" in gary.is_told(passed_on)
    assert (case.shown()["owner"], case.shown()["person"]) == (OFFICER, "Ida Finch")


def test_a_command_typed_in_word_is_read_below_a_banner_and_above_a_signature(office: PostalOffice) -> None:
    """Helen's Outlook writes HTML, quotes all there is, and warns her of her own mail."""
    case = office.complaint_of("Gwen")
    helen = office.desk("Helen Lead", office.helen.address, banner=True)
    typed = helen.replies(helen.notice(case, offers=MINE), "Hi", "", "contact made by phone")
    told = helen.is_told(typed)
    assert '"contact made by phone"' in told
    assert [each["details"]["moment"] for each in case.events("MomentPassed")][-1] == "contact-made"
    assert "Kind regards" not in told


def test_where_nothing_proves_the_officer_they_are_asked_and_say_yes_with_one_click(office: PostalOffice) -> None:
    """Gary's line comes by a server of the house that vouches for nobody."""
    case, his = office.given_to_gary("Hope")
    gary = office.gary
    gary.answers_the_tenant(case)
    sent = gary.sends_within_the_house(gary.outlook.replies(his, "close upheld"))
    asked = gary.receipt(sent)
    assert "Was this you?" in str(asked["Subject"])
    assert "It has not been carried out" in shown(asked)
    assert case.shown()["status"] == "open"
    [yes] = buttons(asked)
    confirmed = gary.sends_within_the_house(gary.opens(yes, asked))
    assert f"{case.reference} is closed: upheld." in gary.is_told(confirmed)
    assert (case.shown()["status"], case.shown()["outcome"]) == ("closed", "upheld")
    given = [(each["details"]["command"], each["details"]["proved_by"]) for each in case.events("CommandGiven")]
    assert ("close", "confirmed") in given
