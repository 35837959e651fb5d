"""Short notices of programs that no header tells, in many languages, and people who write much the same."""

from __future__ import annotations

import pytest

from heard.mail.message import Automatic
from heard.mail.parse import parse

OURS = "Re: We have received your complaint"


def read(subject: str, text: str, *, sender: str = "pat@x.example", headers: str = ""):
    return parse(f"From: {sender}\nSubject: {subject}\n{headers}\n{text}".encode()).machine


@pytest.mark.parametrize("subject", [OURS, "Hello"])
@pytest.mark.parametrize(
    "text",
    [
        "I am currently out of the office until 9 May with no access to email. In urgent cases ask my colleague Lou.",
        "Bonjour,\nJe suis absente du bureau jusqu'au 9 mai. En cas d'urgence, écrivez à ma collègue.\nCordialement",
        "Hola,\nestaré fuera de la oficina hasta el 9 de mayo. Para asuntos urgentes escriban a mi compañera.",
        "Buongiorno,\nsono fuori ufficio fino al 9 maggio. Per urgenze scrivere al collega.",
        "Estou de férias até 9 de maio. Em caso urgente escreva à minha colega.",
        "Bună ziua,\nSunt în concediu până la 9 mai. Pentru urgențe scrieți colegei mele.",
        "Rydw i allan o'r swyddfa tan 9 Mai. Os yw'n fater brys cysylltwch â'm cydweithiwr.",
        "Я в отпуске до 9 мая. По срочным вопросам пишите коллегам.",
        "Ofis dışındayım, 9 Mayıs'ta döneceğim. Acil durumlarda arkadaşıma yazın.",
        "Ich bin bis zum 9. Mai nicht im Büro. In dringenden Fällen hilft mein Kollege.",
        "Jestem na urlopie do 9 maja. W pilnych sprawach proszę pisać do koleżanki.",
        "Ik ben afwezig tot 9 mei. Mail bij spoed mijn collega.",
        "This mailbox is not monitored. Please do not reply.",
        "This email address is no longer in use. Please use pat.new@x.example instead.",
    ],
)
def test_a_notice_and_nothing_besides_is_a_programs(subject: str, text: str) -> None:
    sign = read(subject, text)
    assert sign is not None
    assert (sign.kind, sign.certain) == (Automatic.REPLY, False)


@pytest.mark.parametrize(
    "text",
    [
        "I am away until 9 May, so please let the plumber come after that.",
        "I am on holiday until 9 May. My neighbour Lou has the keys to number 12.",
        "I will be on holiday until 9 May. Can you phone me after that?",
        "I work Mondays and Tuesdays, so 12 May it is.",
        "I am on maternity leave until 9 May, any day suits me.",
        "Je suis absente du bureau le 9 mai, le plombier peut passer.",
        "This address is no longer mine, I moved to 12 Mill Lane.",
        "This email address is not checked often, phone me on 0161 496 0000 about the boiler.",
        "Sorry, I was out of the office of your contractor for 2 hours and nobody spoke to me.",
    ],
)
def test_a_person_who_is_away_and_says_more_is_heard(text: str) -> None:
    assert read(OURS, text) is None


@pytest.mark.parametrize(
    "subject, text",
    [
        ("Réponse automatique", "Absent"),
        ("Automatische Antwort", "Abwesend"),
        ("Respuesta automática", "Ausente"),
        ("Risposta automatica", "Assente"),
        ("Resposta automática", "Ausente"),
        ("Automatyczna odpowiedź", "Nieobecna"),
        ("Automatisch antwoord", "Afwezig"),
        ("Autosvar", "Borta"),
        ("Read: Damp", "Your message was displayed."),
        ("Gelesen: Damp", "Ihre Nachricht wurde am 9. Mai gelesen."),
        ("Lu : Damp", "Votre message a été lu le 9 mai."),
        ("Letto: Damp", "Il messaggio è stato letto il 9 maggio."),
        ("Accepted: Inspection", ""),
        ("Declined: Inspection", "\n \n"),
        ("Loop alert: residents@x.example", "The list got its own mail back and stopped it."),
        ("Your message to Residents awaits moderator approval", "It is held because you are not a member."),
        ("residents: mail loop detected", "Delivery to the list was stopped."),
        ("Quarantine", "Your message was quarantined. Click here to verify you are human. This is challenge-response."),
    ],
)
def test_marks_and_receipts(subject: str, text: str) -> None:
    sign = read(subject, text)
    assert sign is not None
    assert sign.kind is Automatic.REPLY


