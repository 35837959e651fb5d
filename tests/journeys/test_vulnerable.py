"""A tenant who is vulnerable complains, and writes again: whoever is in charge of the case is told once.

Under wnwhl-2009 it is shown to whoever owns the case: Gary is an owning officer, and Helen leads the team.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from builders import LEAD, OFFICER, RULES, TENANT, a_mail
from heard.casework.events import MessageNumber, Reference
from heard.daemon import moving, splitting
from heard.daemon.reading import ReaderHere
from heard.judgement.explain import sentences
from heard.judgement.second_opinion.opinion import NOTHING_LEARNED
from heard.mail.parse import parse
from heard.reports.decision import why
from heard.store import projection
from mail.shapes.in_the_house import FIRST, SECOND, Place, a_place

NOTICE = "officer.notice.vulnerable"
COMPLAINT = "I reported the leak in my kitchen three weeks ago and nothing has been done. This is not good enough."
PERHAPS = "I am seven months pregnant and I have to carry the washing past it."
SURELY = "I am 84 years old, and I cannot get down on my knees to wipe it up again."
PRAISE = "Just wanted to say thank you. I am 84 years old and your plumber was very kind, a brilliant job."


DOUBTED = "vulnerability/young_child_or_pregnancy"
OF_A_CHILD_IT_ASKS = replace(
    RULES,
    rules=tuple(replace(rule, verdict="ask") if rule.id == DOUBTED else rule for rule in RULES.rules),
    opinion=NOTHING_LEARNED,
)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A house that is sure of an age that somebody tells, and not of a child."""
    place = a_place(tmp_path)
    place.house = replace(place.house, rules=OF_A_CHILD_IT_ASKS, reader=ReaderHere(OF_A_CHILD_IT_ASKS))
    return place


def writes(place: Place, *said: str, subject: str = "Leak in the kitchen") -> None:
    """Let her write: a first mail, or an answer in the thread of the first."""
    number = place.heard + 1
    thread = [("In-Reply-To", "<1@tenant.example>"), ("References", "<1@tenant.example>")] if number > 1 else []
    subject = f"Re: {subject}" if number > 1 else subject
    place.hear(a_mail(" ".join(said), subject=subject, message_id=f"<{number}@tenant.example>", headers=thread))


def notices(place: Place) -> list[dict[str, Any]]:
    return [letter for letter in place.letters() if letter["name"] == NOTICE]


def words_of_a_notice(place: Place) -> str:
    query = f"SELECT content FROM letters WHERE name = '{NOTICE}' ORDER BY id"
    with place.house.store.reading() as connection:
        content = connection.exec_driver_sql(query).scalars().first()
    assert isinstance(content, bytes)
    return " ".join(parse(content).text.split())


def test_she_complains_and_whoever_is_in_charge_is_told_at_once(place: Place) -> None:
    writes(place, COMPLAINT, SURELY)
    assert {(letter["to"], letter["case"]) for letter in notices(place)} == {(OFFICER, FIRST), (LEAD, FIRST)}
    told = words_of_a_notice(place)
    assert f"a mail of Dorothy Finch <{TENANT}> tells of somebody vulnerable" in told
    assert '("I am 84' in told
    assert "The policy offers (wnwhl-2009, 1, 2.4.5 and 3.1): home visit, support worker present," in told


def test_she_is_told_nothing_of_it(place: Place) -> None:
    writes(place, COMPLAINT, SURELY)
    assert [letter["name"] for letter in place.letters() if letter["to"] == TENANT] == [
        "complainant.acknowledgement.stage-1"
    ]


def test_she_writes_again_and_nobody_is_told_again(place: Place) -> None:
    writes(place, COMPLAINT, SURELY)
    writes(place, "Nobody has come yet.", SURELY)
    assert place.cases() == [FIRST]
    assert len(notices(place)) == 2, "one each, of the first mail"
    events = [event["told"] for event in place.case()["events"] if event["type"] == "VulnerabilityNoticed"]
    assert events == ["message 1 tells of somebody vulnerable", "message 2 tells of somebody vulnerable"]


def test_what_was_in_doubt_is_told_once_more_when_it_is_plain(place: Place) -> None:
    writes(place, COMPLAINT, PERHAPS)
    assert (place.case()["vulnerable"], len(notices(place))) == ("ask", 2)
    writes(place, "Nobody has come yet.", PERHAPS)
    assert len(notices(place)) == 2
    writes(place, "Nobody has come yet.", SURELY)
    assert (place.case()["vulnerable"], len(notices(place))) == ("yes", 4)
    writes(place, "Nobody has come yet.", SURELY)
    assert len(notices(place)) == 4


def test_a_complaint_that_tells_of_nobody_vulnerable_is_told_to_nobody(place: Place) -> None:
    writes(place, COMPLAINT)
    assert (place.case()["vulnerable"], notices(place)) == ("no", [])


def test_why_says_what_was_noted_and_in_which_words(place: Place) -> None:
    writes(place, COMPLAINT, SURELY)
    with place.house.store.reading() as connection:
        answer = why(connection, 1)
    said = " ".join(sentences(answer["kind"], answer))
    assert f"Noted that somebody may be vulnerable on {FIRST}, because a mail of Dorothy Finch" in said
    assert "Told a person (vulnerable), because" in said
    assert "Vulnerability: \u201c" in said


def test_it_goes_with_the_message_to_another_case_and_the_tables_agree(place: Place) -> None:
    writes(place, COMPLAINT)
    lift = a_mail(f"The lift is broken again and nobody cares. {SURELY}", sender="Ann Other <ann@else.example>",
                  subject="Lift", message_id="<lift@else.example>")  # fmt: skip
    assert place.hear(lift).reference == SECOND
    writes(place, "And my mother writes: she is 84 years old and frail.")
    assert place.case()["vulnerable"] == "yes"
    moving.move(place.house, [MessageNumber(3)], Reference(SECOND))
    assert (place.case()["vulnerable"], place.case(SECOND)["vulnerable"]) == ("no", "yes")
    with place.house.store.reading() as connection:
        assert list(projection.differences(connection, place.house.policies)) == []


def test_praise_that_is_given_a_case_of_its_own_brings_it_there(place: Place) -> None:
    place.hear(a_mail(PRAISE, subject="Thank you"))
    assert (place.cases(), {letter["case"] for letter in notices(place)}) == ([], {None})
    splitting.split(place.house, [MessageNumber(1)], quiet=True)
    assert place.case()["vulnerable"] == "yes"
