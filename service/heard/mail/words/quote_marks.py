"""The words by which mail programs announce quotes, signatures and warnings, in many languages.

Each pattern is matched against one line or one paragraph of limited length.
"""

from __future__ import annotations

import re

_I = re.IGNORECASE


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split("|"))


DIVIDER = re.compile(
    r"\s{0,9}[-_*=]{2,}\s{0,3}(?:original message|original appointment|reply message|original e?-?mail"
    r"|ursprüngliche nachricht|originalnachricht|original-nachricht|message d['’]origine|message original"
    r"|mensaje original|messaggio originale|mensagem original|oorspronkelijk bericht|wiadomość oryginalna"
    r"|oryginalna wiadomość|mesaj original|mesajul original|originalmeddelande|ursprungligt meddelande"
    r"|opprinnelig melding|oprindelig meddelelse|alkuperäinen viesti|původní zpráva|eredeti üzenet"
    r"|neges wreiddiol|orijinal mesaj|исходное сообщение|原始邮件|原始郵件)\s{0,3}[-_*=]{2,}",
    _I,
)
FORWARD = re.compile(
    r"^[ >*]{0,4}(?:-{2,}\s?)?(?:forwarded message|begin forwarded message|weitergeleitete nachricht"
    r"|message transféré"
    r"|mensaje reenviado|messaggio inoltrato|mensagem encaminhada|doorgestuurd bericht|wiadomość przekazana"
    r"|przekazana wiadomość|mesaj redirecționat|vidarebefordrat meddelande|videresendt melding"
    r"|neges a anfonwyd ymlaen)"
    r"\s?(?:-{2,}|:)",
    _I | re.MULTILINE,
)
RULE = re.compile(r"\s{0,9}[_\-=*]{5,}\s{0,9}")

# The header blocks of Outlook: "From:", "Sent:", "To:", "Subject:" and their translations.
LABEL = re.compile(r"[ \t]{0,4}\*{0,2}(\w[\w. ]{0,18}?)\s?\*{0,2}\s?[:：]\*{0,2}(?:\s|$|(?=\S))")
FROM = _words("from|de|von|da|van|od|de la|från|fra|lähettäjä|feladó|oddíl|oddr|oddi wrth|kimden|от|发件人|寄件者")
OTHER_LABELS = {
    "date": _words(
        "sent|date|envoyé|gesendet|datum|enviado|enviado el|enviado em|enviada em|fecha|inviato|data|verzonden"
        "|wysłano|"
        "wysłane|trimis|data trimiterii|skickat|sendt|dato|lähetetty|odesláno|elküldve|anfonwyd|dyddiad|gönderilme|"
        "отправлено|дата|发送时间|寄件日期"
    ),
    "to": _words("to|à|an|para|a|aan|do|către|catre|till|til|at|kime|кому|收件人|cc|kopie|dw|copie|kopia|cci"),
    "subject": _words(
        "subject|objet|betreff|asunto|oggetto|assunto|onderwerp|temat|subiect|ämne|emne|aihe|předmět|tárgy|pwnc|konu|"
        "тема|主题|主旨"
    ),
}

_ON = (
    r"(?:on|at|ar|le|am|el|il|em|op|den|d\.|pe|în|in|w dniu|dnia|dne|tor|ma|ti|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}"
    r"|(?:pon|wt|śr|czw|pt|sob|niedz|mon|tue|wed|thu|fri|sat|sun|lun|mar|mié|jue|vie|mer|gio|ven|po|út|st|čt|pá"
    r"|so|ne)\.?,?)"
)
ATTRIBUTION_BEGINS = re.compile(rf"[\s*_]{{0,4}}{_ON}\s.{{0,40}}\d", _I)
# "On 3 Sep 2025, at 09:31, Somebody <a@b> wrote:" - a verb in a line that ends with a colon.
ATTRIBUTION = re.compile(
    rf"[\s*_]{{0,4}}(?:{_ON}\s"
    r".{5,400}?|.{0,200}<[^<>\s]{3,200}@[^<>\s]{3,200}>.{0,100}?)"
    r"\b(?:wrote|writes|ysgrifennodd|a écrit|schrieb|escribió|ha scritto|escreveu|schreef|skrev|napisał\(a\)|napisała"
    r"|napisał|napisali|pisze|a scris|napsal\(a\)|napsal|napísal|írta|kirjoitti|yazdı|rašė|rakstīja|написал|пише|пишет"
    r"|写道|寫道)\b.{0,200}[:：][\s*_]{0,4}$",
    _I,
)
SAYS_WHEN = re.compile(r"\d{1,2}[:.]\d{2}|\b(?:19|20)\d\d\b|@")
OF_ONESELF = re.compile(r"\b(?:I|we|he|she|they|you|who) (?:\w{1,10} )?(?:wrote|writes)\b")

