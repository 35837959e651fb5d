"""What is said at the server, for an officer who reads it in a mail and can type nothing there."""

from __future__ import annotations

import pytest

from heard.daemon.commanding.plainly import notes_plainly, plainly, refused_plainly
from heard.errors import CannotBeMoved, CannotBeSaid, NotFound, StoreUnavailable


@pytest.mark.parametrize(
    "said, plain",
    [
        ("message 3 is on no case. heard move 3 --to REFERENCE first", "message 3 is on no case."),
        ("--to stage-9: what may follow stage-1 is stage-2", "what may follow stage-1 is stage-2"),
        ("--wrong-person 3: that is on the record already", "that is on the record already"),
        ("NH-26-0099: there is no such case. heard cases lists them", "NH-26-0099: there is no such case."),
        ("NH-26-0002 was joined to NH-26-0001; name that one", "NH-26-0002 was joined to NH-26-0001; name that one"),
        ("stage-2 is open already; --to takes stage-3", "stage-2 is open already"),
        ("To undo that: heard people merge P1 P2", ""),
        ("The tenant has heard nothing since May.", "The tenant has heard nothing since May."),
        ("heard letters lists them", ""),
    ],
)  # fmt: skip
def test_what_is_typed_is_left_out(said: str, plain: str) -> None:
    assert plainly(said) == plain


def test_notes_are_sentences_each_once() -> None:
    notes = ["letter 4 will not leave", "letter 4 will not leave", "heard letters lists them"]
    assert notes_plainly(notes) == ("Letter 4 will not leave.",)


@pytest.mark.parametrize("error", [CannotBeSaid, CannotBeMoved, NotFound])
def test_what_is_refused_is_refused_plainly(error: type[Exception]) -> None:
    with pytest.raises(CannotBeSaid, match=r"^message 3 is on no case\.$"), refused_plainly():
        raise error("message 3 is on no case. heard move 3 --to REFERENCE first")


def test_what_is_no_refusal_goes_on_as_it_is() -> None:
    with pytest.raises(StoreUnavailable, match="locked"), refused_plainly():
        raise StoreUnavailable("locked")
