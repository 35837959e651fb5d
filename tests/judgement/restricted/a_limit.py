"""Tess Calloway, whose contact about a hedge is limited: what a decision knows of her."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from heard.casework.events import PersonNumber, Reference
from heard.casework.restriction import Restriction
from heard.judgement.limit import Limit

TESS = PersonNumber(7)
CASE, ANOTHER = Reference("NH-26-0042"), Reference("NH-26-0050")
HER_ADDRESS, HIS_ADDRESS = "tess.calloway@postal.example", "bill.calloway@homely.example"
STRANGE = "somebody@fastmsg.example"
HEDGE = (
    "The laurel hedge between 7 and 9 Alder Row, cut in March 2025",
    "Mark my words, the laurel will die.\nTen times now: who gave leave for secateurs?",
    "Mark my words, nobody measured it.\nTen times now I ask for the invoice of the nursery.",
)


def a_limit(**more: Any) -> Limit:
    usual = Limit(
        Restriction(number=3, person=TESS, case=CASE, option="acknowledge-only", first=date(2026, 5, 1)),
        names=("Teresa Calloway", "Tess Calloway"),
        addresses=(HER_ADDRESS,),
        homes=("7 alder row",),
        phones=("07700900555",),
        household=("William Calloway (husband)", "Ivy (niece)"),
        matter=HEDGE,
        theirs=HEDGE[1:],
    )
    return replace(usual, **more)
