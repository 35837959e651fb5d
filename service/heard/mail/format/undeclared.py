"""Which charset 8-bit text is in that nobody declared, told by the letters the text would have in each.

Windows-1252 is what most such mail is written in here, and stays so wherever some language of
Western Europe is written with the letters it gives.  Where none is ("za¿ó³æ", "Óçíàé") the
charsets of the other languages are tried, and one counts only if its language is written with
every letter it gives.  One or two letters prove nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from heard.mail.format.east_asian import east_asian_charset

_LOOKED_AT = 16 * 1024
_AT_LEAST = 2
# Shares of the letters beyond ASCII that a language must explain: its names are not the only ones in a text.
_EXPLAINED, _WESTERN_AT_MOST, _ALMOST_ALL = 0.97, 0.8, 0.9
# In any text of a language not written in Latin letters the commonest are more than half.
_COMMON_SHARE = 0.5
_MARKS_AT_MOST = 0.3

# A character beyond ASCII with a letter on either side, where a word's letter stands.
_IN_WORD = re.compile(r"(?<=[^\W\d_])[^\x00-\x7f](?=[^\W\d_])|[^\W\d_a-zA-Z\xaa\xb2\xb3\xb9\xba\xbc-\xbe]")
# No Western language has words without a letter of ASCII, but for the shortest ("où", "été").
_WHOLLY = re.compile(r"(?<![a-zA-Z])[^\W\d_a-zA-Z]{3,200}(?![a-zA-Z])")
_WHOLLY_SHARE = 0.6
# Marks that stand between letters in any language.
_OF_NO_LANGUAGE = frozenset("’‘“”–—…·´`\xad\xa0«»•°™®©€£")

_WESTERN = tuple(
    map(
        frozenset,
        (
            "àâæçéèêëîïôœùûüÿ",  # French
            "äöüßé",  # German
            "áéíñóúüªº",  # Spanish
            "ãáàâçéêíõóôúüªº",  # Portuguese
            "àèéìíîòóùú",  # Italian
            "àèéíïóòúüç",  # Catalan
            "áâäèéêëïîíóôöúûü",  # Dutch
            "åäöéüàášž",  # Swedish, Finnish
            "æøåéèêóòôäö",  # Danish, Norwegian
            "áðéíóúýþæö",  # Icelandic
            "õäöüšž",  # Estonian
            "âêîôûáéàèìòëïöü",  # Welsh
            "áéíóú",  # Irish
            "àèìòùáéó",  # Gaelic
        ),
    )
)
_ALL_WESTERN = frozenset().union(*_WESTERN)
# So many letters each of which is some Western language's, but not one language's, are no string of names.
_WITHOUT_MARKS = 6
# Charset, and the letters of a language written in it.
_LATIN = (
    ("cp1250", "ąćęłńóśźż"),
    ("iso8859-2", "ąćęłńóśźż"),
    ("cp1250", "áčďéěíňóřšťúůýžäô"),
    ("iso8859-2", "áčďéěíňóřšťúůýž"),
    ("cp1250", "áäčďéíĺľňóôŕšťúýž"),
    ("iso8859-2", "áäčďéíĺľňóôŕšťúýž"),
    ("cp1250", "ăâîşţșț"),
    ("cp1250", "áéíóöőúüű"),
    ("cp1250", "čćđšž"),
    ("iso8859-2", "čćđšž"),
    ("cp1254", "çğıöşüâîûi̇"),
    ("cp1257", "ąčęėįšųūž"),
    ("cp1257", "āčēģīķļņšūž"),
)
# Charset, the letters of a script, the commonest of its languages.
_OTHER_SCRIPTS = (
    ("cp1251", "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґ", "оеаинтсрвлі"),
    ("koi8-u", "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґ", "оеаинтсрвлі"),
    ("cp1253", "αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώϊϋΐΰ", "αάοόιίεέτσνηήυύρς"),
    ("iso8859-7", "αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώϊϋΐΰ", "αάοόιίεέτσνηήυύρς"),
    ("cp1255", "אבגדהוזחטיךכלםמןנסעףפץצקרשת", "יוהלארתבמש"),
    ("cp1256", "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي", "الينمرتوبة"),
)
_TWO_SCRIPTS = re.compile(r"(?<=[a-zA-Z])[^\W\d_a-zA-Z]|[^\W\d_a-zA-Z](?=[a-zA-Z])")
# Romanian and Hungarian have letters that Western languages have too, but no one of those has them together.
_TOGETHER = (
    ("cp1250", re.compile(r"(?=.*[őű])(?=.*[áé])(?=.*[óöúüí])", re.DOTALL), "áéíóöőúüű"),
    ("cp1250", re.compile(r"(?=.*ă)(?=.*[şţ])", re.DOTALL), "ăâîşţ"),
)


def undeclared_charset(raw: bytes) -> str:
    """Return the codec that most likely reads 8-bit text of which nothing is said; "cp1252" where there is doubt.

    raw   octets that are not UTF-8
    """
    raw = raw[:_LOOKED_AT]
    text = raw.decode("cp1252", "replace")
    written = _letters(text)
    if len(written) < _AT_LEAST:
        return "cp1252"
    western = _western_share(text, written)
    if western >= _ALMOST_ALL:
        return "cp1252"
    if western <= _WESTERN_AT_MOST:
        sure = len(written) >= _WITHOUT_MARKS or any(each not in _ALL_WESTERN for each in written)
        found = _by_script(raw) or (_by_letters(raw) if sure else None) or east_asian_charset(raw)
        if found:
            return found
    return _by_letters_together(raw) or "cp1252"


def _western_share(text: str, written: str) -> float:
    """Return how much of what is written beyond ASCII one Western language explains."""
    if "\ufffd" in text or sum(map(len, _WHOLLY.findall(text))) > len(written) * _WHOLLY_SHARE:
        return 0.0
    return max(_share(written, letters) for letters in _WESTERN)


def _letters(text: str) -> str:
    """Return what of a text beyond ASCII stands where letters of words do, in small letters."""
    found = (each for each in _IN_WORD.findall(text) if each not in _OF_NO_LANGUAGE)
    return "".join(found).replace("İ", "i̇").lower()


def _share(written: str, letters: frozenset[str]) -> float:
    return sum(each in letters for each in written) / len(written) if written else 0.0


def _read(raw: bytes, codecs: Iterator[str]) -> Iterator[tuple[str, str]]:
    """Yield the codecs that read the octets, and what they give."""
    for codec in codecs:
        try:
            yield codec, raw.decode(codec)
        except UnicodeDecodeError:
            continue


def _by_letters(raw: bytes) -> str | None:
    """Return the charset of a language with Latin letters of its own that writes all the text has, or None."""
    best: tuple[float, str] = (0.0, "")
    texts = dict(_read(raw, iter(dict.fromkeys(codec for codec, _ in _LATIN))))
    for codec, letters in _LATIN:
        written = _letters(texts.get(codec, ""))
        if len(written) >= _AT_LEAST and (share := _share(written, frozenset(letters))) > best[0]:
            best = (share, codec)
    return best[1] if best[0] >= _EXPLAINED else None


def _by_script(raw: bytes) -> str | None:
    """Return the charset in which the text has another script's letters, its commonest ones most often, or None."""
    best: tuple[float, str] = (_COMMON_SHARE, "")
    texts = dict(_read(raw, (codec for codec, _, _ in _OTHER_SCRIPTS)))
    for codec, letters, common in _OTHER_SCRIPTS:
        text = texts.get(codec, "")
        written = "".join(each for each in text if not each.isascii() and each.isalpha())
        marks = sum(not (each.isascii() or each.isalpha() or each in _OF_NO_LANGUAGE) for each in text)
        if marks > len(written) * _MARKS_AT_MOST or _share(written.lower(), frozenset(letters)) < _EXPLAINED:
            continue
        # No word has letters of two scripts; in the wrong one of two charsets capitals stand for small letters.
        odd = len(_TWO_SCRIPTS.findall(text)) + sum(a.islower() and b.isupper() for a, b in pairwise(text))
        share = _share(written.lower(), frozenset(common)) - odd / len(written)
        if share > best[0]:
            best = (share, codec)
    return best[1] or None


def _by_letters_together(raw: bytes) -> str | None:
    for codec, needed, letters in _TOGETHER:
        for _, text in _read(raw, iter((codec,))):
            written = _letters(text)
            if needed.match(written) and _share(written, frozenset(letters)) >= _EXPLAINED:
                return codec
    return None
