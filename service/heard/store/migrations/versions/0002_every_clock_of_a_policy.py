"""every clock of a policy: several of one name, stopped ones, and what a case ended in"""

import sqlalchemy as sa
from alembic import op

INSTANT = sa.String(32).with_variant(sa.TIMESTAMP(timezone=True), "postgresql")
OPEN = sa.text("met_at IS NULL AND stopped_at IS NULL")

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("ix_clocks_due", "clocks")
    op.rename_table("clocks", "clocks_before")
    op.create_table(
        "clocks",
        sa.Column("reference", sa.String(length=40), nullable=False),
        sa.Column("clock", sa.String(length=60), nullable=False),
        sa.Column("stage", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("started", INSTANT, nullable=False),
        sa.Column("due", INSTANT, nullable=True),
        sa.Column("standard_due", INSTANT, nullable=True),
        sa.Column("in_time_until", INSTANT, nullable=True),
        sa.Column("met_at", INSTANT, nullable=True),
        sa.Column("stopped_at", INSTANT, nullable=True),
        sa.Column("clause", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("reference", "clock", "stage", "number"),
    )
    with op.batch_alter_table("clocks", schema=None) as batch_op:
        batch_op.create_index("clocks_open", ["due"], unique=False, sqlite_where=OPEN, postgresql_where=OPEN)
    # The dates stay what they were; where the calendar has changed meanwhile, the next start says what it moves.
    kept = "reference, clock, stage, started, due, standard_due, met_at, clause"
    op.execute(
        f"INSERT INTO clocks ({kept}, number, kind, in_time_until) SELECT {kept}, 1, 'measured', due FROM clocks_before"  # noqa: S608
    )
    op.drop_table("clocks_before")
    with op.batch_alter_table("cases", schema=None) as batch_op:
        batch_op.add_column(sa.Column("outcome", sa.String(length=60), nullable=True))
