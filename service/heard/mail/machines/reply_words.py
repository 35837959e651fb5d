"""What a program writes of its own message: that it is automatic, that a proof is wanted, that ours was read.

Each is said of the message itself.  Whoever complains of automatic replies writes of them,
not as them; still no sentence alone is a sign, see replies.py.
"""

from __future__ import annotations

import re

from heard.mail.machines.wording import formulas

_THIS = r"(?:^|[.!:*>)\]] ?|please note:? (?:that )?|\bnote:? (?:that )?|\b(?:and|but|as|because|since) )"
_SENT = r"(?:generated|sent|created|produced|issued|computer-generated)"

SAYS_SO = formulas(
    (
        "auto",
        rf"{_THIS}this (?:e-?mail |message |reply |response |mail )?(?:is|was|has been) (?:an? |just an? "
        rf"|only an? )?(?:system[ -])?auto(?:matic|mated|-|matically)?[ -]?(?:{_SENT} )?(?:e-?mail |system "
        rf"|out[- ]of[- ]office )?(?:reply|response|message|e-?mail|mail|notification|acknowledge?ment"
        rf"|confirmation|answer|receipt|service|responder|reminder|notice)\b(?!s? (?:again|system|is|are|does"
        rf"|did|that|which|i )|\?)",
    ),
    (
        "auto",
        rf"{_THIS}this (?:e-?mail|message|reply|response|mail|notification|acknowledge?ment)(?: message)? (?:is"
        rf"|was|has been) (?:being )?(?:auto-?{_SENT}|automatically {_SENT}|{_SENT} automatically|auto {_SENT}"
        rf"|automated|an auto\w*[ -]?(?:reply|response|message))",
    ),
    (
        "auto",
        rf"{_THIS}(?:you are receiving this|this) auto(?:mated|matic|matically generated)[ -]?(?:\w+ )?(?:reply"
        rf"|response|message|e-?mail|notification|acknowledge?ment|confirmation) (?:is|was|has been|confirms|to"
        rf"|serves|acknowledges|because|in response)",
    ),
    (
        "auto",
        r"^(?:\W{0,6})?(?:auto(?:matic|mated)?[- ]?(?:reply|response|acknowledge?ment|responder)|automat(?:ic"
        r"|ed) (?:e-?mail|message)|do not reply\W{1,5}auto\w+)\b(?=\W{1,6}(?:[a-z]+ ){0,1}(?:thank|your|we|i "
        r"|dear|this|please|hi|hello|\w+))",
    ),
    (
        "automatic reply",
        r"\b(?:apologi[sz]e|apologies|sorry) for (?:this|the) automat(?:ic|ed) (?:reply|response|message)\b",
    ),
    ("computer generated", rf"{_THIS}this is a computer[ -]generated (?:e-?mail|message|reply|response)"),
    ("this is a system", rf"{_THIS}this is a system[ -]generated (?:e-?mail|message|reply|response|notification)"),
    ("autoresponder", r"\b(?:generated|sent) by (?:an |the |my |our )?auto-?responder\b"),
    (
        "automatis",
        r"dies (?:ist|war) (?:nur )?eine (?:automatisch\w{0,2}|automatisiert\w{0,2}) (?:(?:erzeugte|generierte"
        r"|versandte|erstellte) )?(?:antwort|e-?mail|mail|nachricht|eingangsbest\w*|rückmeldung|abwesenheits\w*)"
        r"|diese (?:e-?mail|nachricht|mail|antwort) (?:wurde|ist|wird) automatisch",
    ),
    (
        "automatis",
        r"dit is een (?:automatisch\w?|geautomatiseerd\w?) (?:\w+ )?(?:bericht|antwoord|reactie|e-?mail"
        r"|ontvangst\w*)|deze? (?:e-?mail|bericht) (?:is|wordt|werd) automatisch",
    ),
    (
        "automatique",
        r"ce(?:ci|t e-?mail|tte réponse| message| courriel|t accusé)? (?:est|a été) (?:un "
        r"|une )?(?:\w+ )?(?:(?:généré|envoyé|émis)\w? )?(?:automatique|de façon automatique|automatiquement)",
    ),
    (
        "automátic",
        r"este? (?:es|mensaje|correo|é) (?:un |uma? |es |ha sido |foi )?(?:\w+ ){0,2}(?:automátic\w"
        r"|generado automáticamente|gerad\w automaticamente)",
    ),
    (
        "automatic",
        r"quest[ao] (?:è|e'|messaggio|e-?mail|mail) (?:un[ao]? |è |stat[ao] )?(?:\w+ ){0,3}automatic"
        r"|este mensaje .{0,30}automatic",
    ),
    (
        "automat",
        r"(?:to jest (?:wiadomość|odpowiedź) (?:wygenerowana )?automatyczn"
        r"|(?:ta )?wiadomość (?:została )?(?:wygenerowana|wysłana) automatycznie|acesta este un (?:mesaj"
        r"|răspuns) (?:generat )?automat|toto je automatick|tato zpráva .{0,20}automatick|ez egy automatikus"
        r"|detta är ett automat\w+ (?:svar|meddelande|mejl)|dette er (?:en|et) automat\w+ (?:svar|besked|melding"
        r"|e-?mail|beskjed)|tämä on automaatti)",
    ),
    (
        "автомат",
        r"это (?:автоматическ\w+|сообщение .{0,30}автоматическ\w+)|(?:письмо|сообщение|ответ) .{0,40}автоматически",
    ),
    ("otomatik", r"bu (?:bir )?(?:e-?posta|mesaj|ileti|yanıt)?.{0,20}otomatik"),
    (
        "awtomatig",
        r"(?:neges|ateb|ymateb) awtomatig (?:yw|ydy)|mae hwn yn (?:neges|ateb|ymateb) awtomatig|(?:hon"
        r"|hwn) yn awtomatig",
    ),
    ("自动", r"(?:自动(?:回复|答复|发送|发出|生成)|系统自动)"),
    ("自動", r"自動(?:返信|応答|送信|配信|的に|回覆|回復)"),
    ("자동", r"자동 ?(?:으로 )?(?:회신|응답|발송|발신|생성)"),
)

