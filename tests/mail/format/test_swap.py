from __future__ import annotations

from heard.mail.format.swap import Swap


def test_what_is_given_is_swapped_and_the_rest_stays():
    assert Swap({"]": "(", "-": "+", "\u2013": "-", "^": ""})("a]b-c\u2013d^\\e") == "a(b+c-d\\e"
