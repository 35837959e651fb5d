"""What a person is told to do about trouble with a mailbox."""

from __future__ import annotations

import pytest

from heard.casework.events import Trouble
from heard.daemon.alarm import WHAT_TO_DO
from heard.daemon.heartbeat.words import REFUSED


@pytest.mark.parametrize("said", [WHAT_TO_DO[Trouble.SIGN_IN_REFUSED], REFUSED], ids=["to team leads", "second route"])
def test_a_refused_sign_in_may_be_a_right_that_is_gone_and_heard_check_says_which(said: str) -> None:
    assert "heard has lost a right" in said
    assert "heard check" in said
