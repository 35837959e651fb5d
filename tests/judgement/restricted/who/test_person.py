"""Whether Tess Calloway wrote it: two things that have nothing to do with each other say so, and one does not."""

from __future__ import annotations

from typing import Any

import pytest

from builders import a_message, a_writer, the_facts
from heard.casework.events import PersonNumber
from heard.casework.people import Role
from heard.judgement.restricted.who.person import recognised
from heard.judgement.restricted.who.who_it_is import Recognised
from heard.mail.message import Address
from judgement.restricted.a_limit import ANOTHER, HER_ADDRESS, HIS_ADDRESS, STRANGE, TESS, a_limit

HEDGE = "The laurel is dead, and the nursery's invoice for secateurs is still not here."
GUTTER = "The gutter above my back bedroom leaks on the carpet. Please mend it."


def judged(
    text: str,
    name: str = "",
    address: str = STRANGE,
    *,
    role: Role = Role.TENANT,
    refuted: bool = False,
    **more: Any,
) -> Recognised:
    known = address == HER_ADDRESS
    person = TESS if known else PersonNumber(31)
    writer = a_writer(address=Address(name, address), role=role, person=person, known=known, refuted=refuted)
    message = a_message(text, sender=f'"{name}" <{address}>' if name else address, subject="A letter")
    limit = a_limit(**more)
    return recognised(message, the_facts(writer=writer, limits=(limit,)), limit)


@pytest.mark.parametrize(
    "text, name, address, verdict",
    [
        pytest.param(GUTTER, "Tess Calloway", HER_ADDRESS, "yes", id="her address, about anything"),
        pytest.param(GUTTER, "", HER_ADDRESS, "yes", id="her address, unsigned"),
        pytest.param(f"{GUTTER}\nBill Calloway", "Tess", HER_ADDRESS, "no", id="her address, signed by her husband"),
        pytest.param(f"{HEDGE}\nTess Calloway", "", STRANGE, "yes", id="her name and her matter"),
        pytest.param(f"{GUTTER}\nTess Calloway, 7 Alder Row", "", STRANGE, "yes", id="her name and her home"),
        pytest.param(f"{GUTTER}\nTess\n07700 900555", "", STRANGE, "yes", id="a given name and her telephone"),
        pytest.param(f"{GUTTER}\nTess Calloway", "", STRANGE, "ask", id="her whole name alone"),
        pytest.param(f"{GUTTER}\nTess", "", STRANGE, "no", id="a given name alone"),
        pytest.param(f"{GUTTER}\nTess Calloway, 4 Elm Road", "", STRANGE, "no", id="her name, and another home"),
        pytest.param(HEDGE, "", STRANGE, "ask", id="her matter alone, in many of its words"),
        pytest.param(f"{HEDGE}\nHugh Penn", "", STRANGE, "no", id="her matter, under another name"),
        pytest.param(
            "Its Tess. All dead.", "Bill Calloway", HIS_ADDRESS, "yes", id="she says so on her husband's phone"
        ),
        pytest.param(f"{GUTTER}\nBill", "Bill Calloway", HIS_ADDRESS, "no", id="her husband about a gutter"),
        pytest.param(
            f"She is stood here telling me what to put. {HEDGE}\nBill", "", HIS_ADDRESS, "yes", id="she dictates it"
        ),
        pytest.param(
            f"This is not for my wife. {HEDGE}\nBill Calloway",
            "",
            HIS_ADDRESS,
            "ask",
            id="he says that it is for himself, and it is her matter",
        ),
        pytest.param(GUTTER, "Hugh Penn", STRANGE, "no", id="somebody else about something else"),
    ],
)
def test_whose_words_they_are(text: str, name: str, address: str, verdict: str) -> None:
    found = judged(text, name, address)
    assert found.verdict == verdict, found


@pytest.mark.parametrize("role", [Role.MEMBER, Role.SOLICITOR, Role.OMBUDSMAN, Role.OFFICER])
def test_members_solicitors_the_ombudsman_and_officers_are_never_she(role: Role) -> None:
    assert judged(f"{HEDGE}\nTess Calloway", address=HER_ADDRESS, role=role).verdict == "no"


