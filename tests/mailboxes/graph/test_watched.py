"""The mailbox in Microsoft 365, against a server that speaks as Graph does."""

from __future__ import annotations

import threading
import time
import traceback
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from builders import a_house
from heard.daemon import receive
from heard.daemon.reconcile import reconcile
from heard.errors import MailboxError, MailboxUnreachable, SignInRefused
from heard.mail.message import RawMessage
from heard.mailboxes import Cursor
from mailboxes.contract import LONG_AGO, InThread, MailboxContract, heard, letter, subjects
from mailboxes.graph.answers import Asked
from mailboxes.graph.csdl import MISSING, metadata
from mailboxes.graph.fake import FakeGraph, FakeTokens
from mailboxes.graph.office import Office
from mailboxes.graph.place import GraphPlace
from mailboxes.sender_contract import send
from rig import free_port, until


def cursor(message: RawMessage) -> Cursor:
    """Return what is kept with a message, its state with it."""
    return Cursor(message.uidvalidity, message.uid, message.sync_state)


def bodies(graph: FakeGraph) -> int:
    return sum(line.endswith("$value") for line in graph.lines())


class TestContract(MailboxContract):
    pass


class TestWhatIsNew:
    def test_the_last_message_of_a_look_bears_the_state_and_no_other(self, place: GraphPlace) -> None:
        place.put(*[letter(f"{n:02d}") for n in range(60)])
        states = [message.sync_state for message in heard(place.watch())]
        assert states[:-1] == [None] * 59
        assert states[-1]

    def test_after_a_restart_only_what_came_since_the_state_is_read(self, place: GraphPlace, graph: FakeGraph) -> None:
        place.put(letter("one"), letter("two"))
        last = heard(place.watch())[-1]
        place.put(letter("three"))
        before = bodies(graph)
        assert subjects(heard(place.watch(), cursor(last))) == ["three"]
        assert bodies(graph) == before + 1

    def test_a_folder_is_told_in_pages(self, place: GraphPlace, graph: FakeGraph) -> None:
        graph.a_page = 3
        place.put(*[letter(f"{n:02d}") for n in range(10)])
        mailbox = place.watch()
        messages = heard(mailbox)
        assert subjects(messages) == [f"{n:02d}" for n in range(10)]
        place.put(*[letter(f"{n}") for n in range(10, 20)])
        assert subjects(heard(mailbox, cursor(messages[-1]))) == [f"{n}" for n in range(10, 20)]

    def test_a_message_told_of_twice_is_heard_once(self, place: GraphPlace, office: Office) -> None:
        office.tells_twice = True
        place.put(letter("one"), letter("two"))
        assert subjects(heard(place.watch())) == ["one", "two"]

    @pytest.mark.parametrize("tells_only_the_change", [False, True])
    def test_a_message_somebody_marks_is_not_read_again(
        self, place: GraphPlace, graph: FakeGraph, office: Office, tells_only_the_change: bool
    ) -> None:
        office.tells_only_the_change = tells_only_the_change
        place.put(letter("one"))
        mailbox = place.watch()
        last = cursor(heard(mailbox)[-1])
        office.mark("one", category="Red", flag=True)
        assert heard(mailbox, last) == []
        assert bodies(graph) == 1

    def test_after_a_restart_it_is_the_same_message_under_the_same_uid(self, place: GraphPlace, office: Office) -> None:
        office.tells_only_the_change = True
        place.put(letter("one"))
        [one] = heard(place.watch())
        office.mark("one", category="Red")
        assert heard(place.watch(), cursor(one)) == [one]

    def test_a_message_moved_to_another_watched_folder_keeps_its_uid(self, place: GraphPlace, office: Office) -> None:
        complaints = office.add_folder("Complaints")
        place.put(letter("one"))
        mailbox = place.watch()
        [before] = heard(mailbox)
        office.move("one", complaints)
        assert heard(mailbox, cursor(before)) == []
        [after] = heard(place.watch(folder="Complaints"))
        assert (after.uid, after.content) == (before.uid, before.content)
        assert after.uidvalidity != before.uidvalidity

    def test_a_draft_is_no_mail(self, place: GraphPlace, office: Office) -> None:
        office.deliver(letter("draft"), folder=office.folder_id("inbox"), is_draft=True)
        place.put(letter("one"))
        mailbox = place.watch()
        assert subjects(heard(mailbox)) == ["one"]
        assert [held.subject for held in mailbox.held("INBOX", LONG_AGO)[1]] == ["one"]

    def test_a_state_the_server_forgot_means_from_scratch(self, place: GraphPlace, office: Office) -> None:
        place.put(letter("one"))
        last = heard(place.watch())[-1]
        office.forget_states()
        place.put(letter("two"))
        assert subjects(heard(place.watch(), cursor(last))) == ["one", "two"]

    @pytest.mark.parametrize(
        "status, code",
        [
            (410, ""), (410, "resyncRequired"), (400, "SyncStateInvalid"), (400, "BadRequest"),
            (404, "ErrorItemNotFound"), (400, "ErrorInvalidParameter"),
        ],
    )  # fmt: skip
    def test_in_whatever_words_it_says_so(self, place: GraphPlace, graph: FakeGraph, status: int, code: str) -> None:
        place.put(letter("one"))
        last = heard(place.watch())[-1]
        graph.trouble(status, code, on="delta")
        assert subjects(heard(place.watch(), cursor(last))) == ["one"]

    def test_a_server_that_forgets_at_once_is_not_asked_for_ever(self, place: GraphPlace, graph: FakeGraph) -> None:
        place.put(letter("one"))
        last = heard(place.watch())[-1]
        graph.trouble(410, "resyncRequired", on="delta", times=99)
        before = len(graph.asked)
        with pytest.raises(MailboxError, match=r"refused \(410 resyncRequired\)"):
            heard(place.watch(), cursor(last))
        assert len(graph.asked) - before == 3  # the folder, the state, from scratch

    def test_what_was_handed_over_before_a_look_broke_is_not_read_again(
        self, place: GraphPlace, graph: FakeGraph
    ) -> None:
        place.put(*[letter(f"{n:02d}") for n in range(60)])
        mailbox = place.watch()
        batches = mailbox.new(None)
        next(batches)
        graph.trouble(500, "ErrorInternalServerError", on=r"value", times=2)
        with pytest.raises(MailboxUnreachable, match="500 ErrorInternalServerError"):
            next(batches)
        assert subjects(heard(mailbox)) == [f"{n}" for n in range(50, 60)]

    def test_a_look_that_found_only_noise_goes_on_from_there(self, place: GraphPlace, graph: FakeGraph) -> None:
        place.put(letter("one"))
        mailbox = place.watch()
        last = cursor(heard(mailbox)[-1])
        place.mark("one", "Red")
        heard(mailbox, last)
        states = {each.query["$deltatoken"] for each in graph.asked if "$deltatoken" in each.query}
        heard(mailbox, last)
        assert graph.asked[-1].query["$deltatoken"] not in states


