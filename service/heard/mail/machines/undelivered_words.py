"""Sentences of mail systems about a letter and its delivery, in the languages they write them in.

People write "I could not deliver it"; none of these is that.
"""

from __future__ import annotations

from heard.mail.machines.wording import formulas

_MESSAGE = r"(?:(?:e-?)?mail(?: message)?|message|correspondence|letter)s?"
_NOT_DELIVERED = (
    r"(?:(?:could|can|may|was|were|is|has|have)(?: ?not|n't)(?: yet)?(?: be| been| being)?(?: successfully)?"
    r" (?:delivered|sent|accepted|processed|relayed|received|distributed|transmitted|able to be delivered)"
    r"|cannot be (?:delivered|sent|accepted|processed)|(?:was|is|were) undeliverable|(?:was|has been|is being"
    r"|were) (?:automatically )?"
    r"(?:rejected|refused|returned|blocked|bounced|quarantined|discarded|delayed)"
    r"|has encountered a delivery problem|delivery (?:has )?failed|failed to (?:be delivered|reach|deliver)"
    r"|did not reach"
    r"|is (?:waiting|queued) (?:to be|for) deliver)"
)
_OF_A_MESSAGE = (
    rf"\b(?:your|the|this|following|attached|original|an?|enclosed|referenced) (?:\w+ ){{0,3}}{_MESSAGE}\b"
    rf".{{0,160}}?\b{_NOT_DELIVERED}"
)

