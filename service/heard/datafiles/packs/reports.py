"""Words of a pack's reports that nobody knows: no mistake, since the rest is shown all the same, but worth knowing."""

from __future__ import annotations

from collections.abc import Iterator

from heard.casework.policy import Policy
from heard.casework.report_sections import KNOWN, unknown_words
from heard.datafiles.form import nearest
from heard.errors import Mistake


def unknown_in_reports(policy: Policy) -> Iterator[Mistake]:
    """Yield what `heard check` notes of a pack's reports."""
    for report, word in unknown_words(policy):
        where = f"rules/policies/{policy.name}/policy.toml: report.{report}.shows"
        yield Mistake(where, f"'{word}' is not known here, and its section stays empty.", nearest(word, KNOWN))
