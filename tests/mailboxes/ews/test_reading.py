"""What a message on an Exchange Server holds, and what the server makes of it."""

from __future__ import annotations

from datetime import timedelta
from email import message_from_bytes, policy

import pytest

from heard.errors import MailboxError, MailboxUnreachable, SignInRefused
from heard.mail.format.headers import read_head
from mailboxes.contract import LONG_AGO, cursor, heard, letter, subjects
from mailboxes.ews.exchange import CUT
from mailboxes.ews.fake import Cut, CutBehind, Rewritten, Says
from mailboxes.ews.place import EwsPlace
from mailboxes.inside import BY_MAPI

NO_PATIENCE = timedelta(0)
NOT_AS_IT_CAME = b"does not give this mail as it came"
HAS_A_PICTURE = (
    b"From: Sioned Prys <sioned.prys@btmail.example>\r\nSubject: picture\r\nMIME-Version: 1.0\r\n"
    b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSee.\r\n--b\r\n"
    b"Content-Type: image/png\r\nContent-Disposition: attachment; filename=damp.png\r\n\r\nXX\r\n--b--\r\n"
)


def text_of(content: bytes) -> bytes:
    return str(message_from_bytes(content, policy=policy.default).get_content()).encode()


def test_headers_that_the_server_lost_in_rebuilding_are_there(place: EwsPlace) -> None:
    place.server.operations.rebuilds = True
    given = b"Authentication-Results: dmarc=pass\r\nAuto-Submitted: auto-replied\r\nX-Case: 7\r\n" + letter("one")
    place.put(given)
    [message] = heard(place.watch())
    headers, _ = read_head(message.content, 0, len(message.content))
    names = [name for name, _ in headers.in_order]
    assert names[:4] == ["received", "authentication-results", "auto-submitted", "x-case"]
    assert headers.first("message-id") == "<one@btmail.example>"
    assert message.content.endswith(b"There is damp in the hall.\r\n")


@pytest.mark.parametrize(
    "code", ["ErrorContentConversionFailed", "ErrorMimeContentConversionFailed", "ErrorCorruptData", "ErrorItemCorrupt"]
)
def test_a_message_the_server_cannot_make_mime_of_is_told_from_its_properties(place: EwsPlace, code: str) -> None:
    place.put(letter("one"), letter("two"))
    item = place.exchange.find("one")
    item.no_mime, item.has_attachments = code, True
    mailbox = place.watch()
    one, two = heard(mailbox)
    mail = message_from_bytes(one.content, policy=policy.default)
    assert (mail["subject"], mail["message-id"]) == ("one", "<one@btmail.example>")
    told = str(mail.get_content())
    assert "does not give this mail as it came" in told
    assert "without what is attached" in told
    assert told.rstrip().endswith("There is damp in the hall.")
    assert subjects([two]) == ["two"]
    assert NOT_AS_IT_CAME not in two.content
    assert mailbox.fetch([one.uid]) == [one]


