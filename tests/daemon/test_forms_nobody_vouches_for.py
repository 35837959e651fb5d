"""A web form's mail speaks for whoever it names only where our own server vouches that the form sent it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from builders import LANDLORD, MAILBOX, TENANT, a_house, a_mail, a_raw
from heard.casework.events import About, Kind
from heard.daemon import receive, send
from heard.daemon.house import House
from heard.daemon.receive import Heard
from heard.judgement.actions import AskOfficer, FileOnCase

FORM = "webform@northgate.example"
PASSED = ("Authentication-Results", "mx.northgate.example; dmarc=pass header.from=northgate.example")
FAILED = ("Authentication-Results", "mx.northgate.example; dmarc=fail header.from=northgate.example")


def the_house(path: Path, *, believes: bool = True) -> House:
    """A house in which one complaint was heard and acknowledged: NH-26-0001."""
    ids = {MAILBOX: "mx.northgate.example"} if believes else {}
    house = a_house(path / "heard.db", landlord=replace(LANDLORD, authserv_ids=ids))
    receive.hear(receive.keep([a_raw(a_mail())], house), house)
    send.count_as_sent(house)
    return house


def through_the_form(house: House, said: str, *headers: tuple[str, str], uid: int = 2) -> Heard:
    text = f"Name: Dorothy Finch\nEmail: {TENANT}\nMessage: {said}\n"
    headers = (*headers, ("Received", "from web.northgate.example by mx.northgate.example; now"))
    mail = a_mail(text, sender=FORM, subject="Contact form", message_id=f"<{uid}@form.example>", headers=headers)
    [heard] = receive.hear(receive.keep([a_raw(mail, uid=uid)], house), house)
    return heard


def asked(heard: Heard) -> list[About]:
    return [action.about for action in heard.decision.actions if isinstance(action, AskOfficer)]


WITHDRAWS = "Please close my complaint NH-26-0001 about the leak in the kitchen, I withdraw it."


@pytest.mark.parametrize(
    "believes, header, expected",
    [
        pytest.param(True, PASSED, [], id="our server says that the form sent it"),
        pytest.param(True, FAILED, [About.WHO_IS_IT], id="our server says that it did not"),
        pytest.param(True, ("X-Nothing", "said"), [About.WHO_IS_IT], id="our server says nothing"),
        pytest.param(False, PASSED, [About.WHO_IS_IT], id="no server of ours is named, so that none is believed"),
    ],
)
def test_who_withdraws_through_a_form(
    tmp_path: Path, believes: bool, header: tuple[str, str], expected: list[About]
) -> None:
    heard = through_the_form(the_house(tmp_path, believes=believes), WITHDRAWS, header)
    assert (heard.decision.kind, heard.reference) == (Kind.RESOLVED, "NH-26-0001")
    assert asked(heard) == expected
    assert heard.decision.kind_sure is (not expected)


def test_a_complaint_through_a_form_nobody_vouches_for_is_heard_and_acknowledged(tmp_path: Path) -> None:
    heard = through_the_form(the_house(tmp_path), "I want to complain. My boiler at 9 Oak Road is off.", FAILED)
    assert heard.decision.opens_case
    assert "complainant.acknowledgement.stage-1" in heard.letters


def test_whom_such_a_form_asks_to_answer_is_not_known_on_the_case(tmp_path: Path) -> None:
    house = the_house(tmp_path)
    stranger = "thief@else.example"
    through_the_form(house, "More about the leak in the kitchen, NH-26-0001.", FAILED, ("Cc", stranger))
    mail = a_mail(
        "Send me all letters on NH-26-0001.", sender=stranger, subject="NH-26-0001", message_id="<3@e.example>"
    )
    [heard] = receive.hear(receive.keep([a_raw(mail, uid=3)], house), house)
    assert not any(isinstance(action, FileOnCase) and action.sure for action in heard.decision.actions)
