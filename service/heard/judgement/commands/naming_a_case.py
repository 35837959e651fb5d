"""A short mail of an officer's to the mailbox that asks for something on a case it names, and is no command.

Nobody but heard reads it, so that it is answered: with the right words, or that there is no such case.  A letter that
mentions a case in what it tells is a note, and answered no more than any other.  Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from heard.casework.commands import Given, Link, MoveTo, Note, NotUnderstood
from heard.casework.events import Reference, Refusal
from heard.judgement.actions import Explain, RefuseCommand
from heard.judgement.commands.among_ourselves import sender_of
from heard.judgement.commands.first_line import Lines, without_reference
from heard.judgement.commands.nearest import by_likeness
from heard.judgement.commands.said_below import besides_in
from heard.judgement.commands.said_in import LOOKS_LIKE_ONE, command_in, without_its_case
from heard.judgement.commands.stage_words import stage_as_typed
from heard.judgement.commands.taken_apart import plain
from heard.judgement.commands.typed import typed
from heard.judgement.commands.words import ASKED_FOR, usual
from heard.judgement.facts import Facts
from heard.judgement.rule import Rules
from heard.mail.message import Message
from heard.mail.threads.case_references import case_references
from heard.mail.threads.subjects import is_reply_subject

_MOST = 3
"""Right words that are shown."""
_ON_THE_LINE, _BELOW = 16, 25
"""Words of a short mail on its first line and below it, courtesies apart: who tells something says more."""
_ASKS = re.compile(
    r"(?:(?:please|pls|kindly|ok|okay|so|and|hi|also)\b,? ?)*"
    r"(?:(?:can|could|would|will|shall|should|may|might) (?:you|i|we|it|this|that|somebody|someone|heard|the case)\b"
    r"|(?:can|could|would|will)(?= (?-i:[A-Z])[\w'-]+ (?:take|have|deal|handle|do)\b)"
    r"|is it (?:ok|okay|all right|alright|possible|fine|time) (?:to|for \w+ to)|(?:ok|okay|ready|time|fine|good) to"
    r"|(?:do|must) (?:i|we) (?:need to|have to)?|how (?:do|can|would) (?:i|we)"
    r"|(?:i|we)(?:'d| would)? (?:like|want|need|wish) (?:you )?(?:to|this|it)|(?:please|pls|kindly)\b),?"
    r"(?: (?:please|pls|now|just|be|have|also|to|it|this|that))* ?(?P<what>\S.*)",
    re.IGNORECASE,
)
"""How one begins who asks for something, with what they ask for."""
_IS_TO_BE = re.compile(
    r"(?:it|this|that)(?: one| case| complaint)? (?:(?:now|also|really|just) )*(?:needs?|wants?|ought|should|must"
    r"|has(?: got)? to|is (?:ready|due|fit|to be|for))\b(?!n't| not\b)(?: (?:now|to|be|please|just))* (?P<what>\S.*)",
    re.IGNORECASE,
)
"""How one says that something is to be done: "it needs to be closed", "this wants closing"."""
_NOT_TO_BE = re.compile(
    r"(?:(?:please|pls|ok|so|and|also) )*(?:do not|don'?t|never|no need to|nobody (?:is to|should)"
    r"|(?:it|this|that)(?: one| case| complaint)? (?:should|must|is|needs?)(?:n't| not)(?: to)?(?: be)?)"
    r" (?:(?:just|ever|please|anyone|anybody) )*(?P<what>\S.*)",
    re.IGNORECASE,
)
"""How one says that something is not to be done."""
_HOW_IT_STANDS = re.compile(
    r"(?:(?:hi|please|so|and|also|just checking,?) )*(?:has|have|is|was|did|does)(?:n't)? (?:it|this|that)(?: one| case"
    r"| complaint)?\b(?: (?!to\b)\w+){0,4} (?:closed?|open|re-?opened|over|finished|escalated|at stage \w+)\b.{0,40}\?"
    r"|(?:(?:is|are) (?:it|this|that)(?: one| case| complaint)? )(?:open|closed) or (?:open|closed)\b.{0,20}",
    re.IGNORECASE,
)
"""How one asks how a case stands."""
_SEE_ABOVE = re.compile(
    r"(?:please )?(?:(?:see|as|per|as per|as in|read)(?: the)? (?:subject|title|heading|above|header)(?: line| above)?"
    r"|(?:the )?subject(?: line)? says it(?: all)?)(?: please)?",
    re.IGNORECASE,
)
"""What says that the subject is what its writer says."""
_COMMANDS: tuple[tuple[str, str], ...] = (
    (r"clos(?:e|ed|ing|ure)\b(?! to\b)|mark(?:ed)?\b|withdr[ae]w(?:n|ing|als?)?\b", "close"),
    (r"re-?open(?:ed|ing)?\b", "reopen"),
    (r"escalat(?:e|ed|ing|ion)\b|(?:stage|level) (?:[0-9]|two|three|ii)|next stage|the panel", "stage"),
    (r"exten(?:d|ded|ding|sion)\b|more time|longer to|(?:due|new) date|deadline", "extend"),
    (r"(?:(?:re-?)?assign(?:ed|ing)?|allocated?|(?:take|give|pass|hand) (?:it|this|over)|deal with)\b", "assign"),
    (r"split\b", "split"),
    (r"undo\b", "undo"),
)  # fmt: skip
"""Words that people have for what is commanded, and how that begins as it is typed."""
_TELL = ("contact", "it was", "I ", "note")
"""How commands begin that tell what was done: who wants to tell it needs none."""
_BEGINS = re.compile(
    r"(?:close|withdraw|re-?open|escalate|extend|(?:re-?)?assign|allocate|split|undo|(?:give|pass|hand) it\b"
    r"|(?:move|take|put|set|change|send|open|mark) (?:it|this)?\b)",
    re.IGNORECASE,
)


def answer_where_named(
    lines: Lines, message: Message, facts: Facts, reference: Reference | None, rules: Rules
) -> Explain | RefuseCommand | None:
    """Return what a vouched officer hears who asks for something on a case in words that are no command.

    reference   the case their mail lies on

    None where the mail names no case, goes to anybody but the mailbox, or only tells something.
    """
    if not all(facts.landlord.is_own(each.address) for each in (*message.to, *message.cc)) or not _is_short(lines):
        return None
    lines = _as_the_subject_says(lines, message)
    sender, prefix = sender_of(message), facts.landlord.prefix
    named = tuple(Reference(each) for each in case_references(lines.first, prefix))
    for other in (each for each in named if each != reference):
        found = command_in(lines, message, facts, other, "", rules)
        given = found if isinstance(found, Given) and isinstance(found.command, ASKED_FOR) else None
        if given is None and not _asks_for(without_its_case(lines.first, other)):
            continue
        if given is not None and isinstance(given.command, Link | MoveTo):
            continue
        because = _why_not_of(other, reference, facts)
        shown = given or Given(Note(), lines.first)
        return RefuseCommand(None, shown, Refusal.NOT_ALLOWED, because, sender, about=facts.message, vouched=True)
    if reference is None or reference not in (*named, *case_references(message.subject, prefix)):
        return None
    if (stands := _how_it_stands(lines, facts, reference)) is not None:
        noted, because = Given(Note(), lines.first), f"nothing is asked for that could be done, and {stands}"
        return RefuseCommand(reference, noted, Refusal.NOT_ALLOWED, because, sender, about=facts.message, vouched=True)
    near = command_in(lines, message, facts, reference, "", rules)
    words = (
        tuple(each for each in near.nearest if not each.startswith(_TELL)) if isinstance(near, NotUnderstood) else ()
    )
    if not words and not (words := tuple(_meant(lines, message, facts, reference, rules))):
        return None
    return Explain(reference, NotUnderstood(lines.first, words, True), sender, LOOKS_LIKE_ONE, facts.message, True)


def _as_the_subject_says(lines: Lines, message: Message) -> Lines:
    """Return the subject where the first line says no more than that it is to be seen."""
    is_fresh = not is_reply_subject(message.subject)
    if is_fresh and (_SEE_ABOVE.fullmatch(plain(lines.first)) is not None):
        return Lines(without_reference(message.subject), lines.below)
    return lines


def _how_it_stands(lines: Lines, facts: Facts, reference: Reference) -> str | None:
    """Return how a case stands, where that is asked, or where something is not to be done; None of all else."""
    said, stands = without_its_case(lines.first, reference), facts.stands(reference)
    if stands is None:
        return None
    not_to_be = _NOT_TO_BE.fullmatch(plain(said.rstrip(" ?")))
    is_left = not_to_be is not None and _BEGINS.match(not_to_be["what"]) is not None
    if not is_left and _HOW_IT_STANDS.fullmatch(said) is None:
        return None
    stage = f", at {stage_as_typed(stands.case.stage)}" if stands.case.stage is not None else ""
    return f"{reference} is {f'open{stage}' if stands.case.closed is None else 'closed'}"


def _is_short(lines: Lines) -> bool:
    below = besides_in(lines.below)
    return 0 < len(lines.first.split()) <= _ON_THE_LINE and len(below.split()) <= _BELOW


def _why_not_of(other: Reference, reference: Reference | None, facts: Facts) -> str:
    if all(each.reference != other for each in facts.leads):
        return f"there is no case {other}"
    where = f"on {reference}" if reference is not None else "on no case"
    return f"its first line names {other}, and the mail lies {where}: name one case alone in the subject"


def _asks_for(text: str) -> str | None:
    """Return what a line asks for, as far as it is something that is commanded; None where it only tells something."""
    said = plain(text.rstrip(" ?"))
    asked = _ASKS.fullmatch(said) or _IS_TO_BE.fullmatch(said)
    what = asked["what"] if asked is not None else said
    if asked is None and not _BEGINS.match(said):
        return None
    return what if any(re.search(rf"\b(?:{words})", said, re.IGNORECASE) for words, _ in _COMMANDS) else None


def _meant(lines: Lines, message: Message, facts: Facts, reference: Reference, rules: Rules) -> Iterator[str]:
    """Yield the right words for what a line asks for, at most three; none where it asks for nothing of the kind."""
    if (what := _asks_for(without_its_case(lines.first, reference))) is None:
        return
    found = command_in(Lines(what), message, facts, reference, "", rules)
    if isinstance(found, Given) and isinstance(found.command, ASKED_FOR):
        if typed(found.command) != "close":
            yield typed(found.command, facts.landlord.staff)
            return
    elif isinstance(found, NotUnderstood):
        yield from found.nearest
        return
    stands = facts.stands(reference)
    may_be = usual(stands.policy if stands is not None else facts.policy)
    kinds = tuple(begins for words, begins in _COMMANDS if re.search(rf"\b(?:{words})", what, re.IGNORECASE))
    yield from by_likeness(what, (each for each in may_be if each.startswith(kinds)))[:_MOST]