@pytest.mark.parametrize(
    "below, name",
    [
        pytest.param("Tess Calloway\n\n-- \nSolicitor", "", id="a solicitor"),
        pytest.param("Cllr Tess Calloway", "", id="a councillor"),
        pytest.param("", "Tess Calloway MP", id="an MP, by the name it was sent under"),
        pytest.param("Tess Calloway\n\n-- \nSupport worker", "", id="a support worker"),
    ],
)
def test_from_her_address_under_her_name_no_office_makes_it_anybody_elses(below: str, name: str) -> None:
    found = judged(f"{HEDGE}\n\n{below}", name, HER_ADDRESS)
    assert found.verdict == "ask"
    assert found.doubt == "it is signed with an office, or as by somebody who helps people by trade"
    assert judged(f"{HEDGE}\n\nHugh Penn\n\n-- \nSolicitor", name, STRANGE).verdict == "no"


@pytest.mark.parametrize("text", [HEDGE, GUTTER])
@pytest.mark.parametrize(
    "below, name",
    [
        pytest.param("Rita", "Rita", id="shown and signed"),
        pytest.param("Rita", "Tess Calloway", id="signed"),
        pytest.param("", "Rita", id="shown"),
    ],
)
def test_from_her_address_under_a_first_name_that_is_none_of_hers_a_person_is_asked(
    below: str, name: str, text: str
) -> None:
    found = judged(f"{text}\n\n{below}", name, HER_ADDRESS)
    assert (found.verdict, found.doubt) == ("ask", "“Rita” is no first name of theirs")


def test_whoever_lives_with_her_and_writes_of_it_in_their_own_name_is_asked_about() -> None:
    for name, address in (("Bill", HER_ADDRESS), ("Bill Calloway", HIS_ADDRESS)):
        assert judged(f"{HEDGE}\n\nBill", name, address).verdict == "ask"
    typed = judged(f"{HEDGE} I am only typing for her.\n\nBill", "Bill", HER_ADDRESS)
    assert typed.verdict == "yes", "where the words are hers it is she"


def test_a_neighbour_who_begins_as_her_mails_do_is_not_she_for_it() -> None:
    theirs = ("The laurel is dead. Pay for it.", "The laurel is brown. Who pays?")
    found = judged("The laurel is on our path, and its secateurs lie in the nursery.", theirs=theirs)
    assert (found.verdict, found.doubt) == ("ask", "a neighbour could have written as much")


def test_a_councillor_who_signs_as_one_is_never_she() -> None:
    assert judged(HEDGE, "Cllr Tess Calloway").verdict == "no"


def test_what_she_used_once_counts_beside_a_name_that_fits_and_not_beside_another() -> None:
    assert judged(f"{GUTTER}\nTess", used=(STRANGE,)).verdict == "yes"
    assert judged(f"{GUTTER}\nHugh Penn", used=(STRANGE,)).verdict == "no"


def test_of_two_with_one_name_in_one_home_a_person_is_asked_unless_it_says_which() -> None:
    namesakes = ("Tess Calloway (daughter)",)
    assert judged(f"{GUTTER}\nTess Calloway, 7 Alder Row", household=namesakes).verdict == "ask"
    assert judged(GUTTER, "Tess Calloway", HER_ADDRESS, household=namesakes).verdict == "yes"


@pytest.mark.parametrize(
    "text, name, address, verdict",
    [
        pytest.param(GUTTER, "Tess Calloway", HER_ADDRESS, "ask", id="her address, about anything"),
        pytest.param(GUTTER, "", HER_ADDRESS, "ask", id="her address, unsigned"),
        pytest.param(f"{HEDGE}\nTess Calloway", "", HER_ADDRESS, "ask", id="her address, her name and her matter"),
        pytest.param(f"{HEDGE}\nTess Calloway", "", STRANGE, "ask", id="her name and her matter"),
        pytest.param(f"{GUTTER}\nBill Calloway", "Tess", HER_ADDRESS, "no", id="her address, signed by her husband"),
        pytest.param(GUTTER, "Hugh Penn", STRANGE, "no", id="somebody else about something else"),
    ],
)
def test_where_our_own_server_refutes_the_sender_a_person_is_asked_at_most(
    text: str, name: str, address: str, verdict: str
) -> None:
    found = judged(text, name, address, refuted=True)
    assert found.verdict == verdict, found
    if verdict == "ask":
        assert found.doubt == f"our own server could not confirm that it came from {address}"
        assert found.against == found.doubt


