"""Reads policy packs: rules/policies/NAME/policy.toml -> Policy, or every mistake at once.

A pack may say no more than heard knows: a section, a key or a word that means nothing to it is
a mistake, so that no slip of the pen passes for a promise.  It knows more than it acts on so far:
rules/policies/README.md says of each section which it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from heard.casework.policy import Policy
from heard.datafiles.form import Slip
from heard.datafiles.packs.extending import bases_of, merge
from heard.datafiles.packs.leaflets import folders_of, slips_of
from heard.datafiles.packs.misnamed import without_misnamed
from heard.datafiles.packs.reading import read_policy
from heard.datafiles.packs.sources import Merged, alone, pack_names, parsed, read_source
from heard.datafiles.packs.telling import told
from heard.errors import Mistake, PolicyError

__all__ = ["bases_of", "load_all", "load_each", "load_policy", "pack_names", "policy_from_text"]


def load_policy(name: str, rules_dir: Path) -> Policy:
    """Return the pack `name` from the folder rules/.  Raises PolicyError, which holds every mistake."""
    merged = merge(read_source(name, rules_dir), rules_dir)
    folders = folders_of((source.name for source in merged.sources), rules_dir)
    return _policy(merged, slips_of(merged.content, folders))


def load_all(rules_dir: Path) -> list[Policy]:
    """Return every pack in the folder rules/.  Raises one PolicyError with every mistake of all of them."""
    policies, mistakes = load_each(rules_dir)
    if mistakes:
        raise PolicyError(mistakes)
    return policies


def load_each(rules_dir: Path) -> tuple[list[Policy], list[Mistake]]:
    """Return the packs in the folder rules/ that can be used, by name, and every mistake of those that cannot."""
    policies: list[Policy] = []
    mistakes: list[Mistake] = []
    for name in pack_names(rules_dir):
        try:
            policies.append(load_policy(name, rules_dir))
        except PolicyError as error:
            mistakes.extend(error.mistakes)
    # A mistake in a pack that others extend is met with each of them, and told once.
    return policies, list(dict.fromkeys(mistakes))


def policy_from_text(text: str, where: str = "policy.toml", pinned: bool = False) -> Policy:
    """Return the policy a pack's text describes.

    where   what mistakes call the text
    pinned  whether it was kept with the cases opened under it: then its names, its keys and its sense are
            not checked again, for they were when it came in.  Its words have to be ones this heard knows, so
            a heard that takes a word away, or wants a key that was not wanted, has to bring a reader for
            older texts (docs/decisions/0008)

    Raises PolicyError, which holds every mistake.
    """
    return _policy(alone(parsed(text, where)), pinned=pinned)


def _policy(merged: Merged, of_its_files: Iterable[Slip] = (), *, pinned: bool = False) -> Policy:
    policy, slips = read_policy(merged.content, merged.text, pinned=pinned)
    slips.extend(of_its_files)
    if policy is not None and (folder := merged.sources[0].name) not in ("", policy.name):
        what = f"'{policy.name}' is not the name of its folder."
        slips.append(Slip(("pack", "id"), what, f"Did you mean '{folder}'?"))
    mistakes = [*merged.mistakes, *told(without_misnamed(slips, merged), merged)]
    if policy is None or mistakes:
        raise PolicyError(mistakes)
    return policy
