"""Signs of machines that people's mail bears as well, weighed against what the text is like.

A gateway empties the path, a customer system adds "List-Unsubscribe", a telephone says
"Precedence: bulk".  Where nothing but one such header shows a machine, and the text is like
a person's, what it says has to be judged first; and what comes by a list of the landlord's
own comes from whoever wrote to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from heard.mail.machines.absence_words import AWAY
from heard.mail.machines.desk_words import NUMBERED, PROMISES, RECEIVED, UNREAD
from heard.mail.machines.reply_words import CHALLENGE, SAYS_SO
from heard.mail.machines.wording import opening
from heard.mail.message import Automatic, Sign

_WEAK = frozenset({"return-path", "precedence", "x-precedence", "auto-submitted", "feedback-id", "list-unsubscribe"})
_REPLIES = re.compile(r"x-(?:mail-)?auto-?(?:reply|respond|response)$")
_OF_NAMED_LISTS = frozenset({"list-id", "list-post", "mailing-list", "x-beenthere"})
_BESIDE_LISTS = frozenset({"precedence", "x-precedence", "sender", "x-mailman-version", "x-listname", "x-mailinglist"})
_LENGTH = range(8, 1_200)
"""Words of a person who writes about something."""
_FIRST_PERSON = re.compile(r"\b(?:i|i'm|i've|my|me|mine)\b")
_TO_MANY = re.compile(
    r"unsubscribe|opt[- ]out|view (?:this|it|the)? ?(?:e-?mail |message )?(?:in|online)|in your browser|manage "
    r"(?:your )?(?:e-?mail )?(?:preferences|subscription)|update (?:your )?preferences|you(?: are|'re|’re) receiving"
    r"|newsletter|dear (?:customer|subscriber|colleague|member|friend|all)\b|all rights reserved|privacy policy"
)


def may_be_weighed(sign: Sign) -> bool:
    """Say whether what else there is has to be looked at before such a sign is one."""
    name = _name(sign)
    if name == "auto-submitted":
        return sign.kind is Automatic.BULK
    return name in _WEAK or name in _OF_NAMED_LISTS or _is_of_answers(sign)


def weighed(first: Sign, others: Iterable[Sign], text: str) -> Sign:
    """Return the sign, weak where it is alone above a person's text; for a list, with what else shows a machine.

    others   the signs that come after it
    """
    others = [each for each in others if _name(each) != _name(first)]
    if _name(first) in _OF_NAMED_LISTS:
        besides = [each for each in others if not _is_a_lists(each)]
        return replace(first, besides=weighed(besides[0], besides[1:], text) if besides else None)
    alone = may_be_weighed(first) and not others
    return replace(first, weak=True) if alone and _is_like_a_persons(text) else first


def _name(sign: Sign) -> str:
    return sign.shown_by.partition(":")[0].lower()


def _is_a_lists(sign: Sign) -> bool:
    name = _name(sign)
    return name in _OF_NAMED_LISTS or name in _BESIDE_LISTS or name.startswith("list-")


def _is_of_answers(sign: Sign) -> bool:
    """Say whether it is a header of programs that answer, with no more in it than that it is one."""
    value = sign.shown_by.partition(":")[2].strip().lower()
    return _REPLIES.match(_name(sign)) is not None and value in ("yes", "true", "1")


def is_as_programs_write(text: str) -> bool:
    """Say whether a text has the formulas of programs that answer, or of what is sent to many."""
    top = opening(text)
    if _TO_MANY.search(text.lower()) or top.has(SAYS_SO) or top.has(AWAY) or top.has(UNREAD) or top.has(CHALLENGE):
        return True
    return top.has(RECEIVED) and (top.has(NUMBERED) or top.has(PROMISES))


def _is_like_a_persons(text: str) -> bool:
    top = opening(text)
    if len(top.text.split()) not in _LENGTH or not _FIRST_PERSON.search(top.text):
        return False
    return not is_as_programs_write(text)
