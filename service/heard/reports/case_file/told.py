"""What an event of a case says, in plain words: those of `heard case` where it has some, for all others these.

Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from heard.casework.events import About, Failure, Ground, Kind, OfWindow, WhichMatter
from heard.casework.in_words import day_in_words
from heard.casework.learning import sum_in_words
from heard.letters.catalogue import letter_of
from heard.reports.case_file.files import letter_called
from heard.reports.case_file.gathering import Gathered, Row
from heard.reports.case_file.names import shown
from heard.reports.case_file.who import called

Details = Mapping[str, Any]

GROUNDS: Mapping[str, str] = {
    Ground.OPENED_IT: "it opened the case",
    Ground.REPLY_HEADER: "it answers mail of the case",
    Ground.NOTICE: "it answers a notice about the case",
    Ground.SIGNED_ADDRESS: "it came to the reply address of a letter of the case",
    Ground.LETTER_MARK: "it carries the signed line of a letter of the case",
    Ground.OUTLOOK_THREAD: "Outlook has it in the conversation of the case",
    Ground.QUOTED_WORDS: "it quotes mail of the case",
    Ground.REFERENCE: "it names the case",
    Ground.SUBJECT: "it has the subject of the case, from somebody who belongs to it",
    Ground.SAME_MATTER: "somebody who belongs to the case writes about the same thing",
    Ground.SAME_HOME: "it speaks of the same home or person, and of the same thing",
    Ground.BY_HAND: "a person put it there",
    Ground.BOUNCED_LETTER: "it reports on a letter of the case",
    Ground.SAME_WORDS: "it is the same message by another way",
    Ground.RESTRICTED: "contact of its writer is limited because of this case",
}
FAILURES: Mapping[str, str] = {
    Failure.REFUSED: "was refused by the sending server, and did not arrive",
    Failure.BOUNCED: "came back, and did not arrive",
    Failure.GAVE_UP: "could not be sent for as long as was tried",
    Failure.DROPPED: "will not leave: a person decided so",
}
KINDS: Mapping[str, str] = {
    Kind.COMPLAINT: "a complaint",
    Kind.SERVICE_REQUEST: "a request for a service",
    Kind.COMPLIMENT: "praise",
    Kind.ENQUIRY: "an enquiry",
    Kind.FOLLOW_UP: "more on the matter",
    Kind.ESCALATION: "a request to take it further",
    Kind.RESOLVED: "word that it is settled",
    Kind.STAFF: "mail of staff",
    Kind.AUTO_REPLY: "an automatic reply",
    Kind.BOUNCE: "a report that mail did not arrive",
    Kind.BULK: "a mailing",
    Kind.NOISE: "nothing that asks for an answer",
}
MATTERS: Mapping[str, str] = {
    WhichMatter.SAME: "about what it covers",
    WhichMatter.NEW: "about something new",
    WhichMatter.UNSURE: "perhaps about something new",
}


def told(event: Row, gathered: Gathered) -> str:
    """Return what an event says: "stage-1 opened, since 3 November 2025 09:12"."""
    words = WORDS.get(event["type"])
    if words is not None:
        return words(event["details"], gathered)
    return str(event["told"] or "".join(f" {c.lower()}" if c.isupper() else c for c in event["type"]).strip())


def day(written: str) -> str:
    return day_in_words(date.fromisoformat(written))


def moment(written: str, gathered: Gathered) -> str:
    """Return a moment on the landlord's wall clock: "3 November 2025 09:12"."""
    at = gathered.local(written)
    return f"{day_in_words(at.date())} {at:%H:%M}"


def clock_called(details: Details, gathered: Gathered) -> str:
    """Return what a clock is called, with its stage where the name does not say it."""
    name, stage, number = details["clock"], details.get("stage") or "", details.get("number") or 1
    of = f" ({gathered.stage(stage)})" if stage and stage not in name else ""
    return f"{name.replace('-', ' ')}{of}{f' (no {number})' if number > 1 else ''}"


def later(details: Details) -> str:
    """Return when something is due by a letter that moved it, and on what grounds as the policy names them."""
    reason = f", because: {details['reason'].replace('-', ' ')}" if details.get("reason") else ""
    agreed = ", agreed with the customer" if details.get("agreed") else ""
    exceptional = ", in exceptional circumstances" if details.get("exceptional") else ""
    return f"{day(details['due'])}{reason}{agreed}{exceptional}"


def _opened(d: Details, g: Gathered) -> str:
    because = f" because of message {d['message']}" if d["message"] is not None else ""
    no_clock = "" if d["clocks"] else "; it is from before mail was answered by heard, so no clock runs"
    sure = "" if d["sure"] else ", as far as could be told"
    return f"the case was opened{because}, received {moment(d['received_at'], g)}: {_kind(d)}{sure}{no_clock}"


def _kind(d: Details) -> str:
    return KINDS[d["kind"]]


def _filed(d: Details, g: Gathered) -> str:
    if d["ground"] == Ground.BY_HAND:
        came_from = f"from {d['came_from']}" if d["came_from"] else "from no case"
        return f"message {d['message']} was put on the case by hand, {came_from}: {_kind(d)}"
    sure = "" if d["sure"] else "; a person was asked whether it belongs here"
    return f"message {d['message']} was put on the case, since {GROUNDS[d['ground']]}: {_kind(d)}{sure}"


