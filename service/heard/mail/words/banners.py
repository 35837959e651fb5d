"""The warning a gateway puts before somebody's words ("This email originated from outside ...").

Only what stands first can be one, and it speaks of a message or a sender: a leak that "came
from outside" is the writer's.  Some gateways put it into the writer's first line: there it takes
its own sentences alone.
"""

from __future__ import annotations

import re

_I = re.IGNORECASE
_BANNER_LINES = 14
_LINE = 700

_MAIL = r"(?:e-?mails?|messages?|sender|mail|communication|e-bost|neges|nachricht|courriel|mensaje|messaggio)"
# Both are matched against small letters: without re.IGNORECASE they take half the time.
_BANNER = re.compile(
    rf"\b{_MAIL}\b(?:(?![.!?]\s).){{0,80}}\b(?:originat(?:ed|es|ing)|came|sent|comes|received|arrived"
    rf"|is)\b.{{0,20}}\b(?:from )?(?:an )?"
    r"(?:outside|external)\b"
    rf"|\b(?:from|by) an? (?:external|untrusted|unknown|outside)\W{{1,3}}(?:{_MAIL}|source|address|system"
    rf"|organi[sz]ation)\b"
    rf"|^\W{{0,6}}(?:external|outside)\W{{1,3}}{_MAIL}\W{{0,4}}(?:$|[:!\u2013-])"
    rf"|^\W{{0,6}}(?:caution|warning|attention|alert|think|be aware)\W{{1,5}}(?:this is an? )?external\W{{1,3}}{_MAIL}"
    r"|you (?:don['’]t|do not) often (?:get|receive) e-?mails? from"
    r"|some people who received this message don['’]t often"
    r"|^\W{0,6}\[?\W{0,3}(?:external|ext|allanol|extern|externe|externo|esterno)\W{0,3}\]?\W{0,4}$"
    r"|^\W{0,4}\[(?:external|ext)(?: (?:e-?mail|sender|message))?\]\W{0,4}$"
    r"|^\W{0,6}this message (?:is|was sent) from (?:an )?(?:external sender|outside)"
    r"|\bda(?:w|eth|wr|rth|odd)\b.{0,40}o(?:'r| r)? tu (?:allan|fas)|\b(?:e-bost|neges) allanol\b"
    r"|^\W{0,6}(?:e-bost|neges|anfonwr) allanol"
    r"|diese (?:e-?mail|nachricht) (?:kommt|stammt|wurde) von (?:außerhalb|einem externen)"
    r"|ce (?:courriel|message|mail) (?:provient|vient|a été envoyé) (?:de l['’]ext|d['’]un ext)"
    r"|este (?:correo|mensaje) (?:electrónico )?(?:procede|proviene|se originó)"
    r"|deze e-?mail is (?:afkomstig )?van (?:buiten|een externe)"
    r"|ta wiadomość (?:pochodzi|została wysłana) (?:spoza|z zewnątrz)"
    r"|zjqcmqryfpfptbanner(?:start|end)",
)
# One of these is in whatever is one: the cheap question first.
_OF_BANNERS = (
    "ext", "outside", "untrusted", "unknown", "often", "allan", "tu fas", "esterno", "außerhalb", "procede", "proviene",
    "originó", "van buiten", "spoza", "z zewnątrz", "zjqcm",
)  # fmt: skip
_GOES_ON = re.compile(
    r"do(?:n['’]t| not) (?:click|(?:open|reply|follow|respond)\b.{0,60}\b(?:attach\w*|links?|e-?mails?|messages?"
    r"|instructions|requests|sender|files|unless))|peidiwch â (?:chlicio|agor|ateb)"
    r"|unless you (?:recogni[sz]e|know|trust|are sure|were expecting|can confirm)|oni bai eich bod"
    r"|know the content is safe|learn why this is important|be (?:careful|cautious|vigilant)"
    r"|^\W{0,4}(?:report (?:suspicious|phish\w*|this (?:e-?mail|message))|mark safe|powered by mimecast"
    r"|block sender)\W{0,4}$"
    r"|^\W{0,6}(?:caution|warning|attention|important|rhybudd|external|external e-?mail|external sender|extern)\W{0,4}$"
    r"|(?:exercise|use) caution|sent you a message for the first time|could not be verified|not verified"
    r"|keine (?:links|anh)|n['’]ouvrez pas|ne cliquez pas|no haga clic|klik niet|nie klikaj"
    r"|^\W{0,4}https?://aka\.ms/\S{1,60}$",
)
# What a warning goes on about, in its own sentence; "emails" alone may be the writer's.
_OF_MAIL = re.compile(
    r"\bclick|\blinks?\b|attach|\bthis (?:e-?mail|message)|\bsender|phish|suspicious|\bspam\b|malicious|\bscam|cyber"
    r"|\bcaution|\bcareful|vigilan|(?:help|service) ?desk|\bit (?:team|support|department|dept|services?)\b"
    r"|credential|password|\bverif|\btrust|recogni[sz]e|report it\b|\bdolen|atodiad|anfonwr|gofalus|anhang|anhäng"
    r"|absender|vorsicht|pièces? jointes?|\bliens?\b|expéditeur|prudence|enlaces|adjuntos|remitente|bijlage|afzender"
    r"|załącznik|nadawc|ostrożn"
)
# Gateways speak of "you" and "us"; "i" by itself is a word of other languages.
_OF_ONESELF = re.compile(
    r"\bi(?:['’](?:m|ve|d|ll)| (?:am|have|had|was|can|could|can['’]t|cannot|want|would|will|won['’]t|live|need|do"
    r"|don['’]t|did|didn['’]t|smell|think|write|wrote|sent|send|never|still|just|must|also|feel|hope|got|get|see|saw"
    r"|hear|heard|know|asked|called|told|said|reported|rang|pay|paid|wait|waited))\b|\bmy\b"
)
_ENDS = re.compile(r"[.!?]{1,9}[)\]\"'”’*_]{0,5}(?=\s|$)")
_HEADING = re.compile(
    r"\W{0,8}(?:caution|warning|attention|important(?: notice)?|security (?:notice|warning|alert)|rhybudd"
    r"|alert)\W{0,8}",
    _I,
)


