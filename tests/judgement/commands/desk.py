"""The desk that commands are read at: a policy, the staff, a day, as the rows of lines.toml have them."""

from __future__ import annotations

from datetime import date

from builders import RULES
from heard.casework.people import Officer
from heard.judgement.commands.spoken import Spoken
from policies.story import the_policy

THURSDAY = date(2026, 11, 26)
GARETH = Officer("Gareth Lumb", "gareth.lumb@northgate.example", ("owning-officer",))
ANEELA = Officer("Aneela Rashid", "aneela.rashid@northgate.example", ("management", "owning-officer"))
SARAHS = (Officer("Sarah Jones", "sjones@northgate.example"), Officer("Sarah Mills", "smills@northgate.example"))
STAFF = (GARETH, ANEELA, *SARAHS)
PACKS = ("feedback-2018", "group-2008", "hos-code-2024", "wdh-2022", "west-kent-2011", "wnwhl-2009")


def spoken(pack: str = "wnwhl-2009", about: str = "") -> Spoken:
    return Spoken(the_policy(pack), STAFF, "NH", THURSDAY, about, RULES.learning, RULES.areas)
