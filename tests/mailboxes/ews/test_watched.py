"""A folder on an Exchange Server, against a server that speaks as Exchange does."""

from __future__ import annotations

import pytest

from heard.errors import MailboxError
from heard.mailboxes import Cursor
from mailboxes.contract import MailboxContract, cursor, heard, letter, subjects
from mailboxes.ews.exchange import Item
from mailboxes.ews.place import EwsPlace


class TestContract(MailboxContract):
    pass


# -- Telling of changes


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


# -- Folders


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


# -- Marks


def test_a_category_is_added_to_those_that_are_there(place: EwsPlace) -> None:
    place.put(letter("one"))
    place.mark("one", "Urgent")
    mailbox = place.watch()
    [message] = heard(mailbox)
    for _ in range(2):
        mailbox.done([message.uid], "$Heard")
    assert place.exchange.find("one").categories == ["Urgent", "Heard"]


def test_a_category_that_an_officer_sets_at_the_same_moment_is_kept(place: EwsPlace) -> None:
    place.put(letter("one"))
    mailbox = place.watch()
    [message] = heard(mailbox)

    def set_another(item: Item) -> None:
        place.server.operations.before_update = None
        place.mark("one", "Urgent")

    place.server.operations.before_update = set_another
    mailbox.done([message.uid], "$Heard")
    assert place.exchange.find("one").categories == ["Urgent", "Heard"]


def test_where_others_never_stop_changing_a_message_it_is_given_up(place: EwsPlace) -> None:
    place.put(letter("one"))
    mailbox = place.watch()
    [message] = heard(mailbox)
    place.server.operations.before_update = place.exchange.touch
    with pytest.raises(MailboxError, match="others keep changing"):
        mailbox.done([message.uid], "$Heard")
    assert place.server.operations_asked().count("UpdateItem") == 3


def test_a_message_gone_meanwhile_is_not_marked(place: EwsPlace) -> None:
    place.put(letter("one"))
    mailbox = place.watch()
    [message] = heard(mailbox)
    place.take_away("one")
    mailbox.done([message.uid], "$Heard")
