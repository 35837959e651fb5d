"""What happened to an entry of the register, in a sentence each.  Pure."""

from __future__ import annotations

from heard.casework import restriction_events as happened
from heard.casework.events import Event
from heard.casework.in_words import day_in_words

_ANSWERED = {
    happened.ContactAnswer.WRONG_PERSON: "was somebody else's",
    happened.ContactAnswer.NEW_MATTER: "was about something new",
    happened.ContactAnswer.FRESH_EVIDENCE: "brought fresh evidence",
}


def told_of(event: Event, words: str) -> str:
    """Return what happened, with what was written to it."""
    if isinstance(event, happened.RestrictionEntered) and words:
        return f"{_said(event)}. The review is later than the policy allows, because: {' '.join(words.split())}"
    return f"{_said(event)}: {' '.join(words.split())}" if words else f"{_said(event)}."


def _said(event: Event) -> str:
    match event:
        case happened.RestrictionEntered():
            by = f" by {event.proposed_by}" if event.proposed_by is not None else ""
            on = f" on {day_in_words(event.proposed_on)}" if event.proposed_on is not None else ""
            return f"Proposed{by}{on}; limits nothing until it is decided" if event.proposed else "Entered"
        case happened.RestrictionCaseKnown():
            return f"Its case is {event.case}"
        case happened.RestrictionAddressesKnown():
            return "They write from there too"
        case happened.RestrictionAskedDealtWith():
            return f"What was asked of message {event.message} is dealt with"
        case happened.RestrictionContactAnswered():
            return f"Message {event.message} {_ANSWERED[event.answer]}"
        case happened.RestrictionReviewSet():
            return f"To be looked at by {day_in_words(event.review_on)}"
        case happened.RestrictionSharesAddress():
            return "An address of it is somebody else's too, and that is meant"
        case happened.RestrictionDecided():
            return f"Decided on {day_in_words(event.on)}{f' by {event.by}' if event.by else ''}"
        case happened.RestrictionGrounded():
            return "Rests on" if event.ground else "Rests on, in your own words"
        case happened.RestrictionRecorded():
            return f"Recorded, {event.part}"
        case happened.RestrictionConfirmed():
            return f"Confirmed, {event.part}"
        case happened.RestrictionConsulted():
            return f"Talked over with {event.role}"
        case happened.RestrictionWarned():
            return f"Warned on {day_in_words(event.on)}" if event.on else "Not warned"
        case happened.RestrictionLetter():
            says = f"; it says {', '.join(event.says)}" if event.says else ""
            return f"Written to on {day_in_words(event.on)}{says}"
    return _later(event)


def _later(event: Event) -> str:
    match event:
        case happened.RestrictionReviewed():
            by = f", next by {day_in_words(event.review_on)}" if event.review_on else ""
            return f"Looked at again on {day_in_words(event.on)}{by}"
        case happened.RestrictionChanged():
            return "Changed"
        case happened.RestrictionLifted():
            return f"Lifted on {day_in_words(event.on)}"
        case happened.RestrictionAppealed():
            return f"Appealed against on {day_in_words(event.on)}"
        case happened.RestrictionNoAppeal():
            return f"The appeal of {day_in_words(event.on)} was none" if event.on else "That was no appeal"
        case happened.RestrictionAppealDecided():
            return f"Appeal {'' if event.upheld else 'not '}upheld on {day_in_words(event.on)}"
    return type(event).__name__
