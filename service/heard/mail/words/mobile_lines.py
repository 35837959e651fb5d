"""The line a telephone or a mail app puts below somebody's words ("Sent from my iPhone"), in many languages.

A line counts only if it names a device or a program: "Sent by email on 3 May" is the writer's.
"""

from __future__ import annotations

import re

_I = re.IGNORECASE

_DEVICE = (
    r"(?:i ?phon\w{1,4}(?:['’]\w{1,4})?|i ?pad\w{0,2}|i ?pod|galaxy|samsung|android\w{0,2}|huawei|xiaomi|redmi|pixel"
    r"|nokia|lumia"
    r"|motorola|htc|alcatel|sony|xperia|oneplus|oppo|blackberry\w{0,2}|windows|tablet\w{0,3}|tabled|llechen"
    r"|mobil\w{0,9}|cellulare"
    r"|telefon\w{0,6}|telemóvel|celular|móvil|gsm|handy|(?:smart ?)?phone|cell|smartphon\w{0,3}|ffôn|ffon|symudol"
    r"|outlook|yahoo"
    r"|gmail|hotmail|aol|spark|proton\w{0,4}|tutanota|fastmail|k-?9|thunderbird|bluemail|blue mail|mailbird|newton"
    r"|superhuman"
    r"|airmail|mailbox|mailspring|edison|sparrow|aqua mail|postbox|shortwave|mail\.ru|gmx|web\.de|wireless"
    r"|apple watch|laptop|typeapp|type app|email app|mail app|moto|nexus|realme|fairphone|chromebook|kindle"
    r"|手机|手機|华为|小米|三星|телефон\w{0,2}|смартфон\w{0,2}|планшет\w{0,2}|điện thoại|κινητό|הנייד|الهاتف|جوال)"
)
# Verb and prepositions before the device, one row a language: en, cy, de, fr, es/ca, pt, it, nl, pl, ro, sv, da/no, fi,
# cs/sk, hu, el, ru, uk/bg, lt/lv/et, south Slavic, vi, id, ar, he.
_BEFORE = (
    (r"sent|posted|written|composed|typed|dictated", "from|via|using|with|on"),
    (r"anfonwyd|wedi(?:'i|’i)? anfon", "o|o'm|o’m|o fy|gan|drwy|trwy"),
    (r"gesendet|gesandt|verschickt|geschrieben|versendet", "von|mit|über|via|aus"),
    (r"(?:message |courriel )?envoyée?|provenance", "de|depuis|à partir|avec|via|:"),
    (r"(?:mensaje )?enviad[oa]|enviat", "desde|de|con|des|a través"),
    (r"enviad[oa]", "do|da|pelo|através|com|via"),
    (r"inviat[oa]|spedito|scritto", "da|dal|dallo|con|tramite"),
    (r"verzonden|verstuurd|gestuurd", "vanaf|met|via|van|vanuit"),
    (r"wysłan[eoay]|wiadomość wysłana", "z|ze|przy|za|przez"),
    (r"trimisă?", "de|din|cu|prin"),
    (r"skickat|skickad", "från|med|via"),
    (r"sendt", "fra|med|via"),
    (r"lähetetty", ""),
    (r"odesláno|odoslan[éý]|posláno", "z|ze|zo|pomocí"),
    (r"elküldve|küldve", ""),
    (r"στάλθηκε|εστάλη", "από"),
    (r"отправлено", "с|со|из|через"),
    (r"відправлено|надіслано|изпратено", "з|із|від|от|чрез"),
    (r"išsiųsta|nosūtīts|saadetud", "iš|no|minu"),
    (r"poslano|послато|poslato", "s|z|sa|са|iz"),
    (r"(?:đã |được )?gửi", "từ"),
    (r"dikirim", "dari|dengan|melalui"),
    (r"أُ?رسلت?", "من"),
    (r"נשלח", ""),
)
# How a line begins that has the verb behind the device, and how it goes on.
_AFTER = (
    (
        r"(?:diese (?:nachricht|e-?mail|mail) wurde )?(?:von|mit|über)",
        r" .{0,40}DEVICE.{0,40} (?:gesendet|verschickt|gesandt|geschrieben)",
    ),
    (r"op|vanaf|met", r" .{0,30}DEVICE.{0,20} (?:verzonden|verstuurd)"),
)
# Lines that may begin with anything.  None can be written in ASCII.
_ANYHOW = (
    r".{0,30}DEVICE.{0,30} küldve",
    r".{0,20}DEVICE.{0,20} gönderildi",
    r"(?:从|從|发自|發自|来自|來自).{0,8}DEVICE.{0,12}",
    r"我的 ?DEVICE.{0,12}",
    r".{0,12}DEVICE ?から送信(?:されました)?",
    r".{0,12}DEVICE ?에서 보냄",
)
# Others, by how they begin and go on as well.
_OTHERS = (
    # A model by its number or like Apple's ("SM-G960F", "M8", "iMac"): no home or person is called so.
    (
        r"sent",
        r" (?:from|via) my (?:\S{1,20} ){0,3}(?-i:i[A-Z][a-z]{2,10}|[A-Z]{1,4}-?[A-Z]?\d\w{0,8})(?: \S{1,20}){0,3}",
    ),
    (r"sent", r" (?:from|via) my (?:\S{1,20} ){0,2}(?:device|pc|i?mac|macbook|computer|desktop|tv|watch|tab)"),
    # British networks and their mail; nothing else may stand on the line.
    (
        r"sent",
        r" (?:from|via|using) (?:my )?(?:ee|three|o2|bt(?: ?(?:mail|internet))?|vodafone|virgin media|talktalk|sky)"
        r"(?: (?:e-?mail|mail|network|webmail|app))*",
    ),
    (r"from my", r" (?:i ?phone|i ?pad|mobile|phone|tablet|android).{0,12}"),
    (r"sent", r" (?:from|via) (?:mail for windows|windows mail|outlook|mail\b.{0,20}app).{0,50}"),
    (
        r"get|download|haal|obtener|obtenir|téléchargez|télécharger|descargar|scarica|baixar|herunterladen|ottieni"
        r"|obter(?: o)?|pobierz(?: program)?|hämta|hent|last ned|cael|obțineți|laden sie|holen sie sich",
        r" \w.{1,30} (?:for|für|voor|para|pour|per|dla|pentru|för|til|ar gyfer) "
        r"(?:ios|android|iphone|ipad|windows|mac)\b.{0,10}",
    ),
    (
        r"(?:please )?(?:excuse|forgive|pardon|apologies for|sorry for)",
        r"(?: any| the| my)? (?:brevity|typos?|typing errors?|spelling|terseness)\b.{0,60}",
    ),
)
_EXCUSE = r"(?:[,.;–-]{0,2} {0,2}(?:please|pls|sorry|excuse|apologies)\b.{0,60})?"


