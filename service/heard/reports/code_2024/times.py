"""Whether a policy's clocks and extensions keep the times of the Code."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import ceil

from heard.casework.lengths import Length, Unit
from heard.casework.moments import Moment
from heard.casework.policy import Policy
from heard.casework.policy.clocks import ClockRule, Extension
from heard.casework.policy.letters import LetterRule
from heard.casework.policy.stages import Stage
from heard.casework.policy.words import ClockKind, EndsWhen, Given, Item, LetterPurpose, Need
from heard.reports.code_2024.verdicts import Check, Judgement, falls_short, met, stage_1, stage_2, to_look_at
from heard.reports.policy_words import MOMENTS, REQUESTS, listed

Which = Callable[[Policy], Stage | None]

DEFINITION = (Item("complaint-definition"), Item("basis-and-resolution"))
OUTSIDE_BODY = Item("outside-body")
WHY_LONGER = frozenset({Item("extension-reason"), Item("why-longer"), Item("why"), Item("reasons")})
NEW_DAY = Item("new-answer-by-date")
REASONS = frozenset({Need.REASON, Need.FULL_EXPLANATION, Need.EXCEPTIONAL_REASON})
LATER = frozenset({Moment.LOGGED, Moment.STAGE_2_LOGGED})
"""Starts that may come after the acknowledgement, so that a promise counted from them may end too late."""


def at_most_working_days(length: Length) -> int:
    """Return the most working days that can lie within a length of time."""
    days = {Unit.CALENDAR_DAY: 1, Unit.WEEK: 7, Unit.MONTH: 31}.get(length.unit)
    if days is not None:
        weeks, rest = divmod(length.count * days, 7)
        return weeks * 5 + min(rest, 5)
    if length.unit is Unit.WORKING_DAY:
        return length.count
    return ceil(length.count / (24 if length.unit is Unit.HOUR else 24 * 60))


def acknowledged(which: Which, starts: frozenset[Moment], limit: int) -> Check:
    """The complaint, or the request for more, is acknowledged within `limit` working days."""

    def check(policy: Policy) -> Iterator[Judgement]:
        stage = which(policy)
        if stage is None:
            return
        clocks = _ending(policy, stage, Moment.ACKNOWLEDGED)
        if not clocks:
            mend = f'Add a clock with ends = "acknowledged", within = "{limit} working days".'
            yield falls_short(f"stage.{stage.name}", "no clock ends with an acknowledgement", mend)
        for clock in clocks:
            yield from _in_time(clock, limit)
            if not _of_stage(clock, stage) & starts:
                counted = listed((MOMENTS[moment].of for moment in clock.starts), "or")
                mend = f'Write starts = "{stage.opens_on if stage.opens_on in starts else next(iter(starts))}".'
                yield falls_short(f"clock.{clock.name}.starts", f"it counts from {counted}", mend)

    return check


def _of_stage(clock: ClockRule, stage: Stage) -> set[Moment]:
    """Return what starts the clock in this stage: of a clock of every stage, what the stage opens on."""
    starts = set(clock.starts)
    return starts & {stage.opens_on} if stage.opens_on in starts else starts


def defined(which: Which) -> Check:
    """The complaint is defined in the time for the acknowledgement; heard logs it as the case opens."""

    def check(policy: Policy) -> Iterator[Judgement]:
        stage = which(policy)
        if stage is None:
            return
        clocks = [clock for clock in _ending(policy, stage, Moment.ACKNOWLEDGED) if Moment.DEFINED in clock.ends]
        letter = policy.letter_for(LetterPurpose.ACKNOWLEDGEMENT, stage.name)
        if clocks:
            yield met(f"clock.{clocks[0].name}.ends", "the clock runs until the complaint is defined")
        elif letter and set(DEFINITION) & set(letter.must_say):
            yield met(f"letter.{letter.name}.must_say", "the acknowledgement says how the complaint is understood")
        else:
            mend = (
                'Let the clock end with ["acknowledged", "defined"], or the acknowledgement say complaint-definition.'
            )
            yield falls_short(f"stage.{stage.name}", "nothing says by when the complaint is defined", mend)

    return check


def answered(which: Which, limit: int) -> Check:
    """The answer comes within `limit` working days of the acknowledgement."""

    def check(policy: Policy) -> Iterator[Judgement]:
        stage = which(policy)
        if stage is None:
            return
        clocks = answering(policy, stage)
        if not clocks:
            mend = f'Add a clock with starts = "acknowledged", within = "{limit} working days", ends = "answered".'
            yield falls_short(f"stage.{stage.name}", "no clock ends with the answer", mend)
        for clock in clocks:
            yield from _in_time(clock, limit)
            yield from _from_acknowledgement(clock)

    return check


def _from_acknowledgement(clock: ClockRule) -> Iterator[Judgement]:
    place, starts = f"clock.{clock.name}.starts", set(clock.starts)
    counted = listed((MOMENTS[moment].of for moment in clock.starts), "or")
    if clock.within is Given.NOT_SET or starts == {Moment.ACKNOWLEDGED}:
        return
    if starts & LATER:
        found = f"it counts from {counted}, as the Code of 2022 did; logging may come after the acknowledgement"
        yield falls_short(place, found, 'Let it start with "acknowledged", as the Code of 2024 does.')
    elif starts <= REQUESTS | {Moment.RECEIVED, Moment.ACKNOWLEDGED}:
        yield met(place, f"it counts from {counted}, which is never later than the acknowledgement")
    else:
        yield to_look_at(place, f"it counts from {counted}", "See whether that can come after the acknowledgement.")


def _in_time(clock: ClockRule, limit: int) -> Iterator[Judgement]:
    place = f"clock.{clock.name}.within"
    mend = f'Write within = "{limit} working days", or less.'
    if not isinstance(clock.within, Length):
        found = "no time is set" if clock.within is Given.NOT_SET else f"it runs to a {clock.within}"
        yield falls_short(place, found, mend)
    elif at_most_working_days(clock.within) > limit:
        yield falls_short(place, f"it may take {clock.within}", mend)
    else:
        yield met(place, f"{clock.within}")


def _ending(policy: Policy, stage: Stage, moment: Moment) -> list[ClockRule]:
    clocks = policy.clocks_of(stage.name)
    return [clock for clock in clocks if clock.kind is ClockKind.MEASURED and moment in clock.ends]


def answering(policy: Policy, stage: Stage) -> list[ClockRule]:
    """Return the measured clocks of a stage that nothing but the answer ends."""
    found = _ending(policy, stage, Moment.ANSWERED)
    return [clock for clock in found if clock.ends_when is EndsWhen.ALL or clock.ends == (Moment.ANSWERED,)]


# -- Extensions


def extended(which: Which, limit: int) -> Check:
    """The answer is put off by no more than `limit` working days, unless there is good reason."""

    def check(policy: Policy) -> Iterator[Judgement]:
        stage = which(policy)
        found = False
        for clock in answering(policy, stage) if stage else ():
            if extension := policy.extensions.get(clock.name):
                found = True
                yield _longest(extension, limit)
                yield from _second(extension)
            elif clock.agreed_date_replaces:
                found = True
                yield _without_limit(f"clock.{clock.name}.agreed_date_replaces", limit)
        if stage and not found:
            yield met(f"stage.{stage.name}", "the policy gives no more time")

    return check


def _longest(extension: Extension, limit: int) -> Judgement:
    place = f"extension.{extension.name}.at_most"
    if isinstance(extension.at_most, Length):
        if at_most_working_days(extension.at_most) > limit:
            return falls_short(place, f"up to {extension.at_most} more", f'Write at_most = "{limit} working days".')
        return met(place, f"up to {extension.at_most} more")
    if REASONS.intersection(extension.needs):
        return _without_limit(place, limit)
    found = f"it may move to a {extension.at_most}, without a limit and without a reason on file"
    return falls_short(place, found, f'Write at_most = "{limit} working days", and needs = ["reason"].')


def _without_limit(place: str, limit: int) -> Judgement:
    found = "the day moves as agreed with the customer, without a limit"
    return to_look_at(place, found, f"More than {limit} working days takes a good reason; see that each has one.")


def _second(extension: Extension) -> Iterator[Judgement]:
    if extension.further and not REASONS.intersection(extension.further.needs):
        place = f"extension.{extension.name}.further.needs"
        yield falls_short(place, "a second extension needs no reason", 'Write needs = ["exceptional reason"].')


def _letters_of_extensions(policy: Policy) -> Iterator[tuple[str, LetterRule | None]]:
    for extension in policy.extensions.values():
        stage = policy.clocks_by_name[extension.name].stage
        named = policy.letters.get(extension.letter) if extension.letter else None
        usual = (policy.letter_for(purpose, stage) for purpose in (LetterPurpose.EXTENSION, LetterPurpose.HOLDING))
        yield f"extension.{extension.name}.letter", named or next((letter for letter in usual if letter), None)


def told_why_and_when(policy: Policy) -> Iterator[Judgement]:
    """Whoever has to wait longer is told why, and until when."""
    for place, letter in _letters_of_extensions(policy):
        if letter is None:
            mend = 'Add a letter with purpose = "extension" that says extension-reason and new-answer-by-date.'
            yield falls_short(place, "no letter tells the customer", mend)
            continue
        missing = ["the new day"] * (NEW_DAY not in letter.must_say)
        missing += ["the reason"] * (not WHY_LONGER.intersection(letter.must_say))
        must_say = f"letter.{letter.name}.must_say"
        if missing:
            mend = "Add extension-reason and new-answer-by-date."
            yield falls_short(must_say, f"it does not have to say {listed(missing)}", mend)
        else:
            yield met(must_say, "it says why, and the new day")
    if not policy.extensions:
        yield met("extension", "the policy gives no more time")


def told_of_the_ombudsman(policy: Policy) -> Iterator[Judgement]:
    """Whoever has to wait longer is told how to reach the Ombudsman."""
    for place, letter in _letters_of_extensions(policy):
        if letter and OUTSIDE_BODY in letter.must_say:
            yield met(f"letter.{letter.name}.must_say", "it says how to reach the Ombudsman")
        else:
            where = f"letter.{letter.name}.must_say" if letter else place
            yield falls_short(where, "nothing has to say how to reach the Ombudsman", "Add outside-body.")
    if not policy.extensions:
        yield met("extension", "the policy gives no more time")


FIRST: Which = stage_1
SECOND: Which = stage_2
