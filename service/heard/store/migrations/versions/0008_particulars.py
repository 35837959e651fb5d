"""what officers tell of a case for whoever deals with it to bear in mind, and the words they wrote to it"""

import sqlalchemy as sa
from alembic import op

# As heard.store.tables.Instant was on this day; a step, once released, does not change with the code.
INSTANT = sa.String(32).with_variant(sa.TIMESTAMP(timezone=True), "postgresql")

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "particulars",
        sa.Column("reference", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("about", sa.String(length=20), nullable=False),
        sa.Column("word", sa.String(length=60), nullable=True),
        sa.Column("words", sa.Integer(), nullable=True),
        sa.Column("on_day", sa.Date(), nullable=True),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("done_at", INSTANT, nullable=True),
        sa.Column("message", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("reference", "number"),
    )
    op.create_index("particulars_by_kind", "particulars", ["about", "reference"], unique=False)
    op.create_table(
        "particular_words",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(length=40), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_particular_words_reference", "particular_words", ["reference"], unique=False)
