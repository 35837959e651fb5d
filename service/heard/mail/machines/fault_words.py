"""What was wrong with an address or a letter, as mail systems put it.

People write of full mailboxes and unknown users as well: none of these is a sign by itself.
"""

from __future__ import annotations

from heard.mail.machines.wording import formulas

FAULTS = formulas(
    ("userid", r"(?:invalid|unknown) (?:final )?(?:delivery )?userid"),
    ("no mailbox", r"no mailbox (?:here )?by that name"),
    ("valid user", r"\bnot a valid (?:user|mailbox|recipient|address)"),
    (
        "size",
        r"(?:message|mail) size \S{0,12} ?exceeds|exceeds? (?:the )?(?:maximum )?(?:message |allowed )?size"
        r"|message (?:is )?too (?:large|big)",
    ),
    (
        "recipient",
        r"(?:could|can) ?not be (?:delivered|sent) to (?:one or more|the following|these|some|any"
        r"|all) (?:of (?:its|the|your) )?recipient",
    ),
    (
        "address",
        r"(?:e-?mail )?address (?:you entered |you sent to )?(?:couldn't|could not|can't|cannot) be found"
        r"|address (?:not found|rejected|is unknown|does not exist|is not valid)",
    ),
    (
        "recipient",
        r"\brecipient(?:'s)? (?:address |mailbox |name |e-?mail )?(?:is |was |has been )?(?:not (?:found"
        r"|recognized|listed|known|valid|accepted)|rejected|unknown|invalid|over|full|does not|doesn't)",
    ),
    (
        "mailbox",
        r"\b(?:mailbox|inbox|mail folder|e-?mail account)\S{0,2} (?:\S+ ){0,4}?(?:full|over|unavailable|disabled"
        r"|inactive|exceed\w*|does not exist|not found|unknown|closed|suspended)",
    ),
    ("quota", r"(?:over|exceed\w*|beyond) (?:\S+ ){0,3}quota|quota (?:is )?(?:exceeded|full)"),
    (
        "user",
        r"\b(?:user (?:is )?unknown|unknown (?:local )?user|no such user|user (?:\S+ ){0,3}(?:not (?:found|known"
        r"|listed)|doesn't (?:have|exist)|does not exist)|unknown user account)",
    ),
    ("invalid", r"\binvalid (?:user|recipient|address|mailbox)(?: address| name)?\b"),
    ("no such", r"\bno such (?:user|mailbox|recipient|address|person|account)"),
    (
        "unknown",
        r"\b(?:host|domain|recipient|address|mailbox|account) (?:is )?unknown\b|unknown (?:recipient|address"
        r"|host|domain|mailbox)",
    ),
    ("rout", r"unrout(?:e)?able (?:mail )?(?:address|domain)|no route to host"),
    ("relay", r"relay(?:ing)? (?:access |is |was )?(?:denied|not (?:permitted|allowed))"),
    (
        "virus",
        r"(?:virus|infected|malware|banned) .{0,80}(?:your (?:e-?mail|message)|e-?mail you sent|message you sent"
        r"|sent from your)",
    ),
    ("mail loop", r"mail loop|too many (?:hops|recipients)|too many received"),
)
