"""What short notices of programs say, where neither header nor subject tells them.

A notice says one thing and stops: its writer is away, the address is dead, a letter was opened.
Whoever adds a word about a home, a visit or a repair is a person, however the mail begins.
"""

from __future__ import annotations

import re

from heard.mail.machines.wording import formulas

BACK_OR_INSTEAD = re.compile(
    r"\d{1,2}|\b(?:urgen|emergenc|dringend|eilig|spoed|piln|brådskande|haster|kiireelli|urgență|urgente|brys|срочн|acil)"
    r"|\b(?:colleague|kolleg|collègue|collega|compañer|colega|koleżan|kolega|cydweithiwr|nghydweithiwr|коллег|arkadaş"
    r"|kollega|meslektaş)"
    r"|सहयोगी|زميل|ساتھی|तत्काल|عاجل"
)
"""When somebody is back, or whom to turn to meanwhile."""

OF_A_HOME = re.compile(
    r"\b(?:appointments?|visits?|inspection|inspect|plumber|electrician|engineer|contractor|operative|keys?|neighbou?rs?"
    r"|repairs?|flat|tenant|boiler|heating|leak\w*|damp|mou?ld|windows?|doors?|ceiling|kitchen|bathroom|complain\w*"
    r"|compensation|rent|landlord|council|my (?:mum|mother|dad|father|son|daughter|husband|wife|partner|sister|brother)"
    r"|come|comes|coming|at home|suits?|(?:is|are) fine|i(?:'m| am) (?:free|available)|no good|can(?:'t|not) make|leak"
    r"|not good enough|still not|let (?:you|them|him|her) in"
    r"|wohnung|termin|handwerker|schlüssel|nachbar\w*|appartement|plombier"
    r"|rendez-vous|voisine?|clés?|piso|fontanero|cita|vecin\w+|llaves?|mieszkani\w+|hydraulik\w*|sąsiad\w*|klucz\w*)\b"
)
"""What a tenant who is away writes of, and no program does."""

AWAY_ABROAD = formulas(
    ("कार्यालय", r"कार्यालय से बाहर|छुट्टी पर"),
    ("دفتر", r"دفتر سے باہر"),
    ("خارج", r"خارج المكتب"),
    ("absent", r"^\W*je (?:suis|serai) (?:\w+ ){0,2}absente?\b"),
)

NOT_READ_HERE = re.compile(
    r"\W{0,6}(?:(?:hello|hi|dear \w+|sorry)\W{1,4})?(?:please note (?:that )?)?(?:this|the) (?:e-?mail )?(?:mailbox"
    r"|inbox|address|account|e-?mail(?: address| account)?)(?: \S{3,80}@\S{3,80})? (?:is|has been|was)"
    r" (?:(?:currently )?(?:not|no longer|un)[ -]?(?:being |currently |actively )?(?:monitored|checked|read|in use|used"
    r"|active|valid|attended|available)"
    r"|(?:now |been )?(?:closed|discontinued|retired|deactivated))\b(?! (?:often|much|every|daily|by me))"
)
"""How the notice of a dead address begins."""

MOVED = re.compile(
    r"\bnew e-?mail address\b|\baddress (?:is no longer|has changed)\b"
    r"|\bupdate your (?:records|address book|contacts)\b"
)

_WHOSE = (
    r"\W{0,6}(?:your|this|ihre|die|votre|le|su|el|il(?: tuo| suo)?|la|twoja|uw|het|a sua|o seu|sua|ditt|din|mesajul"
    r"|mae eich)"
)
_WHAT = (
    r" ?(?:message|mail|e-?mail|nachricht|courriel|mensaje|correo|messaggio|wiadomość|bericht|mensagem|meddelande"
    r"|melding|besked|dvs\.?|neges)?"
)
OPENED = re.compile(
    rf"{_WHOSE}{_WHAT}\b.{{0,120}}?\b(?:(?:was|has been|is) (?:read|displayed|opened|deleted)"
    r"|gelesen|angezeigt|gelöscht|a été (?:lu|affiché|ouvert|supprimé)"
    r"|(?:fue|ha sido) (?:leído|abierto|mostrado|eliminado)|è stat[oa] (?:lett[oa]|visualizzat[oa]|apert[oa])"
    r"|został[ao]? (?:przeczytan|odczytan|wyświetlon)\w{1,2}|gelezen"
    r"|(?:foi|é) (?:lida|lido|exibida|aberta)|lästes|(?:ble|blev|er) (?:lest|læst)|a fost citit|ei ddarllen)\b"
)
"""A receipt in one sentence."""

SIGNED_BY_A_TEAM = re.compile(
    r"\b(?:(?:the |our |your )?(?:\w+ ){0,2}(?:help ?-?desk|service ?-?desk|support|customer (?:care|services?|support"
    r"|relations|experience)|contact cent(?:re|er)|service)(?: team| department| desk)?|the (?:\w+ ){0,2}team)"
    r"(?: at \w+| \| .{1,40})?\W{0,6}$"
)

LOOKS_AFTER_ITSELF = re.compile(
    r"\bin the meantime,? (?:you (?:can|may|might)|have a look|please (?:see|visit|check|read)|check|visit|take a look"
    r"|why not|feel free)|\bhave a look at our (?:faqs?|website|help)\b"
)
"""What an office lets people read until it answers."""

OF_LIST_MANAGERS = re.compile(
    r"\s*+(?:\[[^\[\]]{1,40}\]\s*+)?(?:(?:mail(?:ing)?[- ]?(?:list )?)?loop (?:alert|warning|detected)\b"
    r"|\S{1,60}:? (?:mail(?:ing)? ?(?:list )?)?loop (?:alert|detected)\b|your message to \S{1,120} awaits moderator"
    r"|majordomo results\b|ezmlm (?:response|warning|probe)|rejected posting to \S|auto-discard notification\b"
    r"|request to mailing list .{1,120} rejected|(?:post|posting|message) to \S{1,80} (?:was )?(?:denied|rejected|held"
    r" for moderation)|\S{1,60}:? (?:post(?:ing)? )?(?:not )?awaiting moderation\b)",
    re.IGNORECASE,
)
"""Subjects of the programs that manage lists."""
