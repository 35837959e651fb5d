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
from heard.judgement.commands.first_line import Lines
from heard.judgement.commands.nearest import by_likeness
from heard.judgement.commands.said_below import besides_in
from heard.judgement.commands.said_in import LOOKS_LIKE_ONE, command_in, without_its_case
from heard.judgement.commands.taken_apart import plain
from heard.judgement.commands.typed import typed
from heard.judgement.commands.words import ASKED_FOR, usual
from heard.judgement.facts import Facts
from heard.judgement.rule import Rules
from heard.mail.message import Message
from heard.mail.threads.case_references import case_references

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
_COMMANDS: tuple[tuple[str, str], ...] = (
    (r"clos(?:e|ed|ing|ure)\b(?! to\b)|mark(?:ed)?\b", "close"),
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
    r"(?:close|re-?open|escalate|extend|(?:re-?)?assign|allocate|split|undo|(?:give|pass|hand) it\b"
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
    near = command_in(lines, message, facts, reference, "", rules)
    words = (
        tuple(each for each in near.nearest if not each.startswith(_TELL)) if isinstance(near, NotUnderstood) else ()
    )
    if not words and not (words := tuple(_meant(lines, message, facts, reference, rules))):
        return None
    return Explain(reference, NotUnderstood(lines.first, words, True), sender, LOOKS_LIKE_ONE, facts.message, True)


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
    asked = _ASKS.fullmatch(said)
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
