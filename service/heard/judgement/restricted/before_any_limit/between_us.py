"""What is between a writer and us, and of the writer themselves: where they mind it, they may mean the limit.

"You refused to hear me" may be said of a limit, and "you refused me the bay" is said of the matter.

Pure.
"""

from __future__ import annotations

_WORDS_OF_US = (
    r"(?:\w+ )?(?:answers?|repl(?:y|ies)|response|rights?|hearing|say|voice|contact|chance|letters?|e-?mails?|mails?"
    r"|calls?"
    r"|word|reason|explanation|complaint|case|appeal|review|stage|meeting|courtesy|justice)\b"
)
_A_THING = rf" (?:the|my|our|an?|this|that|those|any|permission|planning|leave) (?!{_WORDS_OF_US})"
_TO_HEAR = (
    r"(?:point blank )?to (?:\w+ )?(?:answer|reply|respond|deal|hear|listen|read|see me|speak|talk|write|register|take"
    r"|look|consider|acknowledge|accept|discuss|meet|engage|let me|open|help|correspond|communicate)"
)
_REFUSED = (
    rf"(?:refus(?:e|es|ed|ing) (?:{_TO_HEAR}|(?:me|us)\b(?!{_A_THING})|(?:all |any |every |even )?(?:my"
    rf"|our) {_WORDS_OF_US}"
    rf"|an? {_WORDS_OF_US})|(?:i|i'm|i've|we|me|us|being|been|get|got) (?:\w+ )?refused(?!{_A_THING})"
    rf"|(?:your|this|that) refusal(?! (?:of|on|about|for|over) (?:the|my|our|an?|this|that) (?!{_WORDS_OF_US})))"
)
"""Who is refused is restricted, and what is refused is a bay or a hedge: "you refused me the bay"."""

DEALINGS = (
    r"(?:your|that|the|her|his|a|this) (?:\w+ )?letter|(?:to be|be|being|not) (?:answered|heard|read|spoken to)|i"
    r" (?:write|wrote|ring"
    r"|rang|e-?mail|e-?mailed|send|sent|phone)\b|when i (?:ring|write|call|phone)|(?:against|to) (?:me|us)\b|on me\b"
    r"|(?:me|us) (?:out|off"
    r"|down)\b|not allowed|don't count|(?:done|did) (?:to|wrong)|what (?:you|she|he|they)(?:'ve| have)? done|not (?:to"
    r" )?reply"
    rf"|no reply|{_REFUSED}|my (?:letters|e-?mails|calls)|treat\w*|from you\b|(?:the|since the|that|ur) letter|my right"
    r"|acknowledg\w*|replying|brick wall|the rule|block\w*"
    r"|my (?:file|record|name)\b|on (?:my|our) own terms|silen\w+|banned|barred|list\b"
)
"""What is between a writer and us: where a mail speaks of no other matter, it may be of the limit."""

OF_THEMSELVES = (
    rf"(?:to|with|at|on|against|about|from|of|refus\w+(?! (?:me|us){_A_THING})|treat\w*|turn\w*|stop\w*|put|call\w*"
    rf"|describ\w*|label\w*"
    r"|accus\w*|lett?(?:ing)?|hear\w*"
    r"|listen\w*|answer\w*(?! me (?:that|this)\b)|ignor\w*|cut|shut|ban\w*|block\w*|given|gave|lose"
    r"|lost) (?:\w+ )?(?:me|us)\b(?! (?:in the"
    r"|when|about the|know|see|have"
    r" (?:a|the)))|my (?:\w+ ){0,2}(?:complaint|mail|letters?|e-?mails?|contact|correspondence|side|word|name|file"
    r"|record)\b|i(?:'m| am| was|"
    r" wasn't|'m not| am not|'ve never| have never| never) (?:not |never )?(?:an? |the |being )?(?:\w+ )?(?:person"
    r"|sort|rude|harass\w*|nuisance|prison"
    rf"|abus\w*|troubl\w*|refused(?!{_A_THING})|forbidden|told|allowed|one)\b"
)
"""What a writer says of themselves, not of the matter: where they want it looked at, they may mean the limit."""
