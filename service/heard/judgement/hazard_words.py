"""Whether a text names anything at all that could hurt somebody.

Words such as "reported", "came" and "since" stand in mail of dangers and in mail of dripping taps.  Where the second
opinion alone takes a mail for perhaps dangerous, what it says is worth a question only where it names fire or water,
what falls or gives way, somebody hurt or threatened, or what is hard on somebody frail.  The reach is wide on purpose:
the beginnings of words are enough, and some are written as people misspell them.  What rules see does not pass here.

Pure.
"""

from __future__ import annotations

import re

from heard.judgement.folded import fold


def beginning_of(*words: str) -> re.Pattern[str]:
    """Return what finds a word that begins so, where each of these holds some, divided by bars."""
    return re.compile(rf"\b(?:{'|'.join(words)})")


_HAZARD = beginning_of(
    # what burns, poisons, or gives shocks
    r"gas|fume|flue|carbon|monox|smok|smoul|fire|flame|burn|scorch|singe|spark|explo|ele[ck]|leccy|socket|plug",
    r"fuse|consumer unit|wire|wiring|cable|shock|zap|flash|bang|fizz|hiss|buzz|arcing|smel|stink|stank|stench",
    r"odou?r|chemic|asbest|lagging|red a\b|poison|acid\b|legion|hob\b|cooker|oven|boil|scald|heat|radiator|degree",
    r"thermomet|freez|hypother|oxygen|sewage|sewer",
    # what comes down, gives way, or is fallen from
    r"fall|fell|trip(?!adv)|slip(?!per)|stumbl|tumbl|skid|topp?l|(?:went|gone) (?:down|over)",
    r"(?:went|gone?|goes|came|come|coming|going) through the|ceil|ciel|ceel|chimney|mason|lintel|beams?\b|joist",
    r"crack|colla?ps|bulg|bow(?:ing|ed)|lean|sagg|subsid|underpin|hang|swing|swung|loose\b|wobbl|rotten|rotted",
    r"rotting|rusted|g[ai]ve way|given way|giving way|bolt|holes?\b|manhole|shaft\b|drop(?!box)|ledge|balcon",
    r"rail(?!way)|bann?ist|hatch|glass|shard|panes?\b|sharp|nail|needle|syring|blade|razor|mast\b|pole\b|ic[ey]\b",
    r"slim[ey]|algae|moss",
    # the same in a few other languages
    r"gaz\b|dym\b|po[zż]ar|ogie[nń]|incend|fuego|fuoco",
    # who is caught, hurt, or threatened
    r"trapp|stuck|shut (?:on|in)|locked in|between floors|blocked in|exit|escape|alarm|detector|threat|kni[fv]es?",
    r"weapon|guns?\b|kill|murder|stab\b|stabb|punch|attack|assault|violen|beat(?:s|ing|en)?\b|hits?\b|hitting",
    r"strangl|stalk|abus(?:e|iv)|raped?\b|suicid|harm|die[sd]?\b|dying|dead\b|death|lethal|fatal|bleed|bled\b",
    r"blood|hospit|ambulance|paramed|casualty|a ?& ?e\b|999|112\b|faint|unconsc|concuss|seizure|chok|breath|dizz",
    r"headach|vomit|(?:being|been|feel) sick|injur|hurt|wound|bruis|broke (?:his|her|my|a)|danger|hazard|at risk",
    r"risk to|unsafe|not safe|isn'?t safe|accident|emergenc|scared|afraid|frighten|terrif|drown|flood|bitten|bites",
    r"bit (?:me|my|him|her|us|our|the)|sting|stung|swarm|rats?\b|arson|police|intrud|broke in\b|break ?in\b|burgl",
    r"go on like this|end it|be here any|not (?:wake|worth living)|way out\b|good ?bye|overdos|pills|noose|rope\b",
    r"wrists?\b|bridge\b|jump off|insulin|petrol|hammer|machete|axe\b|throat|touche[sd]\b|touching|pass(?:ing|ed) out",
    r"pops?\b",
    # who lies in wait, with what; who says it sideways; who lies where nobody comes
    r"lurk|prowl|prison|jail|balaclava|pistol|rifle|sword|cross ?bow|coroner|funeral|affairs (?:in|straight)|inquest",
    r"goodbyes|groan|evacuat|swallow|shiver|unseen|not been seen|pumped",
)
_PLACE = beginning_of(
    r"stair|steps?\b|doorstep|ladder|ramp|slab|paving|kerb|path\b|landing|carpet|lino|gutter|roof|slate|tile|brick",
    r"wall|plaster|scaff|aerial|tree|branch|drain|grid|lid\b|cover|lift\b|window|door|gate|shower|water|floor",
    r"board|sink|porch|shed|bracket|cupboard",
)
"""What is harmless as it stands, and not where something is wrong with it."""
_WRONG = beginning_of(
    r"gone\b|missing|broke|snapp|shift|move[sd]? (?:when|if|under)|rock(?:s|ing)\b|jump|jam|lift(?:ed|ing)",
    r"c[ao]me (?:away|off|down)|coming down|landed|on top of|sunk|sinks|dips?\b|give[sn]?\b|gave\b",
    r"pitch (?:dark|black)|no lights?\b|dark\b|slid|soaked|pouring|open(?:s|ed)? (?:up|out|wide)|foot\b|feet\b",
    r"head\b|ankle|knee|toe",
)
_HARD_ON_THE_FRAIL = beginning_of(
    r"mou?ld|damp|spore|black\b|cold|hot water|warm|shower|bath|windows?|water|condens|toilet|loo\b|pigeon|mice",
    r"mouse|stair|steps?\b|lift\b|light",
)
_FRAIL = beginning_of(
    r"bab(?:y|ies)|bubba|infant|newborn|new born|toddler|child|kids?\b|bairn|wean\b|little (?:one|boy|girl|lad)",
    r"nursery|cot\b|pram|pregnan|expecting|(?:\d\d|thirty|twenty|forty)(?:[ -]\w+)? weeks|months? old|premature",
    r"asthma|copd|lung|chest\b|heart\b|cancer|chemo|dialysis|ventilat|disab|wheelchair|stroke|dement|alzheim",
    r"parkinson|epilep|diabet|elderly|sevent(?:y|ies)|eight(?:y|ies)|ninet(?:y|ies)|[789]\d\b|carer|frail|immun",
    r"bedridden|bedbound|in bed\b",
)


def names_a_hazard(text: str, *, somebody_frail: bool = False) -> bool:
    """Say whether a text names what could hurt somebody.

    somebody_frail   whether it is known already to tell of somebody vulnerable
    """
    small = fold(text).small
    if _HAZARD.search(small) or (_PLACE.search(small) and _WRONG.search(small)):
        return True
    is_frail = somebody_frail or _FRAIL.search(small) is not None
    return is_frail and _HARD_ON_THE_FRAIL.search(small) is not None
