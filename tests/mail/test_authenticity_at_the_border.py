"""Where our own servers wrote on a mail, and what only looks as if they had.

One server that takes mail in, `mx`, and one behind it that holds the mailboxes, `store`.
"""

from __future__ import annotations

import pytest

from heard.mail.authenticity import UNNAMED, vouched_for
from heard.mail.border import Border, took_in, verdicts_at
from heard.mail.format.received import Handover, handover
from heard.mail.parse import parse

ID = "mail.northgate.example"
MX = "mx.northgate.example"
OFFICER = "helen.lead@northgate.example"
PASS = f"Authentication-Results: {ID}; dmarc=pass header.from=northgate.example"
FAIL = f"Authentication-Results: {ID}; dmarc=fail header.from=northgate.example"
NONE = f"Authentication-Results: {ID}; dmarc=none"
SPF = f"Authentication-Results: {ID}; spf=fail smtp.mailfrom=else.example"
IN = "Received: from mail.else.example (mail.else.example [203.0.113.9])\n\tby mx.northgate.example with ESMTPS; now"
AS_US = f"Received: from {MX} (unknown [203.0.113.9])\n\tby {MX} (Postfix) with ESMTP id 1; now"
TO_BOX = f"Received: from {MX}\n\tby {MX} with LMTP\n\tid 2 (envelope-from <a@b.example>); now"
TO_STORE = f"Received: from {MX} ([10.0.0.2]) by store.northgate.example with ESMTP id 3; now"
PAST_MX = "Received: from mail.else.example ([203.0.113.9]) by store.northgate.example with ESMTP id 4; now"
ELSEWHERE = "Received: from laptop (laptop [192.0.2.1]) by mail.else.example with ESMTPSA id 5; now"
FROM = "From: helen.lead@northgate.example"
STRIPS, KEEPS = Border(MX, strips=True), Border(MX)


def is_vouched_for(*lines: str, border: Border, end: str = "\r\n") -> bool:
    content = (end.join([*lines, FROM, "", "I uphold your complaint."])).replace("\n\t", end + "\t").encode()
    return vouched_for(verdicts_at(border, content, authserv_id=ID), authserv_id=ID, address=OFFICER)


@pytest.mark.parametrize(
    "border, lines",
    [
        pytest.param(KEEPS, [PASS, IN], id="above every Received"),
        pytest.param(KEEPS, [TO_STORE, PASS, IN], id="above the border's, below that of a server behind it"),
        pytest.param(KEEPS, [TO_BOX, PASS, IN], id="below the one that put it into the mailbox"),
        pytest.param(STRIPS, [IN, PASS, ELSEWHERE], id="below the border's own, which strips"),
        pytest.param(STRIPS, [TO_BOX, IN, PASS], id="both"),
        pytest.param(STRIPS, [TO_STORE, IN, "X-Spam: no", SPF, PASS, ELSEWHERE], id="a header for each program"),
        pytest.param(STRIPS, [IN.upper().replace("RECEIVED", "received"), PASS], id="capitals"),
    ],
)
@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_what_our_own_servers_wrote_counts(border: Border, lines: list[str], end: str) -> None:
    assert is_vouched_for(*lines, border=border, end=end)


@pytest.mark.parametrize(
    "border, lines",
    [
        pytest.param(KEEPS, [IN, PASS], id="below the border's own, which does not strip"),
        pytest.param(STRIPS, [IN, ELSEWHERE, PASS], id="below another Received"),
        pytest.param(STRIPS, [IN, PASS, ELSEWHERE, PASS], id="a second one lower down: it does not strip after all"),
        pytest.param(KEEPS, [FAIL, IN, PASS], id="a pass lower down than our own verdict"),
        pytest.param(STRIPS, [IN, FAIL, PASS, ELSEWHERE], id="beside our own, which says otherwise"),
        pytest.param(STRIPS, [IN, NONE, PASS, ELSEWHERE], id="beside our own, which found no policy"),
        pytest.param(KEEPS, [AS_US, PASS, IN], id="a stranger who calls itself by the border's name"),
        pytest.param(STRIPS, [AS_US, ELSEWHERE, PASS, IN], id="and has a Received of the border's forged below"),
        pytest.param(STRIPS, [PAST_MX, IN, PASS], id="mail that did not come by the border"),
        pytest.param(KEEPS, [PAST_MX, PASS, IN], id="the same, above a forged Received of the border's"),
        pytest.param(STRIPS, [ELSEWHERE, PASS], id="no server of ours at all"),
        pytest.param(STRIPS, [PASS], id="no Received at all"),
        pytest.param(STRIPS, ["Received: (qmail 7 invoked by uid 0); now", IN, PASS], id="a line that names nobody"),
        pytest.param(STRIPS, [IN, "Authentication-Results : " + PASS[24:]], id="a blank before the colon"),
        pytest.param(STRIPS, [IN, "X-Long: a\r" + PASS], id="behind a bare carriage return"),
        pytest.param(STRIPS, [IN, "X-Nul: a\0", PASS], id="below a line with a NUL in it"),
        pytest.param(STRIPS, [IN, "no header at all", PASS], id="below a line that is no header"),
        pytest.param(STRIPS, [IN, "X-A: b", "", PASS], id="in the text"),
        pytest.param(STRIPS, [IN, PASS.replace("Authentication", "X-Authentication")], id="a header like it"),
        pytest.param(STRIPS, [IN, "ARC-" + PASS.replace(": ", ": i=1; ")], id="ARC"),
        pytest.param(
            STRIPS, [IN, "X-MS-Exchange-Organization-AuthAs: Internal", "X-MS-Exchange-CrossTenant-AuthAs: Internal"],
            id="headers of Exchange's",
        ),
    ],
)  # fmt: skip
@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_what_came_with_the_mail_does_not(border: Border, lines: list[str], end: str) -> None:
    assert not is_vouched_for(*lines, border=border, end=end)


