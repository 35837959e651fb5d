"""Whether a contact brings anything of its own: a thing, a place, a person, an act, a request.

"Well?", "I am still waiting for a proper answer" and "read it again" bring nothing: all in them is talk of writing and
waiting, of answers, decisions and unfairness.  Whatever else a mail has a word for, it may be about.

Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from heard.judgement.threading.alike import matter_of

TALK = matter_of(
    """
    answer answered answering answers reply replied replies replying respond responded responding response write
    writing wrote written writes letter letters mail mails mailed email emails emailed emailing message messages word
    words line lines sentence sentences paragraph page pages read reading speak spoken listen listened listening hear
    heard hearing ignore ignored ignores ignoring silence silent ask asked asking asks question questions wait waited
    waiting waits patience remind reminded reminder reminders chase chased chasing repeat repeated repeating
    decision decisions decide decided decides conclusion outcome finding findings determination ruling verdict refuse
    refused refusal reject rejected accept accepted accepting agree agreed disagree dispute uphold upheld
    fair unfair unfairly unfairness fairness justice injustice unjust honest honestly dishonest truth lie lies lied
    lying liar liars excuse excuses nonsense joke farce disgrace disgraceful disgusting disgusted ridiculous shame
    shameful shocking appalling unacceptable useless pathetic hopeless insult insulting satisfied dissatisfied
    satisfactory unhappy angry furious annoyed disappointed fed wrong mistaken right rights sorry apology apologise
    explain explained explanation reason reasons proper properly serious seriously simple simply plain plainly
    complaint complaints complain complained complaining matter matters case subject point points opinion
    close closed closing settle settled resolve resolved finish finished final finally end ended done stop stopped
    stopping start started continue continued persist insist give forget forgot forgotten remember deal dealt dealing
    promise promised promises delay delayed delays mind attention bother bothered interest interested
    believe wonder expect expected hope understand treat treated treating wonder suppose usual usually
    hour hours day days week weeks month months fortnight january february april june july august september october
    november december morning afternoon evening ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand four five six seven eight nine
    dear sir madam mr mrs ms miss regards sincerely faithfully kindly respectfully sender longer
    dinnae didnae remain remains remained landlord
    """
)
"""Words of mail that says only that its writer has written, waits, wants an answer, and finds it wrong."""

PROVES = matter_of(
    """
    attach attached attachment enclose enclosed evidence proof prove proves proved photo photos photograph photographs
    picture pictures video videos footage recording recordings recorded filmed witness witnesses statement statements
    sign signed signing swear sworn copy copies document documents paper papers fresh report reports
    doctor gp consultant surgeon surveyor builder engineer nurse solicitor paid pay
    """
)
"""Words of evidence, whatever it is of."""

# They weigh nothing where they hold a sentence together, and tell of something where they are all that there is.
_HAPPENS = re.compile(
    r"\b(?:come|comes|came|coming|gone|goes|need(?:s|ed)?|happen(?:s|ed|ing)?|took|taken|take|sent|keeps"
    r"|(?:can'?t|cannot|could ?n[o']?t|got|get|let) (?:get )?(?:in|out|up|down|off|through)"
    r"|he|she|him|her|his|hers|they|someone|somebody|shed|died|mine (?:is|has|was)|back in|is back|are back)\b"
)
DECIDED = matter_of("decision decisions decided refuse refused refusal reject rejected determination ruling")
_WHO_PROVES = re.compile(
    r"\b(?:dr|doctor|nurse|mr|mrs|ms|miss)\.? [\w'-]{2,30}|[£$€] ?[0-9][0-9.,]{0,9}", re.IGNORECASE
)
_NUMBER = re.compile(r"\d{1,4}(?:st|nd|rd|th)?")


def names_in_evidence(text: str) -> frozenset[str]:
    """Return the words of who gave the evidence that a text brings, and of what was paid for it."""
    return frozenset(word for found in _WHO_PROVES.finditer(text) for word in matter_of(found[0]))


def brings_of_its_own(text: str, words: Iterable[str], besides: frozenset[str]) -> str:
    """Return what a text has a word for besides talk; "" where it has none.

    words     what it is about, as words are compared; nobody's name among them
    besides   words that are nothing of its own: those of the limited matter
    """
    for word in words:
        if not (word in TALK or word in besides or _NUMBER.fullmatch(word)):
            return word
    found = _HAPPENS.search(text.lower().replace("\u2019", "'"))
    return found[0] if found else ""
