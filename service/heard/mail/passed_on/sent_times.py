"""The time in the heading of an earlier mail, in whatever language its program wrote it.

"27 October 2025 19:20", "lundi 27 octobre 2025 19:20", "Mon, Oct 27, 2025 at 7:20 PM", "27.10.2025 19:20",
"2025年10月27日 19:20".  Programs leave the zone away, so it is the reader's wall clock.  A day that cannot be told
is None: 3/4/2025 is read day first, as all of Europe writes it.  Pure.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime, timedelta, timezone, tzinfo

_LIMIT = 160
# By how the name of a month begins, without accents; the longer beginning counts.
_MONTHS = {
    1: "jan gen ene ian sty led tam sau stu ion ocak янв січ 1月",
    2: "feb fev fév fëv lut úno uno hel vas chw vel şub sub фев лют",
    3: "mar mär maer mrt maa bre már maw ožu ozu мар бер",
    4: "apr avr abr kwi dub huh ebr trav nis апр квіт",
    5: "may mai maj mei mag kvě kve tou maio mayo maj svi май мая трав",
    6: "jun juin giu cze iun čvn cvn kes jún meh lip haz июн черв",
    7: "jul juil lug lip iul čvc cvc hei júl gor srp tem июл лип",
    8: "aug aoû aou ago sie srp elo aws kol авг серп",
    9: "sep set wrz zář zar syy sze med ruj eyl сен верес",
    10: "oct okt out ott paź paz říj rij lok hyd lis eki окт жовт",
    11: "nov lis marr tac stu kas ноя лист",
    12: "dec dez déc dic gru pro jou rha aral ara дек груд",
}
# The same letters begin other months elsewhere; what follows tells them apart.
_WHOLE = {
    "juillet": 7, "juil": 7, "juin": 6, "listopada": 11, "listopad": 11, "lipca": 7, "lipiec": 7, "lipnja": 6,
    "srpna": 8, "srpen": 8, "srpnja": 7, "marras": 11, "marraskuuta": 11, "maaliskuuta": 3, "mawrth": 3, "mai": 5,
    "tachwedd": 11, "tammikuuta": 1, "medi": 9, "mehefin": 6, "gorffennaf": 7, "hydref": 10, "rhagfyr": 12,
    "ionawr": 1, "chwefror": 2, "ebrill": 4, "awst": 8, "stycznia": 1, "sierpnia": 8, "wrzesnia": 9, "marca": 3,
    "maja": 5, "czerwca": 6, "grudnia": 12, "lutego": 2, "kwietnia": 4, "pazdziernika": 10, "mayıs": 5, "mayis": 5,
    "martie": 3, "marzo": 3, "agosto": 8, "cervence": 7, "cervna": 6, "prosince": 12, "листопада": 11, "жовтня": 10,
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]{3,16}")
_CLOCK = re.compile(
    r"(?<![\d:.])(\d{1,2})(?:[:.](\d{2})(?:[:.]\d{2})?|[hH時시](\d{2}))(?![\d.])[\s\u202f]{0,2}([AaPp]\.?\s?[Mm])?"
)
_ZONE = re.compile(r"\s(?:GMT|UTC)?([+-])(\d{2}):?(\d{2})\b|\s(GMT|UTC|Z)\b")
_YEAR_FIRST = re.compile(r"(?<!\d)((?:19|20)\d{2})\s?[-/.年년]\s?(\d{1,2})\s?[-/.月월]\s?(\d{1,2})(?!\d)")
_IN_FIGURES = re.compile(r"(?<!\d)(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?((?:19|20)\d{2}|\d{2})(?!\d)")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_DAY = re.compile(r"(?<![\d:.])(\d{1,2})(?:st|nd|rd|th|\.|er|º|°)?(?![\d:])")


def sent_time(written: str, zone: tzinfo) -> datetime | None:
    """Return the time a heading gives, aware, or None where no day can be told.

    zone   whose wall clock it is, where it names none; without an hour it is midnight there
    """
    text = " ".join(written[:_LIMIT].split())
    clock = _CLOCK.search(text)
    hour, minute = _hour_and_minute(clock) if clock else (0, 0)
    day = _day(text if clock is None else f"{text[: clock.start()]} {text[clock.end() :]}")
    if day is None:
        return None
    try:
        return datetime(*day, hour, minute, tzinfo=_zone(text) or zone)
    except ValueError:
        return None


def _hour_and_minute(clock: re.Match[str]) -> tuple[int, int]:
    hour, minute = int(clock[1]), int(clock[2] or clock[3])
    if clock[4] and hour <= 12:
        hour = hour % 12 + (12 if clock[4][0] in "Pp" else 0)
    return hour, minute


def _zone(text: str) -> tzinfo | None:
    found = _ZONE.search(text)
    if found is None:
        return None
    if found[4]:
        return UTC
    ahead = timedelta(hours=int(found[2]), minutes=int(found[3]))
    return timezone(ahead if found[1] == "+" else -ahead) if ahead < timedelta(days=1) else None


def _day(text: str) -> tuple[int, int, int] | None:
    """Return year, month and day."""
    if found := _YEAR_FIRST.search(text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _IN_FIGURES.search(text):
        day, month, year = int(found[1]), int(found[2]), int(found[3])
        year = year + 2000 if year < 100 else year
        return (year, day, month) if month > 12 >= day else (year, month, day)  # Americans put the month first
    year_found = _YEAR.search(text)
    # The weekday stands before the month: "mardi", "maandag" and "martes" begin like March.
    months = [named for word in reversed(_WORD.findall(text)) if (named := _month(word))]
    if year_found is None or not months:
        return None
    rest = f"{text[: year_found.start()]} {text[year_found.end() :]}"
    day_found = _DAY.search(rest)
    return (int(year_found[1]), months[0], int(day_found[1])) if day_found else None


def _month(word: str) -> int | None:
    small = _plain(word)
    if small in _WHOLE_PLAIN:
        return _WHOLE_PLAIN[small]
    return next((month for begins, month in _BEGINNINGS if small.startswith(begins)), None)


def _plain(word: str) -> str:
    apart = unicodedata.normalize("NFKD", word.lower())
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).replace("ı", "i")


_WHOLE_PLAIN = {_plain(name): month for name, month in _WHOLE.items()}
_BEGINNINGS = sorted(
    ((_plain(begins), month) for month, names in _MONTHS.items() for begins in names.split()),
    key=lambda each: -len(each[0]),
)
