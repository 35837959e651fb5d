"""What an officer's letter promises: what the landlord or its contractors have still to do, and by which day.

No promise is the answer itself, nor what the customer may do, nor what has been done.  Its day is taken where
the sentence names one for it, and else there is none: a clock on a wrong day helps nobody.
Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from heard.judgement.officers.answer_to_come import THEIRS, promises_the_answer
from heard.judgement.officers.letter import Promise
from heard.judgement.officers.sentences import DatedSentence
from heard.mail.told.days import DayNamed

_MOST = 20
_LONGEST = 200
_VERBS = """
place pair new fit instal install lay hang paint decorate plaster point seal tile fund imburse pay credit send
post carry carried complete inspect visit attend arrange book clean order raise remove clear check test train
view move provide deliver supply collect call ring phone monitor correct update do done start begin began finish
return come came go put make made give offer add take taken cancel survey treat cut fell crown erect strip
swap change bring meet step hand service waive contribute apologis
"""
_ENDINGS = "(?:s|es|d|ed|t|ted|n|ing|ting|ned|led|ped)?"
_ACTION = rf"(?:(?:re-?)?(?:{'|'.join(_VERBS.split())}){_ENDINGS}|write off|written off|look at)"
_WILL = re.compile(rf"(?:\bwill|'ll|\bshall)(?! (?:not|never)\b)(?: [\w'-]{{1,20}}){{0,5}} {_ACTION}\b")
_ANYHOW = re.compile(r"(?:\bwill|'ll|\bshall)\b(?! (?:not|never)\b)")
_PUT_DOWN = r"(?:booked|scheduled|planned|arranged|programmed|pencilled)"
_SET = re.compile(
    "|".join(
        (
            rf"(?:\b(?:is|are|being|been|now|also|and|were|was)|'s) (?:now |also |all |both )?(?:{_PUT_DOWN}|expected"
            r"|lined up|to be|going (?:in|to)|coming|on order|due (?:to|in|on|for|by))\b",
            rf"\b{_PUT_DOWN}(?: (?:in|it|them|this))? (?:for|on|w/c|[0-9])",
            r"(?:\bhave|'ve|\bhas) (?:now |also )?(?:asked|arranged|instructed|booked|ordered|raised|agreed|told)\b",
        )
    )
)
_ON_ORDER = re.compile(r"\bon order\b")
_OFFERS = re.compile(
    r"\b(?:offer|offering|offered (?:to you)?|would like to (?:pay|offer)|happy to (?:pay|offer)|propose to)\b"
    r".{0,60}\u00a3"
    r"|\u00a3[0-9,.]{1,9} is offered\b"
)
_PRESENT = re.compile(
    r"\b(?:starts?|begins?|comes?|comm?ing|arrives?|goes|go in|going in|on site|attends?|visits?|returns?|fits?"
    r"|delivers?|expected|due)\b[^.]{0,40}$"
)
_ONLY_THOUGHT_OF = re.compile(r"\b(?:would|could|may|might|suggest\w{0,3}|propose|whether)\b")
_HEADING = re.compile(
    r"\b(?:will (?:now )?(?:do|be done|happen)|(?:we|i)(?: will|'ll)|works?|actions?|next steps|happens (?:next|now)"
    r"|to put (?:things|it|this) right|remed(?:y|ies)|recommend\w{0,6}|agreed|outstanding|promise[sd]?)\b[^.]{0,40}:?$"
)
_LONGEST_HEADING = 45
_NO_ACT_OF_THEIRS = re.compile(
    "|".join(
        (
            r"\b(?:at|to|for|request|a|do a) stage (?:[0-9]|one|two|three)\b|\btenants?'? panel\b",
            # A fence has panels as well.
            r"\bpanel (?:will|shall|can|may|meets?|sits?|hears?|review|hearing|meeting)\b(?! be (?:re|fi|in))",
            r"\b(?:hearing|appeals?|ombudsman|senior manager|head of service|tribunal|escalat\w{1,4})\b",
            r"\b(?:tenancy|lease|contract|agreement|bill|notice|rent|warranty|insurance|court|benefit|account)(?:'s)? "
            r"(?:ends?|began|expires?|starts?|is|falls|goes|will (?:end|expire|start|go up|rise))\b",
            # The landlord's calendar and not its works: "your tenancy review is on 30 June".
            r"\b(?:review|renewal|increase|payment|instalment|open day|holiday) (?:is|are|falls?|will be) (?:due )?"
            r"(?:on|for|by)\b|\b(?:is|are|will be) (?:closed|shut)\b",
            r"\b(?:outcome|decision|complaint) (?:of|was|dated)\b",
        )
    )
)
# "Fitted by 1 October" is to come; what was said, or had, before is not.
_DONE = re.compile(r"\b(?:was|were|had|did|told|received|asked|wanted|needed|said|promised|(?<!be )expected)\b")
_PAPER = (
    r"(?:letter|e?-?mail|call|visit|report|note|notice|complaint|meeting|decision|reply|message|that|those|request|form"
    r"|conversation|response|answer|inspection|survey|order)"
)
_PAST_DAY = re.compile(
    rf"\b(?:{_PAPER} of|dated|since|(?:was|were) due(?: on)?|promised(?: for)?|originally|instead of|rather than|not)"
    r"(?: the)?\s$"
)
_NO_LAST_DAY = re.compile(
    r"\b(?:until|till|'til|up to|after|not before|no earlier than|(?<!no )(?<!not )later than)(?: the)? $"
)
_WRITTEN_OUT = re.compile(r"[0-9][/.-][0-9]|[0-9].*[a-z]{3}|[a-z]{3}.*[0-9]", re.IGNORECASE)
_NOT_TO_BE_DONE = re.compile(
    # "We will not leave it so: it will be mended" is a promise all the same.
    r"(?:\b(?:will|shall|can|could)(?: (?!not\b)[a-z]{1,12}){0,1} (?:not|never|no longer)\b|\b(?:cannot|unable to)\b"
    r"|\b(?:won't|wont|shan't|can't|cant)\b|(?:\bnot|n't) (?:going|planned|planning|able|due|booked|intend(?:ing)?)\b"
    r"|\bno longer\b)(?! (?:only|later than)\b)(?![^.]*\b(?:will|shall|'ll)\b)"
)
_NO_WORD_GIVEN = re.compile(
    r"(?:\bnot|n't|\bcannot|\bcant|\bnever|\bunable to|\bnobody can|\bno one can)(?: [a-z]{1,12}){0,2} "
    r"(?:promise|guarantee|commit|swear|be (?:sure|certain|precise|definite)|(?:be )?confirm(?:ed)?|undertake"
    r"|say (?:that|whether|if|when|for))\b"
    r"|\bno (?:promises?|guarantees?)\b|\bwithout (?:promising|any promise|guarantee)"
)
_ONLY_HOPED_FOR = re.compile(
    r"\b(?:hop(?:e|es|ed|ing)|hopefully|aim|aims|aimed|aiming|endeavour\w{0,3}|try|tries|trying|ideally|if possible"
    r"|do (?:my|our) best|all being well)\b"
)
_NOTHING = re.compile(r"\b(?:no|nothing|nobody|none|neither)\b[^,;]{0,40}(?: will|'ll| shall)\b")
_SOON = timedelta(120)


def promises_in(sentences: tuple[DatedSentence, ...], *, written: date) -> tuple[Promise, ...]:
    """Return what is promised, in the letter's words, in order.

    written   the day the letter was sent; a day before it is no promise
    """
    found: list[Promise] = []
    is_listed = False
    for sentence in sentences:
        found += _of(sentence, written, is_listed=is_listed)
        if _is_heading(sentence.plain):
            is_listed = bool(_HEADING.search(sentence.plain)) and not THEIRS.search(sentence.plain)
        if len(found) >= _MOST:
            break
    return tuple(dict.fromkeys(found))[:_MOST]


def _is_heading(plain: str) -> bool:
    return plain.endswith(":") or (len(plain) < _LONGEST_HEADING and not plain.endswith("."))


def _is_no_promise(plain: str) -> bool:
    kept = (THEIRS, _NO_ACT_OF_THEIRS, _NOT_TO_BE_DONE, _ONLY_HOPED_FOR)
    return any(each.search(plain) for each in kept) or promises_the_answer(plain)


def _of(sentence: DatedSentence, written: date, *, is_listed: bool) -> Iterator[Promise]:
    plain = sentence.plain
    if plain.startswith(("if ", "should ", "unless ")) or plain.endswith(("?", ":")) or _NO_WORD_GIVEN.search(plain):
        return
    will = bool(_ANYHOW.search(plain) or _SET.search(plain)) or is_listed
    days = [each for each in sentence.days if _may_be_promised(each, sentence, written, will=will)]
    if days:
        for begin, end, day in _parts(sentence, days):
            yield Promise(_shown(sentence.words[begin:end]), day.day)
    elif not (_is_no_promise(plain) or _NOTHING.search(plain)) and any(
        each.search(plain) for each in (_WILL, _OFFERS, _ON_ORDER)
    ):
        yield Promise(_shown(sentence.words), None)


def _may_be_promised(day: DayNamed, sentence: DatedSentence, written: date, *, will: bool) -> bool:
    """Say whether something is promised for a day; what a clause says of it counts, and what was said before it."""
    before = sentence.before(day)
    begin, end = sentence.clause(day)
    if _is_no_promise(sentence.plain[begin:end]) or _PAST_DAY.search(before) or _NO_LAST_DAY.search(before):
        return False
    if before.endswith("from ") and (day.day == written or day.day > written + _SOON):
        return False  # "from today", and "from 1 April", of the year before
    if day.day <= written:
        return day.day == written and bool(_WILL.search(sentence.plain, begin, end))
    if will:
        return True
    if day.words.lower().startswith(("within", "in ")) or _ONLY_THOUGHT_OF.search(sentence.plain):
        return False
    if day.until or (_WRITTEN_OUT.search(day.words) and not day.words.startswith("the ")):
        return not _DONE.search(before[-40:])
    return bool(_PRESENT.search(before))


def _parts(sentence: DatedSentence, days: list[DayNamed]) -> Iterator[tuple[int, int, DayNamed]]:
    """Yield each day with the part of the sentence it stands in; of several in one clause the last."""
    begin = 0
    for number, day in enumerate(days):
        if number + 1 == len(days):
            yield begin, len(sentence.plain), day
        elif (cut := sentence.clause(days[number + 1])[0]) >= day.end:
            yield begin, cut, day
            begin = cut


def _shown(words: str) -> str:
    words = " ".join(words.split()).strip(" ,;")
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}\u2026"
