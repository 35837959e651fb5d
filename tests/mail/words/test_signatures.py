"""How writers sign, and what programs, firms and gateways add around their words."""

from __future__ import annotations

import pytest

from heard.mail.words.own_words import words_of

MINE = "It is still leaking.\n\nDorothy Finch"


@pytest.mark.parametrize(
    "closing",
    [
        "Kind regards\nJo Finch\n14 Weirside Court\n07700 900123",
        "Many thanks,\nJo",
        "Yours faithfully\n\nJo Finch (Mrs)",
        "Cofion gorau\nJo",
        "I remain, Sir, yours faithfully,\nMohammed Tariq",
        "Pozdrawiam\nZofia",
        "Thanks, Bob",
    ],
)
def test_a_closing_formula_a_name_and_a_home_are_own_words_and_the_signature(closing):
    words = words_of(f"It leaks.\n\n{closing}")
    assert words.own == f"It leaks.\n\n{closing}"
    assert words.signature == closing


@pytest.mark.parametrize(
    "block",
    [
        "Head of Repairs\nNorthgate Homes Ltd\nTel: 01632 960 001\nwww.northgate.example",
        "Solicitor | Finch & Co LLP\nT: 01632 960 001 | E: jo@finch.example",
        "Repairs Manager, Northgate Homes\n01632 960 001",
    ],
)
def test_a_firms_block_below_the_name_is_the_signature_alone(block):
    words = words_of(f"It leaks.\n\nKind regards\nJo Finch\n{block}")
    assert words.own == "It leaks.\n\nKind regards\nJo Finch"
    assert words.signature == f"Kind regards\nJo Finch\n{block}"


def test_a_firms_block_without_a_closing_formula_is_the_signature():
    words = words_of("It is booked.\n\nMarcus Oyelaran\nComplaints Officer\nNorthgate Homes | 01632 960 140")
    assert words.own == "It is booked."
    assert words.signature.startswith("Marcus")


def test_a_number_typed_at_the_end_is_own_words():
    text = "No hot water.\n\nPlease ring me on 07700 900123 after five.\n\nJo"
    assert words_of(text).own == text


TAILS = {
    "dashes": "-- \nDorothy Finch\n01632 960 001",
    "dashes without a space": "--\nDorothy Finch",
    "a list's footer": "_______________________________________________\nTenants mailing list\nTenants@lists.example\n"
    "https://lists.example/listinfo/tenants",
    "how to unsubscribe": "To unsubscribe from this group send an email to tenants+leave@lists.example",
    "Avast": "Virus-free. www.avast.com",
    "AVG": "No virus found in this message.\nChecked by AVG - www.avg.com",
    "a disclaimer": "This email is confidential and intended solely for the addressee. If you "
    "received it in error delete it.",
    "a disclaimer of two paragraphs": "CONFIDENTIALITY NOTICE\n\nThis message is intended only "
    "for the person it is addressed to. "
    "If you are not the intended recipient please delete it.\n\nThe views expressed in this "
    "email are not those of the council.",
    "a disclaimer in a box": "**********************************************************************\n"
    "This email and any files are confidential. If you have received it in error notify the sender.\n"
    "**********************************************************************",
    "a German disclaimer": "Diese E-Mail enthält vertrauliche Informationen. Wenn Sie sie irrtümlich erhalten haben, "
    "bitten wir Sie, sie zu löschen.",
    "a French disclaimer": "Ce message est confidentiel. Si vous l'avez reçu par erreur, merci "
    "de le détruire et d'en avertir l'expéditeur.",
    "a Welsh disclaimer": "Mae'r neges hon yn gyfrinachol. Os ydych wedi ei derbyn ar gam, "
    "dilëwch y neges hon a rhowch "
    "wybod. This email is confidential.",
    "a plea for trees": "Please consider the environment before printing this email",
}
MOBILE = {
    "iPhone": "Sent from my iPhone",
    "iPad": "Sent from my iPad",
    "Galaxy": "Sent from my Galaxy",
    "Samsung": "Sent from Samsung Mobile on O2",
    "Outlook on a telephone": "Get Outlook for iOS",
    "Outlook with its link": "Get Outlook for Android<https://aka.ms/AAb9ysg>",
    "Windows": "Sent from Mail for Windows",
    "Yahoo": "Sent from Yahoo Mail on Android",
    "Yahoo with its link": "Sent from Yahoo Mail on Android<https://go.example/x>",
    "BlackBerry": "Sent from my BlackBerry® wireless device",
    "Airmail": "Sent with Airmail",
    "a telephone with an excuse": "Sent from my cell, please excuse any typos.",
    "in brackets": "(sent from a phone)",
    "Outlook with its link glued on": "Get Outlook for iOShttps://aka.ms/o0ukef",
    "Proton": "Sent with Proton Mail secure email.",
    "Welsh": "Anfonwyd o fy iPhone",
    "German": "Von meinem iPhone gesendet",
    "German, Samsung": "Von meinem Samsung Galaxy Smartphone gesendet.",
    "German, another": "Gesendet von meinem iPhone",
    "French": "Envoyé de mon iPhone",
    "French, Samsung": "Envoyé depuis mon smartphone Samsung Galaxy.",
    "Spanish": "Enviado desde mi iPhone",
    "Portuguese": "Enviado do meu iPhone",
    "Italian": "Inviato da iPhone",
    "Dutch": "Verzonden vanaf mijn iPhone",
    "Dutch, another": "Verstuurd vanaf mijn iPad",
    "Polish": "Wysłane z iPhone'a",
    "Polish, another": "Wysłano z telefonu Samsung",
    "Romanian": "Trimis de pe iPhone-ul meu",
    "Swedish": "Skickat från min iPhone",
    "Danish": "Sendt fra min iPhone",
    "Finnish": "Lähetetty iPhonesta",
    "Czech": "Odesláno z iPhonu",
    "Slovak": "Odoslané z iPhonu",
    "Hungarian": "Elküldve az iPhone készülékemről",
    "Turkish": "iPhone'umdan gönderildi",
    "Greek": "Στάλθηκε από το iPhone μου",
    "Russian": "Отправлено с iPhone",
    "Ukrainian": "Надіслано з iPhone",
    "Chinese": "发自我的iPhone",
    "Chinese, traditional": "從我的 iPhone 傳送",
    "Japanese": "iPhoneから送信",
    "Korean": "나의 iPhone에서 보냄",
    "Arabic": "أُرسلت من الـ iPhone",
    "Hebrew": "נשלח מה-iPhone שלי",
    "Vietnamese": "Đã gửi từ iPhone của tôi",
    "Indonesian": "Dikirim dari iPhone saya",
}


