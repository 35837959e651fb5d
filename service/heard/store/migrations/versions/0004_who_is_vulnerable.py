"""whether mail of a case tells of somebody vulnerable"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Of cases there were before, the next mail that tells of it is the first one told.
    with op.batch_alter_table("cases", schema=None) as batch_op:
        batch_op.add_column(sa.Column("vulnerable", sa.String(length=3), nullable=True))
