"""Words of a pack's digests that nobody knows: no mistake, since the rest is shown all the same, but worth knowing."""

from __future__ import annotations

from collections.abc import Iterator

from heard.casework.digest_sections import SHOWN, unknown_words
from heard.casework.policy import Policy
from heard.datafiles.form import nearest
from heard.errors import Mistake


def unknown_in_digests(policy: Policy) -> Iterator[Mistake]:
    """Yield what `heard check` notes of a pack's digests."""
    for digest, word in unknown_words(policy):
        where = f"rules/policies/{policy.name}/policy.toml: digest.{digest}.shows"
        what = f"'{word}' is not known here, and nothing is shown for it."
        yield Mistake(where, what, nearest(word, SHOWN))
