"""What a message says of itself is worked out once, however many restrictions it is held against.  Pure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from heard.mail.message import Message

_Found = TypeVar("_Found")


class Once:
    """A message, with what was found in it: each look at it is made when it is first asked for, and never again."""

    def __init__(self, message: Message) -> None:
        self.message = message
        self._known: dict[Callable[[Message], Any], Any] = {}

    def of(self, look: Callable[[Message], _Found]) -> _Found:
        """Return what a look at the message finds."""
        if look not in self._known:
            self._known[look] = look(self.message)
        found: _Found = self._known[look]
        return found
