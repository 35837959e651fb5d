"""Lines that announce a quote: "On 3 Sep 2025 at 09:31, Somebody <a@b> wrote:", in many languages.

Where quoted lines follow, a date or an address before a colon is enough, in any language.
Where none do, what follows would be cut to the end, so much more is asked: a verb that mail
programs use, or an address with a full date.  What the writer says of a person ("On Tuesday
he wrote:") is never one.
"""

from __future__ import annotations

import re

_I = re.IGNORECASE

_VERBS = re.compile(
    r"\b(?:wrote|writes|(?:has )?written|ysgrifennodd|ysgrifenodd|a écrit|a ecrit|écrivait|écrit|schrieb|schreibt"
    r"|geschrieben"
    r"|escribió|escribio|ha escrito|escribía|va escriure|ha escrit|escribiu|ha scritto|scrive|scriveva|escreveu|schreef"
    r"|het volgende geschreven|geschreven|napisał\(a\)|napisała|napisał|napisali|pisze|pisała|a scris|skrev|skreiv"
    r"|følgende"
    r"|kirjoitti|napsal\(a\)|napsal|napsala|napísal\(a\)|napísal|napísala|píše|írta|ezt írta|yazdı|yazmış|έγραψε"
    r"|написала?|пишет|пише"
    r"|пишете|написав|rašė|parašė|rakstīja|kirjutas|napisao|napisala|je napisal\w*|đã viết|viết|menulis|tulis)(?!\w)"
    r"|写道|寫道|写了|於.{1,60}寫|のメール|さん(?:は|が).{0,20}書|書きました|님이 (?:작성|씀)|작성(?:했습니다|함)?"
    r"|썼습니다|كتب|כתב|เขียน|ने लिखा",
    _I,
)
_ON = re.compile(
    r"[\s*_>\"'(\[]{0,6}(?:(?:on|at|ar|le|am|el|il|em|op|den|d\.|på|pe|în|in|w dniu|dnia|dne|dňa"
    r"|ma|ti|no dia|a las|il giorno|στις|в|у|на|"
    r"tarihinde|pada|vào|ngày|بتاريخ|في|ב|ב-|le)\b.{0,60}?\d"
    r"|(?:mon|tue|wed|thu|fri|sat|sun|lun|mar|mer|mié|mie|jeu|jue|ven|vie|sam|sáb|dim|dom|mån|tis|ons|tors|fre|lør"
    r"|søn|lör|sön|man|tir|tor"
    r"|pon|wt|śr|sr|czw|pt|sob|niedz|nd|po|út|st|čt|pá|so|ne|seg|ter|qua|qui|sex|gio|mo|di|mi|do|fr|sa|ke|to|pe|la"
    r"|su|zo|wo|vr|za|ma|пн|вт|ср|чт|пт|сб|вс"
    r"|dum|joi|mie|sâm|hét|ke|sze|csü|pén|szo|vas|pzt|sal|çar|per|cum|cmt|paz|δευ|τρί|τετ|πέμ|παρ|σάβ"
    r"|κυρ)\w{0,9}[.,]{0,2}\s.{0,30}?\d"
    r"|\d{1,4}\s?[./\-年년 ]|(?:ng(?:ày)?|thứ|vào)\b|في|بتاريخ|[‎‏]?ב)",
    _I,
)
_QUOTING = re.compile(
    r"[\s*_]{0,4}(?:quoting|citando|zitat von|quote from|citation de|citat fr[åa]n|citerar)\s.{2,200}[:：]\s{0,4}", _I
)
_IN_MESSAGE = re.compile(
    r"[\s*_]{0,4}(?:in (?:article|message)|dans (?:le message|l['’]article)|en el mensaje)\s.{2,300}", _I
)
_ADDRESS = re.compile(r"[<(\[]?(?:mailto:)?[^\s<>@()\[\]]{1,100}@[^\s<>@()\[\]]{2,200}")
_ENCLOSED = re.compile(r"[<(\[]\s?(?:mailto:)?[^\s<>@()\[\]]{1,100}@")
_CLOCK = re.compile(r"\d{1,2}[:.hH]\d{2}|\d{1,2}時|\d{1,2}시|\d\s?[ap]\.?m\b", _I)
_YEAR = re.compile(
    r"(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\d)\d{1,2}[./-]\d{1,2}[./-]\d{2}(?!\d)|\d月\s?\d|\d월\s?\d|['’]\d\d\b"
)
_OLD_GMAIL = re.compile(
    r"\s{0,3}(?:19|20)\d\d[/.-]\d{1,2}[/.-]\d{1,2},?\s.{0,120}<[^<>\s]{3,200}@[^<>\s]{3,200}>[:：]?\s{0,4}"
)
# "On 3 May at 10:30 I wrote:" is the writer speaking.
_PERSON = re.compile(
    r"\b(?:I|[Ww]e|[Hh]e|[Ss]he|[Tt]hey|[Yy]ou|who|which|someone|somebody|nobody|my|your|our|his|her"
    r"|their)\b(?: \w{1,10}){0,2} (?:wrote|writes|written|said)\b"
    r"|\b(?:ich|wir|er|sie|je|nous|il|elle|yo|io|ja|eu)\b (?:schrieb|schrieben|ai écrit|avons écrit|a écrit|escribí"
    r"|escribió|ho scritto|napisał\w{0,3}|am scris)\b"
)
_JOINED = re.compile(
    r"(?<=[\w.!?,)-])[ -]{1,8}((?:On|Le|Am|El|Il giorno|Op|Em|Den|W dniu|Dnia|Ar|På"
    r"|În)\s(?:\w{2,10}[.,]{0,2}\s){0,2}\d)"
)
_SENTENCE_ENDS = re.compile(r"[a-zà-ž]{4,}[.!?]\s{0,3}$")
_FIGURES = re.compile(r"(?<!\d)\d{1,4}[./-] ?\d{1,2}[./-] ?\d{1,4}")
# "2013 10:23": only programs put the hour right behind the year.
_STAMP = re.compile(r"(?<!\d)(?:19|20)\d\d,? \d{1,2}[:.]\d{2}")
_COMMA = re.compile(r"\d[:.]\d{2}(?:[:.]\d{2})?(?: ?[\w.+-]{1,6}){0,2},\s")
_MOST_WORDS = 40
_ENDS = (":", "：", ">", "写道", "寫道", "︰")
_MAY_END = (*_ENDS, "wrote", "schrieb", "написал", "написала")
_AROUND = " *_-\t"
_LAST = frozenset((*(each[-1] for each in _MAY_END), *_AROUND))
_MOST_LINES = 4
_LONGEST = 500