class TestLinksToElsewhere:
    """A token is the key of the mailbox: it goes to the server of the settings and to nobody else."""

    @pytest.fixture
    def thief(self) -> Iterator[FakeGraph]:
        with FakeGraph() as thief:
            yield thief
        assert thief.asked == []

    def test_a_next_page_is_not_followed(self, place: GraphPlace, graph: FakeGraph, thief: FakeGraph) -> None:
        graph.a_page, graph.next_links_to = 1, thief.base
        place.put(letter("one"), letter("two"))
        with pytest.raises(MailboxError, match="leads elsewhere"):
            heard(place.watch())
        graph.next_links_to = None
        assert subjects(heard(place.watch())) == ["one", "two"]

    def test_a_state_is_not_kept(self, place: GraphPlace, graph: FakeGraph, thief: FakeGraph) -> None:
        graph.next_links_to = thief.base
        place.put(letter("one"))
        with pytest.raises(MailboxError, match="no state of the folder that leads back"):
            heard(place.watch())

    @pytest.mark.parametrize(
        "shape", ["{thief}/v1.0/x", "{own}@{thief}/v1.0/x", "{own}.x.example/v1.0/", "{own}/v1.0/\n", "x", ""]
    )
    def test_a_stored_state_is_not_used(self, place: GraphPlace, thief: FakeGraph, shape: str) -> None:
        place.put(letter("one"))
        last = cursor(heard(place.watch())[-1])
        state = shape.format(thief=thief.base, own=place.graph.base)
        assert subjects(heard(place.watch(), replace(last, sync_state=state))) == ["one"]


