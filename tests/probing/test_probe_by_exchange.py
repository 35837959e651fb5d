"""What `heard check --probe` finds at a mailbox of Microsoft 365, and at one of an Exchange Server."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from typing import Any, Protocol

import pytest

from authority import DIRECTORY, Authority
from builders import KEYS
from heard.errors import MailboxError
from heard.probing import Asked, Found, try_mailbox
from heard.settings import load
from mailboxes.ews.fake import PASSWORD, FakeExchange, Says
from mailboxes.graph.answers import Asked as Request, Said
from mailboxes.graph.fake import FakeGraph
from mailboxes.inside import Inside
from probing.border import MX, Habits, TakesIn
from probing.told import changed, for_a_person, says
from rig import HOST
from typed import heard

HEARD_TOML = """\
[organisation]
name = "Northgate Homes"
policy = "wnwhl-2009"
reference = "NH"
nation = "england-wales"
sending = "hold"

[database]
url = "sqlite:///heard.db"

[[staff]]
name = "Helen Lead"
address = "helen.lead@northgate.example"
roles = ["team-lead"]

[[mailbox]]
address = "complaints@northgate.example"
poll_seconds = 0.05
reply_tag = {reply_tag}
{way}
"""
BY_GRAPH = """\
read = "graph://127.0.0.1:{port}"
send = "graph://127.0.0.1:{port}"

