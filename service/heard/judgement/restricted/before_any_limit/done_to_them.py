"""What was done to somebody whose contact is limited, in the words that they have for it.

"My letters go in a drawer", "on mute", "punished for reporting a dog", "you shut it because I swore": no list of ours
has all the names for a limit, but each tells of letters, calls or answers, of being treated unlike others, or of
conduct.  Some of these words say by themselves that their writer does not accept it; of the others it takes a word
that minds it (minding.py).

What is said of the matter is none: "you never answer", "you are treating us like dirt", "your decision on the fence".

Pure.
"""

from __future__ import annotations

_LETTERS = (
    r"(?:letters?|e-?mails?|mails?|messages|phone ?calls|calls|texts|post|correspondence|number)(?! (?:box|man|woman))"
)
_MINE = rf"(?:my|our|me|their|his|her|somebody's|someone's|people's|a man's|a woman's|a tenant's) (?:\w+ )?{_LETTERS}"
_AWAY = (
    r"(?:drawer|bin\b(?! store)|waste ?bin|waste ?paper basket|shredder|pending tray|cupboard|black hole|void|trash"
    r"|spam"
    r"(?: folder)?|junk(?: folder| mail)?)"
)
_STOPS = (
    r"(?:stop(?:s|ped|ping)?|block(?:s|ed|ing)?|bin(?:s|ned|ning)?|shred\w*|shut(?:ting)? off|cut(?:ting)? off"
    r"|turn(?:ed|ing)? away|bann?(?:ed|ing|s)?|barr?(?:ed|ing)?|gagg?(?:ed|ing)?|filter(?:ed|ing)?|intercept\w*"
    r"|censor\w*"
    r"|vett?(?:ed|ing)|delet(?:e[ds]?|ing)|divert(?:ed|ing)?|ration(?:ed|ing)?)"
)
_ENDS_IT = (
    r"(?:(?:shut|closed|slammed|shutting) the door on (?:my|the|our)(?: \w+)? (?:complaint|case|matter)|(?:clos(?:e|ed"
    r"|ing)|shut(?:ting)?|end(?:ed|ing)?|drop(?:ped|ping)|kill(?:ed)?|bin(?:ned)?|stopp?(?:ed|ing))"
    r"(?: down)? (?:it|this|that|(?:my|the|our|an?|any|your|\w+'s)(?: \w+)? (?:complaint|case|file|matter))"
    r"|(?:my|the|our)(?: \w+)? (?:complaint|case|file|matter)(?: \w+){0,2} (?:closed|shut|ended|dropped|binned)"
    r"|(?:file|case|complaint) closed)"
)
_SWORE = (
    r"(?:swore|sworn|swearing|effing|cussing|cursed|bad language|my language|strong language|shouted|shouting|hollered"
    r"|lost my (?:temper|rag|cool)|(?:bit|show|fit|flash) of temper|my temper|raised my voice|so.?called behaviou?r|my"
    r" (?:\w+ )?behaviou?r|my (?:tone|attitude|manner)"
    r"|was rude|(?:rude|bad|naughty|four[- ]?letter|swear) (?:words?|language)|how i (?:spoke|talked|wrote|put it)"
    r"|(?:like|liked) (?:my|how i|the way i)|a (?:rude|bad) word|one (?:bad )?word|called (?:him|her|you|them|someone"
    r"|somebody) (?:a|an)|hung up on)"
)

