"""What a mail says of who writes it, where that is not whoever the address belongs to.

"its lorna mines on charge", "using Maureen's machine", "he says put yours faithfully", "my mum's parking bay".  All of
it is what the mail says; whether it counts depends on what it is about.

Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from heard.judgement.limit import Limit
from heard.judgement.restricted.once import Once
from heard.mail.message import Message
from heard.mail.told.given_names import full_forms
from heard.mail.told.personal_names import folded, taken_apart

_LIMIT = 1_500
_WORD = re.compile(r"\w+")
_DEVICES = (
    *("phone", "telephone", "mobile", "machine", "computer", "laptop", "tablet", "ipad", "kindle"),
    *("account", "email", "address", "login"),
)
_DEVICE = rf"(?:{'|'.join(_DEVICES)}|e-mail)"
_DEVICE_WORDS = frozenset((*_DEVICES, "mail"))
_NOBODY_ELSES = r"(?!(?:the|my|your|our|an?|own|this|that|same|new|old|work|home|any|no|by|to) )"
_NO_OWNER = r"(?!(?:this|was|is|as|has|its|us|yes|always|business|previous|address|across|calls) )"
_BORROWED = re.compile(
    r"\b(?:from|using|on|via|this is|its?|it's|with) (?:my )?"
    rf"(?:{_NOBODY_ELSES}[\w'\u2019-]{{2,20}} ){{1,2}}{_DEVICE}\b"
    rf"|\b{_NO_OWNER}[\w'\u2019-]{{2,20}}(?:'s|\u2019s|s) {_DEVICE}\b"
)
_DICTATED = re.compile(
    r"\b(?:(?:he|she)(?:'?s| is) (?:stood|standing|sat|sitting|here|next to me|behind me|making me|telling me)"
    r"|telling me what to (?:put|write|say|type)|(?:he|she) says (?:to )?(?:put|write|say|tell you)"
    r"|(?:asked|asks|told|tells|wants|made|making) me to (?:write|type|send|e-?mail|put|say|tell)"
    r"|typing (?:this )?for (?:him|her|my|me)|(?:his|her) words(?:,)? not mine|word for word)\b"
)
_KIN = (
    r"(?:mum|mam|mom|mother|dad|father|wife|husband|partner|nan|gran|grandma|grandmother|grandad|granddad"
    r"|grandfather|brother|sister|son|daughter|aunt|auntie|uncle|girlfriend|boyfriend|missus|other half|girl|fella"
    r"|bloke|mate|friend)"
)
_FOR_KIN = re.compile(
    rf"\b(?:for|on behalf of) (?:my|our) {_KIN}\b|\bmy {_KIN}'s (?!asked|said|told|told me)\w+"
    rf"|\bmy {_KIN} (?:feels?|thinks?|wants?|asks?|believes?|would like|(?:is|has) (?:no longer|not|been)"
    r"|can(?:no|'?)t)\b"
    r"|\bmy girl \w+\b|\bi(?:'m| am) (?:\w+ )?(?:\w+'s )"
    r"(?:daughter|son|wife|husband|partner|sister|brother|grandson|granddaughter)\b"
    r"|\b(?:mum|mam|dad|she|he) does ?n[o']?t know i(?:'m| am) writing\b"
)
_FOR_THEMSELVES = re.compile(
    rf"\bnot for my {_KIN}\b|\bis ?n[o']?t for my {_KIN}\b|\bit'?s for me\b|\b(?:on|for) my own (?:account|behalf)\b"
    rf"|\bmy {_KIN}(?: \w+)? has been on at you\b|\bdo not mix in\b"
)
_ASKING_FOR = re.compile(
    r"\b(?:a|my) friend of mine\b|\basking for a friend\b|\ba concerned (?:citizen|neighbour|resident)\b"
)
_OF_A_LIMIT = re.compile(
    r"\b(?:told|asked|ordered|forbidden|forbid)(?: (?:her|him|them|me|us))? not to"
    r" (?:write|contact|e-?mail|ring|call)\b"
    r"|\b(?:put|have put|got) (?:me|mine|her|him|us) on (?:a|your|the) (?:\w+ )?list\b"
    r"|\bnaughty list\b|\bmy sentence\b"
    r"|\b(?:blocked|banned|barred|restricted) (?:me|her|him|us)\b|\b(?:my|her|his) (?:ban|restriction)\b"
    r"|\b(?:one|1) (?:e-?mail|letter|mail) a week\b|\bletters about my .?contact\b"
)


def as_themselves(once: Once, limit: Limit) -> str:
    """Return the words by which a mail says that the person of a restriction writes it; "" where none do."""
    if not speaks_of_them(once, limit):
        return ""
    found = _says_it_is(limit.names).search(once.of(_from_subject_to_signature))
    return found[0].strip() if found else ""


def speaks_of_them(once: Once, limit: Limit) -> bool:
    """Say whether what the person of a restriction calls themselves stands anywhere in a mail."""
    return not once.of(_words).isdisjoint(_called_words(limit.names))


def is_borrowed(message: Message) -> str:
    """Return the words by which a mail says that it was sent with somebody else's telephone or account; "" if none."""
    text = _from_subject_to_signature(message)
    if _DEVICE_WORDS.isdisjoint(_WORD.findall(text)):
        return ""
    found = _BORROWED.search(text)
    return found[0].strip() if found else ""