def banner_end(lines: list[str]) -> int:
    """Return how many of the first lines are a gateway's warning, with the blank lines after it; 0 for none."""
    return banner_of(lines)[0]


def banner_of(lines: list[str]) -> tuple[int, str]:
    """Return how many of the first lines a gateway's warning takes, and what of the last of them is the writer's."""
    at = _past_blank(lines, 0)
    # A heading alone says nothing yet ("WARNING"): what follows tells.
    if at < len(lines) and len(lines[at]) < 60 and _HEADING.fullmatch(lines[at]):
        at = _past_blank(lines, at + 1)
    if at == len(lines) or not _may_be_one(lines[at]) or not (length := _length(lines[at], _BANNER)):
        return 0, ""
    while length and not any(map(str.isalnum, rest := lines[at][length:].strip())):
        at = _past_blank(lines, at + 1)
        length = _goes_on(lines, at) if at < min(len(lines), _BANNER_LINES) else 0
    return (at + 1, rest) if length else (at, "")


def without_banner(text: str) -> str:
    """Return the text without the warning a gateway puts first."""
    lines = text.split("\n", _BANNER_LINES + 2)
    end, rest = banner_of(lines)
    return "\n".join([rest, *lines[end:]] if rest else lines[end:])


def _goes_on(lines: list[str], at: int) -> int:
    line = lines[at]
    return len(line) if _is_rule(line) else _length(line, _BANNER) or _length(line, _GOES_ON)


def _may_be_one(line: str) -> bool:
    low = line[:_LINE].lower()
    return any(word in low for word in _OF_BANNERS)


def _length(line: str, pattern: re.Pattern[str]) -> int:
    """Return how much of a line is a warning's in which the pattern stands: the first sentences, or 0."""
    low = line[:_LINE].lower()
    found = pattern.search(low)
    if found is None or _OF_ONESELF.search(low, 0, found.start()):
        return 0
    end = _end_of_sentence(low, max(0, found.end() - 1))
    if typed := _OF_ONESELF.search(low, found.end(), end):
        return typed.start()
    while end < len(low):
        following = _end_of_sentence(low, end)
        sentence = low[end:following]
        if _OF_ONESELF.search(sentence) or not any(each.search(sentence) for each in (_OF_MAIL, _BANNER, _GOES_ON)):
            return end
        end = following
    return end


def _end_of_sentence(text: str, begin: int) -> int:
    found = _ENDS.search(text, begin)
    return found.end() if found else len(text)


def _past_blank(lines: list[str], at: int) -> int:
    while at < min(len(lines), _BANNER_LINES) and not lines[at].strip():
        at += 1
    return at


def _is_rule(line: str) -> bool:
    return 3 <= len(line.strip()) < 200 and not line.strip(" -_=*#~|+")
