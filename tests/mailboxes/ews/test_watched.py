"""A folder on an Exchange Server, against a server that speaks as Exchange does."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from heard.errors import MailboxError
from heard.mail.message import RawMessage
from heard.mailboxes import Cursor
from mailboxes.contract import LONG_AGO, InThread, MailboxContract, cursor, heard, letter, subjects
from mailboxes.ews.fake import Rewritten
from mailboxes.ews.place import EwsPlace
from rig import until


class TestContract(MailboxContract):
    pass


class TestContractWhereMimeIsMadeAnew(MailboxContract):
    """The words are as they came, and so is the head; what describes the words is the server's."""

    @pytest.fixture(autouse=True)
    def _made_anew(self, place: EwsPlace) -> None:
        place.server.operations.rebuilds = True

    def test_new_mail_comes_oldest_first_with_the_bytes_as_they_came(self, place: EwsPlace) -> None:
        place.put(letter("one"), letter("two"))
        messages = heard(place.watch())
        assert subjects(messages) == ["one", "two"]
        self._is_as_it_came(messages, letter("one"), letter("two"))

    def test_a_message_of_40_mb_comes_alone_and_whole(self, place: EwsPlace) -> None:
        huge = letter("huge", size=40_000_000)
        place.put(letter("one"), huge, letter("two"))
        batches = list(place.watch().new(None))
        assert [subjects(batch) for batch in batches] == [["one"], ["huge"], ["two"]]
        self._is_as_it_came(batches[1], huge)

    @staticmethod
    def _is_as_it_came(messages: Sequence[RawMessage], *letters: bytes) -> None:
        for message, sent in zip(messages, letters, strict=True):
            head, _, words = sent.partition(b"\r\n\r\n")
            assert head + b"\r\n" in message.content
            assert message.content.endswith(b"\r\n\r\n" + words)


def test_only_what_is_new_since_the_state_is_asked_for_after_a_restart(place: EwsPlace) -> None:
    place.put(*[letter(f"{n}") for n in range(5)])
    last = heard(place.watch())[-1]
    place.put(letter("new"))
    after = Cursor(last.uidvalidity, last.uid, last.sync_state)
    assert subjects(heard(place.watch(), after)) == ["new"]


def test_the_state_goes_out_with_the_last_message_of_a_look_alone(place: EwsPlace) -> None:
    place.put(*[letter(f"{n:03d}") for n in range(120)])
    states = [message.sync_state for message in heard(place.watch())]
    assert [state is not None for state in states] == [False] * 119 + [True]


def test_changes_come_in_pages_and_all_are_read_before_the_first_message(place: EwsPlace) -> None:
    place.exchange.a_page = 7
    place.put(*[letter(f"{n:03d}") for n in range(40)])
    assert len(heard(place.watch())) == 40
    assert place.server.operations_asked().count("SyncFolderItems") == 6
    assert "SyncFolderItems" not in place.server.operations_asked()[place.server.operations_asked().index("GetItem") :]


def test_an_item_told_of_twice_in_one_round_is_one_message(place: EwsPlace) -> None:
    place.exchange.repeats = True
    place.put(letter("one"), letter("two"))
    assert subjects(heard(place.watch())) == ["one", "two"]


def test_a_look_given_up_halfway_goes_on_where_it_was_left(place: EwsPlace) -> None:
    place.put(*[letter(f"{n:03d}") for n in range(120)])
    mailbox = place.watch()
    batches = mailbox.new(None)
    taken = [message for _ in range(2) for message in next(batches)]
    batches.close()  # the second batch was not kept
    rest = heard(mailbox)
    assert subjects(rest) == [f"{n:03d}" for n in range(50, 120)]
    assert subjects(taken)[:50] == [f"{n:03d}" for n in range(50)]
    assert rest[-1].sync_state


def test_a_forgotten_state_means_everything_from_scratch_and_nothing_twice(place: EwsPlace) -> None:
    place.put(letter("one"))
    mailbox = place.watch()
    heard(mailbox)
    place.exchange.states.clear()
    place.put(letter("two"))
    assert subjects(heard(mailbox)) == ["two"]


def test_what_an_officer_does_to_a_message_makes_it_no_new_one(place: EwsPlace) -> None:
    place.put(letter("one"), letter("two"))
    mailbox = place.watch()
    last = heard(mailbox)[-1]
    place.mark("one", "Urgent")
    place.exchange.touch(place.exchange.find("two"), "ReadFlagChange")
    fetched = place.server.operations_asked().count("GetItem")
    assert heard(mailbox, cursor(last)) == []
    assert place.server.operations_asked().count("GetItem") == fetched


def test_rounds_without_messages_between_two_with_some_lose_nothing(place: EwsPlace) -> None:
    place.put(letter("one"))
    mailbox = place.watch()
    last = heard(mailbox)[-1]
    place.mark("one", "Urgent")
    assert heard(mailbox, cursor(last)) == []
    place.put(letter("two"))
    assert subjects(heard(mailbox, cursor(last))) == ["two"]
    assert subjects(heard(place.watch(), cursor(last))) == ["one", "two"]


