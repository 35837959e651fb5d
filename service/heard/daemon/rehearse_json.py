"""A rehearsed message as programs read it: one JSON object (CONTRACTS of `heard rehearse --json`)."""

from __future__ import annotations

from typing import Any

from heard.casework.people import Role
from heard.casework.policy.words import LetterPurpose
from heard.daemon.rehearse import Rehearsed
from heard.judgement.explain import findings_of

_TELLS_IT_CAME = (LetterPurpose.ACKNOWLEDGEMENT, LetterPurpose.RECEIPT, LetterPurpose.FILED_NO_ACTION)
AT_ONCE = tuple(f"complainant.{purpose}." for purpose in _TELLS_IT_CAME)


def was_answered_at_once(rehearsed: Rehearsed) -> bool:
    """Say whether its writer is told that the message came, be it by a receipt alone."""
    return any(name.startswith(AT_ONCE) for name in rehearsed.heard.letters)


def as_json(rehearsed: Rehearsed) -> dict[str, Any]:
    """Return the object for one message; every key is there for every message."""
    heard = rehearsed.heard
    message, decision = heard.message, heard.decision
    sender = message.sender if message else None
    machine = message.machine if message else None
    said = decision.verdicts
    return {
        "file": rehearsed.name,
        "message_id": message.message_id if message else None,
        "from": sender.address if sender else None,
        "subject": message.subject if message else None,
        "case": heard.reference,
        "case_sure": decision.case_sure,
        "opens_case": decision.opens_case,
        "complainant": f"P{rehearsed.person}" if rehearsed.person else None,
        "sender_role": (Role.AUTOMATED if machine and decision.role is Role.AUTOMATED else decision.role).value,
        "kind": decision.kind.value,
        "kind_sure": decision.kind_sure,
        "exclusion": decision.exclusion.ground.value if decision.exclusion else "none",
        "repeat": next((each.words for each in decision.findings if each.finding == "repeat"), "none"),
        "escalation": said.get("escalation", "no"),
        "risk": said.get("risk", "no"),
        "vulnerable": said.get("vulnerable", "no"),
        "restricted": said.get("restricted", "no"),
        "ack": was_answered_at_once(rehearsed),
        "letters": list(heard.letters),
        "new_text": message.own_words if message else None,
        "auto": machine.shown_by if machine else None,
        "because": [
            {"finding": f["finding"], "rule": f["rule"], "words": f["words"], "source": f["source"]}
            for f in findings_of(decision)
        ],
        "problem": heard.problem.strip().rpartition("\n")[2] if heard.problem else None,
    }
