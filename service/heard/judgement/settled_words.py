"""Whether a text says that something is settled, and what becomes of "resolved" where nothing in it does.

A short mail on a closed case looks like the end of a matter to whoever weighs words, whatever it says: "I am going to
jump", "Bin store lids all night long".  What the second opinion alone takes for accepting or withdrawing counts only
where the mail has a word of it.  Where a rule sees displeasure, that is a word of taking, closing or leaving it:
thanks are bitter then as often as not.  Where a rule sees a danger nothing is settled by the second opinion.

The reach is wide on purpose: the beginnings of words are enough.  What rules see does not pass here.  Pure.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from heard.judgement.actions import Finding
from heard.judgement.folded import fold
from heard.judgement.hazard_words import beginning_of
from heard.judgement.second_opinion.together import RULE as SECOND_OPINION
from heard.mail.message import Message

UNWORDED = "resolved_unworded"
"""What the second opinion alone takes for settled, and no word of the mail says: it counts for nothing."""
_RESOLVED = "resolved"
_NOTED = "judgement/settled_words"

_IRONIC = re.compile(
    r"\b(?:thanks?|thank you|thankyou|ta|cheers|great|brilliant|lovely)(?: very much| a lot| a bunch| so much)?"
    r" (?:for (?:nothing|nowt|sod all|bugger all|wasting|ignoring|ruining|letting me down)|to you(?:r lot)?\b)"
    r"|\bno thanks to\b|\bthanks?\b.{0,20}\bbut no thanks\b|\bthank(?:ing)? you in advance\b|\bthanks in advance\b"
)
"""Thanks that are none."""
_SETTLES = beginning_of(
    r"accept|agree|content\b|satisf|settle|resolv|close[sd]?\b|closing\b|withdr|drop (?:it|the|my)|cancel|take back",
    r"call (?:it|off|the)|tak(?:e|en|ing) (?:it|the|your|back|what|my review)|ill take|leave (?:it|things)|let it",
    r"let that|let'?s (?:not|leave)|enough for me|that'?s (?:it|that|all|the end|fine|me)|that is (?:it|that|all)",
    r"that'?ll do|will do (?:me|nicely)|end of (?:it|the matter|that|story)|the end\b|finish|done with|over and done",
    r"no (?:further|more|need|appeal|objection|quarrel|hard feelings|complaints?|problem|trouble|longer)",
    r"nothing (?:more|further|else|outstanding|to add|wrong)|(?:not|n'?t) (?:\w+ )?(?:wish|want|need|bother|troubl)",
    r"(?:do|does)n'?t (?:go to|wish|want|need|bother)|not going to|needn'?t|never mind|forget (?:it|about it|the)",
    r"draw a line|line under|water under|mov(?:e|ing) on\b|moved\b|stop(?: \w+)? (?:here|the)|can (?:all )?stop",
    r"put (?:it|this|that) (?:away|to bed|behind)|off (?:the|your|whatever) list|sh[ao]+k\w* hands|square\b|quits\b",
    r"it is\b|so be it|stand\b|fine\b|fair (?:play|do|enough)|thank you for (?:the|your|listening|explain|sort)",
    r"pleased with|happy (?:with|now|to)|consider (?:me|it)|live with it|money|cheque|had (?:my|a) (?:say|think)",
    r"(?:been|is|are) (?:mended|fixed|done|paid|replaced)|mended|yes\b|explained|see (?:why|how you|now)",
    r"was wrong to|my mistake|i was wrong|against me|received with thanks",
)
_THANKS = beginning_of(
    r"thank|thanx|thx|ta\b|cheers|grateful|gratitude|apprecia|obliged|bless|kind\b|kindly|happy|glad|pleased",
    r"delighted|chuffed|relie(?:f|ved)|good\b|great\b|grand\b|lovely|brilliant|perfect|nice|wonderful|excellent",
    r"smashing|fair\b|dziekuj|gracias|merci|grazie|danke|spasibo|shukri",
)
_WORKS = beginning_of(
    r"okay|ok\b|yep|right\b|alright|works?\b|working|fixed|fixt|sorted|repaired|replaced|came\b|come\b|done\b",
    r"fitted|painted|arrived|received|got (?:it|the)|toasty|warm\b|dry\b|in favour",
)


def without_unworded_ends(findings: Sequence[Finding], message: Message) -> tuple[Finding, ...]:
    """Return the findings, without what the second opinion alone takes for settled where the mail does not say so.

    What it took for that stays among them under another name, so that it can be shown.
    """
    ends = [each for each in findings if each.finding == _RESOLVED]
    if not ends or any(not _is_of_the_second_opinion(each) for each in ends):
        return tuple(findings)
    seen = {each.finding for each in findings if not _is_of_the_second_opinion(each)}
    if "risk" not in seen and says_settled(message.own_words, seen):
        return tuple(findings)
    return tuple(replace(each, finding=UNWORDED, rule=_NOTED) if each in ends else each for each in findings)


def says_settled(text: str, seen: Collection[str] = ()) -> bool:
    """Say whether a text has a word of leaving it or taking what was given, or of thanks, or that something works.

    seen   what rules find in it: thanks do not do beside displeasure, nor does that something works beside need
    """
    small = _IRONIC.sub(" ", fold(text).small)
    if _SETTLES.search(small) is not None:
        return True
    if "displeasure" in seen:
        return False
    return _THANKS.search(small) is not None or ("vulnerability" not in seen and _WORKS.search(small) is not None)


def _is_of_the_second_opinion(finding: Finding) -> bool:
    return finding.rule.startswith(SECOND_OPINION)