UNDELIVERED = formulas(
    (
        "mail",
        r"this is (?:the|a|an|your) [^.]{0,30}\bmail (?:delivery )?(?:system|program|server|gateway|subsystem|robot)\b",
    ),
    ("this is the", r"this is the \S{2,40}(?: \S{2,20})? (?:program|server|system|gateway|mailer) at \S"),
    ("i'm afraid", r"i'm afraid i (?:wasn't|was not|am not) able to (?:deliver|send)"),
    ("i'm sorry to have to inform", r"i'm sorry to have to inform (?:you|the recipient)"),
    (
        "mail delivery software",
        r"(?:created|generated)(?: automatically)? by (?:the )?mail (?:delivery )?(?:software|system|server)",
    ),
    (
        "automatically",
        r"\bthis (?:is an? )?(?:message was )?automatically[ -](?:generated|created) (?:delivery|non-?delivery|bounce)",
    ),
    (
        "delivery",
        r"automatic(?:ally)? (?:generated )?(?:\w+ )?(?:delivery|non-delivery|bounce) (?:status|report"
        r"|notification|message|failure)",
    ),
    *((mark, _OF_A_MESSAGE) for mark in ("message", "mail")),
    ("could not be delivered to:", r"could not be delivered to: ?<?\S{1,64}@"),
    ("trouble delivering", r"had trouble delivering your"),
    ("notificationtype", r'"(?:notification|event)type" ?: ?"(?:bounce|complaint|deliverydelay|reject)"'),
    ("-recipient:", r"(?:final|original)-recipient: ?(?:rfc822|utf-8)?;? ?<?\S{1,64}@"),
    ("mta:", r"\b(?:reporting|remote)-mta: "),
    ("not delivered to", r"(?:message|mail) not delivered to\b"),
    ("processed by the mail server", r"recipients? of your message (?:have|has) been processed by the mail server"),
    (
        "error",
        r"an error (?:has occurred|was detected|occurred) while (?:attempting to deliver|processing"
        r"|trying to deliver|sending|delivering)",
    ),
    ("mailer-daemon", r"this is (?:the|a) mailer-daemon"),
    (
        "notification",
        r"this is (?:a|an automatic(?:ally generated)?) delivery (?:failure|status|error|delay) (?:notification"
        r"|report|message)",
    ),
    ("did not reach", r"did not reach the following (?:recipient|address)"),
    (
        "delivery",
        r"\bdelivery (?:to|of|for|has failed to|attempt|is delayed to|has been delayed to) (?:the |these |this "
        r"|your |following |e-?mail |some ){0,4}(?:recipient|address|message|mail|group|\S{1,64}@\S)",
    ),
    (
        "delivery",
        r"(?:error|problem|fail\w{0,5}|unable|unsuccessful|trouble)\b.{0,40}\b(?:during|in|with|of|to"
        r"|occurred)\b.{0,30}\bdelivery\b",
    ),
    (
        "following",
        r"the following (?:e-?mail )?(?:address|recipient|destination|user|mailbox)\S{0,6} (?:\w+ ){0,3}(?:fail"
        r"|had|could|can|are|were|was|is|have|has|did|does|not|you|reject)",
    ),
    ("fatal errors", r"had permanent fatal errors"),
    ("transcript", r"transcript of (?:the )?session follows"),
    ("permanent", r"this is a permanent (?:error|failure)"),
    ("given up", r"i've given up|\bgiv(?:en|ing) up\b.{0,60}(?:deliver|retry|try|messag)"),
    (
        "deliver",
        r"(?:unable|not able|failed|impossible|not possible|attempted|could not|couldn't|cannot"
        r"|wasn't able) to deliver (?:the |your |this |following |a ){0,3}(?:mail|e-?mail|message|to)",
    ),
    (
        "deliver",
        r"(?:could not|couldn't|cannot|can't|can not|wouldn't|won't) (?:be )?deliver(?:ed)? (?:the |your |this "
        r"|following |a |to ){1,3}(?:mail|e-?mail|message|recipient|address|one|mailbox|\S{1,64}@)",
    ),
    ("original message", r"the original message was (?:received|sent|addressed)"),
    (
        "your message",
        r"\byour message wasn't delivered|\byour message couldn't be delivered|your message to \S+ couldn't be",
    ),
    ("you sent", r"(?:message|mail|e-?mail) (?:that )?you sent (?:to .{1,120})?(?:is|was|has|have|could|contain)"),
    ("blocked", r"message you sent (?:has been |was )?blocked|(?:mail|message) (?:has been|was|is) blocked"),
    ("unsolicited", r"considered (?:as )?unsolicited|unsolicited bulk e?-?mail"),
    ("postponed", r"deliver\w* .{0,120}postponed"),
    (
        "resend",
        r"(?:not|no) need to (?:re-?send|send (?:it|your message) again)|do not (?:need to )?resend your message",
    ),
    (
        "attempts will",
        r"delivery attempts will|will (?:be (?:retried|re-?tried|attempted)|continue to (?:try|attempt|be))"
        r"|will keep trying|will try (?:again|to deliver)",
    ),
    ("continue to", r"we will continue to (?:try|attempt) to deliver|continue to be (?:retried|attempted)"),
    ("warning message only", r"this is a warning message only"),
    ("non-delivery", r"non-?delivery (?:report|notification|receipt)"),
    (
        "smtp error",
        r"smtp error (?:from|code)|remote (?:mail )?(?:server|host) (?:said|returned|rejected|issued|responded"
        r"|answered|generated)",
    ),
    ("said:", r"\bhost \S{3,120}(?: ?\[[\d.:a-f]{3,45}\])? said: "),
    ("giving up on", r"giving up on [\d.]{7,15}"),
    # German, Dutch
    (
        "zustell",
        r"(?:nicht|keine?|konnte|fehl\w*|unm\w*|verzög\w*)\b.{0,60}\b(?:zu|aus)ge?(?:zu)?(?:stell|liefer)"
        r"|nicht zugestellt|zustellung .{0,80}(?:nicht|fehl|verzög|unm)",
    ),
    (
        "nachricht",
        r"nachricht .{0,160}(?:nicht|kann|konnte|wurde) .{0,80}(?:zugestellt|gesendet|übermittelt|ausgeliefert"
        r"|zurückgewiesen|abgewiesen|abgelehnt)",
    ),
    ("bezorg", r"(?:niet|kan|kon) .{0,40}bezorgd|niet te bezorgen|bezorging .{0,60}(?:mislukt|vertraagd)"),
    ("afgelever", r"niet .{0,30}afgeleverd|niet worden afgeleverd"),
    # French, Spanish, Italian, Portuguese, Romanian
    (
        "message",
        r"message .{0,120}n'?a (?:pas|pu) (?:pu )?(?:être|etre|été|ete)?.{0,10}\b(?:remis|delivr|délivr|distribu"
        r"|transmis|envoy|livr)",
    ),
    (
        "remise",
        r"(?:échec|echec|impossib\w*) .{0,60}(?:remise|distribution|livraison)|remise .{0,80}(?:échou|impossible"
        r"|différée|retardée)",
    ),
    (
        "entreg",
        r"(?:no (?:se )?(?:ha |pudo |puede |fue |pudimos )?(?:podido |sido |ser )?(?:posible )?entreg"
        r"|imposible entregar|não (?:foi |pôde |pode |está )?(?:possível )?(?:ser )?(?:a )?entreg)",
    ),
    ("consegn", r"(?:non|impossibile|mancat\w) .{0,60}consegn|consegn\w* .{0,80}(?:fallit|non riuscit|ritardat)"),
    ("recapit", r"(?:non|impossibile|mancat\w) .{0,60}recapit|recapit\w* .{0,60}(?:fallit|non riuscit)"),
    ("livra", r"nu (?:a putut fi|poate fi|s-a putut) livra"),
    # Polish, Czech, Slovak, Hungarian
    ("dostarcz", r"(?:nie|nie można|nie mogła|nie została|niemożliw\w*) .{0,60}dostarcz|niedostarcz"),
    ("doruč", r"(?:ne|nelze|nebyl\w*|nepodařilo|nepodarilo|nemôže|nemohla) ?.{0,60}doruč"),
    ("kézbesít", r"(?:nem|sikertelen) .{0,40}kézbesít|kézbesít\w* .{0,40}(?:nem|sikertelen)"),
    # Swedish, Norwegian, Danish, Finnish
    ("lever", r"(?:inte|ikke|kunde|kunne|gick|går) .{0,30}lever(?:e?ra|es|eras|t)"),
    ("toimit", r"(?:ei|epäonnistu\w*) .{0,40}toimit|toimit\w* .{0,60}epäonnistu"),
    # Turkish, Greek, Russian, Ukrainian
    ("edilemedi", r"(?:teslim|iletilemedi|gönderilemedi|teslim edilemedi)"),
    ("παραδ", r"(?:δεν|αδύνατ\w*) .{0,60}παραδ"),
    ("достав", r"(?:не|невозможно|ошибк\w*) .{0,80}достав"),
    # Chinese, Japanese, Korean
    ("邮件", r"(?:无法|未能|不能|失败).{0,20}(?:送达|传递|投递|发送)|退信|退回"),
    ("郵件", r"(?:無法|未能|不能|失敗).{0,20}(?:送達|傳遞|投遞|寄送)|退信|退回"),
    ("メール", r"メール.{0,60}(?:配信|配達|送信|届|受信|お届け).{0,20}(?:でき|出来|ません|失敗|不能|エラー|なかった)"),
    ("メッセージ", r"メッセージ.{0,60}(?:配信|配達|送信|届|受信).{0,20}(?:でき|出来|ません|失敗|不能|エラー|なかった)"),
    ("메일", r"메일.{0,60}(?:전송|배달|전달|수신).{0,20}(?:못|실패|않|없)"),
)
