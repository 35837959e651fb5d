"""What everybody writes in a mail, and so ties nobody to anybody: greetings, closings, thanks, header lines.

All in small letters, and without apostrophes.
"""

from __future__ import annotations

import re

GREETING = re.compile(
    r"(?:dear|hi|hiya|hello|hey|good (?:morning|afternoon|evening|day)|to whom it may concern|annwyl|helo|bore da"
    r"|sehr geehrte|guten (?:tag|morgen)|hallo|liebe|bonjour|madame|monsieur|cher|chère|dzień dobry|szanown|witam"
    r"|bună ziua|stimat|estimad|buenos d|hola|gentile|buongiorno|olá|prezad|beste|geachte|hej|hei|merhaba|sayın)"
    r"\w{0,4}\b[^,!\n:.]{0,30}(?:[,!\n:]|$)"
)
"""At the head of a paragraph, up to its comma or the end of its line."""

CLOSING = re.compile(
    r"\n[ \t]{0,3}(?:(?:with )?(?:many|kind|kindest|best|warm|warmest) (?:thanks|regards|wishes)|regards"
    r"|thanks|thank you|(?:thanks|thank you) (?:again|in advance|very much|so much|a lot|and regards)"
    r"|yours(?: (?:sincerely|faithfully|truly|respectfully))?|sincerely(?: yours)?|cheers|respectfully"
    r"|cofion(?: cynnes| gorau)?|yn gywir|diolch(?: yn fawr)?|mit freundlichen grüßen|mfg|(?:viele|beste|freundliche)"
    r" grüße|cordialement|bien à vous|salutations|pozdrawiam|z poważaniem|dziękuję|cu stimă|mulțumesc|saludos"
    r"|un saludo|atentamente|(?:cordiali|distinti) saluti|atenciosamente|cumprimentos|met vriendelijke groet(?:en)?"
    r"|med vänliga hälsningar|(?:med )?venlig hilsen|mvh|saygılarımla)[ \t,.!\-]{0,4}$",
    re.MULTILINE,
)
"""Alone on its line; with the line's end before it, since those are found ten times as fast as beginnings of lines."""

STOCK = re.compile(
    r"(?:i |we )?(?:look|looking) forward to (?:hearing|your|a|the)\b|(?:many )?thank(?:s| you)(?: very much| so much)?"
    r" for (?:your|the|getting|taking|contacting|all|letting)\b|(?:i |we )?hope (?:you|this|that)\b"
    r"|(?:please )?(?:do not|dont) hesitate to\b|if you have any (?:other |further )?(?:questions?|queries)\b"
    r"|please (?:see|find) (?:attached|below|the attached)\b|sent (?:from|via) my\b|get outlook for\b"
    r"|please (?:confirm|acknowledge) (?:receipt|you have received)\b"
    r"|(?:i |we )?(?:await|wait for) your (?:reply|response)\b"
)
"""At the head of a sentence, in small letters and without punctuation."""

LONGEST_STOCK = 12
"""Words.  A longer sentence that begins so goes on to say something."""


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


STOCK_BEGINS = _words("i we look looking many thank thanks hope please do dont if sent get await wait")
"""The first words of STOCK: few other sentences begin with one."""

LABELS = _words(
    "from sent date to cc bcc subject attachments importance von gesendet datum an betreff kopie de envoyé à objet"
    " copie od wysłano do temat dw trimis către subiect enviado para asunto fecha da inviato oggetto data verzonden"
    " aan onderwerp från skickat till ämne fra sendt til emne dato oddi anfonwyd at pwnc assunto"
)
"""What stands before the colon of a header line; what follows is a header's, up to the next."""
