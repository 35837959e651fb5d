"""Lines that part a mail from an earlier one below it ("-----Original Message-----").

Programs write them in every language, so known words count anywhere and unknown ones only
between dashes and right above an earlier mail's headers.
"""

from __future__ import annotations

import re

from heard.mail.words.attributions import names_writer

_I = re.IGNORECASE

_WORDS = (
    r"original(?: (?:message|appointment|e?-?mail|nachricht))?|reply message|forwarded? message|replied message"
    r"|ursprüngliche nachricht|original-?nachricht|antwort nachricht|urspr\. nachricht|weitergeleitete nachricht"
    r"|message d['’]origine|message original|message initial|message transféré|message réexpédié"
    r"|mensaje original|mensaje reenviado|missatge original|messaggio originale|messaggio inoltrato"
    r"|mensagem original|mensagem encaminhada|mensagem reencaminhada|mensaxe orixinal|oorspronkelijk bericht"
    r"|oorspronkelijke bericht|doorgestuurd bericht|wiadomość oryginalna|oryginalna wiadomość|wiadomość przekazana"
    r"|przekazana wiadomość|treść oryginalnej wiadomości|mesaj original|mesajul original|mesaj(?:ul)? redirecționat"
    r"|originalmeddelande|ursprungligt meddelande|vidarebefordrat meddelande|opprinnelig melding|videresendt melding"
    r"|oprindelig (?:meddelelse|besked)|videresendt (?:meddelelse|besked)|original besked|alkuperäinen viesti"
    r"|välitetty viesti"
    r"|původní (?:zpráva|e-?mail)|přeposlaná zpráva|pôvodná správa|preposlaná správa|eredeti üzenet"
    r"|továbbított (?:üzenet|levél)"
    r"|neges wreiddiol|neges a anfonwyd ymlaen|orijinal (?:mesaj|ileti)|iletilen (?:mesaj|ileti)|özgün ileti"
    r"|αρχικό μήνυμα|προωθημένο μήνυμα|исходное сообщение|пересылаемое сообщение|пересланное сообщение"
    r"|вихідне повідомлення"
    r"|переслане повідомлення|оригинално съобщение|препратено съобщение|pradinis laiškas|originalus (?:pranešimas"
    r"|laiškas)"
    r"|persiųstas laiškas|sākotnējais ziņojums|pārsūtīts ziņojums|algne (?:sõnum|kiri)|izvorna poruka|izvirno sporočilo"
    r"|原始邮件|原始郵件|原邮件|转发邮件|转发的邮件|轉寄的郵件|元のメッセージ|転送メッセージ|원본 메시지"
    r"|전달된 메시지|الرسالة الأصلية|הודעה מקורית"
    r"|thư gốc|tin nhắn gốc|pesan asli|pesan yang diteruskan"
)
_DIVIDER = re.compile(
    rf"\s{{0,20}}[-_*=─—]{{2,}}\s{{0,4}}(?:{_WORDS})\W{{0,3}}\s{{0,4}}[-_*=─—]{{2,}}\s{{0,9}}"
    # A forum's, in stars below a rule.
    r"|\s{0,9}\*{1,2}(?:previous replies|vorherige (?:antworten|beiträge)|réponses précédentes|respuestas (?:previas"
    r"|anteriores)|risposte precedenti|vorige (?:antwoorden|reacties)|poprzednie odpowiedzi|respostas anteriores"
    r"|tidigare svar|tidligere svar|предыдущие ответы)\*{1,2}\s{0,9}"
    # Tobit's, without dashes.
    r"|\s{0,9}(?:original ?(?:message|nachricht) (?:processed|verarbeitet) (?:by|von|mit) (?:tobit )?david\b.{0,60})",
    _I,
)
_FORWARD = re.compile(
    r"[ >*]{0,4}(?:[-_=]{2,}\s{0,3})?(?:begin forwarded message|forwarded message"
    r"|anfang der weitergeleiteten (?:nachricht|e-mail)"
    r"|début du message (?:réexpédié|transféré)|inicio del mensaje reenviado|inizio messaggio inoltrato"
    r"|início da mensagem (?:reencaminhada|encaminhada)|begin doorgestuurd bericht|początek przekazywanej wiadomości"
    r"|vidarebefordrat brev|start på videresendt (?:melding|besked|e-mail)|videresendt besked|välitetty viesti alkaa"
    r"|începutul mesajului redirecționat|dechrau neges a anfonwyd ymlaen|neges a anfonwyd ymlaen"
    r"|начало переадресованного (?:сообщения|письма)"
    r"|iletilen (?:mesajın|iletinin) başlangıcı|továbbított levél kezdete|začátek přeposlané zprávy"
    r"|weitergeleitete nachricht|message transféré|mensaje reenviado|messaggio inoltrato|mensagem encaminhada"
    r"|doorgestuurd bericht|wiadomość przekazana|przekazana wiadomość|mesaj redirecționat|vidarebefordrat meddelande"
    r"|videresendt melding|пересылаемое сообщение|转发邮件|转发的邮件|轉寄的郵件|転送されたメッセージ)"
    r"\s{0,3}(?:[-_=]{2,}|[:：])\s{0,9}",
    _I,
)
_NOTES_FORWARD = re.compile(
    r"\s{0,9}-{2,}\s?(?:forwarded|weitergeleitet|transféré|inoltrato|reenviado|doorgestuurd"
    r"|skickat vidare)\b.{5,200}\d.{0,40}",
    _I,
)
# Between dashes, in a language nobody listed: only with an earlier mail's headers right below.
_BETWEEN_DASHES = re.compile(r"\s{0,20}[-_*=─]{3,}\s{0,3}[^\W\d_][^\n]{2,60}?\s{0,3}[-_*=─]{3,}\s{0,9}")
_REPLY_ABOVE = re.compile(
    r"\W{0,30}(?:(?:please |kindly )?(?:type|write|enter|add|put|make|send)?\s?(?:your )?(?:reply|respond|response"
    r"|answer|comment)s?"
    r"\b.{0,30}\babove (?:this|the|here)\b.{0,40}|.{0,20}\b(?:reply|write|type|respond|anything|text"
    r"|email)\b.{0,20} above (?:this|the) (?:dotted |dashed |grey |red )?line\b.{0,60}"
    r"|.{0,40}(?:au-dessus de cette ligne|oberhalb dieser (?:zeile|linie)|über diese(?:r)? (?:zeile|linie)"
    r"|encima de esta línea|sopra (?:a )?questa (?:riga|linea)"
    r"|acima desta linha|boven deze (?:lijn|regel)|powyżej tej linii|ovanför denna (?:rad|linje)"
    r"|over denne linje[n]?|deasupra acestei linii|uwchben y llinell).{0,40})\W{0,30}",
    _I,
)
# Zoho and old Yahoo: "---- On Mon, 1 Jun 2026 ... wrote ----"; the verb is in any language.
_DASHED_ATTRIBUTION = re.compile(r"\s{0,9}-{2,12}\s?\S.{8,300}\d.{3,200}(?:-{2,12}|[:：])\s{0,9}")
# GroupWise: ">>> Ann <a@b.example> 3/9/2025 10:11 >>>".
_GROUPWISE = re.compile(r"\s{0,3}>>>\s?[^>\s].{3,300}\d{1,4}.{0,200}(?:>>>|[:：])\s{0,9}")
# Notes: "Ann Other---03/09/2025 10:11:12---Dear ...".
_NOTES = re.compile(
    r"\W{0,6}\S.{1,100}?\s?-{2,4}\s?\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}[:.]\d{2}.{0,20}?-{2,4}(?:.{0,400})?"
)
_NOTES_COLUMN = re.compile(r"\s{0,9}\S?.{0,60}\s{8,}(?:To|An|A|Aan|Para|Till)\s{0,9}")
_NOTES_SUBJECT = re.compile(r"\s{12,}(?:Subject|cc|Thema|Betreff|Objet|Kopie)\s{0,9}", _I)
_LONGEST = 500
_LONGEST_NAME = 100
_ENDS_FORWARD = "-_=:："
# Of all that asks for replies above, whatever the language; in small letters.
_ABOVE = ("above ", "au-dessus", "oberhalb", "über diese", "encima", "sopra", "acima", "boven", "powyżej", "ovanför",
          "over denne", "deasupra", "uwchben")  # fmt: skip


