"""A folder on an IMAP server, watched.

    session.py      one signed-in connection, and what may go wrong with it
    names.py        what the server calls its folders, and which of them holds sent mail
    connection.py   the connection made anew when it breaks, and the folder open in it
    reading.py      which messages, how big, what they hold
    watched.py      ImapFolder: the Mailbox protocol over all these

RFC 3501, with IDLE (2177), NAMESPACE (2342) and SPECIAL-USE (6154) where the server has them.
"""

from heard.mailboxes.imap.watched import ImapFolder

__all__ = ["ImapFolder"]
