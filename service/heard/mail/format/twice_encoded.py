"""Text that was UTF-8, taken for windows-1252 and encoded again: "donâ€™t", "Â£50".

Undone only where it is certain: either every character beyond ASCII in the text belongs to
such a sequence, or the sequence is one nobody types.
"""

from __future__ import annotations

import re

# The bytes of UTF-8 as windows-1252 shows them; the five it does not know come through as controls.
_SHOWN = {
    **{byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)},
    **{byte: chr(byte) for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)},
}
_BYTE_OF = {shown: byte for byte, shown in _SHOWN.items()} | {chr(byte): byte for byte in range(0x80, 0xA0)}
_LATER = "[" + "".join(re.escape(_SHOWN[byte]) for byte in range(0x80, 0xC0)) + "\x80-\x9f]"
_SEQUENCE = re.compile(f"[\u00c2-\u00df]{_LATER}|[\u00e0-\u00ef]{_LATER}{{2}}|[\u00f0-\u00f4]{_LATER}{{3}}")
_FIRST = "\u00c2\u00c3\u00c4\u00c5\u00d0\u00d1\u00e2\u00f0"
_FIRST_SIGN = re.compile(f"[{_FIRST}][^\x00-\x7f]")
# How quotation marks, dashes and bullets begin, the trade mark, pictures, and a mark of byte order.
_NEVER_TYPED = ("\u00e2\u20ac", "\u00e2\u201e", "\u00f0\u0178", "\u00ef\u00bb\u00bf")
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")


def once_encoded(text: str) -> str | None:
    """Return the text as it was meant, or None where it is not certain that anything is wrong with it."""
    # Looked for letter by letter first: hardly any text has one of them, and that takes a tenth of the time.
    if not any(letter in text for letter in _FIRST) or _FIRST_SIGN.search(text) is None:
        return None
    found = _SEQUENCE.findall(text)
    throughout = _BEYOND_ASCII.search(_SEQUENCE.sub("", text)) is None
    # A word that ends in an accent and a quotation mark makes such a sequence too, but not every time.
    throughout = throughout and (len(set(found)) > 1 or found[0][0] in "\u00c2\u00c3\u00e2")
    mended = _SEQUENCE.sub(lambda each: _meant(each[0], throughout=throughout), text)
    return mended if mended != text else None


def _meant(shown: str, *, throughout: bool) -> str:
    if not throughout and not shown.startswith(_NEVER_TYPED):
        return shown
    try:
        return bytes(_BYTE_OF[character] for character in shown).decode("utf-8")
    except UnicodeDecodeError:
        return shown
