"""A letter of ours that one of the landlord's own passes back to the mailbox, as a mail rule does with every one.

Its words are nobody's complaint, though they say that one came.  Where whoever passes it back typed nothing, there is
nothing to hear, and nobody to ask or to answer: else each notice of it would bring about the next one.  But where the
letter is not whole ours, somebody may have written into it, and a person looks.

Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from heard.casework.events import About, Direction, Ground, Kind
from heard.casework.people import Role
from heard.judgement.actions import Action, AskOfficer, Decision, FileOnCase, SetAside
from heard.judgement.commands.among_ourselves import is_among_ourselves, sender_of
from heard.judgement.commands.first_line import lines_of
from heard.judgement.facts import Facts, OurWords
from heard.mail.message import Message
from heard.mail.passed_on.forwarded import LIMIT, says_only_what_is_enclosed
from heard.mail.passed_on.headings import heading_in, unmarked
from heard.mail.threads.subjects import is_forward, is_reply_subject
from heard.mail.threads.tokens import without_tokens
from heard.mail.words.our_letters import share_of_letter, without_our_letters
from heard.mail.words.own_words import without_banner, words_of

_MOST_OF_IT = 0.5
"""What part of a letter has to stand in a mail to be passed back by it: a line copied from it is an officer's own."""
_LINK = re.compile(r"<(?:mailto|https?):[^<>\s]{1,2000}>", re.IGNORECASE)
"""What Outlook writes beside the words of a link where it makes text of HTML."""

_BETWEEN_BUTTONS = re.compile(r"^\W{0,20}or\W{0,20}$", re.IGNORECASE | re.MULTILINE)
"""What the HTML of our notices has there, and their text has not."""


@dataclass(frozen=True, slots=True)
class PassedBack:
    """A mail that holds letters of ours, with nothing typed above them.

    ours      the newest of them
    written   what somebody wrote into one, or above or below it; "" where each is whole ours
    alone     whether nothing else came with them
    """

    ours: OurWords
    written: str
    alone: bool


def passed_back_in(message: Message, facts: Facts) -> PassedBack | None:
    """Return the letters of ours that a mail of staff's passes back; None where its sender typed words of their own."""
    if facts.from_sent_folder or not facts.passed_back or not is_among_ourselves(message, facts):
        return None
    if lines_of(message).subject:
        return None  # a button wrote that
    mails = list(_mails_in(message))
    held = [each for mail in mails if (each := _ours_in(*mail, facts)) is not None]
    if not held:
        return None
    written = " ".join(left for _, left in held if left)
    newest = max((ours for ours, _ in held), key=lambda each: each.letter.number)
    return PassedBack(newest, written, alone=len(held) == len(mails))


def filed_alone(back: PassedBack) -> Decision | None:
    """Return the decision on what is nothing but our own; None where there is something to hear."""
    if back.written or not back.alone:
        return None
    letter = back.ours.letter
    because = f"it is our own letter {letter.number} ({letter.name}), passed back by staff without a word"
    filed: Action = SetAside(Kind.AUTO_REPLY, because)
    if letter.filed_on is not None:
        filed = FileOnCase(letter.filed_on, Direction.IN, Kind.AUTO_REPLY, Ground.NOTICE, True, because)
    return Decision(Kind.AUTO_REPLY, True, Role.AUTOMATED, (), (filed,))


def without_ours(message: Message, facts: Facts) -> Message:
    """Return a mail without what our letters say among its own words."""
    left = without_our_letters(message.own_words, [each.words for each in facts.passed_back])
    return replace(message, own_words=left)


def with_question(decision: Decision, back: PassedBack, message: Message, facts: Facts) -> Decision:
    """Return a decision with a question to a person, where somebody may have written into a letter of ours."""
    is_asked = any(isinstance(each, AskOfficer) for each in decision.actions)
    if not back.written or is_asked or facts.is_old:
        return decision
    letter = back.ours.letter
    because = (
        f"an officer passes on our letter {letter.number} ({letter.name}), and there are words in it "
        "that are not ours: they may be somebody's complaint, and we tell nobody anything"
    )
    asked = AskOfficer(letter.filed_on, About.WHICH_CASE, because, of=(sender_of(message),))
    return replace(decision, actions=(*decision.actions, asked))


def _mails_in(message: Message) -> Iterator[tuple[str, str | None]]:
    """Yield the text of each mail that stands in a mail without a word above it, and the Message-ID it says it has."""
    if message.enclosed:
        if says_only_what_is_enclosed(message):
            yield from ((each.text, each.message_id) for each in message.enclosed)
        return
    if is_reply_subject(message.subject) and not is_forward(message.subject):
        return
    lines = unmarked(message.text[:LIMIT].split("\n"))
    heading = heading_in(lines)
    if heading is None:
        yield message.text, None
    elif not _typed("\n".join(lines[: heading.begin])):
        yield "\n".join(lines[heading.end :]), None


def _ours_in(text: str, message_id: str | None, facts: Facts) -> tuple[OurWords, str] | None:
    """Return the letter of ours that a text is, and the words in it that are not ours; None where it is none."""
    said = without_tokens(_LINK.sub("", text))
    shares = [(share_of_letter(said, each.words), each) for each in facts.passed_back]
    share, ours = max(shares, key=lambda each: each[0])
    named = next((each for each in facts.passed_back if message_id is not None and message_id in each.ids), None)
    if named is None and share < _MOST_OF_IT:
        return None
    return named or ours, _typed(without_our_letters(said, [each.words for each in facts.passed_back]))


def _typed(text: str) -> str:
    """Return what somebody typed in a text; "" where that is no word."""
    text = _BETWEEN_BUTTONS.sub("", text)
    left = words_of(without_banner(text)).own.strip() if text.strip() else ""
    return left if any(map(str.isalnum, left)) else ""
