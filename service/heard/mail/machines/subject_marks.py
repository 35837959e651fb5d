"""Subjects that machines write, in the languages of the mail programs people use here.

A subject is a sign by its exact formula and the punctuation after it: "Automatic reply: I am
away" is a machine's, "Automatic reply times are poor" is a complaint.  What a person may
write as well is called MAYBE and counts only beside other evidence.
"""

from __future__ import annotations

import re

_REPLY = (
    # English, Welsh
    "automatic (?:e-?mail )?(?:reply|response|acknowledge?ment)|automated (?:e-?mail )?(?:reply|response"
    "|acknowledge?ment)"
    "|auto[- ]?(?:reply|response|responder|answer|acknowledge?ment)(?: (?:from|to) [^:]{1,60})?"
    "|out[- ]of[- ](?:the[- ])?office(?:[- ](?:auto[- ]?reply|autoreply|automatic reply|reply|message"
    "|notification|notice|response|assistant))?"
    "|ooo|vacation (?:reply|response|message|notice)|away (?:message|from (?:my desk|my mail|the office))"
    "|holiday auto-?reply|ateb awtomatig|ymateb awtomatig|allan o['’]r swyddfa"
    # German, Dutch
    "|automatische (?:antwort|e-?mail-?antwort|eingangsbestätigung|nachricht)|automatische rückantwort"
    "|autom\\. antwort|abwesenheits(?:notiz|nachricht|benachrichtigung|meldung|info|assistent)"
    "|abwesenheit|automatisch antwoord|automatische reactie|automatisch bericht|automatische beantwoording"
    "|afwezigheidsbericht|afwezigheidsassistent|afwezig|niet aanwezig"
    # French, Spanish, Catalan, Italian, Portuguese, Romanian
    "|réponse automatique|reponse automatique|message d['’]absence|absence du bureau|absente? du bureau"
    "|notification d['’]absence|accusé de réception automatique"
    "|respuesta automática|respuesta automatica|fuera de (?:la )?oficina|ausente de la oficina|resposta automàtica"
    "|risposta automatica|fuori (?:sede|ufficio)|messaggio automatico|assenza dall['’]ufficio"
    "|resposta automática|resposta automatica|ausência temporária|fora do escritório|ausente do escritório"
    "|răspuns automat|raspuns automat|mesaj automat"
    # Polish, Czech, Slovak, Hungarian, Lithuanian, Latvian, Estonian, Bulgarian, Croatian, Slovene, Albanian
    "|autoodpowiedź|automatyczna odpowiedź|odpowiedź automatyczna|nieobecność|poza biurem|automatická odpověď"
    "|automatická odpoveď|mimo kancelář|automatikus válasz|házon kívül|automatinis atsakymas|automātiskā atbilde"
    "|automātiska atbilde|automaatvastus|automaatne vastus"
    "|автоматичен отговор|automatski odgovor|samodejni odgovor|përgjigje automatike"
    # Swedish, Norwegian, Danish, Finnish, Icelandic
    "|autosvar|automatiskt svar|automatisk svar|automatisk besked|frånvaro|frånvarande|frånvaromeddelande"
    "|fraværsmelding|fraværsbesked|fravær|fraværende|ikke til stede|automaattinen vastaus|poissaoloviesti|poissa"
    "|sjálfvirkt svar"
    # Turkish, Greek, Russian, Ukrainian, Hebrew, Arabic, Persian, Urdu, Hindi, Chinese, Japanese, Korean, Thai
    "|otomatik (?:yanıt|cevap)|ofis dışında|αυτόματη απάντηση|εκτός γραφείου|автоответ|автоматический ответ"
    "|автоматична відповідь|нет на месте|תשובה אוטומטית|מענה אוטומטי|رد تلقائي|الرد التلقائي|پاسخ خودکار|خودکار جواب"
    "|स्वचालित उत्तर|自动答复|自动回复|自動回覆|自動回復|自動応答|自動返信|不在通知|자동 회신|자동 응답|부재중"
    "|ตอบกลับอัตโนมัติ|trả lời tự động"
)
AUTOMATIC_REPLY = re.compile(
    rf"\s*+(?:[\[(*]{{1,3}}[^\[\]()*]{{1,40}}[\])*]{{1,3}}\s*+)?(?:[\[(*]{{1,3}}\s?+)?(?:{_REPLY})\s?"
    r"(?:(?P<punctuation>[\])*]{1,3}|[:：]|\s?[–—]\s|\s-\s)|[!.]?\s?$)",
    re.IGNORECASE,
)

