"""A full name of the person of a restriction that a mail gives as its writer's, elsewhere than at its end.

"its me again from my sisters account. kelly-ann pratt. ceiling is no better": the name stands by itself, between two
stops.  What speaks of them, "my neighbour Kelly-Ann Pratt", "about Kelly-Ann Pratt", and "Kelly-Ann Pratt's dog" give
no writer.

Pure.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from heard.judgement.limit import Limit
from heard.judgement.restricted.who.borrowed import hides_who, is_borrowed
from heard.judgement.restricted.who.signing import SURELY, Signed, signed_by
from heard.judgement.restricted.words.once import Once
from heard.mail.message import Message
from heard.mail.told.personal_names import Likeness, Name, alike, folded, taken_apart

_LIMIT = 3_000
_BRACKETS = re.compile(r"\([^()]*\)")
_BEFORE = (
    r"(?:^|[.,;:!?\n()\u2013-]|\b(?:it's|its|it is|this is|i'm|i am|me|signed|from|name is|name's|called|regards|thanks"
    r"|cheers|yours|by)"
    r"|\b(?:again|here|account|phone|e-?mail|tablet|laptop|computer))\s*"
)
_BEHIND = r"(?=\s*(?:$|[.,;:!?\n()\u2013-]|(?:of|at|from|in|on|flat|no\.?|number|here|again|writing|still|\d+)\b))"
_AGAIN = re.compile(r"\bagain\b")
_SPOKEN_OF = re.compile(
    r"\b(?:my|our|his|her|their|your|the) (?:[\w-]{1,20} ){0,4}[\w-]{1,20}[\s,:]*$"
    r"|\b(?:for|of|about|with|concerning|regarding|re|against|by|to|and|called|named"
    r"|complaint|dear|neighbours?|tenant)[\s,:]*$"
)
_SAYS_ME = re.compile(
    r"\b(?:it'?s|it is|tis|only) (?:only )?me\b|\bme (?:again|here|once more)\b"
    r"|\b(?:using|borrowed|on|from|off|via|through)"
    r" (?:my |a )?(?:\w+ )?(?:\w+'?s) (?:phone|fone|account|e-?mail|address|computer|laptop|tablet|ipad|login)\b"
    r"|\bnew (?:e-?mail|address|account|phone|number)\b|\byou(?:'ve| have)? (?:blocked|barred|banned) (?:mine|my|me)\b"
)


def with_its_name(once: Once, limit: Limit, signed: Signed) -> Signed:
    """Return whom a message names, with a full name of the person's that stands by itself in its words."""
    if signed.named >= SURELY or signed.close or signed.kin or (signed.other and signed.by_hand):
        return signed
    if signed.other and not _says_it_is_they(once):
        return signed
    named = named_within(once, limit) or _with_a_title(once, limit)
    return replace(signed, named=SURELY, other="", first="") if named else signed


def is_named_within_alone(once: Once, limit: Limit, signed: Signed) -> bool:
    """Say whether a message is known by a name of theirs that stands within it, and is signed with none of them."""
    return signed.named >= SURELY > signed_by(once, limit).named


def says_so_by_name(once: Once, limit: Limit) -> str:
    """Return the words by which a message says "it's me", or comes from elsewhere, with the full name; "" if none."""
    name = named_within(once, limit)
    said = _says_it_is_they(once) or once.of(_says_again)
    return f"{said} ... {name}" if name and said else ""


def named_within(once: Once, limit: Limit) -> str:
    """Return a full name of the person's that stands by itself in the words of a message; "" for none."""
    text = once.of(_small)
    for found in _by_itself(limit.names).finditer(text):
        before = text[max(0, found.start("name") - 60) : found.start("name")]
        if _is_theirs(found["name"], limit.names) and not _SPOKEN_OF.search(before):
            return found["name"]
    return ""


def _with_a_title(once: Once, limit: Limit) -> str:
    """Return "it's Mr Crake": somebody else of the family may be called so, which is for a person to say."""
    families = "|".join(sorted(_written(parts.family) for parts in _parts(limit.names) if len(parts.family) > 2))
    said = r"\b(?:it's|its|it is|this is|i'm|i am|tis) (?:only |just )?(?:mr|mrs|ms|miss|dr)\.? "
    found = re.search(rf"{said}(?:{families})\b(?!'s)", once.of(_small)) if families else None
    return found[0] if found else ""


def _says_it_is_they(once: Once) -> str:
    return once.of(_says_me) or once.of(is_borrowed) or once.of(hides_who)


def _says_again(message: Message) -> str:
    found = _AGAIN.search(_small(message))
    return found[0] if found else ""


def _says_me(message: Message) -> str:
    found = _SAYS_ME.search(_small(message))
    return found[0] if found else ""


def _small(message: Message) -> str:
    text = f"{message.own_words[:_LIMIT]}\n{message.signature[:200]}".lower().replace("\u2019", "'")
    return re.sub(r"[ \t]+", " ", text)


@lru_cache(maxsize=256)
def _by_itself(names: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern of whatever name with their family name stands by itself; of nothing where none is told."""
    families = {parts.family for parts in _parts(names) if len(parts.family) > 2}
    each = "|".join(sorted(map(_written, families))) or r"[^\w\W]"
    name = rf"(?:(?:[a-z][a-z'-]+ ){{1,2}}(?:{each})|(?:{each}),? [a-z][a-z'-]+)"
    return re.compile(rf"{_BEFORE}(?P<name>{name}){_BEHIND}", re.MULTILINE)


def _written(family: str) -> str:
    """Return a pattern of a family name as it is written: an apostrophe may stand behind its first letter."""
    joined = r"[ -]?".join(re.escape(part) for part in family.split("-"))
    return rf"{joined[0]}['\u2019 ]?{joined[1:]}"


@lru_cache(maxsize=4_000)
def _is_theirs(name: str, names: tuple[str, ...]) -> bool:
    """Say whether a name as it is written is a full name of theirs: "kelly ann pratt" and "pratt, kelly-ann" are."""
    words = folded(name).replace(",", " ").split()
    ways = (" ".join(words), f"{'-'.join(words[:-1])} {words[-1]}", f"{' '.join(words[1:])} {words[0]}")
    full = [each for each in names if taken_apart(_BRACKETS.sub(" ", each)).given]
    return any(alike(way, each) is Likeness.YES for way in ways for each in full)


def _parts(names: tuple[str, ...]) -> tuple[Name, ...]:
    return tuple(taken_apart(_BRACKETS.sub(" ", name)) for name in names)
