"""What a contact says of the matter in so many words: that it is another, that nothing is new, that it goes on.

What it brings of evidence, evidence.py says.

Pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from heard.judgement.limit import Limit
from heard.judgement.restricted.words.once import Once
from heard.judgement.restricted.words.shared import ENOUGH, Shared, words_of
from heard.judgement.threading.alike import matter_of
from heard.mail.message import Message

_CASE = r"(?:the|my) (?:case|file|matter|complaint)"
_MAIL = r"(?:one|e-?mail|mail|letter|message|note)s?"
_NOTHING_NEW = re.compile(
    r"\bnothing (?:is |has |has been )?(?:new|changed|different)\b|\bnot stopped\b"
    r"|\bsame as (?:ever|always|before|usual|last (?:week|month|time)|i (?:wrote|said))\b"
    r"|\bsame old (?:story|song|complaint|matter)\b"
    r"|\b(?:still|about) the same (?:complaint|matter|subject|story|question)\b"
    r"|\bsame (?:complaint|matter|subject|story|question) (?:as|again|still)\b"
    r"|\bmy (?:previous|earlier|last) (?:\w+ )?(?:e-?mails?|letters?|messages?) (?:still )?(?:stands?|appl(?:y|ies))\b"
)
_AGAIN = re.compile(
    rf"\b(?:open it (?:back )?up|open (?:up |back up )?{_CASE}(?: up| again)?|re-?open\w*|keep {_CASE} open"
    # What somebody fears that others will do again, or that a leak will, is another thing.
    r"|(?<!will )(?<!may )(?<!might )(?<!could )(?<!would )(?<!'ll )do it again"
    r"|(?<!will )(?<!may )(?<!might )(?<!could )(?<!it )start again|from scratch"
    rf"|don'?t say (?:it'?s|its|it is) closed|{_CASE} (?:is|was) (?:not|never) (?:closed|over|finished|settled)"
    rf"|{_CASE} (?:isn'?t|wasn'?t) (?:closed|over|finished|settled)"
    rf"|(?:not|never) (?:consider|regard|accept) (?:it|this|that|{_CASE}) (?:as )?(?:to be )?(?:closed|over|settled)"
    rf"|(?:hear|judge|consider|decide|examine|take up) {_CASE} (?:again|afresh|anew|once more)"
    r"|(?:judge|consider|decide) it (?:again|afresh|anew|once more)"
    r"|(?:overturn|set aside|reverse|rescind|revisit|undo) (?:the|your|that|this) (?:\w+ )?(?:decision|determination"
    r"|finding|ruling|verdict)|my sentence|(?:decision|letter|determination) of \d)\b"
)
_WHAT = r"(?:the |that |this |my |our |any |your )?((?:\w{1,30} )?\w{1,30})"
_DENIES = re.compile(
    r"(?:\b(?:not|isn'?t|ain'?t|wasn'?t|never)(?: \w+ly| really| at all)?"
    r" (?:about|concerning|regarding|to do with|on the subject of|a matter of)"
    r"|\b(?:i|we)(?:'m| am|'re| are| do| did)?(?: not|n'?t)(?: \w+ly)?"
    r" (?:writ|ask|complain|speak|talk|e-?mail|mean)\w*(?: to you)?(?: about| of| for)?"
    r"|\b(?:nothing to do with|no connection (?:with|to)|unrelated to|separate from|different from)) " + _WHAT
)
_NAMES_ANOTHER = re.compile(
    r"(?:^|[.!?;:,\n(-]\s{0,8}|\b(?:and|but) |\b(?:it|this|that|today|it's|its|subject|mail|letter|time)(?: is)? )"
    r"(?:not|nie|isn'?t) (?:the |that )?(\w{1,30})(?=\s*(?:[.!,;:)]|$|\bbut\b|\bthis time\b|\btoday\b|\bnow\b))"
)
"""What is left out by its bare name: "Not hedge! Gate!"; "not cut" leaves nothing out."""
_THING = re.compile(r"\b(?:the|an?|that|this|these|those|my|our|your|about|of) (\w{2,30})")
_DENIES_IT = re.compile(
    r"\b(?:does not|doesn't|do not|don't) (?:concern|ask about|write about|mean|refer to|relate to)"
    r" (?:the |that |my )?\w+"
    r"|\b(?:is|it's|its) (?:an)?other (?:story|matter|thing|complaint|subject)\b|\bwrite not about\b"
    r"|\b(?:is|it's|its) (?:a )?(?:completely |totally |quite |entirely )?(?:different|separate|new) (?:story|matter"
    r"|thing|complaint|subject|issue|problem)\b"
    r"|\b(?:on|about) an? (?:different|separate|new|unrelated|other) (?:matter|subject|topic|issue)\b"
    r"|\b(?:it|this) is not (?:about )?that\b|\bnothing to do with (?:any of that|what went before)\b"
    r"|\bnothing to do with (?:the |that |my )?\w+ (?:before|this time|today)\b"
    r"|\b(?:unrelated|no connection) (?:to|with) (?:that|what went before|anything before|the other|my other)\b"
    r"|\b(?:leave|leaving|forget|never mind|put|putting) (?:about )?(?:the|that|my) \w{1,30} (?:out of it|aside"
    r"|to one side|for now|for once|for today)\b"
    r"|\btoday (?:it is|it's) (?:not|something else)\b|\bsomething else (?:today|this time|entirely|altogether)\b"
)
_LEAVES_OUT = re.compile(
    r"\b(?:no|not a word (?:about|of) (?:the|my)|nothing (?:about|on) (?:the|my)) (?:more )?(\w{1,30})"
    r" (?:today|this time|this week|for once)\b"
)
_AFTER_ANY = re.compile(
    r"\b(?:did|have) (?:yo)?u (?:even |not |actually |ever )?(?:get|got|had|received?|seen?|read|opened?)"
    rf" my (?:last |other |previous |earlier )?{_MAIL}\b"
    rf"|\b(?:did|has|have) my (?:last |other |previous )?{_MAIL} (?:arrived?|reach(?:ed)? you|(?:get|got) there"
    r"|(?:get|got) to you)\b"
    rf"|\bany (?:answer|reply|news|word) (?:to|on|about) my (?:last |other |previous )?{_MAIL}\b"
    r"|\b(?:yo)?u (?:will |al+ |all )?(?:know|no) (?:full |very |perfectly )?(?:well )?w(?:ha|o|u)t"
    r" (?:this|it|4|for|i (?:want|mean))\b"
)


def denied_by(message: Message, another: Sequence[str], same: Shared, other: Shared) -> str:
    """Return the words by which a contact says that it is about something else; "" where it does not.

    another       words for that, whatever it is about
    same, other   what it shares with the matter, and with the person's other cases
    """
    text = _small(message)
    if found := _DENIES_IT.search(text):
        return found[0].strip()
    # "No hedges today!" leaves out the matter where it has nothing more of it to say.
    if same.words and (left_out := _LEAVES_OUT.search(text)) and matter_of(left_out[1]).issuperset(same.words):
        return left_out[0]
    return another[0] if another and same.points - other.points < ENOUGH else ""


def goes_on_with_it(message: Message) -> str:
    """Return why a contact says that it goes on with what it always was about; "" where it does not."""
    text = message.own_words[:6_000].lower()
    if found := _NOTHING_NEW.search(text):
        return f"it says that there is nothing new (“{found[0]}”)"
    if found := _AGAIN.search(text):
        return f"it wants what is closed opened again (“{found[0]}”)"
    return ""


def may_be_after_any(message: Message) -> str:
    """Return the words by which a contact asks after an earlier mail, or leaves all unsaid; "" where it does not."""
    found = _AFTER_ANY.search(message.own_words[:2_000].lower())
    return found[0] if found else ""


def denies_the_matter(once: Once, limit: Limit) -> str:
    """Return the words by which a mail says that it is not about the matter of a restriction; "" where none do.

    "Not about the hedge" says it, and "not the hedge" where that is a thing of the matter.  "Not cut" does not.
    """
    matter = words_of(limit.matter)
    if denied := next((said for said, words in once.of(_denials) if not matter.isdisjoint(words)), ""):
        return denied
    named = once.of(_others_named)
    return next((said for said, words in named if not _things_of(limit.matter).isdisjoint(words)), "") if named else ""


def _denials(message: Message) -> tuple[tuple[str, frozenset[str]], ...]:
    """Return each "not about THIS" of a mail, with the words of what it is not about."""
    return tuple((found[0].strip(), matter_of(found[1])) for found in _DENIES.finditer(_small(message)))


def _others_named(message: Message) -> tuple[tuple[str, frozenset[str]], ...]:
    """Return each "not THIS" of a mail, with the word of what it is not."""
    found = _NAMES_ANOTHER.finditer(_small(message))
    return tuple((each[0].strip(" .,;:!?(-\n"), matter_of(each[1])) for each in found)


@lru_cache(maxsize=256)
def _things_of(texts: tuple[str, ...]) -> frozenset[str]:
    """Return the words of a matter that are things in it, and nothing that was or was not done to one."""
    return matter_of(" ".join(found[1] for text in texts for found in _THING.finditer(text.lower())))


def _small(message: Message) -> str:
    return f"{message.subject}. {message.own_words[:2_000]}".lower().replace("\u2019", "'")


def wants_it_opened(once: Once, shared: Shared) -> str:
    """Return the words by which a mail on the matter wants what is closed opened again; "" where none do."""
    return once.of(_opened_again) if shared.points >= ENOUGH else ""


def _opened_again(message: Message) -> str:
    found = _AGAIN.search(message.own_words[:6_000].lower())
    return found[0].strip() if found else ""
