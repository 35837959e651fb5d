"""A decision, written down and read back: as JSON for programs, in sentences for people.

Pure.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from heard.casework.commands import name_of
from heard.casework.events import (
    About,
    AnswerGiven,
    CasesLinked,
    ComplainantKnown,
    ContactLimited,
    DateGiven,
    DueExtended,
    Event,
    LetterFailed,
    MomentPassed,
    OfficersLetterSeen,
    OfficersLetterUndone,
    Purpose,
    RiskNoticed,
    StageOpened,
    SurveyAnswered,
    VulnerabilityNoticed,
    WhichMatter,
)
from heard.casework.refusals import ExcludedAs
from heard.casework.restriction_events import ContactAsked
from heard.judgement.actions import (
    Action,
    AskOfficer,
    AskToConfirm,
    CarryOut,
    ChangeCase,
    Decision,
    Explain,
    FileOnCase,
    NoteAbsence,
    NoteOnEntry,
    OpenCase,
    Proposed,
    RecordAppeal,
    RefuseCommand,
    SetAside,
    WriteLetter,
)

_AS_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def as_body(decision: Decision) -> str:
    """Return findings and actions as the JSON that is kept for `heard why`."""
    return _AS_JSON(
        {
            "kind_sure": decision.kind_sure,
            "case": decision.reference,
            "exclusion": _excluded(decision.exclusion),
            "findings": findings_of(decision),
            "actions": [
                {"action": what(action), "because": action.because, "clause": action.clause}
                for action in decision.actions
            ],
        }
    )


def _excluded(proposed: Proposed | None) -> dict[str, str] | None:
    if proposed is None:
        return None
    return {
        "ground": proposed.ground.value,
        "because": proposed.because,
        "words": proposed.words,
        "clause": proposed.clause,
    }


def excluded_in(body: str) -> tuple[ExcludedAs, bool]:
    """Return the exclusion that a kept decision saw, and whether it asked a person; KeyError or TypeError: none."""
    kept = json.loads(body)
    asked = what(AskOfficer(None, About.EXCLUSION, ""))
    return ExcludedAs(kept["exclusion"]["ground"]), any(action["action"] == asked for action in kept["actions"])


def vulnerable_in(body: str) -> bool | None:
    """Return whether a kept decision surely saw somebody vulnerable; None where it told nobody of it."""
    kept = json.loads(body)
    told = what(AskOfficer(None, About.VULNERABLE, ""))
    if all(action["action"] != told for action in kept["actions"]):
        return None
    return any(each["finding"] == "vulnerability" and each["verdict"] == "yes" for each in kept["findings"])


def vulnerable_words_in(body: str) -> tuple[str, ...]:
    """Return the words in which a kept decision saw somebody vulnerable; nothing where it told nobody of it."""
    if vulnerable_in(body) is None:
        return ()
    return tuple(each["words"] for each in json.loads(body)["findings"] if each["finding"] == "vulnerability")


def danger_words_in(body: str) -> str:
    """Return the words in which a kept decision saw a danger, surely before perhaps; "" where it saw none."""
    seen = [each for each in json.loads(body)["findings"] if each["finding"] == "risk"]
    return next((str(each["words"]) for each in sorted(seen, key=lambda each: bool(each["verdict"] != "yes"))), "")


def shown_by_in(body: str) -> str:
    """Return what showed a machine, as "Name: value", by a kept decision; "" where nothing did."""
    seen = (each["words"] for each in json.loads(body)["findings"] if each["finding"] == "machine")
    return next(map(str, seen), "")


def findings_of(decision: Decision) -> list[dict[str, str]]:
    return [
        {"finding": f.finding, "verdict": f.verdict, "rule": f.rule, "words": f.words, "source": f.source}
        for f in decision.findings
    ]


def what(action: Action) -> str:
    """Return an action in a few words, without anything a stranger wrote."""
    match action:
        case OpenCase():
            return f"opened {action.reference}" + ("" if action.clocks else " without clocks")
        case FileOnCase():
            return f"filed on {action.reference} as {action.kind.replace('_', ' ')}"
        case ChangeCase():
            return f"{_happening(action.event)} on {action.reference}"
        case NoteOnEntry(event=ContactAsked()):
            return f"noted that it may be a contact under restriction {action.event.restriction}"
        case NoteOnEntry():
            return f"{_happening(action.event)} on no case"
        case CarryOut():
            return f"took the command {name_of(action.given.command)} from an officer"
        case AskToConfirm():
            return f"kept the command {name_of(action.given.command)} until its officer says that it is theirs"
        case RefuseCommand():
            return f"carried out no command: {action.why}"
        case Explain():
            return "told an officer which words are commands"
        case NoteAbsence():
            return "noted that an officer is away" if action.holds else "noted that an officer is back"
        case RecordAppeal():
            return f"put an appeal against restriction {action.restriction} on record"
        case WriteLetter():
            return "wrote an acknowledgement" if action.purpose is Purpose.ACKNOWLEDGEMENT else f"wrote {action.name}"
        case AskOfficer():
            return f"told a person ({action.about})" if action.told else f"noted, since it was told ({action.about})"
        case SetAside():
            kind = action.kind.replace("_", " ")
            return f"kept as {kind}, on no case" if action.reference is None else f"kept with {action.reference}"


def _happening(event: Event) -> str:
    """Return what an event that a decision adds to a case is, in a few words."""
    match event:
        case MomentPassed():
            return f"noted {event.moment.replace('-', ' ')}"
        case AnswerGiven():
            outcome = f": {event.outcome}" if event.outcome else ""
            return f"noted the answer of {event.stage}{outcome}" if event.stage else "noted an answer"
        case OfficersLetterSeen():
            return f"saw {_a(event.letter.value)} of an officer's"
        case StageOpened():
            return f"opened {event.stage}"
        case DueExtended():
            return f"moved the due date to {event.due.isoformat()}"
        case SurveyAnswered():
            return f"noted the answer to the survey: {'satisfied' if event.satisfied else 'not satisfied'}"
        case DateGiven():
            return f"noted {event.due.isoformat()} for a promise"
        case ContactLimited():
            ending = "acknowledged" if event.answered else "not acknowledged"
            return f"noted a contact under restriction {event.restriction}, {_MATTERS[event.matter]}, {ending},"
    return _HAPPENINGS.get(type(event), type(event).__name__)


_MATTERS = {
    WhichMatter.SAME: "about what it covers",
    WhichMatter.NEW: "about something new",
    WhichMatter.UNSURE: "perhaps about something new",
}

_HAPPENINGS: Mapping[type[Event], str] = {
    RiskNoticed: "noted a danger",
    VulnerabilityNoticed: "noted that somebody may be vulnerable",
    LetterFailed: "noted that a letter did not arrive",
    OfficersLetterUndone: "took back what an officer's letter had brought about",
    ComplainantKnown: "noted who it is from",
    CasesLinked: "linked another case",
}


def sentences(kind: str, body: Mapping[str, Any]) -> Iterator[str]:
    """Yield the decision as a person would tell it: what was done, because of what, on whose authority."""
    doubt = "" if body.get("kind_sure", True) else ", as far as can be told; a person may know better"
    yield f"It is {_a(kind)}{doubt}."
    for action in body["actions"]:
        clause = f" [{action['clause']}]" if action["clause"] else ""
        yield f"{_capital(action['action'])}, because {reason(action['because'])}.{clause}"
    if excluded := body.get("exclusion"):
        clause = f" [{excluded['clause']}]" if excluded["clause"] else ""
        yield f"A person may see an exclusion in it, because {excluded['because']}; heard refuses nothing.{clause}"
    found: Sequence[Mapping[str, str]] = body["findings"]
    for finding in found:
        asked = " (a person is asked)" if finding["verdict"] == "ask" else ""
        source = f" [{finding['source']}]" if finding["source"] else ""
        yield f"{_capital(finding['finding'])}{asked}: “{finding['words']}”, by {finding['rule']}.{source}"


def reason(because: str) -> str:
    """Return a reason as it stands inside a sentence; the rules give theirs as whole sentences."""
    bare = because.strip().rstrip(".")
    return bare[:1].lower() + bare[1:] if bare[1:2].islower() or bare[1:2] == " " else bare


def _a(kind: str) -> str:
    words = kind.replace("_", " ")
    return words if words in ("noise", "staff", "bulk") else f"an {words}" if words[0] in "aeiou" else f"a {words}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
