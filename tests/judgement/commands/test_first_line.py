"""Where a command stands in the mail that Outlook makes: below banners and greetings, above quotes and signatures."""

from __future__ import annotations

from collections.abc import Callable
from email.message import EmailMessage

import pytest

from heard.casework.commands import Given
from heard.judgement.commands.first_line import Lines, lines_of, without_link
from heard.judgement.commands.typed import typed
from heard.judgement.commands.words import read
from heard.letters.buttons import SEND
from heard.mail.message import Message
from heard.mail.parse import parse
from heard.mail.threads.tokens import tokens_in
from judgement.commands.desk import STAFF, spoken

TOKEN = "hk7q-3k9dm2xw7rt4h6n5v-8s2f4g6h7j9k3m5n7p2r4"
NOTICE = "A new complaint came: NH-26-0042"


def from_outlook(html: str, subject: str = f"RE: {NOTICE} [NH-26-0042]", plain: str | None = None) -> Message:
    """Return a mail of an officer's as it is heard, with its text part as Outlook leaves it, or without one."""
    mail = EmailMessage()
    mail["From"] = "Gareth Lumb <gareth.lumb@northgate.example>"
    mail["To"] = "Complaints <complaints@northgate.example>"
    mail["Subject"] = subject
    mail["Message-ID"] = "<as8p189mb@eurp189.prod.outlook.example>"
    if plain is not None:
        mail.set_content(plain)
        mail.add_alternative(html, subtype="html")
    else:
        mail.set_content(html, subtype="html")
    return parse(mail.as_bytes())


def in_words(message: Message) -> str:
    found = read(lines_of(message), spoken())
    return typed(found.command, STAFF) if isinstance(found, Given) else repr(found)


ORIGINAL = f"""<p class="MsoNormal">{NOTICE}</p><p class="MsoNormal">Press one of these:</p>
<p class="MsoNormal">close not upheld</p><p class="MsoNormal">stage 2</p>"""
DESKTOP_QUOTE = f"""<div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'>
<p class=MsoNormal><b><span lang=EN-US>From:</span></b><span lang=EN-US> Complaints
&lt;complaints@northgate.example&gt;<br><b>Sent:</b> 26 November 2026 09:14<br>
<b>To:</b> Gareth Lumb &lt;gareth.lumb@northgate.example&gt;<br><b>Subject:</b>
{NOTICE}<o:p></o:p></span></p></div>{ORIGINAL}"""
WEB_QUOTE = f"""<div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1">
<div id="divRplyFwdMsg" dir="ltr"><font face="Calibri, sans-serif" style="font-size:11pt" color="#000000">
<b>From:</b> Complaints &lt;complaints@northgate.example&gt;<br><b>Sent:</b> 26 November 2026 09:14<br>
<b>To:</b> Gareth Lumb &lt;gareth.lumb@northgate.example&gt;<br><b>Subject:</b> {NOTICE}</font><div>&nbsp;</div></div>
<div>{ORIGINAL}</div>"""
SIGNED = """<p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>Kind regards<o:p></o:p></p>
<p class=MsoNormal><b>Gareth Lumb</b><o:p></o:p></p><p class=MsoNormal>Repairs Manager | Northgate Homes<o:p></o:p></p>
<p class=MsoNormal>T: 0113 496 0000 | www.northgate.example<o:p></o:p></p>"""
DISCLAIMER = """<p class=MsoNormal style='font-size:8.0pt'>This email and any attachments are confidential and intended
solely for the addressee. If you have received it in error please delete it and tell the sender.</p>"""


Program = Callable[[str], str]


def desktop(words: str) -> str:
    """Return HTML as Word writes it for desktop Outlook, with a signature, a disclaimer and the notice below."""
    return f"""<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><!--[if !mso]><style>v\\:* {{}}</style>
<![endif]--></head><body lang=EN-GB link="#0563C1"><div class=WordSection1>
<p class=MsoNormal><span style='mso-fareast-language:EN-US'>{words}<o:p></o:p></span></p>{SIGNED}{DISCLAIMER}
{DESKTOP_QUOTE}</div></body></html>"""


def on_the_web(words: str) -> str:
    return f"""<html><head><style type="text/css"> P {{margin-top:0;}} </style></head><body dir="ltr">
<div class="elementToProof" style="font-family: Aptos, sans-serif; font-size: 12pt;">{words}</div>
<div class="elementToProof"><br></div><div id="Signature"><p>Gareth Lumb<br>Repairs Manager</p></div>
{WEB_QUOTE}</body></html>"""


