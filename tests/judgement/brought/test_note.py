"""What an officer tells of somebody's call, visit, letter or talk, and what is no such note."""

from __future__ import annotations

import pytest

from builders import LANDLORD, LEAD, MAILBOX, OFFICER, RULES, TENANT, a_message
from heard.judgement.brought.note import Note, noted_in


def noted(text: str, subject: str = "For logging", to: str = MAILBOX) -> Note | None:
    message = a_message(
        text, sender=f"Gary Officer <{OFFICER}>", subject=subject, to=to, message_id="<n@northgate.example>"
    )
    return noted_in(message, RULES.brought, LANDLORD)


@pytest.mark.parametrize(
    "text, subject, person, channel",
    [
        pytest.param(
            "Ms M Dray, 3 Quarry Lane. Very upset, wants it taken as a complaint.",
            "Phone note - Morag Dray - 3 Quarry Lane",
            "Morag Dray",
            "phone",
            id="a telephone note",
        ),
        pytest.param(
            "mrs gwen tate, 9 plover gardens rang sat. says no one turned up for her door, shes fuming",
            "call",
            "Mrs Gwen Tate",
            "phone",
            id="in a hurry, without capitals",
        ),
        pytest.param(
            "Mr Jonah Pell was at the counter at eleven. Nobody phones him back about the lift.",
            "counter",
            "Mr Jonah Pell",
            "counter",
            id="at the counter",
        ),
        pytest.param(
            "Mr Ffoulkes (flat 9) collared me about the hedge. He has been ignored for two years.",
            "Estate walkabout",
            "Mr Ffoulkes",
            "visit",
            id="on the estate",
        ),
        pytest.param(
            "A letter was pushed under my door from Ms Odile Fair, flat 31, who wants to complain of the entry phone.",
            "letter from flat 31",
            "Ms Odile Fair",
            "letter",
            id="a letter",
        ),
        pytest.param(
            "Scanned document attached (1 page). Recognised text:\n\nDear Sirs,\nl have written twice of the "
            "gate and nobody came.\nYours truly\nAgatha Prewett (Miss)\n7 Hollin Court",
            "Scan: complaints",
            "Agatha Prewett",
            "letter",
            id="a letter that the post room scanned",
        ),
        pytest.param(
            "Mr Jem Holt texted my work phone: a no show again, that is the third.",
            "Text",
            "Mr Jem Holt",
            "text",
            id="a text",
        ),
        pytest.param(
            "On our page last night from Kerry Sloper: 8 weeks without a door that locks, what a disgrace.",
            "facebook",
            "Kerry Sloper",
            "social-media",
            id="in public",
        ),
        pytest.param(
            "Client: Morag Dray\nAddress: 7 Winnow Place\nMethod: telephone\nDetails: nobody will take responsibility.",
            "contact today",
            "Morag Dray",
            "phone",
            id="a form's lines",
        ),
        pytest.param(
            "Gentleman at the front desk from 18 Stillage Court, no name. Furious, wants it on record as a complaint.",
            "Tenant",
            "",
            "counter",
            id="nobody's name, but a home",
        ),
    ],
)
def test_somebody_is_told_of(text: str, subject: str, person: str, channel: str) -> None:
    note = noted(text, subject)
    assert note is not None
    assert (note.person, note.channel, note.complains) == (person, channel, True)


def test_a_note_tells_home_and_telephone() -> None:
    note = noted("Mr Jonah Pell, 12 Tithe Walk, rang, nobody came. 07700 900431.")
    assert note is not None
    assert (note.home, note.phone) == ("12 tithe walk", "07700900431")


@pytest.mark.parametrize(
    "text, complains",
    [
        pytest.param(
            "I visited Mr Pell today. He doesn't want to make a complaint about the noise.", False, id="says so"
        ),
        pytest.param("Mrs Aske phoned to say thank you to the engineer, she was delighted.", False, id="thanks"),
        pytest.param("Mrs Achebe rang, not complaining, only wanted us to know.", False, id="only tells"),
        pytest.param("Ms Oyelade phoned for her rent balance, gave it to her.", None, id="a question"),
        pytest.param(
            "Mrs Pell rang. No reply to her complaint of May, she is furious.", True, id="no reply to a complaint"
        ),
    ],
)
def test_whether_they_complain(text: str, complains: bool | None) -> None:
    note = noted(text)
    assert note is not None
    assert note.complains is complains


def test_who_does_not_accept_an_answer_wants_more() -> None:
    note = noted("Morag Dray rang. She's had the letter and isn't accepting it.", "Dray call", LEAD)
    assert note is not None
    assert note.wants_more


@pytest.mark.parametrize(
    "text, subject, to",
    [
        pytest.param("Ned rang in sick, can you cover the phones?", "Friday", LEAD, id="a colleague is ill"),
        pytest.param("The contractor phoned, they can't start until Monday.", "Roofing", LEAD, id="a contractor rang"),
        pytest.param("Spoke to Darren at Kelso Heating, the part is due.", "Heating", LEAD, id="a firm's man"),
        pytest.param("Minutes attached. Item 3: calls to the repairs line.", "Minutes", LEAD, id="minutes"),
        pytest.param(
            "My laptop died, rang the service desk three times, nobody came.", "laptop", MAILBOX, id="a laptop"
        ),
        pytest.param("Helen Lead rang me about the list.", "list", MAILBOX, id="a colleague rang"),
        pytest.param(
            "Dear Mr Pell, thank you for your call. Nobody came, I am sorry.", "Lift", TENANT, id="to the tenant"
        ),
        pytest.param(
            "Do we owe five days from the call if somebody complains over the phone?", "Query", LEAD, id="a rule"
        ),
        pytest.param(
            "Surveyor's visit is on the 19th. Can you tell Miss Pell?", "4 Cask Lane", LEAD, id="a surveyor's visit"
        ),
    ],
)
def test_no_note(text: str, subject: str, to: str) -> None:
    assert noted(text, subject, to) is None


@pytest.mark.parametrize("to, is_note", [(MAILBOX, True), (LEAD, False)])
def test_what_goes_to_the_mailbox_may_be_a_note_whoever_has_a_copy(to: str, is_note: bool) -> None:
    message = a_message(
        "Mrs Pell, 3 Quarry Lane, rang. She wants a complaint logged. Dave, please attend.",
        sender=f"Gary Officer <{OFFICER}>",
        subject="Lift",
        to=to,
        message_id="<n@northgate.example>",
        headers=[("Cc", "dave@plumber.example")],
    )
    assert (noted_in(message, RULES.brought, LANDLORD) is not None) is is_note
