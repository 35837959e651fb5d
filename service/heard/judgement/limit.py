"""What a decision knows of one restriction that held when the message came.  Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from heard.casework.events import Reference
from heard.casework.restriction import Restriction


@dataclass(frozen=True, slots=True)
class Limit:
    """A restriction, and what its person and its matter are known by.

    names       theirs, and what else they go by
    addresses   those the register gives, and those they are known to write from
    used        others they were seen to write from while it held: a daughter's may be her own the next time
    led_by      the case that led to it, where that was joined to another, which the restriction then names
    told_apart  those from which somebody else writes, as a person said of mail that was taken for theirs
    elsewhere   other cases that their contacts are on, whoever these were opened for, and what these contacts say
    homes, phones   in their normal form (mail/told)
    household   whoever lives with them or is close to them, as the register has it: "wife Maureen Pickersgill"
    matter      what the register says that it is about, then what the mails on its case say, the newest first
    beside      what else the mails on its case say, where two cases were joined: nothing of that is limited
    theirs      those of these mails that the person wrote
    answered_at when contacts about the matter were acknowledged while it held, the oldest first
    contacts    how many there were since it began, whatever about, this one left out
    acknowledged  how many of these were acknowledged
    """

    restriction: Restriction
    names: tuple[str, ...]
    addresses: tuple[str, ...] = ()
    used: tuple[str, ...] = ()
    led_by: Reference | None = None
    told_apart: tuple[str, ...] = ()
    elsewhere: tuple[tuple[Reference, tuple[str, ...]], ...] = ()
    homes: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    household: tuple[str, ...] = ()
    matter: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    theirs: tuple[str, ...] = ()
    answered_at: tuple[datetime, ...] = ()
    contacts: int = 0
    acknowledged: int = 0

    @property
    def of_its_own(self) -> Reference | None:
        """Return the case that led to it, whatever that was joined to: joined cases keep their matters."""
        return self.led_by or self.restriction.case
