"""Whether a mail from outside is nothing but thanks, so that nobody has to have read it.

An officer's thanks are told by no_words.py, which lets a signature pass.  Here a line that is not plainly thanks, a
greeting, a closing or a name that is known counts as something said: "Appeal" below a name is no signature.

Pure.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from heard.judgement.folded import fold
from heard.mail.threads.subjects import is_reply_subject
from heard.mail.words.closings import closes

_PUNCTUATION = " ,.!-"
_THANKS = re.compile(
    r"(?:(?:ok|okay|great|lovely|perfect|brilliant|many|noted|with)[ ,.!-]+)*"
    r"(?:thanks|thank ?you|thx|ta|cheers|diolch(?: yn fawr)?)"
    r"(?: (?:so|very|much|again|all|both|team|a lot|ever so|for (?:this|that|letting me know|the update|getting back to"
    r" me|your (?:e-?mail|letter|reply|help|time))))*"
)
_GREETING = re.compile(
    r"(?:hi|hiya|hello|hey|dear|good (?:morning|afternoon|evening))"
    r"(?: (?:there|all|both|team|sirs?|madam|sir(?: or |/)madam))*"
)
_OF_A_PROGRAM = re.compile(
    r"(?:sent from|get) (?:my )?(?:iphone|ipad|(?:mobile )?phone|mobile|android(?: device)?|samsung(?: galaxy)?"
    r"(?: smartphone)?|galaxy|huawei|outlook|yahoo mail|mail)(?: (?:for|on) (?:ios|android|windows|iphone|mac))?"
)
_SETTLED = re.compile(
    r"\b(?:happy|satisfied|pleased|delighted|sorted|fixed|mended|repaired|resolved|settled|done|completed|finished"
    r"|accept|agree)\b"
)
_OF_WHAT_IS_SETTLED = re.compile(
    rf"{_SETTLED.pattern}|a|all|am|and|answer|are|been|best|boilers?|by|came|can|case|closed?|complaint|day|dear|decision"
    r"|decorator|electrician|everything|fine|for|good|great|has|have|heating|hello|help|hi|i|i'm|is|it|it's|job|kind|kindly"
    r"|leak|lift|lights?|lovely|m(?:rs?|s)|many|me|much|my|now|of|our|outcome|please|plumber|quick|really|regards|repairs?"
    r"|roof|sincerely|so|tap|team|thanks?|that|that's|the|this|to|today|toilet|very|was|we|well|wishes|with|work(?:s|ing)?"
    r"|yes|yesterday|yours?|you"
)
"""Of these words alone a mail may be made that leaves nothing open: in doubt it does."""
_KISSES = re.compile(r"x{1,5}")
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr"})
_FILE = re.compile(
    rb"^content-type:(?!\s*(?:text|multipart)/)|^content-disposition:[ \t]*attachment|\bfile-?name\*?[\d*]*=",
    re.IGNORECASE | re.MULTILINE,
)


def is_only_thanks(subject: str, own_words: str, names: Iterable[str]) -> bool:
    """Say whether every line of a mail is thanks, a greeting or a closing, with names, and one of them is thanks.

    A subject that no reply brought with it is a line as well.

    names   of its writer, and of those it may greet
    """
    known = frozenset(word for name in names for word in name.casefold().split())
    lines = own_words.splitlines() if is_reply_subject(subject) else [subject, *own_words.splitlines()]
    said = [each for each in map(_plain, lines) if each]
    return any(_thanks(each, known) for each in said) and all(_is_polite(each, known) for each in said)


def plainly_settles(own_words: str, names: Iterable[str]) -> bool:
    """Say whether a mail that was taken for word that all is settled says that and nothing else.

    names   of its writer, and of those it may greet
    """
    text = fold(own_words).text.casefold()
    known = frozenset(word for name in names for word in name.casefold().split())
    said = re.findall(r"[a-z']+|[^\s.,!a-z'-]", text)
    is_known = all(each in known or _OF_WHAT_IS_SETTLED.fullmatch(each) for each in said)
    return is_known and _SETTLED.search(text) is not None


def may_bring_a_file(content: bytes) -> bool:
    """Say whether a mail, as it came, has a part that is no text, or one that has a file's name."""
    return _FILE.search(content) is not None


def _plain(line: str) -> str:
    return " ".join(fold(line).text.split()).casefold().strip(_PUNCTUATION)


def _thanks(line: str, names: Collection[str]) -> bool:
    return _THANKS.fullmatch(_without_names(line, names)) is not None


def _is_polite(line: str, names: Collection[str]) -> bool:
    rest = _without_names(line, names)
    if not rest or _thanks(line, names) or (rest[0].isalpha() and closes(rest)):
        return True
    return any(each.fullmatch(rest) is not None for each in (_GREETING, _OF_A_PROGRAM, _KISSES))


def _without_names(line: str, names: Collection[str]) -> str:
    """Return a line without the names, and the kisses, that it ends with."""
    words = line.split()
    while words and _is_of_a_name(words[-1].strip(_PUNCTUATION), names):
        words.pop()
    return " ".join(words).strip(_PUNCTUATION)


def _is_of_a_name(word: str, names: Collection[str]) -> bool:
    is_initial = len(word) == 1 and word.isascii() and word.isalpha()
    return word in names or word in _TITLES or is_initial or _KISSES.fullmatch(word) is not None
