"""A landlord's mailbox under a real pack: what a tenant writes, what officers send, and what became of it.

room = Mailroom("wnwhl-2009", tmp_path)
room.hears(a_mail(), "2026-06-01 10:00")
room.sent("2026-06-10 15:00", AN_ANSWER)
assert room.clock("stage-1-answer")["state"] == "met"
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from builders import LANDLORD, MAILBOX, OFFICER, TENANT, MovedClock, a_house, a_mail
from heard.casework.events import Stream
from heard.casework.fold import fold
from heard.casework.people import Landlord
from heard.casework.windows import OpenWindow, windows
from heard.daemon.receive import Heard
from heard.daemon.rhythm import reminding
from heard.daemon.rhythm.reminder import LETTER as REMINDER
from heard.reports.outbox import one_letter
from heard.store import history
from mail.shapes.in_the_house import FIRST, Place
from policies.story import Story, the_policy

OURS = "mx.northgate.example"
"""What the landlord's own server calls itself in its verdicts."""
VOUCHED_FOR = ("Authentication-Results", f"{OURS}; dmarc=pass header.from=northgate.example")
RECEIVED = ("Received", f"from pc.northgate.example by {OURS}; ")
ANSWERS = ("In-Reply-To", "<leak-1@tenant.example>")


class Mailroom:
    """A house under one pack, whose clock stands where the last mail came."""

    def __init__(self, pack: str, tmp_path: Path, landlord: Landlord = LANDLORD, *, tells: bool = False) -> None:
        """Take a pack; `tells` is whether somebody is told of each case that opens."""
        self.story = Story(pack)
        self._clock = MovedClock()
        landlord = replace(landlord, authserv_ids={MAILBOX: OURS})
        house = a_house(tmp_path / "heard.db", now=self._clock, landlord=landlord, policy=the_policy(pack))
        self.place = Place(replace(house, given=replace(house.given, tells_new_cases=tells)))

    # -- What comes, at a moment on the wall clock -------------------------------------------------

    def hears(self, content: bytes, at: str, folder: str = "INBOX") -> Heard:
        """Let a mail come, and whatever it is owed leave."""
        self._clock.at = self.story.at(at)
        heard = self.place.hear(content, folder=folder, received_at=self._clock.at)
        self.place.send()
        return heard

    def complains(self, at: str, text: str = "", **more: Any) -> Heard:
        """A tenant complains by mail."""
        written = {"text": text} if text else {}
        return self.hears(a_mail(**written, received_at=self.story.at(at), **more), at)

    def sent(self, at: str, text: str, *, subject: str = "Re: Leak in the kitchen", to: str = TENANT) -> Heard:
        """What an officer sent as the mailbox is found among its sent mail; it answers the tenant's first."""
        mail = self._officers(at, text, to, subject, MAILBOX, (ANSWERS,))
        return self.hears(mail, at, folder="Sent Items")

    def copied(self, at: str, text: str, *, subject: str = "Re: Leak in the kitchen", to: str = TENANT) -> Heard:
        """An officer answers the tenant with the mailbox in Cc, and our own server vouches for them."""
        return self.hears(self._officers(at, text, to, subject, OFFICER, (*self._proof(at), ANSWERS), MAILBOX), at)

    def unproved(self, at: str, text: str, *, subject: str = "Re: Leak in the kitchen") -> Heard:
        """The same, and nothing says that it is the officer's."""
        return self.hears(self._officers(at, text, TENANT, subject, OFFICER, (ANSWERS,), MAILBOX), at)

    def told(
        self, at: str, text: str, subject: str = "For the log", *, vouched_for: bool = True, by: str = OFFICER
    ) -> Heard:
        """An officer writes to the mailbox alone, and our own server vouches for them."""
        proof = self._proof(at) if vouched_for else ()
        return self.hears(self._officers(at, text, MAILBOX, subject, by, proof), at)

    def says(self, at: str, *lines: str, by: str = OFFICER, answers: str = "officer.") -> str:
        """An officer answers a letter that heard wrote them, quoting it, and our own server vouches for them.

        answers   how the name of that letter begins: the last of these they had

        Returns what they are answered in words; "" where nothing is written to them.
        """
        theirs = [each for each in self.place.letters() if each["to"] == by and each["name"].startswith(answers)]
        before = len(self.letters_to(by))
        with self.place.house.store.reading() as connection:
            letter = one_letter(connection, theirs[-1]["id"])
        quoted = "\n".join(f"> {line}" for line in letter["text"].splitlines())
        text = "\n".join((*lines, "", f"{MAILBOX} wrote:", quoted))
        headers = (*self._proof(at), ("In-Reply-To", letter["message_id"]))
        self.hears(self._officers(at, text, MAILBOX, f"RE: {letter['subject']}", by, headers), at)
        return "\n".join(self.letters_sent_to(by)[before:])

    def lets_pass(self, until: str) -> list[tuple[str, str]]:
        """Let time pass, and whoever is to be reminded be reminded; return when each reminder was written, and to whom.

        until   on the wall clock; that moment too
        """
        house, before = self.place.house, len(self._reminders())
        while (moment := reminding.next_moment(house, self._clock.at)) is not None and moment <= self.story.at(until):
            self._clock.at = moment
            reminding.remind(house)
            self.place.send()
        self._clock.at = self.story.at(until)
        return self._reminders()[before:]

    def _reminders(self) -> list[tuple[str, str]]:
        found = [each for each in self.place.letters() if each["name"] == REMINDER]
        return [(self.story.said(datetime.fromisoformat(each["created_at"])), each["to"]) for each in found]

    def _proof(self, at: str) -> tuple[tuple[str, str], ...]:
        name, line = RECEIVED
        return VOUCHED_FOR, (name, f"{line}{self.story.at(at):%a, %d %b %Y %H:%M:%S %z}")

    def _officers(
        self,
        at: str,
        text: str,
        to: str,
        subject: str,
        sender: str,
        headers: tuple[tuple[str, str], ...],
        cc: str = "",
    ) -> bytes:
        copy = (("Cc", cc),) if cc else ()
        return a_mail(
            text,
            sender=f"{self._name_of(sender)} <{sender}>",
            to=to,
            subject=subject,
            message_id=f"<{at.replace(' ', '.').replace(':', '')}@northgate.example>",
            headers=(*headers, *copy),
            received_at=self.story.at(at),
        )

    def _name_of(self, sender: str) -> str:
        officer = self.place.house.given.landlord.officer(sender)
        return officer.name if officer is not None else "Gary Officer"

    # -- What became of it -------------------------------------------------------------------------

    def case(self, reference: str = FIRST) -> dict[str, Any]:
        return self.place.case(reference)

    def clock(self, name: str, stage: str | None = None, reference: str = FIRST) -> dict[str, Any]:
        """Return the last of a name to begin.  Raises IndexError where none has."""
        clocks = self.case(reference)["clocks"]
        return [each for each in clocks if each["clock"] == name and stage in (None, each["stage"])][-1]

    def on(self, moment: str | None) -> str | None:
        """Return a moment as on the wall clock: "2026-06-10 15:00"."""
        return None if moment is None else self.story.said(datetime.fromisoformat(moment))

    def day(self, name: str, what: str = "due", reference: str = FIRST) -> str | None:
        """Return the day a clock is due, or was met, on the wall clock."""
        on = self.on(self.clock(name, reference=reference)[what])
        return None if on is None else on[:10]

    def windows(self, reference: str = FIRST) -> tuple[OpenWindow, ...]:
        """Return how long the customer has, for whatever they may do."""
        with self.place.house.store.reading() as connection:
            case = fold(history.of_stream(connection, Stream(reference)))
        return windows(case, self.story.policy, self.story.calendar)

    def letters_to(self, address: str) -> list[str]:
        return [letter["name"] for letter in self.place.letters() if letter["to"] == address]

    def letters_sent_to(self, address: str) -> list[str]:
        """Return the words of each letter to an address."""
        with self.place.house.store.reading() as connection:
            numbers = [letter["id"] for letter in self.place.letters() if letter["to"] == address]
            return [one_letter(connection, number)["text"] for number in numbers]
