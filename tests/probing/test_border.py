"""Which settings a forged verdict from outside allows, and which it does not."""

from __future__ import annotations

import pytest

from heard.mail.authenticity import UNNAMED
from heard.probing.border import AtTheBorder, Trust, at_the_border

MX, STORE = "mx.northgate.example", "store.northgate.example"
IN = f"Received: from else.example by {MX} with ESMTPS id 1; now\n"
ON = f"Received: from {MX} by {STORE} with LMTP id 2; now\n"
OURS = f"Authentication-Results: {MX}; dmarc=fail header.from=northgate.example\n"
FORGED = f"Authentication-Results: {MX}; dmarc=pass header.from=northgate.example policy.heard=sign\n"
NAMELESS = "Authentication-Results: dmarc=fail header.from=northgate.example\n"
FORGED_NAMELESS = "Authentication-Results: dmarc=pass header.from=northgate.example policy.heard=sign\n"
TO_MANY = "Received: from else.example by DB5PEPF1.mail.protection.outlook.com with Microsoft SMTP Server; now\n"
BEHIND = "Received: from DB5PEPF1.eurprd05.prod.outlook.com by AM0PR02.eurprd02.prod.outlook.com with HTTPS; now\n"
NOTHING = Trust(None)


def shown(head: str, now: Trust = NOTHING, *forged_as: str) -> AtTheBorder:
    return at_the_border(
        f"{head}Subject: x\n\nx\n".encode(), sign="sign", forged_as=forged_as or (MX, UNNAMED), now=now
    )


@pytest.mark.parametrize(
    "head, allows",
    [
        pytest.param(OURS + IN, Trust(MX), id="above the first Received"),
        pytest.param(OURS + IN + FORGED, Trust(MX), id="above it, and forged ones stay below"),
        pytest.param(ON + OURS + IN + FORGED, Trust(MX, MX), id="above the Received of the border"),
        pytest.param(ON + IN + OURS, Trust(MX, MX, border_strips=True), id="below it, and forged ones are taken out"),
        pytest.param(ON + IN + OURS + FORGED, None, id="below it, and forged ones stay"),
        pytest.param(FORGED + OURS + IN, None, id="forged ones stand above all"),
        pytest.param(NAMELESS + IN, Trust(UNNAMED, MX), id="names no server"),
        pytest.param(NAMELESS + OURS + IN, Trust(MX), id="one that does, and one that does not"),
        pytest.param(
            BEHIND + NAMELESS + TO_MANY + FORGED_NAMELESS,
            Trust(UNNAMED, "*.mail.protection.outlook.com"),
            id="names none, at one of a service's many",
        ),
        pytest.param(FORGED_NAMELESS + IN, None, id="a forged one that names none stands above all"),
        pytest.param(IN, None, id="no verdict"),
        pytest.param(FORGED, None, id="no server took it in"),
        pytest.param("", None, id="nothing at all"),
    ],
)
def test_what_may_be_set_where_nothing_is(head: str, allows: Trust | None) -> None:
    assert shown(head).allows == allows


def test_a_name_in_which_nothing_was_forged_is_not_trusted() -> None:
    assert shown(OURS + IN, NOTHING, "elsewhere.northgate.example").allows is None
    assert shown(NAMELESS + IN, NOTHING, MX).allows is None


@pytest.mark.parametrize(
    "head, now",
    [
        pytest.param(OURS + IN, Trust(MX), id="above"),
        pytest.param(ON + OURS + IN, Trust(MX, MX), id="at the border"),
        pytest.param(ON + IN + OURS, Trust(MX, MX, border_strips=True), id="the border strips"),
        pytest.param(ON + NAMELESS + IN, Trust(UNNAMED, MX), id="names no server"),
    ],
)
def test_what_is_set_right_stays(head: str, now: Trust) -> None:
    found = shown(head, now)
    assert (found.verified, found.believes, found.allows) == (True, False, None)


def test_a_border_that_strips_no_more_is_trusted_less() -> None:
    found = shown(ON + IN + FORGED + OURS, Trust(MX, MX, border_strips=True))
    assert (found.survived, found.believes, found.allows) == (True, True, Trust(MX, MX))


def test_a_border_that_stands_there_is_not_taken_away() -> None:
    assert shown(OURS + IN, Trust(None, STORE)).allows == Trust(MX, MX)


def test_a_forged_one_that_would_be_believed_is_seen() -> None:
    found = shown(FORGED + OURS + IN, Trust(MX))
    assert (found.believes, found.allows) == (True, None)