[mailbox.oauth]
tenant = "{tenant}"
client = "0d9c2a4e-5f1b-4c1e-9a57-3f0a6b8c7d21"
secret_file = "password"
authority = "{authority}"
"""
BY_EWS = """\
read = "ews://127.0.0.1:{port}"
send = "ews://127.0.0.1:{port}"
password_file = "password"
"""
CEO = "ceo@northgate.example"


class Site(Protocol):
    """A landlord whose mailbox is in Exchange.

    server        what keeps the mailbox
    inside        what becomes of mail to itself
    name_of_sent  what its folder of sent mail is called
    """

    folder: Path
    server: FakeGraph | FakeExchange
    inside: Inside
    name_of_sent: str

    def gives_ids(self, gives: bool) -> None: ...

    def copies_after(self, seconds: float) -> None: ...

    def keeps_no_categories(self) -> None: ...

    def delivers(self, content: bytes) -> None: ...

    def has_folder(self, name: str) -> str:
        """Make a folder that nobody watches, and return its id."""

    def has_another(self, address: str, *, opens: bool) -> None:
        """Have another mailbox, which heard may open or not."""


class ByGraph:
    name_of_sent = "Sent Items"

    def __init__(self, folder: Path, closing: ExitStack) -> None:
        self.folder, self.server = folder, closing.enter_context(FakeGraph())
        self.authority = closing.enter_context(Authority())
        self.server.also_takes = self.authority.good
        self.office, self.inside = self.server.office, self.server.office.inside
        self.office.loses_headers, self.office.looks_until_copied = False, 0
        port = self.server.base.rpartition(":")[2]
        self.way = BY_GRAPH.format(port=port, tenant=DIRECTORY, authority=self.authority.url)
        self.secret = self.authority.secret

    def gives_ids(self, gives: bool) -> None:
        self.office.keeps_message_ids = not gives

    def copies_after(self, seconds: float) -> None:
        self.office.copied_after = seconds

    def keeps_no_categories(self) -> None:
        self.office.keeps_categories = False

    def delivers(self, content: bytes) -> None:
        self.office.deliver(content, by=f"from {MX} by office.example")

    def has_folder(self, name: str) -> str:
        return self.office.add_folder(name)

    def has_another(self, address: str, *, opens: bool) -> None:
        self.server.others[address] = opens


class ByEws:
    name_of_sent = "the folder for sent mail"  # it is "Gesendete Elemente"

    def __init__(self, folder: Path, closing: ExitStack) -> None:
        self.folder, self.server = folder, closing.enter_context(FakeExchange())
        self.exchange, self.inside = self.server.exchange, self.server.exchange.inside
        self.way, self.secret = BY_EWS.format(port=self.server.port), PASSWORD

    def gives_ids(self, gives: bool) -> None:
        self.exchange.gives_ids = gives

    def copies_after(self, seconds: float) -> None:
        self.exchange.copied_after = seconds

    def keeps_no_categories(self) -> None:
        self.server.operations.keeps_categories = False

    def delivers(self, content: bytes) -> None:
        self.exchange.deliver(content, by=f"from {MX} by exchange.northgate.example")

    def has_folder(self, name: str) -> str:
        return self.exchange.add_folder(name, self.exchange.well_known["inbox"])

    def has_another(self, address: str, *, opens: bool) -> None:
        self.server.operations.others[address] = opens


def settled(site: ByGraph | ByEws, *, reply_tag: bool = True) -> None:
    (site.folder / "password").write_text(site.secret)
    toml = HEARD_TOML.format(reply_tag=str(reply_tag).lower(), way=site.way)
    (site.folder / "heard.toml").write_text(toml)


@pytest.fixture
def by_graph(tmp_path: Path) -> Iterator[ByGraph]:
    with ExitStack() as closing:
        settled(site := ByGraph(tmp_path, closing))
        yield site
    assert site.server.wrong == []
    assert site.server.most_at_once <= 2


@pytest.fixture
def by_ews(tmp_path: Path) -> Iterator[ByEws]:
    with ExitStack() as closing:
        settled(site := ByEws(tmp_path, closing))
        yield site
    assert site.server.wrong == []


@pytest.fixture(params=["by_graph", "by_ews"], ids=["Microsoft 365", "Exchange Server"])
def site(request: pytest.FixtureRequest) -> Any:
    return request.getfixturevalue(request.param)


def probed(
    site: Site, *, within: float = 20, later: float = 0, other: str | None = None, outside: TakesIn | None = None
) -> Found:
    settings = load(site.folder / "heard.toml")
    server = (HOST, outside.port) if outside is not None else None
    asked = Asked(within=timedelta(seconds=within), later=timedelta(seconds=later), other=other, outside=server)
    return try_mailbox(settings, settings.mailbox[0], KEYS.held()[0], asked, tell=lambda line: None)


def test_a_mailbox_that_leaves_mail_alone(site: Site) -> None:
    site.gives_ids(False)
    mailbox = probed(site)
    assert (mailbox.in_time, mailbox.changes, for_a_person(mailbox)) == (True, (), [])
    assert (says(mailbox, "Message-ID"), says(mailbox, "headers")) == ("kept", "all kept")
    assert {says(mailbox, each) for each in ("subject", "text", "HTML")} == {"as it was sent"}
    assert says(mailbox, "sent copies").startswith(f"the server keeps one, in {site.name_of_sent}, shown ")
    assert says(mailbox, "keywords") == "kept"
    assert says(mailbox, "Authentication-Results") == "none on mail from inside"
    assert says(mailbox, "AuthAs") == "Internal on mail from inside"


def test_a_message_id_of_the_servers_own_is_learned(site: Site) -> None:
    site.gives_ids(True)
    mailbox = probed(site)
    assert says(mailbox, "Message-ID") == "replaced; the server says by what"
    assert for_a_person(mailbox) == []


def test_a_banner_is_told(site: Site) -> None:
    site.inside.banner = "CAUTION: external"
    mailbox = probed(site)
    assert says(mailbox, "text") == says(mailbox, "HTML") == 'put before it: "CAUTION: external"'


def test_headers_that_are_lost_are_told(site: Site) -> None:
    site.inside.loses = ("Auto-Submitted", "X-Auto-Response-Suppress")
    mailbox = probed(site)
    assert says(mailbox, "headers") == "lost: Auto-Submitted, X-Auto-Response-Suppress"
    assert for_a_person(mailbox) == ["headers"]


def test_headers_that_the_store_has_no_property_for_are_told(by_graph: ByGraph) -> None:
    by_graph.office.loses_headers = True
    mailbox = probed(by_graph)
    assert says(mailbox, "headers") == "lost: Auto-Submitted, X-Heard-Case"
    assert for_a_person(mailbox) == [], "X-Auto-Response-Suppress is left"


def test_nothing_is_lost_where_mime_is_made_anew_when_it_is_read(by_ews: ByEws) -> None:
    by_ews.server.operations.rebuilds = True
    mailbox = probed(by_ews)
    assert (says(mailbox, "headers"), says(mailbox, "AuthAs")) == ("all kept", "Internal on mail from inside")


class TestTheCopy:
    def test_how_long_it_takes_to_be_shown_is_measured(self, site: Site) -> None:
        site.copies_after(0.5)
        mailbox = probed(site, later=20)
        begins = f"the server keeps one, in {site.name_of_sent}, shown "
        seconds = float(says(mailbox, "sent copies").removeprefix(begins).removesuffix(" s after it was sent"))
        assert 0.5 <= seconds < 10
        assert for_a_person(mailbox) == []

    def test_one_that_is_not_shown_is_missed_by_a_person(self, by_ews: ByEws) -> None:
        by_ews.copies_after(3600)
        mailbox = probed(by_ews)
        assert says(mailbox, "sent copies") == "the server kept none"
        assert for_a_person(mailbox) == ["sent copies"]


def test_categories_that_are_not_kept_are_told(site: Site) -> None:
    site.keeps_no_categories()
    assert says(probed(site), "keywords") == "not kept"


def test_whoever_may_only_read_keeps_none(by_ews: ByEws) -> None:
    by_ews.server.instead["UpdateItem"].append(Says("ErrorAccessDenied"))
    assert says(probed(by_ews), "keywords") == "not kept"


class TestAnAddressWithATag:
    @pytest.mark.parametrize("tags", [True, False], ids=["is delivered", "comes back"])
    def test_is_tried(self, site: ByGraph | ByEws, tags: bool) -> None:
        settled(site, reply_tag=not tags)
        site.inside.tags = tags
        mailbox = probed(site)
        assert [(each.key, each.now) for each in mailbox.changes] == [("reply_tag", tags)]

    def test_a_report_that_it_came_back_ends_the_waiting(self, site: Site) -> None:
        site.inside.tags = False
        lines: list[str] = []
        settings = load(site.folder / "heard.toml")
        asked = Asked(within=timedelta(seconds=600), later=timedelta(0))
        assert try_mailbox(settings, settings.mailbox[0], KEYS.held()[0], asked, tell=lines.append).in_time
        assert not any("left" in line for line in lines)


class TestAnotherMailbox:
    @pytest.mark.parametrize(
        "there, said, told",
        [
            pytest.param({"opens": True}, "COULD BE OPENED, and should not be", ["other mailbox"], id="opens"),
            pytest.param({"opens": False}, "cannot be opened, as it should be", [], id="is closed to us"),
            pytest.param(
                None, "there is no telling: the server has no mailbox of that name", ["other mailbox"],
                id="is not there: nothing was tried",
            ),
        ],
    )  # fmt: skip
    def test_it_is_told(self, site: Site, there: dict[str, bool] | None, said: str, told: list[str]) -> None:
        if there is not None:
            site.has_another(CEO, **there)
        mailbox = probed(site, other=CEO)
        assert says(mailbox, "other mailbox") == said
        assert for_a_person(mailbox) == told

    def test_a_sign_in_that_is_refused_tells_nothing(self, by_graph: ByGraph) -> None:
        def refuses(asked: Request) -> None:
            if asked.path[2] == CEO:
                raise Said(401, "InvalidAuthenticationToken")

        by_graph.has_another(CEO, opens=True)
        by_graph.server.meanwhile = refuses
        mailbox = probed(by_graph, other=CEO)
        assert says(mailbox, "other mailbox").startswith("there is no telling: the sign-in itself was refused")
        assert for_a_person(mailbox) == ["other mailbox"]

    def test_it_is_told_by_a_mailbox_id_too(self, by_graph: ByGraph) -> None:
        """The user of heard.toml may be an id; the other mailbox is named by its address all the same."""
        by_graph.server.user = "6f0b8e52-7d55-4c39-9d4e-1b62f7a0c9aa"
        toml = by_graph.folder / "heard.toml"
        toml.write_text(toml.read_text().replace("poll_", f'user = "{by_graph.server.user}"\npoll_'))
        by_graph.has_another(CEO, opens=False)
        assert says(probed(by_graph, other=CEO), "other mailbox") == "cannot be opened, as it should be"


class TestArrival:
    def test_in_a_folder_that_a_rule_moved_it_into(self, site: Site) -> None:
        site.inside.folder = site.has_folder("Newsletters")
        mailbox = probed(site, within=1)
        assert for_a_person(mailbox) == ["arrival"]
        assert says(mailbox, "arrival").endswith("Newsletters")
        assert mailbox.changes == (), "the mail to the address with a tag is there, too"
        assert says(mailbox, "keywords") == "kept"

    def test_the_copy_of_what_was_sent_is_no_arrival(self, site: Site) -> None:
        site.inside.delivers = False
        mailbox = probed(site, within=1)
        assert (mailbox.in_time, mailbox.changes) == (False, ())
        assert says(mailbox, "arrival") == "the mail did not come within 1 s"

    def test_a_server_that_is_asked_in_vain_is_left_alone_for_longer_each_time(self, by_ews: ByEws) -> None:
        by_ews.inside.delivers = False
        probed(by_ews, within=3)
        looks = sum(name == "FindItem" for name in by_ews.server.operations_asked())
        assert looks < 80, "and not as fast as it answers"


class TestFromOutside:
    """The mail comes by a server that takes in mail from outside, into a mailbox in Exchange."""

    def test_verdicts_that_name_no_server_are_none_to_believe_but_microsofts(self, by_graph: ByGraph) -> None:
        with TakesIn(Habits(names_itself=False), by_graph.delivers) as server:
            mailbox = probed(by_graph, outside=server)
        assert changed(mailbox) == {"vouched_by": ("auth-as",)}, "by that border's name anybody may greet"
        assert for_a_person(mailbox) == []
        assert says(mailbox, "forged AuthAs") == "not taken for mail from inside"

    def test_nor_is_a_mark_that_was_forged(self, by_graph: ByGraph) -> None:
        with TakesIn(Habits(forged=True), by_graph.delivers) as server:
            mailbox = probed(by_graph, outside=server)
        assert ("vouched_by" in changed(mailbox), for_a_person(mailbox)) == (False, ["forged AuthAs"])

    def test_a_mark_that_can_be_forged_counts_no_more(self, site: Site) -> None:
        toml = site.folder / "heard.toml"
        toml.write_text(toml.read_text().replace("poll_", 'vouched_by = ["auth-as"]\npoll_'))
        with TakesIn(Habits(forged=True), site.delivers) as server:
            mailbox = probed(site, outside=server)
        assert "auth-as" not in changed(mailbox)["vouched_by"]
        assert says(mailbox, "forged AuthAs") == "taken for mail from inside, AND HEARD BELIEVES IT"

    def test_a_server_that_lets_through_that_mail_is_from_inside_is_for_a_person(self, site: Site) -> None:
        with TakesIn(Habits(forged=True), site.delivers) as server:
            mailbox = probed(site, outside=server)
        assert for_a_person(mailbox) == ["forged AuthAs"]

    @pytest.mark.parametrize("rebuilds", [False, True], ids=["as it came", "made anew"])
    def test_a_border_in_front_of_exchange_is_measured(self, by_ews: ByEws, rebuilds: bool) -> None:
        by_ews.server.operations.rebuilds = rebuilds
        with TakesIn(Habits(), by_ews.delivers) as server:
            mailbox = probed(by_ews, outside=server)
        assert changed(mailbox) == {
            "authserv_id": MX, "border": MX, "vouched_by": ("auth-as", "resolved-sender"),
        }  # fmt: skip

    @pytest.mark.parametrize(
        "connector, vouched_by, told",
        [
            pytest.param({}, ("auth-as", "resolved-sender"), [], id="believes nobody"),
            pytest.param({"forged": True}, ("resolved-sender",), ["forged AuthAs"], id="lets AuthAs through"),
            pytest.param({"resolves": True}, ("auth-as",), ["forged sender"], id="finds every sender in the directory"),
            pytest.param(
                {"forged": True, "resolves": True}, None, ["forged AuthAs", "forged sender"],
                id="is externally secured: both",
            ),
        ],
    )  # fmt: skip
    def test_only_what_a_stranger_cannot_bring_about_is_to_vouch_for_an_officer(
        self, by_ews: ByEws, connector: dict[str, bool], vouched_by: tuple[str, ...] | None, told: list[str]
    ) -> None:
        by_ews.exchange.resolves_all = connector.get("resolves", False)
        with TakesIn(Habits(forged=connector.get("forged", False)), by_ews.delivers) as server:
            mailbox = probed(by_ews, outside=server)
        assert changed(mailbox).get("vouched_by") == vouched_by
        assert for_a_person(mailbox) == told


def test_a_token_that_ends_meanwhile_is_renewed(by_graph: ByGraph) -> None:
    at_the_send = iter([by_graph.authority.end_all])
    by_graph.server.meanwhile = lambda asked: next(at_the_send, int)() if asked.line.endswith("send") else None
    assert probed(by_graph).in_time


def test_a_way_that_refuses_the_sign_in_is_told_before_anything_is_sent(by_graph: ByGraph) -> None:
    by_graph.authority.refuses = 7000222
    with pytest.raises(MailboxError):
        probed(by_graph)
    assert by_graph.office.sent == []


class TestTyped:
    def test_where_all_is_well_nobody_is_asked_anything(self, site: Site) -> None:
        code, said, errors = heard("check", "--probe", folder=site.folder, width=100)
        assert (code, "Nothing was written" in said, "has to look" in said) == (0, False, False), said + errors
        assert "sends a mail to complaints+probe@northgate.example" in errors

    def test_what_a_person_has_to_look_at_is_named(self, site: Site) -> None:
        site.has_another(CEO, opens=True)
        code, said, errors = heard("check", "--probe", "--other", CEO, folder=site.folder, width=100)
        assert (code, "Somebody has to look at: other mailbox." in said) == (1, True), said + errors