def _answered(d: Details, g: Gathered) -> str:
    of = f" of {g.stage(d['stage'])}" if d["stage"] else ""
    outcome = f": {d['outcome']}" if d["outcome"] else ""
    dated = f", dated {day(d['dated'])}" if d["dated"] else ""
    return f"the answer{of} was given{outcome}{dated}"


def _passed(d: Details, g: Gathered) -> str:
    at = f" at {g.stage(d['stage'])}" if d["stage"] else ""
    which = f" (no {d['number']})" if d["number"] > 1 else ""
    return f"{d['moment'].replace('-', ' ')}{at}{which}"


def _letter(d: Details, became: str) -> str:
    return f"letter {d['letter']}, {letter_called(d['name'])}, {became}"


def _learned(d: Details) -> str:
    said = shown(d["word"]) if d["word"] is not None else sum_in_words(d["pence"], d["offset_pence"])
    return f"it was recorded, to learn from it: {d['about']}, {said}"


def _asked(d: Details, g: Gathered) -> str:
    about = letter_of(f"officer.notice.{About(d['about'])}")
    return f"staff were asked or told: {about.when if about is not None else d['about'].replace('-', ' ')}"


def _assigned(d: Details, g: Gathered) -> str:
    who = g.officers.get(d["officer"], "")
    at = f" at {g.stage(d['stage'])}" if d["stage"] else ""
    return f"{called(who, g.asked.landlord) if who else 'nobody'} deals with the case{at} from now on"


def _reminded(d: Details, g: Gathered) -> str:
    over = f"; {d['passed_over']} before it had not been given" if d["passed_over"] else ""
    return f"whoever owes it was reminded of: {clock_called(d, g)}{over}"


OF_WINDOW: Mapping[str, str] = {
    OfWindow.REMINDED: "they were reminded of it",
    OfWindow.NOT_REMINDED: "they were not reminded of it, since they wrote, or may not be written to",
    OfWindow.TOLD: "it is over, and whoever deals with the case was told",
    OfWindow.ASKED: "it is over, and whoever deals with the case was asked whether to close it",
    OfWindow.CLOSED: "it is over, and the case was closed",
}


def _contact(d: Details, g: Gathered) -> str:
    answered = "acknowledged" if d["answered"] else "not acknowledged"
    return f"message {d['message']} came under restriction {d['restriction']}, {MATTERS[d['matter']]}; {answered}"


WORDS: Mapping[str, Callable[[Details, Gathered], str]] = {
    "CaseOpened": _opened,
    "ComplainantKnown": lambda d, g: "whose case it is became known",
    "PolicyPinned": lambda d, g: f"it is dealt with under the policy {d['pack']} of {day(d['in_force_from'])}",
    "StageOpened": lambda d, g: f"{g.stage(d['stage'])} opened, since {moment(d['starts'], g)}",
    "StageSentBack": lambda d, g: f"sent back to {g.stage(d['stage'])}, to be looked at again by {day(d['due'])}",
    "MomentPassed": _passed,
    "AnswerGiven": _answered,
    "DateGiven": lambda d, g: f"{day(d['due'])} was named for: {clock_called(d, g)}",
    "DateAgreed": lambda d, g: f"the customer agreed to {day(d['due'])} for: {clock_called(d, g)}",
    "DueExtended": lambda d, g: f"put off: {clock_called(d, g)}, to {later(d)}",
    "DueRecounted": lambda d, g: (
        f"the calendar changed: {clock_called(d, g)} is due {moment(d['after'], g)}, no longer {moment(d['before'], g)}"
    ),
    "DueKept": lambda d, g: f"the calendar changed, and this stays as it was: {clock_called(d, g)}",
    "CaseClosed": lambda d, g: f"the case was closed{': ' + d['outcome'] if d['outcome'] else ''}",
    "CaseReopened": lambda d, g: "the case was opened again",
    "MessageFiled": _filed,
    "LetterPromised": lambda d, g: _letter(d, "was written"),
    "LetterSent": lambda d, g: _letter(d, "left"),
    "LetterFailed": lambda d, g: _letter(d, FAILURES[d["failure"]]),
    "OfficerAsked": _asked,
    "OfficerAssigned": _assigned,
    "LearningRecorded": lambda d, g: _learned(d),
    "CaseAreaSeen": lambda d, g: f"it is about {shown(d['area'])}",
    "RiskNoticed": lambda d, g: f"message {d['message']} {'tells' if d['sure'] else 'may tell'} of a danger",
    "ContactLimited": _contact,
    "ContactCountsNoMore": lambda d, g: (
        f"message {d['message']} counts no more as a contact under restriction {d['restriction']}"
    ),
    "ReminderGiven": _reminded,
    "WindowSeenTo": lambda d, g: f"the time they have ({d['window'].replace('-', ' ')}): {OF_WINDOW[d['came_to']]}",
    "MessageSetAside": lambda d, g: f"message {d['message']} could not be read, and was put before a person",
    "MessageTakenUpAgain": lambda d, g: f"message {d['message']} was taken up again",
}
"""For what is shown by name and dates elsewhere, and for what is told better by names than by numbers."""
