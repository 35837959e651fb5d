"""What the Code wants letters to say, as items of a pack; of several that say the same, any one will do."""

from __future__ import annotations

from heard.casework.policy.words import Item

OUTSIDE_BODY = Item("outside-body")
DEFINITION = (Item("complaint-definition"), Item("basis-and-resolution"))
WHY = frozenset({Item("reasons"), Item("why")})
WHY_LONGER = WHY | {Item("extension-reason"), Item("why-longer")}
NEW_DAY = Item("new-answer-by-date")
EACH_POINT = frozenset({Item("each-point-answered"), Item("findings")})