class OddTokens(FakeTokens):
    """Gives what no header can hold."""

    def token(self) -> str:
        return "the key\nof the mailbox"


class TestSigningIn:
    def test_a_token_that_expired_is_replaced(self, place: GraphPlace, graph: FakeGraph) -> None:
        place.put(letter("one"))
        mailbox = place.watch()
        heard(mailbox)
        graph.tokens.clear()
        place.put(letter("two"))
        assert subjects(heard(mailbox)) == ["two"]
        assert len(place.tokens.rejected_tokens) == 1

    def test_a_second_refusal_is_for_a_person(self, place: GraphPlace) -> None:
        place.tokens.has_consent = False
        with pytest.raises(SignInRefused, match=r"refused the sign-in twice \(401 InvalidAuthenticationToken\)"):
            heard(place.watch())

    def test_a_mailbox_the_app_may_not_enter(self, place: GraphPlace, graph: FakeGraph) -> None:
        graph.trouble(403, "ErrorAccessDenied")
        with pytest.raises(SignInRefused, match=r"\(403 ErrorAccessDenied\)\. Nothing is to be consented") as refusal:
            heard(place.watch())
        assert "@" not in str(refusal.value)

    def test_a_token_stands_in_no_error(self, place: GraphPlace) -> None:
        with pytest.raises(MailboxUnreachable, match="the connection broke") as trouble:
            heard(place.watch(tokens=OddTokens(place.graph)))
        assert "key" not in "".join(traceback.format_exception(trouble.value))

    def test_a_mailbox_that_is_not_there(self, place: GraphPlace) -> None:
        with pytest.raises(
            SignInRefused, match=r"no such mailbox \(404 ErrorInvalidUser\)\. Correct address"
        ) as refusal:
            heard(place.watch(user="complains@northgate.example"))
        assert "@" not in str(refusal.value)


