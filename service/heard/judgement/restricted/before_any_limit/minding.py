"""Words by which somebody minds what was done to them, or wants it looked at, undone, or heard by somebody else.

Each is said of much else too: they count beside what was done to a writer (done_to_them.py), and by themselves only
where a mail speaks of no matter.

Pure.
"""

from __future__ import annotations

MINDS = (
    r"not (?:on|fair|right|lawful|legal|just|having|deserved|standing|a criminal)\b|(?:isn't|ain't|aint|isnt|wasn't"
    r"|wasnt)"
    r" (?:on|fair|right|lawful|legal|just)\b",
    r"wrong|unfair|unjust\w*|unlawful|illegal|against the law|disgrac\w*|discriminat\w*|outrag\w*|humiliat\w*|stinks"
    r"|disgust\w*|(?:a )?liberty|out of order|bang out|scandal\w*|cruel|spiteful|petty|bullying|degrading|insult\w*"
    r"|shame"
    r"|over my dead body|human rights|rights|ridiculous|pathetic|joke",
    r"(?:do not|don't|dont|won't|wont|will not|never|cannot|can't|cant|not|didn't|didnt)(?: \w+)? (?:accept\w*|agreed?"
    r"|agree"
    r"|consent\w*|stand for|put up with|have it|having it|take it|lie down|sign|signed|deserve\w*)|disagree\w*|say no\b"
    r"|so no\b|no thank you",
    r"lift(?:ed)?|overturn\w*|overrul\w*|revers\w*|revok\w*|rescind\w*|withdr\w+|cancel\w*|scrap(?:ped)?|undone|undo"
    r"|remove[ds]?|off with it|end(?:ed)? it|drop(?:ped)? it|stop(?:ped)? it|tear (?:\w+ )?up|rip (?:\w+ )?up|give it"
    r" back"
    r"|put (?:it|this|me|us) (?:right|back)|unban\w*|unblock\w*|reinstat\w*|restor\w*|reopen\w*|re-open\w*",
    r"review\w*|reconsider\w*|rethink|(?:look|looked|think|thought|check|checked|decide|decided|judge)(?: \w+){0,2}"
    r" (?:again|afresh|anew)|look(?:ed)? (?:at|into)|luk(?:ed|d)? at|second (?:look|opinion)|afresh|fresh eyes",
    r"appeal\w*|contest\w*|challeng\w*|disput\w*|object\w*|protest\w*|fight(?:ing)?|(?:complain\w*|complaint) (?:about"
    r"|over|against) (?:you|it|that|this)\b|(?:you )?can't just|taking (?:it|this) further"
    r"|take (?:it|this) further|go(?:ing)? (?:higher|against)|put (?:it )?before|committee|not been involved"
    r"|change[ds]? (?:it|this|that|please)|changed"
    r"|explain (?:it|this|that)|back on\b|way to (?:run|treat|carry on)|abuse of power|one rule|charming|no thanks?"
    r"|sort it|chief|lifted|take me (?:out|off)|(?:your|the) rules|who reviews|change your mind|legal\b|put my (?:case"
    r"|side)|must stop|end (?:the|this"
    r"|that|it)\b|stop (?:it|this|that)\b|how you treat|is that (?:how|right|fair)|i reckon|(?:this|it|that) (?:be"
    r" )?put right|putting right|never (?:once )?(?:raised|swore|shouted|threatened|hurt)|what i(?:'ve)? d(?:id|one)"
    r"|off my (?:file|record|name|card)|check(?:s|ed)? (?:if|whether|that)|did right|not (?:been )?earned|undeserved"
    r"|who gave|(?:want|need|like) (?:that|it|this) (?:stopped|ended|lifted|changed|off)|why is it|governors?|trustees"
    r"|(?:another|fresh|different|new) (?:pair|set) of eyes|unmake|open(?:ed)?"
    r" (?:it |my \w+ |up )?(?:again|back)|is enough|not trivial|(?:can't|cannot|cant) (?:\w+ )?(?:say|do|tell|treat"
    r"|stop|refuse|ignore|shut"
    r"|gag|ban|bar|bin|close)|as (?:often|much|many) as i|(?:wish|want|ask|like|need|demand|right)(?: \w+)? to be"
    r" heard|kindly hear|come off|was (?:\w+ )?fair|what can i do|where do i (?:go|stand|turn)",
    r"(?:someone|somebody|anyone|anybody|person|one) (?:else|senior|higher|above|independent|neutral|fair|(?:who|that)"
    r" (?:isn't|is not|wasn't|has nothing|had nothing|never|can|decides))|another (?:person|officer|manager|director"
    r"|one|team)"
    r"|different (?:person|officer|manager|director|team|one)|whoever (?:decides|decided|hears|is in charge)",
    r"(?:your|his|her|their|manager's|the) (?:boss|bosses|manager|superior)|higher up|senior|head of|director|chief"
    r" exec\w*"
    r"|your board|the board|(?:above|over) (?:mr|mrs|ms|miss|him|her|them|you|your|his|their)\b",
    r"who (?:\w+ )?(?:decided|decides|made|signed|said|gave|do i|can i|is in charge|hears|put)|what right|no right"
    r"|by what|on what (?:grounds|basis)|grounds|what gives you|how (?:dare|come|long|do i|can i|am i)|why (?:am|are"
    r"|was|have"
    r"|has|do|did|can't|should|me)\b|since when|what (?:have|did|do) i (?:\w+ )?(?:do|done|did)|until when|when (?:can"
    r"|will"
    r"|do|does|is)",
    r"(?:wasn't|wasnt|was not|weren't|never|not|nobody|no one|noone|without)(?: \w+)? (?:warned|warning|asked|asking"
    r"|told"
    r"|consulted|heard|hearing|met|abusive|rude|spoke|listened)|my side|hear me\b|let me (?:back|speak|write|ring"
    r"|explain)",
    r"like (?:any(?:one|body)?|every(?:one|body)?|other|the (?:other|rest))|same as (?:any|every|the (?:rest|others))"
    r"|(?:want|give|get|got|have)(?: \w+){0,4} back\b|long enough|served my|please (?:let|stop|think)|sorry|apologis\w+"
    r"|promise to|i(?:'ve| have) (?:behaved|done nothing)|human being|hold it against|allowed|demand",
)
"""How they mind it."""

