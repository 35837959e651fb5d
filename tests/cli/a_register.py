"""A register of one earlier case and of one restriction on whoever it is, and what is typed to enter another."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from typed import heard

REGISTER = """
[[earlier_case]]
reference = "NG-24-0311"
person = "Raymond Pickersgill"
home = "14 Weirside Court"
addresses = ["ray@btmail.example"]
matter = "fence between 14 and 16 Weirside Court"
stage = "stage-3"
ended = 2025-03-14
outcome = "not upheld"

[[restricted]]
person = "Raymond Pickersgill"
addresses = ["ray@btmail.example", "raypick@outmail.example"]
option = "acknowledge-only"
case = "NG-24-0311"
from = 2025-06-02
"""

ADA = (
    "--person", "Ada Moss", "--home", "3 Mill Lane", "--address", "ada@moss.example", "--option", "no-same-matter",
    "--covers", "everything", "--from", "2026-11-02", "--until", "2099-03-01", "--decided-on", "2026-11-02",
    "--ground", "trivial detail", "--record", "why=Forty mails in a week",
)  # fmt: skip
BY_WHOM_IT_IS = ("--decided-by", "improvement-manager")


def ask(site: Path, *words: str, width: int = 120) -> tuple[int, str]:
    code, said, errors = heard("restrict", *words, folder=site, width=width)
    return code, said + errors


def entry(site: Path, number: int) -> dict[str, Any]:
    code, said = ask(site, "show", str(number), "--json")
    assert code == 0, said
    return dict(json.loads(said))