class TestABusyServer:
    def test_is_left_alone_as_long_as_it_asks_by_all_who_use_the_mailbox(
        self, place: GraphPlace, graph: FakeGraph
    ) -> None:
        place.put(letter("one"))
        graph.trouble(429, "ApplicationThrottled", on="delta", **{"Retry-After": "1"})
        began = time.monotonic()
        reading = threading.Thread(target=heard, args=(place.watch(),))
        reading.start()
        until(lambda: any(line.endswith("delta") for line in graph.lines()), 5)
        assert place.watch().sent_as("<one@x.example>") == ""
        assert time.monotonic() - began >= 1
        reading.join()

    def test_is_not_waited_for_longer_than_a_minute_nor_asked_meanwhile(
        self, place: GraphPlace, graph: FakeGraph
    ) -> None:
        graph.trouble(503, "ErrorServerBusy", **{"Retry-After": "3000"})
        mailbox = place.watch()
        for _ in range(3):
            with pytest.raises(MailboxUnreachable, match=r"busy and asks to be left alone for (3000|2999) s"):
                heard(mailbox)
        assert len(graph.asked) == 1

    def test_a_moment_to_wait_for_may_be_a_date(self, place: GraphPlace, graph: FakeGraph) -> None:
        graph.trouble(429, "TooManyRequests", **{"Retry-After": "Mon, 02 Mar 2026 09:30:00 GMT"})
        assert heard(place.watch()) == []

    def test_is_given_up_after_some_tries(self, place: GraphPlace, graph: FakeGraph) -> None:
        graph.trouble(503, "ErrorServerBusy", times=99, **{"Retry-After": "0"})
        with pytest.raises(MailboxUnreachable, match=r"is busy \(503\)"):
            heard(place.watch())
        assert len(graph.asked) == 5

    def test_does_not_keep_us_from_stopping(self, place: GraphPlace, graph: FakeGraph) -> None:
        mailbox = place.watch()
        heard(mailbox)
        graph.trouble(429, "ApplicationThrottled", times=99, **{"Retry-After": "50"})
        waiting = InThread(mailbox)
        until(lambda: len(graph.asked) > 2, 5)
        mailbox.stop()
        assert waiting.ended_within(1)
        assert waiting.error is None

    def test_is_asked_two_things_at_once_at_most(self, place: GraphPlace, graph: FakeGraph) -> None:
        place.put(letter("one"))
        graph.slow = 0.05
        readers = [threading.Thread(target=heard, args=(place.watch(),)) for _ in range(6)]
        for each in readers:
            each.start()
        for each in readers:
            each.join()
        assert graph.most_at_once == 2
        assert bodies(graph) == 6

    def test_one_that_is_gone(self, place: GraphPlace) -> None:
        mailbox = place.watch(base=f"http://127.0.0.1:{free_port()}")
        with pytest.raises(MailboxUnreachable, match=r"^127.0.0.1:\d+: refuses the connection. It is tried again"):
            heard(mailbox)

    @pytest.mark.parametrize("status", [302, 500, 502])
    def test_one_that_fails(self, place: GraphPlace, graph: FakeGraph, status: int) -> None:
        graph.trouble(status, "<b>odd</b>", Location="http://127.0.0.1:9/")
        with pytest.raises(MailboxUnreachable, match=rf"failed \({status}\)"):
            heard(place.watch())


class TestWaiting:
    def test_what_is_no_news_does_not_end_it(self, place: GraphPlace, office: Office, graph: FakeGraph) -> None:
        place.put(letter("one"))
        mailbox = place.watch()
        heard(mailbox)
        waiting = InThread(mailbox)
        office.mark("one", category="Red")
        looked = len(graph.asked)
        until(lambda: len(graph.asked) > looked + 2, 5)
        assert waiting.goes_on
        mailbox.stop()
        assert waiting.ended_within(1)

    def test_each_look_is_one_request(self, place: GraphPlace, graph: FakeGraph) -> None:
        mailbox = place.watch(timedelta(milliseconds=150))
        heard(mailbox)
        before = len(graph.asked)
        mailbox.wait()
        assert graph.lines()[before:] == graph.lines()[before : before + 1] * 2


