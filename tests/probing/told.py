"""What a probe tells, as the tests of every way ask for it."""

from __future__ import annotations

from typing import Any

from heard.probing import Found


def says(found: Found, about: str) -> str:
    return " | ".join(each.says for each in found.findings if each.about == about)


def changed(found: Found) -> dict[str, Any]:
    """Return the keys of heard.toml that would suit the mailbox better."""
    return {each.key: each.now for each in found.changes}


def for_a_person(found: Found) -> list[str]:
    return [each.about for each in found.findings if each.person]
