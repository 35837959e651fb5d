"""heard check notes a word of a report that nobody knows, with the nearest that is."""

from __future__ import annotations

from heard.datafiles.packs.reports import unknown_in_reports
from histories import a_policy


def test_the_nearest_known_word_is_named() -> None:
    policy = a_policy('[report.ours]\nevery = "month"\nto = "service"\nshows = ["measures", "trend"]')
    assert [str(note) for note in unknown_in_reports(policy)] == [
        "rules/policies/ours/policy.toml: report.ours.shows: 'trend' is not known here, and its section stays empty. "
        "Did you mean 'trends'?"
    ]