class TestFolders:
    @pytest.mark.parametrize("asked", ["Complaints", "complaints", "Complaints/2026/Tŷ & gardd", "INBOX/Old", "In'box"])
    def test_are_named_as_people_see_them(self, place: GraphPlace, office: Office, asked: str) -> None:
        year = office.add_folder("2026", below=office.add_folder("Complaints"))
        office.add_folder("Tŷ & gardd", below=year)
        office.add_folder("Old", below=office.folder_id("inbox"))
        office.add_folder("In'box")
        target = next(
            each.id for each in office.folders.values() if each.name.casefold() == asked.split("/")[-1].casefold()
        )
        office.deliver(letter("one"), folder=target)
        mailbox = place.watch(folder=asked)
        assert subjects(heard(mailbox)) == ["one"]
        assert mailbox.folder == asked
        assert asked in mailbox.folders()
        assert [held.subject for held in mailbox.held(asked, LONG_AGO)[1]] == ["one"]

    def test_one_that_is_not_there_is_told_with_the_nearest_name(self, place: GraphPlace, office: Office) -> None:
        office.add_folder("Complaints")
        with pytest.raises(MailboxError, match=r"there is no folder 'Complants'\. Did you mean 'Complaints'\?$"):
            heard(place.watch(folder="Complants"))

    def test_one_that_was_removed_and_made_anew_is_read_from_the_start(self, place: GraphPlace, office: Office) -> None:
        old = office.add_folder("Complaints")
        office.deliver(letter("one"), folder=old)
        mailbox = place.watch(folder="Complaints")
        last = heard(mailbox)[-1]
        office.remove_folder(old)
        with pytest.raises(MailboxError, match="the folder 'Complaints' is gone"):
            heard(mailbox, cursor(last))
        office.deliver(letter("two"), folder=office.add_folder("Complaints"))
        [two] = heard(mailbox, cursor(last))
        assert subjects([two]) == ["two"]
        assert two.uidvalidity != last.uidvalidity

    @pytest.mark.parametrize("asked", ["Sent Items", "sent items", "Sent", "Gesendete Elemente"])
    def test_what_was_sent_is_known_by_its_purpose_not_its_name(
        self, place: GraphPlace, office: Office, asked: str
    ) -> None:
        sent = office.folder_id("sentitems")
        office.folders[sent].name = "Gesendete Elemente"
        office.deliver(letter("one"), folder=sent)
        mailbox = place.watch(folder=asked)
        [message] = heard(mailbox)
        assert message.sent_folder
        assert mailbox.folders().count(asked) == 1

    def test_those_with_mail_are_listed_without_drafts_and_without_what_shows_others_mail(
        self, place: GraphPlace, office: Office
    ) -> None:
        office.deliver(letter("one"), folder=office.add_folder("Complaints"))
        office.deliver(letter("two"), folder=office.folder_id("drafts"))
        office.deliver(letter("three"), folder=office.folder_id("outbox"))
        office.deliver(letter("four"), folder=office.add_folder("Unread", is_search=True))
        office.add_folder("Empty")
        assert place.watch().folders() == ["INBOX", "Complaints"]


class TestMarks:
    def test_a_category_is_added_to_those_a_message_has(self, place: GraphPlace, office: Office) -> None:
        place.put(letter("one"))
        office.mark("one", category="Red")
        mailbox = place.watch()
        [one] = heard(mailbox)
        mailbox.done([one.uid], "$HeardDanger")
        mailbox.done([one.uid], "$HeardDanger")
        assert office.find("one").categories == ["Red", "HeardDanger"]

    def test_one_an_officer_adds_at_that_moment_stays(self, place: GraphPlace, graph: FakeGraph) -> None:
        place.put(letter("one"))
        mailbox = place.watch()
        [one] = heard(mailbox)

        def an_officer(asked: Asked) -> None:
            if asked.method == "PATCH" and len(place.office.find("one").categories) < 2:
                place.mark("one", f"Red{len(place.office.find('one').categories)}")

        graph.meanwhile = an_officer
        mailbox.done([one.uid], "$Heard")
        assert place.office.find("one").categories == ["Red0", "Red1", "Heard"]

    def test_a_conflict_that_does_not_end_is_given_up(self, place: GraphPlace, graph: FakeGraph) -> None:
        place.put(letter("one"))
        mailbox = place.watch()
        [one] = heard(mailbox)
        graph.trouble(412, "ErrorIrresolvableConflict", on="PATCH", times=3)
        with pytest.raises(MailboxError, match="others keep changing"):
            mailbox.done([one.uid], "$Heard")
        mailbox.done([one.uid], "$Heard")
        assert place.office.find("one").categories == ["Heard"]

    def test_after_a_restart_messages_are_found_by_their_uids(self, place: GraphPlace) -> None:
        place.put(letter("one"), letter("two"))
        one, two = heard(place.watch())
        place.take_away("two")
        place.watch().done([one.uid, two.uid], "$Heard")
        assert place.office.find("one").categories == ["Heard"]
        assert place.watch().fetch([two.uid, one.uid]) == [one]

    @pytest.mark.parametrize("category", ["New case", "O'Neill", "a' or categories/any(c:c eq 'b", "ŵ & + %"])
    def test_a_category_is_a_name_and_no_query(self, place: GraphPlace, category: str) -> None:
        place.put(letter("one"), letter("two"))
        mailbox = place.watch()
        one, _ = heard(mailbox)
        place.mark("one", category)
        assert mailbox.marked(category, LONG_AGO)[1] == [one.uid]
        assert mailbox.marked("b", LONG_AGO)[1] == []