MAYBE_AUTOMATIC = re.compile(
    r"\s*+(?:auto(?:matic)?(?: e-?mail)?\s?:"
    r"|.{0,80}\b(?:(?:is |am |are |will be |currently )?(?:out of (?:the )?office(?![- ]hours?\b)"
    r"|on (?:annual |maternity "
    r"|sick )?leave|on"
    r" (?:holiday|vacation)|away from (?:the office|my (?:desk|mail)))|auto(?:matic|mated)?[- ]?(?:reply|response))\b"
    r"|.{0,80}\b(?:abwesend|nicht im büro|im urlaub|nieobecn\w{1,3}|urlopie|afwezig|en vacances|en congés|absente?"
    r"|de vacaciones|in ferie|de férias|semester|ferie)\b)",
    re.IGNORECASE,
)
AUTOMATIC_AT_END = re.compile(
    r"(?:[(\[*]|\s-)\s{0,2}(?:auto(?:matic|mated)?[- ]?(?:reply|response|answer)"
    r"|out of (?:the )?office)\s{0,2}[)\]*]{0,3}\s{0,3}$",
    re.IGNORECASE,
)
ACKNOWLEDGES = re.compile(
    r"(?:\s*+(?:re|aw|sv|antw|odp)\s?:){0,2}\s*+(?:[\[(][^\[\]()]{1,40}[\])]\s*+){0,2}"
    r"(?:thank(?:s| ?you) for (?:your (?:e-?mail|enquiry|inquiry|message|request|submission|feedback|contacting)"
    r"|contacting|e-?mailing|getting in touch|writing)"
    r"|(?:we|i)(?:'ve| have)? (?:successfully )?received your|(?:we have )?got your (?:e-?mail|message|request)"
    r"|your (?:e-?mail|enquiry|inquiry|message|request|ticket|case|query|submission|support request)\b.{0,60}"
    r"\b(?:received|created|opened|logged|registered|acknowledged)\b"
    r"|(?:new )?(?:support )?(?:ticket|case|request|incident|enquiry|call|message|e-?mail)\b.{0,40}"
    r"\b(?:received|created|opened|logged|registered|acknowledge?d?(?:ment)?)\b"
    r"|(?:acknowledge?ment|confirmation) (?:of (?:receipt|your)|receipt|e-?mail)|receipt of your"
    r"|eingangsbestätigung|empfangsbestätigung|ihre (?:anfrage|nachricht|e-?mail)|ontvangstbevestiging"
    r"|accusé de réception"
    r"|acuse de recibo|conferma di ricezione|potwierdzenie (?:otrzymania|przyjęcia|zgłoszenia)|bekräftelse|kvittering"
    r"|mottatt|vahvistus|aviso de recebimento|confirmação de recebimento|ваш(?:е|а) (?:обращение|заявка|письмо)"
    r"|お問い合わせ|受付(?:完了|のお知らせ)|您的(?:邮件|请求|来信))",
    re.IGNORECASE,
)
TICKET = re.compile(
    r"[\[(#]{1,2}\s?(?:ticket|case|request|incident|call|ref(?:erence)?|sr|inc|req|rt|[a-z][\w.-]{1,30})?"
    r"\s?(?:id|no\.?|number)?\s?[:#-]{0,2}\s?[a-z]{0,4}-?\d{3,15}\s?[\])]?"
    r"|\b(?:ticket|case|request|incident|call)\s?(?:id|no\.?|number"
    r"|ref(?:erence)?)?\s?[:#]{1,2}\s?[a-z]{0,4}-?\d{3,15}",
    re.IGNORECASE,
)

