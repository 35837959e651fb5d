"""Who outside looks like the landlord's own people, and who does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import LANDLORD, LEAD, MAILBOX, TENANT, a_message
from heard.casework.people import Outsider
from heard.judgement.officers.looks_like_staff import looks_like_staff

KNOWN = replace(
    LANDLORD,
    partners=(Outsider("Northgate Homes Repairs", "other", "northgate-repairs.example"),),
    outsiders=(Outsider("Northgate Council", "council", "northgate.gov.example"),),
)


@pytest.mark.parametrize(
    "sender",
    [
        pytest.param("Helen Lead <helen.lead@n0rthgate.example>", id="a figure for a letter"),
        pytest.param("Helen Lead <helen.lead@northqate.example>", id="one letter wrong"),
        pytest.param("helen.lead@northgaet.example", id="two letters changed about"),
        pytest.param("helen.lead@northgatte.example", id="one too many"),
        pytest.param("helen.lead@nothgate.example", id="one missing"),
        pytest.param("helen.lead@northgate-example.org", id="the whole domain with a hyphen"),
        pytest.param("helen.lead@northgate.example.evil.org", id="the whole domain as part of another"),
        pytest.param("helen.lead@northgate.org", id="another ending"),
        pytest.param("helen.lead@northgate-homes.org", id="a word of trade beside it"),
        pytest.param("helen.lead@northgatehousing.org", id="a word of trade behind it"),
        pytest.param("helen.lead@xn--nrthgate-nbh.example", id="another alphabet, as it travels"),
        pytest.param("helen.lead@n\u043erthgate.example", id="another alphabet, as it is seen"),
        pytest.param("helen.lead@north\u200bgate.example", id="a letter nobody sees"),
        pytest.param(f'"{LEAD}" <mallory@evil.example>', id="an officer's address for a name"),
        pytest.param(f'"Complaints ({MAILBOX.upper()})" <mallory@evil.example>', id="the mailbox for a name"),
        pytest.param("Helen Lead <mallory@evil.example>", id="an officer's name"),
        pytest.param('"LEAD, Helen (Ms)" <helen@mail.example>', id="an officer's name, turned about"),
        pytest.param("H\u0435l\u0435n L\u0435ad <mallory@evil.example>", id="an officer's name in two alphabets"),
        pytest.param("Northgate Homes <mallory@evil.example>", id="the landlord's name"),
        pytest.param("Northgate Homes Complaints Team <mallory@evil.example>", id="a team of the landlord's"),
        pytest.param(f"Dorothy Finch <{TENANT}>, Helen Lead <mallory@evil.example>", id="the second of two senders"),
    ],
)
def test_looks_like_staff(sender: str) -> None:
    found = looks_like_staff(a_message(sender=sender), KNOWN)
    assert found is not None
    assert (found.finding, found.verdict) == ("looks-like-staff", "ask")


@pytest.mark.parametrize(
    "sender",
    [
        pytest.param(f"Dorothy Finch <{TENANT}>", id="a tenant"),
        pytest.param(f"Helen Lead <{LEAD}>", id="the officer, who says so and may be disbelieved elsewhere"),
        pytest.param(f"Northgate Homes <{MAILBOX}>", id="the mailbox"),
        pytest.param("repairs@northgate.example", id="another box of the landlord's"),
        pytest.param("Northgate Homes Repairs <jo@northgate-repairs.example>", id="a contractor the settings name"),
        pytest.param("Jo Bloggs <jo@northgate.gov.example>", id="the council the settings name"),
        pytest.param("alerts@mail.northgate.example", id="a domain below the landlord's"),
        pytest.param("Helen Marsh <helen.marsh@mail.example>", id="half of an officer's name"),
        pytest.param("Leigh Lead <leigh@mail.example>", id="the other half"),
        pytest.param("chair@northgate-residents.example", id="a group of tenants"),
        pytest.param("Northgate Homes Tenants Against Damp <chair@damp.example>", id="another"),
        pytest.param("dot@southgate.example", id="a name that is only a little like it"),
        pytest.param("Helen <helen@gmail.com>", id="a first name at a large provider"),
        pytest.param(None, id="nobody"),
    ],
)
def test_does_not_look_like_staff(sender: str | None) -> None:
    assert looks_like_staff(a_message(sender=sender), KNOWN) is None


def test_a_landlord_with_a_short_name_has_more_namesakes() -> None:
    short = replace(LANDLORD, mailboxes=("complaints@wdh.example",))
    assert looks_like_staff(a_message(sender="jo@wdm.example"), short) is None
    assert looks_like_staff(a_message(sender="jo@wdh.example.org"), short) is not None
