"""Words that seem to bring fresh evidence of the matter: papers, pictures, what was measured, what others saw or wrote.

What may be evidence is shown to whoever decides of it, so what only looks like some costs them a minute.  What the
writer asks for, or holds against us, is none: "send me the report", "your surveyor's visit", "I have no proof".  Nor is
a figure by itself, of what nobody says they measured: "28 decibels is rubbish".

Pure.
"""

from __future__ import annotations

import re

from heard.mail.message import Message

LIMIT = 6_000
"""Characters of a mail looked at."""
LONGEST = 100
"""Characters of the words shown."""
_JUST_BEFORE = 40
"""Characters that say who measured."""

_PICTURES = (
    r"(?:photo(?:graph)?s?|pictures?|pics?|images?|videos?|footage|recordings?|cctv|stills|screenshots?|readings"
    r"|records)"
)
_PAPERS = (
    r"(?:receipts?|invoices?|bills?|reports?|surveys?|assessments?|certificates?|statements?|minutes|maps?|plans?"
    r"|deeds?"
    r"|agreement|petition|log ?sheets?|logs?|diary|diaries|diary sheets|results|measurements|notices?|court order"
    r"|witness(?:es)?|opinion|evidence|proof|documents?|papers?|cop(?:y|ies)|ruling|findings|letters?|quotes?"
    r"|estimates?"
    r"|prescription|texts|messages|(?:work|job|time) ?sheets?|work orders?|lease|statements)"
)
_ITEM = rf"(?:{_PICTURES}|{_PAPERS})"
_WHO = (
    r"(?:doctor|gp|consultant|surveyor|solicitor|engineer|hospital|nurse|midwife|health visitor|therapist|expert|ward"
    r"|environmental health(?: officer)?|council|police|fire (?:brigade|service)|court|tribunal|judge|ombudsman"
    r"|builder"
    r"|plumber|electrician|roofer|drain man|tree (?:surgeon|officer)|arbori\w+|noise officer|damp man|loss adjuster"
    r"|builders?|joiner|roofer|vet|specialist|school|social (?:services|worker)"
    r"|(?:water|electricity|gas) company|insurers?|building control|land registry|neighbours?)"
)

