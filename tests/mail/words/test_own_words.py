"""What the writer typed this time."""

from __future__ import annotations

import time

import pytest

from heard.mail.words.own_words import words_of

MINE = "It is still leaking.\n\nDorothy Finch"
THEIRS = "Dear Ms Finch\n\nIf you are not happy with this you can ask for stage 2."

ON_WROTE = [
    "On Mon, 1 Jun 2026 at 09:30, Complaints <complaints@northgate.example> wrote:",
    "On 1 Jun 2026, at 09:30, Complaints (Northgate)\n<complaints@northgate.example> wrote:",
    "Am 01.06.2026 um 09:30 schrieb Complaints <complaints@northgate.example>:",
    "Le lun. 1 juin 2026 à 09:30, Complaints <complaints@northgate.example> a écrit :",
    "El lun, 1 jun 2026 a las 9:30, Complaints (<complaints@northgate.example>) escribió:",
    "Il giorno lun 1 giu 2026 alle ore 09:30 Complaints <complaints@northgate.example> ha scritto:",
    "Em seg., 1 de jun. de 2026 às 09:30, Complaints <complaints@northgate.example> escreveu:",
    "Op ma 1 jun. 2026 om 09:30 schreef Complaints <complaints@northgate.example>:",
    "pon., 1 cze 2026 o 09:30 Complaints <complaints@northgate.example> napisał(a):",
    "W dniu 1.06.2026 o 09:30, Complaints pisze:",
    "În lun., 1 iun. 2026 la 09:30, Complaints <complaints@northgate.example> a scris:",
    "Den mån 1 juni 2026 kl 09:30 skrev Complaints <complaints@northgate.example>:",
    "Ar Llun, 1 Meh 2026 am 09:30, ysgrifennodd Complaints <complaints@northgate.example>:",
    "Complaints <complaints@northgate.example> wrote:",
]
BLOCKS = [
    "From: Complaints <c@n.example>\nSent: 01 June 2026 09:30\nTo: Dorothy\nSubject: Leak",
    "________________________________\nFrom: Complaints <c@n.example>\nSent: 01 June 2026 09:30\nSubject: Leak",
    "From: Complaints\nDate: Monday, 1 June 2026 at 09:30\nTo: Dorothy\nSubject: Leak",
    "*From:* Complaints\n*Sent:* 01 June 2026 09:30\n*To:* Dorothy\n*Subject:* Leak",
    "Von: Complaints\nGesendet: Montag, 1. Juni 2026 09:30\nAn: Dorothy\nBetreff: Leak",
    "De : Complaints\nEnvoyé : lundi 1 juin 2026 09:30\nÀ : Dorothy\nObjet : Leak",
    "De: Complaints\nEnviado el: lunes, 1 de junio de 2026\nPara: Dorothy\nAsunto: Leak",
    "Da: Complaints\nInviato: lunedì 1 giugno 2026\nA: Dorothy\nOggetto: Leak",
    "De: Complaints\nEnviada em: segunda-feira\nPara: Dorothy\nAssunto: Leak",
    "Van: Complaints\nVerzonden: maandag 1 juni 2026\nAan: Dorothy\nOnderwerp: Leak",
    "Od: Complaints\nWysłano: 1 czerwca 2026\nDo: Dorothy\nTemat: Leak",
    "De la: Complaints\nTrimis: luni, 1 iunie 2026\nCătre: Dorothy\nSubiect: Leak",
    "Från: Complaints\nSkickat: den 1 juni 2026\nTill: Dorothy\nÄmne: Leak",
    "Fra: Complaints\nSendt: 1. juni 2026\nTil: Dorothy\nEmne: Leak",
    "发件人: Complaints\n发送时间: 2026年6月1日\n收件人: Dorothy\n主题: Leak",
]
DIVIDERS = [
    "-----Original Message-----",
    "-----Ursprüngliche Nachricht-----",
    "-----Message d'origine-----",
    "-----Wiadomość oryginalna-----",
]


@pytest.mark.parametrize("mark", [*ON_WROTE, *BLOCKS, *DIVIDERS])
def test_what_a_mail_program_quotes_below_is_not_the_writers(mark):
    assert words_of(f"{MINE}\n\n{mark}\n\n{THEIRS}").own == MINE


@pytest.mark.parametrize("mark", ON_WROTE)
def test_quoted_lines_and_what_announces_them_go_and_answers_between_stay(mark):
    text = f"Hello\n\n{mark}\n\n> Is the glass covered?\n\nYes, with paper.\n\n> When can we call?\n\nAny day."
    assert words_of(text).split().own == ["Hello", "Yes,", "with", "paper.", "Any", "day."]


