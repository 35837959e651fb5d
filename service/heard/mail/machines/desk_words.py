"""What an office's program writes: it has our mail, numbers it, promises an answer, wants none.

A person at the same office may write any one of these; replies.py asks for several.
"""

from __future__ import annotations

from heard.mail.machines.wording import formulas

RECEIVED = formulas(
    (
        "received your ",
        r"\b(?:we|i)(?:'ve| have| can confirm (?:that )?we have)? (?:now |successfully "
        r"|safely )?received your (?:e-?mail|message|mail|enquiry|inquiry|request|query|submission|form"
        r"|correspondence|feedback|report|complaint|communication|ticket|application)\b(?! (?:of|dated"
        r"|from) (?:the )?\d)",
    ),
    (
        "received",
        # That no letter stands before it is asked behind it: what begins with letters is found much quicker.
        r"your (?<!\wyour )(?:e-?mail|message|mail|enquiry|inquiry|request|query|submission|form|correspondence"
        r"|feedback|report|ticket|comments?|communication)\b.{0,60}?\b(?:has|have|was|were|is) (?:now |been |safely "
        r"|successfully |being )*(?:received|logged|created|registered|recorded|opened|assigned|submitted"
        r"|forwarded to|passed to|processed|queued)",
    ),
    (
        "thank",
        r"(?:^|[.,!] ?|\b(?:sir|madam|customer|sender|all|there),? )(?:many )?thank(?:s"
        r"| you)(?: very much)? for (?:your (?:recent )?(?:e-?mail|message|mail|enquiry|inquiry|request|query"
        r"|interest|submission|feedback|correspondence)|contacting|e-?mailing|getting in touch|writing to"
        r"|reaching out|reporting|submitting)",
    ),
    (
        "acknowledge",
        r"\bthis (?:e-?mail |message |is )?(?:is )?(?:to |an )?(?:acknowledge?s? |acknowledge?ment of "
        r"|confirms? )(?:the )?(?:receipt|that we have received|of your)",
    ),
    (
        "ticket",
        r"\b(?:an?|your) (?:new )?(?:support |service )?ticket (?:\S{1,20} )?(?:has been|was|is) (?:opened|created"
        r"|logged|raised|registered)",
    ),
    ("got your", r"\bwe(?:'ve| have) got your (?:e-?mail|message|enquiry|request)"),
    ("receipt", r"\b(?:confirms?|acknowledges?|confirmation of) (?:the )?receipt of your"),
    (
        "eingegangen",
        r"(?:anfrage|nachricht|e-?mail|mail|anliegen|ticket|mitteilung) .{0,60}(?:erhalten|eingegangen)"
        r"|ist bei uns eingegangen",
    ),
    (
        "vielen dank",
        r"vielen dank für (?:ihre?|deine?) (?:e-?mail|mail|nachricht|anfrage|kontakt|mitteilung|interesse|schreiben)",
    ),
    (
        "ontvangen",
        r"(?:uw|je) (?:e-?mail|bericht|vraag|aanvraag|verzoek|melding) .{0,40}ontvangen|hebben .{0,40}ontvangen",
    ),
    ("bien reçu", r"(?:avons|ai|a été) bien reçu"),
    ("hemos recibido", r"hemos recibido (?:su|tu)"),
    ("abbiamo ricevuto", r"abbiamo ricevuto (?:la )?(?:sua|tua|vostra)"),
    ("recebemos", r"recebemos (?:o|a) (?:seu|sua)"),
    ("otrzymaliśmy", r"otrzymaliśmy|zgłoszenie (?:zostało )?(?:przyjęte|zarejestrowane)"),
    ("mottag", r"(?:vi har )?mottag(?:it|ets)|har mottat"),
    ("modtaget", r"(?:vi har |har )modtaget"),
    ("получ", r"(?:мы )?получили ваш|(?:письмо|обращение|заявка) .{0,30}(?:получен|принят|зарегистрирован)"),
    ("wedi derbyn", r"wedi derbyn eich"),
    ("收到", r"(?:我们|已经|已).{0,4}收到(?:您|你)的"),
    ("受け付け", r"(?:お問い合わせ|メール).{0,20}受け付け"),
)

