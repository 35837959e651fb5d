"""Quotes by what mail programs write before them, in the languages they write it in."""

from __future__ import annotations

import pytest

from heard.mail.words.own_words import words_of

MINE = "It is still leaking.\n\nDorothy Finch"
THEIRS = "Dear Ms Finch\n\nIf you are not happy with this you can ask for stage 2."
C = "Complaints <complaints@northgate.example>"

ON_WROTE = {
    "English, Gmail": f"On Mon, 1 Jun 2026 at 09:30, {C} wrote:",
    "English, Apple, wrapped": "On 1 Jun 2026, at 09:30, Complaints (Northgate)\n<complaints@northgate.example> wrote:",
    "English, wrapped over four lines": "On Mon, 1 Jun 2026\nat 09:30, Complaints\n"
    "<complaints@northgate.example>\nwrote:",
    "English, Thunderbird": "On 01/06/2026 09:30, Complaints wrote:",
    "English, Yahoo": "On Monday 1 June 2026 at 09:30:12 BST, Complaints <complaints@northgate.example> wrote:",
    "English, bold": "*On Mon, 1 Jun 2026 at 09:30, Complaints <complaints@northgate.example> wrote:*",
    "English, name only": f"{C} wrote:",
    "English, name first": "Complaints <complaints@northgate.example> wrote on 01/06/2026 09:30:12:",
    "English, Horde": f"Quoting {C}:",
    "English, news": f"In message <a1@n.example>, {C} writes:",
    "English, with a mailto": "On Mon, 1 Jun 2026 at 09:30, Complaints [mailto:c@northgate.example] wrote:",
    "Welsh": f"Ar Llun, 1 Meh 2026 am 09:30, ysgrifennodd {C}:",
    "French": f"Le lun. 1 juin 2026 à 09:30, {C} a écrit :",
    "French, Thunderbird": "Le 01/06/2026 à 09:30, Complaints a écrit :",
    "German": f"Am 01.06.2026 um 09:30 schrieb {C}:",
    "German, Gmail": f"Am Mo., 1. Juni 2026 um 09:30 Uhr schrieb {C}:",
    "German, name first": f"{C} schrieb am Mo., 1. Juni 2026, 09:30:",
    "Spanish": "El lun, 1 jun 2026 a las 9:30, Complaints (<complaints@northgate.example>) escribió:",
    "Italian": f"Il giorno lun 1 giu 2026 alle ore 09:30 {C} ha scritto:",
    "Portuguese": f"Em seg., 1 de jun. de 2026 às 09:30, {C} escreveu:",
    "Portuguese, another": f"{C} escreveu no dia segunda, 1/06/2026 à(s) 09:30:",
    "Dutch": f"Op ma 1 jun. 2026 om 09:30 schreef {C}:",
    "Polish": f"pon., 1 cze 2026 o 09:30 {C} napisał(a):",
    "Polish, Thunderbird": "W dniu 1.06.2026 o 09:30, Complaints pisze:",
    "Romanian": f"În lun., 1 iun. 2026 la 09:30, {C} a scris:",
    "Dutch, without an address": "Op 1 juni 2026 09:30 schreef Complaints het volgende:",
    "without its colon": f"On Mon, 1 Jun 2026 09:30:12 +0100 {C} wrote",
    "with the address on lines of its own": "On Mon, Jun 1, 2026 at 09:30 Complaints\n\n<\nmailto:Complaints "
    "<complaints@northgate.example>\n> wrote:",
    "Swedish": f"Den mån 1 juni 2026 kl 09:30 skrev {C}:",
    "Norwegian": f"man. 1. juni 2026 kl. 09:30 skrev {C}:",
    "Danish": f"Den man. 1. jun. 2026 kl. 09.30 skrev {C}:",
    "Finnish": f"ma 1. kesäk. 2026 klo 9.30 {C} kirjoitti:",
    "Czech": f"po 1. 6. 2026 v 9:30 odesílatel {C} napsal:",
    "Slovak": f"po 1. 6. 2026 o 9:30 {C} napísal(a):",
    "Hungarian": f"{C} ezt írta (időpont: 2026. jún. 1., H, 9:30):",
    "Turkish": f"{C}, 1 Haz 2026 Pzt, 09:30 tarihinde şunu yazdı:",
    "Greek": f"Στις Δευ 1 Ιουν 2026 στις 9:30 π.μ., ο χρήστης {C} έγραψε:",
    "Russian": f"пн, 1 июн. 2026 г. в 09:30, {C}:",
    "Russian, Mail.ru": "Понедельник, 1 июня 2026, 9:30 +03:00 от Complaints <complaints@northgate.example>:",
    "Yandex": '01.06.2026, 09:30, "Complaints" <complaints@northgate.example>:',
    "Ukrainian": f"пн, 1 черв. 2026 р. о 09:30 {C} пише:",
    "Bulgarian": f"На пн, 1.06.2026 г. в 9:30 {C} написа:",
    "Lithuanian": f"2026-06-01, pr, 09:30 {C} rašė:",
    "Latvian": f"pirmd., 2026. g. 1. jūn., plkst. 09:30, lietotājs {C} rakstīja:",
    "Chinese": f"{C} 于2026年6月1日周一 09:30写道：",
    "Chinese, traditional": f"{C} 於 2026年6月1日 週一 上午9:30寫道：",
    "Chinese, old Gmail": f"2026/6/1 {C}",
    "Japanese": f"2026年6月1日(月) 9:30 {C}:",
    "Korean": f"2026년 6월 1일 (월) 오전 9:30, {C}님이 작성:",
    "Arabic": f"في الاثنين، 1 يونيو 2026 في 9:30 ص تمت كتابة ما يلي بواسطة {C}:",
    "Hebrew": f"‫בתאריך יום ב׳, 1 ביוני 2026 ב-9:30 מאת ‪{C}‬‏:",
    "Vietnamese": f"Vào Th 2, 1 thg 6, 2026 vào lúc 09:30 {C} đã viết:",
    "Indonesian": f"Pada Sen, 1 Jun 2026 pukul 09:30 {C} menulis:",
    "Old Gmail": f"2026/6/1 {C}:",
}
BLOCKS = {
    "Outlook": "From: Complaints <c@n.example>\nSent: 01 June 2026 09:30\nTo: Dorothy\nSubject: Leak",
    "Outlook, a rule above": "________________________________\nFrom: Complaints <c@n.example>\n"
    "Sent: 01 June 2026\nSubject: Leak",
    "Outlook for Mac": "From: Complaints\nDate: Monday, 1 June 2026 at 09:30\nTo: Dorothy\nSubject: Leak",
    "bold": "*From:* Complaints\n*Sent:* 01 June 2026 09:30\n*To:* Dorothy\n*Subject:* Leak",
    "no-break spaces": "From:\xa0Complaints\nSent:\xa001 June 2026 09:30\nTo:\xa0Dorothy\nSubject:\xa0Leak",
    "a long list of addressees": "From: Complaints <c@n.example>\nSent: 01 June 2026 09:30\nTo: "
    "A <a@n.example>;\n B <b@n.example>\nSubject: Leak",
    "Hotmail": "Date: Mon, 1 Jun 2026 09:30:00 +0000\nFrom: c@n.example\nTo: dot@t.example\nSubject: Leak",
    "Hotmail, subject first": "Subject: Leak\nFrom: c@n.example\nDate: Mon, 1 Jun 2026 09:30:00 "
    "+0000\nTo: dot@t.example",
    "run together on one line": "From: Complaints <c@n.example> Sent: 01 June 2026 09:30 To: Dorothy Subject: Leak",
    "Welsh": "Oddi wrth: Complaints\nAnfonwyd: 01 Mehefin 2026 09:30\nAt: Dorothy\nPwnc: Gollyngiad",
    "German": "Von: Complaints\nGesendet: Montag, 1. Juni 2026 09:30\nAn: Dorothy\nBetreff: Leak",
    "French": "De : Complaints\nEnvoyé : lundi 1 juin 2026 09:30\nÀ : Dorothy\nObjet : Leak",
    "Spanish": "De: Complaints\nEnviado el: lunes, 1 de junio de 2026\nPara: Dorothy\nAsunto: Leak",
    "Italian": "Da: Complaints\nInviato: lunedì 1 giugno 2026\nA: Dorothy\nOggetto: Leak",
    "Portuguese": "De: Complaints\nEnviada em: segunda-feira\nPara: Dorothy\nAssunto: Leak",
    "Dutch": "Van: Complaints\nVerzonden: maandag 1 juni 2026\nAan: Dorothy\nOnderwerp: Leak",
    "Polish": "Od: Complaints\nWysłano: 1 czerwca 2026\nDo: Dorothy\nTemat: Leak",
    "Romanian": "De la: Complaints\nTrimis: luni, 1 iunie 2026\nCătre: Dorothy\nSubiect: Leak",
    "Swedish": "Från: Complaints\nSkickat: den 1 juni 2026\nTill: Dorothy\nÄmne: Leak",
    "Norwegian": "Fra: Complaints\nSendt: 1. juni 2026\nTil: Dorothy\nEmne: Leak",
    "Finnish": "Lähettäjä: Complaints\nLähetetty: 1. kesäkuuta 2026\nVastaanottaja: Dorothy\nAihe: Leak",
    "Czech": "Od: Complaints\nOdesláno: 1. června 2026\nKomu: Dorothy\nPředmět: Leak",
    "Hungarian": "Feladó: Complaints\nElküldve: 2026. június 1.\nCímzett: Dorothy\nTárgy: Leak",
    "Turkish": "Kimden: Complaints\nGönderildi: 1 Haziran 2026\nKime: Dorothy\nKonu: Leak",
    "Russian": "От: Complaints\nОтправлено: 1 июня 2026 г. 9:30\nКому: Dorothy\nТема: Leak",
    "Ukrainian": "Від: Complaints\nНадіслано: 1 червня 2026 р.\nКому: Dorothy\nТема: Leak",
    "Greek": "Από: Complaints\nΣτάλθηκε: 1 Ιουνίου 2026\nΠρος: Dorothy\nΘέμα: Leak",
    "Chinese": "发件人: Complaints\n发送时间: 2026年6月1日\n收件人: Dorothy\n主题: Leak",
    "Chinese, full-width colons": "发件人：Complaints\n发送时间：2026年6月1日\n收件人：Dorothy\n主题：Leak",
    "Japanese": "差出人: Complaints\n送信日時: 2026年6月1日\n宛先: Dorothy\n件名: Leak",
    "Korean": "보낸 사람: Complaints\n보낸 날짜: 2026년 6월 1일\n받는 사람: Dorothy\n제목: Leak",
}
DIVIDERS = {
    "Outlook Express": "-----Original Message-----",
    "AOL": "-----Original Message-----\nFrom: Complaints <c@n.example>\nTo: Dot",
    "Samsung": "-------- Original message --------\nFrom: Complaints <c@n.example>\nDate: 01/06/2026 09:30 (GMT+00:00)",
    "Samsung, no addressee": "-------- Original message --------\nFrom: C\nDate: 01/06/2026 09:30",
    "BlackBerry": "-----Original Message-----\nFrom: c@n.example\nSender: c@n.example\nDate: Mon, 1 Jun 2026 09:30:00",
    "German": "-----Ursprüngliche Nachricht-----",
    "German, GMX": "Gesendet: Montag, 01. Juni 2026 um 09:30 Uhr\nVon: c@n.example\nAn: dot@t.example\nBetreff: Leak",
    "French": "-----Message d'origine-----",
    "Polish": "-----Wiadomość oryginalna-----",
    "Welsh": "-----Neges Wreiddiol-----",
    "QQ": '------------------ Original ------------------\nFrom: "C"<c@n.example>;',
    "QQ, Chinese": "------------------ 原始邮件 ------------------",
    "Zoho": "---- On Mon, 01 Jun 2026 09:30:00 +0100 Complaints <c@n.example> wrote ----",
    "Zoho, Dutch": "---- Op ma, 01 jun 2026 09:30:00 +0100 Complaints <c@n.example> schreef ----",
    "old Yahoo": "--- On Mon, 1/6/26, Complaints <c@n.example> wrote:",
    "GroupWise": ">>> Complaints <c@n.example> 01/06/2026 09:30 >>>",
    "GroupWise, long": ">>> On 01/06/2026 at 09:30, in message <a1@n.example>, Complaints <c@n.example> wrote:",
    "Notes": "Complaints---01/06/2026 09:30:12---Dear Ms Finch",
    "Notes, in two columns": (
        "             Complaints\n             <c@n.example>\n             01/06/2026 09:30                     To\n"
        "                                     Dorothy Finch\n                                                  cc\n"
        "                                                  Subject\n                                     Re: Leak"
    ),
    "a forward by Notes": "----- Forwarded by Complaints/Northgate on 01/06/2026 09:30 -----",
    "a language nobody listed, headers below": f"-------- Sanoma original --------\n{BLOCKS['Outlook']}",
    "Tobit": "Original Message processed by david®",
    "dashes around": "------On 01/06/2026 09:30, Complaints wrote-----",
    "Zendesk": "##- Please type your reply above this line -##",
    "Freshdesk": "---- Reply above this line to add a note ----",
    "Zendesk, French": "##- Veuillez saisir votre réponse au-dessus de cette ligne -##",
}


