"""Short notices of programs that no header and no subject tells: several things together, and nothing besides.

They come in every language under "Re: ...", a word alone, or a subject of the program's own.
"""

from __future__ import annotations

import re

from heard.mail.format.headers import Headers
from heard.mail.machines.absence_words import AWAY
from heard.mail.machines.notice_words import (
    AWAY_ABROAD,
    BACK_OR_INSTEAD,
    NOT_READ_HERE,
    OF_A_HOME,
    OF_LIST_MANAGERS,
    OPENED,
)
from heard.mail.machines.senders import answers_something
from heard.mail.machines.subject_marks import ANSWER, AUTOMATIC_REPLY, RECEIPT
from heard.mail.machines.wording import Opening

_LONG = 600
"""Characters of a notice, greeting and farewell included."""
_FIRST_LINES = 200
_A_SENTENCE = 160
_FEW_WORDS = 3
_DEAD = 40
_TAG = re.compile(
    r"extern|spam|suspe|caution|warning|phish|bulk|secur|encrypt|virus|urgent|important|unknown|outside|new |fwd"
    r"|forward|copy|confidential|official"
    r"|^(?:answer|reply|response|antwort|antwoord|respuesta|risposta|réponse|resposta|odpowiedź|odpověď|odpoveď|válasz"
    r"|vastaus|răspuns|yanıt|ответ|απάντηση|תשובה|답장|回复|答复|回覆)$"
)
_NOT_OF_A_MARK = re.compile(r"[\d\[\](){}<>:;/@#!?_|*]")
_WORKING_DAYS = re.compile(r"i work|i only|my working|i do not|i don't")
_LEAST_MARK = 6
_LEAST_MARK_BEYOND_ASCII = 4
_LONGEST_MARK = 40


def notice_of_a_program(headers: Headers, subject: str, top: Opening) -> str:
    """Return the words that show a short notice of a program, or ""."""
    if top.length > _LONG:
        return ""
    if not top.text:
        return subject if RECEIPT.match(subject) else ""
    formula = AUTOMATIC_REPLY.match(subject)
    if formula and formula.end() == len(subject) and len(top.text.split(None, _FEW_WORDS + 1)) <= _FEW_WORDS:
        return subject
    if OF_LIST_MANAGERS.match(subject):
        return subject
    return _opened(subject, top) or _away(top) or _not_read_here(top) or _marked_topic(headers, subject, top)


def _opened(subject: str, top: Opening) -> str:
    """Return the sentence of a receipt; below its subject it need not be more than that."""
    if not RECEIPT.match(subject) or len(top.text) > _A_SENTENCE:
        return ""
    told = OPENED.match(top.text)
    return told[0] if told else ""


def _away(top: Opening) -> str:
    """Return how a notice begins that says who is away, and until when or whom to turn to; and nothing else."""
    away = top.first(AWAY, within=_FIRST_LINES) or top.first(AWAY_ABROAD, within=_FIRST_LINES)
    if away is None or not BACK_OR_INSTEAD.search(top.text):
        return ""
    if _WORKING_DAYS.match(away[0]) or OF_A_HOME.search(top.text) or "?" in top.text:
        return ""
    return away[0]


def _not_read_here(top: Opening) -> str:
    found = NOT_READ_HERE.match(top.text)
    if found is None or len(top.text.split(None, _DEAD)) > _DEAD or OF_A_HOME.search(top.text):
        return ""
    return found[0]


def _marked_topic(headers: Headers, subject: str, top: Opening) -> str:
    """Return the subject where it is a mark before exactly the topic answered, in whatever language.

    Mail programs that people answer with put a mark of few letters, and gateways warn in words known here.
    """
    topic = headers.text("thread-topic").strip()
    if len(topic) < _FEW_WORDS or not subject.endswith(topic) or not answers_something(headers):
        return ""
    before = subject[: -len(topic)].rstrip()
    if not before or before[-1] not in ":：" or ANSWER.match(subject):
        return ""
    mark = before[:-1].strip()
    least = _LEAST_MARK if mark.isascii() else _LEAST_MARK_BEYOND_ASCII
    if not least <= len(mark) <= _LONGEST_MARK or _NOT_OF_A_MARK.search(mark) or _TAG.search(mark.lower()):
        return ""
    return "" if OF_A_HOME.search(top.text) or "?" in top.text else subject