class TestReconciling:
    def test_a_message_an_officer_moved_is_accounted_for(self, place: GraphPlace, tmp_path: Path) -> None:
        complaints = place.office.add_folder("Complaints")
        place.put(letter("one"), letter("two"))
        house = a_house(tmp_path / "heard.db")
        for batch in place.watch().new(None):
            receive.hear(receive.keep(batch, house), house)
        place.office.move("one", complaints)
        accounts = reconcile(house, [place.watch()])
        assert [(each.folder, each.seen, each.unaccounted, each.vanished) for each in accounts] == [
            ("INBOX", 1, (), ()), ("Complaints", 1, (), ())
        ]  # fmt: skip

    def test_another_mail_under_the_same_message_id_is_not(self, place: GraphPlace, tmp_path: Path) -> None:
        place.put(letter("one"))
        house = a_house(tmp_path / "heard.db")
        for batch in place.watch().new(None):
            receive.hear(receive.keep(batch, house), house)
        place.put(letter("between"), letter("two"))
        again = letter("other").replace(b"<other@", b"<one@")
        place.office.deliver(again, folder=place.office.add_folder("Junk Email"))
        accounts = reconcile(house, [place.watch()])
        assert [held.subject for each in accounts for held in each.unaccounted] == ["between", "two", "other"]

    def test_our_letters_are_listed_by_our_own_message_ids_among_what_was_sent(self, place: GraphPlace) -> None:
        send(place.sender(), "one")
        [(_, _, given)] = place.left()
        assert [held.message_id for held in place.watch().held("Sent Items", LONG_AGO)[1]] == [
            "<one@heard.northgate.example>"
        ]
        place.office.move("one", place.office.folder_id("inbox"))
        assert [held.message_id for held in place.watch().held("INBOX", LONG_AGO)[1]] == [given]


def test_the_server_keeps_copies_itself(place: GraphPlace) -> None:
    with pytest.raises(MailboxError, match="keep_sent = false"):
        place.watch().keep_sent(letter("one"))


class TestMicrosoftsMetadata:
    """Without it the fake server is only held to what this project says of Graph."""

    @pytest.fixture(autouse=True)
    def _is_here(self) -> None:
        if metadata() is None:
            pytest.skip(MISSING)

    @pytest.mark.parametrize(
        "wrong",
        [
            {"subjekt": "x"},
            {"isRead": "yes"},
            {"receivedDateTime": "yesterday"},
            {"flag": {"flagStatus": "maybe"}},
            {"toRecipients": [{"address": "x@x.example"}]},
            {"categories": "Red"},
        ],
        ids=str,
    )
    def test_finds_what_is_wrong_with_a_message(self, wrong: dict[str, object]) -> None:
        types = metadata()
        assert types
        assert list(types.wrong_in("graph.message", wrong))

    @pytest.mark.parametrize(
        "method, path, select",
        [
            ("GET", "users/x/letters", "id"),
            ("POST", "users/x/messages/y/sendit", "id"),
            ("GET", "users/x/mailFolders/y/delta/z", "id"),
            ("GET", "users/x/mailFolders/y/$value", "id"),
            ("PATCH", "users/x/messages/y/$value", "id"),
            ("GET", "users/x/messages/y", "subjekt"),
            ("GET", "users/x/mailFolders", "id,subject"),
            ("GET", "users/x/mailFolders/y/messages/delta", "displayName"),
        ],
    )
    def test_finds_what_is_wrong_with_a_request(self, method: str, path: str, select: str) -> None:
        types = metadata()
        assert types
        assert list(types.wrong_with_request(method, path.split("/"), {"$select": select}))

    def test_every_request_and_answer_of_these_tests_is_held_to_it(self, place: GraphPlace, graph: FakeGraph) -> None:
        place.put(letter("one"))
        heard(place.watch())
        assert graph.wrong == []
