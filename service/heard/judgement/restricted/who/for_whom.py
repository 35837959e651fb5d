"""For whom a mail is written, where somebody close to the person of a restriction, or a stranger, writes it.

"I write for my mum", "my wife still wants it cut" and "my mum's parking bay" are written for them.  "My husband's
illness" and "sorry for Lorna" ask nothing for anybody; "this complaint is mine" is its writer's own, and "I want to
complain" may be.

Pure.
"""

from __future__ import annotations

import re
from functools import lru_cache

from heard.judgement.limit import Limit
from heard.judgement.restricted.who.borrowed import any_of_their_names, small_text, speaks_of_them
from heard.judgement.restricted.words.once import Once
from heard.judgement.restricted.words.shared import words_of
from heard.judgement.threading.alike import matter_of
from heard.mail.message import Message

_KIN = (
    r"(?:mum|mam|mom|mother|dad|father|wife|husband|partner|nan|gran|grandma|grandmother|grandad|granddad"
    r"|grandfather|brother|sister|son|daughter|aunt|auntie|uncle|girlfriend|boyfriend|missus|other half|girl|fella"
    r"|bloke|mate|friend|hubby|wifey|ex|fianc[e\u00e9]e?|cousin|nephew|niece|grandson|granddaughter|nana|nanna|papa"
    r"|pops"
    r"|old man|old lady|better half|step(?:son|dad|mum|father|mother|daughter)|(?:mother|father|brother|sister|son"
    r"|daughter)"
    r"[- ]in[- ]law|lodger|flatmate|housemate|pal|neighbour|lad|boy)"
)
_FOR_KIN = re.compile(
    rf"\b(?:for|on behalf of) (?:my|our) {_KIN}\b"
    r"|\bmy girl \w+\b"
    r"|\b(?:mum|mam|dad|she|he) does ?n[o']?t know i(?:'m| am) writing\b"
    r"|\bi(?:'m| am)? (?:speak|write|act|writ(?:e|ing)|speaking|acting) (?:\w+ ){0,2}for (?:him|her|both of (?:us"
    r"|them))\b"
    r"|\bi (?:deal with|do|handle|look after|see to) (?:his|her|all his|all her) (?:post|letters?|e-?mails?|mail"
    r"|correspondence|"
    r"paperwork|affairs)\b|\b(?:taking|carrying) (?:this|it) on for (?:him|her)\b|\bin (?:his|her) (?:place|stead)\b"
)
_AS_KIN_SAYS = re.compile(
    rf"\bmy {_KIN} (?:still |just |really |only )?(?:feels? (?!ill\b|sick\b|unwell\b|poorly\b|worse\b)|thinks?|wants?"
    r"|asks?|believes?|reckons?|insists?|demands?|is asking|is adamant|keeps (?:asking|saying)|needs to know"
    r"|would like|can(?:no|'?)t (?:understand|accept|believe|see|write|type|e-?mail|use)"
    r"|(?:is|has) (?:no longer|not|been) (?!well|ill|unwell|poorly|sick|able|in|at|off|up|out|walking|sleeping))\b"
    r"|\bi(?:'m| am) (?:\w+ )?(?:\w+'s )"
    r"(?:daughter|son|wife|husband|partner|sister|brother|grandson|granddaughter)\b"
)
_KINS_OWN = re.compile(rf"\bmy {_KIN}'s (?!asked|said|told)(\w+(?: \w+)?)")
_WRITTEN_FOR = """
complaint complaints case claim appeal matter file query dispute letter letters email emails message request question
questions view point objection behalf name words instructions
"""
_ASKED_FOR = frozenset(_WRITTEN_FOR.split())
"""What of somebody's is written about for them: "my mum's complaint", and not "my mum's knees"."""
_CLAIMS_IT = re.compile(
    r"\bi (?:too |also |myself |still )?(?:object|complain|protest|appeal|fell|slipped|suffer)\b"
    r"|\bi(?:'m| am) (?:\w+ )?(?:complaining|objecting|making (?:an? |my )?(?:\w+ )?complaint)\b"
    r"|\bi(?:'d like| would like| want| wish| need)(?: \w+)? to (?:\w+ )?(?:complain|object|appeal|make an?"
    r" (?:\w+ )?complaint)\b"
    r"|\bi (?:must|have to|need)\b|\b(?:must|do|should) i\b|\b(?:i|me|mine|we),? (?:too|as well)\b|\bi too\b"
    r"|\b(?:my|our) (?:own )?complaint\b|\b(?:so|as) (?:am|is|are|was|were|do|did|does|have|has) (?:i|mine|my)\b"
    r"|\bso did mine\b|\b(?:i(?:'m| am)|as) (?:an? |the |also )*(?:joint )?tenant\b|\bin (?:mine|my (?:bed)?room)\b"
)
_FOR_THEMSELVES = re.compile(
    rf"\bnot for my {_KIN}\b|\bis ?n[o']?t for my {_KIN}\b|\bit'?s for me\b|\b(?:on|for) my own (?:account|behalf)\b"
    rf"|\bmy {_KIN}(?: \w+)? has been on at you\b|\bdo not mix in\b"
    r"|\b(?:don'?t|do not|please don'?t) (?:confuse|mix|lump|muddle|put|tar) (?:me|us|this|it|mine)(?: \w+){0,3} with\b"
    r"|\bin my own (?:right|name)\b|\bspeaking for myself\b|\bmy own (?:complaint|matter|problem|tenancy|home|flat)\b"
    rf"|\bnot (?:writing |asking |acting )?(?:for|on behalf of) (?:him|her|my {_KIN}|anyone|anybody|anyone else)\b"
    rf"|\bnothing to do with (?:him|her|his|her|my {_KIN}(?:'s)?)(?: \w+)?\b|\bi(?:'m| am) not (?:him|her|my {_KIN})\b"
    rf"|\bfor my own (?:sake|part|benefit)\b|\bof my own\b|\bnot (?:\w+ing )?about (?:his|her|my {_KIN}(?:'s)?)\b"
    r"|\bfor myself\b|\bcomplain(?:ing)? myself\b|\bonly for me\b|\b(?:and|or) (?:nobody|no one) else's?\b"
    r"|\b(?:this|it|the) (?:complaint |one |case |claim )?is (?:all )?mine\b|\bmine is (?:not|still|an|another|new)\b"
    rf"|\b(?:complaint|case|claim|one|mine|me|i),? (?:and )?not (?:his|hers|him|her|my {_KIN}(?:'s)?)\b"
    rf"|\bleave (?:him|her|my {_KIN}) out of\b|\bnone of my business\b|\bis (?:his|her) (?:own )?affair\b"
    rf"|\bseparate(?:ly)? from (?:him|his|her|hers|my {_KIN}(?:'s)?)\b|\bas a separate person\b"
)


