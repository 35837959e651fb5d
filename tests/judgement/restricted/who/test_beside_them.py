"""Who is kin of Tess Calloway by their own words, or helps her by trade, or has her first name and no more."""

from __future__ import annotations

import pytest

from builders import a_message, a_writer, the_facts
from heard.casework.events import PersonNumber
from heard.casework.people import Role
from heard.judgement.restricted.who.beside_them import helper_in, helps_too, kin_in, wants_the_same
from heard.judgement.restricted.who.person import recognised
from heard.judgement.restricted.who.who_it_is import Recognised
from heard.judgement.restricted.words.once import Once
from heard.mail.message import Address
from judgement.restricted.a_limit import CASE, HER_ADDRESS, HIS_ADDRESS, STRANGE, TESS, a_limit

HEDGE = "The laurel is dead, and the nursery's invoice for secateurs is still not here."


def judged(text: str, name: str = "", address: str = STRANGE, role: Role = Role.TENANT) -> Recognised:
    known = address == HER_ADDRESS
    person = TESS if known else PersonNumber(31)
    writer = a_writer(address=Address(name, address), role=role, person=person, known=known)
    message = a_message(text, sender=f'"{name}" <{address}>' if name else address, subject="A letter")
    limit = a_limit()
    return recognised(message, the_facts(writer=writer, limits=(limit,)), limit)


@pytest.mark.parametrize(
    "text, name, verdict",
    [
        pytest.param(f"{HEDGE}\nTess", "", "ask", id="signed"),
        pytest.param(f"Me again, third mail and no reply. {HEDGE}\nTess", "Tess", "ask", id="again and again"),
        pytest.param(f"Tess here. {HEDGE}", "", "ask", id="she says who she is"),
        pytest.param(f"{HEDGE} All along Alder Row.\nTess", "", "ask", id="with her street"),
        pytest.param(f"{HEDGE}\nTess, number 7", "", "yes", id="with the number of her home"),
        pytest.param(f"{HEDGE}\nTess, 7 Alder Row", "", "yes", id="with her home"),
        pytest.param(f"{HEDGE}\nTess C", "", "yes", id="with an initial of her family name"),
        pytest.param(f"{HEDGE}\nTess", "callow.tess", "yes", id="under a play on her family name"),
        pytest.param(f"{HEDGE}\nTess\n07700 900555", "", "yes", id="with her telephone"),
        pytest.param(f"{HEDGE} See {CASE}.\nTess", "", "yes", id="with her case"),
        pytest.param(f"{HEDGE}\nTess Marlow", "", "no", id="with another family name"),
    ],
)
def test_a_first_name_alone_is_asked_about_at_most(text: str, name: str, verdict: str) -> None:
    found = judged(text, name)
    assert found.verdict == verdict, found


@pytest.mark.parametrize(
    "text",
    [
        "I am a support worker with Mind for Tess Calloway.",
        "My name is Jo Pike and I am Tess Calloway's social worker.",
        "I'm Tess's new key worker and she has asked me to help.",
        "I write as the carer of Tess Calloway, with her signed consent.",
        "I am interpreting for Mrs Tess Calloway of 7 Alder Row.",
        "Our client Tess Calloway has asked us to write.",
        "I am writing as a housing adviser for Tess Calloway.",
        "This is her support worker. Tess asks what you will do.",
        "Please see what can be done for Tess Calloway.\n\nKay Orme\nHousing Adviser, Shelterline",
    ],
)
def test_who_helps_her_by_trade_is_never_she(text: str) -> None:
    assert helper_in(Once(a_message(text)), a_limit())
    assert judged(f"{HEDGE} {text}", "Kay Orme", "kay@hub.example").verdict == "no"


@pytest.mark.parametrize(
    "text",
    [
        "Please deal with my support worker Lynn in future. Tess Calloway",
        "I am waiting for a support worker. Tess Calloway",
        "I need an interpreter. Tess Calloway",
        "My carer says to write to you. Tess Calloway",
        "I am Tess Calloway's sister and carer.",
    ],
)
def test_what_is_said_of_a_helper_makes_nobody_one(text: str) -> None:
    assert helper_in(Once(a_message(text)), a_limit()) == ""


def test_her_own_address_stays_hers_whatever_it_says_of_a_trade() -> None:
    assert judged(f"I am a carer for my husband. {HEDGE}", "Tess Calloway", HER_ADDRESS).verdict == "yes"
    assert judged(f"I am a carer for my husband. {HEDGE}\nTess Calloway").verdict == "yes"


def test_whom_the_settings_know_as_advisers_are_never_she() -> None:
    assert judged(f"For Tess Calloway: {HEDGE}", "Kay Orme", role=Role.ADVOCATE).verdict == "no"


