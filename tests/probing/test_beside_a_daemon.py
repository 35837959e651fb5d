"""A probe while heard runs: it is kept, and nothing comes of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from site_on_a_server import Site

from probing.border import Border, Habits
from rig import HOST, Dovecot, until
from typed import heard

pytestmark = pytest.mark.dovecot


def test_a_heard_that_runs_leaves_probes_alone(dovecot: Dovecot, tmp_path: Path) -> None:
    with Border(dovecot, "beside", Habits(copies=True, footer="Go green")) as border:
        site = Site(tmp_path, dovecot, border, user="beside", folders=("INBOX", "Sent Items"))
        try:
            site.start()
            code, said, errors = heard(
                "check", "--probe", "--json", "--from-outside", f"{HOST}:{border.port}", folder=tmp_path
            )
            assert (code, json.loads(said)["probed"][0]["in_time"]) == (1, True), said + errors
            # To itself, to the address with a tag, a copy of each, and one from outside.
            until(lambda: site.events().count("heard") >= 5, what="the probes to be heard")
            assert site.ask("cases") == []
            assert site.ask("letters") == []
        finally:
            site.end()
