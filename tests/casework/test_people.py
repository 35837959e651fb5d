"""Whose address is whose."""

from __future__ import annotations

import pytest

from builders import LANDLORD, MAILBOX


@pytest.mark.parametrize(
    "address, own",
    [
        pytest.param(MAILBOX, True, id="the mailbox"),
        pytest.param("complaints+nh-26-0001.7kq3f9wd@northgate.example", True, id="the mailbox, with a case's mark"),
        pytest.param("complaints@elsewhere.example", False, id="another landlord's"),
        pytest.param("+x@northgate.example", False, id="a tag and nothing before it"),
        pytest.param("no-address", False, id="no address"),
    ],
)
def test_what_is_the_landlords_own_mailbox(address: str, own: bool) -> None:
    assert LANDLORD.is_own(address) is own
