"""Which settings a forged verdict from outside allows, and which it does not."""

from __future__ import annotations

import pytest

from heard.mail.authenticity import UNNAMED
from heard.mail.from_inside import InsideMark
from heard.probing.border import AtTheBorder, Trust, at_the_border, forged_marks_in

MX, STORE = "mx.northgate.example", "store.northgate.example"
IN = f"Received: from else.example by {MX} with ESMTPS id 1; now\n"
ON = f"Received: from {MX} by {STORE} with LMTP id 2; now\n"
OURS = f"Authentication-Results: {MX}; dmarc=fail header.from=northgate.example\n"
FORGED = f"Authentication-Results: {MX}; dmarc=pass header.from=northgate.example policy.heard=sign\n"
NAMELESS = "Authentication-Results: dmarc=fail header.from=northgate.example\n"
FORGED_NAMELESS = "Authentication-Results: dmarc=pass header.from=northgate.example policy.heard=sign\n"
TO_MANY = "Received: from else.example by DB5PEPF1.mail.protection.outlook.com with Microsoft SMTP Server; now\n"
BEHIND = "Received: from DB5PEPF1.eurprd05.prod.outlook.com by AM0PR02.eurprd02.prod.outlook.com with HTTPS; now\n"
MANY = "*.mail.protection.outlook.com"
US = "complaints@northgate.example"
NOTHING = Trust(None)


def shown(head: str, now: Trust = NOTHING, *forged_as: str) -> AtTheBorder:
    content = f"{head}Subject: x\n\nx\n".encode()
    return at_the_border(content, sign="sign", address=US, forged_as=forged_as or (MX, UNNAMED), now=now)


@pytest.mark.parametrize(
    "head, allows",
    [
        pytest.param(OURS + IN, Trust(MX), id="above the first Received"),
        pytest.param(OURS + IN + FORGED, Trust(MX), id="above it, and forged ones stay below"),
        pytest.param(ON + OURS + IN + FORGED, Trust(MX, MX), id="above the Received of the border"),
        pytest.param(ON + IN + OURS, Trust(MX, MX, border_strips=True), id="below it, and forged ones are taken out"),
        pytest.param(ON + IN + OURS + FORGED, None, id="below it, and forged ones stay"),
        pytest.param(FORGED + OURS + IN, None, id="forged ones stand above all"),
        pytest.param(NAMELESS + IN, None, id="names no server, and anybody may greet by that border's name"),
        pytest.param(NAMELESS + OURS + IN, Trust(MX), id="one that does, and one that does not"),
        pytest.param(
            BEHIND + NAMELESS + TO_MANY + FORGED_NAMELESS,
            Trust(UNNAMED, MANY),
            id="names none, at one of a service's many",
        ),
        pytest.param(FORGED_NAMELESS + TO_MANY, None, id="a forged one that names none stands above all"),
        pytest.param(NAMELESS.replace("fail", "pass") + TO_MANY, None, id="it calls the forged mail genuine"),
        pytest.param(OURS.replace("fail", "pass") + IN, None, id="so does one that names its server"),
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
        pytest.param(BEHIND + NAMELESS + TO_MANY, Trust(UNNAMED, MANY), id="names no server"),
    ],
)
def test_what_is_set_right_stays(head: str, now: Trust) -> None:
    found = shown(head, now)
    assert (found.verified, found.believes, found.genuine, found.allows) == (True, False, False, None)


@pytest.mark.parametrize("now", [NOTHING, Trust(MX), Trust(MX, MX)])
def test_a_server_that_calls_the_forged_mail_genuine_is_seen_whatever_is_set(now: Trust) -> None:
    found = shown(OURS.replace("fail", "pass") + IN, now)
    assert (found.genuine, found.allows) == (True, None)


def test_where_a_server_is_named_no_verdict_without_a_name_is_offered() -> None:
    assert shown(BEHIND + NAMELESS + TO_MANY, Trust("gw.northgate.example")).allows is None


@pytest.mark.parametrize("form", ["AuthAs: Internal", "authas:\r\n\tinternal", "AuthAs : INTERNAL"])
def test_a_forged_mark_is_seen_in_whatever_form_it_came(form: str) -> None:
    came = f"Subject: x\r\nodd line\r\nX-MS-Exchange-Organization-{form}\r\n\r\nx".encode()
    assert forged_marks_in(came) == {InsideMark.AUTH_AS}
    assert forged_marks_in(came.replace(b"odd line\r\n", b"\r\n")) == set()


def test_a_border_that_strips_no_more_is_trusted_less() -> None:
    found = shown(ON + IN + FORGED + OURS, Trust(MX, MX, border_strips=True))
    assert (found.survived, found.believes, found.allows) == (True, True, Trust(MX, MX))


def test_a_border_that_stands_there_is_not_taken_away() -> None:
    assert shown(OURS + IN, Trust(None, STORE)).allows == Trust(MX, MX)


def test_a_forged_one_that_would_be_believed_is_seen() -> None:
    found = shown(FORGED + OURS + IN, Trust(MX))
    assert (found.believes, found.allows) == (True, None)
