"""Whom people write for, as they call them: "my elderly mum", "our client", "Mrs Hadley", "the residents".

One's own children, and "my husband and I", are nobody else: whoever complains for a household complains for
themselves.  All patterns are of small, straight text, and of bounded length.
"""

from __future__ import annotations

KIN_BELOW = (
    "son|daughter|sister|brother|grandson|granddaughter|grand-son|grand-daughter|niece|nephew|cousin|aunt|auntie|aunty"
    "|uncle|stepson|stepdaughter|(?:son|daughter|sister|brother)-in-law|great[- ]niece|great[- ]nephew"
)
"""Kin who are rarely of the household they write for."""
KIN_ABOVE = (
    "mum|mam|mom|mummy|mother|dad|daddy|father|parents|nan|nana|nanna|gran|granny|grandma|grandmother|grandad|granddad"
    "|grandpa|grandfather|grandparents|(?:mother|father|mum|dad)-in-law|stepmother|stepfather|stepmum|stepdad|godmother"
)
PARTNERS = "wife|husband|partner|fiancee?|ex-?(?: |-)?(?:wife|husband|partner)"
KIN = f"{KIN_ABOVE}|{KIN_BELOW}|{PARTNERS}|relative"
FRIENDS = (
    "friend|mate|pal|neighbou?r|next[- ]door neighbou?r|colleague"
    "|(?:old )?(?:lady|gentleman|couple) (?:next door|upstairs|downstairs|opposite|below|above)"
)
CLIENTS = "client|service user|patient|constituent|tenant|resident|leaseholder"
HELPERS = (
    "advocate|support worker|social worker|key ?worker|appointee|attorney|deputy|case ?worker|representative|executor"
    "|next of kin|adviser|advisor|care ?worker|carer|care manager|care coordinator|floating support officer"
    "|occupational therapist|health visitor|community nurse|district nurse|mental health nurse|probation officer"
    "|personal assistant|interpreter|link worker|outreach worker|befriender|volunteer|(?:support )?practitioner"
)
TITLE = r"(?:mr|mrs|ms|miss|mx|dr|rev|revd|prof|mr and mrs|mr & mrs)\.? (?=[a-z])"

_OF_AGE = r"(?:1[89]|[2-9]\d|1\d\d)[ -]?(?:years?|yrs?)[ -]?old"
ADJECTIVES = (
    rf"(?:(?:elderly|disabled|poor|dear|old|frail|vulnerable|{_OF_AGE}|blind|deaf|younger|older|little|big|late|good|own"
    r"|autistic|housebound|pensioner|great|widowed|sick|ill|foster|close),? ){0,2}"
)
_AND_I = r"(?! (?:and|&|\+) (?:i|me|myself|us|our|my (?:kids|children|family|baby|\w+ children))\b)"
_NOT_THEIRS = r"\b(?!'s? \w)"  # "my mum's carer" is not my mum
_NOT_TO_THEM = r"(?![a-z'-]{2,25}(?: [a-z'-]{2,25})?(?:'s? attention| to (?:look|read|see|deal|answer|action|reply)))"
SOMEBODY = (
    rf"(?:(?:my|our|a|an|the|your|another|this|one of (?:my|our|your)|(?:two|three|some) of (?:my|our|your)"
    rf") {ADJECTIVES}(?:{KIN}|{FRIENDS}|(?:\w{{3,12}} ){{0,2}}client|{CLIENTS})s?{_NOT_THEIRS}{_AND_I}"
    rf"|{TITLE}{_NOT_TO_THEM}|(?:her|him)\b(?! (?:own|\w+'s))|the above(?:[- ]named)?\b)"
)
"""Somebody else, at the end of "on behalf of" or "writing for"."""
ONE = rf"(?:(?:my|our|your|the) {ADJECTIVES}(?:{KIN}|{FRIENDS}|{CLIENTS})|{TITLE}[a-z'-]{{2,25}}(?: [a-z'-]{{2,25}})?)"
MANY = (
    r"\b(?:(?:(?:all|several|many|some|most|both|the|other|of|my|our|fellow|remaining|elderly|\d{1,3}|every|each|everyone"
    r"|everybody|us|those|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|undersigned) ){1,5}"
    r"(?:residents|tenants|neighbou?rs|leaseholders|households|families|flats|homes|occupants|people"
    r"|(?:tenants'?|residents'?) (?:and (?:tenants'?|residents'?|leaseholders'?) )?"
    r"(?:association|group|panel|committee))\b"
    r"|(?:every|each) (?:single )?(?:resident|tenant|neighbour|leaseholder|household|family|flat|home)\b)"
)
"""More than one household."""


def _with_many(words: str) -> frozenset[str]:
    """Return the words, and each as more than one of them, or as whose something is."""
    return frozenset(words.split()) | {f"{word}s" for word in words.split()}


# One of these whole words is in every text that fits the alternatives they are named for.
BELOW_WORDS = _with_many(
    "son daughter sister brother grandson granddaughter niece nephew cousin aunt auntie aunty uncle stepson"
    " stepdaughter"
)
ABOVE_WORDS = _with_many(
    "mum mam mom mummy mother dad daddy father parents nan nana nanna gran granny grandma grandmother grandad granddad"
    " grandpa grandfather grandparents stepmother stepfather stepmum stepdad godmother"
)
PARTNER_WORDS = _with_many("wife husband partner fiance fiancee exwife exhusband expartner")
KIN_WORDS = ABOVE_WORDS | BELOW_WORDS | PARTNER_WORDS | _with_many("relative")
FRIEND_WORDS = _with_many("friend mate pal neighbour neighbor colleague lady gentleman couple")
CLIENT_WORDS = _with_many("client user patient constituent tenant resident leaseholder")
HELPER_WORDS = _with_many(
    "advocate worker keyworker appointee attorney deputy caseworker representative executor kin adviser advisor"
    " careworker carer manager coordinator officer therapist visitor nurse assistant interpreter befriender volunteer"
    " practitioner"
)
TITLE_WORDS = frozenset(["mr", "mrs", "ms", "miss", "mx", "dr", "rev", "revd", "prof"])
SOMEBODY_WORDS = KIN_WORDS | FRIEND_WORDS | CLIENT_WORDS | TITLE_WORDS | {"her", "him", "above"}
MANY_WORDS = _with_many("resident tenant neighbour neighbor leaseholder household family flat home") | {
    "families",
    "occupants",
    "people",
}
