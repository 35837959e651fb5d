"""What the body of a generated mail is made of: paragraphs, HTML as programs write it, MIME parts."""

from __future__ import annotations

import random
from dataclasses import dataclass

from mail_words import FIRST_NAMES, SENTENCES, WORD_HTML


@dataclass(frozen=True, slots=True)
class Quoting:
    """Whom a reply quotes, and what; `words` is "" in a mail that quotes nobody."""

    who: str
    address: str
    subject: str
    date: str
    words: str


def office_html(quoting: Quoting, own: str, charset: str, logo: bool) -> str:
    html = WORD_HTML.replace("{cs}", charset) + "\n".join(
        f'<p class="MsoNormal">{_escaped(paragraph)}<o:p></o:p></p>\n<p class="MsoNormal"><o:p>&nbsp;</o:p></p>'
        for paragraph in own.split("\n\n")
    )
    if logo:
        image = 'width="120" height="40" id="Picture_x0020_1" src="cid:image001.png@01DA" alt="logo"'
        html += f'<p class="MsoNormal"><img {image}></p>'
    if quoting.words:
        html += (
            '<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm">'
            '<p class="MsoNormal">'
            f"<b>From:</b> {_escaped(quoting.who)} &lt;{quoting.address}&gt;<br><b>Sent:</b> {quoting.date}<br>"
            f"<b>Subject:</b> {_escaped(quoting.subject)}</p></div>"
        )
        quoted = quoting.words.split("\n\n")
        html += "".join(f'<p class="MsoNormal">{_escaped(paragraph)}<o:p></o:p></p>' for paragraph in quoted)
    return html + "</div>\n</body>\n</html>\n"


def web_html(quoting: Quoting, own: str) -> str:
    address = quoting.address
    paragraphs = "<div><br></div>".join(f"<div>{_escaped(paragraph)}</div>" for paragraph in own.split("\n\n"))
    html = f'<div dir="ltr">{paragraphs}</div>'
    if quoting.words:
        style = "margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex"
        quoted = "<br><br>".join(_escaped(paragraph) for paragraph in quoting.words.split("\n\n"))
        html += (
            '<br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">'
            f"On {quoting.date}, {_escaped(quoting.who)} "
            f'&lt;<a href="mailto:{address}">{address}</a>&gt; wrote:<br></div>'
            f'<blockquote class="gmail_quote" style="{style}">{quoted}</blockquote></div>\n'
        )
    return html


def paragraphs(chance: random.Random, size: int) -> list[str]:
    found, total = [], 0
    while total < size:
        paragraph = " ".join(_sentence(chance) for _ in range(chance.randint(1, 4)))
        found.append(paragraph)
        total += len(paragraph) + 2
    return found


def _sentence(chance: random.Random) -> str:
    return chance.choice(SENTENCES).format(
        d=f"{chance.randint(1, 28)}.{chance.randint(1, 12)}.2026",
        n=chance.choice(FIRST_NAMES),
        m=f"{chance.uniform(5, 900):.2f}",
        r=chance.randint(10**7, 10**8),
        r2=f"AB-{chance.randint(10**5, 10**6)}",
    )


def joined(boundary: str, parts: list[str]) -> str:
    """Return the parts of a multipart body with their boundaries."""
    return "".join(f"--{boundary}\r\n{part}\r\n" for part in parts) + f"--{boundary}--\r\n"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
