"""The words for what a mail is, for contact with the complainant, for letters, and for commands themselves.

Words of every day ("settled", "decision") are an answer only to the notice that asks for them.  Pure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from heard.casework.commands import (
    Command,
    Confirm,
    ContactMade,
    Disown,
    IsLetter,
    Note,
    OfContact,
    Reached,
    Release,
    SamePerson,
    SayOfContact,
    Undo,
)
from heard.casework.events import About, LetterKind, LetterNumber, MessageNumber
from heard.judgement.commands.dates import day_in
from heard.judgement.commands.outcomes import outcome_in
from heard.judgement.commands.pattern import Entry, entry
from heard.judgement.commands.spoken import Spoken, Unsure
from heard.judgement.commands.stage_words import stage_in
from heard.judgement.commands.typed import CONTACT_EXAMPLES, answers_typed

_OF_LETTERS = (About.WHAT_LETTER, About.NOT_EXTENDED, About.SAYS_NO, About.SEEMS_MISSING)

_LETTERS: Mapping[str, LetterKind] = {
    "decision": LetterKind.DECISION,
    "answer": LetterKind.DECISION,
    "holding reply": LetterKind.HOLDING,
    "holding letter": LetterKind.HOLDING,
    "acknowledgement": LetterKind.ACKNOWLEDGEMENT,
    "acknowledgment": LetterKind.ACKNOWLEDGEMENT,
    "extension": LetterKind.EXTENSION,
    "information": LetterKind.INFORMATION,
    "refusal": LetterKind.REFUSAL,
    "contractor": LetterKind.CONTRACTOR,
    "internal": LetterKind.INTERNAL,
    "note": LetterKind.NOTE,
    "forward": LetterKind.FORWARD,
    "other": LetterKind.OTHER,
    "something else": LetterKind.OTHER,
}
_NEED_NO_LEAD = (LetterKind.DECISION, LetterKind.HOLDING, LetterKind.ACKNOWLEDGEMENT)
_HOW: Mapping[str, Reached] = {
    "phone": Reached.PHONE,
    "telephone": Reached.PHONE,
    "phone call": Reached.PHONE,
    "visit": Reached.VISIT,
    "home visit": Reached.VISIT,
    "letter": Reached.LETTER,
    "post": Reached.LETTER,
    "email": Reached.EMAIL,
    "e-mail": Reached.EMAIL,
    "text": Reached.TEXT,
    "text message": Reached.TEXT,
    "sms": Reached.TEXT,
    "person": Reached.IN_PERSON,
    "face to face": Reached.IN_PERSON,
}
_DID: Mapping[str, Reached] = {
    "phoned": Reached.PHONE,
    "rang": Reached.PHONE,
    "called": Reached.PHONE,
    "telephoned": Reached.PHONE,
    "visited": Reached.VISIT,
    "emailed": Reached.EMAIL,
    "texted": Reached.TEXT,
    "met": Reached.IN_PERSON,
}
_THEM = r"(?:her|him|them|(?:the )?(?:tenant|resident|customer|complainant)|(?:mr|mrs|ms|miss|mx|dr)\.? [\w'-]+)"
_ON = r"(?:,? (?P<on>(?:on )?[\w /.,'-]{3,30}))?"
_BY = rf"(?:(?:by|on the|via) (?:an? )?|in )?(?P<how>{'|'.join(_HOW)})"


def _contact(match: re.Match[str], spoken: Spoken) -> Command | Unsure | None:
    """Return how and when the complainant was spoken to; a day that cannot be read leaves all of it a note."""
    groups = match.groupdict()
    how = _DID[groups["did"].lower()] if groups.get("did") else _HOW[match["how"].lower()]
    if not match["on"]:
        return ContactMade(how)
    day = day_in(match["on"], spoken.today, gone=True)
    return ContactMade(how, day) if day is not None else None


def _letter(match: re.Match[str], spoken: Spoken) -> Command | Unsure | None:
    """Return what a letter was, from its parts: "decision at stage 2, upheld", "extension to 5 December, agreed"."""
    kind = _LETTERS[match["kind"].lower()]
    is_plain = match["lead"] is not None or spoken.about in _OF_LETTERS
    at = match["stage"] or match["before"]
    if not is_plain and (kind not in _NEED_NO_LEAD or (kind is LetterKind.DECISION and not match["outcome"])):
        return None
    stage = stage_in(at, spoken.policy) if at else None
    outcome = outcome_in(match["outcome"], spoken.policy) if match["outcome"] else None
    until = day_in(match["until"], spoken.today) if match["until"] else None
    parts = (("stage", stage), ("outcome", outcome), ("until", until))
    is_said_twice = match["stage"] and match["before"]
    if is_said_twice or any((at if name == "stage" else match[name]) and found is None for name, found in parts):
        is_outcome = outcome is None and match["outcome"] and len(match["outcome"].split()) <= 3
        return Unsure(answers_typed(spoken.policy)) if is_outcome and is_plain else None
    return IsLetter(kind, stage, outcome, until)


def _settled(match: re.Match[str], spoken: Spoken) -> Command | Unsure | None:
    is_asked = spoken.about == About.RESTRICTED or match["contact"] is not None
    return SayOfContact(OfContact.SETTLED) if is_asked else None


def _of_contact(match: re.Match[str], spoken: Spoken) -> Command | Unsure | None:
    return SayOfContact(OfContact(match["what"].lower()))


def _message(match: re.Match[str]) -> MessageNumber | None:
    return MessageNumber(int(match["number"])) if match["number"] else None


def _release(match: re.Match[str], spoken: Spoken) -> Command | Unsure | None:
    return Release(LetterNumber(int(match["number"])) if match["number"] else None)


def _let_go(match: re.Match[str], spoken: Spoken) -> Command | Unsure | None:
    return Release() if spoken.about == About.LETTER_HELD else None


OF_MAIL: tuple[Entry, ...] = (
    entry(rf"contact(?: was)? made (?:with {_THEM} )?{_BY}{_ON}", _contact),
    entry(r"contact(?: was)? made.{0,30}", lambda match, spoken: Unsure(CONTACT_EXAMPLES)),
    entry(rf"(?:i |i have |i've )?(?P<did>{'|'.join(_DID)})(?: {_THEM})?{_ON}", _contact),
    entry(rf"(?:i |i have |i've )?(?:spoke|spoken|wrote) (?:to|with) {_THEM} {_BY}{_ON}", _contact),
    entry(rf"(?:i |i have |i've )?spoken? (?:to|with) {_THEM}", lambda match, spoken: Unsure(CONTACT_EXAMPLES)),
    entry(
        rf"(?P<lead>(?:it|this|that) (?:was|is)(?: an?| the| my| our| only a| just an?)?:? "
        r"|(?:it|this|that) (?:was|is): )?"
        rf"(?:(?:just |only )?(?:an? |the |my |our )?)(?:(?P<before>stage [a-z0-9]{{1,6}}|[a-z0-9]{{1,6}} stage) )?"
        rf"(?P<kind>{'|'.join(_LETTERS)})(?: (?:letter|reply))?(?: only)?"
        r"(?: (?:at|of|on) (?P<stage>[a-z0-9 -]{1,40}?))?"
        r"(?: (?:to|until|till) (?P<until>[\w /.,'-]{3,30}?))?(?:(?:,|:| -)? (?P<outcome>[a-z][a-z -]{1,40}))?",
        _letter,
    ),
    entry(r"(?:(?:it|this) is )?(?:a |the )?(?P<what>wrong person|new matter|fresh evidence)", _of_contact),
    entry(r"(?P<contact>contact (?:is )?)?settled", _settled),
    entry(
        r"release(?: (?:it|this|(?:this |the )?(?:held )?letter)(?: no\.?| number)?)?(?: (?P<number>[0-9]{1,9}))?",
        _release,
    ),
    entry(r"(?:ok(?:ay)?|fine|good) to (?:send|go)|(?:please )?send (?:it|this)(?: now)?|yes,? send(?: it)?", _let_go),
    entry(r"let (?:it|(?:the|this) letter) go", lambda match, spoken: Release()),
    entry(r"(?:they are )?(?:the )?same person|one person", lambda match, spoken: SamePerson(True)),
    entry(
        r"(?:they are )?not (?:the )?same person|(?:they are )?(?:two|different) (?:people|persons)",
        lambda match, spoken: SamePerson(False),
    ),
    entry(r"undo(?: (?:it|this|that))?(?: (?P<number>[0-9]{1,9}))?", lambda match, spoken: Undo(_message(match))),
    entry(
        r"confirm(?:ed)?(?: (?:it|this))?(?: (?P<number>[0-9]{1,9}))?",
        lambda match, spoken: Confirm(_message(match)),
    ),
    entry(r"disown(?:ed)?(?: (?:it|this))?(?: (?P<number>[0-9]{1,9}))?", lambda match, spoken: Disown(_message(match))),
    entry(r"note|note:.*|for the (?:file|record)(?::.*)?", lambda match, spoken: Note()),
)
"""In the order in which they are tried."""
