"""Whether dates may move, and the customer's windows end, as the pack says."""

from __future__ import annotations

from collections.abc import Iterator

from heard.casework.lengths import Length
from heard.casework.policy import Policy
from heard.casework.policy.words import AtEnd, Given
from heard.datafiles.form import Path, Slip
from heard.datafiles.packs.sense.clocks import too_early

LIMITS = (Given.DATE_AGREED, Given.DATE_GIVEN, Given.DATE_GIVEN_BY_OFFICER)
"""How far a date may move, where it is no length of time."""


def extensions(policy: Policy) -> Iterator[Slip]:
    for extension in policy.extensions.values():
        path: Path = ("extension", extension.name)
        limits = [(path, extension.at_most)]
        if extension.further:
            limits.append(((*path, "further"), extension.further.at_most))
        for where, limit in limits:
            if not isinstance(limit, Length) and limit not in LIMITS:
                what = f"'{limit}' is no limit."
                yield Slip((*where, "at_most"), what, f"Write a length of time, or one of: {', '.join(LIMITS)}.")
        if extension.times is not None and extension.times < 1:
            yield Slip((*path, "times"), f"{extension.times} is not how often.", 'Write 1 or more, or "any".')


def windows(policy: Policy) -> Iterator[Slip]:
    for window in policy.windows.values():
        path = ("window", window.name)
        yield from too_early(window.remind_customer, window.lasts, (*path, "remind_customer"))
        if window.at_end is AtEnd.CLOSE and window.close_outcome is None:
            what = "a case is closed with an outcome, and close_outcome names none."
            yield Slip((*path, "at_end"), what, "Add one of those of [closing].")


def late_requests(policy: Policy) -> Iterator[Slip]:
    """A request for more is late by a window, or by [late_rejection] where there is none; not by both."""
    closing = [window.name for window in policy.windows.values() if window.after_stage]
    if policy.late_rejection and closing:
        what = f"window.{closing[0]} says already when a request is late."
        yield Slip(("late_rejection", "flag_after"), what, "Keep one of the two.")
