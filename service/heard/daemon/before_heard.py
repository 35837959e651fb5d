"""What was there before heard: cases, people and restrictions of the register, known from the first start on.

Read again at every start, and in a rehearsal; only what is new in it is taken in.
"""

from __future__ import annotations

import logging

from heard.casework.events import Reference
from heard.daemon import clocks_off
from heard.daemon.house import House
from heard.daemon.restriction_files import may_be_given
from heard.daemon.restriction_told import tell_of_doubted
from heard.daemon.restriction_work import Work
from heard.settings.register import Register
from heard.store import earlier, restricted_register

log = logging.getLogger(__name__)


def take_in(house: House, register: Register) -> tuple[Reference, ...]:
    """Open a case for every earlier one that has none yet, and enter its restrictions; return the new references.

    Addresses of the landlord's own, and of somebody else's, are given to nobody: `heard check` tells of each.

    Raises CaseMovedOn where another process opened a case in the same moment.
    """
    mailbox = house.given.landlord.mailboxes[0]
    with house.store.writing() as connection:
        register, withheld = may_be_given(connection, register, house.given.landlord)
        new = earlier.read_in(connection, register, house.given, house.policies, mailbox=mailbox, now=house.now())
        entered = restricted_register.read_in(connection, register, house.given.policy, now=house.now())
        clocks_off.keep_all_in_step(connection, house)
        for entry in entered:
            tell_of_doubted(Work(house, connection, entry))
    if new:
        log.info("earlier cases taken in", extra={"cases": len(new)})
    for line in withheld:
        log.warning("an address of the register is not given", extra={"because": line})
    if entered:
        log.info("restrictions taken in", extra={"restrictions": [entry.number for entry in entered]})
    return new
