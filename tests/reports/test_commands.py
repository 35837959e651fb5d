"""What officers commanded is told in plain words, whatever it was."""

from __future__ import annotations

import pytest

from heard.casework.closed_lists import ProvedBy, Refusal
from heard.casework.commands import CommandName
from heard.reports.commands import CALLED, PROVED, REFUSED
from heard.reports.moves import in_words

CASE = "NH-26-0042"


@pytest.mark.parametrize(
    ("name", "details", "said"),
    [
        pytest.param(
            "CommandGiven", {"message": 3, "command": "close", "proved_by": "both"},
            "an officer said in message 3: close it (shown by our own server, and by what we gave them)", id="given",
        ),
        pytest.param(
            "CommandRefused", {"message": 3, "command": "close", "why": "forged"},
            "message 3 changed nothing: close it, it is forged, as our own server found or the officer said",
            id="refused",
        ),
        pytest.param(
            "CommandRefused", {"message": 3, "command": None, "why": "token-leaked"},
            "message 3 changed nothing: it came from somebody outside, with what was given to an officer",
            id="no command at all",
        ),
        pytest.param(
            "CommandUndone", {"message": 3}, "what the command in message 3 had brought about was taken back",
            id="undone",
        ),
        pytest.param(
            "OfficerAssigned", {"officer": "gary@northgate.example", "stage": "stage-1"},
            "gary@northgate.example deals with NH-26-0042 at stage-1", id="assigned",
        ),
        pytest.param("OfficerAssigned", {"officer": None, "stage": None}, "nobody deals with NH-26-0042", id="nobody"),
        pytest.param(
            "KindCorrected", {"kind": "enquiry"}, "NH-26-0042 is of the kind enquiry, as an officer says",
            id="no complaint",
        ),
    ],
)  # fmt: skip
def test_in_plain_words(name: str, details: dict[str, object], said: str) -> None:
    assert in_words(CASE, name, details) == said


def test_every_command_proof_and_refusal_has_words() -> None:
    assert (set(CALLED), set(PROVED), set(REFUSED)) == (set(CommandName), set(ProvedBy), set(Refusal))
