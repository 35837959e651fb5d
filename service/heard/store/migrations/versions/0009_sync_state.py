"""how far a server that numbers nothing has told of a folder, in its own word"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("cursors", sa.Column("sync_state", sa.Text(), nullable=True))
