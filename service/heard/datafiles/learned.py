"""What words weigh, read from the file that was learned (judgement/second_opinion)."""

from __future__ import annotations

import hashlib
import json
from importlib.resources import files

from heard.judgement.second_opinion import opinion
from heard.judgement.second_opinion.opinion import Weights


def learned() -> Weights:
    """Return the weights that came with this version of the service."""
    content = (files(opinion.__package__) / "weights.json").read_bytes()
    table = json.loads(content)
    return Weights(
        tuple(table["asked"]),
        tuple(table["none"]),
        {trait: tuple(row) for trait, row in table["traits"].items()},
        table["learned_from"],
        hashlib.sha256(content).hexdigest(),
    )
