"""How people let their mail program say that they are away, in the languages people write to a landlord in.

A tenant may be away too: none of these is a sign by itself, see replies.py.
"""

from __future__ import annotations

from heard.mail.machines.wording import formulas

# Of places; money is "out of my own pocket".
_PLACES = tuple(f"out of {place}" for place in ("office", "the office", "country", "the country", "town", "the town"))
# "Out of office hours nobody answers" is said of an office, and so are its sisters in other languages below.
_NOT_HOURS = r"(?![- ]hours?\b)"
_OUT_OF_OFFICE = (
    r"\b(?:thank you|thanks|hello|hi|dear)\b.{0,80}\bi(?:'m| am"
    rf"| will be) (?:currently )?out of (?:the )?(?:office|country|town)\b{_NOT_HOURS}"
    rf"|^\W*+(?:currently )?out of (?:the )?(?:office|country)\b{_NOT_HOURS}|\bis (?:currently "
    r"|now )?out of (?:the )?office (?:until|from|and|returning|on|today|till)"
)
_ON_DAYS = r"(?:\w+ )?(?:mondays?|tuesdays?|wednesdays?|thursdays?|part[- ]time)"

AWAY = formulas(
    (
        "office",
        r"\bi(?:'m| am|'ll be| will be| shall be|'ve been| have been)? (?:currently |now |presently "
        r"|afraid i am |also )?(?:(?:away|out) (?:of|from) (?:the |my )?office|not in (?:the |my )?office"
        rf"|absent from (?:the )?office)\b{_NOT_HOURS}",
    ),
    (
        "office",
        r"\b(?:i|we) (?:will |shall |do )?(?:return|be back|be returning|am back|'ll be back"
        rf"|am returning)\b.{{0,20}}\b(?:to|in|into) (?:the |my )?office\b{_NOT_HOURS}",
    ),
    (
        "office is closed",
        r"(?:our|the) offices? (?:is|are) (?:currently |now )?closed (?:from|until|for|today|on|over)",
    ),
    *((mark, _OUT_OF_OFFICE) for mark in _PLACES),
    (
        "leave",
        r"\bi(?:'m| am|'ll be| will be) (?:currently |now )?(?:away )?on (?:\w+ )?leave\b|currently on (?:annual"
        r"|maternity|paternity|sick|parental) leave",
    ),
    (
        "holiday",
        r"\bi(?:'m| am|'ll be| will be) (?:currently |now |away )?(?:away )?on (?:\w+ )?holidays?\b.{0,80}\b(?:un"
        r"til|from|return|back|and will|urgent)",
    ),
    ("vacation", r"\bi(?:'m| am|'ll be| will be) (?:currently |now |away )?on vacation\b"),
    (
        "away",
        r"\bi(?:'m| am|'ll be| will be) (?:currently |now )?away (?:from (?:my (?:desk|e-?mail|computer|mail)"
        r"|work)|until|and will (?:return|respond|reply)|with (?:limited|no))",
    ),
    ("i work ", rf"\bi work {_ON_DAYS}\b"),
    ("i only work ", rf"\bi only work {_ON_DAYS}\b"),
    ("my working ", r"my working (?:days|hours) are"),
    ("do not work ", r"i do not work (?:on )?(?:mondays?|fridays?|wednesdays?)"),
    ("don't work ", r"i don't work (?:on )?(?:mondays?|fridays?|wednesdays?)"),
    (
        "no longer",
        r"\bi(?:'m| am)? (?:have )?(?:no longer|left) (?:work(?:s|ing)? |employed |with |at |for |the |in this )"
        r"|\b(?:has left|no longer works? (?:for|at|with|here)|is no longer with|is no longer employed)",
    ),
    (
        "access to",
        r"(?:limited|no|intermittent|restricted|infrequent|sporadic|little) access to (?:my )?(?:e-?mail|mail"
        r"|messages|the internet)",
    ),
    (
        "your message",
        r"your (?:message|e-?mail|mail) (?:will|won't|is not being|is not|shall) (?:not )?(?:be )?(?:forwarded"
        r"|read until|answered until|read when i|redirected)",
    ),
    (
        "büro",
        r"(?:nicht|derzeit nicht|außer|ausser) (?:\w+ ){0,3}(?:im |dem )?büro\b|ich bin .{0,60}(?:nicht im büro\b"
        r"|außer haus|abwesend|nicht erreichbar|im urlaub)",
    ),
    (
        "ich bin",
        r"ich bin .{0,60}(?:außer haus|abwesend|nicht erreichbar|im urlaub|nicht am arbeitsplatz"
        r"|wieder (?:erreichbar|im büro|für sie da))",
    ),
    ("aanwezig", r"(?:ik ben|momenteel) .{0,60}niet aanwezig"),
    ("afwezig", r"(?:^|[.,!] )(?:momenteel |tijdelijk )?afwezig\b"),
    ("ik ben", r"ik ben .{0,60}(?:afwezig|niet op kantoor|met vakantie|op vakantie|niet bereikbaar)"),
    ("absent", r"je (?:suis|serai) (?:\w+ ){0,3}absent|(?:estoy|estaré) .{0,30}ausente"),
    (
        "bureau",
        r"je (?:suis|serai) .{0,40}(?:hors du bureau|absente? du bureau|en congés?|en vacances)"
        r"|(?:je (?:suis|serai) |^|[.,!] )de retour au bureau",
    ),
    ("congé", r"je (?:suis|serai) .{0,40}en congés?|(?:^|[.,!] )actuellement en congés?"),
    ("oficina", r"(?:estoy|estaré|me encuentro) .{0,40}(?<!horas )(?<!horario )de (?:la )?oficina"),
    ("oficina", r"(?:fuera|ausente) de (?:la )?oficina"),
    ("vacaciones", r"(?:estoy|estaré|me encuentro) .{0,30}de vacaciones"),
    (
        "ufficio",
        r"(?:sono|sarò) .{0,40}(?:fuori|assente)(?: dal(?:l'|lo )?)? ?ufficio|(?:fuori|assente)(?: dall')? ?ufficio"
        r"|(?:sono|sarò) .{0,30}in ferie",
    ),
    ("ferie", r"(?:sono|sarò) .{0,30}in ferie|jeg (?:er|holder|har) .{0,20}ferie|(?:^|[.,!] )på ferie"),
    ("escritório", r"(?:estou|estarei) .{0,40}(?<!horário )do escritório|(?:fora|ausente) do escritório"),
    ("férias", r"(?:estou|estarei) .{0,30}de férias"),
    ("nieobecn", r"(?:jestem|będę|w dniach) .{0,40}nieobecn|(?:^|[.,!] )nieobecn\w+ w (?:biurze|pracy)"),
    ("biur", r"(?:jestem|będę|przebywam) .{0,40}(?:poza biurem|na urlopie)"),
    ("urlop", r"(?:jestem|będę|przebywam) .{0,40}na (?:\w+ )?urlopie"),
    ("birou", r"(?:sunt|voi fi|nu sunt) .{0,40}(?:(?<!de )birou|concediu)"),
    ("concediu", r"(?:sunt|voi fi|mă aflu) .{0,30}în concediu"),
    ("kancelář", r"(?:jsem|budu|nejsem) .{0,40}(?:kancelář|dovolen)"),
    ("dovolen", r"(?:jsem|budu|som|budem) .{0,30}(?:na )?dovolen"),
    ("szabadság", r"szabadságon (?:vagyok|leszek)|nem vagyok .{0,30}irod"),
    ("kontoret", r"(?:jag|jeg|är|er) .{0,40}(?:inte|ikke|ute|borta|ude).{0,20}kontoret"),
    ("semester", r"jag (?:är|har) .{0,20}semester|(?:^|[.,!] )(?:på |har )?semester"),
    ("lomalla", r"(?:olen|lomalla) .{0,30}(?:lomalla|asti|saakka)"),
    ("poissa", r"olen .{0,30}poissa"),
    ("отпуск", r"(?:я |нахожусь |буду |сейчас )?.{0,20}в отпуске"),
    ("офис", r"(?:(?:нет|отсутств\w+|не буду) .{0,30}|вне )офис"),
    ("ofis", r"ofis(?:te|in)? (?!saat).{0,20}(?:dışında|değilim|olmayacağım)"),
    ("γραφείο", r"(?:εκτός|λείπω|απουσιάζω) (?!ωρών).{0,30}γραφείο"),
    ("swyddfa", r"(?:allan|i ffwrdd) o'?r swyddfa"),
    ("休假", r"休假|不在办公室|外出"),
    ("不在", r"不在(?:に|です|と|办公|辦公)"),
    ("부재", r"부재 ?중|휴가"),
    ("المكتب", r"خارج المكتب"),
)