DONE = (
    rf"{_MINE}(?: \w+){{0,4}} (?:in(?:to)?|to|down) (?:a|the|your|some|that) (?:\w+ )?{_AWAY}",
    rf"{_MINE} (?:are|is|were|was|being|been|get|gets|got|have been|has been|will be|to be|aren't|isn't)(?: \w+)?"
    rf" (?:{_STOPS}|screened|thrown|chucked|unread|not read|not opened|sent back|handled|censored)",
    rf"(?:had|has|have|having|got|getting) {_MINE} {_STOPS}",
    rf"{_STOPS} (?:all |any of |every one of )?{_MINE}",
    rf"{_LETTERS} (?:\w+ ){{0,3}}unread",
    rf"{_MINE}(?: about (?:the |that |my )?\w+| on (?:the |that |my )\w+)? (?:only |just |all |now |always"
    rf" )?(?:go(?:es)?|going"
    r"|ends? up|ending up|gets?|getting|land(?:s|ing)?|vanish\w*|disappear\w*|(?:are|is|were) met)\b(?! (?:no|any|an)"
    r" (?:answer|reply|response))(?! (?:unanswered|ignored|lost))",
    r"(?:gets?|getting|got|send(?:s|ing)?|sent|by|from|to|only) (?:me |us )?(?:only )?(?:them |those |these |your |an?"
    r" )?"
    r"(?:robots?\b|bots?\b|(?:automatic|automated|auto|machine|standard|stock|canned)[ -]?(?:repl\w+|answers?|mails?"
    r"|e-?mails?"
    r"|responses?|acknowledge?ments?|messages?))",
    r"(?:decide[ds]?|deciding|say|says|said|told me|tells me|rule[ds]?|chose|reckons?)(?: that)? (?:i'm|i am|i'd|i|we"
    r"|we're)"
    r" (?:\w+ )?(?:not|no longer|never|only|don't|dont|can't|cant|may not|mustn't|must not|won't)\b",
    r"(?:cut|cuts|cutting|shut|shuts|shutting|freez\w+|froze|frozen|lock(?:ed|ing)?|keep(?:ing)?|kept|leav(?:e|ing)"
    r"|left|push(?:ed"
    r"|ing)?) (?:me|us) (?:out|off|down|in the dark|in the cold)(?! of (?:my|the) (?:flat|house|home|block"
    r"|building))(?! from the)",
    r"(?:been|being|be|was|got|i'm|am|feel) (?:cut|shut|frozen|locked|pushed|closed) (?:out|off|down)(?! of (?:my"
    r"|the))",
    r"(?:turn(?:ed|ing)?|switch(?:ed|ing)?) (?:the tap|the lights?|me|us|your back|your backs) (?:off|out)?(?: ?on"
    r" (?:me|us))?"
    r"(?<!the light)(?<!the lights)(?<!the tap )",
    r"(?:shut(?:ting)?|clos(?:e|ed|ing)|slam(?:med|ming)?) (?:the|your) (?:door|drawbridge|hatch|shutters?) (?:on|in"
    r"|to)"
    r" (?:me|my|us)|drawbridge|brick wall",
    r"(?:being |been |was |get )?(?:told off|ticked off|lectured|hauled over|rapped|hushed)\b|for (?:writing"
    r"|e-?mailing|ringing"
    r"|complaining|asking|reporting)\b|label(?:led|ling) (?:me|us)|pigeon-?holed",
    r"(?:action|steps?|measures?|sanctions?|decisions?) (?:\w+ ){0,4}(?:against|on) (?:me|us)\b|what (?:you|she|he"
    r"|they|u)(?:'ve|'s| have"
    r"| has)? (?:done|did|put on|decided on)(?: to| about) (?:me|us)|what (?:you|she|he|they|u)(?:'ve|'s| have| has)?"
    r" done(?=\s*[.,;!?])",
    r"(?:read|file[ds]?|note[ds]?|log(?:ged)?|look)(?: \w+){0,3} (?:and|but) (?:then )?(?:not|never|won't|no|don't"
    r"|can't)"
    r" (?:be )?(?:repl\w+|answer\w*|respond\w*|act\w*|write back)",
    r"(?:see|sees|seeing) my (?:number|name)(?: come)?|came from (?:your|that|the) letter|(?:since|because of|after|on"
    r" account of"
    r"|thanks to) (?:you(?:r|rs)?|that|the) letter(?! (?:about|on|of|re|regarding) the)",
    r"who(?:ever)? (?:wrote|signed|sent|did)(?: me| us)? (?:that|this|the|your) (?:letter|notice)(?! (?:about|on|of|re"
    r"|regarding)"
    r" the)|wrote me that letter",
    r"(?:can't|cant|cannot|can not|refuse|refuses|refused|refusing|you won't|decline to)(?: just)?(?: to| refuse to)?"
    r" (?:look at|read"
    r"|hear|consider|take|open|answer)(?: to)? (?:what|anything|whatever|everything|a word|one word) (?:i|we)",
    r"(?:taken?|took|taking|lost|losing) (?:away )?my (?:rights?|voice|say)\b|acknowledge?(?:ment)?s?(?: only)?"
    r" (?:business|thing|nonsense|lark"
    r"|malarkey|carry on)|(?:reply|letter|contact|e-?mail|list|writing) (?:business|nonsense|lark|malarkey)",
    r"treat(?:ed|ing|s|in)? (?:me |us )?(?:like|as) (?:an? )?(?:pest|nuisance|trouble ?maker|criminal|nutter|crank"
    r"|problem|liar|time ?waster"
    r"|naughty \w+|bad \w+)",
    r"(?:put|placed|kept|am|i'm|being|live|living) under (?:an? |the |this |your |that |some )(?:\w+ )?(?:rule|order"
    r"|regime|arrangement|cloud|ban"
    r"|plan|measure|limit|system|thing)",
    rf"my (?:\w+ )?{_LETTERS}(?: \w+){{0,4}} (?:don't|dont|do not|doesn't|no longer|never|won't) (?:count|matter|exist"
    rf"|get read|get seen|reach)",
    r"(?:put|puts|putting|placed|placing|imposed|slapped|stuck|landed)(?: \w+){0,4} (?:on|upon|against|over) (?:me"
    r"|us)\b|(?:put|puts|putting"
    r"|stuck|kept|shoved|dumped) (?:me|us) (?:in|on|under|down|away|to one side|aside)(?! (?:to|through|hold|(?:the|a"
    r"|your) (?:\w+ )?(?:waiting|transfer|housing|priority|repairs|list for)))|(?:being|been|i'm|am|was|get)"
    r" (?:put|placed|stuck|kept) (?:on|in|under|to)(?! (?:hold|the waiting))",
    r"(?:ban|bar|block|gag|silence|muzzle|mute|limit|restrict|exclud|sanction|penalis|brand|shun|censor|side-?line"
    r"|refus|reject)(?:e|ed|d|ing|s"
    r"|ning|ring|ging)? (?:me|us|a tenant|tenants)\b(?! (?:a|an|the|my|permission|access|to (?:park|keep)))",
    r"(?:i'm|i am|am|being|be|me being)(?: \w+)? (?:not|never|no longer|only) (?:replied|answered|responded|spoken"
    r"|written|read|heard|acknowledged)",
    r"(?:only|just|merely|simply)(?: ever)? (?:acknowledg\w+|file|filing|log|logging|note|noting|read|reading|send me"
    r"|reply\w*)(?: \w+){0,3}"
    r" (?:i|me|my|what i|mine)\b|(?:on|onto) (?:acknowledge?ments?|receipts)(?: only)?",
    r"(?:tell|telling|told|say|saying|inform\w*)(?: \w+){0,3} (?:that )?you (?:won't|wont|will not|can't|no longer"
    r"|don't|refuse to|are not going to"
    r"|will no longer) (?:consider|answer|reply|respond|hear|listen|read|deal|look|talk|speak|write)\w*",
    r"(?:struck|strike|striking|thrown|throw|kicked|chucked)(?: \w+)? (?:off|out)(?: \w+){0,3} (?:complaint|case)"
    r"|(?:struck off|thrown out|kicked"
    r" out)(?: \w+){0,2} (?:my|the|for)",
    r"(?:silence|quiet|ignored|nothing|unanswered) by order|(?:by|under) order(?:s)? of|put the phone down on (?:me"
    r"|us)|(?:girls|lads|staff|women|people"
    r"|switchboard|reception) (?:\w+ ){0,3}(?:not to|to put|to hang|to ignore|to refuse)",
    r"(?:by|under) which i(?:'m| am| can| may)|(?:reckons?|thinks?|says?|called|calls|calling|believes?)(?: that)?"
    r" (?:i'm|i am|me|i was) (?:an? )?(?:bother"
    r"|pest|nuisance|pain|trouble ?maker|problem|menace|crank|bully|abusive|time ?waster|difficult|unreasonable"
    r"|persistent|vexatious)",
    r"not an? (?:trouble ?maker|nuisance|pest|crank|bother|bully|time ?waster|problem|criminal)|never had a say",
    r"(?:won't|wont|will not|no longer|not going to|aren't going to)(?: \w+){0,2} (?:talk|speak|answer|reply|writ|deal"
    r"|listen)(?:e|ing|ting)?(?: to"
    r"| with)? (?:me|us)\b",
    r"(?:regarding|about|of|over|concerning) (?:my|how i|when i) (?:correspondence|contact|contacting|write|ring"
    r"|letters|e-?mails|calls)\b",
    r"(?:decided|decision|decide|decides|ruled|ruling|decree\w*)(?: \w+){0,3} (?:regarding|about|over|against|to do"
    r" with) (?:me|my"
    r" (?:contact|correspondence|letters|e-?mails|writing|behaviou?r|conduct)|us|whether i|how i)\b|decide (?:if"
    r"|whether) i(?:'m| am)?\b",
    r"(?:ought to|entitled to|deserves? to|has a right to|have a right to) (?:get|have|be given|receive|be) (?:an? "
    r"|some )?(?:reply|answer"
    r"|hearing|response|answered|heard|read|replies|answers)",
    r"(?:whoever|who|person|one|she|he|they|manager|officer)(?: \w+)? (?:stopped|gagged|banned|blocked|refused|binned"
    r"|silenced|limited)"
    r" (?:mine|me|my|us|it)\b",
    r"(?:made|make|making|the|that|this|your|under) (?:\w+ )?rules?(?: (?:is|are|says?|now|that|so))?(?! (?:about|on"
    r"|for|of)"
    r" (?!me|my|us))(?= (?:i|now|me|so|is|are|that i)\b|[.,;!?])",
    r"(?:i|i'm|me|my|we|us)\b[^.!?]{0,40}\b(?:from now on|until further notice|for ever|from here on)|(?:am|are|to be"
    r"|being|be)(?: \w+)?"
    r" ignored (?:from|until|for ever|like this|on purpose|by order|now)",
    r"(?:only|all i|all we)(?: ever)?(?: get| gets| got| getting| receive)(?: back)?(?: is| are)? (?:a |an |your |the "
    r"|them |one )?"
    r"(?:\w+ )?(?:thank ?you|receipts?|acknowledge\w*|robots?|one line|two lines|slip|card)",
    r"(?:sorry|apologi[sz]e|apologies|regret)(?: \w+){0,3} (?:for|about) (?:the|my|what|how|any|that)(?: \w+)?"
    r" ?(?:language|words?"
    r"|tone|behaviou?r|outburst|manner|swearing|temper|i (?:said|wrote|spoke|put|was))|(?:i said|wrote|called \w+)"
    r" (?:some )?things",
    r"(?:said|say|says|saying|told me|telling me|tell me)(?: there's| there is| to me| that's)? (?:no more|nothing"
    r" more|not another word"
    r"|to drop it|to let it (?:go|lie)|to (?:stop|shut up|give over|pack it in))",
    r"(?:your|the|that|this) (?:\w+ )?(?:refusal|refusing|restriction|warning|banning|limiting|contact|behaviou?r"
    r"|conduct) (?:notice|letter"
    r"|policy|decision|plan|agreement)|gags?\b|gagg?in",
    r"(?:can't|cannot|can not|not|no longer|refus\w+|barred from|won't)(?: \w+){0,3} stage (?:2|two|3|three)\b(?="
    r" (?:because|since|by"
    r"|for|about))",
    r"how i(?:'ve| was| have|'m| am)(?: been| being)? (?:handled|treated|dealt with|managed|spoken to)",
    r"my (?:post|letters|mail|e-?mails)(?: \w+){0,4} (?:comes?|came|bounc\w+|sent) back|put up with no longer",
    r"(?:silent treatment|cold shoulder|wall of silence|on mute|muted? (?:me|us)|muting me|sent to coventry|dog ?house"
    r"|naughty (?:step|corner|boy|girl)|sin bin|persona non grata|second[ -]class|frozen (?:me )?out|pariah|leper"
    r"|outcast"
    r"|blackball\w*|shunned|ostracis\w+|muzzl\w+|shut (?:me|us) up|shutting (?:me|us) up|tape over my)",
    r"(?:ban(?:ned|ning)|barr(?:ed|ing)|excommunicat\w+|bann?in|block(?:ed|ing)) (?:me|us)\b",
    r"(?:i'm|i am|am i|im|i was|i've been|i have been|we are|being|feel|getting)(?: \w+)?"
    r" (?:banned|barred(?! gate)|blocked|punished|penali[sz]ed|sanctioned|victimised|discriminated|shut out|cut off)"
    r"(?! from (?:the (?:gym|pub|shop|garden|park)))",
    r"punish(?:ing|ed|es|in)? (?:me|us)|(?:my|this|your) (?:punishment|penalty|sentence)",
    r"treat(?:ed|ing|s|in)? (?:me |us |people |tenants )?(?:any |so |that )?different(?:ly)?",
    r"(?:won't|wont|will not|no longer|refus\w+ to|not(?<!did not)(?<!have not)(?<!has not)(?<!had not)|stop\w*|quit)"
    r" (?:be )?(?:consider|read|open|look(?:ing)? at|deal(?:ing)? with|tak(?:e|ing) in|accept|entertain|answer"
    r"|acknowledg)"
    r"(?:e|ed|ing)? (?:any|anything|what|whatever|everything) (?:\w+ ){0,2}(?:i|we|from me|of mine|my)",
    rf"(?:won't|wont|will not|no longer|refus\w+ to|stop\w*|quit) (?:be )?(?:consider|read|open|look(?:ing)? at"
    rf"|tak(?:e|ing)"
    rf"|accept|answer|acknowledg)(?:e|ed|ing)? {_MINE}|not (?:consider|read|open|answer|accept)ing {_MINE}",
    r"only (?:saying|say|tell(?:ing)? me|acknowledg\w+|write back)(?: that)? (?:you|they)(?:'ve| have)? (?:got"
    r"|received|had)"
    r"|only (?:ever )?(?:get|getting|send|sending) (?:me )?(?:a |an )?(?:receipts?|acknowledgements?|auto\w*)",
    r"(?:refusal|refusing|decision|decided|right|chose|choice)(?: \w+){0,2} (?:to |not to )?(?:stop )?"
    r"(?:hear(?:ing)?|deal(?:ing)? with|answer(?:ing)?|speak(?:ing)? to|talk(?:ing)? to) me\b",
    rf"(?:decision|decided|decide|choose|chose|right) (?:not )?to (?:refuse|stop|ignore|bin|block|return) (?:all "
    rf"|any of )?{_MINE}",
    r"(?:letter|decision|notice|report|note)s? (?:about|against) (?:me|my (?:conduct|behaviou?r|contact|manner))\b",
    r"letters? (?:banning|barring|limiting|restricting|stopping|blocking|silencing|warning) (?:me|us)",
    r"(?:did|done|doing|do) (?:this|that) to (?:me|us)\b",
    r"(?:not|never|n't|nobody|no one)(?: \w+)? (?:asked|told|heard|consulted|warned|spoke to|spoken to)(?: \w+){0,2}"
    r" before (?:you|they|he|she|anybody|someone|somebody)(?: \w+)? (?:did|do|decided|made|took|sent) (?:this|that"
    r"|it)\b",
    r"back (?:as|how|like) (?:i was|it was|we were|before)|(?:my |the )?normal (?:service|contact|treatment)",
    r"(?:a|my|the|no) right to (?:be )?(?:answer(?:ed)?|heard|write|contact|speak|complain|reply)(?=[^.!?]{0,80}\b"
    r"(?:took|taken|take|whatever|away|stopped|remove[ds]?)\b)",
    r"only (?:one )?(?:officer|person|man|woman|lady) (?:who|that|i) (?:\w+ ){0,2}(?:answer|speak|talk|deal|write)\w*",
)
"""What was done to them, of which it takes a word that minds it as well."""