def rows(table: dict[str, str]) -> list[object]:
    return [pytest.param(mark, id=name) for name, mark in table.items()]


@pytest.mark.parametrize("mark", rows(ON_WROTE) + rows(BLOCKS) + rows(DIVIDERS))
def test_what_a_mail_program_quotes_below_is_not_the_writers(mark):
    words = words_of(f"{MINE}\n\n{mark}\n\n{THEIRS}")
    assert words.own == MINE
    assert words.quoted.endswith("you can ask for stage 2.")


@pytest.mark.parametrize("mark", rows(ON_WROTE))
def test_quoted_lines_and_what_announces_them_go_and_answers_between_stay(mark):
    text = f"Hello\n\n{mark}\n\n> Is the glass covered?\n\nYes, with paper.\n\n> When can we call?\n\nAny day."
    assert words_of(text).own.split("\n") == ["Hello", "", "Yes, with paper.", "", "Any day."]


@pytest.mark.parametrize(
    "mark", ["Complaints wrote:", "01.06.2026 09:30, Complaints iti scria:", "Somebody <a@b.example>:"]
)
def test_an_announcement_in_any_language_is_known_by_the_quote_below(mark):
    assert words_of(f"No.\n\n{mark}\n> Is it wet?\n> Please say.").own == "No."


