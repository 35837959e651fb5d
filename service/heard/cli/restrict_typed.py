"""What is typed of a restriction, read as a whole: every mistake at once, a line each."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any

import typer

from heard.cli.days import AS_IN
from heard.ending import WRONG_USAGE
from heard.errors import CannotBeSaid

if TYPE_CHECKING:
    from heard.casework.policy.words import Item, RoleName
    from heard.daemon.house import House
    from heard.daemon.restriction_work import Step, Work
    from heard.errors import Mistake

Typeds = Iterable[str] | None
ALWAYS = ("team-lead", "officer")
BY_OPTION = "by-option"
"""Under --acknowledges of a review: from now on the option decides."""


def says_nothing(words: str) -> bool:
    """Say whether nothing is said: "", or the dots that stand in a command for what only a person knows."""
    return not any(letter.isalnum() for letter in words)


@contextmanager
def each_on_a_line() -> Iterator[None]:
    """End a command with what the register has against it, a line each."""
    try:
        yield
    except CannotBeSaid as objection:
        _end_with(str(objection).splitlines())


def _end_with(lines: Iterable[object]) -> None:
    for line in lines:
        print("".join(letter if letter.isprintable() else " " for letter in str(line)), file=sys.stderr)
    raise typer.Exit(WRONG_USAGE)


class Typed:
    """Reads what was typed, and gathers what is wrong with it."""

    def __init__(self, house: House) -> None:
        from heard.daemon.restriction_work import today

        self.house = house
        self.policy = house.given.policy
        self.rule = self.policy.restriction
        self.today = today(house)
        self.mistakes: list[Mistake] = []

    def wrong(self, option: str, what: str, do: str = "") -> None:
        from heard.errors import Mistake

        self.mistakes.append(Mistake(f"--{option}", what, do))

    def done(self) -> None:
        """End with every mistake on a line of its own, where there is any."""
        if self.mistakes:
            _end_with(dict.fromkeys(map(str, self.mistakes)))

    def words(self, option: str, typed: str | None, *, wanted: bool = False) -> str:
        """Return a reason; one that says nothing is a mistake, and so is none where it is wanted."""
        if typed is None:
            if wanted:
                self.wrong(option, "missing", f'Say why, as in --{option} "fewer mails since May".')
            return ""
        if says_nothing(typed):
            self.wrong(option, f"'{typed[:60]}' says nothing", "Say it in a few words; it is kept with the entry.")
        return typed

    def day(self, option: str, typed: str | None) -> date | None:
        from heard.settings.register import out_of_bounds
        from heard.settings.register_written import day_in

        if typed is None:
            return None
        found = day_in(typed)
        if not isinstance(found, date):
            self.wrong(option, f"'{typed[:60]}' is no day", AS_IN)
            return None
        if (wrong := out_of_bounds(found)) is not None:
            self.wrong(option, *wrong)
            return None
        return found

    def past(self, option: str, typed: str | None, what: str, *, wanted: bool = False) -> date | None:
        """Return a day on which something has happened; one that is still to come is a mistake.

        what  that happened, as in "the warning was given"
        """
        if typed is None and wanted:
            self.wrong(option, "missing", f"Say on which day {what}, as in --{option} {self.today}.")
        found = self.day(option, typed)
        if found is not None and found > self.today:
            self.wrong(option, f"{found} is still to come", f"Say on which day {what}, once it is so.")
            return None
        return found

    def role(self, option: str, typed: str | None) -> RoleName | None:
        from heard.casework.policy.words import RoleName

        return RoleName(typed or "") if self.known(option, typed, (*self.policy.roles, *ALWAYS)) else None

    def known(self, option: str, typed: str | None, known: Collection[str]) -> bool:
        from heard.settings.checks import nearest

        if typed is None:
            return False
        if typed not in known:
            do = nearest(typed, known) if known else f"The policy {self.policy.name} wants none."
            self.wrong(option, f"'{typed[:60]}' is not known to {self.policy.name}", do)
        return typed in known

    def option(self, typed: str | None, *, own_word: bool) -> None:
        """See that what is nearly an option of the pack is not taken for the landlord's own word."""
        from heard.reports.restricted_wants import nearly

        options = list(self.rule.options) if self.rule is not None else []
        if typed is None or typed in options:
            return
        near = nearly(typed, options)
        if near is not None and not own_word:
            do = f"Did you mean '{near}'? Where it is your own word, say --own-word too."
            self.wrong("option", f"'{typed[:60]}' is no option of {self.policy.name}", do)

    def addresses(self, typed: Typeds) -> list[str]:
        """Return addresses; several in one are a mistake, and stand for none."""
        found = []
        for each in typed or ():
            if len([part for part in re.split(r"[,;\s]+", each) if "@" in part]) > 1:
                self.wrong("address", f"'{each[:60]}' is more than one address", "Say --address for each of them.")
            else:
                found.append(each)
        return found

    def named_contact(self, typed: str | None) -> None:
        """See that contact goes through one of the landlord's officers."""
        from heard.settings.checks import nearest

        landlord = self.house.given.landlord
        if typed and "@" in typed and landlord.officer(typed.lower()) is None:
            do = nearest(typed, sorted(each.address for each in landlord.staff))
            do = do.replace("Known here:", "Your officers are") if landlord.staff else "heard.toml names no officer."
            self.wrong("named-contact", f"{typed} is no officer of yours, so nobody would be told", do)

    def acknowledges(self, typed: Typeds, *, or_by_option: bool = False) -> list[str] | None:
        """Return which contacts are acknowledged: [] for none, None where the option decides."""
        from heard.casework.restriction import Contact
        from heard.settings.checks import nearest
        from heard.settings.register_written import NO_CONTACT

        which = list(typed or ())
        alone = (NO_CONTACT, BY_OPTION) if or_by_option else (NO_CONTACT,)
        for each in which:
            if each == BY_OPTION and not or_by_option:
                self.wrong("acknowledges", "by-option is for a review", "Left out, the option decides.")
            elif each not in (*Contact, *alone):
                self.wrong("acknowledges", f"'{each[:60]}' is no sort of contact", nearest(each, (*Contact, *alone)))
        if len(which) > 1 and (only := next((each for each in which if each in alone), None)) is not None:
            means = "no contact is acknowledged" if only == NO_CONTACT else "the option decides which are"
            self.wrong("acknowledges", f"'{only}' means that {means}, and other sorts stand beside it", "Say one.")
        return [each for each in which if each in tuple(Contact)] if which and which != [BY_OPTION] else None

    def grounds(self, typed: Typeds) -> list[str]:
        """Return what an entry rests on; what the policy says is no reason is a mistake."""
        found = [self.words("ground", each) for each in typed or ()]
        for each in found:
            if self.rule is not None and each in self.rule.never_because:
                self.wrong("ground", f"'{each}' is no reason, by {self.rule.clause or self.policy.name}")
        return found

    def record(self, typed: Iterable[str]) -> list[tuple[str, str]]:
        """Return parts of the record with their words, each typed as "part=words"."""
        found: list[tuple[str, str]] = []
        for each in typed:
            part, _, words = (half.strip() for half in each.partition("="))
            if says_nothing(words):
                self.wrong("record", f"'{each[:60]}' says nothing", 'As in --record "why=what it rests on".')
            elif self.known("record", part, self.rule.must_record if self.rule else ()):
                found.append((part, words))
        return found

    def confirmed(self, typed: Iterable[str]) -> list[str]:
        from heard.casework.restrictions import to_confirm

        wanted = to_confirm(self.rule) if self.rule else ()
        return [each for each in typed if self.known("confirm", each, wanted)]

    def consulted(self, typed: Iterable[str]) -> list[RoleName]:
        from heard.casework.policy.words import RoleName

        return [RoleName(each) for each in typed if self.known("consulted", each, self.policy.roles)]

    def letter_says(self, typed: Iterable[str], on: str | None) -> list[Item]:
        """Return what, of all the policy wants said, the letter says."""
        items = [item for item in map(self._item, typed) if item is not None]
        if items and on is None:
            self.wrong("letter-says", "wants the letter's day", "Say --letter DATE too.")
        return items

    def _item(self, typed: str) -> Item | None:
        from heard.casework.policy.words import Item

        rule = self.policy.letters.get(self.rule.letter) if self.rule is not None and self.rule.letter else None
        return Item(typed) if self.known("letter-says", typed, rule.must_say if rule is not None else ()) else None

    def decider(
        self, by: str | None, on: str | None, *, option: str = "decided-by"
    ) -> tuple[RoleName | None, date | None]:
        """Return in which role and when it was decided; a restriction without is a mistake."""
        if by is None:
            who = f", for {self.policy.name} {' or '.join(self.rule.decided_by)}" if self.rule else ""
            self.wrong(option, "a person decides on a restriction", f"Say in which role{who}.")
        day_option = "decided-on" if option == "decided-by" else "on"
        return self.role(option, by), self.past(day_option, on, "it was decided", wanted=True)

    def steps(self, typed: Mapping[str, Any]) -> list[Step]:
        """Return what is put on the record of an entry, one step each."""
        from heard.daemon import restriction_steps as r

        on, not_warned = typed["warned"], typed["not_warned"]
        found: list[Step] = [step(r.record, part, words) for part, words in self.record(typed["record"] or ())]
        found += [step(r.confirm, part) for part in self.confirmed(typed["confirm"] or ())]
        found += [step(r.consult, role) for role in self.consulted(typed["consulted"] or ())]
        if on is not None and not_warned is not None:
            self.wrong("warned", "it and --not-warned do not stand together", "Say one of them.")
        if (day := self.past("warned", on, "the warning was given")) is not None:
            found.append(step(r.warn, day))
        if words := self.words("not-warned", not_warned):
            found.append(step(r.not_warned, words))
        return found

    def review_day(self, typed: str | None, effective: date | None, reason: str | None) -> date | None:
        """Return when it is looked at next; a day that is over, or later than the policy allows, is a mistake."""
        from heard.casework.restrictions import wrong_with_review

        has_reason = bool(self.words("reason", reason))
        if reason is not None and typed is None:
            self.wrong("reason", "says why a review is late, and no day is given", "Say --review-on DATE too.")
        on = self.day("review-on", typed)
        if on is not None and effective is not None:
            calendar = self.house.given.calendar
            wrong = wrong_with_review(self.rule, effective, on, calendar, today=self.today, reason=has_reason)
            if wrong is not None:
                self.wrong("review-on", wrong)
        return on


def step(taken: Callable[..., None], *words: object, **more: object) -> Step:
    """Return a step with all it needs but the entry it is taken on."""

    def on(work: Work) -> None:
        taken(work, *words, **more)

    return on