CHALLENGE = formulas(
    (
        "human",
        r"(?:verify|confirm|prove|ensure|check)\w* (?:that )?you(?:'re| are) (?:a |not a )?(?:real "
        r"|genuine )?(?:human|person|robot|computer|machine|spammer)",
    ),
    (
        "deliver",
        r"(?:click|follow|visit|reply|use) .{0,80}(?:to (?:have|get|allow|ensure|complete"
        r"|release) .{0,40}(?:deliver|your (?:message|e-?mail)))|ensure delivery of (?:your|this)",
    ),
    (
        "allowed",
        r"(?:added|add) (?:to|your address to) (?:the |my |his |her |their )?(?:recipient's )?(?:allowed"
        r"|approved|safe|white|guest)[ -]?(?:list|sender)?",
    ),
    (
        "approved",
        r"(?:not|aren't) (?:yet )?(?:on|in|an?) (?:\w+ ){0,3}(?:approved|allowed|authori[sz]ed)[ -]?(?:senders?|list)?",
    ),
    ("whitelist", r"white-?list"),
    (
        "spam",
        r"(?:protected|protection|protects?) (?:by|from|against) (?:\S+ ){0,3}(?:spam|boxbe|bluebottle)"
        r"|anti-?spam (?:system|service|protection|solution)|spam ?arrest|spam blocker",
    ),
    ("protected by", r"(?:account|mailbox|inbox|e-?mail|address) (?:is )?protected by\b"),
    ("held", r"(?:message|e-?mail|mail) (?:is being |has been |is |was )?held (?:until|pending|because|in|for)"),
    (
        "only once",
        r"(?:only (?:have|need) to do this once|one[- ]time (?:verification|confirmation|process|request)"
        r"|just this once|this is a one-?time)",
    ),
    (
        "once",
        r"(?:only (?:have|need) to do this once|one[- ]time (?:verification|confirmation|process|request)"
        r"|this is a one-?time)",
    ),
    ("guest list", r"\bguest list\b"),
    ("waitlisted", r"\b(?:has been|is|was) waitlisted"),
    ("approved", r"senders? (?:that |whom )?i (?:have|'ve) (?:\w+ )?approved|only from (?:senders|people) i"),
    ("quarantine", r"your (?:message|e-?mail|mail) (?:was|has been|is)(?: being)? (?:\w+ in )?quarantine"),
    ("challenge", r"challenge(?:[-/ ]| and )response"),
    ("boxbe", r"\bboxbe\b"),
    (
        "verif",
        r"(?:sender|e-?mail|address) verification|click .{0,40}verif|verify (?:your"
        r"|the sender'?s?) (?:e-?mail )?address",
    ),
    (
        "confirm",
        r"confirm (?:that )?you (?:sent|wrote)|confirm your (?:message|e-?mail|identity as)|sender confirmation",
    ),
    (
        "waiting",
        r"awaiting (?:your )?(?:verification|confirmation|approval)|waiting for (?:your )?(?:verification"
        r"|confirmation)",
    ),
)

