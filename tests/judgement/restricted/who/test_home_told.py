"""What a mail tells of Tess Calloway's home at 7 Alder Row, and of her telephone."""

from __future__ import annotations

import pytest

from builders import a_message
from heard.judgement.restricted.who.home_told import (
    homes_told,
    phones_told,
    tells_of_their_number,
    tells_of_their_street,
    tells_of_them,
)
from heard.judgement.restricted.words.once import Once
from judgement.restricted.a_limit import a_limit


@pytest.mark.parametrize(
    "text, told, street, number",
    [
        pytest.param("I live at 7 Alder Row.", True, True, False, id="her home"),
        pytest.param("Ring me: 07700 900555.", True, False, False, id="her telephone"),
        pytest.param("All of Alder Row has it.", False, True, False, id="her street"),
        pytest.param("I live at 9 Alder Row.", False, True, False, id="the home next door"),
        pytest.param("No 7. The laurel.", False, False, True, id="her number and no street"),
        pytest.param("No 17. The laurel.", False, False, False, id="another number"),
        pytest.param("The laurel is dead.", False, False, False, id="nothing of it"),
    ],
)
def test_what_is_told_of_where_she_lives(text: str, told: bool, street: bool, number: bool) -> None:
    once, limit = Once(a_message(text, subject="A letter")), a_limit()
    assert tells_of_them(once, limit) is told
    assert tells_of_their_street(once, limit) is street
    assert tells_of_their_number(once, limit) is number


def test_homes_and_telephones_are_told_in_their_normal_form() -> None:
    message = a_message("I live at 7 Alder Row, 07700 900 555.", subject="A letter")
    assert homes_told(message) == ("7 alder row",)
    assert phones_told(message) == ("07700900555",)
