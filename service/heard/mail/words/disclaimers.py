"""What is put below somebody's words without their doing: disclaimers, list footers, scanners' lines.

A person may write any one of these phrases, and complain in them ("please keep this email
confidential"), so a paragraph needs several, stands at the end, and does not say "I".
"""

from __future__ import annotations

import re

from heard.mail.words.whose import Sheet, Whose

_I = re.IGNORECASE

# Matched against small letters: without re.IGNORECASE they take half the time.
_SIGNS = tuple(
    re.compile(pattern)
    for pattern in (
        r"\bth(?:is|e) (?:e-?mail|message|communication|transmission)\b|\bthe (?:information|contents?) (?:in|of"
        r"|contained in) this"
        r"|\bdiese (?:e-?mail|nachricht)\b|\bce (?:message|courriel|mail)\b|\beste (?:mensaje|correo|e-?mail)\b"
        r"|\bquest[ao] (?:e-?mail|messaggio)\b"
        r"|\besta (?:mensagem|comunicaci[óo]n)\b|\bdit (?:bericht|e-?mail\w*)\b|\bdeze e-?mail\b|\bta wiadomość\b"
        r"|\bniniejsza wiadomość\b|\bacest (?:mesaj|e-?mail)\b"
        r"|\b(?:detta|dette|denne) (?:meddelande|e-?post\w*|e-?mail|besked|mail)\b|\b(?:y|mae'r|mae’r|r) (?:neges"
        r"|e-bost) (?:hon|hwn)\b|\bэто (?:сообщение|письмо)\b",
        r"\b(?:confidential\w*|privileged|personal information|intended (?:solely|only|recipient|for)|meant only for"
        r"|solely for)\b"
        r"|\b(?:vertraulich\w*|confidentiel\w*|confidencial\w*|riservat[aeoi]|confidenziali?|vertrouwelijk\w*"
        r"|poufn\w+|confidențial\w*|konfidenti\w+|fortrolig\w*|cyfrinachol|конфиденциальн\w+)\b",
        r"\b(?:in error|by mistake|not the (?:intended|named) (?:recipient|addressee)|other than the (?:intended"
        r"|named))\b"
        r"|\b(?:irrtümlich|par erreur|por error|per errore|por engano|per abuse|bij vergissing|ten onrechte"
        r"|omyłkow\w+|przez pomyłkę|din greșeală|av misstag|ved en? fejl|ved feil|ar gam|по ошибке)\b",
        r"\b(?:delete|destroy) (?:it|this|the|all|any)\b|\b(?:notify|tell|contact|inform|advise) (?:the sender|us"
        r"|me)\b|\b(?:unauthori[sz]ed|strictly prohibited|may be unlawful|disseminat\w+|distribution or copying)\b"
        r"|\b(?:vernichten|löschen|détruire|supprimer|eliminar|cancellar\w+|eliminare|verwijderen|usun\w+|ștergeți"
        r"|radera|slette\w*|удалите|unbefugte|interdite|prohibid\w+|vietat\w|verboden)\b",
        r"\bviews (?:or opinions )?expressed\b|\b(?:scanned|checked|swept) (?:for|by).{0,20}virus\w*"
        r"|\bvirus[- ]free\b|\bconsider the environment\b|\b(?:accepts? no|liabilit\w+|responsib\w+ for any)\b"
        r"|\bvirus(?:es)?\b"
        r"|\b(?:haftung|responsabilit[éày]|responsabilidad|aansprakelijk\w*|odpowiedzialności)\b",
        r"\bregistered (?:office|in (?:england|wales|scotland)|charity|number|provider|company)\b"
        r"|\bregistered society\b|\b(?:company|charity) (?:no|number|registration)\b"
        r"|\b(?:vat|ust-?id|hrb|amtsgericht|geschäftsführer|siret|rcs)\b|\bprivacy (?:notice|policy)\b"
        r"|\bmonitor\w* (?:all |any |incoming |e-?mail)|\bfreedom of information act\b|\bdata protection\b",
    )
)
_HEADING = re.compile(
    r"\W{0,9}(?:(?:legal |e-?mail )?disclaimer|confidentiality (?:notice|statement)|important(?: notice"
    r"| information)?|privileged|legal notice|notice|haftungsausschluss|avis de confidentialité|aviso legal"
    r"|clausola di riservatezza|cyfrinachedd|ymwadiad)\b\W{0,9}.{0,40}",
    _I,
)
_ONESELF = re.compile(r"\b(?:I|I['’]\w+|my|mine|me)\b(?!\s?@)")
_FOOTER = re.compile(
    r"\bmailing list\b|/listinfo|\bto (?:unsubscribe|post to this group|stop receiving)\b"
    r"|\bunsubscribe\b.{0,80}(?:https?:|@|<)|\byou (?:received|are receiving) this (?:message|e-?mail) because\b"
    r"|\breply to this e-?mail directly\b|\bview (?:it|this \w{1,12}) (?:on|in) (?:github|gitlab|your browser"
    r"|the web)|\bmanage (?:your )?(?:subscription|notification|e-?mail preferences)"
    r"|\b(?:abmelden|abbestellen|se désabonner|désinscri\w+|darse de baja|cancellati|uitschrijven|wypisać się"
    r"|dezabonare)\b.{0,80}(?:https?:|@|<)",
    _I,
)
# Matched against small letters as well.
_SCANNER = re.compile(
    r"\W{0,9}(?:virus[- ]free\b.{0,60}|no virus(?:es)? found in this.{0,80}|checked by avg.{0,80}|(?:this"
    r"|the) (?:e-?mail|message) (?:has been|was|is) (?:scanned|checked|swept|sent from a computer).{0,120}(?:avast"
    r"|avg|virus|symantec|messagelabs|mimecast|mcafee|kaspersky|bitdefender|eset|norton|mailscanner"
    r"|dangerous content).{0,120}"
    r"|diese e-mail wurde von .{3,60} (?:geprüft|gesendet).{0,80}|(?:l['’]absence de virus"
    r"|este correo electrónico ha sido comprobado|garanti sans virus|libre de virus|virenfrei|virusvrij"
    r"|wolny od wirusów|este e-mail foi verificado|privo di virus).{0,160}"
    r"|scanned by .{2,40}|powered by (?:mimecast|symantec|messagelabs|barracuda).{0,60}|do you yahoo!?\?.{0,80}"
    r"|please consider the environment before printing.{0,80}|(?:think|save paper).{0,30}before (?:you )?print.{0,40}"
    r"|(?:p|🌳|🌲)?\W{0,3}(?:please )?(?:consider|think of) the environment.{0,90}|meddyliwch am yr amgylchedd.{0,90}"
    r"|get your (?:own )?free .{3,60}|(?:find|try) .{0,30}(?:hotmail|yahoo!? mail|windows live"
    r"|msn)\b.{0,60}https?:.{4,80}"
    r"|https?://www\.(?:avast|avg)\.com\S{0,80}|<?#dab4fad8\S{0,80})\W{0,9}"
)
# One of these is in every such line: the cheap question first.
_OF_SCANNERS = (
    "virus", "avg", "avast", "scanned", "checked", "swept", "sent from a computer", "diese e-mail wurde",
    "ha sido comprobado", "virenfrei", "wirus", "foi verificado", "powered by", "yahoo", "environment", "print",
    "amgylchedd", "get your", "hotmail", "windows live", "msn", "dab4fad8",
)  # fmt: skip
_RULE = re.compile(r"[ \t]{0,9}[_\-=*#~.─—]{5,}[ \t]{0,9}")
_OF_RULES = "_-=*#~.─—"
_LINK = re.compile(r"https?://|www\.|@")
_MOST_PARAGRAPHS = 14
_SHORTEST, _LONGEST = 40, 6_000
_MISSING_AT_MOST = 2  # of the signs, in what somebody says who speaks of themselves
_CLEAR = 120  # characters: two signs in less may be a person's sentence


