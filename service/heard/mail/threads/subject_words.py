"""What mail programs of many languages write before a subject, and subjects that say nothing.

All in small letters.  A mark is followed by a colon in any script, and maybe by a number: "Re[2]:".
"""

from __future__ import annotations


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


REPLY = _words(
    "re ré rép répons réponse resp respuesta rta aw antw antwort antwoord sv svar vá válasz odp odpověď ods odg odgovor"
    " ats atb atsakymas ynt yanıt yanit bls balas răsp rasp ris risposta vs vastaus απ απάντηση σχετ отв ответ отг"
    " отговор одг одговор відп відповідь adkazu erantz ateb ptb 回复 回復 回覆 答复 答覆 回信 返信 답장 회신 השב תגובה"
    " תשובה رد الرد پاسخ جواب ตอบ ตอบกลับ"
) | {"trả lời"}
FORWARD = _words(
    "fw fwd wg wtr tr trans vb vl rv reenv pd ilt i̇lt doorst doorgestuurd trs terusan továbbítás tov πρθ προώθ"
    " προώθηση пер пересл препр просл prosl posr přep yml anfon ymlaen edasi vidarebef videres videresendt välitys"
    " 转发 轉寄 轉發 転送 전달 הועבר תעבר تحويل หน้าที่ ส่งต่อ"
) | {"إعادة توجيه", "chuyển tiếp"}
# People begin subjects with these themselves: "Ref: my letter of March".
MAYBE_REPLY = _words("r ref réf rif res betr betreft")
MAYBE_FORWARD = _words("i enc encam vid inoltro")

NOTHING = _words(
    # English, Welsh
    "a about again all an and another any asap attention complain complaint complaints complaining concern concerns"
    " contact dear email enquiry enquiries feedback fao follow following followup for form formal formally from fw"
    " hello help hey hi i important in information inquiry is issue issues it letter mail matter message ms mr mrs my"
    " need new no none of official on one our please pls problem problems query question questions quick re reference"
    " regarding reminder reply request response sir madam second stage subject test thank thanks the this to tenant"
    " tenants two untitled update up urgent urgently very with your you cwyn cwynion helo brys ymholiad cwestiwn"
    # German, Dutch, French, Spanish, Italian, Portuguese
    " ohne betreff kein anfrage beschwerde dringend frage hallo hilfe wichtig geen onderwerp klacht vraag dringende"
    " belangrijk sans objet aucun plainte réclamation bonjour demande aide question urgente sin asunto queja hola ayuda"
    " pregunta consulta reclamo nessun senza oggetto reclamo aiuto domanda ciao sem assunto reclamação ajuda olá"
    # Polish, Romanian, Czech, Swedish, Turkish, Russian, Ukrainian, Greek
    " brak bez tematu skarga pilne pomoc pytanie witam reklamacja fără subiect plângere ajutor întrebare salut bună"
    " předmětu stížnost inget ämne klagomål konu konusuz şikayet acil yardım без темы темы жалоба срочно помощь вопрос"
    " тема скарга терміново допомога питання χωρίς θέμα παράπονο επείγον βοήθεια"
    # Arabic, Persian, Urdu, Chinese, Japanese
    " بدون موضوع شكوى عاجل شکایت فوری 无主题 無主旨 投诉 投訴 紧急 件名なし 無題"
)
"""Words of which no subject becomes one: "Formal complaint - URGENT" may be anybody's."""

ANSWERS = _words(
    "read gelesen ungelesen lu leído leido letto lida lido gelezen przeczytano citit läst lest læst luettu přečteno"
    " olvasva okundu прочтено прочитано darllen 已读 已讀 開封済み recall rückruf rappel accepted declined tentative"
    " tentatively canceled cancelled updated zugesagt abgelehnt abgesagt akzeptiert accepté refusé annulé aceptada"
    " rechazada accettato rifiutato geaccepteerd geweigerd zaakceptowano odrzucono ooo away auto bounce bounced delayed"
    " failed failure error warning abwesend relayed delivered expanded zugestellt 자동"
)
"""What a machine's subject may be called before the colon, besides what has one of the next in it."""
ANSWERS_WITH = (
    *("automat", "auto-", "auto ", "autore", "autosvar", "autoodp", "autorép", "автомат", "автоответ", "αυτόματ"),
    *(
        "otomatik",
        "自动",
        "自動",
        "자동",
        "sjálfvirk",
        "samodejn",
        "תשובה אוטומטית",
        "رد تلقائي",
        "vacation",
        "holiday",
    ),
    *("out of office", "out-of-office", "of the office", "abwesenheit", "absence", "absent", "afwezig", "ausen"),
    *("assenza", "fuori", "fuera de", "frånvar", "fravær", "poissa", "nieobecn", "poza biur", "mimo kancel", "allan o"),
    *("undeliver", "deliver", "unzustellbar", "zustell", "onbestelbaar", "bezorg", "non remis", "distribu", "entrega"),
    *("entregar", "recapit", "consegna", "dostarcz", "doručit", "odoslan", "levere", "toimit", "nedoru", "kézbesít"),
    *(
        "недостав",
        "не доставл",
        "доставк",
        "returned",
        "returning",
        "mail system",
        "failure notice",
        "not read",
        "nicht gelesen",
        "non lu",
        "退信",
    ),
    *("无法投递", "無法傳遞", "配信不能", "配達不能", "acknowledg", "received", "receipt", "lesebestätigung"),
)
