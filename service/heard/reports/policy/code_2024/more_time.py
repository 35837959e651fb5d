"""Whether a policy puts its answers off no longer than the Code allows, and tells whoever has to wait."""

from __future__ import annotations

from collections.abc import Iterator

from heard.casework.lengths import Length
from heard.casework.policy import Policy
from heard.casework.policy.clocks import Extension
from heard.casework.policy.letters import LetterRule
from heard.casework.policy.words import LetterPurpose, Need, OverLimit
from heard.reports.policy.code_2024.items import NEW_DAY, OUTSIDE_BODY, WHY_LONGER
from heard.reports.policy.code_2024.lengths import at_most_working_days
from heard.reports.policy.code_2024.times import Which, answering
from heard.reports.policy.code_2024.verdicts import Check, Judgement, falls_short, met, to_look_at
from heard.reports.policy.words import listed

REASONS = frozenset({Need.REASON, Need.FULL_EXPLANATION, Need.EXCEPTIONAL_REASON})


def extended(which: Which, limit: int) -> Check:
    """The answer is put off by no more than `limit` working days in all, unless there is good reason."""

    def check(policy: Policy) -> Iterator[Judgement]:
        stage = which(policy)
        clocks = answering(policy, stage) if stage else []
        for clock in clocks:
            if extension := policy.extensions.get(clock.name):
                yield _longest(extension, limit)
                yield from _again(extension, limit)
                yield from _over_the_limit(extension)
                yield from _further(extension, limit)
            if clock.agreed_date_replaces:
                yield _without_limit(f"clock.{clock.name}.agreed_date_replaces", limit)
        if stage and not any(clock.agreed_date_replaces or clock.name in policy.extensions for clock in clocks):
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


def _again(extension: Extension, limit: int) -> Iterator[Judgement]:
    """What `over_limit` and `further` ask for, they ask for only after the last of `times`."""
    longest, times = extension.at_most, extension.times
    if times == 1 or not isinstance(longest, Length):
        return
    found = f"it may move by up to {longest} as often as anybody likes, without a limit in all"
    if times is not None:
        total = at_most_working_days(Length(longest.count * times, longest.unit))
        if total <= limit:
            return
        found = f"it may move {times} times by up to {longest}, which is up to {total} working days in all"
    place = f"extension.{extension.name}.times"
    if Need.EXCEPTIONAL_REASON in extension.needs:
        yield to_look_at(place, f"{found}, each time for an exceptional reason", "See that each reason is a good one.")
    else:
        yield falls_short(place, found, 'Write times = 1, and over_limit = "reason-needed".')


def _over_the_limit(extension: Extension) -> Iterator[Judgement]:
    """A reason that the extension itself does not need is enough to go beyond its limit."""
    if (
        isinstance(extension.at_most, Length)
        and extension.over_limit is OverLimit.REASON_NEEDED
        and not {Need.REASON, Need.EXCEPTIONAL_REASON}.intersection(extension.needs)
    ):
        found = "more than that takes a reason, and any will do"
        mend = 'See that each is a good one; or add "reason" to needs, so that it has to be exceptional.'
        yield to_look_at(f"extension.{extension.name}.over_limit", found, mend)


def _further(extension: Extension, limit: int) -> Iterator[Judgement]:
    """A second extension leads beyond the limit, but where both together are short."""
    further = extension.further
    if further is None or Need.EXCEPTIONAL_REASON in further.needs:
        return
    if isinstance(extension.at_most, Length) and isinstance(further.at_most, Length):
        first = Length(extension.at_most.count * (extension.times or 1), extension.at_most.unit)
        if at_most_working_days(first) + at_most_working_days(further.at_most) <= limit:
            return
    found = "a second extension needs no exceptional reason"
    yield falls_short(f"extension.{extension.name}.further.needs", found, 'Write needs = ["exceptional reason"].')


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