@pytest.mark.parametrize(
    "tail",
    [
        pytest.param("-- \nDorothy Finch\n01632 960 001", id="a signature"),
        pytest.param("Sent from my iPhone", id="a telephone"),
        pytest.param("Get Outlook for iOS", id="Outlook on a telephone"),
        pytest.param("Gesendet von meinem iPhone", id="a German telephone"),
        pytest.param("Sent from Yahoo Mail on Android", id="Yahoo"),
        pytest.param(
            "This email is confidential and intended solely for the addressee. If you received it in error delete it.",
            id="a disclaimer",
        ),
    ],
)
def test_what_a_program_adds_below_is_not_the_writers(tail):
    assert words_of(f"{MINE}\n\n{tail}").own == MINE


@pytest.mark.parametrize(
    "banner",
    [
        "CAUTION: This email originated from outside of the organisation. Do not click links.",
        "[EXTERNAL]\nThis message came from outside the council.",
        "You don't often get email from dot@tenant.example. Learn why this is important",
        "EXTERNAL EMAIL: do not click links or open attachments unless you recognise the sender.",
    ],
)
def test_a_gateways_warning_is_not_the_writers(banner):
    assert words_of(f"{banner}\n\n{MINE}").own == MINE


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("From: the surveyor, I was told nothing.\nHe never came.", id="a line that begins with From:"),
        pytest.param("On 3 May at 10:30 I wrote:\nplease come.\nNobody did.", id="what the writer wrote before"),
        pytest.param("> 3 weeks and no answer", id="more than three weeks"),
        pytest.param("WARNING: the outside wall is coming down", id="a warning of the writer's own"),
        pytest.param("You sent this in error.\n\nPlease tell me why.", id="the words of a disclaimer"),
        pytest.param("To: the Chief Executive\nFrom: the undersigned\n\nWe are cold.", id="a petition"),
    ],
)
def test_what_only_looks_like_a_quote_stays(text):
    assert words_of(text).own == text


def test_answers_in_red_within_the_quote_keep_the_whole():
    text = f"Please see my comments below in red\n\n{BLOCKS[0]}\n\n{THEIRS} No thank you."
    assert words_of(text).own == text


def test_a_forward_with_nothing_above_is_the_message():
    text = f"{BLOCKS[0]}\n\n{THEIRS}"
    assert words_of(text, subject="FW: Leak").own == text
    assert words_of(text, subject="RE: Leak").own == ""
    forwarded = "---------- Forwarded message ---------\n" + text
    assert words_of(forwarded).own == forwarded


QUOTES = [
    pytest.param('<div id="appendonsend"></div><hr><div id="divRplyFwdMsg">From them</div>{}', id="Outlook web"),
    pytest.param('<div id="x_divRplyFwdMsg">From them</div><div>{}</div>', id="Outlook for Mac"),
    pytest.param(
        "<div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p>From: them</p></div>{}",
        id="Outlook 2013",
    ),
    pytest.param(
        '<div style="border:none; border-top:solid #B5C4DF 1.0pt;padding:3.0pt 0in 0in 0in">From: them</div>{}',
        id="Outlook 2010",
    ),
    pytest.param(
        '<div class="gmail_quote"><div>On a day they wrote:</div><blockquote>{}</blockquote></div>', id="Gmail"
    ),
    pytest.param('<blockquote type="cite">{}</blockquote>', id="Apple"),
    pytest.param('<div id="mail-editor-reference-message-container">{}</div>', id="Outlook for iOS"),
    pytest.param('<div class="ms-outlook-mobile-reference-message skipProofing">{}</div>', id="Outlook for Android"),
]


@pytest.mark.parametrize("quote", QUOTES)
def test_html_says_itself_where_the_quote_begins(quote):
    markup = f"<html><body><p>It is still leaking.</p>{quote.format('<p>stage 2</p>')}</body></html>"
    assert words_of("It is still leaking.\n\nstage 2", markup).own == "It is still leaking."


def test_an_answer_below_a_quote_in_html_stays():
    markup = '<blockquote type="cite"><blockquote>old</blockquote>When?</blockquote><p>On Monday.</p>'
    assert words_of("old\nWhen?\n\nOn Monday.", markup).own == "On Monday."


@pytest.mark.parametrize(
    "unit", ["a", ">", "> ", "\n", " ", "\n>", "On ", "-", "_", "From: ", "On wrote:\n", "<div>", "-- \n"]
)
def test_a_hundred_kilobytes_of_anything_cost_little(unit):
    text = unit * (100_000 // len(unit))
    began = time.process_time()
    words_of(text, text)
    assert time.process_time() - began < 1
