"""What was found once is read for ever."""

from __future__ import annotations

import pytest

from fuzz import invariants
from fuzz.found import FOUND
from fuzz.invariants import LIMIT_MS


@pytest.mark.parametrize("mail", FOUND.values(), ids=FOUND)
def test_a_mail_that_was_too_much_once(mail: bytes) -> None:
    invariants.read(mail)
    invariants.in_time(mail, LIMIT_MS)
