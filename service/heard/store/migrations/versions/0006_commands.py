"""who deals with a case, and what officers were given to say so"""

import sqlalchemy as sa
from alembic import op

# As heard.store.tables.Instant was on this day; a step, once released, does not change with the code.
INSTANT = sa.String(32).with_variant(sa.TIMESTAMP(timezone=True), "postgresql")
UNSETTLED = sa.text("came_to IS NULL")
DEALT_WITH = sa.text("status = 'open' AND owner IS NOT NULL")

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "officers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("away_since", INSTANT, nullable=True),
        sa.Column("away_first", sa.Date(), nullable=True),
        sa.Column("away_until", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("address"),
    )
    op.create_table(
        "tokens",
        sa.Column("nonce", sa.String(length=32), nullable=False),
        sa.Column("officer", sa.Text(), nullable=False),
        sa.Column("reference", sa.String(length=40), nullable=True),
        sa.Column("message", sa.Integer(), nullable=True),
        sa.Column("about", sa.String(length=20), nullable=False),
        sa.Column("only", sa.Text(), nullable=False),
        sa.Column("issued_at", INSTANT, nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.Column("used_at", INSTANT, nullable=True),
        sa.Column("used_for", sa.Text(), nullable=True),
        sa.Column("spoiled_at", INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("nonce"),
    )
    op.create_index("ix_tokens_reference", "tokens", ["reference"], unique=False)
    op.create_table(
        "asked_commands",
        sa.Column("message", sa.Integer(), nullable=False),
        sa.Column("officer", sa.Text(), nullable=False),
        sa.Column("reference", sa.String(length=40), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("line", sa.Text(), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("besides", sa.Text(), nullable=False),
        sa.Column("about", sa.Integer(), nullable=True),
        sa.Column("nonce", sa.String(length=32), nullable=True),
        sa.Column("is_theirs", sa.Boolean(), nullable=True),
        sa.PrimaryKeyConstraint("message"),
    )
    op.create_table(
        "mailbox_signs",
        sa.Column("mailbox", sa.String(length=255), nullable=False),
        sa.Column("folder", sa.String(length=255), nullable=False),
        sa.Column("uidvalidity", sa.BigInteger(), nullable=False),
        sa.Column("sign", sa.String(length=255), nullable=False),
        sa.Column("uid", sa.BigInteger(), nullable=False),
        sa.Column("seen_at", INSTANT, nullable=False),
        sa.Column("came_to", sa.String(length=10), nullable=True),
        sa.Column("settled_at", INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("mailbox", "folder", "uidvalidity", "sign", "uid"),
    )
    op.create_index(
        "mailbox_signs_waiting",
        "mailbox_signs",
        ["mailbox", "seen_at"],
        unique=False,
        sqlite_where=UNSETTLED,
        postgresql_where=UNSETTLED,
    )
    op.create_index("mailbox_signs_settled", "mailbox_signs", ["mailbox", "settled_at"], unique=False)
    op.create_index("letters_written_to", "letters", ["to", "name", "created_at"], unique=False)
    with op.batch_alter_table("cases", schema=None) as batch_op:
        batch_op.add_column(sa.Column("owner", sa.Integer(), nullable=True))
    op.create_index(
        "cases_dealt_with",
        "cases",
        ["owner", "status"],
        unique=False,
        sqlite_where=DEALT_WITH,
        postgresql_where=DEALT_WITH,
    )
