"""What was exported of a person: what there is and where, what is not there, and each file's hash.  Pure."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from heard.reports.case_file.files import NotHere
from heard.reports.case_file.page import drawn
from heard.reports.person_file.said import Section

READ_FIRST = (
    "It holds what others wrote and what is said of others. Before it is sent out, a person must read all of it and "
    "take out what is others': heard blacks out nothing."
)


@dataclass(frozen=True, slots=True)
class CaseKept:
    """A case of theirs, whole.

    folder   below which its case file is
    also_of  complainants besides them, whose cases were joined to it
    """

    reference: str
    folder: str
    messages: int
    letters: int
    attachments: int
    not_here: int
    is_whole: bool
    also_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MailKept:
    """What is theirs alone on a case of somebody else's; `case` is "" for mail on none."""

    case: str
    folder: str
    messages: int
    letters: int
    attachments: int


@dataclass(frozen=True, slots=True)
class Index:
    """All that the page and the JSON tell.

    made      the day of it, in words
    damaged   what could not be read or is not as it was written down, and what of it is here
    unread    messages of which nobody knows who wrote them
    sums      the path and the SHA-256 of every other file
    """

    person: str
    names: tuple[str, ...]
    landlord: str
    made: str
    cases: Sequence[CaseKept]
    elsewhere: Sequence[MailKept]
    damaged: Sequence[str]
    not_here: Sequence[NotHere]
    unread: Sequence[int]
    sums: Sequence[tuple[str, str]]
    read_first: str = READ_FIRST


@dataclass(frozen=True, slots=True)
class Held:
    """All that the page on what is said of them tells."""

    person: str
    landlord: str
    sections: Sequence[Section]
    read_first: str = READ_FIRST


def index_page(index: Index) -> bytes:
    return drawn("person_file/index.html", index).encode()


def held_page(held: Held) -> bytes:
    return drawn("person_file/person.html", held).encode()


def as_json(index: Index) -> bytes:
    files = [{"path": path, "sha256": sha256} for path, sha256 in index.sums]
    whole = {name: value for name, value in asdict(index).items() if name != "sums"} | {"files": files}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()
