"""which of its own mailboxes a server itself says wrote a message"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("messages", sa.Column("resolved_sender", sa.String(255), nullable=True))
