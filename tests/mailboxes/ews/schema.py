"""Microsoft's own schema of Exchange Web Services, so that the fake server cannot flatter us.

It is other people's data and lies outside this project: in a folder `shared/schemas` beside the
checkout, or where HEARD_SCHEMAS says.
"""

from __future__ import annotations

import functools
import os
from pathlib import Path
from typing import Any

from lxml import etree

BESIDE = Path(__file__).parents[3].parent / "shared" / "schemas"
MISSING = "Microsoft's schema of EWS is not here: set HEARD_SCHEMAS to the folder that holds ews/messages.xsd"


def folder() -> Path:
    return Path(os.environ.get("HEARD_SCHEMAS", BESIDE)) / "ews"


@functools.cache
def schema() -> Any:
    """Return what Microsoft says, or None where it is not here."""
    file = folder() / "messages.xsd"
    return etree.XMLSchema(etree.parse(str(file))) if file.is_file() else None


def wrong_with(message: Any) -> list[str]:
    """Return what of the element in a SOAP body is not as the schema has it."""
    known = schema()
    # A copy: validated within its envelope, it would be looked for the envelope's declaration.
    if known is None or known.validate(etree.fromstring(etree.tostring(message), etree.XMLParser(huge_tree=True))):
        return []
    return [f"{message.tag.rpartition('}')[2]}: {error.message}" for error in known.error_log]
