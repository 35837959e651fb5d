"""What makes letters, telephones and forms hard for somebody, and the other ways they ask for, as people tell them.

Pure.
"""

from __future__ import annotations

_VERY = (
    r"(?:near(?:ly)?|half|almost|part(?:ly|ially)?|registered|legally|stone|profoundly|practically|virtually|completely"
    r"|totally|severely|going|gone|born|as good as|a bit|pretty|so|very|now|also|both)"
)
_AT_WHAT = r"(?! (?:to |with rage|drunk|corner|spot|alley|eye|panic|cord|pull|in the (?:kitchen|window)|is|was|broke))"
_TONGUE = (
    r"(?:polish|urdu|punjabi|bengali|gujarati|hindi|tamil|arabic|farsi|dari|pashto|kurdish|turkish|somali|tigrinya"
    r"|amharic|romanian|romana|bulgarian"
    r"|lithuanian|latvian|slovak|czech|hungarian|ukrainian|russian|portuguese|spanish|french|italian|welsh|chinese"
    r"|cantonese|mandarin|vietnamese"
    r"|albanian|swahili|yoruba|igbo|twi|shona|bsl|sign language)"
)
_OF_SIGHT = (
    r"(?:keratoconus|retinitis(?: pigmentosa)?|retinopathy|glaucoma|macular(?: degeneration)?|cataracts?|stargardt'?s?"
    r"|nystagmus|hemianopia|uveitis|optic neuritis|detached retina|sight loss|double vision|tunnel vision|diabetic"
    r" eyes?)"
)
_OF_HEARING = r"(?:tinnitus|meniere'?s?|cochlear implant|otosclerosis|hearing loss|perforated ear ?drums?|glue ear)"
_OF_WORDS = (
    r"(?:dyslexi\w+|dyspraxi\w+|dysgraphi\w+|dyscalculi\w+|irlen\w*|aphasia|dysphasia|apraxia|stammer|stutter|lisp|word"
    r" blind\w*|learning (?:disabilit\w+|difficult\w+)|slow learner)"
)
_OF_HANDS = (
    r"(?:arthritis|rsi|carpal tunnel|trigger finger|essential tremor|raynaud'?s?|dupuytren'?s?|cerebral palsy"
    r"|motor neurone|muscular dystrophy|parkinson'?s?)"
)
_CANNOT = (
    r"(?:can't|cant|cannot|can not|can no longer|could never|couldn't never|never could|don't|dont|unable to|not able"
    r" to"
    r"|struggle to|struggling to|no good at|not good at|useless at|rubbish at|hopeless at|terrible at|not great at"
    r"|never (?:learned|learnt|been able|been taught|got the hang of)(?: to| how to)?)"
)
_IT = (
    r"(?:phones?|telephones?|phone calls|calls|letters?|forms?|post|print|e-?mails?|computers?|screens?|portal|apps?"
    r"|website"
    r"|online|paperwork|brown envelopes?|envelopes|voicemails?|reading|writing|spelling|words)"
)
_NOT_SINCE = (
    r"(?! (?:since|because|as your|as the|due to|again|from|through|till|until|where|in (?:the|my) (?:lift|hall)))"
)