@pytest.mark.parametrize("tail", [pytest.param(tail, id=name) for name, tail in (TAILS | MOBILE).items()])
def test_what_a_program_adds_below_is_not_the_writers(tail):
    assert words_of(f"{MINE}\n\n{tail}").own == MINE


@pytest.mark.parametrize("tail", [pytest.param(tail, id=name) for name, tail in MOBILE.items()])
def test_a_telephones_line_above_a_quote_is_not_the_writers(tail):
    quote = "On 1 Jun 2026 at 09:30, C <c@n.example> wrote:\n> Is it wet?"
    words = words_of(f"{MINE}\n\n{tail}\n\n{quote}")
    assert words.own == MINE
    assert tail in words.signature


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Sent from pillar to post.\n\nPlease help.", id="sent from pillar to post"),
        pytest.param("It leaks.\n\nSent from my bed, it is easier than my telephone.", id="sent from a bed"),
        pytest.param("It leaks.\n\nSent by email on 3 May and by post.", id="how a letter was sent"),
        pytest.param("Es tropft.\n\nMit dem Handy ist niemand zu erreichen.", id="a telephone, in German"),
        pytest.param("Damlıyor.\n\nMektup gönderildi.", id="a letter that was sent, in Turkish"),
        pytest.param("Mae'n gollwng.\n\nAnfonwyd o'r cyngor.", id="sent from the council, in Welsh"),
        pytest.param("Thanks\nthe team came round\nstill no heating from the council", id="thanks, and no full stops"),
        pytest.param("It leaks.\n\nThanks\nI rang the office.\nNobody from your team rang my mobile.", id="an office"),
        pytest.param("I wrote to both:\n\ngary@n.example\nann@n.example", id="addresses they wrote to"),
        pytest.param("See\n\nhttps://www.t.example/1\nhttps://www.t.example/2", id="links they send"),
        pytest.param("--\nhelp me", id="nothing but what stands below dashes"),
        pytest.param(
            "Your message of Monday was not for me, the named recipient is wrong. Please "
            "destroy this and tell the sender.",
            id="nothing but what a disclaimer would say",
        ),
        pytest.param("I sent it from my phone on Monday.", id="a sentence about a telephone"),
        pytest.param("Photos sent from my phone were not answered.", id="photos sent from a telephone"),
        pytest.param("It leaks.\n\nMy neighbour\nHer brother\nThe dog", id="a list of three"),
        pytest.param("The letter says this email is confidential.\n\nI want it dealt with.", id="of confidence"),
        pytest.param(
            "Points:\n\n--\nDamp\n--\nCold\n--\nMice, and this goes on and on for weeks.", id="dashes between"
        ),
    ],
)
def test_what_only_looks_like_a_signature_stays(text):
    assert words_of(text).own == text


def test_a_disclaimer_right_below_the_words_does_not_take_them_along():
    text = (
        "It leaks.\nThis email is confidential and intended solely for the addressee. If received in error delete it."
    )
    assert words_of(text).own == "It leaks."


