"""Whatever is changed in a pack, whoever compares it is told; and whoever approves it reads another text."""

from __future__ import annotations

from functools import cache

import pytest

from heard.casework.policy import Policy
from heard.datafiles.locate import rules_dir
from heard.datafiles.packs import load_policy, pack_names
from heard.reports.policy.diff import differences
from heard.reports.policy.sentences import sections
from reports.policy.one_change import OneChange, changes_of

READS_THE_SAME = {
    "order": "stages are told in their order; the number itself says no more",
    "never_automatic": "no pack may say anything but true, and it is told as it is",
}
"""Key -> why another machine word or number there leaves the text as it was."""


@cache
def changes_in(name: str) -> tuple[OneChange, ...]:
    """Reading a pack some hundreds of times is what takes long here, so it is done once."""
    return tuple(changes_of(load_policy(name, rules_dir())))


def read(policy: Policy) -> list[tuple[str, ...]]:
    return [(each.title, *each.paragraphs) for each in sections(policy)]


@pytest.mark.parametrize("name", pack_names(rules_dir()))
def test_every_change_of_a_value_is_told_to_whoever_compares(name: str) -> None:
    policy = load_policy(name, rules_dir())
    untold = [str(change) for change in changes_in(name) if not differences(policy, change.after)]
    assert untold == []


@pytest.mark.parametrize("name", pack_names(rules_dir()))
def test_every_change_of_a_word_or_a_number_is_read_by_whoever_approves(name: str) -> None:
    policy = load_policy(name, rules_dir())
    before = read(policy)
    changes = [change for change in changes_in(name) if not change.is_prose]
    assert len(changes) > 100
    unread = [change for change in changes if read(change.after) == before]
    assert [str(each) for each in unread if each.place.rpartition(".")[2] not in READS_THE_SAME] == []


@pytest.mark.parametrize(
    "place",
    [
        "calendar.counting",
        "roles.complaints-officer",
        "clock.stage-1-acknowledge.ends",
        "extension.stage-1-answer.over_limit",
        "letter.acknowledgement.must_say",
        "restriction.option.as-policy.mailbox",
        "digest.team.shows",
        "reading.why",
    ],
)
def test_the_changes_reach_every_corner_of_a_pack(place: str) -> None:
    assert place in {change.place for change in changes_in("hos-code-2024")}
