"""Reads policy packs: rules/policies/NAME/policy.toml -> Policy, or every mistake at once.

A pack may say no more than heard keeps: a section, a key or a word that heard does not act
on is a mistake, so that nobody believes a promise is being looked after when it is not.
"""

from __future__ import annotations

from pathlib import Path

from heard.casework.policy import Policy
from heard.datafiles.form import Slip
from heard.datafiles.packs.extending import bases_of, merge
from heard.datafiles.packs.reading import read_policy
from heard.datafiles.packs.sources import Merged, alone, pack_names, parsed, read_source
from heard.datafiles.packs.telling import told
from heard.errors import Mistake, PolicyError

__all__ = ["bases_of", "load_all", "load_policy", "pack_names", "policy_from_text"]


def load_policy(name: str, rules_dir: Path) -> Policy:
    """Return the pack `name` from the folder rules/.  Raises PolicyError, which holds every mistake."""
    return _policy(merge(read_source(name, rules_dir), rules_dir))


def load_all(rules_dir: Path) -> list[Policy]:
    """Return every pack in the folder rules/.  Raises one PolicyError with every mistake of all of them."""
    policies: list[Policy] = []
    mistakes: list[Mistake] = []
    for name in pack_names(rules_dir):
        try:
            policies.append(load_policy(name, rules_dir))
        except PolicyError as error:
            mistakes.extend(error.mistakes)
    if mistakes:
        # A mistake in a pack that others extend is met with each of them, and told once.
        raise PolicyError(dict.fromkeys(mistakes))
    return policies


def policy_from_text(text: str, where: str = "policy.toml", pinned: bool = False) -> Policy:
    """Return the policy a pack's text describes.

    where   what mistakes call the text
    pinned  whether it was kept with the cases opened under it: then it only has to be readable, so that
            a later heard, which may know better, never refuses to start over it

    Raises PolicyError, which holds every mistake.
    """
    return _policy(alone(parsed(text, where)), pinned=pinned)


def _policy(merged: Merged, *, pinned: bool = False) -> Policy:
    policy, slips = read_policy(merged.content, merged.text, pinned=pinned)
    if policy is not None and (folder := merged.sources[0].name) not in ("", policy.name):
        what = f"'{policy.name}' is not the name of its folder."
        slips.append(Slip(("pack", "id"), what, f"Did you mean '{folder}'?"))
    mistakes = [*merged.mistakes, *told(slips, merged)]
    if policy is None or mistakes:
        raise PolicyError(mistakes)
    return policy