def mark_added(sheet: Sheet) -> None:
    """Mark what stands below the writer's words without being theirs."""
    paragraphs = _last_paragraphs(sheet)
    texts = ["\n".join(sheet.lines[at] for at in lines) for lines in paragraphs]
    begin = len(paragraphs)
    for at in range(len(paragraphs) - 1, -1, -1):
        signs = _count(texts[at], by_a_person=_ONESELF.search(texts[at]) is not None)
        headed = at > 0 and _HEADING.fullmatch(texts[at - 1].strip()[:80]) is not None
        if _is_disclaimer(texts[at], signs, headed=headed) or _is_footer(texts[at]):
            begin = at
        # Below or between disclaimers may stand a firm's address, a link, one sign of six.
        elif not _may_go_with_one(texts[at], signs):
            break
    if begin and begin < len(paragraphs) and _HEADING.fullmatch(texts[begin - 1].strip()):
        begin -= 1
    for lines in paragraphs[begin:]:
        first = _first_added(sheet, lines)
        sheet.mark(first, lines[-1] + 1, Whose.ADDED)
    if begin < len(paragraphs):
        _mark_rules(sheet, paragraphs[begin][0])


def mark_scanner_lines(sheet: Sheet) -> None:
    """Mark the lines of scanners and free mail services, wherever they are among the last."""
    last = sheet.last_lines(12)
    low = "\n".join([sheet.lines[at] for at in last]).lower()
    if not any(word in low for word in _OF_SCANNERS):
        return
    for at in last:
        line = sheet.lines[at].strip()
        if len(line) < 300 and _SCANNER.fullmatch(line.lower()):
            sheet.mark(at, at + 1, Whose.ADDED)


