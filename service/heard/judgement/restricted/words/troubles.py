"""The sorts of trouble that a text tells of, so that a new one is seen beside the old: a dog that barks, or bites.

What a contact shares with the limited matter is often no more than the thing: the lift, the dog, the door.  Whoever
wrote for years about its noise, and now that somebody is stuck in it, writes about something new.

A sort is only told where it has happened and still is so: "somebody will get hurt one day", "you mended it in 1998" and
"if it leaks" tell of none.

Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from heard.judgement.restricted.words.conduct import ACCUSED, conduct_in

_LIMIT = 6_000
_SOMEBODY = (
    r"(?:i|he|she|we|they|mum|mam|mom|mother|dad|father|nan|nana|gran|grandma|grandad|granddad|grandson|granddaughter"
    r"|wife|husband|partner|son|daughter|brother|sister|child|lad|boy|girl|baby|kid|toddler|aunt|uncle|friend|neighbour"
    r"|visitor|carer|postman|pensioner|lady|man|woman|(?:mr|mrs|ms|miss) \w+)"
)
_BONE = r"(?:arm|leg|wrist|hip|ankle|foot|toe|finger|ribs?|collarbone|nose|tooth|teeth|back|shoulder|elbow|knee|hand)"
_BUILT = (
    r"(?:ceiling|plaster|wall|fence|panel|gate|hedge|tree|branch|roof|tiles?|slates?|gutter\w*|drainpipe|chimney|shed"
    r"|door|windows?|shelf|cupboard|cabinet|lintel|balcony|rail|banister|handrail|step|light fitting)"
)
_BE = r"(?:is|are|was|were|been|got|gets|gone|keeps?|'s|now|all|still)"
_NOT = r"(?:not|n'?t|never|no longer|wis ?nae|is ?nae|does ?nae|stopped|cannot|can'?t)"

HURT, THREATENED = "somebody hurt", "a threat or a break-in"
TOLD = "what was told of them"
A_SMELL = "a smell"
_THAT_SMELL = frozenset({"damp", "a drain"})
DOES_NOT_WORK = "something that does not work"
HARM = frozenset({HURT, THREATENED, TOLD})
"""Harm to somebody, which is new however much else is shared."""

_SORTS: dict[str, str] = {
    HURT: (
        r"(?<!\ba )(?<!every )(?<!little )(?<!this )(?<!that )(?<!one )bit (?:me|my|him|her|our|his|their)\b"
        r"|\b(?:been|was|were|got|getting|get) (?:\w+ly )?(?:bitten|bit by|mauled|savaged|knocked (?:down|over|off)"
        r"|trapped"
        r"|hurt|injured|scalded|burn(?:t|ed)|electrocuted|poisoned|cut open)\b"
        rf"|\b{_SOMEBODY}(?:,? (?!not|never|would|could|until)\w+){{0,4}}"
        r" (?:fell|fallen|slipped|tripped|stumbled|collapsed|went flying|gone flying|went over|gone over|came off)\b"
        r"(?! (?:asleep|behind|out with|ill|pregnant|short|apart|about|for it|in love|silent|foul|into arrears))"
        r"|\b(?:scalded|burn(?:t|ed)|injured|hurt|cut|gashed|sprained|twisted|cracked|smashed|crushed|trapped|broke"
        r"|broken)"
        rf" (?:my|his|her|their|our|the child'?s|an?) (?:\w+ )?(?:{_BONE}|head|face|skull|eye)\b"
        r"|\b(?:a ?& ?e|a and e|casualty|stitches|stitched|ambulance|paramedics?|fractured?|concuss\w+|unconscious)\b"
        r"|\b(?:rushed|taken|took|carted|ended up|went|blue-lighted)(?: (?:me|him|her|them|us))?"
        r" (?:to|in|into|off to) (?:the )?(?:hospital|infirmary)\b"
        r"|\b(?:had|took) (?:a|another)(?: \w+)? (?:fall|tumble|accident)\b|\bstung\b|\belectric shock\b"
        r"|\bgot a (?:shock|belt|zap|jolt)\b"
        r"|\b(?:trapped|stuck|shut|locked)(?: \w+){0,3} (?:in|inside) (?:the |that |your )?lift\b"
        r"|\bbleed(?:s|ing)?\b|\bcovered in blood\b|\bcarbon monoxide poisoning\b|\bswollen\b|\b(?:teeth|bite"
        r"|burn) marks?\b|\bbruis\w+"
        r"|\bblack and blue\b|\bblack eye\b|\bin (?:plaster|a cast|intensive care|a sling|hospital (?:with|since"
        r"|after))\b"
        r"|\b(?:passed|blacked|knocked) out\b|\bfainted\b|\bchok(?:ed|ing)\b|\bwent for (?:me|my|him|her|us|our|mr"
        r"|mrs|the|a)\b"
        r"|\b(?:hit|struck|kicked|thumped|landed on|fell on|came down on)"
        r" (?:me|my (?!rent|bank|account)|him|her|us|our|his|the (?:child|baby|lad|boy|girl))"
    ),
    THREATENED: (
        r"\bthreat(?:en(?:ed|s|ing)|s to)(?: (?:me|us|him|her|my \w+))?"
        r" (?:to (?:kill|hit|hurt|stab|burn|smash|batter|get|set)|with a|on my)"
        r"|\b(?:knife|machete|crowbar|baseball bat)\b|\b(?:punched|assaulted|headbutted|strangled|stabbed|spat (?:at"
        r"|in|on)"
        r"|pushed|shoved|grabbed|slapped|chased|lunged at|flashed|groped|followed)"
        r" (?:me|my|him|her|us|our)\b|\b(?:a|the|his|her) (?:blade|gun|axe|air ?rifle|hammer|bat|iron bar)\b"
        r"|\b(?:put|putting|puts|smash\w*|brick\w*) (?:my|our|the|his|her) (?:\w+ )?windows?\b|\b(?:robbed|mugged"
        r"|vandal\w+)\b"
        r"|\bthrough (?:my|our|her|his) (?:\w+ )?(?:window|windscreen|greenhouse|letter ?box|door)s?\b"
        r"|\bglass everywhere\b"
        r"|\b(?:stole|stolen|nicked|theft|thieves|thieving)\b|\bpolice\b|\bscream(?:s|ing|ed)\b"
        r"|\b(?:frightened|scared|worried|fear)(?: sick)? for (?:her|him|them|the|my|our)\b|\bcrime (?:number|ref\w*)\b"
        r"|\bclimbed (?:in|over|through)\b|\blet (?:him|her|them)sel(?:f|ves) in\b|\bslashed\b"
        r"|\b(?:had|took|taken|lost) my (?:purse|wallet|handbag|phone|bike|keys|tv|telly)\b"
        r"|\b(?:broke|broken|breaking) in(?:to)?\b(?! (?:tears|pieces|two|half))|\bburgl\w+|\bbreak-?in\b"
        r"|\b(?:kicked|smashed|put|booted|battered) (?:\w+ ){1,3}(?:in|down)\b(?! (?:writing|a |the |my ))"
        r"|\bset (?:\w+ ){0,3}(?:on fire|alight)\b|\bkill (?:me|us|him|her)\b"
    ),
    "water coming in": (
        r"\bleak(?:s|y|ed|ing|in)?\b|\bdrip(?:s|ping|pin|ped)?\b|\bflood(?:s|ed|ing)?\b|\bburst\b|\b(?:sagg?ing"
        r"|bulg(?:es|ing))\b"
        r"|\b(?:wat+er|rain)(?: \w+){0,5} (?:comin|coming|comes|pours|pouring|poured|running|runs|getting|gushing"
        r"|seep\w+)\b"
        r"|\b(?:coming|comin|comes|pouring|running|seeping)(?: \w+){0,2} wat+er\b|\bweep(?:s|ing)? onto\b"
    ),
    "something that came down": (
        rf"\b{_BUILT}(?: \w+){{0,4}} (?:came|come|coming|fell|fallen|falling|blew|blown|down|hanging|collapsed?"
        rf"|crumbl\w+)"
        r"(?: (?:down|off|over|out|in|away|through|loose))?\b|\bcollapsed\b"
    ),
    DOES_NOT_WORK: (
        rf"\b{_BE}(?: (?!not\b|never\b|an?\b)\w+){{0,2}} (?:broken(?! (?:promise|word|every|any))|stuck|jammed"
        rf"|faulty|knackered|bust|busted|snapped|cracked"
        r"|smashed|out of order|out of action|sheared off)\b"
        rf"|\b(?:\w+{_NOT}|{_NOT})(?: \w+)? (?:work(?:s|ed|ing|in)?|open(?:ing)?|close|shut|lock|start|light|flush"
        rf"|drain)\b"
        r"|\b(?:won'?t|wont|will not|wouldn'?t|doesn'?t|doesnt|does not) (?:open|close|shut|lock|start|light|flush"
        r"|turn|work"
        r"|switch|drain|go (?:up|down|on))\b|\b(?:packed|conked|given|gave) (?:up|in|out)(?! on)\b|\bbr(?:oke"
        r"|oken) down\b"
        r"|\b(?:stuck|jammed|broken|dead|down) since\b|\b(?:\w+ )(?:stuck|broken|jammed) again\b|\bout of order\b"
        r"|\b(?:lifts?|intercom|door entry|entryphone|fire alarm|gate|pump|hoist"
        r"|stairlift)(?: \w+){0,4} (?:been|is|was|are)"
        r" (?:out|off|down)\b"
        r"|\b(?:dropped|drops|jolt(?:s|ed)|lurch\w*|plung\w+)(?: \w+){0,2} (?:floors?|storeys?)\b|\bgr(?:inds"
        r"|inding) to a halt\b"
        r"|\bnothing works\b|\b(?:chopped|cut|drilled|dug) through (?:a|the|my|our) (?:\w+ )?(?:cable|pipe|wire|main)\b"
        r"|\b(?:chirp|beep|bleep)(?:s|ing)\b"
        r"|\bstopp(?:ed|s) (?:halfway|half way|dead|between|in between|on the)\b|\bkeeps? (?:cutting|going|switching"
        r"|tripping) (?:out|off)\b"
        r"|\bflashing (?:red|[a-z]?\d+)|\bwobbl(?:es|ing)\b|\bcome loose\b"
    ),
    "no heating, water or light": (
        r"\b(?:boiler|heating|power|lights?|hot water)(?: \w+){0,4} (?:been|is|was|are) (?:out|off)\b|"
        r"\b(?:boiler|heating|power|electric\w*|lights?|wat+er|gas)(?: \w+){0,2} off\b|\bwithout (?:an? )?(?:boiler"
        r"|cooker|lift)\b"
        r"|\b(?:no|without(?: any)?|nae|any) (?:hot wat+er|running wat+er|wat+er|heating|heat|hot|electric\w*|power"
        r"|lights?"
        r"|lighting|leccy)\b"
        r"|\b(?:lights?|lamps?|bulbs?|lighting|power|electrics?|heating|radiators?|wat+er)(?: \w+){0,8}"
        r" (?:(?:is|are|been|went|gone|goes|all|still) (?:\w+ )?(?:out|off|cold|dark|blown)|flicker\w*|tripp\w+"
        r"|has gone|have gone"
        r"|went)\b|\bbeen dark\b|\bfreezing\b|\bstone cold\b"
    ),
    "damp": r"\bm(?:ou|o)ld(?:y)?\b|\bdamp\b|\bfung(?:us|al|i)\b|\bcondensation\b",
    "pests": (
        r"\bmice\b|\bmouse\b|\brats?\b|\bcock-?roach\w*|\bbed ?-?bugs?\b|\bwasps?'?(?: nest)?\b|\bmaggots\b"
        r"|\bsilverfish\b"
        r"|\binfest\w+|\bvermin\b|\bfleas\b"
    ),
    A_SMELL: (
        # Gas is a danger, which comes before any limit, and needs no other matter for that.
        r"\b(?:smells?|smelling|stinks?|stinking|stunk|stench|reeks?)\b(?! (?:of |like |strongly of )?(?:\w+ )?gas\b)"
    ),
    "a drain": (
        r"\b(?:drains?|toilet|sink|loo|gully|gutters?|shower|bath|manhole|pipes?)(?: \w+){0,5}"
        r" (?:block\w+|coming up|bubbl\w+|back\w* up|overflow\w*)\b|\bblocked (?:drains?|toilet|sink|loo|gully"
        r"|pipes?|gutters?)\b"
        r"|\bsewage\b|\boverflowing\b|\b(?:human waste|excrement|faeces|raw waste)\b"
    ),
    "something dangerous lying about": (
        r"\b(?:needles?|syringes?)\b|\bbroken glass\b|\basbestos\b|\b(?:bare|exposed|live|loose) wir(?:es?|ing)\b"
    ),
    "sparks": (
        r"\bspark(?:s|ed|ing|in)?\b|\bburning smell\b|\bscorch\w*|\bsmok(?:e|ing)\b|\bwent bang\b|\bcaught (?:fire"
        r"|alight)\b"
    ),
    TOLD: (
        r"\b(?:neighbours?|somebody|someone|stranger|tenant|man|woman|lady|next door)(?: (?:has|had|have))? opened"
        r" (?:it|them|my (?:letter|post|mail))\b|"
        r"\bbreach(?:ed|es|ing)? (?:of )?(?:my |our |the )?(?:data|gdpr|confiden\w+|privacy)\b|\bdata breach\b"
        r"|\b(?:told|gave|passed|sent|shown|showed|shared|leaked|read out)(?: \w+){0,6} my (?:\w+ ){0,2}(?:details"
        r"|data|address"
        r"|number|letters?|medical|private|file|diary|diagnosis|illness|health)\b"
        r"|\b(?:told|rang|phoned|wrote to|e-?mailed|contacted|informed) my"
        r" (?:boss|employer|work|manager|bank|school|ex|family|sister|brother|mother|mum|daughter|son|neighbours?"
        r"|landlady|probation)\b"
    ),
}
_EACH = tuple((sort, re.compile(pattern)) for sort, pattern in _SORTS.items())
_THREATS = tuple(each for each in _EACH if each[0] == THREATENED)
_PIECES = re.compile(r"[.!?;\n]+|,? \b(?:and|but|plus|also|n|nd|&)\b(?= )")
_MAY_BE = re.compile(
    r"\b(?:if|(?:until|till) (?:it|he|she|they|some\w+|any\w+|an?|the|my|i)|unless|in case|as if|as though"
    r"|as long as|imagine|supposing)\b"
    r"|\b(?:some(?:body|one)|people|any(?:body|one)|a child|one day|one of these days|next)(?: \w+){0,3}"
    r" (?:will|could|might|may|gets?|is going to|has to|dies?|falls?|slips?|trips?)\b"
    r"|\b(?:will|could|might|may|going to|bound to) (?:\w+ )?(?:fall|slip|trip|get|be|break|leak|collapse|come)\b"
    r"|\bbefore (?:some|any|a child|it|they|there)\w*"
    r"|\blike an? \w+\b"
)
_NOT_NOW = re.compile(
    r"\b(?:19|20)\d\d\b|\byears? ago\b|\bwhen i was\b|\bas a (?:boy|girl|child|lad)\b|\bback then\b|\bin those days\b"
    r"|\byou (?:soon |always |quickly )?(?:mended|fixed|repaired|sorted|cured)\b"
    r"|(?<!not )(?<!never )\b(?:is|was|are|been|got|has|now) (?:now |all )?(?:mended|fixed|repaired|sorted|cleared"
    r"|gone away)\b"
    r"|\b(?:heart|back|spirit|nerves?|word|promises?) (?:is |are |was |were )?broken?\b|\bno (?:leaks?|damp|mould"
    r"|smell)\b"
)
_OF_ONES_OWN = re.compile(
    r"\b(?:my|our|her|his) (?:own |old |new |daughter's |son's |wife's |husband's )?(?:e-?mails?|mail|phone|mobile"
    r"|tablet|ipad|laptop|computer|pc|printer|keyboard|broadband|internet|wi-?fi|account|inbox|glasses)\b"
)
"""What somebody writes with: that it does not work says why they write as they do, and is for no landlord."""


_DAY = r"(?:mon|tues?|wed(?:nes)?|thurs?|fri|sat(?:ur)?|sun)(?:day)?"
_RECENT = re.compile(
    rf"\b(?:since|on|last|this|from) (?:last |this )?{_DAY}\b|\bsince (?:the )?(?:yesterday|last (?:night|week)"
    rf"|this morning"
    r"|weekend|storm|rain)\b|\b(?:yesterday|last nite?|last night|this morning|today|tonight|2day|right now"
    r"|at the moment"
    r"|just now|this week|all week|(?:for|these) (?:two|three|four|five|six|\d) (?:days|nights))\b"
)
_OF_MONEY = re.compile(
    r"\b(?:compensat\w+|refund\w*|reimburs\w+|charg(?:e|ed|es|ing)|cost|costs|bill(?:s|ed|ing)?|damages"
    r"|price)\b",
    re.IGNORECASE,
)
_PAYS = re.compile(
    r"[£$€]|\b(?:pay(?:s|ing|ment)?|paid|pounds?|pence|quid|invoices?|sums?|figures?|accounts?|arithmetic"
    r"|money|owed?|owing"
    r"|debt|equal(?:ly)?|shares?|contribut\w+|penn(?:y|ies)|fee|fees|cheque|recharge\w*|\d{2,5}(?:\.\d\d)?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Trouble:
    """A sort of trouble that a text tells of.

    sort    its name
    words   that tell of it
    where   the piece of a sentence they stand in
    """

    sort: str
    words: str
    where: str

    @property
    def is_recent(self) -> bool:
        """Say whether the words beside it tell of these days: "since Monday", "last night"."""
        return _RECENT.search(self.where) is not None

    @property
    def is_harm(self) -> bool:
        return self.sort in HARM

    @property
    def is_the_writers_own(self) -> bool:
        """Say whether it is the writer who came to harm: "I have fallen"."""
        return re.search(r"\b(?:i|me|my|myself)\b", self.words) is not None


@lru_cache(maxsize=2_000)  # what the mails of a matter say is asked for with every message
def troubles_in(text: str) -> tuple[Trouble, ...]:
    """Return what trouble a text tells of, each sort once."""
    found: dict[str, Trouble] = {}
    for each in _told(_plain(text)):
        found.setdefault(each.sort, each)
    return tuple(found.values())


def is_of_money(matter: str) -> bool:
    """Say whether what a register says of a matter is about what something cost, or the money for it."""
    return _OF_MONEY.search(matter) is not None


def speaks_of_money(text: str) -> bool:
    return is_of_money(text) or _PAYS.search(text[:_LIMIT]) is not None


def sorts_of(matter: tuple[str, ...]) -> frozenset[str]:
    """Return the sorts of trouble a matter is about: of its first text, the register's, whenever they were."""
    ever = frozenset(each.sort for text in matter[:1] for each in _told(_plain(text), ever=True))
    known = ever.union(each.sort for text in matter for each in troubles_in(text))
    return known if known.isdisjoint(_THAT_SMELL) else known | {A_SMELL}


def _plain(text: str) -> str:
    return " ".join(text[:_LIMIT].lower().replace("\u2019", "'").split("\r"))


def _told(text: str, *, ever: bool = False) -> Iterator[Trouble]:
    """Yield what trouble a text tells of; what is over too, where it is asked what it ever told of."""
    for sentence in re.split(r"(?<=[.!?;])\s+|\n\s*\n", text):
        if not ever and _NOT_NOW.search(sentence):
            continue
        # "He will burn my door if I go on" is a threat, and "if it leaks" no leak.
        sorts = _THREATS if _MAY_BE.search(sentence) else _EACH
        if accused := conduct_in(sentence):
            yield Trouble(ACCUSED, accused, sentence)
        for piece in _PIECES.split(sentence.replace("\n", " ")):
            own = _OF_ONES_OWN.search(piece) is not None
            for sort, pattern in sorts:
                if own and sort == DOES_NOT_WORK:
                    continue
                if found := pattern.search(piece):
                    yield Trouble(sort, found[0].strip(), piece)
