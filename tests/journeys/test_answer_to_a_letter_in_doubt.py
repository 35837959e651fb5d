"""heard is killed as a letter leaves under a Message-ID of the server's own: an answer to that finds the case."""

from __future__ import annotations

from pathlib import Path

import pytest
from site_on_a_server import Site
from ways import BY_GRAPH

from authority import Authority
from builders import a_mail
from mailboxes.graph.fake import FakeGraph
from rig import until

SHOWN_AFTER = 3.0  # seconds; so long nobody learns from the copy what the letter is called


def test_the_name_is_learned_from_the_copy(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    with FakeGraph() as server, Authority() as authority:
        server.also_takes, server.office.looks_until_copied = authority.good, 0
        server.office.copied_after = SHOWN_AFTER
        ways = BY_GRAPH.format(port=server.base.rpartition(":")[2], authority=authority.url)
        site = Site.by(tmp_path, ways, authority.secret)  # what was sent is not watched
        request.addfinalizer(site.end)
        site.start()
        server.office.deliver(a_mail())
        until(lambda: server.office.sent, what="the letter")
        site.kill()
        site.start()
        until(lambda: [each["state"] for each in site.ask("letters")] == ["sent"], what="the record")
        [letter] = server.office.sent
        about_nothing = a_mail(
            "Thank you, that is kind.", message_id="<answer@elsewhere.example>", sender="daughter@elsewhere.example",
            subject="Hello", headers=[("In-Reply-To", letter.message_id)],
        )  # fmt: skip
        server.office.deliver(about_nothing)
        until(lambda: _heard(site) == {"<leak-1@tenant.example>", "<answer@elsewhere.example>"}, what="the answer")
        assert len(site.ask("cases")) == 1
        assert site.stop() == 0
    assert server.wrong == []


def _heard(site: Site) -> set[str]:
    """Return the Message-IDs of what lies on cases."""
    cases = [case for listed in site.ask("cases") for case in site.ask("case", listed["reference"])]
    return {message["message_id"] for case in cases for message in case["messages"]}