PLAINLY_MINDS = (
    r"(?:i|we)(?: \w+){0,2} (?:object|appeal|contest|challenge|dispute|protest)\b|gag\w*|unmake|undo\w*|revers\w+"
    r"|unban\w*"
    r"|(?:above|over) (?:her|him|them|you|iris)\b|governors?|committee|the board|your board|trustees|think again"
    r"|reconsider\w*"
    r"|second chance|another chance|come off\b|lift(?:ed)? it|sentence|tear it up|independent\w*|boss(?:es)?|in charge"
    r" of you"
    r"|my side|put up with|told off|slap in the face|never (?:been )?warned|who do you think you are|as i please"
)
"""What minds something so plainly that, where a mail speaks of no matter, it may well be the limit."""

MANY = (
    r"(?:so|too) many (?:\w+ )?(?:e-?mails|mails|letters|calls|messages)|(?:all|sent) (?:them|those|these) (?:\w+"
    r" )?(?:e-?mails"
    r"|mails|letters|calls|messages)|(?:wrote|written|writing|rang|ringing|rung|phoned|e-?mailed|e-?mailing)"
    r" (?:so|too) (?:much|often|many)"
)
EXCUSED = (
    r"hold (?:it|that|them) against|forgive|(?:bad|dark|rough) (?:way|place|patch)|manic|not (?:myself|well|in my"
    r" right)|was"
    r" (?:ill|poorly|unwell)|put me back|word in my ear|never (?:told|warned)|nobody (?:told|warned|rang|phoned"
    r"|answered)"
    r"|give me (?:a|another) chance|another chance|won't happen|wont happen|will write less|cut down"
)
"""How often they wrote, and what they say to be excused for it."""
