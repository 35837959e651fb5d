"""The server that takes in mail from outside, spoken to as anybody may: no sign-in, and TLS where it offers it."""

from __future__ import annotations

import smtplib
import socket

from heard.errors import SenderUnreachable
from heard.probing.letters import Probe

PORT = 25
_ANSWER_WITHIN = 60.0  # seconds


def send_from_outside(letter: Probe, host: str, port: int, *, sender: str) -> str:
    """Hand a mail over, and return "" where it was taken, else with which code it was refused.

    Raises SenderUnreachable where the server cannot be spoken to.
    """
    name = socket.gethostname()
    try:
        with smtplib.SMTP(
            host, port, local_hostname=name if "." in name else "[127.0.0.1]", timeout=_ANSWER_WITHIN
        ) as smtp:
            smtp.ehlo()
            if smtp.has_extn("starttls"):
                smtp.starttls()  # as servers do among themselves: whoever it is, it is no secret
                smtp.ehlo()
            smtp.sendmail(sender, [letter.to], letter.content)
    except smtplib.SMTPRecipientsRefused as error:
        return " ".join(str(code) for code, _ in error.recipients.values())
    except smtplib.SMTPResponseException as error:
        return str(error.smtp_code)
    except (smtplib.SMTPException, OSError) as error:
        what = " ".join(str(error).split())[:200].rstrip(".") or "no answer"
        raise SenderUnreachable(f"{host}:{port}: {what}. Is it the server that takes in mail from outside?") from error
    return ""
