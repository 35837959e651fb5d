"""Whether a policy's clocks, and the days they count, keep the times of the Code."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from heard.casework.in_words import WEEKDAYS
from heard.casework.lengths import Counting, Length
from heard.casework.moments import Moment
from heard.casework.policy import Policy
from heard.casework.policy.clocks import ClockRule
from heard.casework.policy.stages import Stage
from heard.casework.policy.words import ClockKind, ClosureKind, EndsWhen, Given, IfStartMissing, LetterPurpose, Switch
from heard.reports.policy.code_2024.items import DEFINITION
from heard.reports.policy.code_2024.lengths import at_most_working_days
from heard.reports.policy.code_2024.verdicts import Check, Judgement, falls_short, met, stage_1, stage_2, to_look_at
from heard.reports.policy.words import MOMENTS, REQUESTS, listed

Which = Callable[[Policy], Stage | None]

ACKNOWLEDGED_IN = 5
"""Working days in which a complaint, or a request for stage 2, is acknowledged (6.2, 6.11)."""
ANSWERED_IN = {1: 10, 2: 20}
"""Working days from the acknowledgement, by stage (6.3, 6.14); by as many an answer may be put off (6.4, 6.15)."""

LATER = frozenset({Moment.LOGGED, Moment.STAGE_2_LOGGED})
"""Starts that may come after the acknowledgement, so that a promise counted from them may end too late."""
IN_THE_HOUSE = LATER | {Moment.DEFINED, Moment.ALLOCATED}
"""Ends that the complainant hears nothing of."""
MONDAY_TO_FRIDAY = range(5)


def acknowledged(which: Which, starts: frozenset[Moment], limit: int) -> Check:
    """The complaint, or the request for more, is acknowledged within `limit` working days."""

    def check(policy: Policy) -> Iterator[Judgement]:
        stage = which(policy)
        if stage is None:
            return
        clocks = _ending(policy, stage, Moment.ACKNOWLEDGED)
        yield from _runs_on_every_complaint(policy)
        if not clocks:
            mend = f'Add a clock with ends = "acknowledged", within = "{limit} working days".'
            yield falls_short(f"stage.{stage.name}", "no clock ends with an acknowledgement", mend)
        for clock in clocks:
            yield from _in_time(clock, limit, policy)
            yield from _never_stops(clock)
            yield from _never_put_off(clock, policy)
            yield from _once_it_is_sent(clock)
            if not _of_stage(clock, stage) & starts:
                counted = listed((MOMENTS[moment].of for moment in clock.starts), "or")
                mend = f'Write starts = "{stage.opens_on if stage.opens_on in starts else next(iter(starts))}".'
                yield falls_short(f"clock.{clock.name}.starts", f"it counts from {counted}", mend)

    return check


def _runs_on_every_complaint(policy: Policy) -> Iterator[Judgement]:
    for route in dict.fromkeys(kind.route for kind in policy.kinds.values() if kind.counted):
        if policy.routes[route].clocks is Switch.OFF:
            yield falls_short(f"route.{route}.clocks", "complaints go this way, and no clock runs", "Take it out.")


def _once_it_is_sent(clock: ClockRule) -> Iterator[Judgement]:
    alone = [moment for moment in clock.ends if moment in IN_THE_HOUSE]
    if clock.ends_when is EndsWhen.ANY and alone:
        done = listed((MOMENTS[moment].of for moment in alone), "or")
        at_once = "; heard logs it at once" if LATER.intersection(alone) else ""
        found = f"{done} ends it, though nothing has been sent{at_once}"
        yield falls_short(f"clock.{clock.name}.ends_when", found, 'Write ends_when = "all".')


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
        clocks = [clock for clock in _ending(policy, stage, Moment.ACKNOWLEDGED) if _waits_for_definition(clock)]
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


def _waits_for_definition(clock: ClockRule) -> bool:
    return Moment.DEFINED in clock.ends and clock.ends_when is EndsWhen.ALL


def answered(which: Which, limit: int) -> Check:
    """The answer comes within `limit` working days of the acknowledgement."""

    def check(policy: Policy) -> Iterator[Judgement]:
        stage = which(policy)
        if stage is None:
            return
        clocks = answering(policy, stage)
        yield from _runs_on_every_complaint(policy)
        if not clocks:
            mend = f'Add a clock with starts = "acknowledged", within = "{limit} working days", ends = "answered".'
            yield falls_short(f"stage.{stage.name}", "no clock ends with the answer", mend)
        for clock in clocks:
            yield from _in_time(clock, limit, policy)
            yield from _never_stops(clock)
            yield from _from_acknowledgement(clock)

    return check


def _from_acknowledgement(clock: ClockRule) -> Iterator[Judgement]:
    place, starts = f"clock.{clock.name}.starts", set(clock.starts)
    counted = listed((MOMENTS[moment].of for moment in clock.starts), "or")
    if clock.within is Given.NOT_SET:
        return
    if starts == {Moment.ACKNOWLEDGED}:
        yield from _without_an_acknowledgement(clock)
    elif starts & LATER:
        found = f"it counts from {counted}, as the Code of 2022 did; logging may come after the acknowledgement"
        yield falls_short(place, found, 'Let it start with "acknowledged", as the Code of 2024 does.')
    elif starts <= REQUESTS | {Moment.RECEIVED, Moment.ACKNOWLEDGED}:
        yield met(place, f"it counts from {counted}, which is never later than the acknowledgement")
    else:
        mend = "See whether that can come after the acknowledgement, or never."
        yield to_look_at(place, f"it counts from {counted}", mend)


def _without_an_acknowledgement(clock: ClockRule) -> Iterator[Judgement]:
    if clock.if_start_missing is not IfStartMissing.USE_ACKNOWLEDGEMENT_DUE_DAY:
        found = "where no acknowledgement is sent, the answer is never due"
        mend = f'Write if_start_missing = "{IfStartMissing.USE_ACKNOWLEDGEMENT_DUE_DAY}".'
        yield falls_short(f"clock.{clock.name}.if_start_missing", found, mend)


def _never_stops(clock: ClockRule) -> Iterator[Judgement]:
    if clock.stops_when:
        stops = listed((MOMENTS[moment].when for moment in clock.stops_when), "or")
        found = f"it stops when {stops}, and the whole time begins again; the Code knows no pause"
        yield falls_short(f"clock.{clock.name}.stops_when", found, "Take it out.")


def _never_put_off(clock: ClockRule, policy: Policy) -> Iterator[Judgement]:
    """The Code lets an answer be put off, and nothing else."""
    found = "it may be put off, and the Code lets only answers be put off"
    if clock.agreed_date_replaces:
        yield falls_short(f"clock.{clock.name}.agreed_date_replaces", found, "Take it out.")
    if clock.name in policy.extensions:
        yield falls_short(f"extension.{clock.name}", found, "Take it out.")


def _in_time(clock: ClockRule, limit: int, policy: Policy) -> Iterator[Judgement]:
    place = f"clock.{clock.name}.within"
    mend = f'Write within = "{limit} working days", or less.'
    if not isinstance(clock.within, Length):
        found = "no time is set" if clock.within is Given.NOT_SET else f"it runs to a {clock.within}"
        yield falls_short(place, found, mend)
    elif at_most_working_days(clock.within) > limit:
        yield falls_short(place, f"it may take {clock.within}", mend)
    elif _has_a_day_more(clock.within, policy) and at_most_working_days(clock.within) == limit:
        # The Code counts from the day a thing comes, and speaks of no hour.
        found = f"it may take {clock.within}, and what comes after closing time has a day more"
        mend = f'Write counting = "whole_days"; or within = "{limit - 1} working days" for clock.{clock.name}.'
        yield falls_short("calendar.counting", found, mend)
    else:
        yield met(place, f"{clock.within}")


def _has_a_day_more(within: Length, policy: Policy) -> bool:
    return policy.calendar.counting is Counting.OFFICE_HOURS and not within.is_elapsed


def _ending(policy: Policy, stage: Stage, moment: Moment) -> list[ClockRule]:
    clocks = policy.clocks_of(stage.name)
    return [clock for clock in clocks if clock.kind is ClockKind.MEASURED and moment in clock.ends]


def answering(policy: Policy, stage: Stage) -> list[ClockRule]:
    """Return the measured clocks of a stage that nothing but the answer ends."""
    found = _ending(policy, stage, Moment.ANSWERED)
    return [clock for clock in found if clock.ends_when is EndsWhen.ALL or clock.ends == (Moment.ANSWERED,)]


# -- Days


def working_days(policy: Policy) -> Iterator[Judgement]:
    """Every day from Monday to Friday counts, but for bank holidays: the Code knows no private ones."""
    rules = policy.calendar
    stops = ClosureKind.STOP in rules.closures
    if stops:
        left = [kind for kind in rules.closures if kind is not ClosureKind.STOP] or [ClosureKind.SHOW]
        mend = f"Write closures = {json.dumps(left)}."
        yield falls_short("calendar.closures", "a day on which the landlord closes may stop every clock", mend)
    missing = [WEEKDAYS[number] for number in MONDAY_TO_FRIDAY if number not in rules.office_days]
    if missing:
        found = f"not counted, besides bank holidays: {listed(missing)}"
        yield to_look_at("calendar.office_days", found, "See that nobody waits longer for it than the Code allows.")
    if not stops and not missing:
        yield met("calendar", "every day from Monday to Friday counts, but for bank holidays")


FIRST: Which = stage_1
SECOND: Which = stage_2
