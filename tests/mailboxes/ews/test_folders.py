"""Folders on an Exchange Server: what they are called, and what becomes of them."""

from __future__ import annotations

import pytest

from heard.errors import MailboxError
from mailboxes.contract import InThread, cursor, heard, letter, subjects
from mailboxes.ews.fake import Says
from mailboxes.ews.place import EwsPlace
from rig import until


def test_folders_are_named_by_their_path_and_without_drafts_or_other_folders_items(place: EwsPlace) -> None:
    inbox, top = place.exchange.well_known["inbox"], place.exchange.well_known["msgfolderroot"]
    below = place.exchange.add_folder("2026", place.exchange.add_folder("Complaints", top))
    for folder in (below, place.exchange.add_folder("Done", inbox), "drafts", "outbox", "sentitems"):
        place.exchange.deliver(letter("one"), folder)
    assert place.watch().folders() == ["INBOX", "Gesendete Elemente", "Complaints/2026", "INBOX/Done"]
    assert subjects(heard(place.watch(folder="complaints/2026"))) == ["one"]


def test_sent_mail_is_found_in_any_language(place: EwsPlace) -> None:
    place.exchange.deliver(letter("one"), "sentitems")
    [message] = heard(place.watch(folder="Sent Items"))
    assert message.sent_folder


def test_a_folder_that_is_not_there_is_named_with_the_nearest(place: EwsPlace) -> None:
    place.exchange.add_folder("Complaints", place.exchange.well_known["msgfolderroot"])
    with pytest.raises(MailboxError, match=r"there is no folder 'Complaint'\. Did you mean 'Complaints'"):
        heard(place.watch(folder="Complaint"))


def test_folders_in_a_circle_come_to_an_end(place: EwsPlace) -> None:
    exchange = place.exchange
    one = exchange.add_folder("One", exchange.well_known["msgfolderroot"])
    exchange.folders[one].parent = exchange.add_folder("Two", one)
    exchange.deliver(letter("one"), one)
    assert len(place.watch().folders()) == 2


def test_folders_that_we_may_not_open_are_said_to_be_closed_to_us(place: EwsPlace) -> None:
    place.server.instead["GetFolder"].append(Says("ErrorFolderSavePropertyError"))
    with pytest.raises(MailboxError, match="ErrorFolderSavePropertyError"):
        heard(place.watch())


def test_a_folder_that_took_the_name_of_ours_is_heard_from_its_beginning(place: EwsPlace) -> None:
    exchange, top = place.exchange, place.exchange.well_known["msgfolderroot"]
    first, other = exchange.add_folder("Complaints", top), exchange.add_folder("Other", top)
    exchange.deliver(letter("earlier"), other)
    exchange.deliver(letter("one"), first)
    [one] = heard(place.watch(folder="Complaints"))
    del exchange.folders[first]
    exchange.folders[other].name = "Complaints"
    exchange.deliver(letter("later"), other)
    assert subjects(heard(place.watch(folder="Complaints"), cursor(one))) == ["earlier", "later"]


@pytest.mark.parametrize("code", ["ErrorFolderNotFound", "ErrorSyncFolderNotFound", "ErrorItemNotFound"])
def test_a_folder_that_is_gone_is_looked_for_by_its_name_and_listened_to(place: EwsPlace, code: str) -> None:
    exchange, top = place.exchange, place.exchange.well_known["msgfolderroot"]
    first = exchange.add_folder("Complaints", top)
    exchange.deliver(letter("one"), first)
    mailbox = place.watch(folder="Complaints")
    heard(mailbox)
    exchange.deliver(letter("two"), first)
    mailbox.wait()  # it listens
    exchange.folders[first].name = "Old"
    second = exchange.add_folder("Complaints", top)
    place.server.instead["SyncFolderItems"].append(Says(code))
    with pytest.raises(MailboxError, match=code):
        heard(mailbox)
    assert heard(mailbox) == []
    waiting = InThread(mailbox)
    until(lambda: place.server.operations_asked().count("GetStreamingEvents") == 2)
    exchange.deliver(letter("three"), second)
    assert waiting.ended_within(5)
    assert subjects(heard(mailbox)) == ["three"]


def test_another_mailbox_than_the_users_own_is_read(place: EwsPlace) -> None:
    place.server.mailbox = place.server.operations.mailbox = "shared@northgate.example"
    place.put(letter("one"))
    place.exchange.deliver(letter("two"), "sentitems")
    mailbox = place.watch()
    assert subjects(heard(mailbox)) == ["one"]
    assert mailbox.folders() == ["INBOX", "Gesendete Elemente"]
    assert mailbox.sent_as("<two@btmail.example>") == "<two@btmail.example>"


def test_a_folder_made_anew_under_its_name_is_another(place: EwsPlace) -> None:
    top = place.exchange.well_known["msgfolderroot"]
    first = place.exchange.add_folder("Complaints", top)
    place.exchange.deliver(letter("one"), first)
    mailbox = place.watch(folder="Complaints")
    [one] = heard(mailbox)
    del place.exchange.folders[first]
    place.exchange.deliver(letter("two"), place.exchange.add_folder("Complaints", top))
    with pytest.raises(MailboxError, match="ErrorItemNotFound"):
        heard(mailbox, cursor(one))
    [two] = heard(mailbox, cursor(one))
    assert subjects([two]) == ["two"]
    assert two.uidvalidity != one.uidvalidity


def test_uids_that_this_object_was_never_told_of_are_looked_up(place: EwsPlace) -> None:
    place.put(letter("one"), letter("two"))
    [one, _] = heard(place.watch())
    assert subjects(place.watch().fetch([one.uid])) == ["one"]