REASONS = (
    rf"{_OF_SIGHT}|{_OF_HEARING}|{_OF_WORDS}|{_OF_HANDS}",
    rf"(?:{_VERY}|{_VERY} {_VERY}) (?:blind|deaf)(?:ened)?{_AT_WHAT}",
    rf"(?:me|us|i|myself) and {_IT} (?:don't|dont|do not|never|didn't)(?: ever)? (?:get on|get along|mix|agree)",
    rf"{_IT} (?:\w+ )?(?:are|is|am|'s) (?:\w+ )?(?:murder|torture|hell|a nightmare|a struggle|hard|a blur|beyond me"
    rf"|too much"
    rf"|(?:no use|no good|useless) (?:to|for) me|double dutch|gobbledygook|like chinese|all greek)",
    r"(?:do|does|did|doing) (?:me|my) (?:head|nut) in|(?:send|sends|put|puts) me (?:into|in) (?:a )?(?:meltdown|panic"
    r"|spin"
    r"|state|tizz\w*)|sets? me off|meltdowns?|overload\w*",
    rf"(?:frightened|scared|terrified|afraid|petrified) of (?:\w+ )?{_IT}|{_IT} (?:scares?|frightens?|terrif\w+"
    rf"|freaks? me"
    rf"|panics?|upsets?) me|i (?:panic|freeze|go to pieces|shake|freak)(?: out| up)? (?:when|if|on|at|every time"
    rf"|whenever)"
    rf"|(?:phone|telephone|call) (?:phobia|phobic|anxiety)|(?:hate|dread) (?:\w+ )?(?:phones?|phone calls|telephones?)",
    rf"(?:no|not got (?:a|any|the)|haven't got (?:a|any|the)|ain't got (?:a|any|no)|don't have (?:a|any)|without)"
    rf" (?:\w+ )?"
    rf"(?:internet|broadband|wi-?fi|computer|smart ?phone|printer|e-?mail|laptop|data|tablet){_NOT_SINCE}",
    rf"{_CANNOT} (?:\w+ )?(?:do|use|work|manage|get on with|get my head round|cope with|make out|follow|fill in|see"
    rf"|hold)"
    rf" (?:\w+ ){{0,2}}{_IT}{_NOT_SINCE}",
    rf"{_CANNOT} (?:read|write|spell)(?: (?:nor|or|and|n) (?:read|write|spell))?(?! (?:to you|the meter|your minds?"
    rf"|it\b))",
    r"hearing ?aids?|(?:my|me|these|both) (?:old |own |poor |bad )?(?:ears?|eyes?|eyesight|hearing|sight|vision|hands?"
    r"|fingers?)"
    r" (?:\w+ )?(?:gone|going|bad|poor|useless|failing|fails?|shot|knackered|packed|won't|will not|don't|can't|shakes?"
    r"|shaking"
    r"|crippled|numb|swollen|not (?:what|so|very))",
    r"(?:used to|always|usually|normally) (?:read|reads|wrote|write|did|do|does|deal)(?: with)? (?:me |out )?(?:the "
    r"|my |all"
    r" the |your )?(?:post|letters|paperwork|forms|e-?mails|mail)(?: (?:to|for) me)?",
    r"(?:words|it|everything) (?:\w+ )?(?:come|comes|came|coming) out (?:all )?(?:wrong|back to front|jumbled)|get"
    r" (?:\w+ )?"
    r"in(?:to)? a (?:state|flap|tizz\w*)|lose (?:the|my) thread|tie myself in knots",
    r"(?:with|got|have|my) (?:\w+ )?(?:m\.?e\.?|cfs|ms|copd|dialysis|aspergers?|ocd|c-?ptsd|ptsd|add|adhd|asd"
    r"|autism)(?=[\s,.;]"
    r"|$)|on dialysis|only (?:well|awake|good) (?:in the|from|after)",
    r"(?:bsl|sign language) is my|(?:not|isn't|never) (?:my|me) (?:first|own|mother)(?: \w+)? ?(?:language|tongue)?"
    r"|(?:english|inglish) (?:is )?(?:isn't|not|no|very|so|too) (?:\w+ )?(?:good|bad|enough|well|strong)|(?:no|not)"
    r" (?:speak"
    r"|read|understand|spik)(?: \w+)? (?:english|inglish)",
    r"(?:can't|cannot|cant|couldn't) make (?:head n?or tails?|sense|out|neither head)|(?:wife|husband|mum|mother|dad"
    r"|missus|daughter|son"
    r"|sister|brother|she|he|doreen) (?:did|does|used to do|always did)(?: all)? (?:the|my|our) (?:reading|writing"
    r"|post|letters|paperwork"
    r"|forms)|don't (?:read|write|spell|hear|see) (?:too |so |very |that )?(?:good|well|much|clear\w*)|(?:typing"
    r"|reading|writing)(?:'s|"
    r" is| are) (?:out|beyond|hard|slow|impossible|a (?:struggle|trial))|speech (?:isn't|is not|is|not) (?:\w+"
    r" )?(?:clear|slow|slurred|bad)",
    r"(?:my|me) (?:head|brain|mind|nerves) (?:\w+ )?(?:don't|dont|won't|can't|cant|doesn't|isn't|is|goes|go|hurts)"
    r"|bleed on (?:the|my) brain"
    r"|brain (?:bleed|haemorrhage|damage|tumour|surgery|fog|injury)|(?:can't|cant|cannot|struggle to) (?:hold|follow"
    r"|keep up) (?:with )?"
    r"(?:a |the )?(?:conversation|talk|thread)|tourette'?s|no good in (?:the )?\w+",
    r"(?:in|at) (?:a|the) refuge|(?:frightens?|scares?|terrifies|petrifies)(?: \w+){0,5} me\b",
    r"housebound|bed-?bound|bedridden|in (?:a wheelchair|hospital)|agoraphobi\w+|can't (?:get|go) (?:out|to your office"
    r"|upstairs)|support worker'?s? (?:left|gone|off)",
)
"""What makes it hard, of which it takes a way as well."""

