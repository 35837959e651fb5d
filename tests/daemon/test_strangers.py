"""Who is a stranger to a case stays one, and a first complaint is heard as one, however near it comes to the case."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from builders import MONDAY, TENANT, a_house, a_mail, a_raw
from heard.casework.events import About, CasesLinked
from heard.daemon import receive
from heard.daemon.house import House
from heard.judgement.actions import AskOfficer, ChangeCase, FileOnCase

FIRST, SECOND = "NH-26-0001", "NH-26-0002"
LEAK = """I told you of the leak in my bathroom three weeks ago and nothing has been done. Water comes through the
ceiling and the plaster has come down on the bath. This is not good enough.

Dorothy Finch
Flat 5, 12 Mill Lane
"""


class Hearing:
    """A house, and who writes to it, an hour apart."""

    def __init__(self, house: House) -> None:
        self.house, self.count = house, 0

    def hear(self, text: str, sender: str = f"Dorothy Finch <{TENANT}>", **more: Any) -> receive.Heard:
        self.count += 1
        mail = a_mail(text, sender=sender, message_id=f"<{self.count}@post.example>", **more)
        raw = a_raw(mail, uid=self.count, received_at=MONDAY + timedelta(hours=self.count))
        [heard] = receive.hear(receive.keep([raw], self.house), self.house)
        return heard


@pytest.fixture
def post(tmp_path: Path) -> Hearing:
    return Hearing(a_house(tmp_path / "heard.db"))


@pytest.fixture
def leak(post: Hearing) -> Hearing:
    """The same, where the complaint of flat 5 has come."""
    post.hear(LEAK, subject="Leak")
    return post


def links(heard: receive.Heard) -> list[str]:
    events = [action.event for action in heard.decision.actions if isinstance(action, ChangeCase)]
    return [str(event.other) for event in events if isinstance(event, CasesLinked)]


def asks_which_case(heard: receive.Heard) -> bool:
    asked = [action for action in heard.decision.actions if isinstance(action, AskOfficer)]
    return any(each.about is About.WHICH_CASE for each in asked)


FIRST_COMPLAINTS = {
    "a neighbour who names the flat upstairs": """I want to complain. Water from Flat 5, 12 Mill Lane comes through my
ceiling, the plaster has come down in my bathroom, and nothing has been done about the leak for weeks.

Ann Other
Flat 3, 12 Mill Lane
""",
    "another of the household about the plasterer": """I want to make a formal complaint about your plasterer. The
bathroom plaster came down on my laptop and he laughed at me.

Kim Doe
Flat 5, 12 Mill Lane
""",
    "another of the household about the same": """I make a complaint about the leak in the bathroom. The ceiling and the
plaster are down, and nobody tells me anything.

Karen Finch
Flat 5, 12 Mill Lane
""",
}


@pytest.mark.parametrize("text", FIRST_COMPLAINTS.values(), ids=FIRST_COMPLAINTS)
def test_a_first_complaint_near_a_case_is_acknowledged_linked_and_asked_about(leak: Hearing, text: str) -> None:
    heard = leak.hear(text, "Somebody <somebody@else.example>", subject="Complaint")
    assert (heard.reference, heard.decision.opens_case, links(heard)) == (SECOND, True, [FIRST])
    assert "complainant.acknowledgement.stage-1" in heard.letters
    assert asks_which_case(heard)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("NH-26-0001, Flat 5, 12 Mill Lane. Any news?", id="number and home"),
        pytest.param("Please send me all you hold on NH-26-0001, Mrs Dorothy Finch.", id="number and name"),
        pytest.param("Any news for Mrs Dorothy Finch of Flat 5, 12 Mill Lane, and her ceiling?", id="home and name"),
    ],
)
def test_a_stranger_who_names_a_case_is_not_put_on_it_nor_known_there_afterwards(leak: Hearing, text: str) -> None:
    stranger = "X <x@else.example>"
    first = leak.hear(text, stranger, subject="News")
    assert (first.reference, first.decision.opens_case, FIRST in links(first)) == (SECOND, True, True)
    assert asks_which_case(first)
    assert leak.hear("Send me the file about the bathroom ceiling.", stranger, subject="File").reference != FIRST


def test_two_tenants_who_use_one_pattern_of_a_residents_association_have_a_case_each(post: Hearing) -> None:
    pattern = (
        "The heating of our whole block has been off since October and nothing has been done about it.\n"
        "We ask you to open a formal complaint for each household, as our association has advised us.\n"
    )
    above = "\n-----Original Message-----\nFrom: Residents <ra@block.example>\nSent: 1 May 2026 10:00\nTo: all\n"
    assert post.hear(f"{pattern}\nDorothy Finch", subject="Heating").reference == FIRST
    second = f"I want this too. I complain about my heating.\n\nBob Stone\n{above}Subject: Pattern\n\n{pattern}"
    heard = post.hear(second, "Bob Stone <bob@else.example>", subject="Heating complaint")
    assert (heard.reference, links(heard), asks_which_case(heard)) == (SECOND, [FIRST], True)
    assert "complainant.acknowledgement.stage-1" in heard.letters


def test_a_case_that_is_named_besides_ones_own_is_linked(leak: Hearing) -> None:
    bo = "Bo Stone <bo@else.example>"
    lift = "The lift in Rowan Tower has stood still since March and nobody mends it. I want to complain."
    leak.hear(f"{lift}\n\nBo Stone\n3 Rowan Tower", bo, subject="Lift")
    more = "The lift in Rowan Tower still stands. As I said, nobody mends it. See also NH-26-0001."
    heard = leak.hear(more, bo, subject="Lift stands still")
    [filed] = [action for action in heard.decision.actions if isinstance(action, FileOnCase)]
    assert (filed.reference, filed.sure, links(heard)) == (SECOND, True, [FIRST])


def test_an_enquiry_of_a_stranger_about_a_case_is_not_set_aside_in_silence(leak: Hearing) -> None:
    heard = leak.hear(
        "Could you tell me please when somebody comes about the plaster and the leak in the bathroom?\n\n"
        "Mary Finch\nFlat 5, 12 Mill Lane",
        "Mary Finch <mary@else.example>",
        subject="Ceiling",
    )
    assert (heard.reference, asks_which_case(heard)) == (None, True)


@pytest.mark.parametrize(
    "sender, closing",
    [
        pytest.param(
            "Nora Quill <nora@citizens.example>", "Nora Quill, Citizens' Help, acting with authority", id="a helper"
        ),
        pytest.param(
            "Cllr Moss <cllr.moss@gmail.com>", "Councillor Moss, casework from my ward surgery", id="a councillor"
        ),
    ],
)
def test_the_second_client_of_one_who_writes_for_many_has_a_case_of_their_own(
    post: Hearing, sender: str, closing: str
) -> None:
    letter = "I write on behalf of {} of {}, who says that the {} has not been mended for months.\n\n" + closing
    post.hear(letter.format("Tom Reed", "1 Elm Street", "bath"), sender, subject="Tom Reed")
    heard = post.hear(letter.format("Una Shaw", "2 Oak Road", "boiler"), sender, subject="Una Shaw")
    assert heard.reference == SECOND
    assert heard.decision.opens_case