def on_a_telephone(words: str) -> str:
    return f"""<html><head></head><body><div dir="ltr"><div dir="ltr"><div dir="ltr">{words}</div>
<div dir="ltr"><br></div></div><div id="ms-outlook-mobile-signature" dir="ltr">
<a href="https://aka.ms/o0ukef">Sent from Outlook for iOS</a></div></div>
<div id="mail-editor-reference-message-container"><hr style="display:inline-block;width:98%">
<div id="divRplyFwdMsg"><b>From:</b> Complaints &lt;complaints@northgate.example&gt;<br>
<b>Subject:</b> {NOTICE}<br></div>{ORIGINAL}</div></body></html>"""


def with_a_banner(words: str) -> str:
    return f"""<html><body><table border=0 bgcolor="#FFEB9C"><tr><td style="background:#FFEB9C">
<p><strong>CAUTION:</strong> This email originated from outside of the organisation. Do not click links or open
attachments unless you recognise the sender and know the content is safe.</p></td></tr></table>
<p class=MsoNormal>{words}<o:p></o:p></p>{DESKTOP_QUOTE}</body></html>"""


@pytest.mark.parametrize("program", [desktop, on_the_web, on_a_telephone, with_a_banner])
@pytest.mark.parametrize(
    "words", ["close upheld", "Close&nbsp;upheld.", "<b>Close</b> upheld", "&#8220;close upheld&#8221;"]
)
def test_the_first_line_of_an_answer(program: Program, words: str) -> None:
    assert in_words(from_outlook(program(words))) == "close upheld"


@pytest.mark.parametrize("program", [desktop, on_the_web, on_a_telephone, with_a_banner])
@pytest.mark.parametrize("greeting", ["Hi", "Hi,", "Hello heard,", "Good morning", "Dear team,", "Hi Helen"])
def test_a_greeting_is_passed_over(program: Program, greeting: str) -> None:
    assert in_words(from_outlook(program(f"<p>{greeting}</p><p>assign to me</p>"))) == "assign to me"


@pytest.mark.parametrize("program", [desktop, on_the_web, on_a_telephone, with_a_banner])
def test_what_is_quoted_is_no_command(program: Program) -> None:
    assert in_words(from_outlook(program("I have spoken to her and she is content."))) == "None"


@pytest.mark.parametrize("program", [desktop, on_the_web, on_a_telephone])
def test_an_answer_without_words_is_no_command(program: Program) -> None:
    assert in_words(from_outlook(program("<br>"))) == "None"


def test_only_the_first_line_counts() -> None:
    assert in_words(from_outlook(desktop("<p>Thanks for this.</p><p>close upheld</p>"))) == "None"


def test_a_reason_below() -> None:
    html = on_the_web(
        "<div>extend 5 working days</div><div>because: the contractor was ill</div><div>agreed: yes</div>"
    )
    found = read(lines_of(from_outlook(html)), spoken())
    assert isinstance(found, Given)
    assert (typed(found.command), found.because) == ("extend 5 working days, agreed", "the contractor was ill")


def test_plain_text_beside_html() -> None:
    plain = "close upheld\n\nGareth\n\nFrom: Complaints <complaints@northgate.example>\nSent: 26 November 2026 09:14\n"
    message = from_outlook(
        desktop("close upheld"), plain=f"{plain}To: Gareth Lumb\nSubject: {NOTICE}\n\nclose not upheld\n"
    )
    assert in_words(message) == "close upheld"


# -- Buttons ----------------------------------------------------------------------------------------

PRESSED = f"close upheld\r\nbecause: [why]\r\n\r\nPress Send. heard answers with what it did.\r\n{TOKEN}\r\n"


def pressed(subject: str, body: str = PRESSED) -> Message:
    mail = EmailMessage()
    mail["From"] = "Gareth Lumb <gareth.lumb@northgate.example>"
    mail["Subject"] = subject
    mail.set_content(body)
    return parse(mail.as_bytes())


def test_the_token_of_these_tests_is_one() -> None:
    assert tokens_in(TOKEN)


@pytest.mark.parametrize(
    "subject",
    [
        pytest.param(f"close upheld [NH-26-0042] {TOKEN}", id="as it was written"),
        pytest.param(f"[EXTERNAL] close upheld [NH-26-0042] {TOKEN}", id="with the tag of a gateway"),
        pytest.param(f"close upheld {TOKEN}", id="of no case"),
    ],
)
def test_the_subject_of_a_button(subject: str) -> None:
    lines = lines_of(pressed(subject))
    assert lines.subject == "close upheld"
    assert in_words(pressed(subject)) == "close upheld"
    assert in_words(pressed(subject, "")) == "close upheld"


