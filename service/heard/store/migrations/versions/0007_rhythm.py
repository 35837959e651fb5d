"""when somebody is next reminded of a clock, what a case is about and was learned from it, why officers are asked"""

import sqlalchemy as sa
from alembic import op

# As heard.store.tables.Instant was on this day; a step, once released, does not change with the code.
INSTANT = sa.String(32).with_variant(sa.TIMESTAMP(timezone=True), "postgresql")
TO_REMIND = sa.text("remind_at IS NOT NULL")
WINDOW_RUNS, IS_CLOSED = sa.text("window_at IS NOT NULL"), sa.text("closed_at IS NOT NULL")

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("cases", schema=None) as batch_op:
        batch_op.add_column(sa.Column("area", sa.String(length=60), nullable=True))
        batch_op.add_column(sa.Column("closed_at", INSTANT, nullable=True))
        batch_op.add_column(sa.Column("ombudsman_at", INSTANT, nullable=True))
        batch_op.add_column(sa.Column("window_at", INSTANT, nullable=True))
    for index, column, where in (
        ("cases_with_windows", "window_at", WINDOW_RUNS),
        ("cases_closed", "closed_at", IS_CLOSED),
    ):
        op.create_index(index, "cases", [column], unique=False, sqlite_where=where, postgresql_where=where)
    with op.batch_alter_table("clocks", schema=None) as batch_op:
        batch_op.add_column(sa.Column("remind_at", INSTANT, nullable=True))
    with op.batch_alter_table("asked_commands", schema=None) as batch_op:
        batch_op.add_column(sa.Column("why", sa.String(length=20), server_default="not-shown", nullable=False))
    op.create_index(
        "clocks_to_remind",
        "clocks",
        ["remind_at"],
        unique=False,
        sqlite_where=TO_REMIND,
        postgresql_where=TO_REMIND,
    )
    op.create_table(
        "learned",
        sa.Column("reference", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("about", sa.String(length=20), nullable=False),
        sa.Column("word", sa.String(length=60), nullable=True),
        sa.Column("pence", sa.Integer(), nullable=False),
        sa.Column("offset_pence", sa.Integer(), nullable=False),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("message", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("reference", "number"),
    )
    op.create_index("learned_of_a_time", "learned", ["about", "recorded_at"], unique=False)
    # Where nobody knows by what they were counted, all clocks are counted again at start, and this with them.
    op.execute(sa.text("DELETE FROM site WHERE name = 'counted_by'"))
