"""What may stand behind a command on its own line, or below it as another, and still leave it plain.

"close upheld - decision letter sent 3/12" is a command; "close upheld, partly" says nothing for certain.  Pure.
"""

from __future__ import annotations

import re

from heard.casework.commands import (
    Assign,
    Close,
    Command,
    Extend,
    IsLetter,
    MoveTo,
    NoStage,
    NotAComplaint,
    Note,
    OfArea,
    OpenStage,
    ProposeRestriction,
    Record,
    Reopen,
    SendLetter,
    Split,
    State,
    Stays,
    Undo,
)
from heard.casework.events import About
from heard.judgement.commands.names import officers_named
from heard.judgement.commands.outcomes import outcome_in
from heard.judgement.commands.said_below import says_otherwise
from heard.judgement.commands.spoken import Spoken, Unsure
from heard.judgement.commands.stage_words import stage_in
from heard.judgement.commands.typed import assignments, closings, typed

_HEADINGS = re.compile(
    r"(?:the )?(?:panel|hearing|appeal|compliment|enquiry|inquiry|service request|request for service)(?: stage)?",
    re.IGNORECASE,
)
"""Words for commands that people put above a paragraph."""
_KIND_ALONE = re.compile(
    r"(?:an? )?(?:compliment|enquiry|inquiry|service request|request for service)\b", re.IGNORECASE
)
_IS_DONE = re.compile(
    r"(?:raised|logged|booked|passed|sent|recorded|order(?:ed)?|job|wo\b|wo[0-9]|ref\b)", re.IGNORECASE
)
_IN_PART = re.compile(r"(?:but |and )?(?:partly|partially|in part|part|mostly|fully)", re.IGNORECASE)
_OTHERWISE = re.compile(
    r"\b(?:(?:i|we)(?:'ll| will|'d| would| shall| must| should| want| need| have to)|(?:i|we)(?:'m| am|'re| are) \w+ing"
    r"|let me|myself|ourselves|later|already|instead|rather|not (?:now|yet|quite|sure)|leave|keep|tomorrow"
    r"|(?<!not )(?<!n't )(?:wants?|asks?|asking) (?:for )?(?:stage|the next|it to go|to go|to take|to escalate))\b"
    r"|^(?:but|thanks?|ta|cheers|worries|problem)\b",
    re.IGNORECASE,
)
"""What behind a yes or no says that it is done another way, by somebody else or at another time."""
_OR = re.compile(r"(?:or|and|&) ", re.IGNORECASE)
_ASK_OF_A_STAGE = {OpenStage: (About.NEXT_STAGE,), NoStage: (About.NEXT_STAGE, About.STAGE_OPENED)}
_MOVES = (Close, Extend, MoveTo, NoStage, NotAComplaint, OpenStage, Reopen, SendLetter, Split, Stays)


def is_a_heading(line: str, text: str) -> bool:
    """Say whether a line may be no more than what stands above a paragraph.

    text   the same as commands are read from it
    """
    return line.rstrip().endswith(":") or _HEADINGS.fullmatch(text) is not None


def beside(command: Command, behind: str, text: str, spoken: Spoken) -> Command | Unsure | None:
    """Return a command with more behind it on its line; unsure where that may change it; None where it is a note."""
    match command:
        case Close(outcome=None):
            return None
        case Close():
            is_plain = outcome_in(behind, spoken.policy) is None and not _IN_PART.fullmatch(behind)
            unsure = Unsure(closings(spoken.policy))
        case NotAComplaint():
            is_plain = not _KIND_ALONE.match(text) or _IS_DONE.match(behind) is not None
            unsure = Unsure((typed(command),))
        case Assign():
            others = officers_named(_OR.sub("", behind), spoken.staff)
            is_plain = not others and not _OR.match(behind)
            unsure = Unsure((typed(command, spoken.staff), *assignments(others, spoken.staff)))
        case OpenStage(stage=None) if spoken.about == About.NEXT_STAGE and stage_in(behind, spoken.policy) is not None:
            return OpenStage(stage_in(behind, spoken.policy))
        case OpenStage() | NoStage():
            is_asked = spoken.about in _ASK_OF_A_STAGE[type(command)]
            is_plain = is_asked and not _OTHERWISE.search(behind)
            other = NoStage() if isinstance(command, OpenStage) else OpenStage(None)
            unsure = Unsure((typed(command), typed(other)))
        case Record(word=None):
            return Unsure((typed(command),))  # more beside a sum may change it
        case ProposeRestriction() | Record() | OfArea() | State():
            is_plain = True
            unsure = Unsure((typed(command),))
        case IsLetter(outcome=outcome):
            is_plain = outcome is not None
            unsure = Unsure((typed(command),))
        case _:
            return None
    # What does not plainly say otherwise may speak against it all the same; that is asked, with what stands behind it.
    is_otherwise = not isinstance(command, NoStage) and says_otherwise(command, behind)
    return unsure if not is_plain or is_otherwise else command


def contradicts(second: Command, first: Command) -> bool:
    """Say whether two commands of one mail cannot both be meant, or not for certain in that order."""
    if isinstance(second, Note) or second == first:
        return False
    return (
        type(second) is type(first)
        or isinstance(second, Undo)
        or (isinstance(first, _MOVES) and isinstance(second, _MOVES))
    )
