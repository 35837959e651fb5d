"""What the policies say of abuse: it is dealt with apart, and the complaint in the same mail goes its way.

Dorothy Finch complains on Monday 1 June 2026.  Under wnwhl-2009 a champion hears of abuse, and Helen leads the team.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from builders import LANDLORD, LEAD, TENANT
from heard.casework.people import Officer
from heard.judgement.explain import sentences
from heard.reports.decision import why
from policies.clauses import Clause, proves
from policies.mailroom import Mailroom

CHAMPION = "cara@northgate.example"
STAFFED = replace(LANDLORD, staff=(*LANDLORD.staff, Officer("Cara Champion", CHAMPION, ("champion",))))
NOTICE = "officer.notice.abuse"
COMPLAINT = "I reported the leak in my kitchen three weeks ago and nothing has been done. I want to make a complaint."
THREAT = " Send that surveyor here again and I will break his neck."


def a_room(tmp_path: Path) -> Mailroom:
    tmp_path.mkdir()
    return Mailroom("wnwhl-2009", tmp_path, STAFFED)


@proves("wnwhl-2.4.7.1-abuse-separate")
def test_a_threat_is_told_at_once_and_the_clocks_and_the_letter_are_those_of_anybodys_complaint(
    clause: Clause, tmp_path: Path
) -> None:
    rude, civil = a_room(tmp_path / "rude"), a_room(tmp_path / "civil")
    heard = rude.complains("2026-06-01 10:00", COMPLAINT + THREAT)
    civil.complains("2026-06-01 10:00", COMPLAINT)
    told = [each for each in rude.place.letters() if each["name"] == NOTICE]
    assert sorted(each["to"] for each in told) == [CHAMPION, LEAD], "in the same run"
    assert not [each for each in civil.place.letters() if each["name"] == NOTICE]
    assert rude.case()["clocks"] == civil.case()["clocks"]
    assert rude.letters_sent_to(TENANT) == civil.letters_sent_to(TENANT), "the answer says nothing of it"
    with rude.place.house.store.reading() as connection:
        answer = why(connection, heard.waiting.number)
    said = " ".join(sentences(answer["kind"], answer))
    assert "Told a person (abuse), because a mail of Dorothy Finch" in said
    assert "break his neck" in said
    assert "[wnwhl-2009, 2.4.7.1]" in said


def test_she_goes_on_and_each_mail_is_told_and_none_waits_for_an_answer(tmp_path: Path) -> None:
    room = a_room(tmp_path / "room")
    room.complains("2026-06-01 10:00", COMPLAINT + THREAT)
    room.complains("2026-06-02 10:00", "Where is the plumber? You lazy bastards.", message_id="<2@tenant.example>")
    assert len([each for each in room.place.letters() if each["name"] == NOTICE]) == 4
    assert [
        each["about"] for each in room.case()["questions"] if each["about"] == "abuse" and not each["answered"]
    ] == []