def divides(line: str) -> bool:
    """Say whether the line parts this mail from an earlier one, whatever stands below it."""
    if len(line) > _LONGEST or len(line) < 5:
        return False
    bare = line.strip()
    if bare[:2] in ("--", "__", "==", "**", "──", "——") or bare[:1] in "-_=*":
        if _DIVIDER.fullmatch(line) or _FORWARD.fullmatch(line) or _NOTES_FORWARD.fullmatch(line):
            return True
        if bare.startswith("--") and _is_dashed_attribution(line):
            return True
    elif (bare[-1] in _ENDS_FORWARD and _FORWARD.fullmatch(line)) or (bare[:1] in "Oo" and _DIVIDER.fullmatch(line)):
        return True
    if bare.startswith(">>>"):
        return _GROUPWISE.fullmatch(line) is not None
    return "---" in line and _NOTES.fullmatch(line) is not None


def _is_dashed_attribution(line: str) -> bool:
    bare = line.strip(" -")
    if line.rstrip().endswith("--") and len(bare) < _LONGEST_NAME and names_writer(bare):
        return True
    said = ("@" in line or ":" in line.strip(" -:")) and any(character.isdigit() for character in line)
    return said and _DASHED_ATTRIBUTION.fullmatch(line) is not None


def forwards(line: str) -> bool:
    """Say whether the line announces a forwarded mail."""
    return len(line) < _LONGEST and bool(_FORWARD.fullmatch(line) or _NOTES_FORWARD.fullmatch(line))


def may_divide(line: str) -> bool:
    """Say whether the line has words between dashes; with headers below it that is a divider."""
    return (
        len(line) < 100
        and line.lstrip()[:3] in ("---", "___", "===", "***", "───")
        and (_BETWEEN_DASHES.fullmatch(line) is not None)
    )


def asks_for_replies_above(line: str) -> bool:
    """Say whether a ticket system marks here where the writer's words end."""
    bare = line.strip()
    if not 15 <= len(bare) <= 160:
        return False
    ornamented = not bare[0].isalnum() and bare[0] not in "\"'(“‘>"
    if not (ornamented or bare[-1:] == "-"):
        return False
    low = bare.lower()
    return any(word in low for word in _ABOVE) and _REPLY_ABOVE.fullmatch(line) is not None


def is_notes_heading(lines: list[str], at: int) -> bool:
    """Say whether old Notes' heading in two columns begins here: "To", "cc" and "Subject" far to the right."""
    if not lines[at].endswith(("To", "An", "A", "Aan", "Para", "Till", " ")) or not _NOTES_COLUMN.fullmatch(
        lines[at][:200]
    ):
        return False
    return any(_NOTES_SUBJECT.fullmatch(line[:200]) for line in lines[at + 1 : at + 9])
