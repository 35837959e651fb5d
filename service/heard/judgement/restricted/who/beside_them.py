"""Who a mail says its writer is to a restricted person: kin of theirs, or somebody who helps people by trade.

"my father Derek asked me to write", "I am Derek's support worker".  A relative has matters of their own, and writes for
them only where it says so; a support worker, an adviser, a carer or an interpreter is an advocate, and never they.
What somebody who is restricted says of a helper of theirs ("please speak to my support worker") is none of this.

Pure.
"""

from __future__ import annotations

import re
from functools import lru_cache

from heard.judgement.limit import Limit
from heard.judgement.representing.relations import office_of
from heard.judgement.representing.spoken_for import Relation
from heard.judgement.representing.who import ADJECTIVES, KIN
from heard.judgement.restricted.who.borrowed import any_of_their_names, small_text, speaks_of_them
from heard.judgement.restricted.words.once import Once
from heard.mail.message import Message

_KIN = rf"(?:{KIN}|hubby|missus|old man|old lady|fella|other half|lad)"
_TRADE = (
    r"(?:(?:support|social|key|case|care|link|outreach|project|family|welfare|resettlement) ?workers?|carers?"
    r"|(?:\w{3,12} )?advocates?|(?:\w{3,12} )?(?:adviser|advisor)s?|(?:\w{3,12} )?interpreters?|translators?"
    r"|befrienders?"
    r"|floating support officer|occupational therapist|health visitor|community (?:psychiatric )?nurse|appointee"
    r"|care (?:manager|coordinator|co-ordinator))"
)
_WHOSE = r"(?:an?|the|his|her|their|[\w'-]{2,20}'s?|[\w-]{2,20} [\w-]{2,20}'s?)"
_IS_ONE = re.compile(
    rf"\b(?:i'?m|i am)(?: also| now)?(?: (?:writing|acting|e-?mailing|here|getting in touch)(?: to you)?(?: as)?)?"
    rf" {_WHOSE} (?:(?!for\b|with\b|and\b)[\w'-]{{2,20}} ){{0,3}}?{_TRADE}\b"
    rf"|\b(?:writ(?:e|ing)|act(?:ing)?|speak(?:ing)?|in my (?:role|capacity)) as {_WHOSE}"
    rf" (?:[\w-]{{2,20}} ){{0,2}}?{_TRADE}\b"
    rf"|\b(?:this|it) is (?:his|her|their|[\w'-]{{2,20}}'s) (?:[\w-]{{2,20}} )?{_TRADE}\b"
    r"|\b(?:my|our) (?:client|service user)\b"
    r"|\b(?:i|we)(?:'m| am|'re| are)? (?:interpret|translat)(?:e|ing)? for\b"
)
_LINE = re.compile(rf"(?:[\w'. -]{{2,40}}[,(|-] ?)?(?:[\w-]{{2,15}} ){{0,2}}?{_TRADE}(?:[ ,)|].{{0,60}})?")
_NO_LINE = re.compile(r"\b(?:my|your|please|speak|ask|call|ring|need|want|see|get|i|you|no)\b|[?!]")
_KIN_AND = re.compile(rf"\b{_KIN}\b")
_WANTS_THE_SAME = re.compile(
    r"\bmy own (?:complaint|case|claim|appeal)(?: \w+)? (?:about|on|over|for) (?:it|this|that|the same|the very same)\b"
    r"|\bin my own (?:name|right)\b"
    r"|\b(?:complain(?:ing)?|making (?:a|this) complaint) (?:only |just )?for (?:myself|me)\b"
    r"|\b(?:hers|his|theirs|(?:her|his|their) (?:complaint|one|case|claim)|that one) (?:was|is|has been|got|were)"
    r" (?:\w+ )?(?:refused|closed|rejected|turned down|dismissed|shut|ignored|stopped|not upheld|thrown out)\b"
    r"|\b(?:since|as|because|now|if|while|when) you (?:won'?t|will not|don'?t|refuse to"
    r"|no longer) (?:\w+ )?(?:answer|hear"
    r"|read|listen to|deal with|open|take) (?:him|her|his|hers|them|my \w+)\b"
    r"|\b(?:open|take|log|register|start) (?:it|this|the same|one)(?: \w+)? (?:for|under|in) (?:me|my name|mine)\b"
)
_HELPS_TOO = re.compile(
    r"\b(?:and|also|as well as|as) (?:(?:am|his|her|their|the|main|full[- ]time|unpaid|registered|only"
    r"|sole) ){0,3}carer\b"
    r"|\b(?:signed|written) (?:consent|authority|permission|mandate)\b|\b(?:consent"
    r"|authority) (?:form )?(?:is )?(?:attached"
    r"|enclosed)\b|\b(?:form of authority|power of attorney|lasting power|lpa)\b"
)
HELPERS = (Relation.ADVOCATE, Relation.CARER)
"""The offices of those who help people by trade, as far as they are signed with."""


def helper_in(once: Once, limit: Limit) -> str:
    """Return the words by which somebody who helps by trade writes about the person of a restriction; "" for none.

    A wife who is his carer too is his wife.
    """
    found = once.of(_helper)
    return found if found and (speaks_of_them(once, limit) or once.of(office_of) in HELPERS) else ""


def helps_too(message: Message) -> str:
    """Return the words by which kin cares for somebody, or writes with their consent on paper; "" for none."""
    found = _HELPS_TOO.search(small_text(message))
    return found[0].strip() if found else ""


def _helper(message: Message) -> str:
    text = small_text(message)
    found = _IS_ONE.search(text)
    if found is not None:
        return "" if _KIN_AND.search(found[0]) else found[0].strip()
    lines = [line.strip().lower() for line in message.own_words[-300:].split("\n") if line.strip()][-3:]
    return next((line for line in lines if _LINE.fullmatch(line) and not _NO_LINE.search(line)), "")


def wants_the_same(message: Message) -> str:
    """Return the words by which somebody wants for themselves what another was refused; "" for none."""
    found = _WANTS_THE_SAME.search(small_text(message))
    return found[0].strip() if found else ""


def kin_in(once: Once, limit: Limit) -> str:
    """Return the words by which a mail says that its writer is kin of the person of a restriction; "" for none."""
    if not once.of(_speaks_of_kin) or not speaks_of_them(once, limit):
        return ""
    found = _kin_of(limit.names).search(once.of(small_text))
    return found[0].strip() if found else ""


def _speaks_of_kin(message: Message) -> bool:
    return _KIN_AND.search(small_text(message)) is not None


@lru_cache(maxsize=256)
def _kin_of(names: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern of "my father NAME", "NAME is my father", "I am NAME's son", "wife of NAME"."""
    them = any_of_their_names(names)
    return re.compile(
        rf"\b(?:my|our) {ADJECTIVES}{_KIN},? (?:(?:mr|mrs|ms|miss) )?{them}\b(?!'s (?:\w+ )?(?:next|old) door)"
        rf"|\b{them}(?: \w{{2,20}})?,? (?:who )?is my {ADJECTIVES}{_KIN}\b"
        rf"|\b(?:i'?m|i am|this is) {them}(?: \w{{2,20}})?'s {_KIN}\b"
        rf"|\b(?:i'?m|i am) (?:\w{{2,20}},? )?(?:the )?{_KIN} of {them}\b"
    )
