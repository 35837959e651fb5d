"""A mailbox on an Exchange Server, read and written through Exchange Web Services.

    elements.py     the XML of questions and answers
    line.py         exchangelib's sessions, one to a mailbox object, signed in by password or token
    connection.py   one question: asked again where the server wants that, its refusals in our words
    folders.py      what the server calls its folders
    changes.py      what became of a folder since a state (SyncFolderItems), and what lies in it
    reading.py      messages as they came, or as nearly as the server can tell
    head.py         the head of a message that the server has rebuilt
    properties.py   a message of which the server cannot make MIME
    doorbell.py     news of a folder as it happens, believed for nothing but that one may look
    watched.py      EwsFolder: the Mailbox protocol over these
    marks.py        a category added to those a message has
    sent.py         a letter of ours, found again by a property that only we set
    sender.py       EwsSender: a draft made of the letter, then sent

Microsoft's schema of 2016, of which a server of 2013 knows all that is asked here.
"""

from heard.mailboxes.ews.sender import EwsSender
from heard.mailboxes.ews.watched import EwsFolder

__all__ = ["EwsFolder", "EwsSender"]
