"""A full name of the person of a restriction that a mail gives as its writer's, elsewhere than at its end.

"its me again from my sisters account. kelly-ann pratt. ceiling is no better": the name stands by itself, between two
stops.  What speaks of them, "my neighbour Kelly-Ann Pratt", "about Kelly-Ann Pratt", and "Kelly-Ann Pratt's dog" give
no writer.  That it is they who write a mail says only where nothing of them follows: "Kelly-Ann Pratt of 7 Orchard
Close shouted at me again" names somebody else's neighbour, and so does "Kelly-Ann Pratt. She shouts".

Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from heard.judgement.limit import Limit
from heard.judgement.restricted.who.borrowed import (
    DEVICE,
    beyond_their_home,
    goes_on_of_them,
    hides_who,
    is_borrowed,
)
from heard.judgement.restricted.who.in_an_address import fits, given_names
from heard.judgement.restricted.who.last_lines import last_lines
from heard.judgement.restricted.who.signing import SURELY, Signed, signed_by
from heard.judgement.restricted.words.once import Once
from heard.mail.message import Message
from heard.mail.told.given_names import is_given
from heard.mail.told.personal_names import Likeness, Name, alike, folded, taken_apart

_LIMIT = 3_000
_A_SENTENCE, _NO_HOME = 5, 3
"""Words that are more than stands behind a name at an end, and as many without a number of a house."""
_WORD = re.compile(r"\w+")
_BRACKETS = re.compile(r"\([^()]*\)")
_BEFORE = (
    r"(?:^|[.,;:!?\n()\u2013-]|\b(?:it's|its|it is|this is|i'm|i am|me|signed|from|name is|name's|called|regards|thanks"
    r"|cheers|yours|by)"
    r"|\b(?:again|here|account|phone|e-?mail|tablet|laptop|computer))\s*"
)
_BEHIND = r"(?=\s*(?:$|[.,;:!?\n()\u2013-]|(?:of|at|from|in|on|flat|no\.?|number|here|again|writing|still|\d+)\b))"
_THIS_IS = re.compile(
    r"\b(?:it's|its|it is|this is|i'm|i am|me|me again|me here|signed|name is|name's|regards|thanks|cheers|yours)"
    r"[\s,(-]*$"
)
_BY_ITSELF = re.compile(r"(?:^|[.,;!?\n()\u2013-]|\b(?:again|here|account|phone|e-?mail|tablet|laptop|computer))\s*$")
_WRITES = re.compile(
    r"\s*(?:,? ?(?:here )?again)?(?:\s*(?:$|[.!?\n();\u2013-])|,? (?:here|writing|speaking|once more|as (?:ever|always)"
    r"|new (?:e-?mail|address|account|phone|number)|i|i'm|im|i've|my|mine|still (?:not|no|here|waiting)"
    rf"|(?:on|from|using|with|via|off|through) (?!his |her |their )(?:[\w'-]+ ){{1,3}}?{DEVICE})\b)"
)
_AGAIN = re.compile(
    r",? ?(?:here )?again,? (?:here|writing|new (?:e-?mail|address|account|phone|number))\b|,? here,? again\b"
)
_OF_ANOTHER = re.compile(r"\b(?:he|she|him)\b")
"""What a mail that says no more than whose telephone it comes from may speak of its neighbour with."""
_NO_NAME = r"(?!(?:about|as|of|with|for|and|to|by|against|like|says?|from|than) )"
_SPOKEN_OF = re.compile(
    r"\b(?:my|our|his|her|their|your|the) (?:[\w-]{1,20} ){0,4}[\w-]{1,20}[\s,:]*$"
    r"|\b(?:for|of|about|with|concerning|regarding|re|against|by|to|and|called|named"
    r"|as|like|complaint|dear|neighbours?|tenant|man|woman|bloke|lady)[\s,.:]*$"
)
_SAYS_ME = re.compile(
    r"\b(?:it'?s|it is|tis|only) (?:only )?me\b(?! (?:who|that|he|she|they|you)\b)"
    r"|(?:^|[.!?,\n(-]\s*|\b(?:hi|hello|yes|just) )me (?:again|here|once more)\b"
    r"|\b(?:using|borrowed|on|from|off|via|through)"
    r" (?!(?:\w+ )?(?:his|hers|theirs) )(?:my |a )?(?:\w+ )?(?:\w+'?s)"
    r" (?:phone|fone|account|e-?mail|address|computer|laptop|tablet|ipad|login)\b"
    r"|\bnew (?:e-?mail|address|account|phone|number)\b|\byou(?:'ve| have)? (?:blocked|barred|banned) (?:mine|my|me)\b"
)


def with_its_name(once: Once, limit: Limit, signed: Signed) -> Signed:
    """Return whom a message names, with a full name of the person's that stands by itself in its words."""
    if signed.named >= SURELY or signed.close or signed.kin or (signed.other and signed.by_hand):
        return signed
    if signed.other and not says_so_by_name(once, limit):
        return signed
    named = named_within(once, limit) or _with_a_title(once, limit)
    return replace(signed, named=SURELY, other="", first="") if named else signed


