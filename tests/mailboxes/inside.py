"""What Exchange does to mail that one of its mailboxes sends to itself; the fakes of Graph and EWS both do it so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from email.policy import SMTP

BY_MAPI = "from store.northgate.example by store.northgate.example with mapi id 15.20.8137.11"
FROM_INSIDE = b"X-MS-Exchange-Organization-AuthAs: Internal\r\n"
AS_IT_IS = SMTP.clone(cte_type="7bit", max_line_length=None)


@dataclass
class Inside:
    """What becomes of such mail.

    address   the mailbox
    tags      whether address+anything@ is the mailbox, too; else a report comes back
    delivers  whether anything comes at all
    loses     headers that are gone when it comes
    banner    what the organisation puts above all words
    folder    the id of the folder that a rule moves it into; "": it stays where mail comes in
    """

    address: str
    tags: bool = True
    delivers: bool = True
    loses: Sequence[str] = ()
    banner: str = ""
    folder: str = ""

    def comes_of(self, to: Sequence[str], content: bytes) -> Iterator[bytes]:
        """Yield what a letter brings into the mailbox itself, without the Received that is put on all that comes."""
        for each in to:
            if each == self.address or (self.tags and self._is_tagged(each)):
                if self.delivers:
                    yield FROM_INSIDE + self._rewritten(content)
            elif self._is_tagged(each):
                yield _report(self.address, each, content)

    def _is_tagged(self, address: str) -> bool:
        local, _, domain = self.address.partition("@")
        return address.startswith(f"{local}+") and address.endswith(f"@{domain}")

    def _rewritten(self, content: bytes) -> bytes:
        mail = message_from_bytes(content, policy=AS_IT_IS)
        for name in self.loses:
            del mail[name]
        put_round(mail, self.banner)
        return re.sub(rb"\r?\n", b"\r\n", mail.as_bytes())


def put_round(mail: Message, banner: str, footer: str = "") -> None:
    """Put lines above and below the words of a mail, in its text and in its HTML."""
    for part in mail.walk():
        kind = part.get_content_type()
        if kind not in ("text/plain", "text/html") or not (banner or footer):
            continue
        said = part.get_payload(decode=True)
        assert isinstance(said, bytes)
        text = said.decode()
        if kind == "text/plain":
            text = f"{banner}\n{text}\n{footer}\n"
        else:
            text = text.replace("<body>", f"<body><div>{banner}</div>").replace("</body>", f"<p>{footer}</p></body>")
        del part["Content-Transfer-Encoding"]
        part.set_payload(text)


def _report(to: str, unknown: str, content: bytes) -> bytes:
    """Return the report that a mail was not delivered; as Exchange does it repeats the subject, and the head."""
    head = content.partition(b"\r\n\r\n")[0].decode()
    subject = str(message_from_bytes(content, policy=AS_IT_IS)["Subject"])
    lines = [
        "From: MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@northgate.example", f"To: {to}",
        f"Subject: Undeliverable: {subject}", "Auto-Submitted: auto-replied", "MIME-Version: 1.0",
        "Content-Type: multipart/report; report-type=delivery-status; boundary=part", "",
        "--part", "Content-Type: text/plain", "", "Delivery has failed to these recipients or groups:", unknown, "",
        "--part", "Content-Type: message/delivery-status", "", "Reporting-MTA: dns;store.northgate.example", "",
        f"Final-Recipient: rfc822;{unknown}", "Action: failed", "Status: 5.1.10", "",
        "--part", "Content-Type: text/rfc822-headers", "", head, "", "--part--", "",
    ]  # fmt: skip
    return "\r\n".join(lines).encode()