OF_THEIR_CONDUCT = (
    rf"{_ENDS_IT}\b[^.!?]{{0,60}}\b(?:because|for|after|since|when|over|on account of|due to|just)\b[^.!?]{{0,40}}"
    rf"\b{_SWORE}",
    rf"{_ENDS_IT}\b[^!?]{{0,40}}\bfor (?:what|how|the way|something|things) i (?:said|wrote|called|spoke)",
    r"(?:complaint|case|file)\b[^.!?]{0,50}\b(?:been|was|is|got) (?:ended|closed|shut|dropped|stopped|binned|thrown"
    r" out|struck off)\b[^.!?]{0,30}\b(?:for"
    rf" (?:what|how|the way|something) i|because i|{_SWORE})",
    rf"{_SWORE}\b[^!?]{{0,90}}\b{_ENDS_IT}",
    rf"(?:because|after|since|when) (?:\w+ ){{0,4}}{_SWORE}\b[^.!?]{{0,60}}\b{_ENDS_IT}",
    r"(?:i am|i'm|im|i was|and|i've|i have)(?: been)? (?:not|never)(?: been)? (?:an? )?(?:\w+ )?(?:abusive|vexatious"
    r"|persistent"
    r"|aggressive|violent|threatening|nuisance|pest|trouble ?maker|harasser|stalker|bully|serial)",
    rf"{_ENDS_IT}\b[^!?]{{0,90}}\b(?:consulted|warned|(?:isn't|not|nothing) (?:\w+ )?(?:in|on|from|to do with) your"
    rf" team)",
    rf"(?:by what|what|on whose) (?:authority|right)\b[^.!?]{{0,40}}\b{_ENDS_IT}",
    r"(?:i was|i've been|i have|i'd|i had) never (?:been )?(?:\w+ )?(?:rude|abusive|aggressive|threaten\w*|swor[en]"
    r"|shouted)"
    r"(?=[^!?]{0,120}\b(?:closed?|closing|shut|banned?|stopp\w+|letter|look(?:ed)?|appeal)\b)",
)
"""What is said of their conduct where it led to this, which minds it already."""