# A person may begin so; with a header of an answer beside it, and hardly a word, it is a mail program's.
RECEIPT = re.compile(
    r"\s*+(?:\[[^\[\]]{1,40}\]\s*+)?(?:read|not read|read receipt|delivered|relayed|delivery receipt|deleted|received"
    r"|gelesen|ungelesen gelöscht|nicht gelesen|zugestellt|lu|lue|non lu|remis|distribué"
    r"|leído|leido|no leído|entregado|letto|non letto|recapitato|confermato|lido|não lido|lida|entregue|gelezen"
    r"|niet gelezen|bezorgd|przeczytano|przeczytane|odczytano|dostarczono|läst|lest|læst|ulest|levererat|luettu"
    r"|toimitettu"
    r"|citit|necitit|livrat|přečteno|přečtené|doručeno|prečítané|elolvasva|kézbesítve|okundu|прочтено|прочитано"
    r"|доставлено"
    r"|αναγνώστηκε|已读|已讀|開封済み|開封通知|darllenwyd"
    r"|accepted|declined|tentative|tentatively accepted|zugesagt|abgesagt|abgelehnt|mit vorbehalt(?: zugesagt)?"
    r"|angenommen"
    r"|accepté|acceptée|refusé|refusée|provisoire|aceptada|aceptado|rechazada|rechazado|accettato|rifiutato"
    r"|aceito|recusado"
    r"|geaccepteerd|geweigerd|voorlopig|zaakceptowano|zaakceptowane|odrzucono|acceptat|refuzat|accepterat|avböjt"
    r"|godtatt"
    r"|accepteret|afvist|avslått|hyväksytty|hylätty|přijato|odmítnuto|elfogadva|принято|отклонено|承诺|已接受|承諾"
    r"|derbyniwyd|gwrthodwyd)\s?[:：]",
    re.IGNORECASE,
)
RETURN_RECEIPT = re.compile(
    r"\s*+(?:return receipt|read receipt|receipt (?:for|of)|disposition notification|lesebestätigung|accusé de lecture"
    r"|confirmation de lecture|confirmación de lectura|acuse de lectura|conferma di lettura|ricevuta di ritorno"
    r"|recibo de leitura|confirmação de leitura|leesbevestiging|potwierdzenie (?:odczytania|przeczytania)|läskvitto"
    r"|lesebekreftelse|kvittering for læsning|potvrzení o přečtení|confirmare de citire|lukukuittaus|開封確認"
    r"|уведомление о прочтении)\b",
    re.IGNORECASE,
)

RECALL = re.compile(
    r"\s*+(?:recall|message recall (?:report|success|failure)|rückruf|rappel|terugroepen|odwołanie|recuperar|richiamo"
    r"|återkalla)\b",
    re.IGNORECASE,
)
RECALL_TEXT = re.compile(
    r"would like to recall the message|möchte die nachricht .{0,300}zurückrufen|souhaite(?:rait)? rappeler le message"
    r"|desea recuperar el mensaje|vuole richiamare il messaggio|wil het bericht .{0,300}terugroepen"
    r"|chce odwołać wiadomość|vill återkalla meddelandet|recall report|"
    r"your (?:attempt to recall|message)\b.{0,100}recall",
    re.IGNORECASE | re.DOTALL,
)