class TestOneThatIsNotGiven:
    @pytest.mark.parametrize(
        "code",
        [
            "ErrorInternalServerError", "ErrorAccessDenied", "ErrorNotEnoughMemory", "ErrorMailboxStoreUnavailable",
            "ErrorInternalServerTransientError", CUT,
        ],
    )  # fmt: skip
    def test_keeps_nobody_else_waiting_and_is_read_when_it_is_given(self, place: EwsPlace, code: str) -> None:
        place.put(letter("one"), letter("two"), letter("three"))
        two = place.exchange.find("two")
        two.fails = code
        mailbox = place.watch()
        for names in (["one", "three"], []):
            looked = heard(mailbox)
            assert subjects(looked) == names
            assert all(message.sync_state is None for message in looked), "or it would not be told of after a restart"
        two.fails = None
        [last] = heard(mailbox)
        assert subjects([last]) == ["two"]
        assert last.sync_state

    def test_two_that_never_come_keep_nobody_else_back(self, place: EwsPlace) -> None:
        place.put(letter("one"), letter("two"), letter("three"))
        for name in ("one", "two"):
            place.exchange.find(name).fails = CUT
        mailbox = place.watch()
        with pytest.raises(MailboxUnreachable):
            heard(mailbox)  # two in a row: it may be the server
        assert subjects(heard(mailbox)) == ["three"]

    @pytest.mark.parametrize("size", [0, 4_100_000], ids=["in one batch", "in batches of their own"])
    def test_shows_nothing_of_the_server_where_others_between_are_given(self, place: EwsPlace, size: int) -> None:
        place.put(letter("one", size=size), letter("two"), letter("three"), letter("four", size=size))
        for name in ("one", "four"):
            place.exchange.find(name).fails = CUT
        assert subjects(heard(place.watch())) == ["two", "three"]

    def test_may_have_a_neighbour_that_is_not_given_either(self, place: EwsPlace) -> None:
        place.put(letter("one"), letter("two"), letter("three"))
        for name in ("one", "two"):
            place.exchange.find(name).fails = "ErrorNotEnoughMemory"
        mailbox = place.watch()
        assert subjects(heard(mailbox)) == ["three"]
        assert heard(mailbox) == []  # the server answers, if only of these two

    def test_costs_no_more_questions_where_the_server_says_what_is_wrong_with_it(self, place: EwsPlace) -> None:
        place.put(letter("one"), letter("two"))
        place.exchange.find("one").fails = "ErrorAccessDenied"
        assert subjects(heard(place.watch())) == ["two"]
        assert place.server.operations_asked().count("GetItem") == 1

    def test_is_told_of_anew_after_a_restart(self, place: EwsPlace) -> None:
        place.put(letter("one"))
        first = heard(place.watch())[-1]
        place.put(letter("two"), letter("three"))
        place.exchange.find("two").fails = "ErrorInternalServerError"
        mailbox = place.watch()
        [three] = heard(mailbox, cursor(first))
        place.exchange.find("two").fails = None
        assert three.sync_state is None
        assert "two" in subjects(heard(place.watch(), cursor(first)))

    def test_is_told_from_its_properties_when_it_has_been_waited_for_long_enough(self, place: EwsPlace) -> None:
        place.put(letter("one"), letter("two"))
        place.exchange.find("one").no_mime = "ErrorInternalServerError"
        one, two = heard(place.watch(patience=NO_PATIENCE))
        assert (subjects([one, two]), two.sync_state is not None) == (["one", "two"], True)
        assert (NOT_AS_IT_CAME in text_of(one.content), NOT_AS_IT_CAME in two.content) == (True, False)

    @pytest.mark.parametrize("code", ["ErrorInternalServerError", "ErrorItemCorrupt", CUT])
    def test_is_left_out_then_where_nothing_at_all_is_told_of_it(self, place: EwsPlace, code: str) -> None:
        place.put(letter("one"), letter("two"))
        place.exchange.find("one").fails = code
        mailbox = place.watch(patience=NO_PATIENCE)
        [two] = heard(mailbox)
        assert subjects([two]) == ["two"]
        assert two.sync_state
        place.put(letter("three"))
        assert subjects(heard(mailbox)) == ["three"]

    @pytest.mark.parametrize("names", [["one"], ["two", "one"]], ids=["alone", "the last"])
    def test_is_left_out_then_wherever_it_stands(self, place: EwsPlace, names: list[str]) -> None:
        place.put(*map(letter, names))
        place.exchange.find("one").fails = CUT
        mailbox = place.watch(patience=NO_PATIENCE)
        assert subjects(heard(mailbox)) == names[:-1]
        place.put(letter("three"))
        assert subjects(heard(mailbox)) == ["three"]

    def test_is_waited_for_no_longer_when_it_is_gone(self, place: EwsPlace) -> None:
        place.put(letter("one"), letter("two"))
        place.exchange.find("one").fails = "ErrorInternalServerError"
        mailbox = place.watch()
        heard(mailbox)
        place.take_away("one")
        place.put(letter("three"))
        [three] = heard(mailbox)
        assert three.sync_state

    def test_is_an_error_to_whoever_asks_for_it_alone(self, place: EwsPlace) -> None:
        place.put(letter("one"))
        mailbox = place.watch()
        [one] = heard(mailbox)
        place.exchange.find("one").no_mime = "ErrorInternalServerError"
        with pytest.raises(MailboxError, match="ErrorInternalServerError"):
            mailbox.fetch([one.uid])

    def test_does_not_cost_those_behind_it_their_attachments(self, place: EwsPlace) -> None:
        """The server gives up a question at an item that is at fault, and says of the others that it stopped."""
        place.server.operations.stops_batches = True
        place.put(letter("one"), HAS_A_PICTURE, letter("three"))
        place.exchange.find("one").no_mime = "ErrorInternalServerError"
        picture, three = heard(place.watch())
        assert subjects([picture, three]) == ["picture", "three"]
        assert b"damp.png" in picture.content


