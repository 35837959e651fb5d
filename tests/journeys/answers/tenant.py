"""Tenants, no two of whom share an address, a home, or a room with a leak in it.

Of two that share a matter heard asks whether they write about one case, and rightly.
"""

from __future__ import annotations

from dataclasses import dataclass

from builders import COMPLAINT, a_mail

TENANTS = (
    ("Ada", "kitchen"), ("Beryl", "bathroom"), ("Clara", "bedroom"), ("Dorothy", "cellar"), ("Edith", "attic"),
    ("Fay", "hall"), ("Gwen", "pantry"), ("Hope", "lounge"), ("Ida", "porch"), ("June", "nursery"),
    ("Kitty", "garage"), ("Lily", "washroom"), ("Mabel", "study"), ("Nell", "larder"), ("Olga", "landing"),
    ("Pearl", "conservatory"), ("Queenie", "scullery"), ("Ruth", "shed"), ("Sadie", "workshop"), ("Tilda", "wardrobe"),
    ("Una", "loft"), ("Vera", "basement"), ("Willa", "playroom"), ("Xenia", "vestibule"), ("Yvonne", "balcony"),
    ("Zelda", "passage"), ("Agnes", "library"), ("Bess", "laundry"), ("Cora", "stairwell"), ("Della", "sunroom"),
    ("Enid", "alcove"), ("Flora", "foyer"), ("Greta", "corridor"), ("Hilda", "gallery"), ("Iris", "veranda"),
    ("Joan", "outhouse"),
)  # fmt: skip
"""One for each test that shares an office, and a few to spare."""


@dataclass(frozen=True, slots=True)
class Tenant:
    """One of the Finches; `number` counts them, from 0."""

    number: int

    @property
    def name(self) -> str:
        return f"{TENANTS[self.number][0]} Finch"

    @property
    def address(self) -> str:
        return f"{self.name.lower().replace(' ', '.')}@tenant.example"

    @property
    def named(self) -> str:
        return f"{self.name} <{self.address}>"

    @property
    def home(self) -> str:
        return f"{self.number + 1} Canal Walk, LS1 4AB"

    @property
    def subject(self) -> str:
        return self.of_theirs("Leak in the kitchen")

    def of_theirs(self, text: str) -> str:
        """Return words about a kitchen as words about the room this tenant writes of."""
        return text.replace("kitchen", TENANTS[self.number][1])

    def mail_id(self, number: int) -> str:
        """Return the Message-ID of a mail the tenant writes."""
        return f"<leak-{number}.{self.number}@tenant.example>"

    def complaint(self) -> bytes:
        return a_mail(
            self.of_theirs(COMPLAINT), sender=self.named, subject=self.subject, message_id=self.mail_id(1)
        )  # fmt: skip