def for_themselves(message: Message) -> bool:
    """Say whether a mail says that its writer writes for nobody else."""
    return _FOR_THEMSELVES.search(small_text(message)) is not None


def for_them(once: Once, limit: Limit, *, close: bool) -> str:
    """Return the words by which a mail is written for the person of a restriction; "" where none are.

    close   whether its writer is known to be close to them: of others it takes a name
    """
    small = once.of(small_text)
    if close and (found := _FOR_KIN.search(small) or _AS_KIN_SAYS.search(small)):
        return found[0].strip()
    if close and (owned := _of_kin_about_it(small, limit)):
        return owned
    found = _is_for(limit.names).search(small) if speaks_of_them(once, limit) else None
    return found[0].strip() if found else ""


def _of_kin_about_it(small: str, limit: Limit) -> str:
    """Return "my mum's complaint", or what of the matter is hers: "my mum's parking bay"; "" for "my mum's knees"."""
    about = words_of(limit.matter[:1])
    for found in _KINS_OWN.finditer(small):
        if not _ASKED_FOR.isdisjoint(found[1].split()) or not about.isdisjoint(matter_of(found[1])):
            return found[0]
    return ""


def may_be_their_own(message: Message) -> str:
    """Return the words by which a mail that tells of kin's wishes may be its writer's own complaint; "" for none."""
    small = small_text(message)
    found = None if _FOR_KIN.search(small) else _CLAIMS_IT.search(small)
    return found[0].strip() if found else ""


@lru_cache(maxsize=256)
def _is_for(names: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern of "writing for NAME", "on behalf of NAME", "i'm NAME's daughter", not of "sorry for NAME"."""
    does = r"(?:writ|e-?mail|typ|send|sent|speak|act|ask|complain|chas|rais|submit|report|pass|deal)\w{0,5}"
    begins = r"(?:^|(?<=[.!?:;,] )|(?<=this is )|(?<=it is )|(?<=it's ))"
    return re.compile(
        rf"(?:\b{does} (?:\w+ ){{0,3}}?for|{begins}for|\bon behalf of|\bi(?:'m| am))"
        rf" {any_of_their_names(names)}(?!(?: [\w'-]+)?'s (?:\w+ ){{0,2}}(?:neighbours?|next)\b)(?:'s \w{{1,30}})?\b"
    )
