"""The names our letters go by."""

from __future__ import annotations

import re

import pytest

from heard.letters.envelope import is_message_id
from heard.letters.message_ids import message_id_for

KEY = "NH-26-0042:acknowledgement:stage-1"


def test_a_letter_always_has_the_same_message_id():
    first = message_id_for(KEY, "northgate.example")
    assert first == message_id_for(KEY, "northgate.example")
    assert re.fullmatch(r"<heard\.NH-26-0042\.a\.[0-9a-f]{24}@northgate\.example>", first)


@pytest.mark.parametrize(
    "key, domain, secret",
    [
        pytest.param("NH-26-0042:acknowledgement:stage.1", "northgate.example", b"", id="a key that looks the same"),
        pytest.param(KEY, "southgate.example", b"", id="another landlord"),
        pytest.param(KEY, "northgate.example", b"secret", id="another secret"),
    ],
)
def test_another_letter_has_another_message_id(key, domain, secret):
    assert message_id_for(key, domain, secret=secret) != message_id_for(KEY, "northgate.example")


@pytest.mark.parametrize("key", ["a b\r\nc<d>@e", "\u00e9\u00e9", "", "x" * 1000, "..", "-"])
def test_any_key_makes_a_sound_message_id(key):
    message_id = message_id_for(key, "northgate.example")
    assert is_message_id(message_id)
    assert re.fullmatch(r"<[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*@northgate\.example>", message_id)
    assert len(message_id) < 140


@pytest.mark.parametrize("domain", ["", "north gate.example", "a>\r\nBcc: b@c", "n\u00f6rth.example"])
def test_a_domain_that_may_not_stand_in_a_header(domain):
    with pytest.raises(ValueError):
        message_id_for(KEY, domain)