@pytest.mark.parametrize(
    "banner",
    [
        "CAUTION: This email originated from outside of the organisation. Do not click links.",
        "CAUTION: This email originated from outside of the organisation. Do not click links or open\n"
        "attachments unless you recognise the sender and know the content is safe.",
        "[EXTERNAL]\nThis message came from outside the council.",
        "[EXTERNAL EMAIL]",
        "You don't often get email from dot@tenant.example. Learn why this is important",
        "You don't often get email from dot@tenant.example. Learn why this is important<https://aka.ms/Learn>",
        "EXTERNAL EMAIL: do not click links or open attachments unless you recognise the sender.",
        "WARNING\n\nThis message was sent from outside your organisation.",
        "This Message Is From an External Sender\nThis message came from outside your organization.\nReport Suspicious",
        "RHYBUDD: Daeth yr e-bost hwn o'r tu allan i'r sefydliad. Peidiwch â chlicio ar ddolenni.",
        "Some people who received this message don't often get email from dot@tenant.example.",
    ],
)
def test_a_gateways_warning_is_not_the_writers(banner):
    assert words_of(f"{banner}\n\n{MINE}").own == MINE


def test_thanks_above_a_sentence_sign_nothing_and_a_link_below_it_stays():
    text = "Thank you.\n\nIt still leaks.\n\nhttps://www.northgate.example/a?b=c\n\n> Please send us a picture."
    assert words_of(text).own == "Thank you.\n\nIt still leaks.\n\nhttps://www.northgate.example/a?b=c"


@pytest.mark.parametrize("dashes", ["--", "-- "])
@pytest.mark.parametrize(
    "below",
    [
        "It is worse than last week and the ceiling is coming down.\nPlease send somebody.",
        "Woda leje się ze ściany w małym pokoju i nikt nie przychodzi.",
        "do you want me to ring the gas people",
        '"We come on Friday" is what your engineer said.',
    ],
)
def test_prose_below_dashes_is_the_writers(dashes, below):
    assert words_of(f"The leak is back.\n\n{dashes}\n{below}").own.endswith(below)


def test_below_dashes_the_signature_ends_where_prose_begins():
    words = words_of("The leak is back.\n\n--\nDorothy Finch\n\nPS: please bring a ladder, the loft is high.")
    assert words.own == "The leak is back.\n\nPS: please bring a ladder, the loft is high."
    assert words.signature == "--\nDorothy Finch"


@pytest.mark.parametrize(
    "footer",
    [
        "-- \nThis e-mail was sent from the contact form on the landlord's site.",
        "-- \nDorothy Finch\n“All that glitters is not gold, and never was.”",
        "______________________\nDorothy Finch\nFinch & Daughters Ltd\nTel: 01632 960 001",
    ],
)
def test_a_form_a_motto_and_a_ruler_are_the_programs(footer):
    assert words_of(f"The leak is back.\n\n{footer}").own == "The leak is back."


def test_a_closing_nobody_listed_and_a_name_in_stars_stay_above_a_firms_block():
    closing = "Agurtzen zaitut,\n\n*Dorothy Finch*"
    words = words_of(f"The leak is back.\n\n{closing}\n\nCEO\n\nFinch Ltd.\n\nTel: 01632 960 001\n\ndot@finch.example")
    assert words.own == f"The leak is back.\n\n{closing}"


def test_a_block_that_says_the_typed_name_again_is_the_programs():
    block = "Dr. Dorothy Finch\nMill Lane 4, Leeds\nTel: 01632 960 001"
    assert words_of(f"The leak is back.\n\nDorothy\n\n{block}").own == "The leak is back.\n\nDorothy"


@pytest.mark.parametrize(
    "text",
    [
        "The photograph was\nSent from my iPhone\nlast night and it shows the leak above the bath.",
        "The letter says\n\nSent from my landlord\n\nand I never got it.",
        "It leaks.\n\nSent from my landlord",
        "It leaks.\n\nSent from my kitchen",
    ],
)
def test_a_telephones_line_in_the_middle_and_one_that_names_no_telephone_are_the_writers(text):
    assert words_of(text).own == text


@pytest.mark.parametrize("below", ["Dorothy Finch", "Kind regards\nDot\n14 Mill Lane"])
def test_a_telephones_line_above_how_one_signed_is_the_telephones(below):
    assert words_of(f"It leaks.\n\nSent from my iPhone\n\n{below}").own == f"It leaks.\n\n{below}"


def test_an_apps_line_with_the_apps_link_is_the_apps_wherever_it_stands():
    text = "It leaks.\n\nGet Outlook for iOS<https://aka.ms/o0ukef>\n\nIs anybody there?"
    assert words_of(text).own == "It leaks.\n\nIs anybody there?"
