"""What the files of a case file are called: always by us, never by whoever wrote.

Every name begins with heard's own number of the message or letter, so no two are alike, none is a device of
Windows, and none leads anywhere.  What a stranger called a file is told in the manifest and the chronology.
"""

from __future__ import annotations

import re
import unicodedata

LONGEST = 40
"""Characters of a stranger's name that are kept."""
NO_SUFFIX = "bin"
_BY_TYPE = {
    "application/pdf": "pdf",
    "application/msword": "doc",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.ms-excel": "xls",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "application/vnd.ms-powerpoint": "ppt",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "pptx",
    "application/vnd.oasis.opendocument.text": "odt",
    "application/rtf": "rtf",
    "application/zip": "zip",
    "application/ms-tnef": "dat",
    "application/pkcs7-signature": "p7s",
    "application/vnd.ms-outlook": "msg",
    "audio/mpeg": "mp3",
    "audio/mp4": "m4a",
    "audio/wav": "wav",
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/gif": "gif",
    "image/heic": "heic",
    "image/tiff": "tif",
    "image/webp": "webp",
    "message/delivery-status": "txt",
    "message/rfc822": "eml",
    "text/calendar": "ics",
    "text/csv": "csv",
    "text/html": "txt",  # a browser would run what is in it
    "text/plain": "txt",
    "text/rfc822-headers": "txt",
    "text/rtf": "rtf",
    "text/vcard": "vcf",
    "video/3gpp": "3gp",
    "video/mp4": "mp4",
    "video/quicktime": "mov",
}
_KNOWN = frozenset({*_BY_TYPE.values(), "jpeg", "tiff", "ods", "odp", "bmp", "avi", "amr", "ogg", "opus", "7z"})
"""What a name may end in that its type does not say; nothing that a double click would run is among these."""


def safe(words: str) -> str:
    """Return words as small letters and digits of ASCII, with single hyphens between; "" where nothing is left."""
    plain = unicodedata.normalize("NFKD", words[: LONGEST * 10]).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST].strip("-")


def suffix(type_: str, name: str) -> str:
    """Return what a file's name ends in: by its type, else by its name where that is known to be harmless."""
    said = name.rpartition(".")[2].lower() if "." in name else ""
    return _BY_TYPE.get(type_.lower()) or (said if said in _KNOWN else NO_SUFFIX)


def attachment(message: int, place: int, name: str, type_: str) -> str:
    """Return the path of what was attached to a message, the first of it, the second, and so on."""
    bare = name.replace("\\", "/").rpartition("/")[2]
    words = safe(bare.rpartition(".")[0] or bare)
    return f"attachments/{'-'.join(filter(None, (f'{message:04}', str(place), words)))}.{suffix(type_, bare)}"


def mail(folder: str, number: int, day: str, *words: str) -> str:
    """Return the path of a message or a letter; `words` are ours."""
    return f"{folder}/{number:04}-{day}-{'-'.join(map(safe, words))}.eml"


def shown(text: object) -> str:
    """Return words of a stranger on one line, without what turns writing round or cannot be seen."""
    bare = "".join(mark if mark.isprintable() else " " for mark in str(text))
    return " ".join(bare.split())
