"""A whole case file: its mail first, one after another, then what can only be told once all of that is known."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Connection

from heard.reports.case_file import keeping, manifest
from heard.reports.case_file.chronology import Chronology, Kept, chronology, of_staff_mail
from heard.reports.case_file.files import NotHere, each_of
from heard.reports.case_file.gathering import Asked, Gathered, gather
from heard.reports.case_file.keeping import Hashed, Keeper
from heard.reports.case_file.manifest import Row
from heard.reports.case_file.page import page
from heard.reports.case_file.printed import printed

READ_ME = """\
Case file of {reference}, {landlord}

chronology.html   what happened, in order of time; chronology.pdf says the same, for printing
messages/         every message of the case, byte for byte as it came
letters/          every letter that left on the case, as it left
attachments/      what was attached to messages, taken out and not opened; the messages hold it too
manifest.csv      a row for each file: its SHA-256, what it is, from whom, to whom, when; manifest.json says the same
SHA256SUMS        the hash of every file but itself

The number before each name is the one by which heard knows the message or letter; the chronology uses it too. What a
sender called a file is told in the manifest and in the chronology alone.

Nobody here has looked into what is attached: it is a stranger's. Have it scanned before you open it.

To see that nothing was changed since this file was made, type in this folder:

    sha256sum --check SHA256SUMS

and on Windows, for one file: certutil -hashfile NAME SHA256

{staff}
"""


@dataclass(frozen=True, slots=True)
class Made:
    """What a case file came to; `not_here` counts the mail that is no file of it.

    is_whole  whether the hashes of the history hold
    not_seen  mail that was not looked through to the end for what officers command with, be it among the files or not
    """

    reference: str
    messages: int
    letters: int
    attachments: int
    not_here: int
    is_whole: bool
    not_seen: int


def make(connection: Connection, reference: str, place: Path, asked: Asked, *, as_zip: bool) -> Made:
    """Make the case file of a case in a folder, or as one zip.

    Raises NotFound where there is no such case, it was joined to another, or the place is taken; HistoryDamaged where
    what happened on it cannot be read any more; NoRoom where the disk is full.
    """
    gathered = gather(connection, reference, asked)
    own = gathered.case["reference"]
    opened: AbstractContextManager[Keeper] = keeping.zipped(place, own) if as_zip else keeping.folder(place)
    with opened as keeper:
        return keep(connection, gathered, keeper)


def keep(connection: Connection, gathered: Gathered, keeper: Keeper) -> Made:
    """Hand every file of a case file to whoever keeps it, in the order of a zip."""
    kept, rows, hashed = Kept(), list[Row](), Hashed(keeper)
    not_seen = 0
    for each in each_of(connection, gathered):
        not_seen += not each.is_seen
        if isinstance(each, NotHere):
            kept.not_here.append(each)
            continue
        hashed.keep(each.path, each.content)
        rows.append(manifest.row_of(each))
        without = replace(each, content=b"")
        if each.letter is not None:
            kept.letters[each.letter] = without
        elif each.message is not None:
            kept.messages.setdefault(each.message, []).append(without)
    told = chronology(gathered, kept)
    for path, content, what in _ours(gathered, told):
        hashed.keep(path, content)
        rows.append(manifest.row_of_ours(path, content, what))
    for path, content in (("manifest.json", manifest.as_json(told, rows)), ("manifest.csv", manifest.as_csv(rows))):
        hashed.keep(path, content)
    keeper.keep("SHA256SUMS", manifest.as_sums(hashed.sums))
    attachments = sum(len(files) - 1 for files in kept.messages.values())
    mails = len(kept.messages), len(kept.letters), attachments, len(told.not_here)
    return Made(told.reference, *mails, told.is_whole, not_seen)


def _ours(gathered: Gathered, told: Chronology) -> Iterator[tuple[str, bytes, str]]:
    last = max(recorded[-1].recorded_at for recorded in gathered.histories.values())
    yield "chronology.html", page(told).encode(), "what happened, as a page"
    yield "chronology.pdf", printed(told, last), "what happened, for printing"
    read_me = READ_ME.format(reference=told.reference, landlord=told.landlord, staff=of_staff_mail(gathered))
    yield "README.txt", read_me.encode(), "what this folder is"
