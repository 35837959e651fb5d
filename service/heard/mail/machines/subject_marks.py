"""Subjects that only machines write, in the languages of the mail programs people use here.

A subject is a sign by its exact formula and the punctuation after it: "Automatic reply: I am
away" is a machine's, "Automatic reply times are poor" is a complaint.
"""

from __future__ import annotations

import re

_REPLY = (
    # English, Welsh
    "automatic reply|automatic response|automated reply|automated response|auto[- ]?reply|auto[- ]?response"
    "|auto[- ]?responder|out[- ]of[- ](?:the[- ])?office(?:[- ](?:auto[- ]?reply|autoreply|reply|message"
    "|notification|response))?"
    "|ooo|vacation reply|away from (?:my desk|the office)|ateb awtomatig|ymateb awtomatig|allan o['’]r swyddfa"
    # German, Dutch
    "|automatische antwort|automatische rückantwort|abwesenheitsnotiz|abwesenheitsnachricht"
    "|abwesenheitsbenachrichtigung"
    "|abwesenheit|automatisch antwoord|automatische reactie|automatisch bericht|afwezigheidsbericht|afwezig"
    # French, Spanish, Italian, Portuguese, Romanian
    "|réponse automatique|message d['’]absence|absence du bureau|absente? du bureau|notification d['’]absence"
    "|respuesta automática|fuera de (?:la )?oficina|risposta automatica|fuori (?:sede|ufficio)"
    "|assenza dall['’]ufficio"
    "|resposta automática|ausência temporária|fora do escritório|răspuns automat|mesaj automat"
    # Polish, Czech, Slovak, Hungarian, Lithuanian, Latvian, Bulgarian, Croatian
    "|autoodpowiedź|automatyczna odpowiedź|odpowiedź automatyczna|nieobecność|poza biurem|automatická odpověď"
    "|automatická odpoveď|mimo kancelář|automatikus válasz|automatinis atsakymas|automātiskā atbilde"
    "|automātiska atbilde"
    "|автоматичен отговор|automatski odgovor|samodejni odgovor"
    # Swedish, Norwegian, Danish, Finnish
    "|autosvar|automatiskt svar|automatisk svar|frånvaro|frånvarande|frånvaromeddelande|fraværsmelding|fravær"
    "|fraværende"
    "|ikke til stede|automaattinen vastaus|poissaoloviesti|poissa"
    # Turkish, Greek, Russian, Ukrainian, Arabic, Chinese, Japanese
    "|otomatik yanıt|ofis dışında|αυτόματη απάντηση|автоответ|автоматический ответ|автоматична відповідь"
    "|нет на месте|رد تلقائي|自动答复|自动回复|自動回覆|自動応答|不在通知"
)
AUTOMATIC_REPLY = re.compile(
    rf"\s*+(?:\[[^\[\]]{{1,40}}\]\s*+)?(?:{_REPLY})\s?(?:(?P<punctuation>[:：]|\s?[–—]\s|\s-\s)|!?\s?$)", re.IGNORECASE
)

# A person may begin so; with a header of an answer beside it, it is a mail program's.
RECEIPT = re.compile(
    r"\s*+(?:read|not read|read receipt|delivered|relayed|delivery receipt|gelesen|ungelesen gelöscht|lu|non lu"
    r"|leído|letto"
    r"|confermato|lido|gelezen|przeczytano|läst|lest|læst|luettu|citit|přečteno|darllenwyd"
    r"|accepted|declined|tentative|tentatively accepted|zugesagt|abgelehnt|mit vorbehalt|accepté|refusé|provisoire"
    r"|aceptada|rechazada|accettato|rifiutato|geaccepteerd|geweigerd|zaakceptowano|odrzucono|acceptat|accepterat"
    r"|derbyniwyd|gwrthodwyd)\s?[:：]",
    re.IGNORECASE,
)

RECALL = re.compile(
    r"\s*+(?:recall|message recall (?:success|failure)|rückruf|rappel|terugroepen|odwołanie)\s?[:：]", re.IGNORECASE
)
RECALL_TEXT = re.compile(
    r"would like to recall the message|möchte die nachricht .{0,300}zurückrufen|souhaite rappeler le message"
    r"|your (?:attempt to recall|message)\b.{0,100}recall",
    re.IGNORECASE | re.DOTALL,
)

RETURNED_MAIL = re.compile(
    r"\s*+(?:undeliver(?:able|ed)|non-?deliver(?:able|y|ed)|returned (?:e-?mail|to sender)"
    r"|(?:e-?)?mail delivery (?:failed|failure|status|"
    r"subsystem|error)|delivery (?:status notification|(?:has )?failed|failure|notification|delayed|incomplete"
    r"|problem|report)"
    r"|(?:e-?)?mail system error|failure notice|failed (?:mail|delivery|message)|message (?:not delivered"
    r"|undeliverable|delayed|"
    r"delivery (?:failure|delayed|failed)|you sent blocked)|delayed (?:mail|message|delivery)|address not found"
    r"|warning: (?:message|could not send|e-?mail) .{0,80}(?:delayed|hours|still)|could not send message|rejected:"
    r"|unzustellbar|nicht zustellbar|zustellung (?:fehlgeschlagen|verzögert)|non[- ]remis|non distribuable"
    r"|échec de (?:la )?remise"
    r"|no se puede entregar|no entregado|impossibile recapitare|mancato recapito|recapito non riuscito"
    r"|não é possível entregar"
    r"|não entregue|onbestelbaar|niet te bezorgen|nie można dostarczyć|niedostarczon|nedoručiteln|kézbesíthetetlen"
    r"|det går inte att leverera|olevererbart|kan ikke leveres|ikke leveret|toimittaminen epäonnistui|nelivrabil"
    r"|nu poate fi livrat|teslim edilemedi|не удалось доставить|недоставленное|无法送达|未送達|methu (?:â )?dosbarthu)",
    re.IGNORECASE,
)
