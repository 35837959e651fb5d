"""Walter Crake, whose contact about a hedge is limited, and the house that his mail comes to.

He complained on Monday 1 June 2026, was answered on 9 June, and the restriction was decided on 15 June.  It holds from
16 June.  Everybody who may decide on one is somebody here: most packs name one role, west-kent-2011 two.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from builders import LANDLORD, LEAD, SMALL, a_mail
from heard.casework.people import Officer, Outsider
from heard.casework.policy.words import RoleName
from heard.daemon import restricting
from heard.daemon.receive import Heard
from heard.daemon.restricting import Decided
from heard.judgement.explain import sentences
from heard.reports.decision import why
from heard.reports.outbox import one_letter
from heard.reports.restricted import Looking, one_restricted
from heard.settings.register import Restricted
from mail.shapes.in_the_house import FIRST
from policies.mailroom import Mailroom
from typed import heard

WALTER = "walter.crake@crake.example"
IRIS, NORA, HEDY = "iris@northgate.example", "nora@northgate.example", "hedy@northgate.example"
DECIDES = ("improvement-manager", "senior-manager", "service-director", "senior-lead", "customer-relations", "director")
STAFFED = replace(
    LANDLORD,
    staff=(
        *LANDLORD.staff,
        Officer("Iris Manager", IRIS, DECIDES),
        Officer("Nora Nominee", NORA, ("operational-nominee",)),
        Officer("Hedy Head", HEDY, ("head-of-improvement",)),
    ),
    outsiders=(
        Outsider("The Ombudsman", "ombudsman", domain="ombudsman.example"),
        Outsider("Members", "member", domain="parliament.example"),
    ),
)
FLAG = "officer.notice.restricted"
FILED = "complainant.filed-no-action.any"
SINCE = date(2026, 6, 16)
SIGNED = "\n\nWalter Crake\n14 Lime Grove"
THE_HEDGE = (
    "The hedge by the bin store at Lime Grove has not been cut since April, and nobody answers. Please have it cut."
)
ASKS_FOR_MORE = (
    "The hedge by the bin store is as tall as ever. I do not accept your answer and I want it looked at again."
)
SAYS_IT_AGAIN = "The hedge by the bin store was not cut this week either. I thought that you would like to know."
THE_GATE = (
    "The gate to the car park at Mill House has been jammed since last week. I was told twice that somebody "
    "would come, and nobody did. I want to make a complaint about the gate."
)
THE_ANSWER = """\
Dear Mr Crake

I have looked into your complaint about the hedge, and this is my answer at stage 1.

You told us that the hedge by the bin store has not been cut since April. I have checked our records. It was cut on
28 May as planned. I do not uphold your complaint.

If you are not satisfied with this answer, you can ask us to look at it again at stage 2. Write to Helen Lead,
complaints team.