ALONE = (
    r"(?:treated|dealt with|answered|heard|served|spoken to) (?:\w+ ){0,2}(?:like|the same as|as)"
    r" (?:any|every|other|the other|the rest|a normal|normal)\w*",
    r"(?:deal with|treat|answer|hear|write to|speak to) (?:me|us) (?:\w+ )?(?:like|as|the way|the same as) (?:you"
    r" (?:would )?(?:do|treat|deal with|answer|hear|write to|speak to|would) )?(?:with |to )?(?:any|every|other"
    r"|the other|the rest|a normal)\w*",
    r"(?:strike|cross|rub|take|wipe|score|leave) (?:that|this|the|such an?) (?:word|name|term|label|stamp)"
    r"(?: (?!from the (?:report|survey))\w+){0,2} (?:out|off|away|back)\b",
    r"(?:get|have|got|want|give me|restore|put) (?:\w+ )?normal (?:service|contact) (?:back|again)|put (?:me|us) back"
    r" (?:as|to (?:how|normal|where)|how|where|like)",
    r"(?:says?|said|told me|tells me|wrote|told)(?: that)? (?:i|we) (?:can|could|may|might|should|am allowed to|must)"
    r" (?:\w+ )?(?:go|write|turn|appeal|complain|ask|speak)(?: to)? (?:the |your |a |an )?(?:head|director|manager"
    r"|chief|board"
    r"|somebody|someone|panel|senior)(?: \w+){0,4} if (?:i|we) (?:disagree|do ?n[o']?t agree|am not|object|mind|am"
    r" unhappy)",
    r"a way to (?:say no|object|appeal|challenge|contest|complain) (?:to|about|against) (?:it|this|that|your|the)"
    r" (?:letter|decision|ban|list)?",
    r"(?:i'd like|i would like|want|give me|ask(?:ing)? for|have|get|deserve|need) (?:a|another|one more)(?: second|"
    r" fresh| new| other"
    r"| last)? (?:chance|start)(?: with you)?|clean slate|wipe the slate|(?:your )?(?:good|bad|black) books|new leaf"
    r"|(?:a|any) (?:way|road) back\b"
    r"|(?:let|take|have) (?:me|us) back\b",
    r"(?:kept quiet|held my tongue|bitten my tongue|stayed quiet|kept my (?:word|side|head down)|not (?:written|rung"
    r"|bothered you)"
    r" for)\b[^!]{0,90}\b(?:come off|lift\w*|back|over|end|now|again|enough)",
    r"(?:can|could|will|does|should|may)(?: \w+)? (?:it|this|that) (?:come off|be (?:lifted|over|taken off)|run out"
    r"|expire|lapse|wear off)"
    r"|can'?t gag|(?:all i get|only get)(?: \w+){0,6} (?:nothing else|that's all|and no more)",
    r"(?:get|gets|have|want|give)(?: \w+){0,2} (?:voice|say|phone|contact|rights?) back|(?:by|for|in) not (?:replying"
    r"|answering|writing|speaking"
    r"|talking|dealing)(?: to| with)? me",
    r"(?:next door|every(?:one|body) else|any(?:one|body) else|other (?:tenants|people|folk)|the (?:others|rest)"
    r"|others)(?: \w+){0,3}"
    r" (?:e-?mails?|writes?|rings?|phones?|calls?|answer\w*|repl\w+|letters?|humans?|person|spoken|heard"
    r"|speaks?)\b[^!?]{0,60}\b(?:not"
    r" allowed|i can't|i cannot|why (?:can't|not)|i'm not|not me|but me|except me|one rule|change|explain|robot|i get)",
    r"(?:stop|quit|no more) (?:freezing|shutting|cutting|blocking|silencing|gagging|banning|barring|punishing|muzzling"
    r"|labelling)"
    r" (?:me|us)",
    r"(?:weeks?|months?|years?) of (?:nobody|no one|noone|not a soul|no-one) (?:\w+ )?(?:talking|speaking|answering"
    r"|writing)"
    r" to me\b(?=[^!]{0,80}\b(?:dead body|further|not having|won't have|wrong|stand for))",
)
"""What says by itself that they want it undone."""
