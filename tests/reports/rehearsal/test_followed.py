"""What followed from a message, told in plain words and without an address."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import LANDLORD, MONDAY, OFFICER, TENANT
from heard.casework.events import About, ComplainantKnown, Kind, PersonNumber, StageName, StageOpened
from heard.casework.people import Landlord, Officer
from heard.casework.policy.words import RoleName
from heard.judgement.actions import AskOfficer, ChangeCase
from heard.reports.rehearsal.came import Came, told_of
from reports.rehearsal.a_rehearsal import (
    ACKNOWLEDGEMENT,
    CASE,
    DANGER,
    DANGER_ASKED,
    FILED,
    OPENED,
    RECEIPT,
    WHICH_CASE,
    aside,
    came,
    letter,
)

ON_FILE = "complainant.filed-no-action.any"


def with_staff(*roles: str) -> Landlord:
    """The landlord with an officer more for each of these roles."""
    more = tuple(Officer("Ada Holder", f"{role}@northgate.example", (role,)) for role in roles)
    return replace(LANDLORD, staff=(*LANDLORD.staff, *more))


def followed(message: Came) -> tuple[str, ...]:
    return told_of(message).followed


def test_a_case_an_acknowledgement_and_an_alert_are_told() -> None:
    everything = came(OPENED, letter(), DANGER_ASKED, letters=(ACKNOWLEDGEMENT, DANGER))
    assert followed(everything) == (
        "opened NH-26-0001",
        "sent its writer an acknowledgement (stage-1)",
        "told your team leads that somebody may be in danger",
    )


def test_a_stage_that_opens_is_told_and_so_are_the_roles_of_the_policy() -> None:
    opens = ChangeCase(CASE, StageOpened(StageName("stage-2"), MONDAY), "it asks for more")
    landlord = with_staff("complaints-panel", "head-of-repairs")
    roles = (RoleName("complaints-panel"), RoleName("head-of-repairs"), RoleName("team-lead"))
    asked = AskOfficer(CASE, About.STAGE_OPENED, "it asks for more", roles=roles)
    assert followed(came(FILED, opens, asked, letters=("officer.notice.stage-opened",), landlord=landlord)) == (
        "filed on NH-26-0001 as follow up",
        "opened stage-2 on NH-26-0001",
        "told your complaints panel, your head of repairs and your team leads that the next stage was asked for, and is"
        " open",
    )


def test_of_a_role_that_nobody_holds_nobody_is_told() -> None:
    asked = AskOfficer(CASE, About.EXCLUSION, "it may be excluded", roles=(RoleName("complaints-panel"),))
    [_, told] = followed(came(FILED, asked, letters=("officer.notice.exclusion",)))
    assert told.startswith("told your team leads that ")


@pytest.mark.parametrize(
    "held, told",
    [
        pytest.param(("housing-team", "members-desk"), "your housing team and your members desk", id="both"),
        pytest.param(("members-desk",), "your members desk", id="one of them"),
        pytest.param((), "your team leads", id="neither, so that it falls to the team leads"),
    ],
)
def test_what_is_passed_on_is_told_to_whoever_holds_the_role_alone(held: tuple[str, ...], told: str) -> None:
    for_them = (RoleName("housing-team"), RoleName("members-desk"))
    landlord = with_staff(*held)
    of = tuple(each.address for each in landlord.holders(held or ("team-lead",)))
    asked = AskOfficer(None, About.PASSED_ON, "it reads like an enquiry", roles=for_them, of=of)
    passed_on = came(aside(Kind.ENQUIRY), asked, letters=("officer.notice.passed-on",), landlord=landlord)
    [_, said] = followed(passed_on)
    assert said == f"told {told} that a message opened no case, and is theirs to answer"


def test_who_wrote_the_letter_is_told_first() -> None:
    asked = AskOfficer(CASE, About.WHAT_LETTER, "it is not plain", of=(OFFICER,))
    [_, told] = followed(came(FILED, asked, letters=("officer.notice.what-letter",)))
    assert told == "told the officer who wrote it and your team leads that it is not plain what an officer's letter was"


def test_of_a_restricted_contact_the_officer_whom_the_entry_names_is_told_first() -> None:
    asked = AskOfficer(CASE, About.RESTRICTED, "its writer is restricted", of=(OFFICER,))
    told = followed(came(FILED, letter(ON_FILE), asked, letters=(ON_FILE, "officer.notice.restricted")))
    assert told[1:] == (
        "sent its writer a word that it came and is on file",
        "told the officer whom the restriction names and your team leads that a restricted person wrote, or may have",
    )


def test_what_was_owed_and_not_written_is_not_told() -> None:
    asked = AskOfficer(CASE, About.WHICH_CASE, "it may belong elsewhere")
    assert followed(came(FILED, letter(RECEIPT), asked)) == ("filed on NH-26-0001 as follow up",)


def test_a_letter_to_somebody_else_than_the_writer_goes_to_the_complainant() -> None:
    told = followed(came(OPENED, letter(RECEIPT, to="somebody.else@tenant.example"), letters=(RECEIPT,)))
    assert told == ("opened NH-26-0001", "sent the complainant a receipt (stage-1)")


def test_what_is_asked_once_all_is_written_down_is_told_too() -> None:
    told = followed(came(OPENED, letters=("officer.notice.same-person",)))
    assert told == ("opened NH-26-0001", "told your team leads that somebody may be a person known already")


def test_the_same_is_told_once() -> None:
    asked = AskOfficer(CASE, About.WHICH_CASE, "one reason")
    other = AskOfficer(CASE, About.WHICH_CASE, "another reason")
    assert len(followed(came(FILED, asked, other, letters=(WHICH_CASE, WHICH_CASE)))) == 2


def test_a_message_is_told_by_role_and_case_and_no_address_is_in_it() -> None:
    known = ChangeCase(CASE, ComplainantKnown(PersonNumber(1)), "it could be read at last")
    told = told_of(came(FILED, known, letter(), letters=(ACKNOWLEDGEMENT,), subject="A\ttap"))
    assert (told.file, told.subject, told.who, told.case) == ("0001.eml", "A tap", "a tenant", "NH-26-0001")
    assert TENANT not in repr(told)


def test_a_case_that_is_in_doubt_is_told_as_one() -> None:
    doubt = AskOfficer(CASE, About.WHICH_CASE, "it may belong elsewhere")
    assert told_of(came(FILED, doubt)).case == "NH-26-0001, which a person is asked about"
    assert told_of(came(readable=False)).case == "no case"