Yours sincerely
Gary Officer
Repairs Manager
"""


def _settings(pack: str) -> str:
    """Return a heard.toml over the same database, for the commands that are typed."""
    under = SMALL.replace('"wnwhl-2009"', f'"{pack}"')
    return under.replace('nation = "england-wales"', 'nation = "england-wales"\nanswer_mail_from = 2026-01-01')


class WaltersHouse(Mailroom):
    """A landlord under one pack that has answered Walter."""

    def __init__(self, pack: str, tmp_path: Path) -> None:
        (tmp_path / "mail").mkdir(parents=True)
        super().__init__(pack, tmp_path, STAFFED)
        self._folder, self._mails = tmp_path, 1
        (tmp_path / "heard.toml").write_text(_settings(pack), encoding="utf-8")
        self.writes("2026-06-01 10:00", THE_HEDGE, subject="The hedge at Lime Grove")
        self.sent("2026-06-09 15:00", THE_ANSWER, subject=f"Re: The hedge at Lime Grove [{FIRST}]", to=WALTER)

    def restricts(self, option: str, *, first: date = SINCE, by: str = "", **entry: Any) -> int:
        """Somebody restricts Walter: whoever may decide it, or the role `by`; return the number of the entry."""
        self._clock.at = self.story.at("2026-06-15 12:00")
        usual = {
            "person": "Walter Crake",
            "home": "14 Lime Grove",
            "addresses": [WALTER],
            "case": FIRST,
            "says": "The hedge by the bin store at Lime Grove",
        }
        rule = self.story.policy.restriction
        assert rule is not None
        decided = Decided(RoleName(by) if by else rule.decided_by[0], self._clock.at.date())
        given = Restricted(**{**usual, "option": option, "from": first, **entry})
        return restricting.enter(self.place.house, given, decided=decided).entry.number

    def writes(
        self,
        at: str,
        text: str,
        *,
        subject: str = "The hedge",
        sender: str = f"Walter Crake <{WALTER}>",
        signed: str = SIGNED,
        headers: Sequence[tuple[str, str]] = (),
    ) -> Heard:
        """Let a mail of Walter's come, or of somebody else's."""
        name = f"<walter-{self._mails}@crake.example>"
        self._mails += 1
        mail = a_mail(
            f"{text}{signed}",
            sender=sender,
            subject=subject,
            message_id=name,
            headers=headers,
            received_at=self.story.at(at),
        )
        return self.hears(mail, at)

    def hears_of_another(self, at: str) -> Heard:
        """Somebody else complains, of something else."""
        text = "The lift in Mill House has been out of order for three weeks and nobody does anything about it."
        return self.writes(at, text, subject="The lift", sender="Ann Other <ann@else.example>", signed="\n\nAnn Other")

    # -- What became of it -------------------------------------------------------------------------

    def flagged(self) -> list[str]:
        """Return who was told of contacts, in order."""
        return [letter["to"] for letter in self.place.letters() if letter["name"] == FLAG]

    def words_of_flags(self) -> list[str]:
        """Return the words of all notices of contacts, in order."""
        numbers = [letter["id"] for letter in self.place.letters() if letter["name"] == FLAG]
        with self.place.house.store.reading() as connection:
            return [str(one_letter(connection, number)["text"]) for number in numbers]

    def flag(self) -> str:
        """Return the words of the last notice of a contact."""
        return self.words_of_flags()[-1]

    def subjects_to(self, address: str) -> list[str]:
        """Return the subject of each letter to an address, as it left."""
        numbers = [letter["id"] for letter in self.place.letters() if letter["to"] == address]
        with self.place.house.store.reading() as connection:
            return [str(one_letter(connection, number)["subject"]) for number in numbers]

    def lines(self) -> dict[str, str]:
        """Return what stands on each line of the last notice."""
        told = [line[2:].partition(": ") for line in self.flag().splitlines() if line.startswith("- ")]
        return {about: said for about, _, said in told}

    def shown(self) -> list[str]:
        """Return the commands that the last notice shows."""
        return [line.strip() for line in self.flag().splitlines() if line.startswith("    heard ")]

    def to_walter(self) -> list[str]:
        """Return what he was sent since he was restricted: the first is the acknowledgement of his complaint."""
        return self.letters_to(WALTER)[1:]

    def stage(self) -> str:
        return str(self.case()["stage"])

    def answers_due(self, reference: str = FIRST) -> list[tuple[str, str | None, str | None]]:
        """Return each clock that somebody is owed by, with the day it is due and when it was met."""
        owed = [each for each in self.case(reference)["clocks"] if each["kind"] != "nudge"]
        return [(each["clock"], each["due"], each["met_at"]) for each in owed]

    def questions(self, reference: str = FIRST) -> list[str]:
        """Return what is asked about a case and waits for an answer."""
        return [each["about"] for each in self.case(reference)["questions"] if each["answered"] is None]

    def on_record(self, reference: str = FIRST) -> list[tuple[str, bool]]:
        """Return the contacts on a case: same, new or unsure, and whether it was acknowledged."""
        events = [each["details"] for each in self.case(reference)["events"] if each["type"] == "ContactLimited"]
        return [(each["matter"], each["answered"]) for each in events]

    def counted(self, number: int = 1) -> tuple[int, int]:
        """Return how many contacts `heard restrict` counts: acknowledged, and not."""
        calendar = self.place.house.given.calendar
        looking = Looking(self.story.policy, calendar, calendar.local_date(self._clock.at))
        with self.place.house.store.reading() as connection:
            made = one_restricted(connection, number, looking)["contacts"]
        return made["answered"], made["not_answered"]

    def why(self, number: int) -> str:
        """Return what `heard why` says of a message, on one line."""
        with self.place.house.store.reading() as connection:
            answer = why(connection, number)
        return " ".join(" ".join(sentences(answer["kind"], answer)).split())

    def types(self, *words: str) -> str:
        """Type a command at the landlord's; return what it printed."""
        code, said, errors = heard(*words, folder=self._folder, width=200)
        assert code == 0, said + errors
        return said

    def cases(self) -> list[dict[str, Any]]:
        """Return what `heard cases --json` says."""
        return [json.loads(line) for line in self.types("cases", "--json").splitlines()]

    def lists(self) -> list[dict[str, Any]]:
        """Return what `heard restrict list --all --json` says."""
        return [json.loads(line) for line in self.types("restrict", "list", "--all", "--json").splitlines()]


TOLD = {
    "wnwhl-2009": [IRIS, LEAD],
    "feedback-2018": [IRIS, LEAD],
    "wdh-2022": [IRIS, LEAD],
    "group-2008": [IRIS, LEAD],
    "west-kent-2011": [IRIS, NORA, LEAD],
    "hos-code-2024": [IRIS, LEAD],
}
"""Whom a contact is told to under each pack: whoever may decide on restrictions, and the team leads."""