def test_the_link_of_a_button_keeps_the_other_case() -> None:
    assert lines_of(pressed(f"link NH-25-0007 [NH-26-0042] {TOKEN}")).subject == "link NH-25-0007"


@pytest.mark.parametrize(
    "subject",
    [
        pytest.param("close upheld [NH-26-0042]", id="without a token"),
        pytest.param(f"RE: close upheld [NH-26-0042] {TOKEN}", id="an answer"),
        pytest.param(f"FW: close upheld [NH-26-0042] {TOKEN}", id="passed on"),
        pytest.param(f"[EXTERNAL] RE: close upheld [NH-26-0042] {TOKEN}", id="an answer behind a tag"),
    ],
)
def test_no_other_subject_is_a_command(subject: str) -> None:
    assert lines_of(pressed(subject, "Thank you.")).subject == ""


def test_tokens_are_no_part_of_a_line() -> None:
    assert lines_of(pressed("Note", f"close upheld {TOKEN}\n{TOKEN}\nbecause: x")).first.strip() == "close upheld"


def test_a_mail_of_nothing() -> None:
    assert lines_of(pressed("", "")) == Lines("")


def test_a_mail_that_says_its_subject_again() -> None:
    assert lines_of(pressed("NH-26-0042", "NH-26-0042\nassign to me")).first == "assign to me"


# -- What lies below ---------------------------------------------------------------------------------


UNMARKED = f"""Who: Ann Bell, ann@tenant.example

Why: Helen Lead gave it to you

Close it: answer this mail with the line: close upheld

On the server: heard case NH-26-0042

Please leave this line in your answer: {TOKEN}"""


@pytest.mark.parametrize(
    "below",
    [
        pytest.param(f"________________________________\n{UNMARKED}", id="a notice below a rule"),
        pytest.param(UNMARKED, id="a notice that nothing divides off"),
        pytest.param(f"Press Send. heard answers with what it did.\n{TOKEN}", id="what a button says"),
        pytest.param("Gareth\nRepairs Manager", id="their first name"),
        pytest.param("Gareth Lumb | Repairs\nPlease do not print this mail.", id="their name and post"),
    ],
)
def test_what_follows_is_not_theirs(below: str) -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Gareth Lumb <gareth.lumb@northgate.example>", "RE: New case"
    mail.set_content(f"extend 5 working days\nIt is late.\n{below}\n")
    assert lines_of(parse(mail.as_bytes())) == Lines("extend 5 working days", ("It is late.",))


def test_the_line_of_a_button_is_known() -> None:
    assert lines_of(from_outlook(f"<p>{SEND}</p>")).first == ""


@pytest.mark.parametrize(
    "below, theirs",
    [
        pytest.param(f"{SEND}\n{TOKEN}\n\nNot while the roofer is there.", "Not while the roofer is there.",
                     id="below all that a button wrote"),
        pytest.param(f"Rita has to see it first\n{SEND}\n{TOKEN}", "Rita has to see it first", id="above it"),
        pytest.param(f"{SEND}\nRita has to see it first\n{TOKEN}", "Rita has to see it first", id="within it"),
        pytest.param("__________\nThe boiler broke down again last night.", "The boiler broke down again last night.",
                     id="below a rule"),
        pytest.param("Gareth Lumb\nRepairs Manager\nT: 0113 496 0000\n\nWait, her MP rang!", "Wait, her MP rang!",
                     id="below their post and telephone"),
        pytest.param("Kind regards\n\nGareth\n\nMum says there is water in the fuse box",
                     "Mum says there is water in the fuse box", id="below their first name"),
        pytest.param("Regards\nGareth Lumb\nNot Before Monday", "Not Before Monday", id="in capitals, as a name has"),
        pytest.param("Thanks\nGareth Lumb\nREOPEN", "REOPEN", id="another command below a name"),
        pytest.param(f"Gareth\n\n{UNMARKED}\n\nNo, hold this", "No, hold this", id="below a notice"),
    ],
)  # fmt: skip
def test_whatever_else_they_write_is_theirs(below: str, theirs: str) -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Gareth Lumb <gareth.lumb@northgate.example>", "RE: New case"
    mail.set_content(f"close upheld\n\n{below}\n")
    lines = lines_of(parse(mail.as_bytes()))
    assert (lines.first, [each for each in lines.below if each]) == ("close upheld", [theirs])