def may_announce(line: str) -> bool:
    """Say cheaply whether a line can be the last of an announcement."""
    if line[-1:] not in _LAST or not 6 <= len(line) <= _LONGEST:
        return False
    bare = line.rstrip(_AROUND)
    if not bare.endswith(_MAY_END):
        return False
    return "\t" not in bare or bare.endswith(_ENDS)


def announcement(lines: list[str], at: int, *, quote_follows: bool) -> int | None:
    """Return the line where an announcement begins that ends on line `at`, or None.

    quote_follows   whether what stands right below is plainly quoted
    """
    found = None
    whole = False  # whether what was found begins as an announcement does
    text = ""
    for begin in range(at, max(-1, at - _MOST_LINES), -1):
        line = lines[begin].strip()
        if not line or (begin < at and (line.startswith(">") or _SENTENCE_ENDS.search(line))):
            break
        text = f"{line} {text}".strip()
        if len(text) > _LONGEST:
            break
        if begin < at and not (_ON.match(line) or _IN_MESSAGE.match(line)) and (whole or not _is_name_first(line)):
            continue
        if _announces(text, quote_follows=quote_follows):
            found = begin
            whole = _ON.match(text) is not None and not text[0].isdigit()
            if whole and _YEAR.search(text) and _CLOCK.search(text):
                break  # a line above that begins with "On" too is the writer's
    return found


def joined_announcement(line: str, *, quote_follows: bool) -> int | None:
    """Return the column where an announcement begins that stands on one line with words before it, or None."""
    if _ON.match(line):
        return None
    for begun in _JOINED.finditer(line):
        if _announces(line[begun.start(1) :], quote_follows=quote_follows):
            return begun.start(1)
    return None


def _is_name_first(line: str) -> bool:
    """Say whether a line may be the name and address of an announcement whose rest is wrapped below it."""
    return (
        len(line) < 160
        and _ADDRESS.search(line) is not None
        and (line[0] in "\"'<(*" or line[0].isupper() or "@" in line.split(maxsplit=1)[0])
    )


def _announces(text: str, *, quote_follows: bool) -> bool:
    if _PERSON.search(text):
        return False
    if _OLD_GMAIL.fullmatch(text):
        return True
    bare = text.rstrip(" *_-")
    verb = _VERBS.search(text)
    if not bare.endswith(_ENDS[:2]) and not (
        quote_follows and (bare.endswith(("wrote", ">")) or _VERBS.search(bare[-12:]))
    ):
        # Without its colon it must have all else: day, hour, address and the verb last.
        return _is_whole(text, bare) and verb is not None and verb.end() == len(bare)
    addressed = _ADDRESS.search(text) is not None
    clock, year = _CLOCK.search(text) is not None, _YEAR.search(text) is not None
    if quote_follows:
        if _QUOTING.fullmatch(text) or _IN_MESSAGE.fullmatch(text):
            return True
        return (
            (verb is not None and (addressed or clock or year or _is_only_a_name(text, verb)))
            or (addressed and (clock or year))
            or (clock and year and _ON.match(text) is not None)
            or (addressed and len(text) < 120)
        )
    if _QUOTING.fullmatch(text):
        return addressed
    enclosed = _ENCLOSED.search(text) is not None
    if verb is None:
        return enclosed and clock and year
    if enclosed or (addressed and (clock or year)):
        return len(text.split()) < _MOST_WORDS
    # "On 3 May 2026 at 10:30 Mr Smith wrote:" a person may write; programs write dates in figures, or a comma.
    return clock and year and any(way.search(text) for way in (_FIGURES, _COMMA, _STAMP))


def _is_whole(text: str, bare: str) -> bool:
    every = (_ON.match(text), _CLOCK.search(text), _YEAR.search(text), _ENCLOSED.search(text))
    return all(every) and len(text.split()) < _MOST_WORDS and not bare.endswith(">")


def names_writer(text: str) -> bool:
    """Say whether a text is a name and a verb programs use, with nothing else ("Ann Other wrote")."""
    verb = _VERBS.search(text)
    return verb is not None and not _PERSON.search(text) and _is_only_a_name(text, verb)


def _is_only_a_name(text: str, verb: re.Match[str]) -> bool:
    """Say whether nothing but a name stands before the verb ("Ann Other wrote:")."""
    words = text[: verb.start()].split()
    return 1 <= len(words) <= 6 and len(text) < 90 and text[verb.end() :].strip(" *_.:：") == ""