@pytest.mark.parametrize("mark", ["> ", ">", "| ", "} ", ": ", "JS> ", ">> "])
def test_lines_are_quoted_by_other_marks_too(mark):
    quoted = f"{mark}Is the glass covered?\n{mark}Please say."
    assert words_of(f"On 1 Jun 2026 at 09:30, {C} wrote:\n{quoted}\n\nYes, it is.").own == "Yes, it is."


@pytest.mark.parametrize(
    "mark",
    [
        "---- Complaints wrote ----",
        "---\n*Previous Replies*",
        "From: ComplaintsSent: 01 June 2026 09:30To: Dot FinchSubject: RE: Boiler",
        "From: Northgate Complaints Sent: 01 June 2026 09:30 To: Dot Finch Subject: RE: Boiler",
    ],
)
def test_marks_without_a_date_or_without_spaces_cut_too(mark):
    assert words_of(f"{MINE}\n\n{mark}\n\n{THEIRS}").own == MINE


@pytest.mark.parametrize(
    "text",
    [
        "---- what I wrote ----\n\nThe boiler is out.",
        "On 3 May 2026 at 10:30 Mr Smith wrote:\n\nwe will come on Friday, and nobody did.",
        "On Monday 1 June 2026 at 09:30 I wrote to dot@tenant.example and the council wrote\n\nnothing at all.",
        "From: the surveyor\nTo: me\n\nHe says it is damp.",
    ],
)
def test_what_a_person_may_write_announces_nothing(text):
    assert words_of(text).own == text