_RETURNED = (
    r"undeliver(?:able|ed|y)|non-?\s?deliver(?:able|y|ed)|nondeliverable|returned (?:(?:e-?)?mail|message|to sender)"
    r"|(?:e-?)?mail deliver(?:y)? (?:failed|failure|status|subsystem|error|warning|problem|notification|delayed|report)"
    r"|delivery (?:status|(?:has )?failed|failure|failed|notification|delayed|delay|incomplete"
    r"|problem|report|error|warning|unsuccessful|to .{1,80} (?:failed|has (?:failed|been (?:delayed|suspended)))"
    r"|attempt)"
    r"|(?:e-?)?mail (?:system error|failure|error|not delivered|could not be|returned|rejected|undeliverable|delayed)"
    r"|(?:permanent |final )?failure (?:notice|delivery|notification)|fail(?:ed|ure) (?:mail|delivery|message"
    r"|to deliver)"
    r"|permanent (?:delivery )?(?:failure|error)|error (?:sending|delivering|in delivery)|there was an error sending"
    r"|(?:your |the )?(?:e-?mail )?message (?:not delivered|undeliverable|delayed|status|rejected|blocked|returned"
    r"|delivery (?:failure|delayed|failed|has failed|notification|status|report)|you sent"
    r"|to .{1,80} (?:could not|was not|has not))"
    r"|(?:your |the )?message (?:could not be|was not|has not been|cannot be|bounced|from .{1,80} (?:rejected|blocked))"
    r"|(?:sorry,? )?your (?:e-?mail|message|mail)(?: message)?(?: to .{1,80}?)? (?:could not|couldn't|cannot"
    r"|(?:was|has|is)(?: been)? (?:not|rejected|blocked|refused|delayed|returned|undeliverable))"
    r"|delayed (?:mail|message|delivery|e-?mail)|address not found|recipient (?:not found|unknown|rejected)"
    r"|notice: mail delivery|(?:warning|notice): (?:message|could not send|(?:e-?)?mail"
    r"|delayed) .{0,80}?(?:delay|hours|still|sent)"
    r"|warning: delayed mail|could not (?:send|deliver) (?:your )?(?:message|mail|e-?mail)|unable to deliver"
    r"|warning: .{1,100}?(?:user unknown|not (?:yet )?been delivered|undeliver)"
    r"|cannot deliver|can't deliver|rejected|automatically rejected mail|(?:auto|content|attachment|virus"
    r"|spam) (?:reject|block)"
    r"|(?:virus|spam|banned contents?|considered unsolicited|blocked|bad header).{0,60}(?:from you|in (?:your "
    r"|the )?(?:e-?)?mail|message)"
    r"|mailbox (?:full|unavailable|disabled|does not exist)|(?:over )?quota (?:exceeded|warning)|user unknown"
    r"|unknown user|unknown recipient"
    r"|no such user|invalid (?:recipient|address|user)|bounce(?:d (?:mail|message))?\b|\[bounce\]"
    # German, Dutch
    r"|unzustellbar|nicht zustellbar|nicht zugestellt|zustell(?:ung|fehler).{0,30}(?:fehlgeschlagen|verzögert"
    r"|nicht|gescheitert|fehler)?"
    r"|(?:e-?)?mail.{0,20} nicht zugestellt|unzustellbarkeit|verzögert(?:e zustellung)?|fehler bei der zustellung"
    r"|onbestelbaar|niet (?:te bezorgen|bezorgd|afgeleverd)|bezorging (?:mislukt|vertraagd)"
    # French, Spanish, Italian, Portuguese, Romanian
    r"|non[- ]?remis|non distribu|non délivr|échec (?:de (?:la )?)?(?:remise|distribution|livraison|d['’]envoi)"
    r"|remise (?:différée|retardée)"
    r"|message non (?:remis|distribué|délivré)|retour à l['’]expéditeur|(?:no se puede|no se pudo) entregar"
    r"|no (?:entregado|entregable)"
    r"|error (?:de|en la) entrega|devuelto|correo devuelto|impossibile recapitare|mancat(?:o|a) (?:recapito|consegna)"
    r"|recapito non riuscito|consegna (?:non riuscita|fallita|ritardata)|avviso di mancata consegna"
    r"|não é possível entregar|não entregue"
    r"|falha (?:na|de) entrega|não foi (?:possível )?entreg|mensagem devolvida|nelivrabil|nu poate fi livrat"
    r"|livrare eșuată"
    # Polish, Czech, Slovak, Hungarian
    r"|nie można dostarczyć|niedostarczon|nie dostarczono|zwrot (?:poczty|wiadomości)|nedoručiteln|nedoručen"
    r"|nedoručiteľn"
    r"|kézbesíthetetlen|kézbesítés sikertelen|nem kézbesíthető"
    # Swedish, Norwegian, Danish, Finnish
    r"|det går inte att leverera|olevererbart|kunde inte levereras|gick inte att leverera|kan ikke leveres"
    r"|ikke leveret|ikke levert"
    r"|kunne ikke leveres|toimittaminen epäonnistui|ei voitu toimittaa|ei voi toimittaa|toimitus epäonnistui"
    # Turkish, Greek, Russian, Ukrainian, Arabic, Chinese, Japanese, Korean, Welsh
    r"|teslim edilemedi|iletilemedi|αδύνατη η παράδοση|δεν παραδόθηκε|не удалось доставить|недоставленн|не доставлено"
    r"|(?:ваше |почтовое )?(?:сообщение|письмо) не |не вдалося доставити|تعذر التسليم|لم يتم تسليم"
    r"|无法送达|无法传递|退信"
    r"|系统退信|未送達|無法傳遞|無法投遞"
    r"|.{0,20}(?:配信不能|配信でき|配信に失敗|配達不能|配達でき|送信でき|送信に失敗|送信エラー|配信エラー)"
    r"|メールが(?:届|送)|メールエラー|배달되지|전달되지|전송 실패|반송"
    r"|methu (?:â )?dosbarthu"
)
RETURNED_MAIL = re.compile(
    rf"\s*+(?:[\[(*]{{1,3}}[^\[\]()*]{{1,40}}[\])*]{{1,3}}\s*+)?[*'\"]{{0,3}}(?:{_RETURNED})", re.IGNORECASE
)
RETURNED_AT_END = re.compile(
    r"[:(\[–-]\s{0,3}(?:non remis|undeliver(?:able|ed)|(?:mail )?delivery (?:failed|failure|has failed)|not delivered"
    r"|unzustellbar|nicht zustellbar|no entregado|non consegnato|onbestelbaar)\s{0,3}[)\]]?.{0,40}$",
    re.IGNORECASE,
)
DELAYED = re.compile(
    r"\bdelay|\bstill being (?:retried|tried)|\bhours\b|warning|verzöger|retard|vertraagd|opóźni|tratt|deferred"
    r"|aplazad|ritardat"
    r"|atrasad|zpožd|försena|forsink|viiväst|延迟|遅延|задерж",
    re.IGNORECASE,
)
REPORT_ON_DOMAIN = re.compile(
    r"\s*+(?:\[[^\[\]]{1,40}\]\s*+)?report[ -]domain:\s?\S{1,255}\s.{0,40}submitter:", re.IGNORECASE
)
ABUSE_REPORT = re.compile(
    r"\s*+(?:complaint about message from [\d.:a-f]{7,45}|(?:e-?mail )?(?:abuse|feedback) report\b.{0,60}\b(?:ip"
    r"|for)\b)",
    re.IGNORECASE,
)
QUARANTINE = re.compile(
    r"\s*+(?:\[[^\[\]]{1,40}\]\s*+)?(?:(?:you have )?\d{1,5} (?:new |held |blocked )?(?:messages?"
    r"|e-?mails?)(?: are)? (?:held )?in (?:your )?(?:spam |junk )?quarantine"
    r"|(?:end[- ]user )?(?:spam|quarantine|junk(?: mail)?|held (?:e-?mail|message)s?) (?:digest|report|summary"
    r"|notification|quarantine)|(?:microsoft 365 )?security: you have messages in quarantine)",
    re.IGNORECASE,
)
ANSWER = re.compile(
    r"\s*+(?:\[[^\[\]]{1,40}\]\s*+)?(?:re|aw|antw|sv|vs|vá|odp|res|rif|ref|ynt|atb|fw|fwd|wg|tr|vb|rv|enc|pd"
    r"|doorst|trs)"
    r"\s{0,3}(?:\[\d{1,3}\])?\s{0,3}[:：]",
    re.IGNORECASE,
)