def _all_lines() -> str:
    before = (
        rf"(?:{verbs})(?: (?:{prepositions})\b)?.{{0,45}}?DEVICE.{{0,40}}"
        if prepositions
        else rf"(?:{verbs}).{{0,45}}?DEVICE.{{0,40}}"
        for verbs, prepositions in _BEFORE
    )
    others = (rf"(?:{begins}){goes_on}" for begins, goes_on in (*_AFTER, *_OTHERS))
    return "|".join((*before, *others, *_ANYHOW)).replace("DEVICE", rf"(?<![a-zA-Z]){_DEVICE}(?![a-zA-Z])")


_LINE = re.compile(rf"\W{{0,6}}(?:{_all_lines()}){_EXCUSE}\W{{0,6}}", _I)
# Hardly any line of a letter begins like one, which is soon seen.  Matched against small letters.
_BEGINS = re.compile(rf"\W{{0,6}}(?:{'|'.join(begins for begins, _ in (*_BEFORE, *_AFTER, *_OTHERS))})")
# What a letter of each row begins with; most lines of most letters begin otherwise, and are not looked at closely.
_LIKELY = re.compile(
    r"sent|posted|written|composed|typed|dictated|from my|get |download|excuse|forgive|pardon|apolog|sorry|outlook"
    r"|i ?phon|i ?pad|android|samsung|galaxy|mobil|handy|telefon|телефон|gesendet|verzonden|verstuurd|wysłan|trimis"
    r"|inviat|enviad|enviat|envoy|skickat|anfonwyd|blackberry",
)
# One of these is in every line that counts, in small letters: the cheap question first.
_NAMED = (
    "phon", "pad", "pod", "mobil", "telefon", "handy", "tablet", "sent ", "android", "samsung", "galaxy", "outlook",
    "excuse", "forgive", "pardon", "apolog", "sorry", " ios", " mac", "windows", "yahoo", "gmail", "hotmail", "aol",
    "cell", "celular", "gsm", "telemóvel", "móvil", "ffôn", "ffon", "symudol", "tabled", "llechen", "laptop", "watch",
    "huawei", "xiaomi", "redmi", "pixel", "nokia", "lumia", "motorola", "htc", "alcatel", "sony", "xperia", "oneplus",
    "oppo", "blackberry", "wireless", "spark", "proton", "tutanota", "fastmail", "k-9", "k9", "thunderbird",
    "bluemail", "blue mail", "mailbird", "newton", "superhuman", "airmail", "mailbox", "mailspring", "edison",
    "sparrow", "aqua mail", "postbox", "shortwave", "mail.ru", "gmx", "web.de", "手机", "手機", "华为", "小米", "三星",
    "телефон", "смартфон", "планшет", "điện thoại", "κινητό", "הנייד", "الهاتف", "جوال",
)  # fmt: skip
_IN_BRACKETS = re.compile(r"<[^<>\s]{4,2000}>|\[[^\[\]\s]{4,2000}\]|\(https?:[^()\s]{2,500}\)")
_LINK_AT_END = re.compile(r"\s{0,3}https?://\S{2,300}$")
_LONGEST = 120
# The writer speaks of a telephone in a sentence; no program does.
_SENTENCE = re.compile(
    r"\b(?:I|we|he|she|they|it|was|were|is|are|but|because|than|have|has|not|yesterday|today|on monday)\b"
)


def is_apps_line(line: str) -> bool:
    """Say whether it is one with the app's own link behind it, which no person writes in the middle of a letter."""
    return ("<http" in line or "](http" in line) and is_mobile_line(line)


def is_mobile_line(line: str) -> bool:
    """Say whether a line is one that a telephone or an app put there."""
    bare = line.strip()
    if not 8 <= len(bare) <= 2_200:
        return False
    if "<" in bare or "[" in bare or "(" in bare:
        bare = _IN_BRACKETS.sub("", bare).strip("<>() ")
    if "://" in bare:
        bare = _LINK_AT_END.sub("", bare)
    if not 6 <= len(bare) <= _LONGEST:
        return False
    low = bare.lower()
    if bare.isascii() and not (_BEGINS.match(low) and _LIKELY.search(low)):
        return False
    if not any(name in low for name in _NAMED):
        return False
    return _LINE.fullmatch(bare) is not None and not _SENTENCE.search(bare)
