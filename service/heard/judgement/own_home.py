"""Does the writer speak of a home of theirs?

Whoever does is somebody's tenant or neighbour, whatever else the words are like: sellers and
tricksters write to anybody, of your website or of every home, never of the lift that is out.

Pure; linear in the length of the text.
"""

from __future__ import annotations

import re

LIMIT = 20_000
"""Characters looked at, as many as rules see."""

_ROOMS = "flat|house|home|kitchen|bathroom|bedroom|living room|toilet|room|garage|garden|balcony|boiler|heating"
_OF_TENANTS = (
    rf"{_ROOMS}|landlord|tenancy|rent|neighbou?rs?|lift|block|estate|building|entrance|stairs|stairwell|street|floor"
    r"|door|windows?|roof|ceiling|walls?|fence|complaint|repairs?|housing officer|portal|meter|letter ?box|bins?"
    r"|mum|mother|dad|father|nan|son|daughter|baby|husband|wife|partner|children|kids"
    r"|grand(?:son|daughter|mother|father|children)"
)
_ABOUT_THE_HOUSE = (
    r"lift|intercom|entry ?phone|entry system|door entry|door code|stairs|stairwell|landing|hall|hallway|block|boiler"
    r"|heating|hot water|radiators?|bathroom|kitchen|bedroom|toilet|sink|taps?|bins?|bin store|bin room|gutters?"
    r"|ceiling|fence|gate|garages?|letter ?box|scaffold(?:ing|ers)?|caretaker|concierge|neighbou?rs?|community room"
    r"|wash house|drying room|leak|fob|plumber|engineer|electrician|operative|gardeners?|cleaners?"
    r"|(?:ground|first|second|third|top) floor|old tenant|rent (?:account|statement|letter)|repairs? (?:line|app|team)"
    r"|tenant portal"
)
_TOLD = (
    "got|get|keep getting|received|had|clicked|tried|can'?t|cannot|could not|couldn'?t|paid|lost|rang|phoned|reported"
    "|complained|waited|was (?:told|sent|charged|promised|at)"
)
_HOME = re.compile(
    rf"\b(?:my|her|his)\s(?:\w{{1,20}}\s){{0,2}}(?:{_OF_TENANTS})\b"
    rf"|\bour\s(?:own\s)?(?:{_OF_TENANTS})\b(?!\s(?:page|pages|range|service|team|system|platform|software|products?)\b)"
    rf"|\b(?:the|this)\s(?:\w{{1,20}}\s)?(?:{_ABOUT_THE_HOUSE})\b"
    r"|\b(?:flat|house|room|garage|apartment|block|number)\s(?:no\.?\s)?\d{1,4}[a-z]?\b"
    r"|\bi(?:'m|\sam|'ve|\shave)?\s(?:a\stenant|your\stenant|lived?\s(?:at|in|here|on|next|above|below|alone)|rent\b|pay\srent"
    r"|moved\s(?:in|out))\b"
    r"|\byour\s(?:contractor|plumber|engineer|operative|housing\sofficer|electrician|caretaker|foreman|man|men|lads?"
    r"|workmen|tenant|(?:repairs?|tenant)\s(?:app|portal|line))\b(?!')"
    rf"|\b(?:i|we)(?:'ve|\shave)?\s(?:{_TOLD.replace(' ', chr(92) + 's')})\b",
)


def speaks_of_a_home(text: str) -> bool:
    """Say whether the words are of somebody's own home, of what is in or about it, or of what befell them there."""
    return _HOME.search(text[:LIMIT].lower().replace("\u2019", "'")) is not None
