"""Whether a mail sets the limited matter aside: "Forget the hedge", "the hedge I leave to you", "apart from the hedge".

"You forget the hedge every year" and "I shall not give up on the hedge" set nothing aside, and whoever comes back to
the hedge in the next sentence has not either.

Pure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from heard.judgement.restricted.words.spoken_of import IT, WHOSE, marked, plain, without_what_is_named_in_passing

_M = rf"(?<![\w']){WHOSE}(?:[\w']{{1,20}} )?{IT}(?:[ -]{IT})*"
_NOW = r"(?:for (?:now|today|once|the moment|a (?:minute|moment|bit))|this (?:time|week)|today|at the moment|any ?more)"
_STARTS = (
    r"(?:^|[.!?;,:(-] ?|\b(?:let'?s|(?:you|u|we|i)(?: can|'ll| will|'d| should)|please|just|ok|okay"
    r"|right|so|well) )"
)
_ASIDE = re.compile(
    rf"{_STARTS}(?:forget|never ?mind|nvm|ignore|drop|scrap|skip|park|(?:leave|leaving|put|putting|set|setting) aside)"
    rf"(?: (?:all )?about)? {_M}(?: {_NOW})?"
    rf"|(?<!not )(?<!n't )(?<!dont )(?<!never )\b(?:leav(?:e|ing)|put(?:ting)?|set(?:ting)?|lay(?:ing)?) {_M}"
    rf" (?:aside|to one side|on one side|out of (?:it|this)|{_NOW}|where it is|to you|with you)"
    rf"|{_M} (?:i|we)(?:'ll| will| shall| can)? leave (?:to|with|for) you|(?<!set )(?<!put ){_M}(?: issue"
    rf"| business)? (?:aside|apart)\b"
    rf"|(?<!\bwhy ){_M}(?: \w+)? (?:can|will have to|must|could|may|has to) (?:wait|keep|rest)\b(?! (?:no|any) longer)"
    rf"|{_M}(?: isn'?t| ain'?t| is no| aren'?t) (?:the point|what (?:this|i)\b|why (?:i|this)\b|my (?:trouble"
    rf"|problem)\b)"
    rf"|{_M}(?:'s| is| are)? (?:by the by|an?other (?:story|matter|thing|day)|one thing|neither here nor there"
    r"|over and done with|not (?:the point|what (?:this|i)|why (?:i|this)|my (?:trouble|problem)))\b"
    rf"|{_M}(?:'s| is| are|'s been| has been)? (?:all right|alright|fine|sorted(?: out)?|much better"
    rf"|no (?:bother|trouble))"
    r"(?: now| these days| since)\b"
    rf"|{_M} (?:does not|doesn'?t|do not|don'?t|no longer|is not of|isn'?t of|is of no|interests? me no"
    rf"|concerns? me no)"
    rf" (?:interest|concern|bother|trouble|matter(?:s to)?|longer|more)(?: me| us)?(?: {_NOW})?\b"
    rf"|\b(?:apart|aside|separate(?:ly)?|different|distinct|other) (?:from|than|to) {_M}"
    rf"|\b(?:besides|in addition to|as well as|over and above) {_M}"
    rf"|\bnothing to do with {_M}"
    rf"|\b(?:not|\w+n't|isnt|aint) (?:to do with|about|concerning|regarding|re|because of|on about"
    rf"|(?:writing|ringing|e-?mailing|here|asking) about) {_M}(?: {_NOW})?"
    rf"|{_M}(?:'s| is| are)? (?:what (?:it|they)(?: is| are|'s|'re)|as (?:it|they)(?: ever)? (?:is|are|was|were)"
    rf"(?=\s*(?:[.!?;:,]|but\b|$)))"
    rf"|\b(?:i|we)(?:'m| am|'ve| have|'ll| will| shall| can| want to| need)?(?: \w+)? (?:say|saying|write|writing"
    rf"|speak|said|add)"
    rf" (?:no|nothing|not an?other word)(?: (?:more|further|else))? "
    rf"(?:of|on|about|regarding) {_M}(?=\s*(?:[.!?,;:]|but\b|and\b|today\b|{_NOW}|$))"
    rf"|\b(?:i|we)(?:'m| am|'re| are)? (?:won'?t|will not|shan'?t|shall not|not going to|not here to|don'?t want to)"
    rf" (?:\w+ )?(?:go on about|go into"
    rf"|bring up|mention|talk about|speak of|argue about|start on|return to|come back to) {_M}"
    rf"|\bthe less (?:said )?(?:about|of) {_M}(?: the better)?"
    rf"|\b(?:i|we)(?:'ve| have)? said (?:all|everything|enough)(?: (?:that )?(?:i|we)(?:'ve"
    rf"| have)?(?: got)? to(?: say)?)?"
    rf" (?:of|on|about) {_M}(?=\s*(?:[.!?;,]|but\b|and\b|$))"
    rf"|{_M},? (?:i|we)(?:'ve| have) said (?:all|everything|enough)(?: (?:about|of|on))?\b"
    rf"|(?:^|[.!?;] ?)(?:so )?no more (?:of|about|on) {_M}(?: from me)?(?=\s*(?:[.!;,]|but\b|$))"
    rf"|{_M},? (?:you|u)(?: all| already)? know(?: (?:all )?(?:about|of))?(?=\s*(?:[.!;]|but\b|$))"
    rf"|\b(?:not|no) {_M} {_NOW}|\bnothing (?:about|on) {_M} {_NOW}"
    rf"|\b(?<!had )enough (?:about|said (?:about|on)) {_M}|\bso much for {_M}"
    r"|\b(?:i|we)(?:'m| am|'ve| have|'re| are|'ll| will)?(?: (?:now|just|quite|all|said))?"
    r" (?:done|finished|through|given up|giving up|give up|said my piece|had my say|moved on|let go)"
    rf" (?:with|on|about|from|over|of) {_M}"
    rf"|\b(?<!nothing )(?<!nothing more )(?:urgent|important|serious|pressing|worse) than {_M}"
    rf"|\bthank(?:s| you)(?: very much| a lot)? for (?:sorting|sorting out|cutting|fixing|mending|seeing to"
    rf"|dealing with)"
    rf" {_M}"
)

_WRITES_FOR = re.compile(
    r"\b(?:(?:what|why|the reason(?: why)?|all(?: that)?) (?:i|we)(?:'m| am|'re| are| do| want to| have to)?"
    r" (?:writ(?:e|ing)|e-?mail(?:ing)?|ring(?:ing)?|here)(?: to you)?(?: for| about| over)?"
    r"|(?:my|the) (?:reason|purpose) (?:for|in|of) (?:writing|e-?mailing|ringing|this e-?mail|this letter))"
    r"(?: (?:this time|today|now|tonight))?(?:'s| is| are)(?: (?:about|because of|for))?"
    r" (?P<for>(?:the|my|our|an?|that|this) [^.!?;:,]{3,60})"
    r"|\b(?:i|we)(?:'m| am|'re| are)? writ(?:e|ing)(?: to you)? (?:this time|today|now) (?:about|for|over)"
    r" (?P<about>(?:the|my|our|an?|that|this) [^.!?;:,]{3,60})"
)
"""What a mail says that it is written for."""


@dataclass(frozen=True, slots=True)
class Aside:
    """How a mail sets the matter aside, and what else it says."""

    words: str
    rest: str


def set_aside(text: str, topic: frozenset[str]) -> Aside | None:
    """Return how a text sets aside what these words are about; None where it does not, or comes back to it."""
    small = plain(text)
    written = marked(small, topic)
    if IT not in written:
        return None
    found = _ASIDE.search(written)
    if found is None:
        return _written_for_another(small, written)
    rest = _ASIDE.sub(" . ", written)
    if IT in without_what_is_named_in_passing(rest):
        return None
    return Aside(_as_it_stands(small, written, found), rest.replace(IT, " "))


def _written_for_another(small: str, written: str) -> Aside | None:
    """Return what a mail says that it is written for, where that is another thing and it stays with that."""
    found = _WRITES_FOR.search(written)
    thing = found["for"] or found["about"] if found else IT
    if found is None or IT in thing or IT in without_what_is_named_in_passing(written[found.end() :]):
        return None
    return Aside(_as_it_stands(small, written, found), thing)


def _as_it_stands(small: str, written: str, found: re.Match[str]) -> str:
    """Return the words of a fit as the text has them; a mark is one word."""
    before, words = len(written[: found.start()].split()), len(found[0].split())
    return " ".join(small.split()[before : before + words]).strip(" .,;:!?-(")
