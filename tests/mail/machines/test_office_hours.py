"""An office that is closed, and a caretaker who is away, are what tenants write of; a program writes of itself."""

from __future__ import annotations

import pytest

from heard.mail.parse import parse


def read(subject: str, text: str):
    return parse(f"From: dot@tenant.example\nSubject: {subject}\n\n{text}".encode())


@pytest.mark.parametrize(
    "subject, text",
    [
        ("Out of office hours", "Out of office hours nobody answers the repairs line. The boiler leaks."),
        ("Out-of-office hours", "Out of the office hours the line is dead. The boiler leaks."),
        ("Out of office hour repairs", "Hello, I am out of office hours most days. When can I ring?"),
        ("Repairs out of office hours", "Out of office-hours repairs: the boiler leaks."),
        ("On holiday", "I will be back in the office hours on Monday to sign. The boiler leaks."),
        ("El portero de vacaciones", "Fuera del horario de oficina no contesta nadie. La caldera pierde agua."),
        ("El portero de vacaciones", "Estoy en casa fuera de las horas de oficina. La caldera pierde agua."),
        ("Portinaio in ferie", "Fuori dall'orario d'ufficio non risponde nessuno. La caldaia perde."),
        ("Portinaio in ferie", "Fuori orario ufficio non risponde nessuno. La caldaia perde."),
        ("O porteiro de férias", "Fora do horário do escritório ninguém atende. A caldeira verte."),
        ("Hausmeister im Urlaub", "Sie sind nicht während der Bürozeiten zu erreichen. Der Kessel leckt."),
        ("Hausmeister abwesend", "Außerhalb der Bürozeiten hebt keiner ab. Der Kessel leckt."),
        ("Huismeester afwezig", "De huismeester was afwezig en niet aanwezig bij de afspraak. De ketel lekt."),
        ("Gardien en congés", "Le gardien est actuellement en congés. La chaudière fuit."),
        ("Gardien en congés", "Le gardien sera de retour au bureau lundi. La chaudière fuit."),
        ("Dozorca na urlopie", "Dozorca jest znowu nieobecny w pracy. Piec cieknie."),
        ("Vaktmästaren har semester", "Vaktmästaren har semester och pannan läcker."),
        ("Viceværten er på ferie", "Viceværten er på ferie, og kedlen lækker."),
    ],
)
def test_a_person_writes_of_an_office(subject, text):
    assert read(subject, text).machine is None


@pytest.mark.parametrize(
    "text",
    [
        "Fuera del horario de oficina: la caldera pierde agua.",
        "În afara orelor de birou nu sunt ascultat la programul de birou.",
        "Ofis saatleri dışında kimse yok.",
        "Είναι εκτός ωρών γραφείου και κανείς δεν απαντά.",
        "Вне часов работы офиса никто не отвечает.",
        "Allan o oriau swyddfa does neb yn ateb.",
    ],
)
def test_office_hours_in_other_languages_are_no_absence(text):
    above = "Do not reply to this message, ring me."  # else such words would not be looked for
    assert read("Automatic replies all day", f"{text} {above}").machine is None


@pytest.mark.parametrize(
    "subject, text",
    [
        ("Out of office", "I am out of the office until Monday."),
        ("I am out of office", "Out of office until 4 May. Please write to the team."),
        ("De vacaciones", "Estoy fuera de la oficina hasta el lunes."),
        ("In ferie", "Sono fuori ufficio fino a lunedì."),
        ("De férias", "Estarei fora do escritório até segunda."),
        ("Im Urlaub", "Ich bin bis 4. Mai nicht im Büro."),
        ("Afwezig", "Ik ben afwezig tot maandag."),
        ("En congés", "Bonjour, actuellement en congés, je vous répondrai lundi."),
        ("Semester", "Hej, jag är på semester till den 4 maj."),
        ("Ferie", "Hej, jeg er på ferie til den 4. maj."),
        ("Na urlopie", "Jestem nieobecny do 4 maja."),
    ],
)
def test_a_program_writes_of_its_owner(subject, text):
    machine = read(subject, text).machine
    assert machine is not None
    assert not machine.certain


@pytest.mark.parametrize(
    "headers, certain",
    [
        pytest.param("Auto-Submitted: auto-replied", True, id="a header of programs that answer"),
        pytest.param("List-Id: <news.x.example>", True, id="a header of lists"),
        pytest.param("Return-Path: <>\nSubject: Undeliverable: Damp", True, id="by the null path"),
        pytest.param("Subject: Automatic reply: Damp", False, id="a subject that anybody can type"),
        pytest.param("Subject: Automatic reply: Damp\nIn-Reply-To: <a@b>", False, id="the same on an answer"),
        pytest.param("Subject: Re: Damp\nIn-Reply-To: <a@b>\n\nThis is an automated response. I am on leave.", False),
        pytest.param("Subject: Undeliverable: Damp\n\nYour message was not delivered to dot@tenant.example.", True),
        pytest.param("Subject: Undelivered Mail\n\nYour message could not be delivered. 550 5.1.1", False),
    ],
)
def test_words_alone_make_no_certain_machine(headers, certain):
    machine = parse(f"From: a@x.example\n{headers}\n\nhello".encode()).machine
    assert machine is not None
    assert machine.certain is certain
