"""everything heard remembers"""

import sqlalchemy as sa
from alembic import op

# As heard.store.tables.Instant was on this day; a step, once released, does not change with the code.
INSTANT = sa.String(32).with_variant(sa.TIMESTAMP(timezone=True), "postgresql")
WAITING, SENDING = sa.text("state = 'waiting'"), sa.text("state = 'sending'")
UNCOPIED = sa.text("state = 'sent' AND NOT copied")

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "cases",
        sa.Column("reference", sa.String(length=40), nullable=False),
        sa.Column("prefix", sa.String(length=20), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("person", sa.Integer(), nullable=True),
        sa.Column("mailbox", sa.String(length=255), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("sure", sa.Boolean(), nullable=False),
        sa.Column("stage", sa.String(length=40), nullable=True),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("risk", sa.Boolean(), nullable=False),
        sa.Column("opened_at", INSTANT, nullable=False),
        sa.Column("received_at", INSTANT, nullable=False),
        sa.Column("acknowledged_at", INSTANT, nullable=True),
        sa.Column("messages", sa.Integer(), nullable=False),
        sa.Column("questions", sa.Integer(), nullable=False),
        sa.Column("policy", sa.String(length=64), nullable=True),
        sa.Column("last_number", sa.Integer(), nullable=False),
        sa.Column("chain", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("reference"),
        sa.UniqueConstraint("prefix", "year", "number"),
    )
    with op.batch_alter_table("cases", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_cases_person"), ["person"], unique=False)

    op.create_table(
        "clocks",
        sa.Column("reference", sa.String(length=40), nullable=False),
        sa.Column("clock", sa.String(length=40), nullable=False),
        sa.Column("stage", sa.String(length=40), nullable=False),
        sa.Column("started", INSTANT, nullable=False),
        sa.Column("due", INSTANT, nullable=True),
        sa.Column("standard_due", INSTANT, nullable=True),
        sa.Column("met_at", INSTANT, nullable=True),
        sa.Column("clause", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("reference", "clock", "stage"),
    )
    with op.batch_alter_table("clocks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_clocks_due"), ["due"], unique=False)

    op.create_table(
        "cursors",
        sa.Column("mailbox", sa.String(length=255), nullable=False),
        sa.Column("folder", sa.String(length=255), nullable=False),
        sa.Column("uidvalidity", sa.BigInteger(), nullable=True),
        sa.Column("uid", sa.BigInteger(), nullable=True),
        sa.Column("looked_at", INSTANT, nullable=True),
        sa.Column("trouble", sa.String(length=20), nullable=True),
        sa.Column("trouble_since", INSTANT, nullable=True),
        sa.Column("alarmed", sa.String(length=20), nullable=True),
        sa.PrimaryKeyConstraint("mailbox", "folder"),
    )
    op.create_table(
        "events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("stream", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("type", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("happened_at", INSTANT, nullable=False),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("by", sa.String(length=10), nullable=False),
        sa.Column("message", sa.Integer(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("chain", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("stream", "number"),
    )
    op.create_table(
        "letters",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("purpose", sa.String(length=20), nullable=False),
        sa.Column("reference", sa.String(length=40), nullable=True),
        sa.Column("stage", sa.String(length=40), nullable=True),
        sa.Column("cause", sa.Integer(), nullable=True),
        sa.Column("mailbox", sa.String(length=255), nullable=False),
        sa.Column("to", sa.Text(), nullable=False),
        sa.Column("outside", sa.Boolean(), nullable=False),
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("held_because", sa.String(length=60), nullable=True),
        sa.Column("released", sa.Boolean(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("next_try_at", INSTANT, nullable=False),
        sa.Column("leased_until", INSTANT, nullable=True),
        sa.Column("sent_at", INSTANT, nullable=True),
        sa.Column("copied", sa.Boolean(), nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key"),
        sa.UniqueConstraint("message_id"),
    )
    with op.batch_alter_table("letters", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_letters_reference"), ["reference"], unique=False)
        batch_op.create_index(
            "letters_leased", ["leased_until"], unique=False, sqlite_where=SENDING, postgresql_where=SENDING
        )
        batch_op.create_index("letters_left", ["outside", "sent_at"], unique=False)
        batch_op.create_index("letters_left_to", ["to", "sent_at"], unique=False)
        batch_op.create_index(
            "letters_uncopied", ["id"], unique=False, sqlite_where=UNCOPIED, postgresql_where=UNCOPIED
        )
        batch_op.create_index(
            "letters_waiting", ["next_try_at"], unique=False, sqlite_where=WAITING, postgresql_where=WAITING
        )

    op.create_table(
        "message_ids",
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.Column("reference", sa.String(length=40), nullable=False),
        sa.Column("letter", sa.Integer(), nullable=True),
        sa.Column("held", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("message_id", "reference"),
    )
    op.create_table(
        "messages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("mailbox", sa.String(length=255), nullable=False),
        sa.Column("folder", sa.String(length=255), nullable=False),
        sa.Column("sent_folder", sa.Boolean(), nullable=False),
        sa.Column("received_at", INSTANT, nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.Text(), nullable=True),
        sa.Column("words_digest", sa.LargeBinary(length=32), nullable=True),
        sa.Column("sender", sa.Text(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column("own_words", sa.Text(), nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=True),
        sa.Column("reference", sa.String(length=40), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("digest"),
    )
    with op.batch_alter_table("messages", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_messages_message_id"), ["message_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_messages_reference"), ["reference"], unique=False)
        batch_op.create_index(batch_op.f("ix_messages_words_digest"), ["words_digest"], unique=False)
        batch_op.create_index("messages_received", ["mailbox", "folder", "received_at"], unique=False)
        batch_op.create_index("messages_received_at", ["received_at"], unique=False)
        batch_op.create_index("messages_waiting", ["id"], unique=False, sqlite_where=WAITING, postgresql_where=WAITING)

    op.create_table(
        "people",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("known_since", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "policies",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("pack", sa.String(length=40), nullable=False),
        sa.Column("in_force_from", sa.Date(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("digest"),
    )
    op.create_table(
        "problems",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("message", sa.Integer(), nullable=True),
        sa.Column("happened_at", INSTANT, nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("solved_at", INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("problems", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_problems_message"), ["message"], unique=False)

    op.create_table(
        "questions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(length=40), nullable=True),
        sa.Column("message", sa.Integer(), nullable=True),
        sa.Column("asked_at", INSTANT, nullable=False),
        sa.Column("of", sa.Text(), nullable=False),
        sa.Column("about", sa.String(length=20), nullable=False),
        sa.Column("answered_at", INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("questions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_questions_reference"), ["reference"], unique=False)

    op.create_table(
        "site",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "addresses",
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person"],
            ["people.id"],
        ),
        sa.PrimaryKeyConstraint("address", "person"),
    )
    with op.batch_alter_table("addresses", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_addresses_person"), ["person"], unique=False)

    op.create_table(
        "decisions",
        sa.Column("message", sa.Integer(), nullable=False),
        sa.Column("decided_at", INSTANT, nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("policy", sa.String(length=64), nullable=False),
        sa.Column("rules_version", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["message"],
            ["messages.id"],
        ),
        sa.PrimaryKeyConstraint("message"),
    )
    op.create_table(
        "originals",
        sa.Column("message", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["message"],
            ["messages.id"],
        ),
        sa.PrimaryKeyConstraint("message"),
    )
    op.create_table(
        "sightings",
        sa.Column("mailbox", sa.String(length=255), nullable=False),
        sa.Column("folder", sa.String(length=255), nullable=False),
        sa.Column("uidvalidity", sa.BigInteger(), nullable=False),
        sa.Column("uid", sa.BigInteger(), nullable=False),
        sa.Column("message", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["message"],
            ["messages.id"],
        ),
        sa.PrimaryKeyConstraint("mailbox", "folder", "uidvalidity", "uid"),
    )
    with op.batch_alter_table("sightings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sightings_message"), ["message"], unique=False)