NUMBERED = formulas(
    (
        "ticket",
        r"\bticket\b.{0,60}(?:#|\bno\b|\bnumber\b|\bid\b|\bref\w*\b|\d{3})|\b(?:support |new "
        r"|service )?ticket (?:has been|was|is) (?:created|opened|logged|generated|raised|assigned)",
    ),
    ("reference", r"\breference (?:number|no\.?|code|id)?\s?(?:for (?:this|your) \w+ )?(?:is|:|will be|\[|#)"),
    ("case", r"\bcase (?:number|no\.?|id|reference|ref)\b|\bcase (?:has been|was) (?:created|opened|logged|raised)"),
    ("request", r"\brequest (?:id|number|no\.?|#)\b|\b(?:service|support) request\b.{0,20}\d"),
    (
        "incident",
        r"\bincident (?:number|no\.?|id|ref\w*|#)|\bincident .{0,30}(?:has been|was) (?:logged|created|raised)",
    ),
    ("enquiry", r"\benquiry (?:number|no\.?|id|ref\w*)\b"),
    ("call", r"\bcall (?:has been|was) logged\b|\bcall (?:reference|ref|number)\b"),
    ("tracking", r"\btracking (?:number|id|code)\b"),
    ("vorgang", r"vorgangsnummer|ticketnummer|bearbeitungsnummer|fallnummer"),
    (
        "referen",
        r"numéro de (?:ticket|dossier|référence)|número de (?:referencia|ticket|caso)|numero di (?:ticket|riferimento)",
    ),
)

PROMISES = formulas(
    (
        "will",
        r"\b(?:we|someone|somebody|a member of (?:our|the|my)(?: \w+){1,3}|one of (?:our|the)(?: \w+){1,4}"
        r"|our(?: \w+){1,3} team|an? (?:agent|adviser|advisor|officer|representative|colleague)"
        r"|the(?: \w+){0,3} team) (?:will|shall|aims? to|endeavou?rs? to|tr(?:y"
        r"|ies) to) (?:\w+ ){0,3}(?:be in (?:touch|contact)|respond|reply|get back|contact you|review|answer"
        r"|look into|process|deal with|come back)",
    ),
    (
        "aim to",
        r"\b(?:we |our )?(?:normally |usually |always )?aim to (?:\w+ )?(?:inspect|investigate|respond|reply"
        r"|answer|get back|deal|acknowledge|process)",
    ),
    ("within", r"\bwithin (?:the next )?(?:\w+ |\(?\d{1,2}\)? ){1,3}(?:business|working)? ?(?:hours|days)\b"),
    ("as soon as", r"\bas soon as (?:possible|we can|i can)\b|\bat the earliest\b"),
    (
        "volume",
        r"\b(?:high|large|unusual(?:ly)?|increased) (?:\w+ )?(?:volumes?|number) of (?:e-?mails|enquiries|calls"
        r"|requests|messages|correspondence)",
    ),
    ("schnellstmöglich", r"schnellstmöglich|so schnell wie möglich|werden uns .{0,60}(?:melden|in verbindung)"),
    (
        "emergency",
        r"\b(?:if (?:this|it|your \w+) is (?:an )?(?:emergency|urgent)|in an emergency|for emergenc(?:y|ies)"
        r"|for urgent)",
    ),
    (
        "urgent",
        r"\bif (?:your|this|it|the) (?:\w+ ){0,3}(?:is|are) urgent\b|for (?:any )?urgent (?:matters|enquiries"
        r"|queries|requests|issues)",
    ),
)

UNREAD = formulas(
    (
        "reply",
        # As above: no letter before it.
        r"(?:d(?<!\wd)o not|d(?<!\wd)on't|n(?<!\wn)ot|p(?<!\wp)lease refrain from) (?:directly )?(?:reply"
        r"|respond|replying|responding)(?: directly)? to (?:this|the) (?:e-?mail|message|address|mail|notification"
        r"|acknowledge?ment)",
    ),
    (
        "monitored",
        r"\b(?:mailbox|inbox|address|account|e-?mail)\b.{0,30}\b(?:is|are) (?:not (?:monitored|checked|read"
        r"|attended)|unmonitored|un-monitored)|unmonitored (?:mailbox|address|account|inbox)|not a monitored",
    ),
    ("do not reply", r"(?:^|[.!*] ?|please )do not (?:reply|respond)\b|replies to this .{0,30}(?:not|never|un)"),
    ("responses to this", r"(?:replies|responses) to this (?:e-?mail|message|address) (?:are|will|is) (?:not|un)"),
    ("antworten", r"(?:bitte )?antworten sie (?:bitte )?nicht auf diese|nicht auf diese (?:e-?mail|nachricht|mail)"),
    ("répond", r"(?:merci de )?ne pas (?:y )?répondre|ne répondez pas"),
    ("respond", r"(?:por favor,? )?no respond(?:a|er|as)|não respond(?:a|er)|non rispond(?:ere|ete|a)"),
    ("odpowiada", r"(?:prosimy )?nie odpowiada"),
    ("beantwoord", r"niet (?:op )?.{0,20}(?:beantwoord|reageren)|kan niet worden beantwoord"),
    ("отвеча", r"не отвеча"),
    ("ymateb", r"peidiwch ag ymateb|peidiwch ag ateb"),
)
