"""What differs between two policies, section by section: added, gone, changed.  Pure.

Compared is what a pack means, not how it is written: a key left out and a key that says what
is meant without it are the same.  Where each says it stands in the policy (`source`) is not
compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any

from heard.casework.policy import Policy
from heard.datafiles.packs.reading import WEEK
from heard.reports.policy.words import listed

Value = str | tuple[str, ...]
Items = Mapping[str, Mapping[str, Value]]
OF_THE_TEXT = frozenset({"digest", "text"})
"""Fields of a policy that are no section of its pack: what it was read from."""
WHERE_IT_STANDS = "source"
PROMISE = "within and starts"
"""What a clock allows and from when: one key here, since neither says anything alone."""
TELLING = (
    PROMISE,
    "means",
    "says",
    "title",
    "name",
    "lasts",
    "at_most",
    "purpose",
    "every",
    "chosen",
    "first_stage",
    "send_to",
)


@dataclass(frozen=True, slots=True)
class Change:
    """One key with another value; "" where there was, or is, none."""

    name: str
    key: str
    before: Value
    after: Value


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs in one section; `added` and `gone` are names with what they say in brief."""

    section: str
    added: tuple[str, ...]
    gone: tuple[str, ...]
    changed: tuple[Change, ...]

    def sentences(self) -> Iterator[str]:
        yield from (f"Gone: {each}" for each in self.gone)
        yield from (f"Added: {each}" for each in self.added)
        yield from map(_sentence, self.changed)


def differences(before: Policy, after: Policy) -> tuple[Difference, ...]:
    """Return what differs, in the order of a pack's sections; () where nothing does."""
    old, new = _sections(before), _sections(after)
    found = (_difference(name, old.get(name, {}), new.get(name, {})) for name in dict.fromkeys([*old, *new]))
    return tuple(each for each in found if each.added or each.gone or each.changed)


def as_json(before: Policy, after: Policy, found: Sequence[Difference]) -> dict[str, Any]:
    """Return it for programs."""
    return {
        "a": before.name,
        "b": after.name,
        "sections": [
            {
                "section": each.section,
                "added": list(each.added),
                "gone": list(each.gone),
                "changed": [{"name": c.name, "key": c.key, "a": c.before, "b": c.after} for c in each.changed],
                "sentences": list(each.sentences()),
            }
            for each in found
        ],
    }


def _difference(section: str, old: Items, new: Items) -> Difference:
    return Difference(
        section=section,
        added=tuple(_brief(name, new[name]) for name in new if name not in old),
        gone=tuple(_brief(name, old[name]) for name in old if name not in new),
        changed=tuple(change for name in old if name in new for change in _changes(name, old[name], new[name])),
    )


def _changes(name: str, old: Mapping[str, Value], new: Mapping[str, Value]) -> Iterator[Change]:
    for key in dict.fromkeys([*old, *new]):
        if old.get(key, "") != new.get(key, ""):
            yield Change(name, key, old.get(key, ""), new.get(key, ""))


def _sentence(change: Change) -> str:
    about = ": ".join(each for each in (change.name, change.key) if each and each != PROMISE)
    if isinstance(change.before, tuple) and isinstance(change.after, tuple):
        gone = [each for each in change.before if each not in change.after]
        added = [each for each in change.after if each not in change.before]
        parts = [f"gone: {listed(gone)}"] * bool(gone) + [f"added: {listed(added)}"] * bool(added)
        return f"{about}: {' / '.join(parts) or 'in another order'}"
    return f"{about}: {_shown(change.before)} -> {_shown(change.after)}"


def _shown(value: Value) -> str:
    return listed(value) if isinstance(value, tuple) else value or "nothing"


def _brief(name: str, keys: Mapping[str, Value]) -> str:
    """Return a name with what tells most about it; a section that stands alone has no name."""
    telling = next((keys[key] for key in TELLING if keys.get(key)), "")
    return f"{name} ({_shown(telling)})" if telling and name else name or "the whole section"


# -- A policy as sections, names, keys and values


def _sections(policy: Policy) -> dict[str, Items]:
    """Return the policy as a pack would write it: section -> name -> key -> value."""
    found: dict[str, Items] = {}
    for field, section, _ in _written(Policy):
        value = getattr(policy, field)
        if field in OF_THE_TEXT or value is None:
            continue
        if isinstance(value, Mapping):
            found[section] = {str(name): _keys(each) for name, each in value.items()}
        elif isinstance(value, tuple):
            found[section] = {each.question: _keys(each) for each in value}
        else:
            found[section] = {"": _keys(value)}
    if policy.restriction:
        found["restriction.option"] = {name: _keys(each) for name, each in policy.restriction.options.items()}
    return found


def _keys(value: Any) -> dict[str, Value]:
    cls: type = type(value)
    if not is_dataclass(cls):
        return {"title": str(value)}
    found: dict[str, Value] = {}
    for field, key, none in _written(cls):
        inner = getattr(value, field)
        inner = none or None if inner is None else inner
        if key == WHERE_IT_STANDS or inner is None or isinstance(inner, Mapping) or (field, key) == ("name", "name"):
            continue
        if is_dataclass(inner) and key == "further":
            found |= {f"{key}.{name}": each for name, each in _keys(inner).items()}
        else:
            found[key] = _value(key, inner)
    if "within" in found and "starts" in found:
        promise: dict[str, Value] = {PROMISE: f"{found.pop('within')} from {_shown(found.pop('starts'))}"}
        return promise | found
    return found


def _value(key: str, value: Any) -> Value:
    if key == "office_days":
        return tuple(WEEK[number] for number in value)
    if isinstance(value, tuple):
        return tuple(str(each) for each in value)
    return str(value).lower() if isinstance(value, bool) else str(value)


@cache
def _written(cls: type) -> tuple[tuple[str, str, str], ...]:
    """Return each field of a class with its key in a pack, and the word that stands there for None."""
    found = fields(cls)
    return tuple((each.name, each.metadata.get("key") or each.name, each.metadata.get("none", "")) for each in found)
