"""The days of a workshop that is held on several, and on which of them somebody came: [YYYY-MM-DD]."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the store here."""
    with op.batch_alter_table("workshops", schema=None) as batch_op:
        batch_op.add_column(sa.Column("days", sa.JSON(), nullable=True))
    with op.batch_alter_table("registrations", schema=None) as batch_op:
        batch_op.add_column(sa.Column("here", sa.JSON(), nullable=True))


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table("registrations", schema=None) as batch_op:
        batch_op.drop_column("here")
    with op.batch_alter_table("workshops", schema=None) as batch_op:
        batch_op.drop_column("days")
