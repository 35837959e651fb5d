"""Why something was decided (CONTRACTS of `heard why`)."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, select

from heard.errors import NotFound
from heard.store.tables import decisions, messages, policies, problems


def numbers_of(connection: Connection, clue: str, digest: bytes | None = None) -> list[int]:
    """Return the numbers of the messages a person may mean: by number, by Message-ID, or by the digest of a file.

    Raises NotFound if there are none.
    """
    bare = clue.strip().strip("<>")
    query = select(messages.c.id).order_by(messages.c.id)
    if digest is not None:
        query = query.where(messages.c.digest == digest)
    elif bare.isdigit():
        query = query.where(messages.c.id == int(bare))
    else:
        query = query.where(messages.c.message_id == f"<{bare}>")
    found = connection.execute(query).scalars().all()
    if not found:
        raise NotFound(f"{clue}: no message of this number, Message-ID or file was heard")
    return list(found)


def why(connection: Connection, number: int) -> dict[str, Any]:
    """Return what was decided on one message, on what grounds, and under which policy and rules."""
    query = (
        select(messages, decisions, policies.c.pack, policies.c.in_force_from)
        .outerjoin(decisions, decisions.c.message == messages.c.id)
        .outerjoin(policies, policies.c.digest == decisions.c.policy)
        .where(messages.c.id == number)
    )
    row = connection.execute(query).mappings().one()
    body = json.loads(row["body"]) if row["body"] else {"findings": [], "actions": []}
    policy = {"pack": row["pack"], "version": row["in_force_from"].isoformat()} if row["pack"] else None
    trouble = select(problems.c.what).where(problems.c.message == number, problems.c.solved_at.is_(None))
    return {
        "message": number,
        "message_id": row[messages.c.message_id],
        "state": row[messages.c.state],
        "case": row[messages.c.reference],
        "kind": row[messages.c.kind],
        "kind_sure": body.get("kind_sure", True),
        "findings": body["findings"],
        "actions": body["actions"],
        "policy": policy,
        "rules_version": row["rules_version"],
        "problem": (connection.execute(trouble).scalar() or "").strip().rpartition("\n")[2] or None,
    }
