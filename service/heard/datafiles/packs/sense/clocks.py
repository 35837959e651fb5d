"""Whether each clock can start, end, remind and be measured as the pack says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from heard.casework.events import StageName
from heard.casework.lengths import Length, Reminder, Side
from heard.casework.policy import ClockRule, Policy
from heard.casework.policy.clocks import EVERY
from heard.casework.policy.words import ClockKind, Given, IfStartMissing, Moment
from heard.datafiles.form import Path, Slip, nearest
from heard.datafiles.packs.sense.stages import first_stages

NAMED = (Given.DATE_GIVEN, Given.DATE_GIVEN_BY_OFFICER, Given.DATE_AGREED, Given.INTERVAL_AGREED)


def too_early(reminders: Iterable[Reminder], within: Length | Given | None, path: Path) -> Iterator[Slip]:
    """Yield the reminders that would come before what they remind of has begun."""
    for reminder in reminders:
        if reminder.side is not Side.BEFORE or reminder.length is None or not isinstance(within, Length):
            continue
        if reminder.length.mean_days >= within.mean_days:
            yield Slip(path, f"'{reminder}' is no later than the start: all of it is {within}.", "Remind later.")


def acknowledging(policy: Policy, stage: StageName) -> list[ClockRule]:
    """Return the clocks of a stage that the acknowledgement ends, or helps to end."""
    return [clock for clock in policy.clocks_of(stage) if Moment.ACKNOWLEDGED in clock.ends]


def clocks_at_the_start(policy: Policy) -> Iterator[Slip]:
    """Where a case may begin, something is promised, or the pack says that nothing is."""
    for stage in first_stages(policy):
        if not any(clock.kind is ClockKind.MEASURED for clock in policy.clocks_of(stage.name)):
            what = f"no clock belongs to {stage.name}."
            yield Slip(("clock",), what, 'Where the policy sets no time, say so: within = "not set".')


def starts_and_ends(policy: Policy) -> Iterator[Slip]:
    for clock in policy.clocks:
        for moment in clock.ends:
            if moment in clock.starts:
                what = f"'{moment}' is where the clock starts, too."
                yield Slip(("clock", clock.name, "ends"), what, "It would be met before it ran.")


def kinds_and_lengths(policy: Policy) -> Iterator[Slip]:
    for clock in policy.clocks:
        path = ("clock", clock.name, "within")
        if clock.kind is ClockKind.PROMISE and clock.within not in NAMED:
            yield Slip(path, "the date of a promise is named, not counted.", f"Write one of: {', '.join(NAMED)}.")
        if clock.kind is ClockKind.ALERT and not (isinstance(clock.within, Length) and clock.within.is_elapsed):
            yield Slip(path, "an alert has minutes or hours.", 'Write a length of time such as "15 minutes".')


def reminders(policy: Policy) -> Iterator[Slip]:
    for clock in policy.clocks:
        yield from too_early(clock.remind, clock.within, ("clock", clock.name, "remind"))


def ladder(policy: Policy) -> Iterator[Slip]:
    """Others are told of what is late, not of what may still be done in time: that is whoever's it is alone."""
    for rung in policy.ladder.values():
        if rung.since.side is Side.BEFORE:
            what = f"'{rung.since}' is before it is due."
            yield Slip(("ladder", rung.name, "from"), what, "Write 'on the day', or a time after it.")


def who_acknowledges(policy: Policy) -> Iterator[Slip]:
    """Whoever owes an acknowledgement has a title: the letter names them."""
    for clock in policy.clocks:
        if Moment.ACKNOWLEDGED in clock.ends and clock.owed_by not in policy.roles:
            what = f"'{clock.owed_by}' has no name to put into a letter."
            yield Slip(("clock", clock.name, "owed_by"), what, nearest(clock.owed_by, policy.roles))


def missing_starts(policy: Policy) -> Iterator[Slip]:
    """A start that the acknowledgement's due day can stand in for needs such a day in the same stage."""
    for clock in policy.clocks:
        if clock.if_start_missing is not IfStartMissing.USE_ACKNOWLEDGEMENT_DUE_DAY:
            continue
        stages = policy.stages_by_name if clock.stage == EVERY else [clock.stage] if clock.stage else []
        lacking = [stage for stage in stages if not acknowledging(policy, stage)]
        if lacking or not stages:
            what = f"no clock of {', '.join(lacking) or 'the case as a whole'} ends with the acknowledgement."
            yield Slip(("clock", clock.name, "if_start_missing"), what, 'Add one with ends = "acknowledged".')


def measures(policy: Policy) -> Iterator[Slip]:
    """A measure is what clocks are reported under, or tells ages apart by its bands."""
    used = {clock.measure for clock in policy.clocks}
    for measure in policy.measures.values():
        if measure.name not in used and not measure.bands:
            yield Slip(("measure", measure.name), "no clock is measured by it.", "Name it as the `measure` of one.")
