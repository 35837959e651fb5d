"""Did a program answer, where no header says so?

Judged as a careful person would, by what the text says of itself together with how it came:
its subject, its sender, what it answers.  One sentence is never enough.
"""

from __future__ import annotations

import re

from heard.mail.format.headers import Headers
from heard.mail.machines.absence_words import AWAY
from heard.mail.machines.desk_words import NUMBERED, PROMISES, RECEIVED, UNREAD
from heard.mail.machines.notice_words import LOOKS_AFTER_ITSELF, MOVED, SIGNED_BY_A_TEAM
from heard.mail.machines.notices import notice_of_a_program
from heard.mail.machines.reply_words import CHALLENGE, READ, READ_AFTER_ALL, READ_TOLD, SAYS_SO
from heard.mail.machines.senders import answers_something, from_address, is_desk, is_no_reply
from heard.mail.machines.subject_marks import (
    ACKNOWLEDGES,
    ANSWER,
    AUTOMATIC_AT_END,
    AUTOMATIC_REPLY,
    MAYBE_AUTOMATIC,
    RECEIPT,
    RETURN_RECEIPT,
    TICKET,
)
from heard.mail.machines.wording import Opening, opening
from heard.mail.threads.subjects import is_forward

_LONG = 3_000
"""Characters.  What a program writes above a quotation is shorter, footers and all."""
_SHORT = 1_600
_FEW_WORDS = 12
_PLAIN = re.compile(r"\s*+(?:out[- ]of|ooo|away)", re.IGNORECASE)
"""What a person may put before a colon as well."""
_CITES = re.compile(r"\byou (?:say|said|told (?:me|us)|promised|claim)\b")
"""A person speaks so of what our letter promised."""
_FIRST_PERSON = re.compile(r"\b(?:i|i've|my|me)\b")
_SUPPRESSES = ("x-auto-response-suppress", "x-loop", "x-ms-exchange-inbox-rules-loop")


def words_of_a_program(headers: Headers, text: str) -> str:
    """Return the words that show that a program wrote this, or "".

    Told by words and circumstances only; what the headers say outright is header_signs.py's.
    """
    subject = headers.text("subject")
    if is_forward(subject):
        return ""
    top = opening(text)
    if top.length > _LONG or not top.text:
        return _by_subject(headers, subject, top) or notice_of_a_program(headers, subject, top)
    says_so = top.first(SAYS_SO)
    return (
        _by_subject(headers, subject, top)
        or _a_receipt(subject, top)
        or _an_absence(subject, top, says_so)
        or _a_ticket(headers, subject, top, says_so)
        or _a_challenge(headers, subject, top)
        or notice_of_a_program(headers, subject, top)
    )


def _by_subject(headers: Headers, subject: str, top: Opening) -> str:
    """A receipt's or an absence's subject, with hardly a word beside it, on what answers something."""
    formula = AUTOMATIC_REPLY.match(subject)
    if formula and _is_a_sentence(subject[formula.end() :], top):
        return ""
    suppressed = any(name in headers for name in _SUPPRESSES)
    if formula and (answers_something(headers) or suppressed):
        return subject
    if formula and formula["punctuation"] and not (_PLAIN.match(formula[0]) and _speaks_of_more(top)):
        return subject
    if RECEIPT.match(subject) and (answers_something(headers) or suppressed):
        few = len(top.text.split(None, _FEW_WORDS + 1)) <= _FEW_WORDS
        return subject if few or READ_AFTER_ALL.search(top.text) or "when:" in top.text else ""
    return ""


def _is_a_sentence(rest: str, top: Opening) -> bool:
    """Say whether the formula only begins a person's sentence, who goes on in small letters and writes of themselves.

    rest   what stands in the subject after the formula
    """
    if not rest.lstrip()[:1].islower() or not _FIRST_PERSON.search(top.text):
        return False
    return _speaks_of_more(top) and not top.has(RECEIVED)


def _speaks_of_more(top: Opening) -> bool:
    """Say whether a text with "Out of office: ..." above it is about something else than its writer's absence."""
    few = len(top.text.split(None, _FEW_WORDS + 1)) <= _FEW_WORDS
    return not (few or top.has(AWAY) or top.has(SAYS_SO) or top.has(UNREAD))


def _a_receipt(subject: str, top: Opening) -> str:
    """A mail program reports that our letter was opened, or thrown away unread."""
    if RETURN_RECEIPT.match(subject) and len(top.text) < _SHORT and READ_AFTER_ALL.search(top.text):
        return subject
    found = top.first(READ)
    told = READ_TOLD.match(top.text)  # at the very beginning, so no other comes before it
    if told and (found is None or found.start()):
        return told[0]
    return found[0] if found else ""


def _an_absence(subject: str, top: Opening, says_so: re.Match[str] | None) -> str:
    """Somebody is away, and either the text or the subject says that a program tells so."""
    said = says_so or top.has(UNREAD) or AUTOMATIC_REPLY.match(subject) or AUTOMATIC_AT_END.search(subject)
    if not said and (ANSWER.match(subject) or not MAYBE_AUTOMATIC.match(subject)):
        return ""
    away = top.first(AWAY)  # asked last: the most formulas of all
    return away[0] if away else ""


def _a_ticket(headers: Headers, subject: str, top: Opening, says_so: re.Match[str] | None) -> str:
    """An office's program has our mail: it says so, numbers it, promises an answer, wants none."""
    received = top.first(RECEIVED)
    if says_so is None and (received is None or top.length > _SHORT):
        return ""
    numbered, promises, unread = top.has(NUMBERED), top.count(PROMISES), top.has(UNREAD)
    spoken = ACKNOWLEDGES.match(subject) is not None or MAYBE_AUTOMATIC.match(subject) is not None
    answers = answers_something(headers) or ANSWER.match(subject) is not None or TICKET.search(subject) is not None
    by_desk = is_desk(headers)
    if says_so is not None:
        more = (received, numbered, unread, spoken, top.has(CHALLENGE), by_desk and answers, MOVED.search(top.text))
        return says_so[0] if any(more) else ""
    if _CITES.search(top.text):
        return ""
    team = SIGNED_BY_A_TEAM.search(top.text) is not None
    hints = (
        *(numbered, promises > 0, promises > 1, LOOKS_AFTER_ITSELF.search(top.text) is not None),
        *(unread, spoken, is_no_reply(from_address(headers)), by_desk and answers, team),
    )
    return received[0] if received and (by_desk or spoken or team) and sum(hints) >= 3 else ""


def _a_challenge(headers: Headers, subject: str, top: Opening) -> str:
    """The recipient's filter wants a proof that the sender is human."""
    if len(CHALLENGE.marked_in(top)) < 2:  # as nearly always
        return ""
    found = top.count(CHALLENGE)
    if found >= 3 or (
        found == 2 and (is_no_reply(from_address(headers)) or answers_something(headers) or ANSWER.match(subject))
    ):
        first = top.first(CHALLENGE)
        return first[0] if first else ""
    return ""
