"""What a mail says of who writes it, where that is not whoever the address belongs to.

"its lorna mines on charge", "using Maureen's machine", "he says put yours faithfully".  All of it is what the mail
says; whether it counts depends on what it is about.  "Your engineer was on his phone" lends nobody a telephone, and
"it's Lorna who shouts" is said by somebody else.

Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from heard.judgement.limit import Limit
from heard.judgement.restricted.words.once import Once
from heard.mail.message import Message
from heard.mail.told.given_names import full_forms
from heard.mail.told.personal_names import folded, taken_apart

_LIMIT = 1_500
_WORD = re.compile(r"\w+")
_DEVICES = (
    *("phone", "fone", "telephone", "mobile", "moby", "smartphone", "iphone", "android", "handset"),
    *("machine", "computer", "pc", "laptop", "lappy", "chromebook", "macbook", "tablet", "ipad", "kindle"),
    *("account", "email", "address", "login", "inbox", "gmail", "hotmail"),
)
DEVICE = rf"(?:{'|'.join(_DEVICES)}|e-mail)"
_DEVICE_WORDS = frozenset((*_DEVICES, "mail"))
_NOBODY_ELSES = r"(?!(?:the|my|your|our|his|her|their|an?|own|this|that|same|new|old|work|home|any|no|by|to) )"
_NO_OWNER = r"(?!(?:this|his|hers|theirs|was|is|as|has|its|us|yes|always|business|previous|address|across|calls) )"
_BORROWED = re.compile(
    r"\b(?:from|using|on|off|via|through|borrow(?:ed|ing)|this is|its?|it's|with) (?:my )?"
    rf"(?:{_NOBODY_ELSES}[\w'\u2019-]{{2,20}} ){{1,2}}{DEVICE}\b"
    rf"|\b{_NO_OWNER}[\w'\u2019-]{{2,20}}(?:'s|\u2019s|s) {DEVICE}\b"
    rf"|\b(?:lent|lends|lending|loaned|borrowed|borrowing) (?:me )?(?:his|her|their|the) (?:\w+ )?{DEVICE}\b"
    r"|(?:\b(?:i'?m|i am|me|writ(?:e|ing)|typ(?:e|ing)|typed|sent|sending|this is|it'?s)(?: this)?"
    r"(?: on| from| off| with| via| through| using)?|(?:^|[.!?,(] )(?:on|from|off|via|through|using))"
    rf" (?:his|her|their) (?:\w+ )?{DEVICE}\b"
    rf"|\b(?:not|isn'?t|aint|ain'?t) (?:my|me) (?:own )?(?:usual )?{DEVICE}\b"
    rf"|\b(?:library|internet cafe|job ?centre|community centre|day centre) {DEVICE}\b"
)
_DICTATED = re.compile(
    r"\b(?:(?:he|she)(?:'?s| is) (?:stood|standing|sat|sitting|here|next to me|behind me|making me|telling me)"
    r"|telling me what to (?:put|write|say|type)|(?:he|she) says (?:to )?(?:put|write|say|tell you)"
    r"|(?:asked|asks|told|tells|wants|made|making) me to (?:write|type|send|e-?mail|put|say|tell)"
    r"|typing (?:this )?for (?:him|her|my|me)|(?:his|her) words(?:,)? not mine|word for word"
    r"|dictat(?:ed|es|ing)|(?:his|her) (?:exact|own) words|in (?:his|her) own words|as (?:he|she) (?:says|said|tells"
    r"|told) it"
    r"|(?:he|she)(?:'?s| has) (?:got )?me (?:writing|typing|sending|sat here)|(?:over my shoulder|at my elbow"
    r"|standing over me)"
    r"|(?:only|just) (?:the )?(?:typist|secretary|messenger|scribe|typing|passing (?:it|this) on)"
    r"|wants? (?:it|this) (?:put|written|typed|said|sent|passed on)|(?:he|she) (?:wants|would like|needs) you to know"
    r"|pass(?:ing)? (?:this|it|a message|on a message)(?: on)? (?:for|from) (?:him|her|my|our)"
    r"|(?:on|at|under) (?:his|her) (?:instructions?|orders|say-?so)|puts? it (?:like this|this way)"
    r"|(?:writ|put|typ|tak)ing (?:this )?down (?:what|as|for|every))\b"
)
_ASKING_FOR = re.compile(
    r"\b(?:a|my) friend of mine\b|\b(?:some(?:body|one)|a (?:person|man|woman|lady|gentleman|family)) i know\b"
    r"|\bon behalf of (?:a|another|an elderly) (?:tenant|resident|neighbour|friend)\b|\b(?:a|an) (?:well-?wisher"
    r"|interested party)\b"
    r"|\b(?:wishes|wants|prefers|asked|would like) (?:me )?(?:to (?:remain|stay|be)|not to be) (?:anonymous|nameless"
    r"|named)\b"
    r"|\basking for a friend\b|\ba concerned (?:citizen|neighbour|resident)\b"
)
_OF_A_LIMIT = re.compile(
    r"\b(?:told|asked|ordered|forbidden|forbid)(?: (?:her|him|them|me|us))? not to"
    r" (?:write|contact|e-?mail|ring|call)\b"
    r"|\b(?:put|have put|got) (?:me|mine|her|him|us) on (?:a|your|the) (?:\w+ )?list\b"
    r"|\bnaughty list\b|\bmy sentence\b"
    r"|\b(?:block|blocked|banned|barred|restricted) (?:me|her|him|us)\b"
    r"|\b(?:block|blocked|blocking|bounced|barred) (?:my|the|his|her) (?:other|old|usual|first|last|real)\b"
    r"|\b(?:is|was|been|being|got) (?:banned|blocked|barred|black-?listed) (?:by|from) (?:you|your|yours"
    r"|writing|e-?mailing)\b"
    r"|\b(?:my|her|his) (?:ban|restriction)\b"
    r"|\b(?:one|1|two|2) (?:e-?mails?|letters?|mails?|messages?) an? (?:day|week|fortnight|month)\b"
    r"|\bletters about my .?contact\b|\b(?:not|no longer) (?:allowed|permitted|supposed) to (?:write|e-?mail|ring"
    r"|call|contact|phone)\b"
    r"|\b(?:write|e-?mail|contact|reply to) (?:you )?only once a\b|\b(?:black-?listed|blacklist|gagged|gagging"
    r"|muzzled|silenced)\b"
    r"|\bcut (?:me|him|her|us) off\b(?! (?:the|in mid|on the))|\b(?:vexatious|persistent complainant"
    r"|unreasonable complainant)\b"
    r"|\byou (?:no longer|won'?t|will not|don'?t|refuse to|have stopped|stopped) (?:read|reading|answer|answering"
    r"|reply|replying|speak"
    r"|speaking|deal|dealing|talk|talking)(?: to| with)? (?:me|him|her|us|my|his)\b"
    r"|\b(?:single|one|only|sole) (?:point of contact|named contact)\b"
    r"|\b(?:limits?|limit(?:ed|ing)|restrict(?:ed|ing|s)?) (?:my|his|her|our|how i|how he|how she) (?:contact"
    r"|e-?mails?|letters|can|may|write)"
    r"\b|\b(?:the|this|your) (?:ban|embargo|restriction|contact (?:ban|rule|limit)) (?:on|against|that|you)\b"
)
_HIDES_WHO = re.compile(
    r"\byou (?:all )?(?:know|no) (?:full well |very well |perfectly well |damn well )?who (?:i am|this is"
    r"|it is|it's from"
    r"|writes|is writing|you are dealing with)\b"
    r"|\b(?:yes,? |yep,? |yeah,? )?(?:it'?s|it is|tis|only) me (?:again|back|once more|as ever|as always)\b"
    r"|\b(?:from|using|with|through|via) (?:another|a different|a new|a second|an other|somebody else's|someone else's)"
    r" (?:e-?mail )?(?:address|account|e-?mail|inbox|name)\b"
    r"|\b(?:guess who|no prizes for guessing who|need not say who i am|no need to say who|you can guess who"
    r"|you will (?:know|recognise) who|won'?t (?:give|say|sign) my name|my name (?:does not matter|is known to you)"
    r"|back again under (?:another|a new))\b"
)


def as_themselves(once: Once, limit: Limit) -> str:
    """Return the words by which a mail says that the person of a restriction writes it; "" where none do."""
    if not speaks_of_them(once, limit):
        return ""
    text = once.of(_from_subject_to_signature)
    for found in _says_it_is(limit.names).finditer(text):
        if found[0].endswith(")") or not goes_on_of_them(text[found.end() :], limit):
            return found[0].strip()
    return ""


_GOES_ON_OF_THEM = re.compile(
    r"(?: again| here)?[\s,.!?;:)\u2013-]*(?:he|she|his|her|him|who|whom|whose|that"
    r"|and i (?:both|are|were|have|had)|says|said"
    r"|is (?!me|my|here|writing|back|fed|still)|was|has|keeps|shouts|stands|lives)\b"
)
"""What is said behind a name of somebody who does not write."""


def goes_on_of_them(behind: str, limit: Limit) -> bool:
    """Say whether what stands behind a name speaks of its bearer as of somebody else: "... who shouts", ". He ..."."""
    word = _NEXT.match(behind)
    families = {_bare(taken_apart(name).family) for name in limit.names}
    behind = behind[word.end() :] if word is not None and _bare(word[1]) in families else behind
    return _GOES_ON_OF_THEM.match(beyond_their_home(behind, limit)) is not None


_NEXT = re.compile(r" ([\w'-]+)")


def _bare(word: str) -> str:
    return "".join(filter(str.isalnum, word))


def beyond_their_home(behind: str, limit: Limit) -> str:
    """Return what stands behind a name without the home of theirs that it begins with: ", 7 Orchard Close"."""
    return _home_behind(limit.homes).sub("", behind[:200], count=1)


@lru_cache(maxsize=256)
def _home_behind(homes: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(sorted({re.escape(word) for home in homes for word in _WORD.findall(home)}))
    each = rf"(?:of|at|from|in|flat|no\.?|number{'|' if words else ''}{words})"
    return re.compile(rf"^(?:[\s,(]*\b{each}(?![\w'])){{1,8}}")


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
    found = _ASKING_FOR.search(small_text(message))
    return found[0].strip() if found else ""


def speaks_of_a_limit(message: Message) -> str:
    """Return the words by which a mail speaks of a limit on contact; "" where none do."""
    found = _OF_A_LIMIT.search(small_text(message))
    return found[0].strip() if found else ""


def hides_who(message: Message) -> str:
    """Return the words by which a mail says that its writer is known, and names nobody; "" where none do."""
    found = _HIDES_WHO.search(small_text(message))
    return found[0].strip() if found else ""


def _from_subject_to_signature(message: Message) -> str:
    return _folded(f"{message.subject}\n{message.own_words[:_LIMIT]}\n{message.signature[:200]}")


def _words(message: Message) -> frozenset[str]:
    return frozenset(_WORD.findall(_from_subject_to_signature(message)))


def small_text(message: Message) -> str:
    """Return the subject and the first of what a message says, in small letters."""
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
def _says_it_is(names: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern of "it's NAME", "this is NAME", "NAME here", "NAME (on his sister's phone)"."""
    each = any_of_their_names(names)
    families = "|".join(re.escape(family) for name in names if (family := taken_apart(name).family)) or r"[^\w\W]"
    return re.compile(
        rf"\b(?:it'?s|its|it is|this is|tis|only me|me again,?|i'?m|i am|signed,?) (?:only |just |me,? )?{each}\b(?!'s)"
        rf"(?! (?:{families})'s)"
        rf"|\b{each} (?:writing|here(?! (?:in|at) (?:the|our|this|my)\b))\b|\b{each} again,? (?:here|new|writing)\b"
        rf"|\b{each} \([^()\n]{{2,40}}{DEVICE}\)"
    )


def any_of_their_names(names: tuple[str, ...]) -> str:
    """Return a pattern of whatever the person is called, the longest first; of nothing at all where no name is told."""
    called = sorted(_called(names), key=lambda name: -len(name))
    return f"(?:{'|'.join(map(re.escape, called))})" if called else r"[^\w\W]"