def test_what_an_officer_does_to_a_message_ends_no_wait(place: EwsPlace) -> None:
    place.put(letter("one"))
    mailbox = place.watch()
    heard(mailbox)
    waiting = InThread(mailbox)
    until(lambda: place.server.streams == 1)
    place.mark("one", "Urgent")
    assert not waiting.ended_within(0.3)
    place.put(letter("two"))
    assert waiting.ended_within(5)


def test_an_item_put_there_by_hand_was_never_received_and_is_heard(place: EwsPlace) -> None:
    place.exchange.deliver(letter("one"), is_draft=True)
    assert subjects(heard(place.watch())) == ["one"]


class TestARoundWithoutEnd:
    def test_is_left_when_we_are_told_to_stop(self, place: EwsPlace) -> None:
        place.exchange.a_page = 1
        place.put(*[letter(f"{n:03d}") for n in range(20)])
        mailbox = place.watch()
        place.server.meanwhile["SyncFolderItems"] = mailbox.stop
        assert heard(mailbox) == []
        assert place.server.operations_asked().count("SyncFolderItems") == 1

    def test_of_pages_with_nothing_on_them_is_given_up(self, place: EwsPlace) -> None:
        place.put(letter("one"))
        endless = [Rewritten(b"InRange>true<", b"InRange>false<")] * 200
        place.server.instead["SyncFolderItems"].extend(endless)
        with pytest.raises(MailboxError, match="no end"):
            heard(place.watch())
        assert place.server.operations_asked().count("SyncFolderItems") < 30


class TestALongList:
    def test_misses_none_where_others_are_deleted_meanwhile(self, place: EwsPlace) -> None:
        place.exchange.a_list = 10
        place.put(*[letter(f"{n:02d}") for n in range(60)])

        def delete() -> None:
            del place.server.meanwhile["FindItem"]
            for number in (*range(5), *range(7, 25)):
                place.take_away(f"{number:02d}")

        place.server.meanwhile["FindItem"] = delete
        _, held = place.watch().held("INBOX", LONG_AGO)
        assert {each.subject for each in held} >= {f"{n:02d}" for n in (5, 6, *range(25, 60))}
        assert len({each.uid for each in held}) == len(held)

    def test_of_folders_comes_in_pages(self, place: EwsPlace) -> None:
        place.exchange.a_list = 2
        top = place.exchange.well_known["msgfolderroot"]
        for name in ("Complaints", "Repairs", "Rents"):
            place.exchange.deliver(letter("one"), place.exchange.add_folder(name, top))
        assert place.watch().folders() == ["INBOX", "Complaints", "Repairs", "Rents"]

    def test_of_folders_that_is_told_again_and_again_is_told_once(self, place: EwsPlace) -> None:
        again = [Rewritten(b'InRange="true"', b'InRange="false"')] * 200
        place.server.instead["FindFolder"].extend(again)
        assert place.watch().folders() == ["INBOX"]
        assert place.server.operations_asked().count("FindFolder") < 5


def test_a_message_moved_into_the_folder_is_new_there(place: EwsPlace) -> None:
    other = place.exchange.add_folder("Repairs", place.exchange.well_known["msgfolderroot"])
    place.exchange.deliver(letter("elsewhere"), other)
    place.put(letter("one"))
    mailbox = place.watch()
    heard(mailbox)
    place.exchange.move(place.exchange.find("elsewhere"), "inbox")
    assert subjects(heard(mailbox)) == ["elsewhere"]


@pytest.mark.parametrize(
    ("tag", "kind"),
    [
        pytest.param("MeetingRequest", "IPM.Schedule.Meeting.Request", id="a meeting request"),
        pytest.param("Message", "REPORT.IPM.Note.NDR", id="a report that a letter did not arrive"),
        pytest.param("PostItem", "IPM.Post", id="a post"),
        pytest.param("MeetingCancellation", "IPM.Schedule.Meeting.Canceled", id="a meeting that is off"),
        pytest.param("CalendarItem", "IPM.Appointment", id="an appointment"),
        pytest.param("Contact", "IPM.Contact", id="a contact"),
        pytest.param("DistributionList", "IPM.DistList", id="a list of contacts"),
        pytest.param("Task", "IPM.Task", id="a task"),
        pytest.param("Item", "IPM.Something.Else", id="what nobody has heard of"),
    ],
)
def test_items_of_every_kind_are_heard(place: EwsPlace, tag: str, kind: str) -> None:
    place.exchange.deliver(letter("one"), tag=tag, kind=kind)
    mailbox = place.watch()
    [message] = heard(mailbox)
    assert subjects([message]) == ["one"]
    mailbox.done([message.uid], "$Heard")
    assert place.exchange.find("one").categories == ["Heard"]
