"""what mail can be found by, cases from before heard, and cases joined to others"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "clues",
        sa.Column("clue", sa.Text(), nullable=False),
        sa.Column("message", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("letter", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("reference", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("clue", "message", "letter", "reference"),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("clues", schema=None) as batch_op:
        batch_op.create_index("clues_of_messages", ["message"], unique=False)
    # Ids of letters, of messages, and of mail that was only mentioned on a case.
    columns = "INSERT INTO clues (clue, message, letter, reference)"
    op.execute(
        f"{columns} SELECT DISTINCT 'id:' || message_id, 0, letter, '' FROM message_ids WHERE letter IS NOT NULL"  # noqa: S608
    )
    op.execute(f"{columns} SELECT 'id:' || message_id, id, 0, '' FROM messages WHERE message_id IS NOT NULL")  # noqa: S608
    op.execute(
        f"{columns} SELECT 'mention:' || message_id, 0, 0, reference FROM message_ids "  # noqa: S608
        "WHERE NOT held AND reference <> ''"
    )
    # Who wrote on a case belongs to it.  What else mail before this version can be found by is not worked out again.
    op.execute(
        f"{columns} SELECT 'with:' || sender, id, 0, '' FROM messages "  # noqa: S608
        "WHERE reference IS NOT NULL AND sender <> '' AND kind NOT IN ('staff', 'bounce', 'bulk')"
    )
    op.drop_table("message_ids")
    op.create_table(
        "earlier_cases",
        sa.Column("reference", sa.String(length=40), nullable=False),
        sa.Column("known_as", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("home", sa.Text(), nullable=False),
        sa.Column("matter", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("answered", sa.Date(), nullable=True),
        sa.Column("ended", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("reference"),
        sa.UniqueConstraint("known_as"),
    )
    with op.batch_alter_table("cases", schema=None) as batch_op:
        batch_op.add_column(sa.Column("joined", sa.String(length=40), nullable=True))
    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.add_column(sa.Column("same_as", sa.Integer(), nullable=True))
