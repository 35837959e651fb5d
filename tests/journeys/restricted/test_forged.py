"""Mail that bears Walter's address, and that the landlord's own server found not to come from there, is not surely his.

It limits nobody, and uses up nothing that he is owed.  Most sites have no such findings: then his address is he.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from restricted.walter import ASKS_FOR_MORE, FILED, IRIS, SAYS_IT_AGAIN, THE_GATE, WALTER, WaltersHouse

from builders import LEAD
from mail.shapes.in_the_house import FIRST
from policies.mailroom import OURS

NOT_CONFIRMED = f"our own server could not confirm that it came from {WALTER}"


def found(verdict: str, by: str = OURS) -> tuple[tuple[str, str], ...]:
    """Return the headers of a mail that a server took in and looked into."""
    return ("Authentication-Results", f"{by}; {verdict}"), ("Received", f"from mx.crake.example by {by}; ")


FORGED = found("spf=fail smtp.mailfrom=evil.example; dkim=none; dmarc=fail header.from=crake.example")


def a_house(tmp_path: Path, option: str = "acknowledge-only", **entry: object) -> WaltersHouse:
    house = WaltersHouse("wnwhl-2009", tmp_path)
    house.restricts(option, **entry)
    return house


@pytest.mark.parametrize(
    "verdict",
    [
        pytest.param("dmarc=fail header.from=crake.example", id="DMARC failed"),
        pytest.param("spf=fail smtp.mailfrom=crake.example; dkim=none", id="SPF failed, and there is no DMARC"),
    ],
)
def test_what_our_server_refutes_limits_nothing_and_a_person_is_asked(verdict: str, tmp_path: Path) -> None:
    house = a_house(tmp_path, "no-same-matter")
    heard = house.writes("2026-06-22 09:00", ASKS_FOR_MORE, headers=found(verdict))
    assert heard.decision.verdicts["restricted"] == "ask"
    assert (house.stage(), house.on_record()) == ("stage-2", []), "it goes on as anybody's would"
    assert house.flagged() == [IRIS, LEAD]
    assert f"<{WALTER}> may be Walter Crake, whose contact is limited." in house.flag()
    assert house.lines()["Against it"] == NOT_CONFIRMED
    assert NOT_CONFIRMED in house.why(3)


def test_it_asks_on_the_address_alone(tmp_path: Path) -> None:
    house = a_house(tmp_path)
    heard = house.writes("2026-06-22 09:00", THE_GATE, sender=WALTER, signed="", headers=FORGED)
    assert heard.decision.verdicts["restricted"] == "ask"


def test_it_does_not_use_up_what_is_acknowledged_once_a_week(tmp_path: Path) -> None:
    house = a_house(tmp_path, at_most="1 a week")
    house.writes("2026-06-22 09:00", SAYS_IT_AGAIN, headers=FORGED)
    assert (house.to_walter(), house.counted()) == ([], (0, 0))
    house.writes("2026-06-23 09:00", f"{SAYS_IT_AGAIN} And I wait.")
    assert (house.to_walter(), house.counted()) == ([FILED], (1, 0))


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param((), id="nobody looked into it"),
        pytest.param(found("none"), id="nothing was looked into"),
        pytest.param(found("dmarc=pass header.from=crake.example"), id="our server vouches for it"),
        pytest.param(found("spf=fail smtp.mailfrom=lists.example; dmarc=none"), id="SPF failed for another domain"),
        pytest.param(found("spf=softfail smtp.mailfrom=crake.example"), id="its domain is not sure itself"),
        pytest.param(found("dmarc=fail header.from=crake.example", "mx.evil.example"), id="another server says so"),
    ],
)
def test_where_our_server_says_nothing_against_it_his_address_is_he(
    headers: tuple[tuple[str, str], ...], tmp_path: Path
) -> None:
    house = a_house(tmp_path, "no-same-matter")
    heard = house.writes("2026-06-22 09:00", ASKS_FOR_MORE, headers=headers)
    assert (heard.decision.verdicts["restricted"], heard.reference, house.stage()) == ("yes", FIRST, "stage-1")
    assert "Against it" not in house.lines()


A_FORM = """\
Name: Walter Crake
Email: {walter}
Address: 14 Lime Grove
Message: {text}
"""
FORGED_FORM = found("spf=fail smtp.mailfrom=evil.example; dkim=none; dmarc=fail header.from=northgate.example")


def sent_through_a_form(house: WaltersHouse, text: str, headers: tuple[tuple[str, str], ...]) -> str | None:
    heard = house.writes(
        "2026-06-22 09:00",
        A_FORM.format(walter=WALTER, text=text),
        subject="Website enquiry",
        sender="Web form <no-reply@northgate.example>",
        signed="",
        headers=headers,
    )
    return heard.decision.verdicts.get("restricted")


def test_a_web_form_that_our_server_refutes_limits_nothing_and_uses_up_nothing(tmp_path: Path) -> None:
    house = a_house(tmp_path, at_most="1 a week")
    assert sent_through_a_form(house, SAYS_IT_AGAIN, FORGED_FORM) == "ask"
    assert house.lines()["Against it"] == "our own server could not confirm that it came from our web form"
    assert (house.to_walter(), house.counted()) == ([], (0, 0))
    house.writes("2026-06-23 09:00", f"{SAYS_IT_AGAIN} And I wait.")
    assert (house.to_walter(), house.counted()) == ([FILED], (1, 0))


def test_what_it_asks_for_is_heard_as_anybodys(tmp_path: Path) -> None:
    house = a_house(tmp_path, "no-same-matter")
    assert sent_through_a_form(house, ASKS_FOR_MORE, FORGED_FORM) == "ask"
    assert house.on_record() == []


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param((), id="nobody looked into it"),
        pytest.param(found("dmarc=pass header.from=northgate.example"), id="our server vouches for the form"),
        pytest.param(found("dmarc=fail header.from=crake.example"), id="his own domain is nothing of a form's"),
    ],
)
def test_a_web_form_that_nothing_speaks_against_is_his(headers: tuple[tuple[str, str], ...], tmp_path: Path) -> None:
    assert sent_through_a_form(a_house(tmp_path), SAYS_IT_AGAIN, headers) == "yes"


def test_a_danger_in_it_is_told_as_always(tmp_path: Path) -> None:
    house = a_house(tmp_path)
    house.writes("2026-06-22 09:00", f"{SAYS_IT_AGAIN} And I can smell gas in the hall.", headers=FORGED)
    assert "officer.notice.danger" in house.place.letter_names()
