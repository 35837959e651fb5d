"""Mail of which Exchange itself says that one of its own mailboxes sent it, and what only looks like it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from builders import MAILBOX, a_mail, a_raw
from heard.mail.border import Border
from heard.mail.from_inside import InsideMark, is_from_inside
from heard.mail.message import RawMessage
from heard.mail.parse import parse

OFFICER = "helen.lead@northgate.example"
AUTH_AS = "X-MS-Exchange-Organization-AuthAs"
INTERNAL = f"{AUTH_AS}: Internal"
BOTH = frozenset(InsideMark)


def raw(*lines: str, sender: str = OFFICER, resolved: str | None = None) -> RawMessage:
    head = "".join(f"{line}\r\n" for line in lines)
    mail = re.sub(rb"\r?\n", b"\r\n", a_mail(sender=None))
    return replace(a_raw(f"{head}From: {sender}\r\n".encode() + mail), resolved_sender=resolved)


def is_known(message: RawMessage, *counted: InsideMark) -> bool:
    domains = {MAILBOX.rpartition("@")[2]}
    border = Border("mx.northgate.example")
    return is_from_inside(parse(message.content), message, counted=counted or BOTH, domains=domains, border=border)


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([INTERNAL], id="as Exchange writes it"),
        pytest.param([INTERNAL.upper()], id="capitals"),
        pytest.param([f"{AUTH_AS}:\r\n\tInternal"], id="folded"),
        pytest.param([INTERNAL, "X-A: b", INTERNAL], id="twice"),
    ],
)
def test_what_exchange_marks_as_internal_is_from_inside(lines: list[str]) -> None:
    assert is_known(raw(*lines), InsideMark.AUTH_AS)


@pytest.mark.parametrize(
    "lines, sender",
    [
        pytest.param([], OFFICER, id="no mark"),
        pytest.param([f"{AUTH_AS}: Anonymous"], OFFICER, id="from outside"),
        pytest.param([INTERNAL, f"{AUTH_AS}: Anonymous"], OFFICER, id="both"),
        pytest.param([INTERNAL, f"{AUTH_AS} : Anonymous"], OFFICER, id="a second one that not every program reads"),
        pytest.param([f"{AUTH_AS} : Internal"], OFFICER, id="a blank before the colon"),
        pytest.param(["X-A: b\r" + INTERNAL], OFFICER, id="behind a bare carriage return"),
        pytest.param([INTERNAL, "no header at all"], OFFICER, id="in a head with a line that is no header"),
        pytest.param(["X-MS-Exchange-CrossTenant-AuthAs: Internal"], OFFICER, id="one that travels between strangers"),
        pytest.param([f"X-{INTERNAL}"], OFFICER, id="a header like it"),
        pytest.param([f"{AUTH_AS}: Internally"], OFFICER, id="a word like it"),
        pytest.param([INTERNAL], "dot@tenant.example", id="of an address elsewhere"),
        pytest.param([INTERNAL], f"{OFFICER}, dot@northgate.example", id="of two senders"),
    ],
)
def test_what_is_not_marked_so_is_not(lines: list[str], sender: str) -> None:
    assert not is_known(raw(*lines, sender=sender))


BY_MX = "Received: from else.example by mx.northgate.example with ESMTP id 1; now"


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["Sender: dot@northgate.example"], id="sent by another, as a meeting passed on is"),
        pytest.param(["Resent-From: dot@northgate.example"], id="sent on"),
        pytest.param(["X-MS-Exchange-Inbox-Rules-Loop: dot@northgate.example"], id="redirected by a rule"),
        pytest.param([BY_MX], id="taken in at the border"),
        pytest.param(["X-A: b\nX-B: c"], id="with a line that ends otherwise than the first"),
    ],
)
@pytest.mark.parametrize("resolved", [None, OFFICER], ids=["AuthAs", "directory"])
def test_what_somebody_else_may_have_written_is_not(lines: list[str], resolved: str | None) -> None:
    assert not is_known(raw(INTERNAL, *lines, resolved=resolved))
    assert is_known(raw(INTERNAL, resolved=resolved))


def test_her_own_address_in_sender_takes_nothing_away() -> None:
    assert is_known(raw(INTERNAL, f"Sender: {OFFICER}"))


@pytest.mark.parametrize(
    "sender",
    [
        pytest.param(f"Helen Lead <{OFFICER}>", id="name and address"),
        pytest.param(f'"Lead, Helen" <{OFFICER}>', id="a quoted name"),
        pytest.param(f"=?utf-8?q?H=C3=A9l=C3=A8ne?= <{OFFICER}>", id="a name in other letters"),
        pytest.param(OFFICER.upper(), id="capitals"),
    ],
)
def test_a_from_that_every_program_reads_alike_is_believed(sender: str) -> None:
    assert is_known(raw(INTERNAL, sender=sender))


@pytest.mark.parametrize(
    "sender",
    [
        pytest.param(f"dot@northgate.example <{OFFICER}>", id="another's address for a name"),
        pytest.param(f'"dot@northgate.example" <{OFFICER}>', id="in quotes, too"),
        pytest.param(f"<{OFFICER}> dot@northgate.example", id="behind it"),
        pytest.param(f"<@dot.northgate.example:{OFFICER}>", id="a route"),
        pytest.param(f"undisclosed:; {OFFICER}", id="a group"),
        pytest.param(f"mailto:{OFFICER}", id="a link"),
        pytest.param("=?utf-8?q?helen.lead=40northgate.example?=", id="encoded"),
        pytest.param(f"dot at northgate\r\nFrom: {OFFICER}", id="two"),
    ],
)
def test_a_from_that_may_be_read_as_anothers_is_not(sender: str) -> None:
    content = raw(INTERNAL).content.replace(b"From: " + OFFICER.encode(), b"From: " + sender.encode())
    assert b"From: " + sender.encode() in content
    assert not is_known(replace(raw(), content=content))


def test_a_mark_in_the_text_or_in_a_mail_within_is_none() -> None:
    within = a_mail(headers=[(AUTH_AS, "Internal")]).decode()
    assert not is_known(a_raw(a_mail(within, sender=OFFICER)))


def test_a_sender_of_the_directory_is_from_inside() -> None:
    assert is_known(raw(resolved=OFFICER), InsideMark.RESOLVED_SENDER)


@pytest.mark.parametrize(
    "message",
    [
        pytest.param(raw(resolved="dot@northgate.example"), id="whom From does not name"),
        pytest.param(raw(f"{AUTH_AS}: Anonymous", resolved=OFFICER), id="though it came from outside"),
        pytest.param(raw("no header at all", resolved=OFFICER), id="in a head with a line that is no header"),
        pytest.param(raw(sender=f"{OFFICER}, dot@northgate.example", resolved=OFFICER), id="beside another"),
    ],
)
def test_one_that_does_not_agree_with_the_mail_is_not(message: RawMessage) -> None:
    assert not is_known(message)


@pytest.mark.parametrize(
    "message, other",
    [
        pytest.param(raw(INTERNAL), InsideMark.RESOLVED_SENDER, id="AuthAs"),
        pytest.param(raw(resolved=OFFICER), InsideMark.AUTH_AS, id="directory"),
    ],
)
def test_only_a_mark_that_counts_at_this_site_shows_anything(message: RawMessage, other: InsideMark) -> None:
    assert is_known(message)
    assert not is_known(message, other)
    assert not is_from_inside(parse(message.content), message, counted=(), domains={"northgate.example"})


def test_where_anybody_may_have_an_address_authas_shows_nobody() -> None:
    message = raw(INTERNAL)
    assert not is_from_inside(parse(message.content), message, counted=BOTH, domains=frozenset())
