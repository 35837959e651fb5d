"""Letters leave by SMTP.

connection.py   opened, secured, signed in
sender.py       SmtpSender: what became of each letter
"""

from heard.mailboxes.smtp.sender import SmtpSender

__all__ = ["SmtpSender"]
