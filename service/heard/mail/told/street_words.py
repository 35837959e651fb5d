"""The words streets, blocks and homes are named with in the UK; nobody's own estates."""

from __future__ import annotations

# What a street or a block is called, with the ways it is shortened.
PLAIN_TYPES = {
    "road": "road", "rd": "road", "street": "street", "str": "street", "st": "street", "avenue": "avenue",
    "ave": "avenue", "av": "avenue", "lane": "lane", "ln": "lane", "court": "court", "ct": "court", "crt": "court",
    "tower": "tower", "twr": "tower", "towers": "towers", "gdns": "gardens", "gdn": "gardens", "terrace": "terrace",
    "terr": "terrace", "ter": "terrace", "crescent": "crescent", "cres": "crescent", "cresc": "crescent",
    "grove": "grove", "gr": "grove", "gro": "grove", "mews": "mews", "villas": "villas", "cottages": "cottages",
    "cotts": "cottages", "mansions": "mansions", "mans": "mansions", "wynd": "wynd", "loan": "loan",
    "vennel": "vennel", "boulevard": "boulevard", "blvd": "boulevard", "esplanade": "esplanade", "pde": "parade",
    "wharf": "wharf", "heights": "heights", "hts": "heights", "garth": "garth", "brae": "brae",
}  # fmt: skip
# Those that are also words of every day: with a name in small letters they count only where an address would end.
EVERYDAY_TYPES = {
    "close": "close", "cl": "close", "clo": "close", "drive": "drive", "dr": "drive", "drv": "drive",
    "place": "place", "pl": "place", "house": "house", "hse": "house", "ho": "house", "way": "way", "walk": "walk",
    "wlk": "walk", "row": "row", "rise": "rise", "hill": "hill", "park": "park", "pk": "park", "square": "square",
    "sq": "square", "green": "green", "grn": "green", "view": "view", "end": "end", "bank": "bank", "side": "side",
    "gate": "gate", "yard": "yard", "yd": "yard", "point": "point", "mount": "mount", "mt": "mount",
    "common": "common", "fold": "fold", "field": "field", "fields": "fields", "bridge": "bridge",
    "buildings": "buildings", "bldgs": "buildings", "building": "building", "bldg": "building",
    "apartments": "apartments", "apts": "apartments", "hall": "hall", "farm": "farm", "vale": "vale",
    "dale": "dale", "approach": "approach", "circus": "circus", "path": "path", "passage": "passage", "hey": "hey",
    "dene": "dene", "mead": "mead", "chase": "chase", "ridge": "ridge", "broadway": "broadway",
    "parkway": "parkway", "link": "link", "cross": "cross", "corner": "corner", "wood": "wood", "woods": "woods",
    "oval": "oval", "precinct": "precinct", "estate": "estate", "cottage": "cottage", "block": "block",
    "gardens": "gardens", "garden": "garden", "lodge": "lodge", "orchard": "orchard", "meadow": "meadow",
    "meadows": "meadows", "croft": "croft", "paddock": "paddock", "quay": "quay", "parade": "parade",
    "arcade": "arcade", "drove": "drove", "nook": "nook", "brow": "brow", "lea": "lea", "leas": "leas",
}  # fmt: skip
TYPES = PLAIN_TYPES | EVERYDAY_TYPES
# Those that are said of little else: "the lift in rowan tower".
SMALL_TYPES = ("tower", "towers", "twr", "court", "terrace", "crescent", "cres", "mansions", "gdns")
# Welsh streets begin with what they are: "14 Heol y Parc".
WELSH_TYPES = frozenset(
    ("heol", "ffordd", "maes", "clos", "rhodfa", "stryd", "lon", "bryn", "cae", "llys", "parc", "tai")
)
UNITS = (
    "flat", "flt", "fl", "apartment", "appartment", "apt", "appt", "unit", "maisonette", "studio", "bedsit", "room",
    "bungalow", "fflat", "room",
)  # fmt: skip

_NOT_IN_A_NAME = """
a an and or but of in on at to from for with by is are was were be been has have had my our your their his her
its i we you they he she it me us them this that these those there here who which what when where not no so as
if than then up down off out over under near next opposite across along behind after before since until about
only just still now ago all any every other more less most another same second third last first half day days
week weeks month months year years hour hours hr hrs minute minutes min mins seconds am pm noon working
holiday holidays council housing social monday tuesday wednesday thursday friday saturday sunday mon tue tues
wed thu thur thurs fri sat sun january february march april may june july august september october november
december jan feb mar apr jun jul aug sep sept oct nov dec time times door doors mile miles metre metres meter
meters yard yards foot feet ft inch inches cm mm km kg bed beds bedroom bedrooms bathroom bathrooms room rooms
person people men women woman children child kids kid boys girls storey storeys floor floors level flight
flights car cars van vans bin bins tenants residents neighbours neighbour families family visits visit calls
call emails email letters letter complaints complaint stage photos photo attempts occasions different separate
empty broken percent pounds pence quid litre litres degrees x wheel wheeled seater star pin piece acre big
large little tiny huge dog cat
"""
_NOT_A_NAME = """
the this that our your my their his her a an main high county crown magistrates small supreme tennis food back
front rear side council housing show dead far near west east north south other same next whole entire busy
quiet private public residential first second third last every each any no one two new old town village
sheltered water tree local dear hi hello mr mrs ms miss please thank thanks regards sent lane
"""

NOT_IN_A_NAME = frozenset(_NOT_IN_A_NAME.split())
"""Words that stand between a number and a street word in ordinary talk: "2 people down the road"."""

NOT_A_NAME = frozenset(_NOT_A_NAME.split())
"""First words that make a kind of place, and not the name of one: "the main road", "county court"."""
