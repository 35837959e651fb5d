"""What is said when something was done to a restriction: what is missing by the policy, and how it is undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from heard.cli.show import console, plain
from heard.cli.wrapped import told

if TYPE_CHECKING:
    from heard.daemon.house import House
    from heard.daemon.restriction_work import Stands

NO_UNDO = "There is no undo; what was wrong is put right by a further step."


def to_write(number: int) -> tuple[str, ...]:
    """Return that the person is still to be written to, which heard does not do."""
    return (f"heard writes nothing of it to them. For a draft: heard restrict draft {number} --letter",)


def tell(house: House, stands: Stands, said: str, undo: str = "") -> None:
    """Say what was done, what is missing by the policy with what to type for it, and how it is undone."""
    from heard.reports.restricted_wants import wanted

    told(said)
    for line in stands.notes:
        told(line)
    missing = wanted(stands.entry.restriction, house.given.policy)
    if missing and not undo and stands.entry.restriction.lifted_on is None:
        told(f"Missing by the policy: {len(missing)}. heard restrict show {stands.entry.number} lists them.")
    elif missing and undo:
        told(f"The policy {house.given.policy.name} also wants on record:")
        for each in missing:
            told(each.what, "- ")
            console.print(plain(f"  {each.typed}"), soft_wrap=True)
    if undo:
        console.print(f"To undo: {plain(undo)}", soft_wrap=True)
    else:
        told(NO_UNDO)
