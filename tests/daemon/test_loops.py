"""What heard sends comes back to it: nobody is answered twice, no case is made of it, and it is seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from html import escape
from pathlib import Path

import pytest

from builders import LANDLORD, LEAD, MAILBOX, OFFICER, TENANT, MovedClock, a_house, a_mail
from daemon.looking import places
from heard.casework.people import Landlord, Officer
from heard.daemon import receive
from heard.daemon.house import House, Limits
from heard.daemon.send import Door, Post
from heard.mail.message import RawMessage
from heard.reports.cases import list_of_cases
from heard.reports.digest.letters import held_acknowledgements
from heard.reports.outbox import list_of_letters
from heard.reports.status import status
from reports.digest.mornings import a_morning

SOUTHGATE, THEIR_LEAD = "complaints@southgate.example", "sally.lead@southgate.example"
STAFF = (LEAD, OFFICER)
ACKNOWLEDGEMENT, NOTED = "complainant.acknowledgement.stage-1", "officer.receipt.noted"
LONG_AFTER = 130
"""Rounds after which an exchange has no end."""
SAID_BY_HEARD_ALONE = ("Auto-Submitted", "X-Auto-Response-Suppress", "X-Heard-Case")
OF_ITS_THREAD = ("In-Reply-To", "References", "Thread-Index", "Thread-Topic")

Way = Callable[[EmailMessage, int], bytes]


@dataclass
class Caught:
    """A way out that keeps what left by it."""

    gone: list[EmailMessage] = field(default_factory=list)

    def send(self, letter: bytes, *, sender: str, to: str, message_id: str) -> str | None:
        self.gone.append(message_from_bytes(letter, _class=EmailMessage, policy=default))
        return None

    def check(self) -> None:
        pass

    def close(self) -> None:
        pass


@dataclass
class Desk:
    """A house, its clock and its mailbox; `heard` counts the mail that came in."""

    house: House
    clock: MovedClock
    mailbox: str = MAILBOX
    heard: int = 0

    def __post_init__(self) -> None:
        self.wire = Caught()
        self.post = Post(self.house, {self.mailbox: Door(self.wire, None)})

    def hears(self, *mails: bytes) -> list[EmailMessage]:
        """Let mails come in, send what follows, and return that a minute later."""
        raws = [
            RawMessage(self.mailbox, "INBOX", 1, self.heard + number, self.clock(), mail, False)
            for number, mail in enumerate(mails, 1)
        ]
        self.heard += len(mails)
        if raws:
            receive.hear(receive.keep(raws, self.house), self.house)
        before = len(self.wire.gone)
        self.post.drain()
        self.clock.on(minutes=1)
        return self.wire.gone[before:]

    def letters(self, state: str = "sent") -> list[str]:
        """Return the names of the letters that stand so in the outbox."""
        with self.house.store.reading() as connection:
            return sorted(each["name"] for each in list_of_letters(connection) if each["state"] == state)

    def cases(self) -> list[str]:
        with self.house.store.reading() as connection:
            return [each["reference"] for each in list_of_cases(connection)]


def a_desk(folder: Path, clock: MovedClock, landlord: Landlord = LANDLORD, limits: Limits | None = None) -> Desk:
    [mailbox] = landlord.mailboxes
    house = a_house(folder / f"{landlord.prefix}.db", now=clock, landlord=landlord, limits=limits)
    return Desk(house, clock, mailbox)


@pytest.fixture
def desk(tmp_path: Path, clock: MovedClock) -> Desk:
    return a_desk(tmp_path, clock)


def until_quiet(desk: Desk, first: bytes, way: Way, *, staff: bool = False) -> int:
    """Send each letter back by a way until none is left to send; return how many rounds it took.

    staff   whether the letters to officers come back; else those to everybody besides do
    """
    coming = [first]
    for rounds in range(LONG_AFTER):
        if not coming:
            return rounds
        gone = desk.hears(*coming)
        coming = [way(each, desk.heard + n) for n, each in enumerate(gone) if (recipient(each) in STAFF) is staff]
    raise AssertionError(f"it goes on after {LONG_AFTER} rounds: {desk.letters()}")


# -- The ways back


def as_it_went(letter: EmailMessage, number: int) -> bytes:
    return letter.as_bytes()


def without_its_headers(letter: EmailMessage, number: int) -> bytes:
    """As Exchange passes it on: under a Message-ID of its own, without a word that a machine sent it."""
    for name in SAID_BY_HEARD_ALONE:
        del letter[name]
    letter.replace_header("Message-ID", f"<{number}@exchange.example>")
    return letter.as_bytes()


def without_its_thread(letter: EmailMessage, number: int) -> bytes:
    for name in OF_ITS_THREAD:
        del letter[name]
    return without_its_headers(letter, number)


def by_a_robot(letter: EmailMessage, number: int) -> bytes:
    letter.replace_header("From", "desk@robots.example")
    return without_its_thread(letter, number)


def a_forward(letter: EmailMessage, number: int, sender: str = "desk@robots.example") -> bytes:
    head = "".join(f"{name}: {letter[name]}\n" for name in ("From", "Date", "Subject", "To"))
    text = f"---------- Forwarded message ---------\n{head}\n{words(letter)}"
    return a_mail(text, sender=sender, subject=f"Fwd: {letter['Subject']}", message_id=f"<{number}@robots.example>")


def an_automatic_reply(letter: EmailMessage, number: int) -> bytes:
    text = "Thank you for your email. It has been received, and somebody will get back to you within 5 working days."
    about = [("In-Reply-To", letter["Message-ID"])]
    return a_mail(
        text, sender=str(letter["To"]), subject=f"Re: {letter['Subject']}", message_id=f"<{number}@r.example>",
        headers=about,
    )  # fmt: skip


def marked_as_one(letter: EmailMessage, number: int) -> bytes:
    return b"Auto-Submitted: auto-replied\r\n" + an_automatic_reply(letter, number)


def by_an_officers_rule(letter: EmailMessage, number: int) -> bytes:
    return a_forward(letter, number, sender=str(letter["To"]))


def under_an_officers_name(letter: EmailMessage, number: int) -> bytes:
    return a_mail(
        words(letter), sender=str(letter["To"]), subject=letter["Subject"], message_id=f"<{number}@northgate.example>"
    )


def as_an_attachment(letter: EmailMessage, number: int, *besides: EmailMessage) -> bytes:
    outer = EmailMessage(policy=default)
    outer["From"], outer["To"], outer["Subject"] = str(letter["To"]), MAILBOX, f"Fwd: {letter['Subject']}"
    outer["Message-ID"] = f"<{number}@northgate.example>"
    outer.set_content("")
    for each in (letter, *besides):
        outer.add_attachment(each)
    return outer.as_bytes()


def attached_without_its_id(letter: EmailMessage, number: int) -> bytes:
    for name in (*SAID_BY_HEARD_ALONE, *OF_ITS_THREAD):
        del letter[name]
    letter.replace_header("Message-ID", f"<{number}@exchange.example>")
    return as_an_attachment(letter, number + 1000)


def in_html(letter: EmailMessage, number: int) -> bytes:
    part = letter.get_body(("html",))
    assert part is not None
    named = ("From", "Date", "To", "Subject")
    head = "".join(f"<b>{name}:</b> {escape(str(letter[name]))}<br>" for name in named)
    outer = EmailMessage(policy=default)
    outer["From"], outer["To"], outer["Subject"] = str(letter["To"]), MAILBOX, f"FW: {letter['Subject']}"
    outer["Message-ID"] = f"<{number}@northgate.example>"
    outer.set_content(f"<html><body><hr><div>{head}</div>{part.get_content()}</body></html>", subtype="html")
    return outer.as_bytes()


def recipient(letter: EmailMessage) -> str:
    return str(letter["To"].addresses[0].addr_spec)


def words(letter: EmailMessage) -> str:
    part = letter.get_body(("plain",))
    assert part is not None
    return str(part.get_content())


WAYS = [
    pytest.param(as_it_went, id="its address is the mailbox's other name"),
    pytest.param(without_its_headers, id="so, and Exchange took its headers"),
    pytest.param(without_its_thread, id="so, and those of its thread"),
    pytest.param(by_a_robot, id="sent again as another's"),
    pytest.param(a_forward, id="forwarded"),
    pytest.param(an_automatic_reply, id="answered by a program that does not say so"),
    pytest.param(marked_as_one, id="answered by a program"),
]

# -- Whoever complains sends all back


@pytest.mark.parametrize("way", WAYS)
def test_what_a_complainants_address_sends_back_is_not_answered_and_lies_on_the_case(desk: Desk, way: Way) -> None:
    assert until_quiet(desk, a_mail(), way) == 2
    [case] = desk.cases()
    assert [each for each in desk.letters() if each.startswith("complainant.")] == [ACKNOWLEDGEMENT]
    assert places(desk.house) == {1: case, 2: case}, "it is seen there, and nothing is dropped"


@pytest.mark.parametrize(
    "sender",
    [
        pytest.param(MAILBOX, id="the mailbox"),
        pytest.param(MAILBOX.replace("@", "+form@"), id="the mailbox with a tag"),
        pytest.param("info@northgate.example", id="another name in its domain"),
    ],
)
def test_a_complaint_from_our_own_address_is_put_before_a_person_and_nobody_is_acknowledged(
    desk: Desk, sender: str
) -> None:
    assert until_quiet(desk, a_mail(sender=sender), as_it_went) == 1
    assert (desk.cases(), desk.letters()) == ([], ["officer.notice.which-case"])


# -- An officer's program sends all back


@pytest.mark.parametrize(
    "way",
    [
        pytest.param(as_it_went, id="their address is the mailbox's other name"),
        pytest.param(without_its_headers, id="so, and Exchange took its headers"),
        pytest.param(without_its_thread, id="so, and those of its thread"),
        pytest.param(an_automatic_reply, id="answered by a program that does not say so"),
        pytest.param(marked_as_one, id="answered by a program"),
    ],
)
def test_what_comes_back_from_officers_ends_within_a_few_rounds(desk: Desk, way: Way) -> None:
    gas = a_mail("There is a strong smell of gas in my kitchen and nobody has come. I complain. I am 82.")
    assert until_quiet(desk, gas, way, staff=True) <= 5
    assert len(desk.cases()) == 1
    assert NOTED not in desk.letters()


@pytest.mark.parametrize(
    "first",
    [
        pytest.param(a_mail(sender=MAILBOX), id="a notice on no case"),
        pytest.param(a_mail("There is a strong smell of gas in my kitchen. I complain."), id="one on a case"),
    ],
)
@pytest.mark.parametrize(
    "way",
    [
        pytest.param(as_an_attachment, id="forwarded as an attachment"),
        pytest.param(attached_without_its_id, id="so, and its Message-ID is lost"),
        pytest.param(by_an_officers_rule, id="forwarded"),
        pytest.param(in_html, id="forwarded by Outlook, in HTML"),
        pytest.param(under_an_officers_name, id="sent again as theirs"),
    ],
)
def test_an_officer_whose_rule_sends_all_back_is_written_to_no_more(desk: Desk, first: bytes, way: Way) -> None:
    assert until_quiet(desk, first, way, staff=True) == 2
    assert not {NOTED, "officer.notice.token-misused"} & set(desk.letters())
    assert len(set(places(desk.house).values())) == 1, "what comes back lies where its notice belongs"


def test_what_stands_in_our_letter_that_is_not_ours_is_put_before_a_person(desk: Desk) -> None:
    [notice] = desk.hears(a_mail(sender=MAILBOX))
    part = notice.get_body(("plain",))
    assert part is not None
    part.set_content(f"My neighbour's boiler has been broken for a month and I complain.\n\n{words(notice)}")
    assert [recipient(each) for each in desk.hears(as_an_attachment(notice, 2))] == [LEAD]
    assert desk.letters() == ["officer.notice.which-case"] * 2


def test_a_complaint_attached_beside_our_letter_is_heard(desk: Desk) -> None:
    [notice] = desk.hears(a_mail(sender=MAILBOX))
    theirs = message_from_bytes(a_mail("I complain that the lift is broken."), _class=EmailMessage, policy=default)
    desk.hears(as_an_attachment(notice, 2, theirs))
    assert len(desk.cases()) == 1


# -- Two that both answer


def southgate(folder: Path, clock: MovedClock) -> Desk:
    """Another landlord, whose mailbox is looked after by heard as well."""
    theirs = replace(LANDLORD, name="Southgate Homes", prefix="SG", mailboxes=(SOUTHGATE,))
    return a_desk(folder, clock, replace(theirs, staff=(Officer("Sally Lead", THEIR_LEAD, ("team-lead",)),)))


@pytest.mark.parametrize("sender", [f"Southgate <{SOUTHGATE}>", f"Dorothy Finch <{TENANT}>"])
@pytest.mark.parametrize(
    "way, most_rounds, cases, acknowledged",
    [
        pytest.param(as_it_went, 2, 1, 1, id="as they are sent"),
        pytest.param(without_its_headers, 3, 1, 1, id="Exchange takes their headers"),
        # Then nothing tells another landlord's acknowledgement from a letter: it costs a case, and it ends.
        pytest.param(without_its_thread, 6, 2, 2, id="and those of their thread"),
    ],
)
def test_two_heards_soon_have_nothing_to_say_to_each_other(
    desk: Desk, tmp_path: Path, sender: str, way: Way, most_rounds: int, cases: int, acknowledged: int
) -> None:
    """Somebody complains from the other's mailbox, or a tenant whose mail goes on to it."""
    other = southgate(tmp_path, desk.clock)
    next_to = {MAILBOX: other, SOUTHGATE: desk}
    here, coming, rounds = desk, [a_mail(sender=sender)], 0
    while coming and rounds < LONG_AFTER:
        outside = [each for each in here.hears(*coming) if recipient(each) not in (*STAFF, THEIR_LEAD)]
        here, rounds = next_to[here.mailbox], rounds + 1
        coming = [way(each, rounds) for each in outside]
    assert rounds <= most_rounds
    assert len(desk.cases()) == cases
    assert desk.letters().count(ACKNOWLEDGEMENT) == acknowledged
    assert set(places(desk.house).values()) == set(desk.cases()), "what comes back lies on a case"


# -- A robot with something new each time


def test_a_robot_that_complains_anew_at_each_letter_is_stopped_by_the_cap_and_what_is_held_is_seen(
    tmp_path: Path, clock: MovedClock
) -> None:
    desk = a_desk(tmp_path, clock, limits=Limits(per_address_per_day=3))
    things = ["boiler", "gutter", "lift", "fence", "intercom", "skylight", "radiator", "drain"]

    def anew(letter: EmailMessage, number: int) -> bytes:
        thing = things[number % len(things)]
        text = f"I complain that the {thing} was never mended."
        return a_mail(text, subject=thing, message_id=f"<{number}@tenant.example>")

    until_quiet(desk, a_mail(), anew)
    assert [recipient(each) for each in desk.hears()] == [LEAD], "who is told, once, what is held"
    assert desk.letters("sent").count(ACKNOWLEDGEMENT) == 3
    assert desk.letters("held") == [ACKNOWLEDGEMENT]
    with desk.house.store.reading() as connection:
        now = status(connection, clock(), timedelta(seconds=20))
        assert now["outbox"] == {"held": 1, "sent": 4}
        assert len(held_acknowledgements(a_morning(connection))) == 1
