"""Mail in files.

files.py     the messages in a Maildir or a folder of .eml files, and when they came
watched.py   Folder: the Mailbox protocol over them
source.py    old mail for a rehearsal: those two, and an mbox
sender.py    FolderSender: letters written as files instead of sent
"""

from heard.mailboxes.folder.sender import FolderSender
from heard.mailboxes.folder.source import read_source
from heard.mailboxes.folder.watched import Folder

__all__ = ["Folder", "FolderSender", "read_source"]