WAYS = (
    r"voice ?(?:mail|note|message)s?|voicenotes?|leave (?:me )?(?:a |it on )?(?:message|voicemail|answerphone)"
    r"|(?:record|tape)"
    r" (?:it|me|them|this)|whats ?app|facetime|video ?call|zoom",
    r"(?:big+er|big+|large[rd]?|huge|massive|giant|bold|thick|clear(?:er)?|decent[ -]sized?) (?:\w+ )?(?:print|printing"
    r"|writing|letter(?:s|ing)?|type|font|text|words)|(?:so|too|that) (?:much )?small(?:er)?|(?:write|print|make|do)"
    r" (?:it|them)"
    r" (?:bigger|large|big|larger)|blow (?:it|them) up|capitals",
    r"bullet ?points?|dot ?points?|numbered (?:points|list)|wall of text|(?:speak|say) (?:it|them)\b|if you (?:ring"
    r"|call|phone|text|come)"
    r"|i'll (?:talk|come in|tell you)|through (?:the|my) (?:door|letter ?box)|be patient|wait for me|(?:big"
    r"|thick)(?:ger|ker|er)? pens?\b|(?:a|one|in a) (?:sentence|line|page)(?: or two)?|one thing at a time|few"
    r" (?:words|lines)|plainly"
    r"|(?:short|easy|simple|plain|easier|simpler|shorter)(?:er)? (?:words|sentences|letters|english|language|version)"
    r"|picture[s]?|photo (?:and|of)|easy ?read",
    r"(?:write|e-?mails?|letters?|texts?|post|phone|messages?) only|only (?:write|e-?mail|text|letters)|keep (?:\w+"
    r" ){0,4}(?:short|simple"
    r"|plain|brief)|do it with me|take (?:it |this )?down|(?:just )?tell (?:someone|somebody)|(?:big|loud) knock\w*"
    r"|knock (?:loud|hard)"
    r"|nothing (?:\w+ ){0,4}before|(?:yellow|cream|blue|pink|green) paper|talk to my|(?:text|message|whatsapp|dm) me\b"
    r"|text (?:about|instead|please|only|is)\b|drop me a (?:text|line|message|voicemail)|by (?:text|whatsapp|voicemail"
    r"|braille|hand)",
    r"(?:come|pop|call|drop|nip) (?:and|n|to|in and|over and|round|over|out|by)(?: (?:and|to))? ?(?:see|tell|read"
    r"|visit|explain"
    r"|sit|show|talk|help|go through)?(?: (?:me|us|it|with me))?|send (?:someone|somebody)\b|send (?:a|some|your|the"
    r"|one of) (?:\w+ )?(?:to"
    r"|round|lad|lady|woman|man|girl|person|officer)|lady or write|meet me|visit(?: me)?\b|knock (?:on )?(?:my|me)?",
    r"in (?:my|me|our|his|her) (?:own |first |mother )?(?:language|tongue)|in (?:polish|urdu|somali|arabic|tigrinya"
    r"|bengali"
    r"|punjabi|farsi|pashto|romanian|portuguese|spanish|turkish|ukrainian|russian|french|albanian|kurdish|tamil|welsh"
    r"|bsl"
    r"|chinese|vietnamese|lithuanian|hungarian|slovak|bulgarian|amharic|yoruba|twi|shona|swahili)|translat\w+"
    r"|interpret\w+"
    r"|someone who speaks|somebody who speaks",
    r"(?:by|in|through|via) (?:the )?(?:post|mail)\b|on paper|paper (?:copy|copies|letter|form)|hard copy|black and"
    r" white|out loud|a (?:call|text|letter|visit|chat|voice note)(?: \w+){0,4} (?:is|would be|be) (?:easier|better"
    r"|best|good)|ring my|be able to"
    r" (?:deal|speak|talk|ring|help|answer)|short answers|fill (?:in )?forms|(?:letter|it|that|this|answer|reply|one)"
    r" in \w+ (?:please|if|would)|one (?:e-?mail|letter"
    r"|call) (?:a|per) (?:week|day)|(?:which|what) day|double spaced|printed|print it|post it|put it in the post"
    r"|proper letter|letter instead",
    rf"(?:don't|dont|do not|stop|no more|never|not to|please no|no) (?:\w+ )?(?:ring|ringing|phone|phoning|call"
    rf"|calling|e-?mail"
    rf"|e-?mailing|write|writing|text|texting|letters?|phone calls|calls|e-?mails|texts)\b|(?:not|don't)"
    rf"(?: \w+){{0,12}} (?:on|by|over"
    rf"|in) (?:the |an? )?(?:phone|e-?mail|letter|writing|post|portal)|(?:instead of|rather than|not) (?:\w+"
    rf" ){{0,2}}{_IT}",
    r"warn me|before you (?:ring|come|call|knock|visit|turn up)|(?:tell|text|let) me (?:know )?(?:first|before|who)"
    r"|day before"
    r"|who(?:'s| is) coming|(?:set|same|regular) (?:day|time)|advance notice|plenty of notice|in advance",
    r"could it be|(?:before|after|past) (?:two|noon|dinner|lunch|\d{1,2}(?:am|pm)?|three|four|one|ten|eleven|twelve)\b"
    r"|(?:morning"
    r"|afternoon|evening)s?(?: only)?\b|another day|different (?:day|time)",
    r"transcript|subtitles?|captions?|sign(?:er|ing)\b|lip ?read\w*|relay|loop|audio|on (?:cd|tape|disc|audio)|braille",
    r"read (?:it|me|them|this|that|your letter|the letter)(?: \w+)?|tell me what (?:\w+ ){0,4}(?:says?|said|means?"
    r"|wrote|letter)"
    r"|explain (?:it|this|that|your|the|what)|spell it out|go through it|talk (?:me )?through|in person|in words",
    r"(?:ring|phone|call|speak to|talk to|e-?mail|write to) (?:me|us|my \w+)(?! (?:when|once|after|back|tomorrow"
    r"|tonight)\b)"
    r"|give me a (?:ring|call|bell|buzz|tinkle|shout)|bell me|on the (?:phone|blower|dog)",
)
"""The other way that is asked for."""

