"""What else a mail that returns a letter says: whether it is still being tried, its codes, the letter below.

And what people say who only show a bounce to somebody.
"""

from __future__ import annotations

import re

STILL_TRYING = re.compile(
    r"warning message only|(?:need|have) to (?:re-?send|send your message again)|(?:attempts?|server|we"
    r"|system) will (?:continue|keep|be)"
    r"|will (?:continue to )?(?:be )?(?:re-?tr(?:y|ied)|try|attempt)|continue (?:to )?(?:try|retry|attempt"
    r"|be (?:re)?tried)"
    r"|no action is required|not yet been (?:delivered|able)|has been (?:delayed|postponed|deferred)|is delayed"
    r"|delivery (?:is |has been )?"
    r"(?:delayed|temporarily suspended)|noch nicht zugestellt|weiterhin versucht|wird weiter versucht"
    r"|pas encore (?:été|pu)"
    r"|todavía no|ancora non|non ancora|nog niet|ännu inte|endnu ikke|jeszcze nie"
)
GIVEN_UP = re.compile(
    r"permanent|given up|giving up|failed|(?:could|can|was) ?not be (?:delivered|sent) (?:to|after)"
    r"|no longer (?:be )?(?:tr|retr)|expired|\b5\d\d[ -]|\b5\.\d\.\d"
)
REFUSED = re.compile(
    r"(?:was|were|been) (?:blocked|rejected|refused)|(?:has|have|was) not been delivered|permanent (?:error"
    r"|failure|fatal)|giv(?:en|ing) up"
)
STATUS = re.compile(
    r"(?<![\d.])(?:[45]\d\d[ -]{1,2}#?[45]\.\d{1,3}\.\d{1,3}|#?[45]\.\d\.\d{1,3}(?![\d.])|#[45]\d\d\b|(?:smtp"
    r"|error|code|reply|status|said:?|server)\W{1,4}(?:\w+ ){0,3}#?5\d\d\b"
    r"|\b5[0-5]\d[ -]{1,3}(?:#?5|no |user|un|mail|re|invalid|requested|sorry|address|message|bad|account|not |<))"
)
RETURNED_BELOW = re.compile(
    r"copy of (?:the|your) (?:original )?(?:message|mail|e-?mail)|original (?:message|mail|headers?"
    r"|text)(?: headers?)?(?: \w+)?(?: follows?|:)?"
    r"|(?:message|mail) headers? follow|headers? of (?:the|your) (?:original )?(?:message|mail)"
    r"|unsent message (?:below|follows)|returned (?:message|mail)\b"
    r"|included is a copy|(?:first|start of) .{0,20}lines? of your|message (?:text|contents?|body) follows"
    r"|below this line is|text of (?:the|your) message"
    r"|your (?:message|mail) (?:is|was) (?:attached|enclosed|returned)|received: (?:from|by) \S|message-id: ?<"
)
BEGINS = re.compile(
    r"\W{0,6}(?:hi\. this is the \S|this is the mail (?:delivery )?system at|i'm afraid i wasn't able to deliver"
    r"|this (?:message was|is an automated message) created"
    r"(?: automatically)? by (?:the )?mail (?:delivery )?(?:software|system))"
)
"""First sentences that no person begins with."""
TELLS = re.compile(
    r"\bi (?:have |'ve |just |only |keep |kept |always |also |then |first )?(?:got|get|getting|received|tried"
    r"|try|sent|send|wrote|"
    r"e-?mailed|emailed|mailed|forward|had|am getting|was told|rang|asked)\b(?! this message because)"
    r"|\bmy (?:e-?mails?|mailbox|inbox|complaint|messages?|letters?|reply|flat|landlord)\b"
    r"(?! address is)|\bplease (?:help me|advise|call me|ring|phone me)|\bsee below\b|\bfyi\b"
)
"""Words of a person who shows a bounce to somebody."""