def test_without_a_border_only_what_stands_above_every_received_counts() -> None:
    for lines, expected in (([PASS, IN], True), ([IN, PASS], False), ([TO_BOX, PASS, IN], False), ([PASS], False)):
        message = parse("\r\n".join([*lines, FROM, "", "x"]).encode())
        assert vouched_for(message.authentication, authserv_id=ID, address=OFFICER) is expected


# Microsoft 365: its servers go by several names, its verdict names none and stands above the Received of the border.
ONE_OF_MANY = Border("*.mail.protection.outlook.com")
INTO_STORE = "Received: from AM0PR02.eurprd02.prod.outlook.com by AM9PR02.eurprd02.prod.outlook.com with HTTPS; now"
TO_AM0 = (
    "Received: from DB5PEPF1.eurprd05.prod.outlook.com (2603:10a6::1a)\n\tby AM0PR02.outlook.office365.com"
    " (2603:10a6::2) with Microsoft SMTP Server (version=TLS1_2) id 15.20.1; now"
)
TO_DB5 = (
    "Received: from mail.else.example (203.0.113.9)\n\tby DB5PEPF1.mail.protection.outlook.com (10.167.8.1)"
    " with Microsoft SMTP Server id 15.20.2 via Frontend Transport; now"
)
M365_PASS = (
    "Authentication-Results: spf=pass (sender IP is 203.0.113.9)\n\tsmtp.mailfrom=northgate.example; dkim=pass"
    " (signature was verified)\n\theader.d=northgate.example;dmarc=pass action=none\n\theader.from=northgate.example;"
    "compauth=pass reason=100"
)
M365_FAIL = M365_PASS.replace("dmarc=pass action=none", "dmarc=fail action=oreject")
TO_ANOTHER = TO_DB5.replace("DB5PEPF1", "XX1PEPF9")


def microsoft_vouches_for(*lines: str, end: str = "\r\n") -> bool:
    content = (end.join([*lines, FROM, "", "I uphold your complaint."])).replace("\n\t", end + "\t").encode()
    verdicts = verdicts_at(ONE_OF_MANY, content, authserv_id=UNNAMED)
    return vouched_for(verdicts, authserv_id=UNNAMED, address=OFFICER)


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([INTO_STORE, TO_AM0, M365_PASS, TO_DB5], id="above the border's Received, below those behind it"),
        pytest.param([M365_PASS, TO_DB5], id="above every Received"),
        pytest.param([TO_AM0, M365_PASS, TO_DB5, M365_FAIL, ELSEWHERE], id="whatever another wrote before"),
        pytest.param([M365_PASS.replace("mailfrom=northgate.example", "mailfrom="), TO_DB5], id="of a bounce"),
    ],
)
def test_a_verdict_without_a_name_counts_where_one_of_many_borders_wrote_it(lines: list[str]) -> None:
    assert microsoft_vouches_for(*lines)


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([INTO_STORE, TO_AM0, TO_DB5, M365_PASS], id="below the border's Received"),
        pytest.param([TO_AM0, M365_FAIL, TO_DB5, M365_PASS, TO_DB5], id="below the topmost border's"),
        pytest.param([TO_AM0, M365_PASS, TO_ANOTHER], id="above the Received of a border nobody had it from"),
        pytest.param([INTO_STORE, M365_PASS, TO_DB5], id="the same, from inside"),
        pytest.param([TO_AM0, PASS, TO_DB5], id="in a server's name"),
        pytest.param([TO_AM0, M365_PASS.replace("header.from=north", "header.from=south"), TO_DB5], id="of another"),
        pytest.param([TO_AM0, "Authentication-Results: ;", TO_DB5], id="of nothing"),
        pytest.param([M365_PASS], id="no Received at all"),
    ],
)
def test_and_nowhere_else(lines: list[str]) -> None:
    assert not microsoft_vouches_for(*lines)


