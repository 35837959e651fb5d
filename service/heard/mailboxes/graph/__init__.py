"""A mailbox of Microsoft 365, read and written through Microsoft Graph.

    turns.py        how many requests at once, and when none
    connection.py   one request: signed in, tried again where the server asks for that, its answer read whole
    refusals.py     what the server says where it will not, in our words
    folders.py      what the server calls its folders
    changes.py      what a folder has been told of since a state (delta)
    reading.py      messages read, or told from their properties
    watched.py      GraphFolder: the Mailbox protocol over these
    sent.py         a letter of ours, found again by a property that only we set
    sender.py       GraphSender: a draft made of the letter, then sent

Microsoft Graph 1.0, over plain requests: of its some thousand operations these are a dozen.
"""

from heard.mailboxes.graph.sender import GraphSender
from heard.mailboxes.graph.watched import GraphFolder

__all__ = ["GraphFolder", "GraphSender"]
