"""Whether a reason says that it is exceptional."""

from __future__ import annotations

import pytest

from heard.judgement.commands.more_days import is_exceptional


@pytest.mark.parametrize(
    "because",
    [
        "it is exceptional: the building was closed by the police",
        "of an exceptional reason: the roof cannot be reached",
        "Exceptional - the surveyor died",
        "of exceptionally bad weather",
        "it is not our fault, but exceptional",
        "we cannot get in: exceptional circumstances",
        "exceptional because the lift could not be reached",
        "exceptional circumstances: there is no access to the roof",
        "exceptional: no plumber can be had since the flood",
        "of exceptional circumstances that did not come from us",
    ],
)
def test_it_does(because: str) -> None:
    assert is_exceptional(because)


@pytest.mark.parametrize(
    "because",
    [
        "nothing exceptional, we are just slow",
        "it is not exceptional",
        "it isn’t really exceptional",
        "there is no exceptional reason",
        "it is hardly exceptional",
        "it is unexceptional",
        "this is far from exceptional",
        "anything but an exceptional case",
        "no circumstances, exceptional or otherwise",
        "for any reason, exceptional or not",
        "nothing exceptional about it",
        "scarcely exceptional weather",
        "exceptional it is not",
        "a non-exceptional delay",
        "exceptional circumstances do not apply",
        "exceptional circumstances don't apply here",
        "exceptional circumstances - none",
        "exceptional reasons: none.",
        "exceptional circumstances are absent",
        "exceptional grounds were lacking",
        "exceptional: no",
        "the surveyor is ill",
        "",
    ],
)
def test_it_does_not(because: str) -> None:
    assert not is_exceptional(because)