def test_somebody_of_her_name_in_another_home_is_asked_about_at_most_however_much_else_fits() -> None:
    told_of_it = ((ANOTHER, ("The laurel is dead and so are the secateurs of the nursery.",)),)
    found = judged(f"{HEDGE}\nTess Calloway, 4 Elm Road", used=(STRANGE,), elsewhere=told_of_it)
    assert (found.verdict, found.doubt) == ("ask", "it tells of another home, 4 Elm Road")


def test_words_that_the_matter_has_too_count_once() -> None:
    told_of_it = ((ANOTHER, ("The laurel is dead and so are the secateurs of the nursery.",)),)
    assert judged(f"{HEDGE}\nTess", elsewhere=told_of_it).points == judged(f"{HEDGE}\nTess").points


def test_what_speaks_against_it_is_said_too() -> None:
    found = judged(f"{HEDGE}\nTess Calloway, 4 Elm Road")
    assert found.against == "it tells of another home, 4 Elm Road"
    assert judged(f"{HEDGE}\nTess Calloway").against == ""
    assert judged(HEDGE).against == "a neighbour could have written as much"


def test_the_weightiest_signs_come_first_and_say_why() -> None:
    found = judged(f"{HEDGE}\nTess Calloway", address=HER_ADDRESS)
    assert found.signs[0].because == f"{HER_ADDRESS} is an address of theirs"
    assert found.because.startswith(f"{HER_ADDRESS} is an address of theirs and ")
    assert [abs(sign.points) for sign in found.signs] == sorted(
        (abs(sign.points) for sign in found.signs), reverse=True
    )


def test_where_nothing_points_to_her_it_says_so() -> None:
    assert judged(GUTTER, "Hugh Penn").because == "nothing points to them"


def test_who_hides_and_speaks_of_the_limit_is_asked_about() -> None:
    assert judged("I ask for a friend of mine whom you told not to write. Will you hear her?").verdict == "ask"


@pytest.mark.parametrize(
    "text, name, address, verdict",
    [
        pytest.param(
            "The laurel at my place is dead, and so is the hedge.\nBill Calloway\n12 Mill Road",
            "Bill Calloway", HIS_ADDRESS, "no", id="a relative who lives elsewhere, about a hedge of his own",
        ),
        pytest.param(
            f"{HEDGE} This I complain of, and I am complaining for myself.\nBill Calloway\n7 Alder Row",
            "Bill Calloway", HIS_ADDRESS, "ask", id="her husband, who complains for himself of what is limited",
        ),
        pytest.param(f"hi its ivy her niece. {GUTTER}", "Tess Calloway", HER_ADDRESS, "no", id="her niece says so"),
        pytest.param(f"{GUTTER}\n\nIvy (14)", "Tess Calloway", HER_ADDRESS, "no", id="a niece signs with her age"),
        pytest.param(f"It's ivy that kills it. {HEDGE}", "Tess Calloway", HER_ADDRESS, "yes", id="a plant"),
    ],
)  # fmt: skip
def test_her_household_in_its_own_name(text: str, name: str, address: str, verdict: str) -> None:
    found = judged(text, name, address)
    assert found.verdict == verdict, found


@pytest.mark.parametrize("signed", ["T Calloway", "Ms Calloway", "T. Calloway"])
def test_an_initial_at_her_home_about_her_matter_is_asked_about(signed: str) -> None:
    found = judged(f"{HEDGE}\n{signed}\n7 Alder Row", signed)
    assert (found.verdict, "an initial is no first name" in found.doubt) == ("ask", True), found


def test_an_initial_with_her_telephone_is_she() -> None:
    assert judged(f"{HEDGE}\nT Calloway\n7 Alder Row\n07700 900555", "T Calloway").verdict == "yes"


@pytest.mark.parametrize(
    "text, verdict",
    [
        pytest.param(f"{HEDGE}\nTess Calloway\n7 Alder Row", "no", id="her name, home and matter say no more"),
        pytest.param(
            f"Its Tess Calloway here. {HEDGE}\nTess Calloway", "ask", id="the mail itself says that it is she"
        ),
        pytest.param(f"{HEDGE}\nTess Calloway\n07700 900555", "ask", id="her telephone"),
    ],
)
def test_of_whom_a_person_told_apart_from_her_nothing_is_limited(text: str, verdict: str) -> None:
    found = judged(text, "Tess Calloway", told_apart=(STRANGE,))
    assert found.verdict == verdict, found