def _last_paragraphs(sheet: Sheet) -> list[list[int]]:
    """Return the numbers of the lines of the writer's last paragraphs; rules and blank lines part them."""
    paragraphs: list[list[int]] = []
    gap = True
    for at in range(len(sheet.lines) - 1, -1, -1):
        line = sheet.lines[at]
        if not sheet.is_writers(at):
            # A disclaimer below the quote was marked with it; one above is still at the writer's end.
            gap = True
            continue
        bare = line.strip()
        if not bare or (bare[0] in _OF_RULES and _RULE.fullmatch(line[:300])):
            gap = True
            continue
        if gap:
            if len(paragraphs) == _MOST_PARAGRAPHS:
                break
            paragraphs.append([])
            gap = False
        paragraphs[-1].append(at)
    return [lines[::-1] for lines in reversed(paragraphs)]


def _count(text: str, *, by_a_person: bool) -> int:
    """Return how many of the six kinds of signs a paragraph shows; none where it is too short or too long.

    by_a_person   whether somebody speaks of themselves in it: less than four say nothing then, and count as none
    """
    if not _SHORTEST <= len(text) <= _LONGEST:
        return 0
    low = text.lower()
    count = missing = 0
    for sign in _SIGNS:
        if sign.search(low):
            count += 1
        else:
            missing += 1
            if by_a_person and missing > _MISSING_AT_MOST:  # as in nearly every letter: the rest is not looked for
                return 0
    return count


def _is_disclaimer(text: str, signs: int, *, headed: bool) -> bool:
    return signs >= 3 or (signs == 2 and (len(text) >= _CLEAR or headed)) or (signs == 1 and headed)


def _is_footer(text: str) -> bool:
    # Cheapest first.
    return len(text) < 1_500 and bool(_LINK.search(text) and _FOOTER.search(text)) and not _ONESELF.search(text)


def _may_go_with_one(text: str, signs: int) -> bool:
    return signs >= 1 and len(text) < 1_500 and not _ONESELF.search(text)


def _first_added(sheet: Sheet, lines: list[int]) -> int:
    """Return the line of a paragraph where what was added begins; a writer's line may stand right above it."""
    for at in lines:
        line = sheet.lines[at]
        if (
            any(sign.search(line[:2_000].lower()) for sign in _SIGNS)
            or _HEADING.fullmatch(line.strip()[:80])
            or _FOOTER.search(line[:2_000])
        ):
            return at
    return lines[0]


def _mark_rules(sheet: Sheet, at: int) -> None:
    """Mark the rules around what was added, which begins on line `at`."""
    while at and (not sheet.lines[at - 1].strip() or _RULE.fullmatch(sheet.lines[at - 1][:300])):
        at -= 1
        sheet.mark(at, at + 1, Whose.ADDED)
    for below in range(at, len(sheet.lines)):
        if _RULE.fullmatch(sheet.lines[below][:300]):
            sheet.mark(below, below + 1, Whose.ADDED)
