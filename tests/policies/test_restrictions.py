"""What each policy says of people whose contact is limited: each mail comes to a whole house, on a real pack.

Walter Crake complained of a hedge on Monday 1 June 2026 and was answered on 9 June; what limits him holds from 16 June.
Every option of every pack is played in tests/journeys/restricted.  What the policies say of overviews and digests is
another part's; figures are those of `heard restrict`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from builders import LANDLORD, LEAD, OFFICER, a_mail
from heard.casework.people import Officer
from heard.casework.policy.words import RoleName
from heard.daemon import restricting, restriction_drafts, restriction_steps, restriction_work
from heard.daemon.receive import Heard
from heard.daemon.restricting import Decided
from heard.daemon.restriction_reminders import remind
from heard.reports.persistence import signs_of
from heard.reports.restricted import Looking, one_restricted
from heard.settings.register import Restricted
from heard.store import restrictions
from mail.shapes.in_the_house import FIRST
from policies.clauses import Clause, proves
from policies.mailroom import Mailroom

WALTER = "walter.crake@crake.example"
DECIDER, HEAD = "iris@northgate.example", "hedy@northgate.example"
DECIDES = ("improvement-manager", "director", "customer-relations")
HEARS_APPEALS = Officer("Hedy Head", HEAD, ("head-of-improvement",))
STAFFED = replace(LANDLORD, staff=(*LANDLORD.staff, Officer("Iris Manager", DECIDER, DECIDES), HEARS_APPEALS))
FLAG, FILED = "officer.notice.restricted", "complainant.filed-no-action.any"
THE_HEDGE = (
    "The hedge by the bin store at Lime Grove has not been cut since April, and nobody answers. Please have it cut."
)
THE_ANSWER = """\
Dear Mr Crake

I have looked into your complaint about the hedge, and this is my answer at stage 1. It was cut on 28 May as planned.
I do not uphold your complaint. If you are not satisfied with this answer, you can ask us to look at it again at stage
2. Write to Helen Lead, complaints team.

