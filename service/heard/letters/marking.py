"""What a letter to a complainant carries so that its answer finds the case: the case's signed mark.

Headers are lost on the way back more often than words: the mark is the letter's last line, and
part of the address answers go to where the mail server delivers such addresses.  It shows that
whoever sends it holds a letter of that case, so letters to staff, which get passed on, have none.  Theirs have what
was given to one officer alone.
"""

from __future__ import annotations

from heard.letters import layout
from heard.letters.writing import Rendered

LONGEST_LOCAL_PART = 64  # RFC 5321, 4.5.3.1.1


def marked(letter: Rendered, mark: str) -> Rendered:
    """Return a letter with the mark as its last line, in both its parts."""
    line = f"Please leave this line in your answer: {mark}"
    return Rendered(letter.subject, f"{letter.text}\n{line}\n", layout.with_last_line(letter.html, line))


def answers_to(mailbox: str, mark: str) -> str | None:
    """Return the address that tells an answer's case ("complaints+nh-25-0042.7kq3f9wd@..."), or None if it is too long.

    mailbox  its address; a server that delivers "complaints+anything@..." there is needed
    """
    local, _, domain = mailbox.rpartition("@")
    tagged = f"{local}+{mark.lower()}"
    return f"{tagged}@{domain}" if len(tagged) <= LONGEST_LOCAL_PART else None