MORE_THAN = re.compile(r"\s{0,9}>\s?[£€$]?\d")

SEE_BELOW = re.compile(
    r"\b(?:see|find|added|put|answers?|answered|comments?|repl(?:y|ies|ied)|responses?|responded|notes?|mine)\b"
    r".{0,40}\b(?:below|in red|in blue|in green|in bold|in capitals|in line|inline|underneath|in the text)\b"
    r"|\b(?:siehe unten|voir ci-dessous|patrz niżej|w tekście)\b",
    _I | re.DOTALL,
)

BANNER = re.compile(
    r"originat(?:ed|es|ing) (?:from )?outside|(?:came|sent|is|was|received) from outside (?:of )?(?:the|your|our"
    r"|this)\b"
    r"|from an? (?:external|untrusted) (?:source|sender|e-?mail address)"
    r"|^\W{0,6}external (?:e-?mail|sender|message)\b(?=\W|$)(?=.{0,40}(?:[:!-]|$))"
    r"|you don['’]t often get e-?mail from|do not click (?:on )?(?:any )?links? or open"
    r"|^\W{0,4}\[external(?: e-?mail)?\]\W{0,4}$"
    r"|daw(?:'r|th|odd) (?:e-bost|neges) (?:hon|hwn) o'r tu allan",
    _I,
)
BANNER_GOES_ON = re.compile(
    r"do(?:n['’]t| not) (?:click|open|reply|follow)|unless you (?:recogni[sz]e|know|trust|are sure)"
    r"|know the content is safe|learn why this is important|be (?:careful|cautious)",
    _I,
)

_DEVICE = (
    r"(?:i ?phone|i ?pad|galaxy|samsung|android|huawei|xiaomi|pixel|nokia|blackberry|windows|tablet"
    r"|tablette|mobile|phone|handy|telefon\w*|smart ?phone|outlook|yahoo|mail|device)"
)
MOBILE = re.compile(
    rf"(?:sent|posted|written) (?:from|via|using|with) .{{0,60}}{_DEVICE}.{{0,40}}"
    rf"|get outlook for .{{1,20}}|sent from outlook.{{0,40}}"
    rf"|(?:gesendet|von) (?:von|mit|meinem) .{{0,40}}{_DEVICE}.{{0,30}}|envoyé (?:de|depuis"
    rf"|à partir de) .{{0,40}}{_DEVICE}.{{0,30}}"
    rf"|enviado (?:desde|do|de) .{{0,40}}{_DEVICE}.{{0,30}}|inviato (?:da|dal) .{{0,40}}{_DEVICE}.{{0,30}}"
    rf"|verzonden (?:vanaf|met) .{{0,40}}{_DEVICE}.{{0,30}}|wysłan[eo] (?:z|ze) .{{0,40}}{_DEVICE}.{{0,30}}"
    rf"|trimis de pe .{{0,40}}{_DEVICE}.{{0,30}}|skickat från .{{0,40}}{_DEVICE}.{{0,30}}|anfonwyd o(?:'m"
    rf"| fy) .{{0,40}}",
    _I,
)

# A paragraph that shows two of these is a disclaimer; any one of them a person may write.
DISCLAIMER = tuple(
    re.compile(pattern, _I)
    for pattern in (
        r"\bthis (?:e-?mail|message|communication|transmission)\b|\bthe (?:information|contents?) (?:in|of"
        r"|contained in) this",
        r"\b(?:confidential|privileged|personal information|intended (?:solely|only|recipient|for)|meant only for"
        r"|solely for)\b",
        r"\b(?:in error|by mistake|not the (?:intended|named) (?:recipient|addressee))\b",
        r"\b(?:delete|destroy) (?:it|this|the|all)\b|\b(?:notify|tell|contact|inform) the sender\b",
        r"\bviews (?:or opinions )?expressed\b|\bscanned for viruses\b|\bvirus[- ]free\b"
        r"|\bconsider the environment\b",
        r"\bregistered (?:office|in (?:england|wales|scotland)|charity|number)\b|\bregistered society\b",
    )
)