_SENT_WITH_IT = (
    rf"(?:i|we)(?:'m| am| are|'ll| will| now| do)? (?:also )?(?:enclose|enclosing|attach|attaching|include"
    rf"|including|send"
    rf"|sending|forward|forwarding)\b[^.!?]{{0,40}}\b{_ITEM}",
    r"(?:attached|enclosed|herewith)\b(?! (?:to|garage|house|porch|by|with))|enc(?:l|s)?\s?[:.] ?\w",
    r"(?:see|find|as) (?:the )?attached\b|(?:i|we) (?:attach|enclose) (?:it|them)\b",
    rf"{_ITEM} (?:is |are |come |comes )?(?:with this|on here|with it)\b",
    rf"(?:here (?:is|are)|here's|please see|have a look at|(?<!to )see)\b(?: \w+){{0,4}} {_ITEM}\b(?! (?:you|box"
    rf"|again))",
    rf"(?:look at the|there(?:'s| is| are)(?: an?| the| now)?) (?:new )?{_PICTURES}\b",
)
_HAS_IT_NOW = (
    r"(?:i|we)(?:'ve|ve| have| got| had| now have| finally have)"
    r"(?: (?:now|just|got|had|finally|also|since|more|a|an|the|my|some|new|two|three|several|kept|all)){0,4}"
    r" (?:videos?|footage|photo(?:graph)?s?|pics?|pictures|proof(?! read)|evidence|recordings?|cctv|receipts?"
    r"|court order"
    r"|letters? (?:from|signed|by|of \d)|(?:\w+ )?reports?|(?:\w+ )?survey|certificates?|deeds?|land registry"
    r"|agreement"
    r"|plan|statements?|readings|results|(?:test|lab) results|copy|copies|documents|diary|screenshots?|witness(?:es)?"
    r"|dates and times)\b",
    rf"(?:i|we)(?:'ve|ve| have)? (?:found|obtained|dug out|looked out|kept|took|taken|received|got hold of|been sent"
    rf"|been given)\b[^.!?]{{0,40}}\b{_ITEM}",
    r"(?:new|fresh|further|more|additional|other) (?:evidence|information|facts?|survey|reports?|witness(?:es)?"
    r"|photo(?:graph)?s?|proof|readings|findings|documents?|recordings?|footage|pictures)\b",
    r"(?:come|came|coming) (?:to light|forward)\b|(?:has|have|had) (?:turned up|come through)\b",
    rf"{_ITEM} (?:is|are|has come|have come|has been|came) (?:out|back|in|published|finished)\b",
    rf"(?:{_PICTURES}|results|papers|log ?sheets?|minutes|deeds) (?:clearly )?(?:shows?|proves?|confirms?|says?)\b",
    r"(?:filmed|videoed|photographed|logged|recorded) (?:it|the|him|her|them|every|all|each)\b",
    r"(?:freedom of information|foi|subject access|data protection)\b[^.!?]{0,40}\b(?:shows?|papers|came|come|back"
    r"|reply"
    r"|proves?|says|the opposite)",
)
_OTHERS_SAY_IT = (
    r"(?:abatement|enforcement|improvement|prohibition|statutory|hazard|noise) notice\b|court order\b|injunction\b",
    rf"(?:letters?|reports?|statements?|notices?|notes?|certificates?|e-?mails?|invoices?|quotes?|estimates?|order"
    rf"|results)"
    rf" (?:from|by) (?:my |the |a |an |our |his |her )?(?:\w+ )?{_WHO}\b",
    rf"(?<!your )(?<!your own ){_WHO}(?:'s|s'|s)? (?:\w+ )?(?:letter|report|notice|findings|statement|decision|survey"
    rf"|certificate|opinion|ruling|results|assessment|note|number|plan|bill|invoice|e-?mail|quote|(?:work"
    rf"|job) ?sheet)\b",
    rf"(?<!your )(?<!your own ){_WHO}\b[^.!?]{{0,40}}\b(?:served|issued|ruled|confirmed|measured|has written"
    rf"|have written"
    rf"|wrote that|found|in writing|put down|says|said that|has decided|has ordered|ordered you|has signed"
    rf"|have signed|has assessed|saw it|saw the whole|decided|held that|upheld|wrote it down|agrees? with"
    rf"|backs? me up|logged it)\b",
    r"prepared to (?:sign|swear|testify|confirm)\b|(?:willing|ready|happy) to (?:sign|swear|testify"
    r"|give a statement)\b",
    r"(?<!am )(?<!i'm )(?<!are )(?:a|another|my|the|two|three|independent|new|as) witness(?:es)?\b",
    r"will (?:say|tell you) what (?:she|he|they|i) (?:saw|heard)\b|(?:someone|somebody) (?:who|that) saw (?:it|him"
    r"|her|them)\b",
    r"(?:seen|witnessed|heard) by (?:my |the |two |three |several )?(?:neighbours?|others|the police)\b",
    r"signed by (?:all|my|the (?:neighbours|residents|tenants)|two|three|four|five|six|several|\d)\b|in my favour\b",
)
_IT_STANDS_WRITTEN = (
    r"(?:schedule|clause|paragraph|section|article|condition|page) \d{1,3}[a-z]?\b[^.!?]{0,60}"
    r"\b(?:says?|states?|exempts?|exempt|excludes?|provides?|makes? (?:it|you)|lays? down)\b",
    r"(?:my|our|the|this) (?:own )?(?:\w+ )?(?:lease|deeds?|contract|agreement|title|(?:work|job) ?sheet"
    r"|timesheet|docket"
    r"|invoice|certificate|minutes|logbook|diary|diary sheets?|survey) (?:clearly )?(?:says?|states?|shows?"
    r"|proves?|confirms?"
    r"|records?|has it)\b",
    r"(?<!your )(?<!your own )(?:work|job|time) ?sheets?\b[^.!?]{0,40}\b(?:says?|shows?|states?|reads?|has)\b",
    r"(?:i|we)(?:'ve|ve| have)?(?: got)? (?:his|her|their) (?:note|letter|statement|report|e-?mail|text"
    r"|recording|name and number)\b",
    r"(?:i|we)(?:'ve|ve| have)?(?: got)? (?:it|this|that|them|him|her) (?:all )?(?:in writing|on (?:tape|film"
    r"|video|camera|cctv"
    r"|my (?:phone|camera|doorbell)))\b",
    r"(?:caught|got|captured|have) (?:it|him|her|them|this|that) on (?:camera|video|cctv|film|tape|the doorbell)\b",
    r"(?:written|noted|logged|recorded|entered|filled|put)(?: (?:it|this|that|them|every\w*|all))?(?: down)? (?:in|on)"
    r" (?:my|the|your) (?:\w+ )?(?:diary|log|log ?book|sheets?)\b",
    r"(?:filled in|completed|kept) (?:all |every one of )?(?:the|your|my|those|another|a) (?:\w+ )?(?:diary"
    r"|diaries|log|sheets?)\b",
    r"(?:statements?|letters?|reports?|photo(?:graph)?s?|pictures|video|copies) (?:to follow|will follow"
    r"|follow|(?:is|are) on"
    r" (?:its|their) way)\b",
)
_IT_IS_OWNED_TO = (
    r"(?:neighbours?|mrs? [\w-]+|ms [\w-]+|residents?|tenants|others|people|leaseholders|passers-?by"
    r"|the postman|\w+ and \w+) (?:at [\w ,]{1,20}"
    r" )?(?:has|have)(?: now| also| both| all)*(?: written| signed| made a| given| put (?:it|this) in writing"
    r"| sworn)\b",
    r"(?:contractors?|workm[ae]n|m[ae]n|lads?|surveyor|engineer|plumber|electrician|caretaker|operative|foreman|driver"
    r"|gardeners?|officer|manager|roofer|joiner) (?:\w+ ){0,4}?(?:admits?|admitted|confessed|owned up|let slip|conceded"
    r"|acknowledged that)\b",
    r"(?:contractors?|workm[ae]n|m[ae]n|lads?|surveyor|engineer|plumber|electrician|caretaker|operative|foreman|driver"
    r"|gardeners?|officer|roofer|joiner)(?: (?!not\b|never\b)\w+){0,4} told (?:me|us|my \w+"
    r"|the \w+)\b[^.!?]{0,50}\b(?:never|did ?n[o']t"
    r"|didnt|has been leaking|not been|hadn't|was wrong|were wrong|made up|is faulty|was faulty|no such)\b",
)
_FIGURE = r"\d{1,3} ?(?:%|per ?cent|decibels|db)(?!\w)"
_BY_WHICH = (
    r"(?:measured|tested|logged|recorded|readings?|monitors?|meters?|detectors?|sensors?|loggers?|hygrometers?|apps?"
    r"|shows?|showed|reads?|on my (?:phone|mobile))\b"
)
_MEASURED = (
    r"measured (?:it|at|on|today|again|by|in the presence|\d)|readings?\b[^.!?]{0,40}\d",
    r"(?:damp|moisture|sound|noise|decibel) meter (?:says|said|shows|showed|reads|read)\b|camera (?:down|up|in)\b",
    rf"{_FIGURE}(?=[^.!?]{{0,60}}(?<!you )(?<!you've )(?<!you only )\b{_BY_WHICH})",
    rf"{_BY_WHICH}[^.!?]{{0,60}}\b{_FIGURE}",
    r"had (?:it|this|them|the \w+) (?:tested|surveyed|measured|inspected|analysed|valued)\b",
)
_ANY = "|".join((*_SENT_WITH_IT, *_HAS_IT_NOW, *_OTHERS_SAY_IT, *_IT_STANDS_WRITTEN, *_IT_IS_OWNED_TO, *_MEASURED))
_EVIDENCE = re.compile(rf"\b(?:{_ANY})", re.IGNORECASE)
_ARGUED = re.compile(
    r"\b(?:videos?|footage|recordings?|cctv|evidence|proof|witness\w*|measured|sign|swear)\b", re.IGNORECASE
)
_WE_DID = re.compile(
    r"\b(?:you|your (?:own )?\w+(?: \w+)?)(?:'ve|'d| have| had| has)?(?: only| once| just| never)? $", re.IGNORECASE
)
"""What stands before a word of measuring where it was we who measured."""


def fresh_in(message: Message) -> str:
    """Return the words that seem to bring fresh evidence; "" where none do."""
    text = message.own_words[:LIMIT].replace("\u2019", "'")
    found = next((each for each in _EVIDENCE.finditer(text) if not _is_ours(text, each)), None)
    return " ".join(found[0].split())[:LONGEST] if found else ""


def _is_ours(text: str, found: re.Match[str]) -> bool:
    """Say whether it was we who measured what words tell."""
    is_measured = found[0].lower().startswith(("measured", "tested", "read", "logged", "recorded", "shows", "showed"))
    return is_measured and _WE_DID.search(text, max(0, found.start() - _JUST_BEFORE), found.start()) is not None


def is_argued(fresh: str) -> bool:
    """Say whether words that bring evidence are those of somebody who goes on proving what they said before.

    A photograph or a letter comes with what is new, too.
    """
    return _ARGUED.search(fresh) is not None
