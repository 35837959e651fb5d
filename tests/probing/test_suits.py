"""Which trust the settings are offered, by what mail from inside bore and what a forged one got through."""

from __future__ import annotations

from typing import Any

import pytest

from heard.mail.authenticity import UNNAMED
from heard.mail.from_inside import InsideMark
from heard.probing.border import AtTheBorder, Trust
from heard.probing.seen import Seen
from heard.probing.suits import changes_for
from heard.settings import Mailbox

MANY = "*.mail.protection.outlook.com"
AUTH_AS, RESOLVED = InsideMark.AUTH_AS, InsideMark.RESOLVED_SENDER


def offered(
    inside: set[InsideMark], forged: set[InsideMark], allows: Trust | None = None, *, tried: bool = True, **keys: Any
) -> dict[str, Any]:
    box = Mailbox.model_validate(
        {"address": "complaints@northgate.example", "read": "graph:", "send": "graph:", "mark": "none"} | keys
    )
    shown = AtTheBorder(survived=False, believes=False, verified=False, genuine=False, allows=allows)
    seen = Seen(
        message_id="<1@northgate.example>",
        inside_marks=frozenset(inside),
        forged_marks=frozenset(forged),
        at_the_border=shown if tried else None,
    )
    return {each.key: each.now for each in changes_for(box, seen)}


@pytest.mark.parametrize(
    "inside, forged, stands, now",
    [
        pytest.param({AUTH_AS}, set(), (), ("auth-as",), id="borne, and not forged"),
        pytest.param({AUTH_AS, RESOLVED}, {AUTH_AS}, (), ("resolved-sender",), id="one of two was forged"),
        pytest.param({AUTH_AS}, {AUTH_AS}, (), None, id="forged"),
        pytest.param(set(), set(), (), None, id="not borne"),
        pytest.param({AUTH_AS}, {AUTH_AS}, ("auth-as",), (), id="forged, and believed so far"),
        pytest.param({RESOLVED}, set(), ("auth-as",), ("auth-as", "resolved-sender"), id="one more"),
        pytest.param({AUTH_AS}, set(), ("auth-as",), None, id="as it is set"),
    ],
)
def test_the_marks_that_count(
    inside: set[InsideMark], forged: set[InsideMark], stands: tuple[str, ...], now: tuple[str, ...] | None
) -> None:
    assert offered(inside, forged, vouched_by=list(stands)).get("vouched_by") == now


def test_a_verdict_without_a_name_counts_with_its_border() -> None:
    assert offered({AUTH_AS}, set(), Trust(UNNAMED, MANY)) == {
        "vouched_by": ("auth-as", "unnamed-verdict"),
        "border": MANY,
    }


def test_one_with_a_name_is_none_without() -> None:
    assert offered(set(), set(), Trust("mx.northgate.example")) == {"authserv_id": "mx.northgate.example"}


def test_a_server_that_is_named_takes_the_place_of_those_that_are_not() -> None:
    was = {"border": MANY, "vouched_by": ["unnamed-verdict"]}
    now = offered(set(), set(), Trust("mx.northgate.example", "mx.northgate.example"), **was)
    assert now == {"vouched_by": (), "authserv_id": "mx.northgate.example", "border": "mx.northgate.example"}


def test_nothing_is_offered_untried_or_of_a_journal() -> None:
    assert offered({AUTH_AS}, set(), tried=False) == {}
    assert offered({AUTH_AS}, set(), Trust("mx.northgate.example"), journal=True) == {}
