"""Microsoft's own metadata of Graph, so that the fake server cannot flatter us.

It is other people's data and lies outside this project: in a folder `shared/schemas` beside the
checkout, or where HEARD_SCHEMAS says.
"""

from __future__ import annotations

import functools
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

BESIDE = Path(__file__).parents[3].parent / "shared" / "schemas"
MISSING = "Microsoft's metadata of Graph is not here: set HEARD_SCHEMAS to the folder that holds graph/v1.0-Prod.csdl"
EDM = "{http://docs.oasis-open.org/odata/ns/edm}"

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


@functools.cache
def metadata() -> Metadata | None:
    """Return what Microsoft says, or None where it is not here."""
    file = Path(os.environ.get("HEARD_SCHEMAS", BESIDE)) / "graph" / "v1.0-Prod.csdl"
    return Metadata(file) if file.is_file() else None


class Metadata:
    """Types with their properties, and what may be called on them."""

    def __init__(self, file: Path) -> None:
        schema = next(
            each for each in ElementTree.parse(file).iter(f"{EDM}Schema") if each.get("Namespace") == "microsoft.graph"
        )
        self._types = {
            each.get("Name"): each for each in schema if each.tag in (f"{EDM}EntityType", f"{EDM}ComplexType")
        }
        self._enums = {
            each.get("Name"): {member.get("Name") for member in each.iter(f"{EDM}Member")}
            for each in schema.iter(f"{EDM}EnumType")
        }
        self._bound = {
            (each.get("Name"), parameter.get("Type"))
            for kind in ("Function", "Action")
            for each in schema.iter(f"{EDM}{kind}")
            if each.get("IsBound") and (parameter := each.find(f"{EDM}Parameter")) is not None
        }
        self._sets = {each.get("Name"): each.get("EntityType") for each in schema.iter(f"{EDM}EntitySet")}

    def properties(self, name: str) -> dict[str, str]:
        """Return the properties of a type and of those it is made from, with their types."""
        found: dict[str, str] = {}
        here: str | None = name
        while here is not None:
            element = self._types[here]
            for each in element:
                if each.tag in (f"{EDM}Property", f"{EDM}NavigationProperty"):
                    found[str(each.get("Name"))] = str(each.get("Type"))
            base = element.get("BaseType")
            here = base.removeprefix("graph.") if base else None
        return found

    def wrong_in(self, type_name: str, value: Any, where: str = "") -> Iterator[str]:
        """Yield what is wrong with a value that should be of a type, as the metadata spells types."""
        if type_name.startswith("Collection("):
            if not isinstance(value, list):
                yield f"{where}: no list"
                return
            for number, each in enumerate(value):
                yield from self.wrong_in(type_name[11:-1], each, f"{where}[{number}]")
        elif value is None:
            return
        elif type_name.startswith("graph."):
            yield from self._wrong_in_ours(type_name.removeprefix("graph."), value, where)
        elif not _is_primitive(type_name, value):
            yield f"{where}: {type(value).__name__} is no {type_name}"

    def _wrong_in_ours(self, name: str, value: Any, where: str) -> Iterator[str]:
        if name in self._enums:
            if value not in self._enums[name]:
                yield f"{where}: {value!r} is no {name}"
            return
        if not isinstance(value, dict):
            yield f"{where}: no object"
            return
        known = self.properties(str(value.get("@odata.type", name)).removeprefix("#microsoft.graph."))
        for key, inner in value.items():
            if "@" in key:  # an annotation, as "@odata.etag"
                continue
            if key not in known:
                yield f"{where}: {name} has no {key}"
            else:
                yield from self.wrong_in(known[key], inner, f"{where}.{key}")

    def wrong_with_request(self, method: str, segments: Sequence[str], query: Mapping[str, str]) -> Iterator[str]:
        """Yield what is wrong with a request: what is asked for is not there, or has no such properties."""
        kind = f"Collection({self._sets.get(segments[0], '')})".replace("microsoft.graph.", "graph.")
        for number, segment in enumerate(segments[1:], 2):
            if segment == "$value":
                if (method, kind, number) != ("GET", "graph.message", len(segments)):
                    yield f"{method} {kind} has no $value"
            elif (segment, kind) in self._bound:
                continue
            elif kind.startswith("Collection("):
                kind = kind[11:-1]
            else:
                found = self.properties(kind.removeprefix("graph.")).get(segment)
                if found is None:
                    yield f"{kind} has no {segment}"
                    return
                kind = found
        one = kind.removeprefix("Collection(").removesuffix(")").removeprefix("graph.")
        for named in query.get("$select", "").split(",") if "$select" in query else ():
            if named not in self.properties(one):
                yield f"{one} has no {named} to select"


def _is_primitive(name: str, value: Any) -> bool:
    if name == "Edm.DateTimeOffset":
        return isinstance(value, str) and _MOMENT.fullmatch(value) is not None
    if name == "Edm.Boolean":
        return isinstance(value, bool)
    if name.startswith("Edm.Int"):
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, str)
