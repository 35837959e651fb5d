"""The formula a letter closes with ("Kind regards", "Yn gywir", "Pozdrawiam"), in many languages."""

from __future__ import annotations

import re

# Both are matched against small letters: without re.IGNORECASE they take a third of the time.
_CLOSING = re.compile(
    r"\W{0,4}(?:(?:with |many |my |our )?(?:(?:kind(?:est)?|best|warm(?:est)?|good) (?:regards?|wishes)|(?:kind|best"
    r"|warm) ?rgds?|regards|best|k\.?r\.?|b\.?r\.?|kindest)"
    r"|(?:i (?:am|remain),? ?(?:\w{1,12},? ){0,2})?(?:yours|your's) (?:sincerely|faithfully|truly|etc)|(?:yours"
    r"|sincerely|faithfully|respectfully"
    r"|cordially)(?: yours)?"
    r"|(?:many |with |lots of )?thank(?:s|ing you|[- ]you)(?: (?:so much|very much|again|in advance|and (?:kind "
    r"|best )?regards|for your (?:help|time|assistance|attention)|a lot|ever so))?|thx|ta|cheers|all the best"
    r"|take care|(?:lots of )?love|god bless"
    r"|cofion(?: gorau| cynnes)?|yn gywir|yr eiddoch yn (?:gywir|ddiffuant)|diolch(?: yn fawr)?|hwyl(?: fawr)?"
    r"|pob hwyl|gyda diolch|dymuniadau gorau"
    r"|(?:mit )?(?:freundlichen|besten|herzlichen|vielen|lieben|schönen) (?:grüßen|gruessen|grüssen|grüße|grüsse"
    r"|dank)|(?:viele|beste|liebe|freundliche|herzliche|schöne) (?:grüße|grüsse|gruesse)|(?:mfg|vg|lg|gruß"
    r"|hochachtungsvoll|danke)"
    r"|(?:bien )?cordialement|(?:meilleures|sincères|cordiales) salutations|salutations(?: distinguées)?|bien à vous"
    r"|merci(?: d['’]avance| beaucoup)?|amicalement|cdlt|bonne journée"
    r"|(?:un )?(?:cordial )?saludos?(?: cordiales)?|atentamente|un abrazo|(?:muchas )?gracias(?: de antemano)?|atte"
    r"|(?:cordiali|distinti|cari) saluti|saluti|(?:mille )?grazie|in fede|cordialmente"
    r"|atenciosamente|(?:melhores )?cumprimentos|(?:muito )?obrigad[oa]|abraços?|att"
    r"|(?:met )?(?:vriendelijke|hartelijke) (?:groet(?:en)?)|groet(?:en|jes)?|mvg|(?:alvast )?bedankt|hoogachtend"
    r"|(?:z |serdecznie )?(?:poważaniem|pozdrawiam|pozdrowieniami|wyrazami szacunku)(?: serdecznie)?|pozdrawiam"
    r"|dziękuję|dzięki|łączę pozdrowienia"
    r"|cu (?:stimă|respect|drag)|(?:vă )?mulțumesc|multumesc|o zi bună|toate cele bune"
    r"|(?:med )?(?:vänliga|venlig|vennlig|bästa|beste|med) hils(?:en|ninger|ning|ningar)|(?:vänlig )?hälsning(?:ar)?"
    r"|mvh|tack|tak|takk|hilsen"
    r"|(?:(?:ystävällisin|parhain|lämpimin|kunnioittaen,?) )?terveisin|t\.|kiitos"
    r"|s (?:pozdravem|pozdravom)|děkuji|ďakujem|(?:üdvözlettel|tisztelettel"
    r"|köszönettel)|üdv|saygilarimla|(?:iyi çalişmalar)|teşekkürler"
    r"|με εκτίμηση|ευχαριστώ|с уважением|спасибо|з повагою|дякую|с уважение|поздрави|pagarbiai|ačiū|ar cieņu|paldies"
    r"|lugupidamisega"
    r"|此致|谢谢|謝謝|祝好|敬具|よろしくお願い(?:いた)?します|감사합니다|مع تحيات\w*|شكرا|בברכה|תודה|trân trọng"
    r"|cảm ơn|hormat saya|salam"
    r"|terima kasih)"
    r"[\s,.!;:–-]{0,5}"
)
# A closing formula with the name on the same line: "Thanks, Jo", "Kind regards Jo Finch".
_CLOSING_NAME = re.compile(
    rf"(?:{_CLOSING.pattern})(?:[^\W\d_][\w.'’-]{{0,20}}(?: [^\W\d_][\w.'’-]{{0,20}}){{0,3}})?[\s,.!x]{{0,6}}"
)


def closes(line: str) -> bool:
    """Say whether a line is a closing formula, with or without a name behind it."""
    return len(line) < 80 and _CLOSING_NAME.fullmatch(_small(line)) is not None


def closes_with_name(line: str) -> bool:
    """Say whether a line that closes has the name on it too ("Thanks, Jo")."""
    return _CLOSING.fullmatch(_small(line)) is None


def _small(line: str) -> str:
    # Turkish has one "i" with a dot and one without, and a capital of each; here they are one letter.
    return line.strip().replace("İ", "i").lower().replace("ı", "i")
