"""What a line of a signature looks like: a name, a post, a firm, a number, an address on the web; or a sentence.

A title may read like a sentence and a sentence may hold a number, so each question has its
own answer; where a line reads like a sentence it is the writer's.
"""

from __future__ import annotations

import re

_I = re.IGNORECASE

_FIRM = re.compile(
    r"\b(?:manager|director|officer|assistant|advis[eo]r|consultant|engineer|secretary|surveyor|solicitor|lead"
    r"|head of|executive|coordinator|co-ordinator|administrator|team|department|dept|councillor|caseworker|developer"
    r"|president|ceo|cto|cfo|founder|partner|professor|analyst|specialist|supervisor|technician|nurse|doctor|clerk"
    r"|accountant"
    r"|ltd|limited|llp|plc|inc|llc|gmbh|ag|s\.?a\.?r\.?l|b\.?v|s\.?p\.?a|council|association|homes|housing|group"
    r"|trust|services|university|college|school|bureau|nhs|swyddog|rheolwr|cyngor|cyfarwyddwr|geschäftsführer\w*"
    r"|leiter\w*|directeur|directrice|responsable|gerente|direttore|kierownik|dyrektor)\b"
)
_PHONE = re.compile(r"(?:\+\d{1,3}|\(?0\d|\b\d{3}[-. ])[\d\s().-]{6,18}\d|\(\d{3}\)\s?\d{3}[-. ]\d{4}")
_LABELLED = re.compile(
    r"(?:^|[\s|·•,/])(?:t|m|f|e|w|p|d|tel|tél|téléphone|telephone|telefon\w?|phone|ph|ffôn|mobile|mob|mobil\w?|cell"
    r"|fax|ffacs"
    r"|e-?mail|e-bost|web|website|gwefan|www|direct(?: (?:dial|line))?|office|ext|skype|twitter|linkedin|facebook|url)"
    r"\s{0,2}(?:[:|]\s?\S|\.?\s?[+(]?\d{2})",
    _I,
)
_WEB = re.compile(
    r"https?://|www\.|\b[\w.-]{2,40}@[\w-]{2,40}\.[\w.]{2,20}\b|\b[\w-]{2,40}\.(?:co\.uk|org\.uk|gov\.uk|com|org|net"
    r"|eu|de|fr|wales|cymru|io)\b(?!\w)",
    _I,
)
_SENTENCE = re.compile(r"[a-zà-ž]{2,} [a-zà-ž]{2,}.{8,}[.?!]\s*$")
# Words of sentences; no title or address has them.
_PROSE = re.compile(
    r"[?!]\s*$|\b(?:I|I['’]m|you|your|we|our|my|me|is|are|was|were|have|has|had|not|still|please|came|come|will"
    r"|would|can|they|it|that|this"
    r"|if|when|because|but|been|do|did|nobody|never)\b|^(?:You|We|My|Please|It|This|They|Still|Nobody|The [a-z])"
)
# In whatever language: no title or address has five words in small letters one after another.
_RUNS_ON = re.compile(r"(?:^|[\s(])(?:[a-zà-žа-яёα-ώ'’-]{1,30},? ){4}[a-zà-žа-яёα-ώ]|[。！？]")
# What a form or a list says of the mail itself.
_OF_THE_MAIL = re.compile(
    r"(?:this|the) (?:e-?mail|message|mail|form|enquiry|inquiry)\b|you(?: are|['’]re)? receiv|"
    r"diese (?:e-?mail|nachricht)\b|ce (?:message|courriel|mail)\b|this was sent\b",
    _I,
)
_ONESELF = re.compile(r"\b(?:I|my|me|we|our|us)\b", _I)
_LINE = 110
_NAME_WORDS = 5
_LOOKED_AT = 400
_EMPHASIS = " \t*_"
_QUOTATION = ("'", '"', "“", "”", "‘", "’", "«", "»", "„")


def is_name(line: str) -> bool:
    """Say whether a line may be a person's name, and nothing else."""
    line = line.strip(_EMPHASIS)
    words = line.replace(",", " ").split()
    return (
        1 <= len(words) <= _NAME_WORDS
        and len(line) < 60
        and not any(character.isdigit() for character in line)
        and all(
            not word[0].isalpha()
            or word[0].isupper()
            or word.lower() in ("de", "van", "von", "der", "ap", "y", "al", "and", "&")
            for word in words
        )
    )


def is_contact(line: str) -> bool:
    """Say whether a line holds a labelled number, a web or a mail address, and is no sentence."""
    return len(line) <= 300 and bool(_LABELLED.search(line) or _WEB.search(line)) and not _SENTENCE.search(line)


def is_title(line: str) -> bool:
    """Say whether a line names a post or a firm: "Repairs Manager, Northgate Homes"."""
    if len(line) >= _LINE or not _FIRM.search(line.lower()) or _PROSE.search(line) or _SENTENCE.search(line):
        return False
    long_words = [word for word in line.split() if len(word) > 3]
    return sum(word[0].isupper() or not word[0].isalpha() for word in long_words) * 2 >= len(long_words)


def is_of_a_firm(line: str) -> bool:
    """Say whether a line is of a signature that a program holds: a title, a firm, a number, an address on the web."""
    return is_contact(line) or is_title(line)


def is_sentence(line: str) -> bool:
    """Say whether a line ends a sentence of some length."""
    return _SENTENCE.search(line[:_LOOKED_AT]) is not None


def is_prose(line: str) -> bool:
    """Say whether a line has words of sentences in it, which no title or address has."""
    return _PROSE.search(line[:_LOOKED_AT]) is not None


def speaks(line: str) -> bool:
    """Say whether a line is said to somebody, so that it is no line of a signature."""
    line = line.strip(_EMPHASIS)
    if is_title(line) or (line[:1] in _QUOTATION and line[-1:] in _QUOTATION):  # a motto is no letter
        return False
    if _OF_THE_MAIL.match(line) and not _ONESELF.search(line[:_LOOKED_AT]):
        return False
    if is_contact(line):  # "Visit our website: ..."
        return len(_PROSE.findall(line[:_LOOKED_AT])) > 1
    return len(line) >= _LINE or is_sentence(line) or is_prose(line) or _RUNS_ON.search(line) is not None


def has_number(line: str) -> bool:
    """Say whether a line holds a telephone number."""
    return _PHONE.search(line) is not None


def has_labelled(line: str) -> bool:
    """Say whether a line holds what is labelled as a number or an address ("Tel: 01632 960 001")."""
    return _LABELLED.search(line) is not None


def has_web_address(line: str) -> bool:
    """Say whether a line holds a mail address or one on the web."""
    return _WEB.search(line) is not None