@pytest.mark.parametrize(
    "subject, text",
    [
        ("Read: your own policy", "Your policy says ten days. It has been thirty."),
        ("Accepted: your offer", "I accept the fifty pounds."),
        ("Accepted: 9 May", "Fine."),
        ("Loop of cable hanging down", "A loop of cable hangs from the ceiling."),
        ("Automatic reply: is all I get", "Three weeks I have waited. The bath runs over and my floor is wet."),
        (
            "Automatische Antwort: kommt immer",
            "My floor is wet and I have been waiting for three long weeks for somebody.",
        ),
    ],
)
def test_people_whose_subjects_begin_alike(subject: str, text: str) -> None:
    assert read(subject, text) is None


TOPIC = "In-Reply-To: <a@b>\nThread-Topic: Damp in the hall\n"


@pytest.mark.parametrize("mark", ["Automaatvastaus", "Hlutlaust sjálfvirkt", "स्वतः जवाब", "Automatyczne zawiadomienie"])
def test_a_mark_before_exactly_the_topic_is_a_programs_in_any_language(mark: str) -> None:
    assert read(f"{mark}: Damp in the hall", "9.5.", headers=TOPIC) is not None


@pytest.mark.parametrize("mark", ["Re", "Antw", "Vastaus", "EXTERNAL", "[EXTERNAL] Re", "URGENT", "答复", "תשובה"])
def test_what_people_and_gateways_put_before_a_topic_is_none(mark: str) -> None:
    assert read(f"{mark}: Damp in the hall", "It is back and worse.", headers=TOPIC) is None


@pytest.mark.parametrize(
    "sender, subject, text",
    [
        pytest.param(
            "it@x.example",
            "[#4701] We have received your complaint",
            "Hello,\n\nA ticket has been opened for your request. We aim to answer within 2 days.\n\nThe Helpdesk",
            id="our subject under a new number",
        ),
        pytest.param(
            "it@x.example",
            "New ticket 4702",
            "A ticket 4702 has been opened for your request. We aim to respond within 2 days.\n\nThe Helpdesk Team",
            id="a subject of its own",
        ),
        pytest.param(
            "pat@x.example",
            "We have received your complaint",
            "Dear Sir,\n\nThank you for your email. A member of our team will be in touch within 5 working days.\n\n"
            "Customer Care\n\n> Thank you for writing to us.",
            id="promises by customer care",
        ),
        pytest.param(
            "hello@x.example",
            "Thank you for your email",
            "Thanks for getting in touch! Someone will reply soon. In the meantime have a look at our FAQ.",
            id="a shop",
        ),
        pytest.param(
            "pat@x.example",
            "My new address",
            "I have a new email address. Please update your records. This is an automatically generated message.",
            id="somebody who moved",
        ),
    ],
)
def test_robots_of_offices(sender: str, subject: str, text: str) -> None:
    sign = read(subject, text, sender=sender)
    assert sign is not None
    assert (sign.kind, sign.certain) == (Automatic.REPLY, False)


@pytest.mark.parametrize(
    "text",
    [
        "Thank you for your email. You say somebody will be in touch within 5 working days. It has been twenty.",
        "Your ticket was opened in March, and I still have no heating. I want to complain.",
        "Thanks for getting in touch. I can be in on Monday.",
    ],
)
def test_people_who_speak_of_tickets_and_promises(text: str) -> None:
    assert read("We have received your complaint", text) is None