@pytest.mark.parametrize(
    "footer",
    [
        "Appeals and Hearings Officer",
        "12 Mill Lane, Leeds LS1 4AB",
        "M: 07700 900123 | E: gareth.lumb@northgate.example",
        "Please consider the environment before printing this email",
        "My working days are Monday to Wednesday.",
        "I work part-time, Monday to Wednesday",
        "This message is confidential and intended for the addressee only.",
        "If you are not the intended recipient please delete it.",
        "Northgate Homes is a registered society, No. 12345R",
        "Follow us on social media",
        "Pronouns: he/him",
        "NORTHGATE HOMES",
    ],
)
def test_what_an_office_puts_below_every_mail_says_nothing(footer: str) -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Gareth Lumb <gareth.lumb@northgate.example>", "RE: New case"
    mail.set_content(f"close upheld\n\nKind regards\nGareth Lumb\n{footer}\n")
    assert lines_of(parse(mail.as_bytes())) == Lines("close upheld")


def test_a_postscript_is_theirs() -> None:
    mail = EmailMessage()
    mail["From"] = "Gareth Lumb <gareth.lumb@northgate.example>"
    mail.set_content("close upheld\n\nGareth\n\nPS not before Friday\n")
    assert "PS not before Friday" in lines_of(parse(mail.as_bytes())).below


HEADING = """From: Ann Bell <ann@tenant.example>
Sent: 1 June 2026 09:00
To: Gareth Lumb <gareth.lumb@northgate.example>
Subject: Damp

"""
DIVIDER = """
---------- Forwarded message ---------
From: Ann Bell <ann@tenant.example>
Date: Mon, 1 Jun 2026 at 09:00
Subject: Damp
To: <gareth.lumb@northgate.example>

"""
WEB_FORWARD = WEB_QUOTE.replace("Complaints", "Ann Bell").replace("complaints@northgate", "ann@tenant")
DESKTOP_FORWARD = DESKTOP_QUOTE.replace("Complaints", "Ann Bell").replace("complaints@northgate", "ann@tenant")
ASKED_IN_IT = "<p class=MsoNormal>assign to Aneela</p><p class=MsoNormal>It is still wet.</p>"


@pytest.mark.parametrize(
    "above",
    [
        pytest.param(f"\n\n{HEADING}", id="nothing"),
        pytest.param(f"________________________________\n{HEADING}", id="a rule"),
        pytest.param(f"-----Original Message-----\n{HEADING}", id="a divider"),
        pytest.param(DIVIDER, id="a divider of another program"),
        pytest.param(f"[EXTERNAL]\n\n{HEADING}", id="a gateway's tag"),
        pytest.param(
            f"CAUTION: This email originated from outside of the organisation. Do not click links.\n\n{HEADING}",
            id="a gateway's warning",
        ),
        pytest.param(f"FYI\n\n{HEADING}", id="that it is passed on"),
        pytest.param("", id="no heading at all"),
    ],
)
@pytest.mark.parametrize("words", ["assign to Aneela", "Aneela, could you take this one?", "close withdrawn"])
def test_the_first_line_of_a_mail_that_is_passed_on_is_no_command(above: str, words: str) -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Gareth Lumb <gareth.lumb@northgate.example>", "FW: Damp"
    mail.set_content(f"{above}{words}\n\nIt is still wet.\n\nAnn\n")
    assert in_words(parse(mail.as_bytes())) == "None"


@pytest.mark.parametrize("quote", [WEB_FORWARD, DESKTOP_FORWARD])
def test_nor_is_it_where_a_program_marked_it_up(quote: str) -> None:
    html = f"<html><body><div><br></div>{quote.replace(ORIGINAL, ASKED_IN_IT)}</body></html>"
    assert in_words(from_outlook(html, "FW: Damp")) == "None"


def test_above_what_is_passed_on_it_is_one() -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Gareth Lumb <gareth.lumb@northgate.example>", "FW: Damp"
    mail.set_content(f"assign to Aneela\n\nGareth\n\n{HEADING}close withdrawn\n")
    assert in_words(parse(mail.as_bytes())) == "assign to Aneela Rashid"


@pytest.mark.parametrize(
    "line, kept",
    [
        ("link NH-26-0042", ""),
        ("Please link with NH 26 0042", ""),
        ("this belongs to NH-26-0042", "this belongs to NH-26-0042"),
        ("She says it is linked to NH-26-0042", "She says it is linked to NH-26-0042"),
    ],
)
def test_above_a_mail_that_is_passed_on_a_link_says_nothing_of_that_mail(line: str, kept: str) -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Gareth Lumb <gareth.lumb@northgate.example>", "FW: Damp"
    mail.set_content(
        f"{line}\n\nFrom: Ann Bell <ann@tenant.example>\nSent: 1 June 2026 09:00\nSubject: Damp\n\nIt is wet.\n"
    )
    assert without_link(parse(mail.as_bytes())).strip() == kept
