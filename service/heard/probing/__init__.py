"""What a mailbox does to the mail that goes through it: what `heard check --probe` does.

heard sends the mailbox mail from itself, and where somebody names the server that takes in mail from outside, one with
forged verdicts, and compares what was sent with what came.

    letters.py   the mail that is sent
    changes.py   one mail as it was sent and as it came
    border.py    what a forged verdict shows of the border, and which settings it allows
    seen.py      all that was seen of one mailbox
    found.py     the same as findings for a person
    suits.py     the same as settings that would suit it
    lookout.py   a folder, watched as the daemon watches it
    copies.py    the folders of sent mail, watched for the server's own copy
    outside.py   the server that takes in mail from outside, spoken to as anybody may
    trial.py     one mailbox tried, from the first mail to the last look

letters, changes, border, seen, found and suits are pure.  No mail is deleted, moved or marked as read.
"""

from heard.probing.found import Finding, Found
from heard.probing.suits import Change
from heard.probing.trial import Asked, try_mailbox

__all__ = ["Asked", "Change", "Finding", "Found", "try_mailbox"]