ALONE = (
    rf"(?:i am|i'm|i've gone|i have gone|i'm gone|i've been|as|being|since i'm|me being|and|but i'm|me,) (?:an?"
    rf" )?(?:{_VERY} )"
    rf"{{0,2}}(?:blind|deaf|deafened|hard of hearing|partially sighted|(?:sight|visually|hearing) impaired|dyslexic"
    rf"|dyslexick"
    rf"|illiterate|mute|deaf-?blind|non-?verbal|dyspraxic|word blind){_AT_WHAT}",
    rf"(?:i have|i've|i've got|i got|ive got|i suffer(?: from| with)?|with my|my|because of my|have|got) (?:\w+"
    rf" ){{0,2}}"
    rf"(?:{_OF_SIGHT}|{_OF_HEARING}|{_OF_WORDS})",
    r"(?:i never|i have never|i've never|never) (?:properly )?(?:learned|learnt|been able|was taught|been taught)(?:"
    r" how)? to"
    r" (?:read|write)|i (?:can't|cannot|can not|cant|can hardly|can barely) (?:read|write)(?: (?:or|nor|and|n) (?:read"
    r"|write)"
    r"|(?: very| too)? (?:well|good|much)|,? (?:at all|never could))(?! (?:to you|about))",
    r"(?:can't|cannot|can not|cant|can hardly|can barely|struggle to|couldn't) (?:\w+ )?(?:read|make out|follow"
    r"|understand) (?:your|the|them|these|any|what you) (?:\w+ )?(?:letters?|print|writing|words|wrote|small print"
    r"|forms?)",
    rf"(?:me|us|myself) and {_IT} (?:don't|dont|do not|never)(?: ever)? (?:get on|get along|mix|agree)",
    rf"{_OF_SIGHT}|{_OF_HEARING}|(?:no|little|poor|hardly any) (?:hearing|sight|vision|eyesight)|lip-? ?read(?:er)?(?="
    rf" (?:so|and)|[.,])",
    rf"(?:me|us|myself) and {_IT} (?:is|are|was|were|ain't|isn't)|(?:not|no|never|bad|rubbish|hopeless|useless"
    rf"|terrible|poor)(?: \w+)?"
    r" (?:good |great |any good |much good )?(?:with|at|on) (?:the |me )?(?:spell\w*|reading|read|writing|write|words"
    r"|letters|forms|phones?"
    r"|telephones?|computers?|english)(?<!bad at read)",
    r"(?:i'm|i am|i have|i've|i've got|my|me|with|because of|have|got|and) (?:an? |the |my |severe |bad"
    r" ){0,2}(?:adhd|autis\w+"
    r"|asperger'?s?|learning (?:disabilit\w+|difficult\w+)|brain injury|head injury|tourette'?s|parkinson'?s?"
    r"|dementia|alzheimer'?s?)"
    r"|adhd here",
    r"\w+ is my (?:\w+ )?(?:language|tongue)|(?:my|me) (?:english|inglish)(?: \w+){0,3} (?:small|bad|poor|not|no"
    r"|little|weak|broken"
    r"|good|so so)|not got (?:the|any|a|no) (?:internet|computer|broadband|smart ?phone)",
    r"my (?:\w+ )?(?:carer|daughter|son|sister|brother|wife|husband|niece|nephew|neighbour|support worker|grandson"
    r"|granddaughter|friend)"
    r" (?:\w+ )?(?:reads?|writes?|types?|explains?|opens?) (?:\w+ ){0,4}(?:to|for) me",
    r"(?:my|me) (?:\w+ )?glasses (?:are|is|have|broke|got|went)|(?:lost|broke|broken|sat on) (?:my|me) (?:\w+"
    r" )?glasses|(?:hear|see|read|make out)"
    r" (?:nowt|nothing|sod all|bugger all|naff all|hardly anything)(?= (?:on|of|in|over|without)|[.,])|one (?:good"
    r" )?(?:hand|ear|eye)\b(?= (?:since|after|left|only|and|so|works)|[.,])"
    r"|(?:get|feel|am|i'm) (?:\w+ )?overwhelmed|my (?:\w+ )?(?:daughter|son|sister|brother|wife|husband|niece|nephew"
    r"|friend|neighbour) (?:\w+ )?"
    r"(?:translates|interprets)|gone (?:\w+ )?deaf",
    rf"{_OF_WORDS}(?! (?:support|test|school|friendly))|(?:hand)?writing(?:'s| is| has)? (?:\w+ )?gone|(?:words"
    rf"|letters|lines|print)(?: \w+){{0,3}}"
    rf" (?:jump\w*|swim\w*|danc\w*|blurr?\w*|float\w*)|(?:can't|cannot|cant|no) english|{_TONGUE} (?:for|letter|please"
    rf"|speaker|version|copy)"
    rf"|(?:in|into) {_TONGUE} (?:please|if|would|yes)|(?:letters?|it|that|answer) in {_TONGUE}",
    r"(?:anything|everything|things) official|(?:officials?|letters?|post|phones?|calls?)(?: \w+)? (?:frightens?"
    r"|scares?|terrifies|petrifies)(?: \w+)"
    r"{0,5} me\b",
    r"(?:old|poor|tired|bad|weak|dim) eyes|(?:shaky|shaking|bad|arthritic|stiff|weak|numb|crippled|useless) (?:hands?"
    r"|fingers?|wrists?)"
    r"|(?:print|writing|type|text|lettering)(?: \w+){0,4}(?:'s| is| are)? too (?:faint|small|tiny|pale|light|little)",
    r"(?:i|we) (?:don't have|dont have|have no|haven't got|ain't got|no longer have|don't do|dont do|never had)(?: an?"
    r"| any| the)?"
    rf" (?:internet|computers?|e-?mails?|smart ?phone|online){_NOT_SINCE}(?! (?:from|off|back|about|to)\b)",
    r"(?:my|me) (?:eyesight|sight|hearing|eyes|ears|vision)(?: is| are| has| have|'s)(?: \w+){0,2} (?:gone|going|bad"
    r"|poor|failing"
    r"|shot|useless|awful|terrible|packed|worse|not what)|(?:lost|losing) (?:my|me) (?:sight|eyesight|hearing|voice"
    r"|speech)",
    r"(?:my )?hearing ?aids? (?:are|is|don't|doesn't|do not|won't|make|can't)",
    r"(?:my|me) (?:hands?|fingers?) (?:are|is|won't|will not|don't|can't|shakes?|has|have)(?: \w+){0,2} (?:bad|gone"
    r"|crippled"
    r"|shaking|useless|numb|write|type|hold|grip|so much|too much|to (?:write|type))",
    r"(?:english|inglish) (?:is )?(?:not|isn't) (?:my|me|so|very|too|good)(?: \w+)?|i (?:don't|do not|no|not|can't"
    r"|cannot)"
    r" (?:\w+ )?(?:speak|read|understand|spik)(?: \w+)? (?:english|inglish)",
    rf"(?:i|we) (?:have|'ve|have got|haven't|ain't|don't have|do not have|got)(?: got)? (?:no|any|a)? ?(?:internet"
    rf"|computer"
    rf"|smart ?phone|broadband){_NOT_SINCE}(?<!have internet)(?<!have a computer)(?<!got a computer)(?<!have computer)"
    rf"(?<!got internet)(?<!have broadband)",
    rf"i (?:panic|freeze|go to pieces|freak)(?: out| up)? (?:when|if|on|at|every time|whenever) (?:\w+"
    rf" ){{0,3}}(?:phones?|rings?"
    rf"|calls?|number|letters?|envelopes?|knocks?|door)|{_IT} (?:scares?|frightens?|terrif\w+|panics?) me"
    rf"|(?:frightened|scared|terrified) of (?:the |your )?(?:phone|post|letters|envelopes|calls)",
)
"""A difficulty that may need another way, where none is asked for."""
