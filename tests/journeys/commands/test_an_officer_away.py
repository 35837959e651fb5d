"""An officer is away: their mail program says so, what heard has to say goes to their deputy, and the lead is told."""

from __future__ import annotations

import pytest
from commands.conftest import OpenOffice
from commands.office import STAFF, Desk, PostalOffice
from commands.outlook import shown

from builders import OFFICER
from rig import until

pytestmark = pytest.mark.dovecot

DEPUTY = "dev.deputy@northgate.example"
WITH_A_DEPUTY = f"""
{STAFF.replace('area = "repairs"', f'area = "repairs"{chr(10)}deputy = "{DEPUTY}"')}

[[staff]]
name = "Dev Deputy"
address = "{DEPUTY}"
roles = ["officer"]
"""


@pytest.fixture(scope="module")
def office(open_office: OpenOffice) -> PostalOffice:
    return open_office(staff=WITH_A_DEPUTY)


def test_an_officer_is_away_and_the_next_notice_goes_to_the_deputy(office: PostalOffice) -> None:
    """Gary has the case of Ada Finch.  His Outlook answers the notice of it that he is away until he writes again."""
    case, his = office.given_to_gary("Ada")
    helen, gary = office.helen, office.gary
    dev = office.desk("Dev Deputy", DEPUTY)
    away = gary.outlook.is_away(his, "I am on annual leave. For anything urgent please ring 01632 960100.")
    office.takes(away.as_bytes(), signed_in_as=OFFICER)
    until(lambda: told_that_he_is_away(helen), what="what tells Helen")
    assert case.shown()["owner"] == OFFICER, "whose case it is stays as it is"

    before = len(gary.letters(case))
    office.tenant_writes(case, "I don't accept that, who is above you?")
    instead = dev.notice(case, offers="Yes: open the next stage")
    assert case.tenant.name in shown(instead)
    assert len(gary.letters(case)) == before

    gary.replies(his, "I am back: I rang her this morning and she is content to wait for Friday")
    office.tenant_writes(case, "I am not happy with that either, I want this looked at by somebody senior.")
    until(lambda: len(gary.letters(case)) > before, what="what he is told again")


def told_that_he_is_away(helen: Desk) -> bool:
    letters = [shown(each) for each in helen.all_letters() if "away" in str(each["Subject"])]
    assert len(letters) <= 1
    return bool(letters) and "Gary Officer" in letters[0]