def is_named_within_alone(once: Once, limit: Limit, signed: Signed) -> bool:
    """Say whether a message is known by a name of theirs that stands within it, and is signed with none of them."""
    if signed.named < SURELY:
        return False
    return signed_by(once, limit).named < SURELY or _begins_a_sentence_only(once, limit)


def _begins_a_sentence_only(once: Once, limit: Limit) -> bool:
    """Say whether a name of theirs signs nothing: more than a home stands behind it wherever it is in a mail.

    "Maureen Stott, 40 Beacon Way: decking over my drain", sent under no name of theirs.
    """
    message = once.message
    sent_under = folded(f"{message.sender.name} {message.sender.address}") if message.sender is not None else ""
    families = [parts.family for parts in _parts(limit.names) if parts.family]
    if message.signature.strip() or any(family in sent_under for family in families):
        return False
    lines = [behind.partition("\n")[0] for _, _, behind in _every_within(once, limit)]
    return bool(lines) and all(_goes_on(beyond_their_home(line, limit)) for line in lines)


def _goes_on(behind: str) -> bool:
    """Say whether more than a home stands behind a name, theirs or another: ", blocks my bay"."""
    words = _WORD.findall(behind)
    return len(words) >= _A_SENTENCE or (len(words) >= _NO_HOME and not any(map(str.isdigit, behind)))


def says_so_by_name(once: Once, limit: Limit) -> str:
    """Return the words by which a message says "it's me", or comes from elsewhere, with the full name; "" if none."""
    for before, name, behind in _each_within(once, limit):
        is_writers = _THIS_IS.search(before) or (
            _BY_ITSELF.search(before) and _WRITES.match(beyond_their_home(behind, limit))
        )
        if is_writers and not goes_on_of_them(behind, limit):
            again = _AGAIN.match(beyond_their_home(behind, limit))
            said = _says_it_is_they(once) or (again[0].strip(" ,") if again else "")
            if said == once.of(is_borrowed) and _OF_ANOTHER.search(once.of(_small)):
                return ""
            return f"{said} ... {name}" if said and not _ends_with_another(once, limit) else ""
    return ""


def named_within(once: Once, limit: Limit) -> str:
    """Return a full name of the person's that stands by itself in the words of a message; "" for none."""
    return next((name for _, name, _ in _each_within(once, limit)), "")


def _each_within(once: Once, limit: Limit) -> Iterator[tuple[str, str, str]]:
    """Yield each full name of theirs by itself, as far as nobody speaks of them there: "my neighbour ..."."""
    return (each for each in _every_within(once, limit) if not _SPOKEN_OF.search(each[0]))


def _every_within(once: Once, limit: Limit) -> Iterator[tuple[str, str, str]]:
    """Yield each full name of theirs that stands by itself, between what stands before it and behind it."""
    text = once.of(_small)
    for found in _by_itself(limit.names).finditer(text):
        before = text[max(0, found.start("name") - 60) : found.start("name")]
        if _is_theirs(found["name"], limit.names):
            yield before, found["name"], text[found.end("name") :]


def _ends_with_another(once: Once, limit: Limit) -> bool:
    """Say whether a first name alone stands at its end that is none of theirs: "Sue"."""
    name = next(reversed(last_lines(once.message)), "").strip(" .,-")
    return name.isalpha() and is_given(folded(name)) and not fits(folded(name), given_names(limit.names))


def _with_a_title(once: Once, limit: Limit) -> str:
    """Return "it's Mr Crake": somebody else of the family may be called so, which is for a person to say."""
    families = "|".join(sorted(_written(parts.family) for parts in _parts(limit.names) if len(parts.family) > 2))
    said = r"\b(?:it's|its|it is|this is|i'm|i am|tis) (?:only |just )?(?:mr|mrs|ms|miss|dr)\.? "
    found = re.search(rf"{said}(?:{families})\b(?!'s)", once.of(_small)) if families else None
    return found[0] if found else ""


def _says_it_is_they(once: Once) -> str:
    return once.of(_says_me) or once.of(is_borrowed) or once.of(hides_who)


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
    name = rf"(?:{_NO_NAME}(?:[a-z][a-z'-]+ ){{1,2}}(?:{each})|(?:{each}),? [a-z][a-z'-]+)"
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