READ = formulas(
    (
        "your message was ",
        r"^\W{0,6}your message was (?:read|deleted without being read|displayed|opened) (?:on|at) \S{0,12}\d",
    ),
    ("reporting-ua: ", r"^.{0,600}?\breporting-ua: .{0,300}\bdisposition: ?(?:manual|automatic)-action"),
    ("receipt for the ", r"this is a (?:return |delivery |read )?receipt for the (?:mail|message|e-?mail)"),
    ("no guarantee that ", r"\bno guarantee that the (?:message|mail) (?:has been|was) (?:read|understood)"),
    ("return receipt", r"^\W{0,6}return receipt\b.{0,60}your"),
    ("dies ist eine ", r"dies ist eine (?:eingangs|lese)bestätigung für (?:eine|die) (?:nachricht|e-?mail)"),
    ("ceci est un accusé", r"ceci est un accusé de (?:réception|lecture) pour"),
    ("acuse de recibo", r"este es un acuse de recibo"),
    ("esta é uma confirmação", r"esta é uma confirmação de (?:leitura|recebimento)"),
    ("questa è una ricevuta", r"questa è una ricevuta di ritorno"),
    ("potwierdzenie ", r"potwierdzenie (?:odczytania|odbioru) wiadomości"),
)
READ_TOLD = re.compile(
    r"\W{0,6}(?:your|ihre|votre|su|il tuo|il suo|twoja|uw|a sua|o seu|ditt|din|mesajul) (?:message|mail"
    r"|e-?mail|nachricht|mensaje|messaggio|wiadomość"
    r"|bericht|mensagem|meddelande|melding|besked)\W{0,4}\b(?:to|an|à|a|para|do|aan|till|til|from|subject"
    r"|betreff|sent)\b.{0,600}?"
    r"\b(?:was (?:read|displayed|opened|deleted without being read|not read)|has been (?:read|displayed|opened"
    r"|deleted)|wurde (?:am .{0,60})?gelesen"
    r"|ungelesen gelöscht|a été (?:lu|affiché|supprimé)|fue leído|ha sido leído|fue eliminado|è stato (?:letto"
    r"|visualizzato|eliminato)"
    r"|zosta(?:ła|ło) (?:przeczytan|odczytan|wyświetlon|usunięt)|is gelezen|werd gelezen|foi lida|lästes"
    r"|ble lest|blev læst|a fost citit)"
)
"""How a receipt begins that names our letter first, and then says what became of it."""
READ_AFTER_ALL = re.compile(
    r"\b(?:was|has been) (?:read|displayed|opened|deleted)\b|gelesen|a été (?:lu|affiché)|leído|letto|lida"
    r"|gelezen|przeczytan|läst|lest|læst"
)
"""Enough where the subject is a receipt's already."""
