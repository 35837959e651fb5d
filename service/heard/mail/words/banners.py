"""The warning a gateway puts before somebody's words ("This email originated from outside ...").

Only what stands first can be one, and it speaks of a message or a sender: a leak that "came
from outside" is the writer's.
"""

from __future__ import annotations

import re

_I = re.IGNORECASE
_BANNER_LINES = 14
_LINE = 700

_MAIL = r"(?:e-?mails?|messages?|sender|mail|communication|e-bost|neges|nachricht|courriel|mensaje|messaggio)"
# Both are matched against small letters: without re.IGNORECASE they take half the time.
_BANNER = re.compile(
    rf"\b{_MAIL}\b.{{0,80}}\b(?:originat(?:ed|es|ing)|came|sent|comes|received|arrived"
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
_GOES_ON = re.compile(
    r"do(?:n['’]t| not) (?:click|open|reply|follow|respond)|peidiwch â (?:chlicio|agor|ateb)"
    r"|unless you (?:recogni[sz]e|know|trust|are sure|were expecting|can confirm)|oni bai eich bod"
    r"|know the content is safe|learn why this is important|be (?:careful|cautious|vigilant)"
    r"|^\W{0,4}(?:report (?:suspicious|phish\w*|this (?:e-?mail|message))|mark safe|powered by mimecast"
    r"|block sender)\W{0,4}$"
    r"|^\W{0,6}(?:caution|warning|attention|important|rhybudd|external|external e-?mail|external sender|extern)\W{0,4}$"
    r"|(?:exercise|use) caution|sent you a message for the first time|could not be verified|not verified"
    r"|keine (?:links|anh)|n['’]ouvrez pas|ne cliquez pas|no haga clic|klik niet|nie klikaj"
    r"|^\W{0,4}https?://aka\.ms/\S{1,60}$",
)
_HEADING = re.compile(
    r"\W{0,8}(?:caution|warning|attention|important(?: notice)?|security (?:notice|warning|alert)|rhybudd"
    r"|alert)\W{0,8}",
    _I,
)


def banner_end(lines: list[str]) -> int:
    """Return how many of the first lines are a gateway's warning, with the blank lines after it; 0 for none."""
    at = _past_blank(lines, 0)
    # A heading alone says nothing yet ("WARNING"): what follows tells.
    if at < len(lines) and len(lines[at]) < 60 and _HEADING.fullmatch(lines[at]):
        at = _past_blank(lines, at + 1)
    if not _is(lines, at, _BANNER):
        return 0
    while at < _BANNER_LINES and (_is(lines, at, _BANNER) or _is(lines, at, _GOES_ON) or _is_rule(lines, at)):
        at = _past_blank(lines, at + 1)
    return at


def without_banner(text: str) -> str:
    """Return the text without the warning a gateway puts first."""
    lines = text.split("\n", _BANNER_LINES + 2)
    return "\n".join(lines[banner_end(lines) :])


def _past_blank(lines: list[str], at: int) -> int:
    while at < min(len(lines), _BANNER_LINES) and not lines[at].strip():
        at += 1
    return at


def _is(lines: list[str], at: int, pattern: re.Pattern[str]) -> bool:
    return at < len(lines) and pattern.search(lines[at][:_LINE].lower()) is not None


def _is_rule(lines: list[str], at: int) -> bool:
    return at < len(lines) and 3 <= len(lines[at].strip()) < 200 and not lines[at].strip(" -_=*#~|+")