def dictated(message: Message) -> str:
    """Return the words by which a mail says that somebody dictates it; "" where none do."""
    found = _DICTATED.search(_folded(message.own_words[:_LIMIT]))
    return found[0].strip() if found else ""


def for_a_friend(message: Message) -> str:
    """Return the words by which a mail asks for somebody whom it does not name; "" where none do."""
    found = _ASKING_FOR.search(_subject_and_own_words(message))
    return found[0].strip() if found else ""


def speaks_of_a_limit(message: Message) -> str:
    """Return the words by which a mail speaks of a limit on contact; "" where none do."""
    found = _OF_A_LIMIT.search(_subject_and_own_words(message))
    return found[0].strip() if found else ""


def for_themselves(message: Message) -> bool:
    """Say whether a mail says that its writer writes for nobody else."""
    return _FOR_THEMSELVES.search(_subject_and_own_words(message)) is not None


def for_them(once: Once, limit: Limit, *, close: bool) -> str:
    """Return the words by which a mail is written for the person of a restriction; "" where none are.

    close   whether its writer is known to be close to them: of others it takes a name
    """
    small = once.of(_subject_and_own_words)
    if close and (found := _FOR_KIN.search(small)):
        return found[0].strip()
    found = _is_for(limit.names).search(small) if speaks_of_them(once, limit) else None
    return found[0].strip() if found else ""


def _from_subject_to_signature(message: Message) -> str:
    return _folded(f"{message.subject}\n{message.own_words[:_LIMIT]}\n{message.signature[:200]}")


def _words(message: Message) -> frozenset[str]:
    return frozenset(_WORD.findall(_from_subject_to_signature(message)))


def _subject_and_own_words(message: Message) -> str:
    return _folded(f"{message.subject}. {message.own_words[:_LIMIT]}")


def _folded(text: str) -> str:
    """Return a text in small letters with straight apostrophes and single spaces."""
    return " ".join(text.lower().replace("\u2019", "'").split())


@lru_cache(maxsize=256)
def _called(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return what the person calls themselves: given names, their short forms, and nicknames in brackets."""
    return tuple(dict.fromkeys(_each_called(names)))


@lru_cache(maxsize=256)
def _called_words(names: tuple[str, ...]) -> frozenset[str]:
    """Return the last word of each: of "t calloway", the family name."""
    return frozenset(words[-1] for called in _called(names) if (words := _WORD.findall(called)))


def _each_called(names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        yield from (folded(nickname) for nickname in re.findall(r"\(([^()]{2,30})\)", name))
        parts = taken_apart(re.sub(r"\([^()]*\)", " ", name))
        if parts.given and len(parts.given[0]) > 1:
            yield parts.given[0]
            yield from sorted(full_forms(parts.given[0]))
        if parts.family and parts.given:
            yield f"{parts.given[0]} {parts.family}"


@lru_cache(maxsize=256)
def _is_for(names: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern of "for NAME", "on behalf of NAME" and "i'm NAME's daughter"."""
    return re.compile(rf"\b(?:for|on behalf of|i(?:'m| am)) {_any_of(names)}(?:'s \w{{1,30}})?\b")


@lru_cache(maxsize=256)
def _says_it_is(names: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern of "it's NAME", "this is NAME", "NAME here", "NAME (on his sister's phone)"."""
    each = _any_of(names)
    return re.compile(
        rf"\b(?:it'?s|its|it is|this is|tis|only me|me again,?|i'?m|i am|signed,?) (?:only |just |me,? )?{each}\b(?!'s)"
        rf"|\b{each} (?:here|again|writing)\b|\b{each} \([^()\n]{{2,40}}{_DEVICE}\)"
    )


def _any_of(names: tuple[str, ...]) -> str:
    """Return a pattern of whatever the person is called, the longest first; of nothing at all where no name is told."""
    called = sorted(_called(names), key=lambda name: -len(name))
    return f"(?:{'|'.join(map(re.escape, called))})" if called else r"[^\w\W]"
