"""Messages in batches that fit in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

BATCH_MESSAGES, BATCH_BYTES = 50, 4_000_000


def divided(messages: Iterable[T], size_of: Callable[[T], int]) -> Iterator[list[T]]:
    """Yield messages in batches, each as soon as it is full; a huge one comes alone.

    size_of  bytes
    """
    batch: list[T] = []
    weight = 0
    for each in messages:
        size = size_of(each)
        if batch and weight + size > BATCH_BYTES:
            yield batch
            batch, weight = [], 0
        batch.append(each)
        weight += size
        if len(batch) == BATCH_MESSAGES:
            yield batch
            batch, weight = [], 0
    if batch:
        yield batch