def test_a_border_is_known_by_its_whole_name_in_any_letters() -> None:
    assert Border("MX.Northgate.Example.").is_named(MX)
    assert not KEEPS.is_next("mx.evil.example", MX), "names that begin alike are one server's for a service alone"


def test_a_border_of_many_is_none_of_another_domain() -> None:
    assert ONE_OF_MANY.is_named("db5.mail.protection.outlook.com")
    for host in ("mail.protection.outlook.com", "evilmail.protection.outlook.com", "x.mail.protection.outlook.com.ru"):
        assert not ONE_OF_MANY.is_named(host), host


def test_a_head_of_any_length_is_read_in_time() -> None:
    content = ("\r\n".join([IN, *(PASS for _ in range(50_000)), FROM, "", "x"])).encode()
    assert len(verdicts_at(STRIPS, content, authserv_id=ID)) <= 20


@pytest.mark.parametrize(
    "line, expected",
    [
        (
            "from a.example (b [192.0.2.1]) by C.example. (Postfix) with ESMTPS id 1",
            ("c.example", "a.example", "esmtps"),
        ),
        (
            "from [192.0.2.1] (helo=mx.c.example) by c.example with esmtp (Exim 4)",
            ("c.example", "[192.0.2.1]", "esmtp"),
        ),
        ("from a.example by c.example with LMTP id 1", ("c.example", "a.example", "lmtp")),
        ("from unknown (HELO x) (192.0.2.1) by c.example with SMTP; now", ("c.example", "unknown", "smtp")),
        ("by c.example; now", ("c.example", "", "")),
        ("from a.example (x) by b.example (y) via TCP with SMTP", ("b.example", "a.example", "smtp")),
        ("from a.example (said (deep) \\) by evil.example) by c.example", ("c.example", "a.example", "")),
    ],
)
def test_who_took_a_message_from_whom(line: str, expected: tuple[str, str, str]) -> None:
    assert handover(line) == Handover(*expected)


@pytest.mark.parametrize(
    "line", ["", "(qmail 1234 invoked by uid 0); now", "from a.example; by c.example", "for <a@b>"]
)
def test_a_line_of_another_form_says_nothing(line: str) -> None:
    assert handover(line) is None


def was_taken_in(*lines: str, border: Border | None = KEEPS, authserv_id: str | None = ID) -> bool:
    content = "\r\n".join([*lines, FROM, "", "I uphold it."]).replace("\n\t", "\r\n\t").encode()
    return took_in(content, border=border, authserv_id=authserv_id)


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([IN], id="a Received of the border"),
        pytest.param([TO_STORE, IN], id="below that of a server behind it"),
        pytest.param([IN.upper().replace("RECEIVED", "received")], id="capitals"),
        pytest.param([FAIL], id="a verdict of ours against it"),
        pytest.param([NONE, ELSEWHERE], id="a verdict of ours that says nothing"),
        pytest.param([f"Received: from [192.0.2.1] by {ID} with ESMTP id 9; now"], id="by its other name"),
    ],
)
def test_what_our_own_servers_took_in(lines: list[str]) -> None:
    assert was_taken_in(*lines)


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([], id="a copy a program put away"),
        pytest.param([f"Received: from {MX} ([fe80::1]) by {MX} with mapi id 15.1; now"], id="Exchange's own people"),
        pytest.param([ELSEWHERE], id="a server of somebody else's"),
        pytest.param(["Authentication-Results: spf=none; dkim=none"], id="a verdict that names no server"),
        pytest.param(["Authentication-Results: mx.else.example; dmarc=fail header.from=b.example"], id="another's"),
    ],
)
def test_what_they_did_not(lines: list[str]) -> None:
    assert not was_taken_in(*lines)


def test_a_landlord_who_names_no_server_has_none_that_took_anything_in() -> None:
    assert not was_taken_in(IN, FAIL, border=None, authserv_id=None)


def test_a_verdict_that_names_no_server_does_not_say_that_it_was_taken_in() -> None:
    """Exchange Online writes such a one on mail of its own people, too."""
    none = "Authentication-Results: dkim=none (message not signed) header.d=none;dmarc=none header.from=b.example"
    assert not was_taken_in(INTO_STORE, none, border=ONE_OF_MANY, authserv_id=UNNAMED)


def test_one_of_many_borders_took_in_what_bears_its_received() -> None:
    assert was_taken_in(TO_AM0, TO_DB5, border=ONE_OF_MANY, authserv_id=UNNAMED)
    assert not was_taken_in(INTO_STORE, border=ONE_OF_MANY, authserv_id=UNNAMED)