Yours sincerely
Gary Officer
"""
ASKS_FOR_MORE = (
    "The hedge by the bin store is as tall as ever. I do not accept your answer and I want it looked at again."
)
SAYS_IT_AGAIN = "The hedge by the bin store was not cut this week either. I thought that you would like to know."
NO_HEATING = "My heating has not worked for a week. I rang twice, nobody came, and I want to complain about it."
THE_LIFT = "The lift in Mill House has been out of order for three weeks and nobody does anything about it. I complain."
AGAIN = "2026-06-22 09:00"


class Walters(Mailroom):
    """A landlord that answered Walter."""

    def __init__(self, pack: str, tmp_path: Path) -> None:
        super().__init__(pack, tmp_path, STAFFED)
        self._mails = 0
        self.writes("2026-06-01 10:00", THE_HEDGE, "The hedge at Lime Grove")
        self.sent("2026-06-09 15:00", THE_ANSWER, subject=f"Re: The hedge at Lime Grove [{FIRST}]", to=WALTER)

    def writes(self, at: str, text: str, subject: str = "The hedge", *, signed: str = "Walter Crake") -> Heard:
        self._mails += 1
        address = WALTER if signed == "Walter Crake" else "ann@else.example"
        mail = a_mail(
            f"{text}\n\n{signed}",
            sender=f"{signed} <{address}>",
            subject=subject,
            message_id=f"<crake-{self._mails}@crake.example>",
            received_at=self.story.at(at),
        )
        return self.hears(mail, at)

    def restricts(self, option: str, *, decided_by: str | None = None, **more: Any) -> None:
        self._clock.at = self.story.at("2026-06-15 12:00")
        rule = self.story.policy.restriction
        assert rule is not None
        entry: dict[str, Any] = {
            "person": "Walter Crake", "addresses": [WALTER], "option": option, "case": FIRST,
            "from": date(2026, 6, 16), "says": "The hedge by the bin store at Lime Grove",
        }  # fmt: skip
        decided = Decided(RoleName(decided_by) if decided_by else rule.decided_by[0], date(2026, 6, 15))
        restricting.enter(self.place.house, Restricted.model_validate(entry | more), decided=decided)

    def to_walter(self) -> list[str]:
        """Return what he was sent after the acknowledgement of his first complaint."""
        return self.letters_to(WALTER)[1:]

    def flagged(self) -> set[str]:
        return {letter["to"] for letter in self.place.letters() if letter["name"] == FLAG}

    def entry(self) -> dict[str, Any]:
        given = self.place.house.given
        looking = Looking(given.policy, given.calendar, given.calendar.local_date(self._clock.at))
        with self.place.house.store.reading() as connection:
            return one_restricted(connection, 1, looking)

    def signs(self) -> dict[str, Any]:
        with self.place.house.store.reading() as connection:
            return signs_of(connection, FIRST, self.place.house.given, self._clock.at)

    def nobody_is_restricted(self) -> bool:
        with self.place.house.store.reading() as connection:
            return not restrictions.every(connection)


# -- How contact is limited ------------------------------------------------------------------------


@proves("wnwhl-2.4.7.3-options")
def test_where_contact_is_only_acknowledged_it_is_so_once_and_filed_without_a_case(
    clause: Clause, tmp_path: Path
) -> None:
    room = Walters("wnwhl-2009", tmp_path)
    room.restricts("acknowledge-only")
    assert room.writes(AGAIN, ASKS_FOR_MORE).reference == FIRST
    assert room.writes("2026-06-23 09:00", SAYS_IT_AGAIN).reference == FIRST
    assert room.to_walter() == [FILED]
    assert (room.case()["stage"], room.entry()["contacts"]["answered"]) == ("stage-1", 1)


@proves("wnwhl-2.4.7.3-options")
def test_what_limits_visits_and_calls_limits_no_mail(clause: Clause, tmp_path: Path) -> None:
    room = Walters("wnwhl-2009", tmp_path)
    room.restricts("fewer-calls")
    room.writes(AGAIN, ASKS_FOR_MORE)
    assert room.case()["stage"] == "stage-2"


@proves("wnwhl-2.4.7.3-named-person")
def test_contact_through_one_person_is_put_before_them(clause: Clause, tmp_path: Path) -> None:
    """heard forwards no mail: the named person is shown that it came, and so is whoever decided it."""
    room = Walters("wnwhl-2009", tmp_path)
    room.restricts("one-channel", named_contact=OFFICER)
    room.writes(AGAIN, SAYS_IT_AGAIN)
    assert room.flagged() == {OFFICER, DECIDER, LEAD}
    assert room.to_walter() == []


@proves("wk11-10-agreement")
def test_what_was_agreed_stands_in_the_register_and_what_comes_beyond_it_reaches_the_one_person(
    clause: Clause, tmp_path: Path
) -> None:
    room = Walters("west-kent-2011", tmp_path)
    room.restricts("agreement", named_contact=OFFICER, at_most="1 a week", acknowledges=["same-matter"])
    for at, text in ((AGAIN, ASKS_FOR_MORE), ("2026-06-24 09:00", SAYS_IT_AGAIN)):
        room.writes(at, text)
    told = [letter["to"] for letter in room.place.letters() if letter["name"] == FLAG]
    assert told.count(OFFICER) == 2
    entry = room.entry()
    assert (entry["at_most"], entry["named_contact"], entry["from"]) == ("1 a week", OFFICER, "2026-06-16")
    assert [each["answered"] for each in entry["contacts_made"]] == [True, False]


@proves("wnwhl-2.4.7.3-excluded-records")
def test_what_was_refused_because_of_it_is_kept_and_counted(clause: Clause, tmp_path: Path) -> None:
    room = Walters("wnwhl-2009", tmp_path)
    room.restricts("no-same-matter")
    room.writes(AGAIN, ASKS_FOR_MORE)
    room.writes("2026-06-23 09:00", SAYS_IT_AGAIN)
    entry = room.entry()
    assert entry["contacts"] == {"answered": 0, "not_answered": 2, "matters": {"same": 2}}
    assert [datetime.fromisoformat(each["received_at"]).day for each in entry["contacts_made"]] == [22, 23]


@proves("wnwhl-2.4.7.3-letter-policy-copy")
def test_the_draft_of_the_letter_says_that_the_policy_goes_with_it(clause: Clause, tmp_path: Path) -> None:
    """A person sends the letter; whether the policy hung on it heard does not see."""
    room = Walters("wnwhl-2009", tmp_path)
    room.restricts("acknowledge-only")
    assert "To go with it: policy" in restriction_drafts.letter(room.place.house, 1)


@proves("wk11-10-ack-no-action")
def test_what_comes_on_a_closed_matter_is_acknowledged_and_opens_no_case(clause: Clause, tmp_path: Path) -> None:
    room = Walters("west-kent-2011", tmp_path)
    room.restricts("acknowledge-closed")
    assert room.writes(AGAIN, ASKS_FOR_MORE).reference == FIRST
    assert (room.to_walter(), room.case()["stage"]) == ([FILED], "stage-1")


@proves("wk11-10-fresh-evidence-decider")
def test_what_may_be_fresh_evidence_is_put_before_the_director_at_once(clause: Clause, tmp_path: Path) -> None:
    """Nobody is reminded a week later."""
    room = Walters("west-kent-2011", tmp_path)
    room.restricts("acknowledge-closed")
    room.writes(AGAIN, f"{SAYS_IT_AGAIN} I now have a report of a surveyor that shows it.")
    told = " ".join(room.letters_sent_to(DECIDER)[-1].split())
    assert "To decide: it may hold fresh evidence" in told
    assert room.case()["stage"] == "stage-1"


@proves("wnwhl-2.4.7.4-appeal")
def test_an_appeal_is_no_contact_like_others_and_goes_to_whoever_hears_appeals(clause: Clause, tmp_path: Path) -> None:
    room = Walters("wnwhl-2009", tmp_path)
    room.restricts("no-same-matter")
    room.writes(AGAIN, "I appeal against the restriction on my contact about the hedge by the bin store.")
    assert HEAD in room.flagged()
    assert room.to_walter() == ["complainant.receipt.restriction-appeal"], "though the option has none acknowledged"
    assert room.entry()["appeal"] == {"on": "2026-06-22", "decided_on": None, "upheld": None}


@proves("wdh-ub-restrict")
def test_a_proposal_limits_nothing_until_whoever_may_decide_has(clause: Clause, tmp_path: Path) -> None:
    room = Walters("wdh-2022", tmp_path)
    room.restricts("limit-contact", decided_by="investigating-officer")
    room.writes(AGAIN, ASKS_FOR_MORE)
    assert room.flagged() == set()
    assert len(room.to_walter()) == 1


# -- What its steps tell people ---------------------------------------------------------------------


@proves("wnwhl-2.4.7.2-decider", "wdh-ub-restrict", "wk11-10-decider")
def test_what_somebody_else_proposes_is_put_before_whoever_decides(clause: Clause, tmp_path: Path) -> None:
    option, proposes = {
        "wnwhl-2.4.7.2-decider": ("no-same-matter", "owning-officer"),
        "wdh-ub-restrict": ("limit-contact", "investigating-officer"),
        "wk11-10-decider": ("acknowledge-closed", "senior-officer"),
    }[clause.id]
    room = Walters(clause.pack, tmp_path)
    room.restricts(option, decided_by=proposes)
    decides = room.story.policy.restriction.decided_by[0] if room.story.policy.restriction is not None else ""
    told = " ".join(room.letters_sent_to(DECIDER)[-1].split())
    assert "It limits nothing until somebody who may decide has decided." in told
    assert f"heard restrict decide 1 --by {decides} --on 2026-06-15" in told


@proves("wnwhl-2.4.7.2-staff-advice")
def test_staff_are_told_what_applies_once_it_is_decided_and_the_person_is_not(clause: Clause, tmp_path: Path) -> None:
    room = Walters("wnwhl-2009", tmp_path)
    room.restricts("one-channel", named_contact=HEAD)
    for staff in (HEAD, OFFICER, LEAD):
        told = " ".join(room.letters_sent_to(staff)[-1].split())
        through = "you." if staff == HEAD else f"Hedy Head ({HEAD}). Pass on what comes to you"
        assert f"Contact about it goes through {through}" in told
        assert "from 16 June 2026, without an end" in told
    assert room.to_walter() == []


@proves("wnwhl-2.4.7.2-lift-conditions")
def test_a_reminder_of_a_review_quotes_what_would_lift_it(clause: Clause, tmp_path: Path) -> None:
    """The review is due by Wednesday 16 September 2026; ten working days before is 2 September.  It is lifted by
    command, and not by an answer to the reminder."""
    room = Walters("wnwhl-2009", tmp_path)
    room.restricts("no-same-matter")
    part, words = "when they may be lifted", "Four quiet weeks in a row."
    restriction_work.take(room.place.house, 1, lambda work: restriction_steps.record(work, part, words))
    room._clock.at = room.story.at("2026-09-02 09:00")
    assert remind(room.place.house)
    assert "What would end it: Four quiet weeks in a row." in " ".join(room.letters_sent_to(DECIDER)[-1].split())


@proves("wdh-receipt-restricted")
def test_an_answer_to_their_mail_says_how_they_may_reach_us(clause: Clause, tmp_path: Path) -> None:
    """Of more about the limited matter nothing is sent, unless the register has it acknowledged."""
    room = Walters("wdh-2022", tmp_path)
    room.restricts("limit-contact", named_contact=OFFICER)
    room.writes(AGAIN, NO_HEATING, "No heating")
    assert f"Please contact only Gary Officer ({OFFICER}) about {FIRST}." in " ".join(
        room.letters_sent_to(WALTER)[-1].split()
    )


# -- Something new ---------------------------------------------------------------------------------


@proves("wnwhl-2.4.7.4-new-issues")
def test_something_new_goes_its_normal_way_and_lifting_is_asked_about(clause: Clause, tmp_path: Path) -> None:
    room = Walters("wnwhl-2009", tmp_path)
    room.restricts("acknowledge-only")
    heard = room.writes(AGAIN, NO_HEATING, "No heating")
    assert heard.reference not in (None, FIRST)
    assert room.to_walter() == ["complainant.acknowledgement.stage-1"]
    assert "whether the restriction is to be lifted" in " ".join(room.letters_sent_to(DECIDER)[-1].split())


@proves("wk11-10-new-matter")
def test_something_new_is_outside_the_limit(clause: Clause, tmp_path: Path) -> None:
    room = Walters("west-kent-2011", tmp_path)
    room.restricts("acknowledge-closed")
    heard = room.writes(AGAIN, NO_HEATING, "No heating")
    assert heard.reference not in (None, FIRST)
    assert len(room.to_walter()) == 1
    assert FILED not in room.to_walter()


# -- Signs for a person who decides ----------------------------------------------------------------


@proves("wnwhl-2.4.7.1-examples")
def test_what_can_be_counted_stands_beside_the_words_of_the_policy_and_labels_nobody(
    clause: Clause, tmp_path: Path
) -> None:
    room = Walters("wnwhl-2009", tmp_path)
    room.writes("2026-06-20 10:00", "The lift is out of order.", "The lift", signed="Ann Other")
    for day in range(21, 30):
        room.writes(f"2026-06-{day} 09:00", SAYS_IT_AGAIN)
    found = room.signs()
    volume = found["signs"][0]
    assert (volume["says"], volume["behind"]) == (
        "10 mails in June 2026, the most in a month",
        ["excessive contact"],
    )
    assert volume["clause"] == "wnwhl-2009, 2.4.7 to 2.4.7.4"
    assert "recording without consent" in found["for_a_person"]
    assert found["decides"].startswith("heard decides nothing by this")
    assert room.nobody_is_restricted()


@proves("wnwhl-2.4.7-not-unreasonable")
def test_who_challenges_an_outcome_gets_the_next_stage_and_the_signs_say_that_it_is_none(
    clause: Clause, tmp_path: Path
) -> None:
    room = Walters("wnwhl-2009", tmp_path)
    room.writes(AGAIN, ASKS_FOR_MORE)
    assert room.case()["stage"] == "stage-2"
    found = room.signs()
    assert found["no_sign"] == ["a query about the procedure, or criticism of it", "challenging an outcome"]
    assert [each["sign"] for each in found["signs"] if each["behind"] and each["count"]] == ["volume"]
    assert room.nobody_is_restricted()


@proves("wk11-10-persistent-def")
def test_many_cases_of_one_person_are_counted_for_whoever_decides(clause: Clause, tmp_path: Path) -> None:
    """Whether they are alike, or baseless, is for a person to judge."""
    room = Walters("west-kent-2011", tmp_path)
    room.writes(AGAIN, NO_HEATING, "No heating")
    room.writes("2026-06-24 09:00", THE_LIFT, "The lift")
    [cases] = [each for each in room.signs()["signs"] if each["sign"] == "cases"]
    assert (cases["says"], cases["behind"]) == ("3 cases in twelve months", ["many similar complaints"])
    assert "clearly no basis" in room.signs()["for_a_person"]
    assert room.nobody_is_restricted()
