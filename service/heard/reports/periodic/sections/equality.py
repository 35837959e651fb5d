"""What mail of complaints tells of whoever complains: in which group they are, and whether they need an interpreter.

Nobody is asked, and no group is on record: it is what mail was found to say.  Small groups are hidden in every
report, whoever reads it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from sqlalchemy import Connection, select

from heard.reports.periodic.asked import Asked, Content
from heard.reports.periodic.sections.hiding import without_the_few
from heard.reports.periodic.sections.of_cases import received
from heard.reports.periodic.sections.tallies import in_all, one_column, tally
from heard.reports.periodic.shape import Cell, Table
from heard.store.tables import cases, decisions, messages

_GROUPS: Mapping[str, str] = {
    "vulnerability/age": "age",
    "vulnerability/age_from_seventy": "age",
    "vulnerability/disability": "disability",
    "vulnerability/illness": "illness",
    "vulnerability/medical_paper": "illness",
    "vulnerability/language": "language",
    "vulnerability/small_english": "language",
    "vulnerability/mind_and_safety": "mental health and safety",
    "vulnerability/young_child_or_pregnancy": "young child or pregnancy",
}
"""What each rule under rules/vulnerability finds, as groups are told apart here."""
_OTHER, _SEVERAL, _NONE = "something else", "more than one of these", "nothing told"
_FROM_MAIL = "From what mail was found to say; nobody was asked, and heard keeps no monitoring form."
_LANGUAGE = "vulnerability/language"
_LANGUAGES = (
    "Albanian", "Amharic", "Arabic", "Bengali", "Bulgarian", "Cantonese", "Czech", "Dari", "Farsi", "French", "German",
    "Greek", "Gujarati", "Hindi", "Hungarian", "Italian", "Japanese", "Korean", "Kurdish", "Latvian", "Lithuanian",
    "Mandarin", "Nepali", "Pashto", "Polish", "Portuguese", "Punjabi", "Romanian", "Russian", "Slovak", "Somali",
    "Spanish", "Swahili", "Sylheti", "Tagalog", "Tamil", "Thai", "Tigrinya", "Turkish", "Twi", "Ukrainian", "Urdu",
    "Vietnamese", "Welsh", "Yoruba",
)  # fmt: skip
_NAMED = re.compile(rf"\b(?:{'|'.join(_LANGUAGES)})\b", re.IGNORECASE)
_SIGNED = re.compile(r"\b(?:BSL|(?:british )?sign language)\b", re.IGNORECASE)
_INTERPRETER = re.compile(r"\b(?:interpret|translat)", re.IGNORECASE)
_NO_LANGUAGE, _BSL = "language not told", "British Sign Language"


def equality(connection: Connection, asked: Asked) -> Content:
    """Return in which group whoever complained is, each case once; the sum is that of the complaints received."""
    came = [row.reference for row in received(connection, asked)]
    groups: dict[str, set[str]] = {}
    for reference, rules, _ in _told(connection, asked):
        groups.setdefault(reference, set()).update(_GROUPS.get(rule, _OTHER) for rule in rules)
    every = (*dict.fromkeys(_GROUPS.values()), _OTHER, _SEVERAL, _NONE)
    counts = dict.fromkeys(every, 0)
    for reference in came:
        counts[_group(groups.get(reference, set()))] += 1
    total = in_all(replace(asked, no_personal_data=True), came)
    rows: tuple[tuple[Cell, ...], ...] = (*without_the_few(counts).items(), ("all", total))
    table = Table("equality analysis", "Complaints received, by what mail tells", ("group", "cases"), rows, True)
    return Content((table,), lines=(_FROM_MAIL,))


def _group(found: set[str]) -> str:
    return _SEVERAL if len(found) > 1 else next(iter(found), _NONE)


def interpreters(connection: Connection, asked: Asked) -> Content:
    """Return for how many complaints an interpreter or translation was asked for, by language, each once."""
    under: dict[str, str] = {}
    for reference, rules, words in _told(connection, asked):
        if _LANGUAGE in rules and (_INTERPRETER.search(words) or _SIGNED.search(words)):
            language = _language(words)
            if under.get(reference, _NO_LANGUAGE) == _NO_LANGUAGE:
                under[reference] = language
    if not under:
        return Content(lines=("No interpreter and no translation was asked for.",))
    by_language = tally((language, reference) for reference, language in under.items())
    title = "Interpreters and translations asked for"
    return Content((one_column(asked, "interpreter requests", title, "language", by_language, sorted(by_language)),))


def _language(words: str) -> str:
    if _SIGNED.search(words):
        return _BSL
    named = _NAMED.search(words)
    return named[0].capitalize() if named else _NO_LANGUAGE


def _told(connection: Connection, asked: Asked) -> Iterator[tuple[str, set[str], str]]:
    """Yield each message that told of somebody vulnerable: its case, by which rules, and its words."""
    query = (
        select(cases.c.reference, decisions.c.body, messages.c.own_words)
        .join_from(cases, messages, messages.c.reference == cases.c.reference)
        .join(decisions, decisions.c.message == messages.c.id)
        .where(cases.c.received_at >= asked.start, cases.c.received_at < asked.end, cases.c.vulnerable.is_not(None))
        .where(decisions.c.body.contains("vulnerability/", autoescape=True))
        .order_by(messages.c.received_at, messages.c.id)
    )
    if asked.area is not None:
        query = query.where(cases.c.area == asked.area)
    for reference, body, words in connection.execute(query):
        found = json.loads(body)["findings"]
        rules = {each["rule"] for each in found if each["finding"] == "vulnerability"}
        if rules:
            yield reference, rules, words or ""