@pytest.mark.parametrize(
    "text, name, verdict",
    [
        pytest.param(
            "My mother Tess Calloway of 7 Alder Row is in hospital since Monday, who do I tell about her keys?",
            "Gavin Calloway",
            "no",
            id="a question of her son's",
        ),
        pytest.param("My mum Tess died on Sunday. What of the keys of 7 Alder Row?", "", "no", id="a death"),
        pytest.param("I am Tess Calloway's son. Can her gas service be moved?", "Tim Marsh", "no", id="her gas"),
        pytest.param(f"My mother Tess asked me to write. {HEDGE}", "Simon Calloway", "ask", id="asked to write"),
        pytest.param(
            f"My wife Tess is banned by you so I am typing for her. {HEDGE}", "Mr Calloway", "ask", id="types"
        ),
        pytest.param(
            f"My mother Tess can't use her computer. She wants me to tell you: {HEDGE}", "Tim Marsh", "ask", id="tells"
        ),
    ],
)
def test_kin_whom_the_register_does_not_have_are_asked_about_only_where_they_write_for_her(
    text: str, name: str, verdict: str
) -> None:
    found = judged(text, name, "kin@homely.example")
    assert found.verdict == verdict, found


def test_kin_is_said_of_her_and_of_nobody_else() -> None:
    limit = a_limit()
    assert kin_in(Once(a_message("My sister Tess asked me to write.")), limit) == "my sister tess"
    assert kin_in(Once(a_message("Tess is my mum.")), limit) == "tess is my mum"
    assert kin_in(Once(a_message("My neighbour Tess asked me to write.")), limit) == ""
    assert kin_in(Once(a_message("My mother asked me to write to Tess.")), limit) == ""


@pytest.mark.parametrize(
    "text",
    [
        f"I want a complaint opened in my own name because hers was refused. {HEDGE}",
        f"Since you will not answer my wife, open it for me. {HEDGE}",
        f"I want my own complaint about it. {HEDGE}",
    ],
)
def test_her_household_about_her_matter_in_their_own_name_is_asked_about_and_never_limited(text: str) -> None:
    found = judged(f"{text}\nBill Calloway", "Bill Calloway", HIS_ADDRESS)
    assert found.verdict == "ask", found


def test_her_household_about_something_else_is_nobodys_business() -> None:
    text = "I complain in my own name: my radiator in 7 Alder Row is cold.\nBill Calloway"
    assert judged(text, "Bill Calloway", HIS_ADDRESS).verdict == "no"


def test_a_husband_who_cares_for_her_and_writes_for_her_is_asked_about() -> None:
    text = f"I am Tess's husband and carer. She wants you to know this. {HEDGE}"
    found = judged(text, "Bill Calloway", HIS_ADDRESS)
    assert (found.verdict, found.doubt) == ("ask", "its writer may be an advocate of theirs (“and carer”)")


@pytest.mark.parametrize(
    "text, verdict",
    [
        pytest.param(
            "Yes it is me again, from another address since you block the other one. Number 7. The laurel. "
            "You know who I am.",
            "ask",
            id="all of it",
        ),
        pytest.param("You know who this is. The laurel. Number 7.", "ask", id="the number and the matter"),
        pytest.param("Guess who. You blocked my old address. The laurel.", "ask", id="what is blocked"),
        pytest.param("Me again about my kitchen window, flat 7.", "no", id="another matter"),
        pytest.param("I write from another account as my phone broke. My heating is off.", "no", id="a new account"),
    ],
)
def test_who_says_to_be_known_and_gives_no_name_is_asked_about(text: str, verdict: str) -> None:
    found = judged(text, "Nightowl", "n@fastmsg.example")
    assert found.verdict == verdict, found


@pytest.mark.parametrize("name", ["Tess Calloway via Resident Portal", "'Tess Calloway' via Complaints"])
def test_the_name_that_a_portal_shows_is_read_without_the_portal(name: str) -> None:
    assert judged(HEDGE, name, "portal@mailer.example").verdict == "yes"


@pytest.mark.parametrize(
    "text, words",
    [
        ("I am his wife and carer.", "and carer"),
        ("Her signed consent is attached.", "signed consent"),
        ("I hold power of attorney.", "power of attorney"),
        ("I do not care and I do not consent.", ""),
    ],
)
def test_who_cares_for_somebody_or_has_it_on_paper(text: str, words: str) -> None:
    assert helps_too(a_message(text)) == words


def test_who_wants_for_themselves_what_another_was_refused() -> None:
    assert wants_the_same(a_message("Hers was closed, so take it in my name.")) == "hers was closed"
    assert wants_the_same(a_message("My own tenancy is at 9 Elm Road.")) == ""
