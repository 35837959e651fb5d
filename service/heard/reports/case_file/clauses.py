"""The clause behind what happened, where there is one: of the clock it is about, else of what was decided.  Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from heard.casework.events import Purpose
from heard.casework.fold import DANGER_TOLD
from heard.reports.case_file.gathering import Gathered, Row

_ENDS = frozenset({"AnswerGiven", "CaseClosed", "LetterSent", "MomentPassed"})
"""What may be what a clock waited for."""


def clause_of(event: Row, case: Row, gathered: Gathered) -> str:
    """Return the clauses behind an event, each once; "" for none."""
    found = (*_of_clocks(event, case["clocks"]), *_of_decisions(event, case["reference"], gathered))
    return "; ".join(dict.fromkeys(filter(None, found)))


def _of_clocks(event: Row, clocks: Sequence[Row]) -> Iterator[str]:
    details = event["details"]
    for clock in clocks:
        if "clock" in details:
            same = (details["clock"], details.get("stage")) == (clock["clock"], clock["stage"])
            if same and details.get("number", clock["number"]) == clock["number"]:
                yield clock["clause"]
        elif _may_end(event) and clock["met_at"] == event["at"] and _is_of_stage(details, clock):
            yield clock["clause"]


def _may_end(event: Row) -> bool:
    """Say whether a clock may have waited for an event; for no notice to staff but that of a danger."""
    details = event["details"]
    is_notice = details.get("purpose") == Purpose.NOTICE and details["name"] != DANGER_TOLD
    return event["type"] in _ENDS and not is_notice


def _is_of_stage(details: Row, clock: Row) -> bool:
    return clock["stage"] is None or details.get("stage") in (None, clock["stage"])


def _of_decisions(event: Row, reference: str, gathered: Gathered) -> Iterator[str]:
    details = event["details"]
    match event["type"]:
        case "CaseOpened":
            about, action = details["message"], f"opened {reference}"
        case "StageOpened":
            about, action = event["message"], f"opened {details['stage']} on {reference}"
        case "MessageFiled":
            about, action = details["message"], f"filed on {reference} as "
        case "LetterPromised":
            about = next((each["cause"] for each in gathered.letters if each["id"] == details["letter"]), None)
            is_ack = details["purpose"] == Purpose.ACKNOWLEDGEMENT
            action = "wrote an acknowledgement" if is_ack else f"wrote {details['name']}"
        case _:
            return
    yield from (clause for told, clause in gathered.grounds.get(about, ()) if told.startswith(action))