class TestAServerThatGoesMeanwhile:
    def test_is_not_asked_for_each_message_in_vain(self, place: EwsPlace) -> None:
        place.put(*map(letter, ("one", "two", "three", "four")))
        place.server.instead["GetItem"].extend([Cut()] * 3)
        mailbox = place.watch(patience=NO_PATIENCE)
        with pytest.raises(MailboxUnreachable):
            heard(mailbox)
        assert place.server.operations_asked().count("GetItem") == 3  # of all, of the first and of the second
        assert subjects(heard(mailbox)) == ["one", "two", "three", "four"]

    def test_is_not_offered_a_password_that_it_refused_again(self, place: EwsPlace) -> None:
        place.put(letter("one"), letter("two"))
        place.server.instead["GetItem"].extend([Says(status=401)] * 9)
        with pytest.raises(SignInRefused):
            heard(place.watch())
        assert place.server.operations_asked().count("GetItem") == 1


class TestAnAnswerThatIsCut:
    """Where an answer has no length its end is that of the connection."""

    def test_is_not_taken_for_all_that_changed(self, place: EwsPlace) -> None:
        place.put(letter("one"), letter("two"), letter("three"))
        place.server.instead["SyncFolderItems"].append(CutBehind(b"</t:Create>"))
        mailbox = place.watch()
        with pytest.raises(MailboxUnreachable):
            heard(mailbox)
        assert subjects(heard(mailbox)) == ["one", "two", "three"]

    def test_is_not_taken_for_all_of_a_message(self, place: EwsPlace) -> None:
        long = letter("long", size=5000)
        place.put(long)
        place.server.instead["GetItem"].append(CutBehind(b"<t:MimeContent"))
        mailbox = place.watch()
        assert heard(mailbox) == []
        [message] = heard(mailbox)
        assert message.content.endswith(long)


@pytest.mark.parametrize("half", [b"&#xD83D;", b"&#55357;", b"&#xdfff;"])
def test_half_a_character_is_no_reason_to_read_nothing(place: EwsPlace, half: bytes) -> None:
    place.put(letter("HALF"))
    mailbox = place.watch()
    heard(mailbox)
    place.server.instead["FindItem"].append(Rewritten(b"HALF", half))
    _, [held] = mailbox.held("INBOX", LONG_AGO)
    assert held.subject == "\ufffd"


class TestWhoWroteByTheDirectory:
    def test_of_mail_from_inside_the_server_itself_says_so(self, place: EwsPlace) -> None:
        place.exchange.deliver(letter("one"), by=BY_MAPI)
        [message] = heard(place.watch())
        assert message.resolved_sender == "sioned.prys@btmail.example"

    def test_of_mail_from_outside_it_says_nothing(self, place: EwsPlace) -> None:
        place.put(letter("one"))
        [message] = heard(place.watch())
        assert message.resolved_sender is None

    def test_nor_of_what_another_from_inside_passed_on_in_the_writers_name(self, place: EwsPlace) -> None:
        place.exchange.deliver(letter("one"), by=BY_MAPI, sent_by="dot@btmail.example")
        [message] = heard(place.watch())
        assert message.resolved_sender is None

    def test_an_entry_of_the_directory_is_no_address(self, place: EwsPlace) -> None:
        entry = "/O=NORTHGATE/OU=EXCHANGE/CN=RECIPIENTS/CN=SIONED"
        place.exchange.deliver(letter("one"), by=BY_MAPI, sender_entry=entry)
        mailbox = place.watch()
        [message] = heard(mailbox)
        assert message.resolved_sender is None
        _, [held] = mailbox.held("INBOX", LONG_AGO)
        assert held.sender == ""

    def test_it_is_said_of_one_told_from_its_properties_too(self, place: EwsPlace) -> None:
        place.exchange.deliver(letter("one"), by=BY_MAPI, no_mime="ErrorItemCorrupt")
        [message] = heard(place.watch())
        assert message.resolved_sender == "sioned.prys@btmail.example"
